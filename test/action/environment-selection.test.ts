/** `environment` on a rollback: which deployment is rolled back, and which are never. */
import { describe, expect, it } from 'vitest'
import {
  cloudRequests,
  type DeploymentScenario,
  githubRequests,
  rolledBackStatus,
  startDeploymentScenario,
} from '../support/scenario/deployment-scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const ok = { exitCode: 0, annotations: [] }
const success = { state: 'success', description: 'promoted' }
const automaticEvents = [
  'push',
  'release',
  'pull_request',
  'pull_request_target',
  'merge_group',
  'create',
  'deployment',
]
const otherEvents = ['workflow_dispatch', 'schedule', 'repository_dispatch', 'workflow_run', '']

describe.concurrent('a re-run of a rollback', () => {
  it('reports that its run has rolled back already, and goes no further back', async () => {
    await using d = await startDeploymentScenario()
    await d.promote('v3')
    await d.promote('v4')
    const env = { GITHUB_RUN_ID: '1700000042' }
    expect(await d.rollback({}, { env })).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(promoted)
    d.list.requests.length = 0
    const again = await d.rollback(
      { 'expected-version': 'v4', force: 'true', stage: 'SYSCURRENT' },
      { env: { ...env, GITHUB_RUN_ATTEMPT: '2' } },
    )
    expect(again).toMatchObject({ ...ok, outputs: { changed: 'false', 'current-version': 'v3' } })
    expect(again.results).toMatchObject([{ secret: 'h1', outcome: 'unchanged', changed: false }])
    const { id } = d.deployment(1)
    expect(again.log).toContain(`nothing is left to roll back of deployment ${id} of environment production`)
    expect(githubRequests(again)).toEqual(['list deployments', 'list statuses'])
    expect(d.list.writes).toEqual([])
    expect([d.states(0).at(-1), d.states(1).at(-1)]).toEqual(['success', 'inactive'])
    expect(await d.rollback({}, { env: { GITHUB_RUN_ID: '1700000043' } })).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('rolls back again if its rollback was rolled back at the end of the job', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    const env = { GITHUB_RUN_ID: '1700000042' }
    await d.endOfJob(await d.rollback({ 'rollback-on-failure': 'true' }, { env }))
    expect(d.list.labels('h1')).toEqual(promoted)
    expect(await d.rollback({}, { env: { ...env, GITHUB_RUN_ATTEMPT: '2' } })).toMatchObject({
      ...ok,
      outputs: { changed: 'true' },
    })
    expect(d.list.labels('h1')).toEqual(found)
  })

  it('changes nothing at the end of its job', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    const env = { GITHUB_RUN_ID: '1700000042' }
    await d.rollback({}, { env })
    const again = await d.rollback({ 'rollback-on-failure': 'true' }, { env })
    expect(again).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(await d.endOfJob(again)).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
    expect(d.states()).toEqual(['in_progress', 'success', 'inactive'])
  })

  it('is not confused with a run whose URL begins with the same 140 characters', async () => {
    await using d = await startDeploymentScenario()
    const server = `https://github.${'x'.repeat(50)}.${'x'.repeat(60)}.example.com`
    const env = (id: string) => ({ GITHUB_SERVER_URL: server, GITHUB_RUN_ID: id })
    await d.promote('v3')
    await d.promote('v4')
    expect(await d.rollback({}, { env: env('1000000001') })).toMatchObject(ok)
    expect(await d.rollback({}, { env: env('1000000002') })).toMatchObject({ ...ok, outputs: { changed: 'true' } })
    expect(d.list.labels('h1')).toEqual(found)
  })
})

describe.concurrent.each(automaticEvents)('a run started by `%s`', (event) => {
  const env = { GITHUB_EVENT_NAME: event, GITHUB_RUN_ID: '1700000042' }

  it('rolls back what it has promoted itself, even if a later run has promoted since', async () => {
    await using d = await startDeploymentScenario(['h1', 'a1'])
    await d.run(d.list.buildItem('h1'), { env })
    await d.run(d.list.buildItem('a1'))
    expect(await d.rollback({}, { env })).toMatchObject(ok)
    expect(d.list.allLabels()).toEqual([found, promoted])
    expect(await d.rollback({}, { env })).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(d.list.allLabels()).toEqual([found, promoted])
  })

  it('rolls back nothing that another run has promoted', async () => {
    await using d = await startDeploymentScenario()
    const step = await d.promote()
    const back = await d.rollback({}, { env })
    expect(back.exitCode).toBe(1)
    const [message, state, next] = back.error.split('\n')
    expect(message).toBe(
      `this run has promoted nothing to roll back in environment production; the latest promotion, deployment ${d.deployment(0).id}, is by https://github.com/octo-org/shop/actions/runs/1658821493.`,
    )
    expect(state).toBe('State: Nothing was changed.')
    expect(next).toMatch(new RegExp(`started by \`${event}\`.*workflow_dispatch.*\`record\` or \`target-version\``))
    expect(cloudRequests(back)).toEqual([])
    expect(d.list.labels('h1')).toEqual(promoted)
    expect(d.states()).toEqual(['in_progress', 'success'])
    expect(await d.rollback({ record: step.outputs.record ?? '' }, { env })).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
  })
})

it.concurrent.each(otherEvents)('a run started by `%s` rolls back what another run has promoted', async (event) => {
  await using d = await startDeploymentScenario()
  await d.promote()
  expect(await d.rollback({}, { env: { GITHUB_EVENT_NAME: event } })).toMatchObject(ok)
  expect(d.list.labels('h1')).toEqual(found)
})

describe.concurrent('a run started by `push`', () => {
  const env = { GITHUB_EVENT_NAME: 'push', GITHUB_RUN_ID: '1700000042' }

  it('reports that there is nothing to roll back if no deployment is active', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    await d.rollback()
    expect((await d.rollback({}, { env })).error).toContain('nothing to roll back in environment production.')
  })

  it('does not roll back what another run has promoted if `record` is empty', async () => {
    await using d = await startDeploymentScenario()
    await d.promote()
    expect((await d.rollback({ record: '' }, { env })).error).toContain('this run has promoted nothing to roll back')
    expect(d.list.labels('h1')).toEqual(promoted)
  })

  it('skips an unreadable payload', async () => {
    await using d = await startDeploymentScenario()
    await d.promote('v3', {}, { env })
    const { id } = d.github.add({ payload: 'not JSON' }, success)
    expect(await d.rollback({}, { env })).toMatchObject(ok)
    expect(d.list.labels('h1')).toEqual(found)
    const back = await d.rollback({}, { env: { ...env, GITHUB_RUN_ID: '1700000043' } })
    expect(back.error).toContain(`the latest promotion, deployment ${id}, is by an unknown run.`)
  })
})

/** Returns the record of a promotion of an AWS secret as its store names it. */
function recordOf(d: DeploymentScenario, ...secrets: { arn: string; run?: string }[]) {
  const { endpoint } = d.list.cloudFor('w1')
  const changes = [{ stage: 'AWSCURRENT', before: 'v2', after: 'v3' }]
  return {
    version: 1,
    secrets: secrets.map(({ arn }) => ({
      ...{ provider: 'aws-secrets-manager', region: arn.split(':')[3], endpoint, secret: arn },
      ...{ stage: 'AWSCURRENT', changes },
    })),
  }
}
const arnIn = (region: string, account: string, name = 'w1-a1B2c3') =>
  `arn:aws:secretsmanager:${region}:${account}:secret:${name}`
/** The secret of the stand-in. */
const own = arnIn('eu-central-1', '123456789012')
const ofOtherAccount = arnIn('eu-central-1', '111111111111')
const ofOtherRegion = arnIn('us-east-1', '123456789012')

describe.concurrent('a rollback whose `secret` is a short name', () => {
  it.each([
    ['two accounts', ofOtherAccount],
    ['two regions', ofOtherRegion],
  ])('is refused if it fits deployments in %s', async (_, other) => {
    await using d = await startDeploymentScenario(['w1'])
    const [older, newer] = [own, other].map((arn) => d.github.add({ payload: recordOf(d, { arn }) }, success).id)
    const back = await d.rollback({ secret: 'w1' })
    expect(back.exitCode).toBe(1)
    expect(back.error).toBe(
      `\`secret\` matches promotions of several secrets in environment production: ${other} (deployment ${newer}), ${own} (deployment ${older}).\n` +
        'State: Nothing was changed.\n' +
        'Next step: Set `secret` to one of these full names (on Google Cloud with the number of the project), or add `provider`, `region` or `project-id`.',
    )
    expect(cloudRequests(back)).toEqual([])
    expect(githubRequests(back)).toEqual(['list deployments', 'list statuses', 'list statuses'])
  })

  it('is refused if the second one is on a later page', async () => {
    await using d = await startDeploymentScenario(['w1'])
    d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }) }, success)
    for (let n = 0; n < 40; n++) d.github.add({ payload: recordOf(d, { arn: own }) }, success)
    const back = await d.rollback({ secret: 'w1' })
    expect(back.error).toContain(`${ofOtherAccount} (deployment ${d.deployment(0).id})`)
    expect(githubRequests(back)).toEqual(['list deployments', 'list statuses', 'list deployments', 'list statuses'])
  })

  it('is refused if this run has rolled back one of them', async () => {
    await using d = await startDeploymentScenario(['w1'])
    d.github.add({ payload: recordOf(d, { arn: own }) }, success)
    d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }) }, success, rolledBackStatus())
    expect((await d.rollback({ secret: 'w1' })).error).toContain(ofOtherAccount)
  })

  it('rolls back the only one that is active', async () => {
    await using d = await startDeploymentScenario(['w1'])
    await d.promote()
    d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }) }, success, rolledBackStatus(9))
    expect(await d.rollback({ secret: 'w1' })).toMatchObject(ok)
    expect(d.list.labels('w1')).toEqual(found)
  })

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['`region`', { region: 'eu-central-1' }, {}],
    ['AWS_REGION', {}, { AWS_REGION: 'eu-central-1' }],
    ['a full name', { secret: own }, {}],
  ])('rolls back the one that %s selects', async (_, inputs, env) => {
    await using d = await startDeploymentScenario(['w1'])
    d.list.move('w1', 'current', 'v3')
    d.github.add({ payload: recordOf(d, { arn: own }) }, success)
    d.github.add({ payload: recordOf(d, { arn: ofOtherRegion }) }, success)
    expect(await d.rollback({ secret: 'w1', ...inputs }, { env })).toMatchObject({ exitCode: 0 })
    expect(d.list.labels('w1').current).toBe('v2')
    expect([d.states(0).at(-1), d.states(1).at(-1)]).toEqual(['inactive', 'success'])
  })

  it('names the values that selected nothing, also those of variables', async () => {
    await using d = await startDeploymentScenario(['w1'])
    d.github.add({ payload: recordOf(d, { arn: own }) }, success)
    const back = await d.rollback({ secret: 'w1' }, { env: { AWS_REGION: 'eu-west-1' } })
    expect(back.error).toContain(
      'nothing to roll back in environment production that matches secret w1, region eu-west-1.\n',
    )
    const long = `w1${'x'.repeat(300)}`
    expect((await d.rollback({ secret: long })).error).toMatch(/that matches secret w1x+…x+\.\n/)
  })

  it('rolls back a list of several if it is the newest of all of them', async () => {
    await using d = await startDeploymentScenario(['w1'])
    d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }) }, success)
    d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }, { arn: own }) }, success)
    const back = await d.rollback({ secret: 'w1', 'dry-run': 'true' })
    expect(back.log).toContain(`rolling back deployment ${d.deployment(1).id} of environment production`)
  })
})

it.concurrent('a rollback without `secret` takes the newest, and reads no further page', async () => {
  await using d = await startDeploymentScenario(['w1'])
  for (let n = 0; n < 40; n++) d.github.add({ payload: recordOf(d, { arn: ofOtherAccount }) }, success)
  await d.promote()
  const back = await d.rollback()
  expect(back).toMatchObject(ok)
  expect(githubRequests(back)).toEqual(['list deployments', 'list statuses', 'create status'])
  expect(d.list.labels('w1')).toEqual(found)
})

it.concurrent.each(['{}', '{"total_count":1}', '{"total_count":1,"deployments":[]}'])(
  'the response %s to the list of deployments is reported as unexpected',
  async (body) => {
    await using d = await startDeploymentScenario()
    d.interceptGitHub = () => ({ status: 200, body })
    const back = await d.rollback({ 'max-attempts': '1' })
    expect(back.error).toMatch(/unexpected response from GitHub \(List deployments, .*\): it is not a JSON list\./)
    expect(back.error).toContain('Check that no proxy responds in place of GitHub.')
  },
)
