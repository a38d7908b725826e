/** The tables in docs/reliability.md: fault × moment → outcome. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'vitest'

const tables = ['promotion', 'rollback', 'one write', 'list'] as const
export type Table = (typeof tables)[number]

/** How one run has ended. */
export type Ending = { table: Table; cloud: string; fault: string; moment: string; outcome: string }

/** The document with its tables made anew from what has happened. */
export function withTables(text: string, endings: readonly Ending[]): string {
  return tables.reduce((document, name) => {
    return withTable(document, name, tableOf(endings.filter(({ table }) => table === name)))
  }, text)
}

/** The document with what is between two markers made anew. */
export function withTable(document: string, name: string, table: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, after] = [document.indexOf(start), document.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`needs the markers ${start} and ${end}, in this order`)
  // Prettier would pad every row to the longest.
  return `${document.slice(0, before)}${start}\n\n<!-- prettier-ignore -->\n${table}\n\n${document.slice(after)}`
}

/** Makes a part of docs/reliability.md anew with `UPDATE_DOCS=1`, and otherwise expects it to be as it would be. */
export async function keep(fresh: (document: string) => string): Promise<void> {
  const file = new URL('../../docs/reliability.md', import.meta.url)
  const text = await readFile(file, 'utf8')
  if (process.env.UPDATE_DOCS) await writeFile(file, fresh(text))
  else expect(text).toBe(fresh(text))
}

function tableOf(endings: readonly Ending[]): string {
  const moments = inOrder(endings.map(({ moment }) => moment))
  const rows = new Map<string, string[]>()
  for (const fault of inOrder(endings.map((ending) => ending.fault))) {
    const cells = moments.map((moment) => cell(endings.filter((e) => e.fault === fault && e.moment === moment)))
    const row = cells.join(' | ')
    rows.set(row, [...(rows.get(row) ?? []), fault])
  }
  const lines = [...rows].map(([row, faults]) => `${faults.join('<br>')} | ${row}`)
  const head = ['what goes wrong', ...moments]
  return [head.join(' | '), head.map(() => '---').join(' | '), ...lines].map((line) => `| ${line} |`).join('\n')
}

/** One outcome, or each with the clouds where it is the outcome; of one cloud there are several where it depends. */
function cell(endings: readonly Ending[]): string {
  const outcomes = inOrder(endings.map(({ outcome }) => outcome))
  if (outcomes.length < 2 || inOrder(endings.map(({ cloud }) => cloud)).length < 2) return outcomes.sort().join(' or ')
  const where = (outcome: string) => inOrder(endings.filter((e) => e.outcome === outcome).map(({ cloud }) => cloud))
  return outcomes.map((outcome) => `${where(outcome).join(', ')}: ${outcome}`).join('; ')
}

const inOrder = (texts: string[]) => [...new Set(texts)]
