import type { ApiError } from '../errors/api-error.ts'
import type { Change, Snapshot, Stage, VersionId } from './change.ts'

/** What is needed to find a secret again; no credential. */
export type SecretRef = {
  readonly provider: string
  /** Empty if an `endpoint` makes it unnecessary. */
  readonly region: string
  readonly projectId?: string | undefined
  /** Origin of the API, only if it is not the one built from provider and region. */
  readonly endpoint?: string | undefined
  /** Plain or full, as it was typed; once its store has been read, as the store names it. */
  readonly secret: string
}

/**
 * Identifies a secret by what its store says that it is: two secrets are the same if and only if these texts are. The
 * region is a part of a full name, and of a project.
 */
export function identityOf({ provider, projectId, secret }: SecretRef): string {
  return JSON.stringify([provider, projectId, secret])
}

/** Formats what a store says that a secret is. */
export function formatIdentity({ projectId, secret }: SecretRef): string {
  return projectId === undefined || secret.includes('/') ? secret : `${secret} of project ${projectId}`
}

/** How labels behave in a store: what differs between stores, as data. */
export type Rules = {
  /** The built-in label of the version in service, null if the store has none. */
  readonly current: Stage | null
  /** The built-in label of the version that was in service before, null if the store has none. */
  readonly previous: Stage | null
  /**
   * Whether moving `current` also moves `previous`, onto the version that lost `current`. If the vendor does not say for
   * certain it is `perhaps`, and the code is right in both cases.
   */
  readonly movesPrevious: 'always' | 'perhaps' | 'never'
  /** The label of a rotation that has not ended; on any version but the current one, it blocks the next rotation. */
  readonly pending?: Stage
  /**
   * What a write depends on. `holder`: it is refused unless the label is on `before`. `secret`: it is refused if anything
   * about the secret has changed since it was read, so an acknowledged write invalidates every earlier one. `nothing`: it
   * always counts, also if the vendor does not say.
   */
  readonly condition: 'holder' | 'secret' | 'nothing'
  /** Whether one request moves several labels of a secret: all of them or none. */
  readonly movesTogether: boolean
  /** Whether the label may be removed without going to another version. */
  readonly removable: (stage: Stage) => boolean
}

/** Returns the label that a store may move by itself when it moves `stage`, null if there is none. */
export function autoMovedLabel(stage: Stage, rules: Rules): Stage | null {
  return stage === rules.current ? rules.previous : null
}

/**
 * One secret in one secret manager: the port that every store implements. Every method fails with an `ApiError`, or with a
 * `Refusal` if the name leads to another secret than before.
 */
export type Store = {
  /** As it was asked for; from the first read on, as the store itself says that it is. */
  readonly ref: SecretRef
  readonly rules: Rules
  /**
   * Reads which version holds which label now. Lists all versions that have a label, and those of `wanted` that exist;
   * all others, and the order of creation, only if that takes no further request, or if `all` are wanted.
   */
  read(wanted?: readonly VersionId[] | 'all'): Promise<Snapshot>
  /**
   * Moves `change.stage` from `before` to `after`; null means that it is on none before, or is removed. Refuses unless the
   * label is on `before` if the store supports that. There are `more` only if the store moves them together.
   *
   * @returns where the labels are now, if the response tells
   */
  move(change: Change, ...more: readonly Change[]): Promise<Snapshot | undefined>
  /** Sets when the version expires, in milliseconds since 1970. Only if the store has such a date. */
  expire?(version: VersionId, at: number): Promise<void>
  /**
   * Reads once more after a failure, to explain it in a sentence: a label that someone else has moved, or an error.
   * Undefined if there is nothing to add.
   */
  diagnose?(about: Stage | ApiError): Promise<string | undefined>
  /** The provider's ids of all requests so far. */
  readonly requestIds: readonly string[]
}
