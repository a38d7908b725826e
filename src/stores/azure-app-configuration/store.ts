import { ApiError } from '../../errors/api-error.ts'
import { Refusal } from '../../errors/refusal.ts'
import { secretsOf, type TokenCredentials } from '../../auth/credentials.ts'
import { call, type Api, type Parse } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { percentEncode } from '../../http/encode.ts'
import { retryAfterMs, type HttpResponse } from '../../http/message.ts'
import type { Snapshot, Stage, VersionId } from '../../promotion/change.ts'
import type { SecretRef } from '../../promotion/store.ts'
import { aboutSecret } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import {
  formatFullName,
  isTrustedVault,
  isUnversioned,
  rules,
  secretUriInName,
  shortName,
  toApiLabel,
  unversioned,
} from './names.ts'
import { parseReference, storeErrorOf, type Reference } from './schema.ts'
import { SyncTokens } from './sync-tokens.ts'
import { listVersions, type Versions, type VersionsRequest } from './vault.ts'

/**
 * The newest of the SDK (@azure/app-configuration 1.12.1). A write replaces the whole key-value, so a field that an older
 * one does not know, as `description`, would be lost.
 */
const apiVersion = '2026-04-01'

const lockedAdvice = 'Unlock the key-value (`az appconfig kv unlock`), then run again.'

/** https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-key-value */
const api: Api = {
  requestIdHeaders: ['x-ms-request-id', 'x-ms-correlation-request-id'],
  errorOf: storeErrorOf,
  errorRules: [
    { code: /^key-locked$/, kind: 'secret-locked' },
    { code: /^too-many-requests$/, kind: 'throttled' },
  ],
  // The response to an outdated etag.
  statusKinds: { 409: 'conflict', 412: 'conflict' },
  retryAfterMs: (response) => ownHint(response) ?? retryAfterMs(response),
  advice: {
    'secret-not-found': 'Check `secret`, `stage` and `endpoint`: the action makes no key-value.',
    'secret-locked': lockedAdvice,
    'bad-credentials':
      'Check that the token is for App Configuration, of the tenant of the store, and has not expired: docs/azure-app-configuration.md says how to get one.',
    'no-permission':
      'Assign the role App Configuration Data Owner on the store; that can take 15 minutes. If it is assigned, check that the store admits the network of the runner.',
  },
}

/** What to do if only the vault can say what the newest version is. */
const newestAdvice =
  'Only the vault knows the newest version. Log in with `role-to-assume`, grant the identity the permission to list secrets there (the role Key Vault Reader), and check that the runner reaches the vault; or name a version as `target-version`.'

/** Why a write of the label to where it is has not done what it is for. */
const unfenced = 'the etag is the same as before, so an earlier write may still be made'

/** What else was read along with the reference. */
type Known = {
  /** The versions that other labels are on. */
  readonly others: ReadonlyMap<Stage, VersionId>
  /** Undefined if they do not matter. */
  readonly versions: Versions | undefined
  readonly required: readonly VersionId[]
}

/**
 * Opens a Key Vault reference in App Configuration. A write depends on the etag of the key-value. The versions are those
 * of the secret that it refers to, checked in the vault if the login may.
 */
export const open: OpenStore = async (asked, { logIn, client, labels: [stage = '', ...otherStages] }) => {
  const { endpoint = '' } = asked
  client.connect(endpoint)
  const credentials = await logIn()
  if (!('authToken' in credentials)) throw new TypeError('Azure supports bearer tokens only')
  const secrets = secretsOf(credentials)
  const requestIds: string[] = []
  const send = createSender(client, credentials, asked, requestIds)
  let ref = asked

  /** The last response: version and etag belong together. */
  let latest: Reference | undefined
  let known: Known = { others: new Map(), versions: undefined, required: [] }

  /** @throws Refusal if the reference leads to another secret than before */
  async function readStage(): Promise<Reference> {
    const reference = await send('GetKeyValue', stage)
    const { secretUri } = reference
    const before = secretUriInName(ref.secret) ?? secretUri
    if (before !== secretUri) throw Refusal.of('reference-repointed', { label: stage, now: secretUri, before }, stage)
    ref = { ...asked, secret: formatFullName(endpoint, asked.secret, secretUri) }
    return reference
  }

  return {
    get ref() {
      return ref
    },
    rules,
    requestIds,

    /** Gets the key-value, then those of other labels and the versions in the vault, unless only the label is wanted. */
    async read(wanted) {
      const reference = await readStage()
      latest = reference
      if (wanted === undefined) return toSnapshot(reference, known)
      // A report of where the label is has no target.
      const hasTarget = wanted.length > 0 || otherStages.length > 0
      if (reference.isLocked && hasTarget) {
        throw new ApiError('secret-locked', { operation: 'GetKeyValue', advice: lockedAdvice })
      }
      const request = { client, kind: wanted === 'all' ? 'read' : 'check', secrets, requestIds } as const
      const [others, versions] = await Promise.all([
        readOthers(send, otherStages, reference),
        hasTarget ? readVersions(credentials, endpoint, { ...request, secretUri: reference.secretUri }) : undefined,
      ])
      if (wanted === 'all' && versions instanceof ApiError) {
        throw new ApiError(versions.kind, { ...versions.details, advice: newestAdvice })
      }
      known = { others, versions, required: wanted === 'all' ? [] : wanted }
      return toSnapshot(reference, known)
    },

    /** Puts the key-value with another URI, and all else in it as it was read. */
    async move({ before, after }) {
      const { etag, version, secretUri, withVersion } = latest ?? (await readStage())
      if (before !== version || after === null) throw new ApiError('conflict', { detail: `${stage} is on ${version}` })
      const reference = await send('PutKeyValue', stage, { body: JSON.stringify(withVersion(after)), etag })
      if (reference.etag === etag) throw new ApiError('unreadable', { detail: unfenced })
      latest = reference.version === after && reference.secretUri === secretUri ? reference : undefined
      return latest && toSnapshot(latest, known)
    },
  }
}

/**
 * Reads which versions other labels are on; none if a label has no key-value.
 *
 * @throws Refusal if one refers to another secret
 */
async function readOthers(
  send: Send,
  stages: readonly Stage[],
  { stage, secretUri }: Reference,
): Promise<Map<Stage, VersionId>> {
  const holders = new Map<Stage, VersionId>()
  for (const other of await Promise.all(stages.map((each) => send('GetKeyValue', each).catch(noReference)))) {
    if (other !== undefined && other.secretUri !== secretUri) {
      throw Refusal.of('reference-elsewhere', { label: other.stage, stage, now: other.secretUri, before: secretUri })
    }
    if (other !== undefined) holders.set(other.stage, other.version)
  }
  return holders
}

/** @throws the error, unless the label has no key-value */
function noReference(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.kind !== 'secret-not-found') throw error
}

/** Lists the versions in the vault, if there is a token that may go there. */
async function readVersions(
  { secondToken: token }: TokenCredentials,
  endpoint: string,
  request: Omit<VersionsRequest, 'token'>,
): Promise<Versions> {
  if (token instanceof ApiError) return token
  const { secretUri } = request
  const problem =
    token === undefined
      ? '`auth-token` is for App Configuration alone'
      : isTrustedVault(secretUri, endpoint)
        ? undefined
        : `${new URL(secretUri).host} is no vault in the cloud of the store, so no token is sent there`
  if (token === undefined || problem !== undefined) {
    return new ApiError('no-permission', { service: 'Key Vault', operation: 'GetSecretVersions', detail: problem })
  }
  return listVersions({ ...request, token })
}

function toSnapshot({ stage, version }: Reference, { others, versions, required }: Known): Snapshot {
  const holders = new Map([...others, [stage, version]])
  const isListed = versions !== undefined && !(versions instanceof ApiError)
  const listed = isListed ? [...versions.keys()] : []
  // What a list lacks does not exist.
  const more = isListed ? required.filter(isUnversioned) : required
  const ids = new Set([unversioned, ...listed, ...more, ...holders.values()])
  return [...ids].map((id) => ({
    id,
    stages: [...holders].filter(([, at]) => at === id).map(([label]) => label),
    expires: null,
    ...describeVersion(id, versions),
  }))
}

/** Returns what the vault says of a version; nothing unless it was asked. */
function describeVersion(id: VersionId, versions: Versions | undefined): Partial<Snapshot[number]> {
  if (isUnversioned(id)) return { isFloating: true }
  if (versions === undefined) return {}
  if (versions instanceof ApiError) return { unchecked: versions.message }
  const state = versions.get(id)
  return state === undefined ? { isGone: true } : { order: state.created, isDisabled: !state.isEnabled }
}

/** Returns the wait that App Configuration asks for: https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-throttling */
function ownHint(response: HttpResponse): number | undefined {
  const value = response.header('retry-after-ms')
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}

type Send = (
  operation: 'GetKeyValue' | 'PutKeyValue',
  stage: Stage,
  write?: { readonly body: string; readonly etag: string },
) => Promise<Reference>

function createSender(
  client: Client,
  credentials: TokenCredentials,
  { endpoint = '', secret }: SecretRef,
  requestIds: string[],
): Send {
  const syncTokens = new SyncTokens()
  // A server may quote what another one was sent.
  const secrets = secretsOf(credentials)
  const withSyncTokens: Api = {
    ...api,
    errorOf: (response) => {
      syncTokens.add(response)
      return storeErrorOf(response)
    },
  }
  const key = shortName(secret)
  const nameOf = (label: Stage, of: string) => `${of} (label ${label})`
  return (operation, stage, write) => {
    const kind = write === undefined ? 'read' : 'write'
    const label = percentEncode(toApiLabel(stage))
    const url = `${endpoint}/kv/${percentEncode(key)}?label=${label}&api-version=${apiVersion}`
    const asked = nameOf(stage, key)
    const parse: Parse<Reference> = (response, details) => {
      syncTokens.add(response)
      return parseReference(asked, kind, secrets)(response, details)
    }
    return call(client, withSyncTokens, {
      operation,
      kind,
      request: () => ({
        method: write === undefined ? 'GET' : 'PUT',
        url: new URL(url),
        headers: {
          accept: 'application/vnd.microsoft.appconfig.kv+json, application/problem+json',
          authorization: `Bearer ${credentials.authToken}`,
          ...syncTokens.headers,
          ...(write && {
            'content-type': 'application/vnd.microsoft.appconfig.kv+json',
            'if-match': `"${write.etag}"`,
          }),
        },
        body: write?.body,
      }),
      parse: aboutSecret(parse, {
        ...{ kind, secret: asked, secrets },
        namesOf: (reference) => [nameOf(reference.stage, reference.key)],
        isAsked: (name) => name === asked,
      }),
      secrets,
      requestIds,
    })
  }
}
