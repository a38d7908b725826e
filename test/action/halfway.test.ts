/** Failed writes and reads after the first write: resolved by reading, rolled back, or left to whom the label now belongs. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { parseManualSteps } from '../support/scenario/checks.ts'
import { resetConnection, startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors, vendorsWithTwoWrites } from '../support/scenario/vendors.ts'
import { requestsFor } from '../support/scenario/words.ts'
import { recordJson } from '../support/record.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const readOutcome = ({ outputs }: StepRun) => (JSON.parse(outputs.results ?? '') as { outcome: string }[])[0]?.outcome

/** Processes a write in the store, so that a test can replace its response. */
function processWrite(s: Scenario, kind: string): void {
  const [stage = '', version] = kind.split(' → ')
  s.move(stage, version)
  if (s.vendor === aws) s.move('previous', 'v2')
}

/** Checks that the step failed after it published its record, with an error that matches these words. */
function expectFailure(step: StepRun, s: Scenario, ...words: string[]): void {
  expect(step.exitCode).toBe(1)
  for (const word of [s.secret, s.vendor.current, ...words]) expect(step.error, step.raw).toMatch(new RegExp(word))
  expect(step.error).not.toMatch(/on undefined|on null|\[object/)
  expect(readOutcome(step)).toBe('failed')
  expect(recordJson(step.outputs.record)).toContain('"after":"v3"')
}

describe.concurrent.each(vendors)('$title: a lost response to a write', (vendor) => {
  const kinds = requestsFor(vendor, 'previous → v2', 'current → v3')
  const lost: [string, (s: Scenario, kind: string) => Fault, boolean][] = [
    ['connection reset, request lost', resetConnection, false],
    ['connection reset, request processed', () => 'reset after', true],
    ['500, not processed', () => ({ status: 500, body: 'oops' }), false],
    [
      '503, processed',
      (s, kind) => {
        processWrite(s, kind)
        return { status: 503 }
      },
      true,
    ],
    [
      '200 with an unreadable body, processed',
      (s, kind) => {
        processWrite(s, kind)
        return { status: 200, body: '<html>' }
      },
      true,
    ],
    ['200 with an unreadable body, not processed', () => ({ status: 200, body: '<html>' }), false],
  ]
  const cases = kinds.flatMap((kind) =>
    lost.map(([name, fault, isProcessed]) => [name, kind, fault, isProcessed] as const),
  )

  it.each(cases)('is resolved by reading: %s, to %s', async (_, kind, fault, isProcessed) => {
    await using s = await startScenario(vendor)
    s.onRequest(kind, () => fault(s, kind), { times: 1 })
    const step = await s.promote({}, { debug: true })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true', 'current-version': 'v3' } })
    expect(s.labels()).toEqual(promoted)
    const again = isProcessed ? [] : [kind]
    const [first, second] = kinds.map((it) => (it === kind ? [it, 'read', ...again] : [it]))
    // The read that resolves the last write also verifies it.
    const verification = isProcessed && kind === kinds.at(-1) ? [] : ['read']
    expect(step.trace).toEqual(['read', ...(first ?? []), ...(second ?? []), ...verification])
  })

  it.each(['current → v2', 'previous → v1'])('is resolved by reading during a rollback: %s', async (kind) => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.onRequest(kind, () => 'reset after', { times: 1 })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(found)
  })
})

describe.concurrent.each(vendorsWithTwoWrites)('$title: a failed write', (vendor) => {
  const { current, previous } = vendor

  it('that is the first is in doubt after a server error, although no read shows it', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('previous → v2', () => s.errorResponse(500, 'internal'))
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    const doubt = `State: Rollback in doubt: .*A write without a response may still move ${previous} to v2`
    expectFailure(step, s, doubt, vendor.codes.internal, 'request id')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it.each<['throttled' | 'internal', number, string]>([
    ['throttled', 429, 'Nothing was changed'],
    ['internal', 500, 'Rollback in doubt'],
  ])('is attempted `max-attempts` times (%s)', async (code, status, state) => {
    await using s = await startScenario(vendor)
    s.onRequest('previous → v2', () => s.errorResponse(status, code))
    const step = await s.promote({ 'max-attempts': '3' })
    expectFailure(step, s, vendor.codes[code], state)
    expect(step.trace.filter((word) => word === 'previous → v2')).toHaveLength(3)
  })

  it('that is the second rolls back the first', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden', 'not for you'))
    const step = await s.promote({}, { debug: true })
    expectFailure(
      step,
      s,
      'permission denied',
      'not for you',
      vendor.codes.forbidden,
      'request id',
      'State: Rolled back: ',
    )
    expectFailure(step, s, `${current} is on v2`, `${previous} is on v1`)
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(step.trace.filter((word) => word.includes('→'))).toEqual(['previous → v2', 'current → v3', 'previous → v1'])
    expect(step.summary).toContain('Rolled back')
  })

  it('that is the second removes a new previous label, or leaves a built-in one with a warning', async () => {
    await using s = await startScenario(vendor, { v2: ['current'], v3: [] })
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    const custom = await s.promote({ 'previous-stage': 'retired' })
    expect(custom).toMatchObject({ exitCode: 1, warnings: [], outputs: { changed: 'false' } })
    expect(s.labels()).toEqual({ current: 'v2' })
    const builtIn = await s.promote()
    expect(builtIn).toMatchObject({ exitCode: 1, outputs: { changed: 'true' } })
    expect(builtIn.warnings).toEqual([expect.stringContaining(previous)])
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
  })

  it('that is the second of a swap rolls back the label itself', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v2: ['current'] })
    s.onRequest('previous → v2', () => s.errorResponse(403, 'forbidden'))
    const step = await s.run({ 'target-version': 'v1' }, { debug: true })
    expect(step.error).toContain('State: Rolled back: ')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it('that cannot be rolled back lists a manual step that restores the labels', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote({}, { debug: true })
    expectFailure(step, s, `${previous} is on v2`)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
    expect(step.summary).toContain('rollback: true')
    s.cloud.intercept = undefined
    expect(step.error).toContain('\nTo restore the labels manually, run these steps in order:\n- ')
    const [manualStep, ...others] = parseManualSteps(step.error)
    expect(others).toEqual([])
    expect(manualStep).toMatchObject({ stage: previous })
    const finished = await s.run(manualStep ?? {})
    expect(finished.exitCode).toBe(0)
    expect(s.labels()).toEqual(found)
  })

  it('with refused credentials is the last request, and is reported as no change', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('previous → v2', () => unauthorizedResponse(s))
    const step = await s.promote({}, { debug: true })
    expectFailure(step, s, 'authentication failed', 'Nothing was changed')
    expect(step.trace).toEqual(['read', 'previous → v2'])
    expect(step.outputs).toMatchObject({ changed: 'false' })
  })

  it('with refused credentials after the first write is the last request, and lists the manual steps', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => unauthorizedResponse(s))
    const step = await s.promote({}, { debug: true })
    expectFailure(
      step,
      s,
      'authentication failed',
      'restore the labels manually',
      `stage: ${previous}`,
      'target-version: v1',
    )
    expect(step.trace).toEqual(['read', 'previous → v2', 'current → v3'])
    expect(step.outputs).toMatchObject({ changed: 'true' })
  })

  it('without a response leaves enough time to roll back', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => 'silence')
    const step = await s.promote({ 'timeout-seconds': '6' }, { debug: true })
    expectFailure(step, s, 'timed out waiting for', `State: Rollback in doubt: .*may still move ${current} to v3`)
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': '' })
  })
})

describe.concurrent.each(vendors)('$title: the verification of a promotion', (vendor) => {
  const { current, previous } = vendor

  it('rolls back if the read fails temporarily', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(500, 'internal'), { nth: 2, times: 2 })
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    expectFailure(step, s, vendor.codes.internal, 'State: Rolled back: ')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': 'v2' })
  })

  it('lists the manual steps if the read keeps failing', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(500, 'internal'), { nth: 2 })
    const step = await s.promote({ 'max-attempts': '2' }, { debug: true })
    expectFailure(
      step,
      s,
      vendor.codes.internal,
      `stage: ${current}.*target-version: v2`,
      `stage: ${previous}.*target-version: v1`,
    )
    expect(s.labels()).toEqual(promoted)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v3' })
  })

  it('reads again if the store shows the move with a delay', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => acceptedResponse(s))
    const processLate = () => {
      processWrite(s, 'current → v3')
      return undefined
    }
    s.onRequest('read', processLate, { nth: 3 })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read', 'read'))
  })

  it('rolls back if the store accepted the move but never shows it', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => acceptedResponse(s))
    const step = await s.promote({ 'max-attempts': '2', 'timeout-seconds': '12' }, { debug: true })
    expectFailure(step, s, `${current} is still on v2 instead of v3`, 'State: Rolled back: ')
    expect(s.labels()).toEqual(found)
    expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': 'v2' })
  })

  it('fails and leaves the label unchanged if someone else has moved it', async () => {
    await using s = await startScenario(vendor, { ...fourVersions })
    s.onRequest('read', s.concurrentMove('current', 'v4'), { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    expectFailure(step, s, 'someone else', `${current}.* on v4`, 'State: Left unchanged: ')
    expect(s.labels().current).toBe('v4')
    expect(step.trace.filter((word) => word.startsWith('current'))).toEqual(['current → v3'])
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v4' })
  })

  it('fails and rolls back only the label itself if someone else has moved the previous label', async () => {
    await using s = await startScenario(vendor, { ...fourVersions })
    s.onRequest('read', s.concurrentMove('previous', 'v4'), { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    expectFailure(step, s, 'someone else', `${previous}.* on v4`)
    expect(s.labels()).toMatchObject({ previous: 'v4', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
  })

  it('succeeds if someone else has moved the label to the same version', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => {
      s.move('current', 'v3')
      return resetConnection()
    })
    expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(promoted)
  })
})

describe.concurrent('a concurrent move before the write', () => {
  it.each([alibaba, aws])(
    'fails the condition of the write on $title, which leaves the label unchanged',
    async (vendor) => {
      await using s = await startScenario(vendor, { ...fourVersions })
      s.onRequest('current → v3', s.concurrentMove('current', 'v4'), { times: 1 })
      const step = await s.promote({}, { debug: true })
      expectFailure(step, s, 'someone else', `${vendor.current}.* on v4`, 'State: Left unchanged: ')
      expect(s.labels().current).toBe('v4')
      expect(step.outputs).toMatchObject({ 'current-version': 'v4' })
    },
  )

  it('is reported with its time on Huawei Cloud', async () => {
    await using s = await startScenario(huawei, { ...fourVersions }, { timeUnit: 's' })
    const time = Date.UTC(2031, 4, 6, 7, 8, 9)
    const moveByOthers = () => {
      s.move('current', 'v4')
      Object.assign(s.cloud.secrets.db ?? {}, { updateTime: time })
      return undefined
    }
    s.onRequest('read', moveByOthers, { nth: 2, times: 1 })
    const step = await s.promote({}, { debug: true })
    expectFailure(step, s, 'SYSCURRENT.* on v4', '2031-05-06T07:08:09')
  })
})

const fourVersions = { v1: ['previous'], v2: ['current'], v3: [], v4: ['x'] }

function unauthorizedResponse({ vendor }: Scenario): Fault {
  const [status, code] = vendor === huawei ? [401, 'APIGW.0301'] : [403, 'InvalidSecurityToken.Expired']
  return { status, body: vendor.error(code, 'expired') }
}

/** Builds the response of a store that accepts a write but does not process it yet. */
function acceptedResponse({ vendor }: Scenario): Fault {
  return {
    status: 200,
    body: JSON.stringify({
      stage: { version_id: 'v3' },
      SecretName: vendor.secret,
      ARN: vendor.fullName(vendor.secret),
    }),
  }
}
