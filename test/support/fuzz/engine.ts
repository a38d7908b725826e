/**
 * A fuzzer: takes real looking answers and inputs (`seeds/<target>/`), spoils them, and gives them to the parsers of `src`.
 * Each target gets as many cases as fit in a second, or in `FUZZ_SECONDS`. A find is printed with its seed and path, which
 * `FUZZ_SEED` and `FUZZ_PATH` try again.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import type { HttpResponse, HttpRequest } from '../../../src/http/message.ts'
import { InputError } from '../../../src/inputs/issues.ts'
import { ApiError } from '../../../src/errors/api-error.ts'
import { Refusal } from '../../../src/errors/refusal.ts'
import { hostileText } from './hostile.ts'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Credentials of parsers that have some. */
export const planted = {
  accessKeyId: 'AKIAPLANTEDPLANTED00',
  secretAccessKey: 'planted/Secret+0123456789abcdefghijklmno',
  securityToken: 'planted-token/0123456789==',
  authToken: 'planted-bearer-0123456789',
}

/** Returns, or throws an error of those that are documented. */
type Parse = (spoilt: Json) => unknown

type Answer = { status: number; headers: Record<string, string>; body: string }

const seconds = Number(process.env.FUZZ_SECONDS ?? 1)
/** A case that takes longer is a find. A good one takes a millisecond. */
const mostMs = 5_000

/**
 * Fuzzes a parser.
 *
 * @param secrets what the parser holds: it is planted in what is parsed, and may be in no message
 * @param parse what is fuzzed; where it returns, what it returns was looked at
 */
export function fuzz(target: string, secrets: readonly string[], parse: Parse): void {
  const named = seedsOf(target)
  const seeds = named.map(([, seed]) => seed)
  const spoilt = fc
    .tuple(fc.constantFrom(...seeds), fc.array(changeOf(secrets), { minLength: 1, maxLength: 5 }))
    .map(([seed, changes]) => changes.reduce<Json>((value, change) => changed(value, change, seeds), seed))
  const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env
  const again = { ...(seed && { seed: Number(seed) }), ...(path && { path }) }

  it(`${target}: what is not spoilt is read`, async () => {
    for (const [name, each] of named) await (name.startsWith('refused') ? attempt(parse, each, secrets) : parse(each))
  })

  it(
    `${target}: anything is read, or refused in the words of this action`,
    () =>
      fc.assert(
        fc.asyncProperty(spoilt, (value) => attempt(parse, value, secrets)),
        { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1_000, ...again },
      ),
    seconds * 1_000 + 90_000,
  )
}

async function attempt(parse: Parse, value: Json, secrets: readonly string[]): Promise<void> {
  const begun = performance.now()
  try {
    await parse(value)
  } catch (error) {
    if (!isDocumented(error)) throw error
    // The lines of an `InputError` are its own.
    const lines = error instanceof InputError ? error.message.split('\n') : [error.message]
    for (const line of lines) expect(line).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)
    for (const secret of secrets) expect(error.message).not.toContain(secret)
  }
  expect(performance.now() - begun, 'milliseconds').toBeLessThan(mostMs)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('polluted' in {}).toBe(false)
}

function isDocumented(error: unknown): error is Error {
  if (error instanceof ApiError || error instanceof InputError || error instanceof Refusal) return true
  // Of `parseRecord` and `unpack`, which have no class of their own.
  return error instanceof Error && /^is (not JSON$|not a record of this action: |compressed but )/.test(error.message)
}

/** Has no wire, which would be slow and would let only some answers through: it signs, and reads what is put in here. */
class AnsweringClient extends Client {
  answers: Answer[] = []

  override async send<T>(
    _kind: 'read' | 'write',
    sign: (date: Date) => HttpRequest,
    parse: (answer: HttpResponse) => T,
  ): Promise<T> {
    await Promise.resolve()
    sign(new Date(1_800_000_000_000))
    const { status, headers, body } = (this.answers.length > 1 ? this.answers.shift() : this.answers[0]) ?? answerOf('')
    return parse({ status, header: (name) => (Object.hasOwn(headers, name) ? headers[name] : undefined), body })
  }
}

/** The client that gets these answers to its requests, in order; the last of them to all that follow. */
export function answering(spoilt: Json): Client {
  // A new one each time, since what a run has looked up is kept by its client.
  const client = new AnsweringClient(new Deadline(1), 1)
  client.answers = answersOf(spoilt)
  return client
}

/** The answers that a value stands for, however spoilt. */
export function answersOf(spoilt: Json): Answer[] {
  return (Array.isArray(spoilt) ? spoilt : [spoilt]).map(answerOf)
}

/** The answer that a value stands for. */
export function answerOf(value: Json): Answer {
  const { status, headers, body } = Object(typeof value === 'string' ? {} : value) as Record<string, Json | undefined>
  return {
    status: [200, 201, 400, 401, 403, 404, 409, 429, 500, 503].find((it) => it === status) ?? 200,
    // Whatever else a header holds does not get through the parser of HTTP.
    headers: Object.fromEntries(
      Object.entries(Object(typeof headers === 'string' ? {} : headers) as Record<string, Json>).map(
        ([name, value]) => {
          const text = typeof value === 'string' ? value : JSON.stringify(value)
          return [name.toLowerCase().replace(/[^\w-]/g, ''), text.replace(/[^\t\x20-\x7e]/g, '').slice(0, 10_000)]
        },
      ),
    ),
    body: typeof body === 'string' ? body : JSON.stringify(body ?? null),
  }
}

/** The seeds of a target by name. Those that are `refused…` are so as they are. */
function seedsOf(target: string): [string, Json][] {
  const folder = join(import.meta.dirname, 'seeds', target)
  return readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return [name, name.endsWith('.json') ? (JSON.parse(text) as Json) : text]
  })
}

const oddValues: Json[] = [
  ...[null, true, false, 0, -1, 0.5, 1e20, -1e308, 1e308, 2 ** 53, 400, 401, 403, 404, 409, 429, 500, 503, '', [], {}],
  ...[[[]], [null], { toString: 1, valueOf: 1 }, { length: 1e9 }, Array.from({ length: 2_000 }, () => 'x')],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as Json,
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as Json,
]
const oddValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...oddValues),
  hostileText,
  fc.integer(),
  fc.jsonValue() as fc.Arbitrary<Json>,
)

/** One change: where, what, and the material for it. */
type Change = { at: number; kind: (typeof kinds)[number]; value: Json; text: string; spot: number }
const kinds = ['replace', 'remove', 'rename', 'double', 'splice', 'insert', 'delete', 'flip', 'cut', 'flatten'] as const

function changeOf(secrets: readonly string[]): fc.Arbitrary<Change> {
  const planted = secrets.map((secret) => fc.constant(secret))
  const value = fc.oneof({ weight: 4, arbitrary: oddValue }, ...planted)
  const text = fc.oneof({ weight: 4, arbitrary: hostileText }, ...planted)
  return fc.record({ at: fc.nat(), kind: fc.constantFrom(...kinds), value, text, spot: fc.nat() })
}

function changed(value: Json, change: Change, seeds: readonly Json[]): Json {
  return changedOrGone(value, change, seeds) ?? null
}

function changedOrGone(
  value: Json,
  { at, kind, value: odd, text, spot }: Change,
  seeds: readonly Json[],
): Json | undefined {
  const places = pathsIn(value)
  const path = places[at % places.length] ?? []
  const inText = (work: (chars: string, from: number) => string) => (old: Json) => {
    const chars = typeof old === 'string' ? old : JSON.stringify(old)
    return work(chars, spot % (chars.length + 1))
  }
  switch (kind) {
    case 'replace':
      return withAt(value, path, () => odd)
    case 'remove':
      return withAt(value, path, () => undefined)
    case 'rename':
      return withKey(value, path, text)
    case 'double':
      return withAt(value, path, (old) => (typeof old === 'string' ? old + old : [old, old]))
    case 'splice': {
      const other = seeds[spot % seeds.length] ?? null
      const paths = pathsIn(other)
      return withAt(value, path, () => valueAt(other, paths[spot % paths.length] ?? []))
    }
    case 'insert':
      return withAt(
        value,
        path,
        inText((chars, from) => chars.slice(0, from) + text + chars.slice(from)),
      )
    case 'delete':
      return withAt(
        value,
        path,
        inText((chars, from) => chars.slice(0, from) + chars.slice(from + 1 + (at % 20))),
      )
    case 'flip':
      return withAt(
        value,
        path,
        inText((chars, from) => {
          const flipped = chars.charCodeAt(from) ^ (1 << (at % 16))
          return from < chars.length
            ? chars.slice(0, from) + String.fromCharCode(flipped) + chars.slice(from + 1)
            : chars
        }),
      )
    case 'cut':
      return withAt(
        value,
        path,
        inText((chars, from) => chars.slice(0, from)),
      )
    case 'flatten':
      return withAt(value, path, (old) => JSON.stringify(old))
  }
}

type Path = readonly string[]

/** Every place in a value, the value itself first. */
function pathsIn(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 20) return [path]
  return [
    path,
    ...Object.entries(value)
      .slice(0, 50)
      .flatMap(([key, inner]) => pathsIn(inner, [...path, key])),
  ]
}

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((inner, key) => (inner as Record<string, Json>)[key] ?? null, value)
}

/** The value with something else in one place; `undefined` takes away what is there. */
function withAt(value: Json, [key, ...rest]: Path, work: (old: Json) => Json | undefined): Json | undefined {
  if (key === undefined) return work(value)
  const entries = Object.entries(value as object) as [string, Json][]
  const inner = entries.flatMap(([name, old]): [string, Json][] => {
    if (name !== key) return [[name, old]]
    const now = withAt(old, rest, work)
    return now === undefined ? [] : [[name, now]]
  })
  // Defines even `__proto__` as a key like any other, as `JSON.parse` does.
  return Array.isArray(value) ? inner.map(([, each]) => each) : Object.fromEntries(inner)
}

/** The value with another name for one key. */
function withKey(value: Json, path: Path, name: string): Json | undefined {
  return withAt(value, path.slice(0, -1), (old) => {
    if (typeof old !== 'object' || old === null || Array.isArray(old)) return old
    return Object.fromEntries(Object.entries(old).map(([key, each]) => [key === path.at(-1) ? name : key, each]))
  })
}
