/** `environment` on a rollback: finds the record in a GitHub deployment. */
import { describe, expect, it } from 'vitest'
import {
  cloudRequests,
  githubRequests,
  rolledBackStatus,
  startDeploymentScenario,
} from '../support/scenario/deployment-scenario.ts'
import { readRecord, recordJson, withEndpoint } from '../support/record.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const successStatus = { state: 'success', description: 'promoted' }
const ok = { exitCode: 0, annotations: [] }

describe.concurrent('a rollback by `record` with `environment`', () => {
  it('marks the deployment of that record and creates none', async () => {
    await using d = await startDeploymentScenario()
    const first = await d.promote('v3')
    await d.promote('v4')
    await d.rollback({ 'target-version': '' })
    const back = await d.rollback({ record: first.outputs.record ?? '' })
    expect(back).toMatchObject(ok)
    expect(d.github.deployments).toHaveLength(2)
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus(2))
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('marks the deployment of that record, not a later one', async () => {
    await using d = await startDeploymentScenario(['h1', 'a1'])
    const first = await d.run(d.list.buildItem('h1'))
    await d.run(d.list.buildItem('a1'))
    expect(await d.rollback({ record: first.outputs.record ?? '' })).toMatchObject(ok)
    expect([d.states(0).at(-1), d.states(1).at(-1)]).toEqual(['inactive', 'success'])
  })

  it('finds the deployment if its payload is a string', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { environment: '' })
    d.github.add({ payload: recordJson(step.outputs.record) }, successStatus)
    expect(await d.rollback({ record: step.outputs.record ?? '' })).toMatchObject(ok)
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus())
  })

  it('finds the deployment if the record was copied from the log', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote()
    const record = `2026-11-25T15:50:01.1234567Z record: ${step.outputs.record ?? ''}`
    expect(await d.rollback({ record })).toMatchObject(ok)
    expect(d.deployment(0).statuses[0]).toMatchObject(rolledBackStatus())
  })

  it('is undone at the end of a failed job, which marks the deployment as successful again', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote()
    const back = await d.rollback({ record: step.outputs.record ?? '', 'rollback-on-failure': 'true' })
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(await d.endOfJob(back)).toMatchObject(ok)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive', 'success'])
    expect(d.list.labels('h1')).toEqual(promoted)
  })

  it('works without a deployment', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { environment: '' })
    expect(await d.rollback({ record: step.outputs.record ?? '' })).toMatchObject(ok)
    expect(d.github.deployments).toEqual([])
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('succeeds with a warning if GitHub denies access', async () => {
    await using d = await startDeploymentScenario(['h1'], { permission: 'none' })
    const step = await d.promote('v3', { environment: '' })
    const back = await d.rollback({ record: step.outputs.record ?? '' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] })
    expect(back.annotations[0]?.message).toMatch(
      /could not mark the deployment of this record as rolled back: .*HTTP 403.*deployments: write/,
    )
    expect(d.list.labels('h1')).toEqual(found)
  })
})

describe.concurrent('a rollback by `environment`', () => {
  it('selects a deployment of that environment only', async () => {
    await using d = await startDeploymentScenario()
    await d.promote('v3')
    await d.promote('v4', { environment: 'staging' })
    const back = await d.rollback()
    expect(back.error).toContain('is on v4')
    expect(d.states(0)).toEqual(['in_progress', 'success'])
    expect(await d.rollback({ environment: 'staging' })).toMatchObject(ok)
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('selects the deployment of this action if others were deployed there since', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote()
    // A `success` of another deployment makes GitHub set the action's own to `inactive`.
    d.github.add({ task: 'deploy', payload: recordJson(step.outputs.record) }, successStatus)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive', 'inactive'])
    expect(await d.rollback()).toMatchObject({ exitCode: 1 })
  })

  it('ignores a deployment of another task if GitHub lists it', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    d.interceptGitHub = ({ operation }) =>
      operation === 'list deployments'
        ? (response) => ({
            ...response,
            body: typeof response.body === 'string' ? response.body.replaceAll('"promote-secret"', '"deploy"') : '',
          })
        : undefined
    expect((await d.rollback()).error).toContain('nothing to roll back in environment production')
    expect(d.list.labels('h1')).toEqual(promoted)
  })

  it('ignores a deployment that was never started', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { environment: '' })
    d.github.add({ payload: recordJson(step.outputs.record) })
    expect((await d.rollback()).error).toContain('nothing to roll back in environment production')
  })

  it('selects a deployment by `provider`, `secret` and `stage`, and rolls back a list as a whole', async () => {
    await using d = await startDeploymentScenario(['h1', 'a1'])
    await d.promote('v3')
    await d.run(d.list.buildItem('h1', { 'target-version': 'v4' }))
    await d.run(d.list.buildItem('h1', { 'target-version': 'v3', stage: 'blue' }))
    const other = await d.rollback({ provider: 'huaweicloud-csms', secret: 'nobody' })
    expect(other.error).toMatch(
      /nothing to roll back in environment production that matches provider huaweicloud-csms, secret nobody\./,
    )
    expect(await d.rollback({ provider: 'huaweicloud-csms', secret: 'h1', stage: 'SYSCURRENT' })).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual({ ...promoted, blue: 'v3' })
    const arn = 'acs:kms:cn-hangzhou:1234567890123456:secret/a1'
    expect(await d.rollback({ provider: 'alibabacloud-kms', secret: arn })).toMatchObject(ok)
    expect(d.list.allLabels()).toEqual([{ ...found, blue: 'v3' }, found])
    expect(d.states(2).at(-1)).toBe('success')
    expect(githubRequests(other)).toEqual(['list deployments'])
  })

  it('searches all pages of deployments and of statuses', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    const record = d.deployment(0).payload
    for (let n = 0; n < 120; n++) d.github.add({ payload: record })
    const noise = Array.from({ length: 130 }, () => ({ state: 'queued' }))
    d.deployment(0).statuses.unshift(
      ...noise.map((it, n) => ({ ...it, id: 100_000 + n, description: '', log_url: '' })),
    )
    const back = await d.rollback()
    expect(back).toMatchObject(ok)
    expect(githubRequests(back).filter((it) => it === 'list deployments')).toHaveLength(5)
    expect(githubRequests(back).slice(-3)).toEqual(['list statuses', 'list statuses', 'create status'])
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('does not mark the deployment if the rollback is refused, so that it can be forced later', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    d.list.move('h1', 'current', 'v4')
    const back = await d.rollback()
    expect(back.error).toMatch(/is on v4.*\nState: Nothing was changed/)
    expect(d.states()).toEqual(['in_progress', 'success'])
    expect(await d.rollback({ force: 'true' })).toMatchObject({ exitCode: 0 })
    expect(d.list.labels('h1').current).toBe('v2')
    expect(d.states().at(-1)).toBe('inactive')
  })

  it('does not mark the deployment if the rollback fails halfway', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    d.deny('h1 current → v2')
    expect(await d.rollback()).toMatchObject({ exitCode: 1 })
    expect(d.states()).toEqual(['in_progress', 'success'])
  })

  it('marks the deployment if someone else has restored the labels', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    d.list.move('h1', 'current', 'v2')
    d.list.move('h1', 'previous', 'v1')
    expect(await d.rollback()).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(d.states().at(-1)).toBe('inactive')
  })

  it('can be repeated after the end of the job has undone it', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    const back = await d.rollback({ 'rollback-on-failure': 'true' })
    expect(d.list.labels('h1')).toEqual(found)
    expect(await d.endOfJob(back)).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(promoted)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive', 'success'])
    expect(await d.rollback()).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
  })
})

describe.concurrent('the payload of a deployment', () => {
  it.each<[string, unknown, RegExp]>([
    ['not JSON', 'not JSON', /`environment` leads to deployment \d+, whose payload is not JSON/],
    ['empty', '', /whose payload is not JSON/],
    ['another object', { version: 1, secrets: [], '\n::error::x': 1 }, /whose payload is not a record of this action/],
    ['not decompressible', { packed: 'psv1.AAAA' }, /whose payload is incomplete or changed: it cannot be unpacked/],
  ])('is rejected if it is %s', async (_, payload, message) => {
    await using d = await startDeploymentScenario()
    d.github.add({ payload }, successStatus)
    const back = await d.rollback()
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(message)
    expect(cloudRequests(back)).toEqual([])
    expect(d.states()).toEqual(['success'])
  })

  it.each(['https://csms.example.com', 'https://csms.ap-southeast-1.myhuaweicloud.com.example.com'])(
    'is rejected if it contains the foreign endpoint %s',
    async (endpoint) => {
      await using d = await startDeploymentScenario()
      const step = await d.promote('v3', { environment: '' })
      d.github.add({ payload: JSON.parse(withEndpoint(endpoint, step.outputs.record)) }, successStatus)
      const back = await d.rollback()
      expect(back.error).toMatch(
        /`environment` leads to deployment \d+, whose payload contains an endpoint outside the provider's domain/,
      )
      expect(cloudRequests(back)).toEqual([])
    },
  )

  it('is used if the description of the status `inactive` is not by this action', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote('v3', { environment: '' })
    d.github.add({ payload: readRecord(step.outputs.record) }, successStatus, {
      state: 'inactive',
      description: 'not rolled back by',
    })
    expect(await d.rollback()).toMatchObject(ok)
  })
})
