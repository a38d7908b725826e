/** Signatures of OCI, compared with those by its own client. */
import { createPrivateKey } from 'node:crypto'
import fc from 'fast-check'
import { DefaultRequestSigner, type HttpRequest, SimpleAuthenticationDetailsProvider } from 'oci-common'
import { expect, it } from 'vitest'
import { percentEncode } from '../../../../src/http/encode.ts'
import { signedHeaders } from '../../../../src/stores/oci-vault/signature.ts'
import { OCI_TEST_KEY } from '../../../support/clouds/oci-vault.ts'

const { tenancy, user, fingerprint, privateKey, passphrase, encryptedKey } = OCI_TEST_KEY
const keyId = `${tenancy}/${user}/${fingerprint}`
const date = new Date('2031-02-03T04:05:06.789Z')

/** Returns the headers that OCI's own client would sign; the names in the signature may be in any case. */
async function vendorHeaders(
  method: string,
  url: string,
  body: string | undefined,
  key: string,
  phrase: string | null,
) {
  const provider = new SimpleAuthenticationDetailsProvider(tenancy, user, fingerprint, key, phrase)
  const headers = new Headers({ 'x-date': date.toUTCString() })
  const request: HttpRequest = { method: method as 'GET', uri: url, headers, ...(body !== undefined && { body }) }
  await new DefaultRequestSigner(provider).signHttpRequest(request)
  headers.delete('date')
  const { authorization = '', ...signed } = Object.fromEntries(headers)
  return { ...signed, authorization: authorization.replace(/headers="[^"]+"/, (names) => names.toLowerCase()) }
}

const secret =
  'https://vaults.eu-frankfurt-1.oci.oraclecloud.com/20180608/secrets/ocid1.vaultsecret.oc1.eu-frankfurt-1.a'

it.each([
  ['a read', 'GET', secret, undefined],
  ['a read with a query', 'GET', `${secret}/versions?limit=100&page=a%2Bb%3D`, undefined],
  ['a write', 'PUT', secret, '{"currentVersionNumber":3}'],
  ['a write of more than ASCII, to another port', 'PUT', 'http://127.0.0.1:8080/a', '{"é":"①"}'],
])("%s has the headers of the vendor's signer", async (_, method, url, body) => {
  const own = signedHeaders({ method, url: new URL(url), body }, date, keyId, createPrivateKey(privateKey))
  expect(own).toEqual(await vendorHeaders(method, url, body, privateKey, null))
})

it("a signature with an encrypted key is that of the vendor's signer", async () => {
  const key = createPrivateKey({ key: encryptedKey, passphrase })
  const own = signedHeaders({ method: 'GET', url: new URL(secret) }, date, keyId, key)
  expect(own).toEqual(await vendorHeaders('GET', secret, undefined, encryptedKey, passphrase))
})

it("any secret, page and body has the headers of the vendor's signer", async () => {
  const text = fc.string({ minLength: 1 })
  await fc.assert(
    fc.asyncProperty(text, fc.option(text), fc.option(fc.json()), async (id, page, json) => {
      const query = page === null ? '' : `?limit=100&page=${percentEncode(page)}`
      const url = new URL(`https://vaults.example.com/20180608/secrets/a${percentEncode(id)}${query}`)
      const [method, body] = json === null ? ['GET', undefined] : ['PUT', json]
      const own = signedHeaders({ method, url, body }, date, keyId, createPrivateKey(privateKey))
      expect(own).toEqual(await vendorHeaders(method, url.href, body, privateKey, null))
    }),
    { numRuns: 100 },
  )
})
