import type * as z from 'zod/mini'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from '../../http/message.ts'
import { percentEncode } from '../../http/encode.ts'
import { Pace } from '../../http/rate-limiter.ts'
import { Problem, type ProblemKind } from '../../errors/api-error.ts'
import type { Snapshot, VersionId } from '../../promotion/change.ts'
import { identifier, json, kindByStatus, read, wording } from '../../untrusted/text.ts'
import type { Open } from '../provider.ts'
import type { TokenCredentials } from '../../promotion/store.ts'
import { googleSecretManager } from './provider.ts'
import { errorAnswer, secretAnswer, versionList } from './schema.ts'

/** 600 reads and 600 writes a minute and project (https://cloud.google.com/secret-manager/quotas). */
const pace = new Pace(10)

/** Versions are never purged, so there may be many; a page of them stays well under the size limit of an answer. */
const pageSize = 250
const mostPages = 100

type SecretAnswer = z.output<typeof secretAnswer>

/**
 * Opens a secret in Secret Manager. All its aliases are written at once, on the condition that nothing about the secret
 * has changed since it was read: the store remembers that.
 */
export const open: Open = (ref, { credentials, client }) => {
  if (!('authToken' in credentials)) throw new TypeError('Google Cloud takes a bearer token only')
  const origin = ref.endpoint ?? `https://secretmanager${ref.region && `.${ref.region}.rep`}.googleapis.com`
  const segments = [
    ['projects', ref.projectId ?? ''],
    ...(ref.region ? [['locations', ref.region]] : []),
    ['secrets', googleSecretManager.nameIn(ref.secret)],
  ]
  const secretUrl = `${origin}/v1/${segments.flat().map(percentEncode).join('/')}`

  /** What the last answer told: aliases and etag belong together. */
  let latest: SecretAnswer | undefined
  /** Whether each version that is not destroyed is enabled, the newest first. */
  let versions: ReadonlyMap<VersionId, boolean> | undefined

  function call<T>(operation: string, url: string, schema: z.ZodMiniType<T>, body?: object): Promise<T> {
    const method = body === undefined ? 'GET' : 'PATCH'
    return client.send(
      method === 'GET' ? 'read' : 'write',
      () => authorized(credentials as TokenCredentials, method, new URL(url), body),
      (answer) => {
        if (answer.status >= 400) throw problem(answer, operation, credentials as TokenCredentials)
        return read(schema, answer, { operation })
      },
      pace,
    )
  }

  async function listVersions(): Promise<Map<VersionId, boolean>> {
    const listed = new Map<VersionId, boolean>()
    const pages = new Set([''])
    for (const token of pages) {
      const url = `${secretUrl}/versions?pageSize=${pageSize}${token && `&pageToken=${percentEncode(token)}`}`
      const page = await call('ListSecretVersions', url, versionList)
      for (const { name, state } of page.versions) if (state !== 'DESTROYED') listed.set(name, state === 'ENABLED')
      if (page.nextPageToken && pages.size < mostPages) pages.add(page.nextPageToken)
    }
    return listed
  }

  function snapshot({ versionAliases }: SecretAnswer, known: ReadonlyMap<VersionId, boolean>): Snapshot {
    const aliases = Object.entries(versionAliases)
    return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => ({
      id,
      stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
      expires: null,
      isDisabled: known.get(id) === false,
      isGone: !known.has(id),
    }))
  }

  return Promise.resolve({
    ref,
    rules: googleSecretManager.rules,
    // No header with an id of the request is documented.
    requestIds: [],

    /**
     * `GetSecret`, then `ListSecretVersions`, so that a version that has an alias by then is on the list. Getting the
     * wanted ones alone would take as many requests, or more, and could not tell the state of a version that is wanted
     * by its label. Where only labels are wanted the list of before is good enough.
     */
    async read(wanted) {
      latest = await call('GetSecret', secretUrl, secretAnswer)
      if (wanted !== undefined || versions === undefined) versions = await listVersions()
      return snapshot(latest, versions)
    },

    /** `UpdateSecret`. The mask names the whole map, so an alias that is left out is removed. */
    async move(...changes) {
      const { etag, versionAliases } = latest ?? (await call('GetSecret', secretUrl, secretAnswer))
      const aliases = new Map(Object.entries(versionAliases))
      for (const { stage, before, after } of changes) {
        const at = aliases.get(stage) ?? null
        if (at !== before) throw new Problem('conflict', { detail: `${stage} is on ${at ?? 'no version'}` })
        if (after === null) aliases.delete(stage)
        else aliases.set(stage, after)
      }
      const body = { etag, versionAliases: Object.fromEntries(aliases) }
      latest = await call('UpdateSecret', `${secretUrl}?updateMask=version_aliases`, secretAnswer, body)
      return snapshot(latest, versions ?? new Map<VersionId, boolean>())
    },
  })
}

function authorized(
  { authToken }: TokenCredentials,
  method: HttpRequest['method'],
  url: URL,
  body: object | undefined,
): HttpRequest {
  const headers = { accept: 'application/json', authorization: `Bearer ${authToken}` }
  if (body === undefined) return { method, url, headers }
  return { method, url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** What an error means, by Google's own code first: https://cloud.google.com/apis/design/errors */
const kinds: Record<string, ProblemKind> = {
  UNAUTHENTICATED: 'bad-credentials',
  PERMISSION_DENIED: 'no-permission',
  RESOURCE_EXHAUSTED: 'throttled',
  ABORTED: 'unavailable',
  INTERNAL: 'unavailable',
  UNKNOWN: 'unavailable',
  UNAVAILABLE: 'unavailable',
  DEADLINE_EXCEEDED: 'unavailable',
}

function problem(answer: HttpAnswer, operation: string, credentials: TokenCredentials): Problem {
  const { status, message } = errorAnswer.safeParse(json(answer)).data?.error ?? {}
  const code = identifier(status, credentials)
  const isWrite = operation === 'UpdateSecret'
  // What a wrong etag is refused with (https://cloud.google.com/secret-manager/docs/etags), and perhaps more; the second
  // is Google's general code for writes that got in each other's way.
  const isOutdated = isWrite && (code === 'FAILED_PRECONDITION' || code === 'ABORTED')
  const known = isOutdated ? 'conflict' : kinds[code ?? '']
  return new Problem(known ?? kindByStatus(answer.status, isWrite ? 'version-not-found' : 'secret-not-found'), {
    operation,
    code: code ?? `HTTP ${answer.status}`,
    detail: wording(message, credentials),
    waitMs: retryAfterMs(answer),
    serverTime: serverTime(answer),
  })
}
