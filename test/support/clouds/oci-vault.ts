/** Stand-in for Oracle Cloud Infrastructure (OCI): the management of secrets in Vault (API 20180608). */
import { createHash, generateKeyPairSync, verify } from 'node:crypto'
import type { models } from 'oci-vault'
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

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** The key of a user, and a session token for the same key. */
export const OCI_TEST_KEY = {
  tenancy: 'ocid1.tenancy.oc1..aaaaaaaatenancy',
  user: 'ocid1.user.oc1..aaaaaaaauser',
  fingerprint: '20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34',
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  passphrase: 'planted passphrase',
  /** The same key, encrypted. */
  encryptedKey: keys.privateKey
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'planted passphrase' })
    .toString(),
  sessionToken: 'eyJraWQiOiJhc3dfcGh4In0.eyJzdWIiOiJvY2lkMS51c2VyIn0.c2Vzc2lvbi10b2tlbg',
}
const { tenancy, user, fingerprint, sessionToken } = OCI_TEST_KEY

type OciSecret = CloudSecret & {
  /** The number of accepted updates, and of those that have been made. Each changes the etag. */
  updates: number
  lifecycleState: string
  isReplica: boolean
  /** Whether an expired version cannot be read. */
  blocksExpired: boolean
  /** How many reads still find the secret updating; its state changes with the last one. */
  readsUntilUpdated: number
  /** The version that becomes current with that. */
  next?: string
}

export type OciOptions = CloudOptions & {
  /** By OCID. Versions without a label are DEPRECATED. */
  secrets?: Record<string, SecretOption<OciSecret>>
  /** How many reads find a secret updating after a write; 1 by default. Undocumented. */
  updatingReads?: number
  /** Whether a secret shows its new version only once it has been updated. Undocumented. */
  showsLate?: boolean
  /** The status with which a version that is DEPRECATED is refused; by default it is not. Undocumented. */
  refusesDeprecated?: 400 | 409
  /** Whether a write that makes the current version current again keeps the etag. Undocumented. */
  keepsEtag?: boolean
  /** The maximum page size. */
  maxPageSize?: number
}

const secretPath = '/20180608/secrets/([^/]+)'
const routes: [string, string, RegExp][] = [
  ['GetSecret', 'GET', new RegExp(`^${secretPath}$`)],
  ['UpdateSecret', 'PUT', new RegExp(`^${secretPath}$`)],
  ['ListSecretVersions', 'GET', new RegExp(`^${secretPath}/versions$`)],
  ['CreateSecret', 'POST', /^\/20180608\/secrets$/],
  ['RotateSecret', 'POST', new RegExp(`^${secretPath}/actions/rotate$`)],
  ['GetSecretBundle', 'GET', /^\/20190301\/secretbundles\/([^/]+)$/],
]
const CARRY_VALUES = ['CreateSecret', 'RotateSecret', 'GetSecretBundle']
/** Parts of an update that upload a value or have one generated. */
const valueFields = ['secretContent', 'secretGenerationContext', 'enableAutoGeneration', 'rotationConfig']

/** Starts OCI with these secrets. */
export function startOci(options: OciOptions = {}): Promise<Oci> {
  return new Oci(options).start()
}

/** OCI. */
export class Oci extends Cloud<OciSecret> {
  readonly #options: OciOptions

  constructor(options: OciOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const state = { lifecycleState: 'ACTIVE', isReplica: false, blocksExpired: false }
    const secrets = readSecrets<OciSecret>(options.secrets, { updates: 0, readsUntilUpdated: 0, ...state }, created)
    const vendor = { current: 'CURRENT', previous: 'PREVIOUS', requestIdHeader: 'opc-request-id' }
    super({ ...vendor, labelLimit: 4, versionLimit: 60 }, options, secrets)
    this.#options = options
  }

  /** Rejected requests that would read or write a secret value. */
  get valueReads(): string[] {
    const isUpload = ({ body }: CloudRequest) => valueFields.some((field) => body.includes(field))
    const found = this.calls.filter((call) => CARRY_VALUES.includes(call.operation) || isUpload(call))
    return found.map(({ operation }) => operation)
  }

  protected operationOf({ method, path }: CloudRequest): string {
    return routes.find(([, verb, route]) => verb === method && route.test(path))?.[0] ?? 'Unknown'
  }

  protected formatError({ status, code, message }: CloudError, _: CloudRequest, requestId: string): CloudResponse {
    return { status, headers: requestIdOf(requestId), body: JSON.stringify({ code, message }) }
  }

  protected process(call: CloudRequest, body: Buffer, requestId: string): CloudResponse {
    const { operation, path, query } = call
    if (CARRY_VALUES.includes(operation) || valueFields.some((field) => call.body.includes(field)))
      throw new CloudError(500, 'InternalServerError', 'secret values are out of bounds')
    authenticate(call, body, this.now())
    const id = decodeURIComponent(routes.find(([known]) => known === operation)?.[2].exec(path)?.[1] ?? '')
    const secret = own(this.secrets, id)
    if (!secret || this.#options.denied?.includes(operation))
      throw new CloudError(
        404,
        'NotAuthorizedOrNotFound',
        'resource does not exist or you are not authorized to access it.',
      )
    const [value, headers] = operation === 'ListSecretVersions' ? this.#page(id, secret, query) : [undefined, {}]
    if (value !== undefined)
      return { status: 200, headers: { ...requestIdOf(requestId), ...headers }, body: JSON.stringify(value) }
    if (operation === 'UpdateSecret') this.#update(id, secret, call)
    else this.#proceed(id, secret)
    const json = JSON.stringify(render(id, secret))
    return { status: 200, headers: { ...requestIdOf(requestId), etag: etagOf(id, secret) }, body: json }
  }

  /** Makes the accepted update after enough reads. */
  #proceed(id: string, secret: OciSecret): void {
    if (secret.readsUntilUpdated === 0) return
    secret.readsUntilUpdated -= 1
    if (secret.readsUntilUpdated > 0) return
    secret.lifecycleState = 'ACTIVE'
    secret.updates += 1
    if (secret.next !== undefined) this.#makeCurrent(id, secret, secret.next)
  }

  #update(id: string, secret: OciSecret, { body, headers }: CloudRequest): void {
    const { rejectsNoopMove, refusesDeprecated, updatingReads = 1, showsLate, keepsEtag } = this.#options
    const { currentVersionNumber, ...others } = JSON.parse(body) as models.UpdateSecretDetails
    if (Object.keys(others).length > 0) throw invalid('this stand-in knows no other field')
    if (headers['if-match'] !== undefined && headers['if-match'] !== etagOf(id, secret))
      throw new CloudError(412, 'NoEtagMatch', 'The provided etag does not match that of the resource.')
    if (secret.lifecycleState !== 'ACTIVE') throw incorrectState(`The secret is in state ${secret.lifecycleState}.`)
    const number = String(currentVersionNumber)
    const version = own(secret.versions, number)
    if (!version) throw invalid(`Version ${number} does not exist.`)
    if (version.scheduledDestroyTime !== undefined) throw incorrectState(`Version ${number} is pending deletion.`)
    const isDeprecated = version.stages.size === 0
    if (isDeprecated && refusesDeprecated === 400) throw invalid(`Version ${number} is deprecated.`)
    if (isDeprecated && refusesDeprecated === 409) throw incorrectState(`Version ${number} is deprecated.`)
    if (rejectsNoopMove && version.stages.has('CURRENT')) throw invalid(`Version ${number} is current already.`)
    if (keepsEtag && version.stages.has('CURRENT')) return
    secret.updates += 1
    if (updatingReads > 0) {
      secret.lifecycleState = 'UPDATING'
      secret.readsUntilUpdated = updatingReads
    }
    if (showsLate && updatingReads > 0) secret.next = number
    else this.#makeCurrent(id, secret, number)
  }

  #makeCurrent(id: string, secret: OciSecret, number: string): void {
    delete secret.next
    const before = own(labelsOf(secret), 'CURRENT')
    own(secret.versions, number)?.stages.delete('PENDING')
    if (before !== number) {
      placeLabel(secret, 'CURRENT', number)
      own(secret.versions, number)?.stages.delete('PREVIOUS')
      placeLabel(secret, 'PREVIOUS', before)
    }
    this.recordWrite(id, secret)
  }

  #page(id: string, secret: OciSecret, query: URLSearchParams): [object, Record<string, string>] {
    const limit = Number(query.get('limit') ?? 10)
    const from = Number(query.get('page')?.replace('page-', '') ?? 0)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000 || !Number.isInteger(from)) throw invalid('no such page')
    const size = Math.min(limit, this.#options.maxPageSize ?? 1000)
    const all = Object.entries(secret.versions).reverse()
    const page = all.slice(from, from + size).map(([number, version]) => renderVersion(id, number, version))
    return [page, from + size < all.length ? { 'opc-next-page': `page-${from + size}` } : {}]
  }
}

/** Verifies the signature with the user's public key. */
function authenticate({ method, path, query, headers }: CloudRequest, body: Buffer, now: number): void {
  const refused = new CloudError(
    401,
    'NotAuthenticated',
    'The required information to complete authentication was not provided or was incorrect.',
  )
  const [, scheme = ''] = /^Signature (.*)$/.exec(headers.authorization ?? '') ?? []
  const matches = [...scheme.matchAll(/(\w+)="([^"]*)"/g)]
  const fields: Record<string, string> = Object.fromEntries(matches.map(([, name = '', value = '']) => [name, value]))
  const names = (fields.headers ?? '').toLowerCase().split(' ')
  const ofBody = method === 'GET' ? [] : ['content-length', 'content-type', 'x-content-sha256']
  // The vendor's clients disagree about the first.
  const dateName = names.includes('date') ? 'date' : 'x-date'
  const isComplete = [dateName, '(request-target)', 'host', ...ofBody].every((name) => names.includes(name))
  const isKnown = [`${tenancy}/${user}/${fingerprint}`, `ST$${sessionToken}`].includes(fields.keyId ?? '')
  if (!isComplete || !isKnown || fields.version !== '1' || fields.algorithm !== 'rsa-sha256') throw refused
  const search = query.size > 0 ? `?${query.toString()}` : ''
  const target = `${method.toLowerCase()} ${path}${search}`
  const text = names
    .map((name) => `${name}: ${name === '(request-target)' ? target : (headers[name] ?? '')}`)
    .join('\n')
  const hash = createHash('sha256').update(body).digest('base64')
  if (method !== 'GET' && headers['x-content-sha256'] !== hash) throw refused
  if (!verify('sha256', Buffer.from(text), keys.publicKey, Buffer.from(fields.signature ?? '', 'base64'))) throw refused
  const date = headers[dateName] ?? ''
  if (Math.abs(now - Date.parse(date)) > 300_000)
    throw new CloudError(
      401,
      'NotAuthenticated',
      `Date '${date}' is not within allowed clock skew. Current '${new Date(now).toUTCString()}'`,
    )
}

function render(id: string, secret: OciSecret): object {
  const rule = { ruleType: 'SECRET_EXPIRY_RULE', isSecretContentRetrievalBlockedOnExpiry: true }
  const source = 'ocid1.vaultsecret.oc1.eu-amsterdam-1.amaaaaaasource'
  return {
    compartmentId: 'ocid1.compartment.oc1..aaaaaaaashop',
    currentVersionNumber: Number(own(labelsOf(secret), 'CURRENT')),
    id,
    lifecycleState: secret.lifecycleState,
    isReplica: secret.isReplica,
    ...(secret.isReplica && {
      sourceRegionInformation: {
        sourceRegion: 'eu-amsterdam-1',
        sourceSecretId: source,
        sourceVaultId: 'ocid1.vault.oc1..v',
      },
    }),
    ...(secret.blocksExpired && { secretRules: [rule] }),
    secretName: 'shop-db',
    timeCreated: '2031-01-02T03:04:05.678Z',
    vaultId: 'ocid1.vault.oc1.eu-frankfurt-1.shop',
  }
}

function renderVersion(secretId: string, number: string, version: CloudVersion): object {
  const { stages, createTime, expireTime, scheduledDestroyTime } = version
  return {
    secretId,
    versionNumber: Number(number),
    stages: stages.size > 0 ? [...stages] : ['DEPRECATED'],
    contentType: 'BASE64',
    timeCreated: new Date(createTime).toISOString(),
    ...(expireTime !== undefined && { timeOfExpiry: new Date(expireTime).toISOString() }),
    ...(scheduledDestroyTime !== undefined && { timeOfDeletion: scheduledDestroyTime }),
  }
}

/** Returns an id as OCI writes it, in three parts. */
function requestIdOf(id: string): Record<string, string> {
  const part = id.replaceAll('-', '').toUpperCase()
  return { 'opc-request-id': [part, part, part].join('/') }
}

const etagOf = (id: string, { updates }: OciSecret) => sha256(`${id} ${updates}`).slice(0, 40)
const invalid = (message: string) => new CloudError(400, 'InvalidParameter', message)
const incorrectState = (message: string) => new CloudError(409, 'IncorrectState', message)
