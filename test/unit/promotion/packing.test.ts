/** The record as a token, and all the forms in which a person may pass it on. */
import fc from 'fast-check'
import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../../src/promotion/packing.ts'
import { serializeRecord, parseRecord } from '../../../src/promotion/record.ts'
import { maskedForms } from '../../support/masks.ts'
import { recordJson } from '../../support/record.ts'

/** The limit of Linux for an environment variable, including its name and terminator. */
const limit = 128 * 1024
const fits = (text: string) => Buffer.byteLength(`STATE_record=${text}\0`) <= limit
const token = (data: string | Buffer) => `psv1.${Buffer.from(data).toString('base64url')}`

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
const json = serializeRecord(record(2))

describe('a token', () => {
  it('has no punctuation, and `unpack` returns what `pack` was given', () => {
    const text = fc.tuple(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40_000 }))
    fc.assert(
      fc.property(text, ([part, times]) => {
        const long = JSON.stringify({ text: part.repeat(Math.min(times, Math.ceil(100_000 / (part.length + 1)))) })
        expect(pack(long)).toMatch(/^psv1\.[A-Za-z0-9_-]+$/)
        expect(unpack(pack(long))).toBe(long)
      }),
      { numRuns: 50 },
    )
  })

  it('can be read without the code of the action', () => {
    expect(recordJson(pack(json))).toBe(json)
  })

  it('contains no name of the record in any form that the runner masks', () => {
    const name = fc.stringMatching(/^[a-z0-9/+=_.@:-]{6,80}$/)
    fc.assert(
      fc.property(fc.tuple(name, name, name, name), ([secret, region, before, after]) => {
        const changes = [{ stage: 'prod', before, after }]
        const text = pack(serializeRecord({ secrets: [{ provider: 'p', region, secret, stage: 'prod', changes }] }))
        for (const value of [secret, region, before, after])
          for (const form of maskedForms(value)) expect(text).not.toContain(form)
      }),
    )
  })

  it.each([1, 150, 1000])('of %i secrets fits in an environment variable', (count) => {
    const text = pack(serializeRecord(record(count)))
    expect(fits(text)).toBe(true)
    expect(parseRecord(unpack(text))).toMatchObject(record(count))
  })

  it('fits even if every version is a UUID', () => {
    const text = pack(serializeRecord(record(1000, () => randomUUID())))
    expect(fits(text), `${text.length} characters`).toBe(true)
  })

  it.each([
    ['data that is not gzip', token('hello')],
    ['truncated data', token(gzipSync('a long text'.repeat(100)).subarray(0, -9))],
    ['a wrong checksum', token(Buffer.concat([gzipSync('text').subarray(0, -8), Buffer.alloc(8, 1)]))],
    ['data without its beginning', `psv1.${pack(json).slice(20)}`],
    ['a foreign character', pack(json).replace(/(?<=.{20})./, '!')],
  ])('with %s is rejected without quoting it', (_, text) => {
    expect(() => unpack(text)).toThrow(/^is incomplete or changed: it cannot be unpacked$/)
  })

  it('that would fill the memory is rejected', () => {
    // Small enough to be an input.
    const bomb = token(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)))
    expect(fits(bomb)).toBe(true)
    expect(() => unpack(bomb)).toThrow('it cannot be unpacked')
  })

  it('of the maximum size is unpacked', () => {
    const text = ' '.repeat(4 * 1024 * 1024)
    expect(unpack(token(gzipSync(text)))).toBe(text)
  })
})

describe('`unpack`', () => {
  const timestamp = '2026-11-25T15:50:01.1234567Z '
  const eachLine = (text: string, before: string) => text.replaceAll(/^/gm, before)
  const wrapped = (text: string) => text.replaceAll(/(.{60})/g, '$1\n')
  const pretty = (text: string) => JSON.stringify(JSON.parse(text), null, 2)

  const forms: [string, (text: string) => string][] = [
    ['as it is', (text) => text],
    ['with the prefix of the log', (text) => `record: ${text}`],
    ['in double quotes', (text) => `"${text}"`],
    ['in single quotes', (text) => `'${text}'`],
    ['in backticks', (text) => `\`${text}\``],
    ['as `toJSON` prints it', (text) => JSON.stringify(text)],
    ['quoted with the prefix of the log', (text) => `"record: ${text}"`],
    ['quoted with the prefixes of the raw log', (text) => `"${timestamp}record: ${text}"`],
    ['quoted after the prefix of the log', (text) => `record: ${JSON.stringify(text)}`],
    ['quoted twice', (text) => `'${JSON.stringify(text)}'`],
    ['with line breaks and blanks around it', (text) => `\r\n  ${text}\t\r\n`],
  ]
  const logs: [string, (text: string) => string][] = [
    ['by itself', (text) => text],
    ['in a raw log', (text) => eachLine(text, timestamp)],
    ['with timestamps of seconds', (text) => eachLine(text, '2026-11-25T15:50:01Z ')],
    ['as `gh run view --log` prints it', (text) => eachLine(text, `deploy (eu)\tPromote secret\t${timestamp}`)],
  ]
  const packed = JSON.stringify({ packed: pack(json) })
  const records: [string, string][] = [
    ['a token', pack(json)],
    ['JSON', json],
    ['a packed payload', packed],
    ['a wrapped token', wrapped(pack(json))],
    ['a token that was wrapped by Windows', wrapped(pack(json)).replaceAll('\n', '\r\n')],
    ['indented JSON', pretty(json)],
    ['an indented packed payload', pretty(packed)],
  ]

  describe.each(records)('reads %s', (_, text) => {
    it.each(forms)('%s', (_, form) => {
      for (const [where, log] of logs) expect(parseRecord(unpack(log(form(text)))), where).toMatchObject(record(2))
    })
  })

  it.each(['a"b', "a'b", 'record: x', timestamp, '`', 'psv1.', '{"packed":"psv1."}', 'a\\"b', 'ü'])(
    'keeps the name %j in JSON as it is',
    (secret) => {
      const text = JSON.stringify({ secret })
      for (const form of [text, JSON.stringify(text), `record: ${text}`, pretty(text), `'${text}'`])
        expect(JSON.parse(unpack(form))).toEqual({ secret })
    },
  )

  it.each(['', 'not a record', '{"version":1}', '{"packed":1}', '{"packed":"AAAA"}', '"', "'", '`', '""', 'record:'])(
    'leaves the rest to the parser: %j',
    (text) => {
      expect(() => parseRecord(unpack(text))).toThrow(/^is not (JSON|a record of this action)/)
    },
  )
})
