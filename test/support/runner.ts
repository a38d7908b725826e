/** Stands in for GitHub's runner: starts the built action in a separate process and reads what it leaves behind. */
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { z } from 'zod'
import { settleRequests } from './permissions/requests.ts'
import { interpretOutput, type InterpretedOutput, parseCommandFile, readSetCommands } from './runner-commands.ts'

/** The inputs of a step, by name. */
export type Inputs = Record<string, string>

/** What a process of the action left behind. */
export type Run = InterpretedOutput & {
  exitCode: number | null
  signal: string | null
  /** Stdout and stderr as written. Like everything below, it is unmasked and must not contain a secret. */
  raw: string
  outputs: Record<string, string>
  state: Record<string, string>
  exported: Record<string, string>
  summary: string
  /** The duration of the process in milliseconds. */
  ms: number
}

export type RunOptions = {
  with?: Inputs
  env?: Record<string, string>
  debug?: boolean
  /** A signal that is sent once, at the first line of output for which `when` returns true. */
  signal?: { send: NodeJS.Signals; when: (line: string) => boolean }
  /** Called for each line of output. */
  onLine?: (line: string) => void
  /** The script to run, the action's own by default. */
  main?: string
  /** The time after which the process is killed. */
  timeoutMs?: number
}

/** The variable with the folder for compiled code, which only the tests have that measure neither time nor memory. */
export const cacheVariable = 'TEST_COMPILE_CACHE'

const root = resolve(import.meta.dirname, '../..')
const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'] as const
const github = {
  ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_RUN_ID: '1658821493', GITHUB_RUN_ATTEMPT: '1' },
  ...{ GITHUB_SERVER_URL: 'https://github.com', GITHUB_API_URL: 'https://api.github.com' },
  ...{ GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53' },
  ...{ GITHUB_ACTOR: 'octocat', GITHUB_EVENT_NAME: 'push', GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'deploy' },
}
/** The values of the expressions that are defaults of inputs. */
const expressions: Record<string, string> = { '${{ github.token }}': 'ghs_ofTheJob', '${{ job.status }}': 'success' }
const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string().default('') })),
  runs: z.object({ main: z.string() }),
})

/** The script that the runner starts at the end of the job. */
export const postScript = join(root, 'dist/post/index.js')

/** Returns the environment variables by which the runner passes the saved state to the end of the job. */
export function toStateVariables(state: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]))
}

/** Runs the action as a step and resolves when its process has ended, with any exit code. */
export async function runAction(options: RunOptions): Promise<Run> {
  const action = actionSchema.parse(parse(await readFile(join(root, 'action.yml'), 'utf8')))
  const stepInputs = options.with ?? {}
  // The real runner only warns, but a test that misspells an input tests nothing.
  const undeclared = Object.keys(stepInputs).filter((name) => !Object.hasOwn(action.inputs, name))
  if (undeclared.length > 0) throw new Error(`Not an input of this action: ${undeclared.join(', ')}`)
  const inputs = Object.entries(action.inputs).map(
    ([name, input]) =>
      [
        `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
        stepInputs[name] ?? expressions[input.default] ?? input.default,
      ] as const,
  )

  const cache = process.env[cacheVariable]
  const temp = await mkdtemp(join(tmpdir(), 'runner-'))
  try {
    const [home, workspace] = [join(temp, 'home'), join(temp, 'workspace')]
    await Promise.all([mkdir(home), mkdir(workspace), ...commandFiles.map((name) => writeFile(join(temp, name), ''))])
    const env = {
      ...github,
      ...{ PATH: process.env.PATH, HOME: home, RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace },
      ...Object.fromEntries(commandFiles.map((name) => [name, join(temp, name)] as const)),
      ...Object.fromEntries(inputs),
      ...(options.debug && { RUNNER_DEBUG: '1' }),
      ...(cache && { NODE_COMPILE_CACHE: cache }),
      ...options.env,
    }
    const { lines, ...end } = await start(options.main ?? join(root, action.runs.main), env, workspace, options)
    settleRequests()
    const interpreted = interpretOutput(lines, options.debug ?? false)
    const read = (name: (typeof commandFiles)[number]) => readFile(join(temp, name), 'utf8')
    return {
      ...end,
      raw: lines.join('\n'),
      ...interpreted,
      outputs: {
        ...readSetCommands(interpreted.commands, 'set-output'),
        ...parseCommandFile(await read('GITHUB_OUTPUT')),
      },
      state: {
        ...readSetCommands(interpreted.commands, 'save-state'),
        ...parseCommandFile(await read('GITHUB_STATE')),
      },
      exported: parseCommandFile(await read('GITHUB_ENV')),
      summary: await read('GITHUB_STEP_SUMMARY'),
    }
  } finally {
    await rm(temp, { recursive: true, force: true })
  }
}

type ProcessEnd = Pick<Run, 'exitCode' | 'signal' | 'ms'> & { lines: string[] }

function start(main: string, env: NodeJS.ProcessEnv, cwd: string, options: RunOptions): Promise<ProcessEnd> {
  let { signal } = options
  const startTime = performance.now()
  const child = spawn(process.execPath, [main], {
    env,
    cwd,
    timeout: options.timeoutMs ?? 240_000,
    killSignal: 'SIGKILL',
  })
  child.stdin.end()
  const lines: string[] = []
  for (const input of [child.stdout, child.stderr]) {
    // Like .NET's, this reader also ends a line at a lone carriage return, which can smuggle a command in.
    createInterface({ input, crlfDelay: Infinity }).on('line', (line) => {
      lines.push(line)
      options.onLine?.(line)
      if (!signal?.when(line)) return
      child.kill(signal.send)
      signal = undefined
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal, lines, ms: performance.now() - startTime })
    })
  })
}
