import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAction } from './runner.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scripts-'))
})
afterAll(() => rm(directory, { recursive: true }))

let scripts = 0
/** Runs these lines of JavaScript as if they were the action. */
async function run(script: string, options: Omit<Parameters<typeof runAction>[0], 'main'> = {}) {
  const main = join(directory, `${++scripts}.mjs`)
  await writeFile(main, `import { appendFileSync, writeSync } from 'node:fs'\nconst say = console.log\n${script}`)
  return runAction({ ...options, main })
}
/** A script that appends this to one of the command files. */
const append = (file: string, text: string) => `appendFileSync(process.env.GITHUB_${file}, ${JSON.stringify(text)})`

test('a mask hides what comes after it, each line of it too, and not what came before', async () => {
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

test('the longer mask wins, and an empty one masks nothing', async () => {
  const { log, masks } = await run(`
    say('::add-mask::abc')
    say('::add-mask::abcdef')
    say('::add-mask::')
    say('abcdef abc x')`)
  expect(log).toBe('*** *** x')
  expect(masks).toHaveLength(2)
})

test('annotations are unescaped, masked in the log only, and found on both streams', async () => {
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

test('smuggled commands are found: the old form inside a line, and after a lone carriage return', async () => {
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

test('groups are shown the way the log folds them', async () => {
  expect((await run(`say('::group::Plan'); say('a -> b'); say('::endgroup::')`)).log).toBe(
    '##[group]Plan\na -> b\n##[endgroup]',
  )
})

test('debug lines are shown, and asked for, when step debugging is on', async () => {
  const script = `say('::debug::detail'); say(process.env.RUNNER_DEBUG ?? 'off')`
  expect((await run(script)).log).toBe('off')
  expect((await run(script, { debug: true })).log).toBe('##[debug]detail\n1')
})

test('the command files are read by the grammar of the runner', async () => {
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
  'a broken command file is refused: %j',
  async (text) => {
    await expect(run(append('OUTPUT', text))).rejects.toThrow('Bad line in a command file')
  },
)

test('exit codes, and outputs that were set before the failure', async () => {
  const failed = await run(`${append('OUTPUT', 'record={}\n')}; process.exitCode = 3`)
  expect(failed).toMatchObject({ exitCode: 3, signal: null, outputs: { record: '{}' } })
  expect(await run('')).toMatchObject({ exitCode: 0, signal: null, log: '', annotations: [] })
})

test('a signal is sent when the awaited line appears', async () => {
  const script = `
    process.on('SIGINT', () => { say('putting back'); process.exit(1) })
    setInterval(() => {}, 1000)
    say('writing')`
  const when = (line: string) => line === 'writing'
  expect(await run(script, { signal: { send: 'SIGINT', when } })).toMatchObject({
    exitCode: 1,
    log: 'writing\nputting back',
  })
  expect(await run(script, { signal: { send: 'SIGTERM', when } })).toMatchObject({ exitCode: null, signal: 'SIGTERM' })
})

test('every declared input is there: as given, else its default, else empty; nothing of our own environment is', async () => {
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

test('an input that action.yml does not declare is refused', async () => {
  await expect(run('', { with: { versoin: 'v2' } })).rejects.toThrow('Not an input of this action: versoin')
})

test('the script runs on the Node of the tests, in a workspace of its own that is gone afterwards', async () => {
  const { log } = await run(`say(process.cwd() + ' ' + process.version)`)
  const [workspace = '', version] = log.split(' ')
  expect(version).toBe(process.version)
  await expect(readdir(workspace)).rejects.toThrow('ENOENT')
})
