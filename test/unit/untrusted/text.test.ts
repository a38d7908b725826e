/** Text from outside is made safe, and never takes more than linear time. */
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRecord } from '../../../src/promotion/record.ts'
import { unpack } from '../../../src/promotion/packing.ts'
import { cutMiddle, isYamlNumber, safeId, sanitize, singleLine } from '../../../src/untrusted/text.ts'

const secret = 'planted/Secret+0123456789abcdefghijklmno'
const megabyte = 1024 * 1024

/** What a hostile server may fill a response with. */
const fillers = [
  ...[
    'a',
    'A',
    '0',
    '-',
    '_',
    '.',
    ' ',
    '\\',
    '\\\\u002f',
    '/',
    '+',
    '=',
    '%25',
    '%',
    '"',
    "'",
    '<',
    '>',
    '&',
    '[',
    '{',
  ],
  ...['\u200b', '\u0000', 'é', '🔑', 'eyJ', 'eyJ-', 'Basic ', 'Basic a', 'authorization', 'authorization ', 'proxy-'],
  ...['-HMAC-SHA256', 'a-HMAC', '<Code>', '</Code', 'planted', secret.slice(0, -1), 'arn:aws:', '-a', 'a-1.', 'us-'],
]

const fill = (filler: string) => filler.repeat(Math.ceil(megabyte / filler.length))

describe('a megabyte of anything', () => {
  it.each(fillers.map((filler) => [JSON.stringify(filler), filler]))('takes less than a second: %s', (_, filler) => {
    const text = fill(filler)
    const start = process.cpuUsage()
    sanitize(text, [secret, '/'.repeat(40), '+'.repeat(600)])
    sanitize(`${text}SDK-HMAC-SHA256 Access`, [secret])
    safeId(text, [secret])
    singleLine(text)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(4)
  })

  it.each([...fillers, '\n', '\r', '\u2028', '\t', 'a\t', "'", '`', '""', 'record:', '2026-11-25T15:50:01Z ', 'psv1.'])(
    'is read as a record, or refused, within a second: %j',
    (filler) => {
      const text = fill(filler)
      const start = process.cpuUsage()
      for (const form of [
        text,
        `psv1.${text}`,
        `record: ${text}`,
        `"${text}"`,
        `'${text}'`,
        `{"packed":"psv1.${text}"}`,
      ])
        expect(() => parseRecord(unpack(form))).toThrow(/^is /)
      const { user, system } = process.cpuUsage(start)
      expect((user + system) / 1e6).toBeLessThan(6)
    },
  )

  it('is matched by every pattern that src exports within a second', async () => {
    const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !/(main|post|\.d)\.ts$/.test(file))
    const patterns = new Map<string, RegExp>()
    for (const file of files) collect(await import(resolve(root, file)), file, patterns)
    expect(patterns.size).toBeGreaterThan(20)
    for (const filler of fillers) {
      const texts = [fill(filler), `x${fill(filler)}!`]
      for (const [name, pattern] of patterns) {
        const start = process.cpuUsage()
        for (const text of texts) pattern.test(text)
        expect(process.cpuUsage(start).user / 1e6, `${name}, ${JSON.stringify(filler)}`).toBeLessThan(1)
      }
    }
  })
})

const root = resolve(import.meta.dirname, '../../..')

/** Collects every pattern that can be reached from an export, however deep. */
function collect(value: unknown, path: string, patterns: Map<string, RegExp>, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (value instanceof RegExp) patterns.set(path, value)
  // The schemas of zod refer to all of zod.
  else if (!('_zod' in value)) {
    for (const [key, each] of Object.entries(value)) collect(each, `${path} ${key}`, patterns, seen)
  }
}

describe('a text of a server', () => {
  it.each([
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['escaped as in JSON', secret.replaceAll('/', '\\/')],
    ['escaped by code', secret.replaceAll('/', '\\u002f')],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64url', Buffer.from(secret).toString('base64url')],
    ['in base64 after one byte', Buffer.from(`x${secret}y`).toString('base64')],
    ['in base64 after two bytes', Buffer.from(`xx${secret}yy`).toString('base64')],
    ['with zero-width spaces', Array.from(secret).join('\u200b')],
    ['with soft hyphens', Array.from(secret).join('\u00ad')],
  ])('loses a credential that it holds %s', (_, form) => {
    const shown = sanitize(`the key ${form} is wrong`, [secret]) ?? ''
    expect(shown).toMatch(/^the key .*\*\*\*.* is wrong$/)
    for (let at = 0; at + 8 <= form.length; at += 4) expect(shown).not.toContain(form.slice(at, at + 8))
  })

  it('keeps its beginning and its end if it is long', () => {
    const shown = sanitize(`Access denied: ${'x '.repeat(5000)}with an explicit deny`, []) ?? ''
    expect(shown.length).toBeLessThanOrEqual(500)
    expect(shown).toMatch(/^Access denied: .*….*with an explicit deny$/)
  })

  it('keeps its first and last characters whole when it is cut', () => {
    expect(cutMiddle('🔑'.repeat(100), 20).isWellFormed()).toBe(true)
  })
})

describe('an error code or request id', () => {
  it.each([
    'AccessDeniedException',
    'CSMS.0106',
    'a1b2c3d4-0000-1111-2222-333344445555',
    '0123456789abcdef',
    '0123456789ABCDEF0123456789ABCDEF/0123456789ABCDEF0123456789ABCDEF/0123456789ABCDEF0123456789ABCDEF',
  ])('is kept: %s', (id) => {
    expect(safeId(id, [secret])).toBe(id)
  })

  it.each(['https://example.com/a', '//example.com', 'a/', '../a:b', 'a/b c'])('is dropped if it is none: %s', (id) => {
    expect(safeId(id, [secret])).toBe(undefined)
  })

  it.each([
    ['a signature', '0123456789abcdef'.repeat(4)],
    ['a signature in capitals', '0123456789ABCDEF'.repeat(4)],
    ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'],
    ['a credential', 'prefix-AKIAPLANTED'],
    ['a credential in hexadecimal', Buffer.from('AKIAPLANTED').toString('hex')],
    ['a credential in base64url', Buffer.from('AKIAPLANTED').toString('base64url')],
  ])('is dropped if it holds %s', (_, id) => {
    expect(safeId(id, ['AKIAPLANTED'])).toBe(undefined)
  })
})

it.each(['1', '001', '-5', '1.1', '2.0E+16', '2e16'])('%s is a number in YAML', (text) => {
  expect(isYamlNumber(text)).toBe(true)
})

it.each(['', 'v1', '1.', '1.1.1', '1e', '0x1f', '1 '])('%j is no number in YAML', (text) => {
  expect(isYamlNumber(text)).toBe(false)
})
