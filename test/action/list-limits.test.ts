/** `promotions`: the limits of a long list in requests per second, in parallel requests, and in size. */
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatSummary } from '../../src/outputs/summary.ts'
import type { Result } from '../../src/promotion/result.ts'
import { type ListRun, type ListScenario, startListScenario } from '../support/scenario/list-scenario.ts'
import { fullName } from '../support/scenario/words.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }

const outcomes = ({ results }: ListRun) => results.map(({ outcome }) => outcome)
const secrets = ({ results }: ListRun) => results.map(({ secret }) => secret)
const allOf = <T>(names: readonly string[], value: T): T[] => names.map(() => value)

// First, since it takes longest: the others run while it waits for the rate limit.
describe.concurrent('a long list', () => {
  /**
   * Checks the times of arrival, in ms since before the start. With at most `perSecond` requests in any second, the
   * request number n cannot arrive before n / perSecond seconds, in any order and with any delay.
   */
  function expectRateLimit(arrivals: readonly number[], perSecond: number): void {
    arrivals.forEach((at, n) => {
      expect(at, `request ${n}`).toBeGreaterThanOrEqual(Math.floor(n / perSecond) * 1000)
    })
  }

  /** @param limited matches the requests that count */
  function recordArrivals(s: ListScenario, limited = /./): number[] {
    const start = performance.now()
    const arrivals: number[] = []
    s.intercept = (request) => {
      if (limited.test(request)) arrivals.push(performance.now() - start)
      return undefined
    }
    return arrivals
  }

  it('sends at most 20 requests per second to Huawei Cloud with any concurrency', async () => {
    const names = Array.from({ length: 26 }, (_, n) => `h${n}`)
    await using s = await startListScenario(names)
    const arrivals = recordArrivals(s)
    const step = await s.promote({ concurrency: '64' })
    expect(step.exitCode).toBe(0)
    expect(arrivals).toHaveLength(26 * 4)
    expectRateLimit(arrivals, 20)
  })

  it.each([
    ['writes', / → /],
    // A list of versions has no description.
    ['lists of versions', /^w\d+$/],
  ])('sends at most 50 %s per second to AWS', async (_, limited) => {
    const names = Array.from({ length: 110 }, (_, n) => `w${n}`)
    await using s = await startListScenario(names)
    const arrivals = recordArrivals(s, limited)
    const step = await s.promote({ concurrency: '64' })
    expect(step.exitCode).toBe(0)
    expect(arrivals).toHaveLength(110)
    // Counted from the first, since the labels are read before any of them is moved.
    const [first = 0] = arrivals
    expectRateLimit(
      arrivals.map((at) => at - first),
      50,
    )
  })

  it('has a summary within GitHub’s limit for 1,000 secrets with long names', async () => {
    const names = Array.from({ length: 1000 }, (_, n) => `w${n}/${'service/'.repeat(9)}database-password`)
    await using s = await startListScenario(names)
    const promotions = JSON.stringify(names.map((secret) => ({ secret })))
    const inputs = {
      ...s.buildItem(names[0] ?? '', { secret: '', 'target-version': '' }),
      'target-stage': 'AWSPREVIOUS',
    }
    const step = await s.run({ ...inputs, promotions, concurrency: '64', 'dry-run': 'true' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(step)).toEqual(allOf(names, 'planned'))
    expect(Buffer.byteLength(step.summary)).toBeLessThan(1024 * 1024)
    expect(step.summary).toContain(names[999])
  })

  it('sends at most 40 requests per second to Alibaba Cloud, and its record fits into an input', async () => {
    const names = Array.from({ length: 150 }, (_, n) => `a/team-${n % 7}/service-${n}/database-password`)
    await using s = await startListScenario(names)
    const promotions = JSON.stringify(names.map((secret) => ({ secret })))
    const arrivals = recordArrivals(s)
    const inputs = { ...s.buildItem(names[0] ?? '', { secret: '' }), 'previous-stage': 'none' }
    const step = await s.run({ ...inputs, promotions, concurrency: '64' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(step)).toEqual(allOf(names, 'promoted'))
    expect(secrets(step)).toEqual(names.map(fullName))
    expect(arrivals).toHaveLength(150 * 3)
    expectRateLimit(arrivals, 40)
    expect(s.allLabels().map(({ current }) => current)).toEqual(allOf(names, 'v3'))

    const { record = '' } = step.outputs
    expect(`INPUT_RECORD=${record}`.length).toBeLessThan(128 * 1024)
    expect(Buffer.byteLength(step.summary)).toBeLessThan(1024 * 1024)
    const back = await s.rollback(step, { concurrency: '64' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(outcomes(back)).toEqual(allOf(names, 'rolled-back'))
    expect(s.allLabels()).toEqual(allOf(names, found))
  })
})

describe.concurrent('a list whose record is too large for an input', () => {
  it('is rejected before the first write', async () => {
    const names = Array.from({ length: 200 }, (_, n) => `a${n}`)
    // Random names cannot be compressed.
    const versions = names.map(() => [1, 2, 3].map(() => randomBytes(180).toString('base64url')))
    const labels = versions.map(([older = '', old = '', next = '']) => {
      return { [older]: ['previous'], [old]: ['current'], [next]: [] }
    })
    await using s = await startListScenario(names, Object.fromEntries(names.map((name, n) => [name, labels[n] ?? {}])))
    const items = names.map((name, n) => s.buildItem(name, { 'target-version': versions[n]?.[2] ?? '' }))
    const step = await s.run({ promotions: JSON.stringify(items), 'rollback-on-failure': 'true', concurrency: '64' })
    expect(step).toMatchObject({ exitCode: 1, outputs: {}, state: { record: '', deployment: '' } })
    expect(step.error).toMatch(
      /^the record of 200 secrets is too large .*\nState: Nothing was changed\.\nNext step: Split the list/,
    )
    expect(s.writes).toEqual([])
  })
})

describe.concurrent('`concurrency`', () => {
  /** Counts requests in parallel. A write waits until `expected` requests have been in parallel. */
  function countParallel(s: ListScenario, expected: number) {
    const parallel = { now: 0, max: 0 }
    const { promise: reached, resolve: markReached } = Promise.withResolvers<undefined>()
    s.intercept = async (request) => {
      parallel.max = Math.max(parallel.max, ++parallel.now)
      if (parallel.max >= expected) markReached(undefined)
      if (request.includes('→')) await reached
      // Leaves time for a request that would exceed the limit.
      await sleep(5)
      parallel.now -= 1
      return undefined
    }
    return parallel
  }

  it('1 sends one request at a time', async () => {
    const names = ['h1', 'a1', 'h2', 'a2', 'h3']
    await using s = await startListScenario(names)
    const parallel = countParallel(s, 1)
    const step = await s.promote({ concurrency: '1' })
    expect(step.exitCode).toBe(0)
    expect(parallel.max).toBe(1)
    expect(s.requests.slice(0, 5)).toEqual(names.map((name) => `${name} read`))
    expect(s.requests.slice(5).map((request) => request.split(' ')[0])).toEqual(
      names.flatMap((name) => [name, name, name]),
    )
  })

  it('8 sends up to eight requests in parallel', async () => {
    const names = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? `h${n}` : `a${n}`))
    await using s = await startListScenario(names)
    const parallel = countParallel(s, 8)
    const step = await s.promote({ concurrency: '8' })
    expect(step.exitCode).toBe(0)
    expect(parallel.max).toBe(8)
    expect(s.allLabels()).toEqual(allOf(names, promoted))
  })
})

describe('the summary of a long list', () => {
  const limit = 1024 * 1024
  const format = (results: readonly Result[], record?: string) =>
    formatSummary({ heading: '✅ Promoted', results, errors: [], record })
  const name = (n: number) => `${'<&">'.repeat(40)}-${n}`
  const results = (more: (n: number) => Partial<Result>): Result[] =>
    Array.from({ length: 1000 }, (_, n) => ({
      ref: { provider: 'alibabacloud-kms', region: 'cn-hangzhou', secret: name(n) },
      stage: '&'.repeat(200),
      isRollback: false,
      ...{ previous: '"'.repeat(200), current: '<'.repeat(200), target: '<'.repeat(200) },
      ...{ changed: true, outcome: 'promoted' as const },
      changes: [{ stage: 'é'.repeat(200), before: '"'.repeat(200), after: '<'.repeat(200) }],
      ...{ warnings: [], requestIds: [] },
      ...more(n),
    }))

  it.each<[string, (n: number) => Partial<Result>]>([
    ['all succeed', () => ({})],
    ['all warn', () => ({ warnings: ['&'.repeat(500), 'ü'.repeat(500)] })],
  ])('stays below GitHub’s limit of 1 MiB if %s', (_, more) => {
    const record = `psv1.${'A'.repeat(100_000)}`
    const text = format(results(more), record)
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    expect(text).toContain('AAAA')
    expect(text).toContain('</table>')
    // The first rows are complete, and the number of the others is given.
    expect(text).toContain('-0">')
    const shown = [...text.matchAll(/<tr><td>/g)].length
    const [, omitted] = /… and (\d+) more/.exec(text) ?? []
    expect(shown).toBeGreaterThan(10)
    expect(shown + Number(omitted)).toBe(1000)
  })

  it('stays below GitHub’s limit of 1 MiB if all fail with a long error', () => {
    const steps = [{ stage: '&'.repeat(200), before: '<'.repeat(200), after: '"'.repeat(200) }]
    const failure = {
      error: new Error('&'.repeat(2000)),
      diagnosis: undefined,
      state: 'é'.repeat(500),
      labels: [],
      rollback: 'none' as const,
      manualSteps: steps,
    }
    const warnings = ['&'.repeat(500), 'ü'.repeat(500)]
    const text = format(
      results(() => ({ outcome: 'failed', failure, warnings })),
      `psv1.${'A'.repeat(125_000)}`,
    )
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    expect(text).toContain('-0, label &amp;')
  })

  it('lists all of 1,000 secrets with names of typical length', () => {
    const typical = results((n) => ({
      ref: { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: `service-${n}-database` },
      ...{ stage: 'SYSCURRENT', previous: 'v2', current: 'v3' },
      changes: [
        { stage: 'SYSPREVIOUS', before: 'v1', after: 'v2' },
        { stage: 'SYSCURRENT', before: 'v2', after: 'v3' },
      ],
    }))
    const text = format(typical)
    expect(Buffer.byteLength(text)).toBeLessThan(limit)
    for (const { ref } of typical) expect(text.replaceAll('<wbr>', '')).toContain(`<code>${ref.secret}</code>`)
  })
})
