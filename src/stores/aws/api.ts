/** How the services of AWS speak that have the protocol JSON 1.1: signed requests, and errors. */
import aws4 from 'aws4'
import * as z from 'zod/mini'
import type { Credentials } from '../../auth/credentials.ts'
import { parseJsonBody, type Api } from '../../http/api.ts'
import type { HttpRequest } from '../../http/message.ts'
import type { Service } from './names.ts'

const deniedCodes = /^(AccessDenied|NotAuthorized|UnauthorizedOperation)(Exception)?$/
const signatureCodes = /^(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature)(Exception)?$/

/**
 * Errors that all services share, with and without their ending. Nearly every error is a 400, so its name decides. Where
 * only the text tells more, an error with another text is still an error, with that text.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html
 */
const commonErrorRules: Api['errorRules'] = [
  { code: /^InvalidSignatureException$/, message: /^Signature (expired|not yet current)/, kind: 'clock-skew' },
  { code: /^(Throttling|Throttled|RequestThrottled|TooManyRequests)(Exception)?$/, kind: 'throttled' },
  { code: /^(RequestLimitExceeded|SlowDown)(Exception)?$/, kind: 'throttled' },
  { code: /^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/, kind: 'clock-skew' },
  { code: /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId)(Exception)?$/, kind: 'bad-credentials' },
  { code: /^(MissingAuthenticationToken|InvalidToken|AuthFailure)(Exception)?$/, kind: 'bad-credentials' },
  { code: signatureCodes, message: /scoped to (a valid region|correct service)/, kind: 'wrong-region' },
  { code: signatureCodes, kind: 'bad-credentials' },
  { code: deniedCodes, message: /explicit deny/, kind: 'explicit-deny' },
  { code: deniedCodes, kind: 'no-permission' },
  { code: /^OptInRequired(Exception)?$/, kind: 'service-disabled' },
]

/** An error in the protocol JSON 1.1: its name may have a namespace before a `#`, its text has either spelling. */
const errorResponse = z.pipe(
  z.object({ __type: z.nullish(z.string()), message: z.nullish(z.string()), Message: z.nullish(z.string()) }),
  z.transform(({ __type, message, Message }) => ({ name: __type ?? undefined, text: message ?? Message ?? undefined })),
)

/** Reads an error: `namespace#Name` in the body, or `Name:address` in the header. */
const errorOf: Api['errorOf'] = (response) => {
  const body = errorResponse.safeParse(parseJsonBody(response)).data
  const type = body?.name ?? response.header('x-amzn-errortype')
  return { code: type?.replace(/^.*#/, '').replace(/:.*$/, ''), message: body?.text }
}

/** Builds the API of a service from what only that has, its errors among it. */
export function buildApi({ errorRules, ...others }: Pick<Api, 'errorRules' | 'advice' | 'rateLimiterFor'>): Api {
  return {
    ...others,
    requestIdHeaders: ['x-amzn-requestid'],
    errorOf,
    errorRules: [...errorRules, ...commonErrorRules],
  }
}

/** What is signed besides the date. */
type Signable = {
  readonly service: Service
  readonly region: string
  readonly url: URL
  /** The operation with what its service puts before it. */
  readonly target: string
  readonly body: string
}

/** Signature Version 4 over all headers: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
export function sign(
  date: Date,
  credentials: Credentials,
  { service, region, url, target, body }: Signable,
): HttpRequest {
  if (!('accessKeyId' in credentials)) throw new TypeError('AWS supports access keys only')
  const { accessKeyId, secretAccessKey, securityToken } = credentials
  const headers = {
    // The library would add the length as a number.
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/x-amz-json-1.1',
    host: url.host,
    'x-amz-date': date.toISOString().replace(/[-:]|\.\d+/g, ''),
    'x-amz-target': target,
    ...(securityToken !== undefined && { 'x-amz-security-token': securityToken }),
  }
  const unsigned = { service, region, method: 'POST', path: '/', headers, body }
  const signed = aws4.sign(unsigned, { accessKeyId, secretAccessKey })
  return { method: 'POST', url, body, headers: signed.headers as Record<string, string> }
}
