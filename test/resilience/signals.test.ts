/** A cancelled step rolls its changes back; a killed one leaves a record to roll back with. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { alibaba, huawei, type Vendor } from '../support/scenario/vendors.ts'
import type { Fault } from '../support/clouds/server.ts'
import type { FaultCase } from '../support/faults/faults.ts'
import { checkInvariants, errorsOf } from '../support/faults/invariants.ts'
import {
  type Aftermath,
  batch,
  endOfJobScript,
  kindOf,
  labelsOf,
  promote,
  rollBack,
  runAsVendor,
  runWithFault,
  type Situation,
  startSite,
} from '../support/faults/situation.ts'
import { withEndpoint } from '../support/record.ts'
import { printEvents, readEffort } from '../support/spy.ts'

const vendors = [huawei, alibaba]
/** The last one stands for SIGBREAK, which only Windows has: `printEvents` translates it. */
const signals = ['SIGINT', 'SIGTERM', 'SIGUSR2'] as const

/** The runner kills 10 s after the first signal. More, as this includes the time before the signal. */
const maxMs = 15_000
/** Time for a signal to arrive that the process cannot report. */
const arrivalMs = 400

type SignalPlan = Partial<Record<number, { send?: NodeJS.Signals; response?: Fault }>>
type Cancelled = Aftermath & { requests: string }

/** Runs the situation. The plan holds requests until the process has received a signal, and sets their response. */
async function cancel(situation: Situation, plan: SignalPlan, inputs: Record<string, string> = {}): Promise<Cancelled> {
  const { promise: pid, resolve: isPid } = Promise.withResolvers<number>()
  let isHandled: (value?: unknown) => void = () => undefined
  const fault: FaultCase = {
    name: 'signal',
    install: () => async (call) => {
      const { send, response } = plan[call.n] ?? {}
      if (send) {
        const handled = new Promise((resolve) => (isHandled = resolve))
        process.kill(await pid, send)
        await (send === 'SIGKILL' ? sleep(arrivalMs) : handled)
      }
      return response
    },
  }
  const signaled: Situation = {
    ...situation,
    start: async (site) => {
      const options = await situation.start(site)
      // `runAction` does not expose the process id, so the process prints it.
      const env = { ...options.env, ...printEvents() }
      const onLine = (line: string) => {
        const [, id] = /^pid:(\d+)$/.exec(line) ?? []
        if (id !== undefined) isPid(Number(id))
        if (line.startsWith('signal:')) isHandled()
      }
      return { ...options, env, onLine, with: { ...options.with, ...inputs } }
    },
  }
  const aftermath = await runWithFault(signaled, fault)
  const requests = aftermath.calls.map(kindOf).join('')
  return { ...aftermath, requests }
}

/** Expects a single error about the cancellation, in time. */
async function expectCancelled(situation: Situation, cancelled: Cancelled): Promise<string> {
  expect(cancelled.run.exitCode).toBe(1)
  expect(errorsOf(cancelled.run)).toEqual([expect.stringContaining('cancelled')])
  expect(readEffort(cancelled.run.raw)).toBeLessThan(maxMs)
  return checkInvariants(situation, cancelled)
}

/** Returns how many more requests come before the first write than on Huawei Cloud: Alibaba Cloud is asked for the ARN. */
const shiftOf = (vendor: Vendor, secrets = 1) => (vendor === alibaba ? secrets : 0)

const cases = vendors.flatMap((vendor) => signals.map((send) => [vendor.title, send, vendor] as const))

describe.concurrent.each(cases)('%s: a run that receives %s', (_, send, vendor) => {
  const situation = promote(vendor)
  const shift = shiftOf(vendor)

  it('writes nothing if it is still reading', async () => {
    const cancelled = await cancel(situation, { 0: { send } })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, nothing changed')
    expect(cancelled.requests).not.toContain('w')
  })

  it('skips the second write and rolls the first one back if the first is in flight', async () => {
    const cancelled = await cancel(situation, { [1 + shift]: { send } })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, rolled back')
    for (const labels of cancelled.history) expect(labels[vendor.current]).toBe('2')
  })

  it('rolls both writes back if the second is in flight', async () => {
    const cancelled = await cancel(situation, { [2 + shift]: { send } })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, rolled back')
    expect(cancelled.history).toContainEqual(situation.wanted[vendor.secret])
  })

  it('waits briefly for a silent server, whose write is in doubt then', async () => {
    const cancelled = await cancel(situation, { [2 + shift]: { send, response: 'silence' } })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, in doubt')
  })
})

describe.concurrent.each(vendors)('$title: a run', (vendor) => {
  const situation = promote(vendor)
  const shift = shiftOf(vendor)

  it('that is cancelled ends in time with manual steps if the server stays silent', async () => {
    const silence = { response: 'silence' } as const
    const rest = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n + shift + 3, silence]))
    const cancelled = await cancel(situation, { [2 + shift]: { send: 'SIGINT', ...silence }, ...rest })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, in doubt')
  })

  it.each([3, 4, 5])('that is cancelled continues its rollback after a second signal (at request %i)', async (n) => {
    const cancelled = await cancel(situation, { [2 + shift]: { send: 'SIGINT' }, [n + shift]: { send: 'SIGTERM' } })
    expect(await expectCancelled(situation, cancelled)).toBe('failed, rolled back')
  })

  it('that is cancelled in the middle of a list rolls the whole list back', async () => {
    const list = batch(vendor)
    const cancelled = await cancel(list, { [5 + shiftOf(vendor, 2)]: { send: 'SIGINT' } })
    expect(await expectCancelled(list, cancelled)).toBe('failed, rolled back')
    expect(cancelled.calls.length).toBeGreaterThan(6)
  })

  it.each([
    [1, 'before the first write'],
    [2, 'after the first write'],
    [3, 'after the second write'],
  ])('that is killed at request %i, %s, leaves a record in the log that restores the labels', async (n) => {
    const { run, labels, history } = await kill(situation, n + shift)
    expect(history).toHaveLength(n - 1)
    const rolledBack = await rollBack(vendor, recordIn(run.raw), labels)
    expect(rolledBack.run.exitCode, rolledBack.run.raw).toBe(0)
    expect(rolledBack.labels).toEqual(situation.found)
    expect(run.outputs.record).toBe(recordIn(run.raw))
  })

  it.each([3, 4, 6, 7])(
    'that is killed in a list, at request %i, leaves a record that restores the labels',
    async (n) => {
      const list = batch(vendor)
      const { run, labels, history } = await kill(list, n + shiftOf(vendor, 2))
      expect(history).not.toEqual([])
      const rolledBack = await rollBack(vendor, recordIn(run.raw), labels)
      expect(rolledBack.run.exitCode, rolledBack.run.raw).toBe(0)
      expect(rolledBack.labels).toEqual(list.found)
    },
  )

  it('that is killed is rolled back at the end of the job', async () => {
    const { run, labels } = await kill(situation, 2 + shift, { 'rollback-on-failure': 'true' })
    const site = await startSite(vendor, labels)
    await using cloud = site.cloud
    const STATE_record = withEndpoint(cloud.endpoint, run.state.record)
    const post = await runAsVendor(vendor, {
      main: endOfJobScript,
      env: { STATE_record },
      with: { 'rollback-on-failure': 'true', 'job-status': 'failure' },
    })
    expect(post.exitCode, post.raw).toBe(0)
    expect(labelsOf(site, situation.secrets)).toEqual(situation.found)
  })
})

/** Kills the process when it sends request `n`, which is not processed. */
async function kill(situation: Situation, n: number, inputs?: Record<string, string>): Promise<Cancelled> {
  const killed = await cancel(situation, { [n]: { send: 'SIGKILL', response: 'silence' } }, inputs)
  expect([killed.run.signal, killed.calls.length]).toEqual(['SIGKILL', n + 1])
  return killed
}

/** Returns the record in the log, which survives the machine. */
function recordIn(log: string): string {
  return /^record: (.*)$/m.exec(log)?.[1] ?? ''
}
