import { ApiError } from '../errors/api-error.ts'
import type { Parse } from '../http/api.ts'
import { sanitize } from '../untrusted/text.ts'

/** Which secret a response has to be about. */
type Asked<T> = {
  readonly kind: 'read' | 'write'
  /** The name in the request. */
  readonly secret: string
  /** Returns the names in the response; undefined or null where it has none. */
  readonly namesOf: (value: T) => readonly (string | null | undefined)[]
  /** Every credential in the request: a server may put one into a name. */
  readonly secrets: readonly string[]
  /** Whether a name in a response may be of the secret in the request. */
  readonly isAsked: (name: string) => boolean
}

/**
 * Refuses a response about another secret than the one in the request: what other credentials see by the same name, for
 * instance. A write with such a response may have been made.
 *
 * @returns a function that throws ApiError `other-secret`, `unreadable` for a write
 */
export function aboutSecret<T>(parse: Parse<T>, { kind, secret, secrets, namesOf, isAsked }: Asked<T>): Parse<T> {
  return (response, details) => {
    const value = parse(response, details)
    const other = namesOf(value).find((name) => name !== undefined && name !== null && !isAsked(name))
    if (other === undefined || other === null) return value
    const detail = aboutOther(other, secret, secrets)
    throw new ApiError(kind === 'read' ? 'other-secret' : 'unreadable', { ...details, detail })
  }
}

/**
 * Asks a store by the plain name after it has refused a full one, and fails with `other-secret` if that is a secret of
 * another account or region: stores refuse those without a word about them.
 *
 * @param name in the refused request
 * @param secrets every credential in it
 * @param read returns the full name of the secret that the plain name leads to; undefined if there is no plain name
 * @throws ApiError `other-secret`, else the error that it got
 */
export async function explainRefusal(
  error: unknown,
  name: string,
  secrets: readonly string[],
  read: (() => Promise<string>) | undefined,
): Promise<never> {
  const isRefused =
    error instanceof ApiError && ['secret-not-found', 'no-permission', 'explicit-deny', 'rejected'].includes(error.kind)
  if (!isRefused) throw error
  const seen = await read?.().catch(() => undefined)
  if (seen === undefined || accountOf(seen) === accountOf(name)) throw error
  throw new ApiError('other-secret', { ...error.details, detail: aboutOther(seen, name, secrets) })
}

/** Returns what stands before the name in an ARN: the region and the account. */
function accountOf(arn: string): string {
  return arn.slice(0, Math.max(0, arn.search(/:secret[:/]/)))
}

function aboutOther(other: string, asked: string, secrets: readonly string[]): string {
  return `it is about ${sanitize(other, secrets) ?? 'another one'}, not ${asked}`
}
