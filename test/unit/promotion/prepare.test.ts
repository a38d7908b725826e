/** Preparing a list: all checks pass, or nothing is written. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { type Prepared, toRecord } from '../../../src/promotion/task.ts'
import { plannedResult, type Result } from '../../../src/promotion/result.ts'
import { CURRENT, Model, PREVIOUS } from '../../support/model.ts'
import { openStore, prepareTasks, promotionTask, undoTask } from '../../support/promotion-properties.ts'
import { auto, layout, one, outcomes, ready, three, two } from '../../support/promotion-runs.ts'

describe('preparing', () => {
  it('writes nothing, and reads each secret once', async () => {
    const all = three()
    expect((await ready(all)).map(toRecord)).toMatchObject(all.map(({ ref }) => ref))
    expect(all.map(({ requests }) => requests.map(({ kind }) => kind))).toEqual([['read'], ['read'], ['read']])
  })

  it.each([1, 3, 20])('asks for so many at once as it may: %i', async (concurrency) => {
    const open = { now: 0, most: 0 }
    const tasks = Array.from({ length: 9 }, (_, n) => {
      const store = new Model(layout, {}, `s${n}`)
      const slowly = async () => {
        open.most = Math.max(open.most, ++open.now)
        // Those that come later are the quicker ones.
        for (let turns = 20 - n; turns > 0; turns--) await Promise.resolve()
        open.now--
        return store
      }
      return { ...promotionTask(store, auto), open: slowly }
    })
    const { ready } = (await prepareAll(tasks, openStore, concurrency)) as { ready: Prepared[] }
    expect(ready.map(({ store }) => store.ref.secret)).toEqual(tasks.map(({ ref }) => ref.secret))
    // One goes ahead by itself.
    expect(open.most).toBe(Math.min(concurrency, 8))
  })

  it('fails as a whole when one fails a check, and says of every other that it was skipped', async () => {
    const all = three()
    const tasks = all.map((store, n) => promotionTask(store, { ...auto, target: { version: n === 1 ? 'v9' : 'v2' } }))
    const { failed } = (await prepareAll(tasks, openStore, 1)) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['skipped', 'failed', 'skipped'])
    expect(failed.map(({ changed, previous, current }) => [changed, previous, current])).toEqual(
      Array(3).fill([false, 'v1', 'v1']),
    )
    expect(failed[1]?.failure).toMatchObject({ error: { name: 'Refusal' }, manualSteps: [] })
    expect(all.map((store) => store.count('move'))).toEqual([0, 0, 0])
  })

  it('fails when a store cannot be opened or read, and names the secret all the same', async () => {
    const [closed, mute] = two()
    mute.before = () => {
      throw new ApiError('secret-not-found')
    }
    const task = { ...promotionTask(closed, auto), open: () => Promise.reject(new ApiError('no-permission')) }
    const { failed } = (await prepareAll([task, promotionTask(mute, auto)], openStore, 1)) as { failed: Result[] }
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
  ])('refuses unless the label is where it is expected: %s', async (expected, message) => {
    const store = one()
    const all = await prepareAll([{ ...promotionTask(store, auto), expected }], openStore, 1)
    if (message === undefined) expect(all).toHaveProperty('ready')
    else expect(all).toMatchObject({ failed: [{ failure: { error: { name: 'Refusal', message } } }] })
  })

  it.each([
    ['the same label', { stage: CURRENT }, CURRENT],
    ['the previous label of the other', { stage: 'blue', previousStage: { stage: PREVIOUS } }, PREVIOUS],
    ['the label that the store may take along', { stage: PREVIOUS, previousStage: null }, PREVIOUS],
  ])('refuses a list in which two move %s of one secret', async (_what, promotion, label) => {
    const store = new Model({ ...layout, v3: ['blue'] })
    const tasks = [
      promotionTask(store, { ...auto, previousStage: null }),
      promotionTask(store, { ...auto, ...promotion }),
    ]
    const other = promotionTask(new Model({ ...layout, v3: ['blue'] }, {}, 'another'), { ...auto, ...promotion })
    const { failed } = (await prepareAll([...tasks, other], openStore, 1)) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['skipped', 'failed', 'skipped'])
    const message = `the list moves ${label} of this secret twice`
    expect(failed[1]?.failure?.error).toMatchObject({ message, advice: expect.stringMatching(/once/) as string })
    expect(await prepareAll([tasks[0] ?? other, other], openStore, 1)).toHaveProperty('ready')
  })

  it('does not ask again with a key that was refused, and tells how to undo by hand', async () => {
    const [first, second] = two()
    const undos = (await ready([first, second])).map((each) => undoTask(each.store, toRecord(each)))
    for (const store of [first, second]) {
      store.before = () => {
        throw new ApiError('bad-credentials')
      }
    }
    const { failed } = (await prepareAll(undos, openStore, 2)) as { failed: Result[] }
    expect(outcomes(failed)).toEqual(['failed', 'skipped'])
    expect(second.count('read')).toBe(1)
    expect(failed[0]?.failure?.manualSteps).toEqual([
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ])
  })

  it('tells what would be done, and what would not', async () => {
    const [here, there] = [one(), new Model({ v1: [], v2: [CURRENT] })]
    const all = await prepareTasks(promotionTask(here, auto), promotionTask(there, auto))
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
