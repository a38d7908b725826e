import type { Client } from '../http/client.ts'
import { secretsOf, type Credentials } from './credentials.ts'
import type { LoginCode, LoginMethod } from './federation.ts'
import { fetchIdToken, withClaims } from './oidc.ts'

/** Logs in to a provider. `provider` is its name; `identityEndpoint` the origin of another token service. */
type Authenticate = (
  provider: string,
  code: LoginCode,
  login: LoginMethod,
  identityEndpoint: string | undefined,
) => Promise<Credentials>

/**
 * Creates what logs in, once per file or role for a whole list. A refused role is not tried again either.
 *
 * @param mask receives every credential before it is used
 * @param readVariable reads an environment variable
 */
export function createAuthenticator(
  client: Client,
  mask: (secret: string) => void,
  readVariable: (name: string) => string | undefined,
): Authenticate {
  const known = new Map<string, Promise<Credentials>>()

  async function fromFile({ loadFileLogin }: LoginCode, path: string, identityEndpoint: string | undefined) {
    if (loadFileLogin === undefined) throw new TypeError('the provider does not log in with a file')
    return (await loadFileLogin())(path, { client, identityEndpoint, mask, readVariable })
  }

  async function fromRole({ loadExchange }: LoginCode, { request }: Extract<LoginMethod, { request: unknown }>) {
    if (loadExchange === undefined) throw new TypeError('the provider does not log in with an OIDC token')
    const exchange = await loadExchange()
    let idToken = ''
    const fetchToken = async () => {
      idToken = await fetchIdToken(client, request.audience, readVariable)
      mask(idToken)
      return idToken
    }
    return exchange(request, fetchToken, client, mask).catch((error: unknown) => {
      throw withClaims(error, idToken)
    })
  }

  async function withMasking(exchanged: Promise<Credentials>): Promise<Credentials> {
    const credentials = await exchanged
    for (const secret of secretsOf(credentials)) mask(secret)
    return credentials
  }

  return async (provider, code, login, identityEndpoint) => {
    if ('credentials' in login) return login.credentials
    const isFile = 'credentialsFile' in login
    // Credentials are valid in all regions, whichever of them issues them.
    const key = JSON.stringify([provider, isFile ? login : { ...login.request, region: '' }])
    const exchanged =
      known.get(key) ??
      withMasking(isFile ? fromFile(code, login.credentialsFile, identityEndpoint) : fromRole(code, login))
    known.set(key, exchanged)
    return exchanged
  }
}
