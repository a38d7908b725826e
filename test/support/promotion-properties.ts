/** Arbitrary promotions over every position of the labels, and helpers to prepare and execute them. */
import fc from 'fast-check'
import { ApiError } from '../../src/errors/api-error.ts'
import type { RetryPolicy } from '../../src/promotion/retry-policy.ts'
import { execute } from '../../src/promotion/execute.ts'
import { prepareAll } from '../../src/promotion/prepare.ts'
import type { Prepared, Task } from '../../src/promotion/task.ts'
import type { Result } from '../../src/promotion/result.ts'
import type { Stage, VersionId } from '../../src/promotion/change.ts'
import type { Promotion } from '../../src/promotion/plan.ts'
import { serializeRecord, parseRecord, type RecordedSecret } from '../../src/promotion/record.ts'
import type { Store } from '../../src/promotion/store.ts'
import { CURRENT, type Layout, type ModelOptions, PREVIOUS } from './model.ts'

export type PromotionCase = { readonly layout: Layout; readonly promotion: Promotion; readonly options: ModelOptions }

/** A task with its store. */
export type OpenTask = Task & { readonly open: () => Promise<Store> }

/** Opens the task's store. */
const openStore = (task: OpenTask): Promise<Store> => task.open()

const labels = [CURRENT, PREVIOUS, 'blue', 'green'] as const

/** Two to six versions with four labels on any of them, or on none. */
const positions = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const versions = Array.from({ length: count }, (_, index) => `v${index + 1}`)
  const holder = fc.option(fc.constantFrom(...versions), { freq: 4 })
  return fc.record({ versions: fc.constant(versions), at: fc.tuple(holder, holder, holder, holder) })
})

const options = fc.record({
  movesPrevious: fc.boolean(),
  promisesToMovePrevious: fc.boolean(),
  movesTogether: fc.boolean(),
  hidesUnlabeled: fc.boolean(),
  conditional: fc.boolean(),
  rejectsNoop: fc.boolean(),
})

/** Never names one label twice, which the inputs reject. */
export const promotionCase: fc.Arbitrary<PromotionCase> = fc
  .tuple(positions, options, fc.constantFrom(CURRENT, CURRENT, 'blue', PREVIOUS), fc.nat(), fc.nat(), fc.nat())
  .map(([{ versions, at }, options, stage, wanted, by, previous]) => {
    const holderOf = (label: Stage) => at[labels.findIndex((each) => each === label)] ?? null
    const others = labels.filter((label) => label !== stage)
    const version = versions[wanted % versions.length] ?? ''
    const label = others.filter((each) => holderOf(each) !== null)[by % 6]
    // Another test covers CURRENT as a previous label.
    const named = others.filter((each) => each !== CURRENT).map((each) => ({ stage: each }))
    const target = label === undefined ? { version } : { stage: label }
    const previousStage = (['auto', 'auto', null, ...named] as const)[previous % (3 + named.length)] ?? null
    const layout = versions.map((id) => [id, labels.filter((each) => holderOf(each) === id)] as const)
    return { layout: Object.fromEntries(layout), promotion: { stage, target, previousStage }, options }
  })

/** Derives the roles of versions and labels, independently of the source. */
export function roles({ layout, promotion: { stage, target, previousStage } }: PromotionCase) {
  const at = (label: Stage): VersionId | null => Object.keys(layout).find((id) => layout[id]?.includes(label)) ?? null
  const outgoing = at(stage)
  const incoming =
    (target === null || target === 'newest' ? null : 'version' in target ? target.version : at(target.stage)) ?? ''
  const auto = stage === CURRENT ? PREVIOUS : undefined
  const requested = previousStage === 'auto' ? auto : previousStage?.stage
  const isMove = outgoing !== incoming
  /** The label for the outgoing version. */
  const previous = isMove && outgoing !== null ? requested : undefined
  return { stage, outgoing, incoming, isMove, previous, at }
}

/** Returns a policy that never waits, and reads back as often as it attempts a write. */
export function policyOf(maxAttempts: number, backoff: RetryPolicy['backoff'] = () => Promise.resolve()): RetryPolicy {
  const poll = (attempt: number) =>
    attempt < maxAttempts ? backoff(attempt) : Promise.reject(new ApiError('out-of-time'))
  return { maxAttempts, backoff, poll, mustConverge: true }
}

export const retryPolicy = policyOf(4)

/** Options for tasks that bring their own store. Never waits. */
export const prepareOptions = (concurrency = 1) => ({
  open: openStore,
  concurrency,
  isDryRun: false,
  wait: () => Promise.resolve(),
})

/** Returns the task of a promotion. */
export function promotionTask(store: Store, promotion: Promotion, expireAt?: number): OpenTask {
  const intent = { kind: 'promote', promotion, rollback: false, expireAt } as const
  return { ref: store.ref, open: () => Promise.resolve(store), stage: promotion.stage, expected: undefined, intent }
}

/** Returns the task of a rollback by a record. */
export function undoTask(store: Store, recorded: RecordedSecret, force = false): OpenTask {
  const intent = { kind: 'undo', recorded, force, isOwnStep: false } as const
  return { ref: store.ref, open: () => Promise.resolve(store), stage: recorded.stage, expected: undefined, intent }
}

/** Prepares all tasks. @throws the error of the first failed check */
export async function prepareTasks(...tasks: readonly OpenTask[]): Promise<readonly Prepared[]> {
  const all = await prepareAll(tasks, prepareOptions())
  if ('ready' in all) return all.ready
  throw all.failed.find(({ failure }) => failure !== undefined)?.failure?.error
}

/** Prepares one task. @throws the error of a failed check */
export async function prepareTask(task: OpenTask): Promise<Prepared> {
  const [prepared] = await prepareTasks(task)
  if (prepared === undefined) throw new Error('nothing was prepared')
  return prepared
}

/** Serializes and parses a record, as between two jobs. */
export function throughJson(recorded: RecordedSecret): RecordedSecret {
  const [secret] = parseRecord(serializeRecord({ secrets: [recorded] })).secrets
  if (secret === undefined) throw new Error('the record is empty')
  return secret
}

/** Executes one task after the other. */
export function executeInOrder(
  all: readonly Prepared[],
  forward: RetryPolicy,
  onRollback: () => RetryPolicy,
): Promise<Result[]> {
  return execute(all, {
    retryPolicy: forward,
    onRollback,
    concurrency: 1,
    isCancelled: () => false,
    onProgress: () => undefined,
  })
}
