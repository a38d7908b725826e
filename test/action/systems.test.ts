/** What differs on Windows and macOS, as far as it can be seen on any system; CI runs most of this folder on them. */
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postScript, runAction, toStateVariables } from '../support/runner.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { huawei, vendors } from '../support/scenario/vendors.ts'
import { initialLabels, toVendorLabels } from '../support/scenario/words.ts'

/** Makes a process take its system for another one. */
function pretend(platform: NodeJS.Platform): Record<string, string> {
  const script = `Object.defineProperty(process,'platform',{value:'${platform}'})`
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` }
}

describe.concurrent.each(['win32', 'darwin', 'linux'] as const)('on %s', (platform) => {
  it.each(vendors)('the action promotes and rolls back ($title)', async ({ inputs }) => {
    const name = `${{ 'huaweicloud-csms': 'h', 'alibabacloud-kms': 'a', 'aws-secrets-manager': 'w' }[inputs.provider]}1`
    await using s = await startListScenario([name])
    const env = { ...s.env, ...pretend(platform) }
    const before = s.labels(name)
    const step = await s.run(s.buildItem(name), { env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name).current).toBe('v3')
    const back = await s.run({ rollback: 'true', record: step.outputs.record ?? '' }, { env })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(s.labels(name)).toEqual(before)
  })

  it('a record is no longer than an environment variable may be', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `a${n}`)
    // Random names cannot be compressed: together they are between the limit of Windows and that of the others.
    const versions = names.map(() => [1, 2, 3].map(() => randomBytes(180).toString('base64url')))
    const labels = versions.map(([older = '', old = '', next = '']) => {
      return { [older]: ['previous'], [old]: ['current'], [next]: [] }
    })
    await using s = await startListScenario(names, Object.fromEntries(names.map((name, n) => [name, labels[n] ?? {}])))
    const items = names.map((name, n) => s.buildItem(name, { 'target-version': versions[n]?.[2] ?? '' }))
    const step = await s.run({ promotions: JSON.stringify(items) }, { env: { ...s.env, ...pretend(platform) } })
    if (platform !== 'win32') {
      expect(step.exitCode).toBe(0)
      expect(step.outputs.record?.length).toBeGreaterThan(32_767)
      return
    }
    expect(step.exitCode).toBe(1)
    expect(step.error).toMatch(/^the record of 60 secrets is too large .*\nState: Nothing was changed\./)
    expect(s.writes).toEqual([])
  })
})

it('a list with the line breaks of Windows is the same list', async () => {
  await using s = await startListScenario(['h1', 'w1'])
  const { provider, region, endpoint } = s.buildItem('w1')
  const list = [s.buildItem('h1'), { provider, region, endpoint, secret: 'w1', 'target-version': 'v3' }].map((item) =>
    Object.entries(item).map(([key, value], n) => `${n === 0 ? '-' : ' '} ${key}: ${JSON.stringify(value)}\r\n`),
  )
  const step = await s.run({ promotions: list.flat().join('') })
  expect(step).toMatchObject({ exitCode: 0, annotations: [] })
  expect(s.allLabels()).toEqual([
    { previous: 'v2', current: 'v3' },
    { previous: 'v2', current: 'v3' },
  ])
})

describe('in a folder with blanks and signs in its name', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'Größe #1 100%41 (x86) '))
    await cp(join(postScript, '../..'), join(folder, 'dist'), { recursive: true })
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('the action loads all of its parts', async () => {
    const found = toVendorLabels(huawei, initialLabels)
    await using cloud = await huawei.start({ [huawei.secret]: found }, {})
    const before = cloud.labels(huawei.secret)
    const inputs = { ...huawei.inputs, endpoint: cloud.endpoint, secret: huawei.secret, 'target-version': 'v3' }
    const all = { ...inputs, 'rollback-on-failure': 'true' }
    const step = await runAction({ main: join(folder, 'dist/index.js'), with: all, env: huawei.env })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(cloud.labels(huawei.secret)[huawei.current]).toBe('v3')
    const post = await runAction({
      main: join(folder, 'dist/post/index.js'),
      with: { ...all, 'job-status': 'failure' },
      env: { ...huawei.env, ...toStateVariables(step.state) },
    })
    expect(post).toMatchObject({ exitCode: 0, annotations: [] })
    expect(cloud.labels(huawei.secret)).toEqual(before)
  })
})
