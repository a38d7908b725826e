/** Proxies from the environment. */
import { once } from 'node:events'
import { createServer as createRawServer } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import {
  accept,
  clientWith,
  respondWith,
  listen,
  apiErrorOf,
  serve,
  signer,
  startProxy,
} from '../../support/http-server.ts'

describe('a proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('is read from %s', async (name) => {
    const { origin, received } = await serve(respondWith(200, {}, 'through the proxy'))
    const proxy = await startProxy()
    vi.stubEnv(name, proxy.address)
    const sign = signer(origin, { method: 'PUT', body: '{}' })
    expect(await clientWith().send('write', sign, accept)).toMatchObject({ status: 200, body: 'through the proxy' })
    expect(proxy.lines).toHaveLength(1)
    expect(received).toMatchObject([{ method: 'PUT', body: '{}', headers: { 'x-attempt': '1' } }])
  })

  it.each([
    ['127.0.0.1', 0],
    ['*', 0],
    ['example.com,127.0.0.1', 0],
    ['127.0.0.1:1', 1],
    ['example.com', 1],
    ['', 1],
  ])('is bypassed for the hosts in NO_PROXY (%j)', async (noProxy, times) => {
    const { origin, received } = await serve(respondWith(200))
    const proxy = await startProxy()
    vi.stubEnv('HTTP_PROXY', proxy.address)
    vi.stubEnv('NO_PROXY', noProxy)
    await clientWith().send('read', signer(origin), accept)
    expect([proxy.lines.length, received.length]).toEqual([times, 1])
  })

  it('that is down makes a request `unreachable`, and the error does not contain its password', async () => {
    const { origin, received } = await serve(respondWith(200))
    const server = createRawServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    vi.stubEnv('HTTP_PROXY', `http://user:hidden-password@127.0.0.1:${port}`)
    expect((await apiErrorOf(clientWith().send('write', signer(origin), accept))).kind).toBe('unreachable')
    expect(received).toHaveLength(0)
  })
})
