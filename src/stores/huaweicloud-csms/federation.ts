import * as z from 'zod/mini'
import { bySchema, call, parseJsonBody, type Api } from '../../http/api.ts'
import { tokenServiceAdvice, type TokenExchange } from '../../auth/federation.ts'
import { endpointFor } from './names.ts'
import { errorResponse } from './schema.ts'

const response = z.object({
  credentials: z.object({
    access_key_id: z.string().check(z.minLength(1)),
    secret_access_key: z.string().check(z.minLength(1)),
    security_token: z.string().check(z.minLength(1)),
  }),
})

const api: Api = {
  service: 'the token service',
  requestIdHeaders: ['x-request-id'],
  errorOf: (response) => errorResponse.safeParse(parseJsonBody(response)).data ?? {},
  // Codes seen in use; the API's pages list none besides the status.
  errorRules: [
    { code: /^STS5\.1001$/, kind: 'role-refused' },
    { code: /^STS5\.2001$/, kind: 'oidc-refused' },
    // The region has no such API, whatever the status.
    { code: /^STS5\.1007$/, kind: 'rejected' },
  ],
  advice: tokenServiceAdvice,
  statusKinds: { 401: 'oidc-refused', 403: 'role-refused', 404: 'role-not-found' },
}

/**
 * `AssumeAgencyWithOIDC` of STS v5, unsigned:
 * https://support.huaweicloud.com/intl/en-us/api-iam5/AssumeAgencyWithOIDC.html.
 */
export const exchange: TokenExchange = async (request, fetchToken, client) => {
  const url = new URL(`${request.endpoint ?? endpointFor('sts', request.region)}/v5/agencies/assume-with-oidc`)
  client.connect(url)
  const idToken = await fetchToken()
  const body = JSON.stringify({
    provider_urn: request.oidcProvider,
    agency_urn: request.role,
    agency_session_name: request.sessionName,
    id_token: idToken,
    duration_seconds: request.seconds,
  })
  const { credentials } = await call(client, api, {
    operation: 'AssumeAgencyWithOIDC',
    kind: 'read',
    request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body }),
    parse: bySchema(response),
    secrets: [idToken],
  })
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}
