/** Everything that can be asked for, over every way the labels can lie. */
import fc from 'fast-check'
import type { RetryPolicy } from '../../src/promotion/retry-policy.ts'
import { execute } from '../../src/promotion/execute.ts'
import { prepareAll } from '../../src/promotion/prepare.ts'
import type { Prepared, Task } from '../../src/promotion/task.ts'
import type { Result } from '../../src/promotion/result.ts'
import type { Stage, VersionId } from '../../src/promotion/change.ts'
import type { Promotion } from '../../src/promotion/plan.ts'
import { serializeRecord, parseRecord, type RecordedSecret } from '../../src/promotion/record.ts'
import type { Store } from '../../src/promotion/store.ts'
import { CURRENT, type Layout, type Options, PREVIOUS } from './model.ts'

export type Scenario = { readonly layout: Layout; readonly promotion: Promotion; readonly options: Options }

/** A task that brings its own store. */
export type OpenTask = Task & { readonly open: () => Promise<Store> }

/** Opens the store that a task brings. */
export const openOwn = (task: OpenTask): Promise<Store> => task.open()

const labels = [CURRENT, PREVIOUS, 'blue', 'green'] as const

/** Two to six versions with four labels on any of them, or on none. */
const places = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const versions = Array.from({ length: count }, (_, index) => `v${index + 1}`)
  const place = fc.option(fc.constantFrom(...versions), { freq: 4 })
  return fc.record({ versions: fc.constant(versions), at: fc.tuple(place, place, place, place) })
})

const options = fc.record({
  movesPrevious: fc.boolean(),
  promisesToMovePrevious: fc.boolean(),
  movesTogether: fc.boolean(),
  hidesUnlabelled: fc.boolean(),
  conditional: fc.boolean(),
  rejectsNoop: fc.boolean(),
})

/** A request that names no label in two roles: the inputs do not let such a one through. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .tuple(places, options, fc.constantFrom(CURRENT, CURRENT, 'blue', PREVIOUS), fc.nat(), fc.nat(), fc.nat())
  .map(([{ versions, at }, options, stage, wanted, by, previous]) => {
    const holderOf = (label: Stage) => at[labels.findIndex((each) => each === label)] ?? null
    const others = labels.filter((label) => label !== stage)
    const version = versions[wanted % versions.length] ?? ''
    const label = others.filter((each) => holderOf(each) !== null)[by % 6]
    // CURRENT as somebody's previous label has a test of its own.
    const named = others.filter((each) => each !== CURRENT).map((each) => ({ stage: each }))
    const target = label === undefined ? { version } : { stage: label }
    const previousStage = (['auto', 'auto', null, ...named] as const)[previous % (3 + named.length)] ?? null
    const layout = versions.map((id) => [id, labels.filter((each) => holderOf(each) === id)] as const)
    return { layout: Object.fromEntries(layout), promotion: { stage, target, previousStage }, options }
  })

/** Everything a scenario is about, worked out once more with other means than the source has. */
export function roles({ layout, promotion: { stage, target, previousStage } }: Scenario) {
  const at = (label: Stage): VersionId | null => Object.keys(layout).find((id) => layout[id]?.includes(label)) ?? null
  const outgoing = at(stage)
  const incoming = ('version' in target ? target.version : at(target.stage)) ?? ''
  const auto = stage === CURRENT ? PREVIOUS : undefined
  const asked = previousStage === 'auto' ? auto : previousStage?.stage
  const isMove = outgoing !== incoming
  /** The label that the outgoing version is to get. */
  const previous = isMove && outgoing !== null ? asked : undefined
  return { stage, outgoing, incoming, isMove, previous, at }
}

/** Never really waits. */
export const retryPolicy: RetryPolicy = { maxAttempts: 4, backoff: () => Promise.resolve() }

export function promoting(store: Store, promotion: Promotion, expireAt?: number): OpenTask {
  const intent = { kind: 'promote', promotion, rollback: false, expireAt } as const
  return { ref: store.ref, open: () => Promise.resolve(store), stage: promotion.stage, expected: undefined, intent }
}

export function undoing(store: Store, recorded: RecordedSecret, force = false): OpenTask {
  const intent = { kind: 'undo', recorded, force } as const
  return { ref: store.ref, open: () => Promise.resolve(store), stage: recorded.stage, expected: undefined, intent }
}

/** Prepares what must pass all checks; where it does not, fails with what they say. */
export async function prepared(...tasks: readonly OpenTask[]): Promise<readonly Prepared[]> {
  const all = await prepareAll(tasks, openOwn, 1)
  if ('ready' in all) return all.ready
  throw all.failed.find(({ failure }) => failure !== undefined)?.failure?.error
}

/** One of {@link prepared}. */
export async function preparedOne(task: OpenTask): Promise<Prepared> {
  const [one] = await prepared(task)
  if (one === undefined) throw new Error('nothing is prepared')
  return one
}

/** The record after it has been an output of one job and an input of another. */
export function handedOver(recorded: RecordedSecret): RecordedSecret {
  const [secret] = parseRecord(serializeRecord({ secrets: [recorded] })).secrets
  if (secret === undefined) throw new Error('the record is empty')
  return secret
}

/** Carries out one after the other. */
export function carryOutAll(all: readonly Prepared[], forth: RetryPolicy, back: () => RetryPolicy): Promise<Result[]> {
  return execute(all, { retryPolicy: forth, onRollback: back, concurrency: 1, onProgress: () => undefined })
}
