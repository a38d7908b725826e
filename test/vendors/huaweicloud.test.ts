/** Huawei Cloud's clients for Python and Go call the stand-in, and work side by side with the action. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { selfSigned } from '../support/certificate.ts'
import {
  HUAWEI_TEST_KEY,
  HUAWEI_TEST_PROJECTS,
  type HuaweiCloud,
  type HuaweiOptions,
  startHuaweiCloud,
} from '../support/clouds/huaweicloud-csms.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'
import { describeWith } from '../tools/tools.ts'
import { type Call, type Driver, type Outcome, runCalls } from './client.ts'
import { compareRequests, type Explanation } from './comparison.ts'
import { type Work, workSideBySide } from './side-by-side.ts'

const key = { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret }
const keyAndProject = { ...key, HUAWEICLOUD_SDK_PROJECT_ID: HUAWEI_TEST_PROJECTS['ap-southeast-1'] }
const db = { v1: ['SYSPREVIOUS'], v2: ['SYSCURRENT'], v3: [] }

const list: Call = { call: 'list', secret: 'db' }
const move = (stage: string, version?: string): Call => ({ call: 'move', secret: 'db', stage, version })
const remove = (stage: string): Call => ({ call: 'remove', secret: 'db', stage })
const expire = (version: string, time: number): Call => ({ call: 'expire', secret: 'db', version, time })

type VendorError = Extract<Outcome, { error: unknown }>['error']
type Client = {
  readonly command: Driver['command']
  /** The type of the error for a response with this status. */
  readonly errorType: (status: number) => string
  /** What differs from the default in the error for status 429. */
  readonly throttled: Partial<VendorError>
  /** The error for a lookup of the project that is denied. */
  readonly noProject: Partial<VendorError>
  readonly explained: readonly Explanation[]
}

const sameWork: readonly Work<HuaweiCloud>[] = [
  {
    inputs: { 'target-version': 'v3', 'expire-outgoing-after': '30d' },
    promote: (send, { secrets }) =>
      send([
        ...[list, move('SYSPREVIOUS', 'v2'), move('SYSCURRENT', 'v3'), list],
        // The action sets the expiry by its own clock.
        expire('v2', secrets.db?.versions.v2?.expireTime ?? 0),
      ]),
    rollBack: (send) => send([list, move('SYSCURRENT', 'v2'), move('SYSPREVIOUS', 'v1'), list]),
  },
  {
    inputs: { stage: 'green', 'target-version': 'v3' },
    promote: (send) => send([list, move('green', 'v3'), list]),
    rollBack: (send) => send([list, remove('green'), list]),
  },
]

type ErrorCase = {
  readonly title: string
  readonly options?: HuaweiOptions
  readonly env?: Record<string, string>
  readonly calls: readonly [call: Call, status: number, code: string][]
}

const fullOfLabels = Array.from({ length: 12 }, (_, n) => `label${n}`)
const throttle = (response: CloudResponse): CloudResponse => ({
  ...response,
  status: 429,
  body: JSON.stringify({ error_code: 'APIGW.0308', error_msg: 'The throttling threshold has been reached' }),
})
const errorCases: readonly ErrorCase[] = [
  {
    title: 'of a request',
    options: {
      secrets: {
        db,
        full: { v1: fullOfLabels, v2: [] },
        disabled: { state: 'DISABLED', versions: db },
        doomed: { state: 'PENDING_DELETE', versions: db },
      },
    },
    calls: [
      [{ call: 'describe', secret: '' }, 404, 'APIGW.0101'],
      [{ call: 'value', secret: 'db', version: 'v1' }, 500, 'CSMS.0001'],
      [{ call: 'list', secret: 'missing' }, 400, 'CSMS.0106'],
      [{ ...list, limit: 1001 }, 400, 'CSMS.0002'],
      [{ call: 'stage', secret: 'db', stage: 'green' }, 400, 'CSMS.0005'],
      [move('SYSCURRENT', 'v9'), 400, 'CSMS.0005'],
      [move('a b', 'v1'), 400, 'CSMS.0002'],
      [move('SYSCURRENT'), 400, 'CSMS.0004'],
      [remove('SYSCURRENT'), 400, 'CSMS.0105'],
      [remove('green'), 400, 'CSMS.0005'],
      [expire('v1', -1), 400, 'CSMS.0002'],
      [{ ...move('green', 'v2'), secret: 'full' }, 400, 'CSMS.0204'],
      [{ ...move('green', 'v2'), secret: 'disabled' }, 403, 'CSMS.0109'],
      [{ ...expire('v2', 1), secret: 'doomed' }, 400, 'CSMS.0103'],
    ],
  },
  {
    title: 'that are undocumented',
    options: { notFound: '404', rejectsNoopMove: true },
    calls: [
      [{ call: 'list', secret: 'missing' }, 404, 'CSMS.0106'],
      [move('SYSCURRENT', 'v2'), 400, 'CSMS.0002'],
    ],
  },
  {
    title: 'of a denied operation',
    options: { denied: ['UpdateStage'] },
    calls: [[move('SYSCURRENT', 'v3'), 403, 'CSMS.0302']],
  },
  {
    title: 'of another project',
    env: { ...key, HUAWEICLOUD_SDK_PROJECT_ID: 'fedcba9876543210fedcba9876543210' },
    calls: [[list, 403, 'APIGW.0302']],
  },
  {
    title: 'of an unknown key',
    env: { ...keyAndProject, HUAWEICLOUD_SDK_AK: 'UNKNOWN' },
    calls: [[list, 401, 'APIGW.0301']],
  },
  {
    title: 'of an invalid token',
    env: { ...keyAndProject, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'invalid' },
    calls: [[list, 401, 'APIGW.0301']],
  },
  {
    title: 'of an invalid signature, and of a locked key',
    env: { ...keyAndProject, HUAWEICLOUD_SDK_SK: 'invalid' },
    calls: Array.from({ length: 7 }, () => [list, 401, 'APIGW.0301']),
  },
  {
    title: 'of a wrong clock',
    options: { now: () => Date.now() - 3_600_000 },
    calls: [[list, 401, 'APIGW.0303']],
  },
]

it('the errors are all those that the stand-in can give', async () => {
  const files = ['huaweicloud-csms', 'huaweicloud-gateway'].map((name) => `../support/clouds/${name}.ts`)
  const source = (await Promise.all(files.map((file) => readFile(resolve(import.meta.dirname, file), 'utf8')))).join('')
  const own = [...source.matchAll(/'(CSMS\.\d{4})'/g)].map(([, code]) => code)
  const ofGateway = [...source.matchAll(/gatewayError\(\d+, '(\d{4})'/g)].map(([, number]) => `APIGW.${number ?? ''}`)
  const codes = errorCases.flatMap(({ calls }) => calls.map(([, , code]) => code))
  expect([...new Set(codes)].toSorted()).toEqual([...new Set([...own, ...ofGateway])].toSorted())
})

function describeClient({ command, errorType, throttled, noProject, explained }: Client): void {
  const run = ({ endpoint }: HuaweiCloud, calls: readonly Call[], env: Record<string, string> = keyAndProject) =>
    runCalls({ command, endpoint, env }, calls)

  /** Runs calls that fail, and returns their errors with those that the stand-in has responded with. */
  async function fail(options: HuaweiOptions, calls: readonly Call[], env?: Record<string, string>, fault?: Fault) {
    const responses: CloudResponse[] = []
    const intercept = () => (response: CloudResponse) => {
      const sent = typeof fault === 'function' ? (fault(response) as CloudResponse) : response
      responses.push(sent)
      return sent
    }
    await using cloud = await startHuaweiCloud({ secrets: { db }, ...options, intercept })
    const outcomes = await run(cloud, calls, env)
    expect(cloud.history).toEqual([])
    const expected = responses.map(({ status, headers = {}, body }) => {
      const { error_code: code, error_msg: message } = JSON.parse(typeof body === 'string' ? body : '') as Record<
        string,
        string
      >
      return { type: errorType(status), code, status, requestId: headers['X-Request-Id'], message }
    })
    return { errors: outcomes.map((outcome) => ('error' in outcome ? outcome.error : outcome)), expected }
  }

  it('lists all versions, page after page', async () => {
    await using cloud = await startHuaweiCloud({ secrets: { db: { ...db, v2: ['SYSCURRENT', 'green'] } } })
    const pages = [undefined, 3, 2, 1].map((limit) => ({ ...list, limit }))
    const version = (id: string, ...version_stages: string[]) => ({
      ...{ id, secret_name: 'db', version_stages, create_time: expect.any(Number) as number },
      kms_key_id: expect.any(String) as string,
    })
    const versions = [version('v1', 'SYSPREVIOUS'), version('v2', 'SYSCURRENT', 'green'), version('v3')]
    expect(await run(cloud, pages)).toEqual(pages.map(() => ({ result: versions })))
    const queries = cloud.calls.map(({ query }) => query.toString())
    expect(queries).toEqual([
      '',
      'limit=3',
      'limit=2',
      'limit=2&marker=v2',
      'limit=1',
      'limit=1&marker=v1',
      'limit=1&marker=v2',
    ])
  })

  it('describes a secret and a label, moves and removes labels, sets an expiry', async () => {
    await using cloud = await startHuaweiCloud({ secrets: { db } })
    const outcomes = await run(cloud, [
      { call: 'describe', secret: 'db' },
      { call: 'stage', secret: 'db', stage: 'SYSCURRENT' },
      move('SYSCURRENT', 'v3'),
      move('green', 'v1'),
      move('green', 'v2'),
      remove('green'),
      expire('v2', 1_893_456_000_000),
    ])
    const stage = (name: string, version_id: string) => ({
      result: { name, version_id, secret_name: 'db', update_time: expect.any(Number) as number },
    })
    expect(outcomes).toEqual([
      { result: expect.objectContaining({ name: 'db', state: 'ENABLED', secret_type: 'COMMON' }) as unknown },
      stage('SYSCURRENT', 'v2'),
      stage('SYSCURRENT', 'v3'),
      stage('green', 'v1'),
      stage('green', 'v2'),
      { result: null },
      { result: expect.objectContaining({ id: 'v2', expire_time: 1_893_456_000_000 }) as unknown },
    ])
    expect(cloud.history.map(({ labels }) => labels)).toEqual([
      { SYSPREVIOUS: 'v1', SYSCURRENT: 'v3' },
      { SYSPREVIOUS: 'v1', SYSCURRENT: 'v3', green: 'v1' },
      { SYSPREVIOUS: 'v1', SYSCURRENT: 'v3', green: 'v2' },
      { SYSPREVIOUS: 'v1', SYSCURRENT: 'v3' },
      { SYSPREVIOUS: 'v1', SYSCURRENT: 'v3' },
    ])
  })

  it.each(errorCases)('understands errors $title', async ({ options = {}, env, calls }) => {
    const sent = calls.map(([call]) => call)
    const { errors, expected } = await fail(options, sent, env)
    expect(errors).toEqual(expected)
    expect(errors).toMatchObject(calls.map(([, status, code]) => ({ status, code })))
  })

  it('understands a rate limit', async () => {
    const { errors, expected } = await fail({}, [list], keyAndProject, throttle)
    expect(errors).toEqual(expected.map((error) => ({ ...error, ...throttled })))
  })

  it('reports that it may not look its project up', async () => {
    await withTls(async (options, env) => {
      await using cloud = await startHuaweiCloud({ ...options, denied: ['ListProjects'] })
      const [outcome] = await run(cloud, [list], { ...key, ...env, HUAWEICLOUD_SDK_IAM_ENDPOINT: cloud.endpoint })
      const message = expect.stringContaining('not authorized to perform identity:list_projects') as string
      expect(outcome).toEqual({ error: { code: null, status: null, requestId: null, message, ...noProject } })
    })
  })

  it('promotes and rolls back as the action does', async () => {
    await withTls(async (options, trust) => {
      const accessKeys = [{ ...HUAWEI_TEST_KEY, token: 'TOKEN+/example==' }]
      await using cloud = await startHuaweiCloud({ ...options, secrets: { db }, accessKeys })
      const { endpoint } = cloud
      const token = { HUAWEICLOUD_SDK_SECURITY_TOKEN: 'TOKEN+/example==' }
      const env = { ...key, ...token, ...trust, HUAWEICLOUD_SDK_IAM_ENDPOINT: endpoint }
      const provider = {
        provider: 'huaweicloud-csms',
        region: 'ap-southeast-1',
        endpoint,
        'identity-endpoint': endpoint,
      }
      const { client, action } = await workSideBySide(
        { cloud, secret: 'db', env, inputs: provider, send: (calls) => run(cloud, calls, env) },
        sameWork,
      )
      expect(compareRequests(client, action, explained)).toEqual([])
    })
  })
}

/** Runs a test with a certificate, as the client for Go looks its project up by HTTPS only, and with variables to trust it. */
async function withTls(test: (options: HuaweiOptions, env: Record<string, string>) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vendors-'))
  try {
    const tls = selfSigned([{ ip: [127, 0, 0, 1] }])
    const file = join(folder, 'certificate.pem')
    await writeFile(file, tls.cert)
    await test({ tls }, { NODE_EXTRA_CA_CERTS: file, REQUESTS_CA_BUNDLE: file, SSL_CERT_FILE: file })
  } finally {
    await rm(folder, { recursive: true })
  }
}

const withBody = ['UpdateStage', 'UpdateVersion']
const withoutBody = ['ListVersions', 'DeleteStage']
const on = (operations: readonly string[], explanation: Explanation): Explanation[] =>
  operations.map((operation) => ({ operation, ...explanation }))

const json = 'application/json'
const explainedForBoth: readonly Explanation[] = [
  {
    operation: 'ListProjects',
    part: 'request',
    client: 'sent',
    reason: 'the record of a rollback has the project',
  },
  { part: 'signed user-agent', client: 'signed', reason: 'it signs all headers that it sets' },
  ...on(withoutBody, { part: 'header content-type', client: json, reason: 'it names a type even without a body' }),
]

describeWith('python', "Huawei Cloud's client for Python", (python) => {
  describeClient({
    command: [python, resolve(import.meta.dirname, 'python/huaweicloud.py')],
    errorType: (status) => (status < 500 ? 'ClientRequestException' : 'ServerResponseException'),
    // Its HTTP library gives up on 429 before the client reads the response.
    throttled: { code: '429', requestId: '', message: expect.stringContaining('too many 429') as string },
    noProject: { type: 'SdkException' },
    explained: [
      ...explainedForBoth,
      { part: 'header accept', client: '*/*', reason: 'its HTTP library adds it; CSMS responds with JSON anyway' },
      ...on(withoutBody, {
        part: 'signed content-type',
        client: 'signed',
        reason: 'it signs all headers that it sets',
      }),
      ...on(withBody, {
        part: 'header content-type',
        client: 'application/json;charset=utf-8',
        action: json,
        reason: 'JSON is in UTF-8 by its own standard',
      }),
    ],
  })
})

describeWith('huaweicloud-go', "Huawei Cloud's client for Go", (program) => {
  describeClient({
    command: [program],
    errorType: () => '*sdkerr.ServiceResponseError',
    throttled: {},
    noProject: { type: '*errors.errorString' },
    explained: [
      ...explainedForBoth,
      { part: 'signed host', action: 'signed', reason: 'it signs before its HTTP library adds the host' },
      ...on(withBody, {
        part: 'signed content-type',
        action: 'signed',
        reason: 'it leaves this header out on purpose',
      }),
      ...on(withBody, {
        part: 'header content-type',
        client: 'application/json;charset=UTF-8',
        action: json,
        reason: 'JSON is in UTF-8 by its own standard',
      }),
    ],
  })
})
