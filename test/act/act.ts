/**
 * Runs a workflow with act (https://github.com/nektos/act) in its host mode: the steps are processes of this machine, no
 * container is started, and every action comes from a folder of this machine.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { findTool } from '../tools/tools.ts'

type Strings = Readonly<Record<string, string>>

export type ActOptions = {
  /** The files of the repository, by path: the workflow, the scripts that it calls, local actions. */
  readonly files: Strings
  /** Path of the workflow to run. */
  readonly workflow: string
  readonly event?: string
  readonly inputs?: Strings
  readonly vars?: Strings
  readonly secrets?: Strings
  /** Variables in the environment of every step. */
  readonly env?: Strings
  /** The files of the actions that the workflow uses, by `owner/repository@ref`; this action needs none. */
  readonly actions?: Readonly<Record<string, Strings>>
  /** Programs that the steps call, by name. */
  readonly programs?: Strings
  /** Called for each message of act, and each line that a step writes. */
  readonly onMessage?: (message: string) => void
  /** Interrupts act, as Ctrl+C does. */
  readonly interrupt?: AbortSignal
}

const results = z.enum(['success', 'failure', 'skipped'])
const entrySchema = z.object({
  msg: z.string(),
  job: z.string().optional(),
  stage: z.enum(['Pre', 'Main', 'Post']).optional(),
  /** The ids of a step and of the step of the composite action that it is in, outermost first. */
  stepID: z.array(z.string()).optional(),
  stepResult: results.optional(),
  jobResult: results.optional(),
  /** Set on what a step itself has written. */
  raw_output: z.boolean().optional(),
  command: z.string().optional(),
  name: z.string().optional(),
  arg: z.string().optional(),
  content: z.string().optional(),
})
type Entry = z.infer<typeof entrySchema>

/** One stage of a step that was not skipped. */
export type ActStep = {
  readonly job: string
  readonly stage: 'Pre' | 'Main' | 'Post'
  readonly id: string
  readonly name: string
  result: z.infer<typeof results> | undefined
  /** What the step has written, but for commands. */
  output: string
  readonly outputs: Record<string, string>
  summary: string
}

export type ActRun = {
  readonly exitCode: number | null
  /** The result of each job that was not skipped, by its name. */
  readonly jobs: Record<string, string>
  readonly steps: ActStep[]
  /** All messages, masked as act masks them, then what act has written to stderr. */
  readonly log: string
}

/** The name of this action in the workflows. */
export const self = 'promote-secret-version/promote-secret-version'
const root = resolve(import.meta.dirname, '../..')
const platforms = ['ubuntu-latest', 'self-hosted'].flatMap((label) => ['-P', `${label}=-self-hosted`])

/** Runs a workflow to its end, and reads from act's log what became of it. */
export async function runAct(options: ActOptions): Promise<ActRun> {
  const entries: Entry[] = []
  const { exitCode, errors } = await execute(options, ['--json'], (line) => {
    const entry = entrySchema.parse(JSON.parse(line))
    entries.push(entry)
    return entry.msg
  })
  const jobs = entries.flatMap(({ job = '', jobResult }) => (jobResult ? [[job.trim(), jobResult] as const] : []))
  const log = [...entries.map(({ msg }) => msg.trimEnd()), errors].join('\n')
  return { exitCode, jobs: Object.fromEntries(jobs), steps: readSteps(entries), log }
}

/** Runs a workflow to its end, and returns what act prints. */
export async function readTerminal(options: ActOptions, ...flags: string[]): Promise<string> {
  const lines: string[] = []
  await execute(options, flags, (line) => {
    lines.push(line)
    return line
  })
  return lines.join('\n')
}

/** @param read gets each line of output and returns its message */
async function execute(options: ActOptions, flags: readonly string[], read: (line: string) => string) {
  const folder = await mkdtemp(join(tmpdir(), 'act-'))
  try {
    const [home, repository, programs, action] = ['home', 'repository', 'programs', 'action'].map((name) =>
      join(folder, name),
    ) as [string, string, string, string]
    await mkdir(home)
    await writeFiles(repository, options.files)
    await writeFiles(programs, options.programs ?? {})
    for (const name of ['action.yml', 'dist']) await cp(join(root, name), join(action, name), { recursive: true })
    const actions = Object.entries(options.actions ?? {}).map(([name, files], index) => ({
      ...{ name, files, path: join(folder, `action-${index}`) },
    }))
    for (const { path, files } of actions) await writeFiles(path, files)
    commit(repository)

    const env = { GITHUB_REPOSITORY: 'octo-org/shop', ...options.env }
    const secrets = { GITHUB_TOKEN: 'ghs_ofTheJob', ...options.secrets }
    const pairs = (flag: string, values: Strings = {}) =>
      Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`])
    const words = [
      ...[options.event ?? 'push', '-W', options.workflow, ...platforms, ...flags],
      ...['--no-cache-server', '--action-offline-mode', '--action-cache-path', join(home, 'cache')],
      ...['--local-repository', `${self}@v1=${action}`],
      ...actions.flatMap(({ name, path }) => ['--local-repository', `${name}=${path}`]),
      ...[pairs('--env', env), pairs('--input', options.inputs), pairs('--var', options.vars)].flat(),
      ...pairs('--secret', secrets),
    ]
    // Node of the same version as the runner's, which act starts by its name.
    const path = [programs, join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
    const child = spawn(findTool('act') ?? '', words, { cwd: repository, env: { PATH: path, HOME: home } })
    child.stdin.end()
    options.interrupt?.addEventListener('abort', () => child.kill('SIGINT'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const message = read(line)
      options.onMessage?.(message)
    })
    const [errors, exitCode] = await Promise.all([
      text(child.stderr),
      new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done)),
    ])
    return { exitCode, errors }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Writes files that can be executed. */
async function writeFiles(folder: string, files: Strings): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content, { mode: 0o755 })
  }
}

/** Makes the folder a repository with one commit: act reads the commit and the branch from it. */
function commit(folder: string): void {
  const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com', '-c', 'commit.gpgsign=false']
  for (const words of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '.'],
    [...author, 'commit', '--quiet', '-m', 'Deploy'],
  ]) {
    const { status, stderr } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(`git ${words.join(' ')} failed: ${stderr}`)
  }
}

function readSteps(entries: readonly Entry[]): ActStep[] {
  const steps: ActStep[] = []
  for (const { msg, job = '', stage, stepID, ...entry } of entries) {
    if (stage === undefined || stepID === undefined) continue
    const place = { job: job.trim(), stage, id: stepID.join('/') }
    const [, name] = /^⭐ Run \w+ ([^]*)$/.exec(msg) ?? []
    if (name !== undefined) steps.push({ ...place, name, result: undefined, output: '', outputs: {}, summary: '' })
    const step = steps.findLast((it) => it.job === place.job && it.stage === stage && it.id === place.id)
    if (step === undefined) continue
    if (entry.stepResult) step.result = entry.stepResult
    if (entry.raw_output) step.output += msg
    if (entry.command === 'set-output' && entry.name !== undefined) step.outputs[entry.name] = entry.arg ?? ''
    if (entry.command === 'summary') step.summary += entry.content ?? ''
  }
  return steps
}
