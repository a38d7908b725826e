/** The time that a step has, of which a part is kept for putting back what was written when something goes wrong. */
export class Deadline {
  readonly #end: number
  #reserved: number

  /** @param totalMs the whole time from now on, in milliseconds; a quarter of it, at most 30 s, is kept back */
  constructor(totalMs: number) {
    this.#end = performance.now() + totalMs
    this.#reserved = Math.min(totalMs / 4, 30_000)
  }

  /** Milliseconds left, not counting what is kept back; 0 or less when there are none. */
  get left(): number {
    return this.#end - this.#reserved - performance.now()
  }

  /** Lets the part that was kept back be used from now on. */
  release(): void {
    this.#reserved = 0
  }
}
