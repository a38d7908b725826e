import { sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { isSafe } from '../../http/url.ts'
import { mapOf } from '../../untrusted/schema.ts'
import { Problem } from '../../errors/api-error.ts'
import type { LogIn } from '../provider.ts'
import { askGoogle, exchange, form, scope, tokenAnswer } from './federation.ts'

/** Where the key of a service account gets its tokens, and whom its claims are for wherever they are sent. */
const keyService = 'https://oauth2.googleapis.com'

const line = z.string().check(z.regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u))
const safeUrl = line.check(z.refine(isSafe))
/** The one part of a line that the pattern is about. */
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

/** Workload identity, as google-github-actions/auth writes it; its headers hold what the job's token is asked for with. */
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
    headers: z._default(
      mapOf(line, 'are none').check(
        z.refine((all) => Object.keys(all).every((name) => headerName.test(name)), 'are none'),
      ),
      {},
    ),
    format: z.object({ type: z.literal('json'), subject_token_field_name: line }),
  }),
})
const file = z.discriminatedUnion('type', [keyFile, externalFile])

/**
 * Logs in by the file that google-github-actions/auth leaves behind, or by a key of a service account. Whatever
 * addresses the file names, tokens go to Google's own or to `identity-endpoint`: it may have been tampered with.
 */
export const logIn: LogIn = async (path, { client, identityEndpoint: endpoint, mask }) => {
  /** A key signs a claim, which is exchanged for a token. */
  async function byKey({ client_email, private_key, private_key_id }: z.output<typeof keyFile>) {
    // Of a last line that is all but empty, the mask would hide every such pair of letters in the log.
    for (const text of private_key.split(/\r?\n/)) if (/^[^-]{8,}$/.test(text)) mask(text)
    const secrets: string[] = []
    const claim = (date: Date) => {
      const now = Math.floor(date.getTime() / 1000)
      const claims = { iss: client_email, scope, aud: `${keyService}/token`, iat: now, exp: now + 3600 }
      const assertion = signed({ alg: 'RS256', typ: 'JWT', kid: private_key_id }, claims, private_key)
      mask(assertion)
      secrets.push(assertion)
      const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
      return form(`${endpoint ?? keyService}/token`, { grant_type: grant, assertion })
    }
    const { access_token: authToken } = await askGoogle(client, 'token', claim, secrets, tokenAnswer)
    return { authToken }
  }

  /** The job's own token is fetched as the file says, and exchanged like that of a role. */
  async function byIdentity(config: z.output<typeof externalFile>) {
    const { url, headers, format } = config.credential_source
    const secrets = Object.values(headers).map((value) => value.replace(/^\S+ /, ''))
    for (const secret of secrets) mask(secret)
    const answer = z.pipe(
      z.pipe(
        z.record(z.string(), z.unknown()),
        z.transform((fields) => fields[format.subject_token_field_name]),
      ),
      z.string().check(z.regex(/^[\x21-\x7e]{1,16384}$/)),
    )
    const idToken = await askGoogle(
      client,
      'OIDC token',
      () => ({ method: 'GET', url: new URL(url), headers }),
      secrets,
      answer,
    )
    mask(idToken)
    const identity = {
      role: config.service_account_impersonation_url,
      oidcProvider: config.audience,
      seconds: config.service_account_impersonation?.token_lifetime_seconds ?? 3600,
      endpoint,
    }
    return exchange(identity, idToken, client, mask)
  }

  const config = parse(await readFile(path, 'utf8').catch(() => undefined))
  return config.type === 'service_account' ? byKey(config) : byIdentity(config)
}

/** The file, of which nothing is quoted in an error but the names of its fields. */
function parse(text: string | undefined): z.output<typeof file> {
  if (text === undefined) throw failed('the credentials file cannot be read; it lasts as long as the job')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw failed('the credentials file is not JSON')
  }
  const parsed = file.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  const types = 'only keys of service accounts and workload identity by a JSON answer of an URL are known'
  throw failed(`the credentials file is of another kind, see its \`${where}\`: ${types}`)
}

/** A JSON Web Token (RFC 7519) by RS256. */
function signed(header: object, claims: object, privateKey: string): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  try {
    return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`
  } catch {
    throw failed('the `private_key` in the credentials file is none')
  }
}

function failed(detail: string): Problem {
  return new Problem('login-failed', { detail })
}
