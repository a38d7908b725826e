/** Execution of a list without a failed write, and its retry policies. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import type { RetryPolicy } from '../../../src/promotion/retry-policy.ts'
import { CURRENT, Model } from '../../support/model.ts'
import {
  executeInOrder,
  prepareTasks,
  promotionTask,
  retryPolicy,
  policyOf,
} from '../../support/promotion-properties.ts'
import {
  executeAll,
  failMoves,
  foundLabels,
  newStore,
  prepareStores,
  promotedLabels,
  threeStores,
  toV2,
  usualLayout,
} from '../../support/promotion-runs.ts'

describe('execute', () => {
  it('reports where the label of each secret was and is', async () => {
    const all = [
      new Model(usualLayout, {}, 'a'),
      new Model({ v1: [], v2: [CURRENT] }, {}, 'b'),
      new Model({ v2: [] }, {}, 'c'),
    ]
    const results = await executeAll(await prepareStores(all))
    expect(results).toMatchObject([
      { ref: { secret: 'a' }, outcome: 'promoted', changed: true, previous: 'v1', current: 'v2' },
      { ref: { secret: 'b' }, outcome: 'unchanged', changed: false, previous: 'v2', current: 'v2', changes: [] },
      { ref: { secret: 'c' }, outcome: 'promoted', changed: true, previous: null, current: 'v2' },
    ])
    expect(results.flatMap(({ failure, warnings }) => [failure ?? [], warnings].flat())).toEqual([])
    expect(all.map(({ labels }) => labels)).toEqual([promotedLabels, { [CURRENT]: 'v2' }, { [CURRENT]: 'v2' }])
  })

  it('sends nothing if all labels are in place', async () => {
    const done = new Model({ v1: [], v2: [CURRENT] })
    await executeAll(await prepareStores([done]))
    // The second read confirms the first.
    expect(done.requests.map(({ kind }) => kind)).toEqual(['read', 'read'])
  })

  it('reports a rollback by version as `rolled-back`', async () => {
    const store = newStore()
    const intent = { kind: 'promote', promotion: toV2, rollback: true, expireAt: undefined } as const
    const all = await prepareTasks({ ...promotionTask(store, toV2), intent })
    expect(await executeAll(all)).toMatchObject([{ outcome: 'rolled-back', changed: true }])
  })
})

describe('the retry policy', () => {
  it('of the rollback is requested once, and only after a failure', async () => {
    const all = threeStores()
    const list = await prepareStores(all)
    let requests = 0
    const onRollback = () => (requests++, retryPolicy)
    await executeInOrder(list, retryPolicy, onRollback)
    expect(requests).toBe(0)

    const others = threeStores()
    const again = await prepareStores(others)
    failMoves(others[2], 'rejected', () => true)
    await executeInOrder(again, retryPolicy, onRollback)
    expect(requests).toBe(1)
  })

  it('that has expired stops the promotion, not the rollback', async () => {
    const store = newStore()
    const list = await prepareStores([store])
    const expired: RetryPolicy = policyOf(4, () => Promise.reject(new ApiError('timeout')))
    failMoves(store, 'unavailable', (n) => n === 2)
    const [result] = await executeInOrder(list, expired, () => retryPolicy)
    expect(result).toMatchObject({ outcome: 'failed', changed: true, failure: { error: { kind: 'timeout' } } })
    expect(result?.failure?.state).toContain('A write without a response may still move CURRENT to v2')
    expect(store.labels).toEqual(foundLabels)
  })

  it('limits the reads of a store that never shows a write', async () => {
    const store = newStore({ lag: 1000 })
    const list = await prepareStores([store])
    const backoffs: number[] = []
    const counting = policyOf(5, (attempt: number) => Promise.resolve(void backoffs.push(attempt)))
    const [result] = await executeInOrder(list, counting, () => ({ ...retryPolicy, maxAttempts: 1 }))
    expect(result?.failure?.error).toBeInstanceOf(Refusal)
    expect(result?.failure?.error).toMatchObject({ message: expect.stringContaining('is still on') as string })
    expect(backoffs).toEqual([1, 2, 3, 4])
  })
})
