/** The time of a step: what is kept back of it, and what is left when the step is cancelled. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { ApiError } from '../../../src/errors/api-error.ts'
import { cleanUps, problemOf } from '../../support/http-server.ts'

/** Stops the clock, so that what is left can be told to the millisecond. */
function stopClock(): void {
  const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(1_000_000_000_000n)
  cleanUps.push(() => {
    clock.mockRestore()
  })
}

/** A server that keeps a request waiting until it is told to answer, and a client that asks it. */
async function ask(deadline: Deadline) {
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
  const settled = sent.catch((error: unknown) => error)
  const [, response] = await arrived
  return { settled, answer: () => response.end('in time') }
}

describe('the deadline', () => {
  it('keeps a quarter back, and no more than half a minute, or as much as it is told', () => {
    stopClock()
    for (const [total, left, reserved] of [
      [4_000, 3_000],
      [120_000, 90_000],
      [3_600_000, 3_570_000],
      [120_000, 72_000, 48_000],
    ] as const) {
      const deadline = new Deadline(total, reserved)
      expect(deadline.remainingMs).toBe(left)
      deadline.releaseReserve()
      expect(deadline.remainingMs).toBe(total)
    }
  })

  it('may keep back another part than it was begun with, until that is released', () => {
    stopClock()
    const deadline = new Deadline(100_000)
    deadline.reserveForRollback(40_000)
    expect(deadline.remainingMs).toBe(60_000)
    deadline.releaseReserve()
    deadline.reserveForRollback(40_000)
    expect(deadline.remainingMs).toBe(100_000)
  })

  it('is over at once for a step that is cancelled, until what was kept for putting back is released', () => {
    stopClock()
    const deadline = new Deadline(120_000)
    expect(deadline.expired().kind).toBe('timeout')
    deadline.cancel(2_500, 9_000)
    expect([deadline.remainingMs, deadline.expired().kind]).toEqual([0, 'cancelled'])
    deadline.releaseReserve()
    expect(deadline.remainingMs).toBe(9_000)
    // The runner sends a second signal a little later.
    deadline.cancel(2_500, 9_000)
    expect(deadline.remainingMs).toBe(9_000)
  })

  it('is not put off by being cancelled', () => {
    stopClock()
    const deadline = new Deadline(4_000)
    deadline.cancel(2_500, 9_000)
    deadline.releaseReserve()
    expect(deadline.remainingMs).toBe(4_000)
  })

  it('does not end what is being put back already, when the step is cancelled only then', () => {
    stopClock()
    const deadline = new Deadline(120_000)
    deadline.releaseReserve()
    deadline.cancel(2_500, 9_000)
    expect(deadline.remainingMs).toBe(9_000)
  })

  it('ends a pause when the step is cancelled: it may be longer than the time that there is for putting back', async () => {
    const deadline = new Deadline(60_000)
    const order: string[] = []
    const long = deadline.backoff(1, new ApiError('throttled', { retryAfterMs: 2_000 })).catch(() => undefined)
    const pausing = long.then(() => order.push('pause'))
    deadline.cancel(50, 9_000)
    await Promise.all([pausing, sleep(1_000).then(() => order.push('a second'))])
    expect(order).toEqual(['pause', 'a second'])
  })

  it('lets a request in flight come to its end when the step is cancelled', async () => {
    const deadline = new Deadline(60_000)
    const { settled, answer } = await ask(deadline)
    deadline.cancel(30_000, 60_000)
    answer()
    expect(await settled).toBe('in time')
  })

  it('ends a request in flight that takes too long after that', async () => {
    const deadline = new Deadline(60_000)
    const { settled } = await ask(deadline)
    deadline.cancel(20, 9_000)
    expect(await settled).toMatchObject({ name: 'ApiError', kind: 'cancelled-in-flight' })
  })

  it('lets nothing more out when the step is cancelled, until it is released', async () => {
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

describe('the wait before the next try', () => {
  it('grows', async () => {
    const done: number[] = []
    const deadline = new Deadline(60_000)
    // Many, since each is partly random.
    const attempts = [2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1]
    await Promise.all(attempts.map((attempt) => deadline.backoff(attempt).then(() => done.push(attempt))))
    expect(done).toEqual(attempts.toReversed())
  })

  it('is refused with the reason for it where the deadline comes first', async () => {
    const deadline = new Deadline(200)
    const reason = new ApiError('throttled')
    await expect(deadline.backoff(1, reason)).rejects.toBe(reason)
    expect((await problemOf(deadline.backoff(1))).kind).toBe('timeout')
  })
})
