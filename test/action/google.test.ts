/** Google Secret Manager: a map of aliases that is written as a whole, and an etag that guards all of it. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { db, google, refusal, usual } from '../support/google.ts'

const found = { old: '1', theirs: '1', prod: '2' }
const promoted = { ...found, prod: '3' }
const three = ['GetSecret', 'ListSecretVersions', 'UpdateSecret']

describe.concurrent('promoting', () => {
  it('takes three requests, and keeps the aliases of others', async () => {
    await using g = await google()
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: three, writes: [promoted] })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '2', 'current-version': '3' })
    expect(step.results).toEqual([
      expect.objectContaining({ provider: 'google-secret-manager', region: '', secret: db, outcome: 'promoted' }),
    ])
    expect(JSON.parse(step.outputs.record ?? '')).toMatchObject({ secrets: [{ projectId: 'shop', region: '' }] })
    expect(g.labels()).toEqual(promoted)
  })

  it('moves the previous label with it, in one write', async () => {
    await using g = await google()
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: three, writes: [{ ...promoted, old: '2' }] })
  })

  it('by the label of the target; an alias that was on no version is made', async () => {
    await using g = await google()
    expect(await g.promote({ 'target-stage': 'theirs' })).toMatchObject({
      exitCode: 0,
      writes: [{ ...found, prod: '1' }],
    })
    const step = await g.promote({ stage: 'next' })
    expect(step).toMatchObject({ exitCode: 0, outputs: { 'previous-version': '', 'current-version': '3' } })
    expect(g.labels()).toEqual({ ...found, prod: '1', next: '3' })
  })

  it('what is there already writes nothing', async () => {
    await using g = await google()
    const step = await g.promote({ 'target-version': '2' })
    expect(step).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
    expect(step.summary).not.toContain('consistency')
  })

  it('dry-run: writes nothing', async () => {
    await using g = await google()
    const step = await g.promote({ 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, trace: three.slice(0, 2), results: [{ outcome: 'planned' }] })
  })

  it('says that consumers may see it late', async () => {
    await using g = await google()
    expect((await g.promote()).summary).toContain('eventual consistency')
  })

  it.each([
    ['1', 'prod is on 2, not on 1'],
    ['none', 'prod is on 2, not on no version'],
  ])('expected-version: %s is refused', async (expected, words) => {
    await using g = await google()
    const step = await g.promote({ 'expected-version': expected })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(words)
  })

  it('finds a version on a later page', async () => {
    await using g = await google({ maxPageSize: 2 })
    const step = await g.promote({ 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 0, writes: [{ ...found, prod: '1' }] })
    expect(step.calls.map(({ query }) => query.get('pageToken'))).toEqual([null, null, 'page+2', null])
  })

  it('of a regional secret: by its full name, or by region and project', async () => {
    const regional = 'projects/shop/locations/europe-west1/secrets/db'
    await using g = await google({ secrets: { [regional]: usual } })
    const byName = await g.promote({ secret: regional })
    expect(byName).toMatchObject({ exitCode: 0, results: [{ region: 'europe-west1', currentVersion: '3' }] })
    expect(await g.rollback(byName)).toMatchObject({ exitCode: 0, outputs: { 'current-version': '2' } })
    const parts = { secret: 'db', region: 'europe-west1', 'project-id': 'shop' }
    expect(await g.promote(parts)).toMatchObject({ exitCode: 0, outputs: { 'current-version': '3' } })
    expect(await g.promote({ secret: 'db', 'project-id': 'shop' })).toMatchObject({ exitCode: 1 })
  })
})

describe.concurrent('a version that cannot be used', () => {
  it.each([
    ['DISABLED', { 'target-version': '3' }, 'version 3 is disabled'],
    ['DESTROYED', { 'target-version': '3' }, 'version 3 does not exist'],
    ['DISABLED', { 'target-stage': 'next' }, 'version 3 is disabled'],
    ['DESTROYED', { 'target-stage': 'next' }, 'label next is on no version'],
    ['ENABLED', { 'target-version': '9' }, 'version 9 does not exist'],
  ] as const)('%s, %j: is refused before anything is written', async (state, target, words) => {
    await using g = await google({ secrets: { [db]: { ...usual, 3: ['next'] } } })
    g.state('3', state)
    const step = await g.promote(target)
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(words)
  })

  it.each(['DISABLED', 'DESTROYED'] as const)('%s: nothing goes back to it', async (state) => {
    await using g = await google()
    const step = await g.promote()
    g.state('2', state)
    const back = await g.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.error).toContain(state === 'DISABLED' ? 'is disabled' : 'no longer exists')
  })

  it.each([true, false])('destroyed in service: is promoted away from, takes destroyed: %j', async (takesDestroyed) => {
    await using g = await google({ takesDestroyed })
    g.state('2', 'DESTROYED')
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, writes: [promoted], outputs: { 'previous-version': '2' } })
    expect(step.warnings).toEqual([expect.stringContaining('old is not put on 2, since that version no longer exists')])
  })

  it('an alias of others on a destroyed version stays as it is', async () => {
    await using g = await google()
    g.state('1', 'DESTROYED')
    expect(await g.promote()).toMatchObject({ exitCode: 0, annotations: [], writes: [promoted] })
  })

  it('whatever a store does with destroyed versions: a refused write leaves all as it was', async () => {
    await using g = await google({ takesDestroyed: false })
    g.state('1', 'DESTROYED')
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toMatch(/INVALID_ARGUMENT.*is destroyed.*Nothing was changed/)
    expect(g.labels()).toEqual(found)
  })
})

describe.concurrent('rolling back', () => {
  it('by the record: all labels in one write', async () => {
    await using g = await google()
    const step = await g.promote({ 'previous-stage': 'old' })
    const back = await g.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: three, writes: [found] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    expect(g.labels()).toEqual(found)
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
  })

  it('takes off an alias that was on no version, the last one too', async () => {
    await using g = await google({ secrets: { [db]: { 3: [] } } })
    const step = await g.promote()
    expect(g.labels()).toEqual({ prod: '3' })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: [{}] })
    expect(g.labels()).toEqual({})
  })

  it('leaves what somebody else has done since', async () => {
    await using g = await google()
    const step = await g.promote({ 'previous-stage': 'old' })
    g.move('theirs', '3')
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, writes: [{ ...found, theirs: '3' }] })
    const again = await g.promote()
    g.move('prod', '1')
    const refused = await g.rollback(again)
    expect(refused).toMatchObject({ exitCode: 1, writes: [] })
    expect(refused.error).toContain('has been moved since')
    expect(await g.rollback(again, { force: 'true' })).toMatchObject({ exitCode: 0, writes: [{ prod: '2' }] })
  })

  it('by version', async () => {
    await using g = await google()
    const step = await g.promote({ rollback: 'true', 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 0, results: [{ outcome: 'rolled-back' }] })
  })

  it.each(['failure', 'success'])('at the end of a job: %s', async (status) => {
    await using g = await google()
    const inputs = { 'rollback-on-failure': 'true', 'previous-stage': 'old' }
    const step = await g.promote(inputs)
    const end = await g.endOfJob(step, { ...g.inputs, 'target-version': '3', ...inputs }, status)
    expect(end).toMatchObject({ exitCode: 0, writes: status === 'failure' ? [found] : [] })
    expect(g.labels()).toEqual(status === 'failure' ? found : { ...promoted, old: '2' })
  })
})

describe.concurrent('the secret was changed between reading and writing', () => {
  it('by others, whatever they changed: is read again, and nothing of theirs is lost', async () => {
    await using g = await google()
    const others: [string, string | undefined][] = [
      ['theirs', '3'],
      ['another', '1'],
      ['theirs', undefined],
    ]
    const change = () => {
      const [alias = '', version] = others.shift() ?? []
      g.move(alias, version)
      return undefined
    }
    g.trouble('UpdateSecret', change, { times: 3 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(g.labels()).toEqual({ old: '2', prod: '3', another: '1' })
    expect(step.trace).toEqual([...three, ...Array<string[]>(3).fill(['GetSecret', 'UpdateSecret']).flat()])
  })

  it('and our label with it: is refused, and left alone', async () => {
    await using g = await google()
    g.trouble('UpdateSecret', g.moving('prod', '1'), { times: 1 })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'current-version': '1' } })
    expect(step.error).toMatch(/was moved by someone else prod.*on 1, not on 3/)
    expect(step.writes).toHaveLength(1)
    expect(g.labels()).toEqual({ ...found, prod: '1' })
  })

  it('and our previous label with it: is refused, nothing was written', async () => {
    await using g = await google()
    g.trouble('UpdateSecret', g.moving('old', '3'), { times: 1 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'true', 'current-version': '2' } })
    expect(g.labels()).toEqual({ ...found, old: '3' })
    expect(step.error).toContain('was moved by someone else old')
  })

  it('to what we wanted: succeeds', async () => {
    await using g = await google()
    g.trouble('UpdateSecret', g.moving('prod', '3'), { times: 1 })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'current-version': '3' } })
    expect(step.writes).toHaveLength(1)
  })

  it('for one of our labels to what we wanted: writes the other', async () => {
    await using g = await google()
    g.trouble('UpdateSecret', g.moving('old', '2'), { times: 1 })
    expect(await g.promote({ 'previous-stage': 'old' })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ ...promoted, old: '2' })
  })

  it('in a rollback: the same', async () => {
    await using g = await google()
    const step = await g.promote({ 'previous-stage': 'old' })
    g.trouble('UpdateSecret', g.moving('another', '3'), { times: 1 })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ ...found, another: '3' })
  })

  it.each(['FAILED_PRECONDITION', 'ABORTED'])(
    'again and again (%s): gives up, with the words of Google',
    async (code) => {
      await using g = await google()
      g.trouble('UpdateSecret', () => refusal(code === 'ABORTED' ? 409 : 400, code, 'the key is not there'))
      const step = await g.promote({ 'max-attempts': '2' })
      expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
      expect(step.error).toMatch(new RegExp(`changes the secret.*${code}.*the key is not there.*Nothing was changed`))
      expect(step.writes).toHaveLength(2)
      expect(g.labels()).toEqual(found)
    },
  )

  it('and cannot be read any more: nothing is said to be written', async () => {
    await using g = await google()
    g.trouble('UpdateSecret', g.moving('theirs', '3'))
    g.trouble('GetSecret', () => refusal(503, 'UNAVAILABLE'), { nth: 2 })
    const step = await g.promote({ 'max-attempts': '1' })
    expect(step.error).toContain('Nothing was changed. Last known state: prod is on 2')
    expect(step.error).not.toContain('by hand')
  })
})

describe.concurrent('the answer to a write is lost', () => {
  const body = '<html>'
  const lost: [string, Fault, boolean][] = [
    ['connection reset, request lost', 'reset', false],
    ['connection reset, request processed', 'reset after', true],
    ['503, not processed', { status: 503 }, false],
    ['503, processed', (answer) => ({ ...answer, status: 503, body: '' }), true],
    ['200 that nobody can read, processed', (answer) => ({ ...answer, body }), true],
    ['200 that nobody can read, not processed', { status: 200, body }, false],
    ['200 without an etag, processed', (answer) => ({ ...answer, body: '{"versionAliases":{"prod":"3"}}' }), true],
  ]
  it.each(lost)('%s: is settled by reading', async (_, fault, isDone) => {
    await using g = await google()
    g.trouble('UpdateSecret', () => fault, { times: 1 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true', 'current-version': '3' } })
    expect(step.trace).toEqual([...three, 'GetSecret', ...(isDone ? [] : ['UpdateSecret'])])
    expect(g.labels()).toEqual({ ...promoted, old: '2' })
  })
})

describe.concurrent('an error of Google', () => {
  it.each<[string, number, string, number]>([
    ['UNAUTHENTICATED', 401, 'authentication failed', 1],
    ['PERMISSION_DENIED', 403, 'no permission', 1],
    ['NOT_FOUND', 404, 'secret not found', 1],
    ['INVALID_ARGUMENT', 400, 'rejected the request', 1],
    ['FAILED_PRECONDITION', 400, 'rejected the request', 1],
    ['RESOURCE_EXHAUSTED', 429, 'too many requests', 2],
    ['UNAVAILABLE', 503, 'an error of its own', 2],
    ['INTERNAL', 500, 'an error of its own', 2],
    ['ABORTED', 409, 'an error of its own', 2],
    ['DEADLINE_EXCEEDED', 504, 'an error of its own', 2],
    ['SOMETHING_NEW', 418, 'rejected the request', 1],
  ])('%s: is told in its words', async (code, status, words, tries) => {
    await using g = await google()
    g.trouble('GetSecret', () => refusal(status, code))
    const step = await g.promote({ 'max-attempts': '2' })
    expect(step.trace).toHaveLength(tries)
    for (const word of [words, code, 'GetSecret', 'not today', 'Nothing was changed'])
      expect(step.error).toContain(word)
  })

  it.each<[string, string]>([
    ['no etag', '{"versionAliases":{"prod":"2"}}'],
    ['an alias of no version', '{"etag":"\\"e\\"","versionAliases":{"prod":"two"}}'],
    ['not JSON', '<html>'],
  ])('an answer that cannot be right (%s): nothing is written', async (_, body) => {
    await using g = await google()
    g.trouble('GetSecret', () => ({ status: 200, body }))
    const step = await g.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('unexpected response from the API')
  })

  it('a permission to read but not to write: says so, and leaves all as it was', async () => {
    await using g = await google({ denied: ['UpdateSecret'] })
    const step = await g.promote()
    expect(step.error).toMatch(/no permission.*UpdateSecret, PERMISSION_DENIED.*Nothing was changed/)
  })
})
