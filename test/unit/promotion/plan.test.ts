/** Plans of a rollback, and the advice of a refused promotion. */
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/errors/refusal.ts'
import type { VersionId } from '../../../src/promotion/change.ts'
import { planUndo } from '../../../src/promotion/plan.ts'
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

describe('the advice of a refused promotion', () => {
  it.each([
    [{ v1: [CURRENT], v2: [] }, { version: 'v9' }, 'The versions are: v1 (CURRENT), v2. Check `target-version`.'],
    [{ v1: [CURRENT, 'x'] }, { stage: 'blue' }, 'The versions are: v1 (CURRENT, x). Check `target-stage`.'],
    [{}, { version: 'v9' }, 'The versions are: none. Check `target-version`.'],
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
