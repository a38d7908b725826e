import type { LoginMethod } from '../auth/federation.ts'
import type { Stage, VersionId } from '../promotion/change.ts'
import type { Promotion } from '../promotion/plan.ts'
import type { RecordedSecret } from '../promotion/record.ts'
import type { Task } from '../promotion/task.ts'
import type { Provider } from '../stores/provider.ts'
import { findProvider, providers } from '../stores/registry.ts'
import { isYamlNumber } from '../untrusted/text.ts'
import { resolveLocation } from './location.ts'
import { checkOneLogin, resolveLogin } from './login.ts'
import { checkRecorded, mayName, namedSecret, readRecord } from './recorded.ts'
import type { InputName, Inputs } from './schema.ts'
import type { StepInputs } from './step.ts'

/** A task and how to open its store. */
export type StoreTask = Task & {
  readonly provider: Provider
  readonly login: LoginMethod
  readonly identityEndpoint: string | undefined
}

/** The `target-version` that stands for the newest version that can be used. */
const newest = 'newest'

/** Inputs that only some providers support. */
const providerInputs = ['project-id', 'auth-token', 'expire-outgoing-after'] as const

/** Inputs that cannot be combined with a record. */
export const incompatibleWithRecord = [
  'promotions',
  'target-version',
  'target-stage',
  'previous-stage',
  'expire-outgoing-after',
] as const

/**
 * Parses what the step is to do, from its inputs and what the environment adds to them. Sends nothing.
 *
 * @throws InputError that names everything that is invalid at once
 */
export async function parseTasks(step: StepInputs): Promise<StoreTask[]> {
  const tasks = step.isSet('record')
    ? parseRecordTasks(step)
    : step.isSet('promotions')
      ? await parseListTasks(step)
      : parseTask(step)
  step.throwIfInvalid()
  return tasks
}

async function parseListTasks(step: StepInputs): Promise<StoreTask[]> {
  const items = await import('./promotions.ts').then((module) => module.parsePromotions(step))
  checkOneLogin(
    items.map(({ values }) => values.provider),
    step,
  )
  const tasks = items.flatMap(parseTask)
  // Names that differ may be of the same secret: its store tells.
  const labels = tasks.map(({ ref, stage }) => JSON.stringify([ref, stage]))
  if (new Set(labels).size < labels.length) step.addIssue('promotions', 'list-duplicate')
  return tasks
}

/** Parses a promotion, or a rollback by version, which is the same. */
function parseTask(step: StepInputs): StoreTask[] {
  const { values } = step
  checkTarget(step)
  if (!step.isSet('provider')) {
    step.addIssue('provider', 'provider-required', { providers: Object.keys(providers).join(', ') })
  }
  if (!step.isSet('secret')) step.addIssue('secret', 'required')
  const { provider: name = '' } = values
  const provider = findProvider(name)
  if (provider === undefined) return []

  for (const input of providerInputs) {
    if (step.isOwn(input) && !provider.supportedInputs.includes(input)) {
      step.addIssue(input, 'unsupported', { provider: name })
    }
  }
  const stage = values.stage ?? provider.rules.current
  if (stage === null) step.addIssue('stage', 'stage-required', { provider: name })
  checkPatterns(step, name, provider, stage)

  const ref = resolveLocation(provider, step)
  const login = resolveLogin(name, provider, ref ?? { region: values.region ?? '' }, step)
  const intent = stage === null ? undefined : parseIntent(step, provider, stage)
  if (stage === null || ref === undefined || intent === undefined || login === undefined) return []
  const identityEndpoint = values['identity-endpoint']
  return [{ provider, ref, login, identityEndpoint, stage, expected: parseExpected(step), intent }]
}

function parseIntent({ values }: StepInputs, provider: Provider, stage: Stage): Task['intent'] | undefined {
  const target = parseTarget(values)
  if (target === null && !reportsOnly(values)) return undefined
  const previous = values['previous-stage']
  const previousStage = previous === 'auto' ? previous : previous === 'none' ? null : { stage: previous }
  const isSupported = provider.supportedInputs.includes('expire-outgoing-after')
  const expireInMs = isSupported ? values['expire-outgoing-after'] : undefined
  return {
    kind: 'promote',
    promotion: { stage, target, previousStage },
    rollback: values.rollback,
    // The store may keep whole seconds only.
    expireAt: expireInMs === undefined ? undefined : Math.floor((Date.now() + expireInMs) / 1000) * 1000,
  }
}

/** Parses a rollback by record. The record is input like any other: it may come from another job. */
function parseRecordTasks(step: StepInputs): StoreTask[] {
  const { values } = step
  if (!values.rollback) step.addIssue('record', 'only-with-rollback')
  for (const name of incompatibleWithRecord) {
    if (step.isSet(name) && values[name] !== 'auto') step.addIssue(name, 'incompatible', { input: 'record' })
  }
  const secrets = readRecord(step)
  checkOneLogin(
    secrets.map(({ provider }) => provider),
    step,
  )
  return secrets.flatMap((recorded, index) => {
    const { provider: name, region, endpoint } = recorded
    for (const issue of checkRecorded(recorded, index, step)) step.addIssue(...issue)
    const provider = findProvider(name)
    const login = provider && resolveLogin(name, provider, { region: region || (values.region ?? ''), endpoint }, step)
    if (provider === undefined || login === undefined) return []
    return [{ ...toUndoTask(recorded, step), provider, login, identityEndpoint: values['identity-endpoint'] }]
  })
}

/**
 * Returns the rollbacks that the step's record asks for, although other inputs are invalid. None if the record is invalid
 * or contradicts the inputs: nobody should follow it by hand then.
 */
export function findRollbacks(step: StepInputs): Task[] {
  if (!step.values.rollback || !step.isSet('record')) return []
  const secrets = readRecord(step)
  const isRefused = secrets.some((recorded, index) => checkRecorded(recorded, index, step).length > 0)
  return isRefused ? [] : secrets.map((recorded) => toUndoTask(recorded, step))
}

function toUndoTask(recorded: RecordedSecret, step: StepInputs): Task {
  const { provider, region, endpoint, secret, stage } = recorded
  const { values, isOwnRecord } = step
  const projectId = namedProject(recorded, step) ?? recorded.projectId
  return {
    ref: { provider, region, projectId, endpoint: endpoint ?? values.endpoint, secret },
    stage,
    expected: parseExpected(step),
    intent: { kind: 'undo', recorded, force: values.force, isOwnStep: isOwnRecord },
  }
}

/**
 * Returns the project that inputs name for a recorded secret. It is called by that name, so that the store tells whether
 * it is the project that the record names by its number.
 */
function namedProject(recorded: RecordedSecret, step: StepInputs): string | undefined {
  const provider = findProvider(recorded.provider)
  const named = provider && namedSecret(step, provider)
  return provider && named && mayName(named, recorded, provider) ? named.projectId : undefined
}

function parseTarget({ 'target-version': version, 'target-stage': stage }: Inputs): Promotion['target'] {
  if (version === newest) return newest
  if (version !== undefined) return { version }
  return stage === undefined ? null : { stage }
}

/** Whether a step without a target is to report where the label is. */
function reportsOnly({ 'dry-run': isDryRun, rollback }: Inputs): boolean {
  return isDryRun && !rollback
}

/** Checks that there is exactly one target, or none if the step only reports. */
function checkTarget(step: StepInputs): void {
  const { rollback, force } = step.values
  const targets = (['target-version', 'target-stage'] as const).filter((name) => step.isSet(name))
  if (targets.length === 2) step.addIssue('target-stage', 'incompatible', { input: 'target-version' })
  if (targets.length === 0 && rollback) step.addIssue('rollback', 'rollback-target-required')
  else if (targets.length === 0 && !reportsOnly(step.values)) step.addIssue('target-version', 'target-required')
  if (rollback && step.values['target-version'] === newest) step.addIssue('target-version', 'newest-rollback')
  if (force && !rollback) step.addIssue('force', 'only-with-rollback')
}

function checkPatterns(step: StepInputs, providerName: string, provider: Provider, stage: Stage | null): void {
  const { patterns, rules } = provider
  const check = (name: InputName, pattern: RegExp, ...words: string[]) => {
    const value = step.values[name]
    if (typeof value === 'string' && !words.includes(value) && !pattern.test(value)) {
      addInvalidName(step, name, value, providerName, provider)
    }
  }
  check('secret', patterns.secret)
  check('stage', patterns.stage)
  check('target-version', patterns.version, newest)
  check('target-stage', patterns.targetStage ?? patterns.stage)
  check('expected-version', patterns.version, 'none')
  if (!provider.movesOnlyStage) check('previous-stage', patterns.stage, 'auto', 'none')
  else if (!['auto', 'none'].includes(step.values['previous-stage'])) {
    step.addIssue('previous-stage', 'unsupported', { provider: providerName })
  }
  for (const name of ['target-stage', 'previous-stage'] as const) {
    if (stage !== null && step.values[name] === stage) step.addInvalid(name, 'is-stage')
  }
  if (rules.current !== null && step.values['previous-stage'] === rules.current) {
    step.addInvalid('previous-stage', 'is-current')
  }
}

/** Adds the issue with a name that no pattern allows: what to leave out, if another tool has added it to a valid name. */
function addInvalidName(
  step: StepInputs,
  input: InputName,
  value: string,
  provider: string,
  { patterns, hasNumberedVersions }: Provider,
): void {
  const isVersion = input === 'target-version' || input === 'expected-version'
  if (isVersion && hasNumberedVersions) {
    const example = /\/versions\/(\d{1,19})$/.exec(value)?.[1] ?? '3'
    const word = input === 'target-version' ? 'newest' : 'none'
    step.addInvalid(input, 'version-not-number', { example, word })
    return
  }
  const forms = isVersion ? patterns.surplus?.version : input === 'secret' ? patterns.surplus?.secret : undefined
  const surplus = forms
    ?.exec(value)
    ?.slice(1)
    .find((part?: string) => part !== undefined)
  const isNameWithout =
    surplus !== undefined && patterns[isVersion ? 'version' : 'secret'].test(removeEnd(value, surplus))
  if (isNameWithout) step.addInvalid(input, 'name-surplus', { provider, surplus: step.formatQuoted(surplus) })
  else step.addInvalid(input, isYamlNumber(value) ? 'name-number' : 'name-invalid', { provider })
}

/** Removes the part at the end of a text, or else at its beginning: it may be in the middle, too. */
function removeEnd(text: string, part: string): string {
  return text.endsWith(part) ? text.slice(0, -part.length) : text.slice(part.length)
}

function parseExpected({ values }: StepInputs): VersionId | null | undefined {
  return values['expected-version'] === 'none' ? null : values['expected-version']
}
