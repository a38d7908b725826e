/** Names as the stores and other tools write them: accepted if they exist, else refused with what is too much. */
import { describe, expect, it } from 'vitest'
import { GOOGLE_TEST_TOKEN } from '../support/clouds/google-secret-manager.ts'
import { db, initialAliases, startGoogleScenario, type GoogleScenario } from '../support/google.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor, vendors } from '../support/scenario/vendors.ts'

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

describe.concurrent('a name with what another tool adds to it', () => {
  const arn = aws.fullName('prod/api')
  const awsVersion = '2f1c9a4e-6d0b-4c57-9b1e-8a3d5e7f9012'
  it.each<[string, Vendor, string, string]>([
    ['of a field in a task definition of ECS', aws, `${arn}:password::`, ':password::'],
    ['of a field and a label', aws, `${arn}:password:AWSCURRENT:`, ':password:AWSCURRENT:'],
    ['of a partial ARN', aws, `${arn.slice(0, -7)}:password::`, ':password::'],
    ['of a plain name', aws, 'prod/api:password::', ':password::'],
    ['of a version in Terraform', aws, `${arn}|${awsVersion}`, `|${awsVersion}`],
    ['of a secret in Terraform', huawei, `${awsVersion}/db`, `${awsVersion}/`],
  ])('%s is refused with what to leave out', async (_, vendor, secret, surplus) => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ secret })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(
      `\`secret\` is not a valid name for ${vendor.inputs.provider}: leave out \`${surplus}\``,
    )
  })

  it.each([
    ['projects/shop/secrets/db/versions/3', '/versions/3'],
    ['projects/shop/locations/europe-west1/secrets/db/versions/latest', '/versions/latest'],
    ['db/versions/3', '/versions/3'],
    ['//secretmanager.googleapis.com/projects/shop/secrets/db', '//secretmanager.googleapis.com/'],
  ])('%s is refused on Google Cloud with what to leave out', async (secret, surplus) => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ secret })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(`leave out \`${surplus}\``)
  })

  it.each(['arn:aws:s3:::x', 'a b:c', '{{resolve:secretsmanager:db:SecretString:password}}', `${arn}:p\u00e4ss w::|x`])(
    '%s is refused, with a hint only if the rest is a name',
    async (secret) => {
      await using s = await startScenario(aws)
      const { error } = await s.promote({ secret })
      expect(error).toContain('`secret` is not a valid name for aws-secrets-manager')
      expect(error.includes('leave out')).toBe(secret.startsWith(arn))
    },
  )

  it('is refused as a version, too', async () => {
    await using s = await startScenario(aws)
    for (const input of ['target-version', 'expected-version']) {
      const step = await s.promote({ [input]: `${arn}|${awsVersion}` })
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toContain(
        `\`${input}\` is not a valid name for aws-secrets-manager: leave out \`${arn.slice(0, 9)}`,
      )
    }
  })
})

describe.concurrent('Google Cloud: a version that is no number', () => {
  it.each([
    ['latest', '3'],
    ['v7', '3'],
    ['2.0E+16', '3'],
    ['projects/shop/secrets/db/versions/7', '7'],
    ['projects/shop/secrets/db/versions/latest', '3'],
  ])('%s is refused with what a version is', async (version, example) => {
    await using g = await startGoogleScenario()
    const target = await g.promote({ 'target-version': version })
    expect(target).toMatchObject({ exitCode: 1, calls: [] })
    expect(target.error).toContain(`\`target-version\` must be a number such as ${example}, or \`newest\`, got`)
    const expected = await g.promote({ 'expected-version': version })
    expect(expected.error).toContain(`\`expected-version\` must be a number such as ${example}, or \`none\`, got`)
  })
})

describe.concurrent('a name that YAML has turned into a number', () => {
  it.each([
    ['001', '1'],
    ['1.10', '1.1'],
    ['20000000000000001', '2.0E+16'],
    ['12e3', '12000'],
  ])('%s, turned into %s, is recognized as a target', async (id, number) => {
    await using s = await startScenario(alibaba, { v1: ['current', '2.10'], [id]: [] })
    const step = await s.promote({ 'target-version': number })
    expect(step.error).toContain(`Check \`target-version\`: YAML has turned ${id} into ${number}, so quote it.`)
    const expected = await s.promote({ 'target-version': id, 'expected-version': number })
    expect(expected.error).toContain(`version you now expect: YAML has turned ${id} into ${number}, so quote it.`)
    const label = await s.promote({ 'target-version': '', 'target-stage': '2.1' })
    expect(label.error).toContain('Check `target-stage`: YAML has turned 2.10 into 2.1, so quote it.')
  })

  it.each(['1.1', '2.0E+16', '2e+16'])('%s is suspected in any case', async (number) => {
    await using s = await startScenario(aws)
    const step = await s.promote({ 'target-version': number })
    expect(step.error).toContain('Check `target-version`: quote it, since YAML rewrites numbers (1.10 becomes 1.1).')
  })

  it('is suspected if the store has no such names', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'target-version': '2.0E+16', 'expected-version': '-1' })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    for (const [input, number] of Object.entries({ 'target-version': '2.0E+16', 'expected-version': '-1' })) {
      expect(step.error).toContain(
        `\`${input}\` is not a valid name for huaweicloud-csms: quote it, since YAML rewrites numbers (1.10 becomes 1.1), got \`${number}\``,
      )
    }
  })

  it.each(['7', 'v1.1', '1.1.1', 'e5', ''])('%j is not', async (text) => {
    await using s = await startScenario(huawei, { v1: ['current'], '007x': [] })
    const step = await s.promote(text ? { 'target-version': text } : { 'target-version': '', 'target-stage': 'x' })
    expect(step).toMatchObject({ exitCode: 1 })
    expect(step.error).not.toContain('YAML')
  })
})

function never(): never {
  throw new Error('no such secret')
}
