import type * as z from 'zod/mini'
import { secretsOf, type Credentials } from '../../auth/credentials.ts'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, call, parseJsonBody, type Api, type Parse } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { percentEncode } from '../../http/encode.ts'
import type { HttpRequest } from '../../http/message.ts'
import { RateLimiter } from '../../http/rate-limiter.ts'
import { checkUnique, type Version } from '../../promotion/change.ts'
import { aboutSecret } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { endpointFor, rules } from './names.ts'
import { errorResponse, projectList, stageResponse, versionList, versionResponse } from './schema.ts'
import { authorization, sdkDate } from './signature.ts'

/** 20 requests a second per user, for KMS, of which CSMS is a part (“Constraints” in the API reference of DEW). */
const rateLimiter = new RateLimiter(20)

/**
 * CSMS responds with 400 to a missing resource and to a bad token, so the code decides. Codes of CSMS, and of the gateway
 * before it under either of its names: https://support.huaweicloud.com/intl/en-us/api-dew/ErrorCode.html.
 */
const api: Api = {
  requestIdHeaders: ['x-request-id', 'x-iam-trace-id'],
  errorOf: (response) => errorResponse.safeParse(parseJsonBody(response)).data ?? {},
  errorRules: [
    { code: /^CSMS\.0005$/, kind: 'not-found' },
    { code: /^CSMS\.(0103|0107)$/, kind: 'secret-deleting' },
    { code: /^CSMS\.(0106|0207)$/, kind: 'secret-not-found' },
    { code: /^CSMS\.0109$/, kind: 'secret-disabled' },
    { code: /^CSMS\.(0203|0204)$/, kind: 'label-quota' },
    { code: /^CSMS\.0301$/, kind: 'bad-credentials' },
    // “AK access failed to reach the limit,forbidden”
    { code: /^APIGW?\.0301$/, message: /reach the limit/, kind: 'key-locked' },
    { code: /^APIGW?\.0303$/, kind: 'clock-skew' },
    { code: /^APIGW?\.0308$/, kind: 'throttled' },
  ],
  rateLimiterFor: () => rateLimiter,
}

/** A secret holds 20 versions at most, so more pages than this are a server gone wrong. */
const maxPages = 25

/** The projects that a run has looked up, by the endpoint and the region: once for a whole list of secrets. */
const projects = new WeakMap<Client, Map<string, Promise<string>>>()

/** Opens a secret in CSMS; looks its project up in IAM if neither input nor environment names it. */
export const open: OpenStore = async ({ projectId: given, ...ref }, { logIn, client, identityEndpoint }) => {
  const origin = ref.endpoint ?? endpointFor('kms', ref.region)
  const iam = identityEndpoint ?? endpointFor('iam', ref.region)
  client.connect(origin)
  if (given === undefined) client.connect(iam)
  const credentials = await logIn()
  const requestIds: string[] = []
  const send = createSender(client, credentials, requestIds)
  const projectId =
    given ?? (await projectOnce(client, `${iam} ${ref.region}`, () => lookUpProject(send, iam, ref.region)))
  const secretUrl = `${origin}/v1/${percentEncode(projectId)}/secrets/${percentEncode(ref.secret)}`
  const about = createParser(ref.secret, secretsOf(credentials))
  const parseVersions = about('read', versionList, (list) => list.version_metadatas)
  const parseMove = about('write', stageResponse, ({ stage }) => [stage])
  const parseUpdate = about('write', versionResponse, ({ version_metadata }) => [version_metadata])
  const stageUrl = (stage: string) => `${secretUrl}/stages/${percentEncode(stage)}`

  return {
    ref: { ...ref, projectId },
    rules,
    requestIds,

    /**
     * `ListVersions`: metadata only. The first page is requested without a size, since the documents disagree about it;
     * some want a marker to come with a limit.
     */
    async read() {
      const versions = new Map<string, Version>()
      const pages = new Set([''])
      for (const query of pages) {
        const url = `${secretUrl}/versions${query}`
        const page = await send('ListVersions', 'GET', url, { parse: parseVersions, projectId })
        for (const { id, version_stages, expire_time, create_time } of page.version_metadatas) {
          const times = { expires: expire_time ?? null, order: create_time ?? undefined }
          versions.set(id, { id, stages: version_stages ?? [], ...times })
        }
        const marker = page.page_info?.next_marker
        if (marker && pages.size < maxPages) pages.add(`?limit=20&marker=${percentEncode(marker)}`)
      }
      return checkUnique([...versions.values()])
    },

    /** `UpdateStage` moves a label from wherever it is, without any condition; `DeleteStage` removes it. */
    async move({ stage, after }) {
      if (after === null) {
        await send('DeleteStage', 'DELETE', stageUrl(stage), { parse: () => undefined, projectId })
        return undefined
      }
      await send('UpdateStage', 'PUT', stageUrl(stage), { parse: parseMove, body: { version_id: after }, projectId })
      return undefined
    },

    /** `UpdateVersion` sets the expiry; it cannot remove one. */
    async expire(version, at) {
      const url = `${secretUrl}/versions/${percentEncode(version)}`
      await send('UpdateVersion', 'PUT', url, { parse: parseUpdate, body: { expire_time: at }, projectId })
    },

    /** `ShowStage` tells when a label was moved. */
    async diagnose(about) {
      if (about instanceof ApiError) return undefined
      const { stage } = await send('ShowStage', 'GET', stageUrl(about), { parse: bySchema(stageResponse), projectId })
      return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : undefined
    },
  }
}

type Send = <T>(
  operation: string,
  method: HttpRequest['method'],
  url: string,
  options: { parse: Parse<T>; body?: object; projectId?: string },
) => Promise<T>

function createSender(client: Client, credentials: Credentials, requestIds: string[]): Send {
  return (operation, method, url, { parse, body, projectId }) =>
    call(client, api, {
      operation,
      kind: method === 'GET' ? 'read' : 'write',
      request: (date) => sign(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId),
      parse,
      secrets: secretsOf(credentials),
      requestIds,
      notFound: operation === 'ListVersions' ? 'secret-not-found' : 'version-not-found',
    })
}

/** Returns a function that makes the parser of a response whose parts name their secret. */
function createParser(secret: string, secrets: readonly string[]) {
  return <T>(
    kind: 'read' | 'write',
    schema: z.ZodMiniType<T>,
    partsOf: (value: T) => readonly { secret_name?: string | null | undefined }[],
  ): Parse<T> => {
    const namesOf = (value: T) => partsOf(value).map((part) => part.secret_name)
    return aboutSecret(bySchema(schema), { kind, secret, secrets, namesOf, isAsked: (name) => name === secret })
  }
}

function projectOnce(client: Client, key: string, lookUp: () => Promise<string>): Promise<string> {
  const known = projects.get(client) ?? new Map<string, Promise<string>>()
  projects.set(client, known)
  const project = known.get(key) ?? lookUp()
  known.set(key, project)
  return project
}

async function lookUpProject(send: Send, iam: string, region: string): Promise<string> {
  const url = `${iam}/v3/projects?name=${percentEncode(region)}`
  const { projects } = await send('ListProjects', 'GET', url, { parse: bySchema(projectList) })
  const [project, another] = projects.filter(({ name }) => name === region)
  if (project !== undefined && another === undefined) return project.id
  const detail = `${projects.length} projects are named ${region}; set \`project-id\``
  throw new ApiError('rejected', { operation: 'ListProjects', detail })
}

function sign(
  date: Date,
  credentials: Credentials,
  method: HttpRequest['method'],
  url: URL,
  body: string | undefined,
  projectId: string | undefined,
): HttpRequest {
  const headers: Record<string, string> = {
    host: url.host,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(projectId !== undefined && { 'x-project-id': projectId }),
  }
  if ('authToken' in credentials) {
    return { method, url, body, headers: { ...headers, 'x-auth-token': credentials.authToken } }
  }
  if (!('accessKeyId' in credentials)) throw new TypeError('CSMS supports access keys and tokens only')
  headers['x-sdk-date'] = sdkDate(date)
  if (credentials.securityToken !== undefined) headers['x-security-token'] = credentials.securityToken
  const { accessKeyId, secretAccessKey } = credentials
  const signed = authorization({ method, url, headers, body: body ?? '' }, accessKeyId, secretAccessKey)
  return { method, url, body, headers: { ...headers, authorization: signed } }
}
