import * as z from 'zod/mini'
import type { ApiErrorKind } from '../../errors/api-error.ts'
import type { ApiErrorBody } from '../../http/api.ts'
import type { VersionId } from '../../promotion/change.ts'
import { listOf, mapOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns } from './names.ts'

/** What the list says of one version, besides its number. */
export type VersionState = { readonly state: string; readonly destroyAt: number | undefined }

/** An int64, which is a text in JSON. */
const number = z.pipe(
  z.union([z.string(), z.pipe(z.int(), z.transform(String))]),
  z.string().check(z.regex(patterns.version)),
)

/**
 * A secret: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets. Without an etag no write
 * could be conditional. Aliases of others are taken as they are, since all of them are sent back.
 */
export const secretResponse = z.object({
  name: z.string('is not the name of a secret').check(z.regex(patterns.fullName, 'is not the name of a secret')),
  etag: z.string().check(z.minLength(1)),
  versionAliases: z._default(mapOf(number, 'holds an invalid version'), {}),
})

/** Milliseconds since 1970, undefined if it is no time. */
const time = z.pipe(
  z.string(),
  z.transform((text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text))),
)

const versionName = new RegExp(patterns.fullName.source.replace('$', '/versions/[1-9]\\d{0,18}$'))

/**
 * A version that was destroyed with a delay is disabled until then, and may be enabled again:
 * https://cloud.google.com/secret-manager/docs/delay-destruction-of-secret-versions
 */
const version = z.object({
  name: z.string().check(z.regex(versionName)),
  state: z.string(),
  scheduledDestroyTime: z.nullish(time),
})

const toStates = (versions: readonly z.output<typeof version>[]) => {
  const all = versions.map(({ name, state, scheduledDestroyTime }) => {
    const [secret = '', id = ''] = name.split('/versions/')
    const destroyAt = state === 'DESTROYED' ? undefined : (scheduledDestroyTime ?? undefined)
    return { secret, state: [id, { state, destroyAt }] as [VersionId, VersionState] }
  })
  return { names: all.map(({ secret }) => secret), states: all.map(({ state }) => state) }
}

/** `versions.list`: the name of a version begins with that of its secret. */
export const versionList = z.pipe(
  z.object({
    versions: z._default(listOf(version, maxPageLength), []),
    nextPageToken: z.optional(z.string()),
  }),
  z.transform(({ versions, nextPageToken }) => ({ ...toStates(versions), nextPageToken })),
)

/** `versions.get`: a page of one version. */
export const oneVersion = z.pipe(
  version,
  z.transform((only) => toStates([only])),
)

const text = z.catch(z.optional(z.string()), undefined)
const errorDetails = z.catch(
  z.array(
    z.object({
      reason: text,
      metadata: z.catch(z.object({ activationUrl: text }), {}),
      links: z.catch(z.array(z.object({ url: text })), []),
    }),
  ),
  [],
)

/** Reasons for which Google denies a permission that nobody lacks: the enum `google.api.ErrorReason`. */
const kindsByReason: Readonly<Record<string, ApiErrorKind>> = {
  SERVICE_DISABLED: 'service-disabled',
  BILLING_DISABLED: 'payment-overdue',
  CONSUMER_SUSPENDED: 'account-restricted',
}

/** An error of any Google API: https://cloud.google.com/apis/design/errors */
const errorResponse = z.pipe(
  z.object({ error: z.object({ status: text, message: text, details: errorDetails }) }),
  z.transform(({ error: { status, message, details } }): ApiErrorBody => {
    const reason = details.find((each) => each.reason !== undefined)?.reason
    const kind = reason === undefined ? undefined : kindsByReason[reason]
    if (kind === undefined) return { code: status, message }
    const urls = details.flatMap(({ metadata, links }) => [metadata.activationUrl, ...links.map(({ url }) => url)])
    return { code: reason, message, kind, link: urls.find((url) => url !== undefined) }
  }),
)

/** Reads an error of any Google API; undefined if it is none. */
export function googleErrorOf(body: unknown): ApiErrorBody | undefined {
  return errorResponse.safeParse(body).data
}

/** The domain of the links in Google's errors. */
export const linkDomains = ['google.com']
