import * as z from 'zod/mini'
import type { HttpAnswer } from '../../http/message.ts'
import { canonicalQuery } from '../../http/encode.ts'
import type { ProblemKind } from '../../errors/api-error.ts'
import { ask } from '../../http/api.ts'
import type { Exchange } from '../provider.ts'
import { originOf } from './provider.ts'

const part = z.string({ error: 'is missing' }).check(z.minLength(1))
const answer = z.object({ AccessKeyId: part, SecretAccessKey: part, SessionToken: part })

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors */
const kinds: [RegExp, ProblemKind][] = [
  [/^Throttling/, 'throttled'],
  // GitHub's keys could not be fetched in time: "retry the request".
  [/^IDPCommunicationError$/, 'unavailable'],
  [/^(ExpiredTokenException|InvalidIdentityToken|IDPRejectedClaim)$/, 'oidc-refused'],
  [/^AccessDenied/, 'role-refused'],
  [/^RegionDisabledException$/, 'rejected'],
]

/** `AssumeRoleWithWebIdentity` of STS 2011-06-15, unsigned; the identity provider is the one of the token's issuer. */
export const exchange: Exchange = async (identity, idToken, client) => {
  const url = new URL(identity.endpoint ?? originOf('sts', identity.region))
  const body = canonicalQuery(
    Object.entries({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: identity.role ?? '',
      RoleSessionName: identity.sessionName,
      WebIdentityToken: idToken,
      DurationSeconds: String(identity.seconds),
    }),
  )
  const credentials = await ask(client, {
    operation: 'AssumeRoleWithWebIdentity',
    request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }),
    secrets: [idToken],
    schema: answer,
    body: (response) => ({
      AccessKeyId: field(response, 'AccessKeyId'),
      SecretAccessKey: field(response, 'SecretAccessKey'),
      SessionToken: field(response, 'SessionToken'),
    }),
    idHeader: 'x-amzn-requestid',
    errorOf: (response) => ({
      code: field(response, 'Code'),
      message: field(response, 'Message'),
      requestId: field(response, 'RequestId'),
    }),
    kinds,
  })
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A field of the answer, which is XML; all its fields that are read here have a name of their own. */
function field({ body }: HttpAnswer, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]{0,20000})</${name}>`).exec(body)?.[1]?.trim()
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '')
}
