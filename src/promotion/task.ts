import type { Snapshot, Stage, VersionId } from './change.ts'
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
  | { readonly kind: 'undo'; readonly recorded: RecordedSecret; readonly force: boolean }

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
}

/** Returns what a rollback of this needs. */
export function toRecord({ store, plan, expiry }: Prepared): RecordedSecret {
  return { ...store.ref, stage: plan.stage, changes: [...plan.changes, ...plan.sideEffects], ...(expiry && { expiry }) }
}

/** Whether the task rolls back, by record or by version. */
export function isRollback({ intent }: Task): boolean {
  return intent.kind === 'undo' || intent.rollback
}
