import { sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { isLoopback, originOf } from '../../http/address.ts'
import { retryAfterMs, type HttpAnswer, type HttpRequest } from '../../http/client.ts'
import { Problem } from '../../problem.ts'
import { json, kindByStatus, read, wording } from '../answer.ts'
import type { LogIn } from '../provider.ts'
import { errorAnswer } from './schema.ts'

const scope = 'https://www.googleapis.com/auth/cloud-platform'

/** Hosts of Google's that give out tokens, none of which can be somebody's bucket. */
const tokenHost = /^([a-z0-9-]+(\.[a-z0-9-]+\.rep)?\.googleapis\.com|accounts\.google\.com)$/

const line = z.string().regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,4096}$/u)
const safeUrl = line.refine((text) => URL.canParse(text) && originOf(new URL(text).origin) !== undefined)
const token = z.string().regex(/^[\x21-\x7e]{1,16384}$/)

/** A key of a service account: https://developers.google.com/identity/protocols/oauth2/service-account */
const keyFile = z.object({
  type: z.literal('service_account'),
  client_email: line,
  private_key: z.string(),
  private_key_id: line.optional(),
  token_uri: safeUrl,
})

/** Workload identity, as google-github-actions/auth writes it; it may have `GITHUB_TOKEN`'s like in its headers. */
const externalFile = z.object({
  type: z.literal('external_account'),
  audience: line,
  subject_token_type: line,
  token_url: safeUrl,
  service_account_impersonation_url: safeUrl.optional(),
  service_account_impersonation: z.object({ token_lifetime_seconds: z.int().positive().optional() }).optional(),
  credential_source: z.object({
    url: safeUrl,
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), token.or(line)).default({}),
    format: z.object({ type: z.literal('json'), subject_token_field_name: line }),
  }),
})
const file = z.discriminatedUnion('type', [keyFile, externalFile])

const tokenAnswer = z.object({ access_token: token })
const impersonated = z.object({ accessToken: token })
const oauthError = z.object({ error: z.string(), error_description: z.string().optional() })

/**
 * Logs in by the file that google-github-actions/auth leaves behind, or by a key of a service account. The file may have
 * been tampered with, so what it says is checked: tokens go to Google's own hosts, to this machine, or where the step's
 * own `identity-endpoint` says.
 */
export const logIn: LogIn = async (path, { client, identityEndpoint, mask }) => {
  const secrets: string[] = []
  /** Masks a secret, and keeps it out of what the servers say. */
  const hide = (secret: string) => {
    secrets.push(secret)
    mask(secret)
    return secret
  }

  /** Asking for a token twice does no harm, so each of these is a read. */
  function call<T>(operation: string, request: (date: Date) => HttpRequest, schema: z.ZodType<T>): Promise<T> {
    return client.send('read', request, (answer) => {
      if (answer.status >= 400) throw refused(answer, operation, secrets)
      return read(schema, answer, { operation })
    })
  }

  function tokenUrl(text: string): URL {
    const url = new URL(text)
    if (identityEndpoint !== undefined) return new URL(url.pathname, identityEndpoint)
    if (!isLoopback(url.hostname) && !tokenHost.test(url.host)) {
      throw failed(
        "the credentials file names an address that is not Google's: give it as `identity-endpoint` if it is right",
      )
    }
    return url
  }

  /** A key signs a claim, which is exchanged for a token. */
  async function byKey({ client_email, private_key, private_key_id, token_uri }: z.output<typeof keyFile>) {
    const url = tokenUrl(token_uri)
    // Of a last line that is all but empty, the mask would hide every such pair of letters in the log.
    for (const text of private_key.split(/\r?\n/)) if (/^[^-]{8,}$/.test(text)) hide(text)
    const claim = (date: Date) => {
      const now = Math.floor(date.getTime() / 1000)
      const claims = { iss: client_email, scope, aud: token_uri, iat: now, exp: now + 3600 }
      return hide(signed({ alg: 'RS256', typ: 'JWT', kid: private_key_id }, claims, private_key))
    }
    const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
    const form = (date: Date) => post(url, { grant_type: grant, assertion: claim(date) })
    return hide((await call('token', form, tokenAnswer)).access_token)
  }

  /** The job's own token is exchanged for a federated one, and that for one of a service account, where there is one. */
  async function byIdentity(config: z.output<typeof externalFile>) {
    const { credential_source: source, service_account_impersonation_url: account } = config
    const [stsUrl, accountUrl] = [tokenUrl(config.token_url), account && tokenUrl(account)]
    for (const value of Object.values(source.headers)) hide(value.replace(/^\S+ /, ''))
    const { format } = source
    const subjectAnswer = z
      .record(z.string(), z.unknown())
      .transform((fields) => fields[format.subject_token_field_name])
      .pipe(token)
    const get = { method: 'GET', url: new URL(source.url), headers: source.headers } as const
    const subject = hide(await call('OIDC token', () => get, subjectAnswer))
    const exchange = {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: config.audience,
      scope,
      subject_token: subject,
      subject_token_type: config.subject_token_type,
    }
    const federated = hide((await call('token exchange', () => post(stsUrl, exchange), tokenAnswer)).access_token)
    if (!accountUrl) return federated
    const seconds = config.service_account_impersonation?.token_lifetime_seconds ?? 3600
    const request: HttpRequest = {
      method: 'POST',
      url: accountUrl,
      headers: { authorization: `Bearer ${federated}`, 'content-type': 'application/json' },
      body: JSON.stringify({ scope: [scope], lifetime: `${seconds}s` }),
    }
    return hide((await call('generateAccessToken', () => request, impersonated)).accessToken)
  }

  const config = parse(await readFile(path, 'utf8').catch(() => undefined))
  return { authToken: await (config.type === 'service_account' ? byKey(config) : byIdentity(config)) }
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

function post(url: URL, fields: Record<string, string>): HttpRequest {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
  return { method: 'POST', url, headers, body: new URLSearchParams(fields).toString() }
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

function refused(answer: HttpAnswer, operation: string, secrets: readonly string[]): Problem {
  const body = json(answer)
  const oauth = oauthError.safeParse(body).data
  const google = errorAnswer.safeParse(body).data?.error
  const text = oauth ? `${oauth.error}: ${oauth.error_description ?? ''}` : google?.message
  const kind = kindByStatus(answer.status, 'login-failed')
  const passes = kind === 'throttled' || kind === 'unavailable'
  return new Problem(passes ? kind : 'login-failed', {
    operation,
    code: google?.status ?? `HTTP ${answer.status}`,
    detail: wording(text, secrets),
    waitMs: retryAfterMs(answer),
  })
}

function failed(detail: string): Problem {
  return new Problem('login-failed', { detail })
}
