import type { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { apply, ApplyError } from './apply.ts'
import {
  findVersion,
  formatHolders,
  holder,
  rollbackSteps,
  versionsBefore,
  withChanges,
  type Change,
  type Snapshot,
} from './change.ts'
import { autoMovedLabel, planUndo } from './plan.ts'
import { diagnose, resultOf, skipWarnings, type Result } from './result.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { toRecord, type Prepared } from './task.ts'

/** How far the run got with one secret. */
export type Attempt = {
  /** The changes that the store has made. */
  readonly acknowledged: readonly Change[]
  /** Those, and any whose response was lost and that no read could resolve. */
  readonly attempted: readonly Change[]
  /** What stopped it, undefined if another secret failed. */
  readonly error: unknown
}

/**
 * Compensates one secret: a rollback of its own record, limited to what this run wrote. A label that is where this run
 * wanted it without having written it was put there by someone else. If `stage` belongs to someone else, so do the other
 * labels: the other run may count on the very same previous label.
 *
 * @param authFailure that the store refused the credentials: then it is not called again, since that can lock the key
 */
export async function compensate(
  prepared: Prepared,
  attempt: Attempt,
  retryPolicy: RetryPolicy,
  authFailure: ApiError | undefined,
): Promise<Result> {
  const { store, found, plan } = prepared
  const { error, acknowledged, attempted } = attempt
  const { changes } = toRecord(prepared)
  const isOurs = ownedBy(attempt)
  const written = changes.map((change) => (isOurs(change) ? change : { ...change, after: change.before }))
  // Where the labels are, as far as it is known.
  let now = afterwards(prepared, found, attempted)
  try {
    if (authFailure !== undefined) throw authFailure
    // The targets as well: a version without a label may not be listed otherwise.
    const seen = await store.read([...versionsBefore(changes), ...changes.flatMap(({ after }) => after ?? [])])
    // A store may show late what it has acknowledged.
    now = withChanges(
      seen,
      acknowledged.filter(({ stage, before }) => holder(seen, stage) === before),
    )
    const undo = planUndo({ stage: plan.stage, changes: written }, now, store.rules)
    const { snapshot, warnings, skipped } = await apply(store, undo, now, retryPolicy)
    const allWarnings = [...skipWarnings(undo, snapshot), ...warnings]
    if (error === undefined && skipped.length === 0) return resultOf(prepared, snapshot, 'restored', allWarnings)
    const isWritten = undo.changes.length > 0
    const what = skipped.length > 0 ? 'Rollback incomplete' : isWritten ? 'Rolled back' : 'Nothing was changed'
    const state = `${what}: ${formatHolders(changes, snapshot)}.`
    return {
      ...(await failedResult(prepared, snapshot, { error, state, manualSteps: skipped })),
      warnings: allWarnings,
    }
  } catch (obstacle) {
    const cause = obstacle instanceof ApplyError ? obstacle.cause : obstacle
    if (cause instanceof Refusal && cause.conflictingLabel !== undefined) {
      const state = `Left unchanged: ${formatHolders(changes, now)}.`
      return failedResult(prepared, now, { error: error ?? cause, about: cause, state, manualSteps: [] })
    }
    if (obstacle instanceof ApplyError) now = afterwards(prepared, now, obstacle.attempted)
    const known = `Last known state: ${formatHolders(changes, now)}.`
    if (attempted.length === 0) {
      const state = `Nothing was changed. ${known}`
      return failedResult(prepared, now, { error, state, manualSteps: [], authFailure })
    }
    const state = `Rollback failed: ${cause instanceof Error ? cause.message : String(cause)}. ${known}`
    return failedResult(prepared, now, { error, state, manualSteps: manualSteps(prepared, attempt, now), authFailure })
  }
}

/** Returns whether this run has written a label, and it is still its own. */
function ownedBy({ error, attempted }: Attempt): (change: Change) => boolean {
  const conflicting = error instanceof Refusal ? error.conflictingLabel : undefined
  return ({ stage }) => stage !== conflicting && attempted.some((change) => change.stage === stage)
}

/** Returns what is left to do by hand to have the labels as they were found. */
function manualSteps(prepared: Prepared, attempt: Attempt, now: Snapshot): Change[] {
  const { found, plan } = prepared
  const isOurs = ownedBy(attempt)
  // If the store may have moved its previous label along with ours, that must be restored, too.
  const sideEffects = predictSideEffects(prepared, found, attempt.attempted.filter(isOurs))
  const isSideEffect = ({ stage }: Change) => sideEffects.some((change) => change.stage === stage)
  const changes = toRecord(prepared).changes.filter((change) => isOurs(change) || isSideEffect(change))
  return rollbackSteps(plan.stage, changes).filter(
    ({ stage, after }) => holder(now, stage) !== after && (after === null || findVersion(now, after) !== undefined),
  )
}

type FailureDetails = {
  readonly error: unknown
  /** What the diagnosis is about, if it is not the error. */
  readonly about?: unknown
  readonly state: string
  readonly manualSteps: readonly Change[]
  readonly authFailure?: ApiError | undefined
}

async function failedResult(
  prepared: Prepared,
  now: Snapshot,
  { error, about = error, state, manualSteps, authFailure }: FailureDetails,
): Promise<Result> {
  const { store, task } = prepared
  const diagnosis = authFailure === undefined ? await diagnose(store, about) : undefined
  const resume = task.intent.kind === 'undo' ? ' Run the same rollback again to resume.' : ''
  const failure = { error, diagnosis, state: `${state}${resume}`, manualSteps }
  return { ...resultOf(prepared, now, 'failed'), failure }
}

/** Predicts where the labels are after these changes, without reading. */
function afterwards(prepared: Prepared, before: Snapshot, written: readonly Change[]): Snapshot {
  return withChanges(before, [...predictSideEffects(prepared, before, written), ...written])
}

/** Predicts what the store itself changes as it makes these changes. */
function predictSideEffects({ plan, store }: Prepared, before: Snapshot, written: readonly Change[]): Change[] {
  const label = autoMovedLabel(plan.stage, store.rules)
  const after = written.find(({ stage }) => stage === plan.stage)?.before ?? null
  if (store.rules.movesPrevious !== 'always' || label === null || after === null) return []
  return [{ stage: label, before: holder(before, label), after }]
}
