import * as z from 'zod/mini'
import { bySchema, call, type Api } from '../../http/api.ts'
import { tokenServiceAdvice, type TokenExchange } from '../../auth/federation.ts'
import { canonicalQuery } from '../../http/encode.ts'
import { errorOf } from './schema.ts'
import { acsDate } from './signature.ts'

const response = z.object({
  Credentials: z.object({
    AccessKeyId: z.string().check(z.minLength(1)),
    AccessKeySecret: z.string().check(z.minLength(1)),
    SecurityToken: z.string().check(z.minLength(1)),
  }),
})

/** https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes; nearly all come with 401. */
const api: Api = {
  service: 'the token service',
  requestIdHeaders: ['x-acs-request-id'],
  errorOf,
  errorRules: [
    { code: /Throttling/, kind: 'throttled' },
    { code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, kind: 'clock-skew' },
    // Also if there is no such identity provider: the message tells.
    { code: /^AuthenticationFail\.NoPermission$/, kind: 'role-refused' },
    { code: /^EntityNotExist\./, kind: 'role-not-found' },
  ],
  advice: tokenServiceAdvice,
  statusKinds: { 401: 'oidc-refused', 403: 'role-refused', 404: 'role-not-found' },
}

/** `AssumeRoleWithOIDC` of STS 2015-04-01, unsigned; the token is in the body, so that no log of URLs has it. */
export const exchange: TokenExchange = async (request, fetchToken, client) => {
  const origin = request.endpoint ?? 'https://sts.aliyuncs.com'
  client.connect(origin)
  const idToken = await fetchToken()
  const body = canonicalQuery(
    Object.entries({
      OIDCProviderArn: request.oidcProvider ?? '',
      OIDCToken: idToken,
      RoleArn: request.role ?? '',
      RoleSessionName: request.sessionName,
      DurationSeconds: String(request.seconds),
    }),
  )
  const { Credentials: credentials } = await call(client, api, {
    operation: 'AssumeRoleWithOIDC',
    kind: 'read',
    request: (date) => {
      const action = { Action: 'AssumeRoleWithOIDC', Version: '2015-04-01', Format: 'JSON', Timestamp: acsDate(date) }
      const url = new URL(`${origin}/?${canonicalQuery(Object.entries(action))}`)
      const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
      return { method: 'POST', url, headers, body }
    },
    parse: bySchema(response),
    secrets: [idToken],
  })
  const { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}
