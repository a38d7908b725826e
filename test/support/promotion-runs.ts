/** Stores in a usual state, and whole promotions and rollbacks of them. */
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

export const auto = { stage: CURRENT, target: { version: 'v2' }, previousStage: 'auto' } as const
export const layout: Layout = { v0: [PREVIOUS], v1: [CURRENT], v2: [] }
export const promotedLabels = { [CURRENT]: 'v2', [PREVIOUS]: 'v1' }
export const foundLabels = { [CURRENT]: 'v1', [PREVIOUS]: 'v0' }

export const one = (options = {}) => new Model(layout, options, 's0')
export const two = (): [Model, Model] => [one(), new Model(layout, {}, 's1')]
export const three = (): [Model, Model, Model] => [...two(), new Model(layout, {}, 's2')]
export const ready = (all: readonly Model[]) => prepareTasks(...all.map((store) => promotionTask(store, auto)))
export const carry = (all: readonly Prepared[]) => executeInOrder(all, retryPolicy, () => retryPolicy)
export const outcomes = (results: readonly Result[]) => results.map(({ outcome }) => outcome)

/** Fails moves of a store: the nth, or all from it on. */
export function failing(store: Model, kind: ApiErrorKind, which: (n: number) => boolean) {
  store.before = (asked: ModelRequest) => {
    if (asked.kind === 'move' && which(asked.n)) throw new ApiError(kind)
  }
}

/** The labels of a list of cases are as they were found, but for what the store does not let be taken off. */
export function expectAllRestored(all: readonly Model[], ready: readonly Prepared[], results: readonly Result[]): void {
  for (const [n, store] of all.entries()) {
    const found = ready[n]?.found ?? []
    const stuck = [CURRENT, PREVIOUS].filter((label) => label in store.labels && holder(found, label) === null)
    for (const label of stuck) expect(results[n]?.warnings).toContainEqual(expect.stringContaining(label))
    const labels = Object.entries(store.labels).filter(([label]) => !stuck.includes(label))
    expect(Object.fromEntries(labels)).toEqual(labelsOf(found))
    if (stuck.length === 0) expect(results[n]?.changed).toBe(false)
  }
}

/** Carries out the promotion of a scenario; with `writes`, only so many of them before the process is killed. */
export async function promote({ layout, promotion, options }: PromotionCase, writes = Infinity) {
  const store = new Model(layout, options)
  const ready = await prepareTask(promotionTask(store, promotion))
  const { wasKilled } = await carryOutUntil(writes, store, ready)
  return { store, found: ready.found, recorded: throughJson(toRecord(ready)), wasKilled }
}

export async function undo(store: Model, recorded: RecordedSecret, { force = false, writes = Infinity } = {}) {
  const ready = await prepareTask(undoTask(store, recorded, force))
  return { ...(await carryOutUntil(writes, store, ready)), recorded: toRecord(ready) }
}

/** Carries out a plan. A killed process has no word to say any more: after so many writes nothing reaches the store. */
export async function carryOutUntil(writes: number, store: Model, ready: Prepared) {
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

/** The labels are as they were found, but for those that the store does not let be taken off; these are warned about. */
export function expectRestored(store: Model, found: Snapshot, warnings: readonly string[]): void {
  const { labels } = store
  const stuck = [CURRENT, PREVIOUS].filter((label) => label in labels && holder(found, label) === null)
  for (const label of stuck) expect(warnings).toContainEqual(expect.stringContaining(label))
  const others = Object.entries(labels).filter(([label]) => !stuck.includes(label))
  expect(Object.fromEntries(others)).toEqual(labelsOf(found))
}

/** A place for a label that is neither of these. */
export function elsewhere(store: Model, seed: number, ...not: readonly (VersionId | null)[]): VersionId | null {
  const all = [...store.snapshot.map(({ id }) => id), null].filter((id) => !not.includes(id))
  return all[seed % all.length] ?? null
}
