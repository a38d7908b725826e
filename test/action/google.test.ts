/** Google Secret Manager: the map of aliases is written as a whole and guarded by an etag. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { db, startGoogleScenario, errorResponse, initialAliases } from '../support/google.ts'
import { readRecord } from '../support/record.ts'

const found = { old: '1', theirs: '1', prod: '2' }
const promoted = { ...found, prod: '3' }
const threeRequests = ['GetSecret', 'ListSecretVersions', 'UpdateSecret']

describe.concurrent('Google Cloud: a promotion', () => {
  it('takes three requests and keeps all other aliases', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: threeRequests, writes: [promoted] })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '2', 'current-version': '3' })
    expect(step.results).toEqual([
      expect.objectContaining({
        provider: 'google-secret-manager',
        region: '',
        secret: g.cloud.nameOf(db),
        outcome: 'promoted',
      }),
    ])
    expect(readRecord(step.outputs.record)).toMatchObject({ secrets: [{ secret: g.cloud.nameOf(db), region: '' }] })
    expect(g.labels()).toEqual(promoted)
  })

  it('moves both labels in one write', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({
      exitCode: 0,
      annotations: [],
      trace: threeRequests,
      writes: [{ ...promoted, old: '2' }],
    })
  })

  it('finds the target by its alias, and creates an alias that was on no version', async () => {
    await using g = await startGoogleScenario()
    expect(await g.promote({ 'target-stage': 'theirs' })).toMatchObject({
      exitCode: 0,
      writes: [{ ...found, prod: '1' }],
    })
    const step = await g.promote({ stage: 'next' })
    expect(step).toMatchObject({ exitCode: 0, outputs: { 'previous-version': '', 'current-version': '3' } })
    expect(g.labels()).toEqual({ ...found, prod: '1', next: '3' })
  })

  it('writes nothing if the label is already in place', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'target-version': '2' })
    expect(step).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
    expect(step.summary).not.toContain('consistency')
  })

  it('writes nothing in a dry run', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, trace: threeRequests.slice(0, 2), results: [{ outcome: 'planned' }] })
  })

  it('reports that consumers may see the move with a delay', async () => {
    await using g = await startGoogleScenario()
    expect((await g.promote()).summary).toContain('eventual consistency')
  })

  it.each([
    ['1', 'prod is on 2, but `expected-version` is 1'],
    ['none', 'prod is on 2, but `expected-version` is none'],
  ])('fails if `expected-version` is %s', async (expected, message) => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'expected-version': expected })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(message)
  })

  it('finds a version on a later page', async () => {
    await using g = await startGoogleScenario({ maxPageSize: 2 })
    const step = await g.promote({ 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 0, writes: [{ ...found, prod: '1' }] })
    expect(step.calls.map(({ query }) => query.get('pageToken'))).toEqual([null, null, 'page+2', null])
  })

  it('finds a regional secret by its full name, or by region and project', async () => {
    const regional = 'projects/shop/locations/europe-west1/secrets/db'
    await using g = await startGoogleScenario({ secrets: { [regional]: initialAliases } })
    const byName = await g.promote({ secret: regional })
    expect(byName).toMatchObject({ exitCode: 0, results: [{ region: 'europe-west1', currentVersion: '3' }] })
    expect(await g.rollback(byName)).toMatchObject({ exitCode: 0, outputs: { 'current-version': '2' } })
    const parts = { secret: 'db', region: 'europe-west1', 'project-id': 'shop' }
    expect(await g.promote(parts)).toMatchObject({ exitCode: 0, outputs: { 'current-version': '3' } })
    expect(await g.promote({ secret: 'db', 'project-id': 'shop' })).toMatchObject({ exitCode: 1 })
  })
})

describe.concurrent('Google Cloud: an unavailable version', () => {
  it.each([
    ['DISABLED', { 'target-version': '3' }, 'version 3 is disabled'],
    ['DESTROYED', { 'target-version': '3' }, 'version 3 is destroyed'],
    ['DISABLED', { 'target-stage': 'next' }, 'version 3 is disabled'],
    ['DESTROYED', { 'target-stage': 'next' }, 'version 3 is destroyed'],
    ['ENABLED', { 'target-version': '9' }, 'version 9 does not exist'],
  ] as const)('fails a promotion before the first write: %s, %j', async (state, target, message) => {
    await using g = await startGoogleScenario({ secrets: { [db]: { ...initialAliases, 3: ['next'] } } })
    g.setState('3', state)
    const step = await g.promote(target)
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(message)
  })

  it.each(['DISABLED', 'DESTROYED'] as const)('fails a rollback to it if it is %s', async (state) => {
    await using g = await startGoogleScenario()
    const step = await g.promote()
    g.setState('2', state)
    const back = await g.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.error).toContain(state === 'DISABLED' ? 'is disabled' : 'is destroyed')
  })

  it.each([true, false])(
    'can be replaced if it was destroyed in service (store accepts aliases of destroyed versions: %j)',
    async (takesDestroyed) => {
      await using g = await startGoogleScenario({ takesDestroyed })
      g.setState('2', 'DESTROYED')
      const step = await g.promote({ 'previous-stage': 'old' })
      expect(step).toMatchObject({ exitCode: 0, writes: [promoted], outputs: { 'previous-version': '2' } })
      expect(step.warnings).toEqual([
        expect.stringContaining('old was not moved to 2, since that version is destroyed'),
      ])
    },
  )

  it('keeps an alias of someone else if it is destroyed', async () => {
    await using g = await startGoogleScenario()
    g.setState('1', 'DESTROYED')
    expect(await g.promote()).toMatchObject({ exitCode: 0, annotations: [], writes: [promoted] })
  })

  it('leaves all aliases unchanged if the store rejects a write because of it', async () => {
    await using g = await startGoogleScenario({ takesDestroyed: false })
    g.setState('1', 'DESTROYED')
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toMatch(/INVALID_ARGUMENT.*is destroyed.*\nState: Nothing was changed/)
    expect(g.labels()).toEqual(found)
  })
})

describe.concurrent('Google Cloud: a rollback', () => {
  it('restores all labels in one write', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'previous-stage': 'old' })
    const back = await g.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: threeRequests, writes: [found] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    expect(g.labels()).toEqual(found)
    // A write that moves nothing confirms that nothing is left to do.
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, writes: [found], outputs: { changed: 'false' } })
  })

  it('removes an alias that was on no version, even the last alias', async () => {
    await using g = await startGoogleScenario({ secrets: { [db]: { 3: [] } } })
    const step = await g.promote()
    expect(g.labels()).toEqual({ prod: '3' })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: [{}] })
    expect(g.labels()).toEqual({})
  })

  it('keeps the changes that someone else has made since', async () => {
    await using g = await startGoogleScenario()
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

  it('moves the label to `target-version`', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ rollback: 'true', 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 0, results: [{ outcome: 'rolled-back' }] })
  })

  it.each(['failure', 'success'])('runs at the end of a job only if it failed (status %s)', async (status) => {
    await using g = await startGoogleScenario()
    const inputs = { 'rollback-on-failure': 'true', 'previous-stage': 'old' }
    const step = await g.promote(inputs)
    const end = await g.endOfJob(step, { ...g.inputs, 'target-version': '3', ...inputs }, status)
    expect(end).toMatchObject({ exitCode: 0, writes: status === 'failure' ? [found] : [] })
    expect(g.labels()).toEqual(status === 'failure' ? found : { ...promoted, old: '2' })
  })
})

describe.concurrent('Google Cloud: a promotion during a concurrent change', () => {
  it('reads again and keeps the changes of other aliases', async () => {
    await using g = await startGoogleScenario()
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
    g.onRequest('UpdateSecret', change, { times: 3 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(g.labels()).toEqual({ old: '2', prod: '3', another: '1' })
    // One read tells whether the etag was the cause, the other where the labels are.
    const again = ['GetSecret', 'GetSecret', 'UpdateSecret']
    expect(step.trace).toEqual([...threeRequests, ...Array<string[]>(3).fill(again).flat()])
  })

  it('fails and leaves the label unchanged if someone else has moved it', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('prod', '1'), { times: 1 })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { 'current-version': '1' } })
    expect(step.error).toMatch(/prod was moved by someone else during this run: it is on 1, expected 3/)
    expect(step.writes).toHaveLength(1)
    expect(g.labels()).toEqual({ ...found, prod: '1' })
  })

  it('fails and leaves the label unchanged if someone else has moved the previous label', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('old', '3'), { times: 1 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'true', 'current-version': '2' } })
    expect(g.labels()).toEqual({ ...found, old: '3' })
    expect(step.error).toContain('old was moved by someone else')
  })

  it('succeeds if someone else has moved the label to the same version', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('prod', '3'), { times: 1 })
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'current-version': '3' } })
    expect(step.writes).toHaveLength(1)
  })

  it('moves only the other label if someone else has moved one to the same version', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('old', '2'), { times: 1 })
    expect(await g.promote({ 'previous-stage': 'old' })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ ...promoted, old: '2' })
  })

  it('keeps the changes of other aliases when it is rolled back', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'previous-stage': 'old' })
    g.onRequest('UpdateSecret', g.concurrentMove('another', '3'), { times: 1 })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ ...found, another: '3' })
  })

  it('fails after `max-attempts` conflicts', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', () => errorResponse(409, 'ABORTED', 'the key is not there'))
    const step = await g.promote({ 'max-attempts': '2' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toMatch(/is changing this secret.*ABORTED.*the key is not there.*\nState: Nothing was changed/)
    expect(step.writes).toHaveLength(2)
    expect(g.labels()).toEqual(found)
  })

  it('reports no change if it cannot read again', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', g.concurrentMove('theirs', '3'))
    g.onRequest('GetSecret', () => errorResponse(503, 'UNAVAILABLE'), { nth: 2 })
    const step = await g.promote({ 'max-attempts': '1' })
    expect(step.error).toContain('Nothing was changed: ')
    expect(step.error).not.toContain('manually')
  })
})

describe.concurrent('Google Cloud: a lost response to a write', () => {
  const body = '<html>'
  const lost: [string, Fault, boolean][] = [
    ['connection reset, request lost', 'reset', false],
    ['connection reset, request processed', 'reset after', true],
    ['503, not processed', { status: 503 }, false],
    ['503, processed', (response) => ({ ...response, status: 503, body: '' }), true],
    ['200 with an unreadable body, processed', (response) => ({ ...response, body }), true],
    ['200 with an unreadable body, not processed', { status: 200, body }, false],
    ['200 without an etag, processed', (response) => ({ ...response, body: '{"versionAliases":{"prod":"3"}}' }), true],
  ]
  it.each(lost)('is resolved by reading: %s', async (_, fault, isProcessed) => {
    await using g = await startGoogleScenario()
    g.onRequest('UpdateSecret', () => fault, { times: 1 })
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true', 'current-version': '3' } })
    expect(step.trace).toEqual([...threeRequests, 'GetSecret', ...(isProcessed ? [] : ['UpdateSecret'])])
    expect(g.labels()).toEqual({ ...promoted, old: '2' })
  })
})

describe.concurrent('Google Cloud: a response', () => {
  it.each<[string, number, string, number]>([
    ['UNAUTHENTICATED', 401, 'authentication failed', 1],
    ['PERMISSION_DENIED', 403, 'permission denied', 1],
    ['NOT_FOUND', 404, 'secret not found', 1],
    ['INVALID_ARGUMENT', 400, 'the store rejected the request', 1],
    ['FAILED_PRECONDITION', 400, 'the store rejected the request', 1],
    ['RESOURCE_EXHAUSTED', 429, 'rate limited by the store', 2],
    ['UNAVAILABLE', 503, 'the store returned a server error', 2],
    ['INTERNAL', 500, 'the store returned a server error', 2],
    ['ABORTED', 409, 'the store returned a server error', 2],
    ['DEADLINE_EXCEEDED', 504, 'the store returned a server error', 2],
    ['SOMETHING_NEW', 418, 'the store rejected the request', 1],
  ])('with the error %s and the status %i is reported as "%s"', async (code, status, message, attempts) => {
    await using g = await startGoogleScenario()
    g.onRequest('GetSecret', () => errorResponse(status, code))
    const step = await g.promote({ 'max-attempts': '2' })
    expect(step.trace).toHaveLength(attempts)
    for (const word of [message, code, 'GetSecret', 'not today', 'Nothing was changed'])
      expect(step.error).toContain(word)
  })

  it.each<[string, string]>([
    ['no etag', '{"versionAliases":{"prod":"2"}}'],
    ['an alias without a version', '{"etag":"\\"e\\"","versionAliases":{"prod":"two"}}'],
    ['not JSON', '<html>'],
  ])('that is invalid fails the promotion before a write: %s', async (_, body) => {
    await using g = await startGoogleScenario()
    g.onRequest('GetSecret', () => ({ status: 200, body }))
    const step = await g.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('unexpected response from the store')
  })

  it('that denies only the write leaves all aliases unchanged', async () => {
    await using g = await startGoogleScenario({ denied: ['UpdateSecret'] })
    const step = await g.promote()
    expect(step.error).toMatch(/permission denied .*UpdateSecret, PERMISSION_DENIED.*\nState: Nothing was changed/)
  })
})
