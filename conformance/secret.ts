/** The throw-away secret of a run: how it is recognized, and what a provider's client must do with it. */
import { randomBytes } from 'node:crypto'
import type { Reply } from './questions.ts'

/** How the name of a secret begins that a run may use, and create. */
export const namePrefix = 'promote-secret-version-conformance-'
/** The tag of a secret with another name that a run may use. */
export const mark = { key: 'promote-secret-version', value: 'conformance' }
/** The value of that tag, or the description, of a secret that a run has created, and may therefore delete. */
export const ownMark = 'conformance-created-by-run'

/** How every label begins that a run sets. Letters alone: no provider forbids those. */
export const labelPrefix = 'conformance'

/** A random value. It is never read again. */
export const randomValue = (): string => randomBytes(24).toString('base64url')

/** A version as a list shows it. */
export type SeenVersion = {
  readonly labels: readonly string[]
  /** How the list shows that there is no label. */
  readonly shape: 'list' | 'empty' | 'absent' | 'null'
  /** Whether it is enabled. */
  readonly isUsable: boolean
  /** Whether its value is gone for good. */
  readonly isDestroyed?: boolean
}

/** All versions by their ids, in the order of their creation. */
export type Versions = ReadonlyMap<string, SeenVersion>

/** A secret that exists. */
export type FoundSecret = {
  /** Whether its tag marks it as a throw-away. */
  readonly hasMark: boolean
  /** Whether a run has created it. */
  readonly isOwn: boolean
  /** Whether it is scheduled for deletion. */
  readonly isDeleting: boolean
}

/** A provider's client: what all runs need. No method reads a value. Methods without a `Reply` throw if they fail. */
export type SecretClient = {
  /** The labels that the run moves. */
  readonly current: string
  readonly previous: string
  /** Whether the two are the provider's own, so that a secret has them before the run. */
  readonly hasBuiltInLabels: boolean
  /** A version that does not exist. */
  readonly missingVersion: string
  find: () => Promise<FoundSecret | undefined>
  create: () => Promise<void>
  /** Cancels a scheduled deletion. Without it, the provider has none. */
  restore?: () => Promise<void>
  delete: () => Promise<void>
  /** Creates a version with these labels and a random value. */
  addVersion: (labels: readonly string[]) => Promise<string>
  /** Ends a version for good. Without it, the provider cannot. */
  destroyVersion?: (version: string) => Promise<void>
  versions: () => Promise<Versions>
  /** Moves a label from the version that has it. */
  move: (label: string, to: string, from: string | undefined) => Promise<Reply>
  remove: (label: string, from: string) => Promise<Reply>
  /** Removes labels in one request. Without it, the provider has none. */
  removeAll?: (labels: readonly string[]) => Promise<Reply>
}

/** Why a run cannot begin or go on. The text names nothing of the account. */
export class ConformanceError extends Error {}

/** A request that had to succeed and did not. */
export class RejectedError extends ConformanceError {
  readonly reply: Reply

  constructor(operation: string, reply: Reply) {
    super(`${operation} failed: ${reply.status} ${reply.code}`)
    this.reply = reply
  }
}
