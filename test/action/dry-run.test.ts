/** `dry-run`: read, plan and report; change nothing. */
import { afterEach, describe, expect, it } from 'vitest'
import { huawei, scenario, type Step, vendors } from '../support/scenario.ts'

const entryOf = ({ outputs }: Step) => (JSON.parse(outputs.results ?? '') as Record<string, unknown>[])[0]

describe.each(vendors)('$title: a dry run', (vendor) => {
  const { current, previous } = vendor
  let step: Step | undefined
  afterEach(() => {
    // There is nothing to undo, so there is no record either.
    expect(step?.outputs.record).toBeUndefined()
    expect(step?.log).not.toContain('"changes"')
  })

  it('reads once, and says what it would do', async () => {
    await using s = await scenario(vendor)
    step = await s.promote({ 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(entryOf(step)).toMatchObject({ outcome: 'planned', changed: false, previousVersion: 'v2' })
    for (const place of [step.log, step.summary]) {
      expect(place).toContain('planned')
      for (const word of [current, previous, 'v1', 'v2', 'v3']) expect(place).toContain(word)
    }
  })

  it('says so where there is nothing to do', async () => {
    await using s = await scenario(vendor)
    step = await s.run({ 'target-version': 'v2', 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, trace: ['read'] })
    expect(entryOf(step)).toMatchObject({ outcome: 'unchanged', changed: false })
  })

  it('refuses what the real run would refuse', async () => {
    await using s = await scenario(vendor)
    step = await s.promote({ 'dry-run': 'true', 'expected-version': 'v1' })
    expect(step.error).toContain(`${current} is on v2, not on v1`)
    step = await s.run({ 'dry-run': 'true', 'target-version': 'v9' })
    expect(step.error).toContain('v9')
    expect(s.cloud.history).toEqual([])
  })

  it('plans a rollback by record', async () => {
    await using s = await scenario(vendor)
    const real = await s.promote()
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v3', 'current-version': 'v3' })
    expect(entryOf(step)).toMatchObject({ outcome: 'planned' })
  })

  it('refuses to roll back what somebody has moved since', async () => {
    await using s = await scenario(vendor)
    const real = await s.promote()
    s.move('current', 'v1')
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step.error).toContain(`${current} is on v1`)
  })
})

describe('Huawei Cloud: a dry run', () => {
  it('sets no expiry', async () => {
    await using s = await scenario(huawei)
    const step = await s.promote({ 'dry-run': 'true', 'expire-outgoing-after': '30d' })
    expect(step).toMatchObject({ exitCode: 0, trace: ['read'] })
    expect(s.version('v2').expireTime).toBeUndefined()
  })
})
