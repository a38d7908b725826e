/** boto3 and the AWS CLI call the stand-in, and work side by side with the action. */
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { type Aws, AWS_TEST_KEY, type AwsOptions, startAws } from '../support/clouds/aws-secrets-manager.ts'
import type { AccessKey } from '../support/clouds/server.ts'
import { forgetRequests } from '../support/permissions/requests.ts'
import { describeWith } from '../tools/tools.ts'
import { runCommand } from './aws-cli.ts'
import { type Call, type Outcome, runCalls } from './client.ts'
import { compareRequests, type Explanation } from './comparison.ts'
import { readError, readResult, type VendorError } from './outcomes.ts'
import { type Work, workSideBySide } from './side-by-side.ts'

const [v1 = '', v2 = '', v3 = '', v9 = ''] = ['1', '2', '3', '9'].map((digit) => digit.repeat(32))
const db = { [v1]: ['AWSPREVIOUS'], [v2]: ['AWSCURRENT'], [v3]: [] }

const describeIt: Call = { call: 'describe', SecretId: 'db' }
const list: Call = { call: 'list', SecretId: 'db', IncludeDeprecated: true, MaxResults: 100 }
const move = (VersionStage: string, from?: string, to?: string): Call => ({
  ...{ call: 'move', SecretId: 'db', VersionStage },
  ...(from !== undefined && { RemoveFromVersionId: from }),
  ...(to !== undefined && { MoveToVersionId: to }),
})

type Client = {
  readonly send: (cloud: Aws, calls: readonly Call[], env: Record<string, string>) => Promise<Outcome[]>
  /** The error for a response of this code and status. */
  readonly error: (error: Omit<VendorError, 'type' | 'message'>) => Omit<VendorError, 'message'>
}

const toEnv = ({ id, secret, token }: AccessKey = AWS_TEST_KEY, region = 'eu-central-1') => ({
  ...{ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_DEFAULT_REGION: region },
  ...(token !== undefined && { AWS_SESSION_TOKEN: token }),
})

type ErrorCase = {
  readonly title: string
  readonly options?: AwsOptions
  readonly env?: Record<string, string>
  readonly calls: readonly (readonly [call: Call, code: string, status?: number])[]
}

const labels = Array.from({ length: 20 }, (_, n) => `label${n}`)
const foreign = 'arn:aws:secretsmanager:eu-central-1:999999999999:secret:db-a1B2c3'
const invalidKey = 'InvalidSignatureException'
const errorCases: readonly ErrorCase[] = [
  {
    title: 'about a secret and its state',
    options: {
      secrets: {
        db,
        full: { [v1]: labels, [v2]: [] },
        doomed: { versions: db, deletedDate: Date.UTC(2031, 1, 3) },
        managed: { versions: db, owningService: 'rds' },
        replica: { versions: db, primaryRegion: 'us-east-1' },
      },
    },
    calls: [
      [{ ...describeIt, SecretId: 'missing' }, 'ResourceNotFoundException'],
      [{ ...move('green', undefined, v2), SecretId: 'full' }, 'LimitExceededException'],
      [{ ...list, SecretId: 'doomed' }, 'InvalidRequestException'],
      [{ ...move('green', undefined, v2), SecretId: 'managed' }, 'InvalidRequestException'],
      [{ ...move('green', undefined, v2), SecretId: 'replica' }, 'InvalidRequestException'],
    ],
  },
  {
    title: 'about parameters',
    calls: [
      [move('AWSCURRENT', v2, v9), 'ResourceNotFoundException'],
      [move('AWSCURRENT'), 'InvalidParameterException'],
      [move('AWSCURRENT', undefined, v3), 'InvalidParameterException'],
      [move('AWSCURRENT', v1, v3), 'InvalidParameterException'],
      [move('AWSCURRENT', v2), 'InvalidParameterException'],
      [{ ...list, NextToken: 'nonsense' }, 'InvalidNextTokenException'],
    ],
  },
  {
    title: 'about what the documentation leaves open, in its other form',
    options: { rejectsNoopMove: true, unknownVersion: 'InvalidParameterException' },
    calls: [
      [move('AWSCURRENT', v2, v2), 'InvalidParameterException'],
      [move('AWSCURRENT', v2, v9), 'InvalidParameterException'],
    ],
  },
  {
    title: 'about permissions',
    options: { denied: ['UpdateSecretVersionStage'] },
    calls: [
      [move('AWSCURRENT', v2, v3), 'AccessDeniedException'],
      [{ ...describeIt, SecretId: foreign }, 'AccessDeniedException'],
      [{ call: 'secrets' }, 'UnknownOperationException'],
      [{ call: 'value', SecretId: 'db' }, 'InternalServiceError', 500],
      [{ ...describeIt, unsigned: true }, 'MissingAuthenticationTokenException'],
    ],
  },
  {
    title: 'about an invalid secret key',
    env: toEnv({ ...AWS_TEST_KEY, secret: 'not/The+Secret/Access/Key/0123456789abcd' }),
    calls: [[describeIt, invalidKey]],
  },
  { title: 'about another region', env: toEnv(AWS_TEST_KEY, 'us-east-1'), calls: [[describeIt, invalidKey]] },
  {
    title: 'about an unknown key',
    env: toEnv({ id: 'AKIANOBODYSKEY000001', secret: AWS_TEST_KEY.secret }),
    calls: [[describeIt, 'UnrecognizedClientException']],
  },
  {
    title: 'about a token that does not belong to the key',
    env: toEnv({ ...AWS_TEST_KEY, token: 'stale' }),
    calls: [[describeIt, 'UnrecognizedClientException']],
  },
  ...[-360_000, 360_000].map((ahead) => ({
    title: `about a clock that is ${ahead / 60_000} minutes off`,
    options: { now: () => Date.now() + ahead },
    calls: [[describeIt, invalidKey]] as const,
  })),
]

const works: readonly Work[] = [
  {
    inputs: { 'target-version': v3 },
    promote: (send) => send([describeIt, list, move('AWSCURRENT', v2, v3), describeIt]),
    rollBack: (send) => send([describeIt, list, move('AWSCURRENT', v3, v2), move('AWSPREVIOUS', v3, v1), describeIt]),
  },
  {
    inputs: { stage: 'green', 'target-version': v3 },
    promote: (send) => send([describeIt, list, move('green', undefined, v3), describeIt]),
    rollBack: (send) => send([describeIt, move('green', v3), describeIt]),
  },
]

function describeClient({ send, error }: Client): void {
  const run = (cloud: Aws, calls: readonly Call[]) => send(cloud, calls, toEnv())

  it.each<[string, AwsOptions]>([
    ['all at once', {}],
    ['two at a time', { maxPageSize: 2 }],
    ['after an empty page', { beginsWithEmptyPage: true }],
  ])('lists all versions, %s', async (_, options) => {
    await using cloud = await startAws({ ...options, secrets: { db } })
    const versions: unknown[] = []
    for (let token: unknown; ;) {
      const [page] = await run(cloud, [{ ...list, ...(token !== undefined && { NextToken: token }) }])
      const { Versions, NextToken } = readResult(page) as { Versions: unknown[]; NextToken?: string }
      versions.push(...Versions)
      token = NextToken
      if (token === undefined) break
    }
    expect(versions).toMatchObject([
      { VersionId: v1, VersionStages: ['AWSPREVIOUS'] },
      { VersionId: v2, VersionStages: ['AWSCURRENT'] },
      { VersionId: v3 },
    ])
  })

  it('lists versions without a label only on request', async () => {
    await using cloud = await startAws({ secrets: { db } })
    const [outcome] = await run(cloud, [{ call: 'list', SecretId: 'db' }])
    expect(readResult(outcome)).toMatchObject({
      ARN: cloud.arnOf('db'),
      Versions: [{ VersionId: v1 }, { VersionId: v2 }],
    })
  })

  it('describes a secret, and moves and removes labels', async () => {
    await using cloud = await startAws({ secrets: { db } })
    const named = { ARN: cloud.arnOf('db'), Name: 'db' }
    const outcomes = await run(cloud, [
      describeIt,
      move('AWSCURRENT', v2, v3),
      move('green', undefined, v1),
      move('green', v1, v2),
      move('green', v2),
      { ...describeIt, SecretId: cloud.arnOf('db') },
    ])
    expect(outcomes.map(readResult)).toMatchObject([
      { ...named, VersionIdsToStages: { [v1]: ['AWSPREVIOUS'], [v2]: ['AWSCURRENT'] } },
      ...Array.from({ length: 4 }, () => named),
      { ...named, VersionIdsToStages: { [v2]: ['AWSPREVIOUS'], [v3]: ['AWSCURRENT'] } },
    ])
    const moved = { AWSPREVIOUS: v2, AWSCURRENT: v3 }
    expect(cloud.history.map((state) => state.labels)).toEqual([
      moved,
      { ...moved, green: v1 },
      { ...moved, green: v2 },
      moved,
    ])
  })

  it.each(errorCases)('understands errors $title', async ({ options = {}, env = toEnv(), calls }) => {
    await using cloud = await startAws({ secrets: { db }, ...options })
    const ids = keepRequestIds(cloud)
    const sent = calls.map(([call]) => call)
    const outcomes = await send(cloud, sent, env)
    expect(outcomes.map(readError)).toMatchObject(
      calls.map(([, code, status = 400], n) => error({ code, status, requestId: ids[n] ?? '' })),
    )
    expect(ids).toHaveLength(calls.length)
  })

  it.each(['plain', 'namespace'] as const)('understands the name of an error, %s', async (errorForm) => {
    await using cloud = await startAws({ secrets: { db }, errorForm })
    const ids = keepRequestIds(cloud)
    const [outcome] = await run(cloud, [{ ...describeIt, SecretId: 'missing' }])
    const expected = { code: 'ResourceNotFoundException', status: 400, requestId: ids[0] ?? '' }
    expect(readError(outcome)).toMatchObject(error(expected))
  })

  it('finds the name of an error only in the body, unlike the action', async () => {
    await using cloud = await startAws({ secrets: { db }, errorForm: 'header' })
    const [outcome] = await run(cloud, [{ ...describeIt, SecretId: 'missing' }])
    expect(readError(outcome)).toMatchObject({ code: '400' })
  })

  // Only a request that no client sends is the cause of these.
  it.each([
    ['SerializationException', 400],
    ['IncompleteSignatureException', 400],
    ['ThrottlingException', 400],
    ['ServiceUnavailable', 503],
  ])('understands %s', async (code, status) => {
    await using cloud = await startAws({ secrets: { db } })
    cloud.intercept = () => ({
      ...{ status, headers: { 'x-amzn-requestid': 'request-1' } },
      body: JSON.stringify({ __type: code, message: 'not today' }),
    })
    const [outcome] = await run(cloud, [describeIt])
    expect(readError(outcome)).toEqual({
      ...error({ code, status, requestId: 'request-1' }),
      message: expect.stringContaining('not today') as string,
    })
  })

  it('promotes and rolls back as the action does', async () => {
    await using cloud = await startAws({ secrets: { db } })
    const { client, action } = await workSideBySide(
      {
        ...{ cloud, secret: 'db', env: toEnv(), send: (calls) => run(cloud, calls) },
        inputs: { provider: 'aws-secrets-manager', region: 'eu-central-1', endpoint: cloud.endpoint },
      },
      works,
    )
    expect(compareRequests(client, action, explained)).toEqual([])
  })
}

/** Returns the ids of the responses, in order, which grow as requests arrive. */
function keepRequestIds(cloud: Aws): string[] {
  const ids: string[] = []
  cloud.intercept = () => (response) => {
    ids.push(response.headers?.['x-amzn-requestid'] ?? '')
    return response
  }
  return ids
}

/** Both clients are botocore. */
const explained: readonly Explanation[] = [
  {
    ...{
      part: 'body.SecretId',
      client: '"db"',
      action: /^"arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-/,
    },
    reason: 'the action takes the ARN that it has read, so that it stays with that secret whatever gets its name',
  },
  { part: 'signed content-length', action: 'signed', reason: 'aws4 signs it; the signature covers the body anyway' },
  { part: 'header amz-sdk-invocation-id', client: /./, reason: 'it numbers calls for the logs of the service' },
  { part: 'header amz-sdk-request', client: /^attempt=1/, reason: 'it counts attempts for the logs of the service' },
]

/** The exceptions that the client has for this service; all other errors are a `ClientError`. */
const ownExceptions = [
  'InternalServiceError',
  'InvalidNextTokenException',
  'InvalidParameterException',
  'InvalidRequestException',
  'LimitExceededException',
  'ResourceNotFoundException',
]

describeWith('python', 'boto3', (python) => {
  describeClient({
    send: (cloud, calls, env) =>
      runCalls(
        { command: [python, resolve(import.meta.dirname, 'python/aws.py')], endpoint: cloud.endpoint, env },
        calls,
      ),
    error: (error) => ({
      ...error,
      type: ownExceptions.includes(error.code ?? '') ? (error.code ?? '') : 'ClientError',
    }),
  })
})

describeWith('aws', 'the AWS CLI', (aws) => {
  describeClient({
    send: async (cloud, calls, env) => {
      const outcomes: Outcome[] = []
      for (const call of calls) outcomes.push(await runCommand(aws, cloud.endpoint, env, call))
      forgetRequests()
      return outcomes
    },
    error: ({ code }) => ({ type: 'exit code 255', code, status: null, requestId: null }),
  })
})
