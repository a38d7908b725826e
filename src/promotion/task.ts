import type { Change, Snapshot, Stage, VersionId } from './change.ts'
import type { ExpiryChange } from './expiry.ts'
import type { Plan, Promotion } from './plan.ts'
import type { RecordedSecret } from './record.ts'
import type { SecretRef, Store } from './store.ts'

/** What to do with one secret. */
export type Intent =
  | {
      readonly kind: 'promote'
      readonly promotion: Promotion
      /** Whether it is a rollback by version, which is a promotion in all but name. */
      readonly rollback: boolean
      /** When the outgoing version expires, in milliseconds since 1970. */
      readonly expireAt: number | undefined
    }
  | {
      readonly kind: 'undo'
      readonly recorded: RecordedSecret
      readonly force: boolean
      /** Whether this very step has moved the labels, and rolls back at the end of its job. */
      readonly isOwnStep: boolean
    }

/** One secret of a run and what to do with it. */
export type Task = {
  readonly ref: SecretRef
  readonly stage: Stage
  /** Refuses unless the label is there; null is "on no version", undefined is "wherever it is". */
  readonly expected: VersionId | null | undefined
  readonly intent: Intent
}

/** A task whose labels have been read and whose plan has passed every check. Nothing is written yet. */
export type Prepared = {
  readonly task: Task
  readonly store: Store
  readonly found: Snapshot
  readonly plan: Plan
  readonly expiry: ExpiryChange | undefined
  /**
   * The rollback that would be needed if the read was late, for a store that refuses it otherwise: that nothing has to
   * be done is not believed from a read alone.
   */
  readonly confirmation?: { readonly plan: Plan; readonly found: Snapshot } | undefined
  /** Whether the labels were never seen where the step itself has moved them. */
  readonly isUnconfirmed?: boolean
}

/** Returns what was prepared as it turns out: with the plan that confirms it if that has written anything. */
export function asApplied(prepared: Prepared, acknowledged: readonly Change[]): Prepared {
  const { confirmation } = prepared
  return confirmation === undefined || acknowledged.length === 0 ? prepared : { ...prepared, ...confirmation }
}

/**
 * Returns what a rollback of this needs.
 *
 * @param result what became of it; before anything is written, a rollback that seems to be in place changes nothing
 */
export function toRecord(
  { store, plan: own, confirmation, expiry }: Prepared,
  result?: { readonly outcome: string },
): RecordedSecret {
  const isInPlace = result === undefined || result.outcome === 'unchanged'
  const plan = isInPlace ? own : (confirmation?.plan ?? own)
  return { ...store.ref, stage: plan.stage, changes: [...plan.changes, ...plan.sideEffects], ...(expiry && { expiry }) }
}

/** Returns the labels that the task has to know: the one that it moves, then the one that it follows. */
export function labelsOf({ stage, intent }: Task): Stage[] {
  const target = intent.kind === 'promote' ? intent.promotion.target : null
  const isByStage = target !== null && target !== 'newest' && 'stage' in target
  return isByStage ? [stage, target.stage] : [stage]
}

/** Whether the task rolls back, by record or by version. */
export function isRollback({ intent }: Task): boolean {
  return intent.kind === 'undo' || intent.rollback
}
