/** Inputs: all invalid ones are reported together, by name, before any request. */
import { describe, expect, it } from 'vitest'
import type { Inputs } from '../support/runner.ts'
import { startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors } from '../support/scenario/vendors.ts'
import { toVendorLabel } from '../support/scenario/words.ts'

/** Returns the names of the inputs that an error reports. */
const findInputNames = (error: string) => error.split('\n').flatMap((line) => /^`([\w-]+)` \S/.exec(line)?.[1] ?? [])

/** Promotes with these inputs, and checks that the step reports exactly these as invalid and sends nothing. */
async function expectIssues(s: Scenario, inputs: Inputs, ...names: string[]): Promise<string> {
  const step = await s.promote(inputs)
  expect(findInputNames(step.error).sort(), step.error).toEqual(names.sort())
  expect(step).toMatchObject({ exitCode: 1, calls: [], warnings: [] })
  expect(step.outputs.record).toBeUndefined()
  for (const name of names) expect(step.summary).toContain(name)
  return step.error
}

describe('a step with several invalid inputs', () => {
  it('names every required input that is unset', async () => {
    await using s = await startScenario(huawei)
    const step = await s.runWith({}, { env: {} })
    expect(findInputNames(step.error).sort()).toEqual(['provider', 'secret', 'target-version'])
    const withProvider = await s.runWith({ provider: 'huaweicloud-csms' }, { env: {} })
    expect(findInputNames(withProvider.error).sort()).toEqual(['access-key-id', 'region', 'secret', 'target-version'])
  })

  it('names every invalid input', async () => {
    await using s = await startScenario(huawei)
    const invalid = {
      secret: '../db',
      stage: 'two words',
      'target-version': '-v3',
      'target-stage': 'a/b',
      'expected-version': 'v 1',
      'previous-stage': 'x y',
      rollback: 'yes',
      force: '1',
      'dry-run': 'tRUE',
      'expire-outgoing-after': 'tomorrow',
      region: 'ap_southeast_1',
      'project-id': 'a/b',
      endpoint: 'http://secrets.example.com',
      'identity-endpoint': 'iam.example.com',
      'access-key-id': 'two words',
      'timeout-seconds': '0',
      'max-attempts': '1.5',
    }
    await expectIssues(s, invalid, ...Object.keys(invalid))
  })

  it.each(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'])('accepts the flag %s', async (flag) => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ 'dry-run': flag })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels().current).toBe(flag.toLowerCase() === 'true' ? 'v2' : 'v3')
  })

  it('logs a stack trace only with step debugging', async () => {
    await using s = await startScenario(huawei)
    const step = await s.promote({ region: 'nowhere' }, { debug: true })
    expect(step.commands.filter(({ name, data }) => name === 'debug' && /\n\s+at /.test(data))).toHaveLength(1)
    // Without debugging, `checkRun` checks that there is none.
    expect((await s.promote({ region: 'nowhere' })).error).toBe(step.error)
  })
})

describe.concurrent('a step with an invalid input', () => {
  const control = 'a\nb'

  const invalidInputs: [string, string][] = [
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
  // The checks are the same for all providers, so the cases alternate between two. Only one has the last input.
  const cases = invalidInputs.map(([name, value], n) => {
    return [name, value, name === 'expire-outgoing-after' || n % 2 === 0 ? huawei : alibaba] as const
  })

  it.each(cases)('rejects `%s` with the value %j', async (name, value, vendor) => {
    await using s = await startScenario(vendor)
    const expected = {
      // The other half of a pair is missing. A record requires `rollback` and replaces the target.
      'access-key-id': ['secret-access-key'],
      record: ['record', 'target-version'],
    }[name] ?? [name]
    await expectIssues(s, { [name]: toVendorLabel(vendor, value) }, ...expected)
  })
})

describe.concurrent.each(vendors)('$title: a step', (vendor) => {
  const { current } = vendor

  it.each([
    'https://example.com',
    'https://example.com:8443',
    'http://localhost:1',
    'http://[::1]:1',
    'http://127.8.9.1',
  ])('accepts the endpoint %s', async (endpoint) => {
    await using s = await startScenario(vendor)
    await expectIssues(s, { endpoint, 'max-attempts': '0' }, 'max-attempts')
  })

  it('rejects a target label that is the label to move', async () => {
    await using s = await startScenario(vendor)
    await expectIssues(s, { 'target-version': '', 'target-stage': current }, 'target-stage')
  })

  it('fails without credentials and names the variables for them', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({}, { env: {} })
    expect(findInputNames(step.error)).toEqual(['access-key-id'])
    for (const variable of Object.keys(vendor.env)) expect(step.error).toContain(variable)
    expect(step.calls).toEqual([])
  })

  it('treats an empty input as unset', async () => {
    await using s = await startScenario(vendor)
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

describe.concurrent('a step', () => {
  it.each<[string, string]>([
    ['project-id', '0123456789abcdef0123456789abcdef'],
    ['auth-token', 'MIIauth+token/0123'],
    ['expire-outgoing-after', '30d'],
  ])('rejects the unsupported input `%s` on Alibaba Cloud', async (name, value) => {
    await using s = await startScenario(alibaba)
    await expectIssues(s, { [name]: value }, name)
  })

  it('rejects an ARN of another region on Alibaba Cloud', async () => {
    await using s = await startScenario(alibaba)
    await expectIssues(s, { secret: 'acs:kms:cn-beijing:1234567890123456:secret/prod/db' }, 'region')
    await expectIssues(s, { secret: 'acs:kms:cn.beijing:1234567890123456:secret/prod/db' }, 'secret')
  })

  it('requires `project-id` on Huawei Cloud if there is no region to look it up by', async () => {
    await using s = await startScenario(huawei)
    await expectIssues(s, { region: '', 'project-id': '' }, 'project-id')
  })
})

describe.concurrent.each(vendors)('$title: the region', (vendor) => {
  const variables = {
    [huawei.title]: ['HW_REGION_NAME', 'HUAWEI_CLOUD_REGION'],
    [aws.title]: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    [alibaba.title]: ['ALIBABA_CLOUD_REGION_ID', 'ALIBABACLOUD_REGION_ID', 'ALICLOUD_REGION_ID', 'ALICLOUD_REGION'],
  }[vendor.title]
  const readRegion = (results = '') => (JSON.parse(results) as { region: string }[])[0]?.region

  it.each(variables ?? [])('comes from %s unless the input is set', async (variable) => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ region: '' }, { env: { ...vendor.env, [variable]: 'me-east-1' } })
    expect(readRegion(step.outputs.results)).toBe('me-east-1')
    const withInput = await s.run({ 'target-version': 'v3' }, { env: { ...vendor.env, [variable]: 'me-east-1' } })
    expect(readRegion(withInput.outputs.results)).toBe(vendor.inputs.region)
  })

  it('is required, and the error names the variables for it', async () => {
    await using s = await startScenario(vendor)
    const error = await expectIssues(s, { region: '', endpoint: '' }, 'region')
    for (const variable of variables ?? []) expect(error).toContain(variable)
  })

  it('is rejected if the variable contains no region', async () => {
    await using s = await startScenario(vendor)
    const [variable = ''] = variables ?? []
    const step = await s.promote({ region: '' }, { env: { ...vendor.env, [variable]: 'evil.example.com/' } })
    expect(findInputNames(step.error)).toEqual(['region'])
    expect(step.error).toContain(variable)
    expect(step.calls).toEqual([])
  })
})

describe.concurrent('Huawei Cloud: the project', () => {
  const project = 'fedcba9876543210fedcba9876543210'
  const projects = { 'ap-southeast-1': huawei.inputs['project-id'], 'cn-north-4': project }

  it.each(['HUAWEICLOUD_SDK_PROJECT_ID', 'HW_PROJECT_ID', 'HUAWEI_CLOUD_PROJECT_ID'])(
    'comes from %s unless the input is set',
    async (variable) => {
      await using s = await startScenario(huawei, undefined, { projects })
      const env = { ...huawei.env, [variable]: project }
      const step = await s.promote({ 'project-id': '' }, { env })
      expect(step.exitCode).toBe(0)
      for (const { path, headers } of step.calls) {
        expect(path).toContain(`/v1/${project}/`)
        expect(headers['x-project-id']).toBe(project)
      }
      const withInput = await s.run({ 'target-version': 'v1' }, { env })
      expect(withInput.calls[0]?.path).toContain(`/v1/${huawei.inputs['project-id']}/`)
    },
  )
})
