/** A double of GitHub's runner: it starts the built action in a process of its own and reads what that leaves behind. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { z } from 'zod'
import { settleRequests } from './permissions/requests.ts'
import { obey, readPairs, type Obeyed, valuesSet } from './runner-commands.ts'

export type Run = Obeyed & {
  exitCode: number | null
  signal: string | null
  /** Stdout and stderr as they were written. Like all below it is unmasked: no secret may be in there. */
  raw: string
  outputs: Record<string, string>
  state: Record<string, string>
  exported: Record<string, string>
  summary: string
  /** How long the process lived, in milliseconds. */
  ms: number
}

const root = resolve(import.meta.dirname, '../..')
const files = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const
const github = {
  ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '1658821493', GITHUB_RUN_ATTEMPT: '1' },
  ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' },
  ...{ GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53' },
  ...{ GITHUB_ACTOR: 'octocat', GITHUB_EVENT_NAME: 'push', GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'deploy' },
}
/** What the runner makes of the expressions that are defaults of inputs. */
const expressions: Record<string, string> = { '${{ github.token }}': 'ghs_ofTheJob', '${{ job.status }}': 'success' }
const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().default('') })),
  runs: z.object({ main: z.string() }),
})

/**
 * Runs the action as a step with these inputs (`with`) and resolves when its process has ended, however it ended.
 * `signal` is sent once, at the first line of output that `when` accepts; `main` is another script than the action's own.
 */
export async function runAction(options: {
  with?: Record<string, string>
  env?: Record<string, string>
  debug?: boolean
  signal?: { send: NodeJS.Signals; when: (line: string) => boolean }
  main?: string
  /** After how many milliseconds it is killed. */
  mostMs?: number
}): Promise<Run> {
  const action = Action.parse(parse(await readFile(join(root, 'action.yml'), 'utf8')))
  const given = options.with ?? {}
  // The real runner only warns, but a test that misspells an input tests nothing.
  const undeclared = Object.keys(given).filter((name) => !Object.hasOwn(action.inputs, name))
  if (undeclared.length > 0) throw new Error(`Not an input of this action: ${undeclared.join(', ')}`)
  const inputs = Object.entries(action.inputs).map(
    ([name, input]) =>
      [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        given[name] ?? expressions[input.default] ?? input.default,
      ] as const,
  )

  const temp = await mkdtemp(join(tmpdir(), 'runner-'))
  try {
    const [home, workspace] = [join(temp, 'home'), join(temp, 'workspace')]
    await Promise.all([mkdir(home), mkdir(workspace), ...files.map((name) => writeFile(join(temp, name), ''))])
    const env = {
      ...github,
      ...{ PATH: process.env.PATH, HOME: home, RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace },
      ...Object.fromEntries(files.map((name) => [name, join(temp, name)] as const)),
      ...Object.fromEntries(inputs),
      ...(options.debug && { RUNNER_DEBUG: '1' }),
      ...options.env,
    }
    const { lines, ...end } = await start(options.main ?? join(root, action.runs.main), env, workspace, options)
    settleRequests()
    const seen = obey(lines, options.debug ?? false)
    const read = (name: (typeof files)[number]) => readFile(join(temp, name), 'utf8')
    return {
      ...end,
      raw: lines.join('\n'),
      ...seen,
      outputs: { ...valuesSet(seen.commands, 'set-output'), ...readPairs(await read('GITHUB_OUTPUT')) },
      state: { ...valuesSet(seen.commands, 'save-state'), ...readPairs(await read('GITHUB_STATE')) },
      exported: readPairs(await read('GITHUB_ENV')),
      summary: await read('GITHUB_STEP_SUMMARY'),
    }
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

type Options = Parameters<typeof runAction>[0]
type End = Pick<Run, 'exitCode' | 'signal' | 'ms'> & { lines: string[] }

function start(main: string, env: NodeJS.ProcessEnv, cwd: string, options: Options): Promise<End> {
  let { signal } = options
  const begun = performance.now()
  const child = spawn(process.execPath, [main], { env, cwd, timeout: options.mostMs ?? 60_000, killSignal: 'SIGKILL' })
  child.stdin.end()
  const lines: string[] = []
  for (const input of [child.stdout, child.stderr]) {
    // Like .NET's, this reader ends a line at a lone carriage return too: a way to smuggle a command in.
    createInterface({ input, crlfDelay: Infinity }).on('line', (line) => {
      lines.push(line)
      if (!signal?.when(line)) return
      child.kill(signal.send)
      signal = undefined
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, lines, ms: performance.now() - begun })
    })
  })
}
