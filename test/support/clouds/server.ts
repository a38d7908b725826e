/**
 * Base of all stand-in clouds: an HTTP server on the loopback interface that records every request, lets a test
 * intercept it, and tracks which version of a secret holds which label.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { recordRequest } from '../permissions/requests.ts'

/** One request as it arrived. `status` is that of the response, 0 without one; `path` is not decoded. */
export type CloudRequest = {
  n: number
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
  operation: string
  status: number
}

/** An HTTP response. A request id, a date and a content type are added unless `headers` sets them. */
export type CloudResponse = { status: number; headers?: Record<string, string>; body?: string | AsyncIterable<string> }

/**
 * Replaces the normal response: with another one, by cutting the connection before the request is processed (`reset`) or
 * after it (`reset after`), by processing nothing and keeping the connection open (`silence`), or by processing the
 * request and changing the response.
 */
export type Fault =
  CloudResponse | 'reset' | 'reset after' | 'silence' | ((response: CloudResponse) => CloudResponse | 'silence')

/** A TLS certificate and its key, in PEM. */
export type Certificate = { key: string; cert: string }

/** Intercepts a request before it is processed. It may also change the cloud's state, as another process would. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- so that `(call) => { … }` needs no return
type Intercept = (call: CloudRequest) => Fault | undefined | void | Promise<Fault | undefined | void>

/** Called for a request that a test waits for; a fault that it returns takes effect. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- so that `() => { … }` needs no return
export type RequestHandler = () => Fault | undefined | void

/** One version of a secret. Times are in milliseconds; the default state is `ENABLED`. */
export type CloudVersion = {
  stages: Set<string>
  createTime: number
  expireTime?: number
  state?: 'ENABLED' | 'DISABLED' | 'DESTROYED'
  /** When it will be destroyed, as the response says it. */
  scheduledDestroyTime?: string
}

/** A secret without its values, which the action must never read. Tests may change it in place. */
export type CloudSecret = { versions: Record<string, CloudVersion> }

/** An access key; one with a `token` is temporary and valid only together with that token. */
export type AccessKey = { id: string; secret: string; token?: string }

/** A secret as a test declares it: `{ v1: ['stage'], v2: [] }`, or with everything that differs from the default. */
export type SecretOption<S extends CloudSecret> =
  | Record<string, string[]>
  | (Partial<Omit<S, 'versions'>> & {
      versions: Record<string, string[] | (Partial<Omit<CloudVersion, 'stages'>> & { stages: string[] })>
    })

/** Options that all clouds share. */
export type CloudOptions = {
  intercept?: Intercept | undefined
  accessKeys?: AccessKey[]
  /** Another account behind the same address: whose key signs decides. */
  neighbor?: Pick<Cloud<CloudSecret>, 'respondTo'> | undefined
  /** Operations that the caller has no permission for. */
  denied?: string[]
  /** Moving the current label also moves the previous label to the version that lost it. Undocumented. */
  movesPrevious?: boolean
  /** Moving a label to the version that has it is rejected instead of doing nothing. Undocumented. */
  rejectsNoopMove?: boolean
  /** A version is purged when it loses its last label: the strictest reading of "can be deleted automatically". */
  purgesUnlabeled?: boolean
  labelLimit?: number
  versionLimit?: number
  /** The clock of the cloud, in milliseconds. */
  now?: () => number
  /** The port to listen on; any free one by default. */
  port?: number
  /** Serves HTTPS with this certificate. */
  tls?: Certificate
}

/** An error response of a cloud. `gateway` marks one by the API gateway, whose body has another format. */
export class CloudError extends Error {
  readonly status: number
  readonly code: string
  readonly gateway: boolean

  constructor(status: number, code: string, message: string, gateway = false) {
    super(message)
    this.status = status
    this.code = code
    this.gateway = gateway
  }
}

/** What differs between the vendors. */
type VendorTraits = {
  current: string
  previous: string
  requestIdHeader: string
  labelLimit: number
  versionLimit: number
}

/** A running cloud. */
export abstract class Cloud<S extends CloudSecret> {
  endpoint = ''
  intercept: Intercept | undefined
  readonly calls: CloudRequest[] = []
  /** The labels of a secret after each processed write. */
  readonly history: { secret: string; labels: Record<string, string> }[] = []
  readonly secrets: Record<string, S>
  protected readonly labelLimit: number
  protected readonly now: () => number
  readonly #traits: VendorTraits
  readonly #rules: CloudOptions
  readonly #server: Server | TlsServer
  /** Whether each connection is closed after the next response. */
  #closesConnections = false
  #failure: unknown

  constructor(traits: VendorTraits, rules: CloudOptions, secrets: Record<string, S>) {
    this.#traits = traits
    this.#rules = rules
    const receive = (request: IncomingMessage, response: ServerResponse) => void this.#receive(request, response)
    this.#server = rules.tls ? createTlsServer(rules.tls, receive) : createServer(receive)
    this.secrets = secrets
    this.intercept = rules.intercept
    this.labelLimit = rules.labelLimit ?? traits.labelLimit
    this.now = rules.now ?? Date.now
    for (const [name, secret] of Object.entries(secrets)) {
      const versions = Object.values(secret.versions)
      const stages = versions.flatMap((version) => [...version.stages])
      if (versions.length > (rules.versionLimit ?? traits.versionLimit)) throw new Error(`${name}: too many versions`)
      if (stages.length > this.labelLimit) throw new Error(`${name}: too many labels`)
      if (new Set(stages).size < stages.length) throw new Error(`${name}: a label is on two versions`)
    }
  }

  /** Returns the name of the API operation. */
  protected abstract operationOf(call: CloudRequest): string
  /** Processes a request; throws a `CloudError` to reject it. */
  protected abstract process(
    call: CloudRequest,
    body: Buffer,
    requestId: string,
  ): CloudResponse | Promise<CloudResponse>
  /** Whether a request is made with a key of this account. */
  protected isOwner({ headers }: CloudRequest): boolean {
    return (this.#rules.accessKeys ?? []).some(({ id }) => headers.authorization?.includes(id))
  }
  /** Formats an error as the vendor does. */
  protected abstract formatError(error: CloudError, call: CloudRequest, requestId: string): CloudResponse

  async start(): Promise<this> {
    await this.#listen(this.#rules.port ?? 0)
    const { port } = this.#server.address() as AddressInfo
    this.endpoint = `${this.#rules.tls ? 'https' : 'http'}://127.0.0.1:${port}`
    return this
  }

  /**
   * Calls the handler for each request that matches, before it is processed. Other requests are left to earlier handlers.
   *
   * @param nth the first such request to handle, from 1
   * @param times how many of them to handle
   */
  onRequest(
    matches: (call: CloudRequest) => boolean,
    handler: RequestHandler,
    { nth = 1, times = Infinity }: { nth?: number; times?: number } = {},
  ): void {
    const earlier = this.intercept
    let count = 0
    this.intercept = (call) => {
      if (!matches(call)) return earlier?.(call)
      count += 1
      return count >= nth && count < nth + times ? handler() : earlier?.(call)
    }
  }

  get isListening(): boolean {
    return this.#server.listening
  }

  /** Refuses connections from now on. Requests in flight still get a response. */
  stopListening(): void {
    this.#closesConnections = true
    this.#server.close()
  }

  /** Listens again on the same port, which another process may have taken unless the `port` option reserved it. */
  async listenAgain(): Promise<void> {
    this.#closesConnections = false
    await this.#listen(Number(new URL(this.endpoint).port))
  }

  /** Presents another certificate on new connections. Requests in flight still get a response. */
  presentCertificate(certificate: Certificate): void {
    if ('setSecureContext' in this.#server) this.#server.setSecureContext(certificate)
    this.#closesConnections = true
    this.#server.closeIdleConnections()
  }

  /** Stops the server and closes all connections. Rejects if an interceptor or the stand-in itself threw. */
  async close(): Promise<void> {
    const closed = this.#server.listening ? once(this.#server, 'close') : undefined
    if (closed) this.#server.close()
    this.#server.closeAllConnections()
    await closed
    if (this.#failure !== undefined) throw this.#failure as Error
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Returns label → version for a secret. */
  labels(secret: string): Record<string, string> {
    const known = own(this.secrets, secret)
    if (!known) throw new Error(`no secret ${secret}`)
    return labelsOf(known)
  }

  /** Moves a label to a version, or removes it (`undefined`), by the label rules of this cloud. */
  protected writeLabel(name: string, secret: S, stage: string, version: string | undefined): void {
    const { current, previous } = this.#traits
    const before = labelsOf(secret)
    const holder = own(before, stage)
    placeLabel(secret, stage, version)
    if (this.#rules.movesPrevious && stage === current && holder !== undefined && holder !== version)
      placeLabel(secret, previous, holder)
    if (this.#rules.purgesUnlabeled)
      for (const id of Object.values(before))
        if (own(secret.versions, id)?.stages.size === 0) Reflect.deleteProperty(secret.versions, id)
    this.recordWrite(name, secret)
  }

  protected recordWrite(name: string, secret: S): void {
    this.history.push({ secret: name, labels: labelsOf(secret) })
  }

  async #listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async #receive(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    let body: Buffer
    try {
      body = Buffer.concat((await request.toArray()) as Buffer[])
    } catch {
      return // the client closed the connection before the request was complete
    }
    const call = this.#record(request, body)
    const response = await this.#respond(call, body)
    if (response === 'silence') return
    if (response === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    call.status = response.status
    reply.statusCode = response.status
    reply.setHeader('Date', new Date(this.now()).toUTCString())
    if (response.body !== undefined) reply.setHeader('Content-Type', 'application/json')
    for (const [name, value] of Object.entries(response.headers ?? {})) reply.setHeader(name, value)
    if (this.#closesConnections) reply.setHeader('Connection', 'close')
    if (typeof response.body !== 'object') reply.end(response.body)
    // The client may close the connection first, and has to if the body is endless.
    else await pipeline(Readable.from(response.body), reply).catch(() => undefined)
  }

  #record(request: IncomingMessage, body: Buffer): CloudRequest {
    const [path = '', search = ''] = (request.url ?? '').split(/\?(.*)/s)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const call: CloudRequest = {
      n: this.calls.length,
      method: request.method ?? '',
      path,
      query: new URLSearchParams(search),
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: body.toString(),
      operation: '',
      status: 0,
    }
    call.operation = this.operationOf(call)
    recordRequest(this.constructor.name, call.operation)
    this.calls.push(call)
    return call
  }

  async #respond(call: CloudRequest, body: Buffer): Promise<CloudResponse | 'reset' | 'silence'> {
    const requestId = randomUUID()
    const withId = (response: CloudResponse) => ({
      ...response,
      headers: { [this.#traits.requestIdHeader]: requestId, ...response.headers },
    })
    try {
      const fault = await this.intercept?.(call)
      if (fault === 'silence' || fault === 'reset') return fault
      if (typeof fault === 'object') return withId(fault)
      const response = await this.#attempt(call, body, requestId)
      if (fault === 'reset after') return 'reset'
      const changed = typeof fault === 'function' ? fault(withId(response)) : response
      return changed === 'silence' ? changed : withId(changed)
    } catch (error) {
      this.#failure ??= error
      return { status: 500, body: String(error), headers: { 'content-type': 'text/plain' } }
    }
  }

  /** Responds if the request is made with a key of this account. */
  respondTo(call: CloudRequest, body: Buffer, requestId: string): ReturnType<typeof this.process> | undefined {
    return this.isOwner(call) ? this.process(call, body, requestId) : undefined
  }

  async #attempt(call: CloudRequest, body: Buffer, requestId: string): Promise<CloudResponse> {
    try {
      const other = await this.#rules.neighbor?.respondTo(call, body, requestId)
      return other ?? (await this.process(call, body, requestId))
    } catch (error) {
      if (error instanceof CloudError) return this.formatError(error, call, requestId)
      throw error
    }
  }
}

/** Returns label → version for a secret. */
export function labelsOf(secret: CloudSecret): Record<string, string> {
  const entries = Object.entries(secret.versions).flatMap(([id, { stages }]) => [...stages].map((stage) => [stage, id]))
  return Object.fromEntries(entries) as Record<string, string>
}

/** Moves a label to one version; `undefined` removes it. */
export function placeLabel(secret: CloudSecret, stage: string, version: string | undefined): void {
  for (const { stages } of Object.values(secret.versions)) stages.delete(stage)
  if (version !== undefined) own(secret.versions, version)?.stages.add(stage)
}

/** Fills in the defaults of a test's secrets. Versions are created a minute apart, in order. */
export function readSecrets<S extends CloudSecret>(
  options: Record<string, SecretOption<S>> | undefined,
  defaults: Omit<S, 'versions'>,
  firstCreated: number,
): Record<string, S> {
  const secrets = Object.entries(options ?? {}).map(([name, option]) => {
    const full = isShort(option) ? { versions: option } : option
    const versions = Object.entries(full.versions).map(([id, version], index) => {
      const { stages, ...times } = Array.isArray(version) ? { stages: version } : version
      return [id, { createTime: firstCreated + index * 60_000, ...times, stages: new Set(stages) }]
    })
    return [name, { ...defaults, ...full, versions: Object.fromEntries(versions) as Record<string, CloudVersion> }]
  })
  return Object.fromEntries(secrets) as Record<string, S>
}

function isShort<S extends CloudSecret>(option: SecretOption<S>): option is Record<string, string[]> {
  return Object.values(option).every(Array.isArray)
}

/** Looks up a key from outside; inherited properties (`constructor`) are not found. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
export const hmac = (key: string, data: string) => createHmac('sha256', key).update(data).digest('hex')

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Returns the query as both vendors sign it: sorted by name, then value, and encoded again. */
export const canonicalQuery = (query: URLSearchParams) =>
  [...query]
    .map((pair) => pair.join('\0'))
    .sort()
    .map((pair) => pair.split('\0').map(encode).join('='))
    .join('&')
