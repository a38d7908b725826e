/** Rules and refusals that only AWS Secrets Manager has. */
import { describe, expect, it } from 'vitest'
import type { Inputs } from '../support/runner.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { aws } from '../support/scenario/vendors.ts'
import { withEndpoint } from '../support/record.ts'

const operations = ({ calls }: StepRun) => calls.map(({ operation }) => operation)
const bodies = ({ calls }: StepRun) => calls.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
const found = { previous: 'v1', current: 'v2' }

/** Promotes v3, and checks that this fails with these words and changes nothing. */
async function promoteExpectingFailure(s: Scenario, words: string[], inputs: Inputs = {}): Promise<StepRun> {
  const step = await s.promote(inputs, { debug: true })
  expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
  for (const word of ['\nState: Nothing was changed', ...words]) expect(step.error).toMatch(new RegExp(word))
  return step
}

describe.concurrent('AWS: a promotion', () => {
  it('takes three requests if the target has a label, and every write names the version that must hold the label', async () => {
    await using s = await startScenario(aws, { v1: ['previous'], v2: ['current'], v3: ['canary'] })
    const step = await s.promote()
    expect(operations(step)).toEqual(['DescribeSecret', 'UpdateSecretVersionStage', 'DescribeSecret'])
    expect(bodies(step)[1]).toEqual({
      SecretId: aws.fullName(aws.secret),
      VersionStage: 'AWSCURRENT',
      RemoveFromVersionId: 'v2',
      MoveToVersionId: 'v3',
    })
    const back = await s.rollback(step)
    expect(s.labels()).toEqual({ ...found, canary: 'v3' })
    expect(bodies(back).filter(({ VersionStage: stage }) => stage)).toEqual([
      {
        SecretId: aws.fullName(aws.secret),
        VersionStage: 'AWSCURRENT',
        RemoveFromVersionId: 'v3',
        MoveToVersionId: 'v2',
      },
      {
        SecretId: aws.fullName(aws.secret),
        VersionStage: 'AWSPREVIOUS',
        RemoveFromVersionId: 'v3',
        MoveToVersionId: 'v1',
      },
    ])
  })

  it('names no version to remove a label from, or to move it to, if there is none', async () => {
    await using s = await startScenario(aws)
    const step = await s.promote({ stage: 'canary' })
    expect(bodies(step).find(({ VersionStage: stage }) => stage)).not.toHaveProperty('RemoveFromVersionId')
    const back = await s.rollback(step)
    expect(bodies(back).find(({ VersionStage: stage }) => stage)).not.toHaveProperty('MoveToVersionId')
    expect(s.labels()).toEqual(found)
  })

  it.each([{ maxPageSize: 2 }, { beginsWithEmptyPage: true }, { maxPageSize: 1, beginsWithEmptyPage: true }])(
    'finds a version without labels on any page: %j',
    async (options) => {
      const labels = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`v${n + 1}`, [[], ['current']][n] ?? []]))
      await using s = await startScenario(aws, labels, options)
      const step = await s.run({ 'target-version': 'v9' })
      expect(s.labels()).toEqual({ previous: 'v2', current: 'v9' })
      expect(bodies(step)[1]).toMatchObject({ IncludeDeprecated: true })
      expect((await s.rollback(step)).exitCode).toBe(0)
      expect(s.labels()).toEqual({ current: 'v2' })
    },
  )

  it.each(['empty', 'absent'] as const)(
    'adds AWSCURRENT if no version has a label (list of labels: %s)',
    async (noLabels) => {
      await using s = await startScenario(aws, { v3: [] }, { noLabels })
      expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
      expect(s.labels()).toEqual({ current: 'v3' })
    },
  )
})

describe.concurrent('AWS: the secret', () => {
  const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`

  it.each([arn('prod/api-a1B2c3'), arn('prod/api')])('can be named by the ARN %s', async (secret) => {
    await using s = await startScenario(aws)
    const step = await s.promote({ secret, region: '' }, { env: { ...aws.env, AWS_REGION: 'us-east-1' } })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.outputs.results).toContain('"region":"eu-central-1"')
    await s.rollback(step)
    expect(s.labels()).toEqual(found)
  })

  it.each(['arn:aws:secretsmanager:eu-central-1:123:secret:x', 'arn:aws:s3:::x', 'a b', 'a:b', 'ä'])(
    'cannot be named %j',
    async (secret) => {
      await using s = await startScenario(aws)
      const step = await s.promote({ secret })
      expect(step.error).toContain('`secret`')
      expect(step.calls).toEqual([])
    },
  )

  it('cannot be listed twice, by its name and by its ARN', async () => {
    await using s = await startListScenario(['w1'])
    const step = await s.promote({
      promotions: JSON.stringify([s.buildItem('w1'), s.buildItem('w1', { secret: arn('w1-a1B2c3') })]),
    })
    expect(step.error).toContain('twice')
    expect(s.writes).toEqual([])
  })

  it('is rejected without a write if it is scheduled for deletion', async () => {
    await using s = await startScenario(aws)
    const secret = Object.assign(s.cloud.secrets[s.secret] ?? {}, { deletedDate: Date.UTC(2031, 1, 3) })
    const step = await promoteExpectingFailure(s, ['scheduled for deletion', 'Cancel the deletion'])
    // As the cloud now has it: moto chooses the date.
    const [date = ''] = new Date(secret.deletedDate).toISOString().split('.')
    expect(step.error).toContain(date)
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('is rejected if a service manages it, and the error names the service', async () => {
    await using s = await startScenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { owningService: 'rds' })
    const step = await promoteExpectingFailure(s, ['belongs to rds'])
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('is rejected if it is a replica, and the error names the primary region', async () => {
    await using s = await startScenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { primaryRegion: 'us-east-1' })
    const step = await promoteExpectingFailure(s, ['replica', 'primary region is us-east-1'])
    expect(operations(step)).toEqual(['DescribeSecret'])
  })

  it('can have replicas in other regions', async () => {
    await using s = await startScenario(aws)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { primaryRegion: 'eu-central-1' })
    expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it.each(['owningService', 'primaryRegion'])('stays unchanged if its %s is set before the write', async (field) => {
    for (const replicaError of ['InvalidRequestException', 'InvalidParameterException'] as const) {
      await using s = await startScenario(aws, undefined, { replicaError })
      s.onRequest('current → v3', () => void Object.assign(s.cloud.secrets[s.secret] ?? {}, { [field]: 'us-east-1' }))
      await promoteExpectingFailure(s, [replicaError === 'InvalidRequestException' ? replicaError : 'rejected|Invalid'])
      expect(s.labels()).toEqual(found)
    }
  })

  it.each(['ResourceNotFoundException', 'InvalidParameterException'] as const)(
    'stays unchanged if the target is deleted before the write (%s)',
    async (unknownVersion) => {
      await using s = await startScenario(aws, undefined, { unknownVersion })
      s.onRequest('current → v3', () => {
        s.deleteVersion('v3')
        return undefined
      })
      await promoteExpectingFailure(s, [unknownVersion])
      expect(s.labels()).toEqual(found)
    },
  )
})

describe.concurrent('AWS: AWSPENDING', () => {
  it('stays on the version that a rollback takes out of service, with a warning that it blocks the next rotation', async () => {
    await using s = await startScenario(aws, { v1: ['previous'], v2: ['current'], v3: ['AWSPENDING'] })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    const plan = await s.rollback(step, { 'dry-run': 'true' })
    const back = await s.rollback(step)
    for (const { warnings } of [plan, back]) {
      expect(warnings).toEqual([
        expect.stringMatching(/AWSPENDING is still on v3 and will block the next rotation until you remove it/),
      ])
    }
    expect(s.labels()).toEqual({ ...found, AWSPENDING: 'v3' })
  })

  it.each([{ v1: ['previous', 'AWSPENDING'] }, { v3: ['AWSPENDING'] }])(
    'causes no warning on a version that stays out of service: %j',
    async (more) => {
      await using s = await startScenario(aws, { v1: ['previous'], v2: ['current'], v3: [], ...more })
      expect(await s.promote()).toMatchObject({ exitCode: 0, annotations: [] })
    },
  )
})

describe.concurrent('AWS: an error response', () => {
  it.each(['plain', 'namespace', 'header'] as const)('is recognized by its name in any form: %s', async (errorForm) => {
    await using s = await startScenario(aws, undefined, { errorForm, denied: ['UpdateSecretVersionStage'] })
    await promoteExpectingFailure(s, ['permission denied', 'AccessDeniedException', 'request id'])
    expect(s.labels()).toEqual(found)
  })

  it.each([
    ['ExpiredTokenException', 'authentication failed'],
    ['UnrecognizedClientException', 'authentication failed'],
    ['InvalidClientTokenId', 'authentication failed'],
    ['InvalidSignatureException', 'authentication failed'],
  ])('of the kind %s is reported as "%s" and ends the run', async (code, words) => {
    await using s = await startScenario(aws)
    s.onRequest('current → v3', () => ({ status: 400, body: aws.error(code, 'not today') }))
    const step = await promoteExpectingFailure(s, [words, code])
    expect(operations(step).at(-1)).toBe('UpdateSecretVersionStage')
  })

  it('about clock skew is reported as such if the server’s clock does not help', async () => {
    await using s = await startScenario(aws)
    s.onRequest('current → v3', () => ({ status: 400, body: aws.error('RequestTimeTooSkewed', 'not today') }))
    await promoteExpectingFailure(s, ['clock', 'RequestTimeTooSkewed'])
    expect(s.labels()).toEqual(found)
  })

  it('about clock skew makes the action adjust to the server’s clock and retry', async () => {
    const ahead = 3_600_000
    await using s = await startScenario(aws, undefined, { now: () => Date.now() + ahead })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: ['read', 'read', 'current → v3', 'read'] })
  })

  it('to the only write leaves it in doubt', async () => {
    await using s = await startScenario(aws)
    s.onRequest('current → v3', () => s.errorResponse(500, 'internal'))
    const step = await s.promote({ 'max-attempts': '2' })
    expect(step).toMatchObject({ exitCode: 1, outputs: { changed: 'true' } })
    expect(step.error).toMatch(/InternalServiceError.*\nState: Rollback in doubt: .*may still move AWSCURRENT to v3/)
    expect(step.trace).toEqual(['read', 'current → v3', 'read', 'current → v3', 'read', 'read'])
    expect(s.labels()).toEqual(found)
  })
})

describe.concurrent('AWS: an endpoint from the environment', () => {
  const names = ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'AWS_ENDPOINT_URL']

  it.each(names)('is read from %s for a promotion and its rollback', async (name) => {
    await using s = await startScenario(aws)
    const env = { ...aws.env, [name]: s.cloud.endpoint }
    const step = await s.promote({ endpoint: '' }, { env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step, {}, { env })).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual(found)
  })

  it('is ignored if AWS_IGNORE_CONFIGURED_ENDPOINT_URLS is true', async () => {
    await using s = await startScenario(aws)
    const env = { ...aws.env, AWS_ENDPOINT_URL: 'nonsense', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }
    expect(await s.promote({}, { env })).toMatchObject({ exitCode: 0, annotations: [] })
    expect((await s.promote({}, { env: { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'no' } })).exitCode).toBe(0)
    const unset = { endpoint: '', region: '', 'dry-run': 'true' }
    const step = await s.promote(unset, { env: { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: '0' } })
    expect(step.error).toMatch(/`endpoint` comes from AWS_ENDPOINT_URL/)
    expect((await s.promote(unset, { env })).error).not.toContain('AWS_ENDPOINT_URL')
  })

  it('is the service-specific one first, and never overrides the input', async () => {
    await using s = await startScenario(aws)
    const [own = '', all = ''] = names
    const both = { ...aws.env, [own]: s.cloud.endpoint, [all]: 'http://127.0.0.1:1' }
    expect(await s.promote({ endpoint: '' }, { env: both })).toMatchObject({ exitCode: 0 })
    const overridden = { ...aws.env, [own]: 'http://127.0.0.1:1' }
    expect(await s.run({ 'target-version': 'v1' }, { env: overridden })).toMatchObject({ exitCode: 0 })
  })

  it.each(['http://example.com', 'https://example.com/path', 'nonsense'])('is rejected if it is %s', async (url) => {
    await using s = await startScenario(aws)
    const step = await s.promote({ endpoint: '' }, { env: { ...aws.env, AWS_ENDPOINT_URL: url } })
    expect(step.error).toMatch(/`endpoint` comes from AWS_ENDPOINT_URL, which must be/)
    expect(step.calls).toEqual([])
  })

  it('is accepted in a record if it matches the environment of the rollback', async () => {
    await using s = await startScenario(aws)
    const record = withEndpoint('https://vpce.example.com', (await s.promote()).outputs.record)
    const inputs = { 'max-attempts': '0' }
    const elsewhere = await s.rollback(record, inputs)
    expect(elsewhere.error).toContain("`record` contains an endpoint outside the provider's domain")
    const here = await s.rollback(record, inputs, { env: { ...aws.env, AWS_ENDPOINT_URL: 'https://vpce.example.com' } })
    expect(here.error).toMatch(/rollback failed\nCause: `max-attempts`[^\n]*\.\nState: /)
  })

  it('does not replace the region, which the signature contains', async () => {
    await using s = await startScenario(aws)
    const step = await s.promote({ region: '' })
    expect(step.error).toMatch(/`region` is required .*AWS_REGION, AWS_DEFAULT_REGION/)
    expect(step.calls).toEqual([])
  })
})

describe.concurrent('AWS: a secret in a list', () => {
  const names = ['w1', 'h1', 'a1', 'w2']

  it('is promoted and rolled back with the others', async () => {
    await using s = await startListScenario(names)
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.allLabels()).toEqual(names.map(() => ({ previous: 'v2', current: 'v3' })))
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.allLabels()).toEqual(names.map(() => found))
  })

  it('is restored with AWSPREVIOUS if another secret fails', async () => {
    await using s = await startListScenario(names)
    s.intercept = (request) => (request === 'w2 current → v3' ? { status: 400, body: '{"__type":"X"}' } : undefined)
    const step = await s.promote({ concurrency: '1' })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'restored', 'restored', 'failed'])
    expect(s.allLabels()).toEqual(names.map(() => found))
  })

  it.each(['failure', 'cancelled'])('is rolled back at the end of a job with the status %s', async (status) => {
    await using s = await startListScenario(['w1'])
    const done = await s.run({ ...s.buildItem('w1'), 'rollback-on-failure': 'true' })
    const end = await s.endOfJob(done, status)
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(end.requests.filter((it) => it.includes('→'))).toEqual(['w1 current → v2', 'w1 previous → v1'])
    expect(s.labels('w1')).toEqual(found)
  })
})
