import { isToUndo, type Result } from '../promotion/result.ts'
import type { Change } from '../promotion/change.ts'
import { expiryText } from '../promotion/expiry.ts'
import { providerNamed } from '../stores/registry.ts'

/** With more secrets than this a picture helps nobody. */
const mostInDiagram = 4

/** GitHub drops a summary of more than 1 MiB, so its long parts together stay under that; in bytes. */
const mostInTable = 600 * 1024
const mostInList = 150 * 1024

/**
 * The job summary. All cells are HTML, not Markdown, so that escaping four characters is enough for any text.
 *
 * @param failures one text for each secret that failed
 * @param record the `record` output, undefined where there is none
 */
export function summaryOf(results: readonly Result[], failures: readonly string[], record: string | undefined): string {
  const parts = [`### ${failures.length > 0 ? '❌' : '✅'} Promote secret version`]
  if (results.length > 0) parts.push(table(results))
  if (results.length <= mostInDiagram) parts.push(...results.flatMap(diagram))
  const moved = results.filter(({ changed }) => changed)
  const notes = new Set(moved.flatMap(({ ref }) => providerNamed(ref.provider)?.afterMove ?? []))
  parts.push(...[...notes].map((note) => `<p>ℹ️ ${html(note)}</p>`))
  const warnings = results.flatMap((result) => result.warnings.map((warning) => `<p>⚠️ ${html(warning)}.</p>`))
  parts.push(...fitting(warnings, mostInList))
  // Not `<pre>`: what there is to do comes last, and would be off the page.
  const texts = failures.map((failure) => `<p>❌ ${failure.split('\n').map(html).join('<br>')}</p>`)
  parts.push(...fitting(texts, mostInList))
  if (record !== undefined && results.some(isToUndo)) {
    parts.push(
      '<p>Consumers that keep the secret in memory see the change when they fetch it again. To undo it, run this action with <code>rollback: true</code> and this <code>record</code>:</p>',
      `<details><summary>record</summary><pre>${html(record)}</pre></details>`,
    )
  }
  return `${parts.join('\n\n')}\n`
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ ref, stage, previous, current, outcome, changes, expiry }) => {
    // What was put back, or not begun, is not to look as if it were there.
    const isDone = !['restored', 'failed', 'skipped'].includes(outcome)
    const done = changes.filter((change) => change.stage !== stage).map(changeHtml)
    const others = isDone ? [...done, ...(expiry ? [html(expiryText(expiry))] : [])] : []
    const moved = changes.filter((change) => change.stage === stage).map(changeHtml)
    const own = outcome === 'planned' ? moved : [`${code(previous)} → ${code(current)}`]
    const cells = [code(ref.secret), code(ref.provider), code(stage), ...own, others.join('<br>'), outcome]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const head = ['secret', 'provider', 'label', 'before → after', 'also', 'outcome']
  return `<table><tr>${head.map((name) => `<th>${name}</th>`).join('')}</tr>\n${fitting(rows, mostInTable).join('\n')}</table>`
}

/** As many as have a place in so many bytes, and a word about the others. */
function fitting(texts: readonly string[], bytes: number): string[] {
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
  if (target === undefined || previous === target) return []
  const node = (id: string, text: string | null) => `${id}["${mermaid(text ?? 'no version')}"]`
  const edge = `-- "${mermaid(`${stage} of ${ref.secret}`)}" -->`
  return ['```mermaid\nflowchart LR\n  ' + `${node('before', previous)} ${edge} ${node('after', target)}` + '\n```']
}

function code(text: string | null): string {
  return text === null ? 'none' : `<code>${html(text)}</code>`
}

/** Text as HTML that shows it; a line break becomes a space, since a blank line would end the HTML block. */
function html(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[&<>"]/g, (c) => entities[c] ?? '')
}

/** Text as a Mermaid label: everything but letters, digits and a few marks as a numbered entity. */
function mermaid(text: string): string {
  return text.replace(/[^\w .\-/]/gu, (c) => `#${c.codePointAt(0) ?? 0};`)
}
