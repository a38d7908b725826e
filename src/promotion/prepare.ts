import { isAuthFailure } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import {
  formatVersion,
  holder,
  isMove,
  rollbackSteps,
  versionsBefore,
  type Change,
  type Snapshot,
  type Stage,
  type VersionId,
} from './change.ts'
import { planExpiry, planExpiryUndo } from './expiry.ts'
import { checkExpected, planPromotion, planUndo, type Plan } from './plan.ts'
import { mapConcurrently } from './pool.ts'
import { diagnose, resultOf, skippedResult, type Result } from './result.ts'
import type { Store } from './store.ts'
import type { Intent, Prepared, Task } from './task.ts'

/**
 * Reads the labels of all secrets and plans the changes.
 *
 * @param open opens the store of a task
 * @returns all of them ready, or, if any failed a check, the result of each; nothing has been written then
 */
export async function prepareAll<T extends Task>(
  tasks: readonly T[],
  open: (task: T) => Promise<Store>,
  concurrency: number,
): Promise<{ ready: Prepared[] } | { failed: Result[] }> {
  // One task of each provider goes ahead: many at once must not try a key that is refused.
  const ahead = new Map<string, T>()
  for (const task of tasks) if (!ahead.has(task.ref.provider)) ahead.set(task.ref.provider, task)
  const known = new Map<T, Prepared | Result>()
  const labels = new Set<string>()
  const refused = new Set<string>()
  for (const [provider, task] of ahead) {
    const first = await prepare(task, open, labels)
    known.set(task, first)
    if ('failure' in first && isAuthFailure(first.failure.error)) refused.add(provider)
  }
  const all = await mapConcurrently(tasks, concurrency, async (task) => {
    const isRefused = refused.has(task.ref.provider)
    return known.get(task) ?? (isRefused ? skippedResult(task) : await prepare(task, open, labels))
  })
  const ready = all.filter((each) => 'task' in each)
  if (ready.length === all.length) return { ready }
  return { failed: all.map((each) => ('task' in each ? resultOf(each, each.found, 'skipped') : each)) }
}

/** @param labels all that the list moves so far; a duplicate may not show until its secret is opened */
async function prepare<T extends Task>(
  task: T,
  open: (task: T) => Promise<Store>,
  labels: Set<string>,
): Promise<Prepared | Result> {
  const { stage, expected, intent } = task
  let store: Store | undefined
  let found: Snapshot | undefined
  try {
    store = await open(task)
    reserveLabels([stage], store, labels)
    found = await store.read(requiredVersions(intent))
    if (expected !== undefined) checkExpected(stage, expected, found)
    const { plan, expiry } = planTask(task, found, store)
    reserveLabels(secondaryLabels(plan), store, labels)
    return { task, store, found, plan, expiry }
  } catch (error) {
    const at = found === undefined ? null : holder(found, stage)
    const state = `Nothing was changed${found === undefined ? '' : `: ${stage} is on ${formatVersion(at)}`}.`
    const diagnosis = await diagnose(store, error)
    return {
      ...skippedResult(task),
      ref: store?.ref ?? task.ref,
      previous: at,
      current: at,
      outcome: 'failed',
      requestIds: store?.requestIds ?? [],
      failure: { error, diagnosis, state, manualSteps: error instanceof Refusal ? [] : manualRollback(intent) },
    }
  }
}

function planTask({ stage, intent }: Task, found: Snapshot, { rules }: Store): Pick<Prepared, 'plan' | 'expiry'> {
  if (intent.kind === 'undo') {
    const { expiry } = intent.recorded
    const plan = planUndo(intent.recorded, found, rules, intent.force)
    return { plan, expiry: expiry && planExpiryUndo(expiry, found) }
  }
  const plan = planPromotion(intent.promotion, found, rules)
  const outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null
  const expires = intent.expireAt !== undefined && outgoing !== null
  return { plan, expiry: expires ? planExpiry(outgoing, intent.expireAt, found) : undefined }
}

/** Reserves labels of a secret for one task of the list: two that move the same one would undo each other. */
function reserveLabels(stages: readonly Stage[], { ref }: Store, labels: Set<string>): void {
  for (const stage of stages) {
    const label = JSON.stringify([ref, stage])
    if (labels.has(label)) throw Refusal.of('label-twice', { label: stage })
    labels.add(label)
  }
}

function secondaryLabels({ stage, changes, sideEffects }: Plan): Stage[] {
  return [...changes, ...sideEffects].map((change) => change.stage).filter((each) => each !== stage)
}

/** Returns the versions that must exist, whether they have a label or not. */
function requiredVersions(intent: Intent): VersionId[] {
  if (intent.kind === 'undo') return versionsBefore(intent.recorded.changes)
  const { target } = intent.promotion
  return 'version' in target ? [target.version] : []
}

/** Returns the manual steps of a rollback that cannot even start. */
function manualRollback(intent: Intent): Change[] {
  if (intent.kind === 'promote') return []
  return rollbackSteps(intent.recorded.stage, intent.recorded.changes).filter(isMove)
}
