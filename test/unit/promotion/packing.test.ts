/** Compression of long records, which are passed in environment variables. */
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../../src/promotion/packing.ts'
import { serializeRecord, parseRecord } from '../../../src/promotion/record.ts'

/** The limit of Linux for an environment variable, including its name and terminator. */
const limit = 128 * 1024
const fits = (text: string) => Buffer.byteLength(`STATE_record=${text}\0`) <= limit
const packed = (data: string | Buffer) => JSON.stringify({ packed: Buffer.from(data).toString('base64') })

const record = (count: number, version: (n: number) => string = (n) => `v${n}`) => ({
  run: 'https://github.com/octo-org/shop/actions/runs/1658821493',
  secrets: Array.from({ length: count }, (_, n) => {
    const [before, after, older] = [version(3 * n), version(3 * n + 1), version(3 * n + 2)]
    return {
      ...{ provider: 'huaweicloud-csms', region: 'ap-southeast-1', projectId: '0123456789abcdef0123456789abcdef' },
      ...{ secret: `team-${n % 12}-service-${n}-database`, stage: 'SYSCURRENT' },
      changes: [
        { stage: 'SYSPREVIOUS', before: older, after: before },
        { stage: 'SYSCURRENT', before, after },
      ],
    }
  }),
})

describe('pack', () => {
  it('is reversed by `unpack` for any text of any length', () => {
    const text = fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40_000 }))
    fc.assert(
      fc.property(text, ([part, times]) => {
        const json = JSON.stringify({ text: part.repeat(Math.min(times, Math.ceil(100_000 / (part.length + 1)))) })
        expect(unpack(pack(json))).toBe(json)
      }),
      { numRuns: 50 },
    )
  })

  it('leaves a short text readable', () => {
    const json = serializeRecord(record(20))
    expect(pack(json)).toBe(json)
  })

  it.each([150, 1000])('makes a record of %i secrets fit in an environment variable', (count) => {
    const json = serializeRecord(record(count))
    const text = pack(json)
    expect(text).toMatch(/^\{"packed":"[A-Za-z0-9+/]+=*"\}$/)
    expect(fits(text)).toBe(true)
    expect(parseRecord(unpack(text))).toMatchObject(record(count))
  })

  it('makes it fit even if every version is a UUID', () => {
    const text = pack(serializeRecord(record(1000, () => randomUUID())))
    expect(fits(text), `${text.length} characters`).toBe(true)
  })

  it('never makes a text too long that fits unpacked', () => {
    const noise = () => Array.from({ length: 2_000 }, () => randomUUID()).join('')
    for (const length of [1_000, 32_768, 32_769, 60_000]) {
      const json = JSON.stringify(noise().slice(0, length - 2))
      expect(json).toHaveLength(length)
      expect(fits(pack(json))).toBe(true)
    }
    // Characters of three bytes.
    expect(fits(pack(JSON.stringify('漢'.repeat(32_766))))).toBe(true)
  })
})

describe('unpack', () => {
  it.each([
    ['an empty text', ''],
    ['a text that is not JSON', 'not a record'],
    ['other JSON', '{"version":1}'],
    ['an object with another key', '{"packing":"AAAA"}'],
    ['an object with an extra key', '{"packed":"AAAA","version":1}'],
    ['an object with a number', '{"packed":1}'],
  ])('returns %s unchanged', (_, text) => {
    expect(unpack(text)).toBe(text)
  })

  it.each([
    ['data that is not gzip', packed('hello')],
    ['empty data', '{"packed":"="}'],
    ['truncated data', packed(gzipSync('a long text'.repeat(100)).subarray(0, -9))],
    ['a wrong checksum', packed(Buffer.concat([gzipSync('text').subarray(0, -8), Buffer.alloc(8, 1)]))],
  ])('rejects %s without quoting it', (_, text) => {
    expect(() => unpack(text)).toThrow(/^is compressed but cannot be decompressed$/)
  })

  it('rejects a text that would fill the memory', () => {
    // Small enough to be an input.
    const bomb = packed(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)))
    expect(fits(bomb)).toBe(true)
    expect(() => unpack(bomb)).toThrow('is compressed but cannot be decompressed')
  })

  it('accepts a text of the maximum size', () => {
    const text = ' '.repeat(4 * 1024 * 1024)
    expect(unpack(packed(gzipSync(text)))).toBe(text)
  })
})
