import type { Client } from '../http/client.ts'
import type { Api } from '../http/api.ts'
import type { Credentials, CredentialsFile } from './credentials.ts'

/** What to do if a token service cannot be called. */
export const tokenServiceAdvice = {
  unreachable: 'Check `identity-endpoint` and `region`, the network of the runner and its proxy variables.',
  unreadable: 'Check `identity-endpoint`, and that no proxy responds in place of the token service.',
  redirected: 'Check `identity-endpoint`: it must be the address of the token service itself.',
  'tls-failed': 'Check `identity-endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`.',
} as const satisfies Api['advice']

/** The role whose credentials the job's OIDC token is exchanged for. */
export type AssumeRoleRequest = {
  readonly role?: string | undefined
  readonly oidcProvider?: string | undefined
  readonly audience: string
  readonly sessionName: string
  /** Lifetime of the credentials, in seconds. */
  readonly seconds: number
  readonly region: string
  /** Which of the provider's separate clouds, if there are several. */
  readonly cloud?: string | undefined
  /** Origin of the token service, only if it is not the one built from provider and region. */
  readonly endpoint?: string | undefined
}

/** How to log in: with given credentials, or with those that a file or a role is exchanged for, once a run. */
export type LoginMethod =
  { readonly credentials: Credentials } | CredentialsFile | { readonly request: AssumeRoleRequest }

/**
 * Exchanges an OIDC token for credentials. Connects to the token service before it fetches the token.
 *
 * @param fetchToken returns the token
 * @param mask receives every credential on the way before it is used; the caller masks those returned
 * @throws ApiError
 */
export type TokenExchange = (
  request: AssumeRoleRequest,
  fetchToken: () => Promise<string>,
  client: Client,
  mask: (secret: string) => void,
) => Promise<Credentials>

/**
 * Logs in with a credentials file, or with what the environment has in its place.
 *
 * @param access `mask` receives every secret before it is used; `readVariable` reads an environment variable
 * @throws ApiError
 */
export type FileLogin = (
  path: string,
  access: {
    readonly client: Client
    readonly identityEndpoint: string | undefined
    readonly mask: (secret: string) => void
    readonly readVariable: (name: string) => string | undefined
  },
) => Promise<Credentials>

/** The code of one provider that logs in, loaded when it is needed. */
export type LoginCode = {
  /** Only if the provider takes the job's OIDC token. */
  readonly loadExchange?: (() => Promise<TokenExchange>) | undefined
  /** Only if the provider has credentials files. */
  readonly loadFileLogin?: (() => Promise<FileLogin>) | undefined
}
