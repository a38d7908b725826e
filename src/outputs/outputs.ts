import { appendFileSync } from 'node:fs'
import * as core from '@actions/core'
import { percentEncode } from '../http/encode.ts'
import { InputError } from '../inputs/step.ts'
import { mostInVariable, mostUnpacked, pack } from '../promotion/packing.ts'
import { Problem } from '../errors/api-error.ts'
import type { Failure, Result } from '../promotion/result.ts'
import { isMove, type Change } from '../promotion/change.ts'
import { expiryText, type ExpiryChange } from '../promotion/expiry.ts'
import { formatRecord, type PromotionRecord } from '../promotion/record.ts'
import { Refusal } from '../errors/refusal.ts'
import type { SecretRef } from '../promotion/store.ts'
import { summaryOf } from './summary.ts'

/** The names of all outputs. */
export const outputNames = ['changed', 'previous-version', 'current-version', 'record', 'results'] as const

const title = 'Promote secret version'
const unexpected =
  'This is a fault of the action itself. Look at the labels of the secret: where `record` is set, a rollback by it puts them back.'

function setOutput(name: (typeof outputNames)[number], value: unknown): void {
  core.setOutput(name, value)
}

/** Has the runner mask a secret, as it is and as it stands in an address or a form. */
export function mask(secret: string): void {
  for (const form of new Set([secret, percentEncode(secret)])) core.setSecret(form)
}

/**
 * The record as it is handed over.
 *
 * @throws Refusal where that is too long
 */
export function recordText(record: PromotionRecord): string {
  const json = formatRecord(record)
  const text = pack(json)
  if (text.length <= mostInVariable && Buffer.byteLength(json) <= mostUnpacked) return text
  const what = `the record of ${record.secrets.length} secrets would be too long to be handed to a rollback`
  throw new Refusal(what, 'Make it two lists, or one for each job of a matrix.')
}

/**
 * Hands the record to later steps, to the end of the job where that is to undo it, and to whoever reads the log: a
 * machine that dies takes the outputs with it. Called before the first change is sent.
 *
 * @param text the record as `recordText` makes it
 */
export function announce(record: PromotionRecord, text: string, undoAtEndOfJob: boolean): void {
  setOutput('record', text)
  if (undoAtEndOfJob) core.saveState('record', text)
  const isMany = record.secrets.length > 1
  if (isMany) core.startGroup(`moving labels of ${record.secrets.length} secrets`)
  for (const secret of record.secrets) {
    const { stage, changes } = secret
    if (changes.length > 0) core.info(oneLine(`${nameOf({ ref: secret, stage })}: moving ${workText(secret)}`))
  }
  if (isMany) core.endGroup()
  // The same JSON, spelled so that the runner cannot take a part of it for a command.
  core.info(`record: ${text.replaceAll('##[', '##\\u005b')}`)
}

/**
 * Leaves nothing to undo to the end of the job, where all was put back: a label that is where the record says by then was
 * put there by somebody else.
 */
export function forget(): void {
  core.saveState('record', '')
}

/** Hands over to the end of the job, in case that undoes the step, which deployment it then marks as what. */
export function remember(deployment: string): void {
  core.saveState('deployment', deployment)
}

/** Tells whoever reads the log. */
export function say(text: string): void {
  core.info(oneLine(text))
}

/** Tells of something that went wrong beside what the step is for. */
export function warn(text: string): void {
  core.warning(`${oneLine(text)}.`, { title })
}

/** Shows what became of one secret as soon as that is known: a group in the log, where there are many. */
export function showProgress(result: Result, finished: number, all: number): void {
  const line = oneLine(`${nameOf(result)}: ${result.outcome}`)
  if (all === 1) core.info(line)
  else {
    core.startGroup(`[${finished}/${all}] ${line}`)
    for (const change of result.changes) core.info(oneLine(changeText(change)))
    core.endGroup()
  }
}

/**
 * Tells the workflow what became of the secrets: outputs, annotations, exit code, job summary.
 *
 * @param record what a rollback needs, undefined where nothing was to be written
 */
export function report(results: readonly Result[], record?: PromotionRecord): void {
  setOutput(
    'changed',
    results.some(({ changed }) => changed),
  )
  setOutput('results', JSON.stringify(results.map(entryOf)))
  const [only, another] = results
  if (only !== undefined && another === undefined) {
    setOutput('previous-version', only.previous ?? '')
    setOutput('current-version', only.current ?? '')
  }
  for (const result of results) {
    if (result.outcome === 'planned') core.info(oneLine(`${nameOf(result)}: planned ${workText(result)}`))
    for (const warning of result.warnings) core.warning(oneLine(`${nameOf(result)}: ${warning}.`), { title })
  }
  const failures = results.flatMap((result) => (result.failure ? [failureText(result, result.failure)] : []))
  if (failures.length > 0) fail(failures)
  for (const { failure } of results) debugStack(failure?.error)
  writeSummary(summaryOf(results, failures, record && pack(formatRecord(record))))
}

/** Ends the step with wrong inputs, before anything was sent, or with what nobody thought of. */
export function reportError(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const text =
    error instanceof InputError
      ? `${message}\nNothing was sent.`
      : oneLine(`${message}. ${error instanceof Refusal ? `Nothing was changed. ${error.advice}` : unexpected}`)
  fail([text])
  debugStack(error)
  writeSummary(summaryOf([], [text], undefined))
}

function fail(texts: readonly string[]): void {
  process.exitCode = 1
  core.error(texts.join('\n'), { title })
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

function entryOf({ ref, stage, previous, current, changed, outcome, requestIds }: Result) {
  const { provider, region, secret } = ref
  return {
    provider,
    region,
    secret,
    stage,
    previousVersion: previous,
    currentVersion: current,
    changed,
    outcome,
    requestIds,
  }
}

function nameOf({ ref, stage }: { ref: SecretRef; stage: string }): string {
  return `${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(' ')})`
}

function workText({ changes, expiry }: { changes: readonly Change[]; expiry?: ExpiryChange | undefined }): string {
  const moves = changes.filter(isMove).map(changeText)
  return [...moves, ...(expiry ? [expiryText(expiry)] : [])].join(', ')
}

function changeText({ stage, before, after }: Change): string {
  return `${stage} ${before ?? 'none'} → ${after ?? 'none'}`
}

/** What happened, to which secret and label, what state things are in now, what to do. */
function failureText(result: Result, { error, explanation, state, byHand }: Failure): string {
  const what = error instanceof Error ? `${error.message}. ` : ''
  const advice = error instanceof Refusal || error instanceof Problem ? ` ${error.advice}` : ''
  const why = explanation === undefined ? '' : `${explanation} `
  const hand =
    byHand.length === 0 ? '' : ` To finish by hand: ${byHand.map((change) => handText(result.ref, change)).join('; ')}.`
  return oneLine(`${nameOf(result)}: ${what}${why}${state}${advice}${hand}`)
}

function handText({ provider, region, projectId, endpoint, secret }: SecretRef, { stage, after }: Change): string {
  const place = { provider, region, 'project-id': projectId, endpoint, secret }
  const where = Object.entries(place).flatMap(([name, value]) => (value ? [`\`${name}: ${value}\``] : []))
  if (after === null) return `take ${stage} off with the provider's own tools`
  return `run this action with \`rollback: true\`, ${where.join(', ')}, \`stage: ${stage}\`, \`previous-stage: none\`, \`target-version: ${after}\``
}

/** Text from outside cannot start a workflow command: neither on a line of its own nor in the old `##[` form. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('##[', '## [')
}
