/** Promotion as a workflow sees it. */
import { describe, expect, it } from 'vitest'
import {
  alibaba,
  aws,
  huawei,
  requestsFor,
  scenario,
  type Scenario,
  type Step,
  usual,
  vendors,
  vendorsWord,
} from '../support/scenario.ts'

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string

/** The only entry of the `results` output. */
function entryOf({ outputs }: Step): unknown {
  const list = JSON.parse(outputs.results ?? '') as unknown[]
  expect(list).toHaveLength(1)
  return list[0]
}

/** The changes in the record, in our words. */
function changesIn(step: Step): unknown {
  const { secrets } = JSON.parse(step.outputs.record ?? '') as { secrets: { changes: Record<string, string>[] }[] }
  return secrets[0]?.changes.map(({ stage, before, after }) => [stage, before, after])
}

describe.concurrent.each(vendors)('$title: promoting', (vendor) => {
  const { current, previous } = vendor

  it('moves the label to target-version, and says so in every output', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    const { record, results, ...rest } = step.outputs
    const protect = { stage: previous, before: 'v1', after: 'v2' }
    const move = { stage: current, before: 'v2', after: 'v3' }
    expect(rest).toEqual({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v3' })
    expect(results).toBeDefined()
    expect(entryOf(step)).toEqual({
      provider: vendor.inputs.provider,
      region: vendor.inputs.region,
      secret: vendor.secret,
      stage: current,
      previousVersion: 'v2',
      currentVersion: 'v3',
      changed: true,
      outcome: 'promoted',
      requestIds: [uuid, uuid, uuid, uuid],
    })
    expect(JSON.parse(record ?? '')).toEqual({
      version: 1,
      run: 'https://github.com/octo-org/shop/actions/runs/1658821493',
      secrets: [
        {
          provider: vendor.inputs.provider,
          region: vendor.inputs.region,
          ...(vendor === huawei && { projectId: huawei.inputs['project-id'] }),
          endpoint: s.cloud.endpoint,
          secret: vendor.secret,
          stage: current,
          changes: vendor === aws ? [move, protect] : [protect, move],
        },
      ],
    })
  })

  it('takes four requests: read, the moves, read back; the outgoing version gets its label first, or with it', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read'))
    expect(s.history()[0]).toEqual({ previous: 'v2', current: vendor === aws ? 'v3' : 'v2' })
    expect(step.calls).toHaveLength(4)
  })

  it('finds the target by the label that it holds', async () => {
    await using s = await scenario(vendor, { v1: ['previous'], v2: ['current'], v3: [], v4: ['canary'] })
    const step = await s.run({ 'target-stage': 'canary' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v4', canary: 'v4' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v4' })
  })

  it('takes even the previous label as the target where target-stage names it', async () => {
    await using s = await scenario(vendor)
    await s.run({ 'target-stage': previous })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
  })

  it('moves a label of your own, and then no other', async () => {
    await using s = await scenario(vendor, { v1: ['previous', 'canary'], v2: ['current'], v3: [] })
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
    expect(step.trace).toEqual(['read', 'canary → v3', 'read'])
    expect(entryOf(step)).toMatchObject({ stage: 'canary', previousVersion: 'v1', currentVersion: 'v3' })
  })

  it('puts a label of your own on that was on no version', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '', 'current-version': 'v3' })
    expect(entryOf(step)).toMatchObject({ previousVersion: null, currentVersion: 'v3', outcome: 'promoted' })
    expect(changesIn(step)).toEqual([['canary', null, 'v3']])
  })

  it('puts the previous label on where it was on no version', async () => {
    await using s = await scenario(vendor, { v2: ['current'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read'))
  })

  it('needs no previous label where no version loses the label', async () => {
    await using s = await scenario(vendor, { v1: ['previous'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v3' })
    expect(step.trace).toEqual(['read', 'current → v3', 'read'])
  })

  it('writes nothing where the label is there already', async () => {
    await using s = await scenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read'] })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(entryOf(step)).toMatchObject({ changed: false, outcome: 'unchanged' })
    expect(changesIn(step)).toEqual([])
  })

  it('writes only what differs', async () => {
    await using s = await scenario(vendor, { v2: ['previous', 'current'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.trace).toEqual(['read', 'current → v3', 'read'])
  })

  it.each([
    ['none', { previous: 'v1', current: 'v3' }],
    ['retired', { previous: 'v1', current: 'v3', retired: 'v2' }],
    ['', { previous: 'v2', current: 'v3' }],
    ['auto', { previous: 'v2', current: 'v3' }],
  ])('gives the outgoing version what previous-stage says: %j', async (input, labels) => {
    await using s = await scenario(vendor)
    const step = await s.promote({ 'previous-stage': input })
    expect(s.labels()).toEqual({ ...labels, ...(vendor === aws && { previous: 'v2' }) })
    expect(step.outputs.changed).toBe('true')
  })

  it('gives a previous label to a label of your own, too', async () => {
    await using s = await scenario(vendor, { v1: ['canary-before'], v2: ['current', 'canary'], v3: [] })
    const step = await s.promote({ stage: 'canary', 'previous-stage': 'canary-before' })
    expect(s.labels()).toEqual({ current: 'v2', canary: 'v3', 'canary-before': 'v2' })
    expect(step.trace).toEqual(['read', 'canary-before → v2', 'canary → v3', 'read'])
  })

  it('moves the label first where the previous label is all that the target has', async () => {
    await using s = await scenario(vendor, { v1: ['previous'], v2: ['current'] })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'current → v1', 'previous → v2', 'read'))
  })

  it('protects the outgoing version first where the target has another label, too', async () => {
    await using s = await scenario(vendor, { v1: ['previous', 'stable'], v2: ['current'] })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1', stable: 'v1' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v1', 'read'))
  })

  it.each([
    ['current', 'v2'],
    ['canary', 'none'],
  ])('goes on where %s is as expected-version says: %s', async (stage, expected) => {
    await using s = await scenario(vendor)
    const step = await s.promote({ stage: vendorsWord(vendor, stage), 'expected-version': expected })
    expect(step.exitCode).toBe(0)
    expect(s.labels()[stage]).toBe('v3')
  })

  it.each([
    ['current', 'v1', 'v2'],
    ['current', 'none', 'v2'],
    ['canary', 'v1', 'no version'],
  ])('refuses where %s is not as expected-version says: %s', async (stage, expected, actual) => {
    await using s = await scenario(vendor)
    const step = await s.promote({ stage: vendorsWord(vendor, stage), 'expected-version': expected })
    expect(step.error).toContain(vendorsWord(vendor, stage))
    expect(step.error).toContain(`on ${actual}`)
    expect(step.error).toContain('expected-version')
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(s.cloud.history).toEqual([])
    expect(step.outputs).toMatchObject({ changed: 'false' })
    expect(step.outputs.record).toBeUndefined()
    expect(entryOf(step)).toMatchObject({ outcome: 'failed', changed: false })
  })

  it('says where the label is when it refuses by expected-version', async () => {
    await using s = await scenario(vendor)
    const { outputs } = await s.promote({ 'expected-version': 'v1' })
    expect(outputs).toMatchObject({ 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it('is content with expected-version where the label is there already', async () => {
    await using s = await scenario(vendor)
    const step = await s.run({ 'target-version': 'v2', 'expected-version': 'v2' })
    expect(step.outputs.changed).toBe('false')
  })

  it('hands the log the record, too', async () => {
    await using s = await scenario(vendor)
    const { log, outputs } = await s.promote()
    expect(log).toContain(outputs.record)
  })
})

describe.concurrent('Huawei Cloud: promoting', () => {
  it('looks the project up by the region where nobody names it: one request more', async () => {
    await using s = await scenario(huawei)
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    expect(step.trace).toEqual(['ListProjects', 'read', 'previous → v2', 'current → v3', 'read'])
    expect(step.calls[0]?.query.get('name')).toBe('ap-southeast-1')
    expect(step.calls[0]?.headers).not.toHaveProperty('x-project-id')
    expect(step.outputs.record).toContain(huawei.inputs['project-id'])
    const back = await s.rollback(step)
    expect(back.trace).toEqual(['read', 'current → v2', 'previous → v1', 'read'])
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it.each([
    ['none', {}, '0 projects'],
    ['two', { 'ap-southeast-1': ['a'.repeat(32), 'b'.repeat(32)] }, '2 projects'],
  ])('asks for project-id where the region has %s', async (_, projects, words) => {
    await using s = await scenario(huawei, usual, { projects })
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    expect(step.trace).toEqual(['ListProjects'])
    expect(step.error).toContain(words)
    expect(step.error).toContain('project-id')
  })

  it('accepts UUIDs for versions and dots in names', async () => {
    const [old, now, next] = ['0b6fc1d2', '1c7ad2e3', '2d8be3f4'].map((start) => `${start}-5f0e-4c4a-9d5c-8f3b5b1f7a10`)
    const labels = { [old ?? '']: ['previous'], [now ?? '']: ['current', 'my.stage'], [next ?? '']: [] }
    await using s = await scenario(huawei, labels, { secret: 'my.db_1' })
    const step = await s.run({ stage: 'my.stage', 'target-version': next ?? '' })
    expect(s.labels()).toMatchObject({ current: now, 'my.stage': next })
    expect(step.outputs['previous-version']).toBe(now)
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: old, current: now, 'my.stage': now })
  })

  it('keeps to the newer names where the server insists on them', async () => {
    await using s = await scenario(huawei, usual, { strictNames: true })
    expect(await s.promote()).toMatchObject({ exitCode: 0 })
  })

  it('reads all pages of a secret with as many versions as there can be', async () => {
    const labels = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
    await using s = await scenario(huawei, labels, { pageSize: 7 })
    const step = await s.run({ 'target-version': 'v20' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v20' })
    expect(step.trace.filter((call) => call === 'read')).toHaveLength(6)
  })
})

describe.concurrent('Alibaba Cloud: promoting', () => {
  const name = 'acme/prod_db+main=1@eu.west-1'

  async function promotes(s: Scenario, secret: string) {
    const step = await s.promote({ secret })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(new Set(step.calls.map(({ query }) => query.get('SecretName')))).toEqual(new Set([secret]))
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    return step
  }

  it('takes a name with every mark that a name can have', async () => {
    await using s = await scenario(alibaba, usual, { secret: name })
    await promotes(s, name)
  })

  it('takes an ARN', async () => {
    await using s = await scenario(alibaba, usual, { secret: name })
    const step = await promotes(s, `acs:kms:cn-hangzhou:1234567890123456:secret/${name}`)
    expect(entryOf(step)).toMatchObject({ secret: `acs:kms:cn-hangzhou:1234567890123456:secret/${name}` })
  })

  it('takes the region from the ARN', async () => {
    await using s = await scenario(alibaba)
    const secret = 'acs:kms:cn-hangzhou:1234567890123456:secret/prod/db'
    const step = await s.promote({ secret, region: '' }, { env: { ...alibaba.env, ALICLOUD_REGION: 'cn-beijing' } })
    expect(entryOf(step)).toMatchObject({ region: 'cn-hangzhou', outcome: 'promoted' })
  })

  it('tells the server which version it thinks the label is on', async () => {
    await using s = await scenario(alibaba)
    const { calls } = await s.promote()
    expect(calls.map(({ query }) => query.get('RemoveFromVersion'))).toEqual([null, 'v1', 'v2', null])
    expect(calls.map(({ method, path, body }) => [method, path, body])).toEqual(calls.map(() => ['POST', '/', '']))
  })

  it('reads all pages, and versions without a label', async () => {
    const labels = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
    await using s = await scenario(alibaba, labels, { maxPageSize: 3 })
    const step = await s.run({ 'target-version': 'v10' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v10' })
    expect(step.trace.filter((call) => call === 'read')).toHaveLength(8)
    expect(step.calls[0]?.query.get('IncludeDeprecated')).toBe('true')
  })
})

it('is not put off by a setting that is meant for another copy of undici', async () => {
  await using s = await scenario(huawei)
  const step = await s.promote({}, { env: { ...huawei.env, UNDICI_USE_MILO: '1' } })
  expect(entryOf(step)).toMatchObject({ outcome: 'promoted' })
})
