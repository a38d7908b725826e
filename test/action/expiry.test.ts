/** `expire-outgoing-after`: gives the version that lost the label an expiry, so that the store sends its notification. */
import { describe, expect, it } from 'vitest'
import { resetConnection, startScenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, huawei } from '../support/scenario/vendors.ts'
import { recordJson } from '../support/record.ts'

const hour = 3_600_000
const earlier = Date.UTC(2031, 4, 6, 7, 8, 9)

/** Returns the body of the only request that set an expiry. */
function readExpiryRequest({ calls }: StepRun): unknown {
  const bodies = calls.filter(({ operation }) => operation === 'UpdateVersion').map(({ body }) => body)
  expect(bodies).toHaveLength(1)
  return JSON.parse(bodies[0] ?? '')
}

describe.concurrent('Huawei Cloud: `expire-outgoing-after`', () => {
  it.each([
    ['36h', 36 * hour],
    ['30d', 30 * 24 * hour],
  ])('sets the expiry %s ahead in milliseconds, as the last request', async (input, ms) => {
    await using s = await startScenario(huawei)
    const [from, step] = [Date.now(), await s.promote({ 'expire-outgoing-after': input })]
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(step.trace).toEqual(['read', 'previous → v2', 'current → v3', 'read', 'expire v2'])
    const { expire_time: time } = readExpiryRequest(step) as { expire_time: number }
    expect(readExpiryRequest(step)).toEqual({ expire_time: time })
    expect(time).toBeGreaterThan(from + ms - 1000)
    expect(time).toBeLessThanOrEqual(Date.now() + ms)
    expect(time % 1000).toBe(0)
    expect(s.version('v2').expireTime).toBe(time)
    expect([s.version('v1').expireTime, s.version('v3').expireTime]).toEqual([undefined, undefined])
  })

  it('restores an earlier expiry on rollback', async () => {
    await using s = await startScenario(huawei)
    s.version('v2').expireTime = earlier
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(s.version('v2').expireTime).not.toBe(earlier)
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(back.trace).toEqual(['read', 'current → v2', 'previous → v1', 'read', 'expire v2'])
    expect(readExpiryRequest(back)).toEqual({ expire_time: earlier })
    expect(s.version('v2').expireTime).toBe(earlier)
  })

  it('accepts times in seconds as well as in milliseconds', async () => {
    await using s = await startScenario(huawei, undefined, { timeUnit: 's' })
    s.version('v2').expireTime = earlier
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(recordJson(step.outputs.record)).toContain(`"before":${earlier}`)
  })

  it('warns on rollback about the date that stays if the version had no expiry before', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': 'v2' } })
    const date = new Date(s.version('v2').expireTime ?? 0).toISOString().slice(0, 19)
    expect(back.warnings).toEqual([expect.stringMatching(`v2.*${date}`)])
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('keeps on rollback an expiry that someone else has changed since', async () => {
    await using s = await startScenario(huawei)
    s.version('v2').expireTime = earlier
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    s.version('v2').expireTime = earlier + hour
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.version('v2').expireTime).toBe(earlier + hour)
  })

  it('succeeds if the expiry cannot be set, with a warning that names the date', async () => {
    await using s = await startScenario(huawei)
    s.onRequest('expire v2', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(step).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': 'v3' } })
    const { expire_time: time } = readExpiryRequest(step) as { expire_time: number }
    expect(step.warnings).toEqual([expect.stringMatching(`v2.*${new Date(time).toISOString().slice(0, 19)}`)])
    expect(step.warnings[0]).toContain('CSMS.0302')
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('warns about the date if a rollback cannot restore the earlier expiry', async () => {
    await using s = await startScenario(huawei)
    s.version('v2').expireTime = earlier
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    const date = new Date(s.version('v2').expireTime ?? 0).toISOString().slice(0, 19)
    s.onRequest('expire v2', () => s.errorResponse(403, 'forbidden'))
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } })
    expect(back.warnings).toEqual([expect.stringMatching(`v2.*${date}`)])
  })

  it('retries if the store limits the rate of requests', async () => {
    await using s = await startScenario(huawei)
    s.onRequest('expire v2', () => s.errorResponse(429, 'throttled'), { times: 1 })
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.version('v2').expireTime).toBeDefined()
  })

  it.each([
    ['a server error', () => ({ status: 503, body: '' }) as const],
    ['a lost request', resetConnection],
    ['a lost response', () => 'reset after' as const],
  ])('does not warn if the expiry is set after %s', async (_, what) => {
    await using s = await startScenario(huawei)
    s.onRequest('expire v2', what, { times: 1 })
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(step.exitCode).toBe(0)
    expect(step.warnings).toEqual([])
    expect(s.version('v2').expireTime).toBeDefined()
  })

  it('sets no expiry if no version loses the label', async () => {
    await using s = await startScenario(huawei)
    const there = await s.run({ 'target-version': 'v2', 'expire-outgoing-after': '30d' })
    const fresh = await s.promote({ stage: 'canary', 'expire-outgoing-after': '30d' })
    expect([there, fresh]).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }])
    expect([...there.trace, ...fresh.trace]).toEqual(['read', 'read', 'read', 'canary → v3', 'read'])
  })

  it('sets no expiry if the promotion fails', async () => {
    await using s = await startScenario(huawei)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.trace).not.toContain('expire v2')
  })

  it('counts as a change if a rollback restores nothing else', async () => {
    await using s = await startScenario(huawei)
    s.version('v2').expireTime = earlier
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    s.move('current', 'v2')
    s.move('previous', 'v1')
    const back = await s.rollback(step)
    expect(s.version('v2').expireTime).toBe(earlier)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } })
  })

  it('can be rolled back with the longest duration that is allowed', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'expire-outgoing-after': '9999d' })
    expect(step.exitCode).toBe(0)
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0 })
  })
})

describe('Alibaba Cloud: `expire-outgoing-after`', () => {
  it('is rejected as unsupported', async () => {
    await using s = await startScenario(alibaba)
    const step = await s.promote({ 'expire-outgoing-after': '30d' })
    expect(step.error).toContain('`expire-outgoing-after`')
    expect(s.cloud.calls).toEqual([])
  })
})
