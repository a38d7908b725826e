/** Application of a plan: failed writes, the read back, and concurrent moves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../../src/errors/api-error.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import { CURRENT, Model, type ModelRequest, PREVIOUS } from '../../support/model.ts'
import {
  executeInOrder,
  prepareTask,
  type PromotionCase,
  promotionCase,
  promotionTask,
  retryPolicy,
  roles,
  undoTask,
  policyOf,
} from '../../support/promotion-properties.ts'
import { elsewhere, expectLabelsRestored, promote } from '../../support/promotion-runs.ts'

const many = { numRuns: 800 }
const move = promotionCase.filter((each) => roles(each).isMove)

describe('a write that fails', () => {
  const lost = fc.constantFrom(
    'connection-closed',
    'timeout',
    'unavailable',
    'unreadable',
  ) satisfies fc.Arbitrary<ApiErrorKind>
  /** Executes the promotion after `disturb` has changed the store. */
  const outcomeWith = async ({ layout, options, promotion }: PromotionCase, disturb: (store: Model) => void) => {
    const store = new Model(layout, options)
    const ready = await prepareTask(promotionTask(store, promotion))
    disturb(store)
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    return { store, result }
  }
  const failMoves = (kind: ApiErrorKind, which: (n: number) => boolean) => (request: ModelRequest) => {
    if (request.kind === 'move' && which(request.n)) throw new ApiError(kind)
  }

  it('after it was processed makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(move, lost, fc.integer({ min: 1, max: 2 }), async (each, kind, n) => {
        const { store, result } = await outcomeWith(each, (store) => {
          store.after = failMoves(kind, (write) => write === n)
        })
        expect(result?.failure).toBe(undefined)
        expect(store.labels).toEqual((await promote(each)).store.labels)
        expect(store.log.length).toBeLessThanOrEqual(2)
      }),
      many,
    )
  })

  it('before it was processed is retried', async () => {
    await fc.assert(
      fc.asyncProperty(move, lost, fc.integer({ min: 1, max: 2 }), async (each, kind, n) => {
        const { store, result } = await outcomeWith(each, (store) => {
          store.before = failMoves(kind, (write) => write === n)
        })
        expect(result?.failure).toBe(undefined)
        expect(store.labels).toEqual((await promote(each)).store.labels)
      }),
      many,
    )
  })

  const usual: PromotionCase = {
    layout: { v1: [CURRENT], v2: [], v3: [PREVIOUS] },
    promotion: { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' },
    options: {},
  }
  const always = (kind: ApiErrorKind) => (store: Model) => {
    store.before = failMoves(kind, () => true)
  }
  // The client has already retried after the last two.
  it.each(['rejected', 'label-quota', 'secret-disabled', 'managed-secret', 'throttled', 'unreachable'] as const)(
    'with a permanent error (%s) is not retried',
    async (kind) => {
      const { store, result } = await outcomeWith(usual, always(kind))
      expect(store.count('move')).toBe(1)
      expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind }, manualSteps: [] } })
    },
  )

  it('repeatedly is retried up to the maximum, with a growing backoff', async () => {
    const store = new Model(usual.layout)
    const ready = await prepareTask(promotionTask(store, usual.promotion))
    always('unavailable')(store)
    const backoffs: number[] = []
    const counting = policyOf(4, (attempt: number) => Promise.resolve(void backoffs.push(attempt)))
    const [result] = await executeInOrder([ready], counting, () => retryPolicy)
    expect([store.count('move'), backoffs]).toEqual([4, [1, 2, 3]])
    // A server error does not say whether the write will be processed.
    expect(result).toMatchObject({ outcome: 'failed', changed: true, failure: { error: { kind: 'unavailable' } } })
    expect(result?.failure?.state).toContain('A write without a response may still move PREVIOUS to v1')
  })

  it('with rejected credentials is the last request, since another one could lock the key', async () => {
    const { store, result } = await outcomeWith(usual, always('bad-credentials'))
    expect(store.requests.map(({ kind }) => kind)).toEqual(['read', 'move'])
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
  })

  it('during a rollback is a failure for `stage` and a warning for any other label', async () => {
    const rollBackWith = async (n: number) => {
      const { store, recorded } = await promote(usual)
      const ready = await prepareTask(undoTask(store, recorded))
      const before = store.count('move')
      store.before = failMoves('rejected', (write) => (n === 1 ? write === before + n : write >= before + n))
      const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
      return { labels: store.labels, result }
    }
    const own = await rollBackWith(1)
    expect(own.labels).toEqual({ [CURRENT]: 'v2', [PREVIOUS]: 'v1' })
    expect(own.result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind: 'rejected' } } })
    const other = await rollBackWith(2)
    expect(other.labels).toEqual({ [CURRENT]: 'v1', [PREVIOUS]: 'v1' })
    expect(other.result).toMatchObject({ outcome: 'rolled-back', changed: true })
    expect(other.result?.warnings).toEqual([expect.stringContaining(PREVIOUS)])
  })

  it('after someone else has moved the label leaves all labels as they are, since the other run may rely on them', async () => {
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

describe('the read back', () => {
  it('detects a label that someone else has moved during the run, and leaves it alone', async () => {
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

  it('waits for a store that shows writes with a delay', async () => {
    await fc.assert(
      fc.asyncProperty(move, fc.integer({ min: 1, max: 3 }), async ({ layout, promotion, options }, lag) => {
        const store = new Model(layout, { movesPrevious: options.movesPrevious, lag })
        const patient = policyOf(20, () => Promise.resolve())
        const ready = await prepareTask(promotionTask(store, promotion))
        const { found } = ready
        expect(await executeInOrder([ready], patient, () => patient)).toMatchObject([{ outcome: 'promoted' }])
        const again = await prepareTask(undoTask(store, toRecord(ready)))
        const [{ warnings } = { warnings: [] }] = await executeInOrder([again], patient, () => patient)
        expectLabelsRestored(store, found, warnings)
      }),
      many,
    )
  })
})

describe('a label that someone else moves during a rollback', () => {
  const rollBackWhileMoved = async (previous: string, to: string) => {
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

  it('is noticed in the read after a refused write of another label', async () => {
    const store = new Model({ v0: [PREVIOUS], v1: [CURRENT], v2: [], v3: [] }, { movesPrevious: true })
    const promotion = { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' } as const
    const promoted = await prepareTask(promotionTask(store, promotion))
    await executeInOrder([promoted], retryPolicy, () => retryPolicy)
    store.place(PREVIOUS, 'v3')
    const ready = await prepareTask(undoTask(store, toRecord(promoted)))
    store.before = ({ kind, change }) => {
      if (kind !== 'move' || change?.stage !== PREVIOUS) return
      store.place(CURRENT, 'v0')
      throw new ApiError('rejected')
    }
    const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
    expect(result).toMatchObject({
      outcome: 'failed',
      current: 'v0',
      failure: { error: { conflictingLabel: CURRENT } },
    })
  })

  it.each([
    ['blue', 'v2'],
    ['blue', 'v3'],
    [PREVIOUS, 'v3'],
  ])('is left alone (%s on %s)', async (previous, to) => {
    expect(await rollBackWhileMoved(previous, to)).toEqual(['rolled-back', 1, to])
  })
})
