import type { Client } from '../http/client.ts'
import type { Credentials, Rules, SecretRef, Store, TokenCredentials } from '../promotion/store.ts'

/** Names of the environment variables that one tool sets together; values of two families are never mixed. */
export type CredentialFamily = {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly securityToken?: string
  readonly authToken?: string
  /** Path of a file by which `Provider.logIn` gets a token. */
  readonly credentialsFile?: string
}

/** All that is known about a secret manager before it is used: light, so that it can be looked at before loading it. */
export type Provider = {
  readonly rules: Rules
  /** What the store accepts as names; whether it has them is for the store to say. */
  readonly patterns: {
    readonly secret: RegExp
    readonly stage: RegExp
    readonly version: RegExp
    /** A region becomes a part of a host name, so nothing else may look like one. */
    readonly region: RegExp
  }
  /** What an address cannot do without: the region, or the project, with a region only for some secrets. */
  readonly addressedBy: 'region' | 'project'
  /** Environment variables, the first that is set counts. */
  readonly environment: {
    readonly region: readonly string[]
    readonly projectId: readonly string[]
    /** Another address of the API, where the provider's own tools take one from the environment. */
    readonly endpoint?: readonly string[]
    readonly credentials: readonly CredentialFamily[]
  }
  /** Inputs that mean something to this provider only. */
  readonly ownInputs: readonly string[]
  /** Whether requests are signed for a region, so that it must be known beside an `endpoint`, too. */
  readonly signsRegion?: boolean
  /** The plain name in a name, which may be an ARN. */
  readonly nameIn: (secret: string) => string
  /** The region that the name itself tells, as an ARN does. */
  readonly regionIn: (secret: string) => string | undefined
  /** The project that the name itself tells. */
  readonly projectIn?: (secret: string) => string | undefined
  /** Hosts of the provider's own API, the only ones that a record may name. */
  readonly ownHost: RegExp
  /** Login by the job's OIDC token, undefined where there is none. */
  readonly keyless: Keyless
  /** Loads the code that talks to the store. */
  readonly load: () => Promise<Open>
  /** Loads the code that logs in by a credentials file, where there is such a file. */
  readonly logIn?: () => Promise<LogIn>
  /** What to know about a label that was moved: a sentence for the job summary. */
  readonly afterMove?: string
}

/** What is known about a provider's login by OIDC token before it is used. */
type Keyless = {
  /** What the inputs must look like. One that is not here means nothing to the provider. */
  readonly inputs: {
    readonly 'role-to-assume': InputForm
    readonly 'oidc-provider'?: InputForm
    readonly 'role-session-name'?: InputForm
  }
  /** Whether the address of the token service is built from the region. */
  readonly isRegional: boolean
  /** The audience of the OIDC token unless `oidc-audience` says otherwise. */
  readonly audience: (oidcProvider: string) => string
  /** Loads the code that talks to the token service. */
  readonly load: () => Promise<Exchange>
}

type InputForm = { readonly pattern: RegExp; readonly example: string; readonly isOptional?: boolean }

/** Whose credentials the job's OIDC token is exchanged for. */
export type Identity = {
  readonly role?: string | undefined
  readonly oidcProvider?: string | undefined
  readonly audience: string
  readonly sessionName: string
  /** How long the credentials are to last. */
  readonly seconds: number
  readonly region: string
  /** Origin of the token service, only where it is not the one built from provider and region. */
  readonly endpoint?: string | undefined
}

/**
 * Exchanges an OIDC token for credentials.
 *
 * @param mask is told every credential on the way before it is used; those returned are for the caller to mask
 * @throws Problem
 */
export type Exchange = (
  identity: Identity,
  idToken: string,
  client: Client,
  mask: (secret: string) => void,
) => Promise<Credentials>

/**
 * Exchanges a credentials file for a token.
 *
 * @param access `mask` is told of every secret before it is used
 * @throws Problem
 */
export type LogIn = (
  path: string,
  access: {
    readonly client: Client
    readonly identityEndpoint: string | undefined
    readonly mask: (secret: string) => void
  },
) => Promise<TokenCredentials>

/**
 * Opens one secret. Sends at most one request, where the address is not complete.
 *
 * @throws Problem
 */
export type Open = (
  ref: SecretRef,
  access: {
    readonly credentials: Credentials
    readonly client: Client
    readonly identityEndpoint?: string | undefined
  },
) => Promise<Store>

/**
 * Regions of all but Google Cloud begin with two letters and a dash, or with `eusc` (AWS European Sovereign Cloud). No
 * other form is let through, since the region becomes a part of a host name: `kms.oss-cn-hangzhou.aliyuncs.com`, say,
 * would be somebody's storage bucket.
 */
export const regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/

/** Project ids: 32 hexadecimal digits on Huawei Cloud, letters, digits and dashes elsewhere. */
export const projectIdPattern = /^[A-Za-z0-9_-]{1,64}$/
