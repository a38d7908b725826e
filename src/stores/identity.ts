import { ApiError } from '../errors/api-error.ts'
import type { Parse } from '../http/api.ts'

/** Which secret a response has to be about. */
type Asked<T> = {
  readonly kind: 'read' | 'write'
  /** The name in the request. */
  readonly secret: string
  /** Returns the name in the response; undefined or null if it has none. */
  readonly nameOf: (value: T) => string | null | undefined
  /** Whether a name in a response may be of the secret in the request. */
  readonly isAsked: (name: string) => boolean
}

/**
 * Refuses a response about another secret than the one in the request: what other credentials see by the same name, for
 * instance. A write with such a response may have been made.
 *
 * @returns a function that throws ApiError `other-secret`, `unreadable` for a write
 */
export function aboutSecret<T>(parse: Parse<T>, { kind, secret, nameOf, isAsked }: Asked<T>): Parse<T> {
  return (response, details) => {
    const value = parse(response, details)
    const name = nameOf(value)
    if (name === undefined || name === null || isAsked(name)) return value
    const detail = `it is about ${name}, not ${secret}`
    throw new ApiError(kind === 'read' ? 'other-secret' : 'unreadable', { ...details, detail })
  }
}

/**
 * Asks a store by the plain name after it has refused a full one, and fails with `other-secret` if that leads to another
 * secret: stores refuse the secret of another account without a word about the account.
 *
 * @param name in the refused request
 * @param plainName is asked for, if it is another one
 * @throws ApiError `other-secret`, else the error that it got
 */
export async function explainRefusal(
  error: unknown,
  name: string,
  plainName: string,
  read: (name: string) => Promise<unknown>,
): Promise<never> {
  const isRefused = error instanceof ApiError && ['secret-not-found', 'no-permission', 'rejected'].includes(error.kind)
  if (isRefused && plainName !== name) {
    await read(plainName).catch((other: unknown) => {
      if (other instanceof ApiError && other.kind === 'other-secret') throw other
    })
  }
  throw error
}
