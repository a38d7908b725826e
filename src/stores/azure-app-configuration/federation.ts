import * as z from 'zod/mini'
import { tokenServiceAdvice, type TokenExchange } from '../../auth/federation.ts'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, call, parseJsonBody, type Api, type ApiErrorBody } from '../../http/api.ts'
import { canonicalQuery } from '../../http/encode.ts'
import type { HttpResponse } from '../../http/message.ts'
import { findCloud } from './names.ts'

const tokenResponse = z.object({
  access_token: z.string('is not a token').check(z.regex(/^[\x21-\x7e]{1,20000}$/, 'is not a token')),
})

const text = z.catch(z.optional(z.string()), undefined)
const errorResponse = z.catch(
  z.object({
    error: text,
    error_description: text,
    error_codes: z.catch(z.array(z.int()), []),
    correlation_id: text,
  }),
  { error_codes: [] },
)

/**
 * Entra's own codes: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes. They only choose the
 * advice, since Microsoft may change them.
 */
const api: Api = {
  service: 'the token service',
  requestIdHeaders: ['x-ms-request-id'],
  errorOf,
  errorRules: [
    // “No matching federated identity record found for presented assertion …”: issuer, audience or subject differs.
    { code: /^AADSTS70021\d{0,2}$/, kind: 'role-refused' },
    // No such application in the tenant; no such tenant; not the id of one; the application is disabled.
    { code: /^AADSTS(700016|90002|900023|7000112)$/, kind: 'role-not-found' },
    // The token of the job is malformed, expired, or signed with an unknown key.
    { code: /^AADSTS(50013|50027|700023|700024|700027)$|^invalid_client$/, kind: 'oidc-refused' },
  ],
  statusKinds: { 401: 'oidc-refused' },
  advice: {
    ...tokenServiceAdvice,
    'role-refused':
      'Add a federated credential to the application (or managed identity) whose issuer, audience and subject are exactly those of this job, upper and lower case included. docs/oidc.md has one.',
    'role-not-found':
      'Check `role-to-assume` (the client id, not the object id) and `oidc-provider` (the tenant id), and that the application is enabled.',
  },
}

/**
 * Exchanges the token for one for App Configuration and one for Key Vault, at the same time:
 * https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow#third-case-access-token-request-with-a-federated-credential.
 * Without the second one, versions are not checked in the vault.
 */
export const exchange: TokenExchange = async (
  { role = '', oidcProvider = '', cloud, endpoint },
  fetchToken,
  client,
) => {
  const { tokenService, scopes } = findCloud(cloud)
  const origin = endpoint ?? tokenService
  client.connect(origin, scopes.length)
  const idToken = await fetchToken()
  const getToken = async (scope: string, kind: 'read' | 'check') => {
    const fields = {
      grant_type: 'client_credentials',
      client_id: role,
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: idToken,
    }
    const { access_token } = await call(client, api, {
      operation: 'GetToken',
      kind,
      request: () => ({
        method: 'POST',
        url: new URL(`${origin}/${oidcProvider}/oauth2/v2.0/token`),
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: canonicalQuery(Object.entries(fields)),
      }),
      parse: bySchema(tokenResponse),
      secrets: [idToken],
    })
    return access_token
  }
  const [store, vault] = await Promise.allSettled([getToken(scopes[0], 'read'), getToken(scopes[1], 'check')])
  if (store.status !== 'fulfilled') throw store.reason
  if (vault.status === 'fulfilled') return { authToken: store.value, secondToken: vault.value }
  if (!(vault.reason instanceof ApiError)) throw vault.reason
  return { authToken: store.value, secondToken: vault.reason }
}

function errorOf(response: HttpResponse): ApiErrorBody {
  const { error, error_description, error_codes, correlation_id } = errorResponse.parse(parseJsonBody(response))
  const [number] = error_codes
  return {
    code: number === undefined ? error : `AADSTS${number}`,
    message: error_description,
    requestId: correlation_id,
  }
}
