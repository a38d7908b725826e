import * as z from 'zod/mini'
import type { TokenCredentials } from '../../auth/credentials.ts'
import { tokenServiceAdvice, type AssumeRoleRequest } from '../../auth/federation.ts'
import { bySchema, call, parseJsonBody, type Api, type ApiErrorBody } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { canonicalQuery } from '../../http/encode.ts'
import type { HttpRequest, HttpResponse } from '../../http/message.ts'
import { googleErrorOf, linkDomains } from './schema.ts'

/** All that the permissions of the account allow: there is no narrower scope for secrets. */
export const scope = 'https://www.googleapis.com/auth/cloud-platform'

export const tokenResponse = z.object({ access_token: z.string().check(z.minLength(1)) })
const impersonationResponse = z.object({ accessToken: z.string().check(z.minLength(1)) })

/** Errors of the token service are of OAuth, those of the service account of the usual Google form. */
const oauthError = z.object({ error: z.string(), error_description: z.optional(z.string()) })

const api = {
  service: 'the token service',
  requestIdHeaders: [],
  errorOf,
  linkDomains,
  advice: tokenServiceAdvice,
  errorRules: [
    // The identity provider does not exist, or is disabled.
    { code: /^invalid_target$/, kind: 'role-not-found' },
    // The provider's attribute condition does not hold.
    { code: /^unauthorized_client$/, kind: 'role-refused' },
    { code: /^invalid_grant$/, kind: 'oidc-refused' },
    { code: /^PERMISSION_DENIED$/, kind: 'role-refused' },
    { code: /^NOT_FOUND$/, kind: 'role-not-found' },
  ],
  statusKinds: { 401: 'oidc-refused', 403: 'role-refused', 404: 'role-not-found' },
} as const satisfies Api

/** The same service, for a token that the key of a service account has signed. */
export const keyApi: Api = {
  ...api,
  errorRules: [
    // “Token must be a short-lived token (60 minutes) and in a reasonable timeframe”
    { code: /^invalid_grant$/, message: /reasonable timeframe/, kind: 'clock-skew' },
    { code: /^(invalid_grant|\w+_client)$/, kind: 'account-key-refused' },
  ],
  statusKinds: { 401: 'account-key-refused', 403: 'account-key-refused' },
}

/** Builds a request with a form. */
export function formRequest(url: string, fields: Record<string, string>): HttpRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  return { method: 'POST', url: new URL(url), headers, body: canonicalQuery(Object.entries(fields)) }
}

/** Calls one of Google's token services, unless another API is called. */
export function callTokenService<T>(
  client: Client,
  operation: string,
  request: (date: Date) => HttpRequest,
  secrets: readonly string[],
  schema: z.ZodMiniType<T>,
  service: Api = api,
): Promise<T> {
  return call(client, service, { operation, kind: 'read', request, parse: bySchema(schema), secrets })
}

/**
 * Exchanges the token at Google's token service, https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token,
 * and the result for a token of the service account, if one is given:
 * https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
export async function exchange(
  {
    endpoint,
    oidcProvider = '',
    role,
    seconds,
  }: Pick<AssumeRoleRequest, 'endpoint' | 'oidcProvider' | 'role' | 'seconds'>,
  fetchToken: () => Promise<string>,
  client: Client,
  mask: (secret: string) => void,
): Promise<TokenCredentials> {
  const tokenService = endpoint ?? 'https://sts.googleapis.com'
  const accountService = endpoint ?? 'https://iamcredentials.googleapis.com'
  client.connect(tokenService)
  if (role !== undefined) client.connect(accountService)
  const idToken = await fetchToken()
  const fields = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    audience: `//iam.googleapis.com/${oidcProvider}`,
    scope,
    subject_token: idToken,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  }
  const request = () => formRequest(`${tokenService}/v1/token`, fields)
  const federated = await callTokenService(client, 'ExchangeToken', request, [idToken], tokenResponse)
  const { access_token: authToken } = federated
  if (role === undefined) return { authToken }

  mask(authToken)
  const account = `${accountService}/v1/projects/-/serviceAccounts/${role}`
  const impersonation: HttpRequest = {
    method: 'POST',
    url: new URL(`${account}:generateAccessToken`),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${authToken}` },
    body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
  }
  const { accessToken } = await callTokenService(
    client,
    'GenerateAccessToken',
    () => impersonation,
    [idToken, authToken],
    impersonationResponse,
  )
  return { authToken: accessToken }
}

function errorOf(response: HttpResponse): ApiErrorBody {
  const body = parseJsonBody(response)
  const oauth = oauthError.safeParse(body).data
  if (oauth !== undefined) return { code: oauth.error, message: oauth.error_description }
  return googleErrorOf(body) ?? {}
}
