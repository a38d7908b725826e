/** What is in place, and what someone else has moved, when reads are late and responses are lost. */
import { describe, expect, it } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import type { Change, Snapshot } from '../../../src/promotion/change.ts'
import { prepareAll } from '../../../src/promotion/prepare.ts'
import { parseRecord, serializeRecord } from '../../../src/promotion/record.ts'
import type { Result } from '../../../src/promotion/result.ts'
import { type Prepared, toRecord } from '../../../src/promotion/task.ts'
import { CURRENT, type Layout, Model, PREVIOUS } from '../../support/model.ts'
import {
  executeInOrder,
  type OpenTask,
  policyOf,
  prepareOptions,
  prepareTask,
  prepareTasks,
  promotionTask,
  undoTask,
} from '../../support/promotion-properties.ts'
import { executeAll, failMoves, foundLabels, promotedLabels, toV2, usualLayout } from '../../support/promotion-runs.ts'

const current: Change = { stage: CURRENT, before: 'v1', after: 'v2' }
const previous: Change = { stage: PREVIOUS, before: 'v0', after: 'v1' }
const promoted: Layout = { v0: [], v1: [PREVIOUS], v2: [CURRENT] }
/** A store that refuses a write unless the label is where it is expected, and moves its previous label itself. */
const compares = { conditional: true, movesPrevious: true, promisesToMovePrevious: true }

const undo = (store: Model, ...changes: Change[]) => undoTask(store, { ...store.ref, stage: CURRENT, changes })
const ownStep = (task: OpenTask): OpenTask =>
  task.intent.kind === 'undo' ? { ...task, intent: { ...task.intent, isOwnStep: true } } : task

/** Makes the reads of these numbers, from 1, show another state. */
function showTo(store: Model, late: Snapshot | (() => Snapshot), isLate: (n: number) => boolean): void {
  const read = store.read.bind(store)
  let reads = 0
  store.read = async (wanted) => {
    const seen = await read(wanted)
    if (!isLate(++reads)) return seen
    return typeof late === 'function' ? late() : late
  }
}

/** Returns the snapshot with one label elsewhere. */
const placed = (store: Model, label: string, version: string): Snapshot =>
  store.snapshot.map((each) => ({
    ...each,
    stages: [...each.stages.filter((stage) => stage !== label), ...(each.id === version ? [label] : [])],
  }))

describe('a rollback that is in place, on a store that refuses to repeat it', () => {
  it('is unchanged even if the first refusal is lost', async () => {
    const store = new Model(usualLayout, compares)
    failMoves(store, 'timeout', (n) => n === 1)
    const ready = await prepareTask(undo(store, previous, current))
    const [result] = await executeAll([ready])
    expect(result).toMatchObject({ outcome: 'unchanged', changed: false, previous: 'v1', current: 'v1' })
    expect(toRecord(ready, result).changes).toEqual([])
    expect(store.labels).toEqual(foundLabels)
  })

  it('stays in place if another secret of the list fails', async () => {
    const store = new Model(usualLayout, compares, 'first')
    const other = new Model(promoted, compares, 'second')
    failMoves(store, 'timeout', (n) => n === 1)
    failMoves(other, 'no-permission', () => true)
    const ready = await prepareTasks(
      undo(store, previous, current),
      undo(other, { ...previous, before: null }, current),
    )
    expect(await executeAll(ready)).toMatchObject([{ outcome: 'unchanged', changed: false }, { outcome: 'failed' }])
    expect(store.labels).toEqual(foundLabels)
  })

  it('fails if no response arrives, whatever reads show', async () => {
    const store = new Model(promoted, compares)
    showTo(store, new Model(usualLayout).snapshot, () => true)
    failMoves(store, 'timeout', () => true)
    const [result] = await executeAll([await prepareTask(undo(store, previous, current))])
    expect(result).toMatchObject({ outcome: 'failed', changed: false })
    expect(store.labels).toEqual(promotedLabels)
  })

  it.each([1, 2, 3])('takes no label from a promotion since, of which %d reads show nothing', async (lateReads) => {
    const store = new Model({ ...usualLayout, v9: [] }, compares)
    const late = store.snapshot
    await store.move({ stage: CURRENT, before: 'v1', after: 'v9' })
    const labels = { [CURRENT]: 'v9', [PREVIOUS]: 'v1' }
    expect(store.labels).toEqual(labels)
    showTo(store, late, (n) => n <= lateReads)
    await executeAll([await prepareTask(undo(store, previous, current))])
    expect(store.labels).toEqual(labels)
  })

  describe('but for a label that the killed promotion had moved', () => {
    const outgoing: Change = { stage: 'OUT', before: 'v0', after: 'v1' }
    const start = async () => {
      const store = new Model({ ...usualLayout, v0: [PREVIOUS, 'OUT'] }, compares, 'first')
      showTo(store, store.snapshot, (n) => n === 1)
      await store.move(outgoing)
      return { store, task: undo(store, outgoing, current, { ...previous, after: 'v0' }) }
    }

    it('restores that one, and records it', async () => {
      const { store, task } = await start()
      const ready = await prepareTask(task)
      const [result] = await executeAll([ready])
      expect(result).toMatchObject({ outcome: 'rolled-back', changed: true, previous: 'v1', current: 'v1' })
      expect(store.labels).toEqual({ ...foundLabels, OUT: 'v0' })
      const { changes } = toRecord(ready, result)
      expect(changes).toContainEqual({ stage: 'OUT', before: 'v1', after: 'v0' })
      expect(parseRecord(serializeRecord({ secrets: [toRecord(ready, result)] })).secrets).toHaveLength(1)
    })

    it('moves it back if another secret of the list fails', async () => {
      const { store, task } = await start()
      const other = new Model(promoted, compares, 'second')
      failMoves(other, 'no-permission', () => true)
      const ready = await prepareTasks(task, undo(other, { ...previous, before: null }, current))
      expect(await executeAll(ready)).toMatchObject([{ outcome: 'restored', changed: false }, { outcome: 'failed' }])
      expect(store.labels).toEqual({ ...foundLabels, OUT: 'v1' })
    })
  })
})

describe('the end of the job', () => {
  it('succeeds if the record says that the label itself was not moved', async () => {
    const store = new Model({ v0: [], v1: [CURRENT, PREVIOUS], v2: [] })
    const [result] = await executeAll([await prepareTask(ownStep(undo(store, previous, { ...current, after: 'v1' })))])
    expect(result).toMatchObject({ outcome: 'rolled-back', changed: true })
    expect(store.labels).toEqual(foundLabels)
  })
})

it.each(['out-of-time', 'cancelled'] as const)('nothing is known of an outdated read (%s)', async (kind) => {
  const store = new Model({ v1: [CURRENT], v2: [] })
  Object.assign(store, { rules: { ...store.rules, condition: 'secret' } })
  failMoves(store, 'conflict', () => true)
  const options = { ...prepareOptions(), wait: () => Promise.reject(new ApiError(kind)) }
  const { failed } = (await prepareAll([undo(store, current)], options)) as { failed: Result[] }
  expect(failed).toMatchObject([{ outcome: 'failed', current: undefined, failure: { labels: [] } }])
  expect(failed[0]?.failure?.state).toBe('Nothing was changed. The step moved CURRENT from v1 to v2.')
})

describe('a label on a third version', () => {
  const layout = { ...usualLayout, v9: [] }
  const patient = policyOf(6)
  const run = (ready: readonly Prepared[], forward = patient, onRollback = () => patient) =>
    executeInOrder(ready, forward, onRollback)

  it('was moved by someone else, although one read in between is late', async () => {
    const store = new Model(layout)
    const ready = await prepareTask(promotionTask(store, toV2))
    store.after = ({ kind, n }) => {
      if (kind !== 'move' || n !== 2) return
      const late = store.snapshot
      store.place(CURRENT, 'v9')
      showTo(store, late, (reads) => reads === 2)
    }
    const [result] = await run([ready])
    expect(result).toMatchObject({
      outcome: 'failed',
      current: 'v9',
      failure: { error: { conflictingLabel: CURRENT } },
    })
    expect(store.labels).toMatchObject({ [CURRENT]: 'v9' })
  })

  /** Promotes in a list whose second secret fails; `change` happens before the first one is rolled back. */
  async function rollBackList(change: (store: Model) => void) {
    const store = new Model(layout, {}, 'first')
    const other = new Model(usualLayout, {}, 'second')
    const ready = await prepareTasks(promotionTask(store, toV2), promotionTask(other, toV2))
    failMoves(other, 'no-permission', () => true)
    const [result] = await run(ready, patient, () => {
      change(store)
      return patient
    })
    return { store, result }
  }

  it('is left alone in a rollback, although one read in between is late', async () => {
    const { store, result } = await rollBackList((each) => {
      showTo(each, each.snapshot, (reads) => reads === 2)
      each.place(CURRENT, 'v9')
    })
    expect(store.labels).toMatchObject({ [CURRENT]: 'v9' })
    expect(result).toMatchObject({ outcome: 'failed', current: 'v9' })
  })

  it('is rolled back if only one read shows it', async () => {
    const { store, result } = await rollBackList((each) => {
      showTo(each, placed(each, CURRENT, 'v9'), (reads) => reads === 1)
    })
    expect(store.labels).toEqual(foundLabels)
    expect(result).toMatchObject({ outcome: 'restored', changed: false })
  })

  it('is reported where it is if it is moved during the rollback', async () => {
    const { store, result } = await rollBackList((each) => {
      let moves = 0
      each.after = ({ kind }) => {
        if (kind === 'move' && ++moves === 1) each.place(CURRENT, 'v9')
      }
    })
    expect(store.labels).toEqual({ ...foundLabels, [CURRENT]: 'v9' })
    expect(result).toMatchObject({ outcome: 'failed', current: 'v9' })
    expect(result?.failure?.state).toBe('Left unchanged: PREVIOUS is on v0, CURRENT is on v9.')
  })

  it('does not prevent the rollback if no time is left to read again', async () => {
    const store = new Model(layout)
    const ready = await prepareTask(promotionTask(store, toV2))
    store.after = ({ kind, n }) => {
      if (kind === 'move' && n === 2) showTo(store, placed(store, CURRENT, 'v9'), (reads) => reads === 1)
    }
    const [result] = await run([ready], policyOf(1))
    expect(result).toMatchObject({ outcome: 'failed', changed: false, failure: { rollback: 'complete' } })
    expect(store.labels).toEqual(foundLabels)
  })
})
