/**
 * A fuzzer: mutates realistic responses and inputs (`seeds/<target>/`) and passes them to the parsers of `src`. Each target
 * runs for a second, or for `FUZZ_SECONDS`. A finding is printed with its seed and path, which `FUZZ_SEED` and `FUZZ_PATH`
 * replay.
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

/** The credentials of the parsers under test. */
export const planted = {
  accessKeyId: 'AKIAPLANTEDPLANTED00',
  secretAccessKey: 'planted/Secret+0123456789abcdefghijklmno',
  securityToken: 'planted-token/0123456789==',
  authToken: 'planted-bearer-0123456789',
}

/** Accepts its input, or throws a documented error. */
type ParserUnderTest = (mutated: Json) => unknown

type SeedResponse = { status: number; headers: Record<string, string>; body: string }

const seconds = Number(process.env.FUZZ_SECONDS ?? 1)
/** A case that computes longer is a finding; most take a millisecond. */
const maxMs = 5_000

/**
 * Fuzzes a parser.
 *
 * @param secrets the parser's credentials, which mutations insert and no message may contain
 * @param parse the parser, with assertions about its result
 */
export function fuzz(target: string, secrets: readonly string[], parse: ParserUnderTest): void {
  const seedFiles = seedsOf(target)
  const seeds = seedFiles.map(([, seed]) => seed)
  const mutated = fc
    .tuple(fc.constantFrom(...seeds), fc.array(mutationOf(secrets), { minLength: 1, maxLength: 5 }))
    .map(([seed, changes]) => changes.reduce<Json>((value, change) => mutate(value, change, seeds), seed))
  const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env
  const again = { ...(seed && { seed: Number(seed) }), ...(path && { path }) }

  it(`the parsers of ${target} accept the seeds`, async () => {
    for (const [name, each] of seedFiles)
      await (name.startsWith('rejected') ? attempt(parse, each, secrets) : parse(each))
  })

  it(
    `the parsers of ${target} accept any mutation or reject it with a documented error`,
    () =>
      fc.assert(
        fc.asyncProperty(mutated, (value) => attempt(parse, value, secrets)),
        { numRuns: 1e9, interruptAfterTimeLimit: seconds * 1_000, ...again },
      ),
    seconds * 1_000 + 90_000,
  )
}

async function attempt(parse: ParserUnderTest, value: Json, secrets: readonly string[]): Promise<void> {
  const begun = process.cpuUsage()
  try {
    await parse(value)
  } catch (error) {
    if (!isDocumented(error)) throw error
    // An `InputError` has one line per issue.
    const lines = error instanceof InputError ? error.message.split('\n') : [error.message]
    for (const line of lines) expect(line).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]*$/u)
    for (const secret of secrets) expect(error.message).not.toContain(secret)
  }
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1_000, 'milliseconds').toBeLessThan(maxMs)
  expect(Object.keys(Object.prototype)).toEqual([])
  expect('polluted' in {}).toBe(false)
}

function isDocumented(error: unknown): error is Error {
  if (error instanceof ApiError || error instanceof InputError || error instanceof Refusal) return true
  // `parseRecord` and `unpack` throw plain errors.
  return (
    error instanceof Error &&
    /^is (not JSON$|not a record of this action: |incomplete or changed: )/.test(error.message)
  )
}

/** A client without a network, which would be slow and drop invalid HTTP: it signs and parses these responses. */
class FakeClient extends Client {
  responses: SeedResponse[] = []

  override connect(): void {
    // There is nothing to connect to.
  }

  override async send<T>(
    _kind: 'read' | 'write',
    sign: (date: Date) => HttpRequest,
    parse: (response: HttpResponse) => T,
  ): Promise<T> {
    await Promise.resolve()
    sign(new Date(1_800_000_000_000))
    const { status, headers, body } =
      (this.responses.length > 1 ? this.responses.shift() : this.responses[0]) ?? responseOf('')
    const header = (name: string) => (Object.hasOwn(headers, name) ? headers[name] : undefined)
    return parse({ status, header, values: (name) => [header(name) ?? []].flat(), body })
  }
}

/** Returns a client that gets these responses in order, and the last one from then on. */
export function clientWith(mutated: Json): Client {
  // A new one each time, since a client caches lookups.
  const client = new FakeClient(new Deadline(1), 1)
  client.responses = responsesOf(mutated)
  return client
}

/** Converts a value to responses, however mutated it is. */
export function responsesOf(mutated: Json): SeedResponse[] {
  return (Array.isArray(mutated) ? mutated : [mutated]).map(responseOf)
}

/** Converts a value to a response. */
export function responseOf(value: Json): SeedResponse {
  const { status, headers, body } = Object(typeof value === 'string' ? {} : value) as Record<string, Json | undefined>
  return {
    status: [200, 201, 400, 401, 403, 404, 409, 429, 500, 503].find((it) => it === status) ?? 200,
    // The HTTP parser rejects all other characters in headers.
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

/** Returns the seeds of a target by name. The parser rejects those named `rejected…`. */
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

/** One mutation: where, what, and the material for it. */
type Mutation = { at: number; kind: (typeof kinds)[number]; value: Json; text: string; spot: number }
const kinds = ['replace', 'remove', 'rename', 'double', 'splice', 'insert', 'delete', 'flip', 'cut', 'flatten'] as const

function mutationOf(secrets: readonly string[]): fc.Arbitrary<Mutation> {
  const planted = secrets.map((secret) => fc.constant(secret))
  const value = fc.oneof({ weight: 4, arbitrary: oddValue }, ...planted)
  const text = fc.oneof({ weight: 4, arbitrary: hostileText }, ...planted)
  return fc.record({ at: fc.nat(), kind: fc.constantFrom(...kinds), value, text, spot: fc.nat() })
}

function mutate(value: Json, change: Mutation, seeds: readonly Json[]): Json {
  return mutateOrRemove(value, change, seeds) ?? null
}

function mutateOrRemove(
  value: Json,
  { at, kind, value: odd, text, spot }: Mutation,
  seeds: readonly Json[],
): Json | undefined {
  const paths = pathsIn(value)
  const path = paths[at % paths.length] ?? []
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
      const otherPaths = pathsIn(other)
      return withAt(value, path, () => valueAt(other, otherPaths[spot % otherPaths.length] ?? []))
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

type JsonPath = readonly string[]

/** Returns the path of every value, the root first. */
function pathsIn(value: Json, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null || path.length > 20) return [path]
  return [
    path,
    ...Object.entries(value)
      .slice(0, 50)
      .flatMap(([key, inner]) => pathsIn(inner, [...path, key])),
  ]
}

function valueAt(value: Json, path: JsonPath): Json {
  return path.reduce<Json>((inner, key) => (inner as Record<string, Json>)[key] ?? null, value)
}

/** Returns the value with another one at a path; `undefined` removes it. */
function withAt(value: Json, [key, ...rest]: JsonPath, work: (old: Json) => Json | undefined): Json | undefined {
  if (key === undefined) return work(value)
  const entries = Object.entries(value as object) as [string, Json][]
  const inner = entries.flatMap(([name, old]): [string, Json][] => {
    if (name !== key) return [[name, old]]
    const now = withAt(old, rest, work)
    return now === undefined ? [] : [[name, now]]
  })
  // Defines even `__proto__` as an ordinary key, as `JSON.parse` does.
  return Array.isArray(value) ? inner.map(([, each]) => each) : Object.fromEntries(inner)
}

/** Returns the value with one key renamed. */
function withKey(value: Json, path: JsonPath, name: string): Json | undefined {
  return withAt(value, path.slice(0, -1), (old) => {
    if (typeof old !== 'object' || old === null || Array.isArray(old)) return old
    return Object.fromEntries(Object.entries(old).map(([key, each]) => [key === path.at(-1) ? name : key, each]))
  })
}
