/** Names as the stores and other tools write them: accepted if they exist, else refused with what is too much. */
import { describe, expect, it } from 'vitest'
import { GOOGLE_TEST_TOKEN } from '../support/clouds/google-secret-manager.ts'
import { db, initialAliases, startGoogleScenario, type GoogleScenario } from '../support/google.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { aws, huawei, vendors } from '../support/scenario/vendors.ts'

describe.concurrent('AWS: the name of a secret that a service has created', () => {
  const secret = 'rds!cluster-2f1c9a4e-6d0b-4c57-9b1e-8a3d5e7f9012'
  it.each([
    ['its plain name', secret],
    ['its ARN', aws.fullName(secret)],
    ['its partial ARN', aws.fullName(secret).slice(0, -'-a1B2c3'.length)],
  ])('is sent to AWS by %s, and the refusal names the service', async (_, name) => {
    await using s = await startScenario(aws, undefined, { secret })
    Object.assign(s.cloud.secrets[secret] ?? {}, { owningService: 'rds' })
    const step = await s.promote({ secret: name })
    expect(step.error).toContain('it belongs to rds')
    expect(step.calls.map(({ operation }) => operation)).toEqual(['DescribeSecret'])
  })

  it('does not stop a promotion if the secret has no owner any more', async () => {
    await using s = await startScenario(aws, undefined, { secret })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('may have 512 characters, and six more with its dash in an ARN', async () => {
    const long = 'x'.repeat(512)
    await using s = await startScenario(aws, undefined, { secret: long })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

describe.concurrent.each(vendors)('$title: a list of labels', (vendor) => {
  it('may hold empty texts, which are no labels', async () => {
    await using s = await startScenario(vendor)
    for (const version of Object.values(s.cloud.secrets[s.secret]?.versions ?? {})) version.stages.add('')
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('of empty texts only is not shown as labels in an error', async () => {
    await using s = await startScenario(vendor)
    for (const version of Object.values(s.cloud.secrets[s.secret]?.versions ?? {})) version.stages.add('')
    const step = await s.promote({ 'target-version': 'v9' })
    expect(step.error).toMatch(/version v9 does not exist/)
    expect(step.error).not.toMatch(/\( ?[,)]/)
  })
})

describe.concurrent('Google Cloud: a project whose id begins with a domain', () => {
  const project = 'example.com:shop'
  const secret = `projects/${project}/secrets/db`
  const start = () => startGoogleScenario({ secrets: { [secret]: initialAliases } })
  const token = { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['`secret`', { secret }, {}],
    ['`project-id`', { secret: 'db', 'project-id': project }, {}],
    ['GOOGLE_CLOUD_PROJECT', { secret: 'db' }, { GOOGLE_CLOUD_PROJECT: project }],
    ['GCP_PROJECT', { secret: 'db' }, { GCP_PROJECT: project }],
  ])('can be named by %s, and rolled back by record or by version', async (_, inputs, variables) => {
    await using g = await start()
    const env = { ...token, ...variables }
    const step = await g.promote(inputs, { env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.calls[0]?.path).toBe(`/v1/${secret}`)
    expect(g.labels(secret)).toMatchObject({ prod: '3' })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels(secret)).toMatchObject({ prod: '2' })
    expect(await g.rollback(step, { 'project-id': project, force: 'true' })).toMatchObject({ exitCode: 0 })
    const byVersion = await g.run({ ...g.inputs, rollback: 'true', 'target-version': '1', ...inputs }, { env })
    expect(byVersion).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('can be named by an item of a list', async () => {
    await using g = await start()
    const promotions = JSON.stringify([{ secret: 'db', 'project-id': project, 'target-version': '3' }])
    expect(await g.run({ ...g.inputs, secret: '', promotions })).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('is not the project of a record if the numbers differ', async () => {
    await using g = await start()
    const step = await g.promote({ secret })
    g.cloud.secrets['projects/example.com:other/secrets/db'] = structuredClone(g.cloud.secrets[secret] ?? never())
    const back = await g.rollback(step, { 'project-id': 'example.com:other' })
    expect(back.error).toContain('these inputs and credentials lead to')
    expect(g.labels(secret)).toMatchObject({ prod: '3' })
  })

  const invalid = [
    'example.com:',
    ':shop',
    'example:shop',
    'example.com:shop:x',
    'example.com:../x',
    'example.com/x:shop',
    'evil.example@example.com:shop',
    '..:shop',
    'example..com:shop',
    'example.com:sh%2Fop',
    'example.com:shop?x',
    'example.com:shop#x',
    'example.com:80/x',
  ]
  it.each(invalid)('cannot be %s, by any way', async (id) => {
    await using g = await start()
    const ways = [
      g.promote({ secret: `projects/${id}/secrets/db` }),
      g.promote({ secret: 'db', 'project-id': id }),
      g.promote({ secret: 'db' }, { env: { ...token, GOOGLE_CLOUD_PROJECT: id } }),
    ]
    for (const step of await Promise.all(ways)) {
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toMatch(/`(secret|project-id)` /)
    }
  })

  it('is not known to Huawei Cloud', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'project-id': project })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('`project-id` is not a valid project id, got `example.com:shop`')
    const env = { ...huawei.env, HW_PROJECT_ID: project }
    const byVariable = await s.promote({ 'project-id': '' }, { env })
    expect(byVariable).toMatchObject({ exitCode: 1, calls: [] })
    expect(byVariable.error).toContain('`project-id` comes from HW_PROJECT_ID, which is not a valid project id')
  })
})

describe.concurrent('Google Cloud: a destroyed version', () => {
  it.each([{ 'target-version': '1' }, { 'target-version': '', 'target-stage': 'theirs' }])(
    'is said to be destroyed if it is the target: %j',
    async (inputs) => {
      await using g = await startGoogleScenario()
      g.setState('1', 'DESTROYED')
      const step = await g.promote(inputs)
      expect(step).toMatchObject({ exitCode: 1, writes: [] })
      expect(step.error).toContain('\nCause: version 1 is destroyed.')
      expect(step.error).toContain('The other versions are: 2 (prod), 3.')
    },
  )

  it('is said to be destroyed without any label, too', async () => {
    await using g = await startGoogleScenario()
    g.setState('3', 'DESTROYED')
    const step = await g.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('\nCause: version 3 is destroyed.')
  })

  it('is said to be destroyed if a rollback leads to it', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote()
    g.setState('2', 'DESTROYED')
    const back = await g.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.error).toContain('cannot roll back: version 2 is destroyed')
    expect(back.error).toContain('prod stays on 3')
  })

  it('is said to be destroyed if it keeps the previous label from moving', async () => {
    await using g = await startGoogleScenario()
    g.setState('2', 'DESTROYED')
    const step = await g.promote({ 'previous-stage': 'old' })
    expect(step).toMatchObject({ exitCode: 0 })
    expect(step.warnings).toEqual([expect.stringContaining('old was not moved to 2, since that version is destroyed')])
  })

  it('is not a version of an alias that the list does not show', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'target-version': '9' })
    expect(step.error).toContain('version 9 does not exist')
  })
})

describe.concurrent('Google Cloud: a version that is scheduled for destruction', () => {
  const schedule = (g: GoogleScenario, id: string, time = '2031-04-14T14:07:27.940037675Z') => {
    Object.assign(g.cloud.secrets[db]?.versions[id] ?? {}, { scheduledDestroyTime: time })
  }
  const warning = (id: string): unknown =>
    expect.stringContaining(`version ${id} will be destroyed at 2031-04-14T14:07:27.940Z`)

  it.each([{}, { 'dry-run': 'true' }])('is promoted with a warning that has the date (%j)', async (inputs) => {
    await using g = await startGoogleScenario()
    schedule(g, '3')
    const step = await g.promote(inputs)
    expect(step).toMatchObject({ exitCode: 0, warnings: [warning('3')] })
    expect(step.summary).toContain('2031-04-14T14:07:27.940Z')
  })

  it.each([{}, { force: 'true' }])('is rolled back to with a warning that has the date (%j)', async (inputs) => {
    await using g = await startGoogleScenario()
    const step = await g.promote()
    schedule(g, '2')
    expect(await g.rollback(step, inputs)).toMatchObject({ exitCode: 0, warnings: [warning('2')] })
    expect(g.labels()).toMatchObject({ prod: '2' })
  })

  it('is refused with the date while it is disabled, which it is at first', async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote()
    for (const id of ['1', '2']) {
      schedule(g, id)
      g.setState(id, 'DISABLED')
    }
    const forward = await g.promote({ 'target-version': '1' })
    expect(forward.error).toContain('version 1 is disabled')
    expect(forward.error).toContain('Enable it before it is destroyed at 2031-04-14T14:07:27.940Z, or choose another')
    const back = await g.rollback(step)
    expect(back.error).toContain('cannot roll back: version 2 is disabled')
    expect(back.error).toContain('Enable the version before it is destroyed at 2031-04-14T14:07:27.940Z and run again')
  })

  it('causes no warning if no label moves to it, or the date is none', async () => {
    await using g = await startGoogleScenario()
    schedule(g, '1')
    schedule(g, '3', 'soon')
    expect(await g.promote()).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

function never(): never {
  throw new Error('no such secret')
}
