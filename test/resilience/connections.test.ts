/** How many connections a step opens, and what it waits for before it does: counted, never timed. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { initialVersions, key, v3 } from '../support/azure.ts'
import { startCancellable } from '../support/cancellation.ts'
import { startAzure } from '../support/clouds/azure-app-configuration.ts'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import { type Identity, startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey, Cloud, CloudSecret, Fault } from '../support/clouds/server.ts'
import { google } from '../support/faults/google.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { labelInputs } from '../support/faults/situation.ts'
import { startRelay } from '../support/relay.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'

const vendors = [
  [huawei, TRUSTED.huawei],
  [alibaba, TRUSTED.alibaba],
  [aws, TRUSTED.aws],
  [google, TRUSTED.google],
  [parameterStore, TRUSTED.aws],
] as const
type AnyVendor = (typeof vendors)[number][0]
type Trust = (typeof TRUSTED)[keyof typeof TRUSTED]
type Relay = Awaited<ReturnType<typeof startRelay>>

/** Alibaba Cloud describes a secret while it lists its versions. */
const connectionsOf = (vendor: AnyVendor) => (vendor === alibaba ? 2 : 1)

/** Starts a relay in front of a stand-in. */
async function relayTo(cloud: Cloud<CloudSecret>) {
  const relay = await startRelay(Number(new URL(cloud.endpoint).port))
  return { relay, origin: `http://127.0.0.1:${relay.port}` }
}

/** Starts the vendor's store with these secrets, version 2 of each in service, behind a relay. */
async function startStore(vendor: AnyVendor, secrets = [vendor.secret], login?: Login) {
  const labels = { 1: [vendor.previous], 2: [vendor.current], 3: [] }
  const all = Object.fromEntries(secrets.map((secret) => [secret, structuredClone(labels)]))
  // The store accepts only what the token service has issued.
  const issued = login && { accessKeys: login.accessKeys, tokens: login.identity.handedOut }
  const cloud = await vendor.start(all, { ...issued })
  const { relay, origin } = await relayTo(cloud)
  const inputs: Inputs = {
    ...vendor.inputs,
    endpoint: origin,
    'target-version': '3',
    ...labelInputs(vendor),
  }
  const dispose = async () => {
    await relay.close()
    await cloud.close()
  }
  return { cloud, relay, inputs, [Symbol.asyncDispose]: dispose }
}

/** Starts the job's token endpoint and the token service, each behind its own relay. */
async function startLogin({ role, provider }: Trust) {
  const accessKeys: AccessKey[] = []
  const [storeTokens, vaultTokens]: [string[], string[]] = [[], []]
  const identity = await startIdentity({ accessKeys, storeTokens, vaultTokens })
  const [job, tokenService] = [await relayTo(identity), await relayTo(identity)]
  const url = identity.env.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(identity.endpoint, job.origin) ?? ''
  const dispose = async () => {
    for (const { relay } of [job, tokenService]) await relay.close()
    await identity.close()
  }
  return {
    identity,
    accessKeys,
    azureTokens: { storeTokens, vaultTokens },
    job: job.relay,
    tokenService: tokenService.relay,
    inputs: {
      'role-to-assume': role,
      ...(provider && { 'oidc-provider': provider }),
      'identity-endpoint': tokenService.origin,
    },
    env: { ...identity.env, ACTIONS_ID_TOKEN_REQUEST_URL: url },
    [Symbol.asyncDispose]: dispose,
  }
}

type Login = Awaited<ReturnType<typeof startLogin>>

/** Makes the stand-in respond to an operation only when a condition of a relay holds. */
function holdBack(cloud: Identity | Cloud<CloudSecret>, operation: string, relay: Relay, condition: () => boolean) {
  const intercept = cloud.intercept
  cloud.intercept = async (call) => {
    if (call.operation === operation) await relay.until(condition)
    return intercept?.(call)
  }
}

describe.concurrent.each(vendors)('$title', (vendor, trust) => {
  const { secret, env } = vendor
  const needed = connectionsOf(vendor)

  it('is connected to no more often than it is asked for two things at once', async () => {
    await using store = await startStore(vendor)
    const step = await runAction({ with: { ...store.inputs, secret }, env })
    expect(step.exitCode, step.raw).toBe(0)
    expect(store.relay.opened).toHaveLength(needed)
    const { record = '' } = step.outputs
    const back = await runAction({ with: { rollback: 'true', record, endpoint: store.inputs.endpoint ?? '' }, env })
    expect(back.exitCode, back.raw).toBe(0)
    expect(store.relay.opened).toHaveLength(2 * needed)
  })

  it.each([1, 3])('is connected to no more often than a list has secrets at work (%i)', async (concurrency) => {
    const secrets = [1, 2, 3, 4, 5, 6].map((n) => `${secret}-${n}`)
    await using store = await startStore(vendor, secrets)
    const promotions = JSON.stringify(secrets.map((each) => ({ secret: each })))
    const inputs = { ...store.inputs, promotions, concurrency: String(concurrency) }
    const step = await runAction({ with: inputs, env })
    expect(step.exitCode, step.raw).toBe(0)
    expect(store.relay.opened.length).toBeLessThanOrEqual(concurrency * needed)
  })

  it('and the token service are connected to before the job has its token, and sent nothing', async () => {
    await using login = await startLogin(trust)
    const { identity, job, tokenService } = login
    await using store = await startStore(vendor, [secret], login)
    holdBack(identity, 'GetIdToken', tokenService, () => tokenService.opened.length === 1)
    holdBack(identity, 'GetIdToken', store.relay, () => store.relay.opened.length === needed)
    const sent: number[] = []
    const intercept = identity.intercept
    identity.intercept = async (call) => {
      const fault = await intercept?.(call)
      if (call.operation === 'GetIdToken') sent.push(tokenService.received, store.relay.received)
      return fault
    }
    const step = await runAction({ with: { ...store.inputs, secret, ...login.inputs }, env: login.env })
    expect(sent).toEqual([0, 0])
    expect(step.exitCode, step.raw).toBe(0)
    const opened = [job, tokenService, store.relay].map((relay) => relay.opened.length)
    expect(opened).toEqual([1, 1, needed])
  })

  it('is sent nothing if the login is refused, and an unused connection does not outlive the step', async () => {
    await using login = await startLogin(trust)
    await using store = await startStore(vendor, [secret], login)
    const { identity } = login
    identity.intercept = ({ operation }) => (operation === 'GetIdToken' ? undefined : { status: 403, body: '{}' })
    const step = await runAction({ with: { ...store.inputs, secret, ...login.inputs }, env: login.env })
    expect(step.exitCode).toBe(1)
    expect([store.relay.opened.length, store.relay.received]).toEqual([needed, 0])
    await store.relay.until(() => store.relay.open === 0)
    // One attempt: no early connection may try a role again.
    expect(identity.operations.filter((operation) => operation !== 'GetIdToken')).toHaveLength(1)
  })

  it('is not connected to if an input is invalid', async () => {
    await using store = await startStore(vendor)
    const step = await runAction({ with: { ...store.inputs, secret, concurrency: '0' }, env })
    expect([step.exitCode, store.relay.opened]).toEqual([1, []])
  })
})

describe.concurrent('Huawei Cloud', () => {
  it('is connected to before IAM has told the project', async () => {
    await using store = await startStore(huawei)
    const { relay, origin } = await relayTo(store.cloud)
    holdBack(store.cloud, 'ListProjects', store.relay, () => store.relay.opened.length === 1)
    const inputs = { ...store.inputs, secret: huawei.secret, 'project-id': '', 'identity-endpoint': origin }
    const step = await runAction({ with: inputs, env: huawei.env })
    await relay.close()
    expect(step.exitCode, step.raw).toBe(0)
    expect([relay.opened.length, store.relay.opened.length]).toEqual([1, 1])
  })
})

describe.concurrent('Azure App Configuration', () => {
  /** Starts the store and its vault, each behind its own relay, with the login by role. */
  async function startReference(login: Login) {
    const cloud = await startAzure({ secrets: { [key]: initialVersions }, ...login.azureTokens })
    const [store, vault] = [await relayTo(cloud), await relayTo(cloud)]
    // References lead to the vault.
    cloud.endpoint = vault.origin
    const inputs = { provider: 'azure-app-configuration', endpoint: store.origin, secret: key, stage: 'production' }
    const dispose = async () => {
      for (const { relay } of [store, vault]) await relay.close()
      await cloud.close()
    }
    return {
      cloud,
      store: store.relay,
      vault: vault.relay,
      inputs: { ...inputs, ...login.inputs, 'target-version': v3 },
      [Symbol.asyncDispose]: dispose,
    }
  }

  it('and its vault are connected to once, and the token service for two tokens at once', async () => {
    await using login = await startLogin(TRUSTED.azure)
    await using reference = await startReference(login)
    const { cloud, store, vault } = reference
    const relays = [login.job, login.tokenService, store, vault]
    const step = await runAction({ with: reference.inputs, env: login.env })
    expect(step.exitCode, step.raw).toBe(0)
    expect(step.annotations).toEqual([])
    expect(relays.map(({ opened }) => opened.length)).toEqual([1, 2, 1, 1])
    const { record = '' } = step.outputs
    const back = await runAction({ with: { rollback: 'true', record, ...login.inputs }, env: login.env })
    expect(back.exitCode, back.raw).toBe(0)
    expect(relays.map(({ opened }) => opened.length)).toEqual([2, 4, 2, 2])
    const requests = ['GetKeyValue', 'GetSecretVersions', 'PutKeyValue']
    expect(cloud.calls.map(({ operation }) => operation)).toEqual([...requests, ...requests])
  })

  it('and the token service are connected to before the job has its token, and sent nothing', async () => {
    await using login = await startLogin(TRUSTED.azure)
    await using reference = await startReference(login)
    const { store, vault } = reference
    const { identity, tokenService } = login
    holdBack(identity, 'GetIdToken', tokenService, () => tokenService.opened.length === 2)
    holdBack(identity, 'GetIdToken', store, () => store.opened.length === 1)
    const sent: number[] = []
    const intercept = identity.intercept
    identity.intercept = async (call) => {
      const fault = await intercept?.(call)
      if (call.operation === 'GetIdToken') sent.push(tokenService.received, store.received, vault.received)
      return fault
    }
    const step = await runAction({ with: reference.inputs, env: login.env })
    expect(sent).toEqual([0, 0, 0])
    expect(step.exitCode, step.raw).toBe(0)
  })

  it('is sent nothing if the login is refused, nor is its vault', async () => {
    await using login = await startLogin(TRUSTED.azure)
    await using reference = await startReference(login)
    const { store, vault } = reference
    login.identity.intercept = ({ operation }) => (operation === 'GetIdToken' ? undefined : { status: 403, body: '{}' })
    const step = await runAction({ with: reference.inputs, env: login.env })
    expect(step.exitCode).toBe(1)
    expect([store.opened.length, store.received, vault.received]).toEqual([1, 0, 0])
    await store.until(() => store.open === 0)
  })
})

describe.concurrent('GitHub', () => {
  const environment = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }

  it('is connected to once, while the labels are read', async () => {
    await using store = await startStore(aws)
    await using github = await startGitHub()
    const { relay, origin } = await relayTo(github)
    holdBack(store.cloud, 'DescribeSecret', relay, () => relay.opened.length === 1)
    const inputs = { ...store.inputs, secret: aws.secret, ...environment }
    const step = await runAction({ with: inputs, env: { ...aws.env, GITHUB_API_URL: origin } })
    await relay.close()
    expect(step.exitCode, step.raw).toBe(0)
    expect(github.deployments).toHaveLength(1)
    expect(relay.opened).toHaveLength(1)
  })

  it('is not connected to for a dry run', async () => {
    await using store = await startStore(aws)
    await using github = await startGitHub()
    const { relay, origin } = await relayTo(github)
    const inputs = { ...store.inputs, secret: aws.secret, ...environment, 'dry-run': 'true' }
    const step = await runAction({ with: inputs, env: { ...aws.env, GITHUB_API_URL: origin } })
    await relay.close()
    expect([step.exitCode, relay.opened]).toEqual([0, []])
  })
})

describe.concurrent('a handshake that does not end', () => {
  it('does not keep a cancelled step from its end', async () => {
    await using login = await startLogin(TRUSTED.aws)
    // It accepts connections, and stays silent.
    const silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const inputs = { ...aws.inputs, endpoint: `https://127.0.0.1:${port}`, secret: aws.secret, 'target-version': '3' }
    const { run, cancel } = startCancellable({ with: { ...inputs, ...login.inputs }, env: login.env })
    login.identity.intercept = async (): Promise<Fault> => {
      await cancel()
      return 'silence'
    }
    const step = await run
    silent.close()
    expect([step.exitCode, step.signal]).toEqual([1, null])
    expect(step.raw).toContain('the run was cancelled')
  })
})
