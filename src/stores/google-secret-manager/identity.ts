import { z } from 'zod'
import type { HttpAnswer } from '../../http/client.ts'
import type { ProblemKind } from '../../problem.ts'
import { json } from '../answer.ts'
import { ask, type ExchangeError } from '../exchange.ts'
import type { Exchange } from '../provider.ts'

const scope = 'https://www.googleapis.com/auth/cloud-platform'
const federated = z.object({ access_token: z.string().min(1) })
const impersonated = z.object({ accessToken: z.string().min(1) })

/** Errors of the token service are of OAuth, those of the service account of the usual Google form. */
const oauthError = z.object({ error: z.string(), error_description: z.string().optional() })
const googleError = z.object({
  error: z.object({ status: z.string().optional(), message: z.string().optional() }),
})

const kinds: [RegExp, ProblemKind][] = [
  // The identity provider: not there, or disabled.
  [/^invalid_target$/, 'role-not-found'],
  // The provider's attribute condition says no.
  [/^unauthorized_client$/, 'role-refused'],
  [/^invalid_grant$/, 'oidc-refused'],
  [/^PERMISSION_DENIED$/, 'role-refused'],
  [/^NOT_FOUND$/, 'role-not-found'],
]

/**
 * Exchanges the token at Google's token service, https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * and that for one of the service account, where one is given:
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
export const exchange: Exchange = async (identity, idToken, client, mask) => {
  const { endpoint, oidcProvider = '', role, seconds } = identity

  const token = new URL(`${endpoint ?? 'https://sts.googleapis.com'}/v1/token`)
  const body = JSON.stringify({
    audience: `//iam.googleapis.com/${oidcProvider}`,
    grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
    scope,
    subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
    subjectToken: idToken,
  })
  const { access_token: authToken } = await ask(client, {
    operation: 'ExchangeToken',
    request: () => ({ method: 'POST', url: token, headers: { 'content-type': 'application/json' }, body }),
    secret: idToken,
    schema: federated,
    errorOf,
    kinds,
  })
  if (role === undefined) return { authToken }

  mask(authToken)
  const account = `${endpoint ?? 'https://iamcredentials.googleapis.com'}/v1/projects/-/serviceAccounts/${role}`
  const { accessToken } = await ask(client, {
    operation: 'GenerateAccessToken',
    request: () => ({
      method: 'POST',
      url: new URL(`${account}:generateAccessToken`),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${authToken}` },
      body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
    }),
    secret: authToken,
    schema: impersonated,
    errorOf,
    kinds,
  })
  return { authToken: accessToken }
}

function errorOf(answer: HttpAnswer): ExchangeError {
  const body = json(answer)
  const oauth = oauthError.safeParse(body).data
  if (oauth !== undefined) return { code: oauth.error, message: oauth.error_description }
  const google = googleError.safeParse(body).data
  return { code: google?.error.status, message: google?.error.message }
}
