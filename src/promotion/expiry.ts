import { ApiError } from '../errors/api-error.ts'
import type { Store } from './store.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { findVersion, type Snapshot, type VersionId } from './change.ts'

/** A change of a version's expiry, in milliseconds since 1970; null is "none set". */
export type ExpiryChange = {
  readonly version: VersionId
  readonly before: number | null
  readonly after: number | null
}

/** Plans that the outgoing version expires at `at` (milliseconds since 1970). */
export function planExpiry(outgoing: VersionId, at: number, snapshot: Snapshot): ExpiryChange {
  return { version: outgoing, before: findVersion(snapshot, outgoing)?.expires ?? null, after: at }
}

/** Plans the recorded change reversed, if the expiry is still as recorded; undefined if there is nothing to do. */
export function planExpiryUndo({ version, before, after }: ExpiryChange, snapshot: Snapshot): ExpiryChange | undefined {
  const now = findVersion(snapshot, version)?.expires ?? null
  return isSame(now, after) && !isSame(now, before) ? { version, before: now, after: before } : undefined
}

/**
 * Sets the expiry. Never fails, since the labels are in place by then. A lost response is resolved by reading.
 *
 * @returns a warning with the date that stays, undefined if it was set
 */
export async function applyExpiry(
  store: Store,
  { version, before, after }: ExpiryChange,
  retryPolicy: RetryPolicy,
): Promise<string | undefined> {
  const stays = before === null ? `${version} has no expiry` : `${version} still expires on ${date(before)}`
  if (after === null) return `${stays}: the store cannot remove an expiry`
  for (let attempt = 1; ; attempt++) {
    try {
      await store.expire?.(version, after)
      return undefined
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      const now = error.isAmbiguous ? await store.read().catch(() => []) : []
      if (isSame(findVersion(now, version)?.expires ?? null, after)) return undefined
      const isLast = error.retry !== 'idempotent' || attempt >= retryPolicy.maxAttempts
      if (isLast || !(await isInTime(retryPolicy, attempt))) {
        return `${stays}: could not set the expiry to ${date(after)}: ${error.message}`
      }
    }
  }
}

/** Returns the same change reversed. */
export function inverseExpiry({ version, before, after }: ExpiryChange): ExpiryChange {
  return { version, before: after, after: before }
}

/** Formats the change for people to read. */
export function formatExpiry({ version, before, after }: ExpiryChange): string {
  const text = (time: number | null) => (time === null ? 'none' : date(time))
  return `expiry of ${version} ${text(before)} → ${text(after)}`
}

async function isInTime({ backoff }: RetryPolicy, attempt: number): Promise<boolean> {
  return backoff(attempt).then(
    () => true,
    () => false,
  )
}

/** The store may keep whole seconds only. */
function isSame(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.floor(a / 1000) === Math.floor(b / 1000)
}

function date(ms: number): string {
  return new Date(ms).toISOString()
}
