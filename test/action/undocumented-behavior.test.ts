/** Behavior that no vendor documents: the labels must be right in every variant, after the promotion and the rollback. */
import { describe, expect, it } from 'vitest'
import { startScenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type LabelsByVersion, vendors } from '../support/scenario/vendors.ts'
import { initialLabels } from '../support/scenario/words.ts'

type PromotionCase = {
  description: string
  before: LabelsByVersion
  to: string
  previousStage?: string
  after: Record<string, string>
  /** The labels afterwards in a store that moves the previous label itself, if the promotion does not move that label. */
  afterAutoMove?: Record<string, string>
  /** Whether a version has no label for a moment, in the promotion or in the rollback. */
  losesLabels?: boolean
  /** Whether the rules that do not matter to the case keep one value. */
  hasFewRules?: boolean
}

const labeledVersions = { v1: ['previous', 'oldest'], v2: ['current', 'stable'], v3: [] }
const promotionCases: PromotionCase[] = [
  {
    description: 'a new version',
    before: { v1: ['previous', 'oldest'], v2: ['current'], v3: [] },
    to: 'v3',
    after: { oldest: 'v1', previous: 'v2', current: 'v3' },
  },
  {
    description: 'the previous version with another label',
    before: { v1: ['previous', 'oldest'], v2: ['current'], v3: ['x'] },
    to: 'v1',
    after: { oldest: 'v1', previous: 'v2', current: 'v1', x: 'v3' },
  },
  {
    description: 'the previous version without another label',
    before: { v1: ['previous'], v2: ['current', 'stable'] },
    to: 'v1',
    after: { previous: 'v2', current: 'v1', stable: 'v2' },
    losesLabels: true,
  },
  {
    description: 'a new version with a custom previous label',
    before: labeledVersions,
    to: 'v3',
    previousStage: 'retired',
    after: { oldest: 'v1', previous: 'v1', stable: 'v2', retired: 'v2', current: 'v3' },
    afterAutoMove: { oldest: 'v1', previous: 'v2', stable: 'v2', retired: 'v2', current: 'v3' },
    hasFewRules: true,
  },
  {
    description: 'a new version without a previous label',
    before: labeledVersions,
    to: 'v3',
    previousStage: 'none',
    after: { oldest: 'v1', previous: 'v1', stable: 'v2', current: 'v3' },
    afterAutoMove: { oldest: 'v1', previous: 'v2', stable: 'v2', current: 'v3' },
    hasFewRules: true,
  },
]

/** Returns every combination of these values. */
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

/** Variants that do not affect the sequence of requests. Every combination is used, but not with every promotion. */
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

/** Every combination for the vendor's previous label; a custom one depends on fewer rules. */
const variants = promotionCases.flatMap(({ hasFewRules = false, ...promotion }) => [
  ...combinations(hasFewRules ? fewRules : rules).map((rule) => ({ vendor: huawei, ...promotion, rule })),
  ...combinations({ ...(hasFewRules ? fewRules : rules), checksRemoveFrom: hasFewRules ? [true] : yesOrNo }).map(
    (rule) => {
      return { vendor: alibaba, ...promotion, rule }
    },
  ),
  ...combinations({ ...rules, movesPrevious: [true] as const }).map((rule) => ({ vendor: aws, ...promotion, rule })),
])
const cases = variants
  // In a swap of the only two labels, one version has no label for a moment: see the end of this file.
  .filter(({ rule, losesLabels }) => !losesLabels || !rule.purgesUnlabeled || rule.movesPrevious)
  .map((variant, index) => {
    const forms = variant.vendor === huawei ? huaweiForms : variant.vendor === aws ? awsForms : alibabaForms
    const options = { ...variant.rule, ...forms[(index * 7) % forms.length] }
    return [
      `${variant.vendor.title}, ${variant.description}, ${JSON.stringify(options)}`,
      { ...variant, options },
    ] as const
  })

describe.concurrent('a promotion and its rollback', () => {
  it.each(cases)(
    'move and restore every label: %s',
    async (_, { vendor, before, to, previousStage, after, afterAutoMove, options, rule }) => {
      await using s = await startScenario(vendor, before, options)
      const found = s.labels()
      const step = await s.run({ 'target-version': to, 'previous-stage': previousStage ?? 'auto' })
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(s.labels()).toEqual(rule.movesPrevious && afterAutoMove ? afterAutoMove : after)
      expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': 'v2', 'current-version': to })
      // Includes stores that reject a move that they have made themselves.
      expect(step.trace.filter((call) => call !== 'read').length).toBeLessThanOrEqual(2)
      expect(countReads(step)).toBeLessThanOrEqual(2)

      const back = await s.rollback(step)
      expect(back).toMatchObject({ exitCode: 0, annotations: [] })
      expect(s.labels()).toEqual(found)
      expect(back.outputs).toMatchObject({ changed: 'true', 'previous-version': to, 'current-version': 'v2' })
    },
  )
})

/** Counts the reads of the versions, without further pages. */
function countReads({ calls, trace }: StepRun): number {
  const furtherPages = calls.filter(({ query }) => query.has('marker') || (query.get('PageNumber') ?? '1') !== '1')
  return trace.filter((word) => word === 'read').length - furtherPages.length
}

describe.concurrent.each(vendors)('$title: a store that immediately purges versions without a label', (vendor) => {
  it('makes a rollback restore the label and warn about the lost previous version', async () => {
    await using s = await startScenario(vendor, initialLabels, { purgesUnlabeled: true })
    const step = await s.promote()
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    const back = await s.rollback(step)
    const at = vendor === aws ? 'v3' : 'v2'
    expect(s.labels()).toEqual({ previous: at, current: 'v2' })
    expect(back.exitCode).toBe(0)
    expect(back.warnings).toEqual([expect.stringMatching(`${vendor.previous}.* v1 .*no longer exists.* on ${at}`)])
  })

  // A store that moves both labels in one request loses nothing.
  if (vendor.writes === 1) return
  it('loses the outgoing version in a swap with the previous one, and the step fails', async () => {
    await using s = await startScenario(vendor, { v1: ['previous'], v2: ['current'] }, { purgesUnlabeled: true })
    const step = await s.run({ 'target-version': 'v1' })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v1' })
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': 'v1' })
    expect(step.error).toContain(`${vendor.current} is on v1`)
  })
})
