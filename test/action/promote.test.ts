/** Promotion: the moves, the outputs and the checks before them. */
import { describe, expect, it } from 'vitest'
import { startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, requestId, vendors } from '../support/scenario/vendors.ts'
import { requestsFor, initialLabels, toVendorLabel } from '../support/scenario/words.ts'
import { readRecord } from '../support/record.ts'

const uuid = expect.stringMatching(new RegExp(`^${requestId}$`)) as string

/** Returns the only entry of the `results` output. */
function readResult({ outputs }: StepRun): unknown {
  const list = JSON.parse(outputs.results ?? '') as unknown[]
  expect(list).toHaveLength(1)
  return list[0]
}

/** Returns the label, the version before and the version after of each change in the record. */
function readChanges(step: StepRun): unknown {
  const { secrets } = readRecord(step.outputs.record)
  return secrets[0]?.changes.map(({ stage, before, after }) => [stage, before, after])
}

describe.concurrent.each(vendors)('$title: a promotion', (vendor) => {
  const { current, previous } = vendor

  it('moves the label to `target-version` and sets every output', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    const { record, results, ...rest } = step.outputs
    const previousMove = { stage: previous, before: 'v1', after: 'v2' }
    const move = { stage: current, before: 'v2', after: 'v3' }
    expect(rest).toEqual({
      changed: 'true',
      'previous-version': 'v2',
      'current-version': 'v3',
      'target-version': 'v3',
    })
    expect(results).toBeDefined()
    expect(readResult(step)).toEqual({
      provider: vendor.inputs.provider,
      region: vendor.inputs.region,
      ...(vendor === huawei && { projectId: huawei.inputs['project-id'] }),
      secret: vendor.fullName(vendor.secret),
      stage: current,
      previousVersion: 'v2',
      currentVersion: 'v3',
      targetVersion: 'v3',
      changes: vendor === aws ? [move, previousMove] : [previousMove, move],
      changed: true,
      outcome: 'promoted',
      requestIds: step.calls.map(() => uuid),
    })
    expect(readRecord(record)).toEqual({
      version: 1,
      run: 'https://github.com/octo-org/shop/actions/runs/1658821493',
      secrets: [
        {
          provider: vendor.inputs.provider,
          region: vendor.inputs.region,
          ...(vendor === huawei && { projectId: huawei.inputs['project-id'] }),
          endpoint: s.cloud.endpoint,
          secret: vendor.fullName(vendor.secret),
          stage: current,
          changes: vendor === aws ? [move, previousMove] : [previousMove, move],
        },
      ],
    })
  })

  it('takes four steps, and never leaves the outgoing version without a label', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read'))
    expect(s.history()[0]).toEqual({ previous: 'v2', current: vendor === aws ? 'v3' : 'v2' })
    // Alibaba Cloud is asked for the ARN at the same time as for the labels.
    expect(step.calls).toHaveLength(vendor === alibaba ? 5 : 4)
  })

  it('finds the target by its label', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v2: ['current'], v3: [], v4: ['canary'] })
    const step = await s.run({ 'target-stage': 'canary' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v4', canary: 'v4' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v4' })
  })

  it('accepts the previous label as `target-stage`', async () => {
    await using s = await startScenario(vendor)
    await s.run({ 'target-stage': previous })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
  })

  it('moves a custom label and no other', async () => {
    await using s = await startScenario(vendor, { v1: ['previous', 'canary'], v2: ['current'], v3: [] })
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
    expect(step.trace).toEqual(['read', 'canary → v3', 'read'])
    expect(readResult(step)).toMatchObject({ stage: 'canary', previousVersion: 'v1', currentVersion: 'v3' })
  })

  it('adds a custom label that was on no version', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ stage: 'canary' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '', 'current-version': 'v3' })
    expect(readResult(step)).toMatchObject({ previousVersion: null, currentVersion: 'v3', outcome: 'promoted' })
    expect(readChanges(step)).toEqual([['canary', null, 'v3']])
  })

  it('adds the previous label if it was on no version', async () => {
    await using s = await startScenario(vendor, { v2: ['current'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v3', 'read'))
  })

  it('does not move the previous label if no version loses the label', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v3' })
    expect(step.trace).toEqual(['read', 'current → v3', 'read'])
  })

  it('writes nothing if the label is already in place', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    // The second read confirms the first.
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'read'] })
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': 'v2', 'current-version': 'v2' })
    expect(readResult(step)).toMatchObject({ changed: false, outcome: 'unchanged' })
    expect(readChanges(step)).toEqual([])
  })

  it('moves only the labels that are not yet in place', async () => {
    await using s = await startScenario(vendor, { v2: ['previous', 'current'], v3: [] })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    // The second read confirms that the previous label is in place.
    expect(step.trace).toEqual(['read', 'read', 'current → v3', 'read'])
  })

  it.each([
    ['none', { previous: 'v1', current: 'v3' }],
    ['retired', { previous: 'v1', current: 'v3', retired: 'v2' }],
    ['', { previous: 'v2', current: 'v3' }],
    ['auto', { previous: 'v2', current: 'v3' }],
  ])('gives the outgoing version the label from `previous-stage`: %j', async (input, labels) => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'previous-stage': input })
    expect(s.labels()).toEqual({ ...labels, ...(vendor === aws && { previous: 'v2' }) })
    expect(step.outputs.changed).toBe('true')
  })

  it('moves a custom previous label for a custom label', async () => {
    await using s = await startScenario(vendor, { v1: ['canary-before'], v2: ['current', 'canary'], v3: [] })
    const step = await s.promote({ stage: 'canary', 'previous-stage': 'canary-before' })
    expect(s.labels()).toEqual({ current: 'v2', canary: 'v3', 'canary-before': 'v2' })
    expect(step.trace).toEqual(['read', 'canary-before → v2', 'canary → v3', 'read'])
  })

  it('moves the label first if the target has no label but the previous one', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v2: ['current'] })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'current → v1', 'previous → v2', 'read'))
  })

  it('moves the previous label first if the target has another label', async () => {
    await using s = await startScenario(vendor, { v1: ['previous', 'stable'], v2: ['current'] })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v1', stable: 'v1' })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'previous → v2', 'current → v1', 'read'))
  })

  it.each([
    ['current', 'v2'],
    ['canary', 'none'],
  ])('succeeds if the label %s is on `expected-version` %s', async (stage, expected) => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ stage: toVendorLabel(vendor, stage), 'expected-version': expected })
    expect(step.exitCode).toBe(0)
    expect(s.labels()[stage]).toBe('v3')
  })

  it.each([
    ['current', 'v1', 'v2'],
    ['current', 'none', 'v2'],
    ['canary', 'v1', 'no version'],
  ])('fails if the label %s is not on `expected-version` %s', async (stage, expected, actual) => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ stage: toVendorLabel(vendor, stage), 'expected-version': expected })
    expect(step.error).toContain(toVendorLabel(vendor, stage))
    expect(step.error).toContain(`on ${actual}`)
    expect(step.error).toContain('expected-version')
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    expect(s.cloud.history).toEqual([])
    expect(step.outputs).toMatchObject({ changed: 'false' })
    expect(step.outputs.record).toBeUndefined()
    expect(readResult(step)).toMatchObject({ outcome: 'failed', changed: false })
  })

  it('sets the version outputs if it fails because of `expected-version`', async () => {
    await using s = await startScenario(vendor)
    const { outputs } = await s.promote({ 'expected-version': 'v1' })
    expect(outputs).toMatchObject({ 'previous-version': 'v2', 'current-version': 'v2' })
  })

  it('succeeds with `expected-version` if the label is already in place', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ 'target-version': 'v2', 'expected-version': 'v2' })
    expect(step.outputs.changed).toBe('false')
  })

  it('logs the record', async () => {
    await using s = await startScenario(vendor)
    const { log, outputs } = await s.promote()
    expect(log).toContain(outputs.record)
  })
})

describe.concurrent('Huawei Cloud: a promotion', () => {
  it('looks up the project of the region with one more request if it is unset', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    expect(step.trace).toEqual(['ListProjects', 'read', 'previous → v2', 'current → v3', 'read'])
    expect(step.calls[0]?.query.get('name')).toBe('ap-southeast-1')
    expect(step.calls[0]?.headers).not.toHaveProperty('x-project-id')
    expect(readRecord(step.outputs.record).secrets).toMatchObject([{ projectId: huawei.inputs['project-id'] }])
    const back = await s.rollback(step)
    expect(back.trace).toEqual(['read', 'current → v2', 'previous → v1', 'read'])
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it.each([
    ['no', {}, '0 projects'],
    ['two', { 'ap-southeast-1': ['a'.repeat(32), 'b'.repeat(32)] }, '2 projects'],
  ])('requires `project-id` if the region has %s projects', async (_, projects, message) => {
    await using s = await startScenario(huawei, initialLabels, { projects })
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    expect(step.trace).toEqual(['ListProjects'])
    expect(step.error).toContain(message)
    expect(step.error).toContain('project-id')
  })

  it('accepts UUIDs as versions and dots in names', async () => {
    const [old, now, next] = ['0b6fc1d2', '1c7ad2e3', '2d8be3f4'].map((start) => `${start}-5f0e-4c4a-9d5c-8f3b5b1f7a10`)
    const labels = { [old ?? '']: ['previous'], [now ?? '']: ['current', 'my.stage'], [next ?? '']: [] }
    await using s = await startScenario(huawei, labels, { secret: 'my.db_1' })
    const step = await s.run({ stage: 'my.stage', 'target-version': next ?? '' })
    expect(s.labels()).toMatchObject({ current: now, 'my.stage': next })
    expect(step.outputs['previous-version']).toBe(now)
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: old, current: now, 'my.stage': now })
  })

  it('uses the newer names of fields, which a strict server requires', async () => {
    await using s = await startScenario(huawei, initialLabels, { strictNames: true })
    expect(await s.promote()).toMatchObject({ exitCode: 0 })
  })

  it('reads all pages of a secret with the maximum number of versions', async () => {
    const labels = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
    await using s = await startScenario(huawei, labels, { pageSize: 7 })
    const step = await s.run({ 'target-version': 'v20' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v20' })
    expect(step.trace.filter((call) => call === 'read')).toHaveLength(6)
  })
})

describe.concurrent('Alibaba Cloud: a promotion', () => {
  const name = 'acme/prod_db+main=1@eu.west-1'

  async function expectPromotion(s: Scenario, secret: string) {
    const step = await s.promote({ secret })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    // Once the store has named the secret, by that name.
    const names = step.calls.map(({ query }) => query.get('SecretName'))
    expect(names).toEqual([secret, secret, ...Array<string>(3).fill(alibaba.fullName(name))])
    await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
    return step
  }

  it('accepts a name with every character that a name can contain', async () => {
    await using s = await startScenario(alibaba, initialLabels, { secret: name })
    await expectPromotion(s, name)
  })

  it('accepts an ARN', async () => {
    await using s = await startScenario(alibaba, initialLabels, { secret: name })
    const step = await expectPromotion(s, `acs:kms:cn-hangzhou:1234567890123456:secret/${name}`)
    expect(readResult(step)).toMatchObject({ secret: `acs:kms:cn-hangzhou:1234567890123456:secret/${name}` })
  })

  it('reads the region from an ARN', async () => {
    await using s = await startScenario(alibaba)
    const secret = 'acs:kms:cn-hangzhou:1234567890123456:secret/prod/db'
    const step = await s.promote({ secret, region: '' }, { env: { ...alibaba.env, ALICLOUD_REGION: 'cn-beijing' } })
    expect(readResult(step)).toMatchObject({ region: 'cn-hangzhou', outcome: 'promoted' })
  })

  it('sends the expected version of the label with every write', async () => {
    await using s = await startScenario(alibaba)
    const { calls: all } = await s.promote()
    const calls = all.filter(({ operation }) => operation !== 'DescribeSecret')
    expect(calls.map(({ query }) => query.get('RemoveFromVersion'))).toEqual([null, 'v1', 'v2', null])
    expect(calls.map(({ method, path, body }) => [method, path, body])).toEqual(calls.map(() => ['POST', '/', '']))
  })

  it('reads all pages, including versions without a label', async () => {
    const labels = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
    await using s = await startScenario(alibaba, labels, { maxPageSize: 3 })
    const step = await s.run({ 'target-version': 'v10' })
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v10' })
    expect(step.trace.filter((call) => call === 'read')).toHaveLength(8)
    const lists = step.calls.filter(({ operation }) => operation === 'ListSecretVersionIds')
    expect(lists[0]?.query.get('IncludeDeprecated')).toBe('true')
  })
})

it('a promotion ignores the settings of another copy of undici in the environment', async () => {
  await using s = await startScenario(huawei)
  const step = await s.promote({}, { env: { ...huawei.env, UNDICI_USE_MILO: '1' } })
  expect(readResult(step)).toMatchObject({ outcome: 'promoted' })
})
