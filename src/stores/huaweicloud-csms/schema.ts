import * as z from 'zod/mini'
import { labelList, lenient, listOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns, projectId } from './names.ts'

/**
 * Milliseconds since 1970. The documents say seconds, their examples and Terraform's code milliseconds: reads both. A
 * number that no record can hold is no time.
 */
const time = z.pipe(
  z.number(),
  z.transform((value) => {
    const ms = Math.round(value < 1e11 ? value * 1000 : value)
    return ms >= 0 && ms < 1e13 ? ms : null
  }),
)

const secretName = z.nullish(z.string().check(z.regex(patterns.secret)))

/** `GET …/versions`: https://support.huaweicloud.com/intl/en-us/api-dew/ListSecretVersions.html */
export const versionList = z.object({
  version_metadatas: listOf(
    z.object({
      id: z.string().check(z.regex(patterns.version)),
      secret_name: secretName,
      version_stages: z.nullish(labelList()),
      expire_time: z.nullish(time),
      create_time: lenient(z.nullish(time)),
    }),
    maxPageLength,
  ),
  page_info: z.nullish(z.object({ next_marker: z.nullish(z.string()) })),
})

/** `GET` and `PUT …/stages/{stage}`: https://support.huaweicloud.com/intl/en-us/api-dew/ShowSecretStage.html */
export const stageResponse = z.object({
  stage: z.object({ secret_name: secretName, version_id: z.string(), update_time: z.nullish(time) }),
})

/** `PUT …/versions/{version}`, “Updating the Secret Version” in the API reference of DEW. */
export const versionResponse = z.object({ version_metadata: z.object({ id: z.string(), secret_name: secretName }) })

/** IAM `GET /v3/projects`, “Querying Project Information” in its API reference. */
export const projectList = z.object({
  projects: listOf(z.object({ id: z.string().check(z.regex(projectId)), name: z.string() })),
})

const text = z.catch(z.optional(z.string()), undefined)
const flat = z.pipe(
  z.object({ error_code: z.string(), error_msg: text, request_id: text }),
  z.transform(({ error_code: code, error_msg: message, request_id: requestId }) => ({ code, message, requestId })),
)
const plain = z.pipe(
  z.object({ code: z.coerce.string(), message: text, request_id: text }),
  z.transform(({ code, message, request_id: requestId }) => ({ code, message, requestId })),
)

/** Errors of CSMS, of the gateway before it, of KMS and of IAM. */
export const errorResponse = z.union([
  flat,
  plain,
  z.pipe(
    z.object({ error: z.union([flat, plain]) }),
    z.transform(({ error }) => error),
  ),
])
