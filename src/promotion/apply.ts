import { Problem } from '../errors/api-error.ts'
import type { Store } from './store.ts'
import { holder, isMove, type Change, type Snapshot, type Stage, type VersionId } from './change.ts'
import { followerOf, type Plan } from './plan.ts'
import { on, Refusal } from '../errors/refusal.ts'

/** What `apply` needs from outside: it has no clock of its own. */
export type Patience = {
  /** How often a write, or the reading back, is tried. */
  readonly attempts: number
  /** Waits, longer the higher `attempt` (from 1) is; fails when the time for the step is used up. */
  readonly pause: (attempt: number) => Promise<void>
}

/** What became of a plan. */
type Applied = {
  /** What was read back. */
  readonly snapshot: Snapshot
  /** A warning for each label that was left. */
  readonly warnings: readonly string[]
  /** The changes that the store has accepted. */
  readonly accepted: readonly Change[]
  /** The changes that the store would not make, of labels that the plan allows to stay. */
  readonly left: readonly Change[]
}

/** A plan that was not carried through: why, and what the store has been asked to write by then. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  /** The changes that the store has accepted. */
  readonly accepted: readonly Change[]
  /** Those that it has accepted, and one whose answer was lost and that could not be settled by reading. */
  readonly written: readonly Change[]

  constructor(cause: unknown, accepted: readonly Change[], unsettled: readonly Change[]) {
    super('interrupted', { cause })
    this.accepted = accepted
    this.written = [...accepted, ...unsettled]
  }
}

/**
 * Makes the store agree with the plan: writes the changes in order, then reads back until every label is where it
 * should be. Promoting, rolling back and putting back after a failure all are this, with another list.
 *
 * A write that fails is settled by reading: a lost answer may have been a success, and the store itself may have moved
 * the label along. A label on a third version was moved by somebody else and is left alone.
 *
 * @param found what was read for making the plan
 * @throws Interrupted, by a Refusal when somebody else moved a label or it never arrived, by a Problem when the store
 *   could not be asked
 */
export async function apply(store: Store, plan: Plan, found: Snapshot, patience: Patience): Promise<Applied> {
  if (plan.changes.length === 0) return { snapshot: found, warnings: [], accepted: [], left: [] }
  const warnings: string[] = []
  const accepted: Change[] = []
  const unsettled: Change[] = []
  /** What was read since the last write, if it was read at all. */
  let latest: Snapshot | undefined
  const left = new Map<Stage, Change>()
  const { rules } = store
  const follower = followerOf(plan.stage, rules)
  let followsAlways = rules.movesPrevious === 'always'
  let followedTo: VersionId | null | undefined

  /** Whether the store itself may have put the label there, as it moved `stage` away from that version. */
  const followed = (stage: Stage, at: VersionId | null) => stage === follower && at === followedTo

  /** The change from where the label is by now, where the store is known to have taken it along. */
  function asFollowed(change: Change): Change {
    const isFollower = change.stage === follower && followsAlways && followedTo !== undefined
    return isFollower ? { ...change, before: followedTo ?? null } : change
  }

  /** Writes a change, or all of them where the store moves labels together. */
  async function write(all: readonly Change[]): Promise<void> {
    let done = all
    let open = all.map(asFollowed).filter(isMove)
    let mayBeOurs = false
    for (let attempt = 1; ;) {
      const [first, ...more] = open
      if (first === undefined) break
      try {
        latest = undefined
        latest = await store.move(first, ...more)
        break
      } catch (error) {
        if (!(error instanceof Problem) || !error.isUnsettled) throw error
        const seen = await store.read().catch(() => {
          if (error.retry === 'reads') unsettled.push(...all)
          throw error
        })
        latest = seen
        const isMissing = ({ stage, after }: Change) => holder(seen, stage) !== after
        open = open.filter(isMissing)
        // A write that is refused moves no label: the one that is there all the same was moved by somebody else.
        mayBeOurs ||= error.retry === 'reads'
        if (!mayBeOurs) done = done.filter(isMissing)
        for (const change of open) {
          const at = holder(seen, change.stage)
          const known = [change, ...all].filter(({ stage }) => stage === change.stage)
          const isKnown = known.some(({ before }) => at === before) || followed(change.stage, at)
          if (!isKnown) throw taken(change, at)
        }
        if (open.some(({ stage, before }) => holder(seen, stage) === before)) {
          if (error.retry === 'never' || attempt >= patience.attempts) throw error
          await patience.pause(attempt++)
        }
        open = open.map((change) => ({ ...change, before: holder(seen, change.stage) }))
      }
    }
    accepted.push(...done)
    const main = all.find(({ stage }) => stage === plan.stage)
    if (main !== undefined && isMove(main)) followedTo = main.before
  }

  /** Looks at a label that was read back and is not where it should be. */
  async function mend(change: Change, snapshot: Snapshot, attempt: number): Promise<void> {
    const at = holder(snapshot, change.stage)
    // A store that does not show `stage` itself yet says nothing about what it has taken along.
    const isShown = plan.changes.some(({ stage, after }) => stage === plan.stage && holder(snapshot, stage) === after)
    const isUnfollowed = change.stage === follower && followsAlways && isShown && at === change.before
    if (isUnfollowed) followsAlways = false
    const isToWrite = isUnfollowed || followed(change.stage, at)
    if (isToWrite && attempt <= patience.attempts) return write([{ ...change, before: at }])
    if (!followed(change.stage, at) && at !== change.before) throw taken(change, at)
    if (attempt >= patience.attempts) throw neverArrived(change, at)
  }

  async function orLeave(change: Change, work: Promise<void>): Promise<void> {
    try {
      await work
    } catch (error) {
      if (change.stage === plan.stage || !plan.othersMayStay) throw error
      left.set(change.stage, change)
      warnings.push(`${change.stage} was left as it is: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  try {
    if (rules.movesTogether) await write(plan.changes)
    else for (const change of plan.changes) await orLeave(change, write([change]))
    for (let attempt = 1; ; attempt++) {
      const snapshot: Snapshot = latest ?? (await store.read())
      latest = undefined
      const missing = () => plan.changes.filter((c) => holder(snapshot, c.stage) !== c.after && !left.has(c.stage))
      for (const change of missing()) {
        await orLeave(change, mend(change, snapshot, attempt))
      }
      if (missing().length > 0) await patience.pause(attempt)
      else return { snapshot, warnings, accepted: accepted.filter(isMove), left: [...left.values()] }
    }
  } catch (error) {
    throw new Interrupted(error, accepted.filter(isMove), unsettled.filter(isMove))
  }
}

function taken({ stage, after }: Change, at: VersionId | null): Refusal {
  return new Refusal(
    `somebody else moved ${stage} while this run was moving it: it is ${on(at)}, not ${on(after)}`,
    'Find out who moved it, and let only one run at a time promote a secret (`concurrency:`).',
    stage,
  )
}

function neverArrived({ stage, after }: Change, at: VersionId | null): Refusal {
  return new Refusal(
    `the store accepted the move of ${stage}, but still says that it is ${on(at)}, not ${on(after)}`,
    'Look at the labels of the secret; run again when they have settled.',
  )
}
