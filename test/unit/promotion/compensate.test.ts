/** Compensation after a failed write: everything is rolled back, or the error lists what is left to do. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { execute } from '../../../src/promotion/execute.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import type { Result } from '../../../src/promotion/result.ts'
import { CURRENT, labelsOf, Model, PREVIOUS } from '../../support/model.ts'
import {
  prepareOptions,
  prepareTask,
  prepareTasks,
  type PromotionCase,
  promotionCase,
  promotionTask,
  retryPolicy,
  roles,
  undoTask,
} from '../../support/promotion-properties.ts'
import {
  executeAll,
  expectAllRestored,
  failMoves,
  foundLabels,
  newStore,
  outcomes,
  prepareStores,
  promotedLabels,
  threeStores,
  toV2,
  twoStores,
  usualLayout,
} from '../../support/promotion-runs.ts'

const many = { numRuns: 400 }

describe('a failed write in a list', () => {
  const list = fc.array(promotionCase, { minLength: 1, maxLength: 4 })
  const open = (each: PromotionCase, n: number) => new Model(each.layout, each.options, `s${n}`)

  it('leads to a rollback of all writes in reverse order, and later secrets are skipped', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(3), fc.integer({ min: 1, max: 2 }), async (cases, index, write) => {
        const victim = index % cases.length
        const all = cases.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, cases[n]?.promotion ?? toV2)))
        const written: number[] = []
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (kind === 'move' && n === victim && nth === write) throw new ApiError('rejected')
          }
          store.after = ({ kind }) => {
            if (kind === 'move') written.push(n)
          }
        }
        const results = await executeAll(ready)
        const moves = cases.map((each) => roles(each).isMove)
        const failed = results.findIndex(({ outcome }) => outcome === 'failed')
        if (failed < 0) {
          // There was no such write, or the store itself had already moved the label.
          expect(outcomes(results)).toEqual(moves.map((isMove) => (isMove ? 'promoted' : 'unchanged')))
          return
        }
        expect(failed).toBe(victim)
        expect(outcomes(results)).toEqual(
          results.map((_, n) =>
            n < victim ? (moves[n] ? 'restored' : 'unchanged') : n === victim ? 'failed' : 'skipped',
          ),
        )
        expect(results.map(({ ref }) => ref.secret)).toEqual(all.map(({ ref }) => ref.secret))
        expect(results.flatMap(({ failure }) => failure?.manualSteps ?? [])).toEqual([])
        expect(results[victim]?.failure?.error).toMatchObject({ kind: 'rejected' })
        expectAllRestored(all, ready, results)
        expect(all.slice(victim + 1).map((store) => store.count('move'))).toEqual(all.slice(victim + 1).map(() => 0))
        // The rollback has the reverse order.
        const order = written.filter((n, position) => n !== written[position - 1])
        const forward = order.slice(0, order.indexOf(Math.max(...order)) + 1)
        const backward = order.slice(forward.length)
        expect(forward).toEqual(forward.toSorted((a, b) => a - b))
        expect(backward).toEqual(backward.toSorted((a, b) => b - a))
      }),
      many,
    )
  })

  it('leads to a rollback of all writes even if several are in flight', async () => {
    const victims = fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 2 })
    const six = fc.array(promotionCase, { minLength: 6, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(six, victims, fc.integer({ min: 2, max: 8 }), async (cases, victims, concurrency) => {
        const all = cases.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, cases[n]?.promotion ?? toV2)))
        const failed = { is: false }
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (kind !== 'move' || !victims.includes(n) || nth > 1) return
            failed.is = true
            throw new ApiError('rejected')
          }
        }
        const phases: string[] = []
        const results = await execute(ready, {
          retryPolicy,
          concurrency,
          onRollback: () => (phases.push('rollback'), retryPolicy),
          isCancelled: () => false,
          onProgress: () => undefined,
        })
        expect(results.map(({ ref }) => ref.secret)).toEqual(all.map(({ ref }) => ref.secret))
        expect(phases).toEqual(failed.is ? ['rollback'] : [])
        if (!failed.is) return
        expectAllRestored(all, ready, results)
        expect(outcomes(results)).toContain('failed')
        expect(outcomes(results)).not.toContain('promoted')
        for (const [n, { outcome }] of results.entries()) if (!victims.includes(n)) expect(outcome).not.toBe('failed')
      }),
      many,
    )
  })

  it('prevents the start of all further secrets', async () => {
    const all = Array.from({ length: 10 }, (_, n) => new Model(usualLayout, {}, `s${n}`))
    const list = await prepareStores(all)
    for (const store of all.slice(0, 1)) failMoves(store, 'rejected', () => true)
    const options = {
      retryPolicy,
      concurrency: 2,
      onRollback: () => retryPolicy,
      isCancelled: () => false,
      onProgress: () => undefined,
    }
    const results = await execute(list, options)
    expect(outcomes(results.slice(5))).toEqual(Array(5).fill('skipped'))
    expect(all.slice(5).map(({ requests }) => requests.length)).toEqual(Array(5).fill(1))
  })

  it('that is followed by only failing writes leads to manual steps that restore all labels', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(3), fc.integer({ min: 1, max: 2 }), async (cases, index, write) => {
        const victim = index % cases.length
        const plain = cases.map((each) => ({ ...each, options: {} }))
        const all = plain.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, plain[n]?.promotion ?? toV2)))
        const dead = { is: false }
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (n === victim && kind === 'move' && nth === write) dead.is = true
            if (dead.is && kind === 'move') throw new ApiError('rejected')
          }
        }
        const results = await executeAll(ready)
        if (!dead.is) return
        for (const [n, store] of all.entries()) {
          store.before = undefined
          const found = labelsOf(ready[n]?.found ?? [])
          const { changed, outcome, failure } = results[n] ?? {}
          expect([n, changed]).toEqual([n, JSON.stringify(store.labels) !== JSON.stringify(found)])
          // A label that the store does not allow to remove cannot be removed manually either.
          for (const label of [CURRENT, PREVIOUS]) if (!(label in found)) store.place(label, null)
          const isRestored = JSON.stringify(store.labels) === JSON.stringify(found)
          if (n > victim) expect([outcome, failure]).toEqual(['skipped', undefined])
          else if (n < victim && !isRestored) expect([outcome, failure?.error]).toEqual(['failed', undefined])
          for (const { stage, after } of failure?.manualSteps ?? []) store.place(stage, after)
        }
        expect(all.map(({ labels }) => labels)).toEqual(ready.map(({ found }) => labelsOf(found)))
      }),
      many,
    )
  })

  it('leads to manual steps for a previous label that cannot be restored', async () => {
    const all = twoStores()
    const list = await prepareStores(all)
    failMoves(all[0], 'rejected', (n) => n >= 4)
    failMoves(all[1], 'rejected', () => true)
    const results = await executeAll(list)
    const manualSteps = [{ stage: PREVIOUS, before: 'v1', after: 'v0' }]
    expect(results).toMatchObject([
      { outcome: 'failed', changed: true, failure: { manualSteps } },
      { outcome: 'failed' },
    ])
    expect(all.map(({ labels }) => labels)).toEqual([{ ...foundLabels, [PREVIOUS]: 'v1' }, foundLabels])
  })

  it('leads to the reversal of a rollback in the list, even of a half-written promotion', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, fc.integer({ min: 0, max: 2 }), async (each, writes) => {
        const store = open(each, 0)
        const prepared = await prepareTask(promotionTask(store, each.promotion))
        const dead = { is: false }
        store.before = ({ kind }) => {
          dead.is ||= kind === 'move' && store.log.length >= writes
          if (dead.is) throw new ApiError('unreachable')
        }
        await executeAll([prepared])
        store.before = undefined
        const between = store.labels
        const other = new Model(usualLayout)
        const both = await prepareTasks(undoTask(store, toRecord(prepared)), promotionTask(other, toV2))
        failMoves(other, 'rejected', () => true)
        const results = await executeAll(both)
        expect(outcomes(results)).toEqual([both[0]?.plan.changes.length ? 'restored' : 'unchanged', 'failed'])
        expect(store.labels).toEqual(between)
        expect(results[0]?.changed).toBe(false)
      }),
      many,
    )
  })

  it('leads to a rollback of all labels but those that someone else has moved since', async () => {
    const all = threeStores()
    const [first, second, third] = all
    const list = await prepareStores(all)
    third.before = ({ kind }) => {
      if (kind !== 'move') return
      second.place(CURRENT, 'v0')
      throw new ApiError('rejected')
    }
    const results = await executeAll(list)
    expect(outcomes(results)).toEqual(['restored', 'failed', 'failed'])
    expect(second.labels[CURRENT]).toBe('v0')
    expect([first.labels, third.labels]).toEqual([foundLabels, foundLabels])
    expect(results[1]).toMatchObject({
      changed: true,
      failure: { error: { conflictingLabel: CURRENT }, manualSteps: [] },
    })
  })

  it('leads to no rollback of a label that someone else has moved to the target', async () => {
    for (const lost of ['rejected', 'timeout'] as const) {
      const all = twoStores()
      const [first, second] = all
      const list = await prepareStores(all)
      // The write fails and the label is in place: through this write only if its response was lost.
      first.before = ({ kind, change }) => {
        if (kind !== 'move' || change?.after !== 'v2') return
        first.place(CURRENT, 'v2')
        throw new ApiError(lost)
      }
      failMoves(second, 'rejected', () => true)
      const [result] = await executeAll(list)
      const isOurs = lost === 'timeout'
      expect(first.labels).toEqual(isOurs ? foundLabels : promotedLabels)
      expect(result?.outcome).toBe(isOurs ? 'restored' : 'failed')
    }
  })

  it('during a rollback is reported with the advice to run the same rollback again', async () => {
    const store = newStore()
    const done = await prepareTask(promotionTask(store, toV2))
    await executeAll([done])
    const undo = await prepareTasks(undoTask(store, toRecord(done)))
    failMoves(store, 'rejected', () => true)
    const [result] = await executeAll(undo)
    expect(result?.failure?.state).toMatch(/^Nothing was changed: .* Run the same rollback again to resume\.$/)
    const other = newStore()
    const forward = await prepareStores([other])
    failMoves(other, 'rejected', () => true)
    expect((await executeAll(forward))[0]?.failure?.state).not.toContain('rollback')
  })

  it('is reported with the diagnosis of the store, if there is one', async () => {
    const all = twoStores()
    const [first, second] = all
    const diagnose = (about: unknown) => Promise.resolve(about instanceof ApiError ? `It is ${about.kind}.` : undefined)
    const list = await prepareStores([first, Object.assign(second, { diagnose })])
    failMoves(second, 'rejected', () => true)
    expect((await executeAll(list))[1]?.failure).toMatchObject({ diagnosis: 'It is rejected.' })
    const undiagnosed = Object.assign(newStore(), { diagnose: () => Promise.reject(new ApiError('throttled')) })
    const alone = await prepareStores([undiagnosed])
    failMoves(undiagnosed, 'rejected', () => true)
    expect((await executeAll(alone))[0]?.failure).toMatchObject({
      error: { kind: 'rejected' },
      diagnosis: undefined,
    })
  })

  it('with rejected credentials is the last request, since another one could lock the key', async () => {
    const all = threeStores()
    const list = await prepareStores(all)
    failMoves(all[2], 'bad-credentials', () => true)
    const results = await executeAll(list)
    expect(all[2].requests.map(({ kind }) => kind)).toEqual(['read', 'move'])
    expect(results[2]).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
  })
})

describe('a store that is down after a failure', () => {
  it('leads to manual steps for everything that is known to be written', async () => {
    const store = newStore()
    const list = await prepareStores([store])
    failMoves(store, 'bad-credentials', (n) => n === 2)
    const [result] = await executeAll(list)
    const manualSteps = [{ stage: PREVIOUS, before: 'v1', after: 'v0' }]
    expect(result).toMatchObject({
      outcome: 'failed',
      changed: true,
      previous: 'v1',
      current: 'v1',
      failure: { manualSteps },
    })
    expect(result?.failure?.state).toContain('PREVIOUS is on v1')
    expect(store.labels).toEqual({ ...foundLabels, [PREVIOUS]: 'v1' })
  })

  it('leads to no manual step for a label that was already rolled back', async () => {
    const stepsAfter = async (reads: number) => {
      const store = newStore()
      const list = await prepareStores([store])
      store.before = ({ kind, n }) => {
        if (kind === 'read' && n >= reads) throw new ApiError('unreachable')
      }
      // The read back fails once, which starts the rollback.
      store.after = ({ kind, n }) => {
        if (kind === 'read' && n === 2) throw new ApiError('redirected')
      }
      const [result] = await executeAll(list)
      return result?.failure?.manualSteps
    }
    const [current, previous] = [
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ]
    expect(await stepsAfter(3)).toEqual([current, previous])
    expect(await stepsAfter(4)).toEqual([])
  })

  it('leads to manual steps for a write that may have been processed', async () => {
    const store = newStore()
    const list = await prepareStores([store])
    const silent = { is: false }
    store.after = ({ kind, n }) => {
      silent.is ||= kind === 'move' && n === 2
      if (silent.is) throw new ApiError('timeout')
    }
    const [result] = await executeAll(list)
    const manualSteps = [
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ]
    expect(result).toMatchObject({
      outcome: 'failed',
      changed: true,
      failure: { error: { kind: 'timeout' }, manualSteps },
    })
  })

  it('leads to a manual step for a label that the store moves automatically, after the one that moves it', async () => {
    const store = newStore({ movesPrevious: true, promisesToMovePrevious: true })
    const list = await prepareStores([store])
    const rollbacks = list.map((each) => undoTask(store, toRecord(each)))
    const silent = { is: false }
    store.after = ({ kind }) => {
      silent.is ||= kind === 'move'
      if (silent.is) throw new ApiError('timeout')
    }
    const [result] = await executeAll(list)
    const manualSteps = [
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ]
    expect(store.labels).toEqual(promotedLabels)
    expect(result).toMatchObject({ outcome: 'failed', changed: true, failure: { manualSteps } })
    expect(result?.failure?.state).toContain('A write without a response may still move PREVIOUS to v1')
    const { failed } = (await prepareAll(rollbacks, prepareOptions())) as { failed: Result[] }
    expect(failed[0]?.failure?.manualSteps).toEqual(manualSteps)
  })

  it('leads to manual steps that start with the label whose target the other label leaves', async () => {
    const store = new Model({ v1: [CURRENT], v2: [PREVIOUS] }, {}, 's0')
    const rollbacks = (await prepareStores([store])).map((each) => undoTask(store, toRecord(each)))
    store.before = () => {
      throw new ApiError('bad-credentials')
    }
    const { failed } = (await prepareAll(rollbacks, prepareOptions())) as { failed: Result[] }
    expect(failed[0]?.failure?.manualSteps.map(({ stage }) => stage)).toEqual([PREVIOUS, CURRENT])
  })
})

describe('a store that does not show an accepted write in time', () => {
  it('is not reported as unchanged', async () => {
    const store = newStore({ lag: 1000 })
    const [result] = await executeAll(await prepareStores([store]))
    expect(result?.outcome).toBe('failed')
    // It is unchanged only if the write was rolled back.
    if (JSON.stringify(store.labels) === JSON.stringify(foundLabels)) return
    expect(result?.failure?.state).not.toContain('Nothing was changed')
    expect(result?.changed).toBe(true)
  })
})
