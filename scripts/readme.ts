/** Generates the tables of inputs and outputs in README.md from action.yml: `node scripts/readme.ts`. */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
})

/** Returns the README with the tables between its markers generated from a parsed action.yml. */
export function withTables(readme: string, action: unknown): string {
  const { inputs, outputs } = Action.parse(action)
  const inputRows = Object.entries(inputs).map(([name, input]) => [
    code(name),
    input.default === undefined ? '' : code(input.default),
    input.description,
  ])
  const outputRows = Object.entries(outputs).map(([name, output]) => [code(name), output.description])
  return [
    { name: 'inputs', table: [['Input', 'Default', 'Meaning'], ...inputRows] },
    { name: 'outputs', table: [['Output', 'Meaning'], ...outputRows] },
  ].reduce((text, { name, table }) => between(text, name, markdown(table)), readme)
}

function between(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, after] = [readme.indexOf(start), readme.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`README.md needs the markers ${start} and ${end}, in this order`)
  // Prettier would pad every row to the longest description.
  return `${readme.slice(0, before)}${start}\n\n<!-- prettier-ignore -->\n${content}\n\n${readme.slice(after)}`
}

function markdown([head = [], ...rows]: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')
}

const code = (text: string) => `\`${text}\``
const cell = (text: string) =>
  text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*[\r\n]\s*/g, ' ')

if (import.meta.main) {
  const readme = new URL('../README.md', import.meta.url)
  const action = new URL('../action.yml', import.meta.url)
  await writeFile(readme, withTables(await readFile(readme, 'utf8'), parse(await readFile(action, 'utf8'))))
}
