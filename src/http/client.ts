import { setFlagsFromString } from 'node:v8'
import api from 'undici/lib/api/index.js'
import errors from 'undici/lib/core/errors.js'
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js'
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js'
import { Problem } from '../errors/api-error.ts'
import type { Deadline } from './deadline.ts'
import type { HttpAnswer, HttpRequest } from './message.ts'
import type { Pace } from './rate-limiter.ts'
import { proxies } from './proxy.ts'

// As undici's own index does, which would load three times as much.
Object.assign(Dispatcher.prototype, api)

// undici's parser is WebAssembly, whose busiest functions V8 would compile once more in the background after three or four
// answers; a process that ends waits for that, longer than it took for all its requests.
setFlagsFromString('--wasm-tiering-budget=1000000000')
// And the heap is to stay small where a list is long: what a request leaves behind is garbage at once.
setFlagsFromString('--semi-space-growth-factor=1')

/** A single try gives up after this long. Huawei Cloud advises 5 to 8 s, the slowest of the vendors. */
const tryMs = 10_000
/** A secret's list of versions is a few kilobytes; whatever is far larger is not the API's answer. */
const answerBytes = 1024 * 1024

/**
 * Sends requests: within the deadline, tried again where that is safe, never following a redirect, with a limit on the
 * size of the answer. Proxies are taken from `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`.
 */
export class Client {
  readonly #deadline: Deadline
  readonly #attempts: number
  readonly #agent: EnvHttpProxyAgent
  readonly #answerBytes: number
  /** How far the server's clock is ahead of ours, in milliseconds, where it has been found to be. */
  #clockAhead: number | undefined

  /**
   * @param attempts how often a request is tried
   * @param connections how many may be open to one host; HTTP/2 gains nothing for so few requests
   * @param mostBytes what an answer may have
   */
  constructor(deadline: Deadline, attempts: number, connections = 1, mostBytes = answerBytes) {
    this.#deadline = deadline
    this.#attempts = attempts
    this.#answerBytes = mostBytes
    // What else undici would load for these is not in dist.
    const options = { connections, allowH2: false, useMilo: false }
    this.#agent = new EnvHttpProxyAgent({ ...options, ...proxies(process.env) })
  }

  /**
   * Sends a request until `parse` accepts the answer. A read is tried again after anything that may pass; a write only
   * where it was surely not processed, since a lost answer to a write is for the caller to settle by reading.
   *
   * A request whose time the server finds wrong is sent once more by the server's clock.
   *
   * @param sign makes the request with the date given; called afresh for every try
   * @param parse turns the answer into what the caller wants, or throws a Problem
   * @param pace of the store, shared by all its requests
   * @throws Problem
   */
  async send<T>(
    kind: 'read' | 'write',
    sign: (date: Date) => HttpRequest,
    parse: (answer: HttpAnswer) => T,
    pace?: Pace,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await pace?.turn()
      const ahead = this.#clockAhead
      try {
        return parse(await this.#once(sign(new Date(Date.now() + (ahead ?? 0)))))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        if (error.kind === 'clock-skew' && this.#correctsClock(ahead, error.facts.serverTime)) continue
        const maySendAgain = error.retry === 'always' || (error.retry === 'reads' && kind === 'read')
        if (!maySendAgain || attempt >= this.#attempts) throw error
        await this.#deadline.pause(attempt, error)
      }
    }
  }

  /** Takes over the server's clock, once; whether it is another than the one that the request was signed by. */
  #correctsClock(ahead: number | undefined, serverTime: number | undefined): boolean {
    if (serverTime !== undefined) this.#clockAhead ??= serverTime - Date.now()
    return ahead !== this.#clockAhead
  }

  /** Closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#agent.destroy()
  }

  async #once({ method, url, headers, body }: HttpRequest): Promise<HttpAnswer> {
    const ms = Math.min(tryMs, this.#deadline.left)
    if (ms <= 0) throw this.#deadline.passed()
    // One signal for the whole try: undici's own timeouts start anew with every chunk of a slow answer.
    const { cut } = this.#deadline
    const signal = AbortSignal.any([AbortSignal.timeout(Math.ceil(ms)), cut])
    try {
      const { origin, pathname, search } = url
      const path = `${pathname}${search}`
      const request = this.#agent.request({ origin, path, method, headers, body: body ?? null, signal })
      // undici takes no notice of the signal before there is a connection.
      const answer = await Promise.race([request, aborted(signal)])
      const text = await textOf(answer.body, this.#answerBytes)
      if (answer.statusCode >= 300 && answer.statusCode < 400) throw new Problem('redirected')
      return {
        status: answer.statusCode,
        header: (name) => [answer.headers[name]].flat()[0],
        body: text,
      }
    } catch (error) {
      if (cut.aborted) throw new Problem('cut-off', { detail: url.host })
      throw error instanceof Problem ? error : noAnswer(error, signal, url)
    }
  }
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

/** Reads an answer no further than it may be long. undici has an option for that, which a plain HTTP proxy switches off. */
async function textOf(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > mostBytes) throw new Problem('unreadable', { detail: 'far too long' })
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Error codes with which no byte of the request has been sent. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_ABORTED)$/
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$|^UND_ERR_PRX_TLS$/

/** Says what became of a request that was not answered. Only the error's code is kept: messages can hold the URL. */
function noAnswer(error: unknown, signal: AbortSignal, url: URL): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const facts = { code, detail: url.host, cause: error }
  if (signal.aborted) return new Problem('timeout', { detail: url.host })
  if (error instanceof errors.HTTPParserError) return new Problem('unreadable', facts)
  if (code !== undefined && untrusted.test(code)) return new Problem('untrusted', facts)
  if (code !== undefined && beforeSending.test(code)) return new Problem('unreachable', facts)
  return new Problem('no-answer', facts)
}
