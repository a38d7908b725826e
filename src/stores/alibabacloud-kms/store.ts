import { randomBytes } from 'node:crypto'
import type * as z from 'zod/mini'
import { secretsOf, type Credentials } from '../../auth/credentials.ts'
import { ApiError, isAuthFailure, type ApiErrorDetails } from '../../errors/api-error.ts'
import { bySchema, call, type Api } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { canonicalQuery } from '../../http/encode.ts'
import { retryAfterMs, type HttpRequest } from '../../http/message.ts'
import { RateLimiter } from '../../http/rate-limiter.ts'
import { checkUnique, type Snapshot, type Version } from '../../promotion/change.ts'
import { sanitize } from '../../untrusted/text.ts'
import { aboutSecret, explainRefusal } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { isNameOf, regionInName, rules, shortName } from './names.ts'
import { description, errorOf, stageResponse, versionList } from './schema.ts'
import { acsDate, authorization, sha256 } from './signature.ts'

/** 40 requests a second per account and region, for lists and metadata of secrets (“Performance data” of KMS). */
const rateLimiter = new RateLimiter(40)

/**
 * Codes of KMS (https://www.alibabacloud.com/help/doc-detail/69008.html, and the list on the 2021 page of CreateSecret),
 * then of the gateway before it.
 */
const api: Api = {
  requestIdHeaders: ['x-acs-request-id'],
  errorOf,
  errorRules: [
    { code: /Throttling/, kind: 'throttled' },
    { code: /^Invalid(Api|Action|Product|Version)\b/, kind: 'rejected' },
    { code: /^(InvalidAccessKeyId|InvalidSecurityToken)\b|^Forbidden\.AccessKey/, kind: 'bad-credentials' },
    { code: /^(MissingSecurityToken|SignatureDoesNotMatch|IncompleteSignature)$/, kind: 'bad-credentials' },
    { code: /^(IllegalTimestamp|InvalidTimeStamp\..*)$/i, kind: 'clock-skew' },
    { code: /^Forbidden\.InDebt(Overdue)?$/, kind: 'payment-overdue' },
    { code: /^Forbidden\.KmsServiceNotEnabled$/, kind: 'service-disabled' },
    { code: /^Forbidden\.ProhibitedByRiskControl$/, kind: 'account-restricted' },
    { code: /^EntityNotExist\.Secret$/, kind: 'secret-not-found' },
    { code: /^Rejected\.(ResourceInDeleteWindow|PendingDeletion)$/, kind: 'secret-deleting' },
    { code: /^Rejected\.Disabled$/, kind: 'secret-disabled' },
    { code: /^Rejected\.LimitExceeded$/, kind: 'label-quota' },
  ],
  linkDomains: ['aliyun.com', 'alibabacloud.com'],
  // Milliseconds, unlike the standard header.
  retryAfterMs: (response) => {
    const hint = Number(response.header('x-acs-retry-after'))
    return hint > 0 ? hint : retryAfterMs(response)
  },
  rateLimiterFor: () => rateLimiter,
}

/** The largest page that a client of the vendor is known to ask for; a secret holds 10 versions at most. */
const pageSize = 50
const maxPages = 25

/** Opens a secret in KMS. */
export const open: OpenStore = async (asked, { logIn, client }) => {
  const origin = asked.endpoint ?? `https://kms.${asked.region}.aliyuncs.com`
  // One for the list of versions, one for the description.
  client.connect(origin, 2)
  const credentials = await logIn()
  const requestIds: string[] = []
  const secrets = secretsOf(credentials)
  const send = createSender(origin, asked.region, client, credentials, requestIds)
  let ref = asked
  let isDescribed = false

  /** Learns what the secret is, at the same time as its labels are read for the first time. */
  async function describe(): Promise<void> {
    const read = (name: string) => send('read', 'DescribeSecret', name, {}, description)
    const { secret: name } = asked
    const plain = shortName(name)
    const readPlain = plain === name ? undefined : () => read(plain).then(({ Arn }) => Arn)
    const secret = await read(name).catch((error: unknown) => explainRefusal(error, name, secrets, readPlain))
    ref = { ...asked, region: regionInName(secret.Arn) ?? asked.region, secret: secret.Arn }
    // Nothing else has been received since then.
    checkMovable(secret, secrets, { operation: 'DescribeSecret', requestId: requestIds.at(-1) })
    isDescribed = true
  }

  /** `ListSecretVersionIds`, including those without a label. `TotalCount` is of the page in some documents. */
  async function listVersions(): Promise<Snapshot> {
    const versions = new Map<string, Version>()
    for (let page = 1; page <= maxPages; page++) {
      const parameters = { IncludeDeprecated: 'true', PageNumber: String(page), PageSize: String(pageSize) }
      const list = await send('read', 'ListSecretVersionIds', ref.secret, parameters, versionList)
      const listed = list.VersionIds.VersionId
      for (const { VersionId: id, VersionStages: stages, CreateTime: order } of listed) {
        versions.set(id, { id, stages, expires: null, order })
      }
      if (listed.length < Math.min(pageSize, list.PageSize ?? pageSize)) break
    }
    return checkUnique([...versions.values()])
  }

  return {
    get ref() {
      return ref
    },
    rules,
    requestIds,

    async read() {
      if (isDescribed) return listVersions()
      return firstRead(describe(), listVersions())
    },

    /** `UpdateSecretVersionStage`. Whether `RemoveFromVersion` is compared with the holder is undocumented. */
    async move({ stage, before, after }) {
      const parameters = {
        VersionStage: stage,
        ...(before !== null && { RemoveFromVersion: before }),
        ...(after !== null && { MoveToVersion: after }),
      }
      await send('write', 'UpdateSecretVersionStage', ref.secret, parameters, stageResponse)
      return undefined
    },
  }
}

/**
 * Waits for both requests of a first read. A refused login ends both, as does what the description says; any other failure
 * of the list waits for that, which tells more about a secret that is managed or being deleted.
 */
async function firstRead(description: Promise<void>, list: Promise<Snapshot>): Promise<Snapshot> {
  const isFinal = (error: unknown) => error instanceof ApiError && error.retry === 'never'
  const stopIf = (isEnd: (error: unknown) => boolean) => (error: unknown) => {
    if (isEnd(error)) throw error
  }
  await Promise.all([description.catch(stopIf(isFinal)), list.catch(stopIf(isAuthFailure))])
  const [described, listed] = await Promise.allSettled([description, list])
  if (described.status === 'rejected' && listed.status === 'rejected') {
    throw isFinal(listed.reason) ? listed.reason : described.reason
  }
  if (described.status === 'rejected') throw described.reason
  if (listed.status === 'rejected') throw listed.reason
  return listed.value
}

type Send = <T extends { Arn?: string; SecretName?: string | null | undefined }>(
  kind: 'read' | 'write',
  operation: string,
  secret: string,
  parameters: Record<string, string>,
  schema: z.ZodMiniType<T>,
) => Promise<T>

function createSender(
  origin: string,
  region: string,
  client: Client,
  credentials: Credentials,
  requestIds: string[],
): Send {
  return (kind, operation, secret, parameters, schema) => {
    const url = new URL(`${origin}/?${canonicalQuery(Object.entries({ SecretName: secret, ...parameters }))}`)
    const request = (date: Date) => sign(date, credentials, operation, url)
    const isAsked = (name: string) => {
      const isThere = region === '' || [undefined, region].includes(regionInName(name))
      return isThere && (isNameOf(secret, name) || isNameOf(name, secret))
    }
    const secrets = secretsOf(credentials)
    const parse = aboutSecret(bySchema(schema), {
      ...{ kind, secret, secrets },
      namesOf: ({ Arn, SecretName }) => [Arn, SecretName],
      isAsked,
    })
    return call(client, api, { operation, kind, request, parse, secrets, requestIds })
  }
}

/** Refuses a secret whose labels cannot be moved; the error codes of a write to it are undocumented. */
function checkMovable(
  { SecretType: type, PlannedDeleteTime: time }: z.output<typeof description>,
  secrets: readonly string[],
  details: ApiErrorDetails,
): void {
  if (time) throw new ApiError('secret-deleting', { ...details, detail: `at ${sanitize(time, secrets)}` })
  if (type && type !== 'Generic') {
    throw new ApiError('managed-secret', { ...details, detail: `it is of type ${sanitize(type, secrets)}` })
  }
}

function sign(date: Date, credentials: Credentials, operation: string, url: URL): HttpRequest {
  if (!('accessKeyId' in credentials)) throw new TypeError('Alibaba Cloud KMS supports access keys only')
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
