/** How often something is attempted. The core has no clock, so the waiting comes from outside. */
export type RetryPolicy = {
  /** Attempts of a write, or of reading back. */
  readonly maxAttempts: number
  /** Waits, longer the higher `attempt` (from 1) is; fails when the time of the step is used up. */
  readonly backoff: (attempt: number) => Promise<void>
}
