import * as z from 'zod/mini'
import { parseJson } from '../untrusted/json.ts'
import { listOf } from '../untrusted/schema.ts'
import { identityOf, type SecretRef } from './store.ts'
import type { Change, Stage } from './change.ts'
import type { ExpiryChange } from './expiry.ts'

/** What a run did, or was about to do, to one secret. */
export type RecordedSecret = SecretRef & {
  readonly stage: Stage
  readonly changes: readonly Change[]
  readonly expiry?: ExpiryChange | undefined
}

/** All that a rollback needs, in a form that can be passed to another job. It holds no credential and no secret value. */
export type PromotionRecord = {
  /** URL of the run that made it, for people. */
  readonly run?: string | undefined
  readonly secrets: readonly RecordedSecret[]
}

/** Built when there is a record to parse: most steps have none, and all would wait for it. */
function recordSchema() {
  /** No control characters, no surrounding whitespace, a limited length. What the store accepts is checked later. */
  const text = z.string().check(z.regex(/^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,2048}(?<!\s)$/u, 'is not a valid name'))
  const version = z.nullable(text)
  const change = z.strictObject({ stage: text, before: version, after: version })
  const time = z.int().check(z.minimum(0), z.maximum(9_999_999_999_999))

  return z.strictObject({
    version: z.literal(1),
    run: z.optional(z.pipe(text, z.url({ protocol: /^https?$/, error: 'is not a URL' }))),
    secrets: listOf(
      z
        .strictObject({
          provider: text,
          region: z.union([text, z.literal('')]),
          projectId: z.optional(text),
          endpoint: z.optional(text),
          secret: text,
          stage: text,
          changes: listOf(change, z.maxLength(10)),
          expiry: z.optional(z.strictObject({ version: text, before: z.nullable(time), after: z.nullable(time) })),
        })
        .check(
          z.refine(({ changes }) => new Set(changes.map(({ stage }) => stage)).size === changes.length, {
            message: 'lists a label twice',
          }),
          z.refine(({ stage, changes }) => changes.length === 0 || changes.some((c) => c.stage === stage), {
            message: 'has no change of its own label',
          }),
        ),
      z.minLength(1),
      z.maxLength(10_000),
    ).check(
      z.refine(
        (secrets) =>
          new Set(secrets.map((each) => JSON.stringify([identityOf(each), each.stage]))).size === secrets.length,
        { message: 'list a label twice' },
      ),
    ),
  })
}

/** Serializes the record for the `record` output. */
export function serializeRecord({ run, secrets }: PromotionRecord): string {
  return JSON.stringify({ version: 1, run, secrets })
}

/**
 * Parses a record from outside. It is input like any other: the caller still has to check its endpoints and names against
 * what the provider allows.
 *
 * @throws Error that says what is wrong with it, without quoting it
 */
export function parseRecord(json: string): PromotionRecord {
  let value: unknown
  try {
    value = parseJson(json)
  } catch {
    throw new Error('is not JSON')
  }
  const parsed = recordSchema().safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    // The library's own texts quote unknown keys, and speak of its types.
    const isOwn = issue?.code === 'custom' || issue?.code === 'invalid_format'
    const text = isOwn ? issue.message : 'is missing or invalid'
    const message = issue?.code === 'unrecognized_keys' ? 'has an unknown key' : text
    throw new Error(`is not a record of this action: ${issue?.path.join('.') ?? ''} ${message}`.trim())
  }
  return parsed.data
}
