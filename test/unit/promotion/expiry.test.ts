/** The expiry of the version that loses the label. */
import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../../src/errors/api-error.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import { formatExpiry, planExpiryUndo } from '../../../src/promotion/expiry.ts'
import { CURRENT, Model } from '../../support/model.ts'
import {
  executeInOrder,
  prepareTask,
  prepareTasks,
  promotionTask,
  retryPolicy,
  undoTask,
  policyOf,
} from '../../support/promotion-properties.ts'
import {
  executeAll,
  failMoves,
  foundLabels,
  newStore,
  promotedLabels,
  threeStores,
  toV2,
  twoStores,
} from '../../support/promotion-runs.ts'

describe('the expiry of the outgoing version', () => {
  const expireAt = Date.UTC(2030, 0, 2)
  const expiring = (all: readonly Model[]) => prepareTasks(...all.map((store) => promotionTask(store, toV2, expireAt)))
  const expiryOf = (store: Model, id = 'v1') => store.snapshot.find((version) => version.id === id)?.expires

  it('is set after all labels of all secrets have moved', async () => {
    const all = threeStores()
    const list = await expiring(all)
    const order: string[] = []
    for (const store of all) {
      store.before = ({ kind }) => {
        if (kind !== 'read') order.push(kind)
      }
    }
    expect(await executeAll(list)).toMatchObject(Array(3).fill({ outcome: 'promoted', warnings: [] }))
    expect(order).toEqual([...Array<string>(6).fill('move'), ...Array<string>(3).fill('expire')])
    expect(all.map((store) => expiryOf(store))).toEqual([expireAt, expireAt, expireAt])
    expect(all.map((store) => [expiryOf(store, 'v0'), expiryOf(store, 'v2')])).toEqual(Array(3).fill([null, null]))
  })

  it('is not set if a secret fails, no version lost the label, or nothing moves', async () => {
    const all = twoStores()
    const list = await expiring(all)
    failMoves(all[1], 'rejected', () => true)
    await executeAll(list)
    expect(all.map((store) => store.count('expire'))).toEqual([0, 0])

    const [fresh, done] = [new Model({ v2: [] }), new Model({ v1: [], v2: [CURRENT] }, {}, 'done')]
    await executeAll(await expiring([fresh, done]))
    expect([fresh.count('expire'), done.count('expire')]).toEqual([0, 0])
  })

  it('that cannot be set leads to a warning with the date, not to a failure', async () => {
    const store = newStore()
    const list = await expiring([store])
    store.before = ({ kind }) => {
      if (kind === 'expire') throw new ApiError('no-permission')
    }
    const [result] = await executeAll(list)
    expect(result).toMatchObject({ outcome: 'promoted', changed: true })
    expect(result?.warnings).toEqual([expect.stringMatching(/v1.*2030-01-02T00:00:00\.000Z/)])
    expect(store.labels).toEqual(promotedLabels)
  })

  const promoteAndRecord = async (store: Model) => {
    const ready = await prepareTask(promotionTask(store, toV2, expireAt))
    await executeAll([ready])
    return toRecord(ready)
  }
  it('whose response was lost is verified by a read', async () => {
    const store = newStore()
    const list = await expiring([store])
    store.after = ({ kind }) => {
      if (kind === 'expire') throw new ApiError('timeout')
    }
    expect(await executeAll(list)).toMatchObject([{ outcome: 'promoted', warnings: [] }])
  })

  it('is rolled back and reported even if the labels are already restored', async () => {
    const store = newStore()
    await store.expire('v1', 1_800_000_000_000)
    const recorded = await promoteAndRecord(store)
    for (const [label, version] of Object.entries(foundLabels)) store.place(label, version)
    const results = await executeAll(await prepareTasks(undoTask(store, recorded)))
    expect(results).toMatchObject([{ outcome: 'rolled-back', changed: true, warnings: [] }])
    expect([expiryOf(store), store.labels]).toEqual([1_800_000_000_000, foundLabels])
  })

  it('is restored by a rollback', async () => {
    const store = newStore()
    const before = Date.UTC(2029, 5, 1)
    await store.expire('v1', before)
    const recorded = await promoteAndRecord(store)
    expect([expiryOf(store), recorded.expiry]).toEqual([expireAt, { version: 'v1', before, after: expireAt }])
    expect(await executeAll(await prepareTasks(undoTask(store, recorded)))).toMatchObject([
      { outcome: 'rolled-back', warnings: [] },
    ])
    expect([expiryOf(store), store.labels]).toEqual([before, foundLabels])
  })

  it('cannot be removed by a rollback, which warns with the date', async () => {
    const store = newStore()
    const recorded = await promoteAndRecord(store)
    const [result] = await executeAll(await prepareTasks(undoTask(store, recorded)))
    expect(result?.warnings).toEqual([expect.stringMatching(/v1 still expires on 2030-01-02T00:00:00\.000Z/)])
    expect([expiryOf(store), store.labels, store.count('expire')]).toEqual([expireAt, foundLabels, 1])
  })

  it('is left alone by a rollback if someone else has changed it by a second or more', async () => {
    for (const [since, isOurs] of [
      [expireAt + 999, true],
      [expireAt + 1000, false],
      [expireAt - 1, false],
    ] as const) {
      const store = newStore()
      await store.expire('v1', 1_800_000_000_000)
      const recorded = await promoteAndRecord(store)
      await store.expire('v1', since)
      await executeAll(await prepareTasks(undoTask(store, recorded)))
      expect([since, expiryOf(store)]).toEqual([since, isOurs ? 1_800_000_000_000 : since])
    }
  })

  it('that was the same before needs no rollback', async () => {
    const store = newStore()
    await store.expire('v1', expireAt)
    const recorded = await promoteAndRecord(store)
    const times = store.count('expire')
    expect(await executeAll(await prepareTasks(undoTask(store, recorded)))).toMatchObject([
      { outcome: 'rolled-back', warnings: [] },
    ])
    expect([expiryOf(store), store.count('expire')]).toEqual([expireAt, times])
  })

  it('that a stopped promotion never set needs no rollback', async () => {
    const store = newStore()
    const planned = await prepareTask(promotionTask(store, toV2, expireAt))
    const [result] = await executeAll(await prepareTasks(undoTask(store, toRecord(planned))))
    expect(result).toMatchObject({ outcome: 'unchanged', changed: false, warnings: [] })
    expect(store.count('expire')).toBe(0)
  })
})

describe('an expiry that fails at first', () => {
  const [before, at] = [Date.UTC(2029, 0, 1), Date.UTC(2030, 0, 2)]
  /** Sets the expiry of a version that has one already, or has none. */
  const setWith = async (disturb: (store: Model) => void, { forward = retryPolicy, hasExpiry = true } = {}) => {
    const store = newStore()
    if (hasExpiry) await store.expire('v1', before)
    const list = await prepareTasks(promotionTask(store, toV2, at))
    disturb(store)
    const [result] = await executeInOrder(list, forward, () => retryPolicy)
    return { result, times: store.count('expire') - Number(hasExpiry) }
  }
  const failExpiry = (kind: ApiErrorKind, which: (n: number) => boolean) => (store: Model) => {
    const before = store.count('expire')
    store.before = (request) => {
      if (request.kind === 'expire' && which(request.n - before)) throw new ApiError(kind)
    }
  }

  it('is retried after a transient error, with a backoff, up to the maximum', async () => {
    const backoffs: number[] = []
    const forward = policyOf(4, (attempt: number) => Promise.resolve(void backoffs.push(attempt)))
    const third = await setWith(
      failExpiry('unavailable', (n) => n < 3),
      { forward },
    )
    expect(third).toMatchObject({ times: 3, result: { outcome: 'promoted', warnings: [] } })
    expect(backoffs).toEqual([1, 2])
    const never = await setWith(failExpiry('unavailable', () => true))
    expect(never.times).toBe(4)
    expect(never.result?.warnings).toEqual([
      'v1 still expires on 2029-01-01T00:00:00.000Z: could not set the expiry to 2030-01-02T00:00:00.000Z: ' +
        'the store returned a server error',
    ])
    expect(
      (
        await setWith(
          failExpiry('unavailable', () => true),
          { hasExpiry: false },
        )
      ).result?.warnings,
    ).toEqual([expect.stringContaining('v1 has no expiry: ')])
  })

  it('is not retried after a permanent error or after the deadline', async () => {
    const rejected = await setWith(failExpiry('rejected', () => true))
    expect([rejected.times, rejected.result?.warnings.length]).toEqual([1, 1])
    const forward = policyOf(4, () => Promise.reject(new ApiError('timeout')))
    const late = await setWith(
      failExpiry('unavailable', () => true),
      { forward },
    )
    expect([late.times, late.result?.warnings.length]).toEqual([1, 1])
  })

  it('is retried if no read shows whether it is set', async () => {
    const silent = await setWith((store) => {
      const [expiries, reads] = [store.count('expire'), store.count('read')]
      store.before = (request) => {
        if (request.kind === 'expire' && request.n === expiries + 1) throw new ApiError('timeout')
        if (request.kind === 'read' && request.n === reads + 2) throw new ApiError('timeout')
      }
    })
    expect(silent).toMatchObject({ times: 2, result: { warnings: [] } })
  })

  it('fails the run if the error is a bug', async () => {
    const broken = (store: Model) => Object.assign(store, { expire: () => Promise.reject(new TypeError('a bug')) })
    await expect(setWith(broken)).rejects.toThrow('a bug')
  })
})

describe('a recorded expiry', () => {
  const at = Date.UTC(2030, 0, 2)
  const versions = [
    { id: 'v1', stages: [], expires: at + 1 },
    { id: 'v2', stages: [], expires: null },
  ]

  it('is rolled back only if it still is as recorded', () => {
    const undo = (version: string, before: number | null, after: number | null) =>
      planExpiryUndo({ version, before, after }, versions)
    expect(undo('v1', null, at)).toEqual({ version: 'v1', before: at + 1, after: null })
    expect(undo('v1', 5000, at)).toEqual({ version: 'v1', before: at + 1, after: 5000 })
    expect(undo('v1', at, at)).toBe(undefined)
    expect(undo('v1', null, at + 5000)).toBe(undefined)
    expect(undo('v1', at, null)).toBe(undefined)
    // No expiry is not 1970.
    expect(undo('v2', 5000, 500)).toBe(undefined)
    expect(undo('v9', null, at)).toBe(undefined)
  })

  it('is formatted with dates', () => {
    expect(formatExpiry({ version: 'v1', before: null, after: at })).toBe(
      'expiry of v1 none → 2030-01-02T00:00:00.000Z',
    )
    expect(formatExpiry({ version: 'v1', before: at, after: null })).toBe(
      'expiry of v1 2030-01-02T00:00:00.000Z → none',
    )
  })
})
