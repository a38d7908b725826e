/** The tables in docs/reliability.md: fault × moment → outcome. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'vitest'

const tables = ['promotion', 'rollback', 'one write', 'list', 'compensation'] as const
export type Table = (typeof tables)[number]

/** The outcome of one run. */
export type Ending = { table: Table; cloud: string; fault: string; moment: string; outcome: string }

/** Returns the document with its tables generated from these outcomes. */
export function withTables(text: string, endings: readonly Ending[]): string {
  return tables.reduce((document, name) => {
    return withTable(document, name, tableOf(endings.filter(({ table }) => table === name)))
  }, text)
}

/** Returns the document with another table between two markers. */
export function withTable(document: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, after] = [document.indexOf(start), document.indexOf(end)]
  if (before < 0 || after < before)
    throw new Error(`docs/reliability.md needs the markers ${start} and ${end}, in this order`)
  // Prettier would pad every row to the longest.
  return `${document.slice(0, before)}${start}\n\n<!-- prettier-ignore -->\n${table}\n\n${document.slice(after)}`
}

/** Updates docs/reliability.md with `UPDATE_DOCS=1`, and otherwise expects it to be up to date. */
export async function updateOrExpect(update: (document: string) => string): Promise<void> {
  const file = new URL('../../docs/reliability.md', import.meta.url)
  const text = await readFile(file, 'utf8')
  if (process.env.UPDATE_DOCS) await writeFile(file, update(text))
  else expect(text).toBe(update(text))
}

function tableOf(endings: readonly Ending[]): string {
  const moments = unique(endings.map(({ moment }) => moment))
  const rows = new Map<string, string[]>()
  for (const fault of unique(endings.map((ending) => ending.fault))) {
    const cells = moments.map((moment) => cell(endings.filter((e) => e.fault === fault && e.moment === moment)))
    const row = cells.join(' | ')
    rows.set(row, [...(rows.get(row) ?? []), fault])
  }
  const lines = [...rows].map(([row, faults]) => `${faults.join('<br>')} | ${row}`)
  const head = ['fault', ...moments]
  return [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map((line) => `| ${line} |`).join('\n')
}

/** Formats one outcome, or each with its clouds; a single cloud can have several. */
function cell(endings: readonly Ending[]): string {
  const outcomes = unique(endings.map(({ outcome }) => outcome))
  if (outcomes.length < 2 || unique(endings.map(({ cloud }) => cloud)).length < 2) return outcomes.sort().join(' or ')
  const cloudsOf = (outcome: string) =>
    unique(endings.filter((e) => e.outcome === outcome).map(({ cloud }) => cloud)).sort()
  // Sorted, since the runs end in any order.
  return outcomes
    .toSorted()
    .map((outcome) => `${cloudsOf(outcome).join(', ')}: ${outcome}`)
    .join('; ')
}

const unique = (texts: string[]) => [...new Set(texts)]
