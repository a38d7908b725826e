/** OCI Vault: changes at the same time, lost and late responses, and a secret that is being updated. */
import { describe, expect, it } from 'vitest'
import type { OciOptions } from '../support/clouds/oci-vault.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'
import { errorResponse, shopDb, startOciScenario } from '../support/oci.ts'

const promotion = ['GetSecret', 'ListSecretVersions', 'UpdateSecret']
/** A read finds the secret still being updated, the next one that it has been. */
const confirmed = [...promotion, 'GetSecret']

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
