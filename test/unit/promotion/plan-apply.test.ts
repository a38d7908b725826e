/** What holds of every promotion and every rollback, wherever the labels are and whatever the store does by itself. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../../src/errors/api-error.ts'
import { type Prepared, toRecord } from '../../../src/promotion/task.ts'
import { plannedResult } from '../../../src/promotion/result.ts'
import { findVersion, holder, type Snapshot, type VersionId } from '../../../src/promotion/change.ts'
import { planUndo } from '../../../src/promotion/plan.ts'
import type { RecordedSecret } from '../../../src/promotion/record.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import { type ModelRequest, CURRENT, labelsOf, type Layout, Model, type ModelOptions, PREVIOUS } from '../../support/model.ts'
import {
  executeInOrder,
  throughJson,
  retryPolicy,
  prepareTask,
  promotionTask,
  roles,
  type PromotionCase,
  promotionCase,
  undoTask,
} from '../../support/promotion-properties.ts'

const many = { numRuns: 800 }
const move = promotionCase.filter((each) => roles(each).isMove)

/** Carries out the promotion of a scenario; with `writes`, only so many of them before the process is killed. */
async function promote({ layout, promotion, options }: PromotionCase, writes = Infinity) {
  const store = new Model(layout, options)
  const ready = await prepareTask(promotionTask(store, promotion))
  const { wasKilled } = await carryOutUntil(writes, store, ready)
  return { store, found: ready.found, recorded: throughJson(toRecord(ready)), wasKilled }
}

async function undo(store: Model, recorded: RecordedSecret, { force = false, writes = Infinity } = {}) {
  const ready = await prepareTask(undoTask(store, recorded, force))
  return { ...(await carryOutUntil(writes, store, ready)), recorded: toRecord(ready) }
}

/** Carries out a plan. A killed process has no word to say any more: after so many writes nothing reaches the store. */
async function carryOutUntil(writes: number, store: Model, ready: Prepared) {
  const end = store.log.length + writes
  const process = { wasKilled: false }
  store.before = ({ kind }) => {
    process.wasKilled ||= kind === 'move' && store.log.length >= end
    if (process.wasKilled) throw new ApiError('unreachable')
  }
  const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
  store.before = undefined
  const { wasKilled } = process
  if (result?.failure !== undefined && !wasKilled) throw result.failure.error
  return { warnings: (wasKilled ? plannedResult(ready) : result)?.warnings ?? [], wasKilled }
}

/** The labels are as they were found, but for those that the store does not let be taken off; these are warned about. */
function expectRestored(store: Model, found: Snapshot, warnings: readonly string[]): void {
  const { labels } = store
  const stuck = [CURRENT, PREVIOUS].filter((label) => label in labels && holder(found, label) === null)
  for (const label of stuck) expect(warnings).toContainEqual(expect.stringContaining(label))
  const others = Object.entries(labels).filter(([label]) => !stuck.includes(label))
  expect(Object.fromEntries(others)).toEqual(labelsOf(found))
}

/** A place for a label that is neither of these. */
function elsewhere(store: Model, seed: number, ...not: readonly (VersionId | null)[]): VersionId | null {
  const all = [...store.snapshot.map(({ id }) => id), null].filter((id) => !not.includes(id))
  return all[seed % all.length] ?? null
}

describe('the cases', () => {
  const sample = fc.sample(promotionCase, { numRuns: 2000, seed: 1 })
  const isSwap = (each: PromotionCase) => {
    const { previous, incoming } = roles(each)
    return previous !== undefined && each.layout[incoming]?.join() === previous
  }
  it.each<[string, (each: PromotionCase) => boolean]>([
    ['a label that is where it shall be', (each) => !roles(each).isMove],
    ['a label on no version', (each) => roles(each).outgoing === null],
    ['a target whose only label is the previous one', isSwap],
    ['the same in a store that moves that label itself', (each) => isSwap(each) && each.options.movesPrevious === true],
    [
      'a target with the previous label and another',
      (each) => (each.layout[roles(each).incoming]?.length ?? 0) > 1 && !isSwap(each),
    ],
    ['a target without a label', (each) => each.layout[roles(each).incoming]?.length === 0],
    ['a previous label on no version', ({ layout }) => !Object.values(layout).flat().includes(PREVIOUS)],
    [
      'both labels on one version',
      ({ layout }) => Object.values(layout).some((at) => at.includes(CURRENT) && at.includes(PREVIOUS)),
    ],
    ['no previous label wanted', ({ promotion }) => promotion.previousStage === null],
    [
      'one of their own',
      ({ promotion }) => typeof promotion.previousStage === 'object' && promotion.previousStage !== null,
    ],
  ])('have %s among them', (_what, is) => {
    expect(sample.filter(is).length).toBeGreaterThan(20)
  })
})

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

describe('a write that fails', () => {
  const lost = fc.constantFrom(
    'connection-closed',
    'timeout',
    'unavailable',
    'unreadable',
  ) satisfies fc.Arbitrary<ApiErrorKind>
  /** Carries out the promotion with `disturb` in its way. */
  const outcomeWith = async ({ layout, options, promotion }: PromotionCase, disturb: (store: Model) => void) => {
    const store = new Model(layout, options)
    const ready = await prepareTask(promotionTask(store, promotion))
    disturb(store)
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    return { store, result }
  }
  const failing = (kind: ApiErrorKind, which: (n: number) => boolean) => (asked: ModelRequest) => {
    if (asked.kind === 'move' && which(asked.n)) throw new ApiError(kind)
  }

  it('after it was carried out makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(move, lost, fc.integer({ min: 1, max: 2 }), async (each, kind, n) => {
        const { store, result } = await outcomeWith(each, (store) => {
          store.after = failing(kind, (write) => write === n)
        })
        expect(result?.failure).toBe(undefined)
        expect(store.labels).toEqual((await promote(each)).store.labels)
        expect(store.log.length).toBeLessThanOrEqual(2)
      }),
      many,
    )
  })

  it('before it was carried out is sent again where that may help', async () => {
    await fc.assert(
      fc.asyncProperty(move, lost, fc.integer({ min: 1, max: 2 }), async (each, kind, n) => {
        const { store, result } = await outcomeWith(each, (store) => {
          store.before = failing(kind, (write) => write === n)
        })
        expect(result?.failure).toBe(undefined)
        expect(store.labels).toEqual((await promote(each)).store.labels)
      }),
      many,
    )
  })

  const one: PromotionCase = {
    layout: { v1: [CURRENT], v2: [], v3: [PREVIOUS] },
    promotion: { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' },
    options: {},
  }
  const always = (kind: ApiErrorKind) => (store: Model) => {
    store.before = failing(kind, () => true)
  }
  // A store's client has tried the last two often enough before it says so.
  it.each(['rejected', 'label-quota', 'secret-disabled', 'managed-secret', 'throttled', 'unreachable'] as const)(
    'for good (%s) is not sent again',
    async (kind) => {
      const { store, result } = await outcomeWith(one, always(kind))
      expect(store.count('move')).toBe(1)
      expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind }, manualSteps: [] } })
    },
  )

  it('again and again is sent as often as allowed, with longer and longer pauses', async () => {
    const store = new Model(one.layout)
    const ready = await prepareTask(promotionTask(store, one.promotion))
    always('unavailable')(store)
    const pauses: number[] = []
    const counting = { maxAttempts: 4, backoff: (attempt: number) => Promise.resolve(void pauses.push(attempt)) }
    const [result] = await executeInOrder([ready], counting, () => retryPolicy)
    expect([store.count('move'), pauses]).toEqual([4, [1, 2, 3]])
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind: 'unavailable' } } })
  })

  it('for want of the right credentials is the last request of all: one more could lock the key', async () => {
    const { store, result } = await outcomeWith(one, always('bad-credentials'))
    expect(store.requests.map(({ kind }) => kind)).toEqual(['read', 'move'])
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
  })

  it('of an undo fails it where it is of the label itself, and is a warning where it is of another', async () => {
    const undoWith = async (n: number) => {
      const { store, recorded } = await promote(one)
      const ready = await prepareTask(undoTask(store, recorded))
      const before = store.count('move')
      store.before = failing('rejected', (write) => write === before + n)
      const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
      return { labels: store.labels, result }
    }
    const own = await undoWith(1)
    expect(own.labels).toEqual({ [CURRENT]: 'v2', [PREVIOUS]: 'v1' })
    expect(own.result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind: 'rejected' } } })
    const other = await undoWith(2)
    expect(other.labels).toEqual({ [CURRENT]: 'v1', [PREVIOUS]: 'v1' })
    expect(other.result).toMatchObject({ outcome: 'rolled-back', changed: true })
    expect(other.result?.warnings).toEqual([expect.stringContaining(PREVIOUS)])
  })

  it('after somebody else has moved the label leaves it to them, and with it the labels that they may count on', async () => {
    const moved = move.filter((each) => roles(each).outgoing !== null)
    await fc.assert(
      fc.asyncProperty(moved, fc.nat(), async ({ layout, promotion }, seed) => {
        const each = { layout, promotion, options: { conditional: true } }
        const { stage, incoming, outgoing, previous } = roles(each)
        const { store, result } = await outcomeWith(each, (store) => {
          store.before = ({ kind, change }) => {
            if (kind !== 'move' || change?.stage !== stage) return
            if (store.labels[stage] === outgoing) store.place(stage, elsewhere(store, seed, incoming, outgoing))
          }
        })
        expect(result).toMatchObject({
          outcome: 'failed',
          changed: true,
          failure: { error: { conflictingLabel: stage }, manualSteps: [] },
        })
        const expected = new Model(layout)
        if (previous !== undefined && layout[incoming]?.join() !== previous) expected.place(previous, outgoing)
        expected.place(stage, elsewhere(expected, seed, incoming, outgoing))
        expect(store.labels).toEqual(expected.labels)
        const last = store.requests.findLast(({ kind }) => kind === 'move')
        expect(last?.change?.stage).toBe(stage)
      }),
      many,
    )
  })
})

describe('reading back', () => {
  it('finds a label that somebody else has moved in the meantime, and leaves it to them', async () => {
    const store = new Model({ v1: [CURRENT], v2: [], v3: [] })
    const promotion = { stage: CURRENT, target: { version: 'v2' }, previousStage: null }
    const ready = await prepareTask(promotionTask(store, promotion))
    store.after = ({ kind }) => {
      if (kind === 'move') store.place(CURRENT, 'v3')
    }
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    const message = expect.stringMatching(/^CURRENT was moved by someone else .* on v3, expected v2$/) as string
    expect(result?.failure?.error).toMatchObject({ message, conflictingLabel: CURRENT })
    expect([store.labels, store.count('move')]).toEqual([{ [CURRENT]: 'v3' }, 1])
  })

  it('waits for a store that takes its time to show what was written', async () => {
    await fc.assert(
      fc.asyncProperty(move, fc.integer({ min: 1, max: 3 }), async ({ layout, promotion, options }, lag) => {
        const store = new Model(layout, { movesPrevious: options.movesPrevious, lag })
        const patient = { maxAttempts: 20, backoff: () => Promise.resolve() }
        const ready = await prepareTask(promotionTask(store, promotion))
        const { found } = ready
        expect(await executeInOrder([ready], patient, () => patient)).toMatchObject([{ outcome: 'promoted' }])
        const again = await prepareTask(undoTask(store, toRecord(ready)))
        const [{ warnings } = { warnings: [] }] = await executeInOrder([again], patient, () => patient)
        expectRestored(store, found, warnings)
      }),
      many,
    )
  })
})

describe('the plan of an undo', () => {
  const { rules } = new Model({})
  const promoted = (before: VersionId | null, previous: VersionId | null = null) => ({
    stage: CURRENT,
    changes: [
      { stage: PREVIOUS, before: previous, after: before },
      { stage: CURRENT, before, after: 'v2' },
    ],
  })
  const at = (layout: Layout) => new Model(layout).snapshot

  it('warns of a label that cannot be taken off only where it is on a version', () => {
    const staying = ({ changes, skipped }: ReturnType<typeof planUndo>) => [changes, skipped.map(({ stage }) => stage)]
    const recorded = { stage: CURRENT, changes: [{ stage: CURRENT, before: null, after: 'v2' }] }
    expect(staying(planUndo(recorded, at({ v1: [], v2: [] }), rules))).toEqual([[], []])
    expect(staying(planUndo(recorded, at({ v1: [], v2: [CURRENT] }), rules))).toEqual([[], [CURRENT]])
    const back = { stage: CURRENT, before: 'v2', after: 'v1' }
    expect(staying(planUndo(promoted('v1'), at({ v1: [], v2: [CURRENT] }), rules))).toEqual([[back], []])
    expect(staying(planUndo(promoted('v1'), at({ v1: [PREVIOUS], v2: [CURRENT] }), rules))).toEqual([
      [back],
      [PREVIOUS],
    ])
  })

  it('holds a label that somebody else has moved where they have put it, unless they have taken it off', () => {
    const changes = (layout: Layout) => planUndo(promoted('v1', 'v0'), at(layout), rules).changes
    const back = { stage: CURRENT, before: 'v2', after: 'v1' }
    expect(changes({ v0: [], v1: [], v2: [CURRENT], v3: [PREVIOUS] })).toEqual([
      back,
      { stage: PREVIOUS, before: 'v3', after: 'v3' },
    ])
    expect(changes({ v0: [], v1: [], v2: [CURRENT] })).toEqual([back])
  })

  it('says why a label stays, and what to do about what is refused', () => {
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

describe('the advice of a promotion', () => {
  it.each([
    [{ v1: [CURRENT], v2: [] }, { version: 'v9' }, 'The versions are: v1 (CURRENT), v2. Check `target-version`.'],
    [{ v1: [CURRENT, 'x'] }, { stage: 'blue' }, 'The versions are: v1 (CURRENT, x). Check `target-stage`.'],
    [{}, { version: 'v9' }, 'The versions are: none. Check `target-version`.'],
  ])('whose target is not there tells what is: %j', async (layout: Layout, target, advice) => {
    const task = promotionTask(new Model(layout), { stage: CURRENT, target, previousStage: 'auto' })
    await expect(prepareTask(task)).rejects.toMatchObject({ advice })
  })

  it.each([
    ['somebody else', {}, 'Find out who moved it, and run only one'],
    ['a store that never shows it', { lag: 99 }, 'Check the labels'],
  ])('in the way of which is %s tells what to do', async (_who, options, words) => {
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

describe('a label that somebody else moves while it is being put back', () => {
  const undoWith = async (previous: string, to: string) => {
    const store = new Model({ v0: [previous], v1: [CURRENT], v2: [], v3: [] })
    const promotion = { stage: CURRENT, target: { version: 'v2' }, previousStage: { stage: previous } }
    const promoted = await prepareTask(promotionTask(store, promotion))
    await executeInOrder([promoted], retryPolicy, () => retryPolicy)
    const ready = await prepareTask(undoTask(store, toRecord(promoted)))
    store.after = ({ kind, change }) => {
      if (kind === 'move' && change?.stage === previous) store.place(previous, to)
    }
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    return [result?.outcome, result?.warnings.length, store.labels[previous]]
  }

  it.each([
    ['blue', 'v2'],
    ['blue', 'v3'],
    [PREVIOUS, 'v3'],
  ])('is left to them: %s on %s', async (previous, to) => {
    expect(await undoWith(previous, to)).toEqual(['rolled-back', 1, to])
  })
})
