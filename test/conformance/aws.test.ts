/** The conformance run for AWS, against the stand-in with each of its switches in each position. */
import { describe, expect, it } from 'vitest'
import { mark } from '../../conformance/secret.ts'
import { AwsAdministration } from '../support/clouds/aws-administration.ts'
import { AWS_TEST_KEY, type AwsOptions, startAws } from '../support/clouds/aws-secrets-manager.ts'
import { answersOf, play, rawOf, type Stage, throwAway } from './stage.ts'
import { leavesNothingBehind, refusesUnmarked } from './shared.ts'

async function setStage(options: AwsOptions = {}): Promise<Stage & AsyncDisposable> {
  const administration = new AwsAdministration()
  const cloud = await startAws({ ...options, administration })
  return {
    cloud,
    values: administration.values,
    environment: { AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id, AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret },
    options: { provider: 'aws-secrets-manager', secret: throwAway, region: 'eu-central-1', endpoint: cloud.endpoint },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

const versions = { v1: ['AWSPREVIOUS', 'oldest'], v2: ['AWSCURRENT'], v3: ['mine'] }

describe.concurrent('a conformance run for AWS', () => {
  it.each<[AwsOptions, Record<string, string>, Record<string, string>?]>([
    [
      {},
      {
        ...{ 'no-labels': 'empty', 'moves-previous': 'yes', 'move-previous': 'accepted', 'noop-move': 'accepted' },
        ...{ 'named-holder': 'rejected', 'unnamed-holder': 'rejected', 'remove-current': 'rejected' },
        ...{ 'remove-previous': 'accepted', 'pending-after-promotion': 'stays', 'one-holder': 'one' },
        ...{ 'unlabeled-shape': 'absent', 'promote-unlabeled': 'accepted', 'label-limit': 'with-built-in' },
        ...{ 'read-after-move': 'at-once', 'read-after-creation': 'at-once', 'page-size': 'whole' },
        ...{ 'page-maximum': 'rejected', 'foreign-arn': 'rejected', 'move-while-deleting': 'rejected' },
        ...{ 'missing-version': 'rejected', 'missing-label': 'rejected' },
      },
      {
        'missing-version': '400 ResourceNotFoundException',
        'missing-label': '400 InvalidParameterException',
        'label-limit': '400 LimitExceededException',
        'move-while-deleting': '400 InvalidRequestException',
        'foreign-arn': '400 AccessDeniedException',
        'noop-move': '200',
      },
    ],
    [{ noLabels: 'absent' }, { 'no-labels': 'absent' }],
    [{ rejectsNoopMove: true }, { 'noop-move': 'rejected' }, { 'noop-move': '400 InvalidParameterException' }],
    [{ purgesUnlabeled: true }, { 'unlabeled-shape': 'gone', 'promote-unlabeled': 'rejected' }],
    [{ labelLimit: 15 }, { 'label-limit': 'otherwise' }],
    [{ labelLimit: 22 }, { 'label-limit': 'without-built-in' }],
    [{ labelLimit: 30 }, { 'label-limit': 'none' }],
    [{ foreignArn: 'missing' }, { 'foreign-arn': 'rejected' }, { 'foreign-arn': '400 ResourceNotFoundException' }],
    [{ foreignArn: 'ignored' }, { 'foreign-arn': 'ignored' }],
    [{ maxPageSize: 2 }, { 'page-size': 'shorter' }],
    [{ beginsWithEmptyPage: true }, { 'page-size': 'empty' }],
    [
      { unknownVersion: 'InvalidParameterException' },
      { 'missing-version': 'rejected' },
      { 'missing-version': '400 InvalidParameterException' },
    ],
    [{ errorForm: 'namespace' }, {}, { 'missing-version': '400 ResourceNotFoundException' }],
    [{ errorForm: 'header' }, {}, { 'missing-version': '400 ResourceNotFoundException' }],
  ])('reports rightly, and deletes the secret that it has created: %o', async (options, answers, raw = {}) => {
    await using stage = await setStage(options)
    const results = await play(stage)
    expect(results.action).toEqual({ promotion: 'succeeded', rollback: 'succeeded' })
    expect(answersOf(results)).toMatchObject(answers)
    expect(rawOf(results)).toMatchObject(raw)
    expect(results.notAsked.map(({ id }) => id)).toEqual(['managed-secret', 'replica', 'purge'])
    expect(stage.cloud.secrets).toEqual({})
  })

  it('asks about a managed secret if one is named, and changes nothing of it', async () => {
    await using stage = await setStage({ secrets: { 'rds!db': { versions, owningService: 'rds' } } })
    const results = await play(stage, { options: { 'managed-secret': 'rds!db' } })
    expect(rawOf(results)['managed-secret']).toBe('400 InvalidRequestException')
    expect(stage.cloud.labels('rds!db')).toEqual({ AWSPREVIOUS: 'v1', oldest: 'v1', AWSCURRENT: 'v2', mine: 'v3' })
  })

  it('restores every label of a secret that it has not created', async () => {
    await using stage = await setStage({ secrets: { db: { versions, tags: { [mark.key]: mark.value } } } })
    const before = stage.cloud.labels('db')
    const results = await play(stage, { options: { secret: 'db' } })
    expect(answersOf(results)).toMatchObject({ 'moves-previous': 'yes' })
    expect(results.notAsked.map(({ id }) => id)).toContain('move-while-deleting')
    expect(stage.cloud.labels('db')).toEqual(before)
  })

  it('removes the previous label again if the secret had none', async () => {
    await using stage = await setStage({ secrets: { [throwAway]: { v1: ['AWSCURRENT'] } } })
    await play(stage)
    expect(stage.cloud.labels(throwAway)).toEqual({ AWSCURRENT: 'v1' })
  })

  it('reports how late a read is', async () => {
    await using stage = await setStage()
    let old: string | undefined
    stage.cloud.intercept = ({ operation, body }) => {
      // The first list after each move is the one before it.
      if (operation === 'UpdateSecretVersionStage' && body.includes('"AWSCURRENT"'))
        old = JSON.stringify({ Versions: toList(stage.cloud.secrets[throwAway]?.versions ?? {}) })
      const stale = operation === 'ListSecretVersionIds' ? old : undefined
      if (stale === undefined) return
      old = undefined
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: stale }
    }
    const results = await play(stage)
    expect(results.answers.find(({ id }) => id === 'read-after-move')).toEqual({
      ...{ id: 'read-after-move', answer: 'late', status: 200 },
      detail: expect.stringMatching(/^\d+ ms$/) as string,
    })
  })
})

const toList = (versions: Record<string, { stages: Set<string> }>) =>
  Object.entries(versions).map(([VersionId, { stages }]) => ({ VersionId, VersionStages: [...stages] }))

refusesUnmarked((secret) => setStage({ secrets: { [secret]: versions } }))
leavesNothingBehind({
  created: () => setStage(),
  found: () => setStage({ secrets: { [throwAway]: versions } }),
})
