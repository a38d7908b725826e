import * as z from 'zod/mini'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, type Parse } from '../../http/api.ts'
import { labelList, lenient, listOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns } from './names.ts'

const id = z.string('is not an OCID').check(z.regex(patterns.fullName, 'is not an OCID of a secret'))
const versionNumber = z.int().check(z.positive())

/** Milliseconds since 1970, undefined if it is no time. */
const time = z.pipe(
  z.string(),
  z.transform((text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text))),
)

/** A secret without its value: https://docs.oracle.com/en-us/iaas/api/#/en/secretmgmt/20180608/Secret/ */
const secretBody = z.object({
  id,
  currentVersionNumber: versionNumber,
  lifecycleState: z.string(),
  isReplica: z.nullish(z.boolean()),
  sourceRegionInformation: lenient(z.nullish(z.object({ sourceSecretId: id }))),
  secretRules: lenient(
    z.nullish(z.array(z.object({ isSecretContentRetrievalBlockedOnExpiry: lenient(z.nullish(z.boolean())) }))),
  ),
})

/** A secret, and the etag without which no write could be conditional. */
export type Secret = z.output<typeof secretBody> & { readonly etag: string }

/** Reads `GetSecret` and `UpdateSecret`. */
export const parseSecret: Parse<Secret> = (response, details) => {
  const secret = bySchema(secretBody)(response, details)
  const etag = response.header('etag') ?? ''
  if (!/^[\x21-\x7e]{1,256}$/.test(etag))
    throw new ApiError('unreadable', { ...details, detail: 'it has no valid etag' })
  return { ...secret, etag }
}

const versionList = listOf(
  z.object({
    secretId: id,
    versionNumber,
    stages: z.nullish(labelList()),
    timeOfDeletion: z.nullish(time),
    timeOfExpiry: z.nullish(time),
  }),
  maxPageLength,
)

/** One version as the list has it. */
export type VersionSummary = z.output<typeof versionList>[number]

/** Reads a page of `ListSecretVersions`; a header leads to the next one. */
export const parseVersions: Parse<{ versions: VersionSummary[]; nextPage: string | undefined }> = (
  response,
  details,
) => ({ versions: bySchema(versionList)(response, details), nextPage: response.header('opc-next-page') })

const text = z.catch(z.optional(z.string()), undefined)

/** An error of any OCI API: https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm */
export const errorResponse = z.catch(z.object({ code: text, message: text }), {})
