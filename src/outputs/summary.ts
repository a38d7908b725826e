import { needsRollback, type Failure, type Result } from '../promotion/result.ts'
import { findProvider } from '../stores/registry.ts'
import { createShortener, formatBlock, formatCode, formatProse, takeBytes } from './html.ts'
import { resolveLabelPlaces, type LabelPlaces } from './label-places.ts'
import { formatManualCommands, formatManualYaml } from './manual-steps.ts'
import { formatCounts, formatFailure, formatTarget, listFailed, manualStepsTitle } from './messages.ts'
import { formatResults, formatRow, formatVersion, maxVersionLength } from './results-table.ts'

/** GitHub drops a summary of more than 1 MiB, so its long parts together stay under that. */
const maxTableBytes = 500 * 1024
const maxFailureBytes = 250 * 1024
const maxWarningBytes = 100 * 1024

/** What the job summary says. */
type Summary = {
  readonly heading: string
  readonly results: readonly Result[]
  /** The lines of each error that is not the failure of a secret. */
  readonly errors: readonly (readonly string[])[]
  /** The `record` output, undefined if there is none. */
  readonly record: string | undefined
}

/** Formats the job summary: what happened, what to do if it failed, the results, and how to roll back. */
export function formatSummary({ heading, results, errors, record }: Summary): string {
  const failed = listFailed(results)
  const failures = failed.flatMap((result) => (result.failure ? [formatFailed(result, result.failure)] : []))
  const parts = [
    `### ${heading}`,
    ...(failed.length > 0 && results.length > 1
      ? [`<p>${formatCounts(results.map(({ outcome }) => outcome))}</p>`]
      : []),
    ...takeBytes([...errors.map(formatError), ...failures], maxFailureBytes),
    ...(results.length > 0 ? formatResults(results, maxTableBytes) : []),
    ...takeBytes(
      results.flatMap((result) => formatWarnings(result, results.length > 1)),
      maxWarningBytes,
    ),
    ...(failed.length === 0 ? formatNotes(results) : []),
    ...(record !== undefined && results.some(needsRollback) ? [formatRecord(record)] : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function formatError([first = '', ...lines]: readonly string[]): string {
  return `<p>${[`<b>${formatProse(first)}</b>`, ...lines.map(formatProse)].join('<br>')}</p>`
}

/** Formats a failure: the error, where the labels are and belong, and how to restore them. */
function formatFailed(result: Result, failure: Failure): string {
  const lines = formatFailure(result, failure)
  const end = lines.indexOf(manualStepsTitle)
  const states = resolveLabelPlaces(result)
  const parts = [formatError(end < 0 ? lines : lines.slice(0, end))]
  if (states.length > 0) parts.push(formatLabelStates(states))
  if (failure.manualSteps.length > 0) {
    const commands = formatManualCommands(result, failure)
    parts.push(`<p>${manualStepsTitle}</p>`, formatBlock('yaml', formatManualYaml(result, failure)))
    if (commands.length > 0) {
      parts.push('<p>Or run these commands in order, without GitHub:</p>', formatBlock('sh', commands))
    }
  }
  return parts.join('\n\n')
}

function formatLabelStates(states: readonly LabelPlaces[]): string {
  const versions = states.flatMap(({ was, is, shouldBe }) =>
    [was, is, shouldBe].filter((version) => typeof version === 'string'),
  )
  const shorten = createShortener(versions, maxVersionLength)
  const rows = states.map(({ stage, was, is, shouldBe, isInDoubt }) => {
    const place = isInDoubt ? 'in doubt' : formatVersion(is, shorten)
    return formatRow([formatCode(stage), formatVersion(was, shorten), place, formatVersion(shouldBe, shorten)])
  })
  return `<table>${[formatRow(['label', 'was', 'is', 'should be'], 'th'), ...rows].join('\n')}</table>`
}

function formatWarnings(result: Result, isList: boolean): string[] {
  const target = isList ? `${formatTarget(result)}: ` : ''
  return result.warnings.map((warning) => `<p>⚠️ ${formatProse(`${target}${warning}.`)}</p>`)
}

/** Formats what to know about labels that were moved. */
function formatNotes(results: readonly Result[]): string[] {
  const moved = results.filter(({ changed }) => changed)
  if (moved.length === 0) return []
  const notes = new Set(moved.flatMap(({ ref }) => findProvider(ref.provider)?.moveNotice ?? []))
  const own = 'Applications that cache the secret pick up the change on their next fetch.'
  return [...notes, own].map((note) => `<p>ℹ️ ${formatProse(note)}</p>`)
}

function formatRecord(record: string): string {
  const text = formatProse('To roll back, run this action with `rollback: true` and this `record`:')
  return `<details><summary>Roll back with the record</summary><p>${text}</p>${formatBlock('text', [record])}</details>`
}
