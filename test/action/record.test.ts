/** `record`: can come from another job, so it is validated strictly and cannot direct credentials to another host. */
import { describe, expect, it } from 'vitest'
import { recordJson } from '../support/record.ts'
import { startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor, vendors } from '../support/scenario/vendors.ts'

type RecordFields = Record<string, unknown>

const apiEndpoints = {
  [huawei.title]: 'https://kms.ap-southeast-1.myhuaweicloud.com',
  [alibaba.title]: 'https://kms.cn-hangzhou.aliyuncs.com',
  [aws.title]: 'https://secretsmanager.eu-central-1.amazonaws.com',
}

/** Builds a valid record, except for these fields of its only secret and of the record itself. */
function buildRecord(vendor: Vendor, secret: RecordFields, rest: RecordFields = {}): string {
  const { current: stage, inputs } = vendor
  const valid = {
    provider: inputs.provider,
    region: inputs.region,
    ...(vendor === huawei && { projectId: huawei.inputs['project-id'] }),
    secret: vendor.fullName(vendor.secret),
    stage,
    changes: [{ stage, before: 'v2', after: 'v3' }],
  }
  return JSON.stringify({ version: 1, secrets: [{ ...valid, ...secret }], ...rest })
}

/** Returns the issues of a rollback by this record. An invalid `max-attempts` makes sure that it sends nothing. */
async function readIssues(s: Scenario, record: string, inputs: Record<string, string> = {}): Promise<string[]> {
  const step = await s.rollback(record, { 'max-attempts': '0', ...inputs })
  expect(step.calls).toEqual([])
  const issues = step.error.split('\n').filter((line) => line.startsWith('`') && !line.startsWith('`max-attempts`'))
  // With a valid record, it is a rollback that cannot begin.
  expect(step.error).toMatch(issues.length > 0 ? /Nothing was sent/ : /rollback failed\nCause: `max-attempts`/)
  return issues
}

describe.concurrent.each(vendors)('$title: a record', (vendor) => {
  const ownEndpoint = apiEndpoints[vendor.title] ?? ''
  const others = vendors.filter((other) => other !== vendor).map(({ title }) => apiEndpoints[title] ?? '')

  it.each([ownEndpoint, 'http://127.0.0.1:9', 'http://localhost:9', 'http://[::1]:9', 'https://localhost'])(
    'is accepted with the endpoint %s',
    async (endpoint) => {
      await using s = await startScenario(vendor)
      expect(await readIssues(s, buildRecord(vendor, { endpoint }))).toEqual([])
    },
  )

  it.each([
    ...others,
    'https://example.com',
    `${ownEndpoint}.example.com`,
    `${ownEndpoint}/`,
    `${ownEndpoint}:8443`,
    ownEndpoint.replace('.', '.x.'),
    ownEndpoint.replace('https', 'http'),
    ownEndpoint.replace('https://', 'https://user@'),
    ownEndpoint.replace(/kms|secretsmanager/, 'iam'),
    'https://secretsmanager.s3-us-west-2.amazonaws.com',
    'https://secretsmanager.s3.us-west-2.amazonaws.com',
    'https://secretsmanager.us-west-2.elb.amazonaws.com',
    'https://kms.oss-cn-hangzhou.aliyuncs.com',
    'https://oss-cn-hangzhou.aliyuncs.com',
    'https://kst-abc.cryptoservice.kms.aliyuncs.com',
    'https://kms.obs.myhuaweicloud.com',
    'http://127.0.0.1.example.com',
    'http://169.254.169.254',
    'file:///etc/passwd',
    'example.com',
  ])('is rejected with the endpoint %s', async (endpoint) => {
    await using s = await startScenario(vendor)
    const [line, ...more] = await readIssues(s, buildRecord(vendor, { endpoint }))
    expect(line).toMatch(/^`record` contains an endpoint outside the provider's domain/)
    expect(more).toEqual([])
  })

  it('is accepted with any endpoint that the step itself sets', async () => {
    await using s = await startScenario(vendor)
    const endpoint = 'https://kms.example.com'
    expect(await readIssues(s, buildRecord(vendor, { endpoint }), { endpoint })).toEqual([])
    const elsewhere = { endpoint: 'https://kms.example.org' }
    expect(await readIssues(s, buildRecord(vendor, { endpoint }), elsewhere)).toHaveLength(1)
  })

  it.each([
    ['region', 'example.com/'],
    ['region', 'cn-hangzhou.example.com'],
    ['region', 'cn-hangzhou@example.com'],
    ['region', 'cn-hangzhou#'],
    ['region', 'oss-cn-hangzhou'],
    ['region', ''],
    ['projectId', '../../example'],
    ['projectId', 'a?b'],
    ['projectId', '.'],
  ])('is rejected if `%s` could change the host or path of requests: %j', async (field, value) => {
    await using s = await startScenario(vendor)
    expect(await readIssues(s, buildRecord(vendor, { [field]: value }))).toEqual([expect.stringMatching(/^`record` /)])
  })
})

describe.concurrent('a record', () => {
  // These checks are the same for all providers.
  const vendor = alibaba
  const { current: stage } = vendor
  const change = { stage, before: 'v2', after: 'v3' }

  it.each<[string, string]>([
    ['YAML instead of JSON', 'version: 1'],
    ['truncated JSON', buildRecord(vendor, {}).slice(0, -2)],
    ['a list instead of an object', '[]'],
    ['null instead of an object', 'null'],
    ['another format version', buildRecord(vendor, {}, { version: 2 })],
    ['no format version', buildRecord(vendor, {}, { version: undefined })],
    ['an unknown field', buildRecord(vendor, {}, { more: true })],
    ['an unknown field of a secret', buildRecord(vendor, { host: 'example.com' })],
    ['a prototype', buildRecord(vendor, {}).replace('{', '{"__proto__":{},')],
    ['no secrets', buildRecord(vendor, {}, { secrets: [] })],
    ['an invalid address of the run', buildRecord(vendor, {}, { run: 'javascript:alert(1)' })],
    ['no provider', buildRecord(vendor, { provider: undefined })],
    ['an unknown provider', buildRecord(vendor, { provider: 'keepass' })],
    ['a provider that every object inherits', buildRecord(vendor, { provider: 'constructor' })],
    ['no secret', buildRecord(vendor, { secret: '' })],
    ['a secret with a line break', buildRecord(vendor, { secret: 'db\n::set-output name=x::y' })],
    ['a secret with a blank', buildRecord(vendor, { secret: 'd b' })],
    ['a secret that is too long', buildRecord(vendor, { secret: 'x'.repeat(193) })],
    ['a label with a line break', buildRecord(vendor, { stage: 'a\nb', changes: [] })],
    ['a version with a line break', buildRecord(vendor, { changes: [{ ...change, before: 'v\n2' }] })],
    ['a version that is a number', buildRecord(vendor, { changes: [{ ...change, before: 2 }] })],
    ['no version before', buildRecord(vendor, { changes: [{ stage, after: 'v3' }] })],
    ['a duplicate change', buildRecord(vendor, { changes: [change, change] })],
    ['no change of its label', buildRecord(vendor, { changes: [{ ...change, stage: 'canary' }] })],
    ['an invalid expiry', buildRecord(vendor, { expiry: { version: 'v2', before: null, after: 'soon' } })],
  ])('is rejected: %s', async (_, record) => {
    await using s = await startScenario(vendor)
    expect(await readIssues(s, record)).toEqual([expect.stringMatching(/^`record` /)])
  })

  it('is not quoted in the error', async () => {
    await using s = await startScenario(vendor)
    const [line] = await readIssues(s, buildRecord(vendor, { secret: 'd b', marker: 'QUOTED' }))
    expect(line).not.toContain('QUOTED')
  })

  it('is rejected if inputs contradict it', async () => {
    await using s = await startScenario(vendor)
    const contradicting = { provider: huawei.inputs.provider, secret: 'other', stage: 'canary', region: 'me-east-1' }
    const lines = await readIssues(s, buildRecord(vendor, {}), contradicting)
    expect(lines.map((line) => /^`([\w-]+)`/.exec(line)?.[1]).sort()).toEqual(Object.keys(contradicting).sort())
  })

  it('cannot be combined with inputs that select a target', async () => {
    await using s = await startScenario(vendor)
    const extra = { 'target-version': 'v1', 'previous-stage': 'none', rollback: 'false' }
    const lines = await readIssues(s, buildRecord(vendor, {}), extra)
    expect(lines.map((line) => /^`([\w-]+)`/.exec(line)?.[1]).sort()).toEqual([
      'previous-stage',
      'record',
      'target-version',
    ])
  })
})

describe.concurrent.each(vendors)('$title: a record that is passed on', (vendor) => {
  const timestamp = '2026-11-25T15:50:01.1234567Z '
  const payload = (record: string) => JSON.stringify({ packed: record })
  const pretty = (record: string) => JSON.stringify(JSON.parse(recordJson(record)), null, 2)

  it.each<[string, (record: string) => string]>([
    ['as the output', (record) => record],
    ['as the line in the log', (record) => `record: ${record}`],
    ['as the line in the raw log', (record) => `${timestamp}record: ${record}`],
    ['as `toJSON` prints the output', (record) => JSON.stringify(record)],
    ['in single quotes', (record) => `'${record}'`],
    ['in backticks', (record) => `\`${record}\``],
    ['as a token that was wrapped', (record) => record.replaceAll(/(.{40})/g, '$1\n')],
    ['as the payload of a deployment', (record) => recordJson(record)],
    ['as the payload of a deployment, indented', pretty],
    ['as the payload of a deployment, indented in a raw log', (record) => pretty(record).replaceAll(/^/gm, timestamp)],
    ['as the payload of a deployment, in `toJSON`', (record) => JSON.stringify(recordJson(record))],
    ['as the packed payload of a deployment', payload],
  ])('rolls back %s', async (_, form) => {
    await using s = await startScenario(vendor)
    const { record = '' } = (await s.promote()).outputs
    expect(record).toMatch(/^psv1\.[A-Za-z0-9_-]+$/)
    expect(await s.rollback(form(record))).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
  })

  it.each<[string, (record: string) => string]>([
    ['token', (record) => record.replace(/(?<=.{30}).{5}/, '***')],
    ['line of the log', (record) => `${timestamp}record: ${record.slice(0, 90)}***${record.slice(95)}`],
    ['JSON', (record) => recordJson(record).replaceAll(vendor.inputs.region, '***')],
    ['JSON without braces', (record) => recordJson(record).replaceAll(/[{}]/g, '***')],
  ])('is rejected with its cause if the runner has masked a part of it: %s', async (_, mask) => {
    await using s = await startScenario(vendor)
    const { record = '' } = (await s.promote()).outputs
    expect(await readIssues(s, mask(record))).toEqual([
      '`record` is incomplete: the runner has masked a part of it (`***`); use the `record` output instead of the log, or `environment` or `target-version`',
    ])
  })
})

describe('a record with fields that depend on the provider', () => {
  it.each([
    ['a project', { projectId: huawei.inputs['project-id'] }],
    ['an expiry', { expiry: { version: 'v2', before: null, after: 1_900_000_000_000 } }],
  ])('is rejected with %s on Alibaba Cloud', async (_, fields) => {
    await using s = await startScenario(alibaba)
    expect(await readIssues(s, buildRecord(alibaba, fields))).toEqual([expect.stringMatching(/^`record` /)])
  })

  it('is rejected without region and project on Huawei Cloud', async () => {
    await using s = await startScenario(huawei)
    const record = buildRecord(huawei, { region: '', projectId: undefined, endpoint: s.cloud.endpoint })
    const step = await s.rollback(record, { 'identity-endpoint': s.cloud.endpoint })
    expect(step.calls).toEqual([])
    expect(step.error).toContain('Nothing was sent')
  })
})
