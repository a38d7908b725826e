/**
 * What both stand-in clouds have in common: an HTTP server on the loopback interface that keeps a list of what it was
 * asked, lets a test get in between, and keeps the books about which version of a secret holds which label.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { noteRequest } from '../permissions/requests.ts'

/** One request, as it arrived. `status` is what was answered; 0 when nothing was. `path` is not decoded. */
export type Call = {
  n: number
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
  operation: string
  status: number
}

/** An HTTP answer. A request id, a date and a content type are added unless `headers` has its own. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string | AsyncIterable<string> }

/**
 * What an interceptor may do instead of the normal answer: give its own, cut the connection before the request was
 * processed (`reset`) or after (`reset after`), process nothing and keep the connection open (`silence`), or have the
 * request processed and make something else of the answer.
 */
export type Fault = Answer | 'reset' | 'reset after' | 'silence' | ((answer: Answer) => Answer | 'silence')

/** What a server shows to be trusted, in PEM. */
export type Certificate = { key: string; cert: string }

/** Gets between a request and its processing. It may change the state of the cloud, too: that is "somebody else". */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- so that `(call) => { … }` needs no return
type Intercept = (call: Call) => Fault | undefined | void | Promise<Fault | undefined | void>

/** One version of a secret. Times are in milliseconds; where there are states, `ENABLED` is the usual one. */
export type Version = {
  stages: Set<string>
  createTime: number
  expireTime?: number
  state?: 'ENABLED' | 'DISABLED' | 'DESTROYED'
}

/** A secret without its values: nobody here has any business with those. Tests may change it in place. */
export type Secret = { versions: Record<string, Version> }

/** An access key; one with a `token` is temporary, and is good only together with that token. */
export type AccessKey = { id: string; secret: string; token?: string }

/** How a test writes down a secret: `{ v1: ['stage'], v2: [] }`, or with everything that differs from the default. */
export type SecretOption<S extends Secret> =
  | Record<string, string[]>
  | (Partial<Omit<S, 'versions'>> & {
      versions: Record<string, string[] | (Partial<Omit<Version, 'stages'>> & { stages: string[] })>
    })

/** What can be set on both clouds. */
export type CloudOptions = {
  intercept?: Intercept | undefined
  accessKeys?: AccessKey[]
  /** Operations that the caller has no right to. */
  denied?: string[]
  /** Moving the current label also puts the previous label on the version that lost it. Unknown of both vendors. */
  movesPrevious?: boolean
  /** Moving a label to the version that has it is refused instead of doing nothing. Unknown of both vendors. */
  rejectsNoopMove?: boolean
  /** A version disappears when it loses its last label: the harshest reading of "can be deleted automatically". */
  purgesUnlabelled?: boolean
  labelLimit?: number
  versionLimit?: number
  /** The clock of the cloud, in milliseconds. */
  now?: () => number
  /** Where to listen; any port that is free unless told. */
  port?: number
  /** Speaks HTTPS with this. */
  tls?: Certificate
}

/** The cloud says no. `gateway` marks a refusal by what stands before the service; those have a body of their own. */
export class Refusal extends Error {
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

/** What a vendor's stand-in says about itself. */
type Vendor = { current: string; previous: string; requestIdHeader: string; labelLimit: number; versionLimit: number }

/** A running cloud. */
export abstract class Cloud<S extends Secret> {
  endpoint = ''
  intercept: Intercept | undefined
  readonly calls: Call[] = []
  /** The labels of a secret after each write that was carried out. */
  readonly history: { secret: string; labels: Record<string, string> }[] = []
  readonly secrets: Record<string, S>
  protected readonly labelLimit: number
  protected readonly now: () => number
  readonly #vendor: Vendor
  readonly #rules: CloudOptions
  readonly #server: Server | TlsServer
  /** Connections end with the answer that is next. */
  #hangsUp = false
  #broken: unknown

  constructor(vendor: Vendor, rules: CloudOptions, secrets: Record<string, S>) {
    this.#vendor = vendor
    this.#rules = rules
    const receive = (request: IncomingMessage, response: ServerResponse) => void this.#receive(request, response)
    this.#server = rules.tls ? createTlsServer(rules.tls, receive) : createServer(receive)
    this.secrets = secrets
    this.intercept = rules.intercept
    this.labelLimit = rules.labelLimit ?? vendor.labelLimit
    this.now = rules.now ?? Date.now
    for (const [name, secret] of Object.entries(secrets)) {
      const versions = Object.values(secret.versions)
      const stages = versions.flatMap((version) => [...version.stages])
      if (versions.length > (rules.versionLimit ?? vendor.versionLimit)) throw new Error(`${name}: too many versions`)
      if (stages.length > this.labelLimit) throw new Error(`${name}: too many labels`)
      if (new Set(stages).size < stages.length) throw new Error(`${name}: a label is on two versions`)
    }
  }

  /** The name of the API that a request is for. */
  protected abstract operationOf(call: Call): string
  /** Checks and carries out a request; throws a `Refusal` for a no. */
  protected abstract process(call: Call, body: Buffer, requestId: string): Answer
  /** Puts a no into the vendor's words. */
  protected abstract refuse(refusal: Refusal, call: Call, requestId: string): Answer

  async start(): Promise<this> {
    await this.#listen(this.#rules.port ?? 0)
    const { port } = this.#server.address() as AddressInfo
    this.endpoint = `${this.#rules.tls ? 'https' : 'http'}://127.0.0.1:${port}`
    return this
  }

  /** From now on nobody is there: connections are refused. What is being processed is still answered. */
  leave(): void {
    this.#hangsUp = true
    this.#server.close()
  }

  /** Is there again. The port is its own only if it was told which. */
  async comeBack(): Promise<void> {
    this.#hangsUp = false
    await this.#listen(Number(new URL(this.endpoint).port))
  }

  /** Shows another certificate to every connection from now on. What is being processed is still answered. */
  present(certificate: Certificate): void {
    if ('setSecureContext' in this.#server) this.#server.setSecureContext(certificate)
    this.#hangsUp = true
    this.#server.closeIdleConnections()
  }

  /** Stops the server, silent connections included. Rejects if an interceptor (or the stand-in itself) has thrown. */
  async close(): Promise<void> {
    const closed = this.#server.listening ? once(this.#server, 'close') : undefined
    if (closed) this.#server.close()
    this.#server.closeAllConnections()
    await closed
    if (this.#broken !== undefined) throw this.#broken as Error
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  /** Where the labels of a secret are: label → version. */
  labels(secret: string): Record<string, string> {
    const known = own(this.secrets, secret)
    if (!known) throw new Error(`no secret ${secret}`)
    return labelsOf(known)
  }

  /** Puts a label on a version, or takes it off (`undefined`), as the label rules of this cloud have it. */
  protected writeLabel(name: string, secret: S, stage: string, version: string | undefined): void {
    const { current, previous } = this.#vendor
    const before = labelsOf(secret)
    const holder = own(before, stage)
    placeLabel(secret, stage, version)
    if (this.#rules.movesPrevious && stage === current && holder !== undefined && holder !== version)
      placeLabel(secret, previous, holder)
    if (this.#rules.purgesUnlabelled)
      for (const id of Object.values(before))
        if (own(secret.versions, id)?.stages.size === 0) Reflect.deleteProperty(secret.versions, id)
    this.wrote(name, secret)
  }

  protected wrote(name: string, secret: S): void {
    this.history.push({ secret: name, labels: labelsOf(secret) })
  }

  async #listen(port: number): Promise<void> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body: Buffer
    try {
      body = Buffer.concat((await request.toArray()) as Buffer[])
    } catch {
      return // the client hung up before the request was complete
    }
    const call = this.#note(request, body)
    const answer = await this.#decide(call, body)
    if (answer === 'silence') return
    if (answer === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    call.status = answer.status
    response.statusCode = answer.status
    response.setHeader('Date', new Date(this.now()).toUTCString())
    if (answer.body !== undefined) response.setHeader('Content-Type', 'application/json')
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
    if (this.#hangsUp) response.setHeader('Connection', 'close')
    if (typeof answer.body !== 'object') response.end(answer.body)
    // The client may hang up before the end; where there is none, it has to.
    else await pipeline(Readable.from(answer.body), response).catch(() => undefined)
  }

  #note(request: IncomingMessage, body: Buffer): Call {
    const [path = '', search = ''] = (request.url ?? '').split(/\?(.*)/s)
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const call: Call = {
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
    noteRequest(this.constructor.name, call.operation)
    this.calls.push(call)
    return call
  }

  async #decide(call: Call, body: Buffer): Promise<Answer | 'reset' | 'silence'> {
    const requestId = randomUUID()
    const withId = (answer: Answer) => ({
      ...answer,
      headers: { [this.#vendor.requestIdHeader]: requestId, ...answer.headers },
    })
    try {
      const fault = await this.intercept?.(call)
      if (fault === 'silence' || fault === 'reset') return fault
      if (typeof fault === 'object') return withId(fault)
      const answer = this.#attempt(call, body, requestId)
      if (fault === 'reset after') return 'reset'
      const spoilt = typeof fault === 'function' ? fault(withId(answer)) : answer
      return spoilt === 'silence' ? spoilt : withId(spoilt)
    } catch (error) {
      this.#broken ??= error
      return { status: 500, body: String(error), headers: { 'content-type': 'text/plain' } }
    }
  }

  #attempt(call: Call, body: Buffer, requestId: string): Answer {
    try {
      return this.process(call, body, requestId)
    } catch (error) {
      if (error instanceof Refusal) return this.refuse(error, call, requestId)
      throw error
    }
  }
}

/** Where the labels of a secret are: label → version. */
export function labelsOf(secret: Secret): Record<string, string> {
  const entries = Object.entries(secret.versions).flatMap(([id, { stages }]) => [...stages].map((stage) => [stage, id]))
  return Object.fromEntries(entries) as Record<string, string>
}

/** Puts a label on one version and off every other; `undefined` takes it off altogether. */
export function placeLabel(secret: Secret, stage: string, version: string | undefined): void {
  for (const { stages } of Object.values(secret.versions)) stages.delete(stage)
  if (version !== undefined) own(secret.versions, version)?.stages.add(stage)
}

/** Fills in what a test left out of its secrets. Versions are created a minute apart, in the order given. */
export function readSecrets<S extends Secret>(
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
    return [name, { ...defaults, ...full, versions: Object.fromEntries(versions) as Record<string, Version> }]
  })
  return Object.fromEntries(secrets) as Record<string, S>
}

function isShort<S extends Secret>(option: SecretOption<S>): option is Record<string, string[]> {
  return Object.values(option).every(Array.isArray)
}

/** Looks up a name that came from outside: nothing that every object has (`constructor`) is found. */
export function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

export const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
export const hmac = (key: string, data: string) => createHmac('sha256', key).update(data).digest('hex')

/** Percent-encodes all but the unreserved characters of RFC 3986. */
export const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** The query as both vendors sign it: sorted by name, then value, and encoded anew. */
export const canonicalQuery = (query: URLSearchParams) =>
  [...query]
    .map((pair) => pair.join('\0'))
    .sort()
    .map((pair) => pair.split('\0').map(encode).join('='))
    .join('&')
