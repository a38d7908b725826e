/** The conformance run for Huawei Cloud, against the stand-in with each of its switches in each position. */
import { describe, expect, it } from 'vitest'
import { mark } from '../../conformance/secret.ts'
import { HuaweiAdministration } from '../support/clouds/huaweicloud-administration.ts'
import {
  HUAWEI_TEST_KEY,
  HUAWEI_TEST_PROJECTS,
  type HuaweiOptions,
  startHuaweiCloud,
} from '../support/clouds/huaweicloud-csms.ts'
import { leavesNothingBehind, refusesUnmarked } from './shared.ts'
import { answersOf, play, rawOf, type Stage, throwAway } from './stage.ts'

const region = 'ap-southeast-1'

async function setStage(options: HuaweiOptions = {}): Promise<Stage & AsyncDisposable> {
  const administration = new HuaweiAdministration()
  const cloud = await startHuaweiCloud({ ...options, administration })
  const place = { region, 'project-id': HUAWEI_TEST_PROJECTS[region], endpoint: cloud.endpoint }
  return {
    cloud,
    values: administration.values,
    environment: { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret },
    options: { provider: 'huaweicloud-csms', secret: throwAway, ...place },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

const versions = { v1: ['SYSPREVIOUS', 'oldest'], v2: ['SYSCURRENT'], v3: ['mine'] }

describe.concurrent('a conformance run for Huawei Cloud', () => {
  it.each<[HuaweiOptions, Record<string, string>, Record<string, string>?]>([
    [
      {},
      {
        ...{ 'moves-previous': 'no', 'move-previous': 'accepted', 'noop-move': 'accepted' },
        ...{ 'missing-version': 'rejected', 'missing-label': 'rejected', 'show-missing-label': 'rejected' },
        ...{ 'remove-current': 'rejected', 'remove-previous': 'rejected', 'removal-status': '204' },
        ...{ 'move-pending': 'accepted', 'remove-pending': 'accepted', 'label-dot': 'accepted' },
        ...{ 'unlabeled-shape': 'empty', 'promote-unlabeled': 'accepted', 'label-limit': 'with-built-in' },
        ...{ 'time-unit': 'ms', 'remove-expiry': 'stays', 'promote-expired': 'accepted' },
        ...{ 'read-after-move': 'at-once', 'read-after-creation': 'at-once' },
        ...{ 'page-size': 'whole', 'page-maximum': 'accepted', 'move-while-deleting': 'rejected' },
      },
      {
        ...{ 'missing-version': '400 CSMS.0005', 'missing-label': '400 CSMS.0005', 'remove-current': '400 CSMS.0105' },
        ...{ 'label-limit': '400 CSMS.0204', 'move-while-deleting': '400 CSMS.0103', 'noop-move': '200' },
      },
    ],
    [{ movesPrevious: true }, { 'moves-previous': 'yes' }],
    [{ rejectsNoopMove: true }, { 'noop-move': 'rejected' }, { 'noop-move': '400 CSMS.0002' }],
    [{ purgesUnlabeled: true }, { 'unlabeled-shape': 'gone', 'promote-unlabeled': 'rejected' }],
    [{ labelLimit: 14 }, { 'label-limit': 'without-built-in' }],
    [{ notFound: '404' }, {}, { 'missing-version': '404 CSMS.0005', 'show-missing-label': '404 CSMS.0005' }],
    [{ deleteStatus: 200 }, { 'removal-status': '200' }],
    [{ timeUnit: 's' }, { 'time-unit': 's', 'promote-expired': 'accepted' }],
    [{ pageSize: 2 }, { 'page-size': 'shorter' }],
    [{ strictNames: true }, { 'label-dot': 'rejected' }],
    [{ removesExpiry: null }, { 'remove-expiry': 'by-null' }],
    [{ removesExpiry: 0 }, { 'remove-expiry': 'by-zero' }],
    [{ keepsPending: true }, { 'move-pending': 'accepted', 'remove-pending': 'rejected' }],
    [{ fixedLabels: ['SYSPENDING'] }, { 'move-pending': 'rejected' }],
    [{ rejectsExpired: true }, { 'promote-expired': 'rejected' }],
  ])('reports rightly, and deletes the secret that it has created: %o', async (options, answers, raw = {}) => {
    await using stage = await setStage(options)
    const results = await play(stage)
    expect(results.action).toEqual({ promotion: 'succeeded', rollback: 'succeeded' })
    expect(answersOf(results)).toMatchObject(answers)
    expect(rawOf(results)).toMatchObject(raw)
    const notAsked = results.notAsked.map(({ id }) => id)
    const always = ['managed-secret', 'disabled', 'purge', 'retry-after', 'auth-projects']
    expect(notAsked).toEqual(answers['move-pending'] === 'rejected' ? ['remove-pending', ...always] : always)
    expect(stage.cloud.secrets).toEqual({})
  })

  it('reports a previous label that only the provider itself can move, and that the action cannot promote', async () => {
    await using stage = await setStage({ fixedLabels: ['SYSPREVIOUS'], movesPrevious: true })
    const results = await play(stage)
    expect(answersOf(results)).toMatchObject({ 'move-previous': 'rejected', 'moves-previous': 'yes' })
    expect(results.action.promotion).toBe('failed')
    expect(stage.cloud.secrets).toEqual({})
  })

  it('asks about a managed secret if one is named, and changes nothing of it', async () => {
    await using stage = await setStage({ secrets: { rotated: { versions, type: 'RDS-FG' } } })
    const results = await play(stage, { options: { 'managed-secret': 'rotated' } })
    expect(rawOf(results)['managed-secret']).toBe('400 CSMS.0005')
    expect(stage.cloud.labels('rotated')).toEqual({ SYSPREVIOUS: 'v1', oldest: 'v1', SYSCURRENT: 'v2', mine: 'v3' })
  })

  it('restores every label of a secret that it has not created', async () => {
    const secrets = { db: { versions, description: `${mark.key}: ${mark.value}` } }
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
  found: () => setStage({ secrets: { [throwAway]: versions }, purgesUnlabeled: true }),
})
