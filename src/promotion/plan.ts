import type { Rules } from './store.ts'
import {
  find,
  holder,
  inverse,
  isMove,
  type Change,
  type Snapshot,
  type Stage,
  type Version,
  type VersionId,
} from './change.ts'
import { on, Refusal } from '../errors/refusal.ts'

/** What a promotion is asked for. */
export type Promotion = {
  readonly stage: Stage
  readonly target: { readonly version: VersionId } | { readonly stage: Stage }
  /** The label that the outgoing version gets: `auto` is the store's own, null is none. */
  readonly previousStage: 'auto' | null | { readonly stage: Stage }
}

/** What was promoted once: `stage` decides whether it may be undone, the other labels follow where they can. */
type Promoted = { readonly stage: Stage; readonly changes: readonly Change[] }

/** What is to be done about one secret. */
export type Plan = {
  /** The label that the run is about. */
  readonly stage: Stage
  /** In the order in which they are safe to make. */
  readonly changes: readonly Change[]
  /** Labels that are not touched but that the store may move along, recorded so that a rollback can put them back. */
  readonly alongside: readonly Change[]
  /** Whether labels other than `stage` may be left, with a warning, where they cannot be moved. */
  readonly othersMayStay: boolean
  /** Labels that are not where they should be but that do not stand in the way, and why they stay where they are. */
  readonly staying: readonly { readonly stage: Stage; readonly why: string }[]
}

/**
 * Works out what a promotion changes; nothing when the label is already there.
 *
 * The outgoing version gets its previous label before it loses `stage`, so that it is never without a label, except
 * where the target has only that label: then `stage` goes first, so that the target never is.
 *
 * @throws Refusal when there is no such target
 */
export function planPromotion(promotion: Promotion, snapshot: Snapshot, rules: Rules): Plan {
  const { stage } = promotion
  const target = targetOf(promotion, snapshot)
  const outgoing = holder(snapshot, stage)
  const plan = { stage, changes: [], alongside: [], othersMayStay: false, staying: [] }
  if (outgoing === target.id) return plan

  const move = { stage, before: outgoing, after: target.id }
  if (outgoing === null) return { ...plan, changes: [move] }

  const follows = followerOf(stage, rules)
  const previous = promotion.previousStage === 'auto' ? follows : (promotion.previousStage?.stage ?? null)
  const alongside = follows === null || follows === previous ? [] : [unmoved(snapshot, follows)]
  if (previous === null) return { ...plan, changes: [move], alongside }
  if (find(snapshot, outgoing) === undefined) {
    const why = `is not put on ${outgoing}, since that version no longer exists`
    return { ...plan, changes: [move], alongside, staying: [{ stage: previous, why }] }
  }

  const protect = { stage: previous, before: holder(snapshot, previous), after: outgoing }
  const stripsTarget = target.stages.every((label) => label === previous) && target.stages.length > 0
  const isMovedByStore = previous === follows && rules.movesPrevious === 'always'
  return { ...plan, changes: stripsTarget || isMovedByStore ? [move, protect] : [protect, move], alongside }
}

/**
 * Works out how to undo what was promoted: the same changes turned round, `stage` first, made to fit where the labels
 * are now. `stage` decides: where it was put → back; already back → only the other labels; elsewhere → somebody moved
 * it, refused unless `force`. The other labels are put back where they are as recorded, else left with a warning.
 *
 * @throws Refusal when `stage` has moved since, or the version to go back to is gone
 */
export function planUndo(promoted: Promoted, snapshot: Snapshot, rules: Rules, force = false): Plan {
  const main = promoted.changes.find((change) => change.stage === promoted.stage)
  const plan = { stage: promoted.stage, changes: [], alongside: [], othersMayStay: true, staying: [] }
  if (main === undefined) return plan
  const at = holder(snapshot, main.stage)
  const isBack = at === main.before
  if (!isBack && at !== main.after && !force) throw movedSince(main, at)

  const staying: { stage: Stage; why: string }[] = []
  const changes: Change[] = []
  const leave = (stage: Stage, now: VersionId | null, why: string) => {
    staying.push({ stage, why })
    // Where the store moves it along all the same, it goes back to where it was found.
    if (now !== null) changes.push({ stage, before: now, after: now })
  }

  if (isBack) changes.push({ stage: main.stage, before: at, after: at })
  else if (main.before === null && !rules.removable(main.stage)) staying.push({ stage: main.stage, why: neverOff })
  else {
    if (main.before !== null) checkUsable(main.stage, main.before, snapshot)
    changes.push({ stage: main.stage, before: at, after: main.before })
  }

  const follower = followerOf(main.stage, rules)
  for (const { stage, before: recorded, after } of inverse(promoted.changes)) {
    if (stage === main.stage) continue
    const now = holder(snapshot, stage)
    // Where the step put it, or where the store itself put it: it goes where `stage` came from, on the way there or back.
    const followed = stage === follower && now === (isBack ? main.after : main.before)
    if (now !== recorded && now !== after && !followed) {
      leave(stage, now, `is not where the record says (${on(recorded)}), so somebody has moved it since`)
    } else if (after === null && !rules.removable(stage)) {
      if (now !== null) staying.push({ stage, why: neverOff })
    } else if (after !== null && find(snapshot, after) === undefined) {
      leave(stage, now, `was on ${after} before, a version that no longer exists`)
    } else {
      changes.push({ stage, before: now, after })
    }
  }
  return { ...plan, changes: changes.some(isMove) ? changes : [], staying }
}

/** Refuses unless `stage` is on the version that the workflow expects. */
export function checkExpected(stage: Stage, expected: VersionId | null, snapshot: Snapshot): void {
  const at = holder(snapshot, stage)
  if (at === expected) return
  throw new Refusal(
    `${stage} is ${on(at)}, not ${on(expected)} as \`expected-version\` says`,
    'Find out who moved it; then run again with the version that you now expect.',
    stage,
  )
}

/** The label that a store may move along by itself when it moves `stage`, null when there is none. */
export function followerOf(stage: Stage, rules: Rules): Stage | null {
  return stage === rules.current ? rules.previous : null
}

function unmoved(snapshot: Snapshot, stage: Stage): Change {
  const at = holder(snapshot, stage)
  return { stage, before: at, after: at }
}

/** How many versions an error names. */
const mostNamed = 30

function targetOf({ target }: Promotion, snapshot: Snapshot): Version {
  const id = 'version' in target ? target.version : holder(snapshot, target.stage)
  const version = id === null ? undefined : find(snapshot, id)
  if (version?.isDisabled) {
    throw new Refusal(`version ${version.id} is disabled`, 'Enable it, or choose another version.')
  }
  if (version !== undefined) return version
  const there = snapshot.filter(({ isGone }) => !isGone)
  const versions = `The versions are: ${listed(there) || 'none'}.`
  throw 'version' in target
    ? new Refusal(`version ${target.version} does not exist`, `${versions} Check \`target-version\`.`)
    : new Refusal(`label ${target.stage} is on no version`, `${versions} Check \`target-stage\`.`)
}

/** Those with labels first, and not all where there are thousands. */
function listed(versions: readonly Version[]): string {
  const isLabelled = ({ stages }: Version) => stages.length > 0
  const ordered = [...versions.filter(isLabelled), ...versions.filter((version) => !isLabelled(version))]
  const named = ordered
    .slice(0, mostNamed)
    .map(({ id, stages }) => (stages.length > 0 ? `${id} (${stages.join(', ')})` : id))
  const others = ordered.length - named.length
  return [...named, ...(others > 0 ? [`and ${others} more`] : [])].join(', ')
}

function movedSince({ stage, before, after }: Change, at: VersionId | null): Refusal {
  return new Refusal(
    `${stage} is ${on(at)}, neither where the step to undo put it (${on(after)}) nor back (${on(before)}), so somebody has moved it since`,
    'Find out who moved it. To go back all the same, run again with `force: true`.',
    stage,
  )
}

/** Refuses to go back to a version that is gone, or that the store hands out to nobody. */
function checkUsable(stage: Stage, before: VersionId, snapshot: Snapshot): void {
  const version = find(snapshot, before)
  if (version !== undefined && !version.isDisabled) return
  const what = version === undefined ? 'no longer exists' : 'is disabled: enable it, and run again'
  throw new Refusal(
    `version ${before}, which had ${stage} before, ${what}`,
    `${stage} stays ${on(holder(snapshot, stage))}. Roll back to another version with \`target-version\`.`,
  )
}

const neverOff = 'was on no version before, and the store does not let it be taken off'
