/** Standard headers of a response. */
import { describe, expect, it } from 'vitest'
import { retryAfterMs, serverTimeMs } from '../../../src/http/message.ts'

describe('serverTimeMs', () => {
  it('reads the `Date` header, and ignores an invalid or implausible one', () => {
    const timeOf = (value?: string) =>
      serverTimeMs({ status: 403, body: '', header: (name) => (name === 'date' ? value : ''), values: () => [] })
    expect(timeOf('Thu, 01 Jan 1970 00:00:05 GMT')).toBe(5000)
    const none = [undefined, '', 'soon', 'Sat, 13 Sep 275760 00:00:00 GMT']
    expect(none.map(timeOf)).toEqual(none.map(() => undefined))
  })
})

describe('retryAfterMs', () => {
  const response = (value?: string) => ({ status: 429, body: '', header: () => value, values: () => [] })
  it('reads `Retry-After` in seconds or as a date, and ignores an invalid one', () => {
    const inAnHour = retryAfterMs(response(new Date(Date.now() + 3_600_000).toUTCString())) ?? 0
    expect(inAnHour / 3_600_000).toBeCloseTo(1, 1)
    expect(['0', '7', 'Thu, 01 Jan 1970 00:00:00 GMT'].map((value) => retryAfterMs(response(value)))).toEqual([
      0, 7000, 0,
    ])
    expect([undefined, '', 'soon', '∞'].map((value) => retryAfterMs(response(value)))).toEqual(Array(4).fill(undefined))
  })
})
