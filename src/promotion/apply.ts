import { isMove, type Change, type Snapshot, type Stage } from './change.ts'
import type { Plan } from './plan.ts'
import type { RetryPolicy } from './retry-policy.ts'
import type { Store } from './store.ts'
import { isInPlace, Writer } from './writer.ts'

/** What became of a plan. */
type Applied = {
  /** What was read back. */
  readonly snapshot: Snapshot
  /** A warning for each label that was skipped. */
  readonly warnings: readonly string[]
  /** The changes that the store has made. */
  readonly acknowledged: readonly Change[]
  /** The changes that the store refused, of labels that the plan allows to be skipped. */
  readonly skipped: readonly Change[]
}

/** A plan that was not applied to its end: the cause, and what the store has been asked to write by then. */
export class ApplyError extends Error {
  override readonly name = 'ApplyError'
  /** The changes that the store has made. */
  readonly acknowledged: readonly Change[]
  /** Those, and any whose response was lost and that no read could resolve. */
  readonly attempted: readonly Change[]

  constructor(cause: unknown, acknowledged: readonly Change[], inDoubt: readonly Change[]) {
    super('the plan was interrupted', { cause })
    this.acknowledged = acknowledged
    this.attempted = [...acknowledged, ...inDoubt]
  }
}

/**
 * Applies the plan: writes the changes in order, then reads back until every label is in place. Promotion, rollback and
 * compensation all run through here.
 *
 * @param found what the plan was made from
 * @throws ApplyError, caused by a Refusal if someone else moved a label or it never arrived, by an ApiError if the store
 *   could not be called
 */
export async function apply(store: Store, plan: Plan, found: Snapshot, retryPolicy: RetryPolicy): Promise<Applied> {
  if (plan.changes.length === 0) return { snapshot: found, warnings: [], acknowledged: [], skipped: [] }
  const writer = new Writer(store, plan, retryPolicy)
  const skipped = new Map<Stage, { change: Change; warning: string }>()

  async function orSkip(change: Change, work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (change.stage === plan.stage || !plan.othersMayBeSkipped) throw error
      const warning = `${change.stage} could not be moved: ${error instanceof Error ? error.message : String(error)}`
      skipped.set(change.stage, { change, warning })
    }
  }

  try {
    if (store.rules.movesTogether) await writer.write(plan.changes)
    else for (const change of plan.changes) await orSkip(change, writer.write([change]))
    for (let attempt = 1; ; attempt++) {
      const snapshot = await writer.read()
      const missing = () => plan.changes.filter((each) => !isInPlace(each, snapshot) && !skipped.has(each.stage))
      for (const change of missing()) await orSkip(change, writer.reconcile(change, snapshot, attempt))
      if (missing().length === 0) {
        const [warnings, changes] = [[...skipped.values()].map((each) => each.warning), [...skipped.values()]]
        const acknowledged = writer.acknowledged.filter(isMove)
        return { snapshot, warnings, acknowledged, skipped: changes.map(({ change }) => change) }
      }
      await retryPolicy.backoff(attempt)
    }
  } catch (error) {
    throw new ApplyError(error, writer.acknowledged.filter(isMove), writer.inDoubt.filter(isMove))
  }
}
