/** AWS Parameter Store: labels of versions, no condition on a write, and no history of a parameter that is not encrypted. */
import { describe, expect, it } from 'vitest'
import { arnOf, dbPassword, errorResponse, initialVersions, startSsmScenario } from '../support/parameter-store.ts'
import type { SsmOptions } from '../support/clouds/aws-parameter-store.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey } from '../support/clouds/server.ts'
import { readRecord } from '../support/record.ts'

const promotion = ['DescribeParameters', 'GetParameterHistory', 'LabelParameterVersion', 'GetParameterHistory']
const arn = arnOf(dbPassword)

describe.concurrent('Parameter Store: a promotion', () => {
  it('takes four requests, none of which decrypts a value', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({}, { debug: true })
    expect(step).toMatchObject({ exitCode: 0, trace: promotion, writes: ['live → 3'] })
    expect(step.calls.slice(0, 3).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: [dbPassword] }], MaxResults: 50 },
      { Name: dbPassword, WithDecryption: false, MaxResults: 50 },
      { Name: dbPassword, ParameterVersion: 3, Labels: ['live'] },
    ])
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': '2', 'current-version': '3' })
    expect(step.results).toEqual([
      expect.objectContaining({ provider: 'aws-parameter-store', region: 'eu-central-1', outcome: 'promoted' }),
    ])
    expect(readRecord(step.outputs.record)).toMatchObject({
      secrets: [{ secret: arn, region: 'eu-central-1', changes: [{ stage: 'live', before: '2', after: '3' }] }],
    })
    expect(p.labels()).toEqual({ canary: '3', live: '3' })
    expect(step.summary).toContain('Parameter Store keeps 100 versions of a parameter')
  })

  it.each([
    [{ 'target-stage': 'canary' }, '3'],
    [{ 'target-version': 'newest' }, '3'],
    [{ 'target-version': '1' }, '1'],
  ])('finds its target: %j', async (target, version) => {
    await using p = await startSsmScenario()
    expect(await p.promote(target)).toMatchObject({ exitCode: 0, annotations: [], writes: [`live → ${version}`] })
  })

  it.each<[string, SsmOptions]>([
    ['several pages', { maxPageSize: 2 }],
    ['absent lists of labels', { noLabels: 'absent' }],
    ['empty pages before the parameter', { emptyPages: 30 }],
  ])('reads %s', async (_, options) => {
    await using p = await startSsmScenario(options)
    expect(await p.promote()).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
    expect(p.labels()).toMatchObject({ live: '3' })
  })

  it.each([
    { tier: 'Standard', valueBytes: 4_500, policies: '', pages: 2 },
    { tier: 'Advanced', valueBytes: 9_000, policies: 'p'.repeat(20_480), pages: 4 },
  ] as const)('reads a hundred versions with values of the largest size: $tier', async (largest) => {
    const { tier, valueBytes, policies: Policies, pages } = largest
    const versions = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [n + 1, n === 0 ? ['live'] : []]))
    await using p = await startSsmScenario({ tier, secrets: { [dbPassword]: versions } })
    const Value = Buffer.alloc(valueBytes, 'x').toString('base64')
    p.onRequest('GetParameterHistory', () => (response) => {
      const { Parameters, ...rest } = JSON.parse(response.body as string) as { Parameters: object[] }
      const large = { Value, Description: 'd'.repeat(1024), AllowedPattern: 'a'.repeat(1024), Policies }
      return {
        ...response,
        body: JSON.stringify({ Parameters: Parameters.map((each) => ({ ...each, ...large })), ...rest }),
      }
    })
    const step = await p.promote({ 'target-version': 'newest' })
    expect(step).toMatchObject({ exitCode: 0, writes: ['live → 100'] })
    expect(step.trace.filter((operation) => operation === 'GetParameterHistory')).toHaveLength(2 * pages)
  })

  it('moves a second label to the version that loses the first', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ 'previous-stage': 'previous' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: ['previous → 2', 'live → 3'] })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, writes: ['live → 2', 'previous ← 2'] })
    expect(p.labels()).toEqual({ live: '2', canary: '3' })
  })

  it('writes nothing if the label is there already, or in a dry run', async () => {
    await using p = await startSsmScenario()
    const same = await p.promote({ 'target-version': '2' })
    expect(same).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
    const dry = await p.promote({ 'dry-run': 'true' })
    expect(dry).toMatchObject({ exitCode: 0, trace: promotion.slice(0, 2), results: [{ outcome: 'planned' }] })
    const report = await p.promote({ 'dry-run': 'true', 'target-version': '' })
    expect(report).toMatchObject({ exitCode: 0, writes: [], outputs: { 'current-version': '2' } })
  })

  it('fails if `expected-version` is another version, or the target does not exist', async () => {
    await using p = await startSsmScenario()
    const other = await p.promote({ 'expected-version': '1' })
    expect(other).toMatchObject({ exitCode: 1, writes: [] })
    expect(other.error).toContain('live is on 2, but `expected-version` is 1')
    const missing = await p.promote({ 'target-version': '9' })
    expect(missing).toMatchObject({ exitCode: 1, writes: [] })
    expect(missing.error).toContain('The versions are: 2 (live), 3 (canary), 1.')
  })

  it('needs no key with the OIDC token of the job', async () => {
    const accessKeys: AccessKey[] = []
    await using identity = await startIdentity({ accessKeys })
    await using p = await startSsmScenario({ accessKeys })
    const inputs = { 'role-to-assume': TRUSTED.aws.role, 'identity-endpoint': identity.endpoint }
    const step = await p.promote(inputs, { env: identity.env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
    expect(identity.operations).toEqual(['GetIdToken', 'AssumeRoleWithWebIdentity'])
  })
})

describe.concurrent('Parameter Store: a rollback', () => {
  it('restores the label, and is done then', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote()
    const back = await p.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: promotion, writes: ['live → 2'] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    expect(p.labels()).toEqual({ live: '2', canary: '3' })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
  })

  it('removes a label that was on no version', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ stage: 'blue' })
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: ['blue ← 3'] })
    expect(p.labels()).toEqual({ live: '2', canary: '3' })
  })

  it('fails if someone else has moved the label since, unless it is forced', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote()
    p.move('live', '1')
    const refused = await p.rollback(step)
    expect(refused).toMatchObject({ exitCode: 1, writes: [] })
    expect(refused.error).toContain('has been moved since')
    expect(await p.rollback(step, { force: 'true' })).toMatchObject({ exitCode: 0, writes: ['live → 2'] })
  })

  it('says that the parameter may be another one if the label is on no version', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote()
    // Deleted and created again.
    for (const version of Object.values(p.parameter().versions)) version.stages.clear()
    const back = await p.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, trace: promotion.slice(0, 2) })
    expect(back.error).toContain('The parameter may have been deleted and created again')
    p.move('live', '1')
    expect((await p.rollback(step)).error).not.toContain('created again')
  })

  it('fails if the version to restore is kept no longer', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote()
    Reflect.deleteProperty(p.parameter().versions, '2')
    const back = await p.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.error).toContain('version 2 no longer exists')
  })

  it('moves the label to a version', async () => {
    await using p = await startSsmScenario()
    const inputs = { rollback: 'true', 'target-version': '1' }
    expect(await p.promote(inputs)).toMatchObject({ exitCode: 0, results: [{ outcome: 'rolled-back' }] })
    expect(p.labels()).toMatchObject({ live: '1' })
  })

  it.each(['failure', 'success'])('runs at the end of a job only if it failed (status %s)', async (status) => {
    await using p = await startSsmScenario()
    const inputs = { 'rollback-on-failure': 'true' }
    const step = await p.promote(inputs)
    const end = await p.endOfJob(step, { ...p.inputs, 'target-version': '3', ...inputs }, status)
    expect(end).toMatchObject({ exitCode: 0, writes: status === 'failure' ? ['live → 2'] : [] })
  })

  it.each([
    [{}, `aws ssm label-parameter-version --region=eu-central-1`, '--parameter-version=2 --labels=live'],
    [{ stage: 'blue' }, 'aws ssm unlabel-parameter-version', '--parameter-version=3 --labels=blue'],
  ])('lists the command of the vendor if it fails: %j', async (inputs, command, options) => {
    await using p = await startSsmScenario()
    const step = await p.promote(inputs)
    p.onRequest('DescribeParameters', () => errorResponse('InternalServerError', 'not today', 500))
    const back = await p.rollback(step, { 'max-attempts': '1' })
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    for (const text of [command, options, `--name=${dbPassword}`]) expect(back.error).toContain(text)
  })

  it('restores the others of a list if one fails', async () => {
    const other = '/prod/mail'
    await using p = await startSsmScenario({ secrets: { [dbPassword]: initialVersions, [other]: initialVersions } })
    p.onRequest('LabelParameterVersion', () => errorResponse('AccessDeniedException'), { nth: 2, times: 1 })
    const promotions = JSON.stringify([dbPassword, other].map((secret) => ({ secret, 'target-version': '3' })))
    const step = await p.run({ ...p.inputs, secret: '', promotions, concurrency: '1' })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'failed'])
    expect(step.error).toContain('permission denied (LabelParameterVersion, AccessDeniedException')
    expect([p.labels(), p.labels(other)]).toMatchObject([{ live: '2' }, { live: '2' }])
  })
})
