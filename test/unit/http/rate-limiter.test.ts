/** The pace of requests, by the real clock. A slow machine makes everything later, never earlier. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { RateLimiter } from '../../../src/http/rate-limiter.ts'

/** Asks for so many turns at once. Tells when each came, in ms since `start`, in the order in which they were asked for. */
function turns(pace: RateLimiter, count: number, start: number, order: number[] = []): Promise<number[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      await pace.acquire()
      order.push(n)
      return performance.now() - start
    }),
  )
}

describe.concurrent('a pace', () => {
  it('lets so many begin within a second, in the order in which they came', async () => {
    const pace = new RateLimiter(3)
    const order: (number | string)[] = []
    const turns = [1, 2, 3, 4, 5].map((n) => pace.acquire().then(() => order.push(n)))
    await Promise.all([...turns, sleep(500).then(() => order.push('half a second'))])
    expect(order).toEqual([1, 2, 3, 'half a second', 4, 5])
  })

  it.each([1, 3, 20])('of %i a second lets no more begin within a second, from the very start', async (perSecond) => {
    const start = performance.now()
    const times = await turns(new RateLimiter(perSecond), perSecond * 2 + 1, start)
    times.forEach((at, n) => {
      expect(at, `turn ${n}`).toBeGreaterThanOrEqual(Math.floor(n / perSecond) * 1000)
    })
  })

  it('gives turns in the order in which they are asked for', async () => {
    const order: number[] = []
    await turns(new RateLimiter(4), 10, 0, order)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('counts any second, not those of the clock', async () => {
    const pace = new RateLimiter(10)
    const start = performance.now()
    await turns(pace, 5, start)
    await sleep(600)
    const later = performance.now()
    const times = await turns(pace, 15, start)
    // Five more have a place at once. The next five have to wait for the first five of all, the others for the second.
    for (const at of times.slice(5, 10)) expect(at).toBeGreaterThanOrEqual(1000)
    for (const at of times.slice(10)) expect(at).toBeGreaterThanOrEqual(later - start + 1000)
  })

  it('lets nobody wait where there is room, so that a single secret is as fast as it can be', async () => {
    const pace = new RateLimiter(3)
    const order: string[] = []
    const pause = sleep(900).then(() => order.push('900 ms'))
    const done = turns(pace, 3, 0).then(() => order.push('three turns'))
    await Promise.all([pause, done])
    expect(order).toEqual(['three turns', '900 ms'])
  })

  it('saves up no turns while nobody asks', async () => {
    const pace = new RateLimiter(2)
    await turns(pace, 2, 0)
    await sleep(2500)
    const start = performance.now()
    const times = await turns(pace, 5, start)
    times.forEach((at, n) => {
      expect(at, `turn ${n}`).toBeGreaterThanOrEqual(Math.floor(n / 2) * 1000)
    })
  })

  it('is one for all who share it, and none for others', async () => {
    const shared = new RateLimiter(2)
    const start = performance.now()
    const [one, two] = await Promise.all([turns(shared, 2, start), turns(shared, 2, start)])
    const times = [...one, ...two].sort((a, b) => a - b)
    expect(times[2]).toBeGreaterThanOrEqual(1000)

    const order: string[] = []
    const waiting = shared.acquire().then(() => order.push('shared'))
    await Promise.all([waiting, turns(new RateLimiter(2), 2, 0).then(() => order.push('own'))])
    expect(order).toEqual(['own', 'shared'])
  })
})
