/** A write without a response may still be processed: nothing that the run says may deny that. */
import { describe, expect, it } from 'vitest'
import { google } from '../support/faults/google.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { endOfJobScript, labelInputs } from '../support/faults/situation.ts'
import { type Run, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { isRead, resend, showLate } from '../support/slow-store.ts'

const vendors = [huawei, alibaba, aws, google, parameterStore]
type AnyVendor = (typeof vendors)[number]
type StandIn = Awaited<ReturnType<AnyVendor['start']>>

const forbidden: Record<string, string> = {
  'Huawei Cloud': 'CSMS.0302',
  'Alibaba Cloud': 'Forbidden.NoPermission',
  AWS: 'AccessDeniedException',
  'Google Cloud': 'PERMISSION_DENIED',
  'Parameter Store': 'AccessDeniedException',
}

/** Starts the vendor's cloud with these secrets, whose version 2 is in service. */
async function start(vendor: AnyVendor, ...secrets: string[]): Promise<StandIn> {
  const labels = { 1: [vendor.previous], 2: [vendor.current], 3: [] }
  return vendor.start(Object.fromEntries(secrets.map((secret) => [secret, structuredClone(labels)])), {})
}

/** The inputs that promote version 3. */
function inputsFor(vendor: AnyVendor, cloud: StandIn): Record<string, string> {
  return {
    ...vendor.inputs,
    endpoint: cloud.endpoint,
    'target-version': '3',
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
  const [first, second] = [`${vendor.secret}-a`, `${vendor.secret}-b`]

  it('whose write is lost, with every read after it, is not reported as done', async () => {
    await using cloud = await start(vendor, first, second)
    let isRollback = false
    let isLost = false
    cloud.intercept = (call) => {
      const isSecond = decodeURIComponent(`${call.path}?${call.query.toString()}${call.body}`).includes(second)
      if (!isRead(call) && isSecond && !isRollback) {
        isRollback = true
        return { status: 403, body: vendor.error(forbidden[vendor.title] ?? '', 'no') }
      }
      if (isRollback && !isRead(call)) isLost = true
      return isLost ? 'silence' : undefined
    }
    const promotions = JSON.stringify([{ secret: first }, { secret: second }])
    const inputs = { ...inputsFor(vendor, cloud), promotions, concurrency: '1' }
    const step = await runAction({ with: inputs, env: vendor.env })
    expect(step.exitCode, step.raw).toBe(1)
    expect(cloud.labels(first)).toMatchObject({ [vendor.current]: '3' })
    expect(step.outputs.changed).toBe('true')
    const [entry] = resultsOf(step)
    expect(entry).toMatchObject({ secret: vendor.fullName(first), outcome: 'failed', changed: true })
    expect(entry).not.toHaveProperty('currentVersion')
    const part = errorOf(step)
      .split('\n\n')
      .find((each) => each.startsWith(`${vendor.fullName(first)},`))
    expect(part).toContain(`A write without a response may still move ${vendor.current} to 2`)
    expect(part).toContain(`${vendor.current} is on 3`)
    expect(part).toMatch(
      new RegExp(`- run this action .*\`secret: ${vendor.fullName(first)}\`.*\`stage: ${vendor.current}\``),
    )
    expect(part).toContain('`target-version: 2`')

    cloud.intercept = undefined
    const end = await endOfJob(vendor, step, inputs)
    expect(end.exitCode, end.raw).toBe(0)
    const found = { [vendor.previous]: '1', [vendor.current]: '2' }
    expect([cloud.labels(first), cloud.labels(second)]).toEqual([found, found])
  })
})

describe.concurrent.each(vendors)('$title: a promotion whose last write gets no response', (vendor) => {
  /** Promotes with a store that receives the write of the label itself but does not respond. */
  async function promoteInDoubt(cloud: StandIn, inputs: Record<string, string>) {
    const lost: Parameters<typeof resend>[1][] = []
    cloud.intercept = (call) => {
      const isMain = !isRead(call) && `${call.path}${call.query.toString()}${call.body}`.includes(vendor.current)
      if (!isMain || lost.length > 0) return undefined
      lost.push(call)
      return 'silence'
    }
    const step = await runAction({ with: { ...inputs, secret: vendor.secret }, env: vendor.env })
    cloud.intercept = undefined
    const [call] = lost
    if (call === undefined) throw new Error('no write was sent')
    return { step, call }
  }

  it('reports the doubt, and the end of the job rolls it back once it is processed', async () => {
    await using cloud = await start(vendor, vendor.secret)
    const inputs = inputsFor(vendor, cloud)
    const { step, call } = await promoteInDoubt(cloud, inputs)
    expect(step.exitCode, step.raw).toBe(1)
    const found = { [vendor.previous]: '1', [vendor.current]: '2' }
    expect(cloud.labels(vendor.secret)).toEqual(found)
    await resend(cloud, call)
    if (vendor === google) {
      // Every acknowledged write makes Google refuse those before it.
      expect(errorOf(step)).toContain('Rolled back')
      expect(cloud.labels(vendor.secret)).toEqual(found)
      expect(step.outputs.changed).toBe('false')
      return
    }
    expect(errorOf(step)).toContain(`A write without a response may still move ${vendor.current} to 3`)
    expect(errorOf(step)).not.toContain('Nothing was changed')
    expect(step.outputs.changed).toBe('true')
    expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: '3' })
    const end = await endOfJob(vendor, step, inputs)
    expect(end.exitCode, end.raw).toBe(0)
    expect(cloud.labels(vendor.secret)).toEqual(found)
  })

  it('leaves a record that rolls it back once it is processed', async () => {
    await using cloud = await start(vendor, vendor.secret)
    const { step, call } = await promoteInDoubt(cloud, inputsFor(vendor, cloud))
    await resend(cloud, call)
    const rollback = { rollback: 'true', record: step.outputs.record ?? '' }
    const undo = await runAction({ with: rollback, env: vendor.env })
    expect(undo.exitCode, undo.raw).toBe(0)
    expect(cloud.labels(vendor.secret)).toEqual({ [vendor.previous]: '1', [vendor.current]: '2' })
  })
})

describe.concurrent.each(vendors)('$title: a store whose reads are late', (vendor) => {
  const cases = [300, 700].flatMap((ms) => [1, 2].map((replicas) => [ms, replicas] as const))

  it.each(cases)(
    'by %i ms, on the last of %i replicas: promotes, rolls back and promotes again',
    async (ms, replicas) => {
      await using cloud = await start(vendor, vendor.secret)
      showLate(cloud, ms, replicas)
      const inputs = {
        ...inputsFor(vendor, cloud),
        secret: vendor.secret,
        'timeout-seconds': '30',
        'max-attempts': '4',
      }
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: '3' })

      const rollback = { rollback: 'true', record: step.outputs.record ?? '' }
      const undo = await runAction({ with: rollback, env: vendor.env })
      expect(undo.exitCode, undo.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: '2' })

      const again = await runAction({ with: inputs, env: vendor.env })
      expect(again.exitCode, again.raw).toBe(0)
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: '3' })
    },
  )

  it.each([300, 1_000, 3_000, 5_000, 20_000])(
    'by %i ms: the end of the job rolls its own step back, or fails',
    async (ms) => {
      await using cloud = await start(vendor, vendor.secret)
      const inputs = { ...inputsFor(vendor, cloud), secret: vendor.secret, 'timeout-seconds': '60' }
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(0)
      // As if reads had been on time for the step itself, and went to a late replica now.
      const labels = cloud.labels(vendor.secret)
      for (const [label, version] of [
        [vendor.current, '2'],
        [vendor.previous, '1'],
      ])
        place(cloud, vendor, label, version)
      const note = showLate(cloud, ms)
      for (const [label, version] of Object.entries(labels)) place(cloud, vendor, label, version)
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
      expect(cloud.labels(vendor.secret)).toMatchObject({ [vendor.current]: '2' })
    },
  )
})

function place(cloud: StandIn, { secret }: AnyVendor, label = '', version = ''): void {
  for (const [id, { stages }] of Object.entries(cloud.secrets[secret]?.versions ?? {})) {
    if (id === version) stages.add(label)
    else stages.delete(label)
  }
}
