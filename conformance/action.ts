/** Promotes and rolls back with the built action, in a separate process, as GitHub's runner starts it. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Bench } from './bench.ts'
import type { Results } from './results.ts'
import type { Settings } from './settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const actionSchema = z.object({ inputs: z.record(z.string(), z.object({ default: z.string().default('') })) })

/** What a step left behind: whether it succeeded, its outputs, and its errors, which the action itself sanitizes. */
type Step = { readonly isOk: boolean; readonly record: string; readonly errors: readonly string[] }

/** Promotes the third version and rolls back; `say` gets the errors. */
export async function playAction(
  bench: Bench,
  settings: Settings,
  say: (line: string) => void,
): Promise<Results['action']> {
  const { provider, secret, region, projectId, endpoint, environment } = settings
  const { current, previous, hasBuiltInLabels } = bench.client
  const { a, b, c, labels } = await bench.arrange()
  const inputs = {
    ...{ provider, secret, region, 'project-id': projectId, endpoint: endpoint ?? '', 'target-version': c },
    ...(!hasBuiltInLabels && { stage: current, 'previous-stage': previous }),
  }
  const promotion = await runStep(inputs, environment)
  const promoted = await bench.untilMoved(current, c)
  const isPromoted = promotion.isOk && promoted[current] === c && promoted[previous] === b
  const rollback = await runStep({ rollback: 'true', record: promotion.record }, environment)
  const restored = await bench.untilMoved(current, b)
  // Where the previous label could not be put on the first version, it has to be where it was.
  const isRolledBack = rollback.isOk && restored[current] === b && restored[previous] === (labels[previous] ?? a)
  for (const error of [...promotion.errors, ...rollback.errors]) say(error)
  return {
    promotion: isPromoted ? 'succeeded' : 'failed',
    rollback: isRolledBack ? 'succeeded' : 'failed',
  }
}

/** Runs a step. The output is not shown: it has the commands by which the action masks the login. */
async function runStep(inputs: Record<string, string>, environment: Settings['environment']): Promise<Step> {
  const { inputs: declared } = actionSchema.parse(parse(await readFile(join(root, 'action.yml'), 'utf8')))
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'))
  try {
    const [output, state, summary] = ['output', 'state', 'summary'].map((name) => join(folder, name))
    await Promise.all([output, state, summary].map((file) => writeFile(file ?? '', '')))
    const { isOk, lines } = await start({
      ...Object.fromEntries(
        Object.entries(environment).filter(([name]) => !/^(INPUT|STATE|GITHUB|RUNNER)_/.test(name)),
      ),
      ...Object.fromEntries(
        Object.entries(declared).map(([name, input]) => {
          // Of the defaults that are expressions, none matters to a step without an environment of GitHub's.
          const value = inputs[name] ?? (input.default.startsWith('${{') ? '' : input.default)
          return [`INPUT_${name.toUpperCase()}`, value]
        }),
      ),
      ...{ GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: output, GITHUB_STATE: state, GITHUB_STEP_SUMMARY: summary },
    })
    const [, record = ''] = /^record<<(?:.*)\n(.*)$/m.exec(await readFile(output ?? '', 'utf8')) ?? []
    return { isOk, record, errors: lines.filter((line) => line.startsWith('::error')) }
  } finally {
    await rm(folder, { recursive: true })
  }
}

function start(env: NodeJS.ProcessEnv): Promise<{ isOk: boolean; lines: string[] }> {
  const child = spawn(process.execPath, [join(root, 'dist/index.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode) => {
      resolve({ isOk: exitCode === 0, lines: Buffer.concat(chunks).toString().split(/\r?\n/) })
    })
  })
}
