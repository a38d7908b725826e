/** Stores in the usual state, and whole promotions and rollbacks of them. */
import { expect } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../src/errors/api-error.ts'
import { holder, type Snapshot, type VersionId } from '../../src/promotion/change.ts'
import type { RecordedSecret } from '../../src/promotion/record.ts'
import { plannedResult, type Result } from '../../src/promotion/result.ts'
import { type Prepared, toRecord } from '../../src/promotion/task.ts'
import { CURRENT, labelsOf, type Layout, Model, type ModelRequest, PREVIOUS } from './model.ts'
import {
  executeInOrder,
  prepareTask,
  prepareTasks,
  type PromotionCase,
  promotionTask,
  retryPolicy,
  throughJson,
  undoTask,
} from './promotion-properties.ts'

export const toV2 = { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' } as const
export const usualLayout: Layout = { v0: [PREVIOUS], v1: [CURRENT], v2: [] }
export const promotedLabels = { [CURRENT]: 'v2', [PREVIOUS]: 'v1' }
export const foundLabels = { [CURRENT]: 'v1', [PREVIOUS]: 'v0' }

export const newStore = (options = {}) => new Model(usualLayout, options, 's0')
export const twoStores = (): [Model, Model] => [newStore(), new Model(usualLayout, {}, 's1')]
export const threeStores = (): [Model, Model, Model] => [...twoStores(), new Model(usualLayout, {}, 's2')]
export const prepareStores = (all: readonly Model[]) => prepareTasks(...all.map((store) => promotionTask(store, toV2)))
export const executeAll = (all: readonly Prepared[]) => executeInOrder(all, retryPolicy, () => retryPolicy)
export const outcomes = (results: readonly Result[]) => results.map(({ outcome }) => outcome)

/** Makes the selected moves of a store fail. */
export function failMoves(store: Model, kind: ApiErrorKind, which: (n: number) => boolean) {
  store.before = (request: ModelRequest) => {
    if (request.kind === 'move' && which(request.n)) throw new ApiError(kind)
  }
}

/** Expects {@link expectLabelsRestored} of each store in a list, and results that agree. */
export function expectAllRestored(all: readonly Model[], ready: readonly Prepared[], results: readonly Result[]): void {
  for (const [n, store] of all.entries()) {
    const found = ready[n]?.found ?? []
    const unremovable = [CURRENT, PREVIOUS].filter((label) => label in store.labels && holder(found, label) === null)
    for (const label of unremovable) expect(results[n]?.warnings).toContainEqual(expect.stringContaining(label))
    const labels = Object.entries(store.labels).filter(([label]) => !unremovable.includes(label))
    expect(Object.fromEntries(labels)).toEqual(labelsOf(found))
    if (unremovable.length === 0) expect(results[n]?.changed).toBe(false)
  }
}

/** Promotes; with `writes`, the process is killed after that many. */
export async function promote({ layout, promotion, options }: PromotionCase, writes = Infinity) {
  const store = new Model(layout, options)
  const ready = await prepareTask(promotionTask(store, promotion))
  const { wasKilled } = await executeUntil(writes, store, ready)
  return { store, found: ready.found, recorded: throughJson(toRecord(ready)), wasKilled }
}

/** Rolls back by a record; with `writes`, the process is killed after that many. */
export async function rollBack(store: Model, recorded: RecordedSecret, { force = false, writes = Infinity } = {}) {
  const ready = await prepareTask(undoTask(store, recorded, force))
  return { ...(await executeUntil(writes, store, ready)), recorded: toRecord(ready) }
}

/** Executes a plan until the process is killed: after that many writes, no request reaches the store. */
async function executeUntil(writes: number, store: Model, ready: Prepared) {
  const end = store.log.length + writes
  const process = { wasKilled: false }
  store.before = ({ kind }) => {
    process.wasKilled ||= kind === 'move' && store.log.length >= end
    if (process.wasKilled) throw new ApiError('unreachable')
  }
  const [result] = await executeInOrder([ready], retryPolicy, () => retryPolicy)
  store.before = undefined
  const { wasKilled } = process
  if (result?.failure !== undefined && !wasKilled) throw result.failure.error
  return { warnings: (wasKilled ? plannedResult(ready) : result)?.warnings ?? [], wasKilled }
}

/** Expects the labels as they were found, and a warning for each that the store does not allow to remove. */
export function expectLabelsRestored(store: Model, found: Snapshot, warnings: readonly string[]): void {
  const { labels } = store
  const unremovable = [CURRENT, PREVIOUS].filter((label) => label in labels && holder(found, label) === null)
  for (const label of unremovable) expect(warnings).toContainEqual(expect.stringContaining(label))
  const others = Object.entries(labels).filter(([label]) => !unremovable.includes(label))
  expect(Object.fromEntries(others)).toEqual(labelsOf(found))
}

/** Returns a version for a label, or none, other than these. */
export function elsewhere(store: Model, seed: number, ...not: readonly (VersionId | null)[]): VersionId | null {
  const all = [...store.snapshot.map(({ id }) => id), null].filter((id) => !not.includes(id))
  return all[seed % all.length] ?? null
}
