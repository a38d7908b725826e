import type * as z from 'zod/mini'
import type { Client } from '../../http/client.ts'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from '../../http/message.ts'
import { percentEncode } from '../../http/encode.ts'
import { Pace } from '../../http/rate-limiter.ts'
import { Problem, type ProblemKind } from '../../errors/api-error.ts'
import type { Version } from '../../promotion/change.ts'
import { identifier, json, kindByStatus, read, wording } from '../../untrusted/text.ts'
import type { Open } from '../provider.ts'
import type { Credentials } from '../../promotion/store.ts'
import { originOf } from './names.ts'
import { huaweicloudCsms } from './provider.ts'
import { errorAnswer, projectList, stageAnswer, versionAnswer, versionList } from './schema.ts'
import { authorization, sdkDate } from './signature.ts'

/** 20 requests a second per user, for KMS, of which CSMS is a part (“Constraints” in the API reference of DEW). */
const pace = new Pace(20)

/** A secret holds 20 versions at most, so more pages than this are a server gone wrong. */
const mostPages = 25

/** The projects that a run has looked up, by the address asked and the region: once for a whole list of secrets. */
const projects = new WeakMap<Client, Map<string, Promise<string>>>()

/** Opens a secret in CSMS; looks its project up in IAM where neither input nor environment names it. */
export const open: Open = async ({ projectId: given, ...ref }, { credentials, client, identityEndpoint }) => {
  const requestIds: string[] = []

  /** Sends one API call. `operation` is the API's name of it, for error messages. */
  function call<T>(
    operation: string,
    method: HttpRequest['method'],
    url: string,
    { schema, body, projectId }: { schema?: z.ZodMiniType<T>; body?: object; projectId?: string },
  ): Promise<T> {
    return client.send(
      method === 'GET' ? 'read' : 'write',
      (date) => sign(date, credentials, method, new URL(url), body && JSON.stringify(body), projectId),
      (answer) => {
        const facts = {
          operation,
          requestId: identifier(answer.header('x-request-id') ?? answer.header('x-iam-trace-id'), credentials),
        }
        if (facts.requestId) requestIds.push(facts.requestId)
        if (answer.status >= 400) throw problem(answer, facts, credentials)
        return schema ? read(schema, answer, facts) : (undefined as T)
      },
      pace,
    )
  }

  async function lookUpProject(): Promise<string> {
    const url = `${identityEndpoint ?? originOf('iam', ref.region)}/v3/projects?name=${percentEncode(ref.region)}`
    const { projects } = await call('ListProjects', 'GET', url, { schema: projectList })
    const [project, another] = projects.filter(({ name }) => name === ref.region)
    if (project !== undefined && another === undefined) return project.id
    const detail = `${projects.length} projects are named ${ref.region}; give \`project-id\``
    throw new Problem('rejected', { operation: 'ListProjects', detail })
  }

  function projectOnce(): Promise<string> {
    const known = projects.get(client) ?? new Map<string, Promise<string>>()
    projects.set(client, known)
    const key = `${identityEndpoint ?? ''} ${ref.region}`
    const project = known.get(key) ?? lookUpProject()
    known.set(key, project)
    return project
  }

  const projectId = given ?? (await projectOnce())
  const secretUrl = `${ref.endpoint ?? originOf('kms', ref.region)}/v1/${percentEncode(projectId)}/secrets/${percentEncode(ref.secret)}`
  const stageUrl = (stage: string) => `${secretUrl}/stages/${percentEncode(stage)}`

  return {
    ref: { ...ref, projectId },
    rules: huaweicloudCsms.rules,
    requestIds,

    /**
     * `ListVersions`: metadata only. The first page is asked for without a size, since the documents disagree about it;
     * some want a marker to come with a limit.
     */
    async read() {
      const versions = new Map<string, Version>()
      const pages = new Set([''])
      for (const query of pages) {
        const page = await call('ListVersions', 'GET', `${secretUrl}/versions${query}`, {
          schema: versionList,
          projectId,
        })
        for (const { id, version_stages, expire_time } of page.version_metadatas) {
          versions.set(id, { id, stages: version_stages ?? [], expires: expire_time ?? null })
        }
        const marker = page.page_info?.next_marker
        if (marker && pages.size < mostPages) pages.add(`?limit=20&marker=${percentEncode(marker)}`)
      }
      return [...versions.values()]
    },

    /** `UpdateStage` moves a label from wherever it is, there is no condition to give; `DeleteStage` takes it off. */
    async move({ stage, after }) {
      if (after === null) await call('DeleteStage', 'DELETE', stageUrl(stage), { projectId })
      else
        await call('UpdateStage', 'PUT', stageUrl(stage), {
          schema: stageAnswer,
          body: { version_id: after },
          projectId,
        })
      return undefined
    },

    /** `UpdateVersion` sets the expiry; it cannot take one off. */
    async expire(version, at) {
      const url = `${secretUrl}/versions/${percentEncode(version)}`
      await call('UpdateVersion', 'PUT', url, { schema: versionAnswer, body: { expire_time: at }, projectId })
    },

    /** `ShowStage` tells when a label was moved. */
    async explain(about) {
      if (about instanceof Problem) return undefined
      const { stage } = await call('ShowStage', 'GET', stageUrl(about), { schema: stageAnswer, projectId })
      return stage.update_time ? `It was moved at ${new Date(stage.update_time).toISOString()}.` : undefined
    },
  }
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
  headers['x-sdk-date'] = sdkDate(date)
  if (credentials.securityToken !== undefined) headers['x-security-token'] = credentials.securityToken
  const { accessKeyId, secretAccessKey } = credentials
  const signed = authorization({ method, url, headers, body: body ?? '' }, accessKeyId, secretAccessKey)
  return { method, url, body, headers: { ...headers, authorization: signed } }
}

/**
 * What an error means, by its code first: CSMS answers 400 for what is not found and for a bad token. Codes of CSMS,
 * and of the gateway before it under either of its names (https://support.huaweicloud.com/intl/en-us/api-dew/ErrorCode.html).
 */
const kinds: Record<string, ProblemKind> = {
  'CSMS.0005': 'version-not-found',
  'CSMS.0103': 'secret-deleting',
  'CSMS.0106': 'secret-not-found',
  'CSMS.0107': 'secret-deleting',
  'CSMS.0109': 'secret-disabled',
  'CSMS.0203': 'label-quota',
  'CSMS.0204': 'label-quota',
  'CSMS.0207': 'secret-not-found',
  'CSMS.0301': 'bad-credentials',
  'APIG.0303': 'clock-skew',
  'APIG.0308': 'throttled',
}

function problem(
  answer: HttpAnswer,
  facts: { operation: string; requestId?: string | undefined },
  credentials: Credentials,
) {
  const { status } = answer
  const parsed = errorAnswer.safeParse(json(answer)).data
  const code = identifier(parsed?.code, credentials)
  const notFound = facts.operation === 'ListVersions' ? 'secret-not-found' : 'version-not-found'
  const listed = code === undefined ? undefined : kinds[code.replace(/^APIGW/, 'APIG')]
  const kind = listed === 'version-not-found' ? notFound : (listed ?? kindByStatus(status, notFound))
  // What the gateway says of a wrong key quotes the key.
  const detail = kind === 'bad-credentials' ? undefined : wording(parsed?.message, credentials)
  return new Problem(kind, {
    ...facts,
    code: code ?? `HTTP ${status}`,
    detail,
    waitMs: retryAfterMs(answer),
    serverTime: serverTime(answer),
  })
}
