/** `environment`: the record is kept as a GitHub deployment, and a rollback finds it there. */
import { describe, expect, it } from 'vitest'
import { GITHUB_TEST_TOKEN, type GitHubDeployment, startGitHub } from '../support/clouds/github.ts'
import type { CloudRequest, Fault } from '../support/clouds/server.ts'
import { alibaba, huawei, type Inputs, many, type ManyStep } from '../support/scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const runUrl = 'https://github.com/octo-org/shop/actions/runs/1658821493'
const undoneBy = { state: 'inactive', description: `rolled back by ${runUrl}`, log_url: runUrl }
const singles = [
  { name: 'h1', ...huawei },
  { name: 'a1', ...alibaba },
]
const labels = { v1: ['previous'], v2: ['current'], v3: [], v4: [] }
const kept = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
const undo = { rollback: 'true', ...kept }
const success = { state: 'success', description: 'labels are moved' }

type Options = Parameters<typeof startGitHub>[0]

/** Secrets in the clouds, GitHub, and the built action between them. */
async function world(names: readonly string[] = ['h1'], options?: Options) {
  const s = await many(names, Object.fromEntries(names.map((name) => [name, labels])))
  const github = await startGitHub(options)
  const w = new World(s, github)
  github.intercept = (call) => {
    s.requests.push(`github: ${call.operation}`)
    return w.trouble(call)
  }
  return w
}

class World {
  readonly s: Awaited<ReturnType<typeof many>>
  readonly github: Awaited<ReturnType<typeof startGitHub>>
  /** What GitHub does instead of answering. */
  trouble: (call: CloudRequest) => Fault | undefined | Promise<Fault | undefined> = () => undefined

  constructor(s: World['s'], github: World['github']) {
    this.s = s
    this.github = github
  }

  get env(): Record<string, string> {
    return { ...this.s.env, GITHUB_API_URL: this.github.address }
  }

  run(inputs: Inputs, extras: Parameters<World['s']['run']>[1] = {}): Promise<ManyStep> {
    const env = { ...this.env, ...extras.env }
    return this.s.run({ ...kept, ...inputs }, { ...extras, env })
  }

  promote(version = 'v3', inputs: Inputs = {}, extras?: Parameters<World['s']['run']>[1]): Promise<ManyStep> {
    const [name = '', another] = this.s.names
    const what =
      another === undefined
        ? this.s.item(name, { 'target-version': version })
        : { promotions: this.s.list({ 'target-version': version }) }
    return this.run({ ...what, ...inputs }, extras)
  }

  rollback(inputs: Inputs = {}, extras?: Parameters<World['s']['run']>[1]): Promise<ManyStep> {
    return this.run({ ...undo, ...inputs }, extras)
  }

  endOfJob(step: ManyStep, status = 'failure'): Promise<ManyStep> {
    return this.s.endOfJob(step, status, { env: this.env })
  }

  /** The statuses of a deployment from the first on. */
  states(n = 0): string[] {
    const statuses = this.github.deployments[n]?.statuses ?? []
    return statuses.map(({ state }) => state).reverse()
  }

  at(n: number): GitHubDeployment {
    const deployment = this.github.deployments.at(n)
    if (!deployment) throw new Error(`no deployment ${n}`)
    return deployment
  }

  /** The cloud refuses these from now on. */
  fail(...requests: string[]): void {
    this.s.before = (request) => (requests.includes(request) ? refused : undefined)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.github.close()
    await this.s[Symbol.asyncDispose]()
  }
}

const refused: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const error = (status: number, message: string, headers: Record<string, string> = {}): Fault => ({
  status,
  headers,
  body: JSON.stringify({ message }),
})
const githubOf = ({ requests }: ManyStep) => requests.filter((it) => it.startsWith('github: ')).map((it) => it.slice(8))
const cloudOf = ({ requests }: ManyStep) => requests.filter((it) => !it.startsWith('github: '))
const ok = { exitCode: 0, annotations: [] }

describe.concurrent.each(singles)('$title: a promotion with `environment`', ({ name }) => {
  it('is a deployment before its first write, which then is a success', async () => {
    await using w = await world([name])
    const step = await w.promote()
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
    expect(w.github.deployments).toHaveLength(1)
    expect(w.at(0)).toMatchObject({ task: 'promote-secret', environment: 'production' })
    expect(w.at(0).ref).toBe('ffac537e6cbbf934b08745a378932722df287a53')
    expect(w.at(0).payload).toEqual(JSON.parse(step.outputs.record ?? ''))
    expect(w.at(0).description).toContain(name)
    expect(w.states()).toEqual(['in_progress', 'success'])
    for (const { log_url } of w.at(0).statuses) expect(log_url).toBe(runUrl)
    const create = w.github.calls.find(({ operation }) => operation === 'create deployment')
    expect(JSON.parse(create?.body ?? '')).toMatchObject({ auto_merge: false, required_contexts: [] })
    for (const { operation, body } of w.github.calls) {
      if (operation === 'create status') expect(JSON.parse(body)).toMatchObject({ auto_inactive: false })
    }
  })

  it('is rolled back by its environment, with nothing else to go by; the deployment says by which run', async () => {
    await using w = await world([name])
    await w.promote()
    const back = await w.rollback()
    expect(back).toMatchObject({ ...ok, outputs: { changed: 'true', 'current-version': 'v2' } })
    expect(w.s.labels(name)).toEqual(found)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
    expect(w.github.deployments).toHaveLength(1)
    expect(back.requests.at(-1)).toBe('github: create status')
  })

  it('undone twice: the second goes back one further, the third finds none', async () => {
    await using w = await world([name])
    await w.promote('v3')
    await w.promote('v4')
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels(name)).toEqual(promoted)
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels(name)).toEqual(found)
    const third = await w.rollback()
    expect(third.exitCode).toBe(1)
    expect(third.error).toMatch(/environment production has no deployment.* left to be undone.*Nothing was changed/)
    expect(cloudOf(third)).toEqual([])
    expect([w.states(0), w.states(1)].map((states) => states.at(-1))).toEqual(['inactive', 'inactive'])
  })

  it('that failed and put back all is a failure that says so, and none to undo', async () => {
    await using w = await world([name])
    await w.promote('v3')
    w.fail(`${name} current → v4`)
    const failed = await w.promote('v4')
    expect(failed).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(w.states(1)).toEqual(['in_progress', 'failure'])
    expect(w.at(1).statuses[0]?.description).toContain('put back')
    w.s.before = () => undefined
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels(name)).toEqual(found)
    expect(w.states(1)).toEqual(['in_progress', 'failure'])
  })

  it('that failed and could not put back is one to undo', async () => {
    await using w = await world([name])
    w.fail(`${name} current → v3`, `${name} previous → v1`)
    expect(await w.promote()).toMatchObject({ exitCode: 1, outputs: { changed: 'true' } })
    expect(w.s.labels(name)).toEqual({ previous: 'v2', current: 'v2' })
    expect(w.states()).toEqual(['in_progress', 'failure'])
    w.s.before = () => undefined
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels(name)).toEqual(found)
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
  })

  it('whose run was killed is one to undo', async () => {
    await using w = await world([name])
    w.s.before = (request) => (request.includes('→') ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const killed = await w.promote('v3', {}, { signal: { send: 'SIGKILL', when } })
    expect(killed.signal).toBe('SIGKILL')
    expect(w.states()).toEqual(['in_progress'])
    w.s.move(name, 'previous', 'v2')
    w.s.before = () => undefined
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels(name)).toEqual(found)
    expect(w.states()).toEqual(['in_progress', 'inactive'])
  })

  it('that is cancelled puts back and says so, though its time is over', async () => {
    await using w = await world([name])
    w.s.before = (request) =>
      request === `${name} current → v3`
        ? new Promise((done) => setTimeout(done, 300)).then(() => undefined)
        : undefined
    const when = (line: string) => line.startsWith('record: ')
    const cancelled = await w.promote('v3', {}, { signal: { send: 'SIGTERM', when } })
    expect(cancelled).toMatchObject({ exitCode: 1 })
    expect(w.s.labels(name)).toEqual(found)
    expect(w.states()).toEqual(['in_progress', 'failure'])
    expect(w.at(0).statuses[0]?.description).toContain('was put back')
  })

  it('that is cancelled only when all is done is a success, and noted as one', async () => {
    await using w = await world([name])
    let times = 0
    w.trouble = async ({ body }) => {
      if (!body.includes('"success"') || times++ > 0) return undefined
      await new Promise((done) => setTimeout(done, 500))
      return error(503, 'Unicorn')
    }
    const when = (line: string) => line.endsWith(': promoted')
    expect(await w.promote('v3', {}, { signal: { send: 'SIGTERM', when } })).toMatchObject(ok)
    expect(times).toBe(2)
    expect(w.states()).toEqual(['in_progress', 'success'])
  })

  it('is rolled back by the end of a failed job, which marks it', async () => {
    await using w = await world([name])
    const done = await w.promote('v3', { 'rollback-on-failure': 'true' })
    expect(done.state).toEqual({ record: done.outputs.record, deployment: `undone ${w.at(0).id}` })
    const end = await w.endOfJob(done)
    expect(end).toMatchObject(ok)
    expect(githubOf(end)).toEqual(['create status'])
    expect(w.s.labels(name)).toEqual(found)
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
    expect(await w.rollback()).toMatchObject({ exitCode: 1 })
  })
})

describe.concurrent('what makes a deployment', () => {
  it('is not a promotion that has nothing to change', async () => {
    await using w = await world()
    const step = await w.promote('v2')
    expect(step).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(githubOf(step)).toEqual([])
    const withUndo = await w.promote('v2', { 'rollback-on-failure': 'true' })
    expect(githubOf(await w.endOfJob(withUndo))).toEqual([])
  })

  it('is not a dry run, nor does that mark one: it reads', async () => {
    await using w = await world()
    expect(githubOf(await w.promote('v3', { 'dry-run': 'true' }))).toEqual([])
    await w.promote()
    const dry = await w.rollback({ 'dry-run': 'true' })
    expect(dry).toMatchObject(ok)
    expect(dry.results.map(({ outcome }) => outcome)).toEqual(['planned'])
    expect(githubOf(dry)).toEqual(['list deployments', 'list statuses'])
    expect(w.states()).toEqual(['in_progress', 'success'])
    expect(w.s.labels('h1')).toEqual(promoted)
  })

  it('is not a promotion that fails a check', async () => {
    await using w = await world()
    const step = await w.promote('v3', { 'expected-version': 'v1' })
    expect(step.exitCode).toBe(1)
    expect(githubOf(step)).toEqual([])
  })

  it('is not a promotion without `environment`', async () => {
    await using w = await world()
    const step = await w.promote('v3', { environment: '' })
    expect(step).toMatchObject(ok)
    expect(githubOf(step)).toEqual([])
  })

  it('is a rollback by version, which a rollback by environment undoes', async () => {
    await using w = await world()
    expect(await w.promote('v1', { rollback: 'true' })).toMatchObject(ok)
    expect(w.states()).toEqual(['in_progress', 'success'])
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('is a list as a whole, packed where it is long', async () => {
    const names = Array.from({ length: 90 }, (_, n) => `a/${'long-name-'.repeat(17)}${n}`)
    await using w = await world(names)
    expect(await w.promote()).toMatchObject(ok)
    expect(w.github.deployments).toHaveLength(1)
    expect(Object.keys(w.at(0).payload as object)).toEqual(['packed'])
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.all()).toEqual(names.map(() => found))
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
  })

  it('is found at GitHub Enterprise Server by `GITHUB_API_URL`', async () => {
    await using w = await world(['h1'], { base: '/api/v3' })
    expect(await w.promote()).toMatchObject(ok)
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.github.calls.every(({ path }) => path.startsWith('/api/v3/repos/octo-org/shop/deployments'))).toBe(true)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive'])
  })
})

describe.concurrent('a rollback by `record` with `environment`', () => {
  it('marks the deployment of that record, and makes none', async () => {
    await using w = await world()
    const first = await w.promote('v3')
    await w.promote('v4')
    await w.rollback({ 'target-version': '' })
    const back = await w.rollback({ record: first.outputs.record ?? '' })
    expect(back).toMatchObject(ok)
    expect(w.github.deployments).toHaveLength(2)
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('marks that one, not a newer one of another record', async () => {
    await using w = await world(['h1', 'a1'])
    const first = await w.run(w.s.item('h1'))
    await w.run(w.s.item('a1'))
    expect(await w.rollback({ record: first.outputs.record ?? '' })).toMatchObject(ok)
    expect([w.states(0).at(-1), w.states(1).at(-1)]).toEqual(['inactive', 'success'])
  })

  it('finds the deployment also where its payload came as a string', async () => {
    await using w = await world()
    const step = await w.promote('v3', { environment: '' })
    w.github.add({ payload: step.outputs.record }, success)
    expect(await w.rollback({ record: step.outputs.record ?? '' })).toMatchObject(ok)
    expect(w.at(0).statuses[0]).toMatchObject(undoneBy)
  })

  it('is undone itself by the end of a failed job, which says so of the deployment', async () => {
    await using w = await world()
    const step = await w.promote()
    const back = await w.rollback({ record: step.outputs.record ?? '', 'rollback-on-failure': 'true' })
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(await w.endOfJob(back)).toMatchObject(ok)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive', 'success'])
    expect(w.s.labels('h1')).toEqual(promoted)
  })

  it('needs no deployment', async () => {
    await using w = await world()
    const step = await w.promote('v3', { environment: '' })
    expect(await w.rollback({ record: step.outputs.record ?? '' })).toMatchObject(ok)
    expect(w.github.deployments).toEqual([])
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('is not stopped by GitHub, but warns', async () => {
    await using w = await world(['h1'], { permission: 'none' })
    const step = await w.promote('v3', { environment: '' })
    const back = await w.rollback({ record: step.outputs.record ?? '' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] })
    expect(back.annotations[0]?.message).toMatch(/not be marked as undone.*HTTP 403.*deployments: write/)
    expect(w.s.labels('h1')).toEqual(found)
  })
})

describe.concurrent('which deployment a rollback by `environment` takes', () => {
  it('is one of this environment', async () => {
    await using w = await world()
    await w.promote('v3')
    await w.promote('v4', { environment: 'staging' })
    const back = await w.rollback()
    expect(back.error).toContain('is on v4')
    expect(w.states(0)).toEqual(['in_progress', 'success'])
    expect(await w.rollback({ environment: 'staging' })).toMatchObject(ok)
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('is one of this action, whatever else was deployed there', async () => {
    await using w = await world()
    const step = await w.promote()
    // Setting `success` to these makes GitHub set ours to `inactive`.
    w.github.add({ task: 'deploy', payload: step.outputs.record }, success)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive'])
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual(found)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive', 'inactive'])
    expect(await w.rollback()).toMatchObject({ exitCode: 1 })
  })

  it('is one of this action, also where GitHub lists another', async () => {
    await using w = await world()
    await w.promote()
    w.trouble = ({ operation }) =>
      operation === 'list deployments'
        ? (answer) => ({
            ...answer,
            body: typeof answer.body === 'string' ? answer.body.replaceAll('"promote-secret"', '"deploy"') : '',
          })
        : undefined
    expect((await w.rollback()).error).toContain('left to be undone')
    expect(w.s.labels('h1')).toEqual(promoted)
  })

  it('is none that was never begun', async () => {
    await using w = await world()
    const step = await w.promote('v3', { environment: '' })
    w.github.add({ payload: step.outputs.record })
    expect((await w.rollback()).error).toContain('left to be undone')
  })

  it('may be chosen by `provider`, `secret` and `stage`; a list is undone whole', async () => {
    await using w = await world(['h1', 'a1'])
    await w.promote('v3')
    await w.run(w.s.item('h1', { 'target-version': 'v4' }))
    await w.run(w.s.item('h1', { 'target-version': 'v3', stage: 'blue' }))
    const other = await w.rollback({ provider: 'huaweicloud-csms', secret: 'nobody' })
    expect(other.error).toMatch(/that fits `provider`, `secret`/)
    expect(await w.rollback({ provider: 'huaweicloud-csms', secret: 'h1', stage: 'SYSCURRENT' })).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual({ ...promoted, blue: 'v3' })
    const arn = 'acs:kms:cn-hangzhou:1234567890123456:secret/a1'
    expect(await w.rollback({ provider: 'alibabacloud-kms', secret: arn })).toMatchObject(ok)
    expect(w.s.all()).toEqual([{ ...found, blue: 'v3' }, found])
    expect(w.states(2).at(-1)).toBe('success')
    expect(githubOf(other)).toEqual(['list deployments'])
  })

  it('is looked for on all pages, of deployments and of statuses', async () => {
    await using w = await world()
    await w.promote()
    const record = w.at(0).payload
    for (let n = 0; n < 120; n++) w.github.add({ payload: record })
    const noise = Array.from({ length: 130 }, () => ({ state: 'queued' }))
    w.at(0).statuses.unshift(...noise.map((it, n) => ({ ...it, id: 100_000 + n, description: '', log_url: '' })))
    const back = await w.rollback()
    expect(back).toMatchObject(ok)
    expect(githubOf(back).filter((it) => it === 'list deployments')).toHaveLength(13)
    expect(githubOf(back).slice(-3)).toEqual(['list statuses', 'list statuses', 'create status'])
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('is not marked where the undo is refused, and still there afterwards', async () => {
    await using w = await world()
    await w.promote()
    w.s.move('h1', 'current', 'v4')
    const back = await w.rollback()
    expect(back.error).toMatch(/is on v4.*Nothing was changed/)
    expect(w.states()).toEqual(['in_progress', 'success'])
    expect(await w.rollback({ force: 'true' })).toMatchObject({ exitCode: 0 })
    expect(w.s.labels('h1').current).toBe('v2')
    expect(w.states().at(-1)).toBe('inactive')
  })

  it('is not marked where the undo fails half-way', async () => {
    await using w = await world()
    await w.promote()
    w.fail('h1 current → v2')
    expect(await w.rollback()).toMatchObject({ exitCode: 1 })
    expect(w.states()).toEqual(['in_progress', 'success'])
  })

  it('is marked where somebody has undone it by other means', async () => {
    await using w = await world()
    await w.promote()
    w.s.move('h1', 'current', 'v2')
    w.s.move('h1', 'previous', 'v1')
    expect(await w.rollback()).toMatchObject({ ...ok, outputs: { changed: 'false' } })
    expect(w.states().at(-1)).toBe('inactive')
  })

  it('can be undone again after the end of the job has undone the rollback', async () => {
    await using w = await world()
    await w.promote()
    const back = await w.rollback({ 'rollback-on-failure': 'true' })
    expect(w.s.labels('h1')).toEqual(found)
    expect(await w.endOfJob(back)).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual(promoted)
    expect(w.states()).toEqual(['in_progress', 'success', 'inactive', 'success'])
    expect(await w.rollback()).toMatchObject(ok)
    expect(w.s.labels('h1')).toEqual(found)
  })
})

describe.concurrent('a payload is input like any other', () => {
  it.each<[string, unknown, RegExp]>([
    ['not JSON', 'not JSON', /`environment` leads to deployment \d+, whose payload is not JSON/],
    ['nothing', '', /whose payload is not JSON/],
    ['another object', { version: 1, secrets: [], '\n::error::x': 1 }, /whose payload is not a record of this action/],
    ['packed badly', { packed: 'AAAA' }, /whose payload is compressed but cannot be decompressed/],
  ])('and refused where it is %s', async (_, payload, message) => {
    await using w = await world()
    w.github.add({ payload }, success)
    const back = await w.rollback()
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(message)
    expect(cloudOf(back)).toEqual([])
    expect(w.states()).toEqual(['success'])
  })

  it.each(['https://csms.example.com', 'https://csms.ap-southeast-1.myhuaweicloud.com.example.com'])(
    'and its address is not used where it is foreign: %s',
    async (endpoint) => {
      await using w = await world()
      const step = await w.promote('v3', { environment: '' })
      const record = JSON.parse(step.outputs.record ?? '') as { secrets: { endpoint: string }[] }
      for (const secret of record.secrets) secret.endpoint = endpoint
      w.github.add({ payload: record }, success)
      const back = await w.rollback()
      expect(back.error).toMatch(/`environment` leads to deployment \d+, whose payload holds an address that is not/)
      expect(cloudOf(back)).toEqual([])
    },
  )

  it('also in a status: that GitHub says `inactive` with other words means nothing', async () => {
    await using w = await world()
    const step = await w.promote('v3', { environment: '' })
    w.github.add({ payload: JSON.parse(step.outputs.record ?? '') }, success, {
      state: 'inactive',
      description: 'not rolled back by',
    })
    expect(await w.rollback()).toMatchObject(ok)
  })
})

describe.concurrent('where GitHub is in the way', () => {
  it.each([403, 404])('without permission (%i) nothing is written, and the permission is named', async (status) => {
    await using w = await world()
    w.trouble = ({ method }) =>
      method === 'POST' ? error(status, 'Resource not accessible by integration') : undefined
    const step = await w.promote()
    expect(step.exitCode).toBe(1)
    expect(step.annotations).toHaveLength(1)
    expect(step.error).toMatch(
      new RegExp(
        `Create a deployment, HTTP ${status}, request id.*Resource not.*Nothing was changed.*deployments: write`,
      ),
    )
    expect(githubOf(step)).toEqual(['create deployment'])
    expect(w.s.labels('h1')).toEqual(found)
    expect(w.s.writes).toEqual([])
  })

  it.each([
    [401, 'github-token'],
    [409, 'Run again'],
    [422, 'environment'],
  ])('any other refusal (%i) stops it, too', async (status, advice) => {
    await using w = await world()
    w.trouble = ({ method }) => (method === 'POST' ? error(status, `no ${GITHUB_TEST_TOKEN}`) : undefined)
    const step = await w.promote()
    expect(step).toMatchObject({ exitCode: 1, state: {} })
    expect(step.error).toMatch(new RegExp(`HTTP ${status}.*Nothing was changed.*${advice}`))
    expect(w.s.writes).toEqual([])
  })

  it('a deployment that cannot be begun stops it before the first write', async () => {
    await using w = await world()
    w.trouble = ({ operation }) => (operation === 'create status' ? error(422, 'no') : undefined)
    const step = await w.promote('v3', { 'rollback-on-failure': 'true' })
    expect(step).toMatchObject({ exitCode: 1, state: {} })
    expect(w.s.writes).toEqual([])
    w.trouble = () => undefined
    expect((await w.rollback()).error).toContain('left to be undone')
  })

  it('only a warning tells that the end could not be noted', async () => {
    await using w = await world()
    w.trouble = ({ body }) => (body.includes('"success"') ? error(422, 'no') : undefined)
    const step = await w.promote()
    expect(step).toMatchObject({ exitCode: 0, outputs: { changed: 'true' }, annotations: [{ level: 'warning' }] })
    expect(step.annotations[0]?.message).toMatch(/deployment \d+ could not be marked `success`.*HTTP 422/)
    w.trouble = () => undefined
    expect(await w.rollback()).toMatchObject(ok)
  })

  it('without permission to mark it a rollback is a rollback, with a warning', async () => {
    await using w = await world(['h1'])
    await w.promote()
    w.trouble = ({ method }) => (method === 'POST' ? error(403, 'Resource not accessible') : undefined)
    const back = await w.rollback()
    expect(back).toMatchObject({ exitCode: 0, annotations: [{ level: 'warning' }] })
    expect(back.annotations[0]?.message).toMatch(/`inactive`.*HTTP 403.*deployments: write/)
    expect(w.s.labels('h1')).toEqual(found)
  })

  it.each<[string, Fault]>([
    ['429 with a wait', error(429, 'slow down', { 'retry-after': '1' })],
    ['403 with a wait', error(403, 'You have exceeded a secondary rate limit', { 'retry-after': '1' })],
    ['403 of the primary limit', error(403, 'API limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' })],
    ['503 for one request', error(503, 'Unicorn')],
    ['a cut connection', 'reset'],
  ])('is tried again after %s', async (_, fault) => {
    await using w = await world()
    const troubled = new Set<string>()
    w.trouble = ({ operation }) => {
      if (troubled.has(operation)) return undefined
      troubled.add(operation)
      return fault
    }
    expect(await w.promote()).toMatchObject(ok)
    expect(w.github.deployments).toHaveLength(1)
    expect(w.states()).toEqual(['in_progress', 'success'])
    expect(await w.rollback()).toMatchObject(ok)
    expect([...troubled].sort()).toEqual(['create deployment', 'create status', 'list deployments', 'list statuses'])
    expect(w.s.labels('h1')).toEqual(found)
  })

  it('does not wait longer than the step has: a minute where GitHub does not tell', async () => {
    await using w = await world()
    w.trouble = () => error(403, 'You have exceeded a secondary rate limit. Please wait a few minutes.')
    const step = await w.promote('v3', { 'timeout-seconds': '20' })
    expect(step.error).toMatch(/GitHub rate limited by.*HTTP 403.*Run again later/)
    expect(githubOf(step)).toEqual(['create deployment'])
    expect(w.s.writes).toEqual([])
  })

  it.each<[string, number, Fault]>([
    ['lost', 1, 'reset after'],
    ['a 502', 1, (answer) => ({ ...answer, status: 502, body: '{"message":"Server Error"}' })],
    ['unreadable', 1, (answer) => ({ ...answer, body: '<html>' })],
    ['lost, and so was the request', 2, 'reset'],
  ])('an answer to creating that is %s leaves one deployment all the same', async (_, requests, fault) => {
    await using w = await world()
    // The same promotion was made and rolled back by this very run before.
    await w.promote()
    await w.rollback()
    let times = 0
    w.trouble = ({ operation }) => (operation === 'create deployment' && times++ === 0 ? fault : undefined)
    const step = await w.promote()
    expect(step).toMatchObject(ok)
    expect(githubOf(step).filter((it) => it === 'create deployment')).toHaveLength(requests)
    expect(w.github.deployments).toHaveLength(2)
    expect(w.states(1)).toEqual(['in_progress', 'success'])
    expect(w.s.labels('h1')).toEqual(promoted)
  })

  it('gives up where it keeps failing', async () => {
    await using w = await world()
    w.trouble = () => error(500, 'no')
    const step = await w.promote('v3', { 'max-attempts': '2' })
    expect(step.error).toMatch(/GitHub returned a server error.*HTTP 500.*Nothing was changed/)
    const back = await w.rollback({ 'max-attempts': '2' })
    expect(back.error).toMatch(/List deployments, HTTP 500/)
    expect(githubOf(back)).toEqual(['list deployments', 'list deployments'])
  })

  it('does not go to another host, by a redirect or for the next page', async () => {
    await using other = await startGitHub()
    await using w = await world()
    w.trouble = () => ({ status: 301, headers: { location: `${other.address}/x` }, body: '{}' })
    expect((await w.rollback()).error).toMatch(/redirect/)
    w.trouble = () => ({ status: 200, headers: { link: `<${other.address}/x>; rel="next"` }, body: '[]' })
    expect((await w.rollback()).error).toMatch(/next page is elsewhere/)
    expect(other.calls).toEqual([])
  })

  it('says of an answer what is wrong with it', async () => {
    await using w = await world()
    w.trouble = () => ({ status: 200, body: '[{"id":"one"}]' })
    expect((await w.rollback()).error).toMatch(/unexpected response from the API \(List deployments\): 0\.id/)
  })

  it('never shows the token, debug log included', async () => {
    await using w = await world()
    const all = [await w.promote('v3', {}, { debug: true }), await w.rollback({}, { debug: true })]
    w.trouble = () => error(500, `token ${GITHUB_TEST_TOKEN}`)
    all.push(await w.promote('v4', { 'max-attempts': '1' }, { debug: true }))
    for (const step of all) {
      expect(step.masks).toContain(GITHUB_TEST_TOKEN)
      expect(step.raw.replaceAll(`::add-mask::${GITHUB_TEST_TOKEN}`, '')).not.toContain(GITHUB_TEST_TOKEN)
    }
  })
})

describe.concurrent('inputs of `environment`', () => {
  it.each<[string, Inputs, Record<string, string>, RegExp]>([
    ['a token', { 'github-token': ' ' }, {}, /./],
    ['one line', { 'github-token': 'a b' }, {}, /`github-token` must be a single line without whitespace/],
    ['a runner', {}, { GITHUB_REPOSITORY: '' }, /`environment` needs .*GITHUB_REPOSITORY/],
    [
      'a safe address',
      {},
      { GITHUB_API_URL: 'http://github.example.com/api/v3' },
      /`environment` needs GITHUB_API_URL/,
    ],
    ['one line in its name', { environment: 'a\nb' }, {}, /`environment` must be a single line of text/],
    ['nothing beside it', { 'expire-outgoing-after': '30d' }, {}, /`expire-outgoing-after` has no place/],
    ['all mistakes at once', { 'github-token': 'a b', concurrency: 'x' }, {}, /`concurrency` .*\n`github-token`/],
  ])('are checked before anything is sent: %s', async (what, inputs, env, message) => {
    await using w = await world()
    const back = await w.rollback(inputs, { env })
    if (what === 'a token') expect(back.error).toMatch(/`github-token` is missing/)
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(message)
    expect(back.requests).toEqual([])
  })

  it('a token that is none bothers nobody without `environment`', async () => {
    await using w = await world()
    expect(await w.promote('v3', { environment: '', 'github-token': 'a b' })).toMatchObject(ok)
  })
})
