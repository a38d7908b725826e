/** `dry-run`: reads, plans and reports, but changes nothing. */
import { afterEach, describe, expect, it } from 'vitest'
import { startScenario, type StepRun } from '../support/scenario/scenario.ts'
import { startGoogleScenario } from '../support/google.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { aws, huawei, vendors } from '../support/scenario/vendors.ts'

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
    expect(step.outputs['target-version']).toBe('v3')
    const moves = [
      { stage: previous, before: 'v1', after: 'v2' },
      { stage: current, before: 'v2', after: 'v3' },
    ]
    expect(readResult(step)).toMatchObject({
      outcome: 'planned',
      changed: false,
      previousVersion: 'v2',
      targetVersion: 'v3',
      changes: vendor === aws ? moves.toReversed() : moves,
    })
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
    expect(step.outputs['target-version']).toBe('v2')
    expect(readResult(step)).toMatchObject({ outcome: 'unchanged', changed: false, targetVersion: 'v2', changes: [] })
  })

  it('fails if the real run would fail', async () => {
    await using s = await startScenario(vendor)
    step = await s.promote({ 'dry-run': 'true', 'expected-version': 'v1' })
    expect(step.error).toContain(`${current} is on v2, but \`expected-version\` is v1`)
    step = await s.run({ 'dry-run': 'true', 'target-version': 'v9' })
    expect(step.error).toContain('v9')
    // The labels were read, but there is no plan.
    expect(step.outputs['target-version']).toBe('')
    expect(readResult(step)).toMatchObject({ previousVersion: 'v2', currentVersion: 'v2' })
    for (const key of ['targetVersion', 'changes']) expect(readResult(step)).not.toHaveProperty(key)
    expect(s.cloud.history).toEqual([])
  })

  it('plans a rollback by record', async () => {
    await using s = await startScenario(vendor)
    const real = await s.promote()
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v3', 'current-version': 'v3' })
    expect(step.outputs['target-version']).toBe('v2')
    expect(readResult(step)).toMatchObject({ outcome: 'planned', targetVersion: 'v2' })
  })

  it('plans to remove a label that was on no version before', async () => {
    await using s = await startScenario(vendor)
    const real = await s.promote({ stage: 'canary' })
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step.outputs).toMatchObject({ 'current-version': 'v3', 'target-version': '' })
    expect(readResult(step)).toMatchObject({
      targetVersion: null,
      changes: [{ stage: 'canary', before: 'v3', after: null }],
    })
  })

  it('refuses to roll back a label that someone else has moved since', async () => {
    await using s = await startScenario(vendor)
    const real = await s.promote()
    s.move('current', 'v1')
    step = await s.rollback(real, { 'dry-run': 'true' })
    expect(step.error).toContain(`${current} is on v1`)
  })
})

describe.concurrent.each(vendors)('$title: a dry run without a target', (vendor) => {
  const { current } = vendor
  const dryRun = { 'dry-run': 'true' }

  it('reports where the label is, by one read', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run(dryRun)
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(step.outputs).toMatchObject({ 'target-version': 'v2' })
    expect(step.outputs.record).toBeUndefined()
    expect(readResult(step)).toMatchObject({
      outcome: 'unchanged',
      currentVersion: 'v2',
      targetVersion: 'v2',
      changes: [],
    })
    expect(step.log).toContain(`: unchanged, ${current} is on v2`)
    expect(step.summary).toContain('v2')
  })

  it('reports a label that is on no version', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ ...dryRun, stage: 'canary' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.outputs).toMatchObject({ 'previous-version': '', 'current-version': '', 'target-version': '' })
    expect(readResult(step)).toMatchObject({ previousVersion: null, currentVersion: null, targetVersion: null })
    expect(step.log).toContain(': unchanged, canary is on no version')
  })

  it('fails unless the label is on `expected-version`', async () => {
    await using s = await startScenario(vendor)
    expect(await s.run({ ...dryRun, 'expected-version': 'v2' })).toMatchObject({ exitCode: 0, annotations: [] })
    const step = await s.run({ ...dryRun, 'expected-version': 'v1' })
    expect(step.error).toContain(`${current} is on v2, but \`expected-version\` is v1`)
    expect(step.outputs).toMatchObject({ 'current-version': 'v2' })
    expect(s.cloud.history).toEqual([])
  })

  it('still requires a target for a rollback', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ ...dryRun, rollback: 'true' })
    expect(step.error).toContain('`rollback` requires `record`')
    expect(step.calls).toEqual([])
  })
})

describe('a dry run of a list', () => {
  it('plans the items with a target, and reports where the labels of the others are', async () => {
    await using s = await startListScenario(['h1', 'a1', 'w1'])
    const items = [
      s.buildItem('h1'),
      s.buildItem('a1', { 'target-version': '' }),
      s.buildItem('w1', { 'target-version': '' }),
    ]
    const step = await s.run({ promotions: JSON.stringify(items), 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.results.map(({ outcome, targetVersion }) => [outcome, targetVersion])).toEqual([
      ['planned', 'v3'],
      ['unchanged', 'v2'],
      ['unchanged', 'v2'],
    ])
    const drift = await s.run({
      promotions: JSON.stringify([items[1], { ...items[2], 'expected-version': 'v1' }]),
      'dry-run': 'true',
    })
    expect(drift.results.map(({ outcome }) => outcome)).toEqual(['skipped', 'failed'])
    expect(drift.error).toContain('is on v2, but `expected-version` is v1')
    expect(s.writes).toEqual([])
  })
})

describe('Google Cloud: a dry run without a target', () => {
  it('reports where the alias is', async () => {
    await using s = await startGoogleScenario()
    const step = await s.run({ ...s.inputs, 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [] })
    expect(step.outputs).toMatchObject({ 'previous-version': '2', 'current-version': '2', 'target-version': '2' })
    expect(step.trace.filter((operation) => operation === 'GetSecret')).toHaveLength(1)
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
