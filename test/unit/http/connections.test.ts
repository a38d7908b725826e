/** Connections that are opened before there is a request for them. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { selfSigned } from '../../support/certificate.ts'
import {
  accept,
  apiErrorOf,
  cleanUps,
  clientWith,
  listen,
  respondWith,
  serve,
  signer,
  startProxy,
} from '../../support/http-server.ts'
import { startRelay } from '../../support/relay.ts'

/** Starts a server behind a relay. */
async function serveBehindRelay() {
  const { port, received } = await serve(respondWith(200))
  const relay = await startRelay(port)
  cleanUps.push(() => relay.close())
  return { relay, received, origin: `http://127.0.0.1:${relay.port}` }
}

describe('a connection that is opened early', () => {
  it('carries the requests, one after the other', async () => {
    const { relay, received, origin } = await serveBehindRelay()
    const client = clientWith()
    client.connect(origin)
    await relay.until(() => relay.opened.length === 1)
    for (let n = 0; n < 5; n++) await client.send('read', signer(origin), accept)
    expect([relay.opened.length, received.length]).toEqual([1, 5])
  })

  it('is opened once for each origin, and as often as requests are sent at once', async () => {
    const { relay, origin } = await serveBehindRelay()
    const client = new Client(new Deadline(60_000), 1, { connections: 8 })
    cleanUps.push(() => client[Symbol.asyncDispose]())
    client.connect(origin, 2)
    client.connect(`${origin}/path`, 2)
    for (let n = 0; n < 3; n++) {
      await Promise.all([1, 2].map(() => client.send('read', signer(origin), accept)))
    }
    expect(relay.opened).toHaveLength(2)
  })

  it('has the name and the protocols of any other', async () => {
    const certificate = selfSigned([{ dns: 'localhost' }])
    const defaults = getCACertificates('default')
    setDefaultCACertificates([...defaults, certificate.cert])
    cleanUps.push(() => {
      setDefaultCACertificates(defaults)
    })
    const { server, port } = await serve(respondWith(200), certificate)
    const seen: unknown[] = []
    server.on('secureConnection', ({ servername, alpnProtocol }: TLSSocket & { servername: string }) => {
      seen.push({ servername, alpnProtocol })
    })
    const origin = `https://localhost:${port}`
    for (const isEarly of [true, false]) {
      const client = clientWith()
      if (isEarly) client.connect(origin)
      await client.send('read', signer(origin), accept)
    }
    const usual = { servername: 'localhost', alpnProtocol: 'http/1.1' }
    expect(seen).toEqual([usual, usual])
  })

  it('is replaced if it has failed before the request', async () => {
    const { port, server, origin } = await serve(respondWith(200))
    server.close()
    await once(server, 'close')
    const client = clientWith({ maxAttempts: 1 })
    client.connect(origin)
    // Another one fails after it.
    const error = await apiErrorOf(clientWith({ maxAttempts: 1 }).send('read', signer(origin), accept))
    expect(error.kind).toBe('unreachable')
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    expect(await client.send('write', signer(origin), accept)).toMatchObject({ status: 200 })
  })

  it('is replaced if the server has closed it before the request', async () => {
    const { server, origin } = await serve(respondWith(200))
    const connected = once(server, 'connection') as Promise<[Socket]>
    const client = clientWith({ maxAttempts: 1 })
    client.connect(origin)
    const [socket] = await connected
    socket.end()
    await once(socket, 'close')
    expect(await client.send('write', signer(origin), accept)).toMatchObject({ status: 200 })
  })

  it('is closed if no request comes for some seconds, and replaced', async () => {
    const { relay, origin } = await serveBehindRelay()
    const client = clientWith({ maxAttempts: 1 })
    client.connect(origin)
    await relay.until(() => relay.opened.length === 1)
    await relay.until(() => relay.open === 0)
    await client.send('read', signer(origin), accept)
    expect(relay.opened).toHaveLength(2)
  })

  it('is closed with the client', async () => {
    const { relay, received, origin } = await serveBehindRelay()
    const client = clientWith()
    client.connect(origin, 3)
    await relay.until(() => relay.opened.length === 3)
    await client[Symbol.asyncDispose]()
    await relay.until(() => relay.open === 0)
    expect([relay.received, received]).toEqual([0, []])
  })

  it.each(['that is waiting', 'whose handshake never ends'])('does not keep the process alive (%s)', async (which) => {
    const server = createServer((socket) => socket.on('error', () => undefined))
    const port = await listen(server)
    const scheme = which === 'that is waiting' ? 'http' : 'https'
    const script = `
      const { Client } = await import('./src/http/client.ts')
      const { Deadline } = await import('./src/http/deadline.ts')
      new Client(new Deadline(60_000), 1).connect('${scheme}://127.0.0.1:${port}')
      const active = () => process.getActiveResourcesInfo().filter((name) => /TCP|TLS/.test(name))
      do await new Promise((resolve) => setTimeout(resolve, 10))
      while (active().includes('TCPConnectWrap'))
      console.log(active().join())`
    const words = ['--input-type=module', '--disable-warning=ExperimentalWarning', '-e', script]
    // It would wait for as long as the server is silent.
    const { stdout } = await promisify(execFile)(process.execPath, words, { timeout: 60_000 })
    expect(stdout.trim()).toBe('')
  })
})

describe('a handshake that fails while the request waits for it', () => {
  it('that is refused is `unreachable`, and tried again', async () => {
    const server = createServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    const origin = `http://127.0.0.1:${port}`
    const client = clientWith()
    const sign = signer(origin, { method: 'PUT' })
    client.connect(origin)
    const error = await apiErrorOf(client.send('write', sign, accept))
    expect([error.kind, error.details.code, sign.mock.calls.length]).toEqual(['unreachable', 'ECONNREFUSED', 2])
  })

  it('for its certificate is `tls-failed`, and not tried again', async () => {
    const { server, received, origin } = await serve(respondWith(200), selfSigned([{ ip: [127, 0, 0, 1] }]))
    let connections = 0
    server.on('connection', () => connections++)
    const client = clientWith()
    const sign = signer(origin)
    client.connect(origin)
    const error = await apiErrorOf(client.send('read', sign, accept))
    expect([error.kind, sign.mock.calls.length, received.length, connections]).toEqual(['tls-failed', 1, 0, 1])
  })

  it('ends with the deadline', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined))
    const origin = `https://127.0.0.1:${await listen(server)}`
    const client = clientWith({ ms: 400 })
    client.connect(origin)
    expect((await apiErrorOf(client.send('read', signer(origin), accept))).kind).toBe('timeout')
  })
})

describe('no connection is opened early', () => {
  it('through a proxy, nor past one', async () => {
    const { server, port } = await serve(respondWith(200))
    const [proxy, onConnection] = [await startProxy(), vi.fn()]
    server.on('connection', onConnection)
    const origin = `https://0.0.0.0:${port}`
    vi.stubEnv('HTTPS_PROXY', proxy.address)
    const client = clientWith({ maxAttempts: 1 })
    client.connect(origin)
    vi.stubEnv('HTTPS_PROXY', 'not an address')
    client.connect(origin)
    // A connection to the same server that was asked for later.
    vi.stubEnv('HTTPS_PROXY', undefined)
    await client.send('read', signer(`http://127.0.0.1:${port}`), accept)
    expect([onConnection.mock.calls.length, proxy.lines]).toEqual([1, []])
  })

  it('after the deadline', async () => {
    const { relay, origin } = await serveBehindRelay()
    const deadline = new Deadline(60_000)
    const client = clientWith({ deadline })
    deadline.cancel(0, 60_000)
    client.connect(origin)
    deadline.releaseReserve()
    await client.send('read', signer(origin), accept)
    expect(relay.opened).toHaveLength(1)
  })
})
