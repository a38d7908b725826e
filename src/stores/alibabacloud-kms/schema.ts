import * as z from 'zod/mini'
import { listOf, onePage } from '../../untrusted/schema.ts'
import { stageList } from '../../untrusted/text.ts'
import { alibabacloudKms } from './provider.ts'

/** An unlabelled version has an empty list, or null, or no field at all: the documents do not say. */
const stages = z.pipe(
  z.nullish(z.object({ VersionStage: z.nullish(stageList) })),
  z.transform((list) => list?.VersionStage ?? []),
)

/** `ListSecretVersionIds`: https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-listsecretversionids */
export const versionList = z.object({
  PageSize: z.optional(z.coerce.number()),
  VersionIds: z.object({
    VersionId: listOf(
      z.object({ VersionId: z.string().check(z.regex(alibabacloudKms.patterns.version)), VersionStages: stages }),
      onePage,
    ),
  }),
})

/** `UpdateSecretVersionStage` says no more than which secret it was. */
export const stageAnswer = z.object({ SecretName: z.string() })

/** `DescribeSecret`, for explaining a failure. Older answers about generic secrets have no type. */
export const description = z.object({
  SecretType: z.nullish(z.string()),
  PlannedDeleteTime: z.nullish(z.string()),
})

const known = z.object({ Code: z.string(), Message: z.optional(z.string()), RequestId: z.optional(z.string()) })

/** An error of KMS or of the gateway before it. */
export const errorAnswer = z.union([
  known,
  z.pipe(
    z.object({ code: z.string(), message: z.optional(z.string()), requestId: z.optional(z.string()) }),
    z.transform(({ code, message, requestId }) => ({ Code: code, Message: message, RequestId: requestId })),
  ),
])

/** The fields of an error in XML, whatever its root is called; all the rest of the text is left alone. */
export function xmlError(text: string): Partial<z.output<typeof known>> {
  const field = (name: string) => new RegExp(`<${name}>([^<]{0,2000})</${name}>`).exec(text)?.[1]?.trim()
  return { Code: field('Code'), Message: field('Message'), RequestId: field('RequestId') } as Partial<
    z.output<typeof known>
  >
}
