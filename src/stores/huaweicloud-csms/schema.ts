import { z } from 'zod'
import { projectIdPattern } from '../provider.ts'
import { huaweicloudCsms } from './provider.ts'

/** Milliseconds since 1970. The documents say seconds, their examples and Terraform's code milliseconds: reads both. */
const time = z.number().transform((value) => (value < 1e11 ? value * 1000 : value))

/** `GET …/versions`: https://support.huaweicloud.com/intl/en-us/api-dew/ListSecretVersions.html */
export const versionList = z.object({
  version_metadatas: z.array(
    z.object({
      id: z.string().regex(huaweicloudCsms.patterns.version),
      version_stages: z.array(z.string()).nullish(),
      expire_time: time.nullish(),
    }),
  ),
  page_info: z.object({ next_marker: z.string().nullish() }).nullish(),
})

/** `GET` and `PUT …/stages/{stage}`: https://support.huaweicloud.com/intl/en-us/api-dew/ShowSecretStage.html */
export const stageAnswer = z.object({
  stage: z.object({ version_id: z.string(), update_time: time.nullish() }),
})

/** `PUT …/versions/{version}`, “Updating the Secret Version” in the API reference of DEW. */
export const versionAnswer = z.object({ version_metadata: z.object({ id: z.string() }) })

/** IAM `GET /v3/projects`, “Querying Project Information” in its API reference. */
export const projectList = z.object({
  projects: z.array(z.object({ id: z.string().regex(projectIdPattern), name: z.string() })),
})

const flat = z.object({ error_code: z.string(), error_msg: z.string().optional() })
const plain = z.object({ code: z.coerce.string(), message: z.string().optional() })

/** Errors of CSMS, of the gateway before it, of KMS and of IAM, told into `{ code, message }`. */
export const errorAnswer = z.union([
  flat.transform(({ error_code, error_msg }) => ({ code: error_code, message: error_msg })),
  plain,
  z.object({ error: flat }).transform(({ error }) => ({ code: error.error_code, message: error.error_msg })),
  z.object({ error: plain }).transform(({ error }) => error),
])
