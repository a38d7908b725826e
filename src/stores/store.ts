import type { Problem } from '../problem.ts'
import type { Change, Snapshot, Stage, VersionId } from '../promotion/change.ts'

/** What is needed to find a secret again; no credential. */
export type SecretRef = {
  readonly provider: string
  /** Empty where an `endpoint` made it unnecessary. */
  readonly region: string
  readonly projectId?: string | undefined
  /** Origin of the API, only where it is not the one built from provider and region. */
  readonly endpoint?: string | undefined
  /** Name or ARN. */
  readonly secret: string
}

/** What opens a store: a pair of keys, with a token where it is temporary, or a bearer token alone. */
export type Credentials =
  | {
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly securityToken?: string | undefined
    }
  | { readonly authToken: string }

/** How labels behave in a store: what differs between stores, as data. */
export type Rules = {
  /** The built-in label of the version in service. */
  readonly current: Stage
  /**
   * The built-in label of the version that was in service before. Moving `current` may move it along, onto the version
   * that lost `current`: no vendor here says for certain, so the code is right in both cases.
   */
  readonly previous: Stage
  /** Whether the label may be taken off without going to another version. */
  readonly removable: (stage: Stage) => boolean
}

/** One secret in one secret manager. Every method fails with a `Problem`. */
export type Store = {
  readonly ref: SecretRef
  readonly rules: Rules
  /** Which version holds which label now. Lists all versions, also those without any label. */
  read(): Promise<Snapshot>
  /**
   * Moves `change.stage` from `before` to `after`; null puts it on where it was on none, or takes it off. Where the
   * store can, it refuses unless the label is on `before`.
   */
  move(change: Change): Promise<void>
  /** Sets when the version expires, in milliseconds since 1970. Only where the store has such a date. */
  expire?(version: VersionId, at: number): Promise<void>
  /**
   * One more read after a failure, to say in a sentence what it may come from: about a label that somebody else has
   * moved, or about a problem. Undefined where there is nothing to add.
   */
  explain?(about: Stage | Problem): Promise<string | undefined>
  /** The provider's ids of all requests so far. */
  readonly requestIds: readonly string[]
}
