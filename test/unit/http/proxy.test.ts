/** Proxies from the environment. */
import { once } from 'node:events'
import { createServer as createRawServer } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { accept, clientWith, endWith, listen, problemOf, serve, signer, startProxy } from '../../support/http-server.ts'

describe('a proxy', () => {
  it.each(['HTTP_PROXY', 'http_proxy'])('is taken from %s', async (name) => {
    const { origin, seen } = await serve(endWith(200, {}, 'by way of it'))
    const proxy = await startProxy()
    vi.stubEnv(name, proxy.address)
    const sign = signer(origin, { method: 'PUT', body: '{}' })
    expect(await clientWith().send('write', sign, accept)).toMatchObject({ status: 200, body: 'by way of it' })
    expect(proxy.lines).toHaveLength(1)
    expect(seen).toMatchObject([{ method: 'PUT', body: '{}', headers: { 'x-try': '1' } }])
  })

  it.each([
    ['127.0.0.1', 0],
    ['*', 0],
    ['example.com,127.0.0.1', 0],
    ['127.0.0.1:1', 1],
    ['example.com', 1],
    ['', 1],
  ])('is passed by as NO_PROXY says: %j', async (noProxy, times) => {
    const { origin, seen } = await serve(endWith(200))
    const proxy = await startProxy()
    vi.stubEnv('HTTP_PROXY', proxy.address)
    vi.stubEnv('NO_PROXY', noProxy)
    await clientWith().send('read', signer(origin), accept)
    expect([proxy.lines.length, seen.length]).toEqual([times, 1])
  })

  it('that is not there is a connection that cannot be made', async () => {
    const { origin, seen } = await serve(endWith(200))
    const server = createRawServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    vi.stubEnv('HTTP_PROXY', `http://user:hidden-password@127.0.0.1:${port}`)
    expect((await problemOf(clientWith().send('write', signer(origin), accept))).kind).toBe('unreachable')
    expect(seen).toHaveLength(0)
  })
})
