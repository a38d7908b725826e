/** Servers on the loopback interface, some of which misbehave, and a client that calls them. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, request as nodeRequest, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../src/errors/api-error.ts'
import { Client } from '../../src/http/client.ts'
import { Deadline } from '../../src/http/deadline.ts'
import { type HttpRequest, type HttpResponse, retryAfterMs } from '../../src/http/message.ts'

export type Handler = (response: ServerResponse, n: number, request: IncomingMessage) => void
type ReceivedRequest = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

export const cleanUps: (() => unknown)[] = []
beforeEach(() => {
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) {
    vi.stubEnv(name, undefined)
  }
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  vi.unstubAllEnvs()
})

/** Listens on a free port until the test ends. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanUps.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** Starts an HTTP server, with TLS if it has a certificate, that records all requests; `n` counts from 1. */
export async function serve(handler: Handler, certificate?: { key: string; cert: string }) {
  const received: ReceivedRequest[] = []
  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString()
    handler(response, received.push({ method, url, headers, body }), request)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => void onRequest(request, response)
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener)
  const port = await listen(server)
  return { server, received, port, origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}` }
}

/** Returns a client that is closed when the test ends. */
export function clientWith({ maxAttempts = 2, ms = 60_000, deadline = new Deadline(ms) } = {}): Client {
  const client = new Client(deadline, maxAttempts)
  cleanUps.push(() => client[Symbol.asyncDispose]())
  return client
}

/** Returns a signer that counts the attempts in the header `x-attempt`. */
export function signer(origin: string, more: Partial<HttpRequest> = {}) {
  return vi.fn((): HttpRequest => {
    const headers = { 'x-attempt': String(++attempts), 'x-secret': 'hidden-header', ...more.headers }
    return { method: 'GET', url: new URL('/hidden-path?hidden=query', origin), ...more, headers }
  })
}
let attempts = 0
beforeEach(() => {
  attempts = 0
})

const kindOf = (status: number): ApiErrorKind => {
  if (status === 401) return 'bad-credentials'
  if (status === 403) return 'no-permission'
  if (status === 404) return 'version-not-found'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'rejected'
}

/** Returns a successful response as a store does; without `Retry-After`, an error is retried at once. */
export function accept(response: HttpResponse): HttpResponse {
  if (response.status < 400) return response
  throw new ApiError(kindOf(response.status), { retryAfterMs: retryAfterMs(response) ?? 0 })
}
/** Returns a successful response as a store does; without `Retry-After`, an error is retried after the default delay. */
export function acceptWithBackoff(response: HttpResponse): HttpResponse {
  if (response.status < 400) return response
  throw new ApiError(kindOf(response.status), { retryAfterMs: retryAfterMs(response) })
}

/** Returns the ApiError of a failed request, which may name the host but nothing else of it. */
export async function apiErrorOf(work: Promise<unknown>): Promise<ApiError> {
  const failure = await work.then(
    () => new Error('the request succeeded'),
    (error: unknown) => error,
  )
  if (!(failure instanceof ApiError)) throw failure as Error
  expect(failure.message).not.toContain('hidden')
  return failure
}

export const respondWith =
  (status: number, headers = {}, body = ''): Handler =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** Starts a proxy that finds every host on this machine, records all requests and, with an error status, rejects tunnels. */
export async function startProxy(errorStatus?: number) {
  const lines: string[] = []
  const authorizations: (string | undefined)[] = []
  const record = ({ method = '', url = '', headers }: IncomingMessage) => {
    lines.push(`${method} ${url}`)
    authorizations.push(headers['proxy-authorization'])
  }
  const server = createServer((request, response) => {
    record(request)
    const { method, headers, url = '' } = request
    request.pipe(
      nodeRequest(url, { method, headers }, (upstream) => {
        upstream.pipe(response.writeHead(upstream.statusCode ?? 500, upstream.headers))
      }),
    )
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined)
    record(request)
    if (errorStatus !== undefined) {
      socket.end(`HTTP/1.1 ${errorStatus} No\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const [, port] = (request.url ?? '').split(':')
    const upstream = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      socket.pipe(upstream).pipe(socket)
    })
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      one.on('error', () => undefined).on('close', () => other.destroy())
    }
  })
  return { lines, authorizations, address: `http://127.0.0.1:${await listen(server)}` }
}
