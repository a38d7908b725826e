/**
 * State that a later step planted through `GITHUB_ENV`: the runner sets such variables first and the state that the step
 * saved after them, for every name that the step saved. And: the end of the job always says what it does.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Inputs, postScript, runAction } from '../support/runner.ts'
import { parseManualSteps, readAnnotations } from '../support/scenario/checks.ts'
import { githubRequests, startDeploymentScenario } from '../support/scenario/deployment-scenario.ts'
import { startListScenario, type ListRun, type ListScenario } from '../support/scenario/list-scenario.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'
import { fullName } from '../support/scenario/words.ts'

const rollbackOnFailure = { 'rollback-on-failure': 'true' }
const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const singles = [
  { name: 'h1', ...huawei },
  { name: 'a1', ...alibaba },
  { name: 'w1', ...aws },
]

const lines = {
  off: 'Nothing to do at the end of the job: `rollback-on-failure` is not `true`.',
  success: 'Nothing to roll back: the job succeeded.',
  nothing:
    'Nothing to roll back: this step moved no label, has rolled it back already, or ran without `rollback-on-failure`.',
  unknown:
    'Nothing was rolled back: `job-status` is neither `success`, `failure` nor `cancelled`. Leave this input unset. To roll back, use the `record` of this step.',
  failure: 'Rolling back the labels that this step moved, since the job failed.',
  cancelled: 'Rolling back the labels that this step moved, since the job was cancelled.',
}

/** The record of a step of the attacker, in the attacker's own cloud. */
async function startAttack(name: string) {
  const s = await startListScenario([name])
  const { outputs } = await s.run(s.buildItem(name))
  const { record = '' } = outputs
  const requests = s.requests.length
  return {
    variables: { STATE_record: record, STATE_deployment: 'rolled-back 1' },
    /** Checks that no request has arrived since. */
    expectNoRequest() {
      expect(s.requests.slice(requests)).toEqual([])
      expect(s.labels(name)).toEqual(promoted)
    },
    [Symbol.asyncDispose]: () => s[Symbol.asyncDispose](),
  }
}

/** Checks that the end of the job only said this. */
function expectOnly(end: ListRun, line: string): void {
  const nothing = { exitCode: 0, signal: null, requests: [], outputs: {}, state: {}, summary: '' }
  expect(end).toMatchObject({ ...nothing, raw: line })
}

describe.concurrent.each(singles)('$title: forged state at the end of the job', ({ name }) => {
  it.each(['', 'false', 'False', 'yes'])('is ignored if `rollback-on-failure` is "%s"', async (flag) => {
    await using attack = await startAttack(name)
    await using s = await startListScenario([name])
    const done = await s.run(s.buildItem(name))
    const inputs = { 'rollback-on-failure': flag, 'auth-token': 'TOKEN' }
    const end = await s.endOfJob(done, 'failure', { inputs, env: { ...s.env, ...attack.variables } })
    expectOnly(end, lines.off)
    attack.expectNoRequest()
    expect(s.labels(name)).toEqual(promoted)
  })

  it.each<[string, Inputs, Record<string, string>?]>([
    ['with an invalid input', { concurrency: 'x' }],
    ['with an unknown provider', { provider: 'keepass' }],
    ['without a login', {}, {}],
    ['with a failed check', { 'expected-version': 'v1' }],
    ['after a dry run', { 'dry-run': 'true' }],
    ['without the flag, which the end of the job has', { 'rollback-on-failure': 'false', 'dry-run': 'true' }],
  ])('is ignored after a step %s, before its record', async (_, inputs, stepEnv) => {
    await using attack = await startAttack(name)
    await using s = await startListScenario([name])
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure, ...inputs }, stepEnv && { env: stepEnv })
    expect(done.state).toEqual({ record: '', deployment: '' })
    const env = { ...s.env, ...attack.variables }
    expectOnly(await s.endOfJob(done, 'failure', { inputs: rollbackOnFailure, env }), lines.nothing)
    attack.expectNoRequest()
    expect(s.labels(name)).toEqual(found)
  })

  it('cannot replace the record that the step saved', async () => {
    await using attack = await startAttack(name)
    await using s = await startListScenario([name])
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    const end = await s.endOfJob(done, 'failure', { env: { ...s.env, ...attack.variables } })
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    attack.expectNoRequest()
    expect(s.labels(name)).toEqual(found)
  })
})

describe.concurrent.each(singles)('$title: forged state in the step', ({ name, ...vendor }) => {
  it('does not vouch for an endpoint in its record', async () => {
    const record = forgeRecord(vendor, 'https://secrets.attacker.example')
    const { hosts, error } = await runBehindProxy(vendor, { record, rollback: 'true' }, { STATE_record: record })
    expect(hosts).toEqual([])
    expect(error).toMatch(/^`record` contains an endpoint outside the provider's domain/)
    expect(error).toMatch(/\nNothing was sent\.$/)
  })

  it('does not make a rollback mark another deployment', async () => {
    await using d = await startDeploymentScenario([name])
    expect(await d.promote('v3')).toMatchObject({ exitCode: 0 })
    const done = await d.promote('v4')
    const [other, own] = [d.deployment(0), d.deployment(1)]
    const { record = '' } = done.outputs
    const env = { STATE_record: record, STATE_deployment: `rolled-back ${other.id}` }
    expect(await d.run({ rollback: 'true', record }, { env })).toMatchObject({ exitCode: 0 })
    expect([other, own].map(({ statuses }) => statuses.length)).toEqual([2, 3])
  })
})

it('a forged deployment is not marked at the end of the job of a step that had none', async () => {
  await using d = await startDeploymentScenario()
  await d.promote('v3')
  const { outputs } = await d.promote('v4', { environment: '' })
  const back = await d.rollback({ ...rollbackOnFailure, record: outputs.record ?? '' })
  expect(back).toMatchObject({ exitCode: 0, state: { deployment: '' } })
  const forged = { STATE_deployment: `rolled-back ${d.deployment(0).id}` }
  const end = await d.list.endOfJob(back, 'failure', { env: { ...d.env, ...forged } })
  expect(end).toMatchObject({ exitCode: 0, annotations: [] })
  expect(d.list.labels('h1')).toEqual({ previous: 'v3', current: 'v4' })
  expect(githubRequests(end)).toEqual([])
})

describe.concurrent('the end of the job says in one line what it does and why', () => {
  it.each<[string, Inputs, string]>([
    [lines.off, { 'rollback-on-failure': '', 'job-status': 'failure' }, '{}'],
    [lines.off, { 'rollback-on-failure': 'false', 'job-status': 'success' }, ''],
    [lines.success, { ...rollbackOnFailure, 'job-status': 'success' }, '{}'],
    [lines.success, { 'rollback-on-failure': 'TRUE', 'job-status': 'success' }, ''],
    [lines.nothing, { 'rollback-on-failure': 'True', 'job-status': 'failure' }, ''],
    [lines.nothing, { ...rollbackOnFailure, 'job-status': 'cancelled' }, ''],
    [lines.nothing, { ...rollbackOnFailure, 'job-status': 'x' }, ''],
    [lines.unknown, { ...rollbackOnFailure, 'job-status': '' }, '{}'],
    [lines.unknown, { ...rollbackOnFailure, 'job-status': 'skipped' }, '{}'],
    [lines.unknown, { ...rollbackOnFailure, 'job-status': '::set-output name=record::{}' }, '{}'],
  ])('%s (%j, state %j)', async (line, inputs, record) => {
    const end = await runAction({ with: inputs, env: { STATE_record: record }, main: postScript })
    expect(end).toMatchObject({ exitCode: 0, raw: line, commands: [], outputs: {}, state: {}, summary: '' })
  })

  it.each(['failure', 'cancelled'] as const)('if it rolls back, since the job has the status %s', async (status) => {
    await using s = await startListScenario(['h1'])
    const done = await s.run({ ...s.buildItem('h1'), 'rollback-on-failure': 'True' })
    const end = await s.endOfJob(done, status)
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(end.raw.split('\n').filter((line) => line.startsWith('Rolling back'))).toEqual([lines[status]])
    expect(end.raw.split('\n')[0]).toBe(lines[status])
    expect(s.labels('h1')).toEqual(found)
  })
})

/** Checks that a rollback that could not begin names the secret, where its label was, and the inputs to restore it. */
function expectFailedRollback(end: ListRun, s: ListScenario, name: string, vendor: Vendor, cause: string): void {
  const { current, inputs } = vendor
  expect(end).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
  expect(end.annotations).toHaveLength(1)
  expect(end.error).toContain(
    `${fullName(name)}, label ${current} (${inputs.provider} ${inputs.region}): rollback failed\n`,
  )
  expect(end.error).toMatch(new RegExp(`\nCause: .*${cause}`))
  expect(end.error).toMatch(new RegExp(`\nState: Nothing was changed\\. The step moved .*${current} from v2 to v3`))
  expect(end.error).toContain('\nNext step: ')
  const manual = { rollback: 'true', provider: inputs.provider, region: inputs.region, 'target-version': 'v2' }
  const location = { secret: fullName(name), endpoint: s.cloudFor(name).endpoint }
  expect(parseManualSteps(end.error)).toContainEqual(
    expect.objectContaining({ ...manual, ...location, stage: current }),
  )
  for (const text of ['rollback failed', 'The step moved', 'uses: promote-secret-version/']) {
    expect(end.summary).toContain(text)
  }
  for (const result of end.results) {
    expect(result).toMatchObject({ outcome: 'failed', changed: false })
    for (const key of ['previousVersion', 'currentVersion', 'targetVersion', 'changes']) {
      expect(result).not.toHaveProperty(key)
    }
  }
}

describe.concurrent.each(singles)('$title: a rollback that cannot begin', ({ name, ...vendor }) => {
  const noLogin = 'is required: no credentials found'
  const cases: [cause: string, inputs: Inputs, hasLogin: boolean][] = [
    [noLogin, {}, false],
    ['`max-attempts` must be a whole number', { 'max-attempts': 'x' }, true],
    [`\`concurrency\` must be a whole number.*${noLogin}`, { concurrency: '0' }, false],
    ['`github-token` is required', { environment: 'production', 'github-token': '' }, true],
  ]
  it.each(cases)('at the end of the job: %s', async (cause, inputs, hasLogin) => {
    await using s = await startListScenario([name])
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    const end = await s.endOfJob(done, 'failure', { inputs, env: hasLogin ? s.env : {} })
    expect(end.raw.split('\n')[0]).toBe(lines.failure)
    expect(end.requests).toEqual([])
    expectFailedRollback(end, s, name, vendor, cause)
    await expectRestores(s, name, end)
  })

  it.each(cases)('in a step: %s', async (cause, inputs, hasLogin) => {
    await using s = await startListScenario([name])
    const { outputs } = await s.run(s.buildItem(name))
    const { record = '' } = outputs
    const back = await s.run({ rollback: 'true', record, ...inputs }, hasLogin ? {} : { env: {} })
    expect(back.requests).toEqual([])
    expectFailedRollback(back, s, name, vendor, cause)
    await expectRestores(s, name, back)
  })

  it('at the end of the job, without a network', async () => {
    const s = await startListScenario([name])
    const done = await s.run({ ...s.buildItem(name), ...rollbackOnFailure })
    await s[Symbol.asyncDispose]()
    const end = await s.endOfJob(done, 'failure', { inputs: { 'max-attempts': '1' } })
    expectFailedRollback(end, s, name, vendor, 'could not connect to the store')
  })
})

it('a rollback at the end of the job that needs an OIDC token and has none names the secret', async () => {
  await using s = await startListScenario(['w1'])
  const done = await s.run({ ...s.buildItem('w1'), ...rollbackOnFailure })
  const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy' }
  const end = await s.endOfJob(done, 'failure', { inputs: role })
  expectFailedRollback(end, s, 'w1', aws, 'requires an OIDC token')
})

/** Checks that the manual steps restore the labels. */
async function expectRestores(s: ListScenario, name: string, { error }: ListRun): Promise<void> {
  for (const inputs of parseManualSteps(error)) {
    expect(await s.run(inputs)).toMatchObject({ exitCode: 0, annotations: [] })
  }
  expect(s.labels(name)).toEqual(found)
}

describe.concurrent('a rollback of a list that cannot begin', () => {
  const names = ['h1', 'a1', 'h2', 'w1']

  it('names every secret if nothing logs in', async () => {
    await using s = await startListScenario(names)
    const done = await s.promote(rollbackOnFailure)
    const end = await s.endOfJob(done, 'failure', { env: {} })
    for (const name of names) expect(logOf(end)).toContain(`${fullName(name)}, label `)
    for (const name of names) await expectRestores(s, name, { ...end, error: logOf(end) })
    expect(end.results.map(({ outcome }) => outcome)).toEqual(names.map(() => 'failed'))
  })

  it('names every secret of a store that refuses the login, after one request', async () => {
    await using s = await startListScenario(['h1', 'h2', 'h3'])
    const done = await s.promote(rollbackOnFailure)
    s.intercept = () => ({ status: 401, body: huawei.error('APIGW.0301', 'the key has expired') })
    const end = await s.endOfJob(done, 'failure')
    expect(end.requests).toHaveLength(1)
    s.intercept = () => undefined
    for (const name of s.names) expectFailedRollback({ ...end, error: logOf(end) }, s, name, huawei, 'authentication')
    await expectRestores(s, 'h3', { ...end, error: logOf(end) })
  })

  it('is an input error if the record is unreadable, contradicts the inputs, or is no rollback', async () => {
    await using s = await startListScenario(['h1'])
    const { outputs } = await s.run(s.buildItem('h1'))
    const { record = '' } = outputs
    for (const inputs of [
      { rollback: 'true', record: 'unreadable' },
      { rollback: 'true', record, secret: 'other' },
      { rollback: 'false', record },
    ]) {
      const back = await s.run(inputs, { env: {} })
      expect(back.error).toMatch(/\nNothing was sent\.$/)
      expect(back.error).not.toContain('run this action with')
    }
  })
})

/** Returns the errors, and the log where they are in full. */
function logOf(run: ListRun): string {
  return [...readAnnotations(run, 'error'), run.raw].join('\n')
}

/** Builds a record that names this endpoint. No run of the action would produce it. */
function forgeRecord(
  { current: stage, inputs, secret, fullName: nameOf }: Pick<Vendor, 'current' | 'inputs' | 'secret' | 'fullName'>,
  endpoint: string,
) {
  const { provider, region, ...rest } = inputs
  const projectId = 'project-id' in rest ? rest['project-id'] : undefined
  const changes = [{ stage, before: 'v2', after: 'v3' }]
  return JSON.stringify({
    version: 1,
    secrets: [{ provider, region, projectId, endpoint, secret: nameOf(secret), stage, changes }],
  })
}

/** Runs the action behind a proxy that refuses every connection, and returns the hosts that it was asked to connect to. */
async function runBehindProxy({ env }: Vendor, inputs: Inputs, variables: Record<string, string>) {
  const hosts: string[] = []
  const proxy = createServer().on('connect', ({ url }: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => undefined)
    hosts.push(url ?? '')
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  const proxied = { HTTPS_PROXY: `http://127.0.0.1:${port}` }
  const run = await runAction({ with: { 'max-attempts': '1', ...inputs }, env: { ...env, ...proxied, ...variables } })
  proxy.close()
  const [error = ''] = readAnnotations(run, 'error')
  return { hosts, error }
}
