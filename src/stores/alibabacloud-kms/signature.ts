import { createHash, createHmac } from 'node:crypto'
import { canonicalQuery } from '../../http/encode.ts'

/** What is signed: a request to `/` in RPC style, as it goes over the wire. */
type Signable = {
  readonly method: string
  readonly url: URL
  /** Names in lower case; `host` is one of them. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The `x-acs-date` of a moment: UTC, whole seconds, such as `2025-01-02T03:04:05Z`. */
export function acsDate(date: Date): string {
  return date.toISOString().replace(/\.\d+/, '')
}

/**
 * The `Authorization` header by `ACS3-HMAC-SHA256`, with the secret key itself as the key of the HMAC.
 *
 * Follows https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature.
 */
export function authorization(request: Signable, accessKeyId: string, secretAccessKey: string): string {
  const toSign = `ACS3-HMAC-SHA256\n${sha256(canonicalRequest(request))}`
  const signature = createHmac('sha256', secretAccessKey).update(toSign).digest('hex')
  const signedHeaders = signedNames(request).join(';')
  return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`
}

/** The request in the form that is hashed. */
export function canonicalRequest(request: Signable): string {
  const names = signedNames(request)
  return [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url.searchParams),
    ...names.map((name) => `${name}:${request.headers[name]?.trim() ?? ''}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n')
}

/** The SHA-256 of a text in hexadecimal, as `x-acs-content-sha256` has it for the body. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Signed is what names the call; all else, such as `accept`, may be changed on the way. */
function signedNames({ headers }: Signable): string[] {
  return Object.keys(headers)
    .filter((name) => name.startsWith('x-acs-') || name === 'host' || name === 'content-type')
    .sort()
}
