/** What the standard headers of a response say. */
import { describe, expect, it } from 'vitest'
import { retryAfterMs, serverTimeMs } from '../../../src/http/message.ts'

describe("the server's clock", () => {
  it('is in the Date of its answer', () => {
    const dated = (value?: string) =>
      serverTimeMs({ status: 403, body: '', header: (name) => (name === 'date' ? value : '') })
    expect(dated('Thu, 01 Jan 1970 00:00:05 GMT')).toBe(5000)
    const none = [undefined, '', 'soon', 'Sat, 13 Sep 275760 00:00:00 GMT']
    expect(none.map(dated)).toEqual(none.map(() => undefined))
  })
})

describe('the wait before the next try', () => {
  const answer = (value?: string) => ({ status: 429, body: '', header: () => value })
  it('is asked for in seconds or by a date', () => {
    const inAnHour = retryAfterMs(answer(new Date(Date.now() + 3_600_000).toUTCString())) ?? 0
    expect(inAnHour / 3_600_000).toBeCloseTo(1, 1)
    expect(['0', '7', 'Thu, 01 Jan 1970 00:00:00 GMT'].map((value) => retryAfterMs(answer(value)))).toEqual([
      0, 7000, 0,
    ])
    expect([undefined, '', 'soon', '∞'].map((value) => retryAfterMs(answer(value)))).toEqual(Array(4).fill(undefined))
  })
})
