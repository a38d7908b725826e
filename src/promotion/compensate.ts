import type { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { apply, ApplyError, type Progress } from './apply.ts'
import {
  findVersion,
  formatHolders,
  formatVersion,
  holder,
  rollbackSteps,
  versionsBefore,
  withChanges,
  type Change,
  type Snapshot,
} from './change.ts'
import { planUndo, unmoved } from './plan.ts'
import { autoMovedLabel } from './store.ts'
import { diagnose, toLabelStates, resultOf, skipWarnings, type Failure, type Result } from './result.ts'
import type { RetryPolicy } from './retry-policy.ts'
import { Sightings } from './sightings.ts'
import { toRecord, type Prepared } from './task.ts'

/** How far the run got with one secret, and what stopped it: undefined if another secret failed. */
export type Attempt = Progress & { readonly error: unknown }

/** What is known of the labels: where they are, and which writes may still move them. */
type Known = { readonly labels: Snapshot; readonly inDoubt: readonly Change[] }

/** How a failure describes what became of the writes. */
const rollbackTexts: Record<Failure['rollback'], string> = {
  none: 'Nothing was changed',
  complete: 'Rolled back',
  'in doubt': 'Rollback in doubt',
  incomplete: 'Rollback incomplete',
}

/**
 * Compensates one secret: a rollback by the record of this run, limited to what the run wrote. A label that is where this run
 * wanted it without having written it was put there by someone else. If `stage` belongs to someone else, so do the other
 * labels: the other run may count on the very same previous label.
 *
 * @param authFailure that the store refused the credentials: then it is not called again, since that can lock the key
 */
export async function compensate(
  prepared: Prepared,
  attempt: Attempt,
  retryPolicy: RetryPolicy,
  authFailure: ApiError | undefined,
): Promise<Result> {
  const { store, found } = prepared
  const { error } = attempt
  let known = afterwards(prepared, { labels: found, inDoubt: [] }, attempt)
  const isConflict = error instanceof Refusal && error.conflictingLabel !== undefined
  const hasWritten = attempt.acknowledged.length > 0 || attempt.inDoubt.length > 0
  if (!hasWritten && !isConflict) {
    const state = formatState(prepared, rollbackTexts.none, known)
    return failedResult(prepared, known, { error, state, authFailure })
  }
  const unread = known
  try {
    if (authFailure !== undefined) throw authFailure
    known = await readAgain(prepared, attempt, known, retryPolicy)
    const undo = planCompensation(prepared, attempt, known)
    const { snapshot, warnings, skipped, inDoubt } = await apply(store, undo, known.labels, retryPolicy, known.inDoubt)
    known = { labels: withUnlisted(snapshot, known.labels), inDoubt }
    const allWarnings = [...skipWarnings(undo, snapshot), ...warnings]
    const isRestored = skipped.length === 0 && inDoubt.length === 0
    if (error === undefined && isRestored) return resultOf(prepared, known, 'restored', allWarnings)
    const rollback =
      skipped.length > 0 ? 'incomplete' : inDoubt.length > 0 ? 'in doubt' : hasWritten ? 'complete' : 'none'
    const steps = isRestored ? [] : manualSteps(prepared, attempt, known)
    const state = formatState(prepared, rollbackTexts[rollback], known)
    const result = await failedResult(prepared, known, { error, state, steps, rollback })
    return { ...result, warnings: allWarnings }
  } catch (obstacle) {
    const cause = obstacle instanceof ApplyError ? obstacle.cause : obstacle
    if (obstacle instanceof ApplyError) known = afterwards(prepared, known, obstacle.progress)
    if (cause instanceof Refusal && cause.conflictingLabel !== undefined) {
      if (known === unread) return anotherSecret(prepared, known, error ?? cause, cause)
      if (obstacle instanceof ApplyError) known = await seeConflict(prepared, known)
      const state = formatState(prepared, 'Left unchanged', known)
      const steps = known.inDoubt.length > 0 ? manualSteps(prepared, attempt, known) : []
      return failedResult(prepared, known, {
        error: error ?? cause,
        about: cause,
        state,
        steps,
        rollback: 'incomplete',
      })
    }
    const steps = manualSteps(prepared, attempt, known)
    // The store has acknowledged every write, although it could not be read afterwards.
    const message = cause instanceof Error ? cause.message : String(cause)
    const isRolledBack = steps.length === 0
    const outcome = isRolledBack ? rollbackTexts.complete : `Rollback failed: ${message}. Last known state`
    if (isRolledBack && error === undefined) return resultOf(prepared, known, 'restored')
    const state = formatState(prepared, outcome, known)
    const rollback = isRolledBack ? 'complete' : 'incomplete'
    return failedResult(prepared, known, { error, state, steps, rollback, authFailure })
  }
}

/** Reads where the labels are after someone else has moved one of them during the rollback; all that is known if that fails. */
async function seeConflict({ store }: Prepared, known: Known): Promise<Known> {
  const seen = await store.read().catch(() => [])
  const stages = known.labels.flatMap((version) => version.stages)
  const moved = stages.map((stage) => ({ stage, before: holder(known.labels, stage), after: holder(seen, stage) }))
  return seen.length === 0 ? known : { ...known, labels: withChanges(known.labels, moved) }
}

/**
 * Returns the result of a name that leads to another secret by now: nobody knows where the label of this one is, and the
 * store, which compares the whole secret, refuses every write that was sent before.
 */
async function anotherSecret(prepared: Prepared, known: Known, error: unknown, cause: Refusal): Promise<Result> {
  const isKnown = error instanceof Refusal && error.conflictingLabel === cause.conflictingLabel
  const state = isKnown ? 'Left unchanged.' : `Left unchanged: ${cause.message}.`
  const details = { error, about: cause, state, rollback: 'incomplete' } as const
  return { ...(await failedResult(prepared, { ...known, inDoubt: [] }, details)), current: undefined }
}

/**
 * Reads the labels again, the targets as well: a version without a label may not be listed otherwise. A store may show
 * late what it has acknowledged, and a write in doubt that shows has been made. A label that may be on a third version is
 * taken to be there.
 */
async function readAgain(
  prepared: Prepared,
  { acknowledged, error }: Attempt,
  { inDoubt }: Known,
  { poll }: RetryPolicy,
): Promise<Known> {
  const { changes } = toRecord(prepared)
  const wanted = [...versionsBefore(changes), ...changes.flatMap(({ after }) => after ?? [])]
  const isConflict = ({ stage }: Change) => error instanceof Refusal && error.conflictingLabel === stage
  const mayBeLate = acknowledged.filter((change) => !isConflict(change))
  const sightings = new Sightings()
  let seen: Snapshot
  for (let attempt = 1; ; attempt++) {
    seen = await prepared.store.read(wanted)
    for (const change of mayBeLate) {
      sightings.note(change.stage, isElsewhere(change, seen) ? holder(seen, change.stage) : undefined)
    }
    const isOpen = ({ stage }: Change) => sightings.at(stage) !== undefined && !sightings.isMoved(stage)
    if (!mayBeLate.some(isOpen)) break
    const isTimeLeft = await poll(attempt).then(
      () => true,
      () => false,
    )
    if (!isTimeLeft) break
  }
  const unseen = acknowledged.filter(({ stage, before }) => holder(seen, stage) === before)
  const elsewhere = mayBeLate.flatMap(({ stage }) => {
    const at = sightings.at(stage)
    return at === undefined ? [] : [{ stage, before: holder(seen, stage), after: at }]
  })
  const labels = withChanges(seen, [...unseen, ...elsewhere])
  return { labels, inDoubt: inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after) }
}

/** Whether the label is neither where the change found it nor where it leads to. */
function isElsewhere({ stage, before, after }: Change, snapshot: Snapshot): boolean {
  const at = holder(snapshot, stage)
  return at !== before && at !== after
}

/** Returns the snapshot with the versions that it does not list because they have lost their last label. */
function withUnlisted(snapshot: Snapshot, earlier: Snapshot): Snapshot {
  const unlisted = earlier.filter(({ id }) => snapshot.every((version) => version.id !== id))
  return [...snapshot, ...unlisted.map((version) => ({ ...version, stages: [] }))]
}

function planCompensation(prepared: Prepared, attempt: Attempt, { labels, inDoubt }: Known) {
  const { store, plan } = prepared
  const isOurs = ownedBy(attempt)
  const { changes } = toRecord(prepared)
  const written = changes.map((change) => (isOurs(change) ? change : { ...change, after: change.before }))
  const undo = planUndo({ stage: plan.stage, changes: written }, labels, store.rules)
  // Even if no label has to move, a write makes the store refuse those in doubt.
  const fences = store.rules.condition === 'secret' && inDoubt.length > 0
  if (undo.changes.length > 0 || !fences) return undo
  return { ...undo, changes: changes.filter(isOurs).map(({ stage }) => unmoved(labels, stage)) }
}

/** Returns whether this run has written a label, or may have, and it is still its own. */
function ownedBy({ error, acknowledged, inDoubt }: Attempt): (change: Change) => boolean {
  const conflicting = error instanceof Refusal ? error.conflictingLabel : undefined
  const written = [...acknowledged, ...inDoubt]
  return ({ stage }) => stage !== conflicting && written.some((change) => change.stage === stage)
}

/** Returns what is left to do by hand to have the labels as they were found. */
function manualSteps(prepared: Prepared, attempt: Attempt, { labels, inDoubt }: Known): Change[] {
  const { found, plan } = prepared
  const isOurs = ownedBy(attempt)
  // If the store may have moved its previous label along with ours, that must be restored, too.
  const written = [...attempt.acknowledged, ...attempt.inDoubt].filter(isOurs)
  const sideEffects = predictSideEffects(prepared, found, written)
  const isSideEffect = ({ stage }: Change) => sideEffects.some((change) => change.stage === stage)
  const changes = toRecord(prepared).changes.filter((change) => isOurs(change) || isSideEffect(change))
  return rollbackSteps(plan.stage, changes).flatMap(({ stage, after }) => {
    const at = holder(labels, stage)
    const moving = inDoubt.find((change) => change.stage === stage && change.after !== after)
    const isPossible = after === null || findVersion(labels, after) !== undefined
    if (!isPossible || (at === after && moving === undefined)) return []
    return { stage, before: at === after && moving !== undefined ? moving.after : at, after }
  })
}

function formatState(prepared: Prepared, outcome: string, { labels, inDoubt }: Known): string {
  const { stage: label, changes } = toRecord(prepared)
  const shown = changes.length > 0 ? changes : [unmoved(labels, label)]
  const moving = inDoubt.filter(({ stage, after }) => holder(labels, stage) !== after)
  const doubts = moving.map(
    ({ stage, after }) => ` A write without a response may still move ${stage} to ${formatVersion(after)}.`,
  )
  return `${outcome}: ${formatHolders(shown, labels)}.${[...new Set(doubts)].join('')}`
}

type FailureDetails = {
  readonly error: unknown
  /** What the diagnosis is about, if it is not the error. */
  readonly about?: unknown
  readonly state: string
  readonly rollback?: Failure['rollback']
  readonly steps?: readonly Change[]
  readonly authFailure?: ApiError | undefined
}

async function failedResult(
  prepared: Prepared,
  known: Known,
  { error, about = error, state, rollback = 'none', steps = [], authFailure }: FailureDetails,
): Promise<Result> {
  const { store, task, found, plan } = prepared
  const labels = toLabelStates([plan.stage, ...toRecord(prepared).changes.map(({ stage }) => stage)], found, known)
  const diagnosis = authFailure === undefined ? await diagnose(store, about) : undefined
  const resume = task.intent.kind === 'undo' ? ' Run the same rollback again to resume.' : ''
  const failure = { error, diagnosis, state: `${state}${resume}`, labels, rollback, manualSteps: steps }
  return { ...resultOf(prepared, known, 'failed'), failure }
}

/** Returns what is known of the labels after this progress, without reading. */
function afterwards(prepared: Prepared, { labels, inDoubt }: Known, progress: Progress): Known {
  const { acknowledged } = progress
  const sideEffects = predictSideEffects(prepared, labels, acknowledged)
  return {
    labels: withChanges(labels, [...sideEffects, ...acknowledged]),
    inDoubt: [...inDoubt, ...predictSideEffects(prepared, labels, progress.inDoubt), ...progress.inDoubt],
  }
}

/** Predicts what the store itself changes as it makes these changes. */
function predictSideEffects({ plan, store }: Prepared, before: Snapshot, written: readonly Change[]): Change[] {
  const label = autoMovedLabel(plan.stage, store.rules)
  const after = written.find(({ stage }) => stage === plan.stage)?.before ?? null
  if (store.rules.movesPrevious !== 'always' || label === null || after === null) return []
  return [{ stage: label, before: holder(before, label), after }]
}
