import * as z from 'zod/mini'
import type { HttpAnswer } from '../http/message.ts'
import { Problem, type ProblemFacts, type ProblemKind } from '../problem.ts'
import type { Credentials } from './store.ts'

/** The body as JSON, undefined where it is not JSON. */
export function json(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body) as unknown
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

/** A map of names from outside. What is wrong with it is said of it as a whole, since a path into it would quote a name. */
export function whole<T>(map: z.ZodMiniType<T>, message: string) {
  return z.pipe(
    z.unknown(),
    z.transform((value, context) => {
      const parsed = map.safeParse(value)
      if (parsed.success) return parsed.data
      context.issues.push({ code: 'custom', message, input: value })
      return z.NEVER
    }),
  )
}

/**
 * A server's text as one short line that can stand in a message: without control and direction characters, and without
 * any of the credentials, which some errors quote back.
 */
export function wording(text: string | undefined, credentials: Credentials | readonly string[]): string | undefined {
  let line = (text ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
  for (const value of Object.values<string | undefined>(credentials)) {
    if (value) line = line.replaceAll(value, '***')
  }
  const short = line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.!]+$/, '')
  return short === '' ? undefined : short
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
