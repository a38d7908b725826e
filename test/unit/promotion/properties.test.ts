/** Invariants of every promotion and every rollback, for any position of the labels and any behavior of the store. */
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
import { elsewhere, expectLabelsRestored, promote, rollBack } from '../../support/promotion-runs.ts'

const many = { numRuns: 800 }
const move = promotionCase.filter((each) => roles(each).isMove)

describe('a promotion', () => {
  it('moves the label to the target and the previous label to the version that lost it, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { stage, incoming, outgoing, isMove, previous } = roles(each)
        const { store, found } = await promote(each)
        const autoMoves = each.options.movesPrevious && isMove && stage === CURRENT && outgoing !== null
        const wanted = {
          ...labelsOf(found),
          ...(autoMoves && { [PREVIOUS]: outgoing }),
          [stage]: incoming,
          ...(previous !== undefined && { [previous]: outgoing }),
        }
        expect(store.labels).toEqual(wanted)
        if (!isMove) expect(store.count('move')).toBe(0)
      }),
      many,
    )
  })

  it('never leaves the label on no version, or the target or the version in service without a label', async () => {
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

  it('takes at most two writes and two reads', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store } = await promote({ ...each, promotion: { ...each.promotion, previousStage: 'auto' } })
        expect(store.count('move')).toBeLessThanOrEqual(2)
        // Without the first read, for the plan.
        expect(store.count('read') - 1).toBeLessThanOrEqual(2)
      }),
      many,
    )
  })

  it('takes one write if the store moves both labels, and reads back unless the response contains them', async () => {
    const layout = { v1: [PREVIOUS], v2: [CURRENT], v3: [] }
    const promotion = { stage: CURRENT, target: { version: 'v3' }, previousStage: 'auto' } as const
    const requests = async (options: ModelOptions) => {
      const { store } = await promote({ layout, promotion, options })
      expect(store.labels).toEqual({ [CURRENT]: 'v3', [PREVIOUS]: 'v2' })
      return store.requests.map(({ kind }) => kind).join()
    }
    const promising = { promisesToMovePrevious: true, conditional: true }
    expect(await requests({ ...promising, movesPrevious: true })).toBe('read,move,read')
    expect(await requests({ ...promising, movesPrevious: false })).toBe('read,move,read,move,read')
    expect(await requests({ movesTogether: true, conditional: true })).toBe('read,move')
    expect(await requests({ movesTogether: true, lag: 1 })).toBe('read,move,read,read')
  })

  it('to a disabled version is refused, and so is a rollback to one', async () => {
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

  it('loses neither the target nor the version in service if the store purges versions without a label', async () => {
    await fc.assert(
      fc.asyncProperty(move, async (each) => {
        const { stage, outgoing, incoming } = roles(each)
        const store = new Model(each.layout, { ...each.options, purgesUnlabeled: true })
        // In a swap, the store may purge the outgoing version before it gets the previous label.
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

  it('to a missing target is refused, with a list of the versions', async () => {
    const store = new Model({ v1: [CURRENT], v2: [] })
    const prepare = (target: { version: string } | { stage: string }) =>
      prepareTask(promotionTask(store, { stage: CURRENT, target, previousStage: 'auto' }))
    await expect(prepare({ version: 'v9' })).rejects.toThrow('version v9 does not exist')
    await expect(prepare({ stage: 'blue' })).rejects.toThrow('no version has the label blue')
    const advice = expect.stringContaining('v1 (CURRENT), v2') as string
    await expect(prepare({ stage: 'blue' })).rejects.toMatchObject({ advice })
    expect(store.count('move')).toBe(0)
  })

  it('to a missing target lists labeled versions first, and not all of a long list', async () => {
    const many = Array.from({ length: 100 }, (_, n) => [`v${n}`, n === 99 ? [CURRENT] : []])
    const store = new Model(Object.fromEntries(many) as Record<string, string[]>)
    const advice = expect.stringMatching(/^The versions are: v99 \(CURRENT\), v0, .*, v28, and 70 more\./) as string
    const target = { version: 'v100' }
    const prepared = prepareTask(promotionTask(store, { stage: CURRENT, target, previousStage: 'auto' }))
    await expect(prepared).rejects.toMatchObject({ advice })
  })
})

describe('a rollback', () => {
  it('restores all labels to where they were before the promotion', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, found, recorded } = await promote(each)
        const { warnings } = await rollBack(store, recorded)
        expectLabelsRestored(store, found, warnings)
      }),
      many,
    )
  })

  it('never leaves the label on no version if it was on one before', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { stage, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        await rollBack(store, recorded)
        if (outgoing !== null) for (const snapshot of store.log) expect(holder(snapshot, stage)).not.toBe(null)
      }),
      many,
    )
  })

  it('changes nothing when it is run again', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, recorded } = await promote(each)
        await rollBack(store, recorded)
        const once = store.labels
        const writes = store.log.length
        await rollBack(store, recorded)
        expect(store.labels).toEqual(once)
        expect(store.log).toHaveLength(writes)
      }),
      many,
    )
  })

  it('that is rolled back by its own record restores the promotion', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        const { store, recorded } = await promote(each)
        const after = store.labels
        const rolledBack = await rollBack(store, recorded)
        await rollBack(store, throughJson(rolledBack.recorded))
        expect(store.labels).toEqual(after)
      }),
      many,
    )
  })

  it('of an empty record does nothing', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async ({ layout, options, promotion: { stage } }) => {
        const store = new Model(layout, options)
        const before = store.labels
        const { warnings } = await rollBack(store, throughJson({ ...store.ref, stage, changes: [] }))
        expect([store.labels, store.count('move'), warnings]).toEqual([before, 0, []])
      }),
    )
  })

  it('restores the labels after a promotion that was stopped midway', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        for (let writes = 0, isMore = true; isMore; writes++) {
          const { store, found, recorded, wasKilled } = await promote(each, writes)
          const { warnings } = await rollBack(store, recorded)
          expectLabelsRestored(store, found, warnings)
          isMore = wasKilled
        }
      }),
      many,
    )
  })

  const stoppedAnywhere = async (each: PromotionCase) => {
    for (let writes = 0, isMore = true; isMore; writes++) {
      const { store, found, recorded } = await promote(each)
      const first = await rollBack(store, recorded, { writes })
      const second = await rollBack(store, recorded)
      expectLabelsRestored(store, found, [...first.warnings, ...second.warnings])
      isMore = first.wasKilled
    }
  }
  it('that was stopped midway is finished by running it again', async () => {
    await fc.assert(fc.asyncProperty(promotionCase, stoppedAnywhere), many)
  })

  it('of a promotion that was stopped midway has a record that can be rolled back as well', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, async (each) => {
        for (let writes = 0, isMore = true; isMore; writes++) {
          const { store, recorded, wasKilled } = await promote(each, writes)
          const between = store.labels
          const rolledBack = await rollBack(store, recorded)
          await rollBack(store, throughJson(rolledBack.recorded))
          expect(store.labels).toEqual(between)
          isMore = wasKilled
        }
      }),
      many,
    )
  })

  it('is refused if someone else has moved the label since, unless it is forced', async () => {
    await fc.assert(
      fc.asyncProperty(move, fc.nat(), async (each, seed) => {
        const { stage, incoming, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        const at = elsewhere(store, seed, incoming, outgoing)
        store.place(stage, at)
        const [labels, writes] = [store.labels, store.count('move')]
        const refusal = await rollBack(store, recorded).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(Refusal)
        expect(refusal).toMatchObject({
          conflictingLabel: stage,
          message: expect.stringContaining(at ?? 'no version') as string,
        })
        expect([store.labels, store.count('move')]).toEqual([labels, writes])

        const { warnings } = await rollBack(store, recorded, { force: true })
        if (outgoing !== null || store.rules.removable(stage)) expect(store.labels[stage]).toBe(outgoing ?? undefined)
        else expect([store.labels[stage], warnings]).toEqual([at, [expect.stringContaining(stage)]])
      }),
      many,
    )
  })

  it('is refused if the version to restore no longer exists, even when forced', async () => {
    const withOutgoing = move.filter((each) => roles(each).outgoing !== null)
    await fc.assert(
      fc.asyncProperty(withOutgoing, fc.boolean(), fc.boolean(), async (each, force, isMoved) => {
        const { stage, outgoing } = roles(each)
        const { store, recorded } = await promote(each)
        store.purge(outgoing ?? '')
        if (isMoved && force) store.place(stage, store.snapshot[0]?.id ?? null)
        const [labels, writes] = [store.labels, store.count('move')]
        await expect(rollBack(store, recorded, { force })).rejects.toThrow(Refusal)
        expect([store.labels, store.count('move')]).toEqual([labels, writes])
      }),
      many,
    )
  })

  const autoMoves = (each: PromotionCase) => each.options.movesPrevious === true && roles(each).stage === CURRENT
  const movePreviousAndRollBack = async (each: PromotionCase, seed: number) => {
    const { stage, outgoing, previous = '', at } = roles(each)
    const { store, recorded } = await promote(each)
    // A label that the store moves automatically cannot be removed afterwards.
    const place = elsewhere(store, seed, outgoing, at(previous), autoMoves(each) ? null : outgoing)
    store.place(previous, place)
    const { warnings } = await rollBack(store, recorded)
    expect(warnings).toContainEqual(expect.stringContaining(previous))
    expect(store.labels).toMatchObject({ [stage]: outgoing })
    expect(store.labels[previous]).toBe(place ?? undefined)
  }
  const withPrevious = move.filter((each) => roles(each).previous !== undefined)
  it('leaves a previous label that someone else has moved since, and restores `stage`', async () => {
    const manual = withPrevious.filter((each) => !autoMoves(each))
    await fc.assert(fc.asyncProperty(manual, fc.nat(), movePreviousAndRollBack), many)
  })
  it('leaves such a previous label even if the store moves it automatically', async () => {
    const automatic = withPrevious.filter((each) => {
      return autoMoves(each) && roles(each).previous === PREVIOUS && Object.keys(each.layout).length > 2
    })
    await fc.assert(fc.asyncProperty(automatic, fc.nat(), movePreviousAndRollBack), many)
  })

  it('leaves a previous label whose old version no longer exists to the store, and restores `stage`', async () => {
    const another = withPrevious.filter((each) => {
      const { previous = '', at, incoming, outgoing } = roles(each)
      return ![null, incoming, outgoing].includes(at(previous))
    })
    await fc.assert(
      fc.asyncProperty(another, async (each) => {
        const { stage, incoming, outgoing, previous = '', at } = roles(each)
        const { store, recorded } = await promote(each)
        store.purge(at(previous) ?? '')
        const { warnings } = await rollBack(store, recorded)
        const leftOn = autoMoves(each) && previous === PREVIOUS ? incoming : outgoing
        expect(warnings).toContainEqual(expect.stringContaining(`${previous} was on ${at(previous) ?? ''}`))
        expect(store.labels).toMatchObject({ [stage]: outgoing, [previous]: leftOn })
      }),
      many,
    )
  })
})
