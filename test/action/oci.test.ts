/** OCI Vault: one label that can be moved, guarded by an etag; a write is made some time after its response. */
import { describe, expect, it } from 'vitest'
import type { OciOptions } from '../support/clouds/oci-vault.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'
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
    expect(await o.rollback(step)).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
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

describe.concurrent('OCI Vault: a promotion during a concurrent change', () => {
  it('reads again and writes if CURRENT is still where it was', async () => {
    await using o = await startOciScenario()
    const edit = () => {
      o.secret().updates += 1
      return undefined
    }
    o.onRequest('UpdateSecret', edit, { times: 2 })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [4, 4, 4] })
    expect(step.trace).toEqual([...promotion, 'GetSecret', 'UpdateSecret', 'GetSecret', 'UpdateSecret', 'GetSecret'])
  })

  it('fails and leaves the label unchanged if someone else has moved it', async () => {
    await using o = await startOciScenario()
    o.onRequest('UpdateSecret', o.concurrentMove('2'), { times: 1 })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [4], outputs: { 'current-version': '2' } })
    expect(step.error).toContain('CURRENT was moved by someone else during this run: it is on 2, expected 4')
  })

  it('succeeds if someone else has moved the label to the same version', async () => {
    await using o = await startOciScenario()
    o.onRequest('UpdateSecret', o.concurrentMove('4'), { times: 1 })
    expect(await o.promote()).toMatchObject({ exitCode: 0, annotations: [], writes: [4] })
  })

  it('waits until the change of someone else is made, then writes on top of it', async () => {
    await using o = await startOciScenario()
    const busy = () => {
      Object.assign(o.secret(), { lifecycleState: 'UPDATING', readsUntilUpdated: 3 })
      return undefined
    }
    o.onRequest('UpdateSecret', busy, { times: 1 })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [4, 4] })
    expect(step.trace).toEqual([...promotion, 'GetSecret', 'GetSecret', 'GetSecret', 'UpdateSecret', 'GetSecret'])
  })

  it('fails after `max-attempts` refusals', async () => {
    await using o = await startOciScenario()
    o.onRequest('UpdateSecret', () => errorResponse(409, 'IncorrectState', 'the secret is in a bad state'))
    const step = await o.promote({ 'max-attempts': '2' })
    expect(step).toMatchObject({ exitCode: 1, writes: [4, 4], outputs: { changed: 'false' } })
    expect(step.error).toMatch(/is changing this secret.*IncorrectState.*a bad state.*\nState: Nothing was changed/)
  })
})

describe.concurrent('OCI Vault: a lost response to a write', () => {
  const lost: [string, Fault, number[]][] = [
    ['connection reset, request lost', 'reset', [4, 4]],
    ['connection reset, request processed', 'reset after', [4]],
    ['503, not processed', { status: 503 }, [4, 4]],
    ['503, processed', (response) => ({ ...response, status: 503, body: '' }), [4]],
    ['200 with an unreadable body, processed', (response) => ({ ...response, body: '<html>' }), [4]],
    ['200 without an etag, processed', (response) => ({ ...response, headers: {} }), [4]],
    ['200 about another secret, processed', (response) => ({ ...response, body: JSON.stringify({}) }), [4]],
  ]
  it.each(lost)('is resolved by reading: %s', async (_, fault, writes) => {
    await using o = await startOciScenario({ updatingReads: 2, showsLate: true })
    o.onRequest('UpdateSecret', () => fault, { times: 1 })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes, outputs: { changed: 'true' } })
    expect(o.labels()).toMatchObject({ CURRENT: '4', PREVIOUS: '3' })
  })
})

describe.concurrent('OCI Vault: a response that is older than the last write', () => {
  it('is not believed: the action reads again, and rolls back', async () => {
    await using o = await startOciScenario()
    let found: CloudResponse | undefined
    const late: Fault = (response) => found ?? response
    const faults = [(response: CloudResponse) => (found = response), errorResponse(403, 'NotAllowed'), late, late]
    o.onRequest('GetSecret', () => faults.shift())
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [4, 3], outputs: { changed: 'false' } })
    expect(step.error).toContain('State: Rolled back: CURRENT is on 3.')
    expect(o.labels()).toMatchObject({ CURRENT: '3', PREVIOUS: '4' })
  })
})

describe.concurrent('OCI Vault: a write in doubt', () => {
  it.each<[string, OciOptions, RegExp]>([
    ['changes the etag', {}, /\nState: Rolled back: CURRENT is on 3\.\n/],
    ['keeps the etag', { keepsEtag: true }, /A write without a response may still move CURRENT to 4/],
    ['is refused', { rejectsNoopMove: true }, /A write without a response may still move CURRENT to 4/],
  ])('is followed by another one, which %s', async (_, options, state) => {
    await using o = await startOciScenario(options)
    o.onRequest('UpdateSecret', () => 'reset', { times: 1 })
    const step = await o.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [4, 3] })
    expect(step.error).toMatch(state)
    expect(o.labels()).toMatchObject({ CURRENT: '3', PREVIOUS: '2' })
  })
})

describe.concurrent('OCI Vault: the state of a secret', () => {
  it.each([
    ['PENDING_DELETION', 'the secret is scheduled for deletion'],
    ['SCHEDULING_DELETION', 'the secret is scheduled for deletion'],
    ['DELETING', 'secret not found'],
    ['DELETED', 'secret not found'],
    ['FAILED', 'the store refused the change in the present state of the secret'],
  ])('%s fails the promotion before a write', async (lifecycleState, message) => {
    await using o = await startOciScenario()
    Object.assign(o.secret(), { lifecycleState })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 1, trace: ['GetSecret'] })
    expect(step.error).toContain(message)
    expect(step.error).toContain(`its state is ${lifecycleState}`)
  })

  it.each(['CREATING', 'UPDATING', 'CANCELLING_DELETION'])('%s is waited for', async (lifecycleState) => {
    await using o = await startOciScenario({ updatingReads: 0 })
    Object.assign(o.secret(), { lifecycleState, readsUntilUpdated: 2 })
    expect(await o.promote()).toMatchObject({ exitCode: 0, trace: ['GetSecret', ...promotion] })
  })

  it('UPDATING is reported if it does not end in time', async () => {
    await using o = await startOciScenario()
    Object.assign(o.secret(), { lifecycleState: 'UPDATING' })
    const step = await o.promote({ 'timeout-seconds': '4' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('the secret is being updated, and has not become ready in time (GetSecret, request id')
  })

  it('of a replica fails the promotion, and names its source', async () => {
    await using o = await startOciScenario()
    Object.assign(o.secret(), { isReplica: true })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 1, trace: ['GetSecret'] })
    expect(step.error).toContain('the secret is a replica')
    expect(step.error).toContain('its source is ocid1.vaultsecret.oc1.eu-amsterdam-1.amaaaaaasource')
  })
})

describe.concurrent('OCI Vault: a response', () => {
  it.each<[string, number, string, number]>([
    ['NotAuthenticated', 401, 'authentication failed', 1],
    ['NotAuthorizedOrNotFound', 404, 'secret not found', 1],
    ['NotAllowed', 403, 'permission denied', 1],
    ['InvalidParameter', 400, 'the store rejected the request', 1],
    ['TooManyRequests', 429, 'rate limited by the store', 2],
    ['InternalServerError', 500, 'the store returned a server error', 2],
    ['ServiceUnavailable', 503, 'the store returned a server error', 2],
    ['SomethingNew', 418, 'the store rejected the request', 1],
  ])('with the error %s and the status %i is reported as "%s"', async (code, status, message, attempts) => {
    await using o = await startOciScenario()
    o.onRequest('GetSecret', () => errorResponse(status, code))
    const step = await o.promote({ 'max-attempts': '2' })
    expect(step.trace).toHaveLength(attempts)
    for (const word of [message, code, 'GetSecret', 'not today', 'Nothing was changed'])
      expect(step.error).toContain(word)
  })

  it.each<[string, Fault]>([
    ['no etag', (response) => ({ ...response, headers: { etag: '' } })],
    [
      'no current version',
      (response) => ({ ...response, body: JSON.stringify({ id: shopDb, lifecycleState: 'ACTIVE' }) }),
    ],
    ['not JSON', { status: 200, body: '<html>' }],
  ])('that is invalid fails the promotion before a write: %s', async (_, fault) => {
    await using o = await startOciScenario()
    o.onRequest('GetSecret', () => fault)
    const step = await o.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('unexpected response from the store')
  })

  it.each(['ListSecretVersions', 'UpdateSecret'])('that denies %s is a missing permission', async (operation) => {
    await using o = await startOciScenario({ denied: [operation] })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.error).toMatch(new RegExp(`permission denied .${operation}, NotAuthorizedOrNotFound`))
  })

  it("to a request by a wrong clock is repeated by the store's", async () => {
    await using o = await startOciScenario({ now: () => Date.now() + 3_600_000 })
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['GetSecret', ...confirmed] })
  })
})
