import type { Client } from '../http/client.ts'
import type { Credentials, Rules, SecretRef, Store } from './store.ts'

/** Names of the environment variables that one tool sets together; values of two families are never mixed. */
export type CredentialFamily = {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly securityToken?: string
  readonly authToken?: string
}

/** All that is known about a secret manager before it is used: light, so that it can be looked at before loading it. */
export type Provider = {
  readonly rules: Rules
  /** What the store accepts as names; whether it has them is for the store to say. */
  readonly patterns: { readonly secret: RegExp; readonly stage: RegExp; readonly version: RegExp }
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
  /** Hosts of the provider's own API, the only ones that a record may name. */
  readonly ownHost: RegExp
  /** Loads the code that talks to the store. */
  readonly load: () => Promise<Open>
}

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
 * Regions begin with two letters and a dash on all clouds, or with `eusc` (AWS European Sovereign Cloud). No other form is let through, since the region becomes a
 * part of a host name: `kms.oss-cn-hangzhou.aliyuncs.com`, say, would be somebody's storage bucket.
 */
export const regionPattern = /^([a-z]{2}|eusc)(-[a-z0-9]{1,20}){1,4}$/

/** Project ids: 32 hexadecimal digits on Huawei Cloud, letters, digits and dashes elsewhere. */
export const projectIdPattern = /^[A-Za-z0-9_-]{1,64}$/
