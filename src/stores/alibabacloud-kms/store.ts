import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from '../../http/message.ts'
import { canonicalQuery } from '../../http/encode.ts'
import { Pace } from '../../http/rate-limiter.ts'
import { Problem, type ProblemKind } from '../../errors/api-error.ts'
import type { Version } from '../../promotion/change.ts'
import { identifier, json, kindByStatus, read, wording } from '../../untrusted/text.ts'
import type { Open } from '../provider.ts'
import type { Credentials } from '../../promotion/store.ts'
import { alibabacloudKms } from './provider.ts'
import { description, errorAnswer, stageAnswer, versionList, xmlError } from './schema.ts'
import { acsDate, authorization, sha256 } from './signature.ts'

/** 40 requests a second per account and region, for lists and metadata of secrets (“Performance data” of KMS). */
const pace = new Pace(40)

/** The largest page that a client of the vendor's own is known to ask for; a secret holds 10 versions at most. */
const pageSize = 50
const mostPages = 25

/** Opens a secret in KMS. */
export const open: Open = (ref, { credentials, client }) => {
  const requestIds: string[] = []
  const origin = ref.endpoint ?? `https://kms.${ref.region}.aliyuncs.com`

  function call<T>(
    kind: 'read' | 'write',
    operation: string,
    parameters: Record<string, string>,
    schema: z.ZodMiniType<T>,
  ): Promise<T> {
    const url = new URL(`${origin}/?${canonicalQuery(Object.entries({ SecretName: ref.secret, ...parameters }))}`)
    return client.send(
      kind,
      (date) => sign(date, credentials, operation, url),
      (answer) => {
        const error = answer.status >= 400 ? errorOf(answer) : undefined
        const facts = {
          operation,
          requestId:
            identifier(answer.header('x-acs-request-id'), credentials) ?? identifier(error?.RequestId, credentials),
        }
        if (facts.requestId) requestIds.push(facts.requestId)
        if (error !== undefined) throw problem(answer, error, facts, credentials)
        return read(schema, answer, facts)
      },
      pace,
    )
  }

  return Promise.resolve({
    ref,
    rules: alibabacloudKms.rules,
    requestIds,

    /** `ListSecretVersionIds`, with those that have no label. `TotalCount` is of the page in some documents. */
    async read() {
      const versions = new Map<string, Version>()
      for (let page = 1; page <= mostPages; page++) {
        const parameters = { IncludeDeprecated: 'true', PageNumber: String(page), PageSize: String(pageSize) }
        const answer = await call('read', 'ListSecretVersionIds', parameters, versionList)
        const listed = answer.VersionIds.VersionId
        for (const { VersionId: id, VersionStages: stages } of listed) versions.set(id, { id, stages, expires: null })
        if (listed.length < Math.min(pageSize, answer.PageSize ?? pageSize)) break
      }
      return [...versions.values()]
    },

    /** `UpdateSecretVersionStage`. Whether `RemoveFromVersion` is checked against the holder is not documented. */
    async move({ stage, before, after }) {
      const parameters = {
        VersionStage: stage,
        ...(before !== null && { RemoveFromVersion: before }),
        ...(after !== null && { MoveToVersion: after }),
      }
      await call('write', 'UpdateSecretVersionStage', parameters, stageAnswer)
      return undefined
    },

    /** `DescribeSecret` tells a secret that is managed or being deleted, for which the error's code is not documented. */
    async explain(about) {
      if (!(about instanceof Problem) || !about.isUnsettled || about.retry !== 'never') return undefined
      const { SecretType: type, PlannedDeleteTime: time } = await call('read', 'DescribeSecret', {}, description)
      if (time) return `The secret is scheduled to be deleted at ${wording(time, credentials)}: cancel that first.`
      if (type && type !== 'Generic') {
        return `The secret is of type ${wording(type, credentials)}: only labels of generic secrets can be moved.`
      }
      return undefined
    },
  })
}

function sign(date: Date, credentials: Credentials, operation: string, url: URL): HttpRequest {
  if ('authToken' in credentials) throw new TypeError('Alibaba Cloud KMS takes no bearer token')
  const { accessKeyId, secretAccessKey, securityToken } = credentials
  const headers: Record<string, string> = {
    accept: 'application/json',
    host: url.host,
    'x-acs-action': operation,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': acsDate(date),
    'x-acs-signature-nonce': randomBytes(16).toString('hex'),
    'x-acs-version': '2016-01-20',
    ...(securityToken !== undefined && { 'x-acs-accesskey-id': accessKeyId, 'x-acs-security-token': securityToken }),
  }
  const signed = authorization({ method: 'POST', url, headers, body: '' }, accessKeyId, secretAccessKey)
  return { method: 'POST', url, headers: { ...headers, authorization: signed } }
}

type ErrorAnswer = { Code?: string | undefined; Message?: string | undefined; RequestId?: string | undefined }

/** An error as JSON, as XML, or as whatever a proxy writes. */
function errorOf(answer: HttpAnswer): ErrorAnswer {
  return errorAnswer.safeParse(json(answer)).data ?? xmlError(answer.body)
}

/**
 * What an error means, by its code first: of KMS (https://www.alibabacloud.com/help/doc-detail/69008.html, and the
 * list on the 2021 page of CreateSecret), then of the gateway before it, then by the status.
 */
const kinds: [RegExp, ProblemKind][] = [
  [/Throttling/, 'throttled'],
  [/^Invalid(Api|Action|Product|Version)\b/, 'rejected'],
  [
    /^(InvalidAccessKeyId|InvalidSecurityToken)\b|^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/,
    'bad-credentials',
  ],
  [/^Forbidden\.AccessKey/, 'bad-credentials'],
  [/^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, 'clock-skew'],
  [/^EntityNotExist\.Secret$/, 'secret-not-found'],
  [/^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/, 'secret-deleting'],
  [/^Rejected\.Disabled$/, 'secret-disabled'],
  [/^Rejected\.LimitExceeded$/, 'label-quota'],
]

function problem(
  answer: HttpAnswer,
  error: ErrorAnswer,
  facts: { operation: string; requestId?: string | undefined },
  credentials: Credentials,
): Problem {
  const code = identifier(error.Code, credentials)
  const notFound = facts.operation === 'UpdateSecretVersionStage' ? 'version-not-found' : 'secret-not-found'
  const kind =
    kinds.find(([pattern]) => code !== undefined && pattern.test(code))?.[1] ?? kindByStatus(answer.status, notFound)
  // A signature that does not match is answered with the whole string that was to be signed, token and all.
  const detail = kind === 'bad-credentials' ? undefined : wording(error.Message, credentials)
  const hint = Number(answer.header('x-acs-retry-after'))
  return new Problem(kind, {
    ...facts,
    code: code ?? `HTTP ${answer.status}`,
    detail,
    waitMs: hint > 0 ? hint : retryAfterMs(answer),
    serverTime: serverTime(answer),
  })
}
