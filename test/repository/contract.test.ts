import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { withTables } from '../../scripts/readme.ts'
import { inputNames } from '../../src/inputs/schema.ts'
import { outputNames } from '../../src/outputs/outputs.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const allOf = (...patterns: string[]) => globSync(patterns, { cwd: root }).map(read).join('\n')

const action = z
  .object({
    name: z.string(),
    description: z.string(),
    branding: z.object({ icon: z.string(), color: z.string() }),
    inputs: z.record(z.string(), z.unknown()),
    outputs: z.record(z.string(), z.unknown()),
    runs: z.object({ using: z.string(), main: z.string() }),
  })
  .parse(parse(read('action.yml')))

test('the code reads exactly the inputs that action.yml declares', () => {
  expect([...inputNames].sort()).toEqual(Object.keys(action.inputs).sort())
})

test('the code sets exactly the outputs that action.yml declares', () => {
  expect([...outputNames].sort()).toEqual(Object.keys(action.outputs).sort())
})

test('the tables of the README are generated from this action.yml (`node scripts/readme.ts`)', () => {
  const readme = read('README.md')
  expect(withTables(readme, parse(read('action.yml')))).toBe(readme)
})

const markers = 'before <!-- inputs -->old<!-- /inputs --> between <!-- outputs --><!-- /outputs --> after'
const described = (names: string[]) => Object.fromEntries(names.map((name) => [name, { description: name }]))

test('the generated tables escape any description, and mark what is required', () => {
  const inputs = {
    ...described(Object.keys(action.inputs)),
    provider: { description: 'one | two\n  three $& $1. Required here.', default: 'x|y' },
  }
  const generated = withTables(markers, { inputs, outputs: { c: { description: 'one\r\n\r\ntwo\n' } } })
  const lines = generated.split('\n').filter((line) => line.startsWith('|'))
  expect(lines.slice(0, 4)).toEqual([
    '| Input | Default | Meaning |',
    '| --- | --- | --- |',
    '| `provider` | `x\\|y` | one \\| two three $& $1. **Required** here. |',
    '| `secret` |  | secret |',
  ])
  expect(lines.slice(-3)).toEqual(['| Output | Meaning |', '| --- | --- |', '| `c` | one two |'])
  expect(generated).toMatch(/^before <!-- inputs -->\n[^]*<!-- \/inputs --> between <!-- outputs -->\n[^]* after$/)
  expect(generated).not.toContain('old')
  expect(() => withTables('no markers', { inputs, outputs: {} })).toThrow('<!-- inputs -->')
})

test('the table of an input that is in no group, or of a group without its input, is not generated', () => {
  const names = Object.keys(action.inputs)
  const generate = (inputs: string[]) => () => withTables(markers, { inputs: described(inputs), outputs: {} })
  expect(generate(names)).not.toThrow()
  expect(generate([...names, 'new-input'])).toThrow(/group .*: new-input$/)
  expect(generate(names.slice(1))).toThrow(/group .*: provider$/)
})

test('the Marketplace accepts the description and the branding', () => {
  expect(action.name).not.toBe('')
  expect(action.description.length).toBeLessThan(125)
  expect(action.branding.icon).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
  expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
    action.branding.color,
  )
})

test('GitHub runs the built file on Node 24', () => {
  expect(action.runs.using).toBe('node24')
  expect(action.runs.main).toMatch(/^dist\//)
  expect(existsSync(join(root, action.runs.main)), `${action.runs.main} is missing: npm run build`).toBe(true)
})

const { dependencies, devDependencies, scripts } = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    scripts: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')))

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        dev: z.boolean().default(false),
        hasInstallScript: z.boolean().default(false),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json')))
const installed = Object.entries(packages).filter(([path]) => path !== '')

test('bundled dependencies are pinned, and undici is installed once', () => {
  for (const [name, version] of Object.entries(dependencies)) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
  expect(Object.keys(packages).filter((path) => path.endsWith('node_modules/undici'))).toEqual(['node_modules/undici'])
})

test('every package is pinned by its hash, from any registry', () => {
  expect(installed.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))).toEqual([])
  // Packages come from the user's own registry.
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
})

test('no bundled dependency has an install script', () => {
  const bundled = installed.filter(([, { dev }]) => !dev)
  expect(bundled.length).toBeGreaterThanOrEqual(Object.keys(dependencies).length)
  expect(bundled.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([])
})

test('src imports exactly the runtime dependencies', () => {
  const statement = /^(?:import [^'\n]*|\} from )'((?:@[^/']+\/)?[^./'][^/']*)|import\('((?:@[^/']+\/)?[^./'][^/']*)/gm
  const imports = allOf('src/**/*.ts').matchAll(statement)
  const all = [...imports].map(([, name, loaded = '']) => name ?? loaded)
  const names = new Set(all.filter((name) => !name.startsWith('node:')))
  expect([...names].sort()).toEqual(Object.keys(dependencies).sort())
})

test('every development dependency is imported, run by a script, or named in a configuration', () => {
  const uses = `${allOf('{test,scripts}/**/*.ts', '*.{js,ts}', 'tsconfig.json')} ${Object.values(scripts).join(' ')} `
  const unused = Object.keys(devDependencies).filter((name) => {
    const { bin } = z
      .object({ bin: z.union([z.string(), z.record(z.string(), z.string())]).default({}) })
      .parse(JSON.parse(read(`node_modules/${name}/package.json`)))
    const names = [name.replace('@types/', ''), ...(typeof bin === 'string' ? [] : Object.keys(bin))]
    return !names.some((word) => new RegExp(`[ '"]${word}[ '"/]`).test(uses))
  })
  expect(unused).toEqual([])
})
