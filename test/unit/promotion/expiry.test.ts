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
} from '../../support/promotion-properties.ts'
import { auto, carry, failing, foundLabels, one, promotedLabels, three, two } from '../../support/promotion-runs.ts'

describe('the expiry of the outgoing version', () => {
  const expireAt = Date.UTC(2030, 0, 2)
  const expiring = (all: readonly Model[]) => prepareTasks(...all.map((store) => promotionTask(store, auto, expireAt)))
  const expiryOf = (store: Model, id = 'v1') => store.snapshot.find((version) => version.id === id)?.expires

  it('is set after all labels of all secrets have moved', async () => {
    const all = three()
    const list = await expiring(all)
    const order: string[] = []
    for (const store of all) {
      store.before = ({ kind }) => {
        if (kind !== 'read') order.push(kind)
      }
    }
    expect(await carry(list)).toMatchObject(Array(3).fill({ outcome: 'promoted', warnings: [] }))
    expect(order).toEqual([...Array<string>(6).fill('move'), ...Array<string>(3).fill('expire')])
    expect(all.map((store) => expiryOf(store))).toEqual([expireAt, expireAt, expireAt])
    expect(all.map((store) => [expiryOf(store, 'v0'), expiryOf(store, 'v2')])).toEqual(Array(3).fill([null, null]))
  })

  it('is not set where any secret fails, where no version lost the label, or where nothing moves', async () => {
    const all = two()
    const list = await expiring(all)
    failing(all[1], 'rejected', () => true)
    await carry(list)
    expect(all.map((store) => store.count('expire'))).toEqual([0, 0])

    const [fresh, there] = [new Model({ v2: [] }), new Model({ v1: [], v2: [CURRENT] }, {}, 'there')]
    await carry(await expiring([fresh, there]))
    expect([fresh.count('expire'), there.count('expire')]).toEqual([0, 0])
  })

  it('does not stand in the way: a failure is a warning with the date', async () => {
    const store = one()
    const list = await expiring([store])
    store.before = ({ kind }) => {
      if (kind === 'expire') throw new ApiError('no-permission')
    }
    const [result] = await carry(list)
    expect(result).toMatchObject({ outcome: 'promoted', changed: true })
    expect(result?.warnings).toEqual([expect.stringMatching(/v1.*2030-01-02T00:00:00\.000Z/)])
    expect(store.labels).toEqual(promotedLabels)
  })

  const promoteAndRecord = async (store: Model) => {
    const ready = await prepareTask(promotionTask(store, auto, expireAt))
    await carry([ready])
    return toRecord(ready)
  }
  it('whose answer was lost is settled by reading', async () => {
    const store = one()
    const list = await expiring([store])
    store.after = ({ kind }) => {
      if (kind === 'expire') throw new ApiError('timeout')
    }
    expect(await carry(list)).toMatchObject([{ outcome: 'promoted', warnings: [] }])
  })

  it('is undone, and told, even where the labels are back already', async () => {
    const store = one()
    await store.expire('v1', 1_800_000_000_000)
    const recorded = await promoteAndRecord(store)
    for (const [label, version] of Object.entries(foundLabels)) store.place(label, version)
    const results = await carry(await prepareTasks(undoTask(store, recorded)))
    expect(results).toMatchObject([{ outcome: 'rolled-back', changed: true, warnings: [] }])
    expect([expiryOf(store), store.labels]).toEqual([1_800_000_000_000, foundLabels])
  })

  it('goes back to what it was by an undo', async () => {
    const store = one()
    const before = Date.UTC(2029, 5, 1)
    await store.expire('v1', before)
    const recorded = await promoteAndRecord(store)
    expect([expiryOf(store), recorded.expiry]).toEqual([expireAt, { version: 'v1', before, after: expireAt }])
    expect(await carry(await prepareTasks(undoTask(store, recorded)))).toMatchObject([
      { outcome: 'rolled-back', warnings: [] },
    ])
    expect([expiryOf(store), store.labels]).toEqual([before, foundLabels])
  })

  it('stays, with a warning and the date, where there was none before', async () => {
    const store = one()
    const recorded = await promoteAndRecord(store)
    const [result] = await carry(await prepareTasks(undoTask(store, recorded)))
    expect(result?.warnings).toEqual([expect.stringMatching(/v1 still expires on 2030-01-02T00:00:00\.000Z/)])
    expect([expiryOf(store), store.labels, store.count('expire')]).toEqual([expireAt, foundLabels, 1])
  })

  it('is left alone where somebody has set another since, seconds apart, and not for milliseconds', async () => {
    for (const [since, isOurs] of [
      [expireAt + 999, true],
      [expireAt + 1000, false],
      [expireAt - 1, false],
    ] as const) {
      const store = one()
      await store.expire('v1', 1_800_000_000_000)
      const recorded = await promoteAndRecord(store)
      await store.expire('v1', since)
      await carry(await prepareTasks(undoTask(store, recorded)))
      expect([since, expiryOf(store)]).toEqual([since, isOurs ? 1_800_000_000_000 : since])
    }
  })

  it('that was the same before is nothing to undo', async () => {
    const store = one()
    await store.expire('v1', expireAt)
    const recorded = await promoteAndRecord(store)
    const times = store.count('expire')
    expect(await carry(await prepareTasks(undoTask(store, recorded)))).toMatchObject([
      { outcome: 'rolled-back', warnings: [] },
    ])
    expect([expiryOf(store), store.count('expire')]).toEqual([expireAt, times])
  })

  it('that was never set, since the promotion was stopped before, is nothing to undo', async () => {
    const store = one()
    const planned = await prepareTask(promotionTask(store, auto, expireAt))
    const [result] = await carry(await prepareTasks(undoTask(store, toRecord(planned))))
    expect(result).toMatchObject({ outcome: 'unchanged', changed: false, warnings: [] })
    expect(store.count('expire')).toBe(0)
  })
})

describe('an expiry that cannot be set at once', () => {
  const [before, at] = [Date.UTC(2029, 0, 1), Date.UTC(2030, 0, 2)]
  /** Sets it on a version with an expiry, or without. */
  const setWith = async (disturb: (store: Model) => void, { wait = retryPolicy, hasOne = true } = {}) => {
    const store = one()
    if (hasOne) await store.expire('v1', before)
    const list = await prepareTasks(promotionTask(store, auto, at))
    disturb(store)
    const [result] = await executeInOrder(list, wait, () => retryPolicy)
    return { result, times: store.count('expire') - Number(hasOne) }
  }
  const failingWith = (kind: ApiErrorKind, which: (n: number) => boolean) => (store: Model) => {
    const before = store.count('expire')
    store.before = (asked) => {
      if (asked.kind === 'expire' && which(asked.n - before)) throw new ApiError(kind)
    }
  }

  it('is tried again where that may help, with pauses, and as often as allowed', async () => {
    const pauses: number[] = []
    const wait = { maxAttempts: 4, backoff: (attempt: number) => Promise.resolve(void pauses.push(attempt)) }
    const third = await setWith(
      failingWith('unavailable', (n) => n < 3),
      { wait },
    )
    expect(third).toMatchObject({ times: 3, result: { outcome: 'promoted', warnings: [] } })
    expect(pauses).toEqual([1, 2])
    const never = await setWith(failingWith('unavailable', () => true))
    expect(never.times).toBe(4)
    expect(never.result?.warnings).toEqual([
      'v1 still expires on 2029-01-01T00:00:00.000Z: could not set the expiry to 2030-01-02T00:00:00.000Z: ' +
        'the store returned a server error',
    ])
    expect(
      (
        await setWith(
          failingWith('unavailable', () => true),
          { hasOne: false },
        )
      ).result?.warnings,
    ).toEqual([expect.stringContaining('v1 has no expiry: ')])
  })

  it('is not where that is of no use, or where there is no time', async () => {
    const useless = await setWith(failingWith('rejected', () => true))
    expect([useless.times, useless.result?.warnings.length]).toEqual([1, 1])
    const wait = { maxAttempts: 4, backoff: () => Promise.reject(new ApiError('timeout')) }
    const late = await setWith(
      failingWith('unavailable', () => true),
      { wait },
    )
    expect([late.times, late.result?.warnings.length]).toEqual([1, 1])
  })

  it('is, where the store does not say whether it is set', async () => {
    const silent = await setWith((store) => {
      const [expiries, reads] = [store.count('expire'), store.count('read')]
      store.before = (asked) => {
        if (asked.kind === 'expire' && asked.n === expiries + 1) throw new ApiError('timeout')
        if (asked.kind === 'read' && asked.n === reads + 2) throw new ApiError('timeout')
      }
    })
    expect(silent).toMatchObject({ times: 2, result: { warnings: [] } })
  })

  it('is no secret when the fault is ours', async () => {
    const broken = (store: Model) => Object.assign(store, { expire: () => Promise.reject(new TypeError('a bug')) })
    await expect(setWith(broken)).rejects.toThrow('a bug')
  })
})

describe('an expiry on record', () => {
  const at = Date.UTC(2030, 0, 2)
  const versions = [
    { id: 'v1', stages: [], expires: at + 1 },
    { id: 'v2', stages: [], expires: null },
  ]

  it('is undone only where it still is as recorded', () => {
    const undo = (version: string, before: number | null, after: number | null) =>
      planExpiryUndo({ version, before, after }, versions)
    expect(undo('v1', null, at)).toEqual({ version: 'v1', before: at + 1, after: null })
    expect(undo('v1', 5000, at)).toEqual({ version: 'v1', before: at + 1, after: 5000 })
    expect(undo('v1', at, at)).toBe(undefined)
    expect(undo('v1', null, at + 5000)).toBe(undefined)
    expect(undo('v1', at, null)).toBe(undefined)
    // No expiry is not the first second of 1970.
    expect(undo('v2', 5000, 500)).toBe(undefined)
    expect(undo('v9', null, at)).toBe(undefined)
  })

  it('is told in dates', () => {
    expect(formatExpiry({ version: 'v1', before: null, after: at })).toBe(
      'expiry of v1 none → 2030-01-02T00:00:00.000Z',
    )
    expect(formatExpiry({ version: 'v1', before: at, after: null })).toBe(
      'expiry of v1 2030-01-02T00:00:00.000Z → none',
    )
  })
})
