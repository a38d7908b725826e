/** Plans of a rollback, and the advice of a refused promotion. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/errors/refusal.ts'
import type { Version, VersionId } from '../../../src/promotion/change.ts'
import { planPromotion, planUndo } from '../../../src/promotion/plan.ts'
import { CURRENT, type Layout, Model, PREVIOUS } from '../../support/model.ts'
import { executeInOrder, prepareTask, promotionTask, retryPolicy } from '../../support/promotion-properties.ts'

describe('the plan of a rollback', () => {
  const { rules } = new Model({})
  const promoted = (before: VersionId | null, previous: VersionId | null = null) => ({
    stage: CURRENT,
    changes: [
      { stage: PREVIOUS, before: previous, after: before },
      { stage: CURRENT, before, after: 'v2' },
    ],
  })
  const at = (layout: Layout) => new Model(layout).snapshot

  it('skips a label that cannot be removed only if it is on a version', () => {
    const planned = ({ changes, skipped }: ReturnType<typeof planUndo>) => [changes, skipped.map(({ stage }) => stage)]
    const recorded = { stage: CURRENT, changes: [{ stage: CURRENT, before: null, after: 'v2' }] }
    expect(planned(planUndo(recorded, at({ v1: [], v2: [] }), rules))).toEqual([[], []])
    expect(planned(planUndo(recorded, at({ v1: [], v2: [CURRENT] }), rules))).toEqual([[], [CURRENT]])
    const back = { stage: CURRENT, before: 'v2', after: 'v1' }
    expect(planned(planUndo(promoted('v1'), at({ v1: [], v2: [CURRENT] }), rules))).toEqual([[back], []])
    expect(planned(planUndo(promoted('v1'), at({ v1: [PREVIOUS], v2: [CURRENT] }), rules))).toEqual([
      [back],
      [PREVIOUS],
    ])
  })

  it('keeps a label that someone else has moved where it is, unless it was removed', () => {
    const changes = (layout: Layout) => planUndo(promoted('v1', 'v0'), at(layout), rules).changes
    const back = { stage: CURRENT, before: 'v2', after: 'v1' }
    expect(changes({ v0: [], v1: [], v2: [CURRENT], v3: [PREVIOUS] })).toEqual([
      back,
      { stage: PREVIOUS, before: 'v3', after: 'v3' },
    ])
    expect(changes({ v0: [], v1: [], v2: [CURRENT] })).toEqual([back])
  })

  it('says why a label is skipped, and what to do about a refusal', () => {
    const { skipped } = planUndo(promoted('v1', 'v0'), at({ v0: [], v1: [], v2: [CURRENT], v3: [PREVIOUS] }), rules)
    const why = 'has been moved since (the record says v1)'
    expect(skipped).toEqual([{ stage: PREVIOUS, why }])
    const advice = (layout: Layout) => {
      try {
        planUndo(promoted('v1'), at(layout), rules)
        return undefined
      } catch (error) {
        return error instanceof Refusal ? `${error.message}. ${error.advice}` : error
      }
    }
    expect(advice({ v1: [], v2: [], v3: [CURRENT] })).toBe(
      'CURRENT has been moved since: it is on v3; the step to roll back moved it from v1 to v2. ' +
        'Find out who moved it. To roll back anyway, set `force: true`.',
    )
    expect(advice({ v2: [CURRENT] })).toBe(
      'cannot roll back: version v1 no longer exists. ' +
        'CURRENT stays on v2. Roll back to another version with `target-version`.',
    )
  })
})

describe('the newest version', () => {
  const { rules } = new Model({})
  const promotion = { stage: CURRENT, target: 'newest', previousStage: null } as const
  const version = (id: string, order?: number, more: Partial<Version> = {}): Version => {
    return { id, stages: [], expires: null, order, ...more }
  }
  const newest = (...versions: Version[]) =>
    planPromotion(promotion, [version('v0', 0, { stages: [CURRENT] }), ...versions], rules).changes.at(-1)?.after

  it('is the last one in the order of creation that can be used', () => {
    expect(newest(version('v2', 2), version('v3', 3), version('v1', 1))).toBe('v3')
    const unusable = [version('v8', 8, { isDisabled: true }), version('v9', 9, { isGone: true, isDestroyed: true })]
    expect(newest(version('v1', 1), ...unusable)).toBe('v1')
    expect(newest(...unusable)).toBe(undefined)
  })

  it.each([
    ['a version has no time', [version('v1', 1), version('v2')], 'without a creation time'],
    ['two have the same', [version('v1', 1), version('v2', 1)], 'v1, v2 have the same creation time'],
  ])('is not guessed if %s', (_, versions, message) => {
    expect(() => newest(...versions)).toThrow(message)
  })

  it('is not one that a rotation has not finished', () => {
    const pending = version('v1', 1, { stages: ['PENDING'] })
    const plan = () => planPromotion(promotion, [version('v0', 0), pending], { ...rules, pending: 'PENDING' })
    expect(plan).toThrow('its rotation has not ended')
  })
})

describe('the advice of a refused promotion', () => {
  const ifNew = 'If the version was made a moment ago, the store may not list it yet: run again.'
  it.each([
    [
      { v1: [CURRENT], v2: [] },
      { version: 'v9' },
      `The versions are: v1 (CURRENT), v2. Check \`target-version\`. ${ifNew}`,
    ],
    [{ v1: [CURRENT, 'x'] }, { stage: 'blue' }, 'The versions are: v1 (CURRENT, x). Check `target-stage`.'],
    [{}, { version: 'v9' }, `The versions are: none. Check \`target-version\`. ${ifNew}`],
  ])('to a missing target lists the versions (%j)', async (layout: Layout, target, advice) => {
    const task = promotionTask(new Model(layout), { stage: CURRENT, target, previousStage: 'auto' })
    await expect(prepareTask(task)).rejects.toMatchObject({ advice })
  })

  it.each([
    ['someone else moved', {}, 'Find out who moved it, and run only one'],
    ['never arrived', { lag: 99 }, 'Check the labels'],
  ])('whose label %s names the next step', async (_cause, options, words) => {
    const store = new Model({ v1: [CURRENT], v2: [], v3: [] }, options)
    const ready = await prepareTask(
      promotionTask(store, { stage: CURRENT, target: { version: 'v2' }, previousStage: null }),
    )
    store.after = ({ kind }) => {
      if (kind === 'move' && words.startsWith('Find')) store.place(CURRENT, 'v3')
    }
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    expect(result?.failure?.error).toMatchObject({ advice: expect.stringContaining(words) as string })
  })
})
