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
type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

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

/** Listens on a free port until the test has ended, and cuts all connections then. */
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

/** An HTTP server, with TLS where it is given a certificate, that keeps what it was asked; `n` counts from 1. */
export async function serve(handler: Handler, certificate?: { key: string; cert: string }) {
  const seen: Seen[] = []
  const onRequest = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '', headers } = request
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString()
    handler(response, seen.push({ method, url, headers, body }), request)
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => void onRequest(request, response)
  const server = certificate ? createTlsServer(certificate, listener) : createServer(listener)
  const port = await listen(server)
  return { server, seen, port, origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}` }
}

export function clientWith({ attempts = 2, ms = 60_000, deadline = new Deadline(ms) } = {}): Client {
  const client = new Client(deadline, attempts)
  cleanUps.push(() => client[Symbol.asyncDispose]())
  return client
}

/** Signs by counting: each try has another `x-try`. */
export function signer(origin: string, more: Partial<HttpRequest> = {}) {
  return vi.fn((): HttpRequest => {
    const headers = { 'x-try': String(++tries), 'x-secret': 'hidden-header', ...more.headers }
    return { method: 'GET', url: new URL('/hidden-path?hidden=query', origin), ...more, headers }
  })
}
let tries = 0
beforeEach(() => {
  tries = 0
})

const kindOf = (status: number): ApiErrorKind => {
  if (status === 401) return 'bad-credentials'
  if (status === 403) return 'no-permission'
  if (status === 404) return 'version-not-found'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'rejected'
}

/** What a store does with an answer; the hint is the server's, or to go on at once. */
export function accept(answer: HttpResponse): HttpResponse {
  if (answer.status < 400) return answer
  throw new ApiError(kindOf(answer.status), { retryAfterMs: retryAfterMs(answer) ?? 0 })
}
/** The same without a hint of its own. */
export function acceptAsHinted(answer: HttpResponse): HttpResponse {
  if (answer.status < 400) return answer
  throw new ApiError(kindOf(answer.status), { retryAfterMs: retryAfterMs(answer) })
}

/** The problem that something ends with. It names the host at most. */
export async function problemOf(work: Promise<unknown>): Promise<ApiError> {
  const problem = await work.then(
    () => new Error('it went well'),
    (error: unknown) => error,
  )
  if (!(problem instanceof ApiError)) throw problem as Error
  expect(problem.message).not.toContain('hidden')
  return problem
}

export const endWith =
  (status: number, headers = {}, body = ''): Handler =>
  (response) =>
    response.writeHead(status, headers).end(body)

/** A proxy that keeps what it was asked, and says no to tunnels where it has a status to say. */
export async function startProxy(refusal?: number) {
  const lines: string[] = []
  const authorizations: (string | undefined)[] = []
  const note = ({ method = '', url = '', headers }: IncomingMessage) => {
    lines.push(`${method} ${url}`)
    authorizations.push(headers['proxy-authorization'])
  }
  const server = createServer((request, response) => {
    note(request)
    const { method, headers, url = '' } = request
    request.pipe(
      nodeRequest(url, { method, headers }, (answer) => {
        answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers))
      }),
    )
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request)
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal} No\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    const [host, port] = (request.url ?? '').split(':')
    const upstream = connect(Number(port), host, () => {
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
