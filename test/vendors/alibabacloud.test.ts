/** Alibaba Cloud's clients for Python and Node call the stand-in, and work side by side with the action. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  ALIBABA_TEST_KEY,
  type AlibabaCloud,
  type AlibabaOptions,
  startAlibabaCloud,
} from '../support/clouds/alibabacloud-kms.ts'
import type { AccessKey, CloudRequest, CloudResponse } from '../support/clouds/server.ts'
import { describeWith } from '../tools/tools.ts'
import { type Call, type Driver, runCalls } from './client.ts'
import { compareRequests, type Explanation } from './comparison.ts'
import { type Work, workSideBySide } from './side-by-side.ts'

const TEMPORARY_KEY = { id: 'STS.temporaryKeyId', secret: 'temporary-secret', token: 'CAIS+example/token==' }
const db = { v1: ['ACSPrevious'], v2: ['ACSCurrent'], v3: [] }

const toEnv = ({ id, secret, token }: AccessKey) => ({
  ...{ ALIBABA_CLOUD_ACCESS_KEY_ID: id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret },
  ...(token !== undefined && { ALIBABA_CLOUD_SECURITY_TOKEN: token }),
})

const list: Call = { call: 'list', secret: 'db' }
const describeSecret: Call = { call: 'describe', secret: 'db' }
const move = (stage: string, before: string | undefined, to: string): Call => ({
  ...{ call: 'update', secret: 'db', stage, before, to },
})
const remove = (stage: string, before: string): Call => ({ call: 'update', secret: 'db', stage, before })

type Client = {
  readonly command: Driver['command']
  /** The type of the error for a response. */
  readonly errorType: (response: CloudResponse, code: string) => string
  readonly explained: readonly Explanation[]
}

const sameWork: readonly Work<AlibabaCloud>[] = [
  {
    inputs: { 'target-version': 'v3' },
    promote: (send) =>
      send([describeSecret, list, move('ACSPrevious', 'v1', 'v2'), move('ACSCurrent', 'v2', 'v3'), list]),
    rollBack: (send) =>
      send([describeSecret, list, move('ACSCurrent', 'v3', 'v2'), move('ACSPrevious', 'v2', 'v1'), list]),
  },
  {
    inputs: { stage: 'green', 'target-version': 'v3' },
    promote: (send) => send([describeSecret, list, move('green', undefined, 'v3'), list]),
    rollBack: (send) => send([describeSecret, list, remove('green', 'v3'), list]),
  },
]

type ErrorCase = {
  readonly title: string
  readonly options?: AlibabaOptions
  readonly key?: AccessKey
  /** What happens to a request on its way. */
  readonly onTheWay?: (call: CloudRequest, cloud: AlibabaCloud) => unknown
  readonly calls: readonly [call: Call, status: number, code: string][]
}

const fullOfLabels = Array.from({ length: 8 }, (_, n) => `label${n}`)
const errorCases: readonly ErrorCase[] = [
  {
    title: 'of a request',
    options: {
      secrets: {
        db,
        full: { v1: fullOfLabels, v2: [] },
        managed: { type: 'Rds', versions: db },
        doomed: { plannedDeleteTime: '2030-02-21T04:24:04Z', versions: db },
      },
    },
    calls: [
      [{ call: 'value', secret: 'db' }, 500, 'InternalFailure'],
      [{ call: 'send', action: 'DeleteSecret' }, 404, 'InvalidApi.NotFound'],
      [{ call: 'send', action: 'DescribeSecret', method: 'PUT' }, 403, 'UnsupportedHTTPMethod'],
      [{ call: 'describe' }, 400, 'MissingParameter'],
      [{ call: 'update', secret: 'db', stage: 'green' }, 400, 'MissingParameter'],
      [{ call: 'list', secret: 'missing' }, 404, 'Forbidden.ResourceNotFound'],
      [{ ...list, size: 101 }, 400, 'InvalidParameter'],
      [move('ACSCurrent', undefined, 'v9'), 404, 'Forbidden.ResourceNotFound'],
      [move('ACSCurrent', 'v1', 'v3'), 400, 'InvalidParameter'],
      [remove('ACSCurrent', 'v2'), 400, 'InvalidParameter'],
      [{ ...move('green', undefined, 'v2'), secret: 'full' }, 400, 'Rejected.LimitExceeded'],
      [{ ...move('green', undefined, 'v2'), secret: 'managed' }, 400, 'Rejected.UnsupportedOperation'],
      [{ ...move('green', undefined, 'v2'), secret: 'doomed' }, 409, 'Rejected.ResourceInDeleteWindow'],
      [{ call: 'describe', secret: 'acs:kms:cn-hangzhou:2:secret/db' }, 403, 'Forbidden.NoPermission'],
    ],
  },
  {
    title: 'of an unknown key',
    key: { id: 'LTAIunknown', secret: 'any' },
    calls: [[list, 404, 'InvalidAccessKeyId.NotFound']],
  },
  {
    title: 'of the gateway in XML',
    options: { errorFormat: 'xml' },
    key: { id: 'LTAIunknown', secret: 'any' },
    calls: [[list, 404, 'InvalidAccessKeyId.NotFound']],
  },
  {
    title: 'of an invalid signature',
    key: { ...ALIBABA_TEST_KEY, secret: 'invalid' },
    calls: [[list, 400, 'SignatureDoesNotMatch']],
  },
  {
    title: 'of a missing token',
    key: { id: TEMPORARY_KEY.id, secret: TEMPORARY_KEY.secret },
    calls: [[list, 400, 'MissingSecurityToken']],
  },
  {
    title: 'of an invalid token',
    key: { ...TEMPORARY_KEY, token: 'invalid' },
    calls: [[list, 400, 'InvalidSecurityToken.MismatchWithAccessKey']],
  },
  {
    title: 'of a wrong clock',
    options: { now: () => Date.now() - 3_600_000 },
    calls: [[list, 400, 'InvalidTimeStamp.Expired']],
  },
  {
    title: 'of a changed date',
    onTheWay: ({ headers }) => (headers['x-acs-date'] = new Date().toUTCString()),
    calls: [[list, 400, 'InvalidTimeStamp.Format']],
  },
  {
    title: 'of a lost header',
    onTheWay: ({ headers }) => Reflect.deleteProperty(headers, 'x-acs-signature-nonce'),
    calls: [[list, 400, 'IncompleteSignature']],
  },
  {
    title: 'of a repeated request',
    onTheWay: (call, cloud) => cloud.respondTo(call, Buffer.from(call.body), 'first'),
    calls: [[list, 400, 'SignatureNonceUsed']],
  },
]

it('the errors are all those that the stand-in can give', async () => {
  const file = resolve(import.meta.dirname, '../support/clouds/alibabacloud-kms.ts')
  const source = await readFile(file, 'utf8')
  const known = [...source.matchAll(/(?:new CloudError|gatewayError)\(\s*\d+,\s*'([\w.]+)'/g)].map(([, code]) => code)
  const codes = errorCases.flatMap(({ calls }) => calls.map(([, , code]) => code))
  expect([...new Set(codes)].toSorted()).toEqual([...new Set(known)].toSorted())
})

function describeClient({ command, errorType, explained }: Client): void {
  const run = ({ endpoint }: AlibabaCloud, calls: readonly Call[], key: AccessKey = ALIBABA_TEST_KEY) =>
    runCalls({ command, endpoint, env: toEnv(key) }, calls)

  it('lists all versions, page after page', async () => {
    await using cloud = await startAlibabaCloud({ secrets: { db: { ...db, v2: ['ACSCurrent', 'green'] } } })
    const pages = [50, 3, 2, 1].map((size) => ({ ...list, size }))
    const version = (VersionId: string, ...VersionStage: string[]) => ({
      ...{ VersionId, VersionStages: { VersionStage } },
      CreateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
    })
    const versions = [version('v1', 'ACSPrevious'), version('v2', 'ACSCurrent', 'green'), version('v3')]
    expect(await run(cloud, pages)).toEqual(pages.map(() => ({ result: versions })))
    const asked = cloud.calls.map(({ query }) => `${query.get('PageNumber') ?? ''} of ${query.get('PageSize') ?? ''}`)
    expect(asked).toEqual(['1 of 50', '1 of 3', '1 of 2', '2 of 2', '1 of 1', '2 of 1', '3 of 1'])
  })

  it.each([
    ['permanent', ALIBABA_TEST_KEY],
    ['temporary', TEMPORARY_KEY],
  ] as const)('describes a secret, moves and removes labels, by a %s key', async (_kind, key) => {
    await using cloud = await startAlibabaCloud({ secrets: { db }, accessKeys: [key] })
    const calls = [
      move('ACSCurrent', 'v2', 'v3'),
      move('green light', undefined, 'v1'),
      move('green light', undefined, 'v2'),
      remove('green light', 'v2'),
    ]
    const [described, ...outcomes] = await run(cloud, [describeSecret, ...calls], key)
    const RequestId = expect.any(String) as string
    const secret = { SecretName: 'db', SecretType: 'Generic', Arn: cloud.arnOf('db'), RequestId }
    expect(described).toMatchObject({ result: secret })
    expect(outcomes).toMatchObject(calls.map(() => ({ result: { RequestId } })))
    expect(cloud.history.map(({ labels }) => labels)).toEqual([
      { ACSPrevious: 'v1', ACSCurrent: 'v3' },
      { ACSPrevious: 'v1', ACSCurrent: 'v3', 'green light': 'v1' },
      { ACSPrevious: 'v1', ACSCurrent: 'v3', 'green light': 'v2' },
      { ACSPrevious: 'v1', ACSCurrent: 'v3' },
    ])
  })

  it.each(errorCases)('understands errors $title', async ({ options = {}, key, onTheWay, calls }) => {
    const responses: CloudResponse[] = []
    const accessKeys = [ALIBABA_TEST_KEY, TEMPORARY_KEY]
    await using cloud = await startAlibabaCloud({ secrets: { db }, accessKeys, ...options })
    cloud.intercept = async (call) => {
      await onTheWay?.(call, cloud)
      return (response) => {
        responses.push(response)
        return response
      }
    }
    const sent = calls.map(([call]) => call)
    const outcomes = await run(cloud, sent, key)
    expect(cloud.history).toEqual([])
    expect(outcomes).toEqual(
      calls.map(([, status, code], n) => {
        const response = responses[n] ?? { status: 0 }
        const requestId = response.headers?.['x-acs-request-id'] ?? ''
        const message = expect.stringMatching(`code: ${status}, .+ request id: ${requestId}$`) as string
        return { error: { type: errorType(response, code), code, status, requestId, message } }
      }),
    )
  })

  it.each([
    [429, 'Rejected.Throttling', {}],
    [400, 'Throttling.User', { 'x-acs-retry-after': '700' }],
  ])('understands a rate limit: %i %s %o', async (status, Code, headers) => {
    const RequestId = 'd3b1f5a0'
    const limit = { status, headers, body: JSON.stringify({ Code, Message: 'QPS Limit Exceeded', RequestId }) }
    await using cloud = await startAlibabaCloud({ secrets: { db }, intercept: () => limit })
    const message = expect.stringContaining(`code: ${status}, QPS Limit Exceeded request id: ${RequestId}`) as string
    const error = { type: errorType(limit, Code), code: Code, status, requestId: RequestId, message }
    expect(await run(cloud, [list])).toEqual([{ error }])
  })

  it('promotes and rolls back as the action does', async () => {
    await using cloud = await startAlibabaCloud({ secrets: { db }, accessKeys: [TEMPORARY_KEY] })
    const provider = { provider: 'alibabacloud-kms', region: 'cn-hangzhou', endpoint: cloud.endpoint }
    const { client, action } = await workSideBySide(
      {
        ...{ cloud, secret: 'db', env: toEnv(TEMPORARY_KEY), inputs: provider },
        send: (calls) => run(cloud, calls, TEMPORARY_KEY),
      },
      sameWork,
    )
    expect(compareRequests(client, action, explained)).toEqual([])
  })
}

const explainedForBoth: readonly Explanation[] = [
  {
    part: 'query SecretName',
    client: 'db',
    action: 'acs:kms:cn-hangzhou:1234567890123456:secret/db',
    reason: 'the action uses the ARN once DescribeSecret has returned it, as does a rollback',
  },
  {
    part: 'header x-acs-credentials-provider',
    client: 'static_sts',
    reason: 'it says where the client has found the key; the vendor does not require it',
  },
  { part: 'signed x-acs-credentials-provider', client: 'signed', reason: 'it signs its own header' },
]

describeWith('python', "Alibaba Cloud's client for Python", (python) => {
  describeClient({
    command: [python, resolve(import.meta.dirname, 'python/alibabacloud.py')],
    errorType: ({ status, headers = {} }) => {
      if ('x-acs-retry-after' in headers) return 'ThrottlingException'
      return status < 500 ? 'ClientException' : 'ServerException'
    },
    explained: [
      ...explainedForBoth,
      { part: 'signed accept', client: 'signed', reason: 'it signs all headers that it sets' },
      { part: 'signed user-agent', client: 'signed', reason: 'it signs all headers that it sets' },
    ],
  })
})

describe("the core of Alibaba Cloud's clients for Node", () => {
  describeClient({
    command: [process.execPath, resolve(import.meta.dirname, 'node/alibabacloud.ts')],
    errorType: ({ status }, code) => {
      if (code.includes('Throttling')) return 'ThrottlingError'
      return status < 500 ? 'ClientError' : 'ServerError'
    },
    explained: explainedForBoth,
  })
})
