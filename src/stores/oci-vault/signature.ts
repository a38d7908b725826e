import { createHash, sign, type KeyObject } from 'node:crypto'

/** What is signed: the request as it goes over the wire. */
type Signable = {
  readonly method: string
  readonly url: URL
  readonly body?: string | undefined
}

/**
 * Returns the headers of a request that is signed by RSA-SHA256 over the headers that OCI demands, those of a body only
 * if there is one: https://docs.oracle.com/en-us/iaas/Content/API/Concepts/signingrequests.htm.
 *
 * @param keyId the id by which OCI knows the public key, or a session token
 */
export function signedHeaders(
  { method, url, body }: Signable,
  date: Date,
  keyId: string,
  privateKey: KeyObject,
): Record<'authorization', string> & Record<string, string> {
  const headers = {
    'x-date': date.toUTCString(),
    host: url.host,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-content-sha256': createHash('sha256').update(body).digest('base64'),
    }),
  }
  const target = `${method.toLowerCase()} ${url.pathname}${url.search}`
  const [date_, ...more] = Object.entries(headers)
  const signed = [date_, ['(request-target)', target], ...more] as [string, string][]
  const text = signed.map(([name, value]) => `${name}: ${value}`).join('\n')
  const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64')
  const names = signed.map(([name]) => name).join(' ')
  const fields = { version: '1', keyId, algorithm: 'rsa-sha256', headers: names, signature }
  const authorization = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return { ...headers, authorization: `Signature ${authorization.join(',')}` }
}
