/** A step that is cancelled, at any request and with any list, says what is so before the runner kills it. */
import { describe, expect, it } from 'vitest'
import { azure } from '../support/faults/azure.ts'
import { type AnyVendor, google } from '../support/faults/google.ts'
import { type AnyStandIn, foundLabels, movableLabels, startSecrets, versionsOf } from '../support/faults/labels.ts'
import { oci } from '../support/faults/oci.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { endOfJobScript, labelInputs, targetInput } from '../support/faults/situation.ts'
import { startCancellable } from '../support/cancellation.ts'
import { type Run, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { printEvents, readEffort } from '../support/spy.ts'

const vendors = [huawei, alibaba, aws, google, oci, parameterStore, azure]

function inputsFor(vendor: AnyVendor, cloud: AnyStandIn): Record<string, string> {
  return { ...vendor.inputs, endpoint: cloud.endpoint, ...targetInput(vendor), ...labelInputs(vendor) }
}

/** How many requests a promotion and a rollback take. */
const requestsOf: Record<string, [promotion: number, rollback: number]> = {
  'Huawei Cloud': [4, 4],
  'Alibaba Cloud': [5, 5],
  AWS: [4, 5],
  'Google Cloud': [3, 3],
  OCI: [4, 4],
  'Parameter Store': [5, 5],
  Azure: [3, 3],
}

const errorsOf = ({ annotations }: Run) =>
  annotations.filter(({ level }) => level === 'error').map(({ message }) => message)

describe.concurrent.each(vendors)('$title: a cancellation', (vendor) => {
  /** Cancels at request `n`, from 0, which is processed after the signal has arrived. */
  async function cancelAt(n: number, inputs: Record<string, string> = {}) {
    const cloud = await startSecrets(vendor, [vendor.secret])
    const all = { ...inputsFor(vendor, cloud), secret: vendor.secret, ...inputs }
    const { run, cancel } = startCancellable({ with: all, env: vendor.env })
    cloud.intercept = async (call) => {
      if (call.n === n) await cancel()
    }
    return { cloud, run: await run }
  }

  const [requests, rollbackRequests] = requestsOf[vendor.title] ?? [0, 0]

  it.each(Array.from({ length: requests }, (_, n) => n))(
    'during request %i of a promotion fails the step and leaves the labels as they were',
    async (n) => {
      const started = await cancelAt(n)
      await using cloud = started.cloud
      const { run } = started
      expect(run.signal).toBe(null)
      expect(run.exitCode, run.raw).toBe(1)
      expect(errorsOf(run)).toEqual([expect.stringContaining('the run was cancelled')])
      expect(movableLabels(vendor, cloud.labels(vendor.secret))).toEqual(foundLabels(vendor))
      expect(run.outputs.changed).toBe('false')
    },
  )

  const listRequests = 2 * requests

  it.each(Array.from({ length: listRequests }, (_, n) => n))(
    'during request %i of a list of two fails the step and leaves all labels as they were',
    async (n) => {
      const secrets = [`${vendor.secret}a`, `${vendor.secret}b`]
      await using cloud = await startSecrets(vendor, secrets)
      const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
      const inputs = { ...inputsFor(vendor, cloud), promotions, concurrency: '1' }
      const { run, cancel } = startCancellable({ with: inputs, env: vendor.env })
      cloud.intercept = async (call) => {
        if (call.n === n) await cancel()
      }
      const step = await run
      expect(step.exitCode, step.raw).toBe(1)
      expect(step.outputs.changed).toBe('false')
      for (const secret of secrets)
        expect(movableLabels(vendor, cloud.labels(secret)), step.raw).toEqual(foundLabels(vendor))
    },
  )

  const rollbacks = (['a step', 'the end of the job'] as const).flatMap((what) =>
    Array.from({ length: rollbackRequests }, (_, n) => [n, what] as const),
  )

  it.each(rollbacks)(
    'during request %i of a rollback by %s fails it and leaves the labels as they were',
    async (n, what) => {
      await using cloud = await startSecrets(vendor, [vendor.secret])
      const inputs = { ...inputsFor(vendor, cloud), secret: vendor.secret, 'rollback-on-failure': 'true' }
      const promotion = await runAction({ with: inputs, env: vendor.env })
      const promoted = movableLabels(vendor, cloud.labels(vendor.secret))
      const record = promotion.outputs.record ?? ''
      const first = cloud.calls.length
      const options =
        what === 'a step'
          ? { with: { rollback: 'true', record }, env: vendor.env }
          : {
              main: endOfJobScript,
              with: { ...inputs, 'job-status': 'failure' },
              env: { ...vendor.env, STATE_record: record },
            }
      const { run, cancel } = startCancellable(options)
      cloud.intercept = async (call) => {
        if (call.n === first + n) await cancel()
      }
      const rollback = await run
      expect(rollback.exitCode, rollback.raw).toBe(1)
      expect(errorsOf(rollback)).toEqual([expect.stringContaining('the run was cancelled')])
      expect(movableLabels(vendor, cloud.labels(vendor.secret)), rollback.raw).toEqual(promoted)
    },
  )
})

it('during the request that sets an expiry fails the step, and a warning names the expiry that stays', async () => {
  await using cloud = await startSecrets(huawei, [huawei.secret])
  const inputs = { ...inputsFor(huawei, cloud), secret: huawei.secret, 'expire-outgoing-after': '36h' }
  const { run, cancel } = startCancellable({ with: inputs, env: huawei.env })
  cloud.intercept = async (call) => {
    if (call.operation === 'UpdateVersion') await cancel()
  }
  const step = await run
  expect(step.exitCode, step.raw).toBe(1)
  expect(cloud.labels(huawei.secret)).toEqual(foundLabels(huawei))
  const warnings = step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message)
  expect(warnings).toEqual([expect.stringMatching(/2 still expires on \d{4}-.*cannot remove an expiry/)])
})

it('while OCI makes the change ends the step in time, with a record that rolls back', async () => {
  const { secret } = oci
  await using cloud = await startSecrets(oci, [secret])
  const updateFor = (reads: number) => Object.assign(cloud.secrets[secret] ?? {}, { readsUntilUpdated: reads })
  const { run, cancel } = startCancellable({ with: { ...inputsFor(oci, cloud), secret }, env: oci.env })
  cloud.intercept = async ({ operation }) => {
    if (operation !== 'UpdateSecret') return undefined
    await cancel()
    return (response) => {
      updateFor(60)
      return response
    }
  }
  const step = await run
  expect([step.signal, step.exitCode], step.raw).toEqual([null, 1])
  expect(step.outputs.changed).toBe('true')
  expect(errorsOf(step)).toEqual([expect.stringContaining('the run was cancelled')])
  expect(errorsOf(step)[0]).toContain('Rollback failed: the secret is being updated')

  cloud.intercept = undefined
  updateFor(1)
  const rollback = { rollback: 'true', record: step.outputs.record ?? '' }
  const undo = await runAction({ with: rollback, env: oci.env })
  expect(undo.exitCode, undo.raw).toBe(0)
  expect(cloud.labels(secret)).toMatchObject(foundLabels(oci))
})

it('during the write rolls back on Azure, even if the vault does not respond', async () => {
  const { secret } = azure
  await using cloud = await startSecrets(azure, [secret])
  const inputs = { ...inputsFor(azure, cloud), secret, 'max-attempts': '1' }
  const { run, cancel } = startCancellable({ with: inputs, env: azure.env })
  cloud.intercept = async ({ operation }) => {
    if (operation === 'GetSecretVersions') return 'silence'
    if (operation === 'PutKeyValue') await cancel()
    return undefined
  }
  const step = await run
  expect([step.signal, step.exitCode], step.raw).toEqual([null, 1])
  expect(cloud.labels(secret), step.raw).toEqual(foundLabels(azure))
  expect(step.outputs.changed).toBe('false')
})

const lists = [
  [40, 8],
  [100, 64],
] as const

describe.concurrent.each(vendors)('$title: a cancelled list', (vendor) => {
  it.each(lists)(
    'of %i secrets, %i at a time, restores what it can and reports the rest',
    async (count, concurrency) => {
      const secrets = Array.from({ length: count }, (_, n) => `${vendor.secret}${n}`)
      await using cloud = await startSecrets(vendor, secrets)
      const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
      const inputs = { ...inputsFor(vendor, cloud), promotions, concurrency: String(concurrency) }
      const all = { ...inputs, 'rollback-on-failure': 'true' }
      const { run, cancel } = startCancellable({ with: all, env: vendor.env })
      const isMoved = (secret: string) => cloud.labels(secret)[vendor.current] === versionsOf(vendor)[2]
      let isCancelled = false
      cloud.intercept = () => {
        if (isCancelled || secrets.filter(isMoved).length < count / 3) return
        isCancelled = true
        void cancel()
      }
      const step = await run
      expect([step.signal, step.exitCode], step.raw.slice(-2000)).toEqual([null, 1])
      const [error, another] = errorsOf(step)
      expect(another).toBe(undefined)
      expect(error?.length).toBeLessThan(4_096)
      const results = JSON.parse(step.outputs.results ?? '[]') as { secret: string; changed: boolean }[]
      const reported = results.filter(({ changed }) => changed).map(({ secret }) => secret)
      const moved = secrets.filter(isMoved).map((secret) => vendor.fullName(secret, cloud.endpoint))
      expect(new Set(moved).difference(new Set(reported))).toEqual(new Set())
      expect(step.outputs.changed).toBe(String(reported.length > 0))
      if (reported.length > 1) expect(error).toContain(`${reported.length} not rolled back`)

      cloud.intercept = undefined
      const undo = { rollback: 'true', record: step.outputs.record ?? '', concurrency: '64', 'timeout-seconds': '300' }
      const rollback = await runAction({ with: undo, env: vendor.env, timeoutMs: 80_000 })
      expect(rollback.exitCode, rollback.raw.slice(-2000)).toBe(0)
      for (const secret of secrets) expect(movableLabels(vendor, cloud.labels(secret))).toEqual(foundLabels(vendor))
    },
  )
})

it.each([google])('$title: a list that is too long for its time limit ends in time', async (vendor) => {
  const secrets = Array.from({ length: 120 }, (_, n) => `${vendor.secret}${n}`)
  await using cloud = await startSecrets(vendor, secrets)
  const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
  const inputs = { ...inputsFor(vendor, cloud), promotions, 'timeout-seconds': '10' }
  const step = await runAction({ with: inputs, env: { ...vendor.env, ...printEvents() } })
  expect(step.exitCode).toBe(1)
  // Without a limit the list would take 36 s.
  expect(readEffort(step.raw)).toBeLessThan(20_000)
})
