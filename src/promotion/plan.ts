import { Refusal } from '../errors/refusal.ts'
import {
  findVersion,
  formatGone,
  formatVersion,
  holder,
  inverse,
  isDestroyed,
  isMove,
  type Change,
  type Snapshot,
  type Stage,
  type Version,
  type VersionId,
} from './change.ts'
import { autoMovedLabel, type Rules } from './store.ts'
import { isYamlNumber } from '../untrusted/text.ts'

/** What to promote. */
export type Promotion = {
  readonly stage: Stage
  /** `newest` is the newest version that can be used; null moves nothing, but reports where the label is. */
  readonly target: Target | 'newest' | null
  /** The label for the outgoing version: `auto` is the store's own, null is none. */
  readonly previousStage: 'auto' | null | { readonly stage: Stage }
}

/** What was promoted: `stage` decides whether it may be rolled back, the other labels follow if they can. */
type Promoted = { readonly stage: Stage; readonly changes: readonly Change[] }

/** What to change about one secret. */
export type Plan = {
  /** The label that the run moves. */
  readonly stage: Stage
  /** In an order in which an interruption at any point is safe. */
  readonly changes: readonly Change[]
  /** Labels that the run does not write but the store may move, recorded so that a rollback can restore them. */
  readonly sideEffects: readonly Change[]
  /** Whether labels other than `stage` may be skipped, with a warning, if they cannot be moved. */
  readonly othersMayBeSkipped: boolean
  /**
   * Whether the labels seem to be in place, and the plan only confirms that: the store refuses to move `stage` then. If
   * it does so, the other labels are written only if they are not in place.
   */
  readonly confirms?: boolean
  /** Labels that are not in place but do not stand in the way, and why they stay. */
  readonly skipped: readonly { readonly stage: Stage; readonly why: string }[]
}

/**
 * Plans a promotion; nothing if the label is already there.
 *
 * The outgoing version gets its previous label before it loses `stage`, so that it is never without a label, unless the
 * target has only that label: then `stage` goes first, so that the target never is.
 *
 * @throws Refusal if the target does not exist, is destroyed or disabled, or cannot be told from others
 */
export function planPromotion(promotion: Promotion, snapshot: Snapshot, rules: Rules): Plan {
  const { stage } = promotion
  const plan = { stage, changes: [], sideEffects: [], othersMayBeSkipped: false, skipped: [] }
  if (promotion.target === null) return plan
  const target = promotion.target === 'newest' ? findNewest(snapshot, rules) : findTarget(promotion.target, snapshot)
  const outgoing = holder(snapshot, stage)
  if (outgoing === target.id) return plan

  const move = { stage, before: outgoing, after: target.id }
  if (outgoing === null) return { ...plan, changes: [move] }

  const autoMoved = autoMovedLabel(stage, rules)
  const previous = promotion.previousStage === 'auto' ? autoMoved : (promotion.previousStage?.stage ?? null)
  const sideEffects = autoMoved === null || autoMoved === previous ? [] : [unmoved(snapshot, autoMoved)]
  if (previous === null) return { ...plan, changes: [move], sideEffects }
  if (findVersion(snapshot, outgoing) === undefined) {
    const why = `was not moved to ${outgoing}, since that version ${formatGone(snapshot, outgoing)}`
    return { ...plan, changes: [move], sideEffects, skipped: [{ stage: previous, why }] }
  }

  const protect = { stage: previous, before: holder(snapshot, previous), after: outgoing }
  const hasOnlyPrevious = target.stages.length > 0 && target.stages.every((label) => label === previous)
  const isMovedByStore = previous === autoMoved && rules.movesPrevious === 'always'
  return { ...plan, changes: hasOnlyPrevious || isMovedByStore ? [move, protect] : [protect, move], sideEffects }
}

/**
 * Plans a rollback: the same changes reversed, `stage` first, adapted to where the labels are now. `stage` decides: still
 * on `after` → restore `before`; already on `before` → only the other labels; elsewhere → someone moved it, refused
 * unless `force`. The other labels are restored if they are as recorded, otherwise skipped with a warning.
 *
 * @throws Refusal if `stage` has moved since, or the version to restore is gone or disabled
 */
export function planUndo(promoted: Promoted, snapshot: Snapshot, rules: Rules, force = false): Plan {
  const main = promoted.changes.find((change) => change.stage === promoted.stage)
  const plan = { stage: promoted.stage, changes: [], sideEffects: [], othersMayBeSkipped: true, skipped: [] }
  if (main === undefined) return plan
  const at = holder(snapshot, main.stage)
  const isRestored = at === main.before
  if (!isRestored && at !== main.after && !force) throw movedSince(main, at)

  const skipped: { stage: Stage; why: string }[] = []
  const changes: Change[] = []
  const sideEffects: Change[] = []
  const skip = (stage: Stage, now: VersionId | null, why: string) => {
    skipped.push({ stage, why })
    // If the store moves it nevertheless, it is restored to where it was found.
    if (now !== null) changes.push({ stage, before: now, after: now })
  }

  if (isRestored) changes.push({ stage: main.stage, before: at, after: at })
  else if (main.before === null && !rules.removable(main.stage))
    skipped.push({ stage: main.stage, why: cannotBeRemoved })
  else {
    if (main.before !== null) checkUsable(main.stage, main.before, snapshot)
    changes.push({ stage: main.stage, before: at, after: main.before })
  }

  const autoMoved = autoMovedLabel(main.stage, rules)
  for (const { stage, before: recorded, after } of inverse(promoted.changes)) {
    if (stage === main.stage) continue
    const now = holder(snapshot, stage)
    // The store itself moves it to the version that `stage` has left, forward or back. After a forced rollback it may be
    // there because that has skipped it.
    const wasAutoMoved =
      !(force && isRestored) && stage === autoMoved && now === (isRestored ? main.after : main.before)
    if (now !== recorded && now !== after && !wasAutoMoved) {
      skip(stage, now, `has been moved since (the record says ${formatVersion(recorded)})`)
    } else if (after === null && !rules.removable(stage)) {
      if (now !== null) skipped.push({ stage, why: cannotBeRemoved })
    } else if (after !== null && findVersion(snapshot, after) === undefined) {
      skipped.push({ stage, why: `was on ${after} before, a version that ${formatGone(snapshot, after)}` })
      // Left to the store: if it moves the label along, the version that `stage` leaves keeps one.
      if (stage === autoMoved) sideEffects.push(unmoved(snapshot, stage))
    } else {
      changes.push({ stage, before: now, after })
    }
  }
  return changes.some(isMove) ? { ...plan, changes, sideEffects, skipped } : { ...plan, skipped }
}

/** @throws Refusal unless `stage` is on the version that the workflow expects */
export function checkExpected(stage: Stage, expected: VersionId | null, snapshot: Snapshot): void {
  const at = holder(snapshot, stage)
  if (at === expected) return
  const quote = formatQuoteAdvice(
    expected,
    snapshot.map(({ id }) => id),
  )
  const values = { label: stage, now: formatVersion(at), expected: expected ?? 'none', quote }
  throw Refusal.of('unexpected-version', values, stage)
}

/** Returns the change that leaves the label where it is. */
export function unmoved(snapshot: Snapshot, stage: Stage): Change {
  const at = holder(snapshot, stage)
  return { stage, before: at, after: at }
}

/** How many versions an error names. */
const maxNamed = 30

/** @throws Refusal unless one version is certainly the newest that can be used */
function findNewest(snapshot: Snapshot, { current, pending }: Rules): Version {
  const usable = snapshot.filter(({ isGone, isDisabled, isFloating }) => !isGone && !isDisabled && !isFloating)
  const versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || 'none'
  const undated = usable.filter(({ order }) => order === undefined)
  if (undated.length > 0) throw Refusal.of('newest-undated', { undated: listVersions(undated), versions })
  const last = Math.max(...usable.map(({ order }) => order ?? 0))
  const [newest, ...others] = usable.filter(({ order }) => order === last)
  if (newest === undefined) throw Refusal.of('no-usable-version', { versions })
  if (others.length > 0) throw Refusal.of('newest-tied', { tied: listVersions([newest, ...others]), versions })
  const { id, stages } = newest
  if (pending !== undefined && stages.includes(pending) && (current === null || !stages.includes(current))) {
    throw Refusal.of('newest-pending', { version: id, label: pending, versions })
  }
  return newest
}

/** Whether the promotion leads to a version that the store does not list, although it may exist. */
export function isTargetUnlisted({ target }: Promotion, snapshot: Snapshot): boolean {
  if (target === null || target === 'newest') return false
  const id = targetId(target, snapshot)
  return id !== null && findVersion(snapshot, id) === undefined && !isDestroyed(snapshot, id)
}

type Target = { readonly version: VersionId } | { readonly stage: Stage }

function targetId(target: Target, snapshot: Snapshot): VersionId | null {
  return 'version' in target ? target.version : holder(snapshot, target.stage)
}

function findTarget(target: Target, snapshot: Snapshot): Version {
  const id = targetId(target, snapshot)
  const version = id === null ? undefined : findVersion(snapshot, id)
  if (version?.isDisabled)
    throw Refusal.of('target-disabled', { version: version.id, deadline: formatDeadline(version) })
  if (version !== undefined) return version
  const versions = listVersions(snapshot.filter(({ isGone }) => !isGone)) || 'none'
  if (id !== null && isDestroyed(snapshot, id)) throw Refusal.of('target-destroyed', { version: id, versions })
  if ('version' in target) {
    const ids = snapshot.map((each) => each.id)
    throw Refusal.of('target-not-found', {
      version: target.version,
      versions,
      quote: formatQuoteAdvice(target.version, ids),
    })
  }
  const { stage } = target
  if (id !== null) throw Refusal.of('label-on-unlisted', { label: stage, version: id, versions })
  const labels = snapshot.flatMap(({ stages }) => stages)
  throw Refusal.of('label-unused', { label: stage, versions, quote: formatQuoteAdvice(stage, labels) })
}

/** Formats the advice to quote a name that YAML has rewritten as a number, or may have; empty for any other name. */
function formatQuoteAdvice(name: string | null, known: readonly string[]): string {
  if (name === null || !isYamlNumber(name)) return ''
  const original = known.find((each) => each !== name && each.trim() !== '' && Number(each) === Number(name))
  if (original !== undefined) return `: YAML has turned ${original} into ${name}, so quote it`
  return /[.e]/i.test(name) ? ': quote it, since YAML rewrites numbers (1.10 becomes 1.1)' : ''
}

/** Lists versions, those with labels first, and not all of thousands. */
function listVersions(versions: readonly Version[]): string {
  const isLabelled = ({ stages }: Version) => stages.length > 0
  const ordered = [...versions.filter(isLabelled), ...versions.filter((version) => !isLabelled(version))]
  const named = ordered
    .slice(0, maxNamed)
    .map(({ id, stages }) => (stages.length > 0 ? `${id} (${stages.join(', ')})` : id))
  const others = ordered.length - named.length
  return [...named, ...(others > 0 ? [`and ${others} more`] : [])].join(', ')
}

function movedSince(change: Change, at: VersionId | null): Refusal {
  const { stage, before, after } = change
  const move = isMove(change)
    ? `moved it from ${formatVersion(before)} to ${formatVersion(after)}`
    : `left it on ${formatVersion(before)}`
  return Refusal.of('moved-since', { label: stage, now: formatVersion(at), move }, stage)
}

/** @throws Refusal if the version to restore is gone, or the store returns it to nobody */
function checkUsable(stage: Stage, before: VersionId, snapshot: Snapshot): void {
  const version = findVersion(snapshot, before)
  if (version !== undefined && !version.isDisabled) return
  const values = { version: before, label: stage, now: formatVersion(holder(snapshot, stage)) }
  if (version !== undefined) {
    throw Refusal.of('previous-version-disabled', { ...values, deadline: formatDeadline(version) })
  }
  throw Refusal.of(isDestroyed(snapshot, before) ? 'previous-version-destroyed' : 'previous-version-gone', values)
}

/** Formats until when a version can be enabled, empty if that is any time. */
function formatDeadline({ destroyAt }: Version): string {
  return destroyAt === undefined ? '' : ` before it is destroyed at ${new Date(destroyAt).toISOString()}`
}

const cannotBeRemoved = 'was on no version before, but this store does not allow removing it'
