/** `rollback-on-failure`: the step saves its record, and the end of the job rolls back if the job failed. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import type { Inputs } from '../support/runner.ts'
import { parseManualSteps } from '../support/scenario/checks.ts'
import { startListScenario, type ListScenario, type ListRun } from '../support/scenario/list-scenario.ts'
import { alibaba, huawei } from '../support/scenario/vendors.ts'
import { fullName } from '../support/scenario/words.ts'
import { readRecord, recordJson } from '../support/record.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const mixed = ['h1', 'a1', 'h2', 'a2']
const rollbackOnFailure = { 'rollback-on-failure': 'true' }
const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const credentials = [huawei.key.id, huawei.key.secret, alibaba.key.id, alibaba.key.secret]
const singles = [
  { name: 'h1', ...huawei },
  { name: 'a1', ...alibaba },
]

const allOf = <T>(names: readonly string[], value: T): T[] => names.map(() => value)
const outcomes = ({ results }: ListRun) => results.map(({ outcome }) => outcome)
const writesOf = ({ requests }: ListRun) => requests.filter((request) => request.includes('→'))

/** Checks that the end of the job sent nothing, and only said so. */
function expectNoOp(end: ListRun): void {
  expect(end).toMatchObject({ exitCode: 0, signal: null, requests: [], outputs: {}, state: {}, summary: '' })
  expect(end.raw).toMatch(/^Nothing (to do|to roll back|was rolled back)[^\n]*$/)
}

/** Promotes v3 of one secret in a step that rolls back at the end of its job. */
async function promoteOne(name: string, inputs: Inputs = {}, labels?: Record<string, string[]>) {
  const s = await startListScenario([name], labels && { [name]: labels })
  const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure, ...inputs })
  return { s, done, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
}

describe.concurrent.each(singles)('$title: the end of a job', ({ name, error, key, inputs: own }) => {
  it.each(['failure', 'cancelled'])('restores the labels if the status of the job is %s', async (status) => {
    await using setup = await promoteOne(name)
    const { s, done } = setup
    expect(done).toMatchObject({ exitCode: 0, annotations: [] })
    const end = await s.endOfJob(done, status)
    expect(end).toMatchObject({ exitCode: 0, annotations: [], state: {} })
    expect(end.requests).toEqual(['read', 'current → v2', 'previous → v1', 'read'].map((it) => `${name} ${it}`))
    expect(outcomes(end)).toEqual(['rolled-back'])
    expect(end.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
    // act would let it replace that of the step.
    expect(end.outputs.record).toBeUndefined()
    expect(end.summary).toContain('rolled-back')
    expect(s.labels(name)).toEqual(found)
  })

  it('does and reports nothing if the status of the job is success', async () => {
    await using setup = await promoteOne(name)
    const { s, done } = setup
    expectNoOp(await s.endOfJob(done, 'success'))
    expect(s.labels(name)).toEqual(promoted)
  })

  it('does nothing if the status of the job is unknown or empty', async () => {
    await using setup = await promoteOne(name)
    const { s, done } = setup
    expectNoOp(await s.endOfJob(done, ''))
    expectNoOp(await s.endOfJob(done, 'skipped'))
    expect(s.labels(name)).toEqual(promoted)
  })

  it.each([{ 'rollback-on-failure': 'false' }, { 'rollback-on-failure': '' }])(
    'does nothing unless it is enabled: %o',
    async (inputs) => {
      await using setup = await promoteOne(name, inputs)
      const { s, done } = setup
      expect(done.state).toEqual({ record: '', deployment: '' })
      expectNoOp(await s.endOfJob(done, 'failure'))
      expect(s.labels(name)).toEqual(promoted)
    },
  )

  it('ignores the inputs that selected the target of the step', async () => {
    const inputs = {
      'target-version': '',
      'target-stage': 'canary',
      'expected-version': 'v2',
      'previous-stage': 'retired',
      'dry-run': 'false',
      concurrency: '3',
      'max-attempts': '2',
      'timeout-seconds': '60',
    }
    await using setup = await promoteOne(name, inputs, { v1: ['previous'], v2: ['current'], v3: ['canary'] })
    const { s, done } = setup
    expect(s.labels(name)).toEqual({ previous: 'v1', retired: 'v2', current: 'v3', canary: 'v3' })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
  })

  it('rolls back a custom label that was on no version before', async () => {
    await using setup = await promoteOne(name, { stage: 'blue', 'expected-version': 'none' })
    const { s, done } = setup
    expect(s.labels(name)).toEqual({ ...found, blue: 'v3' })
    await s.endOfJob(done, 'failure')
    expect(s.labels(name)).toEqual(found)
  })

  it('rolls back a step that was itself a rollback by version', async () => {
    await using setup = await promoteOne(name, { rollback: 'true', 'target-version': 'v1' })
    const { s, done } = setup
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v1' })
    expect(await s.endOfJob(done, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('rolls back a rollback by record that had `record` and `force` as inputs', async () => {
    await using s = await startListScenario([name])
    const forth = await s.run(s.buildItem(name))
    const back = await s.rollback(forth, {
      ...rollbackOnFailure,
      force: 'true',
      ...s.buildItem(name, { 'target-version': '' }),
    })
    expect(s.labels(name)).toEqual(found)
    expect(await s.endOfJob(back, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(promoted)
  })

  it('never forces a rollback, even if the step had `force: true`', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using setup = await promoteOne(name, { rollback: 'true', force: 'true' }, labels)
    const { s, done } = setup
    s.move(name, 'current', 'v4')
    const end = await s.endOfJob(done, 'failure')
    expect(end.exitCode).toBe(1)
    expect(s.labels(name).current).toBe('v4')
  })

  it('fails with one error and no write if someone else has moved the label since', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using setup = await promoteOne(name, {}, labels)
    const { s, done } = setup
    s.move(name, 'current', 'v4')
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.annotations.map(({ level }) => level)).toEqual(['error'])
    expect(end.error).toMatch(
      new RegExp(`^${fullName(name)}, .*rollback failed\nCause: .*is on v4.*\nState: Nothing was changed`),
    )
    expect(writesOf(end)).toEqual([])
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v4' })
  })

  it('changes nothing if a later step has already rolled back, but cannot confirm that', async () => {
    await using setup = await promoteOne(name)
    const { s, done } = setup
    expect(await s.rollback(done)).toMatchObject({ exitCode: 0 })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.error).toMatch(/\nCause: could not confirm the rollback: .*\n.*\nNext step: .*nothing is left to do/)
    expect(writesOf(end)).toEqual([])
    expect(s.labels(name)).toEqual(found)
  })

  it('changes nothing if the step changed nothing', async () => {
    await using setup = await promoteOne(name, { 'target-version': 'v2' })
    const { s, done } = setup
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(writesOf(end)).toEqual([])
  })

  it('does nothing if the step failed and rolled back', async () => {
    await using s = await startListScenario([name])
    s.intercept = (request) => (request === `${name} current → v3` ? forbidden : undefined)
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    expect(done).toMatchObject({ exitCode: 1, outputs: { changed: 'false' }, state: { record: '' } })
    // Meanwhile someone else promotes the same version.
    s.move(name, 'current', 'v3')
    expectNoOp(await s.endOfJob(done, 'failure'))
    expect(s.labels(name)).toMatchObject({ current: 'v3' })
  })

  it('completes a rollback that the step could not finish', async () => {
    await using s = await startListScenario([name])
    const refused = [`${name} current → v3`, `${name} previous → v1`]
    s.intercept = (request) => (refused.includes(request) ? forbidden : undefined)
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v2' })
    s.intercept = () => undefined
    expect(await s.endOfJob(done, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('keeps what someone else has promoted since a step that did not move the label', async () => {
    await using s = await startListScenario([name])
    const refused = [`${name} current → v3`, `${name} previous → v1`]
    s.intercept = (request) => (refused.includes(request) ? forbidden : undefined)
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    s.intercept = () => undefined
    s.move(name, 'current', 'v3')
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.error).toContain('has been moved since: it is on v3; the step to roll back left it on v2')
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v3' })
  })

  it('rolls back a step that was killed', async () => {
    await using s = await startListScenario([name])
    s.intercept = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure }, { signal: { send: 'SIGKILL', when } })
    expect(done).toMatchObject({ signal: 'SIGKILL' })
    expect(recordJson(done.state.record)).toContain('"after":"v3"')
    // The store processed the first write nevertheless.
    s.move(name, 'previous', 'v2')
    s.intercept = () => undefined
    expect(await s.endOfJob(done, 'cancelled')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('uses the credentials that were inputs of the step', async () => {
    await using s = await startListScenario([name])
    const login = { 'access-key-id': key.id, 'secret-access-key': key.secret }
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure, ...login }, { env: {} })
    expect(await s.endOfJob(done, 'failure', { env: {} })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('lists manual steps that restore the labels if the credentials have expired', async () => {
    await using setup = await promoteOne(name)
    const { s, done } = setup
    const body = error(name === 'h1' ? 'APIGW.0301' : 'InvalidSecurityToken.Expired', 'the token has expired')
    s.intercept = () => ({ status: 401, body })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.annotations).toHaveLength(1)
    // A second attempt could lock the key.
    expect(end.requests).toHaveLength(1)
    for (const word of [name, own.provider, 'authentication failed']) expect(end.error).toContain(word)

    s.intercept = () => undefined
    const manualSteps = parseManualSteps(end.error)
    expect(manualSteps).not.toEqual([])
    for (const inputs of manualSteps) {
      expect(inputs).toMatchObject({ rollback: 'true' })
      expect(await s.run(inputs)).toMatchObject({ exitCode: 0, annotations: [] })
    }
    expect(s.labels(name)).toEqual(found)
  })
})

describe.concurrent('the state that a step saves for the end of its job', () => {
  it('is the record, without credentials', async () => {
    await using s = await startListScenario(mixed)
    const done = await s.promote({ ...rollbackOnFailure, concurrency: '1' })
    expect(done.state).toEqual({ record: done.outputs.record, deployment: '' })
    const { secrets } = readRecord(done.state.record)
    expect(secrets.map(({ secret }) => secret)).toEqual(mixed.map(fullName))
    for (const credential of credentials) expect(recordJson(done.state.record)).not.toContain(credential)
  })

  it('is saved before the first write', async () => {
    await using s = await startListScenario(['a1', 'h1'])
    s.intercept = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const done = await s.promote({ ...rollbackOnFailure, concurrency: '1' }, { signal: { send: 'SIGKILL', when } })
    expect(done.signal).toBe('SIGKILL')
    expect(recordJson(done.state.record)).toContain('"secret":"h1"')
    expect(s.allLabels()).toEqual([found, found])
    const end = await s.endOfJob(done, 'failure')
    // Nothing shows whether a write was sent, so the rollback cannot be confirmed.
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(writesOf(end)).toEqual([])
  })

  it.each<[string, Inputs]>([
    ['a dry run', { 'dry-run': 'true' }],
    ['an invalid input', { concurrency: 'x' }],
    ['a failed check', { 'expected-version': 'v1' }],
  ])('is empty after %s', async (_, inputs) => {
    await using s = await startListScenario(['h1', 'a1'])
    const done = await s.promote({ ...rollbackOnFailure, ...inputs })
    expect(done.state).toEqual({ record: '', deployment: '' })
    expectNoOp(await s.endOfJob(done, 'failure'))
    expect(s.allLabels()).toEqual([found, found])
  })
})

describe.concurrent('the end of a job that promoted a list', () => {
  it('restores all labels, with the same list among its inputs', async () => {
    await using s = await startListScenario(mixed)
    const done = await s.promote(rollbackOnFailure)
    expect(s.allLabels()).toEqual(allOf(mixed, promoted))
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [], state: {} })
    expect(outcomes(end)).toEqual(allOf(mixed, 'rolled-back'))
    expect(s.allLabels()).toEqual(allOf(mixed, found))
  })

  it('changes nothing if someone else has moved one of the labels since', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using s = await startListScenario(mixed, { h2: labels })
    const done = await s.promote(rollbackOnFailure)
    s.move('h2', 'current', 'v4')
    const before = s.allLabels()
    const end = await s.endOfJob(done, 'cancelled')
    expect(end.exitCode).toBe(1)
    expect(end.annotations).toHaveLength(1)
    expect(outcomes(end)).toEqual(['skipped', 'skipped', 'failed', 'skipped'])
    expect(writesOf(end)).toEqual([])
    expect(s.allLabels()).toEqual(before)
  })

  it('rolls back a step that was killed halfway through the list', async () => {
    await using s = await startListScenario(['h1', 'a1', 'h2'])
    s.intercept = (request) =>
      request === 'a1 current → v3' || request.startsWith('h2 current') ? 'silence' : undefined
    const when = (line: string) => line.startsWith('::group::[1/3]')
    const done = await killed(s, when)
    expect(s.labels('h1')).toEqual(promoted)
    s.move('a1', 'previous', 'v2')
    s.intercept = () => undefined
    const end = await s.endOfJob(done, 'cancelled')
    // The last secret was never moved, which no read can tell from a late one.
    expect(end.exitCode).toBe(1)
    expect(outcomes(end)).toEqual(['rolled-back', 'rolled-back', 'failed'])
    expect(s.allLabels()).toEqual(allOf(s.names, found))
  })

  function killed(s: ListScenario, when: (line: string) => boolean): Promise<ListRun> {
    return s.promote({ ...rollbackOnFailure, concurrency: '1' }, { signal: { send: 'SIGKILL', when } })
  }

  it('does nothing if the step failed and rolled back', async () => {
    await using s = await startListScenario(mixed)
    s.intercept = (request) => (request === 'h2 current → v3' ? forbidden : undefined)
    const done = await s.promote(rollbackOnFailure)
    expect(done).toMatchObject({ exitCode: 1, state: { record: '' } })
    expectNoOp(await s.endOfJob(done, 'failure'))
  })

  it('takes the project from the record instead of looking it up again', async () => {
    await using s = await startListScenario(['h1', 'h2'])
    const identity = { 'identity-endpoint': s.cloudFor('h1').endpoint }
    const done = await s.run({ ...rollbackOnFailure, ...identity, promotions: s.buildList({ 'project-id': '' }) })
    const end = await s.endOfJob(done, 'failure')
    expect(end.exitCode).toBe(0)
    expect(end.requests).not.toContain('ListProjects')
    expect(s.allLabels()).toEqual([found, found])
  })

  it('unpacks the compressed record of a long list', async () => {
    const secret = (n: number) => `a/${'long-name-'.repeat(17)}${n}`
    const names = Array.from({ length: 24 }, (_, n) => secret(n))
    const stages = Array.from({ length: 4 }, (_, n) => `${'label-'.repeat(30)}${n}`)
    await using s = await startListScenario(names)
    // Distinct labels make the record long with few secrets.
    const items = names.map((name, n) => s.buildItem(name, { stage: stages[n % 4] ?? '', 'previous-stage': 'none' }))
    const twice = items.flatMap((item) => [item, { ...item, stage: `${item.stage ?? ''}-too` }])
    const done = await s.run({ ...rollbackOnFailure, promotions: JSON.stringify(twice) })
    expect(done.exitCode).toBe(0)
    expect(recordJson(done.state.record).length).toBeGreaterThan(32 * 1024)
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.allLabels()).toEqual(allOf(names, found))
  })
})
