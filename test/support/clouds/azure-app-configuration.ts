/** Stand-in for Azure: key-values in App Configuration (api-version 2026-04-01) and versions of secrets in Key Vault (7.4). */
import { createHash, createHmac } from 'node:crypto'
import {
  Cloud,
  CloudError,
  type CloudOptions,
  type CloudRequest,
  type CloudResponse,
  type CloudSecret,
  type CloudVersion,
  labelsOf,
  own,
  placeLabel,
  readSecrets,
  type SecretOption,
  sha256,
} from './server.ts'

/** Tokens for App Configuration and for Key Vault, and an access key. */
export const AZURE_TEST_LOGIN = {
  storeToken: 'planted-token-for-app-configuration',
  vaultToken: 'planted-token-for-key-vault',
  keyId: 'planted-id',
  keySecret: Buffer.from('planted-access-key').toString('base64'),
}

export const referenceType = 'application/vnd.microsoft.appconfig.keyvaultref+json;charset=utf-8'
/** The URI of a secret in the vault of this stand-in, for the text of a value. */
const uriPattern = /"(https?:\/\/[^"]*)"/

/** A key-value, without the version in its value: `<uri>` stands for the URI. */
export type AzureKeyValue = {
  text: string
  content_type: string | null
  tags: Record<string, string>
  description?: string
  locked: boolean
  /** How often it was written. Part of the etag. */
  revision: number
  /** The secret in the vault; that of the stand-in unless set. */
  secretUri?: string
}

/** The stages are the labels of the key-values, by the version in each; a version is disabled by its state. */
type AzureSecret = CloudSecret & {
  /** By label. Those that are not set are plain references. */
  keyValues: Record<string, Partial<AzureKeyValue>>
}

export type AzureOptions = CloudOptions & {
  /** By key. `unversioned` and `unversioned/` are versions that a reference may have, not of the vault. */
  secrets?: Record<string, SecretOption<AzureSecret>>
  /** Tokens for App Configuration and Key Vault besides those of the test login. */
  storeTokens?: string[]
  vaultTokens?: string[]
  /** Whether a write that changes nothing keeps the etag, as in the emulator. Undocumented for Azure. */
  keepsEtag?: boolean
  /** How many reads without the latest sync token show the key-value as it was before the last write. */
  lateReads?: number
  /** Why the vault refuses to list versions. */
  vaultError?: { status: number; code: string }
  /** Whether the secret was deleted from the vault. */
  isDeleted?: boolean
  /** The maximum page size of the vault. */
  maxPageSize?: number
}

/** Azure's clients differ in whether they encode a slash in a key. */
const routes: [string, string, RegExp][] = [
  ['GetKeyValue', 'GET', /^\/kv\/(.+)$/],
  ['PutKeyValue', 'PUT', /^\/kv\/(.+)$/],
  ['DeleteKeyValue', 'DELETE', /^\/kv\/(.+)$/],
  // An identifier in Key Vault has no case.
  ['GetSecretVersions', 'GET', /^\/secrets\/([^/]+)\/versions$/i],
  ['GetSecret', 'GET', /^\/secrets\/([^/]+)(?:\/[^/]+)?\/?$/i],
]

/** Starts Azure with these key-values. */
export function startAzure(options: AzureOptions = {}): Promise<Azure> {
  return new Azure(options).start()
}

/** Azure. The vault is at the same address as App Configuration. */
export class Azure extends Cloud<AzureSecret> {
  readonly #options: AzureOptions
  /** The sequence number of the store, which its sync tokens hold. */
  #sequence = 28
  /** Responses as they were before the last write, and how many reads still get them, by key and label. */
  readonly #earlier = new Map<string, { response: CloudResponse; left: number }>()

  constructor(options: AzureOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets<AzureSecret>(options.secrets, { keyValues: {} }, created)
    for (const secret of Object.values(secrets)) secret.keyValues = { ...secret.keyValues }
    const vendor = { current: '', previous: '', requestIdHeader: 'x-ms-request-id' }
    super({ ...vendor, labelLimit: 100, versionLimit: 1000 }, options, secrets)
    this.#options = options
  }

  /** Rejected requests that would read a secret value. */
  get valueReads(): string[] {
    return this.calls.filter(({ operation }) => operation === 'GetSecret').map(({ operation }) => operation)
  }

  /** The URI of the secret that the references of a key lead to. */
  secretUri(key: string): string {
    return `${this.endpoint}/secrets/${nameOf(key)}`
  }

  /** The text of a key-value as it is stored. */
  textOf(key: string, label: string): string {
    const secret = own(this.secrets, key)
    const version = secret && own(labelsOf(secret), label)
    if (secret === undefined || version === undefined) throw new Error(`no key-value ${key} ${label}`)
    const { text, secretUri = this.secretUri(key) } = keyValueOf(secret, label)
    return text.replace('<uri>', uriOf(secretUri, version))
  }

  protected override isOwner({ headers }: CloudRequest): boolean {
    const { storeTokens = [], vaultTokens = [] } = this.#options
    return [...storeTokens, ...vaultTokens].some((token) => headers.authorization === `Bearer ${token}`)
  }

  protected operationOf({ method, path }: CloudRequest): string {
    return routes.find(([, verb, route]) => verb === method && route.test(path))?.[0] ?? 'Unknown'
  }

  protected formatError({ status, code, message }: CloudError, call: CloudRequest): CloudResponse {
    if (call.operation.startsWith('GetSecret')) {
      return { status, body: JSON.stringify({ error: { code, message } }) }
    }
    const headers = this.#syncToken()
    if (status === 401) {
      const challenge = `HMAC-SHA256, Bearer error="invalid_token", error_description="${message}"`
      return { status, headers: { ...headers, 'www-authenticate': challenge } }
    }
    // These have no body: https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-key-value
    if (code === '') return { status, headers }
    const type = `https://azconfig.io/errors/${code}`
    const body = JSON.stringify({ type, title: 'Not possible', detail: message, status })
    return { status, headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' }, body }
  }

  protected process(call: CloudRequest, body: Buffer): CloudResponse {
    const { operation, path, query } = call
    const name = decodeURIComponent(routes.find(([known]) => known === operation)?.[2].exec(path)?.[1] ?? '')
    if (operation === 'GetSecret') throw new CloudError(500, 'InternalError', 'secret values are out of bounds')
    if (operation === 'GetSecretVersions') return this.#page(call, name)
    this.#authenticate(call, body)
    if (this.#options.denied?.includes(operation)) throw new CloudError(403, '', '')
    if (query.get('api-version') !== '2026-04-01') throw invalid('api-version')
    const label = query.get('label') ?? ''
    const stage = label === '' || label === '\0' ? String.raw`\0` : label
    const secret = own(this.secrets, name)
    if (operation === 'DeleteKeyValue') throw new CloudError(500, 'internal', 'the action deletes no key-value')
    const version = secret && own(labelsOf(secret), stage)
    if (operation === 'PutKeyValue') return this.#put(call, name, stage, version)
    if (secret === undefined || version === undefined) throw new CloudError(404, '', '')
    const earlier = this.#earlier.get(JSON.stringify([name, stage]))
    const isCurrent = call.headers['sync-token']?.split(',').includes(this.#token()) ?? false
    if (earlier === undefined || earlier.left === 0 || isCurrent) return this.#render(name, stage)
    earlier.left -= 1
    return earlier.response
  }

  #put(call: CloudRequest, key: string, stage: string, version: string | undefined): CloudResponse {
    const { headers, body } = call
    const secret = own(this.secrets, key)
    if (secret === undefined || version === undefined) throw new CloudError(headers['if-match'] ? 412 : 500, '', '')
    const before = this.#render(key, stage)
    const isMatch = headers['if-match'] === undefined || headers['if-match'] === before.headers?.etag
    if (!isMatch) throw new CloudError(412, '', '')
    const known = keyValueOf(secret, stage)
    if (known.locked)
      throw new CloudError(409, 'key-locked', 'The key is read-only. To allow modification unlock it first.')
    const {
      value,
      content_type = null,
      tags = {},
      description,
    } = JSON.parse(body) as Partial<AzureKeyValue> & {
      value: string
    }
    const written = {
      ...this.#parse(value, key),
      content_type,
      tags,
      ...(description !== undefined && { description }),
    }
    const { version: next, ...fields } = written
    const isSame = value === this.textOf(key, stage) && isEqual(fields, known)
    if (isSame && this.#options.keepsEtag) return before
    this.#earlier.set(JSON.stringify([key, stage]), { response: before, left: this.#options.lateReads ?? 0 })
    this.#sequence += 1
    const keyValue = { ...fields, locked: false, revision: known.revision + 1 }
    // A new object: tests keep the one before.
    secret.keyValues = { ...secret.keyValues, [stage]: keyValue }
    secret.versions[next] ??= { createTime: this.now(), stages: new Set() }
    placeLabel(secret, stage, next)
    this.recordWrite(key, secret)
    return this.#render(key, stage)
  }

  /** Parses a value into its parts; the text of another version is the same. */
  #parse(value: string, key: string): Pick<AzureKeyValue, 'text' | 'secretUri'> & { version: string } {
    const uri = uriPattern.exec(value)?.[1] ?? ''
    const [, secretUri = '', tail] = /^(.*\/secrets\/[^/]+)(\/.*)?$/i.exec(uri) ?? []
    const version = tail === undefined ? 'unversioned' : tail === '/' ? 'unversioned/' : tail.slice(1)
    const text = value.replace(uri, '<uri>')
    return { text, version, ...(secretUri !== this.secretUri(key) && { secretUri }) }
  }

  #render(key: string, stage: string): CloudResponse {
    const secret = own(this.secrets, key)
    const { content_type, tags, description, locked, revision } = keyValueOf(secret, stage)
    const value = this.textOf(key, stage)
    const label = stage === String.raw`\0` ? null : stage
    const fields = { key, label, content_type, value, tags, ...(description !== undefined && { description }) }
    const etag = sha256(JSON.stringify([fields, revision])).slice(0, 32)
    return {
      status: 200,
      headers: {
        'content-type': 'application/vnd.microsoft.appconfig.kv+json; charset=utf-8',
        etag: `"${etag}"`,
        ...this.#syncToken(),
      },
      body: JSON.stringify({ etag, ...fields, locked, last_modified: '2031-01-02T03:04:05+00:00' }),
    }
  }

  #page({ headers, query }: CloudRequest, name: string): CloudResponse {
    const { vaultTokens = [], vaultError, isDeleted, maxPageSize = 25, denied } = this.#options
    const tokens = [AZURE_TEST_LOGIN.vaultToken, ...vaultTokens]
    if (!tokens.some((token) => headers.authorization === `Bearer ${token}`))
      throw new CloudError(401, 'Unauthorized', 'AKV10032: Invalid issuer.')
    if (denied?.includes('GetSecretVersions'))
      throw new CloudError(
        403,
        'Forbidden',
        "The user, group or application does not have secrets list permission on key vault 'shop'.",
      )
    if (vaultError) throw new CloudError(vaultError.status, vaultError.code, 'not today')
    if (query.get('api-version') !== '7.4') throw new CloudError(400, 'BadParameter', 'api-version')
    const [key, secret] = Object.entries(this.secrets).find(([each]) => isSame(nameOf(each), name)) ?? []
    if (key === undefined || secret === undefined || isDeleted)
      throw new CloudError(404, 'SecretNotFound', `A secret with (name/id) ${name} was not found in this key vault.`)
    const size = Math.min(Number(query.get('maxresults') ?? 25), maxPageSize)
    if (!(size >= 1 && size <= 25)) throw new CloudError(400, 'BadParameter', 'maxresults')
    const from = Number(query.get('$skiptoken') ?? 0)
    // In no order of time.
    const all = Object.entries(secret.versions)
      .filter(([id]) => !id.startsWith('unversioned'))
      .sort(([a], [b]) => (sha256(a) < sha256(b) ? -1 : 1))
    const next = `${this.secretUri(key)}/versions?api-version=7.4&$skiptoken=${from + size}&maxresults=${size}`
    const value = all.slice(from, from + size).map(([id, version]) => this.#renderVersion(key, id, version))
    return { status: 200, body: JSON.stringify({ value, nextLink: from + size < all.length ? next : null }) }
  }

  #renderVersion(key: string, id: string, { createTime, expireTime, state }: CloudVersion): object {
    const created = Math.floor(createTime / 1000)
    const attributes = { enabled: state !== 'DISABLED', created, updated: created, recoveryLevel: 'Recoverable' }
    return {
      id: `${this.secretUri(key)}/${id}`,
      attributes: { ...attributes, ...(expireTime !== undefined && { exp: Math.floor(expireTime / 1000) }) },
      tags: {},
    }
  }

  /** Accepts a bearer token or a signature by the access key. */
  #authenticate({ method, path, query, headers }: CloudRequest, body: Buffer): void {
    const { storeToken, keyId, keySecret } = AZURE_TEST_LOGIN
    const { authorization = '' } = headers
    const tokens = [storeToken, ...(this.#options.storeTokens ?? [])]
    if (tokens.some((token) => authorization === `Bearer ${token}`)) return
    const hash = createHash('sha256').update(body).digest('base64')
    const target = `${path}?${query.toString()}`
    const text = `${method}\n${target}\n${headers['x-ms-date'] ?? ''};${headers.host ?? ''};${hash}`
    const signature = createHmac('sha256', Buffer.from(keySecret, 'base64')).update(text).digest('base64')
    const signed = 'x-ms-date;host;x-ms-content-sha256'
    const expected = `HMAC-SHA256 Credential=${keyId}&SignedHeaders=${signed}&Signature=${signature}`
    if (authorization !== expected || headers['x-ms-content-sha256'] !== hash)
      throw new CloudError(401, '', 'Authorization token failed validation')
  }

  #token(): string {
    return `jtqGc1I4=${Buffer.from(`0:${this.#sequence}`).toString('base64')}`
  }

  #syncToken(): Record<string, string> {
    return { 'sync-token': `${this.#token()};sn=${this.#sequence}` }
  }
}

/** The name of the secret that a key refers to: it has fewer characters. */
const nameOf = (key: string) => key.replace(/[^0-9A-Za-z]+/g, '-')

const isSame = (name: string, other: string) => name.toLowerCase() === other.toLowerCase()

function uriOf(secretUri: string, version: string): string {
  if (version === 'unversioned') return secretUri
  return version === 'unversioned/' ? `${secretUri}/` : `${secretUri}/${version}`
}

function keyValueOf(secret: AzureSecret | undefined, stage: string): AzureKeyValue {
  const plain = { text: '{"uri":"<uri>"}', content_type: referenceType, tags: {}, locked: false, revision: 0 }
  return { ...plain, ...own(secret?.keyValues ?? {}, stage) }
}

function isEqual(written: Partial<AzureKeyValue>, known: AzureKeyValue): boolean {
  return Object.entries(written).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(known[name as keyof AzureKeyValue]),
  )
}

const invalid = (name: string) => new CloudError(400, 'invalid-argument', `Invalid request parameter '${name}'`)
