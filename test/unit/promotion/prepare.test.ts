/** Preparation of a list: all checks pass, or nothing is written. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { type Prepared, toRecord } from '../../../src/promotion/task.ts'
import { plannedResult, type Result } from '../../../src/promotion/result.ts'
import { CURRENT, Model, PREVIOUS } from '../../support/model.ts'
import { prepareOptions, prepareTasks, promotionTask, undoTask } from '../../support/promotion-properties.ts'
import {
  newStore,
  outcomes,
  prepareStores,
  threeStores,
  toV2,
  twoStores,
  usualLayout,
} from '../../support/promotion-runs.ts'

describe('prepareAll', () => {
  it('writes nothing and reads each secret once', async () => {
    const all = threeStores()
    expect((await prepareStores(all)).map((each) => toRecord(each))).toMatchObject(all.map(({ ref }) => ref))
    expect(all.map(({ requests }) => requests.map(({ kind }) => kind))).toEqual([['read'], ['read'], ['read']])
  })

  it.each([1, 3, 20])('reads up to %i secrets at once', async (concurrency) => {
    const open = { now: 0, max: 0 }
    const tasks = Array.from({ length: 9 }, (_, n) => {
      const store = new Model(usualLayout, {}, `s${n}`)
      const openSlowly = async () => {
        open.max = Math.max(open.max, ++open.now)
        // Later ones are faster.
        for (let turns = 20 - n; turns > 0; turns--) await Promise.resolve()
        open.now--
        return store
      }
      return { ...promotionTask(store, toV2), open: openSlowly }
    })
    const { ready } = (await prepareAll(tasks, prepareOptions(concurrency))) as { ready: Prepared[] }
    expect(ready.map(({ store }) => store.ref.secret)).toEqual(tasks.map(({ ref }) => ref.secret))
    // The first one goes ahead alone.
    expect(open.max).toBe(Math.min(concurrency, 8))
  })

  it('fails as a whole if one secret fails a check, and reports the others as skipped', async () => {
    const all = threeStores()
    const tasks = all.map((store, n) => promotionTask(store, { ...toV2, target: { version: n === 1 ? 'v9' : 'v2' } }))
    const { failed } = (await prepareAll(tasks, prepareOptions())) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['skipped', 'failed', 'skipped'])
    expect(failed.map(({ changed, previous, current }) => [changed, previous, current])).toEqual(
      Array(3).fill([false, 'v1', 'v1']),
    )
    expect(failed[1]?.failure).toMatchObject({ error: { name: 'Refusal' }, manualSteps: [] })
    expect(all.map((store) => store.count('move'))).toEqual([0, 0, 0])
  })

  it('names the secret if its store cannot be opened or read', async () => {
    const [unopened, unreadable] = twoStores()
    unreadable.before = () => {
      throw new ApiError('secret-not-found')
    }
    const task = { ...promotionTask(unopened, toV2), open: () => Promise.reject(new ApiError('no-permission')) }
    const { failed } = (await prepareAll([task, promotionTask(unreadable, toV2)], prepareOptions())) as {
      failed: Result[]
    }
    const kinds = failed.map(({ ref, failure }) => [ref.secret, (failure?.error as ApiError).kind])
    expect(kinds).toEqual([
      ['s0', 'no-permission'],
      ['s1', 'secret-not-found'],
    ])
  })

  it.each([
    ['v1', undefined],
    ['v2', 'CURRENT is on v1, but `expected-version` is v2'],
    [null, 'CURRENT is on v1, but `expected-version` is none'],
  ])('refuses unless the label is on `expected-version` (%s)', async (expected, message) => {
    const store = newStore()
    const all = await prepareAll([{ ...promotionTask(store, toV2), expected }], prepareOptions())
    if (message === undefined) expect(all).toHaveProperty('ready')
    else expect(all).toMatchObject({ failed: [{ failure: { error: { name: 'Refusal', message } } }] })
  })

  it.each([
    ['the same label', { stage: CURRENT }, CURRENT],
    ['the previous label of the first one', { stage: 'blue', previousStage: { stage: PREVIOUS } }, PREVIOUS],
    ['the label that the store may move automatically', { stage: PREVIOUS, previousStage: null }, PREVIOUS],
  ])('refuses a list in which a second task on a secret moves %s', async (_description, promotion, label) => {
    const store = new Model({ ...usualLayout, v3: ['blue'] })
    const tasks = [
      promotionTask(store, { ...toV2, previousStage: null }),
      promotionTask(store, { ...toV2, ...promotion }),
    ]
    const other = promotionTask(new Model({ ...usualLayout, v3: ['blue'] }, {}, 'another'), { ...toV2, ...promotion })
    const { failed } = (await prepareAll([...tasks, other], prepareOptions())) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['skipped', 'failed', 'skipped'])
    const message = `the list moves ${label} of ${store.ref.secret} twice`
    expect(failed[1]?.failure?.error).toMatchObject({ message, advice: expect.stringMatching(/once/) as string })
    expect(await prepareAll([tasks[0] ?? other, other], prepareOptions())).toHaveProperty('ready')
  })

  describe('looks again for a version that is not listed', () => {
    const missing = { ...toV2, target: { version: 'v9' } }
    const kindsOf = (failed: readonly Result[]) =>
      failed.map(({ failure }) => (failure?.error instanceof ApiError ? failure.error.kind : failure?.error))

    it('twice, and waits for all secrets of a list at once', async () => {
      const all = threeStores()
      const waits: number[] = []
      const wait = (ms: number) => Promise.resolve(void waits.push(ms))
      const tasks = all.map((store) => promotionTask(store, missing))
      await prepareAll(tasks, { ...prepareOptions(), wait })
      expect(waits).toEqual([1_000, 2_000])
      expect(all.map((store) => store.count('read'))).toEqual([3, 3, 3])
    })

    it('and refuses it if no time is left', async () => {
      const store = newStore()
      const wait = () => Promise.reject(new ApiError('out-of-time'))
      const prepared = await prepareAll([promotionTask(store, missing)], { ...prepareOptions(), wait })
      expect(prepared).toMatchObject({ failed: [{ failure: { error: { message: 'version v9 does not exist' } } }] })
      expect(store.count('read')).toBe(1)
    })

    it('unless the run is cancelled', async () => {
      const wait = () => Promise.reject(new ApiError('cancelled'))
      const prepared = await prepareAll([promotionTask(newStore(), missing)], { ...prepareOptions(), wait })
      expect('failed' in prepared && kindsOf(prepared.failed)).toEqual(['cancelled'])
    })

    it('and promotes it once it is', async () => {
      const store = new Model({ v1: [CURRENT], v2: [] }, { hidesUnlabeled: true })
      const read = store.read.bind(store)
      let reads = 0
      store.read = (wanted) => read(++reads > 1 ? wanted : [])
      expect(await prepareAll([promotionTask(store, toV2)], prepareOptions())).toHaveProperty('ready')
    })
  })

  it('does not use a rejected key again, and lists the manual steps of a rollback', async () => {
    const [first, second] = twoStores()
    const rollbacks = (await prepareStores([first, second])).map((each) => undoTask(each.store, toRecord(each)))
    for (const store of [first, second]) {
      store.before = () => {
        throw new ApiError('bad-credentials')
      }
    }
    const { failed } = (await prepareAll(rollbacks, prepareOptions(2))) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['failed', 'failed'])
    expect(second.count('read')).toBe(1)
    for (const { failure } of failed) {
      expect(failure?.state).toMatch(/^Nothing was changed\. The step moved .*from v1 to v2/)
      expect(failure?.manualSteps).toEqual([
        { stage: CURRENT, before: 'v2', after: 'v1' },
        { stage: PREVIOUS, before: 'v1', after: 'v0' },
      ])
    }
  })

  it('returns plans that a dry run reports as planned or unchanged', async () => {
    const [pending, done] = [newStore(), new Model({ v1: [], v2: [CURRENT] })]
    const all = await prepareTasks(promotionTask(pending, toV2), promotionTask(done, toV2))
    expect(all.map(plannedResult)).toMatchObject([
      {
        outcome: 'planned',
        changed: false,
        previous: 'v1',
        current: 'v1',
        changes: [{ stage: PREVIOUS }, { stage: CURRENT }],
      },
      { outcome: 'unchanged', changed: false, previous: 'v2', current: 'v2', changes: [] },
    ])
  })
})
