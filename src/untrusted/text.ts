import * as z from 'zod/mini'
import type { HttpAnswer } from '../http/message.ts'
import { parseJson } from './json.ts'
import { listOf } from './schema.ts'
import { Problem, type ProblemFacts, type ProblemKind } from '../errors/api-error.ts'
import type { Credentials } from '../promotion/store.ts'

/** The labels of one version. No store allows as many, or as long ones. */
export const stageList = listOf(z.string().check(z.maxLength(256)), z.maxLength(100))

/** The body as JSON, undefined where it is not JSON. */
export function json(answer: HttpAnswer): unknown {
  try {
    return parseJson(answer.body)
  } catch {
    return undefined
  }
}

/**
 * The body as what `schema` says.
 *
 * @param value the body where it is not JSON
 * @throws Problem `unreadable`, which names fields and types but no values
 */
export function read<T>(schema: z.ZodMiniType<T>, answer: HttpAnswer, facts: ProblemFacts, value = json(answer)): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  if (value === undefined) throw new Problem('unreadable', { ...facts, detail: 'it is not JSON' })
  const [issue] = parsed.error.issues
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new Problem('unreadable', { ...facts, detail: `${where}${issue?.message ?? 'not as documented'}` })
}

/** Where a server begins to quote the request, or the string to sign of it: all that follows is left out. */
const quotedRequest = /["']?(?:(?:proxy-)?authorization["']?\s*[:=]|[\w-]+-HMAC-SHA256\b).*/i

/** What is a signature, a JSON Web Token or the login of a proxy by its looks. */
const secretByForm = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*)*|\bBasic (?=[a-z]*[A-Z0-9+/=])[\w+/=-]{8,}/g

/**
 * A server's text as one short line that can stand in a message: without control and direction characters, and without
 * what some errors quote back: credentials, signatures, the request itself.
 */
export function wording(text: string | undefined, credentials: Credentials | readonly string[]): string | undefined {
  let line = (text ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
  for (const value of Object.values<string | undefined>(credentials)) {
    if (value) line = line.replace(asQuoted(value), '***')
  }
  line = line.replace(quotedRequest, '…').replace(secretByForm, '***')
  const short = line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.!]+$/, '')
  return short === '' ? undefined : short
}

/**
 * A credential as a server may quote it: as it is, percent-encoded once or more often, or escaped as in JSON. A very long
 * one is known by its beginning.
 */
function asQuoted(credential: string): RegExp {
  const pattern = credential.slice(0, 500).replace(/[^A-Za-z0-9]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    const code = `u${hex.padStart(4, '0')}`
    return `(?:\\\\*\\${code}|%(?:25)*${hex}|\\\\+${code})`
  })
  return new RegExp(credential.length > 500 ? `${pattern}\\S*` : pattern, 'gi')
}

/** A server's code or id, undefined where it does not look like one, or quotes one of the credentials. */
export function identifier(text: string | undefined, credentials: Credentials | readonly string[]): string | undefined {
  if (text === undefined || !/^[\w.:-]{1,128}$/.test(text)) return undefined
  const isQuote = Object.values<string | undefined>(credentials).some((value) => value && text.includes(value))
  return isQuote ? undefined : text
}

/** What an error means where its code does not tell; `notFound` is what a 404 says about this call. */
export function kindByStatus(status: number, notFound: ProblemKind): ProblemKind {
  if (status === 401) return 'bad-credentials'
  if (status === 403) return 'no-permission'
  if (status === 404) return notFound
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'rejected'
}
