import { isMove, withChanges, type Change, type Snapshot, type Stage, type VersionId } from './change.ts'
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

/** A task whose labels have been read and whose plan has passed every check. No label is moved yet. */
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

/**
 * Returns what was prepared as it turns out.
 *
 * @param written what the run has moved, or may have: a write that confirms the plan shows where its label was
 */
export function asApplied(prepared: Prepared, written: readonly Change[]): Prepared {
  const { confirmation, found } = prepared
  const isShown = (change: Change) => isMove(change) && written.some(({ stage }) => stage === change.stage)
  const shown = confirmation?.plan.changes.filter(isShown) ?? []
  if (confirmation === undefined || shown.length === 0) return prepared
  const changes = confirmation.plan.changes.map((change) =>
    shown.includes(change) ? change : { ...change, before: change.after },
  )
  const before = shown.map((change) => ({ ...change, after: change.before }))
  return { ...prepared, plan: { ...confirmation.plan, changes }, found: withChanges(found, before) }
}

/**
 * Returns what a rollback of this needs.
 *
 * @param result what became of it; before anything is written, a rollback that seems to be in place changes nothing
 */
export function toRecord(prepared: Prepared, result?: { readonly changes: readonly Change[] }): RecordedSecret {
  const { store, plan, expiry } = asApplied(prepared, result?.changes ?? [])
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
