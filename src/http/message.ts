/** A request with everything on it that goes over the wire, its signature too. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** An answer, whatever its status. */
export type HttpAnswer = {
  readonly status: number
  /** First value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** The server's clock by its `Date` header, in milliseconds since 1970; undefined where it does not say. */
export function serverTime(answer: HttpAnswer): number | undefined {
  const time = Date.parse(answer.header('date') ?? '')
  // Also of a year that no signature could be made for.
  return Number.isNaN(time) || time > Date.UTC(9999, 0) ? undefined : time
}

/**
 * The wait that the standard `Retry-After` header asks for, in milliseconds; undefined where there is none. It holds
 * seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(answer: HttpAnswer): number | undefined {
  const value = answer.header('retry-after')
  if (value === undefined) return undefined
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
