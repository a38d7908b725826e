/** A request with everything that goes over the wire, its signature included. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

/** A response, whatever its status. */
export type HttpResponse = {
  readonly status: number
  /** Returns the first value of a header, by its name in lower case. */
  readonly header: (name: string) => string | undefined
  /** Returns every value of a header. */
  readonly values: (name: string) => readonly string[]
  readonly body: string
}

/** Returns the server's clock by its `Date` header, in milliseconds since 1970; undefined if it has none. */
export function serverTimeMs(response: HttpResponse): number | undefined {
  const time = Date.parse(response.header('date') ?? '')
  // No signature can be made for a later year.
  return Number.isNaN(time) || time > Date.UTC(9999, 0) ? undefined : time
}

/**
 * Returns the wait that the standard `Retry-After` header asks for, in milliseconds; undefined if there is none. It holds
 * seconds or a date (RFC 9110, section 10.2.3).
 */
export function retryAfterMs(response: HttpResponse): number | undefined {
  const value = response.header('retry-after')
  if (value === undefined) return undefined
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
