/** The versions of a secret in Key Vault, never their values. */
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, call, type Api } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import type { VersionId } from '../../promotion/change.ts'
import { aboutSecret } from '../identity.ts'
import { parseReferenceUri } from './names.ts'
import { vaultErrorOf, versionPage } from './schema.ts'

/** What is known of one version. */
type VersionState = {
  /** When it was created, in seconds since 1970. */
  readonly created: number | undefined
  /** An expired version can be read: https://learn.microsoft.com/en-us/azure/key-vault/secrets/about-secrets */
  readonly isEnabled: boolean
}

/** The versions by id in lower case, or why they are unknown. */
export type Versions = ReadonlyMap<VersionId, VersionState> | ApiError

const api: Api = {
  service: 'Key Vault',
  requestIdHeaders: ['x-ms-request-id'],
  errorOf: vaultErrorOf,
  errorRules: [
    { code: /^SecretNotFound$/, kind: 'secret-not-found' },
    { code: /^Throttled$/, kind: 'throttled' },
  ],
}

/** The largest page, and far more pages than a secret has versions. */
const pageSize = 25
const maxPages = 100

/** What it takes to list the versions of a secret. */
export type VersionsRequest = {
  readonly client: Client
  readonly token: string
  readonly secretUri: string
  /** A check is what the run goes on without. */
  readonly kind: 'read' | 'check'
  /** Every credential of the run. */
  readonly secrets: readonly string[]
  readonly requestIds: string[]
}

/** Why vaults could not be called, by their origin: what one secret of a run has waited for, the others do not. */
const unavailable = new WeakMap<Client, Map<string, ApiError>>()

/**
 * Lists the versions of a secret: all of them, disabled ones too, in no order. Without the permission, or if the vault
 * cannot be reached, they are unknown, which is no failure.
 *
 * @throws ApiError if the run is cancelled or out of time
 */
export async function listVersions(request: VersionsRequest): Promise<Versions> {
  const { client, secretUri, kind } = request
  const { origin } = new URL(secretUri)
  const known = unavailable.get(client) ?? new Map<string, ApiError>()
  unavailable.set(client, known)
  const earlier = known.get(origin)
  if (earlier !== undefined && kind === 'check') return earlier
  try {
    return await readPages(request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // The secret was deleted; what a proxy does not find is another matter.
    if (error.kind === 'secret-not-found' && error.details.code === 'SecretNotFound') return new Map()
    if (['cancelled', 'cancelled-in-flight', 'out-of-time'].includes(error.kind)) throw error
    if (error.retry !== 'never') known.set(origin, error)
    return error
  }
}

async function readPages({ client, token, secretUri, kind, secrets, requestIds }: VersionsRequest) {
  const list = `${secretUri}/versions`
  const all = new Map<VersionId, VersionState>()
  const pages = new Set([`${list}?api-version=7.4&maxresults=${pageSize}`])
  for (const url of pages) {
    const { value, nextLink } = await call(client, api, {
      operation: 'GetSecretVersions',
      kind,
      request: () => ({
        method: 'GET',
        url: new URL(url),
        headers: { accept: 'application/json', authorization: `Bearer ${token}` },
      }),
      parse: aboutSecret(bySchema(versionPage), {
        kind: 'read',
        secret: secretUri,
        namesOf: (page) => page.value.map(({ id }) => id),
        secrets,
        isAsked: (id) => isVersionOf(id, secretUri),
      }),
      secrets,
      requestIds,
    })
    for (const { id, attributes } of value) {
      const version = id.slice(id.lastIndexOf('/') + 1).toLowerCase()
      all.set(version, { created: attributes.created, isEnabled: attributes.enabled !== false })
    }
    if (!nextLink) return all
    // The token goes nowhere else.
    if (!isPageOf(nextLink, list)) throw unreadable('its link to the next page leads elsewhere')
    pages.add(`${list}${new URL(nextLink).search}`)
    if (pages.size > maxPages) throw unreadable('it has too many pages')
  }
  throw unreadable('its link to the next page leads back')
}

/** Whether a link leads to the same list. Key Vault spells it with the port: https://<name>.vault.azure.net:443/… */
function isPageOf(link: string, list: string): boolean {
  const [next, first] = [URL.parse(link), new URL(list)]
  return next?.origin === first.origin && next.pathname.toLowerCase() === first.pathname
}

function isVersionOf(id: string, secretUri: string): boolean {
  return parseReferenceUri(id)?.secretUri === secretUri
}

function unreadable(detail: string): ApiError {
  return new ApiError('unreadable', { service: 'Key Vault', operation: 'GetSecretVersions', detail })
}
