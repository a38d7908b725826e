/** The stand-in, called by the vendor's own client and with signatures of the vendor's own signer. */
import { createRequire } from 'node:module'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { ALIBABA_TEST_KEY, type AlibabaCloud, startAlibabaCloud } from './alibabacloud-kms.ts'
import { type AccessKey, sha256 } from './server.ts'

// By `require`, as Node, TypeScript and Vitest import its default export differently.
const core = createRequire(import.meta.url)('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core')

const TEMPORARY_KEY = { id: 'STS.temporaryKeyId', secret: 'temporary-secret', token: 'CAIS+example/token==' }
const secrets = { db: { v1: ['ACSPrevious'], v2: ['ACSCurrent'], v3: [] } }

type ClientResult = { status: number; code?: string; body?: Record<string, unknown> }
type CallOptions = { key?: AccessKey; method?: string; version?: string }

/** Calls the stand-in with the vendor's client. */
async function call(
  { endpoint }: AlibabaCloud,
  action: string,
  query: Record<string, string>,
  { key = ALIBABA_TEST_KEY, method = 'POST', version = '2016-01-20' }: CallOptions = {},
): Promise<ClientResult> {
  const { Config, OpenApiRequest, Params } = core.$OpenApiUtil
  const identity = { accessKeyId: key.id, accessKeySecret: key.secret, ...(key.token && { securityToken: key.token }) }
  const client = new core.default(
    new Config({ ...identity, protocol: 'HTTP', endpoint: endpoint.replace('http://', '') }),
  )
  const api = { action, version, method, protocol: 'HTTPS', pathname: '/', authType: 'AK', style: 'RPC' }
  const types = { reqBodyType: 'formData', bodyType: 'json' }
  try {
    const response = await client.callApi(new Params({ ...api, ...types }), new OpenApiRequest({ query }), {} as never)
    return { status: response.statusCode as number, body: response.body as Record<string, unknown> }
  } catch (error) {
    const { statusCode: status, code } = error as { statusCode: number; code: string }
    return { status, code }
  }
}

const update = (
  cloud: AlibabaCloud,
  VersionStage: string,
  versions: { MoveToVersion?: string; RemoveFromVersion?: string },
) => call(cloud, 'UpdateSecretVersionStage', { SecretName: 'db', VersionStage, ...versions })
const list = async (cloud: AlibabaCloud, query: Record<string, string> = {}) => {
  const { body } = await call(cloud, 'ListSecretVersionIds', { SecretName: 'db', IncludeDeprecated: 'true', ...query })
  return body as {
    VersionIds: { VersionId: { VersionId: string; VersionStages?: unknown }[] }
    TotalCount: number
    PageSize: number
  }
}
const idsOf = async (cloud: AlibabaCloud, query: Record<string, string> = {}) =>
  (await list(cloud, query)).VersionIds.VersionId.map(({ VersionId }) => VersionId).join()

type SignedRequest = { url: string; method: 'POST' | 'GET'; headers: Record<string, string>; body: string }

/** Returns a request with a signature by the vendor's signer. */
function sign(cloud: AlibabaCloud, more: Record<string, string | undefined> = {}, body = ''): SignedRequest {
  const query = { SecretName: 'db', VersionStage: 'ACSCurrent', MoveToVersion: 'v3' }
  const host = cloud.endpoint.replace('http://', '')
  const { OpenApiUtil: Util } = core
  const all: Record<string, string | undefined> = {
    host,
    'x-acs-action': 'UpdateSecretVersionStage',
    'x-acs-version': '2016-01-20',
    'x-acs-date': Util.getTimestamp(),
    'x-acs-signature-nonce': Util.getNonce(),
    'x-acs-content-sha256': sha256(body),
    ...more,
  }
  const headers = Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as SignedRequest['headers']
  const { id, secret } = ALIBABA_TEST_KEY
  const unsigned = { method: 'POST', pathname: '/', query, headers } as never
  const authorization = Util.getAuthorization(unsigned, 'ACS3-HMAC-SHA256', sha256(body), id, secret)
  const url = `${cloud.endpoint}/?${new URLSearchParams(query).toString()}`
  return { url, method: 'POST', headers: { accept: 'application/json', ...headers, authorization }, body }
}

async function send({ url, method, headers, body }: SignedRequest) {
  const response = await request(url, { method, headers, body })
  return { status: response.statusCode, type: response.headers['content-type'], text: await response.body.text() }
}
const codeOf = async (signed: SignedRequest) => (JSON.parse((await send(signed)).text) as { Code?: string }).Code

describe('valid signatures', () => {
  it.each([
    ['permanent', 'POST', ALIBABA_TEST_KEY],
    ['temporary', 'POST', TEMPORARY_KEY],
    ['permanent', 'GET', ALIBABA_TEST_KEY],
  ] as const)('of a %s key are accepted for every operation, by %s', async (_kind, method, key) => {
    const name = "team/db+main=1@x'(new)*~!"
    await using cloud = await startAlibabaCloud({
      secrets: { [name]: { v1: ['ACSCurrent'], v2: [] } },
      accessKeys: [key],
    })
    const named = (query: object = {}) => ({ SecretName: name, ...query })
    const moved = named({ VersionStage: 'my label', MoveToVersion: 'v2' })
    const ok = { status: 200, body: { SecretName: name, RequestId: expect.any(String) as string } }
    expect(await call(cloud, 'UpdateSecretVersionStage', moved, { key, method })).toEqual(ok)
    expect(await call(cloud, 'ListSecretVersionIds', named(), { key, method })).toMatchObject(ok)
    const described = { Arn: `acs:kms:cn-hangzhou:1234567890123456:secret/${name}`, SecretType: 'Generic' }
    expect(await call(cloud, 'DescribeSecret', named(), { key, method })).toMatchObject({ body: described })
    expect(cloud.labels(name)).toEqual({ ACSCurrent: 'v1', 'my label': 'v2' })
    expect(cloud.calls.map((call) => call.operation)).toEqual(
      'UpdateSecretVersionStage ListSecretVersionIds DescribeSecret'.split(' '),
    )
  })

  const example = {
    host: 'kms.cn-hangzhou.aliyuncs.com',
    'x-acs-action': 'UpdateSecretVersionStage',
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': '2025-01-02T03:04:05Z',
    'x-acs-signature-nonce': '0123456789abcdef0123456789abcdef',
    'x-acs-version': '2016-01-20',
  }
  const session = { 'x-acs-accesskey-id': 'STS.testAccessKeyId', 'x-acs-security-token': 'CAIS+test/token==' }
  it.each([
    [{ id: 'testAccessKeyId' }, {}, '8080ada86867e67624ee95a67683fe76adc3da2e2e00829af67f862442702681'],
    [
      { id: 'STS.testAccessKeyId', token: 'CAIS+test/token==' },
      session,
      '34edc7d7c5de8d88ef2b6f257421b44417da78beebf009baa12bd3413d957213',
    ],
  ])('are the same from both packages of the vendor: %o', async (key, more, signature) => {
    const accessKeys = [{ ...key, secret: 'testAccessKeySecret' }]
    const named = { 'prod/db+main@1': { v1: ['ACSCurrent'], 'v2 (new)*~!': [] } }
    const now = () => Date.UTC(2025, 0, 2, 3, 4, 5)
    await using cloud = await startAlibabaCloud({ secrets: named, accessKeys, now })
    const signed = Object.keys({ ...example, ...more })
      .sort()
      .join(';')
    const authorization = `ACS3-HMAC-SHA256 Credential=${key.id},SignedHeaders=${signed},Signature=${signature}`
    const query =
      'SecretName=prod%2Fdb%2Bmain%401&VersionStage=ACSCurrent&RemoveFromVersion=v1&MoveToVersion=v2%20(new)*~!'
    const headers = { ...example, ...more, authorization }
    const { status } = await send({ url: `${cloud.endpoint}/?${query}`, method: 'POST', headers, body: '' })
    expect([status, cloud.labels('prod/db+main@1')]).toEqual([200, { ACSCurrent: 'v2 (new)*~!' }])
  })
})

describe('the stand-in rejects', () => {
  const withHeaders = (headers: Record<string, string>) => (genuine: SignedRequest) => ({
    headers: { ...genuine.headers, ...headers },
  })
  const alterations: [string, string, (genuine: SignedRequest) => Partial<SignedRequest>][] = [
    ['query', 'SignatureDoesNotMatch', ({ url }) => ({ url: url.replace('v3', 'v1') })],
    ['body', 'SignatureDoesNotMatch', ({ body }) => ({ body: `${body}!` })],
    ['body with its hash', 'SignatureDoesNotMatch', withHeaders({ 'x-acs-content-sha256': sha256('!') })],
    ['action', 'SignatureDoesNotMatch', withHeaders({ 'x-acs-action': 'DescribeSecret' })],
    ['content type', 'SignatureDoesNotMatch', withHeaders({ 'content-type': 'text/html' })],
    ['method', 'SignatureDoesNotMatch', () => ({ method: 'GET' })],
    ['path', 'InvalidApi.NotFound', ({ url }) => ({ url: url.replace('/?', '/x?') })],
    ['number of vendor headers', 'IncompleteSignature', withHeaders({ 'x-acs-more': '1' })],
  ]
  it.each(alterations)('a request whose %s differs from the signed one: %s', async (_part, code, alter) => {
    await using cloud = await startAlibabaCloud({ secrets })
    const genuine = sign(cloud, { 'content-type': 'text/plain' }, 'ignored')
    expect(await codeOf({ ...genuine, ...alter(genuine) })).toBe(code)
    expect(cloud.history).toEqual([])
    expect(await codeOf(genuine)).toBe(undefined)
    expect(cloud.labels('db').ACSCurrent).toBe('v3')
  })

  it.each(['host', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'])(
    'a signature without %s',
    async (name) => {
      await using cloud = await startAlibabaCloud({ secrets })
      const genuine = sign(cloud)
      const authorization = genuine.headers.authorization?.replace(new RegExp(`${name};?`), '') ?? ''
      expect(await codeOf({ ...genuine, headers: { ...genuine.headers, authorization } })).toBe('IncompleteSignature')
    },
  )

  it.each(['x-acs-date', 'x-acs-signature-nonce', 'x-acs-content-sha256'])('a request without %s', async (name) => {
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await codeOf(sign(cloud, { [name]: undefined }))).toBe('IncompleteSignature')
  })

  it('an unsigned content type, and a signed hash of another body', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const genuine = sign(cloud)
    const headers = { ...genuine.headers, 'content-type': 'text/plain' }
    expect(await codeOf({ ...genuine, headers })).toBe('IncompleteSignature')
    expect(await codeOf(sign(cloud, { 'x-acs-content-sha256': sha256('!') }))).toBe('SignatureDoesNotMatch')
  })

  it('a request without a signature', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await codeOf({ ...sign(cloud), headers: { accept: 'application/json' } })).toBe('InvalidApi.NotFound')
    const genuine = sign(cloud)
    Reflect.deleteProperty(genuine.headers, 'authorization')
    expect(await codeOf(genuine)).toBe('IncompleteSignature')
  })

  it('a reused nonce', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const genuine = sign(cloud)
    expect(await codeOf(genuine)).toBe(undefined)
    expect(await codeOf(genuine)).toBe('SignatureNonceUsed')
  })

  it.each([16, -16])('a request whose date is %i minutes off', async (minutes) => {
    await using cloud = await startAlibabaCloud({ secrets, now: () => Date.now() + minutes * 60_000 })
    expect(await codeOf(sign(cloud))).toBe('InvalidTimeStamp.Expired')
  })

  it('a date in another format', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await codeOf(sign(cloud, { 'x-acs-date': new Date().toISOString() }))).toBe('InvalidTimeStamp.Format')
  })

  it('an invalid key or token', async () => {
    await using cloud = await startAlibabaCloud({ secrets, accessKeys: [ALIBABA_TEST_KEY, TEMPORARY_KEY] })
    const { id, secret, token } = TEMPORARY_KEY
    const wrong: [AccessKey, number, string][] = [
      [{ ...ALIBABA_TEST_KEY, secret: 'wrong' }, 400, 'SignatureDoesNotMatch'],
      [{ id: 'unknown', secret }, 404, 'InvalidAccessKeyId.NotFound'],
      [{ id, secret }, 400, 'MissingSecurityToken'],
      [{ id, secret, token: 'other' }, 400, 'InvalidSecurityToken.MismatchWithAccessKey'],
      [{ ...ALIBABA_TEST_KEY, token }, 400, 'InvalidSecurityToken.MismatchWithAccessKey'],
    ]
    for (const [key, status, code] of wrong)
      expect(await call(cloud, 'DescribeSecret', { SecretName: 'db' }, { key })).toEqual({ status, code })
    const other = sign(cloud, { 'x-acs-accesskey-id': id })
    expect(await codeOf(other)).toBe('InvalidAccessKeyId.NotFound')
  })

  it('an unknown operation, version or method', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const query = { SecretName: 'db' }
    const notFound = { status: 404, code: 'InvalidApi.NotFound' }
    expect(await call(cloud, 'DeleteSecret', query)).toEqual(notFound)
    expect(await call(cloud, 'DescribeSecret', query, { version: '2015-01-01' })).toEqual(notFound)
    const unsupported = { status: 403, code: 'UnsupportedHTTPMethod' }
    expect(await call(cloud, 'DescribeSecret', query, { method: 'PUT' })).toEqual(unsupported)
  })

  it('an operation without permission', async () => {
    await using cloud = await startAlibabaCloud({ secrets, denied: ['UpdateSecretVersionStage'] })
    const forbidden = { status: 403, code: 'Forbidden.NoPermission' }
    expect(await update(cloud, 'ACSCurrent', { MoveToVersion: 'v1' })).toEqual(forbidden)
    expect(await idsOf(cloud)).toBe('v1,v2,v3')
  })

  it('and records every request for a secret value', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    for (const action of ['GetSecretValue', 'PutSecretValue', 'CreateSecret'])
      expect(await call(cloud, action, { SecretName: 'db' })).toEqual({ status: 500, code: 'InternalFailure' })
    expect(cloud.valueReads).toEqual(['GetSecretValue', 'PutSecretValue', 'CreateSecret'])
  })
})

describe('the labels of the stand-in', () => {
  it('are on one version only', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    await update(cloud, 'ACSCurrent', { MoveToVersion: 'v3' })
    expect(cloud.labels('db')).toEqual({ ACSPrevious: 'v1', ACSCurrent: 'v3' })
    await update(cloud, 'green', { MoveToVersion: 'v2' })
    await update(cloud, 'green', { MoveToVersion: 'v1', RemoveFromVersion: 'v2' })
    expect(cloud.labels('db')).toEqual({ ACSPrevious: 'v1', ACSCurrent: 'v3', green: 'v1' })
    await update(cloud, 'green', { RemoveFromVersion: 'v1' })
    expect(cloud.history.map(({ labels }) => labels.green)).toEqual([undefined, 'v2', 'v1', undefined])
  })

  const invalid = { status: 400, code: 'InvalidParameter' }
  it('that are built in can be moved but not removed', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await update(cloud, 'ACSCurrent', { RemoveFromVersion: 'v2' })).toEqual(invalid)
    expect(await update(cloud, 'ACSPrevious', { RemoveFromVersion: 'v1' })).toEqual(invalid)
    expect(await update(cloud, 'ACSPrevious', { MoveToVersion: 'v2' })).toMatchObject({ status: 200 })
  })

  it('are removed only from the version that has them', async () => {
    const notHolder = { MoveToVersion: 'v3', RemoveFromVersion: 'v1' }
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await update(cloud, 'ACSCurrent', notHolder)).toEqual(invalid)
    expect(cloud.labels('db').ACSCurrent).toBe('v2')
    await using loose = await startAlibabaCloud({ secrets, checksRemoveFrom: false })
    expect(await update(loose, 'ACSCurrent', notHolder)).toMatchObject({ status: 200 })
    expect(await update(loose, 'green', { RemoveFromVersion: 'v1' })).toEqual(invalid)
    expect(loose.labels('db').ACSCurrent).toBe('v3')
  })

  it('can be moved to the version that has them, unless the option forbids it', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    expect(await update(cloud, 'ACSCurrent', { MoveToVersion: 'v2' })).toMatchObject({ status: 200 })
    await using strict = await startAlibabaCloud({ secrets, rejectsNoopMove: true })
    expect(await update(strict, 'ACSCurrent', { MoveToVersion: 'v2' })).toEqual(invalid)
    expect(await update(strict, 'ACSCurrent', { MoveToVersion: 'v1' })).toMatchObject({ status: 200 })
  })

  it('include ACSPrevious, which moves with ACSCurrent if the option says so', async () => {
    await using cloud = await startAlibabaCloud({ secrets, movesPrevious: true, purgesUnlabeled: true })
    await update(cloud, 'ACSCurrent', { MoveToVersion: 'v1' })
    expect(cloud.labels('db')).toEqual({ ACSCurrent: 'v1', ACSPrevious: 'v2' })
    await update(cloud, 'ACSCurrent', { MoveToVersion: 'v3' })
    expect(cloud.labels('db')).toEqual({ ACSCurrent: 'v3', ACSPrevious: 'v1' })
    expect(await idsOf(cloud)).toBe('v1,v3')
  })

  it('are limited in number, with or without the built-in ones', async () => {
    const seven = Array.from({ length: 7 }, (_, n) => `label${n}`)
    const full = { db: { v1: ['ACSCurrent', ...seven], v2: [] } }
    const exceeded = { status: 400, code: 'Rejected.LimitExceeded' }
    await using cloud = await startAlibabaCloud({ secrets: full })
    expect(await update(cloud, 'one-more', { MoveToVersion: 'v2' })).toEqual(exceeded)
    expect(await update(cloud, 'label0', { MoveToVersion: 'v2' })).toMatchObject({ status: 200 })
    await using generous = await startAlibabaCloud({ secrets: full, countsBuiltInLabels: false })
    expect(await update(generous, 'one-more', { MoveToVersion: 'v2' })).toMatchObject({ status: 200 })
    expect(await update(generous, 'ACSPrevious', { MoveToVersion: 'v2' })).toMatchObject({ status: 200 })
    expect(await update(generous, 'two-more', { MoveToVersion: 'v2' })).toEqual(exceeded)
  })
})

describe('requests to the stand-in', () => {
  it('can name a secret by its name or its ARN', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const arn = { SecretName: cloud.arnOf('db') }
    expect((await call(cloud, 'DescribeSecret', arn)).body).toMatchObject({ SecretName: 'db' })
  })

  it('fail for a missing secret or version', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const notFound = { status: 404, code: 'Forbidden.ResourceNotFound' }
    expect(await call(cloud, 'DescribeSecret', { SecretName: 'constructor' })).toEqual(notFound)
    expect(await update(cloud, 'ACSCurrent', { MoveToVersion: 'v9' })).toEqual(notFound)
    expect(await update(cloud, 'ACSCurrent', { MoveToVersion: 'v3', RemoveFromVersion: 'v9' })).toEqual(notFound)
  })

  it('require their parameters', async () => {
    await using cloud = await startAlibabaCloud({ secrets })
    const missing = { status: 400, code: 'MissingParameter' }
    expect(await call(cloud, 'DescribeSecret', {})).toEqual(missing)
    expect(await call(cloud, 'UpdateSecretVersionStage', { SecretName: 'db', MoveToVersion: 'v1' })).toEqual(missing)
    expect(await update(cloud, 'ACSCurrent', {})).toEqual(missing)
  })

  it('cannot change a managed secret or one that is scheduled for deletion', async () => {
    const versions = { v1: ['x'] }
    await using managed = await startAlibabaCloud({ secrets: { db: { type: 'Rds', versions } } })
    const unsupported = { status: 400, code: 'Rejected.UnsupportedOperation' }
    expect(await update(managed, 'x', { MoveToVersion: 'v1' })).toEqual(unsupported)
    const plannedDeleteTime = '2030-02-21T04:24:04.58616562Z'
    await using doomed = await startAlibabaCloud({ secrets: { db: { plannedDeleteTime, versions } } })
    const rejected = { status: 409, code: 'Rejected.ResourceInDeleteWindow' }
    expect(await update(doomed, 'x', { MoveToVersion: 'v1' })).toEqual(rejected)
    const described = await call(doomed, 'DescribeSecret', { SecretName: 'db' })
    expect(described.body).toMatchObject({ PlannedDeleteTime: plannedDeleteTime })
  })

  it('list labeled or all versions, in pages', async () => {
    await using cloud = await startAlibabaCloud({ secrets, maxPageSize: 2 })
    expect(await list(cloud, { IncludeDeprecated: 'false' })).toMatchObject({ TotalCount: 2 })
    expect(await list(cloud, { PageSize: '50' })).toMatchObject({ PageNumber: 1, PageSize: 2, TotalCount: 3 })
    expect(await idsOf(cloud)).toBe('v1,v2')
    expect(await idsOf(cloud, { PageNumber: '2' })).toBe('v3')
    expect(await idsOf(cloud, { PageNumber: '3', PageSize: '1' })).toBe('v3')
    expect(await idsOf(cloud, { PageNumber: '4', PageSize: '1' })).toBe('')
    for (const wrong of [{ PageSize: '101' }, { PageNumber: '0' }, { IncludeDeprecated: 'yes' }])
      expect(await call(cloud, 'ListSecretVersionIds', { SecretName: 'db', ...wrong })).toMatchObject({ status: 400 })
  })

  it.each([
    ['empty', { VersionStages: { VersionStage: [] } }],
    ['absent', {}],
    ['null', { VersionStages: null }],
  ] as const)('return the missing labels of a version as %s', async (unlabeledShape, shape) => {
    await using cloud = await startAlibabaCloud({ secrets: { db: { v1: [] } }, unlabeledShape })
    const CreateTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string
    expect((await list(cloud)).VersionIds.VersionId).toEqual([{ VersionId: 'v1', CreateTime, ...shape }])
  })

  it('get a response in XML unless they accept JSON', async () => {
    await using cloud = await startAlibabaCloud({ secrets: { db: { v3: ['a&b'] } } })
    const type = 'text/xml;charset=utf-8'
    const { headers, ...signed } = sign(cloud, { 'x-acs-action': 'ListSecretVersionIds' })
    const response = await send({ ...signed, headers: { ...headers, accept: '*/*' } })
    expect(response).toMatchObject({ status: 200, type })
    expect(response.text).toContain('<VersionStages><VersionStage>a&#38;b</VersionStage></VersionStages>')
  })

  it('get errors in the format of the option', async () => {
    await using cloud = await startAlibabaCloud({ errorFormat: 'xml' })
    const { text } = await send(sign(cloud))
    expect(text).toMatch(
      /<KMS><HttpStatus>404<\/HttpStatus><Code>Forbidden.ResourceNotFound<\/Code><Message>.*<RequestId>.*<\/KMS>$/,
    )
    await using json = await startAlibabaCloud({ errorFormat: 'json' })
    const { headers, ...signed } = sign(json)
    const response = await send({ ...signed, headers: { ...headers, accept: '*/*' } })
    expect(JSON.parse(response.text)).toMatchObject({ HttpStatus: 404, Code: 'Forbidden.ResourceNotFound' })
  })
})
