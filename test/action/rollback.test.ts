/** Rollback by record and by version. */
import { describe, expect, it } from 'vitest'
import { startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors } from '../support/scenario/vendors.ts'
import { requestsFor, toVendorLabel } from '../support/scenario/words.ts'

const readOutcome = ({ outputs }: StepRun) => (JSON.parse(outputs.results ?? '') as { outcome: string }[])[0]?.outcome

describe.concurrent.each(vendors)('$title: a rollback by record', (vendor) => {
  const { current, previous } = vendor

  /** Promotes v3, and changes the secret as someone else would before the rollback. */
  async function promoteFirst(meanwhile: (s: Scenario) => void = () => undefined, labels?: Record<string, string[]>) {
    const s = await startScenario(vendor, labels)
    const step = await s.promote()
    meanwhile(s)
    s.cloud.history.length = 0
    return { s, step, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
  }

  it('restores the labels in four requests, the label itself first', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const back = await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(back.trace).toEqual(['read', 'current → v2', 'previous → v1', 'read'])
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v2' })
    expect(readOutcome(back)).toBe('rolled-back')
  })

  it('requires only the record and credentials', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const back = await s.runWith({ rollback: 'true', record: step.outputs.record ?? '' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('uses the region of the record, not that of the job', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const elsewhere = { HW_REGION_NAME: 'cn-north-4', HW_PROJECT_ID: 'f'.repeat(32), ALICLOUD_REGION: 'cn-beijing' }
    const back = await s.rollback(step, {}, { env: { ...vendor.env, ...elsewhere } })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('accepts inputs that match the record', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const back = await s.rollback(step, { ...s.inputs, stage: current, 'expected-version': 'v3' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('fails without a write if someone else has moved the label since, and names its version', async () => {
    await using setup = await promoteFirst((s) => {
      s.move('current', 'v1')
    })
    const { s, step } = setup
    const back = await s.rollback(step)
    expect(back.error).toContain(`${current} is on v1`)
    expect(back.error).toContain(vendor.secret)
    expect(back.error).toContain('Nothing was changed')
    expect(back.error).toContain('force: true')
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
    expect(s.cloud.history).toEqual([])
    expect(back.outputs).toMatchObject({ changed: 'false', 'current-version': 'v1' })
    expect(readOutcome(back)).toBe('failed')
  })

  it('fails if a custom label has been removed since', async () => {
    await using s = await startScenario(vendor, { v1: ['previous', 'canary'], v2: ['current'], v3: [] })
    const step = await s.promote({ stage: 'canary' })
    s.move('canary', undefined)
    const back = await s.rollback(step)
    expect(back.error).toMatch(/canary is on no version/)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('restores a label that someone else has moved since with `force: true`', async () => {
    await using setup = await promoteFirst((s) => {
      s.move('current', 'v1')
    })
    const { s, step } = setup
    const back = await s.rollback(step, { force: 'true' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v1', 'current-version': 'v2' })
  })

  it('fails if the label is not on `expected-version`', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const back = await s.rollback(step, { 'expected-version': 'v1' })
    expect(back.error).toContain(`${current} is on v3, but \`expected-version\` is v1`)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
  })

  it('changes nothing the second time', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    await s.rollback(step)
    const again = await s.rollback(step)
    // AWS confirms by a write that it rejects, the others by a second read.
    const trace = vendor === aws ? ['read', 'current → v2', 'read'] : ['read', 'read']
    expect(again).toMatchObject({ exitCode: 0, annotations: [], trace })
    expect(again.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(readOutcome(again)).toBe('unchanged')
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('changes nothing if the record contains no changes', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    expect(s.cloud.history).toEqual([])
  })

  it('can be rolled back by its own record', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    const again = await s.rollback(await s.rollback(step))
    expect(again.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    await s.rollback(again)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('fails if the version to restore no longer exists', async () => {
    await using setup = await promoteFirst((s) => {
      s.deleteVersion('v2')
    })
    const { s, step } = setup
    const back = await s.rollback(step, { force: 'true' })
    expect(back.error).toMatch(/v2.*no longer exists/)
    expect(s.labels()).toEqual({ current: 'v3' })
    expect(s.cloud.history).toEqual([])
    expect(back.outputs.changed).toBe('false')
  })

  it('removes a custom label that was on no version before', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toHaveProperty('canary', 'v3')
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'canary → none', 'read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': '' })
  })

  it('keeps a built-in label that was on no version before, with a warning', async () => {
    await using s = await startScenario(vendor, { v1: ['x'], v3: [] })
    const step = await s.promote()
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'false', 'current-version': 'v3' } })
    expect(back.warnings).toEqual([expect.stringMatching(`${current}.* on no version`)])
    expect(s.labels()).toEqual({ x: 'v1', current: 'v3' })
  })

  it('keeps a built-in previous label that was on no version before, with a warning, except on AWS', async () => {
    await using s = await startScenario(vendor, { v2: ['current'], v3: [] })
    const step = await s.promote()
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': 'v2' } })
    // AWS supports removing it.
    const isKept = vendor !== aws
    expect(back.warnings).toEqual(isKept ? [expect.stringMatching(`${previous}.* on no version`)] : [])
    expect(s.labels()).toEqual({ ...(isKept && { previous: 'v2' }), current: 'v2' })
  })

  it('removes a custom previous label that was on no version before', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'previous-stage': 'retired' })
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('restores the previous label if the run was killed before it moved the label itself', async () => {
    await using setup = await promoteFirst((s) => {
      s.move('current', 'v2')
    })
    const { s, step } = setup
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'read', 'previous → v1', 'read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(readOutcome(back)).toBe('rolled-back')
  })

  it('changes nothing if the run was killed before its first write', async () => {
    await using setup = await promoteFirst((s) => {
      s.move('current', 'v2')
      s.move('previous', 'v1')
    })
    const { s, step } = setup
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
  })

  it('keeps a previous label that someone else has moved, with a warning', async () => {
    await using setup = await promoteFirst(
      (s) => {
        s.move('previous', 'v4')
      },
      { v1: ['previous'], v2: ['current'], v3: [], v4: [] },
    )
    const { s, step } = setup
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v4', current: 'v2' })
    expect(back.warnings).toEqual([expect.stringMatching(`${previous}.*v2.* on v4`)])
    expect(back.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
  })

  it('leaves the previous label to the store if its earlier version no longer exists, with a warning', async () => {
    await using setup = await promoteFirst((s) => {
      s.deleteVersion('v1')
    })
    const { s, step } = setup
    const back = await s.rollback(step)
    // A store that moves it along keeps a label on the version that was promoted.
    const at = vendor === aws ? 'v3' : 'v2'
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: at, current: 'v2' })
    expect(back.warnings).toEqual([expect.stringMatching(`${previous}.*v1.*no longer exists.* on ${at}`)])
    const again = await s.rollback(back)
    expect(again.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
  })

  it('keeps the previous label if the store denies the move, with a warning', async () => {
    await using setup = await promoteFirst()
    const { s, step } = setup
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden'))
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: vendor === aws ? 'v3' : 'v2', current: 'v2' })
    expect(back.warnings).toEqual([expect.stringContaining(previous)])
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v2' })
  })

  it('restores the labels after a step that failed halfway and could not roll back', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote()
    expect(s.labels()).toEqual(vendor === aws ? { previous: 'v1', current: 'v2' } : { previous: 'v2', current: 'v2' })
    s.cloud.intercept = undefined
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })
})

describe.concurrent.each(vendors)('$title: a rollback by version', (vendor) => {
  const { previous } = vendor
  const labels = { v1: ['stable'], v2: ['previous'], v3: ['current'] }

  it('moves the label to `target-version` like a promotion', async () => {
    await using s = await startScenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': 'v1' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(back.trace).toEqual(requestsFor(vendor, 'read', 'previous → v3', 'current → v1', 'read'))
    expect(s.labels()).toEqual({ stable: 'v1', current: 'v1', previous: 'v3' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v1' })
    expect(readOutcome(back)).toBe('rolled-back')
    await s.rollback(back)
    expect(s.labels()).toEqual({ stable: 'v1', previous: 'v2', current: 'v3' })
  })

  it.each([
    ['stable', 'v1'],
    ['previous', 'v2'],
  ])('moves the label to the version with the label in `target-stage`: %s', async (stage, version) => {
    await using s = await startScenario(vendor, labels)
    await s.run({ rollback: 'true', 'target-stage': toVendorLabel(vendor, stage) })
    expect(s.labels()).toEqual({ stable: 'v1', current: version, previous: 'v3' })
  })

  it('succeeds without a write if the label is already in place', async () => {
    await using s = await startScenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': 'v3' })
    expect(back).toMatchObject({ exitCode: 0, trace: ['read', 'read'], outputs: { changed: 'false' } })
  })

  it('fails before any request without a target, and lists the inputs that select one', async () => {
    await using s = await startScenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': '', 'target-stage': '', record: '' })
    for (const input of ['record', 'target-version', 'target-stage']) expect(back.error).toContain(`\`${input}\``)
    expect(back.error).not.toContain(previous)
    expect(s.cloud.calls).toEqual([])
  })
})

describe.concurrent('a rollback in a store that moves the previous label itself', () => {
  it.each([
    ['partly written', 'v2', 'v2'],
    ['written', 'v3', 'v2'],
  ])('restores every label of a promotion that was %s', async (_, currentAt, previousAt) => {
    for (const vendor of [huawei, alibaba]) {
      await using s = await startScenario(vendor, undefined, { movesPrevious: true, rejectsNoopMove: true })
      const step = await s.promote()
      s.move('current', currentAt)
      s.move('previous', previousAt)
      expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
      expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    }
  })
})
