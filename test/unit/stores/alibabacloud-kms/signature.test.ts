/** ACS3-HMAC-SHA256, compared with signatures by the vendor's own packages and with one of these packages. */
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery } from '../../../../src/http/encode.ts'
import { acsDate, authorization, canonicalRequest, sha256 } from '../../../../src/stores/alibabacloud-kms/signature.ts'

type Signable = Parameters<typeof authorization>[0]

// By `require`, as Node, TypeScript and Vitest import its default export differently.
const core = createRequire(import.meta.url)('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core')

const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const host = 'kms.cn-hangzhou.aliyuncs.com'
const headers = {
  host,
  'x-acs-action': 'UpdateSecretVersionStage',
  'x-acs-content-sha256': empty,
  'x-acs-date': '2025-01-02T03:04:05Z',
  'x-acs-signature-nonce': '0123456789abcdef0123456789abcdef',
  'x-acs-version': '2016-01-20',
}
const query = {
  SecretName: 'prod/db+main@1',
  VersionStage: 'ACSCurrent',
  RemoveFromVersion: 'v1',
  MoveToVersion: 'v2 (new)*~!',
}
const url = new URL(`https://${host}/?${canonicalQuery(Object.entries(query))}`)
const move: Signable = { method: 'POST', url, headers, body: '' }
const form = 'IncludeDeprecated=true&PageNumber=1&PageSize=100&SecretName=prod%2Fdb'
const signedHeaders = 'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'

/** By the vendor's packages openapi-util and openapi-core, which agree; its documentation has the first. */
const vectors: [string, Signable, string, string, string, string | undefined, string][] = [
  [
    'the example in the documentation',
    {
      method: 'POST',
      url: new URL(
        'https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
      ),
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-content-sha256': empty,
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-version': '2014-05-26',
      },
      body: '',
    },
    'YourAccessKeyId',
    'YourAccessKeySecret',
    signedHeaders,
    undefined,
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  ],
  [
    'a move of a label',
    move,
    'testAccessKeyId',
    'testAccessKeySecret',
    signedHeaders,
    '7b8f3be148ed02cf7f1359e5fd1b3e310affea8f677c70d608be1cf408d7839a',
    '8080ada86867e67624ee95a67683fe76adc3da2e2e00829af67f862442702681',
  ],
  [
    'a move with a temporary key',
    {
      ...move,
      headers: { ...headers, 'x-acs-accesskey-id': 'STS.testAccessKeyId', 'x-acs-security-token': 'CAIS+test/token==' },
    },
    'STS.testAccessKeyId',
    'testAccessKeySecret',
    'host;x-acs-accesskey-id;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version',
    '6f95e8a8605d3c796a8bb8319e77b47380a6db0f24445e951b713cf2c9319e75',
    '34edc7d7c5de8d88ef2b6f257421b44417da78beebf009baa12bd3413d957213',
  ],
  [
    'a form in the body',
    {
      method: 'POST',
      url: new URL(`https://${host}/`),
      headers: {
        ...headers,
        'x-acs-action': 'ListSecretVersionIds',
        'x-acs-content-sha256': '4f3d280fc602fdeafbaeb4ba64c489fd3e466d768801aa415cd3525866769c67',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: form,
    },
    'testAccessKeyId',
    'testAccessKeySecret',
    `content-type;${signedHeaders}`,
    '66c79076fada0fc9eb87ba839ebfa6df841889911f4cf7e5fee4fb1cb91b08a1',
    '3e43faca2c17819491d6798376137ec60f1fbdd9de9cbb617a3281418e16009e',
  ],
]

describe('the signature', () => {
  it.each(vectors)('of %s matches the known one', (_description, request, id, secret, signed, hash, signature) => {
    if (hash !== undefined) expect(sha256(canonicalRequest(request))).toBe(hash)
    expect(authorization(request, id, secret)).toBe(
      `ACS3-HMAC-SHA256 Credential=${id},SignedHeaders=${signed},Signature=${signature}`,
    )
  })

  it('covers the canonical form of the request', () => {
    expect(canonicalRequest(move)).toBe(
      [
        'POST',
        '/',
        'MoveToVersion=v2%20%28new%29%2A~%21&RemoveFromVersion=v1&SecretName=prod%2Fdb%2Bmain%401&VersionStage=ACSCurrent',
        `host:${host}`,
        'x-acs-action:UpdateSecretVersionStage',
        `x-acs-content-sha256:${empty}`,
        'x-acs-date:2025-01-02T03:04:05Z',
        'x-acs-signature-nonce:0123456789abcdef0123456789abcdef',
        'x-acs-version:2016-01-20',
        '',
        signedHeaders,
        empty,
      ].join('\n'),
    )
  })

  it('omits headers that a proxy may change', () => {
    const more = { ...headers, accept: 'application/json', 'user-agent': 'x', 'proxy-connection': 'keep-alive' }
    expect(canonicalRequest({ ...move, headers: more })).toBe(canonicalRequest(move))
  })

  it('does not depend on whitespace around the values of headers', () => {
    const padded = Object.entries(headers).map(([name, value]) => [name, ` ${value} `])
    const other = { ...move, headers: Object.fromEntries(padded) as Record<string, string> }
    expect(canonicalRequest(other)).toBe(canonicalRequest(move))
  })

  const printable = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
    minLength: 1,
    maxLength: 60,
  })
  const letters = (alphabet: string) =>
    fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength: 1, maxLength: 12 })
  const anyText = fc.string({ unit: 'grapheme', maxLength: 30 })
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST'),
    host: fc.constantFrom(host, 'kms-vpc.ap-southeast-1.aliyuncs.com', '127.0.0.1:8080', '[::1]:9'),
    // The vendor's signer does not encode names, so these need no encoding.
    query: fc.dictionary(letters('abcXYZ0189-_.~'), anyText, { maxKeys: 6, noNullPrototype: true }),
    body: fc.oneof(fc.constant(''), anyText),
    token: fc.option(printable, { nil: undefined }),
    nonce: letters('0123456789abcdef'),
    date: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    accessKey: fc.tuple(letters('ABC.123'), printable),
  })

  it("is the same as by the vendor's signer, for any request", () => {
    fc.assert(
      fc.property(request, ({ method, host, query, body, token, nonce, date, accessKey: [id, secret] }) => {
        const headers: Record<string, string> = {
          accept: 'application/json',
          host,
          'x-acs-action': 'UpdateSecretVersionStage',
          'x-acs-content-sha256': sha256(body),
          'x-acs-date': acsDate(date),
          'x-acs-signature-nonce': nonce,
          'x-acs-version': '2016-01-20',
          ...(body !== '' && { 'content-type': 'text/plain' }),
          ...(token !== undefined && { 'x-acs-accesskey-id': id, 'x-acs-security-token': token }),
        }
        const unsigned = { method, pathname: '/', query, headers } as never
        const theirs = core.OpenApiUtil.getAuthorization(unsigned, 'ACS3-HMAC-SHA256', sha256(body), id, secret)
        const url = new URL(`https://${host}/?${canonicalQuery(Object.entries(query))}`)
        expect(authorization({ method, url, headers, body }, id, secret)).toBe(theirs)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the date', () => {
  it.each([
    [Date.UTC(2025, 0, 2, 3, 4, 5), '2025-01-02T03:04:05Z'],
    [Date.UTC(1999, 11, 31, 23, 59, 59, 999), '1999-12-31T23:59:59Z'],
  ])('is in UTC with whole seconds (%i)', (time, text) => {
    expect(acsDate(new Date(time))).toBe(text)
  })
})
