import { Problem } from '../errors/api-error.ts'
import type { Store } from './store.ts'
import type { Patience } from './apply.ts'
import { find, type Snapshot, type VersionId } from './change.ts'

/** A change of a version's expiry, in milliseconds since 1970; null is "none set". */
export type ExpiryChange = {
  readonly version: VersionId
  readonly before: number | null
  readonly after: number | null
}

/** The change that makes the outgoing version expire at `at` (milliseconds since 1970). */
export function planExpiry(outgoing: VersionId, at: number, snapshot: Snapshot): ExpiryChange {
  return { version: outgoing, before: find(snapshot, outgoing)?.expires ?? null, after: at }
}

/** The recorded change turned round, where the expiry still is as recorded; undefined where there is nothing to undo. */
export function planExpiryUndo({ version, before, after }: ExpiryChange, snapshot: Snapshot): ExpiryChange | undefined {
  const now = find(snapshot, version)?.expires ?? null
  return isSame(now, after) && !isSame(now, before) ? { version, before: now, after: before } : undefined
}

/**
 * Sets the expiry. Never fails, since by then the labels are where they should be. A lost answer is settled by reading.
 *
 * @returns a warning with the date that stays, undefined when all went well
 */
export async function applyExpiry(
  store: Store,
  { version, before, after }: ExpiryChange,
  patience: Patience,
): Promise<string | undefined> {
  const stays = before === null ? `${version} has no expiry` : `${version} still expires on ${date(before)}`
  if (after === null) return `${stays}: the store has no way to take an expiry back`
  for (let attempt = 1; ; attempt++) {
    try {
      await store.expire?.(version, after)
      return undefined
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const now = error.isUnsettled ? await store.read().catch(() => []) : []
      if (isSame(find(now, version)?.expires ?? null, after)) return undefined
      const isLast = error.retry !== 'reads' || attempt >= patience.attempts
      if (isLast || !(await isInTime(patience, attempt))) {
        return `${stays}: the expiry could not be set to ${date(after)}, since ${error.message}`
      }
    }
  }
}

/** The change for people to read. */
export function expiryText({ version, before, after }: ExpiryChange): string {
  const text = (time: number | null) => (time === null ? 'none' : date(time))
  return `expiry of ${version} ${text(before)} → ${text(after)}`
}

async function isInTime({ pause }: Patience, attempt: number): Promise<boolean> {
  return pause(attempt).then(
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
