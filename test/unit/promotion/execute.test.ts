/** Many secrets at once: all or, as far as that is possible, none. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../../src/errors/api-error.ts'
import type { RetryPolicy } from '../../../src/promotion/retry-policy.ts'
import { execute } from '../../../src/promotion/execute.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { type Prepared, toRecord } from '../../../src/promotion/task.ts'
import { plannedResult, type Result } from '../../../src/promotion/result.ts'
import { holder } from '../../../src/promotion/change.ts'
import { formatExpiry, planExpiryUndo } from '../../../src/promotion/expiry.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import { type ModelRequest, CURRENT, labelsOf, type Layout, Model, PREVIOUS } from '../../support/model.ts'
import {
  executeInOrder,
  retryPolicy,
  openStore,
  type OpenTask,
  prepareTasks,
  prepareTask,
  promotionTask,
  roles,
  type PromotionCase,
  promotionCase,
  undoTask,
} from '../../support/promotion-properties.ts'

const many = { numRuns: 400 }
const auto = { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' } as const
const layout: Layout = { v0: [PREVIOUS], v1: [CURRENT], v2: [] }
const promotedLabels = { [CURRENT]: 'v2', [PREVIOUS]: 'v1' }
const foundLabels = { [CURRENT]: 'v1', [PREVIOUS]: 'v0' }

const one = (options = {}) => new Model(layout, options, 's0')
const two = (): [Model, Model] => [one(), new Model(layout, {}, 's1')]
const three = (): [Model, Model, Model] => [...two(), new Model(layout, {}, 's2')]
const ready = (all: readonly Model[]) => prepareTasks(...all.map((store) => promotionTask(store, auto)))
const carry = (all: readonly Prepared[]) => executeInOrder(all, retryPolicy, () => retryPolicy)
const outcomes = (results: readonly Result[]) => results.map(({ outcome }) => outcome)

/** Fails moves of a store: the nth, or all from it on. */
function failing(store: Model, kind: ApiErrorKind, which: (n: number) => boolean) {
  store.before = (asked: ModelRequest) => {
    if (asked.kind === 'move' && which(asked.n)) throw new ApiError(kind)
  }
}

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
    const tasks = [promotionTask(store, { ...auto, previousStage: null }), promotionTask(store, { ...auto, ...promotion })]
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

/** The labels of a list of cases are as they were found, but for what the store does not let be taken off. */
function expectRestored(all: readonly Model[], ready: readonly Prepared[], results: readonly Result[]): void {
  for (const [n, store] of all.entries()) {
    const found = ready[n]?.found ?? []
    const stuck = [CURRENT, PREVIOUS].filter((label) => label in store.labels && holder(found, label) === null)
    for (const label of stuck) expect(results[n]?.warnings).toContainEqual(expect.stringContaining(label))
    const labels = Object.entries(store.labels).filter(([label]) => !stuck.includes(label))
    expect(Object.fromEntries(labels)).toEqual(labelsOf(found))
    if (stuck.length === 0) expect(results[n]?.changed).toBe(false)
  }
}

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
        expectRestored(all, ready, results)
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
        expectRestored(all, ready, results)
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
