import type { Problem } from '../errors/api-error.ts'
import type { Change, Snapshot, Stage, VersionId } from './change.ts'

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

/** A bearer token alone. */
export type TokenCredentials = { readonly authToken: string }

/** A file that is exchanged for a token before any store is opened. */
export type CredentialsFile = { readonly credentialsFile: string }

/** What opens a store: a pair of keys, with a token where it is temporary, or a bearer token alone. */
export type Credentials =
  | {
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly securityToken?: string | undefined
    }
  | TokenCredentials

/** How labels behave in a store: what differs between stores, as data. */
export type Rules = {
  /** The built-in label of the version in service, null where the store has none. */
  readonly current: Stage | null
  /** The built-in label of the version that was in service before, null where the store has none. */
  readonly previous: Stage | null
  /**
   * Whether moving `current` moves `previous` along, onto the version that lost `current`. Where the vendor does not say
   * for certain it is `perhaps`, and the code is right in both cases.
   */
  readonly movesPrevious: 'always' | 'perhaps' | 'never'
  /** The label of a rotation that has not ended; on any version but the current one, it blocks the next rotation. */
  readonly pending?: Stage
  /** Whether several labels of a secret are moved by one request: all of them or none. */
  readonly movesTogether: boolean
  /** Whether the label may be taken off without going to another version. */
  readonly removable: (stage: Stage) => boolean
}

/** One secret in one secret manager. Every method fails with a `Problem`. */
export type Store = {
  readonly ref: SecretRef
  readonly rules: Rules
  /**
   * Which version holds which label now. Lists all versions that have a label, and those of `wanted` that exist; all
   * others only where that takes no further request.
   */
  read(wanted?: readonly VersionId[]): Promise<Snapshot>
  /**
   * Moves `change.stage` from `before` to `after`; null puts it on where it was on none, or takes it off. Where the
   * store can, it refuses unless the label is on `before`. There are `more` only where the store moves them together.
   *
   * @returns where the labels are now, where the answer tells that
   */
  move(change: Change, ...more: readonly Change[]): Promise<Snapshot | undefined>
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
