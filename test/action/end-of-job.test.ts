/** `rollback-on-failure`: the step saves what it is about to do, and the end of the job undoes it where that failed. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { alibaba, huawei, type Inputs, many, type Many, type ManyStep } from '../support/scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const mixed = ['h1', 'a1', 'h2', 'a2']
const undoes = { 'rollback-on-failure': 'true' }
const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const credentials = [huawei.key.id, huawei.key.secret, alibaba.key.id, alibaba.key.secret]
const singles = [
  { name: 'h1', ...huawei },
  { name: 'a1', ...alibaba },
]

const allOf = <T>(names: readonly string[], value: T): T[] => names.map(() => value)
const outcomes = ({ results }: ManyStep) => results.map(({ outcome }) => outcome)
const writesOf = ({ requests }: ManyStep) => requests.filter((request) => request.includes('→'))

/** Neither a request nor a word: there was nothing to do. */
function silent(end: ManyStep): void {
  expect(end).toMatchObject({ exitCode: 0, signal: null, raw: '', requests: [], outputs: {}, state: {}, summary: '' })
}

/** A step that promotes v3 of one secret, to be undone at the end of its job. */
async function step(name: string, inputs: Inputs = {}, labels?: Record<string, string[]>) {
  const s = await many([name], labels && { [name]: labels })
  const done = await s.run({ ...s.item(name), ...undoes, ...inputs })
  return { s, done, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
}

describe.concurrent.each(singles)('$title: the end of a job', ({ name, error, key, inputs: own }) => {
  it.each(['failure', 'cancelled'])('%s: puts the labels back', async (status) => {
    await using world = await step(name)
    const { s, done } = world
    expect(done).toMatchObject({ exitCode: 0, annotations: [] })
    const end = await s.endOfJob(done, status)
    expect(end).toMatchObject({ exitCode: 0, annotations: [], state: {} })
    expect(end.requests).toEqual(['read', 'current → v2', 'previous → v1', 'read'].map((it) => `${name} ${it}`))
    expect(outcomes(end)).toEqual(['rolled-back'])
    expect(end.outputs).toMatchObject({ changed: 'true', 'current-version': 'v2' })
    expect(end.summary).toContain('rolled-back')
    expect(s.labels(name)).toEqual(found)
  })

  it('success: does nothing, and says nothing', async () => {
    await using world = await step(name)
    const { s, done } = world
    silent(await s.endOfJob(done, 'success'))
    expect(s.labels(name)).toEqual(promoted)
  })

  it('any other word, or none: does nothing', async () => {
    await using world = await step(name)
    const { s, done } = world
    silent(await s.endOfJob(done, ''))
    silent(await s.endOfJob(done, 'skipped'))
    expect(s.labels(name)).toEqual(promoted)
  })

  it.each([{ 'rollback-on-failure': 'false' }, { 'rollback-on-failure': '' }])(
    'does nothing where it was not asked for: %o',
    async (inputs) => {
      await using world = await step(name, inputs)
      const { s, done } = world
      expect(done.state).toEqual({})
      silent(await s.endOfJob(done, 'failure'))
      expect(s.labels(name)).toEqual(promoted)
    },
  )

  it('is not disturbed by what the step was asked for', async () => {
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
    await using world = await step(name, inputs, { v1: ['previous'], v2: ['current'], v3: ['canary'] })
    const { s, done } = world
    expect(s.labels(name)).toEqual({ previous: 'v1', retired: 'v2', current: 'v3', canary: 'v3' })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual({ previous: 'v1', current: 'v2', canary: 'v3' })
  })

  it('undoes a label of your own, also where it was on no version', async () => {
    await using world = await step(name, { stage: 'blue', 'expected-version': 'none' })
    const { s, done } = world
    expect(s.labels(name)).toEqual({ ...found, blue: 'v3' })
    await s.endOfJob(done, 'failure')
    expect(s.labels(name)).toEqual(found)
  })

  it('undoes a step that was itself a rollback', async () => {
    await using world = await step(name, { rollback: 'true', 'target-version': 'v1' })
    const { s, done } = world
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v1' })
    expect(await s.endOfJob(done, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('undoes a rollback by record, too, which had `record` and `force` as inputs', async () => {
    await using s = await many([name])
    const forth = await s.run(s.item(name))
    const back = await s.rollback(forth, { ...undoes, force: 'true', ...s.item(name, { 'target-version': '' }) })
    expect(s.labels(name)).toEqual(found)
    expect(await s.endOfJob(back, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(promoted)
  })

  it('never forces its way, whatever the step was allowed to', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using world = await step(name, { rollback: 'true', force: 'true' }, labels)
    const { s, done } = world
    s.move(name, 'current', 'v4')
    const end = await s.endOfJob(done, 'failure')
    expect(end.exitCode).toBe(1)
    expect(s.labels(name).current).toBe('v4')
  })

  it('refuses where somebody has moved the label since: one error, no write', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using world = await step(name, {}, labels)
    const { s, done } = world
    s.move(name, 'current', 'v4')
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.annotations.map(({ level }) => level)).toEqual(['error'])
    expect(end.error).toMatch(new RegExp(`${name}.*is on v4.*Nothing was changed`))
    expect(writesOf(end)).toEqual([])
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v4' })
  })

  it('needs nothing where a later step has rolled back already', async () => {
    await using world = await step(name)
    const { s, done } = world
    expect(await s.rollback(done)).toMatchObject({ exitCode: 0 })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    expect(writesOf(end)).toEqual([])
    expect(s.labels(name)).toEqual(found)
  })

  it('needs nothing where the step had nothing to do', async () => {
    await using world = await step(name, { 'target-version': 'v2' })
    const { s, done } = world
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(writesOf(end)).toEqual([])
  })

  it('needs nothing where the step has failed and put all back', async () => {
    await using s = await many([name])
    s.before = (request) => (request === `${name} current → v3` ? forbidden : undefined)
    const done = await s.run({ ...s.item(name), ...undoes })
    expect(done).toMatchObject({ exitCode: 1, outputs: { changed: 'false' }, state: { record: '' } })
    // By then somebody else has promoted the same version.
    s.move(name, 'current', 'v3')
    silent(await s.endOfJob(done, 'failure'))
    expect(s.labels(name)).toMatchObject({ current: 'v3' })
  })

  it('finishes what the step could not put back', async () => {
    await using s = await many([name])
    const refused = [`${name} current → v3`, `${name} previous → v1`]
    s.before = (request) => (refused.includes(request) ? forbidden : undefined)
    const done = await s.run({ ...s.item(name), ...undoes })
    expect(s.labels(name)).toEqual({ previous: 'v2', current: 'v2' })
    s.before = () => undefined
    expect(await s.endOfJob(done, 'failure')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('undoes what a step did that was killed', async () => {
    await using s = await many([name])
    s.before = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const done = await s.run({ ...s.item(name), ...undoes }, { signal: { send: 'SIGKILL', when } })
    expect(done).toMatchObject({ signal: 'SIGKILL' })
    expect(done.state.record).toMatch(/"after":"v3"/)
    // Its first write was made all the same.
    s.move(name, 'previous', 'v2')
    s.before = () => undefined
    expect(await s.endOfJob(done, 'cancelled')).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('has the credentials that the step was given as inputs', async () => {
    await using s = await many([name])
    const login = { 'access-key-id': key.id, 'secret-access-key': key.secret }
    const done = await s.run({ ...s.item(name), ...undoes, ...login }, { env: {} })
    expect(await s.endOfJob(done, 'failure', { env: {} })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(found)
  })

  it('with credentials that have expired tells the inputs for doing it by hand', async () => {
    await using world = await step(name)
    const { s, done } = world
    const body = error(name === 'h1' ? 'APIGW.0301' : 'InvalidSecurityToken.Expired', 'the token has expired')
    s.before = () => ({ status: 401, body })
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(end.annotations).toHaveLength(1)
    // A second try could lock the key.
    expect(end.requests).toHaveLength(1)
    for (const word of [name, own.provider, 'authentication failed']) expect(end.error).toContain(word)

    s.before = () => undefined
    const [, ...runs] = end.error.split('run this action with')
    expect(runs).not.toEqual([])
    for (const run of runs) {
      const pairs = [...run.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, input = '', value = '']) => [input, value])
      const hand = Object.fromEntries(pairs) as Inputs
      expect(hand).toMatchObject({ rollback: 'true' })
      expect(await s.run(hand)).toMatchObject({ exitCode: 0, annotations: [] })
    }
    expect(s.labels(name)).toEqual(found)
  })
})

describe.concurrent('what a step saves for the end of its job', () => {
  it('is the record, and that before the first write', async () => {
    await using s = await many(mixed)
    const done = await s.promote({ ...undoes, concurrency: '1' })
    expect(done.state).toEqual({ record: done.outputs.record })
    const { secrets } = JSON.parse(done.state.record ?? '') as { secrets: { secret: string }[] }
    expect(secrets.map(({ secret }) => secret)).toEqual(mixed)
    for (const credential of credentials) expect(done.state.record).not.toContain(credential)
  })

  it('is there when the step dies at its first write', async () => {
    await using s = await many(['a1', 'h1'])
    s.before = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const done = await s.promote({ ...undoes, concurrency: '1' }, { signal: { send: 'SIGKILL', when } })
    expect(done.signal).toBe('SIGKILL')
    expect(done.state.record).toContain('"secret":"h1"')
    expect(s.all()).toEqual([found, found])
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } })
    expect(writesOf(end)).toEqual([])
  })

  it.each<[string, Inputs]>([
    ['a dry run', { 'dry-run': 'true' }],
    ['a wrong input', { concurrency: 'x' }],
    ['a check that fails', { 'expected-version': 'v1' }],
  ])('is nothing for %s', async (_, inputs) => {
    await using s = await many(['h1', 'a1'])
    const done = await s.promote({ ...undoes, ...inputs })
    expect(done.state).toEqual({})
    silent(await s.endOfJob(done, 'failure'))
    expect(s.all()).toEqual([found, found])
  })
})

describe.concurrent('the end of a job that has promoted many', () => {
  it('puts all labels back, with the same list among its inputs', async () => {
    await using s = await many(mixed)
    const done = await s.promote(undoes)
    expect(s.all()).toEqual(allOf(mixed, promoted))
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [], state: {} })
    expect(outcomes(end)).toEqual(allOf(mixed, 'rolled-back'))
    expect(s.all()).toEqual(allOf(mixed, found))
  })

  it('refuses as a whole where one label has moved since', async () => {
    const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using s = await many(mixed, { h2: labels })
    const done = await s.promote(undoes)
    s.move('h2', 'current', 'v4')
    const before = s.all()
    const end = await s.endOfJob(done, 'cancelled')
    expect(end.exitCode).toBe(1)
    expect(end.annotations).toHaveLength(1)
    expect(outcomes(end)).toEqual(['skipped', 'skipped', 'failed', 'skipped'])
    expect(writesOf(end)).toEqual([])
    expect(s.all()).toEqual(before)
  })

  it('undoes what a killed step has done by then, to some in full, to one in half', async () => {
    await using s = await many(['h1', 'a1', 'h2'])
    s.before = (request) => (request === 'a1 current → v3' || request.startsWith('h2 current') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('::group::[1/3]')
    const done = await killed(s, when)
    expect(s.labels('h1')).toEqual(promoted)
    s.move('a1', 'previous', 'v2')
    s.before = () => undefined
    const end = await s.endOfJob(done, 'cancelled')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(end)).toEqual(['rolled-back', 'rolled-back', 'unchanged'])
    expect(s.all()).toEqual(allOf(s.names, found))
  })

  function killed(s: Many, when: (line: string) => boolean): Promise<ManyStep> {
    return s.promote({ ...undoes, concurrency: '1' }, { signal: { send: 'SIGKILL', when } })
  }

  it('needs nothing where the step has failed and put all back', async () => {
    await using s = await many(mixed)
    s.before = (request) => (request === 'h2 current → v3' ? forbidden : undefined)
    const done = await s.promote(undoes)
    expect(done).toMatchObject({ exitCode: 1, state: { record: '' } })
    silent(await s.endOfJob(done, 'failure'))
  })

  it('finds the project by the record, without looking it up again', async () => {
    await using s = await many(['h1', 'h2'])
    const identity = { 'identity-endpoint': s.cloudOf('h1').endpoint }
    const done = await s.run({ ...undoes, ...identity, promotions: s.list({ 'project-id': '' }) })
    const end = await s.endOfJob(done, 'failure')
    expect(end.exitCode).toBe(0)
    expect(end.requests).not.toContain('ListProjects')
    expect(s.all()).toEqual([found, found])
  })

  it('unpacks the long record that a long list has saved', async () => {
    const secret = (n: number) => `a/${'long-name-'.repeat(17)}${n}`
    const names = Array.from({ length: 24 }, (_, n) => secret(n))
    const stages = Array.from({ length: 4 }, (_, n) => `${'label-'.repeat(30)}${n}`)
    await using s = await many(names)
    // Each with labels of its own, so that few secrets make a long record.
    const items = names.map((name, n) => s.item(name, { stage: stages[n % 4] ?? '', 'previous-stage': 'none' }))
    const twice = items.flatMap((item) => [item, { ...item, stage: `${item.stage ?? ''}-too` }])
    const done = await s.run({ ...undoes, promotions: JSON.stringify(twice) })
    expect(done.exitCode).toBe(0)
    expect(done.state.record).toMatch(/^\{"packed":/)
    const end = await s.endOfJob(done, 'failure')
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.all()).toEqual(allOf(names, found))
  })
})
