import * as z from 'zod/mini'
import { bySchema, call, type Api } from '../../http/api.ts'
import { tokenServiceAdvice, type TokenExchange } from '../../auth/federation.ts'
import { canonicalQuery } from '../../http/encode.ts'
import { xmlField } from '../../http/xml.ts'
import { endpointFor } from './names.ts'

const part = z.string({ error: 'is missing' }).check(z.minLength(1))
const response = z.object({ AccessKeyId: part, SecretAccessKey: part, SessionToken: part })

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors */
const api: Api = {
  service: 'the token service',
  requestIdHeaders: ['x-amzn-requestid'],
  errorOf: ({ body }) => ({
    code: xmlField(body, 'Code'),
    message: xmlField(body, 'Message'),
    requestId: xmlField(body, 'RequestId'),
  }),
  errorRules: [
    { code: /^Throttling/, kind: 'throttled' },
    // GitHub's keys could not be fetched in time: "retry the request".
    { code: /^IDPCommunicationError$/, kind: 'unavailable' },
    { code: /^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/, kind: 'oidc-refused' },
    { code: /^AccessDenied/, kind: 'role-refused' },
    { code: /^RegionDisabledException$/, kind: 'rejected' },
  ],
  advice: tokenServiceAdvice,
  statusKinds: { 401: 'oidc-refused', 403: 'role-refused', 404: 'role-not-found' },
}

/** `AssumeRoleWithWebIdentity` of STS 2011-06-15, unsigned; the identity provider is the one of the token's issuer. */
export const exchange: TokenExchange = async (request, fetchToken, client) => {
  const url = new URL(request.endpoint ?? endpointFor('sts', request.region))
  client.connect(url)
  const idToken = await fetchToken()
  const body = canonicalQuery(
    Object.entries({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: request.role ?? '',
      RoleSessionName: request.sessionName,
      WebIdentityToken: idToken,
      DurationSeconds: String(request.seconds),
    }),
  )
  const credentials = await call(client, api, {
    operation: 'AssumeRoleWithWebIdentity',
    kind: 'read',
    request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }),
    parse: bySchema(response, ({ body: xml }) => ({
      AccessKeyId: xmlField(xml, 'AccessKeyId'),
      SecretAccessKey: xmlField(xml, 'SecretAccessKey'),
      SessionToken: xmlField(xml, 'SessionToken'),
    })),
    secrets: [idToken],
  })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}
