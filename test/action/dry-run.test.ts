/** `dry-run`: reads, plans and reports, but changes nothing. */
import { afterEach, describe, expect, it } from 'vitest'
import { startScenario, type StepRun } from '../support/scenario/scenario.ts'
import { huawei, vendors } from '../support/scenario/vendors.ts'

const readResult = ({ outputs }: StepRun) => (JSON.parse(outputs.results ?? '') as Record<string, unknown>[])[0]

describe.each(vendors)('$title: a dry run', (vendor) => {
  const { current, previous } = vendor
  let step: StepRun | undefined
  afterEach(() => {
    // Without a change there is nothing to roll back, so there is no record.
    expect(step?.outputs.record).toBeUndefined()
    expect(step?.log).not.toContain('"changes"')
  })

  it('reads the labels once and reports the planned moves', async () => {
    await using s = await startScenario(vendor)
    step = await s.promote({ 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(readResult(step)).toMatchObject({ outcome: 'planned', changed: false, previousVersion: 'v2' })
    for (const place of [step.log, step.summary]) {
      expect(place).toContain('planned')
      for (const word of [current, previous, 'v1', 'v2', 'v3']) expect(place).toContain(word)
    }
  })

  it('reports that there is nothing to change', async () => {
    await using s = await startScenario(vendor)
    step = await s.run({ 'target-version': 'v2', 'dry-run': 'true' })
    // The second read confirms the first.
    expect(step).toMatchObject({ exitCode: 0, trace: ['read', 'read'] })
    expect(readResult(step)).toMatchObject({ outcome: 'unchanged', changed: false })
  })

  it('fails if the real run would fail', async () => {
    await using s = await startScenario(vendor)
    step = await s.promote({ 'dry-run': 'true', 'expected-version': 'v1' })
    expect(step.error).toContain(`${current} is on v2, but \`expected-version\` is v1`)
    step = await s.run({ 'dry-run': 'true', 'target-version': 'v9' })
    expect(step.error).toContain('v9')
    expect(s.cloud.history).toEqual([])
  })

  it('plans a rollback by record', async () => {
    await using s = await startScenario(vendor)
    const real = await s.promote()
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v3', 'current-version': 'v3' })
    expect(readResult(step)).toMatchObject({ outcome: 'planned' })
  })

  it('refuses to roll back a label that someone else has moved since', async () => {
    await using s = await startScenario(vendor)
    const real = await s.promote()
    s.move('current', 'v1')
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step.error).toContain(`${current} is on v1`)
  })
})

describe('Huawei Cloud: a dry run', () => {
  it('does not set an expiry', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'dry-run': 'true', 'expire-outgoing-after': '30d' })
    expect(step).toMatchObject({ exitCode: 0, trace: ['read'] })
    expect(s.version('v2').expireTime).toBeUndefined()
  })
})
