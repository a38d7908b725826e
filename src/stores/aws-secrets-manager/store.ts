import aws4 from 'aws4'
import type * as z from 'zod/mini'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from '../../http/message.ts'
import { Pace } from '../../http/rate-limiter.ts'
import { Problem, type ProblemFacts, type ProblemKind } from '../../errors/api-error.ts'
import type { Version } from '../../promotion/change.ts'
import { identifier, json, kindByStatus, read, wording } from '../../untrusted/text.ts'
import type { Open } from '../provider.ts'
import type { Credentials } from '../../promotion/store.ts'
import { awsSecretsManager, originOf, regionIn } from './provider.ts'
import { description, errorAnswer, stageAnswer, versionList } from './schema.ts'

/**
 * 50 requests a second per region, for all calls that change a secret together
 * (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html).
 */
const pace = new Pace(50)

/** The largest page there is; a secret holds about 100 versions, more for a day. */
const pageSize = 100
const mostPages = 25

/** Opens a secret in Secrets Manager. */
export const open: Open = (ref, { credentials, client }) => {
  const requestIds: string[] = []
  const url = new URL(ref.endpoint ?? originOf('secretsmanager', ref.region))

  function call<T>(
    kind: 'read' | 'write',
    operation: string,
    parameters: object,
    schema: z.ZodMiniType<T>,
  ): Promise<{ parsed: T; facts: ProblemFacts }> {
    const body = JSON.stringify({ SecretId: ref.secret, ...parameters })
    return client.send(
      kind,
      (date) => sign(date, credentials, ref.region, url, operation, body),
      (answer) => {
        const facts = { operation, requestId: identifier(answer.header('x-amzn-requestid'), credentials) }
        if (facts.requestId) requestIds.push(facts.requestId)
        if (answer.status >= 400) throw problem(answer, facts, credentials)
        return { parsed: read(schema, answer, facts), facts }
      },
      pace,
    )
  }

  return Promise.resolve({
    ref,
    rules: awsSecretsManager.rules,
    requestIds,

    /** `DescribeSecret` has all labels; a wanted version without any is looked for by `ListSecretVersionIds`. */
    async read(wanted = []) {
      const { parsed: secret, facts } = await call('read', 'DescribeSecret', {}, description)
      checkMovable(secret, ref.region, credentials, facts)
      const versions = new Map<string, Version>()
      for (const [id, stages] of Object.entries(secret.VersionIdsToStages ?? {})) {
        versions.set(id, { id, stages, expires: null })
      }
      const isComplete = () => wanted.every((id) => versions.has(id))
      let token: string | null | undefined
      for (let page = 1; page <= mostPages && !isComplete() && (page === 1 || token); page++) {
        const parameters = { IncludeDeprecated: true, MaxResults: pageSize, ...(token && { NextToken: token }) }
        const { parsed: list } = await call('read', 'ListSecretVersionIds', parameters, versionList)
        // Labels are taken from the one answer alone: between the two they may have moved.
        for (const { VersionId: id } of list.Versions ?? []) {
          if (!versions.has(id)) versions.set(id, { id, stages: [], expires: null })
        }
        token = list.NextToken
      }
      return [...versions.values()]
    },

    /** `UpdateSecretVersionStage`, refused unless the label is on `RemoveFromVersionId`, or on none without it. */
    async move({ stage, before, after }) {
      const parameters = {
        VersionStage: stage,
        ...(before !== null && { RemoveFromVersionId: before }),
        ...(after !== null && { MoveToVersionId: after }),
      }
      await call('write', 'UpdateSecretVersionStage', parameters, stageAnswer)
      return undefined
    },
  })
}

/** Refuses a secret whose labels the store would not let anybody move here. */
function checkMovable(
  secret: z.output<typeof description>,
  region: string,
  credentials: Credentials,
  facts: ProblemFacts,
): void {
  const { ARN: arn, DeletedDate: deleted, OwningService: owner, PrimaryRegion: primary } = secret
  if (typeof deleted === 'number') {
    const date = new Date(deleted * 1000)
    const detail = Number.isNaN(date.getTime()) ? undefined : `at ${date.toISOString()}`
    throw new Problem('secret-deleting', { ...facts, detail })
  }
  if (owner) throw new Problem('not-generic', { ...facts, detail: `it belongs to ${wording(owner, credentials)}` })
  if (primary && primary !== (regionIn(arn) ?? region)) {
    throw new Problem('replica', { ...facts, detail: `the primary region is ${wording(primary, credentials)}` })
  }
}

/** Signature Version 4 over all headers: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
function sign(
  date: Date,
  credentials: Credentials,
  region: string,
  url: URL,
  operation: string,
  body: string,
): HttpRequest {
  if ('authToken' in credentials) throw new TypeError('AWS Secrets Manager takes no bearer token')
  const { accessKeyId, secretAccessKey, securityToken } = credentials
  const headers = {
    // The library would add the length as a number.
    'content-length': String(Buffer.byteLength(body)),
    'content-type': 'application/x-amz-json-1.1',
    host: url.host,
    'x-amz-date': date.toISOString().replace(/[-:]|\.\d+/g, ''),
    'x-amz-target': `secretsmanager.${operation}`,
    ...(securityToken !== undefined && { 'x-amz-security-token': securityToken }),
  }
  const unsigned = { service: 'secretsmanager', region, method: 'POST', path: '/', headers, body }
  const signed = aws4.sign(unsigned, { accessKeyId, secretAccessKey })
  return { method: 'POST', url, body, headers: signed.headers as Record<string, string> }
}

/**
 * What an error means, by its name first, since nearly all are 400. Those of the service
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html#API_UpdateSecretVersionStage_Errors),
 * then those that all services share
 * (https://docs.aws.amazon.com/secretsmanager/latest/apireference/CommonErrors.html), with and without their ending.
 */
const kinds: [RegExp, ProblemKind][] = [
  [/^LimitExceededException$/, 'label-quota'],
  [/^(Throttling|Throttled|RequestThrottled|TooManyRequests|RequestLimitExceeded|SlowDown)(Exception)?$/, 'throttled'],
  [/^(RequestTimeTooSkewed|RequestExpired|RequestInTheFuture)(Exception)?$/, 'clock-skew'],
  [
    /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|MissingAuthenticationToken)(Exception)?$/,
    'bad-credentials',
  ],
  [
    /^(InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidToken|AuthFailure)(Exception)?$/,
    'bad-credentials',
  ],
  [/^(AccessDenied|NotAuthorized|UnauthorizedOperation|OptInRequired)(Exception)?$/, 'no-permission'],
]

/** What only the text of an error tells. Where it is worded otherwise, the error is still one, with its text. */
const kindsByText: [string, RegExp, ProblemKind][] = [
  ['InvalidSignatureException', /^Signature (expired|not yet current)/, 'clock-skew'],
  ['InvalidRequestException', /marked for deletion/, 'secret-deleting'],
]

function problem(answer: HttpAnswer, facts: ProblemFacts, credentials: Credentials): Problem {
  const error = errorAnswer.safeParse(json(answer)).data
  const type = error?.name ?? answer.header('x-amzn-errortype')
  // `namespace#Name` in the body, `Name:address` in the header.
  const code = identifier(type?.replace(/^.*#/, '').replace(/:.*$/, ''), credentials)
  const notFound = facts.operation === 'UpdateSecretVersionStage' ? 'version-not-found' : 'secret-not-found'
  const isFound = code !== 'ResourceNotFoundException'
  const kind =
    kindsByText.find(([name, text]) => code === name && text.test(error?.text ?? ''))?.[2] ??
    kinds.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ??
    (isFound ? kindByStatus(answer.status, notFound) : notFound)
  // A signature that does not match may be answered with all that was to be signed, token and all.
  const detail = kind === 'bad-credentials' ? undefined : wording(error?.text, credentials)
  return new Problem(kind, {
    ...facts,
    code: code ?? `HTTP ${answer.status}`,
    detail,
    waitMs: retryAfterMs(answer),
    serverTime: serverTime(answer),
  })
}
