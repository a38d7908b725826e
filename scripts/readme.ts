/** Generates the tables of inputs and outputs in README.md from action.yml: `node scripts/readme.ts`. */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'

const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() })),
  outputs: z.record(z.string(), z.object({ description: z.string() })),
})

/** The inputs by purpose, in the order of the README. */
const groups = {
  'What to promote': `provider secret region project-id stage target-version target-stage expected-version previous-stage dry-run
    expire-outgoing-after`,
  Rollback: 'rollback-on-failure rollback record environment force github-token job-status',
  'Many secrets': 'promotions concurrency',
  Login: `role-to-assume oidc-provider oidc-audience role-session-name access-key-id secret-access-key security-token
    auth-token`,
  Network: 'endpoint identity-endpoint timeout-seconds max-attempts',
}

/** Returns the README with the tables between its markers generated from a parsed action.yml. */
export function withTables(readme: string, action: unknown): string {
  const { inputs, outputs } = Action.parse(action)
  const grouped = Object.entries(groups).map(([title, names]) => [title, names.split(/\s+/)] as const)
  const names = grouped.flatMap(([, group]) => group)
  const wrong = [...new Set([...Object.keys(inputs), ...names])].filter(
    (name) => !Object.hasOwn(inputs, name) || names.filter((each) => each === name).length !== 1,
  )
  if (wrong.length > 0) throw new Error(`Not in exactly one group of scripts/readme.ts: ${wrong.join(', ')}`)
  const inputTables = grouped.map(([title, group]) => {
    const rows = group.map((name) => {
      const { description = '', default: value } = inputs[name] ?? {}
      return [code(name), value === undefined ? '' : code(value), description.replace(/\bRequired\b/, '**$&**')]
    })
    return `### ${title}\n\n${markdown([['Input', 'Default', 'Meaning'], ...rows])}`
  })
  const outputRows = Object.entries(outputs).map(([name, output]) => [code(name), output.description])
  const withInputs = between(readme, 'inputs', inputTables.join('\n\n'))
  return between(withInputs, 'outputs', markdown([['Output', 'Meaning'], ...outputRows]))
}

function between(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [before, after] = [readme.indexOf(start), readme.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`README.md needs the markers ${start} and ${end}, in this order`)
  return `${readme.slice(0, before)}${start}\n\n${content}\n\n${readme.slice(after)}`
}

function markdown([head = [], ...rows]: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`)
  // Prettier would pad every row to the longest description.
  return ['<!-- prettier-ignore -->', ...lines].join('\n')
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
