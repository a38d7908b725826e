/**
 * Runs the built action against moto, a third-party emulator of AWS. Failures are left out: moto checks the version of no
 * label but AWSCURRENT, and removes a label before it checks the target.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runAction } from '../support/runner.ts'
import { describeWith } from '../tools/tools.ts'

const region = 'eu-central-1'
const env = { AWS_ACCESS_KEY_ID: 'AKIAMOTO', AWS_SECRET_ACCESS_KEY: 'moto', AWS_SESSION_TOKEN: 'moto' }
const [v1, v2, v3] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string]

describeWith('moto_server', 'moto', (moto) => {
  let endpoint = ''
  let stop: () => Promise<void> = () => Promise.resolve()
  let client: SecretsManagerClient

  beforeAll(async () => {
    const port = await freePort()
    endpoint = `http://127.0.0.1:${port}`
    const server = spawn(moto, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    stop = async () => {
      if (server.exitCode !== null) return
      server.kill()
      await once(server, 'exit')
    }
    const credentials = { accessKeyId: 'AKIAMOTO', secretAccessKey: 'moto', sessionToken: 'moto' }
    client = new SecretsManagerClient({ endpoint, region, credentials })
    for (let attempt = 1; !(await isReady(endpoint)); attempt++) {
      if (attempt > 120 || server.exitCode !== null) throw new Error('moto_server did not start')
      await sleep(250)
    }
  }, 60_000)
  afterAll(() => stop())

  /** Creates a secret with three versions: v1 was in service before, v2 is now, and v3 has the label `canary`. */
  async function createSecret(name: string): Promise<string> {
    const { ARN = '' } = await client.send(
      new CreateSecretCommand({ Name: name, ClientRequestToken: v1, SecretString: 'one' }),
    )
    await client.send(new PutSecretValueCommand({ SecretId: name, ClientRequestToken: v2, SecretString: 'two' }))
    const canary = { SecretId: name, ClientRequestToken: v3, SecretString: 'three', VersionStages: ['canary'] }
    await client.send(new PutSecretValueCommand(canary))
    expect(await labels(name)).toEqual({ AWSPREVIOUS: v1, AWSCURRENT: v2, canary: v3 })
    return ARN
  }

  async function labels(name: string): Promise<Record<string, string>> {
    const { VersionIdsToStages: all = {} } = await client.send(new DescribeSecretCommand({ SecretId: name }))
    const entries = Object.entries(all).flatMap(([id, stages]) => stages.map((stage) => [stage, id]))
    return Object.fromEntries(entries) as Record<string, string>
  }

  /** Reads the value as an application does, but with a label: without one, moto returns another version. */
  async function readValue(name: string): Promise<string | undefined> {
    const { SecretString } = await client.send(
      new GetSecretValueCommand({ SecretId: name, VersionStage: 'AWSCURRENT' }),
    )
    return SecretString
  }

  const run = (inputs: Record<string, string>) =>
    runAction({
      with: { provider: 'aws-secrets-manager', region, ...inputs },
      env: { ...env, AWS_ENDPOINT_URL: endpoint },
    })

  it.each([
    ['by name and version', (name: string) => ({ secret: name, 'target-version': v3 })],
    ['by ARN and label', (_: string, arn: string) => ({ secret: arn, 'target-stage': 'canary' })],
  ])('lets the action promote and roll back a secret %s', async (how, inputs) => {
    const name = `shop/${how.replaceAll(' ', '-')}`
    const arn = await createSecret(name)
    const step = await run(inputs(name, arn))
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': v2, 'current-version': v3 })
    expect(await labels(name)).toEqual({ AWSPREVIOUS: v2, AWSCURRENT: v3, canary: v3 })
    expect(await readValue(name)).toBe('three')

    const back = await run({ provider: '', region: '', rollback: 'true', record: step.outputs.record ?? '' })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await labels(name)).toEqual({ AWSPREVIOUS: v1, AWSCURRENT: v2, canary: v3 })
    expect(await readValue(name)).toBe('two')
  })

  it('rejects an unknown secret, and the action reports its error code', async () => {
    const step = await run({ secret: 'nobody', 'target-version': v3 })
    expect(step.exitCode).toBe(1)
    expect(step.annotations[0]?.message).toMatch(/secret not found.*ResourceNotFoundException/)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function isReady(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`).then(
    ({ ok }) => ok,
    () => false,
  )
}
