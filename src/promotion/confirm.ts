import { ApiError, isAuthFailure } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { holder, isMove, withChanges, type Stage } from './change.ts'
import { planUndo, unmoved } from './plan.ts'
import { mapConcurrently } from './pool.ts'
import { hasChanges, notConfirmed, type Result } from './result.ts'
import { identityOf } from './store.ts'
import type { Prepared, Task } from './task.ts'

/** How it is confirmed that labels are in place. */
type ConfirmOptions = {
  /** How many secrets are processed at once. */
  readonly concurrency: number
  /** Whether nothing may be written, not even to confirm that nothing has to be. */
  readonly isDryRun: boolean
  /** Waits this long, in milliseconds; fails if no time is left or the run is cancelled. */
  readonly wait: (ms: number) => Promise<void>
  /** Reads the labels of a secret again, and plans it again. */
  readonly readAgain: (prepared: Prepared) => Promise<Prepared | Result>
  /** Returns the result of a secret that fails, of which nothing is known if what was read is outdated. */
  readonly fail: (prepared: Prepared, error: unknown, isOutdated: boolean) => Promise<Result>
}

/** How long after one read the next may confirm that a label is in place, in milliseconds. */
const secondReadMs = 1_000
/** The same if it is certain that the label was moved: its own step has moved it, or a write has shown that a read was late. */
const readsOfMovedMs = [secondReadMs, 2_000, 3_000]

/** Confirms that each label is in place that seems to be: by a write that a store accepts only then, or by reading again. */
export async function confirmAll(
  first: readonly Prepared[],
  { concurrency, isDryRun, wait, readAgain, fail }: ConfirmOptions,
): Promise<(Prepared | Result)[]> {
  /** What the writes have shown: that the last read was not late, or that it was. */
  const confirmed = new Set<Task>()
  const late = new Set<Task>()
  const wasMoved = (task: Task) => isOwnStep(task) || late.has(task)
  let all: readonly (Prepared | Result)[] = first
  for (const [round, ms] of readsOfMovedMs.entries()) {
    const isOpen = (each: Prepared | Result): each is Prepared =>
      'task' in each && !confirmed.has(each.task) && needsRead(each, round, wasMoved(each.task))
    if (!isDryRun) {
      const asked = firstOfEach(all.filter(isOpen))
      all = await mapConcurrently(all, concurrency, async (each) => {
        if (!isOpen(each) || !asked.has(each)) return each
        const answer = await writeUnmoved(each)
        if (answer === 'accepted') confirmed.add(each.task)
        else if (answer === 'refused') late.add(each.task)
        return isAuthFailure(answer) ? fail(each, answer, late.has(each.task)) : each
      })
    }
    if (!all.some(isOpen)) break
    const obstacle = await wait(ms).then(
      () => undefined,
      (error: unknown) => error ?? new Error('the wait was interrupted'),
    )
    all = await mapConcurrently(all, concurrency, async (each) => {
      if (!isOpen(each)) return each
      // A list goes ahead without what its own step may never have moved.
      if (isOwnStep(each.task) && obstacle !== undefined && !isCancellation(obstacle)) return each
      return obstacle === undefined ? readAgain(each) : fail(each, obstacle, late.has(each.task))
    })
  }
  return mapConcurrently(all, concurrency, async (each) => {
    if (!('task' in each) || confirmed.has(each.task) || !wasMoved(each.task)) return each
    if (!restoredLabels(each).includes(each.task.stage)) return each
    if (!isOwnStep(each.task)) return fail(each, notConfirmed(each), true)
    // If the other label has to be restored, the step was stopped between its two writes. A list goes on in any case.
    return hasChanges(each) ? each : { ...each, isUnconfirmed: true }
  })
}

/** Returns one of each secret: each write that is accepted makes its store refuse the others. */
function firstOfEach(all: readonly Prepared[]): Set<Prepared> {
  return new Set(new Map(all.toReversed().map((each) => [identityOf(each.store.ref), each])).values())
}

/**
 * Plans the rollback as if the labels were not restored, all of which seem to be, if the store refuses each write that
 * does not find its label where it expects it.
 */
export function planConfirmation(prepared: Prepared): Prepared['confirmation'] {
  const { task, store, found } = prepared
  const { intent } = task
  if (intent.kind !== 'undo' || store.rules.condition !== 'holder' || hasChanges(prepared)) return undefined
  const { recorded, force } = intent
  const restored = restoredLabels(prepared)
  const assumed = withChanges(
    found,
    recorded.changes.filter(({ stage }) => restored.includes(stage)),
  )
  const plan = planUndo(recorded, assumed, store.rules, force)
  return plan.changes.some(isMove) ? { plan: { ...plan, confirms: true }, found: assumed } : undefined
}

/**
 * Sends a write that moves nothing, if a rollback seems to have nothing to do and the store compares the whole secret: the
 * store accepts it only if the read was not late. Returns an error that leaves this open; undefined if nothing was asked.
 */
async function writeUnmoved(prepared: Prepared): Promise<'accepted' | 'refused' | ApiError | undefined> {
  const { store, found, plan } = prepared
  const isRestored = !hasChanges(prepared) && restoredLabels(prepared).length > 0
  if (store.rules.condition !== 'secret' || !isRestored) return undefined
  return store.move(unmoved(found, plan.stage)).then(
    () => 'accepted',
    (error: unknown) => {
      if (error instanceof Refusal) return undefined
      if (!(error instanceof ApiError)) throw error
      return ['conflict', 'precondition-failed'].includes(error.kind) ? 'refused' : error
    },
  )
}

/**
 * Whether the secret has to be read again in this round (from 0), since a label of it seems to be in place.
 *
 * @param wasMoved whether it is certain that the label was moved
 */
function needsRead(prepared: Prepared, round: number, wasMoved: boolean): boolean {
  const { task, plan, confirmation } = prepared
  const { intent, stage } = task
  const restored = restoredLabels(prepared)
  if (wasMoved && restored.includes(stage)) return true
  if (round > 0 || confirmation !== undefined) return false
  if (intent.kind === 'undo') return restored.length > 0
  return intent.promotion.target !== null && !(hasChanges(prepared) && plan.changes.every(isMove))
}

/** Returns the labels that the record has moved, but that seem to be where they were before. */
function restoredLabels({ task: { intent }, found }: Prepared): Stage[] {
  const changes = intent.kind === 'undo' ? intent.recorded.changes : []
  return changes.filter((each) => isMove(each) && holder(found, each.stage) === each.before).map(({ stage }) => stage)
}

function isCancellation(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'cancelled'
}

function isOwnStep({ intent }: Task): boolean {
  return intent.kind === 'undo' && intent.isOwnStep
}
