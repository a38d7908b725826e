/**
 * Stand-in for Google Cloud: Secret Manager (API v1, global and regional secrets by their path) and the issuers of tokens:
 * the OAuth endpoint for service account keys, the security token service for workload identity, and GitHub's own endpoint
 * for the token of a job.
 */
import { generateKeyPairSync, verify } from 'node:crypto'
import type { secretmanager_v1 as v1 } from '@googleapis/secretmanager'
import type { GoogleAdministration } from './google-administration.ts'
import {
  type CloudResponse,
  type CloudRequest,
  Cloud,
  type CloudOptions,
  labelsOf,
  own,
  placeLabel,
  readSecrets,
  CloudError,
  type CloudSecret,
  type CloudVersion,
  type SecretOption,
  sha256,
} from './server.ts'

/** The valid tokens, unless `tokens` replaces them; a login issues all but the first. */
export const GOOGLE_TEST_TOKEN = 'ya29.test-access-token'
export const GOOGLE_KEY_TOKEN = 'ya29.token-by-service-account-key'
export const GOOGLE_FEDERATED_TOKEN = 'ya29.d.federated-token'
export const GOOGLE_ACCOUNT_TOKEN = 'ya29.c.token-by-impersonation'
/** The token of the job, and the credential that requests it. */
export const JOB_TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvOm9jdG8tb3JnL3Nob3AifQ.c2lnbmF0dXJl'
export const JOB_REQUEST_TOKEN = 'job-request-token'

export const SERVICE_ACCOUNT = 'deploy@shop.iam.gserviceaccount.com'
const WORKLOAD_PROVIDER = '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/gh'
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** A secret of Google Cloud. */
export type GoogleSecret = CloudSecret & {
  /** What Google calls labels: not those of a version. */
  tags?: Record<string, string>
  /** The number of accepted updates. Each changes the etag, even one that changes nothing. */
  updates: number
}

export type GoogleOptions = CloudOptions & {
  /** By full name: `projects/shop/secrets/db`. */
  secrets?: Record<string, SecretOption<GoogleSecret>>
  tokens?: string[]
  /** The numbers of projects by their ids; others have one that depends on their id. */
  projectNumbers?: Record<string, string>
  /** An alias must be on an existing version (default), which may be destroyed. Undocumented. */
  checksVersions?: boolean
  /** An alias may be on a destroyed version (default). Undocumented. */
  takesDestroyed?: boolean
  /** An alias must not be on a disabled version. Undocumented; a recorded session shows that it may. */
  rejectsDisabled?: boolean
  /** Performs the requests of an administrator, which carry values. */
  administration?: GoogleAdministration
  /** The maximum page size. */
  maxPageSize?: number
}

const name = String.raw`projects/[\w.:-]+/(?:locations/[\w-]+/)?secrets/[\w-]+`
const routes: [string, string, RegExp][] = [
  ['GetSecret', 'GET', new RegExp(`^/v1/(${name})$`)],
  ['UpdateSecret', 'PATCH', new RegExp(`^/v1/(${name})$`)],
  ['ListSecretVersions', 'GET', new RegExp(`^/v1/(${name})/versions$`)],
  ['GetSecretVersion', 'GET', new RegExp(`^/v1/(${name})/versions/[\\w-]+$`)],
  ['AccessSecretVersion', 'GET', new RegExp(`^/v1/(${name})/versions/[\\w-]+:access$`)],
  ['AddSecretVersion', 'POST', new RegExp(`^/v1/(${name}):addVersion$`)],
  ['CreateSecret', 'POST', /^\/v1\/(projects\/[\w.:-]+)\/secrets$/],
  ['DeleteSecret', 'DELETE', new RegExp(`^/v1/(${name})$`)],
  ['DisableSecretVersion', 'POST', new RegExp(`^/v1/(${name})/versions/\\d+:disable$`)],
  ['DestroySecretVersion', 'POST', new RegExp(`^/v1/(${name})/versions/\\d+:destroy$`)],
  ['token', 'POST', /^\/token$/],
  ['exchange', 'POST', /^\/v1\/token$/],
  ['impersonate', 'POST', /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/],
  ['job token', 'GET', /^\/oidc$/],
]
const CARRY_VALUES = ['AccessSecretVersion', 'AddSecretVersion']
/** Requests that carry no value, but are no part of what the action may need. */
const ADMINISTRATIVE = ['CreateSecret', 'DeleteSecret', 'DisableSecretVersion', 'DestroySecretVersion']
const statuses: Record<string, number> = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
}

/** Starts Google Cloud with these secrets. */
export function startGoogleCloud(options: GoogleOptions = {}): Promise<GoogleCloud> {
  return new GoogleCloud(options).start()
}

/** Google Cloud. */
export class GoogleCloud extends Cloud<GoogleSecret> {
  readonly #options: GoogleOptions

  constructor(options: GoogleOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets<GoogleSecret>(options.secrets, { updates: 0 }, created)
    // Google Cloud moves no label automatically and documents no header with a request id.
    const vendor = { current: '', previous: '', requestIdHeader: 'x-stand-in-request' }
    super({ ...vendor, labelLimit: 50, versionLimit: Infinity }, options, secrets)
    this.#options = options
  }

  /** Rejected requests that would read or write a secret value. */
  get valueReads(): string[] {
    return this.calls.map((call) => call.operation).filter((operation) => CARRY_VALUES.includes(operation))
  }

  /** A service account key whose tokens this stand-in issues. */
  get keyFile() {
    const uri = { token_uri: `${this.endpoint}/token`, auth_uri: 'https://accounts.google.com/o/oauth2/auth' }
    const key = { private_key_id: 'key-1', private_key: privateKey, client_email: SERVICE_ACCOUNT, client_id: '1' }
    return { type: 'service_account', project_id: 'shop', ...key, ...uri, universe_domain: 'googleapis.com' }
  }

  /** Returns the file that google-github-actions/auth writes, with or without a service account. */
  externalFile(account?: string) {
    const impersonation = `${this.endpoint}/v1/projects/-/serviceAccounts/${account ?? ''}:generateAccessToken`
    return {
      type: 'external_account',
      audience: WORKLOAD_PROVIDER,
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${this.endpoint}/v1/token`,
      credential_source: {
        url: `${this.endpoint}/oidc?api-version=2.0&audience=${encodeURIComponent(WORKLOAD_PROVIDER)}`,
        headers: { Authorization: `Bearer ${JOB_REQUEST_TOKEN}` },
        format: { type: 'json', subject_token_field_name: 'value' },
      },
      ...(account !== undefined && { service_account_impersonation_url: impersonation }),
    }
  }

  /** Returns the name as the cloud itself spells it. */
  nameOf(secret: string): string {
    return numberedName(secret, this.#options.projectNumbers)
  }

  protected override isOwner({ headers }: CloudRequest): boolean {
    return (this.#options.tokens ?? []).some((token) => headers.authorization === `Bearer ${token}`)
  }

  protected operationOf({ method, path }: CloudRequest): string {
    return routes.find(([, verb, route]) => verb === method && route.test(path))?.[0] ?? 'Unknown'
  }

  protected formatError({ status, code, message }: CloudError, { operation }: CloudRequest): CloudResponse {
    if (operation === 'token' || operation === 'exchange')
      return { status, body: JSON.stringify({ error: code, error_description: message }) }
    return { status, body: JSON.stringify({ error: { code: status, message, status: code } }, undefined, 2) }
  }

  protected process(call: CloudRequest): CloudResponse {
    const { operation, path } = call
    const given = routes.find(([known]) => known === operation)?.[2].exec(path)?.[1] ?? ''
    const perform = this.#login(call, given)
    return { status: 200, body: JSON.stringify(perform ?? this.#perform(call, given), undefined, 2) }
  }

  #perform(call: CloudRequest, given: string): object {
    const { operation, query } = call
    const administration = this.#options.administration?.supports(operation) ? this.#options.administration : undefined
    if (CARRY_VALUES.includes(operation) && !administration)
      throw new CloudError(500, 'INTERNAL', 'secret values are out of bounds')
    const bearer = /^Bearer (\S+)$/.exec(call.headers.authorization ?? '')?.[1] ?? ''
    const tokens = [GOOGLE_TEST_TOKEN, GOOGLE_KEY_TOKEN, GOOGLE_FEDERATED_TOKEN, GOOGLE_ACCOUNT_TOKEN]
    if (!(this.#options.tokens ?? tokens).includes(bearer))
      throw errorWith('UNAUTHENTICATED', 'Request had invalid authentication credentials.')
    if (operation === 'Unknown' || (ADMINISTRATIVE.includes(operation) && !administration))
      throw errorWith('NOT_FOUND', 'The requested URL was not found on this server.')
    if (this.#options.denied?.includes(operation))
      throw errorWith('PERMISSION_DENIED', `Permission denied for ${operation} on resource (or it may not exist).`)
    if (operation === 'CreateSecret' && administration) return administration.create(given, call, this.secrets)
    const full = this.nameOf(given)
    const known = Object.keys(this.secrets).find((each) => this.nameOf(each) === full)
    const secret = known === undefined ? undefined : own(this.secrets, known)
    if (known === undefined || !secret) throw errorWith('NOT_FOUND', `Secret [${given}] not found.`)
    if (administration) return administration.perform(call, known, secret, this.secrets, this.now())
    if (operation === 'ListSecretVersions') return this.#page(full, secret, query)
    if (operation === 'GetSecretVersion') return this.#version(full, secret, call.path)
    if (operation === 'UpdateSecret') this.#update(known, secret, call)
    return this.#render(full, secret)
  }

  /** Replaces the whole map, as the mask says: an omitted alias is removed. */
  #update(given: string, secret: GoogleSecret, { query, body, headers }: CloudRequest): void {
    const { checksVersions = true, takesDestroyed = true } = this.#options
    if (!['version_aliases', 'versionAliases'].includes(query.get('updateMask') ?? ''))
      throw errorWith('INVALID_ARGUMENT', 'this stand-in knows no other mask')
    if (!headers['content-type']?.startsWith('application/json')) throw errorWith('INVALID_ARGUMENT', 'not JSON')
    const sent = JSON.parse(body) as Record<string, unknown>
    const aliases = Object.entries((sent.versionAliases ?? sent.version_aliases ?? {}) as Record<string, unknown>)
    if (sent.etag !== undefined && sent.etag !== etagOf(secret))
      throw errorWith('FAILED_PRECONDITION', 'The etag provided does not match the etag of the stored resource.')
    if (aliases.length > this.labelLimit) throw errorWith('INVALID_ARGUMENT', 'There are too many version aliases.')
    for (const [alias, version] of aliases) {
      if (!/^[A-Za-z][\w-]{0,62}$/.test(alias) || alias === 'latest' || alias === 'NEW')
        throw errorWith('INVALID_ARGUMENT', `${alias} is not an alias.`)
      const known = own(secret.versions, String(version))
      if (!/^\d+$/.test(String(version)) || (checksVersions && !known))
        throw errorWith('INVALID_ARGUMENT', `Version ${String(version)} does not exist.`)
      if (this.#options.rejectsDisabled && known?.state === 'DISABLED')
        throw errorWith('FAILED_PRECONDITION', `Version ${String(version)} is disabled.`)
      if (!takesDestroyed && known?.state === 'DESTROYED')
        throw errorWith('INVALID_ARGUMENT', `Version ${String(version)} is destroyed.`)
    }
    for (const alias of Object.keys(labelsOf(secret))) placeLabel(secret, alias, undefined)
    for (const [alias, version] of aliases) placeLabel(secret, alias, String(version))
    secret.updates += 1
    this.recordWrite(given, secret)
  }

  #render(given: string, secret: GoogleSecret): v1.Schema$Secret {
    const versionAliases = labelsOf(secret)
    return {
      name: given,
      replication: { automatic: {} },
      createTime: '2031-01-02T03:04:05.678901Z',
      etag: etagOf(secret),
      ...(Object.keys(versionAliases).length > 0 && { versionAliases }),
      ...(secret.tags && { labels: secret.tags }),
    }
  }

  #page(given: string, secret: GoogleSecret, query: URLSearchParams): v1.Schema$ListSecretVersionsResponse {
    const size = Math.min(Number(query.get('pageSize') ?? 0) || 100, this.#options.maxPageSize ?? 25_000)
    const from = Number(query.get('pageToken')?.replace('page+', '') ?? 0)
    if (!Number.isInteger(size) || size < 1 || !Number.isInteger(from))
      throw errorWith('INVALID_ARGUMENT', 'no such page')
    const all = Object.entries(secret.versions).reverse()
    const versions = all.slice(from, from + size).map(([id, version]) => renderVersion(given, id, version))
    const more = from + size < all.length && { nextPageToken: `page+${from + size}` }
    return { ...(versions.length > 0 && { versions }), ...more, totalSize: all.length }
  }

  /** A version by its number, or by an alias, for which the action has no use. */
  #version(given: string, secret: GoogleSecret, path: string): object {
    const wanted = path.split('/').at(-1) ?? ''
    const id = own(labelsOf(secret), wanted) ?? wanted
    const version = own(secret.versions, id)
    if (!version) throw errorWith('NOT_FOUND', `Secret Version [${given}/versions/${id}] not found.`)
    return renderVersion(given, id, version)
  }

  /** Returns a token if the request is for one. */
  #login({ operation, body, query, headers }: CloudRequest, given: string): object | undefined {
    const form = new URLSearchParams(body)
    const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    const common = { token_type: 'Bearer', expires_in: 3600 }
    switch (operation) {
      case 'token':
        if (!isForm || form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
          throw new CloudError(400, 'unsupported_grant_type', 'Invalid grant_type')
        this.#checkClaim(form.get('assertion') ?? '')
        return { ...common, access_token: GOOGLE_KEY_TOKEN }
      case 'exchange': {
        const wanted = {
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          audience: WORKLOAD_PROVIDER,
          scope: 'https://www.googleapis.com/auth/cloud-platform',
          subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        }
        const wrong = Object.entries(wanted).find(([field, value]) => form.get(field) !== value)
        if (!isForm || wrong)
          throw new CloudError(400, 'invalid_request', `Invalid value for "${wrong?.[0] ?? 'body'}".`)
        const subject = form.get('subject_token')
        if (subject !== JOB_TOKEN) throw new CloudError(400, 'invalid_grant', `ID Token ${subject ?? ''} is not valid.`)
        return { ...common, access_token: GOOGLE_FEDERATED_TOKEN, issued_token_type: wanted.requested_token_type }
      }
      case 'impersonate': {
        if (headers.authorization !== `Bearer ${GOOGLE_FEDERATED_TOKEN}`)
          throw errorWith('UNAUTHENTICATED', 'Who is this?')
        const { scope } = JSON.parse(body) as { scope?: string[] }
        if (given !== SERVICE_ACCOUNT || !scope?.includes('https://www.googleapis.com/auth/cloud-platform'))
          throw errorWith('PERMISSION_DENIED', "Permission 'iam.serviceAccounts.getAccessToken' denied on resource.")
        return { accessToken: GOOGLE_ACCOUNT_TOKEN, expireTime: new Date(this.now() + 3_600_000).toISOString() }
      }
      case 'job token':
        if (headers.authorization !== `Bearer ${JOB_REQUEST_TOKEN}` || query.get('audience') !== WORKLOAD_PROVIDER)
          throw errorWith('UNAUTHENTICATED', 'no token for you')
        return { count: JOB_TOKEN.length, value: JOB_TOKEN }
      default:
        return undefined
    }
  }

  #checkClaim(assertion: string): void {
    const [header = '', claims = '', signature = ''] = assertion.split('.')
    const isSigned = verify(
      'sha256',
      Buffer.from(`${header}.${claims}`),
      keys.publicKey,
      Buffer.from(signature, 'base64url'),
    )
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
    if (!isSigned || read(header).alg !== 'RS256') throw new CloudError(400, 'invalid_grant', 'Invalid JWT Signature.')
    const { iss, aud, iat, exp } = read(claims) as { iss: string; aud: string; iat: number; exp: number }
    if (iss !== SERVICE_ACCOUNT) throw new CloudError(400, 'invalid_grant', 'Invalid grant: account not found')
    // The audience is Google's own address, wherever the request was sent.
    if (!aud.endsWith('/token')) throw new CloudError(400, 'invalid_grant', 'Invalid JWT: audience')
    const now = this.now() / 1000
    if (Math.abs(now - iat) > 300 || exp - iat > 3600 || exp < now)
      throw new CloudError(400, 'invalid_grant', 'Invalid JWT: Token must be a short-lived token (60 minutes).')
  }
}

/** Returns a full name with the number of the project. */
export function numberedName(secret: string, numbers: Record<string, string> = {}): string {
  return secret.replace(/^projects\/([^/]+)/, (_, id: string) => {
    return `projects/${/^\d+$/.test(id) ? id : (numbers[id] ?? numberOf(id))}`
  })
}

/** A project number of twelve digits, always the same for an id. */
const numberOf = (id: string) => String(100_000_000_000 + (parseInt(sha256(id).slice(0, 8), 16) % 900_000_000))

/** Returns the etag with its quotes. Changes by a test change it, too. */
/** Renders a version, without its value. */
const renderVersion = (
  secret: string,
  id: string,
  { state = 'ENABLED', scheduledDestroyTime }: CloudVersion,
): v1.Schema$SecretVersion => {
  const scheduled = scheduledDestroyTime !== undefined && { scheduledDestroyTime }
  return { name: `${secret}/versions/${id}`, createTime: '2031-01-02T03:04:05Z', state, etag: '"v"', ...scheduled }
}

const etagOf = (secret: GoogleSecret) =>
  `"${sha256(JSON.stringify([secret.updates, Object.entries(labelsOf(secret)).sort()])).slice(0, 14)}"`
const errorWith = (code: string, message: string) => new CloudError(statuses[code] ?? 500, code, message)
