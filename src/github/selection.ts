/** Selects the deployment that a rollback by environment rolls back, by what is known of all of them. Sends nothing itself. */
import { Refusal } from '../errors/refusal.ts'
import { mayName, namedSecret } from '../inputs/recorded.ts'
import type { StepInputs } from '../inputs/step.ts'
import type { PromotionRecord, RecordedSecret } from '../promotion/record.ts'
import { identityOf } from '../promotion/store.ts'
import { findProvider, providers } from '../stores/registry.ts'
import { isActive, isRolledBackBy, type DeploymentStatus } from './statuses.ts'

/** A deployment that may be selected. */
type Candidate = {
  readonly id: number
  /** Undefined if the payload is unreadable. */
  readonly record: PromotionRecord | undefined
  /** Reads the statuses, the newest first. */
  readonly readStatuses: () => Promise<readonly DeploymentStatus[]>
}

/** What is selected, and whether anything is left to roll back: not if it was rolled back already. */
type Selection<T> = { readonly deployment: T; readonly isLeft: boolean }

/** A selection and the secret that led to it. */
type Match<T> = { readonly selection: Selection<T>; readonly secret: RecordedSecret | undefined }

/** Events that start a run without a decision to roll back: such a run only rolls back what it has promoted itself. */
const automaticEvents = [
  'push',
  'release',
  'pull_request',
  'pull_request_target',
  'merge_group',
  'create',
  'deployment',
]

/** What an error shows of a full name or a URL, and of how many secrets. */
const maxShownLength = 300
const maxShownSecrets = 8

/**
 * Selects the newest deployment that the inputs match and that is active, or that this very run has rolled back: it goes
 * no further back than that. Once a promotion of this run is found of which nothing is left, only others of this run
 * count, since anything older was not its doing.
 *
 * @param newestFirst is read only as far as necessary: to its end if `secret` may name several secrets
 * @param run URL of this run
 * @throws Refusal if there is none, if `secret` names several, or if only another run has promoted something
 */
export async function selectDeployment<T extends Candidate>(
  newestFirst: AsyncIterable<T>,
  step: StepInputs,
  run: string | undefined,
): Promise<Selection<T>> {
  const event = findAutomaticEvent(step)
  const isOwn = ({ record }: T) => run !== undefined && record?.run === run
  const matches = new Map<string, Match<T>>()
  let ended: T | undefined
  let other: T | undefined
  for await (const deployment of newestFirst) {
    const { record } = deployment
    const secrets = matchingSecrets(record, step).filter(({ key }) => !matches.has(key))
    // Which secret an unreadable record is about is unknown, so it only counts, and is reported, as the newest one.
    if (secrets.length === 0 || (record === undefined && matches.size > 0)) continue
    if (!isOwn(deployment) && (event !== undefined || ended !== undefined)) {
      if (other === undefined && matches.size === 0 && isActive(await deployment.readStatuses())) other = deployment
      continue
    }
    const statuses = await deployment.readStatuses()
    const isRolledBack = record !== undefined && run !== undefined && isRolledBackBy(run, statuses)
    const isLeft = isActive(statuses) && !isPromotedLater(record, step, run)
    if (!isLeft && !isRolledBack) {
      if (isOwn(deployment)) ended ??= deployment
      continue
    }
    const selection = { deployment, isLeft }
    for (const { key, secret } of secrets) matches.set(key, { selection, secret })
    if (secrets.some(({ secret }) => isUnambiguous(secret, step))) break
  }
  const [selection, another] = new Set([...matches.values()].map((match) => match.selection))
  if (another !== undefined) throw severalSecrets([...matches.values()], step)
  if (selection !== undefined) return selection
  if (ended !== undefined) return { deployment: ended, isLeft: false }
  throw event && other ? promotedByAnotherRun(other, event, step) : nothingToRollBack(step)
}

/** Whether a run that began later has promoted it, while this run is run again: that is not what it was to roll back. */
function isPromotedLater(record: PromotionRecord | undefined, step: StepInputs, run: string | undefined): boolean {
  const isRerun = Number(step.readVariable('GITHUB_RUN_ATTEMPT') ?? 1) > 1
  return isRerun && runId(record?.run) > runId(run)
}

/** Returns the id in the URL of a run, which GitHub counts up; 0 if there is none. */
function runId(run: string | undefined): number {
  return Number(/\/runs\/(\d{1,15})$/.exec(run ?? '')?.[1] ?? 0)
}

/** Returns the event that started this run, undefined if it allows to roll back what another run has promoted. */
function findAutomaticEvent(step: StepInputs): string | undefined {
  const event = step.readVariable('GITHUB_EVENT_NAME')
  return automaticEvents.find((each) => each === event)
}

/** Returns the secrets of a record that the inputs match, by what identifies each; one unknown if it is unreadable. */
function matchingSecrets(
  record: PromotionRecord | undefined,
  step: StepInputs,
): { readonly key: string; readonly secret: RecordedSecret | undefined }[] {
  if (record === undefined) return [{ key: '', secret: undefined }]
  return record.secrets.filter((secret) => isMatch(secret, step)).map((secret) => ({ key: identityOf(secret), secret }))
}

function isMatch(recorded: RecordedSecret, step: StepInputs): boolean {
  const provider = findProvider(recorded.provider)
  const { provider: name = recorded.provider, stage = recorded.stage } = step.values
  if (provider === undefined || name !== recorded.provider || stage !== recorded.stage) return false
  return mayName(namedSecret(step, provider), recorded, provider)
}

/** Whether no older deployment can be of another secret that is meant: none is named, or this one by its full name. */
function isUnambiguous(recorded: RecordedSecret | undefined, { values }: StepInputs): boolean {
  return (
    values.secret === undefined || recorded === undefined || (values.secret === recorded.secret && isFull(recorded))
  )
}

function isFull({ provider, secret }: RecordedSecret): boolean {
  return findProvider(provider)?.regionInName(secret) !== undefined
}

function severalSecrets<T extends Candidate>(matches: readonly Match<T>[], step: StepInputs): Refusal {
  const all = matches.flatMap(({ selection, secret }) =>
    secret === undefined ? [] : [`${formatSecret(secret, step)} (deployment ${selection.deployment.id})`],
  )
  const rest = all.length > maxShownSecrets ? [`and ${all.length - maxShownSecrets} more`] : []
  const secrets = [...all.slice(0, maxShownSecrets), ...rest].join(', ')
  return Refusal.of('several-secrets', { environment: step.values.environment ?? '', secrets })
}

function formatSecret(recorded: RecordedSecret, step: StepInputs): string {
  const { provider, region, projectId, secret } = recorded
  const place = isFull(recorded) ? [] : [provider, region, projectId].filter(Boolean)
  return step.formatQuoted([secret, ...place].join(' '), maxShownLength)
}

function promotedByAnotherRun({ id, record }: Candidate, event: string, step: StepInputs): Refusal {
  const run = record?.run === undefined ? 'an unknown run' : step.formatQuoted(record.run, maxShownLength)
  const { environment = '' } = step.values
  return Refusal.of('promoted-by-another-run', { environment, id: String(id), run, event })
}

function nothingToRollBack(step: StepInputs): Refusal {
  const { environment = '' } = step.values
  return Refusal.of('nothing-to-roll-back', { environment, selection: formatSelection(step) })
}

/** Formats what the inputs select, and the variables that a secret's region and project come from. */
function formatSelection(step: StepInputs): string {
  const { provider: name, secret, stage } = step.values
  const provider = findProvider(name)
  const named = (provider ? [provider] : Object.values(providers)).map((each) => namedSecret(step, each))
  const parts = Object.entries({
    provider: [name],
    secret: [secret],
    stage: [stage],
    region: named.map(({ region }) => region),
    project: named.map(({ projectId }) => projectId),
  }).flatMap(([part, values]) => {
    const texts = new Set(values.flatMap((value) => (value ? [value] : [])))
    return texts.size === 0 ? [] : [`${part} ${[...texts].map((text) => step.formatQuoted(text)).join(' or ')}`]
  })
  return parts.length === 0 ? '' : ` that matches ${parts.join(', ')}`
}
