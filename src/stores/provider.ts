import type { Credentials, CredentialSource } from '../auth/credentials.ts'
import type { FileLogin, TokenExchange } from '../auth/federation.ts'
import type { Client } from '../http/client.ts'
import type { Change, Stage } from '../promotion/change.ts'
import type { Rules, SecretRef, Store } from '../promotion/store.ts'

/** What is known about a secret manager before it is used: light, so that inputs can be checked before it is loaded. */
export type Provider = {
  readonly rules: Rules
  /** What the store accepts as names; whether they exist is for the store to say. */
  readonly patterns: {
    readonly secret: RegExp
    /** The name that the store itself gives a secret, the only one in a record. */
    readonly fullName: RegExp
    readonly stage: RegExp
    /** Labels that a promotion may follow, if there are others than those that can be moved. */
    readonly targetStage?: RegExp
    readonly version: RegExp
    /** A region becomes a part of a host name, so nothing else may look like one. */
    readonly region: RegExp
    /** Names to which another tool has added something, which is the group that matches. */
    readonly surplus?: { readonly secret: RegExp; readonly version?: RegExp }
    /** A project becomes a part of a path; unset if secrets are not addressed by one. */
    readonly projectId?: RegExp
  }
  /** Whether versions are numbers that count from 1. */
  readonly hasNumberedVersions?: boolean
  /**
   * What an address requires: the region; or the project, with a region only for some secrets; or the endpoint alone, if
   * each store has another one.
   */
  readonly addressedBy: 'region' | 'project' | 'endpoint'
  /** Environment variables; the first that is set counts. */
  readonly environment: {
    readonly region: readonly string[]
    readonly projectId: readonly string[]
    /** A custom endpoint, if the provider's own tools take one from the environment. */
    readonly endpoint?: readonly string[]
    /** If this variable is `true`, the provider's own tools ignore the endpoint in the environment. */
    readonly ignoresEndpoint?: string
    /** Empty if no tool leaves any there. */
    readonly credentials: readonly CredentialSource[]
    /** The vendor's command line that prints a token for `auth-token`, if there are no variables with credentials. */
    readonly tokenCommand?: string
    /** The file that the provider's own tools log in with if no variable is set; `~` is the home folder. */
    readonly defaultCredentialsFile?: string
  }
  /** Inputs that not every provider supports. */
  readonly supportedInputs: readonly string[]
  /** Whether requests are signed for a region, so that it is required even with an `endpoint`. */
  readonly signsRegion?: boolean
  /** Whether a name as people write it, plain or full, may be that of a secret which the store itself has named. */
  readonly isNameOf: (name: string, secret: string) => boolean
  /** Returns the plain name in a full one; unset if names are always plain. */
  readonly shortName?: (secret: string) => string
  /** Whether two names of a project may be of the same one; without it, only if they are equal. */
  readonly mayBeProject?: (project: string, other: string) => boolean
  /** Returns the region that the name itself contains, as an ARN does. */
  readonly regionInName: (secret: string) => string | undefined
  /** Returns the project that the name itself contains. */
  readonly projectInName?: (secret: string) => string | undefined
  /** Returns the endpoint that the name itself contains. */
  readonly endpointInName?: (secret: string) => string | undefined
  /** Whether a run moves `stage` alone, since any other label is a separate resource. */
  readonly movesOnlyStage?: boolean
  /** Hosts of the provider's own API, the only ones that a record may name. */
  readonly apiHosts: RegExp
  /**
   * Formats the vendor's own command line for the move of one label, for a POSIX shell; `before` null is also "wherever
   * it is". Undefined if the vendor's tool cannot be given these values.
   */
  readonly formatCommand: (ref: SecretRef, change: Change) => string | undefined
  /** Login with the job's OIDC token; unset if that takes a secret besides. */
  readonly federation?: Federation
  /** Loads the code that talks to the store. */
  readonly load: () => Promise<OpenStore>
  /** Loads the code that logs in with a credentials file, if the provider has such files. */
  readonly loadFileLogin?: () => Promise<FileLogin>
  /** What to know about a label that was moved: a sentence for the job summary. */
  readonly moveNotice?: string
}

/** What is known about a provider's login with an OIDC token before it is used. */
type Federation = {
  /** What the inputs must look like. The provider supports no other one. */
  readonly inputs: {
    readonly 'role-to-assume': InputFormat
    readonly 'oidc-provider'?: InputFormat
    readonly 'role-session-name'?: InputFormat
  }
  /** Whether the address of the token service is built from the region. */
  readonly hasRegionalEndpoint: boolean
  /** Returns which of the provider's separate clouds a store is in, by its endpoint; unset if there is one. */
  readonly cloudOf?: (endpoint: string) => string
  /** Returns the audience of the OIDC token unless `oidc-audience` is set. */
  readonly audience: (oidcProvider: string, cloud?: string) => string
  /** Loads the code that talks to the token service. */
  readonly load: () => Promise<TokenExchange>
}

type InputFormat = { readonly pattern: RegExp; readonly example: string; readonly isOptional?: boolean }

/**
 * Opens one secret. Connects to the store before it logs in. Sends at most one request, if the address is incomplete.
 *
 * @throws ApiError
 */
export type OpenStore = (
  ref: SecretRef,
  access: {
    /** Returns the credentials, which may have to be fetched first. */
    readonly logIn: () => Promise<Credentials>
    readonly client: Client
    readonly identityEndpoint?: string | undefined
    /** The labels that the run has to know, the one that it moves first. */
    readonly labels: readonly Stage[]
  },
) => Promise<Store>

/**
 * Regions of all but Google Cloud begin with two letters and a dash, or with `eusc` (AWS European Sovereign Cloud). No
 * other form passes, since the region becomes a part of a host name: `kms.oss-cn-hangzhou.aliyuncs.com`, for instance,
 * would be anyone's storage bucket.
 */
export const regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/

/**
 * Project ids of all providers. Old ones of Google Cloud begin with a domain (`example.com:shop`). No other form passes,
 * since the id becomes a part of a path.
 */
export const projectIdPattern = /^(?:(?:[a-z0-9-]{1,63}\.){1,8}[a-z0-9-]{1,63}:)?[A-Za-z0-9_-]{1,64}$/
