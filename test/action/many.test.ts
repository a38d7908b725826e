/** Many secrets in one step: all of them or none, and one record for all. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/promotion/result.ts'
import { formatSummary } from '../../src/outputs/summary.ts'
import type { Fault } from '../support/clouds/server.ts'
import { alibaba, huawei, type Inputs, many, type Many, type ManyStep } from '../support/scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const six = ['h1', 'a1', 'h2', 'a2', 'h3', 'a3']

const outcomes = ({ results }: ManyStep) => results.map(({ outcome }) => outcome)
const secrets = ({ results }: ManyStep) => results.map(({ secret }) => secret)
const allOf = <T>(names: readonly string[], value: T): T[] => names.map(() => value)

/** A step that failed: it said so once, and this is what became of each secret. */
function failed(step: ManyStep, ...expected: string[]): void {
  expect(step).toMatchObject({ exitCode: 1, signal: null })
  expect(step.annotations.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(outcomes(step)).toEqual(expected)
}

/** What an error says to run by hand, as inputs. */
function byHand(error: string): Inputs[] {
  const [, ...runs] = error.split('run this action with')
  return runs.map((run) => {
    const pairs = [...run.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name = '', value = '']) => [name, value])
    return Object.fromEntries(pairs) as Inputs
  })
}

// First, since it takes longest: all else is done while it waits for its turns.
describe.concurrent('a long list', () => {
  /**
   * The times of arrival, in ms since before the start. However late they arrive, and in whatever order they were sent:
   * with no more than `perSecond` in any second, the request number n cannot arrive before n / perSecond seconds.
   */
  function keepsPace(arrivals: readonly number[], perSecond: number): void {
    arrivals.forEach((at, n) => {
      expect(at, `request ${n}`).toBeGreaterThanOrEqual(Math.floor(n / perSecond) * 1000)
    })
  }

  function timed(s: Many): number[] {
    const start = performance.now()
    const arrivals: number[] = []
    s.before = () => {
      arrivals.push(performance.now() - start)
      return undefined
    }
    return arrivals
  }

  it('of Huawei Cloud stays under 20 requests a second, whatever the concurrency', async () => {
    const names = Array.from({ length: 26 }, (_, n) => `h${n}`)
    await using s = await many(names)
    const arrivals = timed(s)
    const step = await s.promote({ concurrency: '64' })
    expect(step.exitCode).toBe(0)
    expect(arrivals).toHaveLength(26 * 4)
    keepsPace(arrivals, 20)
  })

  it('of AWS stays under 50 a second', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `w${n}`)
    await using s = await many(names)
    const arrivals = timed(s)
    const step = await s.promote({ concurrency: '64' })
    expect(step.exitCode).toBe(0)
    // One more each, since the target has no label.
    expect(arrivals).toHaveLength(60 * 4)
    keepsPace(arrivals, 50)
  })

  it('of 1,000 secrets with long names has a summary that GitHub takes', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `w${n}/${'service/'.repeat(9)}database-password`)
    await using s = await many(names)
    const promotions = JSON.stringify(names.map((secret) => ({ secret })))
    const inputs = { ...s.item(names[0] ?? '', { secret: '', 'target-version': '' }), 'target-stage': 'AWSPREVIOUS' }
    const step = await s.run({ ...inputs, promotions, concurrency: '64', 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(step)).toEqual(allOf(names, 'planned'))
    expect(Buffer.byteLength(step.summary)).toBeLessThan(1024 * 1024)
    expect(step.summary).toContain(names[999])
  })

  it('of 150 secrets of Alibaba Cloud stays under 40 a second; its record is short enough to be handed on', async () => {
    const names = Array.from({ length: 150 }, (_, n) => `a/team-${n % 7}/service-${n}/database-password`)
    await using s = await many(names)
    const promotions = JSON.stringify(names.map((secret) => ({ secret })))
    const arrivals = timed(s)
    const inputs = { ...s.item(names[0] ?? '', { secret: '' }), 'previous-stage': 'none' }
    const step = await s.run({ ...inputs, promotions, concurrency: '64' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(step)).toEqual(allOf(names, 'promoted'))
    expect(secrets(step)).toEqual(names)
    expect(arrivals).toHaveLength(150 * 3)
    keepsPace(arrivals, 40)
    expect(s.all().map(({ current }) => current)).toEqual(allOf(names, 'v3'))

    const { record = '' } = step.outputs
    expect(record).toMatch(/^\{"packed":/)
    expect(`INPUT_RECORD=${record}`.length).toBeLessThan(128 * 1024)
    expect(Buffer.byteLength(step.summary)).toBeLessThan(1024 * 1024)
    const back = await s.rollback(step, { concurrency: '64' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(back)).toEqual(allOf(names, 'rolled-back'))
    expect(s.all()).toEqual(allOf(names, found))
  })
})

describe.concurrent('a list whose record would be too long to be handed on', () => {
  it('is refused before anything is written', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `a${n}`)
    // Long names that nothing makes short.
    const versions = names.map(() => [1, 2, 3].map(() => randomBytes(180).toString('base64url')))
    const labels = versions.map(([older = '', old = '', next = '']) => {
      return { [older]: ['previous'], [old]: ['current'], [next]: [] }
    })
    await using s = await many(names, Object.fromEntries(names.map((name, n) => [name, labels[n] ?? {}])))
    const items = names.map((name, n) => s.item(name, { 'target-version': versions[n]?.[2] ?? '' }))
    const step = await s.run({ promotions: JSON.stringify(items), 'rollback-on-failure': 'true', concurrency: '64' })
    expect(step).toMatchObject({ exitCode: 1, outputs: {}, state: {} })
    expect(step.error).toMatch(/record of 200 secrets would be too long .* Nothing was changed\. Make it two lists/)
    expect(s.writes).toEqual([])
  })
})

describe.concurrent('a list that goes well', () => {
  it('is promoted, reported in its order, and rolled back by one record', async () => {
    const names = ['h2', 'a1', 'h1', 'a3', 'a2', 'h3', 'h4', 'a4', 'h5', 'a5']
    await using s = await many(names)
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(s.all()).toEqual(allOf(names, promoted))
    expect(secrets(step)).toEqual(names)
    expect(step.results).toEqual(
      names.map((secret) => ({
        ...{ provider: s.item(secret).provider, region: s.item(secret).region, secret },
        stage: secret.startsWith('h') ? huawei.current : alibaba.current,
        ...{ previousVersion: 'v2', currentVersion: 'v3', changed: true, outcome: 'promoted' },
        // Two writes, a read before and one after.
        requestIds: Array.from({ length: 4 }, () => expect.stringMatching(/^[\w-]{36}$/) as string),
      })),
    )
    expect(Object.keys(step.outputs)).not.toContain('previous-version')
    expect(Object.keys(step.outputs)).not.toContain('current-version')
    for (const name of names) expect(step.summary).toContain(`<code>${name}</code>`)

    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(s.all()).toEqual(allOf(names, found))
    expect(secrets(back)).toEqual(names)
    expect(outcomes(back)).toEqual(allOf(names, 'rolled-back'))
    for (const name of ['previous-version', 'current-version']) expect(back.outputs).not.toHaveProperty(name)

    const again = await s.rollback(back)
    expect(again).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.all()).toEqual(allOf(names, promoted))
  })

  it('of one has the outputs of one', async () => {
    await using s = await many(['a1'])
    const step = await s.promote()
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': 'v3' })
    expect(step.log).not.toContain('##[group]')
  })

  it('leaves alone what is as wanted', async () => {
    await using s = await many(['h1', 'a1', 'a2'], { h1: { v2: ['previous'], v3: ['current'] } })
    const step = await s.promote()
    expect(outcomes(step)).toEqual(['unchanged', 'promoted', 'promoted'])
    expect(step.results.map(({ changed }) => changed)).toEqual([false, true, true])
    expect(s.writes.filter((write) => write.startsWith('h1'))).toEqual([])
    const back = await s.rollback(step)
    expect(outcomes(back)).toEqual(['unchanged', 'rolled-back', 'rolled-back'])
    expect(s.all()).toEqual([promoted, found, found])
  })

  it('is only planned in a dry run', async () => {
    await using s = await many(six, { a2: { v3: ['current'] } })
    const step = await s.promote({ 'dry-run': 'true', 'rollback-on-failure': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], state: {}, outputs: { changed: 'false' } })
    expect(outcomes(step)).toEqual(['planned', 'planned', 'planned', 'unchanged', 'planned', 'planned'])
    expect(step.outputs).not.toHaveProperty('record')
    expect([...step.requests].sort()).toEqual(six.map((name) => `${name} read`).sort())
  })

  it('can be of one secret with two labels', async () => {
    await using s = await many(['h1'])
    const items = [s.item('h1', { stage: 'blue' }), s.item('h1', { stage: 'green', 'target-version': 'v1' })]
    const step = await s.run({ promotions: JSON.stringify(items) })
    expect(step.exitCode).toBe(0)
    expect(s.labels('h1')).toEqual({ ...found, blue: 'v3', green: 'v1' })
    await s.rollback(step)
    expect(s.labels('h1')).toEqual(found)
  })

  it('can be a rollback by version', async () => {
    await using s = await many(['h1', 'a1'])
    const step = await s.promote({ promotions: s.list({ 'target-version': 'v1' }), rollback: 'true' })
    expect(outcomes(step)).toEqual(['rolled-back', 'rolled-back'])
    expect(s.all().map(({ current }) => current)).toEqual(['v1', 'v1'])
  })

  it('asks for the project of a region once', async () => {
    const names = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']
    await using s = await many(names)
    const identity = { 'identity-endpoint': s.cloudOf('h1').endpoint }
    const step = await s.run({ ...identity, promotions: s.list({ 'project-id': '' }), concurrency: '8' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.requests.filter((request) => request === 'ListProjects')).toHaveLength(1)
    expect(s.all()).toEqual(allOf(names, promoted))
    const back = await s.rollback(step)
    expect(back.exitCode).toBe(0)
    expect(back.requests).not.toContain('ListProjects')
  })

  it('tells of its progress: a group in the log for each secret, with a running count', async () => {
    await using s = await many(six)
    const { raw } = await s.promote({ concurrency: '3' })
    const lines = raw.split('\n')
    const told = lines.flatMap((line) => {
      const [, n, all, secret, outcome] = /^::group::\[(\d+)\/(\d+)] (\w+), label .*: (\S+)$/.exec(line) ?? []
      return n === undefined ? [] : [[n, all, secret, outcome]]
    })
    expect(told.map(([n, all]) => `${n ?? ''}/${all ?? ''}`)).toEqual(six.map((_, n) => `${n + 1}/6`))
    expect(told.map(([, , secret]) => secret).sort()).toEqual([...six].sort())
    expect(told.map(([, , , outcome]) => outcome)).toEqual(allOf(six, 'promoted'))
    // No group within a group, and each is closed.
    const depths = lines.flatMap((line) => (line.startsWith('::group::') ? [1] : line === '::endgroup::' ? [-1] : []))
    expect(depths).toEqual(depths.map((_, n) => (n % 2 === 0 ? 1 : -1)))
    expect(depths.length % 2).toBe(0)
  })
})

describe.concurrent('a check that fails', () => {
  const checks: [string, Inputs, RegExp][] = [
    ['an unknown secret', { secret: 'nobody' }, /nobody.*secret not found/],
    ['a missing version', { 'target-version': 'v9' }, /version v9 does not exist/],
    ['a label on no version', { 'target-version': '', 'target-stage': 'canary' }, /canary is on no version/],
    ['another version than expected', { 'expected-version': 'v1' }, /is on v2, not on v1/],
  ]
  const cases = checks.flatMap(([what, more, says], n) => [
    [what, 'h2', more, says, n % 2 === 0 ? '1' : '8'] as const,
    [what, 'a3', more, says, n % 2 === 0 ? '8' : '1'] as const,
  ])
  it.each(cases)('is the end before the first write: %s, at %s', async (_, name, more, says, concurrency) => {
    await using s = await many(six)
    const items = six.map((each) => s.item(each, each === name ? more : {}))
    const inputs = { promotions: JSON.stringify(items), concurrency, 'rollback-on-failure': 'true' }
    const step = await s.run(inputs)
    failed(step, ...six.map((each) => (each === name ? 'failed' : 'skipped')))
    expect(step.error).toMatch(says)
    expect(step.error).toContain('Nothing was changed')
    expect(step).toMatchObject({ state: {}, outputs: { changed: 'false' } })
    expect(step.outputs).not.toHaveProperty('record')
    expect(s.writes).toEqual([])
    expect(s.all()).toEqual(allOf(six, found))
  })

  it('is said with all others that fail', async () => {
    await using s = await many(six)
    const wrong: Record<string, Inputs> = { h1: { 'target-version': 'v8' }, a3: { 'target-version': 'v9' } }
    const step = await s.run({ promotions: JSON.stringify(six.map((name) => s.item(name, wrong[name]))) })
    failed(step, 'failed', 'skipped', 'skipped', 'skipped', 'skipped', 'failed')
    for (const word of ['h1', 'v8', 'a3', 'v9']) expect(step.error).toContain(word)
  })
})

describe.concurrent('a write that fails', () => {
  it.each(six.map((name, n) => [name, n] as const))('at %s: what came before is put back', async (name, n) => {
    await using s = await many(six)
    s.before = (request) => (request === `${name} current → v3` ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    failed(step, ...six.map((_, at) => (at < n ? 'restored' : at === n ? 'failed' : 'skipped')))
    expect(s.all()).toEqual(allOf(six, found))
    expect(step.outputs).toMatchObject({ changed: 'false' })
    expect(step.results.map(({ changed, currentVersion }) => [changed, currentVersion])).toEqual(
      allOf(six, [false, 'v2']),
    )
    expect(step.error).toContain(name)
    expect(step.error).toContain('put back')
    // What was skipped was only read.
    for (const later of six.slice(n + 1)) {
      expect(step.requests.filter((request) => request.startsWith(later))).toEqual([`${later} read`])
    }
    // Put back in reverse.
    const back = s.writes.filter((write) => write.endsWith('current → v2')).map((write) => write.split(' ')[0])
    expect(back).toEqual(six.slice(0, n).reverse())
    // The record of a step that failed undoes to nothing.
    s.requests.length = 0
    s.before = () => undefined
    const undone = await s.rollback(step)
    expect(undone).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    expect(s.writes).toEqual([])
  })

  it('with many in flight: all is as it was', async () => {
    const names = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? `h${n}` : `a${n}`))
    await using s = await many(names)
    s.before = (request) => (request === 'a5 current → v3' ? forbidden : undefined)
    const step = await s.promote({ concurrency: '4' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(step.annotations).toHaveLength(1)
    expect(s.all()).toEqual(allOf(names, found))
    expect(step.results[5]).toMatchObject({ secret: 'a5', outcome: 'failed' })
    const others = outcomes(step).filter((_, n) => n !== 5)
    expect(others.filter((outcome) => !['restored', 'skipped'].includes(outcome))).toEqual([])
    expect(others).toContain('restored')
    expect(others.at(-1)).toBe('skipped')
  })

  it('leaves what was as wanted out of it', async () => {
    await using s = await many(['h1', 'a1'], { h1: { v2: ['previous'], v3: ['current'] } })
    s.before = (request) => (request === 'a1 previous → v2' ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    failed(step, 'unchanged', 'failed')
    expect(s.writes.filter((write) => write.startsWith('h1'))).toEqual([])
    expect(step.outputs.changed).toBe('false')
  })

  /** The write to h2 fails, and from then on no label of h1 and a1 can be moved back. */
  async function stuck() {
    const s = await many(['h1', 'a1', 'a2', 'h2', 'a3'])
    const refused = ['h2 current → v3', 'h1 current → v2', 'a1 current → v2', 'h1 previous → v1', 'a1 previous → v1']
    s.before = (request) => (refused.includes(request) ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    s.before = () => undefined
    return { s, step, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
  }

  it('and cannot be put back: what is left is listed with the inputs that finish it', async () => {
    await using world = await stuck()
    const { s, step } = world
    failed(step, 'failed', 'failed', 'restored', 'failed', 'skipped')
    expect(step.outputs.changed).toBe('true')
    expect(step.results.map(({ changed }) => changed)).toEqual([true, true, false, false, false])
    expect(s.all()).toEqual([promoted, promoted, found, found, found])
    const hand = byHand(step.error)
    expect(hand.map(({ secret }) => secret)).toEqual(['h1', 'h1', 'a1', 'a1'])
    expect(hand.map((inputs) => inputs['target-version'])).toEqual(['v2', 'v1', 'v2', 'v1'])
    expect(step.summary).toContain('rollback: true')
    for (const inputs of hand) expect(await s.run(inputs)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.all()).toEqual(allOf(s.names, found))
  })

  it('and cannot be put back: the record finishes it, too', async () => {
    await using world = await stuck()
    const { s, step } = world
    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(back)).toEqual(['rolled-back', 'rolled-back', 'unchanged', 'unchanged', 'unchanged'])
    expect(s.all()).toEqual(allOf(s.names, found))
  })

  it('leaves to somebody else what that one has moved meanwhile', async () => {
    await using s = await many(['h1', 'a1', 'a2'], { h1: { v1: ['previous'], v2: ['current'], v3: [], v4: [] } })
    s.before = (request) => {
      if (request !== 'a2 current → v3') return undefined
      s.move('h1', 'current', 'v4')
      return forbidden
    }
    const step = await s.promote({ concurrency: '1' })
    failed(step, 'failed', 'restored', 'failed')
    expect(s.all()).toEqual([{ previous: 'v2', current: 'v4' }, found, found])
    expect(step.error).toMatch(/h1.*v4/)
    expect(step.outputs.changed).toBe('true')
  })
})

describe.concurrent('a rollback by the record of many', () => {
  it.each(['1', '8'])('is refused whole where one label has moved since: concurrency %s', async (concurrency) => {
    const v4 = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
    await using s = await many(six, { a2: v4 })
    const step = await s.promote()
    s.move('a2', 'current', 'v4')
    const before = s.all()
    s.requests.length = 0
    const back = await s.rollback(step, { concurrency })
    failed(back, 'skipped', 'skipped', 'skipped', 'failed', 'skipped', 'skipped')
    expect(back.error).toMatch(/a2.*is on v4/)
    expect(s.writes).toEqual([])
    expect(s.all()).toEqual(before)
    expect(back.outputs.changed).toBe('false')

    const forced = await s.rollback(step, { concurrency, force: 'true' })
    expect(forced).toMatchObject({ exitCode: 0 })
    expect(s.all().map(({ current }) => current)).toEqual(allOf(six, 'v2'))
  })

  it('that fails half-way puts all back to where the promotion had them', async () => {
    await using s = await many(['h1', 'a1', 'h2'])
    const step = await s.promote()
    s.before = (request) => (request === 'h2 current → v2' ? forbidden : undefined)
    const back = await s.rollback(step, { concurrency: '1' })
    failed(back, 'restored', 'restored', 'failed')
    expect(s.all()).toEqual(allOf(s.names, promoted))
    expect(back.outputs.changed).toBe('false')
  })

  it('is only planned in a dry run', async () => {
    await using s = await many(['h1', 'a1'])
    const step = await s.promote()
    const back = await s.rollback(step, { 'dry-run': 'true' })
    expect(outcomes(back)).toEqual(['planned', 'planned'])
    expect(back.requests.filter((request) => request.includes('→'))).toEqual([])
    expect(s.all()).toEqual([promoted, promoted])
  })
})

describe.concurrent('concurrency', () => {
  /** Counts the requests that are at the stand-in at the same time. Writes stay until so many have met, or 2 s. */
  function watch(s: Many, meeting: number) {
    const seen = { now: 0, most: 0 }
    s.before = async (request) => {
      seen.most = Math.max(seen.most, ++seen.now)
      const mayWait = request.includes('→')
      for (let waits = 0; mayWait && waits < 200 && seen.most < meeting; waits++) await sleep(10)
      // Something that comes too early has a chance to be seen.
      await sleep(5)
      seen.now -= 1
      return undefined
    }
    return seen
  }

  it('1: one request at a time', async () => {
    const names = ['h1', 'a1', 'h2', 'a2', 'h3']
    await using s = await many(names)
    const seen = watch(s, 1)
    const step = await s.promote({ concurrency: '1' })
    expect(step.exitCode).toBe(0)
    expect(seen.most).toBe(1)
    expect(s.requests.slice(0, 5)).toEqual(names.map((name) => `${name} read`))
    expect(s.requests.slice(5).map((request) => request.split(' ')[0])).toEqual(
      names.flatMap((name) => [name, name, name]),
    )
  })

  it('8: eight requests at a time, never more', async () => {
    const names = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? `h${n}` : `a${n}`))
    await using s = await many(names)
    const seen = watch(s, 8)
    const step = await s.promote({ concurrency: '8' })
    expect(step.exitCode).toBe(0)
    expect(seen.most).toBe(8)
    expect(s.all()).toEqual(allOf(names, promoted))
  })
})

describe('the summary of a long list', () => {
  const limit = 1024 * 1024
  const name = (n: number) => `${'<&">'.repeat(40)}-${n}`
  const results = (more: (n: number) => Partial<Result>): Result[] =>
    Array.from({ length: 1000 }, (_, n) => ({
      ref: { provider: 'alibabacloud-kms', region: 'cn-hangzhou', secret: name(n) },
      stage: '&'.repeat(200),
      isRollback: false,
      ...{ previous: '"'.repeat(200), current: '<'.repeat(200), changed: true, outcome: 'promoted' as const },
      changes: [{ stage: 'é'.repeat(200), before: '"'.repeat(200), after: '<'.repeat(200) }],
      ...{ warnings: [], requestIds: [] },
      ...more(n),
    }))

  it.each<[string, (n: number) => Partial<Result>]>([
    ['all went well', () => ({})],
    ['all warn', () => ({ warnings: ['&'.repeat(500), 'ü'.repeat(500)] })],
  ])('stays under the 1 MiB that GitHub takes: %s', (_, more) => {
    const record = JSON.stringify({ packed: 'A'.repeat(100_000) })
    const text = formatSummary(results(more), [], record)
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    expect(text).toContain('AAAA')
    expect(text).toContain('</table>')
    // The first are there in full, and so is a word about the others.
    expect(text).toContain('-0</code>')
    const shown = [...text.matchAll(/<tr><td>/g)].length
    const [, others] = /… and (\d+) more/.exec(text) ?? []
    expect(shown).toBeGreaterThan(10)
    expect(shown + Number(others)).toBe(1000)
  })

  it('stays under it when all fail, each with a long text', () => {
    const failures = results(() => ({})).map((_, n) => [`${name(n)}: ${'&'.repeat(2000)}`])
    const text = formatSummary(
      results(() => ({ outcome: 'failed' })),
      failures,
      undefined,
    )
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    expect(text).toContain('-0: &amp;')
  })

  it('has all of 1,000 secrets with names of the usual length', () => {
    const usual = results((n) => ({
      ref: { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: `service-${n}-database` },
      ...{ stage: 'SYSCURRENT', previous: 'v2', current: 'v3' },
      changes: [
        { stage: 'SYSPREVIOUS', before: 'v1', after: 'v2' },
        { stage: 'SYSCURRENT', before: 'v2', after: 'v3' },
      ],
    }))
    const text = formatSummary(usual, [], '{}')
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    for (const { ref } of usual) expect(text).toContain(`<code>${ref.secret}</code>`)
  })
})
