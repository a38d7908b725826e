import { now, type Deadline } from './deadline.ts'

/** How many requests may start at once after a pause: enough for a single secret, which so never waits. */
const burst = 4
/** A little over a second, since clocks differ. */
const windowMs = 1_050

/**
 * Keeps requests under a store's quota, evenly spaced: no more than so many arrive within any second. When a request
 * arrives is between its start and its response, so it counts until a second after its response.
 */
export class RateLimiter {
  readonly #perSecond: number
  readonly #intervalMs: number
  /** Requests that have started and still count. */
  #counting = 0
  /** When the next request may start at full speed; milliseconds. */
  #nextMs = 0
  /** Resolves when the request before has started, so that requests start in the order in which they come. */
  #turn: Promise<unknown> = Promise.resolve()
  /** Wakes the one request that waits for another to stop counting. */
  #wake: ((value: unknown) => void) | undefined

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#intervalMs = 1_000 / perSecond
  }

  /**
   * Waits until the request may start.
   *
   * @returns a function to call with the response, or with its failure
   * @throws ApiError if the wait would outlast the time left, or the step is cancelled
   */
  async acquire(deadline: Deadline): Promise<() => void> {
    const previous = this.#turn
    const { promise: started, resolve: markStarted } = Promise.withResolvers<unknown>()
    this.#turn = previous.then(() => started)
    try {
      await deadline.race(previous)
      while (this.#counting >= this.#perSecond) {
        await deadline.race(new Promise((resolve) => (this.#wake = resolve)))
      }
      const earliest = this.#nextMs - burst * this.#intervalMs
      if (earliest > now()) await deadline.wait(earliest - now())
      this.#nextMs = Math.max(this.#nextMs, now()) + this.#intervalMs
      this.#counting++
    } finally {
      markStarted(undefined)
    }
    return () => {
      setTimeout(() => {
        this.#counting--
        this.#wake?.(undefined)
      }, windowMs)
    }
  }
}
