import { ApiError, isAuthFailure } from '../errors/api-error.ts'
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
import { confirmAll, planConfirmation } from './confirm.ts'
import { planExpiry, planExpiryUndo } from './expiry.ts'
import { checkExpected, isTargetUnlisted, planPromotion, planUndo, type Plan } from './plan.ts'
import { mapConcurrently } from './pool.ts'
import type { RecordedSecret } from './record.ts'
import { diagnose, toLabelStates, resultOf, skippedResult, type Result } from './result.ts'
import { formatIdentity, identityOf, type SecretRef, type Store } from './store.ts'
import type { Intent, Prepared, Task } from './task.ts'

/** How the labels of a list are read. */
type PrepareOptions<T> = {
  /** Opens the store of a task. */
  readonly open: (task: T) => Promise<Store>
  /** How many secrets are processed at once. */
  readonly concurrency: number
  /** Whether nothing may be written, not even to confirm that nothing has to be. */
  readonly isDryRun: boolean
  /** Waits this long, in milliseconds; fails if no time is left or the run is cancelled. */
  readonly wait: (ms: number) => Promise<void>
}

/** How long to wait before each further read if the version to promote is not listed: stores list a new one late. */
const unlistedReadsMs = [1_000, 2_000]

/**
 * Reads the labels of all secrets and plans the changes. That a label is in place is never believed from one read.
 *
 * @returns all of them ready, or, if any failed a check, the result of each; no label has been moved then
 */
export async function prepareAll<T extends Task>(
  tasks: readonly T[],
  options: PrepareOptions<T>,
): Promise<{ ready: Prepared[] } | { failed: Result[] }> {
  const first = await prepareFirst(tasks, options)
  const ready = first.filter((each) => 'task' in each)
  const { concurrency, isDryRun, wait } = options
  const all =
    ready.length === first.length
      ? await confirmAll(ready, {
          concurrency,
          isDryRun,
          wait,
          // Its labels are reserved already.
          readAgain: ({ task, store }) =>
            prepare(task, { open: () => Promise.resolve(store), isDryRun, labels: new Set(), waits: [] }),
          fail: ({ task, store, found }, error, isOutdated) =>
            failedResult(task, store, isOutdated ? undefined : found, error),
        })
      : first
  const confirmed = all.filter((each) => 'task' in each)
  if (confirmed.length === all.length) return { ready: confirmed }
  return { failed: all.map((each) => ('task' in each ? resultOf(each, { labels: each.found }, 'skipped') : each)) }
}

/** What the secrets of a list have in common as they are prepared. */
type Shared<T> = {
  readonly open: (task: T) => Promise<Store>
  readonly isDryRun: boolean
  /** All labels that the list moves so far; a duplicate may not show until its secret is opened. */
  readonly labels: Set<string>
  /** The waits before a version that is not listed is looked for again: for all secrets at the same time. */
  readonly waits: readonly (() => Promise<void>)[]
}

async function prepareFirst<T extends Task>(
  tasks: readonly T[],
  { open, concurrency, isDryRun, wait }: PrepareOptions<T>,
): Promise<(Prepared | Result)[]> {
  const shared = { open, isDryRun, labels: new Set<string>(), waits: unlistedReadsMs.map((ms) => once(() => wait(ms))) }
  // One task of each provider goes ahead: many at once must not try a key that is refused.
  const ahead = new Map<string, T>()
  for (const task of tasks) if (!ahead.has(task.ref.provider)) ahead.set(task.ref.provider, task)
  const known = new Map<T, Prepared | Result>()
  const refused = new Map<string, ApiError>()
  for (const [provider, task] of ahead) {
    const first = await prepare(task, shared)
    known.set(task, first)
    if ('failure' in first && isAuthFailure(first.failure.error)) refused.set(provider, first.failure.error)
  }
  return mapConcurrently(tasks, concurrency, async (task) => {
    const refusal = refused.get(task.ref.provider)
    if (known.has(task) || refusal === undefined) return known.get(task) ?? prepare(task, shared)
    // A rollback that cannot log in leaves something to do for every secret.
    return task.intent.kind === 'undo' ? failedResult(task, undefined, undefined, refusal) : skippedResult(task)
  })
}

async function prepare<T extends Task>(
  task: T,
  { open, isDryRun, labels, waits }: Shared<T>,
): Promise<Prepared | Result> {
  const { stage, expected, intent } = task
  let store: Store | undefined
  let found: Snapshot | undefined
  try {
    store = await open(task)
    const snapshot = await readLabels(store, intent, waits)
    if (intent.kind === 'undo') checkIdentity(intent.recorded, store)
    found = snapshot
    reserveLabels([stage], store, labels)
    if (expected !== undefined) checkExpected(stage, expected, found)
    const prepared = { task, store, found, ...planTask(task, found, store) }
    reserveLabels(secondaryLabels(prepared.plan), store, labels)
    return isDryRun ? prepared : { ...prepared, confirmation: planConfirmation(prepared) }
  } catch (error) {
    return failedResult(task, store, found, error)
  }
}

/** Reads the labels, and again after each wait while the version to promote is not listed. */
async function readLabels(store: Store, intent: Intent, waits: Shared<never>['waits']): Promise<Snapshot> {
  const required = requiredVersions(intent)
  for (const wait of waits) {
    const snapshot = await store.read(required)
    if (intent.kind === 'undo' || !isTargetUnlisted(intent.promotion, snapshot)) return snapshot
    const isTimeLeft = await wait().then(
      () => true,
      (error: unknown) => {
        if (error instanceof ApiError && error.kind === 'cancelled') throw error
        return false
      },
    )
    if (!isTimeLeft) return snapshot
  }
  return store.read(required)
}

/** Returns a function that does the work when it is first called, and returns the same promise from then on. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
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

/**
 * Returns the result of a secret that failed before anything was written.
 *
 * @param store undefined if it could not be opened
 * @param found undefined if the labels could not be read
 */
export async function failedResult(
  task: Task,
  store: Store | undefined,
  found: Snapshot | undefined,
  error: unknown,
): Promise<Result> {
  const at = found === undefined ? undefined : holder(found, task.stage)
  const state =
    at === undefined
      ? ['Nothing was changed.', ...formatMoves(task.intent)].join(' ')
      : `Nothing was changed: ${task.stage} is on ${formatVersion(at)}.`
  const diagnosis = await diagnose(store, error)
  const { intent } = task
  const moved = intent.kind === 'undo' ? intent.recorded.changes.map(({ stage }) => stage) : []
  return {
    ...skippedResult(task),
    ref: failedRef(task, store),
    previous: at,
    current: at,
    outcome: 'failed',
    requestIds: store?.requestIds ?? [],
    failure: {
      ...{ error, diagnosis, state, rollback: 'none' as const },
      labels: found === undefined ? [] : toLabelStates([task.stage, ...moved], found, { labels: found }),
      manualSteps: error instanceof Refusal ? [] : manualRollback(intent),
    },
  }
}

/** Returns the secret that has failed: of a rollback the recorded one, whatever its store has responded. */
function failedRef({ ref, intent }: Task, store: Store | undefined): SecretRef {
  return intent.kind === 'undo' ? { ...ref, projectId: intent.recorded.projectId } : (store?.ref ?? ref)
}

/** @throws Refusal unless the secret is what the record says that it is: another account has others of the same name */
function checkIdentity(recorded: RecordedSecret, { ref }: Store): void {
  if (identityOf(ref) === identityOf(recorded)) return
  throw Refusal.of('not-recorded-secret', { recorded: formatIdentity(recorded), found: formatIdentity(ref) })
}

/** Reserves labels of a secret for one task of the list: two that move the same one would undo each other. */
function reserveLabels(stages: readonly Stage[], { ref }: Store, labels: Set<string>): void {
  for (const stage of stages) {
    const label = JSON.stringify([identityOf(ref), stage])
    if (labels.has(label)) throw Refusal.of('label-twice', { label: stage, secret: formatIdentity(ref) })
    labels.add(label)
  }
}

function secondaryLabels({ stage, changes, sideEffects }: Plan): Stage[] {
  return [...changes, ...sideEffects].map((change) => change.stage).filter((each) => each !== stage)
}

/** Returns the versions that the plan has to know, whether they have a label or not. */
function requiredVersions(intent: Intent): VersionId[] | 'all' {
  if (intent.kind === 'undo') return versionsBefore(intent.recorded.changes)
  const { target } = intent.promotion
  if (target === 'newest') return 'all'
  return target !== null && 'version' in target ? [target.version] : []
}

/** Formats what is known of the labels of a rollback that could not read them. */
function formatMoves(intent: Intent): string[] {
  const moves = intent.kind === 'undo' ? intent.recorded.changes.filter(isMove) : []
  const texts = moves.map(
    ({ stage, before, after }) => `${stage} from ${formatVersion(before)} to ${formatVersion(after)}`,
  )
  return texts.length === 0 ? [] : [`The step moved ${texts.join(', ')}.`]
}

/** Returns the manual steps of a rollback that cannot even start. */
function manualRollback(intent: Intent): Change[] {
  if (intent.kind === 'promote') return []
  return rollbackSteps(intent.recorded.stage, intent.recorded.changes).filter(isMove)
}
