/** TLS with trusted and untrusted certificates, directly and through a proxy. */
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { describe, expect, it, vi } from 'vitest'
import { selfSigned } from '../../support/certificate.ts'
import {
  accept,
  cleanUps,
  clientWith,
  respondWith,
  apiErrorOf,
  serve,
  signer,
  startProxy,
} from '../../support/http-server.ts'

describe('TLS', () => {
  const localNames = [{ ip: [127, 0, 0, 1] }, { dns: 'localhost' }]
  /** Trusts certificates as NODE_EXTRA_CA_CERTS does, until the test ends. */
  function trust(...certificates: { cert: string }[]): void {
    const defaults = getCACertificates('default')
    setDefaultCACertificates([...defaults, ...certificates.map(({ cert }) => cert)])
    cleanUps.push(() => {
      setDefaultCACertificates(defaults)
    })
  }

  async function expectTlsFailure(origin: string, received: readonly unknown[]) {
    const sign = signer(origin)
    const error = await apiErrorOf(clientWith().send('read', sign, accept))
    expect([error.kind, sign.mock.calls.length, received.length]).toEqual(['tls-failed', 1, 0])
  }

  it('fails without a retry for an untrusted self-signed certificate', async () => {
    const { origin, received } = await serve(respondWith(200), selfSigned(localNames))
    await expectTlsFailure(origin, received)
  })

  it('succeeds for a trusted certificate', async () => {
    const certificate = selfSigned(localNames)
    trust(certificate)
    const { origin } = await serve(respondWith(200, {}, 'safe'), certificate)
    expect(await clientWith().send('read', signer(origin), accept)).toMatchObject({ body: 'safe' })
  })

  it('fails for a certificate of another host and for an expired one', async () => {
    const [otherHost, expired] = [
      selfSigned([{ dns: 'kms.example.com' }]),
      selfSigned(localNames, new Date(Date.now() - 60_000)),
    ]
    trust(otherHost, expired)
    for (const certificate of [otherHost, expired]) {
      const { origin, received } = await serve(respondWith(200), certificate)
      await expectTlsFailure(origin, received)
    }
  })

  it('fails if the server does not support it', async () => {
    const { port, received } = await serve(respondWith(200))
    await expectTlsFailure(`https://127.0.0.1:${port}`, received)
  })

  describe('through a proxy', () => {
    const host = 'store.test'
    const remote = (port: number) => `https://${host}:${port}`

    it('verifies the certificate of the server through a tunnel', async () => {
      const certificate = selfSigned([{ dns: host }])
      trust(certificate)
      const { port } = await serve(respondWith(200, {}, 'safe'), certificate)
      const proxy = await startProxy()
      vi.stubEnv('HTTPS_PROXY', proxy.address)
      expect(await clientWith().send('read', signer(remote(port)), accept)).toMatchObject({ body: 'safe' })
      expect(proxy.lines).toEqual([`CONNECT ${host}:${port}`])
    })

    it('fails if the certificate of the server is untrusted', async () => {
      const { port, received } = await serve(respondWith(200), selfSigned([{ dns: host }]))
      const proxy = await startProxy()
      vi.stubEnv('HTTPS_PROXY', proxy.address)
      await expectTlsFailure(remote(port), received)
      expect(proxy.lines).toHaveLength(1)
    })

    it('is not attempted if the proxy rejects the tunnel, and the error does not contain the proxy password', async () => {
      const { port, received } = await serve(respondWith(200), selfSigned([{ dns: host }]))
      const basic = `Basic ${Buffer.from('user:hidden-$password').toString('base64')}`
      // Nothing was sent to the server, so even a write is retried, unless the login would be refused again.
      for (const [status, kind, attempts] of [
        [403, 'unreachable', 2],
        [407, 'proxy-auth-failed', 1],
      ] as const) {
        const proxy = await startProxy(status)
        vi.stubEnv('HTTPS_PROXY', proxy.address.replace('//', '//user:hidden-%24password@'))
        const sign = signer(remote(port), { method: 'PUT' })
        const error = await apiErrorOf(clientWith().send('write', sign, accept))
        expect([status, error.kind]).toEqual([status, kind])
        expect(proxy.authorizations).toEqual(Array.from({ length: attempts }, () => basic))
      }
      expect(received).toHaveLength(0)
    })
  })
})
