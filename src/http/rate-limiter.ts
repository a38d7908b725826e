import { setTimeout as sleep } from 'node:timers/promises'
import { now } from './deadline.ts'

/** Keeps requests under a store's quota: no more than so many start within any second. */
export class RateLimiter {
  readonly #perSecond: number
  /** When the last requests started, or will start; milliseconds, the oldest first. */
  readonly #startedAt: number[] = []

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** Waits until the request may start. Requests start in the order in which they come. */
  async acquire(): Promise<void> {
    const requested = now()
    const oldest = this.#startedAt.length < this.#perSecond ? undefined : this.#startedAt.shift()
    // A little over a second, since requests do not all take the same time to arrive.
    const start = oldest === undefined ? requested : Math.max(requested, oldest + 1100)
    this.#startedAt.push(start)
    if (start > requested) await sleep(start - requested)
  }
}
