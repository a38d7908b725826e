import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serializeRecord, parseRecord, type PromotionRecord } from '../../../src/promotion/record.ts'
import type { Json } from '../../support/fuzz/engine.ts'

/** Part of every rejected value, which no message may quote. */
const MARKER = 'do-not-quote-me'

const full = {
  version: 1,
  run: 'https://github.com/octo-org/shop/actions/runs/1',
  secrets: [
    {
      provider: 'huaweicloud-csms',
      region: 'ap-southeast-1',
      projectId: '0123456789abcdef0123456789abcdef',
      endpoint: 'https://kms.example.com',
      secret: 'db',
      stage: 'SYSCURRENT',
      changes: [
        { stage: 'SYSPREVIOUS', before: 'v0', after: 'v1' },
        { stage: 'SYSCURRENT', before: 'v1', after: 'v2' },
      ],
      expiry: { version: 'v1', before: null, after: 1_900_000_000_000 },
    },
  ],
}

type RecordPath = readonly (string | number)[]

/** Returns the path of every value, the root first. */
function pathsIn(value: Json, path: RecordPath = []): RecordPath[] {
  if (typeof value !== 'object' || value === null) return [path]
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...entries.flatMap(([key, inner]) => pathsIn(inner, [...path, key]))]
}

/** Returns the full record with another value at a path; `undefined` removes it. */
function withAt(path: RecordPath, change: (value: Json) => Json | undefined, value: Json = full): Json | undefined {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>
  const inner = withAt(rest, change, copy[key])
  if (inner !== undefined) copy[key] = inner
  else if (Array.isArray(copy)) copy.splice(Number(key), 1)
  else Reflect.deleteProperty(copy, key)
  return copy
}

/** Returns the error of `parseRecord`, undefined if it accepts the text. */
function errorOfText(text: string): string | undefined {
  try {
    parseRecord(text)
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}
const errorOf = (value: Json | undefined) => errorOfText(JSON.stringify(value))

const formatPath = (path: RecordPath) => path.join('.') || '(root)'
const every = pathsIn(full).map((path) => [formatPath(path), path] as const)
const at = (path: string) => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
const texts = every.filter(([name, path]) => {
  return (
    name !== 'run' &&
    path.reduce<unknown>((value, key) => (value as Json[])[key as number], full)?.constructor === String
  )
})

describe('a record', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() === text && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text))
  const version = fc.option(name)
  const time = fc.integer({ min: 0, max: 9_999_999_999_999 })
  const secret = fc
    .record(
      {
        provider: name,
        region: fc.oneof(name, fc.constant('')),
        projectId: name,
        endpoint: name,
        secret: name,
        changes: fc.uniqueArray(fc.record({ stage: name, before: version, after: version }), {
          selector: ({ stage }) => stage,
          maxLength: 10,
        }),
        expiry: fc.record({ version: name, before: fc.option(time), after: fc.option(time) }),
        stage: name,
      },
      { requiredKeys: ['provider', 'region', 'secret', 'stage', 'changes'] },
    )
    .map((each) => ({ ...each, stage: each.changes.at(-1)?.stage ?? each.stage }))
  const record = fc.record(
    {
      run: fc.webUrl({ validSchemes: ['http', 'https'] }),
      secrets: fc.uniqueArray(secret, { selector: (each) => each.secret, minLength: 1, maxLength: 4 }),
    },
    { requiredKeys: ['secrets'] },
  )

  it('is unchanged after serializing and parsing', () => {
    fc.assert(
      fc.property(record, (each: PromotionRecord) => {
        expect(parseRecord(serializeRecord(each))).toEqual({ version: 1, ...each })
      }),
      { numRuns: 500 },
    )
  })

  it('is serialized as a single line', () => {
    fc.assert(
      fc.property(record, (each: PromotionRecord) => {
        expect(serializeRecord(each)).not.toMatch(/[\r\n]/)
      }),
    )
  })

  it('of the maximum size is accepted', () => {
    const [secret] = full.secrets
    const changes = Array.from({ length: 10 }, (_, n) => ({ stage: `s${n}`, before: null, after: 'a'.repeat(2048) }))
    const secrets = Array.from({ length: 1000 }, (_, n) => ({ ...secret, secret: `db-${n}`, stage: 's9', changes }))
    expect(errorOf({ version: 1, secrets })).toBe(undefined)
    expect(errorOf(full)).toBe(undefined)
  })
})

describe('without quoting it, parseRecord rejects', () => {
  const refused = /^is not (JSON$|a record of this action: )/

  it.each(['', MARKER, `"${MARKER}"`, `{"${MARKER}`, `["${MARKER}"]`, 'null', 'true', '1', '{}', `{"a":"${MARKER}"`])(
    'a text that is not a record: %j',
    (text) => {
      expect(errorOfText(text)).toMatch(refused)
      expect(errorOfText(text)).not.toContain(MARKER)
    },
  )

  it.each(every)('a value of another type at %s', (name, path) => {
    const allowed = new Set<string>()
    withAt(path, (value) => (allowed.add(kindOf(value)), value))
    if (/changes.*(before|after)$/.test(name)) allowed.add('null')
    if (/expiry.*(before|after)$/.test(name)) allowed.add('null').add('number')
    const others = [MARKER, true, 7, null, [], [MARKER], {}, { a: MARKER }].filter((each) => !allowed.has(kindOf(each)))
    for (const other of others) {
      const message = errorOf(withAt(path, () => other))
      expect([other, message]).toEqual([other, expect.stringMatching(refused)])
      expect(message).not.toContain(MARKER)
    }
  })

  it('a text that is not JSON, and says so', () => {
    expect(errorOfText(`{"${MARKER}`)).toBe('is not JSON')
    expect(errorOfText('{}')).toMatch(/^is not a record of this action: version /)
  })

  const optional = ['run', 'secrets.0.projectId', 'secrets.0.endpoint', 'secrets.0.expiry']
  const required = every.filter(
    ([name, path]) => path.length > 0 && typeof path.at(-1) === 'string' && !optional.includes(name),
  )
  it.each(required)('a record without %s', (_name, path) => {
    expect(errorOf(withAt(path, () => undefined))).toMatch(refused)
  })
  it.each(optional)('nothing if the optional %s is missing', (name) => {
    expect(errorOf(withAt(at(name), () => undefined))).toBe(undefined)
  })

  const objects = ['', 'secrets.0', 'secrets.0.changes.0', 'secrets.0.expiry']
  it.each(objects)('an unknown key in %j', (name) => {
    for (const key of [MARKER, '__proto__', 'constructor', 'toString', 'Version', '']) {
      // As text, since `__proto__` is no ordinary key in an object literal.
      const text = JSON.stringify(withAt(name === '' ? [] : at(name), (value) => ({ '!': 0, ...(value as object) })))
      const message = errorOfText(text.replace('"!"', JSON.stringify(key)).replace(/:0,/, `:{"endpoint":"${MARKER}"},`))
      expect(message).toMatch(refused)
      expect(message).not.toContain(MARKER)
    }
    expect(({} as Record<string, unknown>).endpoint).toBe(undefined)
  })

  it.each([0, 2, '1', `v${MARKER}`, null])('a record of another version: %j', (version) => {
    expect(errorOf({ ...full, version })).toMatch(refused)
    expect(errorOf({ ...full, version })).not.toContain(MARKER)
  })

  it('a record that lists a label twice, or no change of the label that it is about', () => {
    const again = { stage: 'SYSCURRENT', before: 'v7', after: MARKER }
    const twice = errorOf(withAt(at('secrets.0.changes'), (all) => [...(all as Json[]), again]))
    expect(twice).toBe('is not a record of this action: secrets.0 lists a label twice')
    const none = errorOf(withAt(at('secrets.0.stage'), () => MARKER))
    expect(none).toBe('is not a record of this action: secrets.0 has no change of its own label')
  })

  it('a record that names a label of a secret twice, but not one in another project', () => {
    const twice = (more: object) =>
      errorOf(withAt(['secrets'], (all) => [...(all as Json[]), { ...((all as Json[])[0] as object), ...more }]))
    expect(twice({})).toBe('is not a record of this action: secrets list a label twice')
    expect(twice({ changes: [] })).toMatch(refused)
    expect(twice({ stage: 'SYSPREVIOUS' })).toBe(undefined)
    expect(twice({ region: 'eu-west-0' })).toMatch(refused)
    expect(twice({ projectId: 'p2' })).toBe(undefined)
    expect(twice({ secret: 'db2' })).toBe(undefined)
  })

  const invalid = [
    '\0',
    '\b',
    '\t',
    '\n',
    '\r',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u200b',
    '\u202e',
    '\u2028',
    '\u2029',
    '\ufeff',
  ]
  const errorsAt = (name: string, path: RecordPath) =>
    ['', ' ', ' x', 'x ', '\u00a0x', 'x\u3000', ...invalid.flatMap((c) => [c, `${c}x`, `x${c}`, `x${c}x`])]
      .filter((text) => !(text === '' && name.endsWith('region')))
      .map((text) => [name, text, errorOf(withAt(path, () => text))] as const)
  it('a text with control or direction characters, surrounding whitespace, or no characters', () => {
    const all = texts.flatMap(([name, path]) => errorsAt(name, path))
    expect(all.filter(([, , message]) => message === undefined)).toEqual([])
    for (const [, text, message] of all.filter(([, text]) => text.trim() !== '')) {
      expect(message).toMatch(refused)
      for (const c of invalid) if (text.includes(c)) expect(message).not.toContain(c)
    }
  })

  it.each(['x', 'javascript:alert(1)', 'ftp://host/', '//host/', 'https://host/\u001b[31m', 'https://host/\nx', 5])(
    'an invalid URL of the run: %j',
    (run) => {
      expect(errorOf({ ...full, run })).toMatch(refused)
    },
  )

  it.each(texts)('a name that is too long at %s', (_name, path) => {
    expect(errorOf(withAt(path, () => 'x'.repeat(2049)))).toMatch(refused)
  })
  it('a list that is too long or empty', () => {
    const change = (n: number) => ({ stage: `s${n}`, before: null, after: 'v1' })
    const changes = Array.from({ length: 11 }, (_, n) => change(n))
    expect(errorOf(withAt(at('secrets.0'), (item) => ({ ...(item as object), stage: 's1', changes })))).toMatch(refused)
    const secrets = (count: number) => (all: Json) => {
      return Array.from({ length: count }, (_, n) => ({ ...((all as Json[])[0] as object), secret: `db${n}` }))
    }
    expect(errorOf(withAt(['secrets'], secrets(10_000)))).toBe(undefined)
    expect(errorOf(withAt(['secrets'], secrets(10_001)))).toMatch(refused)
    expect(errorOf({ ...full, secrets: [] })).toMatch(refused)
    expect(errorOfText('['.repeat(50_000) + ']'.repeat(50_000))).toMatch(refused)
  })

  it.each(['before', 'after'])('an invalid expiry time in `%s`', (key) => {
    const times = ['-1', '1.5', '1e400', '-1e400', '10000000000000', '"2026-01-01"', '9007199254740993']
    for (const time of times) {
      const text = JSON.stringify(withAt(at(`secrets.0.expiry.${key}`), () => 0)).replace(
        `"${key}":0`,
        `"${key}":${time}`,
      )
      expect([time, errorOfText(text)]).toEqual([time, expect.stringMatching(refused)])
    }
  })
})

function kindOf(value: Json): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
}
