/** A step that is cancelled puts back what it has written; one that is killed leaves a record that does. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { alibaba, huawei } from '../support/scenario.ts'
import type { Fault as Deed } from '../support/clouds/server.ts'
import type { Fault } from '../support/faults/faults.ts'
import { ending, errorsOf } from '../support/faults/invariants.ts'
import {
  act,
  type Aftermath,
  at,
  batch,
  endOfJobScript,
  endure,
  kindOf,
  labelsOf,
  open,
  promote,
  rollBack,
  type Situation,
} from '../support/faults/situation.ts'

const vendors = [huawei, alibaba]
const signals = ['SIGINT', 'SIGTERM'] as const

/** The runner kills 10 s after the first signal. Some more, since this machine may be busy with other tests. */
const patienceMs = 15_000
/** Time for a signal to arrive; the process has nothing else to do meanwhile. */
const arrivalMs = 400

type Plan = Partial<Record<number, { send?: NodeJS.Signals; answer?: Deed }>>
type Cancelled = Aftermath & { tookMs: number; requests: string }

/**
 * Runs the situation; the plan says which requests are held until the process has got a signal, and what is answered
 * then.
 */
async function cancel(situation: Situation, plan: Plan, inputs: Record<string, string> = {}): Promise<Cancelled> {
  const { promise: pid, resolve: isPid } = Promise.withResolvers<number>()
  let sent: number | undefined
  const fault: Fault = {
    name: 'signal',
    install: () => async (call) => {
      const { send, answer } = plan[call.n] ?? {}
      if (send) {
        process.kill(await pid, send)
        sent ??= performance.now()
        await sleep(arrivalMs)
      }
      return answer
    },
  }
  const told: Situation = {
    ...situation,
    start: async (site) => {
      const options = await situation.start(site)
      // The runner's double tells nobody which process it has started, so that says it itself.
      const env = { ...options.env, NODE_OPTIONS: `--import=data:text/javascript,console.log('pid:'+process.pid)` }
      const when = (line: string) => {
        const [, id] = /^pid:(\d+)$/.exec(line) ?? []
        if (id !== undefined) isPid(Number(id))
        return false
      }
      return { ...options, env, signal: { send: 'SIGINT', when }, with: { ...options.with, ...inputs } }
    },
  }
  const aftermath = await endure(told, fault)
  const requests = aftermath.calls.map(kindOf).join('')
  return { ...aftermath, requests, tookMs: performance.now() - (sent ?? NaN) }
}

/** One error, which says that it was cancelled, in time. */
async function endsCancelled(situation: Situation, cancelled: Cancelled): Promise<string> {
  expect(cancelled.run.exitCode).toBe(1)
  expect(errorsOf(cancelled.run)).toEqual([expect.stringContaining('cancelled')])
  expect(cancelled.tookMs).toBeLessThan(patienceMs)
  return ending(situation, cancelled)
}

const cases = vendors.flatMap((vendor) => signals.map((send) => [vendor.title, send, vendor] as const))

describe.concurrent.each(cases)('%s: %s', (_, send, vendor) => {
  const situation = promote(vendor)

  it('during the first read: nothing is written', async () => {
    const cancelled = await cancel(situation, { 0: { send } })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, nothing changed')
    expect(cancelled.requests).not.toContain('w')
  })

  it('during the first write: the second is not sent, the first is put back', async () => {
    const cancelled = await cancel(situation, { 1: { send } })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, put back')
    for (const labels of cancelled.history) expect(labels[vendor.current]).toBe('2')
  })

  it('during the second write: both are put back', async () => {
    const cancelled = await cancel(situation, { 2: { send } })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, put back')
    expect(cancelled.history).toContainEqual(situation.wanted[vendor.secret])
  })

  it('while the server says nothing: waits a while, then puts back', async () => {
    const cancelled = await cancel(situation, { 2: { send, answer: 'silence' } })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, put back')
  })
})

describe.concurrent.each(vendors)('$title', (vendor) => {
  const situation = promote(vendor)

  it('a server that says nothing any more: ends in time all the same, with what to do by hand', async () => {
    const silence = { answer: 'silence' } as const
    const rest = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n + 3, silence]))
    const cancelled = await cancel(situation, { 2: { send: 'SIGINT', ...silence }, ...rest })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, by hand')
  })

  it.each([3, 4, 5])('a second signal does not stop the putting back (at its request %i)', async (n) => {
    const cancelled = await cancel(situation, { 2: { send: 'SIGINT' }, [n]: { send: 'SIGTERM' } })
    expect(await endsCancelled(situation, cancelled)).toBe('failed, put back')
  })

  it('in the middle of a list: all of it is put back', async () => {
    const list = batch(vendor)
    const cancelled = await cancel(list, { 5: { send: 'SIGINT' } })
    expect(await endsCancelled(list, cancelled)).toBe('failed, put back')
    expect(cancelled.calls.length).toBeGreaterThan(6)
  })

  it.each([
    [1, 'before the first write'],
    [2, 'after the first write'],
    [3, 'after the second write'],
  ])('kill -9 at request %i, %s: the record is in the log and leads back', async (n) => {
    const { run, labels, history } = await kill(situation, n)
    expect(history).toHaveLength(n - 1)
    const back = await rollBack(vendor, recordIn(run.raw), labels)
    expect(back.run.exitCode, back.run.raw).toBe(0)
    expect(back.labels).toEqual(situation.found)
    expect(run.outputs.record).toBe(recordIn(run.raw))
  })

  it.each([3, 4, 6, 7])('kill -9 in a list, at request %i: the record leads back', async (n) => {
    const list = batch(vendor)
    const { run, labels, history } = await kill(list, n)
    expect(history).not.toEqual([])
    const back = await rollBack(vendor, recordIn(run.raw), labels)
    expect(back.run.exitCode, back.run.raw).toBe(0)
    expect(back.labels).toEqual(list.found)
  })

  it('kill -9, and the end of the job undoes it', async () => {
    const { run, labels } = await kill(situation, 2, { 'rollback-on-failure': 'true' })
    const site = await open(vendor, labels)
    await using cloud = site.cloud
    const STATE_record = at(cloud.endpoint, run.state.record ?? '')
    const post = await act(vendor, { main: endOfJobScript, env: { STATE_record }, with: { 'job-status': 'failure' } })
    expect(post.exitCode, post.raw).toBe(0)
    expect(labelsOf(site, situation.secrets)).toEqual(situation.found)
  })
})

/** Kills the process as soon as it sends a request, which is not processed. */
async function kill(situation: Situation, n: number, inputs?: Record<string, string>): Promise<Cancelled> {
  const killed = await cancel(situation, { [n]: { send: 'SIGKILL', answer: 'silence' } }, inputs)
  expect([killed.run.signal, killed.calls.length]).toEqual(['SIGKILL', n + 1])
  return killed
}

/** What is left of a run whose machine is gone. */
function recordIn(log: string): string {
  return /^record: (.*)$/m.exec(log)?.[1] ?? ''
}
