import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError } from '../errors/api-error.ts'

const baseDelayMs = 200
const maxDelayMs = 10_000

/** Returns monotonic time in milliseconds. Avoids `performance`, which loads `node:perf_hooks`. */
export const now = () => Number(process.hrtime.bigint()) / 1e6

/** The time limit of a step, part of which is reserved for rolling back when something fails. */
export class Deadline {
  #end: number
  #reserved: number
  #isReleased = false
  #cancelled = new AbortController()
  #abort = new AbortController()

  /**
   * @param totalMs the whole time from now on, in milliseconds
   * @param reservedMs the part of it that is kept until `releaseReserve`; a quarter, at most 30 s, by default
   */
  constructor(totalMs: number, reservedMs = Math.min(totalMs / 4, 30_000)) {
    this.#end = now() + totalMs
    this.#reserved = reservedMs
  }

  /** Reserves another part of the time than the one it started with, in milliseconds. */
  reserveForRollback(ms: number): void {
    if (!this.#isReleased) this.#reserved = ms
  }

  /** Milliseconds left, not counting the reserve; 0 or less if there are none. */
  get remainingMs(): number {
    return this.#cancelled.signal.aborted ? 0 : this.#end - this.#reserved - now()
  }

  /** Returns the error that there is no time left. */
  expired(): ApiError {
    return new ApiError(this.#cancelled.signal.aborted ? 'cancelled' : 'timeout')
  }

  /**
   * Waits before the next attempt: as long as the server asks, otherwise a random part of a delay that doubles with each
   * attempt (from 1).
   *
   * @param reason why there is another attempt
   * @throws the reason if the wait would outlast the time left, or that there is none
   */
  readonly backoff = async (attempt: number, reason?: ApiError): Promise<void> => {
    const delayMs = Math.min(baseDelayMs * 2 ** attempt, maxDelayMs)
    const ms = reason?.details.retryAfterMs ?? delayMs * (0.5 + Math.random() / 2)
    if (this.#cancelled.signal.aborted) throw this.expired()
    if (ms >= this.remainingMs) throw reason ?? this.expired()
    await sleep(ms, undefined, { signal: this.#cancelled.signal }).catch(() => {
      throw this.expired()
    })
  }

  /** Aborts the request in flight, some time after `cancel`. */
  get abortSignal(): AbortSignal {
    return this.#abort.signal
  }

  /** Makes the reserve available from now on, after `cancel` too: a cancellation does not stop a rollback. */
  releaseReserve(): void {
    this.#isReleased = true
    this.#reserved = 0
    this.#cancelled = new AbortController()
    this.#abort = new AbortController()
  }

  /**
   * Ends the time for going forward at once, backoff included, for a step that is cancelled.
   *
   * @param inFlightMs how long the request in flight may still take
   * @param totalMs how long the rollback may take, counted from now
   */
  cancel(inFlightMs: number, totalMs: number): void {
    this.#end = Math.min(this.#end, now() + totalMs)
    if (this.#isReleased) return
    this.#cancelled.abort()
    const abort = this.#abort
    setTimeout(() => {
      abort.abort()
    }, inFlightMs).unref()
  }
}
