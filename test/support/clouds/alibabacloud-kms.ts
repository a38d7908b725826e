/**
 * Stand-in for the secrets of Alibaba Cloud KMS (API 2016-01-20, the shared gateway). Verifies signatures of version 3
 * (ACS3-HMAC-SHA256) independently of the action's code.
 */
import type { AlibabaAdministration } from './alibabacloud-administration.ts'
import type { ForeignName } from './aws-secrets-manager.ts'
import {
  type AccessKey,
  type CloudResponse,
  type CloudRequest,
  canonicalQuery,
  Cloud,
  type CloudOptions,
  hmac,
  labelsOf,
  own,
  readSecrets,
  CloudError,
  type CloudSecret,
  type SecretOption,
  sha256,
  type CloudVersion,
} from './server.ts'

/** The valid access key, unless `accessKeys` replaces it. */
export const ALIBABA_TEST_KEY: AccessKey = {
  id: 'LTAItestAccessKeyId00001',
  secret: 'alibabaTestAccessKeySecret0123',
}

/** A secret of Alibaba Cloud. */
export type AlibabaSecret = CloudSecret & {
  tags?: Record<string, string>
  /** Only labels of `Generic` secrets can be moved. */
  type: string
  /** When the secret will be deleted; until then it cannot be changed. */
  plannedDeleteTime?: string
}

export type AlibabaOptions = CloudOptions & {
  secrets?: Record<string, SecretOption<AlibabaSecret>>
  region?: string
  account?: string
  /** The response to the ARN of another account: an error, or what this account has by that name. Undocumented. */
  foreignArn?: ForeignName
  /** `RemoveFromVersion` must have the label (default), or is ignored together with `MoveToVersion`. Undocumented. */
  checksRemoveFrom?: boolean
  /** ACSCurrent and ACSPrevious count towards the eight labels (default). Undocumented. */
  countsBuiltInLabels?: boolean
  /** How the list represents a version without a label. Undocumented. */
  unlabeledShape?: 'empty' | 'absent' | 'null'
  /** The maximum page size. More than 100 is rejected, as for ListSecrets. Both undocumented. */
  maxPageSize?: number
  /** The format of error bodies; by default that of the `accept` header, as for all responses. */
  errorFormat?: 'json' | 'xml'
  /** Performs the requests of an administrator, which carry values. */
  administration?: AlibabaAdministration
}

const CURRENT = 'ACSCurrent'
const PREVIOUS = 'ACSPrevious'
const SKEW = 15 * 60_000
const NEEDED_HEADERS = ['action', 'version', 'date', 'signature-nonce', 'content-sha256'].map((name) => `x-acs-${name}`)
const OPERATIONS = ['ListSecretVersionIds', 'UpdateSecretVersionStage', 'DescribeSecret']
const CARRY_VALUES = [
  'GetSecretValue',
  'BatchGetSecretValue',
  'PutSecretValue',
  'CreateSecret',
  'CreateSecretVersion',
  'GetRandomPassword',
]

/** Starts Alibaba Cloud with these secrets. */
export function startAlibabaCloud(options: AlibabaOptions = {}): Promise<AlibabaCloud> {
  return new AlibabaCloud(options).start()
}

/** Alibaba Cloud. */
export class AlibabaCloud extends Cloud<AlibabaSecret> {
  readonly #options: AlibabaOptions
  readonly #usedNonces = new Set<string>()

  constructor(options: AlibabaOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets<AlibabaSecret>(options.secrets, { type: 'Generic' }, created)
    const vendor = { current: CURRENT, previous: PREVIOUS, requestIdHeader: 'x-acs-request-id' }
    super({ ...vendor, labelLimit: 8, versionLimit: 10 }, options, secrets)
    this.#options = options
  }

  /** Rejected requests that would read or write a secret value. */
  get valueReads(): string[] {
    return this.calls.map((call) => call.operation).filter((operation) => CARRY_VALUES.includes(operation))
  }

  arnOf(name: string): string {
    const { region = 'cn-hangzhou', account = '1234567890123456' } = this.#options
    return `acs:kms:${region}:${account}:secret/${name}`
  }

  protected operationOf({ headers, query }: CloudRequest): string {
    return headers['x-acs-action'] ?? query.get('Action') ?? 'Unknown'
  }

  protected formatError(
    { status, code, message, gateway }: CloudError,
    call: CloudRequest,
    RequestId: string,
  ): CloudResponse {
    const error = gateway
      ? { RequestId, HostId: call.headers.host, Code: code, Message: message, Recommend: 'https://api.aliyun.com' }
      : { HttpStatus: status, Code: code, Message: message, RequestId }
    return this.#render(status, gateway ? 'Error' : 'KMS', error, this.#options.errorFormat ?? accepted(call))
  }

  protected process(call: CloudRequest, body: Buffer, RequestId: string): CloudResponse {
    const { operation, method, path } = call
    const administration = this.#options.administration?.supports(operation) ? this.#options.administration : undefined
    if (CARRY_VALUES.includes(operation) && !administration)
      throw new CloudError(500, 'InternalFailure', 'secret values are out of bounds')
    const isKnown = OPERATIONS.includes(operation) || administration !== undefined
    if (path !== '/' || !isKnown || call.headers['x-acs-version'] !== '2016-01-20')
      throw gatewayError(404, 'InvalidApi.NotFound', 'Specified api is not found, please check your url and method.')
    if (method !== 'GET' && method !== 'POST')
      throw new CloudError(403, 'UnsupportedHTTPMethod', 'This http method is not supported.')
    this.#authenticate(call, body)
    // By the API's metadata, parameters are in the query; whether a form works as well is undocumented.
    const wanted = parameter(call, 'SecretName')
    const name = /^acs:kms:[^:]*:[^:]*:secret\/(.+)$/s.exec(wanted)?.[1] ?? wanted
    const isForeign = wanted !== name && wanted !== this.arnOf(name)
    const { denied = [], foreignArn = 'denied' } = this.#options
    if (denied.includes(operation) || (isForeign && foreignArn === 'denied'))
      throw new CloudError(
        403,
        'Forbidden.NoPermission',
        `This operation for ${this.arnOf(name)} is forbidden by permission system.`,
      )
    if (administration) {
      const result = administration.perform(operation, call.query, this.secrets, this.now())
      if (!result) throw notFound()
      return this.#render(200, `${operation}Response`, { SecretName: name, ...result, RequestId }, accepted(call))
    }
    const secret = isForeign && foreignArn === 'missing' ? undefined : own(this.secrets, name)
    if (!secret) throw notFound()
    const result = this.#perform(operation, call, name, secret)
    return this.#render(200, `${operation}Response`, { SecretName: name, ...result, RequestId }, accepted(call))
  }

  #perform(operation: string, call: CloudRequest, name: string, secret: AlibabaSecret): object {
    switch (operation) {
      case 'ListSecretVersionIds':
        return this.#page(secret, call)
      case 'DescribeSecret':
        return {
          Arn: this.arnOf(name),
          ...describe(secret),
          ...(call.query.get('FetchTags') === 'true' && tagsOf(secret)),
        }
      default: // UpdateSecretVersionStage
        this.#updateStage(name, secret, call)
        return {}
    }
  }

  /** Most of these error codes are undocumented: the vendor has no table for this API. */
  #updateStage(name: string, secret: AlibabaSecret, call: CloudRequest): void {
    const stage = parameter(call, 'VersionStage')
    const from = call.query.get('RemoveFromVersion') ?? undefined
    const to = call.query.get('MoveToVersion') ?? undefined
    const builtIn = [CURRENT, PREVIOUS]
    const { checksRemoveFrom = true, countsBuiltInLabels = true, rejectsNoopMove = false } = this.#options
    if (from === undefined && to === undefined)
      throw new CloudError(400, 'MissingParameter', 'RemoveFromVersion or MoveToVersion is needed.')
    if (to === undefined && builtIn.includes(stage)) throw invalid(`${stage} can only be moved`)
    if (secret.type !== 'Generic') throw new CloudError(400, 'Rejected.UnsupportedOperation', 'Unsupported operation.')
    if (secret.plannedDeleteTime !== undefined)
      throw new CloudError(409, 'Rejected.ResourceInDeleteWindow', 'The secret is planned to be deleted.')
    if (to !== undefined && !own(secret.versions, to)) throw notFound()
    const holder = own(labelsOf(secret), stage)
    if (from !== undefined && (checksRemoveFrom || to === undefined)) {
      if (!own(secret.versions, from)) throw notFound()
      if (from !== holder) throw invalid(`${stage} is not on RemoveFromVersion`)
    }
    if (holder === to && rejectsNoopMove) throw invalid(`${stage} is on MoveToVersion already`)
    const counted = (label: string) => countsBuiltInLabels || !builtIn.includes(label)
    const count = Object.keys(labelsOf(secret)).filter(counted).length
    if (holder === undefined && counted(stage) && count >= this.labelLimit)
      throw new CloudError(400, 'Rejected.LimitExceeded', 'The version stage quota is exceeded.')
    this.writeLabel(name, secret, stage, to)
  }

  /** The order of the versions is undocumented. `TotalCount` counts all pages, by the current documentation. */
  #page(secret: AlibabaSecret, { query }: CloudRequest): object {
    const deprecated = query.get('IncludeDeprecated') ?? 'false'
    if (deprecated !== 'true' && deprecated !== 'false') throw invalid('IncludeDeprecated is neither true nor false')
    const PageNumber = count(query, 'PageNumber', 1)
    const PageSize = Math.min(count(query, 'PageSize', 20, 100), this.#options.maxPageSize ?? 100)
    const all = Object.entries(secret.versions).filter(([, { stages }]) => deprecated === 'true' || stages.size > 0)
    const page = all.slice((PageNumber - 1) * PageSize, PageNumber * PageSize)
    const VersionId = page.map(([id, version]) => {
      return { VersionId: id, CreateTime: time(version.createTime), ...this.#stagesOf(version) }
    })
    return { PageNumber, PageSize, TotalCount: all.length, VersionIds: { VersionId } }
  }

  #stagesOf({ stages }: CloudVersion): object {
    const shape = this.#options.unlabeledShape ?? 'empty'
    if (stages.size === 0 && shape === 'absent') return {}
    return { VersionStages: stages.size === 0 && shape === 'null' ? null : { VersionStage: [...stages] } }
  }

  #render(status: number, root: string, body: object, format: 'json' | 'xml'): CloudResponse {
    if (format === 'json') return { status, body: JSON.stringify(body) }
    const headers = { 'content-type': 'text/xml;charset=utf-8' }
    return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>${xml(root, body)}` }
  }

  #authenticate({ method, query, headers }: CloudRequest, body: Buffer): void {
    const [, id = '', names = '', signature] =
      /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      ) ?? []
    const signed = names.split(';')
    const mustBeSigned = Object.keys(headers).filter((name) => /^(x-acs-.*|host|content-type)$/.test(name))
    if (![...NEEDED_HEADERS, ...mustBeSigned].every((name) => name in headers && signed.includes(name)))
      throw gatewayError(400, 'IncompleteSignature', 'The request signature does not conform to the standards.')
    const key = (this.#options.accessKeys ?? [ALIBABA_TEST_KEY]).find((known) => known.id === id)
    if (!key || (headers['x-acs-accesskey-id'] ?? id) !== id)
      throw gatewayError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.')
    this.#checkToken(key, headers['x-acs-security-token'])
    this.#checkDate(headers['x-acs-date'] ?? '')
    const payload = sha256(body)
    const canonicalRequest = [
      method,
      '/',
      canonicalQuery(query),
      ...signed.sort().map((name) => `${name}:${(headers[name] ?? '').trim()}`),
      '',
      signed.join(';'),
      payload,
    ].join('\n')
    const expected = hmac(key.secret, `ACS3-HMAC-SHA256\n${sha256(canonicalRequest)}`)
    if (signature !== expected || headers['x-acs-content-sha256'] !== payload)
      throw gatewayError(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.')
    const nonce = headers['x-acs-signature-nonce'] ?? ''
    if (this.#usedNonces.has(nonce))
      throw gatewayError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.')
    this.#usedNonces.add(nonce)
  }

  #checkToken({ token }: AccessKey, sent: string | undefined): void {
    if (token !== undefined && sent === undefined)
      throw gatewayError(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.')
    if (token !== sent)
      throw gatewayError(400, 'InvalidSecurityToken.MismatchWithAccessKey', 'The token is of another access key.')
  }

  #checkDate(date: string): void {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date))
      throw gatewayError(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.')
    // `!(… <= …)` also rejects an invalid date.
    if (!(Math.abs(this.now() - Date.parse(date)) <= SKEW))
      throw gatewayError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.')
  }
}

/** The type of a generic secret in old regions is undocumented; examples omit it. */
function describe({ type, plannedDeleteTime, versions }: AlibabaSecret): object {
  return {
    SecretType: type,
    Description: '',
    EncryptionKeyId: '',
    CreateTime: time(Math.min(...Object.values(versions).map((version) => version.createTime))),
    UpdateTime: time(Math.max(...Object.values(versions).map((version) => version.createTime))),
    ...(plannedDeleteTime !== undefined && { PlannedDeleteTime: plannedDeleteTime }),
    ...(type !== 'Generic' && { AutomaticRotation: 'Disabled' }),
  }
}

const tagsOf = ({ tags = {} }: AlibabaSecret) => ({
  Tags: { Tag: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })) },
})

function parameter({ query }: CloudRequest, name: string): string {
  const value = query.get(name)
  if (value) return value
  throw new CloudError(400, 'MissingParameter', `The parameter ${name} is needed but was not provided.`)
}

function count(query: URLSearchParams, name: string, fallback: number, most = Infinity): number {
  const value = Number(query.get(name) ?? fallback)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw invalid(`${name} is out of range`)
}

type Xml = string | number | object | null

function xml(name: string, value: Xml): string {
  if (Array.isArray(value)) return value.map((item) => xml(name, item as Xml)).join('')
  if (typeof value !== 'object') return `<${name}>${escape(String(value))}</${name}>`
  const inner = Object.entries(value ?? {}).map(([key, item]) => xml(key, item as Xml))
  return `<${name}>${inner.join('')}</${name}>`
}

const escape = (text: string) => text.replace(/[<>&]/g, (c) => `&#${c.charCodeAt(0)};`)
const accepted = ({ headers }: CloudRequest) => (headers.accept?.includes('application/json') ? 'json' : 'xml')
const time = (milliseconds: number) => new Date(milliseconds).toISOString().replace(/\.\d+/, '')
const invalid = (message: string) => new CloudError(400, 'InvalidParameter', `The parameter is invalid: ${message}.`)
const notFound = () => new CloudError(404, 'Forbidden.ResourceNotFound', 'Resource not found.')
const gatewayError = (status: number, code: string, message: string) => new CloudError(status, code, message, true)
