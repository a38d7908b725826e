import { Problem } from '../errors/api-error.ts'
import type { SecretRef, Store } from './store.ts'
import { changed, holder, isMove, type Change, type Snapshot, type Stage, type VersionId } from './change.ts'
import type { ExpiryChange } from './expiry.ts'
import type { Plan } from './plan.ts'
import type { Prepared, Task } from './prepare.ts'
import { on, Refusal } from '../errors/refusal.ts'

/** What became of one secret. */
export type Result = {
  readonly ref: SecretRef
  readonly stage: Stage
  /** Where the label was found, and where it is now as far as is known. */
  readonly previous: VersionId | null
  readonly current: VersionId | null
  /** What was to be changed, for people to read. */
  readonly changes: readonly Change[]
  readonly expiry?: ExpiryChange | undefined
  /** Whether the store is not as it was found. */
  readonly changed: boolean
  readonly outcome: 'promoted' | 'unchanged' | 'planned' | 'rolled-back' | 'restored' | 'failed' | 'skipped'
  readonly warnings: readonly string[]
  readonly requestIds: readonly string[]
  readonly failure?: Failure
}

/** Why a secret failed, and what state that left it in. */
export type Failure = {
  /** Undefined where the secret itself went well but could not be put back. */
  readonly error: unknown
  /** What the store had to say about it when asked once more. */
  readonly explanation: string | undefined
  /** Where the labels are now, in whole sentences. */
  readonly state: string
  /** What is left to be done by hand to have the labels as they were found. */
  readonly byHand: readonly Change[]
}

/** The result of a secret that was not even looked at. */
export function unread({ ref, stage }: Task): Result {
  return {
    ref,
    stage,
    previous: null,
    current: null,
    changes: [],
    changed: false,
    outcome: 'skipped',
    warnings: [],
    requestIds: [],
  }
}

/**
 * What became of a secret whose labels were read.
 *
 * @param now where the labels are in the end
 */
export function resultOf(
  { store, found, plan, expiry }: Prepared,
  now: Snapshot,
  outcome: Result['outcome'],
  warnings: readonly string[] = [],
): Result {
  const isAsFound = [...plan.changes, ...plan.alongside].every((c) => holder(now, c.stage) === holder(found, c.stage))
  return {
    ref: store.ref,
    stage: plan.stage,
    previous: holder(found, plan.stage),
    current: holder(now, plan.stage),
    changes: plan.changes.filter(isMove),
    expiry,
    changed: !isAsFound,
    outcome,
    warnings,
    requestIds: store.requestIds,
  }
}

/** What the plan comes to when nothing is written. */
export function planned(prepared: Prepared): Result {
  const { found, plan } = prepared
  const isWork = outcomeOf(prepared) !== 'unchanged'
  const warnings = [...staying(plan, found), ...blocking(prepared, changed(found, plan.changes))]
  return resultOf(prepared, found, isWork ? 'planned' : 'unchanged', warnings)
}

/** What carrying the plan through comes to. */
export function outcomeOf({ task: { intent }, plan }: Prepared): Result['outcome'] {
  if (!plan.changes.some(isMove)) return 'unchanged'
  return intent.kind === 'undo' || intent.rollback ? 'rolled-back' : 'promoted'
}

/** Whether carrying out what was prepared writes anything. */
export function isWork(prepared: Prepared): boolean {
  return prepared.expiry !== undefined || outcomeOf(prepared) !== 'unchanged'
}

/** Whether something that this run did is still in place. */
export function isToUndo({ changed, failure }: Result): boolean {
  return changed && (!failure || failure.byHand.length > 0)
}

/** A warning for each label that the plan lets stay, with the place where it was found in the end. */
export function staying({ staying }: Plan, snapshot: Snapshot): string[] {
  return staying.map(({ stage, why }) => `${stage} ${why}; it stays ${on(holder(snapshot, stage))}`)
}

/**
 * A warning where `stage` has left the version that a rotation still has its label on: the store takes that for a
 * rotation that has not ended, and begins no other.
 */
export function blocking({ plan, store: { rules } }: Prepared, now: Snapshot): string[] {
  const outgoing = plan.changes.find(({ stage }) => stage === rules.current)?.before
  const { pending } = rules
  if (pending === undefined || !outgoing || holder(now, pending) !== outgoing) return []
  if (rules.current !== null && holder(now, rules.current) === outgoing) return []
  return [`${pending} is ${on(outgoing)} still, which blocks the next rotation until that label is taken off`]
}

/** Where the labels of these changes are, for a message. */
export function places(changes: readonly Change[], snapshot: Snapshot): string {
  return changes.map(({ stage }) => `${stage} is ${on(holder(snapshot, stage))}`).join(', ')
}

/** One more read that may tell what a failure comes from. Where it fails itself, there is nothing to add. */
export async function explained(store: Store | undefined, error: unknown): Promise<string | undefined> {
  const about = error instanceof Refusal ? error.movedBySomebodyElse : error
  if (about === undefined || !(typeof about === 'string' || about instanceof Problem)) return undefined
  return store?.explain?.(about).catch(() => undefined)
}
