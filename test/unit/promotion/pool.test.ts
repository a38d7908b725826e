/** Work on many items, a few at a time. */
import fc from 'fast-check'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mapConcurrently } from '../../../src/promotion/pool.ts'

describe('a pool', () => {
  it('hands back results in the order of the items, begins in it, and is as wide as it may be, never wider', async () => {
    const delays = fc.array(fc.nat({ max: 5 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 12 }), async (items, width) => {
        const begun: number[] = []
        let now = 0
        let most = 0
        const results = await mapConcurrently([...items.entries()], width, async ([index, delay]) => {
          begun.push(index)
          most = Math.max(most, ++now)
          for (let n = 0; n < delay; n++) await setImmediate()
          now -= 1
          return index * 10
        })
        expect(results).toEqual(items.map((_, index) => index * 10))
        expect(begun).toEqual(items.map((_, index) => index))
        expect(most).toBeLessThanOrEqual(width)
        if (items.every((delay) => delay > 0)) expect(most).toBe(Math.min(width, items.length))
        expect(now).toBe(0)
      }),
    )
  })

  it('begins the next item as soon as one is finished, whichever that is', async () => {
    const [first, second] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()]
    const begun: number[] = []
    const work = mapConcurrently([first.promise, second.promise, undefined, undefined], 2, async (promise) => {
      begun.push(begun.length)
      await promise
    })
    await setImmediate()
    expect(begun).toEqual([0, 1])
    second.resolve(undefined)
    await setImmediate()
    expect(begun).toEqual([0, 1, 2, 3])
    first.resolve(undefined)
    await work
  })

  it('of one works on one after the other', async () => {
    const seen: string[] = []
    await mapConcurrently(['a', 'b', 'c'], 1, async (item) => {
      seen.push(`${item} begins`)
      await setImmediate()
      seen.push(`${item} ends`)
    })
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((item) => [`${item} begins`, `${item} ends`]))
  })

  it('has nothing to do with no items', async () => {
    const work = () => Promise.reject(new Error('called'))
    expect(await mapConcurrently([], 3, work)).toEqual([])
  })

  it('fails with the first error', async () => {
    const late = Promise.withResolvers<undefined>()
    const work = mapConcurrently([late.promise, undefined, undefined], 2, async (promise) => {
      await promise
      throw new Error(promise === undefined ? 'first' : 'second')
    })
    await expect(work).rejects.toThrow('first')
    late.resolve(undefined)
  })

  it('takes what is thrown before the first wait for a failure like any other', async () => {
    const work = mapConcurrently(['a', 'b'], 2, (item) => {
      if (item === 'b') throw new Error('at once')
      return Promise.resolve(item)
    })
    await expect(work).rejects.toThrow('at once')
  })
})
