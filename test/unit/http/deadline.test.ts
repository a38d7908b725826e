/** The time limit of a step, its reserve for the rollback, and the cancellation of the step. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { ApiError } from '../../../src/errors/api-error.ts'
import { cleanUps, apiErrorOf } from '../../support/http-server.ts'

/** Stops the clock, so that the remaining time is exact. */
function stopClock(): void {
  const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(1_000_000_000_000n)
  cleanUps.push(() => {
    clock.mockRestore()
  })
}

/** Sends a request to a server that responds only when `respond` is called. */
async function sendHeld(deadline: Deadline) {
  const server = createServer()
  const arrived = once(server, 'request') as Promise<[unknown, ServerResponse]>
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new Client(deadline, 1)
  cleanUps.push(
    () => {
      server.close()
      server.closeAllConnections()
    },
    () => client[Symbol.asyncDispose](),
  )
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const sent = client.send(
    'write',
    () => ({ method: 'GET', url, headers: {} }),
    ({ body }) => body,
  )
  const outcome = sent.catch((error: unknown) => error)
  const [, response] = await arrived
  return { outcome, respond: () => response.end('in time') }
}

describe('the deadline', () => {
  it('reserves a quarter, at most half a minute, or the given time', () => {
    stopClock()
    for (const [total, remaining, reserved] of [
      [4_000, 3_000],
      [120_000, 90_000],
      [3_600_000, 3_570_000],
      [120_000, 72_000, 48_000],
    ] as const) {
      const deadline = new Deadline(total, reserved)
      expect(deadline.remainingMs).toBe(remaining)
      deadline.releaseReserve()
      expect(deadline.remainingMs).toBe(total)
    }
  })

  it('can change the reserve until it is released', () => {
    stopClock()
    const deadline = new Deadline(100_000)
    deadline.reserveForRollback(40_000)
    expect(deadline.remainingMs).toBe(60_000)
    deadline.releaseReserve()
    deadline.reserveForRollback(40_000)
    expect(deadline.remainingMs).toBe(100_000)
  })

  it('expires at once when the step is cancelled, until the reserve is released', () => {
    stopClock()
    const deadline = new Deadline(120_000)
    expect(deadline.expired().kind).toBe('out-of-time')
    deadline.cancel(2_500, 9_000)
    expect([deadline.remainingMs, deadline.expired().kind]).toEqual([0, 'cancelled'])
    deadline.releaseReserve()
    expect(deadline.remainingMs).toBe(9_000)
    // The runner sends a second signal a little later.
    deadline.cancel(2_500, 9_000)
    expect(deadline.remainingMs).toBe(9_000)
  })

  it('is not extended by a cancellation', () => {
    stopClock()
    const deadline = new Deadline(4_000)
    deadline.cancel(2_500, 9_000)
    deadline.releaseReserve()
    expect(deadline.remainingMs).toBe(4_000)
  })

  it('leaves time for a rollback that has already started when the step is cancelled', () => {
    stopClock()
    const deadline = new Deadline(120_000)
    deadline.releaseReserve()
    deadline.cancel(2_500, 9_000)
    expect(deadline.remainingMs).toBe(9_000)
  })

  it('ends a backoff when the step is cancelled, since it can be longer than the reserve', async () => {
    const deadline = new Deadline(60_000)
    const order: string[] = []
    const backoff = deadline.backoff(1, new ApiError('throttled', { retryAfterMs: 2_000 })).catch(() => undefined)
    const waiting = backoff.then(() => order.push('backoff'))
    deadline.cancel(50, 9_000)
    await Promise.all([waiting, sleep(1_000).then(() => order.push('a second'))])
    expect(order).toEqual(['backoff', 'a second'])
  })

  it('lets a request in flight finish when the step is cancelled', async () => {
    const deadline = new Deadline(60_000)
    const { outcome, respond } = await sendHeld(deadline)
    deadline.cancel(30_000, 60_000)
    respond()
    expect(await outcome).toBe('in time')
  })

  it('cancels a request in flight that takes too long after a cancellation', async () => {
    const deadline = new Deadline(60_000)
    const { outcome } = await sendHeld(deadline)
    deadline.cancel(20, 9_000)
    expect(await outcome).toMatchObject({ name: 'ApiError', kind: 'cancelled-in-flight' })
  })

  it('prevents every request after a cancellation, until the reserve is released', async () => {
    const deadline = new Deadline(60_000)
    deadline.cancel(20, 9_000)
    const client = new Client(deadline, 1)
    cleanUps.push(() => client[Symbol.asyncDispose]())
    const send = () =>
      client.send('read', () => ({ method: 'GET', url: new URL('http://127.0.0.1:1'), headers: {} }), Boolean)
    await expect(send()).rejects.toMatchObject({ kind: 'cancelled' })
    deadline.releaseReserve()
    await expect(send()).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('the backoff', () => {
  it('grows with each attempt', async () => {
    const done: number[] = []
    const deadline = new Deadline(60_000)
    // Many, as each is partly random.
    const attempts = [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]
    await Promise.all(attempts.map((attempt) => deadline.backoff(attempt).then(() => done.push(attempt))))
    expect(done).toEqual(attempts.toReversed())
  })

  it('is rejected with its reason if the deadline comes first', async () => {
    const deadline = new Deadline(200)
    const reason = new ApiError('throttled')
    await expect(deadline.backoff(1, reason)).rejects.toBe(reason)
    expect((await apiErrorOf(deadline.backoff(1))).kind).toBe('out-of-time')
  })
})

it('polls only if there is time for the read after the wait', async () => {
  await expect(new Deadline(800, 0).poll(1)).rejects.toMatchObject({ kind: 'out-of-time' })
  await expect(new Deadline(60_000, 0).poll(1)).resolves.toBeUndefined()
})
