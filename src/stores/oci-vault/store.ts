import { createPrivateKey } from 'node:crypto'
import type { SigningKey } from '../../auth/credentials.ts'
import { ApiError, type ApiErrorDetails, type ApiErrorKind } from '../../errors/api-error.ts'
import { call, parseJsonBody, type Api, type Parse } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { percentEncode } from '../../http/encode.ts'
import type { HttpRequest } from '../../http/message.ts'
import type { Snapshot, VersionId } from '../../promotion/change.ts'
import { aboutSecret } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { current, deprecated, endpointFor, rules } from './names.ts'
import { errorResponse, parseSecret, parseVersions, type Secret, type VersionSummary } from './schema.ts'
import { signedHeaders } from './signature.ts'

/** OCI's own codes: https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm */
const api: Api = {
  requestIdHeaders: ['opc-request-id'],
  errorOf: (response) => errorResponse.parse(parseJsonBody(response)),
  errorRules: [
    // “Date '…' is not within allowed clock skew”
    { code: /^NotAuthenticated$/, message: /clock skew/, kind: 'clock-skew' },
    { code: /^NotAuthenticated$/, kind: 'bad-credentials' },
    // OCI hides what a caller may not see. Once the secret could be read, it is there.
    { code: /^NotAuthorizedOrNotFound$/, operation: 'GetSecret', kind: 'secret-not-found' },
    { code: /^(NotAuthorizedOrNotFound|NotAuthorized|NotAllowed)$/, kind: 'no-permission' },
    // The response to an outdated etag, and to a write while the secret is being updated.
    { code: /^(NoEtagMatch|IncorrectState|Conflict)$/, operation: 'UpdateSecret', kind: 'conflict' },
    { code: /^TooManyRequests$/, kind: 'throttled' },
  ],
  statusKinds: { 409: 'conflict', 412: 'conflict' },
  advice: {
    'secret-not-found':
      'Check `secret`, and that the credentials are of its tenancy. OCI responds in the same way if they lack the permission to read it: docs/oci-vault.md has a policy.',
    replica: 'Set `secret` to the OCID of the source; replicas follow automatically.',
  },
}

/** What the state of a secret means unless it can be changed: https://docs.oracle.com/en-us/iaas/api/#/en/secretmgmt/20180608/Secret/ */
const kindsByState: Readonly<Record<string, ApiErrorKind>> = {
  CREATING: 'secret-updating',
  UPDATING: 'secret-updating',
  CANCELLING_DELETION: 'secret-updating',
  SCHEDULING_DELETION: 'secret-deleting',
  PENDING_DELETION: 'secret-deleting',
  DELETING: 'secret-not-found',
  DELETED: 'secret-not-found',
  FAILED: 'precondition-failed',
}

/** The wait between two reads of a secret that is being updated, in milliseconds. */
const updatingMs = 1_000

/** A secret holds 60 versions at most, so more pages than this are a server gone wrong. */
const pageSize = 100
const maxPages = 10

/** Why a write to a version without any other label may be refused. */
const deprecatedAdvice =
  'OCI does not say whether a version that is DEPRECATED can be made CURRENT again, and here it has refused. Promote a version that is PENDING, LATEST or PREVIOUS, or add the value as a new version.'

/** Why a write of the label to where it is has not done what it is for. */
const unfenced = 'the etag is the same as before, so an earlier write may still be made'

/**
 * Opens a secret in OCI Vault. A write depends on the etag of the secret, and is made some time after its response: the
 * next read waits for that.
 */
export const open: OpenStore = async (ref, { logIn, client }) => {
  const secretUrl = `${ref.endpoint ?? endpointFor(ref.region, ref.secret)}/20180608/secrets/${percentEncode(ref.secret)}`
  client.connect(secretUrl)
  const credentials = await logIn()
  if (!('privateKey' in credentials)) throw new TypeError('OCI supports signing keys only')
  const requestIds: string[] = []
  const send = createSender(client, credentials, ref.secret, requestIds)

  /** The last response: the current version and the etag belong together. */
  let latest: Secret | undefined
  let versions: readonly VersionSummary[] | undefined
  /** The etag before the last accepted write. A response that has it is older than that write. */
  let outdated: string | undefined

  const parseCurrent: Parse<Secret> = (response, details) => {
    const secret = parseUsable(response, details)
    if (secret.etag === outdated) {
      const detail = 'the response is older than the last write'
      throw new ApiError('secret-updating', { ...details, detail, retryAfterMs: updatingMs })
    }
    return secret
  }
  const getSecret = () => send('GetSecret', 'GET', secretUrl, parseCurrent, ({ id }) => [id])

  return {
    ref,
    rules,
    requestIds,

    /** `GetSecret` until the secret is not being updated, then `ListSecretVersions` unless only the label is wanted. */
    async read(wanted) {
      latest = await getSecret()
      if (wanted !== undefined || versions === undefined) versions = await listVersions(send, secretUrl)
      return toSnapshot(latest, versions)
    },

    /** `UpdateSecret` with the number of a version: it uploads no value, and makes no version. */
    async move({ before, after }) {
      const { etag, currentVersionNumber: at } = latest ?? (await getSecret())
      if (before !== String(at)) throw new ApiError('conflict', { detail: `${current} is on ${at}` })
      const write = { body: JSON.stringify({ currentVersionNumber: Number(after) }), etag }
      const secret = await send('UpdateSecret', 'PUT', secretUrl, parseSecret, ({ id }) => [id], write).catch(
        async (error: unknown) => {
          throw isDeprecated(versions, after) ? await explainRefusal(error, etag, send, secretUrl) : error
        },
      )
      if (before === after && secret.etag === etag) throw new ApiError('unreadable', { detail: unfenced })
      if (secret.etag !== etag) outdated = etag
      const isMade = secret.lifecycleState === 'ACTIVE' && String(secret.currentVersionNumber) === after
      latest = isMade ? secret : undefined
      return latest && toSnapshot(latest, versions ?? [])
    },
  }
}

async function listVersions(send: Send, secretUrl: string): Promise<VersionSummary[]> {
  const all: VersionSummary[] = []
  const pages = new Set([''])
  const namesOf = (list: { versions: VersionSummary[] }) => list.versions.map(({ secretId }) => secretId)
  for (const page of pages) {
    const url = `${secretUrl}/versions?limit=${pageSize}${page && `&page=${percentEncode(page)}`}`
    const list = await send('ListSecretVersions', 'GET', url, parseVersions, namesOf)
    all.push(...list.versions)
    if (list.nextPage && pages.size < maxPages) pages.add(list.nextPage)
  }
  return all
}

function isDeprecated(versions: readonly VersionSummary[] = [], id: VersionId | null): boolean {
  return versions.some((each) => String(each.versionNumber) === id && each.stages?.includes(deprecated) === true)
}

/**
 * Returns the error of a write that wants a deprecated version. OCI may refuse that with the code for a secret that is
 * being updated: if the secret is active, and its etag is the same when read once more, it was not that.
 */
async function explainRefusal(error: unknown, etag: string, send: Send, secretUrl: string): Promise<unknown> {
  if (!(error instanceof ApiError)) return error
  const isState = error.details.code === 'IncorrectState'
  if (error.kind !== 'rejected' && !isState) return error
  const read = () => send('GetSecret', 'GET', secretUrl, parseSecret, ({ id }) => [id])
  const seen = isState ? await read().catch(() => undefined) : undefined
  if (isState && (seen?.etag !== etag || seen.lifecycleState !== 'ACTIVE')) return error
  return new ApiError('precondition-failed', { ...error.details, advice: deprecatedAdvice })
}

type Send = <T>(
  operation: string,
  method: HttpRequest['method'],
  url: string,
  parse: Parse<T>,
  namesOf: (value: T) => readonly string[],
  write?: { readonly body: string; readonly etag: string },
) => Promise<T>

function createSender(client: Client, credentials: SigningKey, secret: string, requestIds: string[]): Send {
  const { keyId, privateKey, passphrase, securityToken } = credentials
  const key = createPrivateKey({ key: privateKey, passphrase })
  return (operation, method, url, parse, namesOf, write) => {
    const kind = write === undefined ? 'read' : 'write'
    const secrets = securityToken === undefined ? [] : [securityToken]
    const request = (date: Date): HttpRequest => {
      const signable = { method, url: new URL(url), body: write?.body }
      const signed = signedHeaders(signable, date, keyId, key)
      // A server may quote it.
      secrets.push(/signature="(.+)"$/.exec(signed.authorization)?.[1] ?? '')
      return {
        ...signable,
        headers: { accept: 'application/json', ...signed, ...(write && { 'if-match': write.etag }) },
      }
    }
    const isAsked = (name: string) => name === secret
    return call(client, api, {
      ...{ operation, kind, request, secrets, requestIds },
      parse: aboutSecret(parse, { kind, secret, secrets, namesOf, isAsked }),
    })
  }
}

/** Reads a secret whose label can be moved; while it is being updated, the client reads again. */
const parseUsable: Parse<Secret> = (response, details) => {
  const secret = parseSecret(response, details)
  checkUsable(secret, details)
  return secret
}

function checkUsable({ lifecycleState, isReplica, sourceRegionInformation }: Secret, details: ApiErrorDetails): void {
  const kind = Object.hasOwn(kindsByState, lifecycleState) ? kindsByState[lifecycleState] : undefined
  if (kind !== undefined) {
    throw new ApiError(kind, { ...details, detail: `its state is ${lifecycleState}`, retryAfterMs: updatingMs })
  }
  if (isReplica === true) {
    const source = sourceRegionInformation?.sourceSecretId
    throw new ApiError('replica', { ...details, detail: source && `its source is ${source}` })
  }
}

/** Which version is current, the secret says: only that belongs to the etag. */
function toSnapshot({ currentVersionNumber, secretRules }: Secret, versions: readonly VersionSummary[]): Snapshot {
  const isBlockedOnExpiry = secretRules?.some((rule) => rule.isSecretContentRetrievalBlockedOnExpiry === true) === true
  const now = Date.now()
  const listed = versions.map(({ versionNumber, stages, timeOfDeletion, timeOfExpiry }) => {
    const others = (stages ?? []).filter((stage) => stage !== current && stage !== deprecated)
    const isExpired = isBlockedOnExpiry && timeOfExpiry !== undefined && timeOfExpiry !== null && timeOfExpiry <= now
    const isDestroyed = timeOfDeletion !== undefined && timeOfDeletion !== null && timeOfDeletion <= now
    return {
      id: String(versionNumber),
      stages: versionNumber === currentVersionNumber ? [current, ...others] : others,
      expires: null,
      // Numbers are given in order.
      order: versionNumber,
      isDisabled: !isDestroyed && (isExpired || Boolean(timeOfDeletion)),
      isGone: isDestroyed,
      isDestroyed,
      destroyAt: isDestroyed ? undefined : (timeOfDeletion ?? undefined),
    }
  })
  const id: VersionId = String(currentVersionNumber)
  const isListed = listed.some((version) => version.id === id)
  return isListed ? listed : [...listed, { id, stages: [current], expires: null, order: currentVersionNumber }]
}
