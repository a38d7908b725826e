/** What happens when a write, or the reading back, goes wrong: settled by reading, put back, or left to whoever moved it. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import {
  alibaba,
  aws,
  huawei,
  requestsFor,
  reset,
  scenario,
  type Scenario,
  type Step,
  vendors,
  vendorsOfTwoWrites,
} from '../support/scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const outcomeOf = ({ outputs }: Step) => (JSON.parse(outputs.results ?? '') as { outcome: string }[])[0]?.outcome

/** Carries a write out, so that only the answer to it is in question. */
function processed(s: Scenario, kind: string): void {
  const [stage = '', version] = kind.split(' → ')
  s.move(stage, version)
  if (s.vendor === aws) s.move('previous', 'v2')
}

/** A half-way failure: the record is there, and one error tells of the secret and the label. */
function tells(step: Step, s: Scenario, ...words: string[]): void {
  expect(step.exitCode).toBe(1)
  for (const word of [s.secret, s.vendor.current, ...words]) expect(step.error, step.raw).toMatch(new RegExp(word))
  expect(step.error).not.toMatch(/on undefined|on null|\[object/)
  expect(outcomeOf(step)).toBe('failed')
  expect(step.outputs.record).toContain('"after":"v3"')
}

describe.concurrent.each(vendors)('$title: the answer to a write is lost', (vendor) => {
  const kinds = requestsFor(vendor, 'previous → v2', 'current → v3')
  const lost: [string, (s: Scenario, kind: string) => Fault, boolean][] = [
    ['connection reset, request lost', reset, false],
    ['connection reset, request processed', () => 'reset after', true],
    ['500, not processed', () => ({ status: 500, body: 'oops' }), false],
    [
      '503, processed',
      (s, kind) => {
        processed(s, kind)
        return { status: 503 }
      },
      true,
    ],
    [
      '200 that nobody can read, processed',
      (s, kind) => {
        processed(s, kind)
        return { status: 200, body: '<html>' }
      },
      true,
    ],
    ['200 that nobody can read, not processed', () => ({ status: 200, body: '<html>' }), false],
  ]
  const cases = kinds.flatMap((kind) => lost.map(([name, what, done]) => [name, kind, what, done] as const))

  it.each(cases)('%s: %s is settled by reading', async (_, kind, what, done) => {
    await using s = await scenario(vendor)
    s.trouble(kind, () => what(s, kind), { times: 1 })
    const step = await s.promote({}, { debug: true })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true', 'current-version': 'v3' } })
    expect(s.labels()).toEqual(promoted)
    const again = done ? [] : [kind]
    const [first, second] = kinds.map((it) => (it === kind ? [it, 'read', ...again] : [it]))
    // What settles the last write tells all that reading back would.
    const back = done && kind === kinds.at(-1) ? [] : ['read']
    expect(step.trace).toEqual(['read', ...(first ?? []), ...(second ?? []), ...back])
  })

  it.each(['current → v2', 'previous → v1'])('%s is settled by reading in a rollback, too', async (back) => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    s.trouble(back, () => 'reset after', { times: 1 })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(found)
  })
})

describe.concurrent.each(vendorsOfTwoWrites)('$title: a write fails', (vendor) => {
  const { current, previous } = vendor

  it('the first: nothing was changed', async () => {
    await using s = await scenario(vendor)
    s.trouble('previous → v2', () => s.refusal(500, 'internal'))
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    tells(step, s, 'Nothing was changed', vendor.codes.internal, 'request id')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it.each<['throttled' | 'internal', number]>([
    ['throttled', 429],
    ['internal', 500],
  ])('again and again (%s): is tried max-attempts times in all', async (code, status) => {
    await using s = await scenario(vendor)
    s.trouble('previous → v2', () => s.refusal(status, code))
    const step = await s.promote({ 'max-attempts': '3' })
    tells(step, s, vendor.codes[code], 'Nothing was changed')
    expect(step.trace.filter((word) => word === 'previous → v2')).toHaveLength(3)
  })

  it('the second: the first is put back', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => s.refusal(403, 'forbidden', 'not for you'))
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'no permission', 'not for you', vendor.codes.forbidden, 'request id', 'put back')
    tells(step, s, `${current} is on v2`, `${previous} is on v1`)
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(step.trace.filter((word) => word.includes('→'))).toEqual(['previous → v2', 'current → v3', 'previous → v1'])
    expect(step.summary).toContain('put back')
  })

  it('the second, with the previous label on no version before: it is taken off, or left with a warning', async () => {
    await using s = await scenario(vendor, { v2: ['current'], v3: [] })
    s.trouble('current → v3', () => s.refusal(403, 'forbidden'))
    const own = await s.promote({ 'previous-stage': 'retired' })
    expect(own).toMatchObject({ exitCode: 1, warnings: [], outputs: { changed: 'false' } })
    expect(s.labels()).toEqual({ current: 'v2' })
    const builtIn = await s.promote()
    expect(builtIn).toMatchObject({ exitCode: 1, outputs: { changed: 'true' } })
    expect(builtIn.warnings).toEqual([expect.stringContaining(previous)])
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
  })

  it('the second of a swap: the label itself is put back', async () => {
    await using s = await scenario(vendor, { v1: ['previous'], v2: ['current'] })
    s.trouble('previous → v2', () => s.refusal(403, 'forbidden'))
    const step = await s.run({ 'target-version': 'v1' }, { debug: true })
    expect(step.error).toContain('put back')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it('and so does putting back: says what is left to do by hand, which then works', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => s.refusal(403, 'forbidden'))
    s.trouble('previous → v1', () => s.refusal(403, 'forbidden'))
    const step = await s.promote({}, { debug: true })
    tells(step, s, `${previous} is on v2`)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
    expect(step.summary).toContain('rollback: true')
    s.cloud.intercept = undefined
    const [, hand = ''] = /To restore the labels manually: (.*)/.exec(step.error) ?? []
    const inputs = [...hand.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name, value]) => [name, value])
    expect(inputs).toContainEqual(['stage', previous])
    const finished = await s.run(Object.fromEntries(inputs) as Record<string, string>)
    expect(finished.exitCode).toBe(0)
    expect(s.labels()).toEqual(found)
  })

  it('by refusing the credentials: not one request more, and nothing is said to have changed', async () => {
    await using s = await scenario(vendor)
    s.trouble('previous → v2', () => unauthorized(s))
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'authentication failed', 'Nothing was changed')
    expect(step.trace).toEqual(['read', 'previous → v2'])
    expect(step.outputs).toMatchObject({ changed: 'false' })
  })

  it('by refusing the credentials half-way: not one request more, but what to do by hand', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => unauthorized(s))
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'authentication failed', 'By hand|by hand', `stage: ${previous}`, 'target-version: v1')
    expect(step.trace).toEqual(['read', 'previous → v2', 'current → v3'])
    expect(step.outputs).toMatchObject({ changed: 'true' })
  })

  it('by silence: the time that was kept is enough to put back', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => 'silence')
    const step = await s.promote({ 'timeout-seconds': '6' }, { debug: true })
    tells(step, s, 'timed out waiting for', 'put back')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false' })
  })
})

describe.concurrent.each(vendors)('$title: reading back', (vendor) => {
  const { current, previous } = vendor

  it('fails for a while: what was written is put back', async () => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(500, 'internal'), { nth: 2, times: 2 })
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    tells(step, s, vendor.codes.internal, 'put back')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': 'v2' })
  })

  it('fails for good: says what to do by hand', async () => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(500, 'internal'), { nth: 2 })
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    tells(
      step,
      s,
      vendor.codes.internal,
      `stage: ${current}.*target-version: v2`,
      `stage: ${previous}.*target-version: v1`,
    )
    expect(s.labels()).toEqual(promoted)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v3' })
  })

  it('is late: reads again', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => accepted(s))
    const late = () => {
      processed(s, 'current → v3')
      return undefined
    }
    s.trouble('read', late, { nth: 3 })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read', 'read'))
  })

  it('shows that an accepted write never arrived: gives up and puts back', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => accepted(s))
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    tells(step, s, `${current} is on v2`, 'put back')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': 'v2' })
  })

  it('shows that somebody else has won: fails, and leaves it alone', async () => {
    await using s = await scenario(vendor, { ...usualWith4 })
    s.trouble('read', s.moving('current', 'v4'), { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'somebody else', `${current}.* on v4`, 'left alone')
    expect(s.labels().current).toBe('v4')
    expect(step.trace.filter((word) => word.startsWith('current'))).toEqual(['current → v3'])
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v4' })
  })

  it('shows that somebody else has moved the previous label: fails, leaves that alone, puts back the other', async () => {
    await using s = await scenario(vendor, { ...usualWith4 })
    s.trouble('read', s.moving('previous', 'v4'), { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'somebody else', `${previous}.* on v4`)
    expect(s.labels()).toMatchObject({ previous: 'v4', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
  })

  it('shows that somebody else wanted the same: succeeds', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => {
      s.move('current', 'v3')
      return reset()
    })
    expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(promoted)
  })
})

describe.concurrent('somebody else is faster than the write', () => {
  it.each([alibaba, aws])('$title: the condition of the write fails, and the label is left alone', async (vendor) => {
    await using s = await scenario(vendor, { ...usualWith4 })
    s.trouble('current → v3', s.moving('current', 'v4'), { times: 1 })
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'somebody else', `${vendor.current}.* on v4`, 'left alone')
    expect(s.labels().current).toBe('v4')
    expect(step.outputs).toMatchObject({ 'current-version': 'v4' })
  })

  it('Huawei Cloud: says when it was moved', async () => {
    await using s = await scenario(huawei, { ...usualWith4 }, { timeUnit: 's' })
    const time = Date.UTC(2031, 4, 6, 7, 8, 9)
    const somebodyElse = () => {
      s.move('current', 'v4')
      Object.assign(s.cloud.secrets.db ?? {}, { updateTime: time })
      return undefined
    }
    s.trouble('read', somebodyElse, { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    tells(step, s, 'SYSCURRENT.* on v4', '2031-05-06T07:08:09')
  })
})

const usualWith4 = { v1: ['previous'], v2: ['current'], v3: [], v4: ['x'] }

function unauthorized({ vendor }: Scenario): Fault {
  const [status, code] = vendor === huawei ? [401, 'APIGW.0301'] : [403, 'InvalidSecurityToken.Expired']
  return { status, body: vendor.error(code, 'expired') }
}

/** The answer of a store that has taken note of a write and does it later, or never. */
function accepted({ vendor }: Scenario): Fault {
  return { status: 200, body: JSON.stringify({ stage: { version_id: 'v3' }, SecretName: vendor.secret, ARN: 'arn' }) }
}
