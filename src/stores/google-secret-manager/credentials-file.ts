import { sign } from 'node:crypto'
import * as z from 'zod/mini'
import { maskableLines, type TokenCredentials } from '../../auth/credentials.ts'
import type { FileLogin } from '../../auth/federation.ts'
import { gitHubTokenService, withClaims } from '../../auth/oidc.ts'
import { ApiError } from '../../errors/api-error.ts'
import { isSecureUrl } from '../../http/url.ts'
import { mapOf } from '../../untrusted/schema.ts'
import { readSmallFile } from '../small-file.ts'
import { callTokenService, exchange, formRequest, keyApi, scope, tokenResponse } from './federation.ts'

/** Where the key of a service account gets its tokens, and the audience of its claims wherever they are sent. */
const keyService = 'https://oauth2.googleapis.com'

const line = z.string().check(z.regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u))
const safeUrl = line.check(z.refine(isSecureUrl))
/** The one part of a line that the pattern captures. */
const partOf = (pattern: RegExp) =>
  z.pipe(
    line.check(z.regex(pattern)),
    z.transform((text) => pattern.exec(text)?.[1] ?? ''),
  )

/** A key of a service account: https://developers.google.com/identity/protocols/oauth2/service-account */
const keyFile = z.object({
  type: z.literal('service_account'),
  client_email: line,
  private_key: z.string(),
  private_key_id: z.optional(line),
})

const headerName = /^[A-Za-z0-9-]{1,64}$/
const headers = mapOf(line, 'are invalid').check(
  z.refine((all) => Object.keys(all).every((name) => headerName.test(name)), 'are invalid'),
)

/** Workload identity, as google-github-actions/auth writes it; its headers authenticate the request for the job's token. */
const externalFile = z.object({
  type: z.literal('external_account'),
  audience: partOf(
    /^\/\/iam\.googleapis\.com\/(projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[\w/-]+)$/,
  ),
  service_account_impersonation_url: z.optional(partOf(/\/serviceAccounts\/([\w.@-]+):generateAccessToken$/)),
  service_account_impersonation: z.optional(
    z.object({ token_lifetime_seconds: z.optional(z.int().check(z.positive())) }),
  ),
  credential_source: z.object({
    url: safeUrl,
    headers: z._default(headers, {}),
    format: z.object({ type: z.literal('json'), subject_token_field_name: line }),
  }),
})
const file = z.discriminatedUnion('type', [keyFile, externalFile])

type Access = Omit<Parameters<FileLogin>[1], 'readVariable'>

/**
 * Logs in with the file that google-github-actions/auth leaves behind, or with a key of a service account. Whatever URLs
 * the file names, tokens go to Google's own or to `identity-endpoint`: someone may have tampered with it.
 */
export async function logIn(path: string, access: Access): Promise<TokenCredentials> {
  const config = parse(await readSmallFile(path))
  return config.type === 'service_account' ? fromKey(config, access) : fromIdentity(config, access)
}

/** Signs a claim with the key and exchanges it for a token. */
async function fromKey(
  { client_email, private_key, private_key_id }: z.output<typeof keyFile>,
  { client, identityEndpoint: endpoint, mask }: Access,
): Promise<TokenCredentials> {
  for (const text of maskableLines(private_key)) mask(text)
  const secrets: string[] = []
  const claim = (date: Date) => {
    const now = Math.floor(date.getTime() / 1000)
    const claims = { iss: client_email, scope, aud: `${keyService}/token`, iat: now, exp: now + 3600 }
    const assertion = toJwt({ alg: 'RS256', typ: 'JWT', kid: private_key_id }, claims, private_key)
    mask(assertion)
    secrets.push(assertion)
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    return formRequest(`${endpoint ?? keyService}/token`, { grant_type: grant, assertion })
  }
  const { access_token: authToken } = await callTokenService(client, 'token', claim, secrets, tokenResponse, keyApi)
  return { authToken }
}

/** Fetches the job's own token as the file says, and exchanges it like that of a role. */
async function fromIdentity(
  config: z.output<typeof externalFile>,
  { client, identityEndpoint: endpoint, mask }: Access,
): Promise<TokenCredentials> {
  const { url, headers, format } = config.credential_source
  const secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ''))
  for (const secret of secrets) mask(secret)
  const token = z.pipe(
    z.pipe(
      z.record(z.string(), z.unknown()),
      z.transform((fields) => fields[format.subject_token_field_name]),
    ),
    z.string().check(z.regex(/^[\x21-\x7e]{1,16384}$/)),
  )
  const request = () => ({ method: 'GET' as const, url: new URL(url), headers })
  let idToken = ''
  const fetchToken = async () => {
    idToken = await callTokenService(client, 'OIDC token', request, secrets, token, gitHubTokenService)
    mask(idToken)
    return idToken
  }
  const assumed = {
    role: config.service_account_impersonation_url,
    oidcProvider: config.audience,
    seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
    endpoint,
  }
  return exchange(assumed, fetchToken, client, mask).catch((error: unknown) => {
    throw withClaims(error, idToken)
  })
}

/** Parses the file, of which no error quotes anything but the names of its fields. */
function parse(text: string | undefined): z.output<typeof file> {
  if (text === undefined)
    throw failed('the credentials file cannot be read; it must be a regular file, and exists only as long as the job')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw failed('the credentials file is not JSON')
  }
  const parsed = file.safeParse(value)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') ?? ''
  const supported = 'only service account keys and workload identity with a JSON response of a URL are supported'
  throw failed(`the credentials file is of another kind (\`${field}\`): ${supported}`)
}

/** Signs a JSON Web Token (RFC 7519) with RS256. */
function toJwt(header: object, claims: object, privateKey: string): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  try {
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  } catch {
    throw failed('the `private_key` in the credentials file is invalid')
  }
}

function failed(detail: string): ApiError {
  return new ApiError('credentials-unavailable', { detail })
}
