import { setTimeout as sleep } from 'node:timers/promises'

/** Keeps requests under a store's quota: no more than so many are begun within any second. */
export class Pace {
  readonly #perSecond: number
  /** When the last requests were, or will be, begun; milliseconds, the oldest first. */
  readonly #begun: number[] = []

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** Waits for this request's turn. The turns are given in the order in which they are asked for. */
  async turn(): Promise<void> {
    const now = performance.now()
    const oldest = this.#begun.length < this.#perSecond ? undefined : this.#begun.shift()
    // A little over a second, since requests do not all take the same time to arrive.
    const at = oldest === undefined ? now : Math.max(now, oldest + 1100)
    this.#begun.push(at)
    if (at > now) await sleep(at - now)
  }
}
