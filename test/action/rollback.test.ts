/** Undoing, by record and by version. */
import { describe, expect, it } from 'vitest'
import {
  alibaba,
  aws,
  huawei,
  requestsFor,
  scenario,
  type Scenario,
  type Step,
  vendors,
  vendorsWord,
} from '../support/scenario.ts'

const outcomeOf = ({ outputs }: Step) => (JSON.parse(outputs.results ?? '') as { outcome: string }[])[0]?.outcome

describe.concurrent.each(vendors)('$title: rolling back by record', (vendor) => {
  const { current, previous } = vendor

  /** A promotion of v3, and what then happened before somebody wants it undone. */
  async function promoted(meanwhile: (s: Scenario) => void = () => undefined, labels?: Record<string, string[]>) {
    const s = await scenario(vendor, labels)
    const step = await s.promote()
    meanwhile(s)
    s.cloud.history.length = 0
    return { s, step, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
  }

  it('puts the labels back where they were, the label itself first, in four requests', async () => {
    await using world = await promoted()
    const { s, step } = world
    const back = await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(back.trace).toEqual(['read', 'current → v2', 'previous → v1', 'read'])
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v2' })
    expect(outcomeOf(back)).toBe('rolled-back')
  })

  it('needs nothing but the record and credentials, in a job that knows of no region', async () => {
    await using world = await promoted()
    const { s, step } = world
    const back = await s.runAs({ rollback: 'true', record: step.outputs.record ?? '' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('goes where the record says, whatever the region of this job is', async () => {
    await using world = await promoted()
    const { s, step } = world
    const elsewhere = { HW_REGION_NAME: 'cn-north-4', HW_PROJECT_ID: 'f'.repeat(32), ALICLOUD_REGION: 'cn-beijing' }
    const back = await s.rollback(step, {}, { env: { ...vendor.env, ...elsewhere } })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('takes inputs that say the same as the record', async () => {
    await using world = await promoted()
    const { s, step } = world
    const back = await s.rollback(step, { ...s.inputs, stage: current, 'expected-version': 'v3' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('refuses where somebody has moved the label since: names the version, writes nothing', async () => {
    await using world = await promoted((s) => {
      s.move('current', 'v1')
    })
    const { s, step } = world
    const back = await s.rollback(step)
    expect(back.error).toContain(`${current} is on v1`)
    expect(back.error).toContain(vendor.secret)
    expect(back.error).toContain('Nothing was changed')
    expect(back.error).toContain('force: true')
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
    expect(s.cloud.history).toEqual([])
    expect(back.outputs).toMatchObject({ changed: 'false', 'current-version': 'v1' })
    expect(outcomeOf(back)).toBe('failed')
  })

  it('refuses where a label of your own is on no version any more', async () => {
    await using s = await scenario(vendor, { v1: ['previous', 'canary'], v2: ['current'], v3: [] })
    const step = await s.promote({ stage: 'canary' })
    s.move('canary', undefined)
    const back = await s.rollback(step)
    expect(back.error).toMatch(/canary is on no version/)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('goes back all the same with force', async () => {
    await using world = await promoted((s) => {
      s.move('current', 'v1')
    })
    const { s, step } = world
    const back = await s.rollback(step, { force: 'true' })
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v1', 'current-version': 'v2' })
  })

  it('refuses by expected-version, too', async () => {
    await using world = await promoted()
    const { s, step } = world
    const back = await s.rollback(step, { 'expected-version': 'v1' })
    expect(back.error).toContain(`${current} is on v3, not on v1`)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
  })

  it('does nothing the second time', async () => {
    await using world = await promoted()
    const { s, step } = world
    await s.rollback(step)
    const again = await s.rollback(step)
    expect(again).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(again.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(outcomeOf(again)).toBe('unchanged')
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('does nothing by a record of nothing', async () => {
    await using s = await scenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    expect(s.cloud.history).toEqual([])
  })

  it('is itself rolled back by the record that it leaves', async () => {
    await using world = await promoted()
    const { s, step } = world
    const again = await s.rollback(await s.rollback(step))
    expect(again.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    await s.rollback(again)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('refuses where the version to go back to is gone', async () => {
    await using world = await promoted((s) => {
      s.purge('v2')
    })
    const { s, step } = world
    const back = await s.rollback(step, { force: 'true' })
    expect(back.error).toMatch(/v2.*no longer exists/)
    expect(s.labels()).toEqual({ current: 'v3' })
    expect(s.cloud.history).toEqual([])
    expect(back.outputs.changed).toBe('false')
  })

  it('takes a label of your own off where it was on no version', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toHaveProperty('canary', 'v3')
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'canary → none', 'read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': '' })
  })

  it('leaves a built-in label, with a warning, where it was on no version', async () => {
    await using s = await scenario(vendor, { v1: ['x'], v3: [] })
    const step = await s.promote()
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'false', 'current-version': 'v3' } })
    expect(back.warnings).toEqual([expect.stringMatching(`${current}.* on no version`)])
    expect(s.labels()).toEqual({ x: 'v1', current: 'v3' })
  })

  it('leaves the built-in previous label, with a warning, where it was on no version', async () => {
    await using s = await scenario(vendor, { v2: ['current'], v3: [] })
    const step = await s.promote()
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': 'v2' } })
    // AWS lets it be taken off.
    const isLeft = vendor !== aws
    expect(back.warnings).toEqual(isLeft ? [expect.stringMatching(`${previous}.* on no version`)] : [])
    expect(s.labels()).toEqual({ ...(isLeft && { previous: 'v2' }), current: 'v2' })
  })

  it('takes a previous label of your own off where it was on no version', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ 'previous-stage': 'retired' })
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('restores the previous label where a run was killed before it moved the label itself', async () => {
    await using world = await promoted((s) => {
      s.move('current', 'v2')
    })
    const { s, step } = world
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'previous → v1', 'read'] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(outcomeOf(back)).toBe('rolled-back')
  })

  it('needs nothing where a run was killed before its first write', async () => {
    await using world = await promoted((s) => {
      s.move('current', 'v2')
      s.move('previous', 'v1')
    })
    const { s, step } = world
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
  })

  it('leaves a previous label that somebody has moved, with a warning', async () => {
    await using world = await promoted(
      (s) => {
        s.move('previous', 'v4')
      },
      { v1: ['previous'], v2: ['current'], v3: [], v4: [] },
    )
    const { s, step } = world
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v4', current: 'v2' })
    expect(back.warnings).toEqual([expect.stringMatching(`${previous}.*v2.* on v4`)])
    expect(back.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
  })

  it('leaves the previous label, with a warning, where the version that it was on is gone', async () => {
    await using world = await promoted((s) => {
      s.purge('v1')
    })
    const { s, step } = world
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
    expect(back.warnings).toEqual([expect.stringMatching(`${previous}.*v1.*no longer exists`)])
  })

  it('leaves the previous label, with a warning, where the store does not let it be moved', async () => {
    await using world = await promoted()
    const { s, step } = world
    s.trouble('previous → v1', () => s.refusal(403, 'forbidden'))
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: vendor === aws ? 'v3' : 'v2', current: 'v2' })
    expect(back.warnings).toEqual([expect.stringContaining(previous)])
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v2' })
  })

  it('undoes what a step did that failed half-way and could not put back', async () => {
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => s.refusal(403, 'forbidden'))
    s.trouble('previous → v1', () => s.refusal(403, 'forbidden'))
    const step = await s.promote()
    expect(s.labels()).toEqual(vendor === aws ? { previous: 'v1', current: 'v2' } : { previous: 'v2', current: 'v2' })
    s.cloud.intercept = undefined
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })
})

describe.concurrent.each(vendors)('$title: rolling back by version', (vendor) => {
  const { previous } = vendor
  const labels = { v1: ['stable'], v2: ['previous'], v3: ['current'] }

  it('moves the label to target-version by the same path', async () => {
    await using s = await scenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': 'v1' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(back.trace).toEqual(requestsFor(vendor, 'read', 'previous → v3', 'current → v1', 'read'))
    expect(s.labels()).toEqual({ stable: 'v1', current: 'v1', previous: 'v3' })
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v3', 'current-version': 'v1' })
    expect(outcomeOf(back)).toBe('rolled-back')
    await s.rollback(back)
    expect(s.labels()).toEqual({ stable: 'v1', previous: 'v2', current: 'v3' })
  })

  it.each([
    ['stable', 'v1'],
    ['previous', 'v2'],
  ])('moves the label to the version that target-stage names: %s', async (stage, version) => {
    await using s = await scenario(vendor, labels)
    await s.run({ rollback: 'true', 'target-stage': vendorsWord(vendor, stage) })
    expect(s.labels()).toEqual({ stable: 'v1', current: version, previous: 'v3' })
  })

  it('succeeds where the label is there already', async () => {
    await using s = await scenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': 'v3' })
    expect(back).toMatchObject({ exitCode: 0, trace: ['read'], outputs: { changed: 'false' } })
  })

  it('never guesses: with nothing to go by it lists the ways, and sends nothing', async () => {
    await using s = await scenario(vendor, labels)
    const back = await s.run({ rollback: 'true', 'target-version': '', 'target-stage': '', record: '' })
    for (const way of ['record', 'target-version', 'target-stage']) expect(back.error).toContain(`\`${way}\``)
    expect(back.error).not.toContain(previous)
    expect(s.cloud.calls).toEqual([])
  })
})

describe.concurrent('a rollback where the store moves the previous label along', () => {
  it.each([
    ['half-written', 'v2', 'v2'],
    ['written', 'v3', 'v2'],
  ])('%s: every label is back', async (_, currentAt, previousAt) => {
    for (const vendor of [huawei, alibaba]) {
      await using s = await scenario(vendor, undefined, { movesPrevious: true, rejectsNoopMove: true })
      const step = await s.promote()
      s.move('current', currentAt)
      s.move('previous', previousAt)
      expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
      expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    }
  })
})
