// What else a run will need of Node, before the flags below are set: the cache of Node's own code is for other flags.
import 'node:tls'
import 'node:zlib'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import connect from 'undici/lib/api/api-connect.js'
import request from 'undici/lib/api/api-request.js'
import errors from 'undici/lib/core/errors.js'
import Agent from 'undici/lib/dispatcher/agent.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import { ApiError } from '../errors/api-error.ts'
import { Connections } from './connections.ts'
import { now, type Deadline } from './deadline.ts'
import type { HttpRequest, HttpResponse } from './message.ts'
import { findProxy, type Proxy } from './proxy.ts'
import type { RateLimiter } from './rate-limiter.ts'

// As undici's own index does, which would load three times as much. Tunnels of a proxy need `connect`.
Object.assign(Dispatcher.prototype, { connect, request })

// undici's parser is WebAssembly. V8 would compile its busiest functions again in the background after three or four
// responses, and a process that ends waits for that, longer than all its requests took.
setFlagsFromString('--wasm-tiering-budget=1000000000')
// Keeps the heap small for a long list: what a request leaves behind is garbage at once.
setFlagsFromString('--semi-space-growth-factor=1')

/** Limit of a single attempt. Huawei Cloud advises 5 to 8 s, the slowest of the vendors. */
const attemptTimeoutMs = 10_000
/** A secret's list of versions is a few kilobytes; anything far larger is not a response of the API. */
const defaultMaxResponseBytes = 1024 * 1024

/** What differs between clients. */
type ClientOptions = {
  /** How many connections may be open to one host; HTTP/2 gains nothing for so few requests. */
  readonly connections?: number
  /** Limit of a response's body. */
  readonly maxResponseBytes?: number
  /** Takes a line about each attempt; it holds no credential and no URL. */
  readonly debug?: (line: string) => void
}

/**
 * Sends requests: within the deadline, retried if that is safe, never following a redirect, with a limit on the size of
 * the response. A proxy comes from the environment: see {@link findProxy}.
 */
export class Client {
  readonly #deadline: Deadline
  readonly #maxAttempts: number
  readonly #options: Agent.Options
  readonly #connections = new Connections()
  readonly #direct: Agent
  /** The origins that were connected to early. */
  readonly #origins = new Set<string>()
  /** What connects through a proxy, by the variable with its address. */
  readonly #proxied = new Map<string, Promise<Dispatcher>>()
  readonly #maxResponseBytes: number
  /** Takes a line about each attempt. */
  readonly debug: (line: string) => void
  /** How far the server's clock is ahead of ours, in milliseconds, once it is known to be. */
  #clockSkewMs: number | undefined

  /** @param maxAttempts attempts per request */
  constructor(deadline: Deadline, maxAttempts: number, options: ClientOptions = {}) {
    const { connections = 1, maxResponseBytes = defaultMaxResponseBytes, debug = () => undefined } = options
    this.debug = debug
    this.#deadline = deadline
    this.#maxAttempts = maxAttempts
    this.#maxResponseBytes = maxResponseBytes
    // What else undici would load for these is not in dist.
    this.#options = { connections, allowH2: false, useMilo: false }
    this.#direct = new Agent({ ...this.#options, connect: this.#connections.connect })
  }

  /**
   * Opens connections that are certain to be needed, once for each origin, so that the first requests need not wait for
   * them: nothing but the handshakes. Does nothing if a proxy is on the way, and never fails: the requests will.
   *
   * @param count how many requests will be sent at once
   */
  connect(url: string | URL, count = 1): void {
    const { origin } = new URL(url)
    if (this.#origins.has(origin) || this.#deadline.remainingMs <= 0 || !isDirect(new URL(origin))) return
    this.#origins.add(origin)
    for (let n = 0; n < count; n++) this.#connections.openEarly(new URL(origin))
  }

  /** Resolves when the connections that were opened early are open, or have failed. */
  async connected(): Promise<void> {
    await this.#connections.settled()
  }

  /**
   * Sends a request until `parse` accepts the response. A read is retried after any transient error; a write only if it
   * was certainly not processed, since the caller resolves a lost response to a write by reading. What the store itself is
   * busy with takes as long as it takes, so those attempts do not count. A check is a read that the run goes on without:
   * all of its attempts together take no longer than one of a read, and a quarter of the time left.
   *
   * A request that the server rejects because of clock skew is sent once more by the server's clock.
   *
   * @param sign builds the request with the date given; called afresh for every attempt
   * @param parse turns the response into what the caller wants, or throws an ApiError
   * @param rateLimiter of the store, shared by all its requests
   * @param onNoResponse called for each attempt without a response
   * @throws ApiError
   */
  async send<T>(
    kind: 'read' | 'write' | 'check',
    sign: (date: Date) => HttpRequest,
    parse: (response: HttpResponse) => T,
    rateLimiter?: RateLimiter,
    onNoResponse?: (error: ApiError) => void,
  ): Promise<T> {
    const end = kind === 'check' ? now() + Math.min(attemptTimeoutMs, this.#deadline.remainingMs / 4) : Infinity
    for (let attempt = 1; ;) {
      const done = await rateLimiter?.acquire(this.#deadline)
      const skewMs = this.#clockSkewMs
      try {
        const request = sign(new Date(Date.now() + (skewMs ?? 0)))
        return parse(await this.#attempt(request, end - now(), onNoResponse).finally(done))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.kind === 'clock-skew' && this.#adjustClockSkew(skewMs, error.details.serverTimeMs)) continue
        const isRetryable = error.retry === 'safe' || (error.retry === 'idempotent' && kind !== 'write')
        const isBusy = error.retry === 'wait' && kind !== 'write'
        if (!isBusy && (!isRetryable || attempt >= this.#maxAttempts)) throw error
        await this.#deadline.backoff(attempt, error, end - now())
        if (now() >= end) throw error
        if (!isBusy) attempt++
      }
    }
  }

  /** Adopts the server's clock, once. Returns whether it differs from the one that signed the request. */
  #adjustClockSkew(usedMs: number | undefined, serverTimeMs: number | undefined): boolean {
    if (serverTimeMs !== undefined) this.#clockSkewMs ??= serverTimeMs - Date.now()
    return usedMs !== this.#clockSkewMs
  }

  /** Closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#connections.close()
    const proxied = await Promise.all(this.#proxied.values())
    await Promise.all([this.#direct, ...proxied].map((each) => each.destroy()))
  }

  async #attempt(
    { method, url, headers, body }: HttpRequest,
    maxMs: number,
    onNoResponse?: (error: ApiError) => void,
  ): Promise<HttpResponse> {
    const ms = Math.min(attemptTimeoutMs, maxMs, this.#deadline.remainingMs)
    if (ms <= 0) throw this.#deadline.expired()
    // One signal for the whole attempt: undici's own timeouts start again with every chunk of a slow response.
    const { abortSignal } = this.#deadline
    const signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), abortSignal])
    const proxy = findProxy(url)
    try {
      const { origin, pathname, search } = url
      const path = `${pathname}${search}`
      const dispatcher = proxy ? await this.#through(proxy) : this.#direct
      const request = dispatcher.request({ origin, path, method, headers, body: body ?? null, signal })
      // undici ignores the signal until there is a connection.
      const response = await Promise.race([request, aborted(signal)])
      const text = await readText(response.body, this.#maxResponseBytes)
      // undici takes a connection for busy until a turn after its response, and would open another for the next request.
      await setImmediate()
      if (response.statusCode >= 300 && response.statusCode < 400) throw new ApiError('redirected')
      return {
        status: response.statusCode,
        header: (name) => [response.headers[name]].flat()[0],
        values: (name) => [response.headers[name] ?? []].flat(),
        body: text,
      }
    } catch (error) {
      const route = proxy ? `${url.host} through the proxy ${proxy.url.host} (\`${proxy.variable}\`)` : url.host
      const cancelled = abortSignal.aborted ? new ApiError('cancelled-in-flight', { detail: route }) : undefined
      const known = cancelled ?? (error instanceof ApiError ? error : toTransportError(error, signal, route))
      onNoResponse?.(known)
      throw known
    }
  }

  /** Returns what connects through a proxy. Few runs have one, so its code is loaded only then. */
  #through(proxy: Proxy): Promise<Dispatcher> {
    const known = this.#proxied.get(proxy.variable) ?? tunnel(proxy, this.#options)
    this.#proxied.set(proxy.variable, known)
    return known
  }
}

/** Whether requests reach a URL without a proxy. */
function isDirect(url: URL): boolean {
  try {
    return findProxy(url) === undefined
  } catch {
    return false
  }
}

async function tunnel({ url, authorization }: Proxy, options: Agent.Options): Promise<Dispatcher> {
  const { default: ProxyAgent } = await import('undici/lib/dispatcher/proxy-agent.js')
  return new ProxyAgent({
    ...options,
    uri: url.origin,
    proxyTunnel: true,
    ...(authorization && { token: authorization }),
  })
}

/** Rejects as soon as the signal is given. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => {
      reject(signal.reason as Error)
    }
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
}

/** Reads a body up to its size limit. */
async function readText(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw new ApiError('unreadable', { detail: 'far too long' })
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Error codes with which no byte of the request has been sent. */
const notSentCodes =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_CONN)$/
const tlsErrorCodes = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/

/** The message of undici's error for a proxy that rejects a tunnel; the error has no field for the status. */
const tunnelRejectedPattern = /^Proxy response \((\d{3})\)/

/**
 * Converts the failure of a request without a response. Only the error's code is kept: messages can hold the URL.
 *
 * @param route the host of the request, and the proxy on the way
 */
function toTransportError(error: unknown, signal: AbortSignal, route: string): ApiError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const details = { code, detail: route, cause: error }
  if (signal.aborted) return new ApiError('timeout', { detail: route })
  if (error instanceof errors.HTTPParserError) return new ApiError('unreadable', details)
  const status = error instanceof Error ? tunnelRejectedPattern.exec(error.message)?.[1] : undefined
  if (status === '407') return new ApiError('proxy-auth-failed', { detail: route })
  if (status !== undefined)
    return new ApiError('unreachable', { detail: `${route}, which responded with status ${status}` })
  if (code !== undefined && tlsErrorCodes.test(code)) return new ApiError('tls-failed', details)
  if (code !== undefined && notSentCodes.test(code)) return new ApiError('unreachable', details)
  return new ApiError('connection-closed', details)
}
