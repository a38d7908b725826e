/** The vendor's command lines among the manual steps: what they say, and that they do it. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AWS_TEST_KEY, startAws } from '../support/clouds/aws-secrets-manager.ts'
import { GOOGLE_TEST_TOKEN } from '../support/clouds/google-secret-manager.ts'
import { startGoogleScenario } from '../support/google.ts'
import { keyVariables, startOciScenario } from '../support/oci.ts'
import { dbPassword, initialVersions as initialSsmVersions, startSsmScenario } from '../support/parameter-store.ts'
import { runAction } from '../support/runner.ts'
import { readAnnotations } from '../support/scenario/checks.ts'
import { startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { aws, vendors } from '../support/scenario/vendors.ts'
import { toVendorLabel } from '../support/scenario/words.ts'
import { describeWith, toolPath } from '../tools/tools.ts'

const run = promisify(execFile)

/** Returns the command line of each manual step that an error lists, null for a step without one. */
function parseCommands(error: string): (string | null)[] {
  const [, steps = ''] = error.split(/^To restore the labels manually.*$/m)
  return steps
    .split(/^- /m)
    .slice(1)
    .map((step) => /^ {2}or: (.*)$/m.exec(step)?.[1] ?? null)
}

/** Promotes, and rolls back when the store refuses to be read. */
async function failRollback(s: Scenario) {
  const step = await s.promote()
  s.onRequest('read', () => s.errorResponse(403, 'forbidden'))
  return s.rollback(step)
}

/** Returns the text of the blocks of code in a summary. */
const readBlocks = (summary: string) =>
  [...summary.matchAll(/<pre lang="(?:yaml|sh)"><code>([^<]*)<\/code>/g)].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  )

describe.concurrent.each(vendors)('$title: a rollback that cannot read', (vendor) => {
  it('lists a command for each step, with the real values and in the order of the steps', async () => {
    await using s = await startScenario(vendor)
    const back = await failRollback(s)
    const commands = parseCommands(back.error)
    const labels = ['current', 'previous'].map((label) => toVendorLabel(vendor, label))
    const version = (id: string) => Object.keys(s.cloud.secrets[s.secret]?.versions ?? {}).find((each) => each === id)
    expect(commands).toHaveLength(2)
    for (const [index, command] of commands.entries()) {
      expect(command).toMatch(/^(aws secretsmanager|aliyun kms|hcloud CSMS) /)
      expect(command).toContain(`=${labels[index] ?? ''} `)
      expect(command).toContain(`=${version(index === 0 ? 'v2' : 'v1') ?? ''}`)
    }
    expect(commands[0]).toContain(`=${vendor.fullName(s.secret)}`)
  })

  it('has a second block with the commands in the job summary', async () => {
    await using s = await startScenario(vendor)
    const back = await failRollback(s)
    const [yaml, commands] = readBlocks(back.summary)
    expect(yaml).toContain('- uses: promote-secret-version/promote-secret-version@v1')
    expect(commands?.split('\n')).toEqual(parseCommands(back.error))
  })
})

const gcloudVersion = await run('gcloud', ['--version']).catch(() => undefined)
const ociVersion = await run('oci', ['--version']).catch(() => undefined)

/** Runs the commands in a shell, one after the other. */
async function runCommands(commands: readonly (string | null)[], env: Record<string, string>): Promise<void> {
  for (const command of commands) {
    expect(command).not.toBe(null)
    await run('sh', ['-c', command ?? 'false'], { env: { PATH: toolPath, ...env } })
  }
}

const awsEnv = {
  HOME: '/nonexistent',
  AWS_PAGER: '',
  AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id,
  AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret,
}

describe.concurrent('AWS: the commands', () => {
  const [v1, v2, v3] = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32)]
  const restored = { AWSPREVIOUS: v1, AWSCURRENT: v2 }
  const orders: [string, Record<string, string>, string[]][] = [
    ['the label first', restored, ['AWSCURRENT', 'AWSPREVIOUS']],
    ['the previous label first', { AWSPREVIOUS: v3, AWSCURRENT: v2 }, ['AWSPREVIOUS', 'AWSCURRENT']],
  ]
  describeWith('aws', 'run by the AWS CLI', () => {
    it.each(orders)('restore the labels, %s', async (_, found, order) => {
      const stagesOf = (id: string) => Object.keys(found).filter((stage) => found[stage] === id)
      await using cloud = await startAws({
        secrets: { db: { [v1]: stagesOf(v1), [v2]: stagesOf(v2), [v3]: stagesOf(v3) } },
      })
      const login = { endpoint: cloud.endpoint, ...aws.inputs }
      const step = await runAction({ with: { ...login, secret: 'db', 'target-version': v3 }, env: aws.env })
      expect(cloud.labels('db')).toEqual({ AWSPREVIOUS: v2, AWSCURRENT: v3 })
      cloud.intercept = () => ({ status: 400, body: aws.error('AccessDeniedException', 'no') })
      const back = await runAction({ with: { rollback: 'true', record: step.outputs.record ?? '' }, env: aws.env })
      cloud.intercept = undefined
      const commands = parseCommands(readAnnotations(back, 'error')[0] ?? '')
      expect(commands.map((command) => /--version-stage=(\w+)/.exec(command ?? '')?.[1])).toEqual(order)
      await runCommands(commands, awsEnv)
      expect(cloud.labels('db')).toEqual(found)
    })
  })

  it('name the version that AWSPREVIOUS is on by then: AWS moves it', async () => {
    await using s = await startScenario(aws)
    const [, previous] = parseCommands((await failRollback(s)).error)
    expect(previous).toContain('--remove-from-version-id=v3 --move-to-version-id=v1')
  })
})

describe.concurrent('Parameter Store: the commands', () => {
  /** Rolls back when the store refuses to be read, and returns the commands that the error lists. */
  async function failSsmRollback(
    p: Awaited<ReturnType<typeof startSsmScenario>>,
    step: Awaited<ReturnType<(typeof p)['promote']>>,
  ) {
    p.onRequest('DescribeParameters', () => ({ status: 403, body: '{}' }))
    const back = await p.rollback(step)
    p.cloud.intercept = undefined
    return parseCommands(back.error)
  }

  describeWith('aws', 'run by the AWS CLI', () => {
    it.each([dbPassword, '/db', 'db'])('restore a label of %s, and remove the other', async (secret) => {
      await using p = await startSsmScenario({ secrets: { [secret]: initialSsmVersions } })
      const commands = await failSsmRollback(p, await p.promote({ secret, 'previous-stage': 'previous' }))
      expect(commands.map((command) => command?.split(' ')[2])).toEqual([
        'label-parameter-version',
        'unlabel-parameter-version',
      ])
      await runCommands(commands, awsEnv)
      expect(p.labels(secret)).toEqual({ live: '2', canary: '3' })
    })

    // The CLI evaluates `--query` for each page.
    it('find a name without levels behind pages without a parameter', async () => {
      await using p = await startSsmScenario({ secrets: { db: initialSsmVersions }, emptyPages: 2 })
      const commands = await failSsmRollback(p, await p.promote({ secret: 'db' }))
      await runCommands(commands, awsEnv)
      expect(p.labels('db')).toMatchObject({ live: '2' })
    })

    it('move no label if two parameters have the ARN in the record', async () => {
      await using p = await startSsmScenario({ secrets: { db: initialSsmVersions } })
      const step = await p.promote({ secret: 'db' })
      p.cloud.secrets['/db'] = structuredClone(p.parameter('db'))
      const commands = await failSsmRollback(p, step)
      await expect(runCommands(commands, awsEnv)).rejects.toThrow('ValidationException')
      expect([p.labels('db'), p.labels('/db')]).toMatchObject([{ live: '3' }, { live: '3' }])
    })
  })
})

describe.concurrent('Google Cloud: the commands', () => {
  const env = { HOME: '/tmp', CLOUDSDK_AUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, CLOUDSDK_CORE_DISABLE_PROMPTS: '1' }

  it.skipIf(gcloudVersion === undefined)('restore the aliases (needs gcloud)', { timeout: 120_000 }, async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ 'previous-stage': 'old' })
    g.onRequest('GetSecret', () => ({ status: 403, body: '{}' }))
    const back = await g.rollback(step)
    g.cloud.intercept = undefined
    await runCommands(parseCommands(back.error), env)
    expect(g.labels()).toEqual({ old: '1', theirs: '1', prod: '2' })
  })

  it('remove an alias that was on no version', { timeout: 120_000 }, async () => {
    await using g = await startGoogleScenario()
    const step = await g.promote({ stage: 'canary' })
    g.onRequest('GetSecret', () => ({ status: 403, body: '{}' }))
    const back = await g.rollback(step)
    expect(back.error).toContain("- remove canary with the provider's console\n  or: etag=")
    const [command] = parseCommands(back.error)
    expect(readBlocks(back.summary).map((block) => block.split('\n')[0])).toEqual([
      "# Remove canary with the provider's console or CLI.",
      command,
    ])
    if (gcloudVersion === undefined) return
    g.cloud.intercept = undefined
    await runCommands([command ?? null], env)
    expect(g.labels()).toEqual({ old: '1', theirs: '1', prod: '2' })
  })
})

describe('OCI Vault: the commands', () => {
  it.skipIf(ociVersion === undefined)('restore the label (needs oci)', { timeout: 120_000 }, async () => {
    await using o = await startOciScenario()
    const step = await o.promote()
    o.onRequest('GetSecret', () => ({ status: 403, body: '{}' }))
    const back = await o.rollback(step)
    o.cloud.intercept = undefined
    await runCommands(parseCommands(back.error), { HOME: '/nonexistent', ...keyVariables })
    expect(o.labels()).toMatchObject({ CURRENT: '3' })
  })
})
