/** What act gives an action, next to what the tests' own runner gives it. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { interpretOutput, parseCommandFile } from '../support/runner-commands.ts'
import { runAction, toStateVariables } from '../support/runner.ts'
import { describeWith } from '../tools/tools.ts'
import { type ActRun, runAct } from './act.ts'

const root = resolve(import.meta.dirname, '../..')
const variables = z.record(z.string(), z.string())
/** Prints the variables in a form that no mask changes. */
const dump = `console.log('env ' + Buffer.from(JSON.stringify(process.env)).toString('base64'))\n`
/** Reads what \`dump\` has printed. */
const readDump = (output = '') =>
  variables.parse(JSON.parse(Buffer.from(/^env (.*)$/m.exec(output)?.[1] ?? '', 'base64').toString()))

/** Runs steps that use an action with the inputs of this one, but a script of the test. */
function runScript(script: string, steps: object[], files: Record<string, string> = {}): Promise<ActRun> {
  const manifest = z.looseObject({}).parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')))
  const runs = { using: 'node24', main: 'script.js', post: 'script.js' }
  return runAct({
    actions: { 'octo-org/script@v1': { 'action.yml': JSON.stringify({ ...manifest, runs }), 'script.js': script } },
    workflow: '.github/workflows/deploy.yml',
    files: {
      ...files,
      '.github/workflows/deploy.yml': JSON.stringify({
        ...{ name: 'Deploy', on: 'push' },
        jobs: { deploy: { 'runs-on': 'ubuntu-latest', steps } },
      }),
    },
  })
}
const script = { name: 'Script', uses: 'octo-org/script@v1' }

/** Returns the variables of the action at a stage. */
const envAt = ({ steps }: ActRun, stage: 'Main' | 'Post') =>
  readDump(steps.find((step) => step.stage === stage && step.name === 'Script')?.output)

describeWith('act', 'the environment of an action', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'script-'))
    await writeFile(join(folder, 'dump.mjs'), dump)
  })
  afterAll(() => rm(folder, { recursive: true }))
  const inputs = { provider: 'aws-secrets-manager', secret: ' shop/db ', 'rollback-on-failure': 'true', region: '' }
  const ofOurs = async () => {
    const { log } = await runAction({ main: join(folder, 'dump.mjs'), with: inputs })
    return readDump(log)
  }
  const inputsIn = (env: Record<string, string>) =>
    Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('INPUT_')))

  it('has the same inputs, defaults and expressions included', async () => {
    const env = envAt(await runScript(dump, [{ ...script, with: inputs }]), 'Main')
    expect(inputsIn(env)).toEqual(inputsIn(await ofOurs()))
  })

  it('has more variables than that of the tests, which lacks none', async () => {
    const env = envAt(await runScript(dump, [{ ...script, with: inputs }]), 'Main')
    const ours = await ofOurs()
    expect(Object.keys(ours).filter((name) => !(name in env) && name !== 'NODE_COMPILE_CACHE')).toEqual([])
    expect(env).toMatchObject({ ACT: 'true', GITHUB_ACTION_PATH: '', GITHUB_ACTION_REF: 'v1', GITHUB_RUN_ID: '1' })
    expect(env).toMatchObject({ GITHUB_API_URL: 'https://api.github.com', GITHUB_EVENT_NAME: 'push' })
  })

  it('names the folder of the composite action that the step is in', async () => {
    const composite = {
      ...{ name: 'Composite', description: 'Has one step' },
      runs: { using: 'composite', steps: [script] },
    }
    const files = { './composite/action.yml': JSON.stringify(composite) }
    const run = await runScript(dump, [{ uses: 'actions/checkout@v7' }, { uses: './composite' }], files)
    expect(envAt(run, 'Main').GITHUB_ACTION_PATH).toMatch(/\/composite$/)
    expect(envAt(run, 'Post').GITHUB_ACTION_PATH).toMatch(/\/composite$/)
  })

  it('has the state of the step at the end of the job, whatever other steps export', async () => {
    const saving = `${dump}
const { appendFileSync } = require('node:fs')
const { env } = process
if (!env.STATE_saved) appendFileSync(env.GITHUB_STATE, 'saved=yes\\nempty=\\n')`
    const planting = { run: `printf '%s\\n' STATE_empty=planted STATE_saved=planted INPUT_FORCE=true >> "$GITHUB_ENV"` }
    const env = envAt(await runScript(saving, [script, planting]), 'Post')
    expect(env).toMatchObject({ ...toStateVariables({ saved: 'yes', empty: '' }), INPUT_FORCE: 'false' })
  })
})

describeWith('act', 'commands in the output of an action', () => {
  /** Runs an action that prints these lines; returns those that are left in act's log, and those in that of the tests. */
  async function logsOf(...lines: string[]) {
    const main = `for (const line of ${JSON.stringify(lines)}) console.log(line)`
    const { log } = await runScript(main, [script])
    const [, own = ''] = /Run Main Script([^]*)Success - Main/.exec(log) ?? []
    const messages = own.split('\n').map((line) => line.trim())
    return {
      act: messages.filter((line) => !/^(|✅|LocalRepositoryCache .*)$/.test(line)),
      ours: interpretOutput(lines, false).log.split('\n'),
    }
  }

  it('are errors and warnings as on GitHub, but stay escaped in the log', async () => {
    const lines = ['::error title=Promote::a%0Ab', '::warning::100%25', '##[error]old form']
    expect(await logsOf(...lines)).toEqual({
      act: ['❗  ::error title=Promote::a%0Ab', '🚧  ::warning::100%25', '❗  ##[error]old form'],
      ours: ['##[error]a', 'b', '##[warning]100%', '##[error]old form'],
    })
  })

  it('are unknown to act in capitals, or if the message of one without a title has another `::`', async () => {
    const role = 'arn:aws:iam::123456789012:role/x'
    const lines = ['::Error::x', `::error::no ${role}`, `::error title=Promote::no ${role}`]
    expect(await logsOf(...lines)).toEqual({
      act: ['❓  ::Error::x', `❓  ::error::no ${role}`, `❗  ::error title=Promote::no ${role}`],
      ours: ['##[error]x', `##[error]no ${role}`, `##[error]no ${role}`],
    })
  })

  it('are none for act within a line or after blanks, which GitHub executes', async () => {
    expect(await logsOf('  ::error::x', 'text ##[error]x')).toEqual({
      act: ['::error::x', 'text ##[error]x'],
      ours: ['##[error]x', '##[error]x'],
    })
  })

  it('mask in the order of the commands and line by line, while GitHub takes the longest mask first', async () => {
    const lines = ['::add-mask::abc', '::add-mask::abcdef', 'abcdef', '::add-mask::first%0Asecond', 'first']
    expect(await logsOf(...lines)).toEqual({
      act: ['⚙  ***', '⚙  ***', '***def', '⚙  ***', 'first'],
      ours: ['***', '***'],
    })
  })
})

describeWith('act', 'files for commands', () => {
  /** Runs an action that writes this to the file of its outputs, and returns its outputs. */
  async function outputsOf(text: string) {
    const write = `require('node:fs').appendFileSync(process.env.GITHUB_OUTPUT, ${JSON.stringify(text)})`
    const { steps } = await runScript(write, [script])
    return steps.find(({ stage }) => stage === 'Main')
  }

  it('have the grammar of those of GitHub', async () => {
    const text = 'plain=a=b<<c\nlines<<EOF=\none\n\nthree=3\nEOF=\nnothing<<E\nE\nlast=z\n'
    expect((await outputsOf(text))?.outputs).toEqual(parseCommandFile(text))
  })

  it('have no empty lines for act, which are ignored on GitHub, and lose those at the beginning of a value', async () => {
    expect(await outputsOf('a=1\n\nb=2\n')).toMatchObject({ outputs: {} })
    const text = 'a<<E\n\nx\nE\n'
    expect((await outputsOf(text))?.outputs).toEqual({ a: 'x' })
    expect(parseCommandFile(text)).toEqual({ a: '\nx' })
  })
})
