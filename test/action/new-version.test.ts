/** A version that was made a moment ago: the store may list it late, so a target that is not listed is looked for again. */
import { describe, expect, it } from 'vitest'
import { startGoogleScenario } from '../support/google.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { vendors } from '../support/scenario/vendors.ts'
import { listLate } from '../support/slow-store.ts'

const advice = 'If the version was made a moment ago, the store may not list it yet: run again.'
const labels = { v1: ['previous'], v2: ['current'], v3: [] }
const countLists = (calls: readonly { operation: string }[]) =>
  calls.filter(({ operation }) => /^List.*Version/.test(operation)).length

describe.concurrent.each(vendors)('$title: a version that is listed late', (vendor) => {
  it.each([1, 2])('is promoted once it shows, after %i lists without it', async (times) => {
    await using s = await startScenario(vendor, labels)
    listLate(s.cloud, 'v3', times)
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('is looked for in a dry run, too', async () => {
    await using s = await startScenario(vendor, labels)
    listLate(s.cloud, 'v3', 1)
    expect(await s.promote({ 'dry-run': 'true' })).toMatchObject({ exitCode: 0, outputs: { 'target-version': 'v3' } })
  })

  it('is refused if it does not show, with the hint that it may yet', async () => {
    await using s = await startScenario(vendor, labels)
    listLate(s.cloud, 'v3', 99)
    const step = await s.promote()
    expect(step.exitCode).toBe(1)
    expect(step.error).toContain('version v3 does not exist')
    expect(step.error).toContain(advice)
    expect(countLists(step.calls)).toBe(3)
    expect(s.cloud.history).toEqual([])
  })
})

describe.concurrent('Google Cloud: a version that is listed late', () => {
  it('is found by its number, without another list', async () => {
    await using g = await startGoogleScenario()
    listLate(g.cloud, '3', 99)
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace).toEqual(['GetSecret', 'ListSecretVersions', 'GetSecretVersion', 'UpdateSecret'])
    const back = await g.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(g.labels()).toMatchObject({ prod: '2' })
  })

  it('is refused if it is disabled', async () => {
    await using g = await startGoogleScenario()
    g.setState('3', 'DISABLED')
    listLate(g.cloud, '3', 99)
    expect((await g.promote()).error).toContain('version 3 is disabled')
  })

  it('is looked for in the list again if its number must not be read', async () => {
    await using g = await startGoogleScenario({ denied: ['GetSecretVersion'] })
    listLate(g.cloud, '3', 1)
    expect((await g.promote()).exitCode).toBe(0)
    listLate(g.cloud, '1', 99)
    const step = await g.promote({ 'target-version': '1' })
    expect(step.error).toContain('version 1 does not exist')
    expect(step.error).toContain(advice)
  })

  it('is promoted by its alias', async () => {
    await using g = await startGoogleScenario()
    g.move('canary', '3')
    listLate(g.cloud, '3', 99)
    expect((await g.promote({ 'target-stage': 'canary' })).exitCode).toBe(0)
    expect(g.labels()).toMatchObject({ prod: '3' })
  })

  it('is named if its alias is all that shows', async () => {
    await using g = await startGoogleScenario({ denied: ['GetSecretVersion'] })
    g.move('canary', '3')
    listLate(g.cloud, '3', 99)
    const step = await g.promote({ 'target-stage': 'canary' })
    expect(step.error).toContain('the label canary is on version 3, which the store does not list')
    expect(step.writes).toEqual([])
  })

  it('is asked for by its number alone, never for its value', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'target-version': '9' })
    expect(step.error).toContain('version 9 does not exist')
    const asked = step.calls.filter(({ operation }) => operation === 'GetSecretVersion')
    expect(new Set(asked.map(({ path }) => path.split('/').slice(-2).join('/')))).toEqual(new Set(['versions/9']))
  })
})
