import { ApiError, isAuthFailure } from '../errors/api-error.ts'
import { holder, isMove, withChanges, type Change, type Snapshot, type Stage } from './change.ts'
import type { Plan } from './plan.ts'
import type { RetryPolicy } from './retry-policy.ts'
import type { Store } from './store.ts'
import { concurrentMove, isInPlace, notConverged, Writer } from './writer.ts'

/** How far a plan got. */
export type Progress = {
  /** The changes that the store has made. */
  readonly acknowledged: readonly Change[]
  /** Writes whose response was lost and whose effect no read has shown: the store may still process them. */
  readonly inDoubt: readonly Change[]
}

/** A plan that was applied. */
type Applied = Progress & {
  /** Where the labels are. */
  readonly snapshot: Snapshot
  /** A warning for each label that was skipped. */
  readonly warnings: readonly string[]
  /** The changes that the store refused, of labels that the plan allows to be skipped. */
  readonly skipped: readonly Change[]
}

/** A plan that was not applied to its end, and why. */
export class ApplyError extends Error {
  override readonly name = 'ApplyError'
  readonly progress: Progress

  constructor(cause: unknown, progress: Progress) {
    super('the plan was interrupted', { cause })
    this.progress = progress
  }
}

/**
 * Applies the plan: writes the changes in order, then reads back until every label is in place. Promotion, rollback and
 * compensation all run through here.
 *
 * @param found what the plan was made from
 * @param inDoubt writes before these, which may still be made
 * @throws ApplyError, caused by a Refusal if someone else moved a label or it never arrived, by an ApiError if the store
 *   could not be called
 */
export async function apply(
  store: Store,
  plan: Plan,
  found: Snapshot,
  retryPolicy: RetryPolicy,
  inDoubt: readonly Change[] = [],
): Promise<Applied> {
  if (plan.changes.length === 0) return { snapshot: found, warnings: [], acknowledged: [], inDoubt, skipped: [] }
  const writer = new Writer(store, plan, retryPolicy, inDoubt)
  const skipped = new Map<Stage, { change: Change; warning: string }>()

  async function orSkip(change: Change, work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (change.stage === plan.stage || !plan.othersMayBeSkipped || isAuthFailure(error)) {
        throw change.stage === plan.stage || store.rules.movesPrevious === 'always' ? error : withoutSecondLabel(error)
      }
      const warning = `${change.stage} could not be moved: ${error instanceof Error ? error.message : String(error)}`
      skipped.set(change.stage, { change, warning })
    }
  }

  const progress = () => ({ acknowledged: writer.acknowledged.filter(isMove), inDoubt: writer.inDoubt })
  try {
    if (store.rules.movesTogether) await writer.write(plan.changes)
    else for (const change of plan.changes) await orSkip(change, writer.write([change]))
    const snapshot = await readBack(writer, plan, retryPolicy, skipped, orSkip)
    const all = [...skipped.values()]
    const warnings = all.map(({ warning }) => warning)
    return { ...progress(), snapshot, warnings, skipped: all.map(({ change }) => change) }
  } catch (error) {
    throw new ApplyError(error, progress())
  }
}

/** Adds to the advice about a label that does not fit that it need not be moved. */
function withoutSecondLabel(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.kind !== 'label-quota') return error
  const advice = 'Remove an unused label, or set `previous-stage: none`, then run again.'
  return new ApiError(error.kind, { ...error.details, advice })
}

/** Reads back until every label is in place that was not skipped, for as long as the policy allows. */
async function readBack(
  writer: Writer,
  plan: Plan,
  { poll, mustConverge }: RetryPolicy,
  skipped: ReadonlyMap<Stage, unknown>,
  orSkip: (change: Change, work: Promise<void>) => Promise<void>,
): Promise<Snapshot> {
  const open = () => plan.changes.filter(({ stage }) => !skipped.has(stage))
  for (let attempt = 1; ; attempt++) {
    const snapshot = await writer.read()
    const earlier = skipped.size
    for (const change of open()) await orSkip(change, writer.reconcile(change, snapshot, attempt))
    // The labels were read after the refusal, and may show more than the snapshot does.
    if (skipped.size > earlier) continue
    const missing = open().filter((each) => !isInPlace(each, snapshot))
    const contested = open().filter((each) => writer.seenOn(each) !== undefined)
    if (missing.length === 0 && contested.length === 0) return snapshot
    const isTimeLeft = await poll(attempt).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ApiError && error.kind === 'cancelled') throw error
        return false
      },
    )
    if (isTimeLeft) continue
    const [first] = contested
    if (first !== undefined) throw (mustConverge ? notConverged : concurrentMove)(first, writer.seenOn(first) ?? null)
    const late = missing.find((change) => mustConverge || !writer.hasAcknowledged(change))
    if (late !== undefined) throw notConverged(late, holder(snapshot, late.stage))
    return withChanges(snapshot, missing)
  }
}
