import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError } from '../errors/api-error.ts'

const baseDelayMs = 200
const maxDelayMs = 10_000
const maxPollDelayMs = 2_000
/** What a read needs at least, in milliseconds, to be worth the wait before it. */
const minReadMs = 500

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

  /** Returns the error that there is no time left, and so nothing was sent. */
  expired(): ApiError {
    return new ApiError(this.isCancelled ? 'cancelled' : 'out-of-time')
  }

  /** Whether the step was cancelled, and is not rolling back yet. */
  get isCancelled(): boolean {
    return this.#cancelled.signal.aborted
  }

  /**
   * Waits before the next attempt: as long as the server asks, otherwise a random part of a delay that doubles with each
   * attempt (from 1).
   *
   * @param reason why there is another attempt
   * @param maxMs how long the wait may be, in milliseconds
   * @throws the reason if the wait would outlast the time left, or that there is none
   */
  readonly backoff = async (attempt: number, reason?: ApiError, maxMs = Infinity): Promise<void> => {
    const delayMs = Math.min(baseDelayMs * 2 ** attempt, maxDelayMs)
    const ms = reason?.details.retryAfterMs ?? delayMs * (0.5 + Math.random() / 2)
    if (ms >= Math.min(maxMs, this.remainingMs) && !this.#cancelled.signal.aborted) throw reason ?? this.expired()
    await this.wait(ms)
  }

  /**
   * Waits before the labels are read again: longer with each attempt (from 1), but never long, so that little of the time
   * is left unused.
   *
   * @throws ApiError if no time is left, or the step is cancelled
   */
  readonly poll = async (attempt: number): Promise<void> => {
    const ms = Math.min(baseDelayMs * 2 ** attempt, maxPollDelayMs)
    // A read that is cut short says nothing about the labels.
    if (ms + minReadMs >= this.remainingMs) throw this.expired()
    await this.wait(ms)
  }

  /**
   * Waits this long, in milliseconds.
   *
   * @throws ApiError if that would outlast the time left, or the step is cancelled
   */
  readonly wait = async (ms: number): Promise<void> => {
    const { signal } = this.#cancelled
    if (signal.aborted || ms >= this.remainingMs) throw this.expired()
    await sleep(ms, undefined, { signal }).catch(() => {
      throw this.expired()
    })
  }

  /**
   * Waits for something for as long as there is time.
   *
   * @throws ApiError if no time is left before, or the step is cancelled
   */
  async race<T>(work: Promise<T>): Promise<T> {
    if (this.remainingMs <= 0) throw this.expired()
    const stop = new AbortController()
    const timer = sleep(this.remainingMs, undefined, { signal: AbortSignal.any([stop.signal, this.#cancelled.signal]) })
    const end = timer.catch(() => undefined).then(() => Promise.reject(this.expired()))
    try {
      return await Promise.race([work, end])
    } finally {
      end.catch(() => undefined)
      stop.abort()
    }
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
