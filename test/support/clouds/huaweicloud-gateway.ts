/**
 * The API gateway of Huawei Cloud, which authenticates requests. Verifies signatures (SDK-HMAC-SHA256) independently of the
 * action's code.
 */
import { type AccessKey, type CloudRequest, canonicalQuery, encode, hmac, CloudError, sha256 } from './server.ts'

const SKEW = 15 * 60_000
const MOST_FAILURES_IN_A_ROW = 5

/** Authenticates by the access keys and tokens of an account. */
export class HuaweiGateway {
  signatureFailures = 0
  readonly #accessKeys: AccessKey[]
  readonly #authTokens: string[]
  readonly #now: () => number
  readonly #failuresInARow = new Map<string, number>()

  constructor(accessKeys: AccessKey[], authTokens: string[], now: () => number) {
    this.#accessKeys = accessKeys
    this.#authTokens = authTokens
    this.#now = now
  }

  /** Throws unless the request has a valid signature or token. Which one counts if it has both is undocumented. */
  authenticate(call: CloudRequest, body: Buffer): void {
    const { authorization, 'x-auth-token': token = '' } = call.headers
    if (authorization !== undefined) this.#checkSignature(call, body, authorization)
    else if (!this.#authTokens.includes(token)) throw unauthorized('decrypt token fail')
  }

  #checkSignature(call: CloudRequest, body: Buffer, authorization: string): void {
    const [, id = '', names = '', signature] =
      /^SDK-HMAC-SHA256 Access=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(authorization) ?? []
    const { 'x-sdk-date': date = '', 'x-security-token': token } = call.headers
    const key = this.#accessKeys.find((known) => known.id === id)
    if (!key) throw unauthorized(`Get secretKey failed,ak:${id},err:ak not exist`)
    const failures = this.#failuresInARow.get(id) ?? 0
    if (failures > MOST_FAILURES_IN_A_ROW) throw unauthorized('AK access failed to reach the limit,forbidden')
    const sent = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
    // `!(… <= …)` also rejects an invalid date.
    if (!(Math.abs(this.#now() - sent) <= SKEW)) throw gatewayError(401, '0303', 'The x-sdk-date is out of range')
    // The vendor's SDKs sign different headers, but always the date.
    const signed = names.split(';').sort()
    const toSign = ['SDK-HMAC-SHA256', date, sha256(canonicalRequest(call, signed, body))].join('\n')
    if (signature !== hmac(key.secret, toSign)) {
      this.signatureFailures += 1
      this.#failuresInARow.set(id, failures + 1)
      throw unauthorized('verify aksk signature fail')
    }
    this.#failuresInARow.delete(id)
    if (token !== key.token) throw unauthorized('decrypt token fail')
  }
}

function canonicalRequest({ method, path, query, headers }: CloudRequest, signed: string[], body: Buffer): string {
  return [
    method,
    // Only the string to sign ends with a slash.
    `${path.split('/').map(decodeURIComponent).map(encode).join('/')}/`,
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    sha256(body),
  ].join('\n')
}

/** Returns an error of the gateway, whose codes have their own prefix. */
export function gatewayError(status: number, number: string, message: string): CloudError {
  return new CloudError(status, `APIGW.${number}`, message, true)
}

function unauthorized(reason: string): CloudError {
  return gatewayError(401, '0301', `Incorrect IAM authentication information: ${reason}`)
}
