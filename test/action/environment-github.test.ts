/** `environment`, if GitHub denies, limits or fails requests. */
import { describe, expect, it } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import type { Fault } from '../support/clouds/server.ts'
import { githubError, githubRequests, startDeploymentScenario } from '../support/scenario/deployment-scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const ok = { exitCode: 0, annotations: [] }

describe.concurrent('a step with `environment`', () => {
  it.each([403, 404])(
    'fails before the first write if GitHub responds with %i, and names the permission',
    async (status) => {
      await using d = await startDeploymentScenario()
      d.interceptGitHub = ({ method }) =>
        method === 'POST' ? githubError(status, 'Resource not accessible by integration') : undefined
      const step = await d.promote()
      expect(step.exitCode).toBe(1)
      expect(step.annotations).toHaveLength(1)
      expect(step.error).toMatch(
        new RegExp(
          `Create a deployment, HTTP ${status}, request id.*Resource not.*\nState: Nothing was changed\\.\nNext step: .*deployments: write`,
        ),
      )
      expect(githubRequests(step)).toEqual(['create deployment'])
      expect(d.list.labels('h1')).toEqual(found)
      expect(d.list.writes).toEqual([])
    },
  )

  it.each([
    [401, 'github-token'],
    [409, 'run again'],
    [422, 'environment'],
  ])('fails before the first write if GitHub responds with %i, and advises %j', async (status, advice) => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = ({ method }) => (method === 'POST' ? githubError(status, `no ${GITHUB_TEST_TOKEN}`) : undefined)
    const step = await d.promote()
    expect(step).toMatchObject({ exitCode: 1, state: { record: '', deployment: '' } })
    expect(step.error).toMatch(new RegExp(`HTTP ${status}.*\nState: Nothing was changed\\.\nNext step: .*${advice}`))
    expect(d.list.writes).toEqual([])
  })

  it('fails before the first write if it cannot start the deployment', async () => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = ({ operation }) => (operation === 'create status' ? githubError(422, 'no') : undefined)
    const step = await d.promote('v3', { 'rollback-on-failure': 'true' })
    expect(step).toMatchObject({ exitCode: 1, state: { record: '', deployment: '' } })
    expect(d.list.writes).toEqual([])
    d.interceptGitHub = () => undefined
    expect((await d.rollback()).error).toContain('nothing to roll back in environment production')
  })

  it('succeeds with a warning if it cannot mark the deployment at the end', async () => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = ({ body }) => (body.includes('"success"') ? githubError(422, 'no') : undefined)
    const step = await d.promote()
    expect(step).toMatchObject({ exitCode: 0, outputs: { changed: 'true' }, annotations: [{ level: 'warning' }] })
    expect(step.annotations[0]?.message).toMatch(/deployment \d+ could not be marked `success`.*HTTP 422/)
    d.interceptGitHub = () => undefined
    expect(await d.rollback()).toMatchObject(ok)
  })

  it('rolls back with a warning if it has no permission to mark the deployment', async () => {
    await using d = await startDeploymentScenario(['h1'])
    await d.promote()
    d.interceptGitHub = ({ method }) => (method === 'POST' ? githubError(403, 'Resource not accessible') : undefined)
    const back = await d.rollback()
    expect(back).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] })
    expect(back.annotations[0]?.message).toMatch(/`inactive`.*HTTP 403.*deployments: write/)
    expect(d.list.labels('h1')).toEqual(found)
  })

  it.each<[string, Fault]>([
    ['429 with `retry-after`', githubError(429, 'slow down', { 'retry-after': '1' })],
    ['403 with `retry-after`', githubError(403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' })],
    [
      '403 for the primary rate limit',
      githubError(403, 'API limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }),
    ],
    ['503 for one request', githubError(503, 'Unicorn')],
    ['a connection reset', 'reset'],
  ])('retries after %s', async (_, fault) => {
    await using d = await startDeploymentScenario()
    const failedOnce = new Set<string>()
    d.interceptGitHub = ({ operation }) => {
      if (failedOnce.has(operation)) return undefined
      failedOnce.add(operation)
      return fault
    }
    expect(await d.promote()).toMatchObject(ok)
    expect(d.github.deployments).toHaveLength(1)
    expect(d.states()).toEqual(['in_progress', 'success'])
    expect(await d.rollback()).toMatchObject(ok)
    expect([...failedOnce].sort()).toEqual(['create deployment', 'create status', 'list deployments', 'list statuses'])
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('fails at once if a rate limit without `retry-after` would outlast the step', async () => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = () => githubError(403, 'You have exceeded a secondary rate limit. Please wait a few minutes.')
    const step = await d.promote('v3', { 'timeout-seconds': '20' })
    expect(step.error).toMatch(/rate limited by GitHub .*HTTP 403.*\nState: .*\nNext step: Run again later/)
    expect(githubRequests(step)).toEqual(['create deployment'])
    expect(d.list.writes).toEqual([])
  })

  it.each<[string, number, Fault]>([
    ['is lost', 1, 'reset after'],
    ['is a 502', 1, (response) => ({ ...response, status: 502, body: '{"message":"Server Error"}' })],
    ['is unreadable', 1, (response) => ({ ...response, body: '<html>' })],
    ['is lost like the request', 2, 'reset'],
  ])('creates one deployment if the response to its creation %s', async (_, requests, fault) => {
    await using d = await startDeploymentScenario()
    // This run has made and rolled back the same promotion before.
    await d.promote()
    await d.rollback()
    let times = 0
    d.interceptGitHub = ({ operation }) => (operation === 'create deployment' && times++ === 0 ? fault : undefined)
    const step = await d.promote()
    expect(step).toMatchObject(ok)
    expect(githubRequests(step).filter((it) => it === 'create deployment')).toHaveLength(requests)
    expect(d.github.deployments).toHaveLength(2)
    expect(d.states(1)).toEqual(['in_progress', 'success'])
    expect(d.list.labels('h1')).toEqual(promoted)
  })

  it('fails after `max-attempts` server errors', async () => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = () => githubError(500, 'no')
    const step = await d.promote('v3', { 'max-attempts': '2' })
    expect(step.error).toMatch(/GitHub returned a server error.*HTTP 500.*\nState: Nothing was changed/)
    const back = await d.rollback({ 'max-attempts': '2' })
    expect(back.error).toMatch(/List deployments, HTTP 500/)
    expect(githubRequests(back)).toEqual(['list deployments', 'list deployments'])
  })

  it('sends no request to another host for a redirect or for the next page', async () => {
    await using other = await startGitHub()
    await using d = await startDeploymentScenario()
    d.interceptGitHub = () => ({ status: 301, headers: { location: `${other.address}/x` }, body: '{}' })
    expect((await d.rollback()).error).toMatch(/redirect/)
    d.interceptGitHub = () => ({ status: 200, headers: { link: `<${other.address}/x>; rel="next"` }, body: '[]' })
    expect((await d.rollback()).error).toMatch(/the next page is on another host/)
    expect(other.calls).toEqual([])
  })

  it('reports what is unexpected in a response', async () => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = () => ({ status: 200, body: '[{"id":"one"}]' })
    expect((await d.rollback()).error).toMatch(/unexpected response from GitHub \(List deployments\): 0\.id/)
  })

  it('never shows the token, not even in debug logs', async () => {
    await using d = await startDeploymentScenario()
    const all = [await d.promote('v3', {}, { debug: true }), await d.rollback({}, { debug: true })]
    d.interceptGitHub = () => githubError(500, `token ${GITHUB_TEST_TOKEN}`)
    all.push(await d.promote('v4', { 'max-attempts': '1' }, { debug: true }))
    for (const step of all) {
      expect(step.masks).toContain(GITHUB_TEST_TOKEN)
      expect(step.raw.replaceAll(`::add-mask::${GITHUB_TEST_TOKEN}`, '')).not.toContain(GITHUB_TEST_TOKEN)
    }
  })
})
