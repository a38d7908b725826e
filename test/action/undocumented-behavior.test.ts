/** What no document of the vendors answers: the labels must be right either way, after the promotion and the rollback. */
import { describe, expect, it } from 'vitest'
import { alibaba, aws, huawei, scenario, type Step, usual, vendors } from '../support/scenario.ts'

type Labels = Record<string, string[]>
type Shape = {
  shape: string
  before: Labels
  to: string
  previousStage?: string
  after: Record<string, string>
  /** How a store that moves the previous label along ends, where the promotion says nothing of that label. */
  along?: Record<string, string>
  /** A version is without a label for a moment, there or back. */
  loses?: boolean
  few?: boolean
}

const kept = { v1: ['previous', 'oldest'], v2: ['current', 'stable'], v3: [] }
const shapes: Shape[] = [
  {
    shape: 'a new version',
    before: { v1: ['previous', 'oldest'], v2: ['current'], v3: [] },
    to: 'v3',
    after: { oldest: 'v1', previous: 'v2', current: 'v3' },
  },
  {
    shape: 'the version before, with a label of its own',
    before: { v1: ['previous', 'oldest'], v2: ['current'], v3: ['x'] },
    to: 'v1',
    after: { oldest: 'v1', previous: 'v2', current: 'v1', x: 'v3' },
  },
  {
    shape: 'the version before, with nothing but its label',
    before: { v1: ['previous'], v2: ['current', 'stable'] },
    to: 'v1',
    after: { previous: 'v2', current: 'v1', stable: 'v2' },
    loses: true,
  },
  {
    shape: 'a new version, another label for the outgoing',
    before: kept,
    to: 'v3',
    previousStage: 'retired',
    after: { oldest: 'v1', previous: 'v1', stable: 'v2', retired: 'v2', current: 'v3' },
    along: { oldest: 'v1', previous: 'v2', stable: 'v2', retired: 'v2', current: 'v3' },
    few: true,
  },
  {
    shape: 'a new version, no label for the outgoing',
    before: kept,
    to: 'v3',
    previousStage: 'none',
    after: { oldest: 'v1', previous: 'v1', stable: 'v2', current: 'v3' },
    along: { oldest: 'v1', previous: 'v2', stable: 'v2', current: 'v3' },
    few: true,
  },
]

/** Every combination of these values. */
function combinations<T extends Record<string, readonly unknown[]>>(values: T) {
  const all = Object.entries(values).reduce<Record<string, unknown>[]>(
    (rows, [name, options]) => rows.flatMap((row) => options.map((option) => ({ ...row, [name]: option }))),
    [{}],
  )
  return all as { [K in keyof T]: T[K][number] }[]
}

const yesOrNo = [false, true] as const
const rules = { movesPrevious: yesOrNo, rejectsNoopMove: yesOrNo, purgesUnlabeled: yesOrNo }
const fewRules = { ...rules, rejectsNoopMove: [true], purgesUnlabeled: [true] }

/** What does not change the course of things is varied along: every combination is used, though not with every shape. */
const huaweiForms = combinations({
  notFound: ['CSMS 400', '404'],
  deleteStatus: [200, 204],
  timeUnit: ['s', 'ms'],
  pageSize: [1, 50],
} as const)
const alibabaForms = combinations({
  unlabeledShape: ['empty', 'absent', 'null'],
  maxPageSize: [1, 2, 100],
  errorFormat: ['json', 'xml'],
} as const)

const awsForms = combinations({
  errorForm: ['plain', 'namespace', 'header'],
  maxPageSize: [1, 100],
  beginsWithEmptyPage: yesOrNo,
  noLabels: ['empty', 'absent'],
} as const)

/** Every combination for the vendor's own label; what is done about another label does not depend on so much. */
const worlds = shapes.flatMap(({ few = false, ...shape }) => [
  ...combinations(few ? fewRules : rules).map((rule) => ({ vendor: huawei, ...shape, rule })),
  ...combinations({ ...(few ? fewRules : rules), checksRemoveFrom: few ? [true] : yesOrNo }).map((rule) => {
    return { vendor: alibaba, ...shape, rule }
  }),
  ...combinations({ ...rules, movesPrevious: [true] as const }).map((rule) => ({ vendor: aws, ...shape, rule })),
])
const named = worlds
  // Of two versions that have nothing but the two labels, one is without a label for a moment: see the end of this file.
  .filter(({ rule, loses }) => !loses || !rule.purgesUnlabeled || rule.movesPrevious)
  .map((world, index) => {
    const forms = world.vendor === huawei ? huaweiForms : world.vendor === aws ? awsForms : alibabaForms
    const options = { ...world.rule, ...forms[(index * 7) % forms.length] }
    return [`${world.vendor.title}, ${world.shape}, ${JSON.stringify(options)}`, { ...world, options }] as const
  })

describe.concurrent('whatever the store does by itself', () => {
  it.each(named)('%s', async (_, { vendor, before, to, previousStage, after, along, options, rule }) => {
    await using s = await scenario(vendor, before, options)
    const found = s.labels()
    const step = await s.run({ 'target-version': to, 'previous-stage': previousStage ?? 'auto' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(rule.movesPrevious && along ? along : after)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': to })
    // Even where the store refuses a move which it has made by itself.
    expect(step.trace.filter((call) => call !== 'read').length).toBeLessThanOrEqual(2)
    expect(readings(step)).toBeLessThanOrEqual(2)

    const back = await s.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(found)
    expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': to, 'current-version': 'v2' })
  })
})

/** How often the versions were read, however many pages they came on. */
function readings({ calls, trace }: Step): number {
  const others = calls.filter(({ query }) => query.has('marker') || (query.get('PageNumber') ?? '1') !== '1')
  return trace.filter((word) => word === 'read').length - others.length
}

describe.concurrent.each(vendors)('$title: a store that purges at once what has no label', (vendor) => {
  it('has no version left to roll the previous label back to: a warning, and the secret is back', async () => {
    await using s = await scenario(vendor, usual, { purgesUnlabeled: true })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    const back = await s.rollback(step)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v2' })
    expect(back.exitCode).toBe(0)
    expect(back.warnings).toEqual([expect.stringMatching(`${vendor.previous}.* v1 .*no longer exists.* on v2`)])
  })

  // Nothing is lost where the store moves both labels in one request.
  if (vendor.writes === 1) return
  it('loses the outgoing version in a swap with the version before: the step says that it failed', async () => {
    await using s = await scenario(vendor, { v1: ['previous'], v2: ['current'] }, { purgesUnlabeled: true })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v1' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v1' })
    expect(step.error).toContain('v2')
  })
})
