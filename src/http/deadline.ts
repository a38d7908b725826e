import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../problem.ts'

const firstPauseMs = 200
const longestPauseMs = 10_000

/** The time that a step has, of which a part is kept for putting back what was written when something goes wrong. */
export class Deadline {
  #end: number
  #reserved: number
  #isHalted = false
  #wasHalted = false
  #cut = new AbortController()

  /**
   * @param totalMs the whole time from now on, in milliseconds
   * @param reservedMs the part of it that is kept back until `release`; a quarter, at most 30 s, where it is not told
   */
  constructor(totalMs: number, reservedMs = Math.min(totalMs / 4, 30_000)) {
    this.#end = performance.now() + totalMs
    this.#reserved = reservedMs
  }

  /** Milliseconds left, not counting what is kept back; 0 or less when there are none. */
  get left(): number {
    return this.#isHalted ? 0 : this.#end - this.#reserved - performance.now()
  }

  /** The problem that there is no time left. */
  passed(): Problem {
    return new Problem(this.#isHalted ? 'cancelled' : 'timeout')
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
    if (ms >= this.left) throw this.#isHalted ? this.passed() : (reason ?? this.passed())
    await sleep(ms)
  }

  /** Aborts the request in flight, some time after `halt`. */
  get cut(): AbortSignal {
    return this.#cut.signal
  }

  /** Lets the part that was kept back be used from now on, after `halt` too. */
  release(): void {
    this.#isHalted = false
    this.#reserved = 0
    this.#cut = new AbortController()
  }

  /**
   * Ends the time for going forward at once, for a step that is cancelled.
   *
   * @param inFlightMs how long the request in flight may still take
   * @param totalMs how long putting back may take, counted from now
   */
  halt(inFlightMs: number, totalMs: number): void {
    // The second signal must not end the putting back that the first has begun.
    if (this.#wasHalted) return
    this.#wasHalted = true
    this.#isHalted = true
    this.#end = Math.min(this.#end, performance.now() + totalMs)
    const cut = this.#cut
    setTimeout(() => {
      cut.abort()
    }, inFlightMs).unref()
  }
}
