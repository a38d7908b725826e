/** The conformance run for Alibaba Cloud, against the stand-in with each of its switches in each position. */
import { describe, expect, it } from 'vitest'
import { mark } from '../../conformance/secret.ts'
import { AlibabaAdministration } from '../support/clouds/alibabacloud-administration.ts'
import { ALIBABA_TEST_KEY, type AlibabaOptions, startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
import { leavesNothingBehind, refusesUnmarked } from './shared.ts'
import { answersOf, play, rawOf, type Stage, throwAway } from './stage.ts'

async function setStage(
  options: AlibabaOptions = {},
  administration = new AlibabaAdministration(),
): Promise<Stage & AsyncDisposable> {
  const cloud = await startAlibabaCloud({ ...options, administration })
  return {
    cloud,
    values: administration.values,
    environment: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: ALIBABA_TEST_KEY.id,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: ALIBABA_TEST_KEY.secret,
    },
    options: { provider: 'alibabacloud-kms', secret: throwAway, region: 'cn-hangzhou', endpoint: cloud.endpoint },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

const versions = { v1: ['ACSPrevious', 'oldest'], v2: ['ACSCurrent'] }

describe.concurrent('a conformance run for Alibaba Cloud', () => {
  it.each<[AlibabaOptions, Record<string, string>, Record<string, string>?]>([
    [
      {},
      {
        ...{ 'moves-previous': 'no', 'move-previous': 'accepted', 'noop-move': 'accepted' },
        ...{ 'missing-version': 'rejected', 'missing-label': 'rejected', 'named-holder': 'rejected' },
        ...{ 'unnamed-holder': 'accepted', 'remove-current': 'rejected', 'remove-previous': 'rejected' },
        ...{ 'label-symbols': 'accepted', 'unlabeled-shape': 'empty', 'promote-unlabeled': 'accepted' },
        ...{ 'label-limit': 'with-built-in', 'read-after-move': 'at-once', 'read-after-creation': 'at-once' },
        ...{ 'page-size': 'whole', 'page-maximum': 'rejected', 'page-maximum-thousand': 'rejected' },
        ...{ 'foreign-arn': 'rejected', eviction: 'oldest-unlabeled', 'move-while-deleting': 'rejected' },
      },
      {
        ...{ 'missing-version': '404 Forbidden.ResourceNotFound', 'label-limit': '400 Rejected.LimitExceeded' },
        ...{
          'move-while-deleting': '409 Rejected.ResourceInDeleteWindow',
          'foreign-arn': '403 Forbidden.NoPermission',
        },
      },
    ],
    [{ movesPrevious: true }, { 'moves-previous': 'yes' }],
    [{ rejectsNoopMove: true }, { 'noop-move': 'rejected' }, { 'noop-move': '400 InvalidParameter' }],
    [{ purgesUnlabeled: true }, { 'unlabeled-shape': 'gone', 'promote-unlabeled': 'rejected' }],
    [{ checksRemoveFrom: false }, { 'named-holder': 'accepted' }],
    [{ countsBuiltInLabels: false }, { 'label-limit': 'without-built-in' }],
    [{ unlabeledShape: 'absent' }, { 'unlabeled-shape': 'absent' }],
    [{ unlabeledShape: 'null' }, { 'unlabeled-shape': 'null' }],
    [{ maxPageSize: 2 }, { 'page-size': 'shorter' }],
    [{ errorFormat: 'xml' }, {}, { 'missing-version': '404 Forbidden.ResourceNotFound' }],
    [{ foreignArn: 'missing' }, { 'foreign-arn': 'rejected' }, { 'foreign-arn': '404 Forbidden.ResourceNotFound' }],
    [{ foreignArn: 'ignored' }, { 'foreign-arn': 'ignored' }],
  ])('reports rightly, and deletes the secret that it has created: %o', async (options, answers, raw = {}) => {
    await using stage = await setStage(options)
    const results = await play(stage)
    expect(results.action).toEqual({ promotion: 'succeeded', rollback: 'succeeded' })
    expect(answersOf(results)).toMatchObject(answers)
    expect(rawOf(results)).toMatchObject(raw)
    expect(results.notAsked.map(({ id }) => id)).toEqual(['managed-secret', 'quota-group'])
    expect(stage.cloud.secrets).toEqual({})
  })

  it('reports that a labeled version can be evicted', async () => {
    await using stage = await setStage({}, new AlibabaAdministration('earliest'))
    expect(answersOf(await play(stage))).toMatchObject({ eviction: 'labeled' })
    expect(stage.cloud.secrets).toEqual({})
  })

  it('asks about a managed secret if one is named, and changes nothing of it', async () => {
    await using stage = await setStage({ secrets: { rotated: { versions, type: 'Rds' } } })
    const results = await play(stage, { options: { 'managed-secret': 'rotated' } })
    expect(rawOf(results)['managed-secret']).toBe('400 Rejected.UnsupportedOperation')
    expect(stage.cloud.labels('rotated')).toEqual({ ACSPrevious: 'v1', oldest: 'v1', ACSCurrent: 'v2' })
  })

  it('restores every label of a secret that it has not created', async () => {
    const secrets = { db: { versions, tags: { [mark.key]: mark.value } } }
    await using stage = await setStage({ secrets, movesPrevious: true })
    const before = stage.cloud.labels('db')
    const results = await play(stage, { options: { secret: 'db' } })
    expect(answersOf(results)).toMatchObject({ 'moves-previous': 'yes' })
    expect(stage.cloud.labels('db')).toEqual(before)
  })
})

refusesUnmarked((secret) => setStage({ secrets: { [secret]: versions } }))
leavesNothingBehind({
  created: () => setStage(),
  found: () => setStage({ secrets: { [throwAway]: versions }, movesPrevious: true }),
})
