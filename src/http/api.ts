import type * as z from 'zod/mini'
import { ApiError, type ApiErrorDetails, type ApiErrorKind } from '../errors/api-error.ts'
import { parseJson } from '../untrusted/json.ts'
import { safeId, safeLink, sanitize } from '../untrusted/text.ts'
import type { Client } from './client.ts'
import { now } from './deadline.ts'
import { retryAfterMs, serverTimeMs, type HttpRequest, type HttpResponse } from './message.ts'
import type { RateLimiter } from './rate-limiter.ts'

/** How an API speaks: what differs between vendors, as data. */
export type Api = {
  /** Who is called, as messages name it; `the store` by default. */
  readonly service?: string
  /** Headers with the id of the request; the first that is there counts. */
  readonly requestIdHeaders: readonly string[]
  /** Reads the body of an error. */
  readonly errorOf: (response: HttpResponse) => ApiErrorBody
  /** What an error means; the first rule that fits counts, then the status. */
  readonly errorRules: readonly ErrorRule[]
  /** What a status means on this API, if it is not what it usually means. */
  readonly statusKinds?: Readonly<Record<number, ApiErrorKind>>
  /** What to do about an error, if it is not what the catalog says. */
  readonly advice?: Readonly<Partial<Record<ApiErrorKind, string>>>
  /** The vendor's own domains, to which a link in an error may lead; none by default. */
  readonly linkDomains?: readonly string[]
  /** How long an error asks to wait, in milliseconds; by the standard header unless said otherwise. */
  readonly retryAfterMs?: (response: HttpResponse) => number | undefined
  /** Returns what keeps an operation under its quota; undefined if it has none that a run could exhaust. */
  readonly rateLimiterFor?: (operation: string, kind: 'read' | 'write') => RateLimiter | undefined
}

/** The body of an error in the terms of all vendors. */
export type ApiErrorBody = {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly requestId?: string | undefined
  /** A page about it. */
  readonly link?: string | undefined
  /** What it means, if neither code nor message nor status tells. */
  readonly kind?: ApiErrorKind | undefined
}

/** What an error code means, perhaps only with a certain message or on a certain operation. */
type ErrorRule = {
  readonly code: RegExp
  readonly message?: RegExp
  readonly operation?: string
  /** `not-found` stands for what is not found by the operation in question. */
  readonly kind: ApiErrorKind | 'not-found'
}

/** Turns a successful response into what the caller wants, or throws an {@link ApiError} with these details. */
export type Parse<T> = (response: HttpResponse, details: ApiErrorDetails) => T

/** One call of an API. */
type ApiCall<T> = {
  /** The API's own name of the operation, for error messages. */
  readonly operation: string
  /** A check is a read that the run goes on without. */
  readonly kind: 'read' | 'write' | 'check'
  /** Builds and signs the request; called afresh for every attempt. */
  readonly request: (date: Date) => HttpRequest
  readonly parse: Parse<T>
  /** Every credential in the request, so that no error quotes it. */
  readonly secrets: readonly string[]
  /** What a missing resource is; `secret-not-found` for a read, `version-not-found` for a write by default. */
  readonly notFound?: ApiErrorKind
  /** Collects the id of every request. */
  readonly requestIds?: string[]
}

/**
 * Sends one request to an API and returns what `parse` makes of the response. All requests of all vendors go through
 * here, so that every error names its operation and no text of a server gets through unsanitized.
 *
 * @throws ApiError
 */
export async function call<T>(client: Client, api: Api, apiCall: ApiCall<T>): Promise<T> {
  const { operation, kind, request, parse, secrets, requestIds } = apiCall
  const { service } = api
  const rateLimiter = api.rateLimiterFor?.(operation, kind === 'write' ? 'write' : 'read')
  let start = 0
  const log = (outcome: string, id?: string) => {
    const ms = Math.round(now() - start)
    client.debug(`${operation}: ${outcome}, ${ms} ms${id === undefined ? '' : `, request ${id}`}`)
  }
  const send = (date: Date) => {
    start = now()
    return request(date)
  }
  const handle = (response: HttpResponse) => {
    const error = response.status >= 400 ? api.errorOf(response) : undefined
    const header = api.requestIdHeaders.map(response.header).find((id) => id !== undefined)
    const requestId = safeId(header, secrets) ?? safeId(error?.requestId, secrets)
    if (requestId !== undefined) requestIds?.push(requestId)
    log(String(response.status), requestId)
    const details = { service, operation, requestId }
    if (error !== undefined) throw toApiError(api, apiCall, error, response, details)
    return parse(response, details)
  }
  try {
    return await client.send(kind, send, handle, rateLimiter, ({ kind: failure, details: { code } }) => {
      log(code === undefined ? failure : `${failure} (${code})`)
    })
  } catch (error) {
    throw error instanceof ApiError ? error.with({ service, operation, advice: api.advice?.[error.kind] }) : error
  }
}

function toApiError<T>(
  { errorRules, statusKinds = {}, linkDomains = [], retryAfterMs: ownHint }: Api,
  { operation, kind, secrets, notFound = kind === 'write' ? 'version-not-found' : 'secret-not-found' }: ApiCall<T>,
  error: ApiErrorBody,
  response: HttpResponse,
  details: ApiErrorDetails,
): ApiError {
  const { status } = response
  const code = safeId(error.code, secrets)
  const rule = errorRules.find(
    (each) =>
      code !== undefined &&
      each.code.test(code) &&
      (each.operation ?? operation) === operation &&
      (each.message?.test(error.message ?? '') ?? true),
  )
  const ruled = rule?.kind === 'not-found' ? notFound : rule?.kind
  const meaning = error.kind ?? ruled ?? statusKinds[status] ?? kindByStatus(status, notFound)
  return new ApiError(meaning, {
    ...details,
    code: code ?? `HTTP ${status}`,
    detail: sanitize(error.message, secrets),
    link: safeLink(error.link, linkDomains, secrets),
    retryAfterMs: ownHint?.(response) ?? retryAfterMs(response),
    serverTimeMs: serverTimeMs(response),
  })
}

function kindByStatus(status: number, notFound: ApiErrorKind): ApiErrorKind {
  if (status === 401) return 'bad-credentials'
  if (status === 403) return 'no-permission'
  if (status === 404) return notFound
  if (status === 408) return 'timeout'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'rejected'
}

/** Returns the body as JSON, undefined if it is none. */
export function parseJsonBody(response: HttpResponse): unknown {
  try {
    return parseJson(response.body)
  } catch {
    return undefined
  }
}

/**
 * Parses the body, JSON unless `bodyOf` reads it otherwise, by a schema.
 *
 * @returns a function that throws ApiError `unreadable`, which names fields and types but no values
 */
export function bySchema<T>(schema: z.ZodMiniType<T>, bodyOf = parseJsonBody): Parse<T> {
  return (response, details) => {
    const value = bodyOf(response)
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    if (value === undefined) throw new ApiError('unreadable', { ...details, detail: 'it is not JSON' })
    const [issue] = parsed.error.issues
    const path = issue?.path.length ? `${issue.path.join('.')}: ` : ''
    throw new ApiError('unreadable', { ...details, detail: `${path}${issue?.message ?? 'not as documented'}` })
  }
}
