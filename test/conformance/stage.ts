/** Plays a conformance run against a stand-in, and kills it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Results } from '../../conformance/results.ts'
import { namePrefix } from '../../conformance/secret.ts'
import { type Options, resolveSettings } from '../../conformance/settings.ts'
import { subjects } from '../../conformance/subjects.ts'
import type { Cloud, CloudRequest, CloudSecret } from '../support/clouds/server.ts'

/** The secret of all runs, unless a test names another. */
export const throwAway = `${namePrefix}1`

/** A stand-in, and what a run needs to use it. */
export type Stage = {
  readonly cloud: Cloud<CloudSecret>
  /** The values that were sent. */
  readonly values: readonly string[]
  readonly environment: Record<string, string>
  readonly options: Options
}

/** Plays a run within this process. */
export function play(
  stage: Stage,
  { options, signal }: { options?: Partial<Options>; signal?: AbortSignal } = {},
): Promise<Results> {
  const all = { ...stage.options, ...options }
  const environment = { ...stage.environment, PATH: process.env.PATH }
  const subject = subjects[all.provider]
  if (!subject) throw new Error(`no subject ${all.provider}`)
  const manner = { pauseMs: 0, say: () => undefined, ...(signal && { signal }) }
  return subject.run(resolveSettings(all, environment), manner)
}

/** Plays a run that only cleans up after an earlier one. */
export async function cleanUp(stage: Stage): Promise<void> {
  const reason = new Error('cleaned up')
  const outcome = await play(stage, { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error)
  if (outcome !== reason) throw outcome
}

/** Returns the answers by question. */
export function answersOf({ answers }: Results): Record<string, string> {
  return Object.fromEntries(answers.map(({ id, answer }) => [id, answer]))
}

/** Returns status and code by question. */
export function rawOf({ answers }: Results): Record<string, string> {
  return Object.fromEntries(answers.map(({ id, status, code }) => [id, [status, code].filter(Boolean).join(' ')]))
}

/** Whether a request of a run may change something. */
export const isWrite = ({ operation, method }: CloudRequest): boolean =>
  !/^(Describe|List|Get|Show)/.test(operation) && (method !== 'GET' || operation.includes('Stage'))

/** Kills a run with all its processes after this number of writes. */
export async function killAfter(stage: Stage, writes: number): Promise<void> {
  const script = join(import.meta.dirname, 'child.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(stage.options)], {
    env: { ...stage.environment, PATH: process.env.PATH },
    // A group of its own, so that the action is killed as well.
    detached: true,
    stdio: 'ignore',
  })
  const exit = once(child, 'exit')
  let count = 0
  const kill = { isDone: false }
  stage.cloud.intercept = (call) => {
    if (kill.isDone) return 'reset'
    if (!isWrite(call) || count++ < writes) return
    kill.isDone = true
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    return 'reset'
  }
  await exit
  stage.cloud.intercept = undefined
  if (!kill.isDone) throw new Error(`the run ended within ${writes} writes`)
}

/** Returns after how many of its writes a run is killed: few, half of them, and each number near the end. */
export function killPoints(writes: number): number[] {
  return [...[1, 2, 3, 5, Math.floor(writes / 2)], ...[6, 5, 4, 3, 2, 1].map((last) => writes - last)]
}

/** Returns the labels of all versions of all secrets. */
export function stateOf({ cloud }: Stage): Record<string, Record<string, string>> {
  return Object.fromEntries(Object.keys(cloud.secrets).map((secret) => [secret, cloud.labels(secret)]))
}
