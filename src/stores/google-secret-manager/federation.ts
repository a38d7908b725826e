import * as z from 'zod/mini'
import type { Client } from '../../http/client.ts'
import type { HttpAnswer, HttpRequest } from '../../http/message.ts'
import { canonicalQuery } from '../../http/encode.ts'
import type { ProblemKind } from '../../errors/api-error.ts'
import { json } from '../../untrusted/text.ts'
import { ask, type ExchangeError } from '../../http/api.ts'
import type { Identity } from '../provider.ts'
import type { TokenCredentials } from '../../promotion/store.ts'

/** All that the permissions of the account allow: there is no narrower scope for secrets. */
export const scope = 'https://www.googleapis.com/auth/cloud-platform'

export const tokenAnswer = z.object({ access_token: z.string().check(z.minLength(1)) })
const impersonated = z.object({ accessToken: z.string().check(z.minLength(1)) })

/** Errors of the token service are of OAuth, those of the service account of the usual Google form. */
const oauthError = z.object({ error: z.string(), error_description: z.optional(z.string()) })
const googleError = z.object({
  error: z.object({ status: z.optional(z.string()), message: z.optional(z.string()) }),
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

/** A form as a request. */
export function form(url: string, fields: Record<string, string>): HttpRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  return { method: 'POST', url: new URL(url), headers, body: canonicalQuery(Object.entries(fields)) }
}

/** A request to one of Google's token services. */
export function askGoogle<T>(
  client: Client,
  operation: string,
  request: (date: Date) => HttpRequest,
  secrets: readonly string[],
  schema: z.ZodMiniType<T>,
): Promise<T> {
  return ask(client, { operation, request, secrets, schema, errorOf, kinds })
}

/**
 * Exchanges the token at Google's token service, https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * and that for one of the service account, where one is given:
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
export async function exchange(
  { endpoint, oidcProvider = '', role, seconds }: Pick<Identity, 'endpoint' | 'oidcProvider' | 'role' | 'seconds'>,
  idToken: string,
  client: Client,
  mask: (secret: string) => void,
): Promise<TokenCredentials> {
  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: `//iam.googleapis.com/${oidcProvider}`,
    scope,
    subject_token: idToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  }
  const service = `${endpoint ?? 'https://sts.googleapis.com'}/v1/token`
  const federated = await askGoogle(client, 'ExchangeToken', () => form(service, fields), [idToken], tokenAnswer)
  const { access_token: authToken } = federated
  if (role === undefined) return { authToken }

  mask(authToken)
  const account = `${endpoint ?? 'https://iamcredentials.googleapis.com'}/v1/projects/-/serviceAccounts/${role}`
  const request: HttpRequest = {
    method: 'POST',
    url: new URL(`${account}:generateAccessToken`),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${authToken}` },
    body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
  }
  const { accessToken } = await askGoogle(
    client,
    'GenerateAccessToken',
    () => request,
    [idToken, authToken],
    impersonated,
  )
  return { authToken: accessToken }
}

function errorOf(answer: HttpAnswer): ExchangeError {
  const body = json(answer)
  const oauth = oauthError.safeParse(body).data
  if (oauth !== undefined) return { code: oauth.error, message: oauth.error_description }
  const google = googleError.safeParse(body).data
  return { code: google?.error.status, message: google?.error.message }
}
