/**
 * The protocol JSON 1.1 of AWS, for the stand-ins. Verifies signatures of version 4 (AWS4-HMAC-SHA256) independently of the
 * action's code.
 */
import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { type AccessKey, canonicalQuery, CloudError, type CloudRequest, type CloudResponse, sha256 } from './server.ts'

const SKEW = 5 * 60_000

/** Verifies that a request is signed for this service with one of these keys. */
export function authenticate(
  { headers, method, query }: CloudRequest,
  body: Buffer,
  { service, region, keys, now }: { service: string; region: string; keys: AccessKey[]; now: number },
): void {
  const { authorization = '', 'x-amz-date': date = '', 'x-amz-security-token': token } = headers
  if (authorization === '') throw authError('MissingAuthenticationTokenException', 'Missing Authentication Token')
  const [, id = '', scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/,]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? []
  const signed = names.split(';')
  const mustBeSigned = ['host', 'x-amz-date', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  if (!/^\d{8}T\d{6}Z$/.test(date) || !mustBeSigned.every((name) => name in headers && signed.includes(name))) {
    throw authError('IncompleteSignatureException', 'Authorization header requires existence of other headers.')
  }
  const key = keys.find((known) => known.id === id)
  if (!key || key.token !== token) {
    throw authError('UnrecognizedClientException', 'The security token included in the request is invalid.')
  }
  const scopes = [date.slice(0, 8), region, service, 'aws4_request']
  if (scope !== scopes.join('/')) {
    throw authError('InvalidSignatureException', 'Credential should be scoped to a valid region.')
  }
  checkDate(date, now)
  const request = [
    method,
    '/',
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names,
    sha256(body),
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(request)]
  const mac = (secret: string | Buffer, text: string) => createHmac('sha256', secret).update(text).digest()
  const signingKey = scopes.reduce<string | Buffer>(mac, `AWS4${key.secret}`)
  const isSorted = [...signed].sort().join() === signed.join()
  if (!isSorted || mac(signingKey, toSign.join('\n')).toString('hex') !== signature) {
    throw authError('InvalidSignatureException', 'The request signature we calculated does not match the signature.')
  }
}

function checkDate(date: string, now: number): void {
  const at = Date.parse(date.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
  const late = now - at
  if (late > SKEW) throw authError('InvalidSignatureException', `Signature expired: ${date} is now earlier than that`)
  if (late < -SKEW) {
    throw authError('InvalidSignatureException', `Signature not yet current: ${date} is still later than that`)
  }
}

/** Parses the parameters of an operation. */
export function parseBody<T>(schema: z.ZodType<T>, body: Buffer, invalid: (message: string) => CloudError): T {
  let value: unknown
  try {
    value = JSON.parse(body.toString())
  } catch {
    throw new CloudError(400, 'SerializationException', '')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues[0]?.message ?? 'invalid')
}

/** Builds a response. */
export function json(status: number, body: object, headers: Record<string, string> = {}): CloudResponse {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1', ...headers }, body: JSON.stringify(body) }
}

/** Builds an error that all services share. */
export const authError = (code: string, message: string) => new CloudError(400, code, message, true)
