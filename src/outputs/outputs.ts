import { appendFileSync } from 'node:fs'
import * as core from '@actions/core'
import { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { percentEncode } from '../http/encode.ts'
import { InputError } from '../inputs/issues.ts'
import { maxUnpackedBytes, pack } from '../promotion/packing.ts'
import { formatVersion, inverse } from '../promotion/change.ts'
import { serializeRecord, type PromotionRecord } from '../promotion/record.ts'
import type { Result } from '../promotion/result.ts'
import { singleLine } from '../untrusted/text.ts'
import {
  formatAnnotation,
  formatChange,
  formatFailure,
  formatOutcome,
  formatPlan,
  formatTarget,
  listFailed,
} from './messages.ts'
import { formatHeading } from './heading.ts'
import { formatSummary } from './summary.ts'

/** The names of all outputs. */
export const outputNames = [
  'changed',
  'previous-version',
  'current-version',
  'target-version',
  'record',
  'results',
] as const

/**
 * Limit of the record, which is ASCII. A rollback gets it as an input or a state: an environment variable. Linux passes none
 * above 128 KiB to a process, name included, and Windows none above 32,767 characters:
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 */
const maxRecordLength = process.platform === 'win32' ? 32_000 : 127 * 1024

const title = 'Promote secret version'
const bugAdvice =
  "This is a bug in the action; please report it. Check the secret's labels; if the `record` output is set, you can roll back with it."

/** Why the record or the runner's files could not be written once labels may have been moved. */
let unwritten: Refusal | undefined

function setOutput(name: (typeof outputNames)[number], value: unknown): void {
  writeFor('GITHUB_OUTPUT', () => {
    core.setOutput(name, value)
  })
}

function saveState(name: string, value: string): void {
  writeFor('GITHUB_STATE', () => {
    core.saveState(name, value)
  })
}

/** @throws Refusal if the runner's file cannot be written: the machine's fault */
function writeFor(file: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'there is no such file'
    throw Refusal.of('command-file', { file, cause: code })
  }
}

/** Writes for the runner when labels may have been moved: that it fails must not hide what became of them. */
function writeLate(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    unwritten = error
  }
}

/** Masks a secret in the log, as it is and percent-encoded. Outside a runner, the command would show what it is to hide. */
export function mask(secret: string): void {
  if (!process.env.GITHUB_ACTIONS) return
  for (const form of new Set([secret, percentEncode(secret)])) core.setSecret(form)
}

/**
 * Packs the record for the `record` output, the state and the log.
 *
 * @throws Refusal if that is too long
 */
export function packRecord(record: PromotionRecord): string {
  const json = serializeRecord(record)
  const text = pack(json)
  if (text.length <= maxRecordLength && Buffer.byteLength(json) <= maxUnpackedBytes) return text
  throw Refusal.of('record-too-large', { count: String(record.secrets.length) })
}

/**
 * Publishes the record in the log, since a machine that dies takes the outputs with it, for later steps, and for the end of
 * the job if that rolls back on failure. At the end of the job there are no later steps; but act would let what is set there
 * replace the record of the step, with which a later job would then undo the rollback. Called before the first change is
 * sent.
 *
 * @param text the record as `packRecord` returns it
 */
export function publishRecord(
  record: PromotionRecord,
  text: string,
  { isEndOfJob, rollsBackOnFailure }: { isEndOfJob: boolean; rollsBackOnFailure: boolean },
): void {
  if (!isEndOfJob) setOutput('record', text)
  if (rollsBackOnFailure) saveState('record', text)
  const isMany = record.secrets.length > 1
  if (isMany) core.startGroup(`moving labels of ${record.secrets.length} secrets`)
  for (const secret of record.secrets) {
    const { stage, changes } = secret
    if (changes.length > 0) info(`${formatTarget({ ref: secret, stage })}: moving ${formatPlan(secret)}`)
  }
  if (isMany) core.endGroup()
  core.info(`record: ${text}`)
}

/** Publishes what was really written, if that is more than was announced: a rollback that only seemed to be in place. */
export function updateRecord(record: PromotionRecord, announced: string): void {
  writeLate(() => {
    const text = packRecord(record)
    if (text !== announced) setOutput('record', text)
  })
}

/**
 * Saves for the end of the job what is left to roll back there; nothing if it is undefined. What was rolled back already must
 * not be in it: a label that is where the record says by then was moved there by someone else.
 */
export function saveRecord(record: PromotionRecord | undefined): void {
  writeLate(() => {
    saveState('record', record === undefined ? '' : packRecord(record))
  })
}

/**
 * Saves an empty state for the end of the job. Whatever a later step plants through `GITHUB_ENV` under the same names is
 * overwritten by what this step saves, an empty value included.
 */
export function reserveState(): void {
  saveState('record', '')
  saveDeployment('')
}

/** Saves for the end of the job which deployment to mark as what, should that roll the step back. */
export function saveDeployment(entry: string): void {
  saveState('deployment', entry)
}

/** Logs a line. */
export function info(text: string): void {
  core.info(singleLine(text))
}

/** Logs a line if step debugging is on. */
export function debug(text: string): void {
  if (core.isDebug()) core.debug(singleLine(text))
}

/** Warns about something that failed besides the task of the step. */
export function warn(text: string): void {
  core.warning(`${singleLine(text)}.`, { title })
}

/** Logs what became of one secret as soon as it is known: a group each if there are many. */
export function showProgress(result: Result, finished: number, all: number): void {
  const line = `${formatTarget(result)}: ${result.outcome}`
  if (all === 1) core.info(line)
  else {
    core.startGroup(`[${finished}/${all}] ${line}`)
    const { outcome, changes, failure } = result
    if (failure !== undefined) info(failure.state)
    else for (const change of outcome === 'restored' ? inverse(changes) : changes) core.info(formatChange(change))
    core.endGroup()
  }
}

/**
 * Reports what became of the secrets: outputs, annotations, exit code, job summary.
 *
 * @param record what a rollback needs, undefined if there was nothing to write
 */
export function report(results: readonly Result[], record?: PromotionRecord): void {
  writeLate(() => {
    setResults(results)
  })
  for (const result of results) {
    if (record === undefined) showDryRun(result)
    for (const warning of result.warnings) warn(`${formatTarget(result)}: ${warning}`)
  }
  const failures = listFailed(results).flatMap((result) =>
    result.failure ? [formatFailure(result, result.failure)] : [],
  )
  const errors = unwritten === undefined ? [] : [formatUnwritten(unwritten, results)]
  if (failures.length > 0 || errors.length > 0) fail([...failures, ...errors], results.map(formatOutcome))
  for (const { failure } of results) debugStack(failure?.error)
  const heading =
    failures.length === 0 && errors.length > 0
      ? "❌ Failed: the runner's files could not be written"
      : formatHeading(results, record !== undefined)
  writeSummary(formatSummary({ heading, results, errors, record: record && pack(serializeRecord(record)) }))
}

/** Formats the failure to tell the runner what became of the secrets. */
function formatUnwritten({ message, advice }: Refusal, results: readonly Result[]): string[] {
  const outcomes = results.map((result) => `${formatTarget(result)}: ${result.outcome}`).join('; ')
  // Only what was never in doubt: a write that failed may still land.
  const isUntouched = results.every(({ outcome }) => ['planned', 'unchanged', 'skipped'].includes(outcome))
  const state = isUntouched ? `Nothing was changed: ${outcomes}` : outcomes
  return [`${message}.`, `State: ${state}.`, `Next step: ${advice}`].map(singleLine)
}

/** Logs what a dry run has found. */
function showDryRun(result: Result): void {
  const { stage, current, outcome } = result
  if (outcome === 'planned') info(`${formatTarget(result)}: planned ${formatPlan(result)}`)
  if (outcome === 'unchanged')
    info(`${formatTarget(result)}: unchanged, ${stage} is on ${formatVersion(current ?? null)}`)
}

function setResults(results: readonly Result[]): void {
  setOutput(
    'changed',
    results.some(({ changed }) => changed),
  )
  setOutput('results', JSON.stringify(results.map(toResultJson)))
  const [only, another] = results
  if (only === undefined || another !== undefined) return
  setOutput('previous-version', only.previous ?? '')
  setOutput('current-version', only.current ?? '')
  setOutput('target-version', only.target ?? '')
}

/** Fails the step because of invalid inputs, before anything was sent, or of an error that should not happen. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const [state, lines] =
    error instanceof InputError
      ? ['nothing was sent', [...message.split('\n'), 'Nothing was sent.']]
      : error instanceof Refusal || error instanceof ApiError
        ? ['nothing was changed', [`${message}.`, 'State: Nothing was changed.', `Next step: ${error.advice}`]]
        : ['labels unknown', [`${message}.`, bugAdvice]]
  const failure = lines.map(singleLine)
  fail([failure])
  debugStack(error)
  writeSummary(formatSummary({ heading: `❌ Failed: ${state}`, results: [], errors: [failure], record: undefined }))
}

/** @param failures the lines of each */
function fail(failures: readonly (readonly string[])[], outcomes: readonly string[] = []): void {
  process.exitCode = 1
  const annotation = formatAnnotation(failures, outcomes)
  core.error(annotation, { title })
  if (failures.every((lines) => annotation.includes(lines.join('\n')))) return
  core.startGroup(`all ${failures.length} failures`)
  for (const line of failures.flat()) core.info(line)
  core.endGroup()
}

function debugStack(error: unknown): void {
  if (error instanceof Error && core.isDebug()) core.debug(error.stack ?? error.message)
}

// The summary of `@actions/core` would load all of `node:fs/promises`.
function writeSummary(text: string): void {
  try {
    appendFileSync(process.env.GITHUB_STEP_SUMMARY ?? '', text)
  } catch {
    core.warning('The job summary could not be written.', { title })
  }
}

/** What was never read, and what no plan was made for, is absent: JSON leaves out what is undefined. */
function toResultJson({ ref, stage, previous, current, target, changes, changed, outcome, requestIds }: Result) {
  const { provider, region, projectId, secret } = ref
  return {
    provider,
    region,
    // A part of the identity that the name does not hold.
    projectId: secret.includes('/') ? undefined : projectId,
    secret,
    stage,
    previousVersion: previous,
    currentVersion: current,
    targetVersion: target,
    changes: target === undefined ? undefined : changes,
    changed,
    outcome,
    requestIds,
  }
}
