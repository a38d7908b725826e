import { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import {
  formatVersion,
  holder,
  isMove,
  withChanges,
  type Change,
  type Snapshot,
  type Stage,
  type VersionId,
} from './change.ts'
import type { ExpiryChange } from './expiry.ts'
import type { Plan } from './plan.ts'
import type { RecordedSecret } from './record.ts'
import type { SecretRef, Store } from './store.ts'
import { isRollback, type Prepared, type Task } from './task.ts'

/** What became of one secret. */
export type Result = {
  readonly ref: SecretRef
  readonly stage: Stage
  /** Whether it was a rollback that had this result, or a promotion. */
  readonly isRollback: boolean
  /** Where the label was found, and where it is now; null on no version, undefined if that is not known. */
  readonly previous: VersionId | null | undefined
  readonly current: VersionId | null | undefined
  /** Where the plan leads; null to no version, undefined if there is no plan. */
  readonly target: VersionId | null | undefined
  /** What the plan moves. */
  readonly changes: readonly Change[]
  readonly expiry?: ExpiryChange | undefined
  /** Whether the store is not as it was found, or may not be. */
  readonly changed: boolean
  readonly outcome: 'promoted' | 'unchanged' | 'planned' | 'rolled-back' | 'restored' | 'failed' | 'skipped'
  readonly warnings: readonly string[]
  readonly requestIds: readonly string[]
  readonly failure?: Failure
}

/** Why a secret failed, and in which state that left it. */
export type Failure = {
  /** Undefined if the secret itself did not fail but could not be rolled back. */
  readonly error: unknown
  /** What the store had to add when it was read once more. */
  readonly diagnosis: string | undefined
  /** Where the labels are now, in whole sentences. */
  readonly state: string
  /** The same as data: empty if the labels were not read. */
  readonly labels: readonly LabelState[]
  /** How far what this run wrote is rolled back; `none` if it wrote nothing. */
  readonly rollback: 'none' | 'complete' | 'in doubt' | 'incomplete'
  /** What is left to do by hand to have the labels as they were found. */
  readonly manualSteps: readonly Change[]
}

/** Where a label of a secret that failed is; null on no version. */
type LabelState = {
  readonly stage: Stage
  /** Where this run found it. */
  readonly was: VersionId | null
  readonly is: VersionId | null
  /** Whether a write without a response may still move it. */
  readonly isInDoubt: boolean
}

/** Returns the states of these labels, each of them once. */
export function toLabelStates(
  stages: readonly Stage[],
  found: Snapshot,
  { labels, inDoubt = [] }: { readonly labels: Snapshot; readonly inDoubt?: readonly Change[] },
): LabelState[] {
  const moving = new Set(
    inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after).map(({ stage }) => stage),
  )
  return [...new Set(stages)].map((stage) => {
    return { stage, was: holder(found, stage), is: holder(labels, stage), isInDoubt: moving.has(stage) }
  })
}

/** Returns the result of a secret that was never read. */
export function skippedResult(task: Task): Result {
  return {
    ref: task.ref,
    stage: task.stage,
    isRollback: isRollback(task),
    previous: undefined,
    current: undefined,
    target: undefined,
    changes: [],
    changed: false,
    outcome: 'skipped',
    warnings: [],
    requestIds: [],
  }
}

/**
 * Returns the result of a secret whose labels were read.
 *
 * @param now where the labels are in the end, and which writes may still move them
 */
export function resultOf(
  { task, store, found, plan, expiry }: Prepared,
  { labels, inDoubt = [] }: { readonly labels: Snapshot; readonly inDoubt?: readonly Change[] },
  outcome: Result['outcome'],
  warnings: readonly string[] = [],
): Result {
  const mayMove = inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after)
  const isAsFound = ({ stage }: Change) => holder(labels, stage) === holder(found, stage)
  const isInDoubt = (label: Stage) => mayMove.some(({ stage }) => stage === label)
  return {
    ref: store.ref,
    stage: plan.stage,
    isRollback: isRollback(task),
    previous: holder(found, plan.stage),
    current: isInDoubt(plan.stage) ? undefined : holder(labels, plan.stage),
    target: targetOf(plan, found),
    changes: plan.changes.filter(isMove),
    expiry,
    changed: mayMove.length > 0 || ![...plan.changes, ...plan.sideEffects].every(isAsFound),
    outcome,
    warnings,
    requestIds: store.requestIds,
  }
}

/** Returns the version that the plan leads to; null if it leads to none. */
function targetOf({ stage, changes }: Plan, found: Snapshot): VersionId | null {
  const change = changes.find((each) => each.stage === stage)
  return change === undefined ? holder(found, stage) : change.after
}

/** Returns what the plan comes to without any write. */
export function plannedResult(prepared: Prepared): Result {
  const { found, plan } = prepared
  const outcome = outcomeOf(prepared) === 'unchanged' ? 'unchanged' : 'planned'
  const rotation = rotationWarnings(prepared, withChanges(found, plan.changes))
  const warnings = [...skipWarnings(plan, found), ...rotation, ...targetWarnings(prepared)]
  return resultOf(prepared, { labels: found }, outcome, warnings)
}

/** Returns what executing the plan comes to. */
export function outcomeOf({ task, plan }: Prepared): Result['outcome'] {
  if (!plan.changes.some(isMove)) return 'unchanged'
  return isRollback(task) ? 'rolled-back' : 'promoted'
}

/** Whether executing what was prepared writes anything. */
export function hasChanges(prepared: Prepared): boolean {
  return prepared.expiry !== undefined || outcomeOf(prepared) !== 'unchanged'
}

/** Returns the refusal of a rollback that never saw the label where the step has moved it. */
export function notConfirmed({ found, plan: { stage } }: Prepared): Refusal {
  return Refusal.of('not-confirmed', { label: stage, now: formatVersion(holder(found, stage)) })
}

/** Whether something that this run did is still in place. */
export function needsRollback({ changed, failure }: Result): boolean {
  return changed && (!failure || failure.manualSteps.length > 0)
}

/**
 * Returns what is left to roll back of a secret at the end of the job, if anything. A label that was not moved, or is
 * restored, is not expected to have been moved by then.
 */
export function leftToRollBack(recorded: RecordedSecret, result: Result | undefined): RecordedSecret[] {
  if (result === undefined || !needsRollback(result)) return []
  const { failure } = result
  const isLeft = ({ stage }: Change) => !failure || failure.manualSteps.some((step) => step.stage === stage)
  return [
    { ...recorded, changes: recorded.changes.map((each) => (isLeft(each) ? each : { ...each, after: each.before })) },
  ]
}

/** Returns a warning for each label that the plan skips, with the version that it was found on in the end. */
export function skipWarnings({ skipped }: Plan, snapshot: Snapshot): string[] {
  return skipped.map(({ stage, why }) => `${stage} ${why}; it is on ${formatVersion(holder(snapshot, stage))}`)
}

/**
 * Returns a warning if `stage` has left the version that a rotation still has its label on: the store takes that for a
 * rotation that has not ended, and starts no other.
 */
export function rotationWarnings({ plan, store: { rules } }: Prepared, now: Snapshot): string[] {
  const outgoing = plan.changes.find(({ stage }) => stage === rules.current)?.before
  const { pending } = rules
  if (pending === undefined || !outgoing || holder(now, pending) !== outgoing) return []
  if (rules.current !== null && holder(now, rules.current) === outgoing) return []
  return [`${pending} is still on ${outgoing} and will block the next rotation until you remove it`]
}

/** Returns a warning if `stage` moves to a version that may not exist, or that the store is going to destroy. */
export function targetWarnings({ plan, found }: Prepared): string[] {
  const move = plan.changes.find((change) => change.stage === plan.stage && isMove(change))
  const { id, destroyAt, unchecked } = found.find((version) => version.id === move?.after) ?? {}
  if (id === undefined) return []
  if (unchecked !== undefined) return [`version ${id} was not checked, so it may not exist: ${unchecked}`]
  if (destroyAt === undefined) return []
  const date = new Date(destroyAt).toISOString()
  return [`version ${id} will be destroyed at ${date}, although it has ${plan.stage}; cancel that by enabling it`]
}

/** Reads once more to find out what a failure comes from. If that fails too, there is nothing to add. */
export async function diagnose(store: Store | undefined, error: unknown): Promise<string | undefined> {
  const about = error instanceof Refusal ? error.conflictingLabel : error
  if (about === undefined || !(typeof about === 'string' || about instanceof ApiError)) return undefined
  return store?.diagnose?.(about).catch(() => undefined)
}
