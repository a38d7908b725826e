/** The rate limiter by the real clock. A slow machine makes everything later, never earlier. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Deadline } from '../../../src/http/deadline.ts'
import { RateLimiter } from '../../../src/http/rate-limiter.ts'

/** Acquires `count` times at once. Returns when each started, in ms since `start`, in the order of the calls. */
function acquireAll(rateLimiter: RateLimiter, count: number, start: number, order: number[] = []): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const done = await rateLimiter.acquire(new Deadline(60_000))
      order.push(n)
      const startedMs = performance.now() - start
      done()
      return startedMs
    }),
  )
}

/** Acquires once, for a request that gets its response at once. */
async function acquireOnce(rateLimiter: RateLimiter): Promise<void> {
  const done = await rateLimiter.acquire(new Deadline(60_000))
  done()
}

describe.concurrent('a rate limiter', () => {
  it('starts no more than its limit within a second, in the order of arrival', async () => {
    const rateLimiter = new RateLimiter(3)
    const order: (number | string)[] = []
    const requests = [1, 2, 3, 4, 5].map((n) => acquireOnce(rateLimiter).then(() => order.push(n)))
    await Promise.all([...requests, sleep(500).then(() => order.push('half a second'))])
    expect(order).toEqual([1, 2, 3, 'half a second', 4, 5])
  })

  it.each([1, 3, 20])('of %i a second starts no more than that within any second', async (perSecond) => {
    const start = performance.now()
    const times = await acquireAll(new RateLimiter(perSecond), perSecond * 2 + 1, start)
    times.forEach((at, n) => {
      expect(at, `request ${n}`).toBeGreaterThanOrEqual(Math.floor(n / perSecond) * 1000)
    })
  })

  it('keeps the order of the calls', async () => {
    const order: number[] = []
    await acquireAll(new RateLimiter(4), 10, 0, order)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('limits any second, not only those of the clock', async () => {
    const rateLimiter = new RateLimiter(10)
    const start = performance.now()
    await acquireAll(rateLimiter, 5, start)
    await sleep(600)
    const later = performance.now()
    const times = await acquireAll(rateLimiter, 15, start)
    // Five start at once. The next five wait for the first five of all, the others for the second five.
    for (const at of times.slice(5, 10)) expect(at).toBeGreaterThanOrEqual(1000)
    for (const at of times.slice(10)) expect(at).toBeGreaterThanOrEqual(later - start + 1000)
  })

  it('delays nothing below the limit', async () => {
    const rateLimiter = new RateLimiter(3)
    const order: string[] = []
    const timer = sleep(900).then(() => order.push('900 ms'))
    const done = acquireAll(rateLimiter, 3, 0).then(() => order.push('three requests'))
    await Promise.all([timer, done])
    expect(order).toEqual(['three requests', '900 ms'])
  })

  it('spaces requests evenly, after the first few', async () => {
    const times = await acquireAll(new RateLimiter(20), 16, performance.now())
    times.forEach((at, n) => {
      expect(at, `request ${n}`).toBeGreaterThanOrEqual((n - 5) * 50)
    })
  })

  it('counts a request until a second after its response', async () => {
    const rateLimiter = new RateLimiter(1)
    const done = await rateLimiter.acquire(new Deadline(60_000))
    const start = performance.now()
    const next = acquireOnce(rateLimiter)
    await sleep(500)
    done()
    await next
    expect(performance.now() - start).toBeGreaterThanOrEqual(1_500)
  })

  it.each([
    ['the time left', () => new Deadline(300, 0), 'out-of-time'],
    ['a cancellation', () => cancelledSoon(), 'cancelled'],
  ])('waits no longer than %s, and lets the next one through', async (_, newDeadline, kind) => {
    const rateLimiter = new RateLimiter(1)
    const done = await rateLimiter.acquire(new Deadline(60_000))
    await expect(rateLimiter.acquire(newDeadline())).rejects.toMatchObject({ kind })
    done()
    await acquireOnce(rateLimiter)
  })

  it('does not save up unused capacity', async () => {
    const rateLimiter = new RateLimiter(2)
    await acquireAll(rateLimiter, 2, 0)
    await sleep(2500)
    const start = performance.now()
    const times = await acquireAll(rateLimiter, 5, start)
    times.forEach((at, n) => {
      expect(at, `request ${n}`).toBeGreaterThanOrEqual(Math.floor(n / 2) * 1000)
    })
  })

  it('applies to everyone who shares it, and to no one else', async () => {
    const shared = new RateLimiter(2)
    const start = performance.now()
    const [one, two] = await Promise.all([acquireAll(shared, 2, start), acquireAll(shared, 2, start)])
    const times = [...one, ...two].sort((a, b) => a - b)
    expect(times[2]).toBeGreaterThanOrEqual(1000)

    const order: string[] = []
    const waiting = acquireOnce(shared).then(() => order.push('shared'))
    await Promise.all([waiting, acquireAll(new RateLimiter(2), 2, 0).then(() => order.push('own'))])
    expect(order).toEqual(['own', 'shared'])
  })
})

function cancelledSoon(): Deadline {
  const deadline = new Deadline(60_000)
  setTimeout(() => {
    deadline.cancel(0, 0)
  }, 200)
  return deadline
}
