/** TLS with certificates that are trusted or not, directly and through a proxy. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, vi } from 'vitest'
import { selfSigned } from '../../support/certificate.ts'
import {
  accept,
  cleanUps,
  clientWith,
  endWith,
  problemOf,
  serve,
  signer,
  startProxy,
} from '../../support/http-server.ts'

describe('TLS', () => {
  const here = [{ ip: [127, 0, 0, 1] }, { dns: 'localhost' }]
  /** Trusts certificates as NODE_EXTRA_CA_CERTS does, until the test has ended. */
  function trust(...certificates: { cert: string }[]): void {
    const usual = getCACertificates('default')
    setDefaultCACertificates([...usual, ...certificates.map(({ cert }) => cert)])
    cleanUps.push(() => {
      setDefaultCACertificates(usual)
    })
  }

  async function expectUntrusted(origin: string, seen: readonly unknown[]) {
    const sign = signer(origin)
    const problem = await problemOf(clientWith().send('read', sign, accept))
    expect([problem.kind, sign.mock.calls.length, seen.length]).toEqual(['tls-failed', 1, 0])
  }

  it('with a certificate of their own is not safe, and not tried again', async () => {
    const { origin, seen } = await serve(endWith(200), selfSigned(here))
    await expectUntrusted(origin, seen)
  })

  it('is safe where the certificate is trusted', async () => {
    const certificate = selfSigned(here)
    trust(certificate)
    const { origin } = await serve(endWith(200, {}, 'safe'), certificate)
    expect(await clientWith().send('read', signer(origin), accept)).toMatchObject({ body: 'safe' })
  })

  it('is not where the certificate is for another host, or has run out', async () => {
    const [other, old] = [selfSigned([{ dns: 'kms.example.com' }]), selfSigned(here, new Date(Date.now() - 60_000))]
    trust(other, old)
    for (const certificate of [other, old]) {
      const { origin, seen } = await serve(endWith(200), certificate)
      await expectUntrusted(origin, seen)
    }
  })

  it('is not where the server does not speak it', async () => {
    const { port, seen } = await serve(endWith(200))
    await expectUntrusted(`https://127.0.0.1:${port}`, seen)
  })

  describe('through a proxy', () => {
    it('is of the server itself, by a tunnel', async () => {
      const certificate = selfSigned(here)
      trust(certificate)
      const { origin, port } = await serve(endWith(200, {}, 'safe'), certificate)
      const proxy = await startProxy()
      vi.stubEnv('HTTPS_PROXY', proxy.address)
      expect(await clientWith().send('read', signer(origin), accept)).toMatchObject({ body: 'safe' })
      expect(proxy.lines).toEqual([`CONNECT 127.0.0.1:${port}`])
    })

    it('is not safe where that one is not trusted', async () => {
      const { origin, seen } = await serve(endWith(200), selfSigned(here))
      const proxy = await startProxy()
      vi.stubEnv('HTTPS_PROXY', proxy.address)
      await expectUntrusted(origin, seen)
    })

    it('does not come about where the proxy says no, and the password for it stays out of the message', async () => {
      const { origin, seen } = await serve(endWith(200), selfSigned(here))
      for (const status of [403, 407]) {
        const proxy = await startProxy(status)
        vi.stubEnv('HTTPS_PROXY', proxy.address.replace('//', '//user:hidden-%24password@'))
        const sign = signer(origin, { method: 'PUT' })
        const problem = await problemOf(clientWith().send('write', sign, accept))
        // Nothing can have arrived, so that even a write is tried again.
        expect([status, problem.kind, proxy.lines.length]).toEqual([status, 'unreachable', 2])
        const basic = Buffer.from('user:hidden-$password').toString('base64')
        expect(proxy.authorizations).toEqual([`Basic ${basic}`, `Basic ${basic}`])
      }
      expect(seen).toHaveLength(0)
    })
  })
})
