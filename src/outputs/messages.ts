/** Every sentence about one secret. */
import { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { isMove, type Change } from '../promotion/change.ts'
import { formatExpiry, type ExpiryChange } from '../promotion/expiry.ts'
import { InputError } from '../inputs/issues.ts'
import { needsRollback, type Failure, type Result } from '../promotion/result.ts'
import type { SecretRef } from '../promotion/store.ts'
import { commandPrefix, formatManualSteps } from './manual-steps.ts'
import { cutMiddle, singleLine } from '../untrusted/text.ts'

/** Formats which label of which secret it is about. */
export function formatTarget({ ref, stage }: { ref: SecretRef; stage: string }): string {
  return singleLine(`${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(' ')})`)
}

/** Formats everything that a plan changes about one secret. */
export function formatPlan({
  changes,
  expiry,
}: {
  changes: readonly Change[]
  expiry?: ExpiryChange | undefined
}): string {
  const moves = changes.filter(isMove).map(formatChange)
  return [...moves, ...(expiry ? [formatExpiry(expiry)] : [])].join(', ')
}

/** Formats the move of one label. */
export function formatChange({ stage, before, after }: Change): string {
  return singleLine(`${stage} ${before ?? 'none'} → ${after ?? 'none'}`)
}

/** What precedes the manual steps in a failure. */
export const manualStepsTitle = 'To restore the labels manually, run these steps in order:'

/** The runner keeps 4,096 characters of an annotation. */
const maxAnnotationLength = 4_000

/**
 * Formats the error annotation of a list: every failure if they fit, and what became of the other secrets, by count.
 * Otherwise the counts, then those failures that leave something to do by hand, then others; the log and the job summary
 * have all of them.
 *
 * @param failures the lines of each, those that leave manual steps first
 * @param outcomes what became of each secret, in a few words
 */
export function formatAnnotation(failures: readonly (readonly string[])[], outcomes: readonly string[]): string {
  const all = failures.map((lines) => lines.join('\n'))
  const counts = formatCounts(outcomes)
  const text = [...all, ...(outcomes.length > failures.length ? [counts] : [])].join('\n\n')
  if (text.length <= maxAnnotationLength) return text
  const parts = outcomes.length > 1 ? [`${counts} The job summary and the log have them all.`] : []
  for (const each of all) {
    const left = maxAnnotationLength - parts.join('\n\n').length - 2
    if (each.length <= left) parts.push(each)
    else if (parts.length === 0) parts.push(cutLines(each.split('\n'), left))
    else break
  }
  return parts.join('\n\n')
}

/** Returns the secrets that failed, those first that are not rolled back. */
export function listFailed(results: readonly Result[]): Result[] {
  const failed = results.filter(({ failure }) => failure !== undefined)
  return failed.sort((a, b) => Number(needsRollback(b)) - Number(needsRollback(a)))
}

/** Formats how many secrets have each outcome, the failed ones first. */
export function formatCounts(outcomes: readonly string[]): string {
  const counts = new Map([['failed', 0]])
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  const count = [...counts].filter(([, number]) => number > 0).map(([outcome, number]) => `${number} ${outcome}`)
  return `Of ${outcomes.length} secrets: ${count.join(', ')}.`
}

/** Formats what became of a secret in a list that failed, in the words of a sentence. */
export function formatOutcome(result: Result): string {
  if (needsRollback(result)) return 'not rolled back'
  if (result.outcome === 'skipped') return 'not started'
  return result.outcome === 'restored' && !result.isRollback ? 'rolled back' : result.outcome
}

/** Returns as many lines as fit, each of them cut if it is long, how many were left out, and the last line. */
function cutLines(lines: readonly string[], maxLength: number): string {
  const shown = lines.map((line) => cutLine(line, maxLength / 4))
  const last = shown.at(-1) ?? ''
  let left = maxLength - last.length - 50
  const end = shown.findIndex((line) => (left -= line.length + 1) < 0)
  if (end < 0) return shown.join('\n')
  return [...shown.slice(0, end), `… and ${lines.length - end - 1} more lines: see the log.`, last].join('\n')
}

/** Cuts a line; a command is shown whole or not at all, since a part of it would do something else. */
function cutLine(line: string, maxLength: number): string {
  if (line.length > maxLength && line.startsWith(commandPrefix)) return `${commandPrefix}the command in the log`
  return cutMiddle(line, maxLength)
}

/** Formats a failure, a line each: what failed, the cause, the state of the labels now, the next step, manual steps. */
export function formatFailure(result: Result, failure: Failure): string[] {
  const { error, diagnosis, state } = failure
  const manualSteps = formatManualSteps(result, failure)
  // An `InputError` has one line per issue.
  const cause = error instanceof Error ? error.message.replaceAll('\n', '. ') : 'another secret failed'
  const hasAdvice = error instanceof Refusal || error instanceof ApiError || error instanceof InputError
  const advice = hasAdvice ? error.advice : undefined
  const lines = [
    `${formatTarget(result)}: ${result.isRollback ? 'rollback' : 'promotion'} failed`,
    `Cause: ${[`${cause}.`, diagnosis].filter(Boolean).join(' ')}`,
    `State: ${state}`,
    ...(advice === undefined ? [] : [`Next step: ${advice}`]),
    ...(manualSteps.length === 0 ? [] : [manualStepsTitle]),
    ...manualSteps,
  ]
  return lines.map(singleLine)
}
