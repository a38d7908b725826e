import * as z from 'zod/mini'
import { canonicalQuery } from '../../http/encode.ts'
import type { ProblemKind } from '../../errors/api-error.ts'
import { json } from '../../untrusted/text.ts'
import { ask } from '../../http/api.ts'
import type { Exchange } from '../provider.ts'
import { errorAnswer, xmlError } from './schema.ts'
import { acsDate } from './signature.ts'

const answer = z.object({
  Credentials: z.object({
    AccessKeyId: z.string().check(z.minLength(1)),
    AccessKeySecret: z.string().check(z.minLength(1)),
    SecurityToken: z.string().check(z.minLength(1)),
  }),
})

/** https://help.aliyun.com/zh/ram/developer-reference/api-sts-2015-04-01-errorcodes; nearly all come with 401. */
const kinds: [RegExp, ProblemKind][] = [
  [/Throttling/, 'throttled'],
  [/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, 'clock-skew'],
  // Also where there is no such identity provider: the message tells.
  [/^AuthenticationFail\.NoPermission$/, 'role-refused'],
  [/^EntityNotExist\./, 'role-not-found'],
]

/** `AssumeRoleWithOIDC` of STS 2015-04-01, unsigned; the token is in the body, so that no log of addresses has it. */
export const exchange: Exchange = async (identity, idToken, client) => {
  const body = canonicalQuery(
    Object.entries({
      OIDCProviderArn: identity.oidcProvider ?? '',
      OIDCToken: idToken,
      RoleArn: identity.role ?? '',
      RoleSessionName: identity.sessionName,
      DurationSeconds: String(identity.seconds),
    }),
  )
  const { Credentials: credentials } = await ask(client, {
    operation: 'AssumeRoleWithOIDC',
    request: (date) => {
      const action = { Action: 'AssumeRoleWithOIDC', Version: '2015-04-01', Format: 'JSON', Timestamp: acsDate(date) }
      const url = new URL(
        `${identity.endpoint ?? 'https://sts.aliyuncs.com'}/?${canonicalQuery(Object.entries(action))}`,
      )
      const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
      return { method: 'POST', url, headers, body }
    },
    secrets: [idToken],
    schema: answer,
    idHeader: 'x-acs-request-id',
    errorOf: (response) => {
      const { Code, Message, RequestId } = errorAnswer.safeParse(json(response)).data ?? xmlError(response.body)
      return { code: Code, message: Message, requestId: RequestId }
    },
    kinds,
  })
  const { AccessKeyId: accessKeyId, AccessKeySecret: secretAccessKey, SecurityToken: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}
