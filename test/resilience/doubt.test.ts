/** A write without a response may still be processed: nothing that the run says may deny that. */
import { describe, expect, it } from 'vitest'
import { azure } from '../support/faults/azure.ts'
import { type AnyVendor, google } from '../support/faults/google.ts'
import { type AnyStandIn, foundLabels, movableLabels, startSecrets, versionsOf } from '../support/faults/labels.ts'
import { oci } from '../support/faults/oci.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { endOfJobScript, labelInputs, targetInput } from '../support/faults/situation.ts'
import { type Run, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { isRead, resend, showLate } from '../support/slow-store.ts'

const vendors = [huawei, alibaba, aws, google, oci, parameterStore, azure]

/** The inputs that promote version 3. */
function inputsFor(vendor: AnyVendor, cloud: AnyStandIn): Record<string, string> {
  return {
    ...vendor.inputs,
    endpoint: cloud.endpoint,
    ...targetInput(vendor),
    ...labelInputs(vendor),
    'rollback-on-failure': 'true',
    'timeout-seconds': '8',
    'max-attempts': '1',
  }
}

/** Runs the end of the job of this step, which has failed. */
function endOfJob(vendor: AnyVendor, step: Run, inputs: Record<string, string>): Promise<Run> {
  const state = Object.entries(step.state).map(([name, value]) => [`STATE_${name}`, value])
  const env = { ...vendor.env, ...(Object.fromEntries(state) as Record<string, string>) }
  return runAction({ main: endOfJobScript, with: { ...inputs, 'job-status': 'failure' }, env })
}

const errorOf = ({ annotations }: Run) => annotations.find(({ level }) => level === 'error')?.message ?? ''
const resultsOf = ({ outputs }: Run) => JSON.parse(outputs.results ?? '[]') as Record<string, unknown>[]

describe.concurrent.each(vendors)('$title: a compensation', (vendor) => {
  const [first, second] = [`${vendor.secret}a`, `${vendor.secret}b`]
  const [, v2, v3] = versionsOf(vendor)

  it('whose write is lost, with every read after it, is not reported as done', async () => {
    await using cloud = await startSecrets(vendor, [first, second])
    let isRollback = false
    let isLost = false
    cloud.intercept = (call) => {
      const isSecond = decodeURIComponent(`${call.path}?${call.query.toString()}${call.body}`).includes(second)
      if (!isRead(call) && isSecond && !isRollback) {
        isRollback = true
        return { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') }
      }
      if (isRollback && !isRead(call)) isLost = true
      return isLost ? 'silence' : undefined
    }
    const promotions = JSON.stringify([{ secret: first }, { secret: second }])
    const inputs = { ...inputsFor(vendor, cloud), promotions, concurrency: '1' }
    const step = await runAction({ with: inputs, env: vendor.env })
    expect(step.exitCode, step.raw).toBe(1)
    expect(cloud.labels(first)).toMatchObject({ [vendor.current]: v3 })
    expect(step.outputs.changed).toBe('true')
    const [entry] = resultsOf(step)
    const name = vendor.fullName(first, cloud.endpoint)
    expect(entry).toMatchObject({ secret: name, outcome: 'failed', changed: true })
    expect(entry).not.toHaveProperty('currentVersion')
    const part = errorOf(step)
      .split('\n\n')
      .find((each) => each.startsWith(`${name},`))
    expect(part).toContain(`A write without a response may still move ${vendor.current} to ${v2}`)
    expect(part).toContain(`${vendor.current} is on ${v3}`)
    expect(part).toMatch(new RegExp(`- run this action .*\`secret: ${name}\`.*\`stage: ${vendor.current}\``))
    expect(part).toContain(`\`target-version: ${v2}\``)

    cloud.intercept = undefined
    const end = await endOfJob(vendor, step, inputs)
    expect(end.exitCode, end.raw).toBe(0)
    for (const secret of [first, second])
      expect(movableLabels(vendor, cloud.labels(secret))).toEqual(foundLabels(vendor))
  })
})

const doubtful = [
  ...[huawei, alibaba, aws].map((vendor) => ({ title: vendor.title, vendor, options: {}, isFenced: false })),
  // Every acknowledged write makes these stores refuse those before it.
  ...[google, oci, azure].map((vendor) => ({ title: vendor.title, vendor, options: {}, isFenced: true })),
  // Unless it changes nothing, which OCI and Azure do not document.
  ...[{ keepsEtag: true }, { rejectsNoopMove: true }].map((options) => ({
    ...{ title: `OCI with ${JSON.stringify(options)}`, vendor: oci, options, isFenced: false },
  })),
  { title: 'Azure with {"keepsEtag":true}', vendor: azure, options: { keepsEtag: true }, isFenced: false },
]

describe.concurrent.each(doubtful)('$title: the last write gets no response', ({ vendor, options, isFenced }) => {
  const found = foundLabels(vendor)
  const [, v2, v3] = versionsOf(vendor)
  const labelsIn = (cloud: AnyStandIn) => movableLabels(vendor, cloud.labels(vendor.secret))

  /** Runs a step with a store that receives the write of the label itself but does not respond. */
  async function runInDoubt(cloud: AnyStandIn, run: () => Promise<Run>) {
    const lost: Parameters<typeof resend>[1][] = []
    cloud.intercept = (call) => {
      const name = vendor === oci ? 'currentVersionNumber' : vendor.current
      const isMain = !isRead(call) && `${call.path}${call.query.toString()}${call.body}`.includes(name)
      if (!isMain || lost.length > 0) return undefined
      lost.push(call)
      return 'silence'
    }
    const step = await run()
    cloud.intercept = undefined
    const [call] = lost
    if (call === undefined) throw new Error('no write was sent')
    return { step, call }
  }

  const promote = (inputs: Record<string, string>) =>
    runAction({ with: { ...inputs, secret: vendor.secret }, env: vendor.env })
  const promoteInDoubt = (cloud: AnyStandIn, inputs: Record<string, string>) => runInDoubt(cloud, () => promote(inputs))

  it('a promotion reports the doubt, and the end of the job rolls it back once it is processed', async () => {
    await using cloud = await startSecrets(vendor, [vendor.secret], options)
    const inputs = inputsFor(vendor, cloud)
    const { step, call } = await promoteInDoubt(cloud, inputs)
    expect(step.exitCode, step.raw).toBe(1)
    expect(labelsIn(cloud)).toEqual(found)
    await resend(cloud, call)
    if (isFenced) {
      expect(errorOf(step)).toContain('Rolled back')
      expect(labelsIn(cloud)).toEqual(found)
      expect(step.outputs.changed).toBe('false')
      return
    }
    expect(errorOf(step)).toContain(`A write without a response may still move ${vendor.current} to ${v3}`)
    expect(errorOf(step)).not.toContain('Nothing was changed')
    expect(step.outputs.changed).toBe('true')
    expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: v3 })
    const end = await endOfJob(vendor, step, inputs)
    expect(end.exitCode, end.raw).toBe(0)
    expect(labelsIn(cloud)).toEqual(found)
  })

  it('a promotion leaves a record that rolls it back once it is processed', async () => {
    await using cloud = await startSecrets(vendor, [vendor.secret], options)
    const { step, call } = await promoteInDoubt(cloud, inputsFor(vendor, cloud))
    await resend(cloud, call)
    const rollback = { rollback: 'true', record: step.outputs.record ?? '' }
    const undo = await runAction({ with: rollback, env: vendor.env })
    expect(undo.exitCode, undo.raw).toBe(0)
    expect(labelsIn(cloud)).toEqual(found)
  })

  it.each(['in a step', 'at the end of the job'])(
    'a rollback %s reports the doubt, and can be run again once the write is processed',
    async (where) => {
      await using cloud = await startSecrets(vendor, [vendor.secret], options)
      const inputs = inputsFor(vendor, cloud)
      const promotion = await promote(inputs)
      expect(promotion.exitCode, promotion.raw).toBe(0)
      const limits = { 'timeout-seconds': '8', 'max-attempts': '1' }
      const byRecord = { rollback: 'true', record: promotion.outputs.record ?? '', ...limits }
      const rollBack = () => runAction({ with: byRecord, env: vendor.env })
      const { step, call } = await runInDoubt(
        cloud,
        where === 'in a step' ? rollBack : () => endOfJob(vendor, promotion, { ...inputs, secret: vendor.secret }),
      )
      expect(step.exitCode, step.raw).toBe(1)
      expect(labelsIn(cloud)).toMatchObject({ [vendor.current]: v3 })
      await resend(cloud, call)
      expect(labelsIn(cloud)).toMatchObject({ [vendor.current]: isFenced ? v3 : v2 })
      const doubt = `A write without a response may still move ${vendor.current} to ${v2}`
      expect(errorOf(step).includes(doubt), errorOf(step)).toBe(!isFenced)
      const again = await rollBack()
      expect(again.exitCode, again.raw).toBe(0)
      expect(labelsIn(cloud)).toEqual(found)
    },
  )
})

describe.concurrent.each(vendors)('$title: a store whose reads are late', (vendor) => {
  const [, v2, v3] = versionsOf(vendor)
  const cases = [300, 700].flatMap((ms) => [1, 2].map((replicas) => [ms, replicas] as const))

  it.each(cases)(
    'by %i ms, on the last of %i replicas: promotes, rolls back and promotes again',
    async (ms, replicas) => {
      await using cloud = await startSecrets(vendor, [vendor.secret])
      showLate(cloud, ms, replicas)
      const inputs = {
        ...inputsFor(vendor, cloud),
        secret: vendor.secret,
        'timeout-seconds': '30',
        'max-attempts': '4',
      }
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: v3 })

      const rollback = { rollback: 'true', record: step.outputs.record ?? '' }
      const undo = await runAction({ with: rollback, env: vendor.env })
      expect(undo.exitCode, undo.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: v2 })

      const again = await runAction({ with: inputs, env: vendor.env })
      expect(again.exitCode, again.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: v3 })
    },
  )

  it.each([300, 1_000, 3_000, 5_000, 20_000])(
    'by %i ms: the end of the job rolls its own step back, or fails',
    async (ms) => {
      await using cloud = await startSecrets(vendor, [vendor.secret])
      const inputs = { ...inputsFor(vendor, cloud), secret: vendor.secret, 'timeout-seconds': '60' }
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(0)
      // As if reads had been on time for the step itself, and went to a late replica now.
      const labels = cloud.labels(vendor.secret)
      const stored = cloud.secrets[vendor.secret] ?? {}
      const fields = { ...stored }
      for (const [label, version] of Object.entries(foundLabels(vendor))) place(cloud, vendor, label, version)
      // The etag that the store had then.
      if (vendor === oci) Object.assign(stored, { updates: 0 })
      if (vendor === azure) Object.assign(stored, { keyValues: {} })
      const note = showLate(cloud, ms)
      for (const [label, version] of Object.entries(labels)) place(cloud, vendor, label, version)
      Object.assign(stored, fields)
      note()
      expect(cloud.labels(vendor.secret)).toEqual(labels)
      const end = await endOfJob(vendor, step, inputs)
      if (ms > 6_000 && vendor !== aws) {
        // No read shows the move in time, and no conditional write tells.
        expect(end.exitCode, end.raw).toBe(1)
        expect(errorOf(end)).toContain('could not confirm the rollback')
        expect(cloud.labels(vendor.secret)).toEqual(labels)
        return
      }
      expect(end.exitCode, end.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: v2 })
    },
  )
})

function place(cloud: AnyStandIn, { secret }: AnyVendor, label = '', version = ''): void {
  for (const [id, { stages }] of Object.entries(cloud.secrets[secret]?.versions ?? {})) {
    if (id === version) stages.add(label)
    else stages.delete(label)
  }
}
