/** How often something is attempted. The core has no clock, so the waiting comes from outside. */
export type RetryPolicy = {
  /** Attempts of a write. */
  readonly maxAttempts: number
  /** Waits before a write is attempted again, longer the higher `attempt` (from 1) is; fails if no time is left. */
  readonly backoff: (attempt: number) => Promise<void>
  /** Waits before the labels are read again; fails if no time is left or the run is cancelled. */
  readonly poll: (attempt: number) => Promise<void>
  /** Whether a label that the store acknowledged but never shows is a failure. */
  readonly mustConverge: boolean
}
