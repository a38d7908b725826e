import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../errors/api-error.ts'

const firstPauseMs = 200
const longestPauseMs = 10_000

/** Milliseconds on a clock that is never set. That of `performance` would load all of `node:perf_hooks`. */
export const now = () => Number(process.hrtime.bigint()) / 1e6

/** The time that a step has, of which a part is kept for putting back what was written when something goes wrong. */
export class Deadline {
  #end: number
  #reserved: number
  #isReleased = false
  #halted = new AbortController()
  #cut = new AbortController()

  /**
   * @param totalMs the whole time from now on, in milliseconds
   * @param reservedMs the part of it that is kept back until `release`; a quarter, at most 30 s, where it is not told
   */
  constructor(totalMs: number, reservedMs = Math.min(totalMs / 4, 30_000)) {
    this.#end = now() + totalMs
    this.#reserved = reservedMs
  }

  /** Keeps back another part of the time than it was begun with, in milliseconds. */
  reserve(ms: number): void {
    if (!this.#isReleased) this.#reserved = ms
  }

  /** Milliseconds left, not counting what is kept back; 0 or less when there are none. */
  get left(): number {
    return this.#halted.signal.aborted ? 0 : this.#end - this.#reserved - now()
  }

  /** The problem that there is no time left. */
  passed(): Problem {
    return new Problem(this.#halted.signal.aborted ? 'cancelled' : 'timeout')
  }

  /**
   * Waits before the next try: as long as the server asks, else a random part of a time that doubles with each attempt
   * (from 1).
   *
   * @param reason why there is another try
   * @throws the reason where the wait would outlast the time left, or that there is none
   */
  readonly pause = async (attempt: number, reason?: Problem): Promise<void> => {
    const longest = Math.min(firstPauseMs * 2 ** attempt, longestPauseMs)
    const ms = reason?.facts.waitMs ?? longest * (0.5 + Math.random() / 2)
    if (this.#halted.signal.aborted) throw this.passed()
    if (ms >= this.left) throw reason ?? this.passed()
    await sleep(ms, undefined, { signal: this.#halted.signal }).catch(() => {
      throw this.passed()
    })
  }

  /** Aborts the request in flight, some time after `halt`. */
  get cut(): AbortSignal {
    return this.#cut.signal
  }

  /** Lets the part that was kept back be used from now on, after `halt` too: putting back is not halted. */
  release(): void {
    this.#isReleased = true
    this.#reserved = 0
    this.#halted = new AbortController()
    this.#cut = new AbortController()
  }

  /**
   * Ends the time for going forward at once, pauses included, for a step that is cancelled.
   *
   * @param inFlightMs how long the request in flight may still take
   * @param totalMs how long putting back may take, counted from now
   */
  halt(inFlightMs: number, totalMs: number): void {
    this.#end = Math.min(this.#end, now() + totalMs)
    if (this.#isReleased) return
    this.#halted.abort()
    const cut = this.#cut
    setTimeout(() => {
      cut.abort()
    }, inFlightMs).unref()
  }
}
