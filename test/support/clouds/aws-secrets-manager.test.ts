/** The stand-in, called by the vendor's own client and command line, and with invalid signatures. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
  type UpdateSecretVersionStageCommandInput,
} from '@aws-sdk/client-secrets-manager'
import aws4 from 'aws4'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import { describeWith } from '../../tools/tools.ts'
import { type Aws, AWS_TEST_KEY, type AwsOptions, startAws } from './aws-secrets-manager.ts'
import type { AccessKey } from './server.ts'

const TEMPORARY_KEY = {
  id: 'ASIATEMPORARYKEY0001',
  secret: 'temporary/Secret+Key',
  token: 'FwoGZXIvYXdzE+example/token==',
}
const [v1 = '', v2 = '', v3 = ''] = ['1', '2', '3'].map((digit) => digit.repeat(32))
const secrets = { db: { [v1]: ['AWSPREVIOUS'], [v2]: ['AWSCURRENT'], [v3]: [] } }
const found = { AWSPREVIOUS: v1, AWSCURRENT: v2 }

function clientOf({ endpoint }: Aws, { id, secret, token }: AccessKey = AWS_TEST_KEY) {
  const credentials = { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) }
  return new SecretsManagerClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })
}

/** Moves a label with the vendor's client. @returns the name of the error, if any */
async function move(cloud: Aws, stage: string, from?: string, to?: string): Promise<string | undefined> {
  const input: UpdateSecretVersionStageCommandInput = { SecretId: 'db', VersionStage: stage }
  if (from !== undefined) input.RemoveFromVersionId = from
  if (to !== undefined) input.MoveToVersionId = to
  return errorNameOf(clientOf(cloud).send(new UpdateSecretVersionStageCommand(input)))
}

const errorNameOf = (sent: Promise<unknown>) =>
  sent.then(
    () => undefined,
    (error: unknown) => (error as Error).name,
  )

const describeIt = (cloud: Aws, id = 'db', key?: AccessKey) =>
  clientOf(cloud, key).send(new DescribeSecretCommand({ SecretId: id }))

describe('valid signatures', () => {
  it.each([
    ['permanent', AWS_TEST_KEY],
    ['temporary', TEMPORARY_KEY],
  ])('of a %s key are accepted for every operation', async (_, key) => {
    await using cloud = await startAws({ secrets, accessKeys: [key] })
    const client = clientOf(cloud, key)
    const described = await client.send(new DescribeSecretCommand({ SecretId: 'db' }))
    expect(described).toMatchObject({
      ARN: cloud.arnOf('db'),
      Name: 'db',
      VersionIdsToStages: { [v1]: ['AWSPREVIOUS'], [v2]: ['AWSCURRENT'] },
    })
    expect(described.CreatedDate).toBeInstanceOf(Date)
    const update = { SecretId: cloud.arnOf('db'), VersionStage: 'my label', MoveToVersionId: v3 }
    expect(await client.send(new UpdateSecretVersionStageCommand(update))).toMatchObject({ Name: 'db' })
    const { Versions = [] } = await client.send(new ListSecretVersionIdsCommand({ SecretId: cloud.arnOf('db', '') }))
    expect(Versions.map(({ VersionId }) => VersionId)).toEqual([v1, v2, v3])
    expect(cloud.labels('db')).toEqual({ ...found, 'my label': v3 })
  })
})

describe('the labels of the stand-in', () => {
  it.each(['AWSCURRENT', 'mine'])('move only from the version that has them: %s', async (stage) => {
    await using cloud = await startAws({ secrets: { db: { [v1]: [], [v2]: ['AWSCURRENT', 'mine'], [v3]: [] } } })
    expect(await move(cloud, stage, undefined, v3)).toBe('InvalidParameterException')
    expect(await move(cloud, stage, v1, v3)).toBe('InvalidParameterException')
    expect(cloud.history).toEqual([])
    expect(await move(cloud, stage, v2, v3)).toBe(undefined)
    expect(cloud.labels('db')[stage]).toBe(v3)
  })

  it('that are on no version are moved without `RemoveFromVersionId`', async () => {
    await using cloud = await startAws({ secrets })
    expect(await move(cloud, 'mine', v1, v3)).toBe('InvalidParameterException')
    expect(await move(cloud, 'mine', undefined, v3)).toBe(undefined)
    expect(await move(cloud, 'mine', v3)).toBe(undefined)
    expect(cloud.labels('db')).toEqual(found)
  })

  it('include AWSPREVIOUS, which moves with AWSCURRENT; AWSPENDING stays, and AWSCURRENT cannot be removed', async () => {
    await using cloud = await startAws({ secrets: { db: { ...secrets.db, [v3]: ['AWSPENDING'] } } })
    expect(await move(cloud, 'AWSCURRENT', v2)).toBe('InvalidParameterException')
    expect(await move(cloud, 'AWSCURRENT', v2, v3)).toBe(undefined)
    expect(cloud.labels('db')).toEqual({ AWSPREVIOUS: v2, AWSCURRENT: v3, AWSPENDING: v3 })
    expect(await move(cloud, 'AWSPREVIOUS', v2)).toBe(undefined)
    expect(cloud.labels('db')).toEqual({ AWSCURRENT: v3, AWSPENDING: v3 })
  })

  it('are limited to 20', async () => {
    const many = Array.from({ length: 19 }, (_, n) => `label-${n}`)
    await using cloud = await startAws({ secrets: { db: { [v1]: ['AWSCURRENT', ...many], [v2]: [] } } })
    expect(await move(cloud, 'mine', undefined, v2)).toBe('LimitExceededException')
    expect(await move(cloud, 'label-1', v1, v2)).toBe(undefined)
  })

  it.each(['ResourceNotFoundException', 'InvalidParameterException'] as const)(
    'cannot be moved to a missing version: %s',
    async (unknownVersion) => {
      await using cloud = await startAws({ secrets, unknownVersion })
      expect(await move(cloud, 'AWSCURRENT', v2, '9'.repeat(32))).toBe(unknownVersion)
      expect(cloud.labels('db')).toEqual(found)
    },
  )

  it.each([
    [{ deletedDate: 1e12 }, {}, 'InvalidRequestException'],
    [{ owningService: 'rds' }, {}, 'InvalidRequestException'],
    [{ primaryRegion: 'us-east-1' }, {}, 'InvalidRequestException'],
    [{ primaryRegion: 'us-east-1' }, { replicaError: 'InvalidParameterException' }, 'InvalidParameterException'],
  ] as const)('stay where they are in a secret with %j %j', async (more, options: AwsOptions, name) => {
    await using cloud = await startAws({ secrets: { db: { versions: secrets.db, ...more } }, ...options })
    expect(await move(cloud, 'AWSCURRENT', v2, v3)).toBe(name)
    expect(cloud.labels('db')).toEqual(found)
    const described = await describeIt(cloud)
    expect(described.DeletedDate?.getTime()).toBe('deletedDate' in more ? 1e12 : undefined)
    expect(described.OwningService).toBe('owningService' in more ? 'rds' : undefined)
    expect(described.PrimaryRegion).toBe('primaryRegion' in more ? 'us-east-1' : undefined)
  })
})

describe('lists of versions of the stand-in', () => {
  const list = (cloud: Aws, more: object = {}) =>
    clientOf(cloud).send(new ListSecretVersionIdsCommand({ SecretId: 'db', ...more }))

  it('contain versions without a label only on request, and then without a list of labels', async () => {
    await using cloud = await startAws({ secrets })
    expect((await list(cloud)).Versions?.map(({ VersionId }) => VersionId)).toEqual([v1, v2])
    const { Versions = [] } = await list(cloud, { IncludeDeprecated: true })
    expect(Versions.map(({ VersionId, VersionStages }) => [VersionId, VersionStages])).toEqual([
      [v1, ['AWSPREVIOUS']],
      [v2, ['AWSCURRENT']],
      [v3, undefined],
    ])
    expect(Versions[2]).not.toHaveProperty('VersionStages')
  })

  it('have pages, of which one may be empty', async () => {
    await using cloud = await startAws({ secrets, beginsWithEmptyPage: true })
    const ids: unknown[] = []
    let token: string | undefined
    do {
      const page = await list(cloud, { IncludeDeprecated: true, MaxResults: 2, NextToken: token })
      ids.push(page.Versions?.map(({ VersionId }) => VersionId))
      token = page.NextToken
    } while (token)
    expect(ids).toEqual([[], [v1, v2], [v3]])
    expect(await errorNameOf(list(cloud, { NextToken: 'made up' }))).toBe('InvalidNextTokenException')
  })
})

describe('errors of the stand-in', () => {
  it.each(['plain', 'namespace', 'header'] as const)('are parsed by the client: %s', async (errorForm) => {
    await using cloud = await startAws({ secrets, errorForm, denied: ['UpdateSecretVersionStage'] })
    expect(await errorNameOf(describeIt(cloud, 'unknown'))).toBe('ResourceNotFoundException')
    expect(await move(cloud, 'AWSCURRENT', v2, v3)).toBe('AccessDeniedException')
  })

  it('include every request for a secret value, which is recorded', async () => {
    await using cloud = await startAws({ secrets })
    expect(await errorNameOf(clientOf(cloud).send(new GetSecretValueCommand({ SecretId: 'db' })))).toBe(
      'InternalServiceError',
    )
    expect(cloud.valueReads).toEqual(['GetSecretValue'])
  })

  it.each<[string, AccessKey, string]>([
    ['an unknown key', { ...AWS_TEST_KEY, id: 'AKIANOBODY' }, 'UnrecognizedClientException'],
    ['an invalid secret key', { ...AWS_TEST_KEY, secret: 'wrong' }, 'InvalidSignatureException'],
    ['an invalid token', { ...AWS_TEST_KEY, token: 'x' }, 'UnrecognizedClientException'],
  ])('include that of %s', async (_, key, name) => {
    await using cloud = await startAws({ secrets })
    expect(await errorNameOf(describeIt(cloud, 'db', key))).toBe(name)
  })

  /** Sends a request by another signer, changed after signing. @returns the name of the error, if any */
  async function send(
    cloud: Aws,
    changes: { headers?: Record<string, string | undefined>; body?: string } = {},
    more = {},
  ) {
    const body = JSON.stringify({ SecretId: 'db' })
    const headers = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': 'secretsmanager.DescribeSecret' }
    const { host } = new URL(cloud.endpoint)
    const place = { service: 'secretsmanager', region: 'eu-central-1', host, path: '/', method: 'POST' }
    const keys = { accessKeyId: AWS_TEST_KEY.id, secretAccessKey: AWS_TEST_KEY.secret }
    const signed = aws4.sign({ ...place, headers, body, ...more }, keys).headers as Record<string, string>
    delete signed['Content-Length']
    const sent = Object.entries({ ...signed, ...changes.headers }).filter(([, value]) => value !== undefined)
    const text = changes.body ?? body
    const response = await request(cloud.endpoint, {
      method: 'POST',
      headers: Object.fromEntries(sent) as Record<string, string>,
      body: text,
    })
    return ((await response.body.json()) as { __type?: string }).__type
  }

  it('include those of requests that were changed after signing, or signed for another region or time', async () => {
    await using cloud = await startAws({ secrets })
    const at = (ms: number) => new Date(Date.now() + ms).toISOString().replace(/[-:]|\.\d+/g, '')
    const withDate = (ms: number) => ({
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': 'secretsmanager.DescribeSecret',
        'X-Amz-Date': at(ms),
      },
    })
    expect(await send(cloud)).toBe(undefined)
    expect(await send(cloud, {}, withDate(-4 * 60_000))).toBe(undefined)
    const wrong = 'InvalidSignatureException'
    expect(await send(cloud, {}, withDate(-6 * 60_000))).toBe(wrong)
    expect(await send(cloud, {}, withDate(6 * 60_000))).toBe(wrong)
    expect(await send(cloud, { body: '{"SecretId": "db"}' })).toBe(wrong)
    expect(await send(cloud, { headers: { 'X-Amz-Target': 'secretsmanager.ListSecretVersionIds' } })).toBe(wrong)
    expect(await send(cloud, {}, { region: 'us-east-1' })).toBe(wrong)
    expect(await send(cloud, {}, { service: 'kms' })).toBe(wrong)
    expect(await send(cloud, { headers: { 'X-Amz-Extra': 'not signed' } })).toBe('IncompleteSignatureException')
    expect(await send(cloud, { headers: { 'X-Amz-Date': undefined } })).toBe('IncompleteSignatureException')
    expect(await send(cloud, { headers: { Authorization: undefined } })).toBe('MissingAuthenticationTokenException')
  })

  it('include those of unknown operations and parameters', async () => {
    await using cloud = await startAws({ secrets })
    expect(await send(cloud, {}, { body: '{"SecretId":"db","More":1}' })).toBeDefined()
    expect(await send(cloud, {}, { headers: { 'X-Amz-Target': 'secretsmanager.DescribeSecret' } })).toBe(
      'UnknownOperationException',
    )
  })
})

const run = promisify(execFile)
describeWith('aws', 'the AWS CLI', (aws) => {
  it('reads and moves labels of the stand-in', async () => {
    await using cloud = await startAws({ secrets })
    const env = {
      ...{ HOME: '/nonexistent', AWS_PAGER: '', AWS_REGION: 'eu-central-1' },
      ...{ AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id, AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret },
      ...{ AWS_DEFAULT_REGION: 'eu-central-1', AWS_ENDPOINT_URL_SECRETS_MANAGER: cloud.endpoint },
    }
    const cli = (...args: string[]) =>
      run(aws, ['secretsmanager', ...args, '--secret-id', 'db', '--output', 'json', '--endpoint-url', cloud.endpoint], {
        env,
      })
    const moved = ['--version-stage', 'AWSCURRENT', '--remove-from-version-id', v2, '--move-to-version-id', v3]
    await cli('update-secret-version-stage', ...moved)
    expect(cloud.labels('db')).toEqual({ AWSPREVIOUS: v2, AWSCURRENT: v3 })
    await expect(cli('update-secret-version-stage', ...moved)).rejects.toThrow('InvalidParameterException')
    const listed = JSON.parse((await cli('list-secret-version-ids', '--include-deprecated')).stdout) as {
      Versions: unknown[]
    }
    expect(listed.Versions).toHaveLength(3)
  })
})
