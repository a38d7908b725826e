/** Compensation after a failed write. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { execute } from '../../../src/promotion/execute.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import type { Result } from '../../../src/promotion/result.ts'
import { CURRENT, labelsOf, Model, PREVIOUS } from '../../support/model.ts'
import {
  openStore,
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
  auto,
  carry,
  expectAllRestored,
  failing,
  foundLabels,
  layout,
  one,
  outcomes,
  promotedLabels,
  ready,
  three,
  two,
} from '../../support/promotion-runs.ts'

const many = { numRuns: 400 }

describe('when one write fails', () => {
  const list = fc.array(promotionCase, { minLength: 1, maxLength: 4 })
  const open = (each: PromotionCase, n: number) => new Model(each.layout, each.options, `s${n}`)

  it('whichever it is, all is put back, the last first, and what comes later is left alone', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(3), fc.integer({ min: 1, max: 2 }), async (cases, index, write) => {
        const victim = index % cases.length
        const all = cases.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, cases[n]?.promotion ?? auto)))
        const written: number[] = []
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (kind === 'move' && n === victim && nth === write) throw new ApiError('rejected')
          }
          store.after = ({ kind }) => {
            if (kind === 'move') written.push(n)
          }
        }
        const results = await carry(ready)
        const moves = cases.map((each) => roles(each).isMove)
        const failed = results.findIndex(({ outcome }) => outcome === 'failed')
        if (failed < 0) {
          // There was no such write, or the store itself had done by then what it was to do.
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
        expect(all.slice(victim + 1).map((store) => store.requests.length)).toEqual(all.slice(victim + 1).map(() => 1))
        // There and back: what is written first is put back last.
        const order = written.filter((n, position) => n !== written[position - 1])
        const forth = order.slice(0, order.indexOf(Math.max(...order)) + 1)
        const back = order.slice(forth.length)
        expect(forth).toEqual(forth.toSorted((a, b) => a - b))
        expect(back).toEqual(back.toSorted((a, b) => b - a))
      }),
      many,
    )
  })

  it('while others are under way, the same holds', async () => {
    const victims = fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 2 })
    const six = fc.array(promotionCase, { minLength: 6, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(six, victims, fc.integer({ min: 2, max: 8 }), async (cases, victims, concurrency) => {
        const all = cases.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, cases[n]?.promotion ?? auto)))
        const failed = { is: false }
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (kind !== 'move' || !victims.includes(n) || nth > 1) return
            failed.is = true
            throw new ApiError('rejected')
          }
        }
        const turned: string[] = []
        const results = await execute(ready, {
          retryPolicy,
          concurrency,
          onRollback: () => (turned.push('back'), retryPolicy),
          onProgress: () => undefined,
        })
        expect(results.map(({ ref }) => ref.secret)).toEqual(all.map(({ ref }) => ref.secret))
        expect(turned).toEqual(failed.is ? ['back'] : [])
        if (!failed.is) return
        expectAllRestored(all, ready, results)
        expect(outcomes(results)).toContain('failed')
        expect(outcomes(results)).not.toContain('promoted')
        for (const [n, { outcome }] of results.entries()) if (!victims.includes(n)) expect(outcome).not.toBe('failed')
      }),
      many,
    )
  })

  it('no other is begun any more', async () => {
    const all = Array.from({ length: 10 }, (_, n) => new Model(layout, {}, `s${n}`))
    const list = await ready(all)
    for (const store of all.slice(0, 1)) failing(store, 'rejected', () => true)
    const manner = { retryPolicy, concurrency: 2, onRollback: () => retryPolicy, onProgress: () => undefined }
    const results = await execute(list, manner)
    expect(outcomes(results.slice(5))).toEqual(Array(5).fill('skipped'))
    expect(all.slice(5).map(({ requests }) => requests.length)).toEqual(Array(5).fill(1))
  })

  it('and no other goes through either, what is left to do by hand is told, and doing it puts all back', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(3), fc.integer({ min: 1, max: 2 }), async (cases, index, write) => {
        const victim = index % cases.length
        const plain = cases.map((each) => ({ ...each, options: {} }))
        const all = plain.map(open)
        const ready = await prepareTasks(...all.map((store, n) => promotionTask(store, plain[n]?.promotion ?? auto)))
        const dead = { is: false }
        for (const [n, store] of all.entries()) {
          store.before = ({ kind, n: nth }) => {
            if (n === victim && kind === 'move' && nth === write) dead.is = true
            if (dead.is && kind === 'move') throw new ApiError('rejected')
          }
        }
        const results = await carry(ready)
        if (!dead.is) return
        for (const [n, store] of all.entries()) {
          store.before = undefined
          const found = labelsOf(ready[n]?.found ?? [])
          const { changed, outcome, failure } = results[n] ?? {}
          expect([n, changed]).toEqual([n, JSON.stringify(store.labels) !== JSON.stringify(found)])
          // What the store does not let be taken off is nothing that could be done by hand either.
          for (const label of [CURRENT, PREVIOUS]) if (!(label in found)) store.place(label, null)
          const isBack = JSON.stringify(store.labels) === JSON.stringify(found)
          if (n > victim) expect([outcome, failure]).toEqual(['skipped', undefined])
          else if (n < victim && !isBack) expect([outcome, failure?.error]).toEqual(['failed', undefined])
          for (const { stage, after } of failure?.manualSteps ?? []) store.place(stage, after)
        }
        expect(all.map(({ labels }) => labels)).toEqual(ready.map(({ found }) => labelsOf(found)))
      }),
      many,
    )
  })

  it('and the previous label of another cannot be put back, that is told as well', async () => {
    const all = two()
    const list = await ready(all)
    failing(all[0], 'rejected', (n) => n === 4)
    failing(all[1], 'rejected', () => true)
    const results = await carry(list)
    const manualSteps = [{ stage: PREVIOUS, before: 'v1', after: 'v0' }]
    expect(results).toMatchObject([
      { outcome: 'failed', changed: true, failure: { manualSteps } },
      { outcome: 'failed' },
    ])
    expect(all.map(({ labels }) => labels)).toEqual([{ ...foundLabels, [PREVIOUS]: 'v1' }, foundLabels])
  })

  it('puts back an undo as well, of half-written promotions too', async () => {
    await fc.assert(
      fc.asyncProperty(promotionCase, fc.integer({ min: 0, max: 2 }), async (each, writes) => {
        const store = open(each, 0)
        const one = await prepareTask(promotionTask(store, each.promotion))
        const dead = { is: false }
        store.before = ({ kind }) => {
          dead.is ||= kind === 'move' && store.log.length >= writes
          if (dead.is) throw new ApiError('unreachable')
        }
        await carry([one])
        store.before = undefined
        const between = store.labels
        const other = new Model(layout)
        const both = await prepareTasks(undoTask(store, toRecord(one)), promotionTask(other, auto))
        failing(other, 'rejected', () => true)
        const results = await carry(both)
        expect(outcomes(results)).toEqual([both[0]?.plan.changes.length ? 'restored' : 'unchanged', 'failed'])
        expect(store.labels).toEqual(between)
        expect(results[0]?.changed).toBe(false)
      }),
      many,
    )
  })

  it('leaves a label alone that somebody else has moved since, and puts the others back', async () => {
    const all = three()
    const [first, second, third] = all
    const list = await ready(all)
    third.before = ({ kind }) => {
      if (kind !== 'move') return
      second.place(CURRENT, 'v0')
      throw new ApiError('rejected')
    }
    const results = await carry(list)
    expect(outcomes(results)).toEqual(['restored', 'failed', 'failed'])
    expect(second.labels[CURRENT]).toBe('v0')
    expect([first.labels, third.labels]).toEqual([foundLabels, foundLabels])
    expect(results[1]).toMatchObject({
      changed: true,
      failure: { error: { conflictingLabel: CURRENT }, manualSteps: [] },
    })
  })

  it('leaves a label where it is wanted, too, when somebody else has put it there', async () => {
    for (const lost of ['rejected', 'timeout'] as const) {
      const all = two()
      const [first, second] = all
      const list = await ready(all)
      // The move is in vain, and the label is where it should be: by this very write only where the answer was lost.
      first.before = ({ kind, change }) => {
        if (kind !== 'move' || change?.after !== 'v2') return
        first.place(CURRENT, 'v2')
        throw new ApiError(lost)
      }
      failing(second, 'rejected', () => true)
      const [result] = await carry(list)
      const isOurs = lost === 'timeout'
      expect(first.labels).toEqual(isOurs ? foundLabels : promotedLabels)
      expect(result?.outcome).toBe(isOurs ? 'restored' : 'failed')
    }
  })

  it('goes back from where it could not, by the same rollback: that is said', async () => {
    const store = one()
    const done = await prepareTask(promotionTask(store, auto))
    await carry([done])
    const undo = await prepareTasks(undoTask(store, toRecord(done)))
    failing(store, 'rejected', () => true)
    const [result] = await carry(undo)
    expect(result?.failure?.state).toMatch(/^Nothing was changed: .* Run the same rollback again to resume\.$/)
    const other = one()
    const forth = await ready([other])
    failing(other, 'rejected', () => true)
    expect((await carry(forth))[0]?.failure?.state).not.toContain('rollback')
  })

  it('is explained by the store, where it has something to add', async () => {
    const all = two()
    const [first, second] = all
    const explain = (about: unknown) => Promise.resolve(about instanceof ApiError ? `It is ${about.kind}.` : undefined)
    const list = await ready([first, Object.assign(second, { diagnose: explain })])
    failing(second, 'rejected', () => true)
    expect((await carry(list))[1]?.failure).toMatchObject({ diagnosis: 'It is rejected.' })
    const mute = Object.assign(one(), { diagnose: () => Promise.reject(new ApiError('throttled')) })
    const alone = await ready([mute])
    failing(mute, 'rejected', () => true)
    expect((await carry(alone))[0]?.failure).toMatchObject({
      error: { kind: 'rejected' },
      diagnosis: undefined,
    })
  })

  it('for want of the right credentials, sends nothing more with them: that could lock the key', async () => {
    const all = three()
    const list = await ready(all)
    failing(all[2], 'bad-credentials', () => true)
    const results = await carry(list)
    expect(all[2].requests.map(({ kind }) => kind)).toEqual(['read', 'move'])
    expect(results[2]).toMatchObject({ outcome: 'failed', changed: false, failure: { manualSteps: [] } })
  })
})

describe('when the store cannot be asked any more', () => {
  it('what is known to be written is told, with what undoes it by hand', async () => {
    const store = one()
    const list = await ready([store])
    failing(store, 'bad-credentials', (n) => n === 2)
    const [result] = await carry(list)
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

  it('what was put back by then is not to be done by hand', async () => {
    const left = async (reads: number) => {
      const store = one()
      const list = await ready([store])
      store.before = ({ kind, n }) => {
        if (kind === 'read' && n >= reads) throw new ApiError('unreachable')
      }
      // The reading back fails once, so that all is put back.
      store.after = ({ kind, n }) => {
        if (kind === 'read' && n === 2) throw new ApiError('redirected')
      }
      const [result] = await carry(list)
      return result?.failure?.manualSteps
    }
    const [current, previous] = [
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ]
    expect(await left(3)).toEqual([current, previous])
    expect(await left(4)).toEqual([])
  })

  it('a write that may have been made counts as made', async () => {
    const store = one()
    const list = await ready([store])
    const silent = { is: false }
    store.after = ({ kind, n }) => {
      silent.is ||= kind === 'move' && n === 2
      if (silent.is) throw new ApiError('timeout')
    }
    const [result] = await carry(list)
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

  it('a label that the store takes along counts as moved, and comes after the one that takes it', async () => {
    const store = one({ movesPrevious: true, promisesToMovePrevious: true })
    const list = await ready([store])
    const undo = list.map((each) => undoTask(store, toRecord(each)))
    const silent = { is: false }
    store.after = ({ kind }) => {
      silent.is ||= kind === 'move'
      if (silent.is) throw new ApiError('timeout')
    }
    const [result] = await carry(list)
    const manualSteps = [
      { stage: CURRENT, before: 'v2', after: 'v1' },
      { stage: PREVIOUS, before: 'v1', after: 'v0' },
    ]
    expect(store.labels).toEqual(promotedLabels)
    expect(result).toMatchObject({ outcome: 'failed', changed: true, failure: { manualSteps } })
    expect(result?.failure?.state).toContain('PREVIOUS is on v1')
    const { failed } = (await prepareAll(undo, openStore, 1)) as { failed: Result[] }
    expect(failed[0]?.failure?.manualSteps).toEqual(manualSteps)
  })

  it('a label that goes back to the version that the other leaves goes first', async () => {
    const store = new Model({ v1: [CURRENT], v2: [PREVIOUS] }, {}, 's0')
    const undo = (await ready([store])).map((each) => undoTask(store, toRecord(each)))
    store.before = () => {
      throw new ApiError('bad-credentials')
    }
    const { failed } = (await prepareAll(undo, openStore, 1)) as { failed: Result[] }
    expect(failed[0]?.failure?.manualSteps.map(({ stage }) => stage)).toEqual([PREVIOUS, CURRENT])
  })
})

describe('a store that takes too long to show what it has accepted', () => {
  it('is not said to be unchanged', async () => {
    const store = one({ lag: 1000 })
    const [result] = await carry(await ready([store]))
    expect(result?.outcome).toBe('failed')
    // It is, or it is going to be, unless it was put back.
    if (JSON.stringify(store.labels) === JSON.stringify(foundLabels)) return
    expect(result?.failure?.state).not.toContain('Nothing was changed')
    expect(result?.changed).toBe(true)
  })
})
