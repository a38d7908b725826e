import * as z from 'zod/mini'
import type { ProblemKind } from '../../errors/api-error.ts'
import { json } from '../../untrusted/text.ts'
import { ask } from '../../http/api.ts'
import type { Exchange } from '../provider.ts'
import { originOf } from './names.ts'
import { errorAnswer } from './schema.ts'

const answer = z.object({
  credentials: z.object({
    access_key_id: z.string().check(z.minLength(1)),
    secret_access_key: z.string().check(z.minLength(1)),
    security_token: z.string().check(z.minLength(1)),
  }),
})

/** Codes seen in use; the API's pages list none beyond the status. */
const kinds: [RegExp, ProblemKind][] = [
  [/^STS5\.1001$/, 'role-refused'],
  [/^STS5\.2001$/, 'oidc-refused'],
  // The region has no such API, whatever the status.
  [/^STS5\.1007$/, 'rejected'],
]

/**
 * `AssumeAgencyWithOIDC` of STS v5, unsigned:
 * https://support.huaweicloud.com/intl/en-us/api-iam5/AssumeAgencyWithOIDC.html.
 */
export const exchange: Exchange = async (identity, idToken, client) => {
  const url = new URL(`${identity.endpoint ?? originOf('sts', identity.region)}/v5/agencies/assume-with-oidc`)
  const body = JSON.stringify({
    provider_urn: identity.oidcProvider,
    agency_urn: identity.role,
    agency_session_name: identity.sessionName,
    id_token: idToken,
    duration_seconds: identity.seconds,
  })
  const { credentials } = await ask(client, {
    operation: 'AssumeAgencyWithOIDC',
    request: () => ({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body }),
    secrets: [idToken],
    schema: answer,
    idHeader: 'x-request-id',
    errorOf: (response) => errorAnswer.safeParse(json(response)).data ?? {},
    kinds,
  })
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, security_token: securityToken } = credentials
  return { accessKeyId, secretAccessKey, securityToken }
}
