/** What holds of every promotion and every rollback. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/errors/refusal.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import { findVersion, holder } from '../../../src/promotion/change.ts'
import { CURRENT, labelsOf, Model, type ModelOptions, PREVIOUS } from '../../support/model.ts'
import {
  executeInOrder,
  prepareTask,
  type PromotionCase,
  promotionCase,
  promotionTask,
  retryPolicy,
  roles,
  throughJson,
  undoTask,
} from '../../support/promotion-properties.ts'
import { elsewhere, expectRestored, promote, undo } from '../../support/promotion-runs.ts'

const many = { numRuns: 800 }
const move = promotionCase.filter((each) => roles(each).isMove)

describe('a promotion', () => {
  it('puts the label on the target and the previous label on the version that lost it, and moves no other', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { stage, incoming, outgoing, isMove, previous } = roles(each)
        const { store, found } = await promote(each)
        const follows = each.options.movesPrevious && isMove && stage === CURRENT && outgoing !== null
        const wanted = {
          ...labelsOf(found),
          ...(follows && { [PREVIOUS]: outgoing }),
          [stage]: incoming,
          ...(previous !== undefined && { [previous]: outgoing }),
        }
        expect(store.labels).toEqual(wanted)
        if (!isMove) expect(store.count('move')).toBe(0)
      }),
      many,
    )
  })

  it('never takes the label off all versions, nor the last label off the target or the version in service', async () => {
    await fc.assert(
      fc.asyncProperty(move, async (each) => {
        const { stage, outgoing, incoming, previous } = roles(each)
        const { promisesToMovePrevious, movesPrevious } = each.options
        fc.pre(!promisesToMovePrevious || movesPrevious === true)
        const { store, found } = await promote(each)
        const isSwap = found.find(({ id }) => id === incoming)?.stages.join() === previous
        const hadLabel = (findVersion(found, incoming)?.stages.length ?? 0) > 0
        for (const snapshot of store.log) {
          if (outgoing !== null) expect(holder(snapshot, stage)).not.toBe(null)
          if (hadLabel) expect(findVersion(snapshot, incoming)?.stages).not.toEqual([])
          if (previous !== undefined && outgoing !== null && !isSwap)
            expect(findVersion(snapshot, outgoing)?.stages).not.toEqual([])
        }
        if (previous !== undefined && outgoing !== null)
          expect(findVersion(store.snapshot, outgoing)?.stages).toContain(previous)
      }),
      many,
    )
  })

  it('takes no more than two writes and two reads', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store } = await promote({ ...each, promotion: { ...each.promotion, previousStage: 'auto' } })
        expect(store.count('move')).toBeLessThanOrEqual(2)
        // One more before, to plan by.
        expect(store.count('read') - 1).toBeLessThanOrEqual(2)
      }),
      many,
    )
  })

  it('takes one write where the store moves both labels by itself or together, and reads back where it is not told', async () => {
    const layout = { v1: [PREVIOUS], v2: [CURRENT], v3: [] }
    const promotion = { stage: CURRENT, target: { version: 'v3' }, previousStage: 'auto' } as const
    const requests = async (options: ModelOptions) => {
      const { store } = await promote({ layout, promotion, options })
      expect(store.labels).toEqual({ [CURRENT]: 'v3', [PREVIOUS]: 'v2' })
      return store.requests.map(({ kind }) => kind).join()
    }
    const promise = { promisesToMovePrevious: true, conditional: true }
    expect(await requests({ ...promise, movesPrevious: true })).toBe('read,move,read')
    expect(await requests({ ...promise, movesPrevious: false })).toBe('read,move,read,move,read')
    expect(await requests({ movesTogether: true, conditional: true })).toBe('read,move')
    expect(await requests({ movesTogether: true, lag: 1 })).toBe('read,move,read,read')
  })

  it('to a version that is disabled is refused, and so is going back to one', async () => {
    const store = new Model({ v1: [CURRENT], v2: [] })
    const to = { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' } as const
    const recorded = toRecord(await prepareTask(promotionTask(store, to)))
    store.disable('v2')
    await expect(prepareTask(promotionTask(store, to))).rejects.toThrow('version v2 is disabled')
    store.place(CURRENT, 'v2')
    expect((await prepareTask(undoTask(store, recorded))).plan.changes).not.toEqual([])
    store.disable('v1')
    await expect(prepareTask(undoTask(store, recorded, true))).rejects.toThrow('version v1 is disabled')
  })

  it('loses neither the target nor the version in service where the store purges what has no label', async () => {
    await fc.assert(
      fc.asyncProperty(move, async (each) => {
        const { stage, outgoing, incoming } = roles(each)
        const store = new Model(each.layout, { ...each.options, purgesUnlabelled: true })
        // In a swap the store may purge the outgoing version, so that it cannot get its previous label any more.
        const [result] = await executeInOrder(
          [await prepareTask(promotionTask(store, each.promotion))],
          retryPolicy,
          () => retryPolicy,
        )
        if (result?.failure !== undefined) expect(result.failure.error).toMatchObject({ kind: 'version-not-found' })
        for (const snapshot of store.log) {
          expect(findVersion(snapshot, incoming)).toBeDefined()
          if (outgoing !== null) expect(holder(snapshot, stage)).not.toBe(null)
        }
        expect(holder(store.snapshot, stage)).toBe(incoming)
      }),
      many,
    )
  })

  it('is refused where the target is not there, and says what is', async () => {
    const store = new Model({ v1: [CURRENT], v2: [] })
    const ask = (target: { version: string } | { stage: string }) =>
      prepareTask(promotionTask(store, { stage: CURRENT, target, previousStage: 'auto' }))
    await expect(ask({ version: 'v9' })).rejects.toThrow('version v9 does not exist')
    await expect(ask({ stage: 'blue' })).rejects.toThrow('no version has the label blue')
    const advice = expect.stringContaining('v1 (CURRENT), v2') as string
    await expect(ask({ stage: 'blue' })).rejects.toMatchObject({ advice })
    expect(store.count('move')).toBe(0)
  })

  it('says not all of it where there is a lot, but what has a label', async () => {
    const many = Array.from({ length: 100 }, (_, n) => [`v${n}`, n === 99 ? [CURRENT] : []])
    const store = new Model(Object.fromEntries(many) as Record<string, string[]>)
    const advice = expect.stringMatching(/^The versions are: v99 \(CURRENT\), v0, .*, v28, and 70 more\./) as string
    const target = { version: 'v100' }
    const asked = prepareTask(promotionTask(store, { stage: CURRENT, target, previousStage: 'auto' }))
    await expect(asked).rejects.toMatchObject({ advice })
  })
})

describe('an undo', () => {
  it('leaves all labels where they were before the promotion', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, found, recorded } = await promote(each)
        const { warnings } = await undo(store, recorded)
        expectRestored(store, found, warnings)
      }),
      many,
    )
  })

  it('never takes a label off all versions that was on one before and after', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { stage, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        await undo(store, recorded)
        if (outgoing !== null) for (const snapshot of store.log) expect(holder(snapshot, stage)).not.toBe(null)
      }),
      many,
    )
  })

  it('changes nothing when it is done again', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, recorded } = await promote(each)
        await undo(store, recorded)
        const once = store.labels
        const [reads, writes] = [store.count('read'), store.count('move')]
        await undo(store, recorded)
        expect(store.labels).toEqual(once)
        expect([store.count('read'), store.count('move')]).toEqual([reads + 1, writes])
      }),
      many,
    )
  })

  it('rolled back by its own record is the promotion again', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, recorded } = await promote(each)
        const after = store.labels
        const undone = await undo(store, recorded)
        await undo(store, throughJson(undone.recorded))
        expect(store.labels).toEqual(after)
      }),
      many,
    )
  })

  it('of nothing is nothing', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async ({ layout, options, promotion: { stage } }) => {
        const store = new Model(layout, options)
        const before = store.labels
        const { warnings } = await undo(store, throughJson({ ...store.ref, stage, changes: [] }))
        expect([store.labels, store.count('move'), warnings]).toEqual([before, 0, []])
      }),
    )
  })

  it('mends every promotion that was stopped half-way', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        for (let writes = 0, isMore = true; isMore; writes++) {
          const { store, found, recorded, wasKilled } = await promote(each, writes)
          const { warnings } = await undo(store, recorded)
          expectRestored(store, found, warnings)
          isMore = wasKilled
        }
      }),
      many,
    )
  })

  const stoppedAnywhere = async (each: PromotionCase) => {
    for (let writes = 0, isMore = true; isMore; writes++) {
      const { store, found, recorded } = await promote(each)
      const first = await undo(store, recorded, { writes })
      const second = await undo(store, recorded)
      expectRestored(store, found, [...first.warnings, ...second.warnings])
      isMore = first.wasKilled
    }
  }
  it('that was stopped half-way is finished by running it again', async () => {
    await fc.assert(fc.asyncProperty(promotionCase, stoppedAnywhere), many)
  })

  it('of a promotion that was stopped half-way has a record that can be handed over and undone as well', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        for (let writes = 0, isMore = true; isMore; writes++) {
          const { store, recorded, wasKilled } = await promote(each, writes)
          const between = store.labels
          const undone = await undo(store, recorded)
          await undo(store, throughJson(undone.recorded))
          expect(store.labels).toEqual(between)
          isMore = wasKilled
        }
      }),
      many,
    )
  })

  it('is refused where somebody has moved the label since, unless it is forced', async () => {
    await fc.assert(
      fc.asyncProperty(move, fc.nat(), async (each, seed) => {
        const { stage, incoming, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        const at = elsewhere(store, seed, incoming, outgoing)
        store.place(stage, at)
        const [labels, writes] = [store.labels, store.count('move')]
        const refusal = await undo(store, recorded).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(Refusal)
        expect(refusal).toMatchObject({
          conflictingLabel: stage,
          message: expect.stringContaining(at ?? 'no version') as string,
        })
        expect([store.labels, store.count('move')]).toEqual([labels, writes])

        const { warnings } = await undo(store, recorded, { force: true })
        if (outgoing !== null || store.rules.removable(stage)) expect(store.labels[stage]).toBe(outgoing ?? undefined)
        else expect([store.labels[stage], warnings]).toEqual([at, [expect.stringContaining(stage)]])
      }),
      many,
    )
  })

  it('is refused where the version to go back to is gone, even when forced', async () => {
    const goesBack = move.filter((each) => roles(each).outgoing !== null)
    await fc.assert(
      fc.asyncProperty(goesBack, fc.boolean(), fc.boolean(), async (each, force, isMoved) => {
        const { stage, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        store.purge(outgoing ?? '')
        if (isMoved && force) store.place(stage, store.snapshot[0]?.id ?? null)
        const [labels, writes] = [store.labels, store.count('move')]
        await expect(undo(store, recorded, { force })).rejects.toThrow(Refusal)
        expect([store.labels, store.count('move')]).toEqual([labels, writes])
      }),
      many,
    )
  })

  const follows = (each: PromotionCase) => each.options.movesPrevious === true && roles(each).stage === CURRENT
  const somebodyMovesPrevious = async (each: PromotionCase, seed: number) => {
    const { stage, outgoing, previous = '', at } = roles(each)
    const { store, recorded } = await promote(each)
    // A label of the store's own cannot be on no version any more, once the store has dragged it along.
    const place = elsewhere(store, seed, outgoing, at(previous), follows(each) ? null : outgoing)
    store.place(previous, place)
    const { warnings } = await undo(store, recorded)
    expect(warnings).toContainEqual(expect.stringContaining(previous))
    expect(store.labels).toMatchObject({ [stage]: outgoing })
    expect(store.labels[previous]).toBe(place ?? undefined)
  }
  const withPrevious = move.filter((each) => roles(each).previous !== undefined)
  it('leaves a previous label that somebody has moved since, and goes back all the same', async () => {
    const stays = withPrevious.filter((each) => !follows(each))
    await fc.assert(fc.asyncProperty(stays, fc.nat(), somebodyMovesPrevious), many)
  })
  it('does so in a store that drags the previous label along, too', async () => {
    const dragged = withPrevious.filter((each) => {
      return follows(each) && roles(each).previous === PREVIOUS && Object.keys(each.layout).length > 2
    })
    await fc.assert(fc.asyncProperty(dragged, fc.nat(), somebodyMovesPrevious), many)
  })

  it('leaves a previous label whose old version is gone, and goes back all the same', async () => {
    const another = withPrevious.filter((each) => {
      const { previous = '', at, incoming, outgoing } = roles(each)
      return ![null, incoming, outgoing].includes(at(previous)) && !follows(each)
    })
    await fc.assert(
      fc.asyncProperty(another, async (each) => {
        const { stage, outgoing, previous = '', at } = roles(each)
        const { store, recorded } = await promote(each)
        store.purge(at(previous) ?? '')
        const { warnings } = await undo(store, recorded)
        expect(warnings).toContainEqual(expect.stringContaining(`${previous} was on ${at(previous) ?? ''}`))
        expect(store.labels).toMatchObject({ [stage]: outgoing, [previous]: outgoing })
      }),
      many,
    )
  })
})
