/** `promotions`: a list is promoted and rolled back as a whole, with one record. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import type { Inputs } from '../support/runner.ts'
import { parseManualSteps } from '../support/scenario/checks.ts'
import { type ListRun, startListScenario } from '../support/scenario/list-scenario.ts'
import { huawei } from '../support/scenario/vendors.ts'
import { fullName, vendorFor } from '../support/scenario/words.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const six = ['h1', 'a1', 'h2', 'a2', 'h3', 'a3']

const outcomes = ({ results }: ListRun) => results.map(({ outcome }) => outcome)
const secrets = ({ results }: ListRun) => results.map(({ secret }) => secret)
const allOf = <T>(names: readonly string[], value: T): T[] => names.map(() => value)

/** Checks that the step failed with one error and with these outcomes. */
function expectFailure(step: ListRun, ...expected: string[]): void {
  expect(step).toMatchObject({ exitCode: 1, signal: null })
  expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(outcomes(step)).toEqual(expected)
}

describe.concurrent('a list', () => {
  it('is promoted, reported in its order, and rolled back with one record', async () => {
    const names = ['h2', 'a1', 'h1', 'a3', 'a2', 'h3', 'h4', 'a4', 'h5', 'a5']
    await using s = await startListScenario(names)
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(s.allLabels()).toEqual(allOf(names, promoted))
    expect(secrets(step)).toEqual(names.map(fullName))
    expect(step.results).toEqual(
      names.map((secret) => ({
        ...{ provider: s.buildItem(secret).provider, region: s.buildItem(secret).region, secret: fullName(secret) },
        ...(vendorFor(secret) === huawei && { projectId: huawei.inputs['project-id'] }),
        stage: vendorFor(secret).current,
        ...{ previousVersion: 'v2', currentVersion: 'v3', targetVersion: 'v3', changed: true, outcome: 'promoted' },
        changes: [
          { stage: vendorFor(secret).previous, before: 'v1', after: 'v2' },
          { stage: vendorFor(secret).current, before: 'v2', after: 'v3' },
        ],
        // Two writes, a read before and one after; Alibaba Cloud is asked for the ARN, too.
        requestIds: Array.from(
          { length: vendorFor(secret) === huawei ? 4 : 5 },
          () => expect.stringMatching(/^[\w-]{36}$/) as string,
        ),
      })),
    )
    expect(Object.keys(step.outputs)).not.toContain('previous-version')
    expect(Object.keys(step.outputs)).not.toContain('current-version')
    for (const name of names)
      expect(step.summary).toMatch(new RegExp(`<code title="${fullName(name)}( of project \\w+)?">${name}</code>`))

    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(s.allLabels()).toEqual(allOf(names, found))
    expect(secrets(back)).toEqual(names.map(fullName))
    expect(outcomes(back)).toEqual(allOf(names, 'rolled-back'))
    for (const name of ['previous-version', 'current-version']) expect(back.outputs).not.toHaveProperty(name)

    const again = await s.rollback(back)
    expect(again).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.allLabels()).toEqual(allOf(names, promoted))
  })

  it('has the outputs of a single secret if it has one item', async () => {
    await using s = await startListScenario(['a1'])
    const step = await s.promote()
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v3' })
    expect(step.log).not.toContain('##[group]')
  })

  it('leaves a secret unchanged if its label is already in place', async () => {
    await using s = await startListScenario(['h1', 'a1', 'a2'], { h1: { v2: ['previous'], v3: ['current'] } })
    const step = await s.promote()
    expect(outcomes(step)).toEqual(['unchanged', 'promoted', 'promoted'])
    expect(step.results.map(({ changed }) => changed)).toEqual([false, true, true])
    expect(s.writes.filter((write) => write.startsWith('h1'))).toEqual([])
    const back = await s.rollback(step)
    expect(outcomes(back)).toEqual(['unchanged', 'rolled-back', 'rolled-back'])
    expect(s.allLabels()).toEqual([promoted, found, found])
  })

  it('is only planned in a dry run', async () => {
    await using s = await startListScenario(six, { a2: { v3: ['current'] } })
    const step = await s.promote({ 'dry-run': 'true', 'rollback-on-failure': 'true' })
    expect(step).toMatchObject({
      exitCode: 0,
      annotations: [],
      state: { record: '', deployment: '' },
      outputs: { changed: 'false' },
    })
    expect(outcomes(step)).toEqual(['planned', 'planned', 'planned', 'unchanged', 'planned', 'planned'])
    expect(step.outputs).not.toHaveProperty('record')
    // The one that seems to need no change is read twice.
    expect([...step.requests].sort()).toEqual([...six, 'a2'].map((name) => `${name} read`).sort())
  })

  it('can move two labels of one secret', async () => {
    await using s = await startListScenario(['h1'])
    const items = [s.buildItem('h1', { stage: 'blue' }), s.buildItem('h1', { stage: 'green', 'target-version': 'v1' })]
    const step = await s.run({ promotions: JSON.stringify(items) })
    expect(step.exitCode).toBe(0)
    expect(s.labels('h1')).toEqual({ ...found, blue: 'v3', green: 'v1' })
    await s.rollback(step)
    expect(s.labels('h1')).toEqual(found)
  })

  it('can be rolled back by version', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const step = await s.promote({ promotions: s.buildList({ 'target-version': 'v1' }), rollback: 'true' })
    expect(outcomes(step)).toEqual(['rolled-back', 'rolled-back'])
    expect(s.allLabels().map(({ current }) => current)).toEqual(['v1', 'v1'])
  })

  it('looks up the project of a region once', async () => {
    const names = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
    await using s = await startListScenario(names)
    const identity = { 'identity-endpoint': s.cloudFor('h1').endpoint }
    const step = await s.run({ ...identity, promotions: s.buildList({ 'project-id': '' }), concurrency: '8' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.requests.filter((request) => request === 'ListProjects')).toHaveLength(1)
    expect(s.allLabels()).toEqual(allOf(names, promoted))
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(back.requests).not.toContain('ListProjects')
  })

  it('logs its progress: a group for each secret, with a running count', async () => {
    await using s = await startListScenario(six)
    const { raw } = await s.promote({ concurrency: '3' })
    const lines = raw.split('\n')
    const progress = lines.flatMap((line) => {
      const [, n, all, secret, outcome] = /^::group::\[(\d+)\/(\d+)] (\S+), label .*: (\S+)$/.exec(line) ?? []
      return n === undefined ? [] : [[n, all, secret, outcome]]
    })
    expect(progress.map(([n, all]) => `${n ?? ''}/${all ?? ''}`)).toEqual(six.map((_, n) => `${n + 1}/6`))
    expect(progress.map(([, , secret]) => secret).sort()).toEqual(six.map(fullName).sort())
    expect(progress.map(([, , , outcome]) => outcome)).toEqual(allOf(six, 'promoted'))
    // Groups are closed and never nested.
    const depths = lines.flatMap((line) => (line.startsWith('::group::') ? [1] : line === '::endgroup::' ? [-1] : []))
    expect(depths).toEqual(depths.map((_, n) => (n % 2 === 0 ? 1 : -1)))
    expect(depths.length % 2).toBe(0)
  })
})

describe.concurrent('a failed check in a list', () => {
  const checks: [string, Inputs, RegExp][] = [
    ['the secret does not exist', { secret: 'nobody' }, /^nobody, .*\nCause: secret not found/],
    ['the version does not exist', { 'target-version': 'v9' }, /version v9 does not exist/],
    ['no version has the label', { 'target-version': '', 'target-stage': 'canary' }, /no version has the label canary/],
    ['`expected-version` differs', { 'expected-version': 'v1' }, /is on v2, but `expected-version` is v1/],
  ]
  const cases = checks.flatMap(([what, more, message], n) => [
    [what, 'h2', more, message, n % 2 === 0 ? '1' : '8'] as const,
    [what, 'a3', more, message, n % 2 === 0 ? '8' : '1'] as const,
  ])
  it.each(cases)('ends the step before the first write: %s (%s)', async (_, name, more, message, concurrency) => {
    await using s = await startListScenario(six)
    const items = six.map((each) => s.buildItem(each, each === name ? more : {}))
    const inputs = { promotions: JSON.stringify(items), concurrency, 'rollback-on-failure': 'true' }
    const step = await s.run(inputs)
    expectFailure(step, ...six.map((each) => (each === name ? 'failed' : 'skipped')))
    expect(step.error).toMatch(message)
    expect(step.error).toContain('Nothing was changed')
    expect(step).toMatchObject({ state: { record: '', deployment: '' }, outputs: { changed: 'false' } })
    expect(step.outputs).not.toHaveProperty('record')
    expect(s.writes).toEqual([])
    expect(s.allLabels()).toEqual(allOf(six, found))
  })

  it('is reported with all other failed checks', async () => {
    await using s = await startListScenario(six)
    const invalid: Record<string, Inputs> = { h1: { 'target-version': 'v8' }, a3: { 'target-version': 'v9' } }
    const step = await s.run({ promotions: JSON.stringify(six.map((name) => s.buildItem(name, invalid[name]))) })
    expectFailure(step, 'failed', 'skipped', 'skipped', 'skipped', 'skipped', 'failed')
    for (const word of ['h1', 'v8', 'a3', 'v9']) expect(step.error).toContain(word)
  })
})

describe.concurrent('a failed write in a list', () => {
  it.each(six.map((name, n) => [name, n] as const))('rolls back the secrets before it (at %s)', async (name, n) => {
    await using s = await startListScenario(six)
    s.intercept = (request) => (request === `${name} current → v3` ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    expectFailure(step, ...six.map((_, at) => (at < n ? 'restored' : at === n ? 'failed' : 'skipped')))
    expect(s.allLabels()).toEqual(allOf(six, found))
    expect(step.outputs).toMatchObject({ changed: 'false' })
    expect(step.results.map(({ changed, currentVersion }) => [changed, currentVersion])).toEqual(
      allOf(six, [false, 'v2']),
    )
    expect(step.error).toContain(name)
    expect(step.error).toContain('State: Rolled back: ')
    // The action only reads the skipped secrets.
    for (const later of six.slice(n + 1)) {
      expect(step.requests.filter((request) => request.startsWith(later))).toEqual([`${later} read`])
    }
    // Secrets are rolled back in reverse order.
    const rolledBack = s.writes.filter((write) => write.endsWith('current → v2')).map((write) => write.split(' ')[0])
    expect(rolledBack).toEqual(six.slice(0, n).reverse())
    // A rollback with the record of the failed step has nothing to change.
    s.requests.length = 0
    s.intercept = () => undefined
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    expect(s.writes).toEqual([])
  })

  it('restores all labels if several secrets are in progress', async () => {
    const names = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? `h${n}` : `a${n}`))
    await using s = await startListScenario(names)
    s.intercept = (request) => (request === 'a5 current → v3' ? forbidden : undefined)
    const step = await s.promote({ concurrency: '4' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.annotations).toHaveLength(1)
    expect(s.allLabels()).toEqual(allOf(names, found))
    expect(step.results[5]).toMatchObject({ secret: fullName('a5'), outcome: 'failed' })
    const others = outcomes(step).filter((_, n) => n !== 5)
    expect(others.filter((outcome) => !['restored', 'skipped'].includes(outcome))).toEqual([])
    expect(others).toContain('restored')
    expect(others.at(-1)).toBe('skipped')
  })

  it('does not affect a secret whose label was already in place', async () => {
    await using s = await startListScenario(['h1', 'a1'], { h1: { v2: ['previous'], v3: ['current'] } })
    s.intercept = (request) => (request === 'a1 previous → v2' ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    expectFailure(step, 'unchanged', 'failed')
    expect(s.writes.filter((write) => write.startsWith('h1'))).toEqual([])
    expect(step.outputs.changed).toBe('false')
  })

  /** Promotes a list in which the write to h2 fails, and the labels of h1 and a1 cannot be restored. */
  async function failedRollback() {
    const s = await startListScenario(['h1', 'a1', 'a2', 'h2', 'a3'])
    const refused = ['h2 current → v3', 'h1 current → v2', 'a1 current → v2', 'h1 previous → v1', 'a1 previous → v1']
    s.intercept = (request) => (refused.includes(request) ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    s.intercept = () => undefined
    return { s, step, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
  }

  it('whose rollback fails lists the manual steps that restore the labels', async () => {
    await using setup = await failedRollback()
    const { s, step } = setup
    expectFailure(step, 'failed', 'failed', 'restored', 'failed', 'skipped')
    expect(step.outputs.changed).toBe('true')
    expect(step.results.map(({ changed }) => changed)).toEqual([true, true, false, false, false])
    expect(s.allLabels()).toEqual([promoted, promoted, found, found, found])
    const manualSteps = parseManualSteps(step.error)
    expect(manualSteps.map(({ secret }) => secret)).toEqual(['h1', 'h1', 'a1', 'a1'].map(fullName))
    expect(manualSteps.map((inputs) => inputs['target-version'])).toEqual(['v2', 'v1', 'v2', 'v1'])
    expect(step.summary).toContain('rollback: true')
    for (const inputs of manualSteps) expect(await s.run(inputs)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.allLabels()).toEqual(allOf(s.names, found))
  })

  it('whose rollback fails can be rolled back later with the record', async () => {
    await using setup = await failedRollback()
    const { s, step } = setup
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(back)).toEqual(['rolled-back', 'rolled-back', 'unchanged', 'unchanged', 'unchanged'])
    expect(s.allLabels()).toEqual(allOf(s.names, found))
  })

  it('does not roll back a label that someone else has moved meanwhile', async () => {
    await using s = await startListScenario(['h1', 'a1', 'a2'], {
      h1: { v1: ['previous'], v2: ['current'], v3: [], v4: [] },
    })
    s.intercept = (request) => {
      if (request !== 'a2 current → v3') return undefined
      s.move('h1', 'current', 'v4')
      return forbidden
    }
    const step = await s.promote({ concurrency: '1' })
    expectFailure(step, 'failed', 'restored', 'failed')
    expect(s.allLabels()).toEqual([{ previous: 'v2', current: 'v4' }, found, found])
    expect(step.error).toMatch(/^h1, .*\nCause: .* is on v4.*\nState: Left unchanged: .* is on v4\./)
    expect(step.outputs.changed).toBe('true')
  })
})

describe.concurrent('a rollback by the record of a list', () => {
  it.each(['1', '8'])(
    'changes nothing if someone else has moved one of the labels since (concurrency %s)',
    async (concurrency) => {
      const v4 = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
      await using s = await startListScenario(six, { a2: v4 })
      const step = await s.promote()
      s.move('a2', 'current', 'v4')
      const before = s.allLabels()
      s.requests.length = 0
      const back = await s.rollback(step, { concurrency })
      expectFailure(back, 'skipped', 'skipped', 'skipped', 'failed', 'skipped', 'skipped')
      expect(back.error).toMatch(/^\S+\/a2, .*\nCause: .* is on v4/)
      expect(s.writes).toEqual([])
      expect(s.allLabels()).toEqual(before)
      expect(back.outputs.changed).toBe('false')

      const forced = await s.rollback(step, { concurrency, force: 'true' })
      expect(forced).toMatchObject({ exitCode: 0 })
      expect(s.allLabels().map(({ current }) => current)).toEqual(allOf(six, 'v2'))
    },
  )

  it('restores the promoted state if it fails halfway', async () => {
    await using s = await startListScenario(['h1', 'a1', 'h2'])
    const step = await s.promote()
    s.intercept = (request) => (request === 'h2 current → v2' ? forbidden : undefined)
    const back = await s.rollback(step, { concurrency: '1' })
    expectFailure(back, 'restored', 'restored', 'failed')
    expect(s.allLabels()).toEqual(allOf(s.names, promoted))
    expect(back.outputs.changed).toBe('false')
  })

  it('is only planned in a dry run', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const step = await s.promote()
    const back = await s.rollback(step, { 'dry-run': 'true' })
    expect(outcomes(back)).toEqual(['planned', 'planned'])
    expect(back.requests.filter((request) => request.includes('→'))).toEqual([])
    expect(s.allLabels()).toEqual([promoted, promoted])
  })
})
