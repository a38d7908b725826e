import type { Stage } from '../promotion/change.ts'

/** A run that would not do what it was asked for, or that somebody else got in the way of. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** What the person who runs the workflow can do. */
  readonly advice: string
  /** The label that somebody else has moved, where that is the reason. */
  readonly movedBySomebodyElse: Stage | undefined

  constructor(message: string, advice: string, movedBySomebodyElse?: Stage) {
    super(message)
    this.advice = advice
    this.movedBySomebodyElse = movedBySomebodyElse
  }
}

/** How a place of a label is called in messages. */
export function on(version: string | null): string {
  return version === null ? 'on no version' : `on ${version}`
}
