/** Inputs: what is wrong with them is said at once, by name, and before anything is sent. */
import { describe, expect, it } from 'vitest'
import {
  alibaba,
  aws,
  huawei,
  type Inputs,
  scenario,
  type Scenario,
  vendors,
  vendorsWord,
} from '../support/scenario.ts'

/** The names of the inputs that an error complains about. */
const namesIn = (error: string) => error.split('\n').flatMap((line) => /^`([\w-]+)` \S/.exec(line)?.[1] ?? [])

/** A run with these inputs complains about exactly these, and sends nothing. */
async function complains(s: Scenario, inputs: Inputs, ...names: string[]): Promise<string> {
  const step = await s.promote(inputs)
  expect(namesIn(step.error).sort(), step.error).toEqual(names.sort())
  expect(step).toMatchObject({ exitCode: 1, calls: [], warnings: [] })
  expect(step.outputs.record).toBeUndefined()
  for (const name of names) expect(step.summary).toContain(name)
  return step.error
}

describe('all mistakes at once', () => {
  it('names every input that is missing', async () => {
    await using s = await scenario(huawei)
    const step = await s.runAs({}, { env: {} })
    expect(namesIn(step.error).sort()).toEqual(['provider', 'secret', 'target-version'])
    const known = await s.runAs({ provider: 'huaweicloud-csms' }, { env: {} })
    expect(namesIn(known.error).sort()).toEqual(['access-key-id', 'region', 'secret', 'target-version'])
  })

  it('names every input that is wrong', async () => {
    await using s = await scenario(huawei)
    const wrong = {
      secret: '../db',
      stage: 'two words',
      'target-version': '-v3',
      'target-stage': 'a/b',
      'expected-version': 'v 1',
      'previous-stage': 'x y',
      rollback: 'yes',
      force: '1',
      'dry-run': 'TRUE',
      'expire-outgoing-after': 'tomorrow',
      region: 'ap_southeast_1',
      'project-id': 'a/b',
      endpoint: 'http://secrets.example.com',
      'identity-endpoint': 'iam.example.com',
      'access-key-id': 'two words',
      'timeout-seconds': '0',
      'max-attempts': '1.5',
    }
    await complains(s, wrong, ...Object.keys(wrong))
  })

  it('has no stack trace, save for step debugging', async () => {
    await using s = await scenario(huawei)
    const step = await s.promote({ region: 'nowhere' }, { debug: true })
    expect(step.commands.filter(({ name, data }) => name === 'debug' && /\n\s+at /.test(data))).toHaveLength(1)
    // Without debugging, the helper looks for traces in every run.
    expect((await s.promote({ region: 'nowhere' })).error).toBe(step.error)
  })
})

describe.concurrent('one mistake', () => {
  const control = 'a\nb'

  const mistakes: [string, string][] = [
    ['provider', 'keepass'],
    ['provider', 'constructor'],
    ['secret', 'a b'],
    ['secret', control],
    ['secret', 'x'.repeat(193)],
    ['stage', control],
    ['target-version', control],
    ['target-version', ''],
    ['target-stage', 'canary'],
    ['expected-version', control],
    ['previous-stage', control],
    ['previous-stage', 'current'],
    ['rollback', 'ja'],
    ['dry-run', '1'],
    ['force', 'ja'],
    ['force', 'true'],
    ['record', '{}'],
    ['region', 'oss-cn-hangzhou'],
    ['region', 'cn-hangzhou.example.com/'],
    ['region', 'cn'],
    ['region', 'cn-hangzhou@example.com'],
    ['endpoint', 'http://kms.cn-hangzhou.aliyuncs.com'],
    ['endpoint', 'http://127.0.0.1.example.com'],
    ['endpoint', 'http://localhost@example.com'],
    ['endpoint', 'https://user:word@example.com'],
    ['endpoint', 'https://example.com/kms'],
    ['endpoint', 'https://example.com?x=y'],
    ['endpoint', 'https://example.com#x'],
    ['endpoint', 'ftp://example.com'],
    ['endpoint', 'example.com'],
    ['access-key-id', 'alone'],
    ['timeout-seconds', '-1'],
    ['timeout-seconds', '1e9'],
    ['timeout-seconds', 'soon'],
    ['max-attempts', '0'],
    ['max-attempts', '1000'],
    ['expire-outgoing-after', '0d'],
    ['expire-outgoing-after', '30'],
    ['expire-outgoing-after', '-1d'],
    ['expire-outgoing-after', '30m'],
  ]
  // What is checked is the same for all providers: they take turns. The last is for one of them only.
  const turns = mistakes.map(([name, value], n) => {
    return [name, value, name === 'expire-outgoing-after' || n % 2 === 0 ? huawei : alibaba] as const
  })

  it.each(turns)('%s: %j', async (name, value, vendor) => {
    await using s = await scenario(vendor)
    const expected = {
      // Half of a pair: the other half is what is missing. A record needs `rollback`, and leaves no target.
      'access-key-id': ['secret-access-key'],
      record: ['record', 'target-version'],
    }[name] ?? [name]
    await complains(s, { [name]: vendorsWord(vendor, value) }, ...expected)
  })
})

describe.concurrent.each(vendors)('$title: inputs', (vendor) => {
  const { current } = vendor

  it.each([
    'https://example.com',
    'https://example.com:8443',
    'http://localhost:1',
    'http://[::1]:1',
    'http://127.8.9.1',
  ])('endpoint may be %s', async (endpoint) => {
    await using s = await scenario(vendor)
    await complains(s, { endpoint, 'max-attempts': '0' }, 'max-attempts')
  })

  it('a target label that is the label to move', async () => {
    await using s = await scenario(vendor)
    await complains(s, { 'target-version': '', 'target-stage': current }, 'target-stage')
  })

  it('no credentials at all', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({}, { env: {} })
    expect(namesIn(step.error)).toEqual(['access-key-id'])
    for (const variable of Object.keys(vendor.env)) expect(step.error).toContain(variable)
    expect(step.calls).toEqual([])
  })

  it('an empty input counts as not given', async () => {
    await using s = await scenario(vendor)
    const empty = [
      'stage',
      'target-stage',
      'expected-version',
      'rollback',
      'record',
      'force',
      'dry-run',
      'timeout-seconds',
    ]
    const more = ['max-attempts', 'expire-outgoing-after', 'identity-endpoint', 'access-key-id', 'auth-token']
    const step = await s.promote(Object.fromEntries([...empty, ...more].map((name) => [name, ''])))
    expect(step.exitCode).toBe(0)
    expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
  })
})

describe.concurrent('what only some providers know', () => {
  it.each<[string, string]>([
    ['project-id', '0123456789abcdef0123456789abcdef'],
    ['auth-token', 'MIIauth+token/0123'],
    ['expire-outgoing-after', '30d'],
  ])('%s is not supported by Alibaba Cloud', async (name, value) => {
    await using s = await scenario(alibaba)
    await complains(s, { [name]: value }, name)
  })

  it('an ARN must be of the region', async () => {
    await using s = await scenario(alibaba)
    await complains(s, { secret: 'acs:kms:cn-beijing:1234567890123456:secret/prod/db' }, 'region')
    await complains(s, { secret: 'acs:kms:cn.beijing:1234567890123456:secret/prod/db' }, 'secret')
  })

  it('without a region, the project cannot be looked up', async () => {
    await using s = await scenario(huawei)
    await complains(s, { region: '', 'project-id': '' }, 'project-id')
  })
})

describe.concurrent.each(vendors)('$title: where the region comes from', (vendor) => {
  const variables = {
    [huawei.title]: ['HW_REGION_NAME', 'HUAWEI_CLOUD_REGION'],
    [aws.title]: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    [alibaba.title]: ['ALIBABA_CLOUD_REGION_ID', 'ALIBABACLOUD_REGION_ID', 'ALICLOUD_REGION_ID', 'ALICLOUD_REGION'],
  }[vendor.title]
  const regionOf = (results = '') => (JSON.parse(results) as { region: string }[])[0]?.region

  it.each(variables ?? [])('from %s', async (variable) => {
    await using s = await scenario(vendor)
    const step = await s.promote({ region: '' }, { env: { ...vendor.env, [variable]: 'me-east-1' } })
    expect(regionOf(step.outputs.results)).toBe('me-east-1')
    const stated = await s.run({ 'target-version': 'v3' }, { env: { ...vendor.env, [variable]: 'me-east-1' } })
    expect(regionOf(stated.outputs.results)).toBe(vendor.inputs.region)
  })

  it('from nowhere', async () => {
    await using s = await scenario(vendor)
    const error = await complains(s, { region: '', endpoint: '' }, 'region')
    for (const variable of variables ?? []) expect(error).toContain(variable)
  })

  it('not from a variable that holds no region', async () => {
    await using s = await scenario(vendor)
    const [variable = ''] = variables ?? []
    const step = await s.promote({ region: '' }, { env: { ...vendor.env, [variable]: 'evil.example.com/' } })
    expect(namesIn(step.error)).toEqual(['region'])
    expect(step.error).toContain(variable)
    expect(step.calls).toEqual([])
  })
})

describe.concurrent('Huawei Cloud: where the project comes from', () => {
  const project = 'fedcba9876543210fedcba9876543210'
  const projects = { 'ap-southeast-1': huawei.inputs['project-id'], 'cn-north-4': project }

  it.each(['HUAWEICLOUD_SDK_PROJECT_ID', 'HW_PROJECT_ID', 'HUAWEI_CLOUD_PROJECT_ID'])('from %s', async (variable) => {
    await using s = await scenario(huawei, undefined, { projects })
    const env = { ...huawei.env, [variable]: project }
    const step = await s.promote({ 'project-id': '' }, { env })
    expect(step.exitCode).toBe(0)
    for (const { path, headers } of step.calls) {
      expect(path).toContain(`/v1/${project}/`)
      expect(headers['x-project-id']).toBe(project)
    }
    const stated = await s.run({ 'target-version': 'v1' }, { env })
    expect(stated.calls[0]?.path).toContain(`/v1/${huawei.inputs['project-id']}/`)
  })
})
