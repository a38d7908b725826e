/**
 * The API gateway that stands before the services of Huawei Cloud: it checks who is asking. It computes signatures
 * (SDK-HMAC-SHA256) from what arrived, with code of its own.
 */
import { type AccessKey, type CloudRequest, canonicalQuery, encode, hmac, CloudError, sha256 } from './server.ts'

const SKEW = 15 * 60_000
const MOST_FAILURES_IN_A_ROW = 5

/** Knows the access keys and tokens of an account. */
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

  /** Throws unless the request has a good signature or token. Unknown: what counts when it has both. */
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
    // `!(… <= …)`, so that a date that is none is refused as well.
    if (!(Math.abs(this.#now() - sent) <= SKEW)) throw refusedByGateway(401, '0303', 'The x-sdk-date is out of range')
    // The list decides what is signed, and the vendor's SDKs differ in it; the date is signed in any case.
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
    // The slash at the end is in the string to sign only.
    `${path.split('/').map(decodeURIComponent).map(encode).join('/')}/`,
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    sha256(body),
  ].join('\n')
}

/** A refusal in the words of the gateway: its codes have a prefix of their own. */
export function refusedByGateway(status: number, number: string, message: string): CloudError {
  return new CloudError(status, `APIGW.${number}`, message, true)
}

function unauthorized(reason: string): CloudError {
  return refusedByGateway(401, '0301', `Incorrect IAM authentication information: ${reason}`)
}
