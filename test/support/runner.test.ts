import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAction, type RunOptions } from './runner.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scripts-'))
})
afterAll(() => rm(directory, { recursive: true }))

let scripts = 0
/** Runs these lines of JavaScript in place of the action. */
async function run(script: string, options: Omit<RunOptions, 'main'> = {}) {
  const main = join(directory, `${++scripts}.mjs`)
  await writeFile(main, `import { appendFileSync, writeSync } from 'node:fs'\nconst say = console.log\n${script}`)
  return runAction({ ...options, main })
}
/** Returns a script that appends this text to a command file. */
const append = (file: string, text: string) => `appendFileSync(process.env.GITHUB_${file}, ${JSON.stringify(text)})`

test('a mask hides later occurrences of the value and of each of its lines, but no earlier ones', async () => {
  const { log, raw, masks, commands } = await run(`
    say('early hunter2')
    say('::add-mask::hunter2')
    say('::add-mask::first%0A  second%0D%0A')
    say('hunter2 | first | second | hunter2')
    console.error('::debug::not shown hunter2')`)
  expect(log).toBe('early hunter2\n*** | *** | *** | ***')
  expect(raw).toContain('::add-mask::hunter2')
  expect(masks.sort()).toEqual(['first', 'first\n  second\r\n', 'hunter2', 'second'])
  expect(commands.map(({ name }) => name)).toEqual(['add-mask', 'add-mask', 'debug'])
})

test('the longest mask applies first, and an empty one masks nothing', async () => {
  const { log, masks } = await run(`
    say('::add-mask::abc')
    say('::add-mask::abcdef')
    say('::add-mask::')
    say('abcdef abc x')`)
  expect(log).toBe('*** *** x')
  expect(masks).toHaveLength(2)
})

test('annotations are unescaped, masked only in the log, and read from both streams', async () => {
  const { annotations, log } = await run(`
    say('::add-mask::hunter2')
    say('::error title=a%3A b%2C c,file=x.ts::100%25 hunter2%0Asecond%3A line')
    process.stderr.write('  ::warning::careful\\n')
    say('::notice::')`)
  expect(annotations).toEqual(
    expect.arrayContaining([
      { level: 'error', title: 'a: b, c', message: '100% hunter2\nsecond%3A line' },
      { level: 'warning', message: 'careful' },
      { level: 'notice', message: '' },
    ]),
  )
  expect(annotations).toHaveLength(3)
  expect(log).toContain('##[error]100% ***\nsecond%3A line')
})

test('smuggled commands are found in the old form inside a line and after a lone carriage return', async () => {
  const { annotations, commands, outputs, state, log } = await run(`
    say('the server said ##[error title=t]gone%5D%3B')
    say('harmless\\r::set-output name=record::forged')
    say('::Save-State name=kept::forged')
    say('no command: ::error::x')
    say('::nonsense::x')`)
  expect(annotations).toEqual([{ level: 'error', title: 't', message: 'gone];' }])
  expect(commands.map(({ name }) => name)).toEqual(['error', 'set-output', 'save-state'])
  expect({ outputs, state }).toEqual({ outputs: { record: 'forged' }, state: { kept: 'forged' } })
  expect(log).toContain('no command: ::error::x\n::nonsense::x')
})

test('groups are shown as in the log of the runner', async () => {
  expect((await run(`say('::group::Plan'); say('a -> b'); say('::endgroup::')`)).log).toBe(
    '##[group]Plan\na -> b\n##[endgroup]',
  )
})

test('debug lines are shown and enabled with step debugging', async () => {
  const script = `say('::debug::detail'); say(process.env.RUNNER_DEBUG ?? 'off')`
  expect((await run(script)).log).toBe('off')
  expect((await run(script, { debug: true })).log).toBe('##[debug]detail\n1')
})

test('the command files are parsed with the grammar of the runner', async () => {
  const { outputs, state, exported, summary } = await run(
    [
      append('OUTPUT', 'plain=a=b<<c\n\nempty=\nlines<<EOF=\none\n\nthree=3\nEOF=\nnothing<<E\nE\nlast=z'),
      append('STATE', 'kept<<X\nyes\nX\n'),
      append('ENV', 'NAME=value\n'),
      append('STEP_SUMMARY', '# Done\n'),
    ].join('\n'),
  )
  expect(outputs).toEqual({ plain: 'a=b<<c', empty: '', lines: 'one\n\nthree=3', nothing: '', last: 'z' })
  expect({ state, exported, summary }).toEqual({
    state: { kept: 'yes' },
    exported: { NAME: 'value' },
    summary: '# Done\n',
  })
})

test.each(['lines<<\nx\n\n', 'lines<<EOF\nnever ended\n', 'neither\n', '<<EOF\nx\nEOF\n'])(
  'an invalid command file is rejected: %j',
  async (text) => {
    await expect(run(append('OUTPUT', text))).rejects.toThrow('Bad line in a command file')
  },
)

test('a failed run has its exit code and the outputs that were set before', async () => {
  const failed = await run(`${append('OUTPUT', 'record={}\n')}; process.exitCode = 3`)
  expect(failed).toMatchObject({ exitCode: 3, signal: null, outputs: { record: '{}' } })
  expect(await run('')).toMatchObject({ exitCode: 0, signal: null, log: '', annotations: [] })
})

test('a signal is sent when the expected line appears', async () => {
  const script = `
    process.on('SIGINT', () => { say('rolling back'); process.exit(1) })
    setInterval(() => {}, 1000)
    say('writing')`
  const when = (line: string) => line === 'writing'
  expect(await run(script, { signal: { send: 'SIGINT', when } })).toMatchObject({
    exitCode: 1,
    log: 'writing\nrolling back',
  })
  expect(await run(script, { signal: { send: 'SIGTERM', when } })).toMatchObject({ exitCode: null, signal: 'SIGTERM' })
})

test('every declared input is set to its value, its default or an empty string, and no variable of the tests leaks', async () => {
  process.env.SURROUNDINGS = 'leaked'
  const { log } = await run('say(JSON.stringify(process.env))', {
    with: { 'target-version': ' v2 ' },
    env: { CLOUD: 'x' },
  })
  delete process.env.SURROUNDINGS
  const env = JSON.parse(log) as Record<string, string>
  expect(env).toMatchObject({
    'INPUT_TARGET-VERSION': ' v2 ',
    'INPUT_PREVIOUS-STAGE': 'auto',
    INPUT_RECORD: '',
    CLOUD: 'x',
  })
  expect(env).toMatchObject({ CI: 'true', GITHUB_ACTIONS: 'true' })
  expect(env).not.toHaveProperty('SURROUNDINGS')
  expect(env).not.toHaveProperty('RUNNER_DEBUG')
})

test('an input that action.yml does not declare is rejected', async () => {
  await expect(run('', { with: { versoin: 'v2' } })).rejects.toThrow('Not an input of this action: versoin')
})

test('the script runs on the Node.js of the tests, in a temporary workspace that is deleted afterwards', async () => {
  const { log } = await run(`say(process.cwd() + ' ' + process.version)`)
  const [workspace = '', version] = log.split(' ')
  expect(version).toBe(process.version)
  await expect(readdir(workspace)).rejects.toThrow('ENOENT')
})
