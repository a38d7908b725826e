import { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { formatVersion, holder, isMove, type Change, type Snapshot, type Stage, type VersionId } from './change.ts'
import type { Plan } from './plan.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { Sightings } from './sightings.ts'
import { autoMovedLabel, type Store } from './store.ts'

/**
 * Writes the changes of one plan and keeps track of what became of each. A failed write is resolved by reading: a lost
 * response may have been a success, and the store itself may have moved the label. A label on a third version was moved
 * by someone else and is left alone.
 */
export class Writer {
  /** The changes that the store has made. */
  readonly acknowledged: Change[] = []
  /** Writes whose response was lost and whose effect no read has shown: the store may still process them. */
  #inDoubt: readonly Change[]
  readonly #store: Store
  readonly #plan: Plan
  readonly #retryPolicy: RetryPolicy
  readonly #autoMovedLabel: Stage | null
  /** Whether a write is sent even if no label moves: the store then refuses those in doubt. */
  readonly #fences: boolean
  /** Whether the store moves that label itself, as far as it has shown. */
  #movesPrevious: boolean
  /** Where the store itself has moved that label, once `stage` has moved. */
  #autoMovedTo: VersionId | null | undefined
  #latest: Snapshot | undefined
  readonly #sightings = new Sightings()
  /** What was read after the store has refused to move `stage`, in a plan that only confirms. */
  #confirmed: Snapshot | undefined

  /** @param inDoubt writes before these, which may still be made */
  constructor(store: Store, plan: Plan, retryPolicy: RetryPolicy, inDoubt: readonly Change[]) {
    this.#store = store
    this.#plan = plan
    this.#retryPolicy = retryPolicy
    this.#inDoubt = inDoubt
    this.#fences = inDoubt.length > 0 && store.rules.condition === 'secret'
    this.#autoMovedLabel = autoMovedLabel(plan.stage, store.rules)
    this.#movesPrevious = store.rules.movesPrevious === 'always'
  }

  /** The changes that may still be made, after the run has ended even. */
  get inDoubt(): readonly Change[] {
    return this.#inDoubt
  }

  /** Whether the store has acknowledged that the label is where the change leads to. */
  hasAcknowledged({ stage, after }: Change): boolean {
    return this.acknowledged.findLast((change) => change.stage === stage)?.after === after
  }

  /** Reads the labels, unless they have been read since the last write; each such read counts once. */
  async read(): Promise<Snapshot> {
    const snapshot = this.#latest ?? (await this.#store.read())
    this.#latest = undefined
    return snapshot
  }

  /**
   * Writes these changes, in one request if the store moves labels together.
   *
   * @throws Refusal if someone else moved a label
   * @throws ApiError if the store did not make them
   */
  async write(changes: readonly Change[]): Promise<void> {
    const isConfirmed = (change: Change) => this.#confirmed !== undefined && isInPlace(change, this.#confirmed)
    let ours = changes.filter((change) => !isConfirmed(change))
    const isToSend = (change: Change) => this.#fences || isMove(change)
    let open = ours.map((change) => this.#afterAutoMove(change)).filter(isToSend)
    let mayBeOurs = false
    let isPredicted = false
    for (let attempt = 1; ;) {
      const error = await this.#move(open)
      if (error === undefined) break
      const predicted = isPredicted ? undefined : this.#predictAutoMove(error, open)
      if (predicted !== undefined) {
        isPredicted = true
        open = predicted
        continue
      }
      if (this.#isConfirming && error.retry === 'idempotent') {
        // Where the label is, only an answer tells: a read may be late.
        if (attempt >= this.#retryPolicy.maxAttempts) throw error
        await this.#retryPolicy.backoff(attempt++)
        continue
      }
      const seen = await this.#readAfter(error, open)
      if (this.#isConfirming) this.#confirmed = seen
      const isMissing = (change: Change) => !isInPlace(change, seen)
      this.#checkConflicts(open.filter(isMissing), changes, seen)
      this.#inDoubt = this.#inDoubt.filter(isMissing)
      if (!this.#fences) open = open.filter(isMissing)
      // A refused write moves no label: if the label is in place, someone else has moved it, or the store itself.
      mayBeOurs ||= error.retry === 'idempotent' || this.#mayBeAutoMoved(open)
      if (!mayBeOurs) ours = ours.filter(isMissing)
      if (open.some(({ stage, before }) => holder(seen, stage) === before)) {
        // A refusal after a lost response may be due to what the lost write has done: reads may be late.
        const isFinal = error.retry === 'never' && !mayBeOurs
        if (isFinal || attempt >= this.#retryPolicy.maxAttempts) throw error
        await this.#retryPolicy.backoff(attempt++)
      }
      open = open.map((change) => ({ ...change, before: holder(seen, change.stage) }))
    }
    this.acknowledged.push(...ours)
    const main = changes.find(({ stage }) => stage === this.#plan.stage)
    if (main !== undefined && isMove(main)) this.#autoMovedTo = main.before
  }

  /**
   * Looks at a label that was read back: writes it again if the store itself has moved it away, or has not moved it
   * although it should.
   *
   * @throws Refusal if someone else moved it, as several reads have shown
   */
  async reconcile(change: Change, snapshot: Snapshot, attempt: number): Promise<void> {
    const { stage, before, after } = change
    const at = holder(snapshot, stage)
    if (at === after) {
      this.#sightings.note(stage, undefined)
      return
    }
    // A store that does not show `stage` itself yet says nothing about side effects.
    const isShown = this.#plan.changes.some((each) => each.stage === this.#plan.stage && isInPlace(each, snapshot))
    const wasNotMoved = stage === this.#autoMovedLabel && this.#movesPrevious && isShown && at === before
    if (wasNotMoved) this.#movesPrevious = false
    const wasMoved = this.#wasAutoMoved(stage, at)
    const { maxAttempts } = this.#retryPolicy
    if ((wasNotMoved || wasMoved) && attempt <= maxAttempts) return this.write([{ ...change, before: at }])
    this.#sightings.note(stage, wasMoved || at === before ? undefined : at)
    if (this.#sightings.isMoved(stage)) throw concurrentMove(change, at)
  }

  /** The third version that the label may be on by what some reads have shown; undefined if it is on none. */
  seenOn({ stage }: Change): VersionId | null | undefined {
    return this.#sightings.at(stage)
  }

  /** Whether it is open whether the labels are in place, in a plan that only confirms that. */
  get #isConfirming(): boolean {
    return this.#plan.confirms === true && this.#confirmed === undefined && !this.#hasMovedStage
  }

  get #hasMovedStage(): boolean {
    return this.acknowledged.some((each) => each.stage === this.#plan.stage && isMove(each))
  }

  /** Sends one write. Returns the error if it leaves open where the labels are. */
  async #move([first, ...more]: readonly Change[]): Promise<ApiError | undefined> {
    if (first === undefined) return undefined
    try {
      this.#latest = undefined
      this.#latest = await this.#store.move(first, ...more)
      // The store has compared the whole secret, so it refuses every write that was sent before.
      if (this.#store.rules.condition === 'secret') this.#inDoubt = []
      return undefined
    } catch (error) {
      if (error instanceof ApiError && error.isAmbiguous) return error
      throw error
    }
  }

  /** Reads what became of a failed write. What may have been processed is in doubt until a read shows it. */
  async #readAfter(error: ApiError, sent: readonly Change[]): Promise<Snapshot> {
    if (error.retry === 'idempotent') this.#inDoubt = [...this.#inDoubt, ...sent]
    const seen = await this.#store.read().catch((reason: unknown) => {
      throw reason instanceof Refusal ? reason : error
    })
    this.#latest = seen
    return seen
  }

  #checkConflicts(open: readonly Change[], all: readonly Change[], seen: Snapshot): void {
    for (const change of open) {
      const at = holder(seen, change.stage)
      const known = [change, ...all].filter(({ stage }) => stage === change.stage)
      const isExpected = known.some(({ before }) => at === before) || this.#mayHaveMoved(change.stage, at)
      if (!isExpected) throw concurrentMove(change, at)
    }
  }

  /** Whether the store itself may have put the label in place, although it does not say whether it does. */
  #mayBeAutoMoved([change]: readonly Change[]): boolean {
    if (change === undefined) return false
    const { movesPrevious } = this.#store.rules
    return movesPrevious === 'perhaps' && change.stage === this.#autoMovedLabel && change.after === this.#autoMovedTo
  }

  /**
   * Returns what to send instead of a refused write of the label that the store may itself have moved, if it does not say
   * whether it does: a read might show that late.
   */
  #predictAutoMove(error: ApiError, [change]: readonly Change[]): Change[] | undefined {
    const to = this.#autoMovedTo
    const isPossible = this.#store.rules.movesPrevious === 'perhaps' && change?.stage === this.#autoMovedLabel
    if (error.retry !== 'never' || !isPossible || to === undefined || to === change.before) return undefined
    return to === change.after ? undefined : [{ ...change, before: to }]
  }

  /** Whether the store itself, or a write in doubt, may have moved the label there. */
  #mayHaveMoved(stage: Stage, at: VersionId | null): boolean {
    return this.#wasAutoMoved(stage, at) || this.#inDoubt.some((lost) => lost.stage === stage && lost.after === at)
  }

  /** Whether the store itself may have put the label there, as it moved `stage` away from that version. */
  #wasAutoMoved(stage: Stage, at: VersionId | null): boolean {
    return stage === this.#autoMovedLabel && at === this.#autoMovedTo
  }

  /** Returns the change from where the label is by now, if the store is known to have moved it for this run. */
  #afterAutoMove(change: Change): Change {
    const isAutoMoved = change.stage === this.#autoMovedLabel && this.#movesPrevious
    return isAutoMoved && this.#hasMovedStage ? { ...change, before: this.#autoMovedTo ?? null } : change
  }
}

/** Whether the label is where the change leads to. */
export function isInPlace({ stage, after }: Change, snapshot: Snapshot): boolean {
  return holder(snapshot, stage) === after
}

/** Returns the refusal of a label that someone else has moved. */
export function concurrentMove({ stage, after }: Change, at: VersionId | null): Refusal {
  return Refusal.of('concurrent-move', { label: stage, now: formatVersion(at), after: formatVersion(after) }, stage)
}

/** Returns the refusal of a label that the store acknowledged but does not show. */
export function notConverged({ stage, after }: Change, at: VersionId | null): Refusal {
  return Refusal.of('not-converged', { label: stage, now: formatVersion(at), after: formatVersion(after) })
}
