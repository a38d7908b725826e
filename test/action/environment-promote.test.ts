/** `environment` on a promotion: stores the record as a GitHub deployment. */
import { describe, expect, it } from 'vitest'
import type { Inputs } from '../support/runner.ts'
import {
  cloudRequests,
  githubError,
  githubRequests,
  rolledBackStatus,
  startDeploymentScenario,
} from '../support/scenario/deployment-scenario.ts'
import { alibaba, huawei } from '../support/scenario/vendors.ts'
import { readRecord } from '../support/record.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const runUrl = 'https://github.com/octo-org/shop/actions/runs/1658821493'
const singles = [
  { name: 'h1', ...huawei },
  { name: 'a1', ...alibaba },
]
const ok = { exitCode: 0, annotations: [] }

describe.concurrent.each(singles)('$title: a promotion with `environment`', ({ name }) => {
  it('creates a deployment before its first write and marks it as successful at the end', async () => {
    await using d = await startDeploymentScenario([name])
    const step = await d.promote()
    expect(step).toMatchObject(ok)
    expect(step.requests).toEqual([
      `${name} read`,
      'github: create deployment',
      'github: create status',
      `${name} previous → v2`,
      `${name} current → v3`,
      `${name} read`,
      'github: create status',
    ])
    expect(d.github.deployments).toHaveLength(1)
    expect(d.deployment(0)).toMatchObject({ task: 'promote-secret', environment: 'production' })
    expect(d.deployment(0).ref).toBe('ffac537e6cbbf934b08745a378932722df287a53')
    expect(d.deployment(0).payload).toEqual(readRecord(step.outputs.record))
    expect(d.deployment(0).description).toContain(name)
    expect(d.states()).toEqual(['in_progress', 'success'])
    for (const { log_url } of d.deployment(0).statuses) expect(log_url).toBe(runUrl)
    const create = d.github.calls.find(({ operation }) => operation === 'create deployment')
    expect(JSON.parse(create?.body ?? '')).toMatchObject({ auto_merge: false, required_contexts: [] })
    for (const { operation, body } of d.github.calls) {
      if (operation === 'create status') expect(JSON.parse(body)).toMatchObject({ auto_inactive: false })
    }
  })

  it('is rolled back by its environment alone, and the deployment links the run that did so', async () => {
    await using d = await startDeploymentScenario([name])
    await d.promote()
    const back = await d.rollback()
    expect(back).toMatchObject({ ...ok, outputs: { changed: 'true', 'current-version': 'v2' } })
    expect(d.list.labels(name)).toEqual(found)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus())
    expect(d.github.deployments).toHaveLength(1)
    expect(back.requests.at(-1)).toBe('github: create status')
  })

  it('is followed by rollbacks that each undo the next earlier one, until there is none left', async () => {
    await using d = await startDeploymentScenario([name])
    await d.promote('v3')
    await d.promote('v4')
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels(name)).toEqual(promoted)
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels(name)).toEqual(found)
    const third = await d.rollback()
    expect(third.exitCode).toBe(1)
    expect(third.error).toMatch(/^nothing to roll back in environment production\.\nState: Nothing was changed\./)
    expect(cloudRequests(third)).toEqual([])
    expect([d.states(0), d.states(1)].map((states) => states.at(-1))).toEqual(['inactive', 'inactive'])
  })

  it('marks the deployment as failed and rolled back if a write fails, so that no rollback selects it', async () => {
    await using d = await startDeploymentScenario([name])
    await d.promote('v3')
    d.deny(`${name} current → v4`)
    const failed = await d.promote('v4')
    expect(failed).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(d.states(1)).toEqual(['in_progress', 'failure'])
    expect(d.deployment(1).statuses[0]?.description).toBe('failed, rolled back')
    d.list.intercept = () => undefined
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels(name)).toEqual(found)
    expect(d.states(1)).toEqual(['in_progress', 'failure'])
  })

  it('can be rolled back by its environment if a write failed and could not be rolled back', async () => {
    await using d = await startDeploymentScenario([name])
    d.deny(`${name} current → v3`, `${name} previous → v1`)
    expect(await d.promote()).toMatchObject({ exitCode: 1, outputs: { changed: 'true' } })
    expect(d.list.labels(name)).toEqual({ previous: 'v2', current: 'v2' })
    expect(d.states()).toEqual(['in_progress', 'failure'])
    d.list.intercept = () => undefined
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels(name)).toEqual(found)
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus())
  })

  it('can be rolled back by its environment if its run was killed', async () => {
    await using d = await startDeploymentScenario([name])
    d.list.intercept = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const killed = await d.promote('v3', {}, { signal: { send: 'SIGKILL', when } })
    expect(killed.signal).toBe('SIGKILL')
    expect(d.states()).toEqual(['in_progress'])
    d.list.move(name, 'previous', 'v2')
    d.list.intercept = () => undefined
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels(name)).toEqual(found)
    expect(d.states()).toEqual(['in_progress', 'inactive'])
  })

  it('rolls back and marks the deployment if the run is cancelled', async () => {
    await using d = await startDeploymentScenario([name])
    d.list.intercept = (request) =>
      request === `${name} current → v3`
        ? new Promise((done) => setTimeout(done, 300)).then(() => undefined)
        : undefined
    const when = (line: string) => line.startsWith('record: ')
    const cancelled = await d.promote('v3', {}, { signal: { send: 'SIGTERM', when } })
    expect(cancelled).toMatchObject({ exitCode: 1 })
    expect(d.list.labels(name)).toEqual(found)
    expect(d.states()).toEqual(['in_progress', 'failure'])
    expect(d.deployment(0).statuses[0]?.description).toBe('failed, rolled back')
  })

  it('marks the deployment as successful if the run is cancelled after the last write', async () => {
    await using d = await startDeploymentScenario([name])
    let times = 0
    d.interceptGitHub = async ({ body }) => {
      if (!body.includes('"success"') || times++ > 0) return undefined
      await new Promise((done) => setTimeout(done, 500))
      return githubError(503, 'Unicorn')
    }
    const when = (line: string) => line.endsWith(': promoted')
    expect(await d.promote('v3', {}, { signal: { send: 'SIGTERM', when } })).toMatchObject(ok)
    expect(times).toBe(2)
    expect(d.states()).toEqual(['in_progress', 'success'])
  })

  it('is rolled back at the end of a failed job, which marks the deployment', async () => {
    await using d = await startDeploymentScenario([name])
    const done = await d.promote('v3', { 'rollback-on-failure': 'true' })
    expect(done.state).toEqual({ record: done.outputs.record, deployment: `rolled-back ${d.deployment(0).id}` })
    const end = await d.endOfJob(done)
    expect(end).toMatchObject(ok)
    expect(githubRequests(end)).toEqual(['create status'])
    expect(d.list.labels(name)).toEqual(found)
    const description = `rolled back by ${runUrl}`
    expect(d.deployment(0).statuses[0]).toMatchObject({ state: 'inactive', description, log_url: runUrl })
    expect(await d.rollback()).toMatchObject({ exitCode: 1 })
  })
})

describe.concurrent('a deployment', () => {
  it('is not created by a promotion without changes', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v2')
    expect(step).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(githubRequests(step)).toEqual([])
    const withRollback = await d.promote('v2', { 'rollback-on-failure': 'true' })
    expect(githubRequests(await d.endOfJob(withRollback))).toEqual([])
  })

  it('is neither created nor marked by a dry run, which only reads', async () => {
    await using d = await startDeploymentScenario()
    expect(githubRequests(await d.promote('v3', { 'dry-run': 'true' }))).toEqual([])
    await d.promote()
    const dry = await d.rollback({ 'dry-run': 'true' })
    expect(dry).toMatchObject(ok)
    expect(dry.results.map(({ outcome }) => outcome)).toEqual(['planned'])
    expect(githubRequests(dry)).toEqual(['list deployments', 'list statuses'])
    expect(d.states()).toEqual(['in_progress', 'success'])
    expect(d.list.labels('h1')).toEqual(promoted)
  })

  it('is not created by a promotion that fails a check', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { 'expected-version': 'v1' })
    expect(step.exitCode).toBe(1)
    expect(githubRequests(step)).toEqual([])
  })

  it('is not created without `environment`', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { environment: '' })
    expect(step).toMatchObject(ok)
    expect(githubRequests(step)).toEqual([])
  })

  it('is created by a rollback by version, which a rollback by environment can undo', async () => {
    await using d = await startDeploymentScenario()
    expect(await d.promote('v1', { rollback: 'true' })).toMatchObject(ok)
    expect(d.states()).toEqual(['in_progress', 'success'])
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('contains the record of a whole list, compressed if it is long', async () => {
    const names = Array.from({ length: 90 }, (_, n) => `a/${'long-name-'.repeat(17)}${n}`)
    await using d = await startDeploymentScenario(names)
    expect(await d.promote()).toMatchObject(ok)
    expect(d.github.deployments).toHaveLength(1)
    expect(d.deployment(0).payload).toEqual({ packed: expect.stringMatching(/^psv1\.[\w-]+$/) as string })
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.allLabels()).toEqual(names.map(() => found))
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus())
  })

  it('is created and found on GitHub Enterprise Server by `GITHUB_API_URL`', async () => {
    await using d = await startDeploymentScenario(['h1'], { base: '/api/v3' })
    expect(await d.promote()).toMatchObject(ok)
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.github.calls.every(({ path }) => path.startsWith('/api/v3/repos/octo-org/shop/deployments'))).toBe(true)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive'])
  })
})

describe.concurrent('a step with `environment`', () => {
  it.each<[string, Inputs, Record<string, string>, RegExp]>([
    ['without a token', { 'github-token': ' ' }, {}, /./],
    [
      'if the token has a blank',
      { 'github-token': 'a b' },
      {},
      /`github-token` must be a single line without whitespace/,
    ],
    ['without a repository', {}, { GITHUB_REPOSITORY: '' }, /`environment` requires .*GITHUB_REPOSITORY/],
    [
      'if the address of the API is not secure',
      {},
      { GITHUB_API_URL: 'http://github.example.com/api/v3' },
      /`environment` requires GITHUB_API_URL \(https\)/,
    ],
    ['if its name has two lines', { environment: 'a\nb' }, {}, /`environment` must be a single line of text/],
    [
      'if it is combined with `expire-outgoing-after`',
      { 'expire-outgoing-after': '30d' },
      {},
      /`expire-outgoing-after` cannot be combined with `environment`/,
    ],
    [
      'and reports all invalid inputs together',
      { 'github-token': 'a b', concurrency: 'x' },
      {},
      /`concurrency` .*\n`github-token`/,
    ],
  ])('fails before any request %s', async (condition, inputs, env, message) => {
    await using d = await startDeploymentScenario()
    const back = await d.rollback(inputs, { env })
    if (condition === 'without a token') expect(back.error).toMatch(/`github-token` is required/)
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(message)
    expect(back.requests).toEqual([])
  })

  it('is the only one that validates `github-token`', async () => {
    await using d = await startDeploymentScenario()
    expect(await d.promote('v3', { environment: '', 'github-token': 'a b' })).toMatchObject(ok)
  })
})
