/** Executing a list: all or, as far as possible, none. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import type { RetryPolicy } from '../../../src/promotion/retry-policy.ts'
import { CURRENT, Model } from '../../support/model.ts'
import { executeInOrder, prepareTasks, promotionTask, retryPolicy } from '../../support/promotion-properties.ts'
import {
  auto,
  carry,
  failing,
  foundLabels,
  layout,
  one,
  promotedLabels,
  ready,
  three,
} from '../../support/promotion-runs.ts'

describe('carrying out', () => {
  it('tells of each secret where the label was and is', async () => {
    const all = [
      new Model(layout, {}, 'a'),
      new Model({ v1: [], v2: [CURRENT] }, {}, 'b'),
      new Model({ v2: [] }, {}, 'c'),
    ]
    const results = await carry(await ready(all))
    expect(results).toMatchObject([
      { ref: { secret: 'a' }, outcome: 'promoted', changed: true, previous: 'v1', current: 'v2' },
      { ref: { secret: 'b' }, outcome: 'unchanged', changed: false, previous: 'v2', current: 'v2', changes: [] },
      { ref: { secret: 'c' }, outcome: 'promoted', changed: true, previous: null, current: 'v2' },
    ])
    expect(results.flatMap(({ failure, warnings }) => [failure ?? [], warnings].flat())).toEqual([])
    expect(all.map(({ labels }) => labels)).toEqual([promotedLabels, { [CURRENT]: 'v2' }, { [CURRENT]: 'v2' }])
  })

  it('sends nothing where there is nothing to do', async () => {
    const there = new Model({ v1: [], v2: [CURRENT] })
    await carry(await ready([there]))
    expect(there.requests.map(({ kind }) => kind)).toEqual(['read'])
  })

  it('calls a rollback by version a rollback', async () => {
    const store = one()
    const intent = { kind: 'promote', promotion: auto, rollback: true, expireAt: undefined } as const
    const all = await prepareTasks({ ...promotionTask(store, auto), intent })
    expect(await carry(all)).toMatchObject([{ outcome: 'rolled-back', changed: true }])
  })
})

describe('retryPolicy', () => {
  it('for putting back is asked for when something fails, once, and not before', async () => {
    const all = three()
    const list = await ready(all)
    let asked = 0
    const back = () => (asked++, retryPolicy)
    await executeInOrder(list, retryPolicy, back)
    expect(asked).toBe(0)

    const others = three()
    const again = await ready(others)
    failing(others[2], 'rejected', () => true)
    await executeInOrder(again, retryPolicy, back)
    expect(asked).toBe(1)
  })

  it('that has run out stops the way forward, not the way back', async () => {
    const store = one()
    const list = await ready([store])
    const outOfTime: RetryPolicy = { maxAttempts: 4, backoff: () => Promise.reject(new ApiError('timeout')) }
    failing(store, 'unavailable', (n) => n === 2)
    const [result] = await executeInOrder(list, outOfTime, () => retryPolicy)
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { error: { kind: 'timeout' } } })
    expect(store.labels).toEqual(foundLabels)
  })

  it('limits how often a store is read that never shows what was written', async () => {
    const store = one({ lag: 1000 })
    const list = await ready([store])
    const pauses: number[] = []
    const counting = { maxAttempts: 5, backoff: (attempt: number) => Promise.resolve(void pauses.push(attempt)) }
    const [result] = await executeInOrder(list, counting, () => ({ ...retryPolicy, maxAttempts: 1 }))
    expect(result?.failure?.error).toBeInstanceOf(Refusal)
    expect(result?.failure?.error).toMatchObject({ message: expect.stringContaining('is still on') as string })
    expect(pauses).toEqual([1, 2, 3, 4])
  })
})
