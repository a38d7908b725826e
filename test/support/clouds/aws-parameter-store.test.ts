/** The stand-in, called by the vendor's own client. */
import {
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  LabelParameterVersionCommand,
  SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm'
import { describe, expect, it } from 'vitest'
import { type Ssm, type SsmOptions, startSsm } from './aws-parameter-store.ts'
import { AWS_TEST_KEY } from './aws-secrets-manager.ts'
import type { AccessKey } from './server.ts'

const TEMPORARY_KEY = {
  id: 'ASIATEMPORARYKEY0001',
  secret: 'temporary/Secret+Key',
  token: 'FwoGZXIvYXdzE+example/token==',
}
const Name = '/prod/db/password'
const start = (options: SsmOptions = {}) =>
  startSsm({ secrets: { [Name]: { 1: [], 2: ['live', 'canary'], 3: [] } }, ...options })

function clientOf({ endpoint }: Ssm, { id, secret, token }: AccessKey = AWS_TEST_KEY) {
  const credentials = { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) }
  return new SSMClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })
}

const describeIt = (cloud: Ssm, Values = [Name], key?: AccessKey) =>
  clientOf(cloud, key).send(
    new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }] }),
  )
const readHistory = (cloud: Ssm, more: object = {}) =>
  clientOf(cloud).send(new GetParameterHistoryCommand({ Name, WithDecryption: false, ...more }))
const label = (cloud: Ssm, ParameterVersion: number | undefined, ...Labels: string[]) =>
  clientOf(cloud).send(new LabelParameterVersionCommand({ Name, ParameterVersion, Labels }))
const unlabel = (cloud: Ssm, ParameterVersion: number, ...Labels: string[]) =>
  clientOf(cloud).send(new UnlabelParameterVersionCommand({ Name, ParameterVersion, Labels }))

describe('a parameter of the stand-in', () => {
  it.each([
    ['permanent', AWS_TEST_KEY],
    ['temporary', TEMPORARY_KEY],
  ])('is described without a value, by a %s key', async (_, key) => {
    await using cloud = await start({ accessKeys: [key] })
    const { Parameters } = await describeIt(cloud, [Name, 'missing'], key)
    const ARN = 'arn:aws:ssm:eu-central-1:123456789012:parameter/prod/db/password'
    expect(Parameters).toEqual([expect.objectContaining({ Name, ARN, Type: 'SecureString', Version: 3 })])
    expect(JSON.stringify(Parameters)).not.toContain('Value')
  })

  it('is refused to an unknown key and to one without the permission', async () => {
    await using cloud = await start({ denied: ['DescribeParameters'] })
    await expect(describeIt(cloud)).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await expect(describeIt(cloud, [Name], TEMPORARY_KEY)).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    })
  })

  it.each(['plain', 'namespace', 'header'] as const)('responds to an unknown name with an error (%s)', async (form) => {
    await using cloud = await start({ errorForm: form })
    await expect(readHistory(cloud, { Name: '/prod/other' })).rejects.toMatchObject({ name: 'ParameterNotFound' })
  })

  it('is found after pages without it', async () => {
    await using cloud = await start({ emptyPages: 1 })
    expect(await describeIt(cloud)).toMatchObject({ Parameters: [], NextToken: 'token-1' })
  })

  it.each([true, false])('may have a name without its slash: %s', async (ignoresSlash) => {
    await using cloud = await start({ secrets: { db: { 1: [] } }, ignoresSlash })
    const { Parameters } = await describeIt(cloud, ['/db'])
    expect(Parameters?.map((parameter) => parameter.Name)).toEqual(ignoresSlash ? ['db'] : [])
  })

  it('keeps its value to itself', async () => {
    await using cloud = await start()
    await expect(clientOf(cloud).send(new GetParameterCommand({ Name }))).rejects.toMatchObject({
      name: 'InternalServerError',
    })
    await readHistory(cloud, { WithDecryption: true })
    expect(cloud.valueReads).toEqual(['GetParameter', 'GetParameterHistory'])
  })
})

describe('the history of the stand-in', () => {
  it('has the labels and the encrypted value of each version, the oldest first', async () => {
    await using cloud = await start()
    const { Parameters = [] } = await readHistory(cloud)
    const type = { Name, Type: 'SecureString' }
    expect(Parameters).toEqual([
      expect.objectContaining({ ...type, Version: 1, Labels: [] }),
      expect.objectContaining({ ...type, Version: 2, Labels: ['live', 'canary'] }),
      expect.objectContaining({ ...type, Version: 3, Labels: [] }),
    ])
    expect(Parameters.map(({ Value }) => Value)).toEqual(['1', '2', '3'].map((n) => cloud.storedValue(Name, n)))
    expect(cloud.valueReads).toEqual([])
  })

  it('comes in pages', async () => {
    await using cloud = await start()
    const first = await readHistory(cloud, { MaxResults: 2 })
    const next = await readHistory(cloud, { MaxResults: 2, NextToken: first.NextToken })
    const versions = [first, next].map(({ Parameters }) => Parameters?.map(({ Version }) => Version))
    expect([...versions, next.NextToken]).toEqual([[1, 2], [3], undefined])
    await expect(readHistory(cloud, { MaxResults: 51 })).rejects.toMatchObject({ name: 'ValidationException' })
    await expect(readHistory(cloud, { NextToken: 'x' })).rejects.toMatchObject({ name: 'InvalidNextToken' })
  })
})

describe('a label of the stand-in', () => {
  it('moves from the version that has it, without any condition', async () => {
    await using cloud = await start()
    expect(await label(cloud, 3, 'live')).toMatchObject({ InvalidLabels: [], ParameterVersion: 3 })
    await label(cloud, 3, 'live')
    expect(cloud.labels(Name)).toEqual({ canary: '2', live: '3' })
  })

  it('is put on the newest version if none is named', async () => {
    await using cloud = await start()
    expect(await label(cloud, undefined, 'live')).toMatchObject({ ParameterVersion: 3 })
  })

  it.each(['aws-live', 'SSM', '1st', 'a b'])('is listed as invalid, with the status 200, if it is %j', async (text) => {
    await using cloud = await start()
    expect(await label(cloud, 3, text, 'fine')).toMatchObject({
      $metadata: { httpStatusCode: 200 },
      InvalidLabels: [text],
    })
    expect(cloud.labels(Name)).toEqual({ canary: '2', live: '2', fine: '3' })
  })

  it('is refused on a version that does not exist or has ten already', async () => {
    await using cloud = await start()
    await expect(label(cloud, 9, 'live')).rejects.toMatchObject({ name: 'ParameterVersionNotFound' })
    await label(cloud, 3, ...Array.from({ length: 10 }, (_, n) => `l${n}`))
    await expect(label(cloud, 3, 'live')).rejects.toMatchObject({ name: 'ParameterVersionLabelLimitExceeded' })
    await label(cloud, 3, 'l0')
  })

  it('is removed from the version that has it only', async () => {
    await using cloud = await start()
    expect(await unlabel(cloud, 3, 'live')).toMatchObject({ RemovedLabels: [], InvalidLabels: ['live'] })
    expect(await unlabel(cloud, 2, 'live')).toMatchObject({ RemovedLabels: ['live'], InvalidLabels: [] })
    expect(cloud.labels(Name)).toEqual({ canary: '2' })
  })
})
