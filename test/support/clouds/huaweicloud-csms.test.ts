/** The stand-in, called by the vendor's own client and with signatures of the vendor's own signer. */
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { HcClient } from '@huaweicloud/huaweicloud-sdk-core/HcClient.js'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import type { ServiceResponseException } from '@huaweicloud/huaweicloud-sdk-core/exception/ServiceResponseException.js'
import { DefaultHttpClient } from '@huaweicloud/huaweicloud-sdk-core/http/DefaultHttpClient.js'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { HUAWEI_TEST_KEY, HUAWEI_TEST_PROJECTS, type HuaweiCloud, startHuaweiCloud } from './huaweicloud-csms.ts'
import type { AccessKey } from './server.ts'

const PROJECT = HUAWEI_TEST_PROJECTS['ap-southeast-1']
const SECRET = `/v1/${PROJECT}/secrets/db`
const TEMPORARY_KEY = { id: 'TEMPORARYACCESSKEY', secret: 'temporary-secret', token: 'TOKEN+/example==' }
const secrets = { db: { v1: ['SYSPREVIOUS'], v2: ['SYSCURRENT'], v3: [] } }

function credentials({ id, secret, token }: AccessKey, projectId = PROJECT) {
  return new BasicCredentials({ ak: id, sk: secret, projectId, ...(token !== undefined && { securityToken: token }) })
}

/** Returns the vendor's client without its logger, which prints signatures and tokens. */
function vendorClient({ endpoint }: HuaweiCloud, key: AccessKey = HUAWEI_TEST_KEY) {
  const silent = { debug: () => undefined, error: () => undefined } as never
  const http = new DefaultHttpClient({ logger: silent }, [endpoint])
  return new HcClient(http, { logger: silent }).withCredential(credentials(key)).withEndpoints([endpoint])
}

/** Calls the stand-in with the vendor's client, on `secrets/db` unless the path starts with a slash. */
async function call(cloud: HuaweiCloud, line: string, data: object = {}, key?: AccessKey) {
  const [method = '', path = '', query] = line.split(/[ ?]/)
  const url = path.startsWith('/') ? path : `/v1/{project_id}/secrets/db${path && `/${path}`}`
  const queryParams = Object.fromEntries(new URLSearchParams(query))
  const options = { method, url, contentType: 'application/json', queryParams, pathParams: {}, headers: {}, data }
  try {
    const { httpStatusCode: status, ...response } = await vendorClient(cloud, key).sendRequest(options)
    return { status, ...response }
  } catch (error) {
    const { httpStatusCode: status, errorCode: code } = error as ServiceResponseException
    return { status, code }
  }
}

const move = (cloud: HuaweiCloud, stage: string, version: unknown) =>
  call(cloud, `PUT stages/${stage}`, { version_id: version })

type SignedRequest = { url: string; method: string; headers: Record<string, string>; body: string }

/** Returns a request with a signature by the vendor's signer. */
function sign(endpoint: string, path: string, data?: object, key = HUAWEI_TEST_KEY): SignedRequest {
  const method = data ? 'PUT' : 'GET'
  const headers = { 'content-type': 'application/json', 'X-Project-Id': PROJECT }
  const queryParams = Object.fromEntries(new URL(endpoint + path).searchParams)
  const signed = AKSKSigner.sign({ endpoint: endpoint + path, method, headers, queryParams, data }, credentials(key))
  return { url: endpoint + path, method, headers: signed, body: data ? JSON.stringify(data) : '' }
}

async function send({ url, method, headers, body }: SignedRequest) {
  const response = await request(url, { method: method as 'GET', headers, body: body || null })
  return {
    status: response.statusCode,
    headers: response.headers,
    body: (await response.body.json()) as { error_code?: string },
  }
}

const WRONG_SIGNATURE = {
  error_code: 'APIGW.0301',
  error_msg: 'Incorrect IAM authentication information: verify aksk signature fail',
  request_id: expect.any(String) as string,
}

describe('valid signatures', () => {
  it.each([['permanent', HUAWEI_TEST_KEY] as const, ['temporary', TEMPORARY_KEY] as const])(
    'of a %s key are accepted for every operation',
    async (_kind, key) => {
      await using cloud = await startHuaweiCloud({ secrets, accessKeys: [key] })
      const lines = ['GET ', 'GET versions', 'GET versions?limit=1&marker=v1', 'GET stages/SYSCURRENT']
      for (const line of lines) expect(await call(cloud, line, {}, key)).toMatchObject({ status: 200 })
      expect(await call(cloud, 'PUT stages/green', { version_id: 'v3' }, key)).toMatchObject({ status: 200 })
      expect(await call(cloud, 'PUT versions/v3', { expire_time: 1581507580000 }, key)).toMatchObject({ status: 200 })
      expect(await call(cloud, 'DELETE stages/green', {}, key)).toEqual({ status: 204 })
      const projects = { projects: [{ id: PROJECT, name: 'ap-southeast-1' }] }
      expect(await call(cloud, 'GET /v3/projects?name=ap-southeast-1', {}, key)).toMatchObject(projects)
      expect(cloud.signatureFailures).toBe(0)
      expect(cloud.calls.map((call) => call.operation)).toEqual(
        'ShowSecret ListVersions ListVersions ShowStage UpdateStage UpdateVersion DeleteStage ListProjects'.split(' '),
      )
    },
  )

  it("let the vendor's client look up its project", async () => {
    await using cloud = await startHuaweiCloud({ projects: { 'eu-test-1': 'p1', 'eu-test-2': ['p2', 'p3'] } })
    const { id, secret } = HUAWEI_TEST_KEY
    const lost = new BasicCredentials({ ak: id, sk: secret, iamEndpoint: cloud.endpoint })
    const found = await lost.processAuthParams(vendorClient(cloud), 'eu-test-1')
    expect(found.getPathParams()).toEqual({ project_id: 'p1' })
    const both = { projects: [{ id: 'p2' }, { id: 'p3' }] }
    expect(await call(cloud, 'GET /v3/projects?name=eu-test-2')).toMatchObject(both)
    expect(await call(cloud, 'GET /v3/projects?name=nowhere')).toMatchObject({ projects: [] })
  })

  const example = '/v1/0123456789abcdef0123456789abcdef/secrets/demo-secret'
  it.each([
    ['GET', `${example}/stages/SYSCURRENT`, '520e2a44388454d9fff5e1b9a8c054e479e44e6db39747631aa30060f5057133'],
    [
      'GET',
      `${example}/versions?limit=20&marker=v10`,
      'e90d3135ea8df88be1e36da0a719adc1f3275db4d3f91d86522617e4df8d875a',
    ],
    [
      'DELETE',
      `${example.replace('-', '.')}/stages/my.stage-1_x`,
      '6ce7884fafe7666bc83ea76f5ffc4a633a428e2e628c986c6b9e3dda1b17896a',
    ],
  ] as const)("of the vendor's signers in other languages are the same: %s %s", async (method, path, signature) => {
    const key = { id: 'AKIDEXAMPLE0000000001', secret: 'SKEXAMPLEsecretkey0000000000000000000001' }
    const now = () => Date.UTC(2025, 0, 2, 3, 4, 5)
    const versions = { v10: ['SYSCURRENT', 'my.stage-1_x'] }
    const options = { secrets: { 'demo-secret': versions, 'demo.secret': versions }, accessKeys: [key], now }
    await using cloud = await startHuaweiCloud(options)
    const headers = {
      host: 'kms.ap-southeast-1.myhuaweicloud.com',
      'x-project-id': PROJECT,
      'x-sdk-date': '20250102T030405Z',
      authorization: `SDK-HMAC-SHA256 Access=${key.id}, SignedHeaders=host;x-project-id;x-sdk-date, Signature=${signature}`,
    }
    const response = await request(cloud.endpoint + path, { method, headers })
    expect(response.statusCode).toBe(method === 'GET' ? 200 : 204)
  })
})

describe('the stand-in rejects', () => {
  const alterations: [string, (genuine: SignedRequest) => Partial<SignedRequest>][] = [
    ['path', ({ url }) => ({ url: url.replace('SYSCURRENT', 'SYSPREVIOUS') })],
    ['query', ({ url }) => ({ url: url.replace('x=1', 'x=2') })],
    ['body', ({ body }) => ({ body: body.replace('v1', 'v2') })],
    ['header', ({ headers }) => ({ headers: { ...headers, 'X-Project-Id': 'p2' } })],
    ['method', () => ({ method: 'DELETE' })],
  ]
  it.each(alterations)('a request whose %s differs from the signed one', async (_part, alter) => {
    await using cloud = await startHuaweiCloud({ secrets })
    const genuine = sign(cloud.endpoint, `${SECRET}/stages/SYSCURRENT?x=1`, { version_id: 'v1' })
    const altered = await send({ ...genuine, ...alter(genuine) })
    expect(altered).toMatchObject({ status: 401, body: WRONG_SIGNATURE })
    expect(cloud.history).toEqual([])
    expect(cloud.signatureFailures).toBe(1)
    expect(await send(genuine)).toMatchObject({ status: 200 })
  })

  it('an invalid secret key, and after five in a row the valid one as well', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    const wrong = { ...HUAWEI_TEST_KEY, secret: 'wrong' }
    const fail = () => send(sign(cloud.endpoint, SECRET, undefined, wrong))
    const succeed = () => send(sign(cloud.endpoint, SECRET))
    for (let n = 0; n < 5; n += 1) expect((await fail()).body).toEqual(WRONG_SIGNATURE)
    expect((await succeed()).status).toBe(200)
    for (let n = 0; n < 6; n += 1) expect((await fail()).body).toEqual(WRONG_SIGNATURE)
    const limit = 'Incorrect IAM authentication information: AK access failed to reach the limit,forbidden'
    expect((await succeed()).body).toMatchObject({ error_code: 'APIGW.0301', error_msg: limit })
    expect(cloud.signatureFailures).toBe(11)
  })

  it.each([16, -16])('a request whose date is %i minutes off', async (minutes) => {
    await using cloud = await startHuaweiCloud({ secrets, now: () => Date.now() + minutes * 60_000 })
    expect(await call(cloud, 'GET versions')).toEqual({ status: 401, code: 'APIGW.0303' })
  })

  it('a temporary key without its token, and a token of another key', async () => {
    await using cloud = await startHuaweiCloud({ secrets, accessKeys: [HUAWEI_TEST_KEY, TEMPORARY_KEY] })
    const { id, secret, token } = TEMPORARY_KEY
    for (const key of [
      { id, secret },
      { id, secret, token: 'other' },
      { ...HUAWEI_TEST_KEY, token },
    ])
      expect(await call(cloud, 'GET versions', {}, key)).toEqual({ status: 401, code: 'APIGW.0301' })
    expect(cloud.signatureFailures).toBe(0)
  })

  it('an unknown key or token, and a request without a signature', async () => {
    await using cloud = await startHuaweiCloud({ secrets, authTokens: ['good'] })
    const unknown = await send(sign(cloud.endpoint, SECRET, undefined, { id: 'NOBODY', secret: 'x' }))
    expect(unknown.body).toMatchObject({ error_msg: expect.stringContaining('ak not exist') as string })
    const withHeaders = (headers: Record<string, string>) =>
      send({ url: cloud.endpoint + SECRET, method: 'GET', headers, body: '' })
    expect((await withHeaders({})).status).toBe(401)
    expect((await withHeaders({ 'x-auth-token': 'bad' })).status).toBe(401)
    expect((await withHeaders({ 'x-auth-token': 'good' })).status).toBe(200)
  })

  it('a project in the header that differs from the one in the path', async () => {
    await using cloud = await startHuaweiCloud({ secrets, projects: { 'eu-test-1': [PROJECT, 'p2'] } })
    const { status, body } = await send(sign(cloud.endpoint, SECRET.replace(PROJECT, 'p2')))
    expect([status, body.error_code]).toEqual([403, 'APIGW.0302'])
  })

  it('the project of another account', async () => {
    await using cloud = await startHuaweiCloud({ secrets, projects: { 'eu-test-1': 'p1' } })
    expect(await call(cloud, 'GET versions')).toEqual({ status: 403, code: 'APIGW.0302' })
  })

  it('an operation without permission', async () => {
    await using cloud = await startHuaweiCloud({ secrets, denied: ['UpdateStage', 'ListProjects'] })
    expect(await move(cloud, 'SYSCURRENT', 'v1')).toEqual({ status: 403, code: 'CSMS.0302' })
    expect(await call(cloud, 'GET /v3/projects')).toEqual({ status: 403, code: 403 })
    expect(await call(cloud, 'GET versions')).toMatchObject({ status: 200 })
  })

  it('an unknown path, for example with an extra slash', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    for (const path of ['/v1/', `${SECRET}/stages/SYSCURRENT/`, `${SECRET}/stages/%zz`])
      expect(await send(sign(cloud.endpoint, path))).toMatchObject({ status: 404, body: { error_code: 'APIGW.0101' } })
  })

  it('and records every request for a secret value', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    for (const line of ['GET versions/v2', 'POST versions', 'POST /v1/{project_id}/secrets'])
      expect(await call(cloud, line)).toMatchObject({ status: 500 })
    expect(cloud.valueReads).toEqual([
      `GET ${SECRET}/versions/v2`,
      `POST ${SECRET}/versions`,
      `POST /v1/${PROJECT}/secrets`,
    ])
  })
})

describe('the labels of the stand-in', () => {
  it('are on one version only', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    expect(await move(cloud, 'SYSCURRENT', 'v3')).toMatchObject({ stage: { name: 'SYSCURRENT', version_id: 'v3' } })
    expect(cloud.labels('db')).toEqual({ SYSPREVIOUS: 'v1', SYSCURRENT: 'v3' })
    expect(await move(cloud, 'green', 'v2')).toMatchObject({ status: 200 })
    expect(await call(cloud, 'GET stages/green')).toMatchObject({ stage: { version_id: 'v2', secret_name: 'db' } })
    const list = (await call(cloud, 'GET versions')) as {
      version_metadatas?: { id: string; version_stages: string[] }[]
    }
    expect(list.version_metadatas?.map(({ id, version_stages: stages }) => [id, ...stages])).toEqual([
      ['v1', 'SYSPREVIOUS'],
      ['v2', 'green'],
      ['v3', 'SYSCURRENT'],
    ])
    expect(cloud.history.map(({ labels }) => labels.green)).toEqual([undefined, 'v2'])
  })

  it('can be moved to the version that has them, unless the option forbids it', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    expect(await move(cloud, 'SYSCURRENT', 'v2')).toMatchObject({ status: 200 })
    await using strict = await startHuaweiCloud({ secrets, rejectsNoopMove: true })
    expect(await move(strict, 'SYSCURRENT', 'v2')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await move(strict, 'SYSCURRENT', 'v1')).toMatchObject({ status: 200 })
  })

  it('include SYSPREVIOUS, which moves with SYSCURRENT if the option says so', async () => {
    await using cloud = await startHuaweiCloud({ secrets, movesPrevious: true, purgesUnlabeled: true })
    await move(cloud, 'SYSCURRENT', 'v1')
    expect(cloud.labels('db')).toEqual({ SYSCURRENT: 'v1', SYSPREVIOUS: 'v2' })
    await move(cloud, 'SYSCURRENT', 'v1')
    expect(cloud.labels('db')).toEqual({ SYSCURRENT: 'v1', SYSPREVIOUS: 'v2' })
    await move(cloud, 'SYSCURRENT', 'v3')
    expect(cloud.labels('db')).toEqual({ SYSCURRENT: 'v3', SYSPREVIOUS: 'v1' })
    expect(Object.keys(cloud.secrets.db?.versions ?? {})).toEqual(['v1', 'v3'])
  })

  it('that leave a version make the cloud purge it if the option says so', async () => {
    await using cloud = await startHuaweiCloud({
      secrets: { db: { v1: ['x'], v2: ['SYSCURRENT'], v3: [] } },
      purgesUnlabeled: true,
    })
    await move(cloud, 'SYSCURRENT', 'v1')
    await call(cloud, 'DELETE stages/x')
    expect(Object.keys(cloud.secrets.db?.versions ?? {})).toEqual(['v1', 'v3'])
    expect(await move(cloud, 'SYSCURRENT', 'v2')).toEqual({ status: 400, code: 'CSMS.0005' })
  })

  it('can be removed unless they are built in', async () => {
    await using cloud = await startHuaweiCloud({ secrets: { db: { v1: ['SYSCURRENT', 'x'] } }, deleteStatus: 200 })
    expect(await call(cloud, 'DELETE stages/x')).toEqual({ status: 200 })
    expect(await call(cloud, 'DELETE stages/x')).toEqual({ status: 400, code: 'CSMS.0005' })
    expect(await call(cloud, 'DELETE stages/SYSCURRENT')).toEqual({ status: 400, code: 'CSMS.0105' })
    expect(await call(cloud, 'DELETE stages/SYSPREVIOUS')).toEqual({ status: 400, code: 'CSMS.0105' })
    expect(cloud.labels('db')).toEqual({ SYSCURRENT: 'v1' })
  })

  it('are limited in number', async () => {
    const twelve = Array.from({ length: 12 }, (_, n) => `label${n}`)
    await using cloud = await startHuaweiCloud({ secrets: { db: { v1: twelve, v2: [] } } })
    expect(await move(cloud, 'one-more', 'v2')).toEqual({ status: 400, code: 'CSMS.0204' })
    expect(await move(cloud, 'label0', 'v2')).toMatchObject({ status: 200 })
  })
})

describe('requests to the stand-in', () => {
  it.each(['CSMS 400', '404'] as const)('fail for a missing secret or version: %s', async (notFound) => {
    await using cloud = await startHuaweiCloud({ secrets, notFound })
    const status = notFound === '404' ? 404 : 400
    expect(await call(cloud, 'GET /v1/{project_id}/secrets/toString')).toEqual({ status, code: 'CSMS.0106' })
    expect(await call(cloud, 'GET stages/constructor')).toEqual({ status, code: 'CSMS.0005' })
    expect(await move(cloud, 'SYSCURRENT', 'v9')).toEqual({ status, code: 'CSMS.0005' })
    expect(await call(cloud, 'PUT versions/v9', { expire_time: 1 })).toEqual({ status, code: 'CSMS.0005' })
    expect(cloud.labels('db').SYSCURRENT).toBe('v2')
  })

  it('require a valid body', async () => {
    await using cloud = await startHuaweiCloud({ secrets })
    expect(await call(cloud, 'PUT stages/x')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await call(cloud, 'PUT versions/v1', { expire_time: '2030' })).toEqual({ status: 400, code: 'CSMS.0002' })
    await using open = await startHuaweiCloud({ secrets, authTokens: ['t'] })
    const url = `${open.endpoint}${SECRET}/stages/x`
    const json = { 'content-type': 'application/json' }
    const wrong: [object, string][] = [
      [json, ''],
      [json, '{'],
      [json, '1'],
      [{}, '{"version_id":"v1"}'],
    ]
    for (const [type, body] of wrong) {
      const { status, body: response } = await send({
        url,
        method: 'PUT',
        headers: { 'x-auth-token': 't', ...type },
        body,
      })
      expect([status, response.error_code]).toEqual([400, 'CSMS.0004'])
    }
  })

  it('follow the name patterns of the older or newer documentation', async () => {
    const dotted = { 'a.b': { 'bb6a3d22-dc93-47ac-b5bd-88df7ad35f1e': ['SYSCURRENT'] }, db: { v1: [], 'x-1': [] } }
    await using older = await startHuaweiCloud({ secrets: dotted })
    expect(await call(older, 'GET /v1/{project_id}/secrets/a.b')).toMatchObject({ status: 200 })
    expect(await move(older, 'my.label', 'x-1')).toMatchObject({ status: 200 })
    expect(await move(older, 'x'.repeat(65), 'v1')).toEqual({ status: 400, code: 'CSMS.0002' })
    await using newer = await startHuaweiCloud({ secrets: dotted, strictNames: true })
    expect(await call(newer, 'GET /v1/{project_id}/secrets/a.b')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await move(newer, 'my.label', 'v1')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await move(newer, 'my-label', 'x-1')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await move(newer, 'my-label', 'v1')).toMatchObject({ status: 200 })
  })

  it.each([
    ['DISABLED', 403, 'CSMS.0109'],
    ['FROZEN', 403, 'CSMS.0109'],
    ['PENDING_DELETE', 400, 'CSMS.0103'],
  ] as const)('cannot change a secret that is %s', async (state, status, code) => {
    await using cloud = await startHuaweiCloud({ secrets: { db: { state, versions: { v1: ['x'] } } } })
    expect(await move(cloud, 'x', 'v1')).toEqual({ status, code })
    expect(await call(cloud, 'DELETE stages/x')).toEqual({ status, code })
    expect(await call(cloud, 'PUT versions/v1', { expire_time: 1 })).toEqual({ status, code })
    expect(await call(cloud, 'GET ')).toMatchObject({ secret: { state, secret_type: 'COMMON' } })
    expect(cloud.history).toEqual([])
  })

  it.each([
    ['ms', 1_696_838_472_000],
    ['s', 1_696_838_472],
  ] as const)('have their times in %s', async (timeUnit, time) => {
    await using cloud = await startHuaweiCloud({ secrets, timeUnit })
    const response = await call(cloud, 'PUT versions/v1', { expire_time: time })
    expect(response).toMatchObject({
      version_metadata: { id: 'v1', expire_time: time, version_stages: ['SYSPREVIOUS'] },
    })
    expect(cloud.secrets.db?.versions.v1?.expireTime).toBe(1_696_838_472_000)
    expect(cloud.history).toHaveLength(1)
    const { stage } = (await call(cloud, 'GET stages/SYSCURRENT')) as unknown as { stage: { update_time: number } }
    expect(String(stage.update_time)).toHaveLength(String(time).length)
  })

  it('list versions in pages', async () => {
    await using cloud = await startHuaweiCloud({ secrets, pageSize: 2 })
    const page = async (query: string) => {
      const response = (await call(cloud, `GET versions${query}`)) as {
        version_metadatas?: { id: string }[]
        page_info?: { next_marker?: string; current_count: number }
      }
      const { next_marker: next, current_count: count } = response.page_info ?? {}
      return [response.version_metadatas?.map(({ id }) => id).join(), count, next]
    }
    expect(await page('')).toEqual(['v1,v2', 2, 'v2'])
    expect(await page('?marker=v2')).toEqual(['v3', 1, undefined])
    expect(await page('?limit=1&marker=v1')).toEqual(['v2', 1, 'v2'])
    expect(await page('?limit=50')).toEqual(['v1,v2', 2, 'v2'])
    expect(await call(cloud, 'GET versions?marker=v9')).toEqual({ status: 400, code: 'CSMS.0002' })
    expect(await call(cloud, 'GET versions?limit=0')).toEqual({ status: 400, code: 'CSMS.0002' })
  })
})
