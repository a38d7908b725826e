/** OCI Vault: one label that can be moved, guarded by an etag; a write is made some time after its response. */
import { describe, expect, it } from 'vitest'
import type { OciOptions } from '../support/clouds/oci-vault.ts'
import { errorResponse, initialVersions, shopDb, startOciScenario } from '../support/oci.ts'
import { readRecord } from '../support/record.ts'

const promotion = ['GetSecret', 'ListSecretVersions', 'UpdateSecret']
/** A read finds the secret still being updated, the next one that it has been. */
const confirmed = [...promotion, 'GetSecret']

describe.concurrent('OCI Vault: a promotion', () => {
  it('takes four requests, and uploads nothing', async () => {
    await using o = await startOciScenario()
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: confirmed })
    expect(step.calls[2]?.body).toBe('{"currentVersionNumber":4}')
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '3', 'current-version': '4' })
    expect(step.results).toEqual([
      expect.objectContaining({ provider: 'oci-vault', region: 'eu-frankfurt-1', secret: shopDb, outcome: 'promoted' }),
    ])
    expect(readRecord(step.outputs.record)).toMatchObject({
      secrets: [{ secret: shopDb, region: 'eu-frankfurt-1', changes: [{ stage: 'CURRENT', before: '3', after: '4' }] }],
    })
    expect(o.labels()).toEqual({ PREVIOUS: '3', CURRENT: '4', LATEST: '4' })
    expect(step.summary).toContain('A rollback restores CURRENT alone')
  })

  it.each<[string, OciOptions, string[]]>([
    ['at once', { updatingReads: 0 }, promotion],
    ['some reads later', { updatingReads: 4 }, [...confirmed, 'GetSecret', 'GetSecret', 'GetSecret']],
    [
      'some reads later, and shown no earlier',
      { updatingReads: 3, showsLate: true },
      [...confirmed, 'GetSecret', 'GetSecret'],
    ],
  ])('waits for the store, which makes the change %s', async (_, options, trace) => {
    await using o = await startOciScenario(options)
    const step = await o.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace, writes: [4] })
    expect(o.labels()).toMatchObject({ CURRENT: '4', PREVIOUS: '3' })
  })

  it.each([
    [{ 'target-stage': 'PENDING' }, 4],
    [{ 'target-stage': 'LATEST' }, 4],
    [{ 'target-stage': 'PREVIOUS' }, 2],
    [{ 'target-version': 'newest' }, 4],
    [{ 'target-version': '1' }, 1],
  ])('finds its target: %j', async (target, version) => {
    await using o = await startOciScenario()
    expect(await o.promote(target)).toMatchObject({ exitCode: 0, annotations: [], writes: [version] })
    expect(o.labels()).toMatchObject({ CURRENT: String(version) })
  })

  it('finds a version on a later page', async () => {
    await using o = await startOciScenario({ maxPageSize: 2 })
    const step = await o.promote({ 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 0, writes: [1] })
    expect(step.calls.map(({ query }) => query.get('page'))).toEqual([null, null, 'page-2', null, null])
  })

  it('writes nothing if the version is current already, or in a dry run', async () => {
    await using o = await startOciScenario()
    const same = await o.promote({ 'target-version': '3' })
    expect(same).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
    const dry = await o.promote({ 'dry-run': 'true' })
    expect(dry).toMatchObject({ exitCode: 0, trace: promotion.slice(0, 2), results: [{ outcome: 'planned' }] })
  })

  it.each([
    ['2', 'CURRENT is on 3, but `expected-version` is 2'],
    ['none', 'CURRENT is on 3, but `expected-version` is none'],
  ])('fails if `expected-version` is %s', async (expected, message) => {
    await using o = await startOciScenario()
    const step = await o.promote({ 'expected-version': expected })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(message)
  })
})

describe.concurrent('OCI Vault: a version that cannot be used', () => {
  const deleted = { stages: [], scheduledDestroyTime: '2131-02-01T00:00:00Z' }
  const expired = { stages: [], expireTime: Date.UTC(2020, 1) }
  const gone = { stages: [], scheduledDestroyTime: '2020-02-01T00:00:00Z' }
  it.each<[string, object, object, string]>([
    ['is pending deletion', deleted, {}, 'version 1 is disabled'],
    ['was deleted', gone, {}, 'version 1 is destroyed'],
    ['has expired, and may not be read then', expired, { blocksExpired: true }, 'version 1 is disabled'],
  ])('%s: a promotion fails before its write', async (_, version, more, message) => {
    const secrets = { [shopDb]: { versions: { 1: version, 3: ['CURRENT'] }, ...more } } as NonNullable<
      OciOptions['secrets']
    >
    await using o = await startOciScenario({ secrets })
    const step = await o.promote({ 'target-version': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(message)
    expect(await o.promote({ 'target-version': 'newest' })).toMatchObject({ exitCode: 0, writes: [] })
  })

  it('has expired, but may be read: a promotion moves it', async () => {
    const secrets = { [shopDb]: { versions: { 1: expired, 3: ['CURRENT'] } } } as NonNullable<OciOptions['secrets']>
    await using o = await startOciScenario({ secrets })
    expect(await o.promote({ 'target-version': '1' })).toMatchObject({ exitCode: 0, writes: [1] })
  })

  it('does not exist', async () => {
    await using o = await startOciScenario()
    const step = await o.promote({ 'target-version': '9' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('4 (LATEST, PENDING), 3 (CURRENT), 2 (PREVIOUS), 1')
  })

  it.each([400, 409] as const)(
    'is DEPRECATED, and the store refuses that with %i: the error says so',
    async (status) => {
      await using o = await startOciScenario({ refusesDeprecated: status })
      const step = await o.promote({ 'target-version': '1' })
      expect(step).toMatchObject({ exitCode: 1, writes: [1], outputs: { changed: 'false', 'current-version': '3' } })
      expect(step.error).toContain('the store refused the change in the present state of the secret (UpdateSecret, ')
      expect(step.error).toContain('Version 1 is deprecated')
      expect(step.error).toContain('OCI does not say whether a version that is DEPRECATED can be made CURRENT again')
      expect(step.error).toContain('State: Nothing was changed: CURRENT is on 3.')
    },
  )
})

describe.concurrent('OCI Vault: a rollback', () => {
  it('restores CURRENT, and the store moves PREVIOUS', async () => {
    await using o = await startOciScenario()
    const step = await o.promote()
    const back = await o.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: confirmed, writes: [3] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    expect(o.labels()).toEqual({ CURRENT: '3', PREVIOUS: '4', LATEST: '4' })
    // A write that moves nothing confirms that nothing is left to do.
    expect(await o.rollback(step)).toMatchObject({ exitCode: 0, writes: [3], outputs: { changed: 'false' } })
  })

  it('fails if someone else has moved CURRENT since, unless it is forced', async () => {
    await using o = await startOciScenario()
    const step = await o.promote()
    o.move('2')
    const refused = await o.rollback(step)
    expect(refused).toMatchObject({ exitCode: 1, writes: [] })
    expect(refused.error).toContain('has been moved since')
    expect(await o.rollback(step, { force: 'true' })).toMatchObject({ exitCode: 0, writes: [3] })
  })

  it('moves CURRENT to the version that was current before', async () => {
    await using o = await startOciScenario()
    const inputs = { rollback: 'true', 'target-stage': 'PREVIOUS' }
    expect(await o.promote(inputs)).toMatchObject({ exitCode: 0, results: [{ outcome: 'rolled-back' }], writes: [2] })
  })

  it.each(['failure', 'success'])('runs at the end of a job only if it failed (status %s)', async (status) => {
    await using o = await startOciScenario()
    const inputs = { 'rollback-on-failure': 'true' }
    const step = await o.promote(inputs)
    const end = await o.endOfJob(step, { ...o.inputs, 'target-version': '4', ...inputs }, status)
    expect(end).toMatchObject({ exitCode: 0, writes: status === 'failure' ? [3] : [] })
    expect(o.labels()).toMatchObject({ CURRENT: status === 'failure' ? '3' : '4' })
  })

  it('lists the command of the vendor if it fails', async () => {
    await using o = await startOciScenario()
    const step = await o.promote()
    o.onRequest('GetSecret', () => errorResponse(500, 'InternalServerError'))
    const back = await o.rollback(step, { 'max-attempts': '1' })
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.summary).toContain(`oci vault secret update --secret-id=${shopDb}`)
    expect(back.summary).toContain('--current-version-number=3 --wait-for-state=ACTIVE --if-match=')
  })

  it('restores the others of a list if one fails', async () => {
    const other = `${shopDb}2`
    await using o = await startOciScenario({ secrets: { [shopDb]: initialVersions, [other]: initialVersions } })
    o.onRequest('UpdateSecret', () => errorResponse(404, 'NotAuthorizedOrNotFound'), { nth: 2, times: 1 })
    const promotions = JSON.stringify([shopDb, other].map((secret) => ({ secret, 'target-version': '4' })))
    const step = await o.run({ ...o.inputs, secret: '', promotions, concurrency: '1' })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'failed'])
    expect(step.error).toContain('permission denied (UpdateSecret, NotAuthorizedOrNotFound')
    expect([o.labels(), o.labels(other)]).toMatchObject([{ CURRENT: '3' }, { CURRENT: '3' }])
  })
})
