import { ApiError, isAuthFailure } from '../errors/api-error.ts'
import { apply, ApplyError } from './apply.ts'
import { formatHolders, isMove, rollbackSteps } from './change.ts'
import { compensate, type Attempt } from './compensate.ts'
import { applyExpiry, inverseExpiry } from './expiry.ts'
import { mapConcurrently } from './pool.ts'
import {
  notConfirmed,
  toLabelStates,
  outcomeOf,
  resultOf,
  rotationWarnings,
  skipWarnings,
  targetWarnings,
  type Result,
} from './result.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { asApplied, type Prepared } from './task.ts'

/** How a list is executed. */
type ExecutionOptions = {
  readonly retryPolicy: RetryPolicy
  /** How many secrets are processed at once. */
  readonly concurrency: number
  /** Whether the run was cancelled: until the results are reported, everything is rolled back then. */
  readonly isCancelled: () => boolean
  /** Called when going forward has failed; returns the policy for the rollback, for which time is reserved. */
  readonly onRollback: () => RetryPolicy
  /** Called for every secret that is finished, with how many of how many are by then. */
  readonly onProgress: (result: Result, finished: number, all: number) => void
}

/** One secret that was started: as it turned out, and how far it got. */
type Started = { readonly subject: Prepared; readonly attempt: Attempt }

/**
 * Executes what was prepared. If one secret fails, no other is started, and everything that was written is rolled back,
 * the last first.
 */
export async function execute(all: readonly Prepared[], options: ExecutionOptions): Promise<Result[]> {
  const { concurrency, isCancelled } = options
  const results = new Map<Prepared, Result>()
  const started = new Map<Prepared, Started>()
  const hasFailed = () => [...started.values()].some(({ attempt }) => attempt.error !== undefined)
  await mapConcurrently(all, concurrency, async (prepared) => {
    if (hasFailed()) return
    started.set(prepared, { subject: prepared, attempt: { acknowledged: [], inDoubt: [], error: undefined } })
    started.set(prepared, await applyOne(prepared, results, all.length, options))
  })
  const expired = new Set<Prepared>()
  if (!hasFailed() && !isCancelled()) await setExpiries(all, results, expired, options)
  if (!hasFailed() && isCancelled()) cancelLast(started)
  if (hasFailed()) await compensateAll(started, results, expired, options)
  return all.map((prepared) => {
    const result = results.get(prepared) ?? resultOf(prepared, { labels: prepared.found }, 'skipped')
    return prepared.isUnconfirmed && result.outcome === 'unchanged' ? unconfirmedResult(prepared, result) : result
  })
}

async function applyOne(
  prepared: Prepared,
  results: Map<Prepared, Result>,
  all: number,
  { retryPolicy, onProgress }: ExecutionOptions,
): Promise<Started> {
  const { store, plan, found } = { ...prepared, ...prepared.confirmation }
  try {
    const { snapshot, acknowledged, inDoubt, warnings } = await apply(store, plan, found, retryPolicy)
    const subject = asApplied(prepared, acknowledged)
    const more = [...rotationWarnings(subject, snapshot), ...targetWarnings(subject)]
    const known = { labels: snapshot, inDoubt }
    const texts = [...skipWarnings(subject.plan, snapshot), ...more, ...warnings]
    const result = resultOf(subject, known, outcomeOf(subject), texts)
    results.set(prepared, result)
    onProgress(result, results.size, all)
    return { subject, attempt: { acknowledged, inDoubt, error: undefined } }
  } catch (error) {
    if (!(error instanceof ApplyError)) {
      return { subject: prepared, attempt: { acknowledged: [], inDoubt: [], error } }
    }
    const { acknowledged, inDoubt } = error.progress
    const subject = asApplied(prepared, [...acknowledged, ...inDoubt])
    return { subject, attempt: { acknowledged, inDoubt, error: error.cause } }
  }
}

/** Sets the expiries, after all labels are in place. */
async function setExpiries(
  all: readonly Prepared[],
  results: Map<Prepared, Result>,
  expired: Set<Prepared>,
  { retryPolicy, concurrency }: ExecutionOptions,
): Promise<void> {
  await mapConcurrently(all, concurrency, async (prepared) => {
    const { store, expiry, task } = prepared
    const result = results.get(prepared)
    if (expiry === undefined || result === undefined) return
    const warning = await applyExpiry(store, expiry, retryPolicy)
    if (warning !== undefined) results.set(prepared, { ...result, warnings: [...result.warnings, warning] })
    else {
      expired.add(prepared)
      const outcome = result.outcome === 'unchanged' && task.intent.kind === 'undo' ? 'rolled-back' : result.outcome
      results.set(prepared, { ...result, changed: true, outcome })
    }
  })
}

/** Marks the last secret that was changed, if any, as failed by the cancellation. */
function cancelLast(started: Map<Prepared, Started>): void {
  const last = [...started].findLast(([, { attempt }]) => attempt.acknowledged.length > 0)
  if (last === undefined) return
  const [prepared, { subject, attempt }] = last
  started.set(prepared, { subject, attempt: { ...attempt, error: new ApiError('cancelled') } })
}

async function compensateAll(
  started: ReadonlyMap<Prepared, Started>,
  results: Map<Prepared, Result>,
  expired: ReadonlySet<Prepared>,
  { concurrency, onRollback, onProgress }: ExecutionOptions,
): Promise<void> {
  const retryPolicy = onRollback()
  // A provider that has refused the credentials is not called again, since that can lock the key.
  const authFailures = new Map<string, ApiError>()
  for (const [{ store }, { attempt }] of started) {
    if (isAuthFailure(attempt.error)) authFailures.set(store.ref.provider, attempt.error)
  }
  const isAffected = ({ subject, attempt }: Started) => subject.plan.changes.length > 0 || attempt.error !== undefined
  const affected = [...started].filter(([, each]) => isAffected(each)).reverse()
  let finished = 0
  await mapConcurrently(affected, concurrency, async ([prepared, { subject, attempt }]) => {
    const { store, expiry } = prepared
    const result = await compensate(subject, attempt, retryPolicy, authFailures.get(store.ref.provider))
    const warning =
      expiry && expired.has(prepared) ? await applyExpiry(store, inverseExpiry(expiry), retryPolicy) : undefined
    const warnings = warning === undefined ? result.warnings : [...result.warnings, warning]
    results.set(prepared, { ...result, warnings })
    onProgress(result, ++finished, affected.length)
  })
}

/** Returns the failure of a rollback that never saw the label where its own step has moved it. */
function unconfirmedResult(prepared: Prepared, result: Result): Result {
  const { task, found, plan } = prepared
  const { stage } = plan
  const changes = task.intent.kind === 'undo' ? task.intent.recorded.changes.filter(isMove) : []
  const state = `Nothing was changed: ${formatHolders(changes, found)}.`
  const labels = toLabelStates([stage, ...changes.map((change) => change.stage)], found, { labels: found })
  const manualSteps = rollbackSteps(stage, changes)
  const error = notConfirmed(prepared)
  const failure = { error, diagnosis: undefined, state, labels, rollback: 'none' as const, manualSteps }
  return { ...result, outcome: 'failed', failure }
}
