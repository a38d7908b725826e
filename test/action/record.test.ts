/** A record can come from another job, so it is read strictly; above all, it cannot send credentials elsewhere. */
import { describe, expect, it } from 'vitest'
import { alibaba, aws, huawei, scenario, type Scenario, type Vendor, vendors } from '../support/scenario.ts'

type Fields = Record<string, unknown>

const ownHost = {
  [huawei.title]: 'https://kms.ap-southeast-1.myhuaweicloud.com',
  [alibaba.title]: 'https://kms.cn-hangzhou.aliyuncs.com',
  [aws.title]: 'https://secretsmanager.eu-central-1.amazonaws.com',
}

/** A sound record, but for these fields of its only secret, or of itself. */
function recordWith(vendor: Vendor, secret: Fields, rest: Fields = {}): string {
  const { current: stage, inputs } = vendor
  const sound = {
    provider: inputs.provider,
    region: inputs.region,
    ...(vendor === huawei && { projectId: huawei.inputs['project-id'] }),
    secret: vendor.secret,
    stage,
    changes: [{ stage, before: 'v2', after: 'v3' }],
  }
  return JSON.stringify({ version: 1, secrets: [{ ...sound, ...secret }], ...rest })
}

/** What is wrong with a rollback by this record; `max-attempts` always is, so nothing is ever sent. */
async function mistakes(s: Scenario, record: string, inputs: Record<string, string> = {}): Promise<string[]> {
  const step = await s.rollback(record, { 'max-attempts': '0', ...inputs })
  expect(step.error).toContain('Nothing was sent')
  expect(step.calls).toEqual([])
  return step.error.split('\n').filter((line) => line.startsWith('`') && !line.startsWith('`max-attempts`'))
}

describe.concurrent.each(vendors)('$title: addresses in a record', (vendor) => {
  const own = ownHost[vendor.title] ?? ''
  const others = vendors.filter((other) => other !== vendor).map(({ title }) => ownHost[title] ?? '')

  it.each([own, 'http://127.0.0.1:9', 'http://localhost:9', 'http://[::1]:9', 'https://localhost'])(
    '%s is good',
    async (endpoint) => {
      await using s = await scenario(vendor)
      expect(await mistakes(s, recordWith(vendor, { endpoint }))).toEqual([])
    },
  )

  it.each([
    ...others,
    'https://example.com',
    `${own}.example.com`,
    `${own}/`,
    `${own}:8443`,
    own.replace('.', '.x.'),
    own.replace('https', 'http'),
    own.replace('https://', 'https://user@'),
    own.replace(/kms|secretsmanager/, 'iam'),
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
  ])('%s is not', async (endpoint) => {
    await using s = await scenario(vendor)
    const [line, ...more] = await mistakes(s, recordWith(vendor, { endpoint }))
    expect(line).toMatch(/^`record` .*address/)
    expect(more).toEqual([])
  })

  it('another address is good where the step itself gives it', async () => {
    await using s = await scenario(vendor)
    const endpoint = 'https://kms.example.com'
    expect(await mistakes(s, recordWith(vendor, { endpoint }), { endpoint })).toEqual([])
    const elsewhere = { endpoint: 'https://kms.example.org' }
    expect(await mistakes(s, recordWith(vendor, { endpoint }), elsewhere)).toHaveLength(1)
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
  ])('%s cannot change the host or the path: %j', async (field, value) => {
    await using s = await scenario(vendor)
    expect(await mistakes(s, recordWith(vendor, { [field]: value }))).toEqual([expect.stringMatching(/^`record` /)])
  })
})

describe.concurrent('what else is wrong with a record', () => {
  // All this is the same for all providers.
  const vendor = alibaba
  const { current: stage } = vendor
  const change = { stage, before: 'v2', after: 'v3' }

  it.each<[string, string]>([
    ['no JSON', 'version: 1'],
    ['cut off', recordWith(vendor, {}).slice(0, -2)],
    ['not an object', '[]'],
    ['null', 'null'],
    ['another version', recordWith(vendor, {}, { version: 2 })],
    ['no version', recordWith(vendor, {}, { version: undefined })],
    ['a field too many', recordWith(vendor, {}, { more: true })],
    ['a field of the secret too many', recordWith(vendor, { host: 'example.com' })],
    ['a prototype', recordWith(vendor, {}).replace('{', '{"__proto__":{},')],
    ['no secrets', recordWith(vendor, {}, { secrets: [] })],
    ['an address of a run that is none', recordWith(vendor, {}, { run: 'javascript:alert(1)' })],
    ['no provider', recordWith(vendor, { provider: undefined })],
    ['another provider', recordWith(vendor, { provider: 'keepass' })],
    ['a provider that every object has', recordWith(vendor, { provider: 'constructor' })],
    ['no secret', recordWith(vendor, { secret: '' })],
    ['a secret with a line break', recordWith(vendor, { secret: 'db\n::set-output name=x::y' })],
    ['a secret with a blank', recordWith(vendor, { secret: 'd b' })],
    ['a secret that is too long', recordWith(vendor, { secret: 'x'.repeat(193) })],
    ['a label with a line break', recordWith(vendor, { stage: 'a\nb', changes: [] })],
    ['a version with a line break', recordWith(vendor, { changes: [{ ...change, before: 'v\n2' }] })],
    ['a version that is a number', recordWith(vendor, { changes: [{ ...change, before: 2 }] })],
    ['no version before', recordWith(vendor, { changes: [{ stage, after: 'v3' }] })],
    ['a change too much', recordWith(vendor, { changes: [change, change] })],
    ['no change of its label', recordWith(vendor, { changes: [{ ...change, stage: 'canary' }] })],
    ['an expiry that is no date', recordWith(vendor, { expiry: { version: 'v2', before: null, after: 'soon' } })],
  ])('%s', async (_, record) => {
    await using s = await scenario(vendor)
    expect(await mistakes(s, record)).toEqual([expect.stringMatching(/^`record` /)])
  })

  it('says nothing of what is in it', async () => {
    await using s = await scenario(vendor)
    const [line] = await mistakes(s, recordWith(vendor, { secret: 'd b', marker: 'QUOTED' }))
    expect(line).not.toContain('QUOTED')
  })

  it('inputs that say something else', async () => {
    await using s = await scenario(vendor)
    const wrong = { provider: huawei.inputs.provider, secret: 'other', stage: 'canary', region: 'me-east-1' }
    const lines = await mistakes(s, recordWith(vendor, {}), wrong)
    expect(lines.map((line) => /^`([\w-]+)`/.exec(line)?.[1]).sort()).toEqual(Object.keys(wrong).sort())
  })

  it('inputs that a record leaves no room for', async () => {
    await using s = await scenario(vendor)
    const extra = { 'target-version': 'v1', 'previous-stage': 'none', rollback: 'false' }
    const lines = await mistakes(s, recordWith(vendor, {}), extra)
    expect(lines.map((line) => /^`([\w-]+)`/.exec(line)?.[1]).sort()).toEqual([
      'previous-stage',
      'record',
      'target-version',
    ])
  })
})

describe('what only some providers know, in a record', () => {
  it.each([
    ['a project', { projectId: huawei.inputs['project-id'] }],
    ['an expiry', { expiry: { version: 'v2', before: null, after: 1_900_000_000_000 } }],
  ])('%s is not supported by Alibaba Cloud', async (_, fields) => {
    await using s = await scenario(alibaba)
    expect(await mistakes(s, recordWith(alibaba, fields))).toEqual([expect.stringMatching(/^`record` /)])
  })

  it('Huawei Cloud: without region and project there is nothing to look the project up by', async () => {
    await using s = await scenario(huawei)
    const record = recordWith(huawei, { region: '', projectId: undefined, endpoint: s.cloud.endpoint })
    const step = await s.rollback(record, { 'identity-endpoint': s.cloud.endpoint })
    expect(step.calls).toEqual([])
    expect(step.error).toContain('Nothing was sent')
  })
})
