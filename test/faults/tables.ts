/** The tables in docs/reliability.md: fault × moment → outcome. */

/** How one run has ended. */
export type Ending = { situation: string; cloud: string; fault: string; moment: string; outcome: string }

/** Which situations go into which table. */
const kinds: Record<string, string[]> = {
  promotion: ['promote'],
  rollback: ['rollback', 'end of job'],
  list: ['batch'],
}

/** The document with its tables made anew from what has happened. */
export function withTables(text: string, endings: readonly Ending[]): string {
  return Object.entries(kinds).reduce((document, [name, situations]) => {
    const table = tableOf(endings.filter(({ situation }) => situations.includes(situation)))
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [before, after] = [document.indexOf(start), document.indexOf(end)]
    if (before < 0 || after < before) throw new Error(`needs the markers ${start} and ${end}, in this order`)
    // Prettier would pad every row to the longest.
    return `${document.slice(0, before)}${start}\n\n<!-- prettier-ignore -->\n${table}\n\n${document.slice(after)}`
  }, text)
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

/** One outcome, or each with the clouds where it is the outcome. */
function cell(endings: readonly Ending[]): string {
  const outcomes = inOrder(endings.map(({ outcome }) => outcome))
  if (outcomes.length < 2) return outcomes.join('')
  const where = (outcome: string) => inOrder(endings.filter((e) => e.outcome === outcome).map(({ cloud }) => cloud))
  return outcomes.map((outcome) => `${where(outcome).join(', ')}: ${outcome}`).join('; ')
}

const inOrder = (texts: string[]) => [...new Set(texts)]
