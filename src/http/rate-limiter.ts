import { setTimeout as sleep } from 'node:timers/promises'
import { now } from './deadline.ts'

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
    const asked = now()
    const oldest = this.#begun.length < this.#perSecond ? undefined : this.#begun.shift()
    // A little over a second, since requests do not all take the same time to arrive.
    const at = oldest === undefined ? asked : Math.max(asked, oldest + 1100)
    this.#begun.push(at)
    if (at > asked) await sleep(at - asked)
  }
}
