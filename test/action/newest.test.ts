/** `target-version: newest`: the newest version that can be used, and no guess if it is not certain. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { readRecord } from '../support/record.ts'
import { startGoogleScenario } from '../support/google.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { resetConnection, startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors, type Vendor } from '../support/scenario/vendors.ts'

const newest = { 'target-version': 'newest' }
const day = 86_400_000
const monday = Date.parse('2031-01-06T00:00:00Z')

/** Sets when versions were created, in days after a Monday. */
function created(s: Scenario, days: Record<string, number>): void {
  for (const [id, days_] of Object.entries(days)) s.version(id).createTime = monday + days_ * day
}

/** Changes the creation time of a version in every list of versions. */
function rewriteTime(s: Scenario, id: string, time: unknown): void {
  const key = { [huawei.title]: 'create_time', [alibaba.title]: 'CreateTime', [aws.title]: 'CreatedDate' }
  const name = key[s.vendor.title] ?? ''
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([each, inner]) => [each, rewrite(inner)] as const)
    const copy = Object.fromEntries(entries)
    const isVersion = copy.id === id || copy.VersionId === id
    return isVersion ? { ...copy, [name]: time } : copy
  }
  const change: Fault = (response) => ({
    ...response,
    body: JSON.stringify(rewrite(JSON.parse(response.body as string))),
  })
  s.cloud.intercept = ({ operation }) => (/^List(Secret)?Version/.test(operation) ? change : undefined)
}

/** Runs the step, and checks that it wrote nothing. */
async function expectRefusal(s: Scenario, ...texts: string[]): Promise<void> {
  const step = await s.run(newest)
  expect(step.exitCode).toBe(1)
  for (const text of texts) expect(step.error).toContain(text)
  expect(s.cloud.history).toEqual([])
  expect(step.outputs['target-version']).toBe('')
}

describe.concurrent.each(vendors)('$title: `target-version: newest`', (vendor: Vendor) => {
  const { current } = vendor

  it('promotes the version that was created last, whatever its place in the list', async () => {
    await using s = await startScenario(vendor, { v3: [], v1: ['previous'], v2: ['current'], v4: [] })
    created(s, { v1: 0, v2: 1, v3: 9, v4: 2 })
    const step = await s.run(newest)
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.outputs).toMatchObject({ 'previous-version': 'v2', 'current-version': 'v3', 'target-version': 'v3' })
    const [recorded] = readRecord(step.outputs.record).secrets
    expect(recorded?.changes).toContainEqual({ stage: current, before: 'v2', after: 'v3' })
    expect(step.raw).not.toContain('newest')
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it('reports in a dry run which version that is', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ ...newest, 'dry-run': 'true' })
    expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': 'v2', 'target-version': 'v3' })
  })

  it('changes nothing if that version has the label', async () => {
    await using s = await startScenario(vendor)
    created(s, { v1: 0, v2: 9, v3: 1 })
    const step = await s.run(newest)
    expect(step).toMatchObject({ exitCode: 0, outputs: { changed: 'false', 'target-version': 'v2' } })
    expect(s.cloud.history).toEqual([])
  })

  it('refuses if the last two were created at the same time, and lists them', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v2: ['current'], v3: [], v4: [] })
    created(s, { v1: 0, v2: 1, v3: 2, v4: 2 })
    await expectRefusal(s, 'cannot tell the newest version: v3, v4 have the same creation time', `v2 (${current})`)
  })

  it('is not misled by equal times of older versions', async () => {
    await using s = await startScenario(vendor)
    created(s, { v1: 0, v2: 0, v3: 2 })
    expect(await s.run(newest)).toMatchObject({ exitCode: 0, outputs: { 'current-version': 'v3' } })
  })

  it.each([undefined, null, 'yesterday', {}, -1, 1e300])('refuses if the creation time of one is %j', async (time) => {
    await using s = await startScenario(vendor)
    rewriteTime(s, 'v1', time)
    await expectRefusal(s, 'cannot tell the newest version: the store lists v1 (', 'without a creation time')
    // No other run depends on it.
    expect((await s.promote()).exitCode).toBe(0)
  })

  it('cannot be combined with `rollback`, and the error says why', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ ...newest, rollback: 'true' })
    expect(step.error).toContain('`target-version` cannot be `newest` with `rollback: true`')
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
  })

  it('is combined with `expected-version`', async () => {
    await using s = await startScenario(vendor)
    expect((await s.run({ ...newest, 'expected-version': 'v1' })).error).toContain('is on v2')
    expect((await s.run({ ...newest, 'expected-version': 'v2' })).exitCode).toBe(0)
  })
})

describe('AWS: `target-version: newest`', () => {
  it('takes one more request', async () => {
    await using s = await startScenario(aws)
    const { calls } = await s.run(newest)
    expect(calls.map(({ operation }) => operation)).toEqual([
      'DescribeSecret',
      'ListSecretVersionIds',
      'UpdateSecretVersionStage',
      'DescribeSecret',
    ])
  })

  it('reads all pages', async () => {
    await using s = await startScenario(aws, undefined, { maxPageSize: 1 })
    created(s, { v1: 0, v2: 1, v3: 2 })
    expect(await s.run(newest)).toMatchObject({ exitCode: 0, outputs: { 'current-version': 'v3' } })
  })

  it('fails if a page cannot be read', async () => {
    await using s = await startScenario(aws)
    s.cloud.intercept = ({ operation }) => (operation === 'ListSecretVersionIds' ? resetConnection() : undefined)
    const step = await s.run({ ...newest, 'max-attempts': '1' })
    expect(step.exitCode).toBe(1)
    expect(s.cloud.history).toEqual([])
  })

  it('refuses a version whose rotation has not ended, which may be empty', async () => {
    await using s = await startScenario(aws, { v1: ['previous'], v2: ['current'], v3: ['AWSPENDING'] })
    await expectRefusal(s, 'the newest version, v3, has the label AWSPENDING', '`target-stage: AWSPENDING`')
  })

  it('accepts the version in service if a rotation has left its label there', async () => {
    await using s = await startScenario(aws, { v1: ['previous'], v2: ['current', 'AWSPENDING'] })
    expect(await s.run(newest)).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } })
  })
})

describe('Google Cloud: `target-version: newest`', () => {
  it('promotes the enabled version with the highest number', async () => {
    const aliases = { 1: ['old'], 2: ['prod'], 9: [], 10: [], 11: [] }
    await using s = await startGoogleScenario({ secrets: { 'projects/shop/secrets/db': aliases } })
    s.setState('11', 'DISABLED')
    const step = await s.promote(newest)
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'target-version': '10' } })
    expect(s.labels()).toMatchObject({ prod: '10' })
    s.setState('10', 'DESTROYED')
    expect((await s.promote(newest)).outputs).toMatchObject({ 'current-version': '9' })
  })

  it('fails if no version is enabled', async () => {
    await using s = await startGoogleScenario()
    for (const version of ['1', '2', '3']) s.setState(version, 'DISABLED')
    const step = await s.promote(newest)
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('no version can be used')
  })
})

describe('`target-version: newest` in a list', () => {
  it('means the newest version of each secret', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [] }
    await using s = await startListScenario(['h1', 'a1', 'w1'], { a1: { ...labels, v4: [] } })
    const items = s.names.map((name) => s.buildItem(name, { 'target-version': '' }))
    const step = await s.run({ ...newest, promotions: JSON.stringify(items) })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.results.map(({ targetVersion }) => targetVersion)).toEqual(['v3', 'v4', 'v3'])
    expect(s.allLabels().map(({ current }) => current)).toEqual(['v3', 'v4', 'v3'])
  })

  it('cannot be combined with `rollback`', async () => {
    await using s = await startListScenario(['h1'])
    const step = await s.run({ promotions: s.buildList(newest), rollback: 'true' })
    expect(step.error).toContain('`promotions[0].target-version` cannot be `newest`')
    expect(step.requests).toEqual([])
  })
})
