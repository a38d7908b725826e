import { isRefusedKey } from '../errors/api-error.ts'
import type { SecretRef, Store } from './store.ts'
import {
  holder,
  isMove,
  stepsBack,
  versionsBefore,
  type Change,
  type Snapshot,
  type Stage,
  type VersionId,
} from './change.ts'
import { planExpiry, planExpiryUndo, type ExpiryChange } from './expiry.ts'
import { checkExpected, planPromotion, planUndo, type Plan, type Promotion } from './plan.ts'
import { inPool } from './pool.ts'
import type { RecordedSecret } from './record.ts'
import { on, Refusal } from '../errors/refusal.ts'
import { explained, resultOf, unread, type Result } from './result.ts'

/** One secret of a run and what is to be done with it. */
export type Task = {
  readonly ref: SecretRef
  readonly open: () => Promise<Store>
  readonly stage: Stage
  /** Refuse unless the label is there; null is "on no version", undefined is "wherever". */
  readonly expected: VersionId | null | undefined
  readonly intent:
    | {
        readonly kind: 'promote'
        readonly promotion: Promotion
        readonly rollback: boolean
        readonly expireAt: number | undefined
      }
    | { readonly kind: 'undo'; readonly recorded: RecordedSecret; readonly force: boolean }
}

/** A task whose labels have been read and whose plan has passed every check. Nothing is written yet. */
export type Prepared = {
  readonly task: Task
  readonly store: Store
  readonly found: Snapshot
  readonly plan: Plan
  readonly expiry: ExpiryChange | undefined
}

/**
 * Reads the labels of all and works out the changes.
 *
 * @returns all of them ready, or, when any failed a check, what became of each; nothing has been written then
 */
export async function prepareAll(
  tasks: readonly Task[],
  concurrency: number,
): Promise<{ ready: Prepared[] } | { failed: Result[] }> {
  // One of each provider goes ahead: a key that is refused must not be tried by many at once.
  const ahead = new Map<string, Task>()
  for (const task of tasks) if (!ahead.has(task.ref.provider)) ahead.set(task.ref.provider, task)
  const known = new Map<Task, Prepared | Result>()
  const labels = new Set<string>()
  const refused = new Set<string>()
  for (const [provider, task] of ahead) {
    const first = await prepare(task, labels)
    known.set(task, first)
    if ('failure' in first && isRefusedKey(first.failure.error)) refused.add(provider)
  }
  const all = await inPool(tasks, concurrency, async (task) => {
    return known.get(task) ?? (refused.has(task.ref.provider) ? unread(task) : await prepare(task, labels))
  })
  const ready = all.filter((each) => 'task' in each)
  if (ready.length === all.length) return { ready }
  return { failed: all.map((each) => ('task' in each ? resultOf(each, each.found, 'skipped') : each)) }
}

/** @param labels all that the list moves so far; that one is there twice may show only when it is opened */
async function prepare(task: Task, labels: Set<string>): Promise<Prepared | Result> {
  const { stage, expected, intent } = task
  let store: Store | undefined
  let found: Snapshot | undefined
  try {
    store = await task.open()
    claim([stage], store, labels)
    found = await store.read(wantedBy(intent))
    if (expected !== undefined) checkExpected(stage, expected, found)
    if (intent.kind === 'undo') {
      const { expiry } = intent.recorded
      const plan = planUndo(intent.recorded, found, store.rules, intent.force)
      claim(othersOf(plan), store, labels)
      return { task, store, found, plan, expiry: expiry && planExpiryUndo(expiry, found) }
    }
    const plan = planPromotion(intent.promotion, found, store.rules)
    claim(othersOf(plan), store, labels)
    const outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null
    const expires = intent.expireAt !== undefined && outgoing !== null
    return { task, store, found, plan, expiry: expires ? planExpiry(outgoing, intent.expireAt, found) : undefined }
  } catch (error) {
    const at = found === undefined ? null : holder(found, stage)
    const state = `Nothing was changed${found === undefined ? '' : `: ${stage} is ${on(at)}`}.`
    const explanation = await explained(store, error)
    return {
      ...unread(task),
      ref: store?.ref ?? task.ref,
      previous: at,
      current: at,
      outcome: 'failed',
      requestIds: store?.requestIds ?? [],
      failure: { error, explanation, state, byHand: error instanceof Refusal ? [] : undone(intent) },
    }
  }
}

/** Takes labels of a secret for one task of the list: two that move the same one would undo each other. */
function claim(stages: readonly Stage[], { ref }: Store, labels: Set<string>): void {
  for (const stage of stages) {
    const label = JSON.stringify([ref, stage])
    const advice = 'Name each label of a secret once; `previous-stage: none` moves no second one.'
    if (labels.has(label)) throw new Refusal(`the list moves ${stage} of this secret twice`, advice)
    labels.add(label)
  }
}

function othersOf({ stage, changes, alongside }: Plan): Stage[] {
  return [...changes, ...alongside].map((change) => change.stage).filter((each) => each !== stage)
}

/** The versions that must be there, whether they have a label or not. */
function wantedBy(intent: Task['intent']): VersionId[] {
  if (intent.kind === 'undo') return versionsBefore(intent.recorded.changes)
  const { target } = intent.promotion
  return 'version' in target ? [target.version] : []
}

/** What an undo that cannot even begin comes to, for doing it by hand. */
function undone(intent: Task['intent']): Change[] {
  if (intent.kind === 'promote') return []
  return stepsBack(intent.recorded.stage, intent.recorded.changes).filter(isMove)
}

/** What a rollback of this needs. */
export function record({ store, plan, expiry }: Prepared): RecordedSecret {
  return { ...store.ref, stage: plan.stage, changes: [...plan.changes, ...plan.alongside], ...(expiry && { expiry }) }
}
