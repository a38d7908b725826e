import type { Stage, VersionId } from './change.ts'

/** How many reads have to show a label on a third version until it was certainly moved there. */
const readsOfMove = 3
/** How many reads in a row have to show it where it should be until it was certainly not. */
const readsOfPlace = 2

/** Where a label was seen last on a third version, in how many reads so far, and how many have shown it elsewhere since. */
type Sighting = { readonly at: VersionId | null; readonly reads: number; readonly since: number }

/**
 * What reads have shown of labels that this run has moved. A read that shows a label on a third version may be from before
 * the move, and one that does not may be from before someone else has moved it: so several have to agree.
 */
export class Sightings {
  readonly #all = new Map<Stage, Sighting>()

  /** @param at the third version that a read shows the label on, null for none, undefined if it shows what it should */
  note(stage: Stage, at: VersionId | null | undefined): void {
    const { reads, since, ...last } = this.#all.get(stage) ?? { reads: 0, since: 0 }
    if (at !== undefined) this.#all.set(stage, { at, reads: reads + 1, since: 0 })
    else if ('at' in last) this.#all.set(stage, { at: last.at, reads, since: since + 1 })
  }

  /** Whether someone else has certainly moved the label. */
  isMoved(stage: Stage): boolean {
    return (this.#all.get(stage)?.reads ?? 0) >= readsOfMove
  }

  /** The third version that the label was seen on, null for none, if it may still be there; undefined otherwise. */
  at(stage: Stage): VersionId | null | undefined {
    const sighting = this.#all.get(stage)
    return sighting !== undefined && (this.isMoved(stage) || sighting.since < readsOfPlace) ? sighting.at : undefined
  }
}
