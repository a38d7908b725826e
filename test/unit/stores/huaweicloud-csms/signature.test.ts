/** SDK-HMAC-SHA256, compared with signatures by the vendor's own signers and with one of these signers. */
import { createHash } from 'node:crypto'
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery } from '../../../../src/http/encode.ts'
import { authorization, canonicalRequest, sdkDate } from '../../../../src/stores/huaweicloud-csms/signature.ts'

type Signable = Parameters<typeof authorization>[0]

const hashOf = (request: Signable) => createHash('sha256').update(canonicalRequest(request)).digest('hex')
const id = 'AKIDEXAMPLE0000000001'
const secret = 'SKEXAMPLEsecretkey0000000000000000000001'
const project = '0123456789abcdef0123456789abcdef'
const kms = 'kms.ap-southeast-1.myhuaweicloud.com'
const date = '20250102T030405Z'

/** Returns a request to CSMS with the usual headers. */
function csms(method: string, path: string, headers: Record<string, string> = {}, body = ''): Signable {
  const url = new URL(`https://${kms}/v1/${project}/secrets/${path}`)
  return { method, url, headers: { host: kms, 'x-project-id': project, 'x-sdk-date': date, ...headers }, body }
}

/** By the vendor's signers for Node and for Python, which agree. */
const vectors: [string, Signable, string, string, string][] = [
  [
    'a read',
    csms('GET', 'demo-secret/stages/SYSCURRENT'),
    'host;x-project-id;x-sdk-date',
    'd05959cf62fe4cb8cdec42aafeda839aefed236e6a0b5290859091275097c5cc',
    '520e2a44388454d9fff5e1b9a8c054e479e44e6db39747631aa30060f5057133',
  ],
  [
    'a write with a temporary key',
    csms(
      'PUT',
      'demo-secret/stages/SYSCURRENT',
      { 'content-type': 'application/json', 'x-security-token': 'TOKENEXAMPLE==' },
      '{"version_id":"v2"}',
    ),
    'content-type;host;x-project-id;x-sdk-date;x-security-token',
    '0227b073a36e2af7de17b1c170e98286c9ac238765561b40b74aaa8e3995879f',
    '0d7a1bab666b29d73152c0b9c877410a84019bd7ca6f2ef882a93c23c1adfbfb',
  ],
  [
    'a query',
    csms('GET', 'demo-secret/versions?limit=20&marker=v10'),
    'host;x-project-id;x-sdk-date',
    'a3bef5e7af2d24685c8af6907d28934354a058e990c51f78c5fe32dae7aa86cd',
    'e90d3135ea8df88be1e36da0a719adc1f3275db4d3f91d86522617e4df8d875a',
  ],
  [
    'a request to IAM',
    {
      method: 'GET',
      url: new URL('https://iam.ap-southeast-1.myhuaweicloud.com/v3/projects?name=ap-southeast-1'),
      headers: { host: 'iam.ap-southeast-1.myhuaweicloud.com', 'x-sdk-date': date },
      body: '',
    },
    'host;x-sdk-date',
    'ceced88403a6c8648d47b3feb5a90efb88da6d3233f0374718439d890fc9862f',
    '0a1c7c8b1a1450a2ecc4a40926c1f18927fe3351580fa5c8f0ea8e0b2e6fea5f',
  ],
  [
    'names with every allowed punctuation mark',
    csms('DELETE', 'demo.secret/stages/my.stage-1_x'),
    'host;x-project-id;x-sdk-date',
    '7f526775f99bf67fa2636269886dd3e3dc4aa95a1856339085b3c32aaede918e',
    '6ce7884fafe7666bc83ea76f5ffc4a633a428e2e628c986c6b9e3dda1b17896a',
  ],
]

describe('the signature', () => {
  it.each(vectors)('of %s matches the known one', (_description, request, signedHeaders, hash, signature) => {
    expect(hashOf(request)).toBe(hash)
    expect(authorization(request, id, secret)).toBe(
      `SDK-HMAC-SHA256 Access=${id}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
    )
  })

  it('covers the canonical form of the request', () => {
    expect(canonicalRequest(csms('GET', 'demo-secret/stages/SYSCURRENT'))).toBe(
      [
        'GET',
        `/v1/${project}/secrets/demo-secret/stages/SYSCURRENT/`,
        '',
        `host:${kms}`,
        `x-project-id:${project}`,
        `x-sdk-date:${date}`,
        '',
        'host;x-project-id;x-sdk-date',
        'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      ].join('\n'),
    )
  })

  // https://github.com/huaweicloud/huaweicloud-sdk-go-v3, core/auth/signer/signer_test.go
  it.each([
    ['GET', '/path?limit=1', '', '5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624'],
    [
      'POST',
      '/path?key=value',
      '{"Name":"test","Id":1}\n',
      'cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59',
    ],
  ])("matches the tests of the vendor's signer for Go: %s %s", (method, path, body, signature) => {
    const url = new URL(path, 'https://example.com')
    const request = { method, url, headers: { 'X-Sdk-Date': '20060102T150405Z' }, body }
    expect(authorization(request, 'AccessKey', 'SecretKey')).toBe(
      `SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature=${signature}`,
    )
  })

  const printable = (minLength: number) =>
    fc.string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
      minLength,
      maxLength: 60,
    })
  const letters = (alphabet: string) =>
    fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 1, maxLength: 12 })
  const unreserved = 'abcXYZ0189-_.~'
  const segment = letters(unreserved).filter((text) => text !== '.' && text !== '..')
  const anyText = fc.string({ unit: 'grapheme', maxLength: 20 })
  const request = fc.record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE'),
    host: fc.constantFrom(kms, 'kms.eu-west-101.myhuaweicloud.eu', '127.0.0.1:8080', '[::1]:9', 'localhost'),
    path: fc.array(segment, { maxLength: 6 }),
    query: fc.dictionary(letters(unreserved), anyText, { maxKeys: 5, noNullPrototype: true }),
    data: fc.option(fc.dictionary(anyText, fc.oneof(anyText, fc.integer()), { noNullPrototype: true }), {
      nil: undefined,
    }),
    token: fc.option(printable(1), { nil: undefined }),
    project: fc.option(letters('0123456789abcdef'), { nil: undefined }),
    date: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    accessKey: fc.tuple(letters('ABC123'), printable(1)),
  })

  it("is the same as by the vendor's signer for Node, for any request", () => {
    fc.assert(
      fc.property(request, ({ method, host, path, query, data, token, project, date, accessKey: [ak, sk] }) => {
        const endpoint = `https://${host}/${path.join('/')}`
        const headers = {
          host,
          'X-Sdk-Date': sdkDate(date),
          ...(data !== undefined && { 'content-type': 'application/json' }),
          ...(project !== undefined && { 'X-Project-Id': project }),
          ...(token !== undefined && { 'X-Security-Token': token }),
        }
        const theirs = AKSKSigner.sign(
          { method, endpoint, headers, queryParams: query, data },
          new BasicCredentials({ ak, sk, projectId: 'p' }),
        ) as Record<string, string>
        const search = canonicalQuery(Object.entries(query))
        const url = new URL(search === '' ? endpoint : `${endpoint}?${search}`)
        const body = data === undefined ? '' : JSON.stringify(data)
        expect(authorization({ method, url, headers, body }, ak, sk)).toBe(theirs.Authorization)
      }),
      { numRuns: 1000 },
    )
  })

  it("encodes a path once like the vendor's signers for Go and Python, not twice like the one for Node", () => {
    const once = csms('GET', 'a%20b%2Fc/versions')
    expect(canonicalRequest(once)).toContain(`/v1/${project}/secrets/a%20b%2Fc/versions/\n`)
    const signed = AKSKSigner.sign(
      { method: 'GET', endpoint: once.url.href, headers: once.headers, queryParams: {} },
      new BasicCredentials({ ak: id, sk: secret, projectId: project }),
    ) as Record<string, string>
    expect(authorization(once, id, secret)).not.toBe(signed.Authorization)
  })

  it('does not depend on the case and order of headers, or on whitespace around their values', () => {
    const request = csms('GET', 'a/versions', { 'x-security-token': 'token' })
    const headers = Object.entries(request.headers).map(([name, value]) => [name.toUpperCase(), ` ${value} `])
    const other = { ...request, headers: Object.fromEntries(headers.reverse()) as Record<string, string> }
    // The text to sign contains the date once more, as sent.
    expect(canonicalRequest(other)).toBe(canonicalRequest(request))
  })
})

describe('the date', () => {
  it.each([
    [Date.UTC(2025, 0, 2, 3, 4, 5), '20250102T030405Z'],
    [Date.UTC(1999, 11, 31, 23, 59, 59, 999), '19991231T235959Z'],
  ])('is in UTC with whole seconds (%i)', (time, text) => {
    expect(sdkDate(new Date(time))).toBe(text)
  })
})
