import type * as z from 'zod/mini'
import type { TokenCredentials } from '../../auth/credentials.ts'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, call, parseJsonBody, type Api } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { percentEncode } from '../../http/encode.ts'
import type { HttpRequest } from '../../http/message.ts'
import { RateLimiter } from '../../http/rate-limiter.ts'
import type { Change, Snapshot, VersionId } from '../../promotion/change.ts'
import type { SecretRef } from '../../promotion/store.ts'
import { aboutSecret } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { isNameOf, projectInName, rules, shortName } from './names.ts'
import { googleErrorOf, linkDomains, oneVersion, secretResponse, versionList, type VersionState } from './schema.ts'

/** 600 reads and 600 writes a minute and project (https://cloud.google.com/secret-manager/quotas). */
const rateLimiters = { read: new RateLimiter(10), write: new RateLimiter(10) }

/** Google's own codes: https://cloud.google.com/apis/design/errors */
const api: Api = {
  // No header with an id of the request is documented.
  requestIdHeaders: [],
  errorOf: (response) => googleErrorOf(parseJsonBody(response)) ?? {},
  linkDomains,
  errorRules: [
    // The response to an outdated etag (https://cloud.google.com/secret-manager/docs/etags), and to more: see `move`. The
    // second is Google's general code for conflicting writes.
    { code: /^(FAILED_PRECONDITION|ABORTED)$/, operation: 'UpdateSecret', kind: 'conflict' },
    { code: /^UNAUTHENTICATED$/, kind: 'bad-credentials' },
    { code: /^PERMISSION_DENIED$/, kind: 'no-permission' },
    { code: /^RESOURCE_EXHAUSTED$/, kind: 'throttled' },
    { code: /^(ABORTED|INTERNAL|UNKNOWN|UNAVAILABLE|DEADLINE_EXCEEDED)$/, kind: 'unavailable' },
  ],
  rateLimiterFor: (_, kind) => rateLimiters[kind],
}

/** Versions are never purged, so there may be many; a page of them stays well under the size limit of a response. */
const pageSize = 250
const maxPages = 100

type Secret = z.output<typeof secretResponse>

/**
 * Opens a secret in Secret Manager. One request writes all its aliases, on the condition that nothing about the secret
 * has changed since it was read: the store remembers that.
 */
export const open: OpenStore = async (asked, { logIn, client }) => {
  const secretUrl = buildUrl(asked)
  client.connect(secretUrl)
  const credentials = await logIn()
  if (!('authToken' in credentials)) throw new TypeError('Google Cloud supports bearer tokens only')
  const updateUrl = `${secretUrl}?updateMask=version_aliases`
  const send = createSender(client, credentials)
  let ref = { ...asked, secret: formatFullName(asked) }

  /** The last response: aliases and etag belong together. */
  let latest: Secret | undefined
  /** The newest first. */
  let versions: ReadonlyMap<VersionId, VersionState> | undefined

  async function getSecret(): Promise<Secret> {
    const secret = await send('GetSecret', ref.secret, secretUrl, secretResponse)
    ref = { ...asked, projectId: projectInName(secret.name), secret: secret.name }
    return secret
  }

  return {
    get ref() {
      return ref
    },
    rules,
    requestIds: [],

    /**
     * `GetSecret`, then `ListSecretVersions`, so that a version that has an alias by then is on the list. Getting the
     * wanted ones alone would take as many requests, or more, and could not show the state of a version that is wanted
     * by its label. If only labels are wanted, the earlier list will do.
     */
    async read(wanted) {
      latest = await getSecret()
      if (wanted === undefined && versions !== undefined) return toSnapshot(latest, versions)
      const ids = [...(wanted === 'all' ? [] : (wanted ?? [])), ...Object.values(latest.versionAliases)]
      versions = await readVersions(send, ref.secret, secretUrl, new Set(ids))
      return toSnapshot(latest, versions)
    },

    /**
     * `UpdateSecret`. The mask names the whole map, so an alias that is left out is removed. If the etag is the same when
     * read once more, it was not what failed the precondition.
     */
    async move(...changes) {
      const { etag, versionAliases } = latest ?? (await getSecret())
      const body = { etag, versionAliases: applyChanges(versionAliases, changes) }
      latest = await send('UpdateSecret', ref.secret, updateUrl, secretResponse, body).catch(async (error: unknown) => {
        if (!isFailedPrecondition(error)) throw error
        const seen = await getSecret().catch(() => undefined)
        throw seen?.etag === etag ? new ApiError('precondition-failed', error.details) : error
      })
      return toSnapshot(latest, versions ?? new Map<VersionId, VersionState>())
    },
  }
}

/** @throws ApiError `conflict` if a label is not where its change expects it */
function applyChanges(versionAliases: Secret['versionAliases'], changes: readonly Change[]): Record<string, VersionId> {
  const aliases = new Map(Object.entries(versionAliases))
  for (const { stage, before, after } of changes) {
    const at = aliases.get(stage) ?? null
    if (at !== before) throw new ApiError('conflict', { detail: `${stage} is on ${at ?? 'no version'}` })
    if (after === null) aliases.delete(stage)
    else aliases.set(stage, after)
  }
  return Object.fromEntries(aliases)
}

const isFailedPrecondition = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.details.code === 'FAILED_PRECONDITION'

/**
 * `ListSecretVersions`, then `GetSecretVersion` for those wanted that are not listed: only a read by number is certain to
 * find a version that was just made (https://cloud.google.com/secret-manager/docs/reference/consistency).
 */
async function readVersions(
  send: Send,
  secret: string,
  secretUrl: string,
  wanted: Iterable<VersionId>,
): Promise<Map<VersionId, VersionState>> {
  const all = new Map<VersionId, VersionState>()
  const pages = new Set([''])
  for (const token of pages) {
    const url = `${secretUrl}/versions?pageSize=${pageSize}${token && `&pageToken=${percentEncode(token)}`}`
    const page = await send('ListSecretVersions', secret, url, versionList)
    for (const [id, state] of page.states) all.set(id, state)
    if (page.nextPageToken && pages.size < maxPages) pages.add(page.nextPageToken)
  }
  for (const id of wanted) {
    if (all.has(id)) continue
    const one = await send('GetSecretVersion', secret, `${secretUrl}/versions/${id}`, oneVersion).catch(noVersions)
    for (const [found, state] of one.states) all.set(found, state)
  }
  return all
}

/** @throws the error, unless there is no such version, or its read is not permitted, as it need not be */
function noVersions(error: unknown): z.output<typeof oneVersion> {
  const isAbsent = error instanceof ApiError && ['secret-not-found', 'no-permission'].includes(error.kind)
  if (!isAbsent) throw error
  return { names: [], states: [] }
}

type Send = <T extends { name: string } | { names: readonly string[] }>(
  operation: string,
  secret: string,
  url: string,
  schema: z.ZodMiniType<T>,
  body?: object,
) => Promise<T>

function createSender(client: Client, credentials: TokenCredentials): Send {
  return (operation, secret, url, schema, body) => {
    const [method, kind] = body === undefined ? (['GET', 'read'] as const) : (['PATCH', 'write'] as const)
    const isAsked = (name: string) => isNameOf(secret, name)
    const secrets = [credentials.authToken]
    return call(client, api, {
      operation,
      kind,
      request: () => authorize(credentials, method, new URL(url), body),
      parse: aboutSecret(bySchema(schema), {
        ...{ kind, secret, secrets },
        namesOf: (value) => ('names' in value ? value.names : [value.name]),
        isAsked,
      }),
      secrets,
    })
  }
}

/** The colon in the id of a domain's project stays as it is, as in the requests of gcloud. */
function buildUrl(ref: SecretRef): string {
  const { endpoint, region } = ref
  const origin = endpoint ?? `https://secretmanager${region && `.${region}.rep`}.googleapis.com`
  return `${origin}/v1/${formatFullName(ref).split('/').map(percentEncode).join('/').replace('%3A', ':')}`
}

/** Returns the name as the store spells it, with the project as it was given. */
function formatFullName({ region, projectId = '', secret }: SecretRef): string {
  return `projects/${projectId}${region && `/locations/${region}`}/secrets/${shortName(secret)}`
}

function toSnapshot({ versionAliases }: Secret, known: ReadonlyMap<VersionId, VersionState>): Snapshot {
  const aliases = Object.entries(versionAliases)
  return [...new Set([...known.keys(), ...Object.values(versionAliases)])].map((id) => {
    const { state, destroyAt } = known.get(id) ?? {}
    const isDestroyed = state === 'DESTROYED'
    return {
      id,
      stages: aliases.filter(([, at]) => at === id).map(([stage]) => stage),
      expires: null,
      // Numbers are given in order, and never again.
      order: Number(id),
      isDisabled: state !== undefined && state !== 'ENABLED' && !isDestroyed,
      isGone: state === undefined || isDestroyed,
      isDestroyed,
      destroyAt,
    }
  })
}

function authorize(
  { authToken }: TokenCredentials,
  method: HttpRequest['method'],
  url: URL,
  body: object | undefined,
): HttpRequest {
  const headers = { accept: 'application/json', authorization: `Bearer ${authToken}` }
  if (body === undefined) return { method, url, headers }
  return { method, url, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
