import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoopback, parseOrigin } from '../../../src/http/url.ts'

const many = { numRuns: 1000 }
const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
const withPort = (host: string, port: number | undefined) => (port === undefined ? host : `${host}:${port}`)
const loopback = fc.oneof(
  fc.constantFrom('localhost', '[::1]'),
  fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((rest) => `127.${rest.join('.')}`),
)
const remote = fc.oneof(
  fc.domain(),
  fc.ipV4().filter((ip) => !ip.startsWith('127.')),
  fc
    .ipV6()
    .map((ip) => `[${ip}]`)
    .filter((host) => URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname !== '[::1]'),
)

describe('parseOrigin', () => {
  it('accepts `https://` with any host', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), loopback), port, fc.constantFrom('', '/'), (host, port, slash) => {
        const address = `https://${withPort(host, port)}`
        expect(parseOrigin(address + slash)).toBe(new URL(address).origin)
        expect(parseOrigin(address.toUpperCase())).toBe(new URL(address).origin)
      }),
      many,
    )
  })

  it('accepts `http://` only to a loopback address', () => {
    fc.assert(
      fc.property(loopback, remote, port, (local, other, port) => {
        const address = `http://${withPort(local, port)}`
        expect(parseOrigin(address)).toBe(new URL(address).origin)
        expect(parseOrigin(`http://${withPort(other, port)}`)).toBe(undefined)
      }),
      many,
    )
  })

  it('rejects anything before or after the host', () => {
    const after = fc.constantFrom('/v1', '//', '/?', '?a=b', '#a', '/#a', '/..%2f', '/a/..;/')
    const before = fc.constantFrom('user@', 'user:password@', ':password@', 'a%40b@')
    fc.assert(
      fc.property(fc.domain(), fc.constantFrom('http', 'https'), before, after, (host, scheme, user, rest) => {
        const { pathname, search, hash } = new URL(`${scheme}://${host}${rest}`)
        const isBare = pathname === '/' && search === '' && hash === ''
        expect(parseOrigin(`${scheme}://${host}${rest}`)).toBe(
          isBare && scheme === 'https' ? `https://${host}` : undefined,
        )
        expect(parseOrigin(`${scheme}://${user}${host}`)).toBe(undefined)
        expect(parseOrigin(`${scheme}://${user}localhost`)).toBe(undefined)
      }),
    )
  })

  it('returns a canonical origin for any text that it accepts', () => {
    const bits = [
      'https:',
      'http:',
      'HTTPS:',
      'file:',
      'ftp:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '.',
      '%',
      '[',
      ']',
      '::1',
      '127.1',
      '0x7f.1',
    ]
    const more = ['localhost', 'example.com', 'evil.test', '8080', '?', '#', ' ', '\t', '\n', '\0', 'ß', '。', '①']
    const text = fc.array(fc.oneof(fc.constantFrom(...bits, ...more), fc.string({ maxLength: 3 })), { maxLength: 8 })
    const anything = fc.oneof(
      text.map((parts) => parts.join('')),
      text.map((parts) => `http://${parts.join('')}`),
      text.map((parts) => `https://${parts.join('')}`),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const origin = parseOrigin(text)
        if (origin === undefined) return
        const url = new URL(origin)
        expect(origin).toMatch(/^https?:\/\/[^/?#@\s\\]+$/)
        expect([parseOrigin(origin), url.href]).toEqual([origin, `${origin}/`])
        expect(new URL(text).host).toBe(url.host)
        if (url.protocol !== 'https:') expect(isLoopback(url.hostname)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    '',
    'kms.example.com',
    '//kms.example.com',
    'ftp://localhost',
    'file:///etc',
    'javascript:alert(1)',
    'ws://localhost',
  ])('rejects %j', (text) => {
    expect(parseOrigin(text)).toBe(undefined)
  })
})

describe('isLoopback', () => {
  it.each([
    'http://127.1',
    'http://0x7f000001',
    'http://2130706433',
    'http://017700000001',
    'http://[0:0:0:0:0:0:0:1]',
    'http://LOCALHOST',
  ])('recognizes %s', (text) => {
    expect(isLoopback(new URL(text).hostname)).toBe(true)
  })

  it.each([
    'localhost.example.com',
    'notlocalhost',
    'localhost.',
    '127.0.0.1.example.com',
    'x127.0.0.1',
    '127.0.0',
    '128.0.0.1',
    '0.0.0.0',
    '[::]',
    '[::11]',
    '[::ffff:7f00:1]',
    '10.0.0.1',
    '',
  ])('rejects %j', (hostname) => {
    expect(isLoopback(hostname)).toBe(false)
  })
})
