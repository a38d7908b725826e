/**
 * Stand-in for Huawei Cloud CSMS (secrets, part of DEW, on the host of KMS) and for the IAM operation that looks up the
 * project of a region.
 */
import type { HuaweiAdministration } from './huaweicloud-administration.ts'
import { HuaweiGateway, gatewayError } from './huaweicloud-gateway.ts'
import {
  type AccessKey,
  type CloudResponse,
  type CloudRequest,
  Cloud,
  type CloudOptions,
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
export const HUAWEI_TEST_KEY: AccessKey = {
  id: 'HUAWEITESTACCESSKEY1',
  secret: 'huawei-test-secret-access-key-0123456789',
}

/** The projects of the account by region, unless `projects` replaces them. */
export const HUAWEI_TEST_PROJECTS = { 'ap-southeast-1': '0123456789abcdef0123456789abcdef' }

/** A secret of Huawei Cloud. */
export type HuaweiSecret = CloudSecret & {
  description?: string
  /** The highest number of a version that was ever created. */
  highest?: number
  state: 'ENABLED' | 'DISABLED' | 'PENDING_DELETE' | 'FROZEN'
  type: string
  updateTime: number
}

export type HuaweiOptions = CloudOptions & {
  secrets?: Record<string, SecretOption<HuaweiSecret>>
  /** Accepted values of `X-Auth-Token`. */
  authTokens?: string[]
  /** Project ids by region; two for a region make the lookup ambiguous. */
  projects?: Record<string, string | string[]>
  /** The status for a missing resource: 400 in the table of errors, also 404 on the API pages. */
  notFound?: 'CSMS 400' | '404'
  /** 204 on the newer page, 200 on the older one. */
  deleteStatus?: 200 | 204
  /** Seconds by the documentation, milliseconds in its examples. */
  timeUnit?: 'ms' | 's'
  /** The maximum page size. */
  pageSize?: number
  /** Newer documentation: names without dots, versions v1, v2, …; older: names with dots, versions may be UUIDs. */
  strictNames?: boolean
  /** The expiry that removes one, if any does. Undocumented. */
  removesExpiry?: null | 0
  /** SYSPENDING cannot be removed. Undocumented. */
  keepsPending?: boolean
  /** Labels that only the store itself can move. Undocumented. */
  fixedLabels?: string[]
  /** A version that has expired can get no label. Undocumented. */
  rejectsExpired?: boolean
  /** Performs the requests of an administrator, which carry values. */
  administration?: HuaweiAdministration
}

const CURRENT = 'SYSCURRENT'
const PREVIOUS = 'SYSPREVIOUS'

const SECRET = '/v1/{project}/secrets/{secret}'
const ROUTES = [
  ['ListProjects', 'GET', '/v3/projects'],
  ['CreateSecret', 'POST', '/v1/{project}/secrets'],
  ['ShowSecret', 'GET', SECRET],
  ['DeleteSecret', 'DELETE', SECRET],
  ['ScheduleDeletion', 'POST', `${SECRET}/scheduled-deleted-tasks/create`],
  ['CancelDeletion', 'POST', `${SECRET}/scheduled-deleted-tasks/cancel`],
  ['ListVersions', 'GET', `${SECRET}/versions`],
  ['CreateVersion', 'POST', `${SECRET}/versions`],
  ['ShowVersion', 'GET', `${SECRET}/versions/{version}`],
  ['UpdateVersion', 'PUT', `${SECRET}/versions/{version}`],
  ['ShowStage', 'GET', `${SECRET}/stages/{stage}`],
  ['UpdateStage', 'PUT', `${SECRET}/stages/{stage}`],
  ['DeleteStage', 'DELETE', `${SECRET}/stages/{stage}`],
].map(([operation = '', method, path = '']) => {
  return { operation, method, path: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }
})
const CARRY_VALUES = ['CreateSecret', 'CreateVersion', 'ShowVersion']
/** Requests that carry no value, but are no part of what the action may need. */
const ADMINISTRATIVE = ['DeleteSecret', 'ScheduleDeletion', 'CancelDeletion']

/** Starts Huawei Cloud with these secrets. */
export function startHuaweiCloud(options: HuaweiOptions = {}): Promise<HuaweiCloud> {
  return new HuaweiCloud(options).start()
}

/** Huawei Cloud. */
export class HuaweiCloud extends Cloud<HuaweiSecret> {
  readonly #options: HuaweiOptions
  readonly #gateway: HuaweiGateway

  constructor(options: HuaweiOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets(options.secrets, { state: 'ENABLED', type: 'COMMON', updateTime: created }, created)
    const vendor = { current: CURRENT, previous: PREVIOUS, requestIdHeader: 'X-Request-Id' }
    super({ ...vendor, labelLimit: 12, versionLimit: 20 }, options, secrets)
    this.#options = options
    this.#gateway = new HuaweiGateway(options.accessKeys ?? [HUAWEI_TEST_KEY], options.authTokens ?? [], this.now)
  }

  /** Consecutive requests with an invalid signature. More than five lock the access key permanently. */
  get signatureFailures(): number {
    return this.#gateway.signatureFailures
  }

  /** Rejected requests that would read or write a secret value. */
  get valueReads(): string[] {
    return this.calls
      .filter((call) => CARRY_VALUES.includes(call.operation))
      .map((call) => `${call.method} ${call.path}`)
  }

  protected operationOf(call: CloudRequest): string {
    return route(call)?.operation ?? 'Unknown'
  }

  protected formatError(
    { status, code, message, gateway }: CloudError,
    call: CloudRequest,
    requestId: string,
  ): CloudResponse {
    // IAM's error format comes from OpenStack Keystone.
    if (call.operation === 'ListProjects' && !gateway)
      return json(status, { error: { code: status, message, title: code } })
    return json(status, { error_code: code, error_msg: message, ...(gateway && { request_id: requestId }) })
  }

  protected process(call: CloudRequest, body: Buffer): CloudResponse {
    const found = route(call)
    if (!found) throw gatewayError(404, '0101', 'The API does not exist or has not been published')
    const { operation, ids } = found
    const administration = this.#options.administration?.supports(operation) ? this.#options.administration : undefined
    if (CARRY_VALUES.includes(operation) && !administration)
      throw new CloudError(500, 'CSMS.0001', 'secret values are out of bounds here')
    if (ADMINISTRATIVE.includes(operation) && !administration)
      throw gatewayError(404, '0101', 'The API does not exist or has not been published')
    this.#gateway.authenticate(call, body)
    const denied = this.#options.denied?.includes(operation)
    if (operation === 'ListProjects') {
      if (denied) throw new CloudError(403, 'Forbidden', 'You are not authorized to perform identity:list_projects')
      return this.#listProjects(call.query.get('name'))
    }
    // The error for another account's project is undocumented.
    const { project = '', secret: name = '' } = ids
    const header = call.headers['x-project-id'] ?? project
    if (header !== project || !Object.values(this.#projects).flat().includes(project))
      throw gatewayError(403, '0302', 'The IAM user is not allowed to access the API: project mismatch')
    if (denied) throw new CloudError(403, 'CSMS.0302', 'You do not have the permission. Grant CSMS FullAccess.')
    this.#checkNames(ids)
    const [status, result] = administration?.perform(operation, call.body, name, this.secrets, this.now()) ?? []
    if (status !== undefined) return { status, ...(result && { body: JSON.stringify(result) }) }
    const secret = own(this.secrets, name)
    if (!secret) throw this.#notFound('CSMS.0106', `The secret name ${name} is not found.`)
    return this.#perform(operation, call, { name, secret, version: ids.version ?? '', stage: ids.stage ?? '' })
  }

  #perform(operation: string, call: CloudRequest, { name, secret, version, stage }: Target): CloudResponse {
    switch (operation) {
      case 'ShowSecret':
        return json(200, { secret: this.#describeSecret(name, secret) })
      case 'ListVersions':
        return json(200, this.#page(name, secret, call.query))
      case 'UpdateVersion':
        checkWritable(secret)
        return json(200, { version_metadata: this.#expire(name, secret, version, fields(call)) })
      case 'ShowStage':
        return json(200, { stage: this.#describeStage(name, secret, stage) })
      case 'UpdateStage':
        checkWritable(secret)
        this.#moveStage(name, secret, stage, fields(call))
        return json(200, { stage: this.#describeStage(name, secret, stage) })
      default: // DeleteStage
        checkWritable(secret)
        this.#deleteStage(name, secret, stage)
        return { status: this.#options.deleteStatus ?? 204 }
    }
  }

  #moveStage(name: string, secret: HuaweiSecret, stage: string, { version_id: version }: JsonFields): void {
    if (typeof version !== 'string') throw invalid('version_id is missing')
    this.#checkNames({ version })
    const { expireTime = Infinity } = this.#versionOf(secret, version)
    if (this.#options.rejectsExpired && expireTime <= this.now()) throw invalid(`${version} has expired`)
    if (this.#options.fixedLabels?.includes(stage)) throw invalid(`${stage} cannot be moved`)
    const labels = labelsOf(secret)
    const holder = own(labels, stage)
    // Whether and how such a move is rejected is undocumented.
    if (holder === version && this.#options.rejectsNoopMove) throw invalid(`${stage} is on ${version} already`)
    if (holder === undefined && Object.keys(labels).length >= this.labelLimit)
      throw new CloudError(400, 'CSMS.0204', 'The number of secret version stages is greater than the quota.')
    secret.updateTime = this.now()
    this.writeLabel(name, secret, stage, version)
  }

  #deleteStage(name: string, secret: HuaweiSecret, stage: string): void {
    if (stage === CURRENT || stage === PREVIOUS || (stage === 'SYSPENDING' && this.#options.keepsPending))
      throw new CloudError(400, 'CSMS.0105', 'can not delete system internal stage')
    this.#holderOf(secret, stage)
    secret.updateTime = this.now()
    this.writeLabel(name, secret, stage, undefined)
  }

  #expire(name: string, secret: HuaweiSecret, id: string, { expire_time: time }: JsonFields): unknown {
    const version = this.#versionOf(secret, id)
    if (time === this.#options.removesExpiry) {
      delete version.expireTime
      return this.#describeVersion(name, id, version)
    }
    if (typeof time !== 'number' || !Number.isSafeInteger(time) || time < 0 || time > 9_999_999_999_999)
      throw invalid('expire_time is not a timestamp')
    version.expireTime = this.#options.timeUnit === 's' ? time * 1000 : time
    this.recordWrite(name, secret)
    return this.#describeVersion(name, id, version)
  }

  /** Returns one page of versions. The marker is the last version of the previous page; the order is undocumented. */
  #page(name: string, secret: HuaweiSecret, query: URLSearchParams): unknown {
    const limit = Number(query.get('limit') ?? 50)
    if (!Number.isInteger(limit) || limit < 1 || limit > 1000) throw invalid('limit is not from 1 to 1000')
    const marker = query.get('marker')
    const all = Object.entries(secret.versions)
    const start = marker === null ? 0 : all.findIndex(([id]) => id === marker) + 1
    if (marker !== null && start === 0) throw invalid('marker is not a version of this secret')
    const page = all.slice(start, start + Math.min(limit, this.#options.pageSize ?? limit))
    const more = start + page.length < all.length
    return {
      version_metadatas: page.map(([id, version]) => this.#describeVersion(name, id, version)),
      // Whether the last page has an empty marker or none is undocumented.
      page_info: { ...(more && { next_marker: page.at(-1)?.[0] }), current_count: page.length },
    }
  }

  #describeSecret(name: string, secret: HuaweiSecret): unknown {
    return {
      id: sha256(name).slice(0, 32),
      name,
      state: secret.state,
      secret_type: secret.type,
      description: secret.description ?? '',
      kms_key_id: 'b168fe00-ff56-4924-95a7-d22974df2d0b',
      create_time: this.#time(Math.min(...Object.values(secret.versions).map((version) => version.createTime))),
      update_time: this.#time(secret.updateTime),
      scheduled_delete_time: secret.state === 'PENDING_DELETE' ? this.#time(secret.updateTime + 7 * 86_400_000) : null,
      auto_rotation: false,
      enterprise_project_id: '0',
    }
  }

  #describeVersion(name: string, id: string, { stages, createTime, expireTime }: CloudVersion): unknown {
    return {
      id,
      secret_name: name,
      kms_key_id: 'b168fe00-ff56-4924-95a7-d22974df2d0b',
      create_time: this.#time(createTime),
      ...(expireTime !== undefined && { expire_time: this.#time(expireTime) }),
      version_stages: [...stages],
    }
  }

  #describeStage(name: string, secret: HuaweiSecret, stage: string): unknown {
    const holder = this.#holderOf(secret, stage)
    return { name: stage, version_id: holder, secret_name: name, update_time: this.#time(secret.updateTime) }
  }

  #time(milliseconds: number): number {
    const seconds = Math.floor(milliseconds / 1000)
    return this.#options.timeUnit === 's' ? seconds : seconds * 1000
  }

  #holderOf(secret: HuaweiSecret, stage: string): string {
    const holder = own(labelsOf(secret), stage)
    if (holder === undefined) throw this.#notFound('CSMS.0005', `The stage ${stage} does not exist.`)
    return holder
  }

  #versionOf(secret: HuaweiSecret, id: string): CloudVersion {
    const version = own(secret.versions, id)
    if (!version) throw this.#notFound('CSMS.0005', `The version ${id} does not exist.`)
    return version
  }

  #notFound(code: string, message: string): CloudError {
    return new CloudError(this.#options.notFound === '404' ? 404 : 400, code, message)
  }

  #checkNames({ secret = 'x', stage = 'x', version = 'v1' }: Record<string, string>): void {
    const name = this.#options.strictNames ? /^[\w-]{1,64}$/ : /^[\w.-]{1,64}$/
    const id = this.#options.strictNames ? /^v\d{1,10}$/ : /^[a-z\d][\w.-]{0,63}$/i
    if (!name.test(secret) || !name.test(stage) || !id.test(version)) throw invalid('a name breaks the pattern')
  }

  get #projects(): Record<string, string | string[]> {
    return this.#options.projects ?? HUAWEI_TEST_PROJECTS
  }

  #listProjects(name: string | null): CloudResponse {
    const projects = Object.entries(this.#projects)
      .filter(([region]) => name === null || name === region)
      .flatMap(([region, ids]) => [ids].flat().map((id) => ({ id, name: region })))
      .map((project) => ({ ...project, domain_id: 'd0', parent_id: 'd0', is_domain: false, enabled: true }))
    return json(200, { projects, links: { next: null, previous: null, self: `${this.endpoint}/v3/projects` } })
  }
}

type JsonFields = Record<string, unknown>
type Target = { name: string; secret: HuaweiSecret; version: string; stage: string }

/** Returns the operation of a request. The path must be exact: only the string to sign ends with a slash. */
function route({ method, path }: CloudRequest): { operation: string; ids: Record<string, string> } | undefined {
  for (const known of ROUTES) {
    const match = known.method === method ? known.path.exec(path) : null
    if (!match) continue
    try {
      const ids = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)])
      return { operation: known.operation, ids: Object.fromEntries(ids) as Record<string, string> }
    } catch {
      return undefined // invalid percent-encoding
    }
  }
  return undefined
}

/** Parses a JSON body. */
function fields({ headers, body }: CloudRequest): JsonFields {
  try {
    const value: unknown = JSON.parse(body)
    if (headers['content-type']?.startsWith('application/json') && typeof value === 'object') return { ...value }
  } catch {
    // rejected below
  }
  throw new CloudError(400, 'CSMS.0004', 'The request body is not in the right format.')
}

/** Documented for the expiry only: the secret must be enabled. */
function checkWritable({ state }: HuaweiSecret): void {
  if (state === 'PENDING_DELETE')
    throw new CloudError(400, 'CSMS.0103', 'The secret is in the scheduled deletion state.')
  if (state !== 'ENABLED') throw new CloudError(403, 'CSMS.0109', 'The secret is disabled.')
}

const json = (status: number, body: unknown): CloudResponse => ({ status, body: JSON.stringify(body) })
const invalid = (message: string) => new CloudError(400, 'CSMS.0002', `Invalid parameter: ${message}.`)
