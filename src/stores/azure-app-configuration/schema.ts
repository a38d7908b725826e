import * as z from 'zod/mini'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, parseJsonBody, type ApiErrorBody, type Parse } from '../../http/api.ts'
import type { HttpResponse } from '../../http/message.ts'
import type { VersionId } from '../../promotion/change.ts'
import { parseJson } from '../../untrusted/json.ts'
import { lenient, listOf, mapOf } from '../../untrusted/schema.ts'
import { formatReferenceUri, isUnversioned, parseReferenceUri, toStage, unversioned } from './names.ts'

const text = z.catch(z.optional(z.string()), undefined)

/**
 * A key-value of api-version 2026-04-01: https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-key-value
 */
const keyValue = z.object({
  etag: z.string('is not an etag').check(z.regex(/^[\x21\x23-\x7e]{1,256}$/, 'is not an etag')),
  key: z.string(),
  label: z.nullish(z.string()),
  content_type: z.nullish(z.string()),
  value: z.nullish(z.string()),
  tags: z.nullish(mapOf(z.nullable(z.string()), 'is not a map of texts')),
  description: z.nullish(z.string()),
  locked: z.nullish(z.union([z.boolean(), z.string()])),
})

/** A key-value that refers to a secret in a vault. */
export type Reference = {
  readonly key: string
  readonly stage: string
  readonly etag: string
  readonly isLocked: boolean
  /** The secret in the vault. */
  readonly secretUri: string
  readonly version: VersionId
  /** Returns the same key-value with another version, as it is written. */
  readonly withVersion: (version: VersionId) => object
}

/** The media type of a reference, whatever its parameters. */
const referenceType = /^\s{0,10}application\/vnd\.microsoft\.appconfig\.keyvaultref\+json\s{0,10}(?:;|$)/i

const referenceValue = z.object({ uri: z.string() })

/**
 * Reads a reference. Of any other key-value nothing is kept, and no error quotes its value: that may be a secret. A write
 * with such a response may have been made.
 *
 * @param asked the name of the key-value, for errors
 * @param secrets every credential of the run: a server may put one where a vault is named, which errors show
 */
export const parseReference =
  (asked: string, kind: 'read' | 'write', secrets: readonly string[]): Parse<Reference> =>
  (response, details) => {
    const { key, label, etag, locked, content_type, value, tags, description } = bySchema(keyValue)(response, details)
    const known = { key, stage: toStage(label), etag, isLocked: String(locked) === 'true' }
    const isReference = referenceType.test(content_type ?? '') && !secrets.some((secret) => value?.includes(secret))
    const parsed = isReference ? readUri(value ?? '') : undefined
    const parts = parsed && parseReferenceUri(parsed.uri)
    if (parts === undefined) {
      throw new ApiError(kind === 'read' ? 'not-a-reference' : 'unreadable', { ...details, detail: asked })
    }
    const { base, secretUri, version } = parts
    return {
      ...known,
      secretUri,
      version,
      // What is left out would be lost.
      withVersion: (id) => ({
        value: replaceUri(value ?? '', formatReferenceUri(base, id)),
        content_type,
        ...(tags && { tags }),
        ...(description !== undefined && description !== null && { description }),
      }),
    }
  }

function readUri(value: string): z.output<typeof referenceValue> | undefined {
  try {
    return referenceValue.safeParse(parseJson(value)).data
  } catch {
    return undefined
  }
}

/** Returns the value with another URI and all else as it was, unless it has another `uri` inside. */
function replaceUri(value: string, uri: string): string {
  // Of two with the same name, the last counts.
  const last = [...value.matchAll(/"uri"\s*:\s*("(?:[^"\\]|\\.)*")/g)].at(-1)
  const [whole = '', literal = ''] = last ?? []
  const end = (last?.index ?? 0) + whole.length
  const replaced = `${value.slice(0, end - literal.length)}${JSON.stringify(uri)}${value.slice(end)}`
  return readUri(replaced)?.uri === uri ? replaced : JSON.stringify({ ...(parseJson(value) as object), uri })
}

/** RFC 7807, as App Configuration uses it; a refused login is explained in a header. */
const problem = z.catch(z.object({ type: text, title: text, detail: text }), {})

/** Reads an error of App Configuration. */
export function storeErrorOf(response: HttpResponse): ApiErrorBody {
  const { type, title, detail } = problem.parse(parseJsonBody(response))
  const challenge = /error_description="([^"]{1,1000})"/.exec(response.header('www-authenticate') ?? '')?.[1]
  return { code: /\/errors\/([\w-]{1,64})$/.exec(type ?? '')?.[1], message: detail ?? title ?? challenge }
}

/** A version without its value: https://learn.microsoft.com/en-us/rest/api/keyvault/secrets/get-secret-versions */
const versionItem = z.object({
  id: z
    .string()
    .check(z.refine((id) => !isUnversioned(parseReferenceUri(id)?.version ?? unversioned), 'is no version')),
  attributes: z.object({ enabled: z.optional(z.boolean()), created: lenient(z.int()) }),
})

/** A page of versions; a link leads to the next one. */
export const versionPage = z.object({
  value: listOf(versionItem, z.maxLength(25)),
  nextLink: z.nullish(z.string()),
})

/** Reads an error of Key Vault. */
export function vaultErrorOf(response: HttpResponse): ApiErrorBody {
  return vaultError.parse(parseJsonBody(response)).error
}

const vaultError = z.catch(z.object({ error: z.object({ code: text, message: text }) }), { error: {} })
