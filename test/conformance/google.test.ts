/** The conformance run for Google Cloud, against the stand-in with each of its switches in each position. */
import { describe, expect, it } from 'vitest'
import { mark } from '../../conformance/secret.ts'
import { GoogleAdministration } from '../support/clouds/google-administration.ts'
import { GOOGLE_TEST_TOKEN, type GoogleOptions, startGoogleCloud } from '../support/clouds/google-secret-manager.ts'
import { leavesNothingBehind, refusesUnmarked } from './shared.ts'
import { answersOf, play, rawOf, type Stage, throwAway } from './stage.ts'

const fullName = (secret: string) => `projects/shop/secrets/${secret}`

async function setStage(
  options: GoogleOptions = {},
  administration = new GoogleAdministration(),
): Promise<Stage & AsyncDisposable> {
  const cloud = await startGoogleCloud({ ...options, administration })
  return {
    cloud,
    values: administration.values,
    environment: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN },
    options: { provider: 'google-secret-manager', secret: throwAway, 'project-id': 'shop', endpoint: cloud.endpoint },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

const versions = { 1: ['old'], 2: ['prod'], 3: [] }

describe.concurrent('a conformance run for Google Cloud', () => {
  it.each<[GoogleOptions, Record<string, string>, Record<string, string>?]>([
    [
      {},
      {
        ...{ 'noop-move': 'accepted', 'missing-version': 'rejected', 'outdated-etag': 'rejected' },
        ...{ disabled: 'accepted', 'destroy-aliased': 'accepted', destroyed: 'accepted' },
        ...{ 'beside-destroyed': 'accepted', 'label-limit': 'rejected', 'read-after-move': 'at-once' },
        ...{ resolution: 'at-once', 'read-after-creation': 'at-once', 'page-size': 'whole' },
      },
      {
        ...{ 'missing-version': '400 INVALID_ARGUMENT', 'outdated-etag': '400 FAILED_PRECONDITION' },
        ...{ 'label-limit': '400 INVALID_ARGUMENT', disabled: '200' },
      },
    ],
    [{ checksVersions: false }, { 'missing-version': 'accepted' }],
    [{ takesDestroyed: false }, { destroyed: 'rejected', 'beside-destroyed': 'rejected' }],
    [{ rejectsDisabled: true }, { disabled: 'rejected' }, { disabled: '400 FAILED_PRECONDITION' }],
    [{ maxPageSize: 2 }, { 'page-size': 'shorter' }],
    [{ labelLimit: 60 }, { 'label-limit': 'accepted' }],
  ])('reports rightly, and deletes the secret that it has created: %o', async (options, answers, raw = {}) => {
    await using stage = await setStage(options)
    const results = await play(stage)
    expect(results.action).toEqual({ promotion: 'succeeded', rollback: 'succeeded' })
    expect(answersOf(results)).toMatchObject(answers)
    expect(rawOf(results)).toMatchObject(raw)
    expect(results.notAsked.map(({ id }) => id)).toEqual(['failed-precondition'])
    expect(stage.cloud.secrets).toEqual({})
  })

  it('reports that a version with an alias cannot be destroyed', async () => {
    await using stage = await setStage({}, new GoogleAdministration({ keepsAliased: true }))
    const answers = { 'destroy-aliased': 'rejected', 'beside-destroyed': 'unclear', destroyed: 'accepted' }
    expect(answersOf(await play(stage))).toMatchObject(answers)
    expect(stage.cloud.secrets).toEqual({})
  })

  it('reports how late consumers get another version', async () => {
    await using stage = await setStage()
    let reads = 0
    stage.cloud.intercept = ({ path }) => {
      const isStale = path.endsWith('/versions/conformanceCurrent') && ++reads < 3
      return isStale ? { status: 200, body: JSON.stringify({ name: 'projects/1/secrets/s/versions/1' }) } : undefined
    }
    const { answers } = await play(stage)
    expect(answers.find(({ id }) => id === 'resolution')).toEqual({
      ...{ id: 'resolution', answer: 'late', status: 200 },
      detail: expect.stringMatching(/^\d+ ms$/) as string,
    })
  })

  it.each([{}, { takesDestroyed: false }])(
    'restores every alias of a secret that it has not created, and destroys its versions: %o',
    async (options) => {
      const secrets = { [fullName('db')]: { versions, tags: { [mark.key]: mark.value } } }
      await using stage = await setStage({ ...options, secrets })
      const before = stage.cloud.labels(fullName('db'))
      await play(stage, { options: { secret: 'db' } })
      expect(stage.cloud.labels(fullName('db'))).toEqual(before)
      const after = Object.entries(stage.cloud.secrets[fullName('db')]?.versions ?? {})
      const enabled = after.filter(([, { state = 'ENABLED' }]) => state !== 'DESTROYED').map(([id]) => id)
      expect(enabled).toEqual(['1', '2', '3'])
    },
  )
})

refusesUnmarked((secret) => setStage({ secrets: { [fullName(secret)]: versions } }))
leavesNothingBehind({
  created: () => setStage(),
  found: () => setStage({ secrets: { [fullName(throwAway)]: versions }, takesDestroyed: false }),
})
