import { isRefusedKey, type Problem } from '../errors/api-error.ts'
import { apply, Interrupted, type Patience } from './apply.ts'
import { changed, find, holder, stepsBack, versionsBefore, type Change, type Snapshot } from './change.ts'
import { applyExpiry } from './expiry.ts'
import { followerOf, planUndo } from './plan.ts'
import { inPool } from './pool.ts'
import { record, type Prepared } from './prepare.ts'
import { Refusal } from '../errors/refusal.ts'
import { blocking, explained, outcomeOf, places, resultOf, staying, type Result } from './result.ts'

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
 * Carries out what was prepared. When one fails, no other is begun, and all that was written is put back, the last
 * first.
 */
export async function carryOut(all: readonly Prepared[], manner: Manner): Promise<Result[]> {
  const { patience, concurrency, turnBack, onFinished } = manner
  const results = new Map<Prepared, Result>()
  const begun: Prepared[] = []
  const accepted = new Map<Prepared, readonly Change[]>()
  const interruptions = new Map<Prepared, unknown>()
  await inPool(all, concurrency, async (prepared) => {
    if (interruptions.size > 0) return
    begun.push(prepared)
    try {
      const applied = await apply(prepared.store, prepared.plan, prepared.found, patience)
      const { snapshot, warnings } = applied
      accepted.set(prepared, applied.accepted)
      const said = [...staying(prepared.plan, snapshot), ...blocking(prepared, snapshot), ...warnings]
      const done = resultOf(prepared, snapshot, outcomeOf(prepared), said)
      results.set(prepared, done)
      onFinished(done, results.size, all.length)
    } catch (interruption) {
      interruptions.set(prepared, interruption)
    }
  })
  if (interruptions.size > 0) {
    const left = turnBack()
    const refusals = new Map<string, Problem>()
    for (const [{ store }, interruption] of interruptions) {
      const cause = causeOf(interruption)
      if (isRefusedKey(cause)) refusals.set(store.ref.provider, cause)
    }
    const written = begun.filter(({ plan }) => plan.changes.length > 0).reverse()
    let finished = 0
    await inPool(written, concurrency, async (prepared) => {
      const refusal = refusals.get(prepared.store.ref.provider)
      const interruption = interruptions.get(prepared)
      const made = accepted.get(prepared) ?? []
      const back = await putBack(prepared, left, made, interruption, refusal)
      results.set(prepared, back)
      onFinished(back, ++finished, written.length)
    })
  }
  return inPool(all, concurrency, async (prepared) => {
    const done = results.get(prepared) ?? resultOf(prepared, prepared.found, 'skipped')
    return interruptions.size > 0 ? done : withExpiry(prepared, done, patience)
  })
}

/**
 * Undoes what this run wrote to one secret: an undo of its own record, like any other, but for what it has not written:
 * a label that is where this run wanted it was put there by somebody else then. Where `stage` belongs to somebody else,
 * so do the labels that go with it: the other run may count on the very same previous label.
 *
 * @param made the changes that the store has accepted, where the run came to its end
 * @param interruption what stopped the run at this secret, undefined where it was another secret that failed
 * @param refusal that the store refused the credentials: then it is not asked again, since that can lock the key
 */
async function putBack(
  prepared: Prepared,
  patience: Patience,
  made: readonly Change[],
  interruption: unknown,
  refusal: Problem | undefined,
): Promise<Result> {
  const { store, found, task } = prepared
  const error = causeOf(interruption)
  const { changes } = record(prepared)
  const { accepted, written } = interruption instanceof Interrupted ? interruption : { accepted: made, written: made }
  const lost = error instanceof Refusal ? error.movedBySomebodyElse : undefined
  const isOurs = ({ stage }: Change) => stage !== lost && written.some((change) => change.stage === stage)
  const done = changes.map((change) => (isOurs(change) ? change : { ...change, after: change.before }))
  const failed = async (now: Snapshot, state: string, byHand: readonly Change[], about = error) => {
    const explanation = refusal === undefined ? await explained(store, about) : undefined
    const wayOn = task.intent.kind === 'undo' ? ' The same rollback again goes on from here.' : ''
    const failure = { error: error ?? about, explanation, state: `${state}${wayOn}`, byHand }
    return { ...resultOf(prepared, now, 'failed'), failure }
  }
  // What is known of the labels; as far as is known where they cannot be read.
  let now = afterwards(prepared, found, written)
  try {
    if (refusal !== undefined) throw refusal
    // Those that the labels were to go to as well: a version without a label may not be listed otherwise.
    const seen = await store.read([...versionsBefore(changes), ...changes.flatMap(({ after }) => after ?? [])])
    // A store may show what it has accepted late.
    now = changed(
      seen,
      accepted.filter(({ stage, before }) => holder(seen, stage) === before),
    )
    const plan = planUndo({ stage: prepared.plan.stage, changes: done }, now, store.rules)
    const { snapshot, warnings, left } = await apply(store, plan, now, patience)
    const said = [...staying(plan, snapshot), ...warnings]
    if (interruption === undefined && left.length === 0) return resultOf(prepared, snapshot, 'restored', said)
    const isWritten = plan.changes.length > 0
    const what =
      left.length > 0 ? 'Not all was put back' : isWritten ? 'What was written was put back' : 'Nothing was changed'
    return { ...(await failed(snapshot, `${what}: ${places(changes, snapshot)}.`, left)), warnings: said }
  } catch (obstacle) {
    const cause = causeOf(obstacle)
    if (cause instanceof Refusal && cause.movedBySomebodyElse !== undefined) {
      return failed(now, `It was left alone: ${places(changes, now)}.`, [], cause)
    }
    if (obstacle instanceof Interrupted) now = afterwards(prepared, now, obstacle.written)
    const where = `As far as is known ${places(changes, now)}.`
    // Wherever the store may have taken its previous label along with ours, that is left to be done, too.
    const isAlong = ({ stage }: Change) => along(prepared, found, written.filter(isOurs)).some((c) => c.stage === stage)
    const byHand = stepsBack(
      prepared.plan.stage,
      changes.filter((change) => isOurs(change) || isAlong(change)),
    ).filter(({ stage, after }) => holder(now, stage) !== after && (after === null || find(now, after) !== undefined))
    if (written.length === 0) return failed(now, `Nothing was changed. ${where}`, [])
    return failed(now, `What was written could not be put back: ${messageOf(cause)}. ${where}`, byHand)
  }
}

/** The labels after these changes, as far as is known without reading. */
function afterwards(prepared: Prepared, before: Snapshot, written: readonly Change[]): Snapshot {
  return changed(before, [...along(prepared, before, written), ...written])
}

/** What the store itself changes as it makes these changes. */
function along({ plan, store }: Prepared, before: Snapshot, written: readonly Change[]): Change[] {
  const follower = followerOf(plan.stage, store.rules)
  const after = written.find(({ stage }) => stage === plan.stage)?.before ?? null
  if (store.rules.movesPrevious !== 'always' || follower === null || after === null) return []
  return [{ stage: follower, before: holder(before, follower), after }]
}

function causeOf(error: unknown): unknown {
  return error instanceof Interrupted ? error.cause : error
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function withExpiry(prepared: Prepared, result: Result, patience: Patience): Promise<Result> {
  const { store, expiry, task } = prepared
  if (expiry === undefined) return result
  const warning = await applyExpiry(store, expiry, patience)
  if (warning !== undefined) return { ...result, warnings: [...result.warnings, warning] }
  const outcome = result.outcome === 'unchanged' && task.intent.kind === 'undo' ? 'rolled-back' : result.outcome
  return { ...result, changed: true, outcome }
}
