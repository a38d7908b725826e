/** The command line of a conformance run: what it prints and writes, and how it ends. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { resultsSchema } from '../../conformance/results.ts'
import { AwsAdministration } from '../support/clouds/aws-administration.ts'
import { AWS_TEST_KEY, startAws } from '../support/clouds/aws-secrets-manager.ts'
import { HuaweiAdministration } from '../support/clouds/huaweicloud-administration.ts'
import { HUAWEI_TEST_PROJECTS, startHuaweiCloud } from '../support/clouds/huaweicloud-csms.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey } from '../support/clouds/server.ts'
import { throwAway } from './stage.ts'

const main = resolve(import.meta.dirname, '../../conformance/main.ts')
const login = {
  AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id,
  AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret,
  AWS_REGION: 'eu-central-1',
}

type End = { code: number; stdout: string; stderr: string }

function start(args: string[], environment: Record<string, string> = login) {
  const env = { ...environment, PATH: process.env.PATH }
  let child: ReturnType<typeof execFile> | undefined
  const end = new Promise<End>((resolve) => {
    child = execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
  return { end, kill: (signal: NodeJS.Signals) => child?.kill(signal) }
}

const argsFor = (endpoint: string) => [
  '--provider=aws-secrets-manager',
  `--secret=${throwAway}`,
  `--endpoint=${endpoint}`,
]

describe.concurrent('the command line', () => {
  it('prints the table, writes the results, and shows neither a credential nor a value', async () => {
    const administration = new AwsAdministration()
    await using cloud = await startAws({ administration })
    const folder = await mkdtemp(join(tmpdir(), 'results-'))
    try {
      const file = join(folder, 'aws-secrets-manager.json')
      const { code, stdout, stderr } = await start([...argsFor(cloud.endpoint), `--out=${file}`]).end
      expect(stderr).toMatch(/^asking whether moving /m)
      expect(stdout).toContain('| whether the action rolls back | succeeded | succeeded |')
      expect(stdout).toContain('| rejected | rejected | 400 `ResourceNotFoundException` |')
      expect(code).toBe(0)
      const text = await readFile(file, 'utf8')
      expect(resultsSchema.parse(JSON.parse(text))).toMatchObject({ region: 'eu-central-1' })
      expect(administration.values.length).toBeGreaterThan(2)
      const secrets = [...administration.values, AWS_TEST_KEY.secret, AWS_TEST_KEY.id]
      expect(secrets.filter((secret) => `${stdout}${stderr}${text}`.includes(secret))).toEqual([])
      // Neither do the results name the account or the secret.
      for (const name of [throwAway, '123456789012', cloud.endpoint]) expect(text).not.toContain(name)
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('cleans up before it ends by %s', async (signal) => {
    await using cloud = await startAws({ administration: new AwsAdministration() })
    const run = start(argsFor(cloud.endpoint))
    let writes = 0
    cloud.intercept = ({ operation }) => {
      if (operation === 'UpdateSecretVersionStage' && ++writes === 8) run.kill(signal)
    }
    expect(await run.end).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/\ncleaning up\nstopped/) as string,
    })
    expect(cloud.secrets).toEqual({})
    expect(cloud.calls.at(-1)?.operation).toBe('DeleteSecret')
  })

  it('fails if a request fails, says where, and cleans up', async () => {
    await using cloud = await startAws({ administration: new AwsAdministration(), denied: ['ListSecretVersionIds'] })
    expect(await start(argsFor(cloud.endpoint)).end).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ListSecretVersionIds failed: 400 AccessDeniedException') as string,
    })
    expect(cloud.secrets).toEqual({})
  })

  it('says that it cannot reach the provider', async () => {
    const cloud = await startHuaweiCloud()
    await cloud.close()
    const place = ['--region=ap-southeast-1', '--project-id=0123456789abcdef', `--endpoint=${cloud.endpoint}`]
    const env = { HUAWEICLOUD_SDK_AK: 'A', HUAWEICLOUD_SDK_SK: 'S' }
    const { code, stderr } = await start(['--provider=huaweicloud-csms', `--secret=${throwAway}`, ...place], env).end
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'unexpected error: TypeError ECONNREFUSED\n' })
  })

  it('logs in with the OIDC token of the job', async () => {
    const accessKeys: AccessKey[] = []
    await using identity = await startIdentity({ accessKeys })
    await using cloud = await startHuaweiCloud({ accessKeys, administration: new HuaweiAdministration() })
    const place = ['--region=ap-southeast-1', `--project-id=${HUAWEI_TEST_PROJECTS['ap-southeast-1']}`]
    const { role, provider } = TRUSTED.huawei
    const login = [`--role-to-assume=${role}`, `--oidc-provider=${provider}`]
    const args = ['--provider=huaweicloud-csms', `--secret=${throwAway}`, ...place, ...login]
    const endpoints = [`--endpoint=${cloud.endpoint}`, `--identity-endpoint=${identity.endpoint}`]
    const { code, stdout, stderr } = await start([...args, ...endpoints], identity.env).end
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('| succeeded |') as string })
    expect(accessKeys).toHaveLength(1)
    expect(identity.sensitive.filter((secret) => `${stdout}${stderr}`.includes(secret))).toEqual([])

    const untrusted = [...args, ...endpoints, '--role-to-assume=iam::0a1b2c3d4e5f:agency:other']
    const refused = await start(untrusted, identity.env).end
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^could not log in: /) as string })
    expect(identity.sensitive.filter((secret) => refused.stderr.includes(secret))).toEqual([])
  })

  it.each([
    [['--provider=aws-secrets-manager'], 'usage: '],
    [['--provider=aws-secrets-manager', '--secrets=x'], 'usage: '],
    [['--provider=aws', '--secret=x'], '--provider must be one of '],
    [['--provider=aws-secrets-manager', '--secret=arn:aws:x'], '--secret must be a plain name'],
    [['--provider=huaweicloud-csms', '--secret=x', '--region=ap-southeast-1'], '--project-id is required'],
    [['--provider=alibabacloud-kms', '--secret=x'], '--region is required'],
    [['--provider=alibabacloud-kms', '--secret=x', '--region=cn-hangzhou'], 'no credentials found'],
    [['--provider=aws-secrets-manager', '--secret=x', '--endpoint=http://example.com'], '--endpoint must be https://'],
  ])('refuses %o', async (args, message) => {
    const { code, stdout, stderr } = await start(args).end
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(message)
  })
})
