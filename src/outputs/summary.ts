import { needsRollback, type Result } from '../promotion/result.ts'
import type { Change } from '../promotion/change.ts'
import { formatExpiry } from '../promotion/expiry.ts'
import { findProvider } from '../stores/registry.ts'
import { cutMiddle } from '../untrusted/text.ts'
import { formatManualCommands, formatManualYaml } from './manual-steps.ts'
import { formatTarget, manualStepsTitle } from './messages.ts'

/** With more secrets than this, a diagram helps nobody. */
const maxDiagrams = 4
const maxNameLength = 50

/** GitHub drops a summary of more than 1 MiB, so its long parts together stay under that. */
const maxTableBytes = 600 * 1024
const maxListBytes = 150 * 1024

/**
 * Formats the job summary. All cells are HTML, not Markdown, so that escaping four characters is enough for any text.
 *
 * @param failures the lines of each secret that failed
 * @param record the `record` output, undefined if there is none
 */
export function formatSummary(
  results: readonly Result[],
  failures: readonly (readonly string[])[],
  record: string | undefined,
): string {
  const parts = [`### ${failures.length > 0 ? '❌' : '✅'} Promote secret version`]
  if (results.length > 0) parts.push(table(results))
  if (results.length <= maxDiagrams) parts.push(...results.flatMap(diagram))
  const moved = results.filter(({ changed }) => changed)
  const notes = new Set(moved.flatMap(({ ref }) => findProvider(ref.provider)?.moveNotice ?? []))
  parts.push(...[...notes].map((note) => `<p>ℹ️ ${html(note)}</p>`))
  const warnings = results.flatMap((result) => result.warnings.map((warning) => `<p>⚠️ ${html(warning)}.</p>`))
  parts.push(...takeBytes(warnings, maxListBytes))
  // Not `<pre>`: the next step comes last, and would be off the page.
  const texts = failures.map((lines) => `<p>❌ ${withoutSteps(lines).map(html).join('<br>')}</p>`)
  parts.push(...takeBytes(texts, maxListBytes))
  parts.push(...takeBytes(results.flatMap(manualSteps), maxListBytes))
  if (record !== undefined && results.some(needsRollback)) {
    parts.push(
      '<p>Applications that cache the secret pick up the change on their next fetch. To roll back, run this action with <code>rollback: true</code> and this <code>record</code>:</p>',
      `<details><summary>record</summary><pre>${html(record)}</pre></details>`,
    )
  }
  return `${parts.join('\n\n')}\n`
}

/** Leaves out the manual steps, which follow as YAML and commands. */
function withoutSteps(lines: readonly string[]): readonly string[] {
  const end = lines.indexOf(manualStepsTitle)
  return end < 0 ? lines : lines.slice(0, end)
}

function manualSteps(result: Result): string[] {
  const { failure } = result
  if (failure === undefined || failure.manualSteps.length === 0) return []
  const title = `Restore ${html(formatTarget(result))} manually: run these steps in order`
  const block = (lines: readonly string[]) => `<pre>${lines.map(html).join('\n')}</pre>`
  const commands = formatManualCommands(result, failure)
  const other = commands.length === 0 ? '' : `<p>Or run these commands in order, without GitHub:</p>${block(commands)}`
  return [`<details open><summary>${title}</summary>${block(formatManualYaml(result, failure))}${other}</details>`]
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ ref, stage, previous, current, outcome, changes, expiry }) => {
    // What was rolled back, or never started, must not look as if it were in place.
    const isDone = !['restored', 'failed', 'skipped'].includes(outcome)
    const done = changes.filter((change) => change.stage !== stage).map(changeHtml)
    const others = isDone ? [...done, ...(expiry ? [html(formatExpiry(expiry))] : [])] : []
    const moved = changes.filter((change) => change.stage === stage).map(changeHtml)
    const own = outcome === 'planned' ? moved : [`${code(previous)} → ${code(current)}`]
    const cells = [code(ref.secret), code(ref.provider), code(stage), ...own, others.join('<br>'), outcome]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const head = ['secret', 'provider', 'label', 'before → after', 'also', 'outcome']
  return `<table><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr>\n${takeBytes(rows, maxTableBytes).join('\n')}</table>`
}

/** Returns as many texts as fit into so many bytes, and how many were left out. */
function takeBytes(texts: readonly string[], bytes: number): string[] {
  let left = bytes
  const end = texts.findIndex((text) => (left -= Buffer.byteLength(text) + 2) < 0)
  return end < 0 ? [...texts] : [...texts.slice(0, end), `… and ${texts.length - end} more: see the log`]
}

function changeHtml({ stage, before, after }: Change): string {
  return `${code(stage)} ${code(before)} → ${code(after)}`
}

function diagram({ ref, stage, outcome, previous, current, changes }: Result): string[] {
  if (outcome === 'failed') return []
  const target = outcome === 'planned' ? changes.find((change) => change.stage === stage)?.after : current
  if (target === undefined || previous === undefined || previous === target) return []
  const node = (id: string, text: string | null) => `${id}["${mermaid(text ?? 'no version')}"]`
  // A full name would make the picture wider than the page.
  const edge = `-- "${mermaid(`${stage} of ${cutMiddle(ref.secret, maxNameLength)}`)}" -->`
  return ['```mermaid\nflowchart LR\n  ' + `${node('before', previous)} ${edge} ${node('after', target)}` + '\n```']
}

function code(text: string | null | undefined): string {
  if (text === undefined) return 'unknown'
  return text === null ? 'none' : `<code>${html(text)}</code>`
}

/** Escapes a text for HTML; a line break becomes a space, since a blank line would end the HTML block. */
function html(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[&<>"]/g, (c) => entities[c] ?? '')
}

/** Escapes a text for a Mermaid label: everything but letters, digits and a few marks as a numbered entity. */
function mermaid(text: string): string {
  return text.replace(/[^\w .\-/]/gu, (c) => `#${c.codePointAt(0) ?? 0};`)
}
