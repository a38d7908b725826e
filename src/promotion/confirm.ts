import { ApiError } from '../errors/api-error.ts'
import { holder, isMove, withChanges, type Stage } from './change.ts'
import { planUndo } from './plan.ts'
import { mapConcurrently } from './pool.ts'
import { hasChanges, type Result } from './result.ts'
import type { Prepared, Task } from './task.ts'

/** How it is confirmed that labels are in place. */
type ConfirmOptions = {
  /** How many secrets are processed at once. */
  readonly concurrency: number
  /** Waits this long, in milliseconds; fails if no time is left or the run is cancelled. */
  readonly wait: (ms: number) => Promise<void>
  /** Reads the labels of a secret again, and plans it again. */
  readonly readAgain: (prepared: Prepared) => Promise<Prepared | Result>
  /** Returns the result of a secret whose labels could not be read again. */
  readonly fail: (prepared: Prepared, error: unknown) => Promise<Result>
}

/** How long after one read the next may confirm that a label is in place, in milliseconds. */
const secondReadMs = 1_000
/** The same if it is certain that the label was moved, since its own step has moved it. */
const readsOfMovedMs = [secondReadMs, 2_000, 3_000]

/** Reads again what seems to need no change, or a label none, unless a conditional write will tell. */
export async function confirmAll(
  first: readonly Prepared[],
  { concurrency, wait, readAgain, fail }: ConfirmOptions,
): Promise<(Prepared | Result)[]> {
  let all: readonly (Prepared | Result)[] = first
  for (const [round, ms] of readsOfMovedMs.entries()) {
    const isOpen = (each: Prepared | Result): each is Prepared => 'task' in each && needsRead(each, round)
    if (!all.some(isOpen)) break
    const obstacle = await wait(ms).then(
      () => undefined,
      (error: unknown) => error ?? new Error('the wait was interrupted'),
    )
    all = await mapConcurrently(all, concurrency, async (each) => {
      if (!isOpen(each)) return each
      // A list goes ahead without what its own step may never have moved.
      if (isOwnStep(each.task) && obstacle !== undefined && !isCancellation(obstacle)) return each
      return obstacle === undefined ? readAgain(each) : fail(each, obstacle)
    })
  }
  return all.map((each) => {
    const isUnconfirmed = 'task' in each && isOwnStep(each.task) && !hasChanges(each) && restoredLabels(each).length > 0
    return isUnconfirmed ? { ...each, isUnconfirmed } : each
  })
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
  return plan.changes.some(isMove) ? { plan, found: assumed } : undefined
}

/**
 * Whether the secret has to be read again in this round (from 0), since a label of it seems to be in place.
 */
function needsRead(prepared: Prepared, round: number): boolean {
  const { task, plan, confirmation } = prepared
  const { intent, stage } = task
  const restored = restoredLabels(prepared)
  if (isOwnStep(task) && restored.includes(stage)) return true
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
