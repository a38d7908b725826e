/** A secret manager in memory, with every freedom that the vendors' documents leave to theirs. */
import { ApiError } from '../../src/errors/api-error.ts'
import { holder, type Change, type Snapshot, type Stage, type VersionId } from '../../src/promotion/change.ts'
import type { Rules, SecretRef, Store } from '../../src/promotion/store.ts'

/** How the store behaves where the documents do not say. */
export type Options = {
  /** Moving the current label drags the previous label to the version that lost it. */
  readonly movesPrevious?: boolean | undefined
  /** The vendor promises that it does, whether it keeps that or not. */
  readonly promisesToMovePrevious?: boolean
  /** Several labels are moved by one request, whose answer tells where they are. */
  readonly movesTogether?: boolean
  /** Reading lists only the versions that have a label, and those that are asked for. */
  readonly hidesUnlabelled?: boolean
  /** A move is refused unless the label is on `before`. */
  readonly conditional?: boolean
  /** A move to where the label already is is refused. */
  readonly rejectsNoop?: boolean
  /** A version that loses its last label is gone. */
  readonly purgesUnlabelled?: boolean
  /** So many reads show each state once more before they show the next. */
  readonly lag?: number
}

/** Labels of each version, as a test writes them down. */
export type Layout = Readonly<Record<VersionId, readonly Stage[]>>

/** A request to the store; `n` counts those of its kind, from 1. */
export type Asked = {
  readonly kind: 'read' | 'move' | 'expire'
  readonly n: number
  readonly change?: Change
}

/** May throw what the request is to fail with; may change the store, too: that is "somebody else". */
type Hook = (asked: Asked) => void

export const CURRENT = 'CURRENT'
export const PREVIOUS = 'PREVIOUS'

const rules: Rules = {
  current: CURRENT,
  previous: PREVIOUS,
  movesPrevious: 'perhaps',
  movesTogether: false,
  removable: (stage) => stage !== CURRENT && stage !== PREVIOUS,
}

export class Model implements Store {
  readonly ref: SecretRef
  readonly rules: Rules
  readonly requestIds: string[] = []
  /** All versions after each write that was carried out. */
  readonly log: Snapshot[] = []
  readonly asked: Asked[] = []
  /** Called before a request is carried out. */
  before: Hook | undefined
  /** Called after a request was carried out: what it throws is an answer that was lost. */
  after: Hook | undefined
  readonly #options: Options
  /** States that reads have yet to show, where they lag behind. */
  readonly #unseen: Snapshot[] = []
  readonly #versions: Map<VersionId, { stages: Set<Stage>; expires: number | null; isDisabled?: boolean }>

  constructor(layout: Layout, options: Options = {}, secret = 'secret') {
    this.ref = { provider: 'model', region: 'xx-model-1', secret }
    this.#options = options
    const { promisesToMovePrevious, movesTogether = false } = options
    this.rules = { ...rules, movesTogether, movesPrevious: promisesToMovePrevious ? 'always' : 'perhaps' }
    const versions = Object.entries(layout).map(([id, stages]) => [id, { stages: new Set(stages), expires: null }])
    this.#versions = new Map(versions as [VersionId, { stages: Set<Stage>; expires: number | null }][])
  }

  read(wanted: readonly VersionId[] = []): Promise<Snapshot> {
    return this.#answer('read', undefined, () => {
      const all = this.#unseen.shift() ?? this.snapshot
      if (!this.#options.hidesUnlabelled) return all
      return all.filter(({ id, stages }) => stages.length > 0 || wanted.includes(id))
    })
  }

  move(change: Change, ...more: Change[]): Promise<Snapshot | undefined> {
    return this.#answer('move', change, () => {
      const changes = [change, ...more]
      if (more.length > 0 && !this.rules.movesTogether) throw new Error('one at a time')
      for (const each of changes) this.#check(each)
      for (let reads = 0; reads < (this.#options.lag ?? 0); reads++) this.#unseen.push(this.snapshot)
      const labelled = this.snapshot.filter(({ stages }) => stages.length > 0).map(({ id }) => id)
      for (const { stage, after } of changes) {
        const at = holder(this.snapshot, stage)
        this.place(stage, after)
        const follows = this.#options.movesPrevious && !changes.some((each) => each.stage === PREVIOUS)
        if (follows && stage === CURRENT && at !== null && at !== after) this.place(PREVIOUS, at)
      }
      if (this.#options.purgesUnlabelled) {
        for (const id of labelled) if (this.#versions.get(id)?.stages.size === 0) this.purge(id)
      }
      this.log.push(this.snapshot)
      return this.rules.movesTogether && !this.#options.lag ? this.snapshot : undefined
    })
  }

  #check({ stage, before, after }: Change): void {
    const at = holder(this.snapshot, stage)
    if (after !== null && !this.#versions.has(after)) throw new ApiError('version-not-found', { operation: 'move' })
    if (after === null && at === null) throw new ApiError('version-not-found', { operation: 'move' })
    const refusals = [
      after === null && !this.rules.removable(stage),
      this.#options.conditional && at !== before,
      this.#options.rejectsNoop && at === after,
    ]
    if (refusals.includes(true)) throw new ApiError('rejected', { operation: 'move', code: 'Refused' })
  }

  expire(version: VersionId, at: number): Promise<void> {
    return this.#answer('expire', undefined, () => {
      const found = this.#versions.get(version)
      if (found === undefined) throw new ApiError('version-not-found', { operation: 'expire' })
      found.expires = at
    })
  }

  /** What a reader would see now. */
  get snapshot(): Snapshot {
    return [...this.#versions].map(([id, { stages, ...facts }]) => ({ id, stages: [...stages], ...facts }))
  }

  /** Label → version, for comparing. */
  get labels(): Record<Stage, VersionId> {
    return labelsOf(this.snapshot)
  }

  /** How often the store was asked for this. */
  count(kind: Asked['kind']): number {
    return this.asked.filter((each) => each.kind === kind).length
  }

  /** Puts a label somewhere behind everybody's back. */
  place(stage: Stage, version: VersionId | null): void {
    for (const { stages } of this.#versions.values()) stages.delete(stage)
    if (version !== null) this.#versions.get(version)?.stages.add(stage)
  }

  /** Disables a version behind everybody's back. */
  disable(version: VersionId): void {
    const found = this.#versions.get(version)
    if (found !== undefined) found.isDisabled = true
  }

  /** Deletes a version behind everybody's back. */
  purge(version: VersionId): void {
    this.#versions.delete(version)
  }

  // Async, so that what is thrown in here is a rejection, as it is with a real store.
  async #answer<T>(kind: Asked['kind'], change: Change | undefined, carryOut: () => T): Promise<T> {
    const asked = { kind, n: this.count(kind) + 1, ...(change && { change }) }
    this.asked.push(asked)
    await Promise.resolve()
    this.before?.(asked)
    const answer = carryOut()
    this.after?.(asked)
    return answer
  }
}

/** Label → version. */
export function labelsOf(snapshot: Snapshot): Record<Stage, VersionId> {
  const entries = snapshot.flatMap(({ id, stages }) => stages.map((stage) => [stage, id] as const))
  return Object.fromEntries(entries.sort())
}
