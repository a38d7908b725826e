/** What a result says. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import { execute } from '../../../src/promotion/execute.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import type { Result } from '../../../src/promotion/result.ts'
import { CURRENT, Model, PREVIOUS } from '../../support/model.ts'
import { openStore, type OpenTask, promotionTask, retryPolicy } from '../../support/promotion-properties.ts'
import { auto, carry, failing, one, ready, three, two } from '../../support/promotion-runs.ts'

describe('the words for', () => {
  const stateOf = ([result]: readonly Result[]) => result?.failure?.state
  const failed = async (...tasks: readonly OpenTask[]) => {
    const all = await prepareAll(tasks, openStore, 1)
    return 'failed' in all ? all.failed : []
  }

  it('a check that failed: nothing was changed, and where the label is, where that was read', async () => {
    const store = Object.assign(one(), { requestIds: ['r1'] })
    const [result] = await failed({ ...promotionTask(store, auto), expected: 'v2' })
    expect(result?.failure?.state).toBe('Nothing was changed: CURRENT is on v1.')
    expect(result).toMatchObject({ requestIds: ['r1'], changes: [], warnings: [] })
    expect(result?.failure?.error).toMatchObject({ advice: expect.stringContaining('Find out who moved it') as string })
    const open = () => Promise.reject(new ApiError('timeout'))
    const [closed] = await failed({ ...promotionTask(one(), auto), open })
    expect(closed).toMatchObject({ requestIds: [], failure: { state: 'Nothing was changed.' } })
  })

  it('what was put back, what could not be, and what was left alone', async () => {
    const refused = one()
    const list = await ready([refused])
    failing(refused, 'rejected', (n) => n === 1)
    expect(stateOf(await carry(list))).toBe('Nothing was changed: PREVIOUS is on v0, CURRENT is on v1.')

    const back = one()
    const half = await ready([back])
    failing(back, 'rejected', (n) => n === 2)
    expect(stateOf(await carry(half))).toBe('Rolled back: PREVIOUS is on v0, CURRENT is on v1.')

    const stuck = one()
    const both = await ready([stuck])
    failing(stuck, 'rejected', (n) => n > 1)
    expect(stateOf(await carry(both))).toBe('Rollback incomplete: PREVIOUS is on v1, CURRENT is on v1.')

    const gone = one()
    const whole = await ready([gone])
    failing(gone, 'unreachable', (n) => n > 1)
    gone.after = ({ kind, n }) => {
      if (kind === 'read' && n > 1) throw new ApiError('unreachable')
    }
    expect(stateOf(await carry(whole))).toBe(
      'Rollback failed: could not connect to the store. ' + 'Last known state: PREVIOUS is on v1, CURRENT is on v1.',
    )

    const taken = one({ conditional: true })
    const other = await ready([taken])
    taken.before = ({ kind, n }) => {
      if (kind === 'move' && n === 2) taken.place(CURRENT, 'v0')
    }
    expect(stateOf(await carry(other))).toBe('Left unchanged: PREVIOUS is on v1, CURRENT is on v0.')
  })

  it('a write that was surely not made, by a store that cannot be read any more: not that it was written', async () => {
    const store = one()
    const list = await ready([store])
    store.before = () => {
      throw new ApiError('rejected')
    }
    const [result] = await carry(list)
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
    expect(result?.failure?.state).toBe('Nothing was changed. Last known state: PREVIOUS is on v0, CURRENT is on v1.')
  })

  it('what is finished: each once, counted, forth and back', async () => {
    const told: string[] = []
    const manner = {
      retryPolicy,
      concurrency: 1,
      onRollback: () => retryPolicy,
      onProgress: ({ ref, outcome }: Result, n: number, all: number) =>
        told.push(`${ref.secret} ${outcome} ${n}/${all}`),
    }
    await execute(await ready(two()), manner)
    const others = three()
    const list = await ready(others)
    failing(others[2], 'rejected', () => true)
    await execute(list, manner)
    expect(told).toEqual([
      's0 promoted 1/2',
      's1 promoted 2/2',
      's0 promoted 1/3',
      's1 promoted 2/3',
      's2 failed 1/3',
      's1 restored 2/3',
      's0 restored 3/3',
    ])
  })

  it('a change: none for a label that is where it shall be', async () => {
    const store = new Model({ v1: [CURRENT, PREVIOUS], v2: [] })
    const [result] = await carry(await ready([store]))
    expect(result).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(result?.changes).toEqual([{ stage: CURRENT, before: 'v1', after: 'v2' }])
  })

  it('a failure that the store can explain: only one of its own, or a label that somebody has moved', async () => {
    const asked: unknown[] = []
    const explain = (about: unknown) => Promise.resolve(String(asked.push(about)))
    const explained = async (error: unknown) => {
      const store = Object.assign(one(), { diagnose: explain })
      store.before = () => {
        throw error
      }
      const [result] = await failed(promotionTask(store, auto))
      return result?.failure?.diagnosis
    }
    const problem = new ApiError('rejected')
    expect(await explained(new TypeError('a bug'))).toBe(undefined)
    expect(await explained(new Refusal('for reasons', 'of its own'))).toBe(undefined)
    expect(await explained(new Refusal('moved', 'by whom?', CURRENT))).toBe('1')
    expect(await explained(problem)).toBe('2')
    expect(asked).toEqual([CURRENT, problem])
  })
})
