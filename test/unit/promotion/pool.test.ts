/** Concurrent work on a list of items. */
import fc from 'fast-check'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mapConcurrently } from '../../../src/promotion/pool.ts'

describe('mapConcurrently', () => {
  it('starts items and returns results in order, and uses but never exceeds its concurrency', async () => {
    const delays = fc.array(fc.nat({ max: 5 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 12 }), async (items, concurrency) => {
        const started: number[] = []
        let now = 0
        let max = 0
        const results = await mapConcurrently([...items.entries()], concurrency, async ([index, delay]) => {
          started.push(index)
          max = Math.max(max, ++now)
          for (let n = 0; n < delay; n++) await setImmediate()
          now -= 1
          return index * 10
        })
        expect(results).toEqual(items.map((_, index) => index * 10))
        expect(started).toEqual(items.map((_, index) => index))
        expect(max).toBeLessThanOrEqual(concurrency)
        if (items.every((delay) => delay > 0)) expect(max).toBe(Math.min(concurrency, items.length))
        expect(now).toBe(0)
      }),
    )
  })

  it('starts the next item as soon as any other one is finished', async () => {
    const [first, second] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const started: number[] = []
    const work = mapConcurrently([first.promise, second.promise, undefined, undefined], 2, async (promise) => {
      started.push(started.length)
      await promise
    })
    await setImmediate()
    expect(started).toEqual([0, 1])
    second.resolve(undefined)
    await setImmediate()
    expect(started).toEqual([0, 1, 2, 3])
    first.resolve(undefined)
    await work
  })

  it('works on one item after the other with a concurrency of one', async () => {
    const events: string[] = []
    await mapConcurrently(['a', 'b', 'c'], 1, async (item) => {
      events.push(`${item} starts`)
      await setImmediate()
      events.push(`${item} ends`)
    })
    expect(events).toEqual(['a', 'b', 'c'].flatMap((item) => [`${item} starts`, `${item} ends`]))
  })

  it('returns nothing for no items', async () => {
    const work = () => Promise.reject(new Error('called'))
    expect(await mapConcurrently([], 3, work)).toEqual([])
  })

  it('rejects with the first error', async () => {
    const late = Promise.withResolvers<undefined>()
    const work = mapConcurrently([late.promise, undefined, undefined], 2, async (promise) => {
      await promise
      throw new Error(promise === undefined ? 'first' : 'second')
    })
    await expect(work).rejects.toThrow('first')
    late.resolve(undefined)
  })

  it('rejects with an error that is thrown synchronously', async () => {
    const work = mapConcurrently(['a', 'b'], 2, (item) => {
      if (item === 'b') throw new Error('at once')
      return Promise.resolve(item)
    })
    await expect(work).rejects.toThrow('at once')
  })
})
