/** Proxies from the environment. */
import { once } from 'node:events'
import { createServer as createRawServer } from 'node:net'
import { getProxyUrl } from '@actions/http-client/lib/proxy'
import { describe, expect, it, vi } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { findProxy, proxyCredentials } from '../../../src/http/proxy.ts'
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

const proxyAddress = 'http://proxy.test:3128'
const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']

function setVariables(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
}

const forAll = (noProxy: string) => ({ http_proxy: proxyAddress, https_proxy: proxyAddress, no_proxy: noProxy })
const everywhere = Object.fromEntries(names.map((name) => [name, proxyAddress]))

describe('the proxy for a URL is what it is for the Actions toolkit', () => {
  it.each<[string, Record<string, string>, boolean]>([
    // As in the tests of the toolkit: packages/http-client/__tests__/proxy.test.ts.
    ['https://github.com', {}, false],
    ['https://github.com', { https_proxy: proxyAddress }, true],
    ['https://github.com', { http_proxy: proxyAddress }, false],
    ['http://github.com', { http_proxy: proxyAddress }, true],
    ['http://github.com', { https_proxy: proxyAddress }, false],
    ['https://myserver', forAll('otherserver,myserver,anotherserver:8080'), false],
    ['https://github.com', forAll('otherserver,myserver,anotherserver:8080'), true],
    ['http://myserver', forAll('otherserver,myserver,anotherserver:8080'), false],
    ['http://github.com', forAll('otherserver,myserver,anotherserver:8080'), true],
    ['https://myserver', forAll('myserver'), false],
    ['https://myserver', forAll('otherserver, myserver ,anotherserver:8080'), false],
    ['https://myserver:8080', forAll('otherserver, myserver:8080 ,anotherserver'), false],
    ['https://myserver:8080', forAll('otherserver, myserver ,anotherserver'), false],
    ['https://myserver', forAll('otherserver, myserver:443 ,anotherserver'), false],
    ['http://myserver', forAll('otherserver, myserver:80 ,anotherserver'), false],
    ['https://github.com', forAll('otherserver, myserver ,anotherserver:8080'), true],
    ['https://github.com', forAll(''), true],
    ['https://sub.myserver.com', forAll('myserver.com'), false],
    ['https://myserver.com', forAll('.myserver.com'), true],
    ['https://sub.myserver.com', forAll('.myserver.com'), false],
    ['https://myserver.com.evil.org', forAll('myserver.com'), true],
    ['https://evilmyserver.com', forAll('myserver.com'), true],
    ['https://anything.whatsoever.com', forAll('*'), false],
    ['https://anything.whatsoever.com', forAll('domain.com,* , example.com'), false],
    // Both spellings.
    ['https://github.com', { HTTPS_PROXY: proxyAddress }, true],
    ['https://github.com', { https_proxy: '', HTTPS_PROXY: proxyAddress }, true],
    ['https://github.com', { https_proxy: proxyAddress, HTTPS_PROXY: 'http://other.test' }, true],
    ['https://github.com', { https_proxy: '', HTTPS_PROXY: '', HTTP_PROXY: proxyAddress }, false],
    ['http://github.com', { http_proxy: '', HTTP_PROXY: proxyAddress }, true],
    ['https://github.com', { HTTPS_PROXY: proxyAddress, no_proxy: '', NO_PROXY: 'github.com' }, false],
    ['https://github.com', { HTTPS_PROXY: proxyAddress, no_proxy: 'example.com', NO_PROXY: 'github.com' }, true],
    // Loopback hosts.
    ...['http://127.0.0.1:8080', 'http://127.8.9.10', 'http://localhost', 'http://[::1]:80', 'https://localhost'].map(
      (url): [string, Record<string, string>, boolean] => [url, everywhere, false],
    ),
  ])('%s with %j', (address, variables, isProxied) => {
    setVariables(variables)
    const url = new URL(address)
    expect(findProxy(url)?.url.href).toBe(isProxied ? `${proxyAddress}/` : undefined)
    expect(getProxyUrl(url)?.href).toBe(isProxied ? `${proxyAddress}/` : undefined)
  })
})

describe('the address of a proxy', () => {
  it.each([
    ['http://proxy.test:3128', undefined],
    ['https://proxy.test:3128/', undefined],
    ['proxy.test:3128', undefined],
    ['  http://proxy.test:3128 ', undefined],
    ['http://user:password@proxy.test:3128', 'user:password'],
    ['user:password@proxy.test:3128', 'user:password'],
    ['http://user:p@ss:word@proxy.test:3128', 'user:p@ss:word'],
    ['http://CORP%5Cuser:100%25%2F%C3%A9@proxy.test:3128', 'CORP\\user:100%/é'],
    ['http://user@proxy.test:3128', 'user:'],
    ['http://:password@proxy.test:3128', ':password'],
    ['http://@proxy.test:3128', undefined],
  ])('may be %j', (address, login) => {
    vi.stubEnv('HTTPS_PROXY', address)
    const { url, authorization } = findProxy(new URL('https://github.com')) ?? {}
    expect(url?.host).toBe('proxy.test:3128')
    expect(authorization).toBe(login && `Basic ${Buffer.from(login).toString('base64')}`)
  })

  it.each([
    'http://CORP\\user:hidden@proxy.test',
    'CORP\\user:hidden@proxy.test',
    'http://user:hidden/1@proxy.test',
    'http://user:1/hidden@proxy.test',
    'http://user:1?hidden@proxy.test',
    'http://user:1#hidden@proxy.test',
    'http://user:hidden@proxy.test/x@y',
    'http://user:hidden 1@proxy.test',
    'http://user:hidden%@proxy.test',
    'http://us%er:hidden@proxy.test',
    'http://user:hidden@proxy.test:port',
    'http://user:hidden@',
    'socks5://user:hidden@proxy.test',
    'ftp://proxy.test',
    'http://',
  ])('is invalid: %j', (address) => {
    vi.stubEnv('HTTPS_PROXY', address)
    const find = () => findProxy(new URL('https://github.com'))
    expect(find).toThrow(ApiError)
    expect(find).toThrow(/^the address of the proxy is invalid: `HTTPS_PROXY` (?!.*hidden)/)
    if (address.includes('hidden'))
      expect(proxyCredentials(process.env)).toContainEqual(expect.stringMatching(/^\S*hidden/))
  })
})

describe('the credentials of a proxy', () => {
  it.each(names)('are found in %s, whether it is used or not', (name) => {
    const base64 = Buffer.from('user:p%w').toString('base64')
    expect(proxyCredentials({ [name]: 'http://user:p%25w@proxy.test' })).toEqual(['p%25w', 'p%w', base64])
  })

  it.each([
    ['http://CORP\\user:hidden@proxy.test', ['hidden']],
    ['http://user:one@proxy.test/two@', ['one', 'one@proxy.test/two']],
    ['http://user:hidden@not a host/', ['hidden']],
    ['http://token@proxy.test', ['token']],
    ['http:\\\\user:hidden@proxy.test', ['hidden']],
    ['http://user:hidden', ['http://user:hidden']],
  ])('are read from the text: %j', (address, secrets) => {
    expect(proxyCredentials({ HTTPS_PROXY: address })).toEqual(expect.arrayContaining(secrets))
  })

  it.each(['', ' ', 'http://proxy.test:3128', 'proxy.test:3128', 'http://@proxy.test'])('are none in %j', (address) => {
    expect(proxyCredentials({ HTTPS_PROXY: address })).toEqual([])
  })
})

describe('a request', () => {
  it.each(names)('over http to a loopback host does not go through the proxy in %s', async (name) => {
    const { origin, received } = await serve(respondWith(200))
    const proxy = await startProxy()
    vi.stubEnv(name, proxy.address)
    await clientWith().send('read', signer(origin), accept)
    expect([proxy.lines, received.length]).toEqual([[], 1])
  })

  it('over http to another host goes through a tunnel', async () => {
    const { port, received } = await serve(respondWith(200, {}, 'through the proxy'))
    const proxy = await startProxy()
    vi.stubEnv('HTTP_PROXY', proxy.address)
    const sign = signer(`http://store.test:${port}`, { method: 'PUT', body: '{}' })
    expect(await clientWith().send('write', sign, accept)).toMatchObject({ status: 200, body: 'through the proxy' })
    expect(proxy.lines).toEqual([`CONNECT store.test:${port}`])
    expect(received).toMatchObject([{ method: 'PUT', body: '{}', headers: { 'x-attempt': '1' } }])
  })

  it('is sent to one host through one connection to the proxy', async () => {
    const { port, received } = await serve(respondWith(200))
    const proxy = await startProxy()
    vi.stubEnv('HTTP_PROXY', proxy.address)
    const client = clientWith()
    for (let n = 0; n < 3; n++) await client.send('read', signer(`http://store.test:${port}`), accept)
    expect([proxy.lines.length, received.length]).toEqual([1, 3])
  })
})

describe('a write through a proxy', () => {
  const write = (address: string, user = 'user') => {
    vi.stubEnv('HTTPS_PROXY', address.replace('//', `//${user}:hidden-password@`))
    return apiErrorOf(clientWith().send('write', signer('https://store.test:1', { method: 'PUT' }), accept))
  }

  it('that requires another login is not repeated, and certainly not processed', async () => {
    const proxy = await startProxy(407)
    const error = await write(proxy.address)
    expect([error.kind, error.retry, error.isAmbiguous, proxy.lines.length]).toEqual([
      'proxy-auth-failed',
      'never',
      false,
      1,
    ])
    expect(error.message).toContain(new URL(proxy.address).host)
  })

  it.each([403, 502, 503])('that rejects it with %i is repeated, and certainly not processed', async (status) => {
    const proxy = await startProxy(status)
    const error = await write(proxy.address)
    expect([error.kind, error.isAmbiguous, proxy.lines.length]).toEqual(['unreachable', false, 2])
    expect(error.message).toContain(`the proxy ${new URL(proxy.address).host} (\`HTTPS_PROXY\`)`)
    expect(error.message).toContain(`status ${status}`)
  })

  it('that closes the connection is repeated, and certainly not processed', async () => {
    let connections = 0
    const port = await listen(
      createRawServer((socket) => void (++connections, socket.once('data', () => socket.end()))),
    )
    const error = await write(`http://127.0.0.1:${port}`)
    expect([error.kind, error.isAmbiguous, connections]).toEqual(['unreachable', false, 2])
  })

  it('that is down is repeated, and certainly not processed', async () => {
    const server = createRawServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    const error = await write(`http://127.0.0.1:${port}`)
    expect([error.kind, error.isAmbiguous]).toEqual(['unreachable', false])
    expect(error.message).toContain(`ECONNREFUSED): store.test:1 through the proxy 127.0.0.1:${port} (\`HTTPS_PROXY\`)`)
  })

  it('with an invalid address is not sent', async () => {
    const error = await write('http://proxy.test', 'CORP\\user')
    expect([error.kind, error.retry, error.isAmbiguous]).toEqual(['proxy-invalid', 'never', false])
  })
})
