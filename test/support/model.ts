/** An in-memory store with every behavior that the vendors' documentation leaves open. */
import { ApiError } from '../../src/errors/api-error.ts'
import { holder, type Change, type Snapshot, type Stage, type VersionId } from '../../src/promotion/change.ts'
import type { Rules, SecretRef, Store } from '../../src/promotion/store.ts'

/** Undocumented behavior of the store. */
export type ModelOptions = {
  /** Moving the current label also moves the previous label to the version that lost it. */
  readonly movesPrevious?: boolean | undefined
  /** The rules say so, whether the store does it or not. */
  readonly promisesToMovePrevious?: boolean
  /** One request moves several labels, and its response contains them. */
  readonly movesTogether?: boolean
  /** A read lists only the versions that have a label, and the requested ones. */
  readonly hidesUnlabeled?: boolean
  /** A move is rejected unless the label is on `before`. */
  readonly conditional?: boolean
  /** A move of a label to the version that has it is rejected. */
  readonly rejectsNoop?: boolean
  /** A version that loses its last label is deleted. */
  readonly purgesUnlabeled?: boolean
  /** The number of reads that still show the state before a write. */
  readonly lag?: number
}

/** The labels of each version, as a test declares them. */
export type Layout = Readonly<Record<VersionId, readonly Stage[]>>

/** A request to the store; `n` counts those of its kind, from 1. */
export type ModelRequest = {
  readonly kind: 'read' | 'move' | 'expire'
  readonly n: number
  readonly change?: Change
}

/** Throws to fail the request; it may also change the store, as another process would. */
type Hook = (request: ModelRequest) => void

export const CURRENT = 'CURRENT'
export const PREVIOUS = 'PREVIOUS'

const rules: Rules = {
  current: CURRENT,
  previous: PREVIOUS,
  movesPrevious: 'perhaps',
  condition: 'nothing',
  movesTogether: false,
  removable: (stage) => stage !== CURRENT && stage !== PREVIOUS,
}

export class Model implements Store {
  readonly ref: SecretRef
  readonly rules: Rules
  readonly requestIds: string[] = []
  /** All versions after each processed write. */
  readonly log: Snapshot[] = []
  readonly requests: ModelRequest[] = []
  /** Called before a request is processed. */
  before: Hook | undefined
  /** Called after a request was processed; it throws to lose the response. */
  after: Hook | undefined
  readonly #options: ModelOptions
  /** States that lagging reads have yet to show. */
  readonly #stale: Snapshot[] = []
  readonly #versions: Map<VersionId, { stages: Set<Stage>; expires: number | null; isDisabled?: boolean }>

  constructor(layout: Layout, options: ModelOptions = {}, secret = 'secret') {
    this.ref = { provider: 'model', region: 'xx-model-1', secret }
    this.#options = options
    const { promisesToMovePrevious, movesTogether = false } = options
    this.rules = {
      ...rules,
      movesTogether,
      movesPrevious: promisesToMovePrevious ? 'always' : 'perhaps',
      condition: options.conditional ? 'holder' : 'nothing',
    }
    const versions = Object.entries(layout).map(([id, stages]) => [id, { stages: new Set(stages), expires: null }])
    this.#versions = new Map(versions as [VersionId, { stages: Set<Stage>; expires: number | null }][])
  }

  read(wanted: readonly VersionId[] | 'all' = []): Promise<Snapshot> {
    return this.#process('read', undefined, () => {
      const all = this.#stale.shift() ?? this.snapshot
      if (!this.#options.hidesUnlabeled) return all
      return all.filter(({ id, stages }) => stages.length > 0 || wanted.includes(id))
    })
  }

  move(change: Change, ...more: Change[]): Promise<Snapshot | undefined> {
    return this.#process('move', change, () => {
      const changes = [change, ...more]
      if (more.length > 0 && !this.rules.movesTogether) throw new Error('this store moves one label at a time')
      for (const each of changes) this.#check(each)
      for (let reads = 0; reads < (this.#options.lag ?? 0); reads++) this.#stale.push(this.snapshot)
      const labeled = this.snapshot.filter(({ stages }) => stages.length > 0).map(({ id }) => id)
      for (const { stage, after } of changes) {
        const at = holder(this.snapshot, stage)
        this.place(stage, after)
        const autoMoves = this.#options.movesPrevious && !changes.some((each) => each.stage === PREVIOUS)
        if (autoMoves && stage === CURRENT && at !== null && at !== after) this.place(PREVIOUS, at)
      }
      if (this.#options.purgesUnlabeled) {
        for (const id of labeled) if (this.#versions.get(id)?.stages.size === 0) this.purge(id)
      }
      this.log.push(this.snapshot)
      return this.rules.movesTogether && !this.#options.lag ? this.snapshot : undefined
    })
  }

  #check({ stage, before, after }: Change): void {
    const at = holder(this.snapshot, stage)
    if (after !== null && !this.#versions.has(after)) throw new ApiError('version-not-found', { operation: 'move' })
    if (after === null && at === null) throw new ApiError('version-not-found', { operation: 'move' })
    const violations = [
      after === null && !this.rules.removable(stage),
      this.#options.conditional && at !== before,
      this.#options.rejectsNoop && at === after,
    ]
    if (violations.includes(true)) throw new ApiError('rejected', { operation: 'move', code: 'Refused' })
  }

  expire(version: VersionId, at: number): Promise<void> {
    return this.#process('expire', undefined, () => {
      const found = this.#versions.get(version)
      if (found === undefined) throw new ApiError('version-not-found', { operation: 'expire' })
      found.expires = at
    })
  }

  /** Returns all versions as a read without lag would. */
  get snapshot(): Snapshot {
    return [...this.#versions].map(([id, { stages, ...rest }]) => ({ id, stages: [...stages], ...rest }))
  }

  /** Returns label → version. */
  get labels(): Record<Stage, VersionId> {
    return labelsOf(this.snapshot)
  }

  /** Returns the number of requests of this kind. */
  count(kind: ModelRequest['kind']): number {
    return this.requests.filter((each) => each.kind === kind).length
  }

  /** Shows all writes from the next read on, as a while later. */
  settle(): void {
    this.#stale.length = 0
  }

  /** Moves a label as another process would. */
  place(stage: Stage, version: VersionId | null): void {
    for (const { stages } of this.#versions.values()) stages.delete(stage)
    if (version !== null) this.#versions.get(version)?.stages.add(stage)
  }

  /** Disables a version as another process would. */
  disable(version: VersionId): void {
    const found = this.#versions.get(version)
    if (found !== undefined) found.isDisabled = true
  }

  /** Deletes a version as another process would. */
  purge(version: VersionId): void {
    this.#versions.delete(version)
  }

  // Async, so that a hook that throws rejects, as with a real store.
  async #process<T>(kind: ModelRequest['kind'], change: Change | undefined, respond: () => T): Promise<T> {
    const request = { kind, n: this.count(kind) + 1, ...(change && { change }) }
    this.requests.push(request)
    await Promise.resolve()
    this.before?.(request)
    const response = respond()
    this.after?.(request)
    return response
  }
}

/** Returns label → version. */
export function labelsOf(snapshot: Snapshot): Record<Stage, VersionId> {
  const entries = snapshot.flatMap(({ id, stages }) => stages.map((stage) => [stage, id] as const))
  return Object.fromEntries(entries.sort())
}
