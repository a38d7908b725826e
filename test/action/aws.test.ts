/** What is special about AWS Secrets Manager: what its own rules do, and what it refuses. */
import { describe, expect, it } from 'vitest'
import { aws, type Inputs, many, scenario, type Scenario, type Step } from '../support/scenario.ts'

const operations = ({ calls }: Step) => calls.map(({ operation }) => operation)
const bodies = ({ calls }: Step) => calls.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
const found = { previous: 'v1', current: 'v2' }

/** A step that failed and left the labels alone. */
async function fails(s: Scenario, words: string[], inputs: Inputs = {}): Promise<Step> {
  const step = await s.promote(inputs, { debug: true })
  expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
  for (const word of ['Nothing was changed', ...words]) expect(step.error).toMatch(new RegExp(word))
  return step
}

describe.concurrent('AWS: the requests', () => {
  it('are three where the target has a label, each write with the version that the label must be on', async () => {
    await using s = await scenario(aws, { v1: ['previous'], v2: ['current'], v3: ['canary'] })
    const step = await s.promote()
    expect(operations(step)).toEqual(['DescribeSecret', 'UpdateSecretVersionStage', 'DescribeSecret'])
    expect(bodies(step)[1]).toEqual({
      SecretId: aws.secret,
      VersionStage: 'AWSCURRENT',
      RemoveFromVersionId: 'v2',
      MoveToVersionId: 'v3',
    })
    const back = await s.rollback(step)
    expect(s.labels()).toEqual({ ...found, canary: 'v3' })
    expect(bodies(back).filter(({ VersionStage: stage }) => stage)).toEqual([
      { SecretId: aws.secret, VersionStage: 'AWSCURRENT', RemoveFromVersionId: 'v3', MoveToVersionId: 'v2' },
      { SecretId: aws.secret, VersionStage: 'AWSPREVIOUS', RemoveFromVersionId: 'v3', MoveToVersionId: 'v1' },
    ])
  })

  it('name no version where the label is on none, or is to be on none', async () => {
    await using s = await scenario(aws)
    const step = await s.promote({ stage: 'canary' })
    expect(bodies(step).find(({ VersionStage: stage }) => stage)).not.toHaveProperty('RemoveFromVersionId')
    const back = await s.rollback(step)
    expect(bodies(back).find(({ VersionStage: stage }) => stage)).not.toHaveProperty('MoveToVersionId')
    expect(s.labels()).toEqual(found)
  })

  it.each([{ maxPageSize: 2 }, { beginsWithEmptyPage: true }, { maxPageSize: 1, beginsWithEmptyPage: true }])(
    'look for a version without a label on all pages: %j',
    async (options) => {
      const labels = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
      await using s = await scenario(aws, labels, options)
      const step = await s.run({ 'target-version': 'v9' })
      expect(s.labels()).toEqual({ previous: 'v2', current: 'v9' })
      expect(bodies(step)[1]).toMatchObject({ IncludeDeprecated: true })
      expect((await s.rollback(step)).exitCode).toBe(0)
      expect(s.labels()).toEqual({ current: 'v2' })
    },
  )

  it.each(['empty', 'absent'] as const)('put AWSCURRENT on where no version has a label: %s', async (noLabels) => {
    await using s = await scenario(aws, { v3: [] }, { noLabels })
    expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ current: 'v3' })
  })
})

describe.concurrent('AWS: the secret', () => {
  const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`

  it.each([arn('prod/api-a1B2c3'), arn('prod/api')])('can be an ARN: %s', async (secret) => {
    await using s = await scenario(aws)
    const step = await s.promote({ secret, region: '' }, { env: { ...aws.env, AWS_REGION: 'us-east-1' } })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.outputs.results).toContain('"region":"eu-central-1"')
    await s.rollback(step)
    expect(s.labels()).toEqual(found)
  })

  it.each(['arn:aws:secretsmanager:eu-central-1:123:secret:x', 'arn:aws:s3:::x', 'a b', 'a:b', 'ä'])(
    'cannot be %j',
    async (secret) => {
      await using s = await scenario(aws)
      const step = await s.promote({ secret })
      expect(step.error).toContain('`secret`')
      expect(step.calls).toEqual([])
    },
  )

  it('cannot be named twice, once by its ARN', async () => {
    await using s = await many(['w1'])
    const step = await s.promote({
      promotions: JSON.stringify([s.item('w1'), s.item('w1', { secret: arn('w1-a1B2c3') })]),
    })
    expect(step.error).toContain('twice')
    expect(step.requests).toEqual([])
  })

  it('is refused while it is being deleted, without a write', async () => {
    await using s = await scenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { deletedDate: Date.UTC(2031, 1, 3) })
    const step = await fails(s, ['scheduled for deletion', '2031-02-03T00:00:00', 'Cancel the deletion'])
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('is refused where a service manages it, which is named', async () => {
    await using s = await scenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { owningService: 'rds' })
    const step = await fails(s, ['belongs to rds'])
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('is refused where it is a replica: says which region is the primary', async () => {
    await using s = await scenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { primaryRegion: 'us-east-1' })
    const step = await fails(s, ['replica', 'primary region is us-east-1'])
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('may have replicas elsewhere', async () => {
    await using s = await scenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { primaryRegion: 'eu-central-1' })
    expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it.each(['owningService', 'primaryRegion'])('is left as it is where it gets an %s meanwhile', async (field) => {
    for (const replicaError of ['InvalidRequestException', 'InvalidParameterException'] as const) {
      await using s = await scenario(aws, undefined, { replicaError })
      s.trouble('current → v3', () => void Object.assign(s.cloud.secrets[s.secret] ?? {}, { [field]: 'us-east-1' }))
      await fails(s, [replicaError === 'InvalidRequestException' ? replicaError : 'rejected|Invalid'])
      expect(s.labels()).toEqual(found)
    }
  })

  it.each(['ResourceNotFoundException', 'InvalidParameterException'] as const)(
    'is left as it is where the target is gone meanwhile: %s',
    async (unknownVersion) => {
      await using s = await scenario(aws, undefined, { unknownVersion })
      s.trouble('current → v3', () => {
        s.purge('v3')
        return undefined
      })
      await fails(s, [unknownVersion])
      expect(s.labels()).toEqual(found)
    },
  )
})

describe.concurrent('AWS: AWSPENDING', () => {
  it('stays on the version that a rollback takes out of service: a warning, since that blocks rotation', async () => {
    await using s = await scenario(aws, { v1: ['previous'], v2: ['current'], v3: ['AWSPENDING'] })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    const plan = await s.rollback(step, { 'dry-run': 'true' })
    const back = await s.rollback(step)
    for (const { warnings } of [plan, back]) {
      expect(warnings).toEqual([expect.stringMatching(/AWSPENDING is on v3 still.*rotation/)])
    }
    expect(s.labels()).toEqual({ ...found, AWSPENDING: 'v3' })
  })

  it.each([{ v1: ['previous', 'AWSPENDING'] }, { v3: ['AWSPENDING'] }])(
    'elsewhere is nobody’s concern',
    async (more) => {
      await using s = await scenario(aws, { v1: ['previous'], v2: ['current'], v3: [], ...more })
      expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
    },
  )
})

describe.concurrent('AWS: errors', () => {
  it.each(['plain', 'namespace', 'header'] as const)(
    'are known by their name, wherever it is: %s',
    async (errorForm) => {
      await using s = await scenario(aws, undefined, { errorForm, denied: ['UpdateSecretVersionStage'] })
      await fails(s, ['no permission', 'AccessDeniedException', 'request id'])
      expect(s.labels()).toEqual(found)
    },
  )

  it.each([
    ['ExpiredTokenException', 'authentication failed'],
    ['UnrecognizedClientException', 'authentication failed'],
    ['InvalidClientTokenId', 'authentication failed'],
    ['InvalidSignatureException', 'authentication failed'],
  ])('%s: %s, and no request more', async (code, words) => {
    await using s = await scenario(aws)
    s.trouble('current → v3', () => ({ status: 400, body: aws.error(code, 'not today') }))
    const step = await fails(s, [words, code])
    expect(operations(step).at(-1)).toBe('UpdateSecretVersionStage')
  })

  it('of a wrong clock that the server’s time does not help are said to be that', async () => {
    await using s = await scenario(aws)
    s.trouble('current → v3', () => ({ status: 400, body: aws.error('RequestTimeTooSkewed', 'not today') }))
    await fails(s, ['clock', 'RequestTimeTooSkewed'])
    expect(s.labels()).toEqual(found)
  })

  it('of a wrong clock are put right by the server’s', async () => {
    const ahead = 3_600_000
    await using s = await scenario(aws, undefined, { now: () => Date.now() + ahead })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'read', 'current → v3', 'read'] })
  })

  it('of a write that fails leave nothing to put back', async () => {
    await using s = await scenario(aws)
    s.trouble('current → v3', () => s.refusal(500, 'internal'))
    const step = await fails(s, ['InternalServiceError'], { 'max-attempts': '2' })
    expect(step.trace).toEqual(['read', 'current → v3', 'read', 'current → v3', 'read', 'read'])
    expect(s.labels()).toEqual(found)
  })
})

describe.concurrent('AWS: an endpoint from the environment', () => {
  const names = ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'AWS_ENDPOINT_URL']

  it.each(names)('%s is used, for the rollback too', async (name) => {
    await using s = await scenario(aws)
    const env = { ...aws.env, [name]: s.cloud.endpoint }
    const step = await s.promote({ endpoint: '' }, { env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step, {}, { env })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(found)
  })

  it('is the one of the service before the one of all services, and stands back behind the input', async () => {
    await using s = await scenario(aws)
    const [own = '', all = ''] = names
    const both = { ...aws.env, [own]: s.cloud.endpoint, [all]: 'http://127.0.0.1:1' }
    expect(await s.promote({ endpoint: '' }, { env: both })).toMatchObject({ exitCode: 0 })
    const wrong = { ...aws.env, [own]: 'http://127.0.0.1:1' }
    expect(await s.run({ 'target-version': 'v1' }, { env: wrong })).toMatchObject({ exitCode: 0 })
  })

  it.each(['http://example.com', 'https://example.com/path', 'nonsense'])('is a mistake: %s', async (url) => {
    await using s = await scenario(aws)
    const step = await s.promote({ endpoint: '' }, { env: { ...aws.env, AWS_ENDPOINT_URL: url } })
    expect(step.error).toMatch(/`endpoint` comes from AWS_ENDPOINT_URL, which must be/)
    expect(step.calls).toEqual([])
  })

  it('is good in a record where this environment says so, too', async () => {
    await using s = await scenario(aws)
    const record = (await s.promote()).outputs.record?.replace(s.cloud.endpoint, 'https://vpce.example.com') ?? ''
    const inputs = { 'max-attempts': '0' }
    const elsewhere = await s.rollback(record, inputs)
    expect(elsewhere.error).toContain('`record` holds an address')
    const here = await s.rollback(record, inputs, { env: { ...aws.env, AWS_ENDPOINT_URL: 'https://vpce.example.com' } })
    expect(here.error).not.toContain('`record`')
  })

  it('does not make up for a region, which is signed', async () => {
    await using s = await scenario(aws)
    const step = await s.promote({ region: '' })
    expect(step.error).toMatch(/`region` is missing.*AWS_REGION, AWS_DEFAULT_REGION/)
    expect(step.calls).toEqual([])
  })
})

describe.concurrent('AWS: among many', () => {
  const names = ['w1', 'h1', 'a1', 'w2']

  it('is promoted and undone with the others', async () => {
    await using s = await many(names)
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.all()).toEqual(names.map(() => ({ previous: 'v2', current: 'v3' })))
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.all()).toEqual(names.map(() => found))
  })

  it('is put back where another fails, AWSPREVIOUS too', async () => {
    await using s = await many(names)
    s.before = (request) => (request === 'w2 current → v3' ? { status: 400, body: '{"__type":"X"}' } : undefined)
    const step = await s.promote({ concurrency: '1' })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'restored', 'restored', 'failed'])
    expect(s.all()).toEqual(names.map(() => found))
  })

  it.each(['failure', 'cancelled'])('is undone at the end of a job: %s', async (status) => {
    await using s = await many(['w1'])
    const done = await s.run({ ...s.item('w1'), 'rollback-on-failure': 'true' })
    const end = await s.endOfJob(done, status)
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(end.requests.filter((it) => it.includes('→'))).toEqual(['w1 current → v2', 'w1 previous → v1'])
    expect(s.labels('w1')).toEqual(found)
  })
})
