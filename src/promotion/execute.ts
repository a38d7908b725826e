import { isAuthFailure, type ApiError } from '../errors/api-error.ts'
import { apply, ApplyError } from './apply.ts'
import { compensate, type Attempt } from './compensate.ts'
import { applyExpiry } from './expiry.ts'
import { mapConcurrently } from './pool.ts'
import { outcomeOf, resultOf, rotationWarnings, skipWarnings, type Result } from './result.ts'
import type { RetryPolicy } from './retry-policy.ts'
import type { Prepared } from './task.ts'

/** How a list is executed. */
type ExecutionOptions = {
  readonly retryPolicy: RetryPolicy
  /** How many secrets are processed at once. */
  readonly concurrency: number
  /** Called when going forward has failed; returns the policy for the rollback, for which time is reserved. */
  readonly onRollback: () => RetryPolicy
  /** Called for every secret that is finished, with how many of how many are by then. */
  readonly onProgress: (result: Result, finished: number, all: number) => void
}

/**
 * Executes what was prepared. If one secret fails, no other is started, and everything that was written is rolled back,
 * the last first.
 */
export async function execute(all: readonly Prepared[], options: ExecutionOptions): Promise<Result[]> {
  const { retryPolicy, concurrency, onProgress } = options
  const results = new Map<Prepared, Result>()
  const attempts = new Map<Prepared, Attempt>()
  const failed = new Set<Prepared>()
  await mapConcurrently(all, concurrency, async (prepared) => {
    if (failed.size > 0) return
    attempts.set(prepared, { acknowledged: [], attempted: [], error: undefined })
    try {
      const { snapshot, acknowledged, warnings } = await apply(
        prepared.store,
        prepared.plan,
        prepared.found,
        retryPolicy,
      )
      attempts.set(prepared, { acknowledged, attempted: acknowledged, error: undefined })
      const allWarnings = [
        ...skipWarnings(prepared.plan, snapshot),
        ...rotationWarnings(prepared, snapshot),
        ...warnings,
      ]
      const result = resultOf(prepared, snapshot, outcomeOf(prepared), allWarnings)
      results.set(prepared, result)
      onProgress(result, results.size, all.length)
    } catch (error) {
      failed.add(prepared)
      attempts.set(prepared, toAttempt(error))
    }
  })
  if (failed.size > 0) await compensateAll(attempts, results, options)
  return mapConcurrently(all, concurrency, async (prepared) => {
    const result = results.get(prepared) ?? resultOf(prepared, prepared.found, 'skipped')
    return failed.size > 0 ? result : withExpiry(prepared, result, retryPolicy)
  })
}

async function compensateAll(
  attempts: ReadonlyMap<Prepared, Attempt>,
  results: Map<Prepared, Result>,
  { concurrency, onRollback, onProgress }: ExecutionOptions,
): Promise<void> {
  const retryPolicy = onRollback()
  // A provider that has refused the credentials is not called again, since that can lock the key.
  const authFailures = new Map<string, ApiError>()
  for (const [{ store }, { error }] of attempts) if (isAuthFailure(error)) authFailures.set(store.ref.provider, error)
  const started = [...attempts].filter(([{ plan }]) => plan.changes.length > 0).reverse()
  let finished = 0
  await mapConcurrently(started, concurrency, async ([prepared, attempt]) => {
    const authFailure = authFailures.get(prepared.store.ref.provider)
    const result = await compensate(prepared, attempt, retryPolicy, authFailure)
    results.set(prepared, result)
    onProgress(result, ++finished, started.length)
  })
}

function toAttempt(error: unknown): Attempt {
  if (!(error instanceof ApplyError)) return { acknowledged: [], attempted: [], error }
  return { acknowledged: error.acknowledged, attempted: error.attempted, error: error.cause }
}

async function withExpiry(prepared: Prepared, result: Result, retryPolicy: RetryPolicy): Promise<Result> {
  const { store, expiry, task } = prepared
  if (expiry === undefined) return result
  const warning = await applyExpiry(store, expiry, retryPolicy)
  if (warning !== undefined) return { ...result, warnings: [...result.warnings, warning] }
  const outcome = result.outcome === 'unchanged' && task.intent.kind === 'undo' ? 'rolled-back' : result.outcome
  return { ...result, changed: true, outcome }
}
