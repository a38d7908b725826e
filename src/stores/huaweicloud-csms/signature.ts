import { createHash, createHmac } from 'node:crypto'
import { canonicalQuery, percentEncode } from '../../http/encode.ts'

/** What is signed: the request as it goes over the wire, all `headers` included. */
type Signable = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The `X-Sdk-Date` of a moment: UTC, whole seconds, such as `20250102T030405Z`.
 */
export function sdkDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '')
}

/**
 * The `Authorization` header by `SDK-HMAC-SHA256`, with the secret key itself as the key of the HMAC.
 *
 * Follows the API Request Signing Guide, https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-0001.html. `headers` must hold
 * `host` and `x-sdk-date`.
 */
export function authorization(request: Signable, accessKeyId: string, secretAccessKey: string): string {
  const toSign = stringToSign(canonicalRequest(request), headerOf(request, 'x-sdk-date'))
  const signature = createHmac('sha256', secretAccessKey).update(toSign).digest('hex')
  return `SDK-HMAC-SHA256 Access=${accessKeyId}, SignedHeaders=${signedHeaders(request)}, Signature=${signature}`
}

/** The request in the form that is hashed. Its path ends with a slash, whatever the one on the wire does. */
export function canonicalRequest(request: Signable): string {
  const path = request.url.pathname
    .split('/')
    .map((segment) => percentEncode(decodeURIComponent(segment)))
    .join('/')
  return [
    request.method,
    path.endsWith('/') ? path : `${path}/`,
    canonicalQuery(request.url.searchParams),
    ...names(request).map((name) => `${name}:${headerOf(request, name).trim()}`),
    '',
    signedHeaders(request),
    sha256(request.body),
  ].join('\n')
}

function stringToSign(canonical: string, date: string): string {
  return ['SDK-HMAC-SHA256', date, sha256(canonical)].join('\n')
}

function signedHeaders(request: Signable): string {
  return names(request).join(';')
}

function names({ headers }: Signable): string[] {
  return Object.keys(headers)
    .map((name) => name.toLowerCase())
    .sort()
}

function headerOf({ headers }: Signable, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
