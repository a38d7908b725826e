import type * as z from 'zod/mini'
import { secretsOf, type Credentials } from '../../auth/credentials.ts'
import { ApiError, type ApiErrorDetails } from '../../errors/api-error.ts'
import { bySchema, call } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { RateLimiter } from '../../http/rate-limiter.ts'
import { checkUnique, type Version } from '../../promotion/change.ts'
import { sanitize } from '../../untrusted/text.ts'
import { buildApi, sign } from '../aws/api.ts'
import { endpointFor } from '../aws/names.ts'
import { aboutSecret, explainRefusal } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { isNameOf, partialArn, regionInName, rules, shortName } from './names.ts'
import { description, stageResponse, versionList } from './schema.ts'

/**
 * 50 requests a second per region for all calls that change a secret together, and 50 for `ListSecretVersionIds`. The
 * quota of `DescribeSecret` is 10,000, which no run exhausts
 * (https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html).
 */
const rateLimiters = new Map([
  ['UpdateSecretVersionStage', new RateLimiter(50)],
  ['ListSecretVersionIds', new RateLimiter(50)],
])

/**
 * Errors of the service:
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html#API_UpdateSecretVersionStage_Errors
 */
const api = buildApi({
  errorRules: [
    { code: /^InvalidRequestException$/, message: /marked for deletion/, kind: 'secret-deleting' },
    { code: /^ResourceNotFoundException$/, kind: 'not-found' },
    { code: /^LimitExceededException$/, kind: 'label-quota' },
  ],
  rateLimiterFor: (operation) => rateLimiters.get(operation),
})

/** The largest page there is; a secret holds about 100 versions, more for a day. */
const pageSize = 100
const maxPages = 25

/** Opens a secret in Secrets Manager. */
export const open: OpenStore = async (asked, { logIn, client }) => {
  const url = new URL(asked.endpoint ?? endpointFor('secretsmanager', asked.region))
  client.connect(url)
  const credentials = await logIn()
  const requestIds: string[] = []
  const secrets = secretsOf(credentials)
  const send = createSender(url, asked.region, client, credentials, requestIds)
  let ref = asked

  async function describe(): Promise<z.output<typeof description>> {
    const read = (secret: string) => send('read', 'DescribeSecret', secret, {}, description)
    const { secret } = ref
    const plain = shortName(secret)
    const readPlain = plain === secret ? undefined : () => read(plain).then(({ ARN }) => ARN)
    return read(secret).catch((error: unknown) => explainRefusal(error, secret, secrets, readPlain))
  }

  return {
    get ref() {
      return ref
    },
    rules,
    requestIds,

    /**
     * `DescribeSecret` has all labels; `ListSecretVersionIds` shows whether a wanted version without any exists, and when
     * each was created.
     */
    async read(wanted = []) {
      const secret = await describe()
      ref = { ...asked, secret: secret.ARN }
      checkMovable(secret, asked.region, secrets, { operation: 'DescribeSecret', requestId: requestIds.at(-1) })
      const versions = new Map<string, Version>()
      for (const [id, stages] of Object.entries(secret.VersionIdsToStages ?? {})) {
        versions.set(id, { id, stages, expires: null })
      }
      const isComplete = () => wanted !== 'all' && wanted.every((id) => versions.has(id))
      let token: string | null | undefined
      for (let page = 1; page <= maxPages && !isComplete() && (page === 1 || token); page++) {
        const parameters = { IncludeDeprecated: true, MaxResults: pageSize, ...(token && { NextToken: token }) }
        const list = await send('read', 'ListSecretVersionIds', ref.secret, parameters, versionList)
        // Labels come from the first response alone: between the two they may have moved.
        for (const { VersionId: id, CreatedDate: order } of list.Versions ?? []) {
          versions.set(id, { id, stages: versions.get(id)?.stages ?? [], expires: null, order })
        }
        token = list.NextToken
      }
      return checkUnique([...versions.values()])
    },

    /** `UpdateSecretVersionStage`, refused unless the label is on `RemoveFromVersionId`, or on none without it. */
    async move({ stage, before, after }) {
      const parameters = {
        VersionStage: stage,
        ...(before !== null && { RemoveFromVersionId: before }),
        ...(after !== null && { MoveToVersionId: after }),
      }
      await send('write', 'UpdateSecretVersionStage', ref.secret, parameters, stageResponse)
      return undefined
    },
  }
}

type Send = <T extends { ARN: string }>(
  kind: 'read' | 'write',
  operation: string,
  secret: string,
  parameters: object,
  schema: z.ZodMiniType<T>,
) => Promise<T>

function createSender(url: URL, region: string, client: Client, credentials: Credentials, requestIds: string[]): Send {
  return (kind, operation, secret, parameters, schema) => {
    const body = JSON.stringify({ SecretId: secret, ...parameters })
    const signable = { service: 'secretsmanager', region, url, target: `secretsmanager.${operation}`, body } as const
    const request = (date: Date) => sign(date, credentials, signable)
    const isAsked = (arn: string) =>
      (isNameOf(secret, arn) || secret === partialArn(arn)) && regionInName(arn) === region
    const secrets = secretsOf(credentials)
    const parse = aboutSecret(bySchema(schema), { kind, secret, secrets, namesOf: ({ ARN }) => [ARN], isAsked })
    return call(client, api, { operation, kind, request, parse, secrets, requestIds })
  }
}

/** Refuses a secret whose labels cannot be moved here. */
function checkMovable(
  secret: z.output<typeof description>,
  region: string,
  secrets: readonly string[],
  details: ApiErrorDetails,
): void {
  const { DeletedDate: deleted, OwningService: owner, PrimaryRegion: primary } = secret
  if (typeof deleted === 'number') {
    const date = new Date(deleted * 1000)
    const detail = Number.isNaN(date.getTime()) ? undefined : `at ${date.toISOString()}`
    throw new ApiError('secret-deleting', { ...details, detail })
  }
  if (owner) throw new ApiError('managed-secret', { ...details, detail: `it belongs to ${sanitize(owner, secrets)}` })
  if (primary && primary !== region) {
    throw new ApiError('replica', { ...details, detail: `the primary region is ${sanitize(primary, secrets)}` })
  }
}
