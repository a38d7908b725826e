/** The contents of a result. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import { execute } from '../../../src/promotion/execute.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import type { Result } from '../../../src/promotion/result.ts'
import { CURRENT, Model, PREVIOUS } from '../../support/model.ts'
import { prepareOptions, type OpenTask, promotionTask, retryPolicy } from '../../support/promotion-properties.ts'
import {
  executeAll,
  failMoves,
  newStore,
  prepareStores,
  threeStores,
  toV2,
  twoStores,
} from '../../support/promotion-runs.ts'

describe('a result', () => {
  const stateOf = ([result]: readonly Result[]) => result?.failure?.state
  const failed = async (...tasks: readonly OpenTask[]) => {
    const all = await prepareAll(tasks, prepareOptions())
    return 'failed' in all ? all.failed : []
  }

  it('of a failed check says that nothing was changed, and where the label is if it was read', async () => {
    const store = Object.assign(newStore(), { requestIds: ['r1'] })
    const [result] = await failed({ ...promotionTask(store, toV2), expected: 'v2' })
    expect(result?.failure?.state).toBe('Nothing was changed: CURRENT is on v1.')
    expect(result).toMatchObject({ requestIds: ['r1'], changes: [], warnings: [] })
    expect(result?.failure?.error).toMatchObject({ advice: expect.stringContaining('Find out who moved it') as string })
    const open = () => Promise.reject(new ApiError('timeout'))
    const [closed] = await failed({ ...promotionTask(newStore(), toV2), open })
    expect(closed).toMatchObject({ requestIds: [], failure: { state: 'Nothing was changed.' } })
  })

  it('of a failed write says what was rolled back, what could not be, and what was left unchanged', async () => {
    const refused = newStore()
    const list = await prepareStores([refused])
    failMoves(refused, 'rejected', (n) => n === 1)
    expect(stateOf(await executeAll(list))).toBe('Nothing was changed: PREVIOUS is on v0, CURRENT is on v1.')

    const back = newStore()
    const half = await prepareStores([back])
    failMoves(back, 'rejected', (n) => n === 2)
    expect(stateOf(await executeAll(half))).toBe('Rolled back: PREVIOUS is on v0, CURRENT is on v1.')

    const stuck = newStore()
    const both = await prepareStores([stuck])
    failMoves(stuck, 'rejected', (n) => n > 1)
    expect(stateOf(await executeAll(both))).toBe('Rollback incomplete: PREVIOUS is on v1, CURRENT is on v1.')

    const gone = newStore()
    const whole = await prepareStores([gone])
    failMoves(gone, 'unreachable', (n) => n > 1)
    gone.after = ({ kind, n }) => {
      if (kind === 'read' && n > 1) throw new ApiError('unreachable')
    }
    expect(stateOf(await executeAll(whole))).toBe(
      'Rollback failed: could not connect to the store. ' + 'Last known state: PREVIOUS is on v1, CURRENT is on v1.',
    )

    const contested = newStore({ conditional: true })
    const other = await prepareStores([contested])
    contested.before = ({ kind, n }) => {
      if (kind === 'move' && n === 2) contested.place(CURRENT, 'v0')
    }
    expect(stateOf(await executeAll(other))).toBe('Left unchanged: PREVIOUS is on v1, CURRENT is on v0.')
  })

  it('of a rejected write does not report it as written if the store is down afterwards', async () => {
    const store = newStore()
    const list = await prepareStores([store])
    store.before = () => {
      throw new ApiError('rejected')
    }
    const [result] = await executeAll(list)
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
    expect(result?.failure?.state).toBe('Nothing was changed: PREVIOUS is on v0, CURRENT is on v1.')
  })

  it('is reported once per secret, with a count, during promotion and rollback', async () => {
    const progress: string[] = []
    const options = {
      retryPolicy,
      concurrency: 1,
      onRollback: () => retryPolicy,
      isCancelled: () => false,
      onProgress: ({ ref, outcome }: Result, n: number, all: number) =>
        progress.push(`${ref.secret} ${outcome} ${n}/${all}`),
    }
    await execute(await prepareStores(twoStores()), options)
    const others = threeStores()
    const list = await prepareStores(others)
    failMoves(others[2], 'rejected', () => true)
    await execute(list, options)
    expect(progress).toEqual([
      's0 promoted 1/2',
      's1 promoted 2/2',
      's0 promoted 1/3',
      's1 promoted 2/3',
      's2 failed 1/3',
      's1 restored 2/3',
      's0 restored 3/3',
    ])
  })

  it('lists no change of a label that is already in place', async () => {
    const store = new Model({ v1: [CURRENT, PREVIOUS], v2: [] })
    const [result] = await executeAll(await prepareStores([store]))
    expect(result).toMatchObject({ outcome: 'promoted', warnings: [] })
    expect(result?.changes).toEqual([{ stage: CURRENT, before: 'v1', after: 'v2' }])
  })

  it('has a diagnosis of the store only for its own error or for a label that someone else moved', async () => {
    const diagnosed: unknown[] = []
    const diagnose = (about: unknown) => Promise.resolve(String(diagnosed.push(about)))
    const diagnosisOf = async (error: unknown) => {
      const store = Object.assign(newStore(), { diagnose })
      store.before = () => {
        throw error
      }
      const [result] = await failed(promotionTask(store, toV2))
      return result?.failure?.diagnosis
    }
    const apiError = new ApiError('rejected')
    expect(await diagnosisOf(new TypeError('a bug'))).toBe(undefined)
    expect(await diagnosisOf(new Refusal('a reason', 'an advice'))).toBe(undefined)
    expect(await diagnosisOf(new Refusal('moved', 'an advice', CURRENT))).toBe('1')
    expect(await diagnosisOf(apiError)).toBe('2')
    expect(diagnosed).toEqual([CURRENT, apiError])
  })
})
