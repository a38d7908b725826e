/** Faults of the machine are said to be that, and never to be a bug in the action. */
import { execFile } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runAction } from '../support/runner.ts'
import { readAnnotations } from '../support/scenario/checks.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { huawei } from '../support/scenario/vendors.ts'

/** Runs a promotion whose file of this name is another one. */
async function runWith(env: Record<string, string>, more: Record<string, string> = {}) {
  await using s = await startScenario(huawei)
  const inputs = { ...s.inputs, 'target-version': 'v3', ...more }
  const run = await runAction({ with: inputs, env: { ...huawei.env, ...env } })
  return { run, labels: s.labels(), errors: readAnnotations(run, 'error') }
}

describe.concurrent('a command file', () => {
  it.each([
    ['is missing', { GITHUB_OUTPUT: '/nonexistent/output' }, {}, 'GITHUB_OUTPUT'],
    ['is full', { GITHUB_OUTPUT: '/dev/full' }, {}, 'GITHUB_OUTPUT'],
    [
      'of the state is missing',
      { GITHUB_STATE: '/nonexistent/state' },
      { 'rollback-on-failure': 'true' },
      'GITHUB_STATE',
    ],
    ['of the state is full', { GITHUB_STATE: '/dev/full' }, { 'rollback-on-failure': 'true' }, 'GITHUB_STATE'],
  ])('that %s ends the step before the first change', async (_, env, inputs, name) => {
    const { run, labels, errors } = await runWith(env, inputs)
    expect(run.exitCode).toBe(1)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(new RegExp(`^the runner's file for outputs and state cannot be written \\(${name}.*\\)`))
    expect(errors[0]).toContain('State: Nothing was changed.')
    expect(errors[0]).not.toContain('bug in the action')
    expect(labels).toEqual({ previous: 'v1', current: 'v2' })
  })
})

it.each<[string, Record<string, string>]>([
  ['planned', {}],
  ['unchanged', { 'target-version': '' }],
])('a command file that is full after a dry run changed nothing: %s', async (outcome, inputs) => {
  const { run, errors } = await runWith({ GITHUB_OUTPUT: '/dev/full' }, { 'dry-run': 'true', ...inputs })
  expect(run.exitCode).toBe(1)
  expect(errors[0]).toContain(
    `State: Nothing was changed: db, label SYSCURRENT (huaweicloud-csms ap-southeast-1): ${outcome}.`,
  )
})

it('a command file that disappears after the first change does not hide what became of the labels', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'output-'))
  await using s = await startScenario(huawei)
  const file = join(temp, 'output')
  await writeFile(file, '')
  s.onRequest('current → v3', () => {
    rmSync(temp, { recursive: true })
    return undefined
  })
  const run = await runAction({
    with: { ...s.inputs, 'target-version': 'v3' },
    env: { ...huawei.env, GITHUB_OUTPUT: file },
  })
  const [error, ...more] = readAnnotations(run, 'error')
  expect([run.exitCode, more]).toEqual([1, []])
  expect(error).toContain(
    "the runner's file for outputs and state cannot be written (GITHUB_OUTPUT: there is no such file)",
  )
  expect(error).toContain('State: db, label SYSCURRENT (huaweicloud-csms ap-southeast-1): promoted.')
  expect(error).not.toMatch(/Nothing was changed|bug in the action/)
  expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
  expect(run.summary).toContain('rollback: true')
})

const oldNode = '/usr/bin/node'
const version = await new Promise<string>((resolve) => {
  execFile(oldNode, ['--version'], (_, stdout) => {
    resolve(stdout.trim())
  })
})
const isOld = existsSync(oldNode) && /^v(1\d|2[01])\./.test(version)
if (!isOld) console.warn('Skipped the test with an old Node, which is not installed.')

it.skipIf(!isOld)('a Node that is too old is named, and nothing is sent', async () => {
  await using s = await startScenario(huawei)
  const inputs = Object.entries({ ...s.inputs, 'target-version': 'v3' }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ])
  const env = { ...huawei.env, ...(Object.fromEntries(inputs) as Record<string, string>), GITHUB_ACTIONS: 'true' }
  const output = await new Promise<string>((resolve) => {
    execFile(oldNode, ['dist/index.js'], { env, cwd: `${import.meta.dirname}/../..` }, (_, stdout) => {
      resolve(stdout)
    })
  })
  expect(output).toContain(`this is Node ${version.slice(1)}, but the action requires Node 22.19 or newer`)
  expect(output).toContain('State: Nothing was changed.')
  expect(output).not.toContain('bug in the action')
  expect(s.cloud.calls).toEqual([])
})

describe.concurrent('a mask command', () => {
  it('is not printed outside a runner: it would show the secret that it is to hide', async () => {
    const { run } = await runWith({ GITHUB_ACTIONS: '' })
    expect(run.exitCode).toBe(0)
    expect(run.raw).not.toContain(huawei.key.secret)
    expect(run.raw).not.toContain('add-mask')
  })
})
