/** Every example workflow passes GitHub's own linter with this action.yml, and pins the actions that it uses. */
import { validate } from '@actions/languageservice'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const self = 'promote-secret-version/promote-secret-version'
const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const action = z
  .object({
    name: z.string(),
    description: z.string(),
    inputs: z.record(z.string(), z.object({ description: z.string() })),
    outputs: z.record(z.string(), z.object({ description: z.string() })),
  })
  .parse(parse(read('action.yml')))

const workflowSchema = z.looseObject({
  permissions: z.unknown(),
  concurrency: z.string().optional().catch(undefined),
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: z.record(z.string(), z.string()).optional(),
      'timeout-minutes': z.number().optional(),
      concurrency: z.string().optional(),
      steps: z.array(z.looseObject({ run: z.string().optional() })),
    }),
  ),
})
const files = globSync(['README.md', 'docs/**/*.md', 'examples/*', '.github/workflows/*.yml'], { cwd: root })
const examples = files.sort().flatMap((file) => {
  const text = read(file)
  if (!file.endsWith('.md')) return [{ place: file, yaml: text }]
  return [...text.matchAll(/^( *)```ya?ml\b.*\n([^]*?)^\1```$/gm)].map(({ index, 1: indent = '', 2: block = '' }) => ({
    place: `${file}:${text.slice(0, index).split('\n').length}`,
    yaml: block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }))
})

test('the examples use this action', () => {
  expect(examples.filter(({ yaml }) => yaml.includes(`uses: ${self}@v1`))).not.toEqual([])
})

test.each(examples)('$place passes the linter', async ({ yaml }) => {
  expect(await problems(yaml)).toEqual([])
})

const workflows = examples.filter(({ place }) => place.endsWith('.yml'))

test.each(workflows)('$place has least privileges, time limits, and no expression in a command', ({ yaml }) => {
  const { permissions, jobs } = workflowSchema.parse(parse(yaml))
  expect(permissions).toEqual({})
  for (const [name, job] of Object.entries(jobs)) {
    expect(job.permissions, name).toBeDefined()
    expect(job['timeout-minutes'], name).toBeDefined()
    for (const { run = '' } of job.steps) expect(run).not.toContain('${{')
  }
})

const uses = examples.flatMap(({ place, yaml }) =>
  [...yaml.matchAll(/^[ -]*uses: ([^\s@]+)@(\S+)(?: # (\S+))?$/gm)].map(([, name = '', ref = '', version = '']) => {
    return { place, name, ref, version }
  }),
)

test('the README, the pages, the examples and the workflows pin every other action by its commit', () => {
  // A tag can be moved. The examples use this action by its major tag, which the README shows how to pin.
  const inPages = uses.filter(({ name }) => name !== self)
  expect(inPages.length).toBeGreaterThan(10)
  const isPinned = (ref: string, version: string) => /^[0-9a-f]{40}$/.test(ref) && /^v\d+\.\d+\.\d+$/.test(version)
  expect(inPages.filter(({ ref, version }) => !isPinned(ref, version))).toEqual([])
})

test('every use of an action by its commit has the same commit', () => {
  const commits = uses.filter(({ ref }) => /^[0-9a-f]{40}$/.test(ref))
  const pins = new Set(commits.map(({ name, ref, version }) => `${name.split('/', 2).join('/')} ${ref} ${version}`))
  expect([...new Set([...pins].map((pin) => pin.split(' ')[0]))]).toHaveLength(pins.size)
})

test('examples/README.md lists every example once', () => {
  const listed = [...read('examples/README.md').matchAll(/^\| \[`([\w-]+\.yml)`\]\(\1\) /gm)].map(([, name]) => name)
  expect(listed.sort()).toEqual(globSync('*.yml', { cwd: join(root, 'examples') }).sort())
})

test('every example queues behind its own kind, and no rollback queues behind a deploy', () => {
  const groups = workflows.flatMap(({ place, yaml }) => {
    if (!place.startsWith('examples/')) return []
    const { concurrency, jobs } = workflowSchema.parse(parse(yaml))
    return Object.entries(jobs).map(([id, job]) => {
      const [group, ...more] = [concurrency, job.concurrency].filter((found) => found !== undefined)
      expect([typeof group, more], `${place}: ${id}`).toEqual(['string', []])
      // A job has a separate group only if the others of its workflow are not to wait for it.
      const isByHand = place.includes('by-hand') || (concurrency === undefined && id === 'rollback')
      return [isByHand, group?.split('-')[0]] as const
    })
  })
  const kinds = (isRollback: boolean) => new Set(groups.filter(([is]) => is === isRollback).map(([, kind]) => kind))
  expect([kinds(true), kinds(false)]).toEqual([new Set(['rollback']), new Set(['deploy', 'release', 'drift'])])
})

test('the linter finds invalid inputs, outputs, actions and contexts', async () => {
  const step = (input: string, record: string) => `
    - id: promote
      uses: ${self}@v1
      with:
        ${input}: shop
    - run: echo "\${{ steps.promote.outputs.${record} }}"`
  expect(await problems(step('secret', 'record'))).toEqual([])
  expect(await problems(step('sercet', 'record'))).toEqual(["Invalid action input 'sercet': sercet: shop"])
  expect(await problems(step('secret', 'recrod'))).toEqual(["Invalid action output 'recrod' of step 'promote'"])
  expect(await problems(`steps: [{ uses: ${self}-2@v1 }]`)).toEqual([
    expect.stringContaining('Unable to resolve action'),
  ])
  expect(await problems('on: push\njobs: { a: { runs-on: x, steps: [{ run: "${{ steps.b.outputs.c }}" }] } }')).toEqual(
    [expect.stringContaining('Context access might be invalid')],
  )
  expect(await problems('a:\n  b:\n    uses: x')).toEqual([expect.stringContaining('Neither')])
  expect(await problems('Version: "1.1"')).toEqual([])
})

test('action.yml passes the linter', async () => {
  expect(await lint(read('action.yml'), 'action.yml')).toEqual([])
})

/** Returns the problems of a workflow or a part of one, and none for other YAML such as a policy. */
async function problems(yaml: string): Promise<string[]> {
  const workflow = toWorkflow(yaml)
  if (!workflow) return yaml.includes('uses:') ? ['Neither a workflow nor a known part of one'] : []
  const found = [...(await lint(workflow, '.github/workflows/example.yml')), ...unknownOutputs(workflow)]
  // A part may refer to steps and jobs that it does not contain.
  return workflow === yaml ? found : found.filter((problem) => !problem.startsWith('Context access might be invalid'))
}

const head = 'on: push\njobs:\n'
const jobHead = `${head}  example:\n    runs-on: ubuntu-latest\n`

function toWorkflow(yaml: string): string | undefined {
  const indented = (by: number) => yaml.replaceAll(/^(?=.)/gm, ' '.repeat(by))
  const content: unknown = parse(yaml)
  if (has(content, 'jobs')) return has(content, 'on') ? yaml : `on: push\n${yaml}`
  if (has(content, 'steps')) return (has(content, 'runs-on') ? `${head}  example:\n` : jobHead) + indented(4)
  if (has(content, 'uses', 'run')) return `${jobHead}    steps:\n      -\n${indented(8)}`
  if (!content || typeof content !== 'object') return undefined
  if (!Object.values(content).every((part) => has(part, 'steps', 'uses', 'run'))) return undefined
  return Array.isArray(content) ? `${jobHead}    steps:\n${indented(6)}` : head + indented(2)
}

const has = (content: unknown, ...keys: string[]) =>
  typeof content === 'object' && content !== null && keys.some((key) => Object.hasOwn(content, key))

let documents = 0
async function lint(text: string, path: string): Promise<string[]> {
  // The linter caches documents by address.
  const document = { uri: `file:///${++documents}/${path}`, getText: () => text } as Parameters<typeof validate>[0]
  const diagnostics = await validate(document, {
    actionsMetadataProvider: {
      fetchActionMetadata: ({ owner, name }) => {
        const otherAction =
          owner === self.split('/')[0] ? undefined : { name, description: 'an action with any inputs' }
        return Promise.resolve(`${owner}/${name}` === self ? action : otherAction)
      },
    },
  })
  const lines = text.split('\n').map((line) => line.trim())
  return diagnostics.map(({ message, range }) => {
    return `${typeof message === 'string' ? message : message.value}: ${lines[range.start.line] ?? ''}`
  })
}

/** Returns unknown outputs of this action, which GitHub's linter does not check. */
function unknownOutputs(workflow: string): string[] {
  const stepSchema = z.looseObject({ id: z.string().optional(), uses: z.string().optional() })
  const { jobs } = z
    .object({ jobs: z.record(z.string(), z.object({ steps: z.array(stepSchema).default([]) })) })
    .parse(parse(workflow))
  const ours = Object.values(jobs).flatMap(({ steps }) =>
    steps.filter(({ uses }) => uses?.startsWith(`${self}@`)).map(({ id }) => id),
  )
  return [...workflow.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)].flatMap(({ 1: step = '', 2: output = '' }) =>
    ours.includes(step) && !Object.hasOwn(action.outputs, output)
      ? [`Invalid action output '${output}' of step '${step}'`]
      : [],
  )
}
