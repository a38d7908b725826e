import { Problem } from '../problem.ts'
import type { SecretRef, Store } from '../stores/store.ts'
import { apply, Interrupted, type Patience } from './apply.ts'
import { changed, holder, inverse, type Change, type Snapshot, type Stage, type VersionId } from './change.ts'
import { applyExpiry, planExpiry, planExpiryUndo, type ExpiryChange } from './expiry.ts'
import { checkExpected, planPromotion, planUndo, type Plan, type Promotion } from './plan.ts'
import { inPool } from './pool.ts'
import type { RecordedSecret } from './record.ts'
import { on, Refusal } from './refusal.ts'

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
type Prepared = {
  readonly task: Task
  readonly store: Store
  readonly found: Snapshot
  readonly plan: Plan
  readonly expiry: ExpiryChange | undefined
}

/** What became of one secret. */
export type Result = {
  readonly ref: SecretRef
  readonly stage: Stage
  /** Where the label was found, and where it is now as far as is known. */
  readonly previous: VersionId | null
  readonly current: VersionId | null
  /** What was to be changed, for people to read. */
  readonly changes: readonly Change[]
  readonly expiry?: ExpiryChange | undefined
  /** Whether the store is not as it was found. */
  readonly changed: boolean
  readonly outcome: 'promoted' | 'unchanged' | 'planned' | 'rolled-back' | 'restored' | 'failed' | 'skipped'
  readonly warnings: readonly string[]
  readonly requestIds: readonly string[]
  readonly failure?: Failure
}

/** Why a secret failed, and what state that left it in. */
export type Failure = {
  /** Undefined where the secret itself went well but could not be put back. */
  readonly error: unknown
  /** What the store had to say about it when asked once more. */
  readonly explanation: string | undefined
  /** Where the labels are now, in whole sentences. */
  readonly state: string
  /** What is left to be done by hand to have the labels as they were found. */
  readonly byHand: readonly Change[]
}

/** How a list is worked through. */
type Manner = {
  readonly patience: Patience
  /** How many secrets are worked on at once. */
  readonly concurrency: number
  /** Called when going forward has failed; the patience for putting back, for which some time is kept. */
  readonly turnBack: () => Patience
  /** Told of every secret that is finished, and how many of how many are by then. */
  readonly onFinished: (result: Result, finished: number, all: number) => void
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
  const all = await inPool(tasks, concurrency, prepare)
  const ready = all.filter((each) => 'task' in each)
  if (ready.length === all.length) return { ready }
  return { failed: all.map((each) => ('task' in each ? result(each, each.found, 'skipped') : each)) }
}

async function prepare(task: Task): Promise<Prepared | Result> {
  const { ref, stage, expected, intent } = task
  let store: Store | undefined
  let found: Snapshot | undefined
  try {
    store = await task.open()
    found = await store.read()
    if (expected !== undefined) checkExpected(stage, expected, found)
    if (intent.kind === 'undo') {
      const { expiry } = intent.recorded
      const plan = planUndo(intent.recorded, found, store.rules, intent.force)
      return { task, store, found, plan, expiry: expiry && planExpiryUndo(expiry, found) }
    }
    const plan = planPromotion(intent.promotion, found, store.rules)
    const outgoing = plan.changes.find((change) => change.stage === stage)?.before ?? null
    const expires = intent.expireAt !== undefined && outgoing !== null
    return { task, store, found, plan, expiry: expires ? planExpiry(outgoing, intent.expireAt, found) : undefined }
  } catch (error) {
    const at = found === undefined ? null : holder(found, stage)
    const state = `Nothing was changed${found === undefined ? '' : `: ${stage} is ${on(at)}`}.`
    const explanation = await explained(store, error)
    return {
      ref: store?.ref ?? ref,
      stage,
      previous: at,
      current: at,
      changes: [],
      changed: false,
      outcome: 'failed',
      warnings: [],
      requestIds: store?.requestIds ?? [],
      failure: { error, explanation, state, byHand: [] },
    }
  }
}

/** What a rollback of this needs. */
export function record({ store, plan, expiry }: Prepared): RecordedSecret {
  return { ...store.ref, stage: plan.stage, changes: [...plan.changes, ...plan.alongside], ...(expiry && { expiry }) }
}

/** What the plan comes to when nothing is written. */
export function planned(prepared: Prepared): Result {
  const isWork = outcomeOf(prepared) !== 'unchanged'
  return result(prepared, prepared.found, isWork ? 'planned' : 'unchanged', staying(prepared.plan, prepared.found))
}

/**
 * Carries out what was prepared. When one fails, no other is begun, and all that was written is put back, the last
 * first.
 */
export async function carryOut(all: readonly Prepared[], manner: Manner): Promise<Result[]> {
  const { patience, concurrency, turnBack, onFinished } = manner
  const results = new Map<Prepared, Result>()
  const begun: Prepared[] = []
  const interruptions = new Map<Prepared, unknown>()
  await inPool(all, concurrency, async (prepared) => {
    if (interruptions.size > 0) return
    begun.push(prepared)
    try {
      const { snapshot, warnings } = await apply(prepared.store, prepared.plan, prepared.found, patience)
      const said = [...staying(prepared.plan, snapshot), ...warnings]
      const done = result(prepared, snapshot, outcomeOf(prepared), said)
      results.set(prepared, done)
      onFinished(done, results.size, all.length)
    } catch (interruption) {
      interruptions.set(prepared, interruption)
    }
  })
  if (interruptions.size > 0) {
    const left = turnBack()
    const written = begun.filter(({ plan }) => plan.changes.length > 0).reverse()
    let finished = 0
    await inPool(written, concurrency, async (prepared) => {
      const back = await putBack(prepared, left, interruptions.get(prepared))
      results.set(prepared, back)
      onFinished(back, ++finished, written.length)
    })
  }
  return inPool(all, concurrency, async (prepared) => {
    const done = results.get(prepared) ?? result(prepared, prepared.found, 'skipped')
    return interruptions.size > 0 ? done : withExpiry(prepared, done, patience)
  })
}

/**
 * Undoes what this run wrote to one secret: an undo of its own record, like any other. Where `stage` belongs to somebody
 * else by now, so do the labels that go with it: the other run may count on the very same previous label.
 *
 * @param interruption what stopped the run at this secret, undefined where it was another secret that failed
 */
async function putBack(prepared: Prepared, patience: Patience, interruption?: unknown): Promise<Result> {
  const { store, found } = prepared
  const error = causeOf(interruption)
  const { changes } = record(prepared)
  const failed = async (now: Snapshot, state: string, byHand: readonly Change[], about = error) => {
    const explanation = await explained(store, about)
    return { ...result(prepared, now, 'failed'), failure: { error: error ?? about, explanation, state, byHand } }
  }
  let seen: Snapshot | undefined
  try {
    // One more request with credentials that were refused can lock the key.
    if (error instanceof Problem && error.kind === 'bad-credentials') throw error
    seen = await store.read()
    const plan = planUndo(record(prepared), seen, store.rules)
    const { snapshot, warnings, left } = await apply(store, plan, seen, patience)
    const all = [...staying(plan, snapshot), ...warnings]
    if (interruption === undefined && left.length === 0) return result(prepared, snapshot, 'restored', all)
    const isWritten = plan.changes.length > 0
    const what =
      left.length > 0 ? 'Not all was put back' : isWritten ? 'What was written was put back' : 'Nothing was changed'
    return { ...(await failed(snapshot, `${what}: ${places(changes, snapshot)}.`, left)), warnings: all }
  } catch (obstacle) {
    const cause = causeOf(obstacle)
    if (cause instanceof Refusal && cause.movedBySomebodyElse !== undefined) {
      return failed(seen ?? found, `It was left alone: ${places(changes, seen ?? found)}.`, [], cause)
    }
    const written = interruption instanceof Interrupted ? interruption.written : changes
    const byHand = inverse(written).filter(({ before, after }) => before !== after)
    const now = seen ?? changed(found, written)
    const where = `As far as is known ${places(changes, now)}.`
    if (byHand.length === 0) return failed(now, `Nothing was changed. ${where}`, [])
    return failed(now, `What was written could not be put back: ${messageOf(cause)}. ${where}`, byHand)
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Interrupted ? error.cause : error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** One more read that may tell what a failure comes from. Where it fails itself, there is nothing to add. */
async function explained(store: Store | undefined, error: unknown): Promise<string | undefined> {
  const about = error instanceof Refusal ? error.movedBySomebodyElse : error
  if (about === undefined || !(typeof about === 'string' || about instanceof Problem)) return undefined
  return store?.explain?.(about).catch(() => undefined)
}

async function withExpiry(prepared: Prepared, result: Result, patience: Patience): Promise<Result> {
  const { store, expiry, task } = prepared
  if (expiry === undefined) return result
  const warning = await applyExpiry(store, expiry, patience)
  if (warning !== undefined) return { ...result, warnings: [...result.warnings, warning] }
  const outcome = result.outcome === 'unchanged' && task.intent.kind === 'undo' ? 'rolled-back' : result.outcome
  return { ...result, changed: true, outcome }
}

function outcomeOf({ task: { intent }, plan }: Prepared): Result['outcome'] {
  if (!plan.changes.some(({ before, after }) => before !== after)) return 'unchanged'
  return intent.kind === 'undo' || intent.rollback ? 'rolled-back' : 'promoted'
}

function result(
  { store, found, plan, expiry }: Prepared,
  now: Snapshot,
  outcome: Result['outcome'],
  warnings: readonly string[] = [],
): Result {
  const isAsFound = [...plan.changes, ...plan.alongside].every((c) => holder(now, c.stage) === holder(found, c.stage))
  return {
    ref: store.ref,
    stage: plan.stage,
    previous: holder(found, plan.stage),
    current: holder(now, plan.stage),
    changes: plan.changes.filter(({ before, after }) => before !== after),
    expiry,
    changed: !isAsFound,
    outcome,
    warnings,
    requestIds: store.requestIds,
  }
}

/** A warning for each label that the plan lets stay, with the place where it was found in the end. */
function staying({ staying }: Plan, snapshot: Snapshot): string[] {
  return staying.map(({ stage, why }) => `${stage} ${why}; it stays ${on(holder(snapshot, stage))}`)
}

function places(changes: readonly Change[], snapshot: Snapshot): string {
  return changes.map(({ stage }) => `${stage} is ${on(holder(snapshot, stage))}`).join(', ')
}
