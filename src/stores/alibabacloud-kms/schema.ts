import * as z from 'zod/mini'
import { labelList, lenient, listOf, maxPageLength } from '../../untrusted/schema.ts'
import { parseJsonBody, type ApiErrorBody } from '../../http/api.ts'
import type { HttpResponse } from '../../http/message.ts'
import { xmlField } from '../../http/xml.ts'
import { patterns } from './names.ts'

/** Plain, or the ARN of the request: the documents do not say. */
const secretName = z.string().check(z.regex(patterns.secret))

/** An unlabelled version has an empty list, or null, or no field at all: the documents do not say. */
const stages = z.pipe(
  z.nullish(z.object({ VersionStage: z.nullish(labelList()) })),
  z.transform((list) => list?.VersionStage ?? []),
)

/** Milliseconds since 1970. Any other form than the documented one might be of another time zone. */
const time = z.pipe(
  z.pipe(
    z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/)),
    z.transform((text) => Date.parse(text)),
  ),
  z.number(),
)

/** `ListSecretVersionIds`: https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-listsecretversionids */
export const versionList = z.object({
  SecretName: z.nullish(secretName),
  PageSize: z.optional(z.coerce.number()),
  VersionIds: z.object({
    VersionId: listOf(
      z.object({
        VersionId: z.string().check(z.regex(patterns.version)),
        VersionStages: stages,
        CreateTime: lenient(time),
      }),
      maxPageLength,
    ),
  }),
})

/** `UpdateSecretVersionStage` says no more than which secret it was. */
export const stageResponse = z.object({ SecretName: secretName })

/** `DescribeSecret`. Older responses about generic secrets have no type. */
export const description = z.object({
  Arn: z.string('is not the ARN of a secret').check(z.regex(patterns.fullName, 'is not the ARN of a secret')),
  SecretType: z.nullish(z.string()),
  PlannedDeleteTime: z.nullish(z.string()),
})

const text = z.catch(z.optional(z.string()), undefined)
const errorResponse = z.union([
  z.pipe(
    z.object({ Code: z.string(), Message: text, RequestId: text, Recommend: text }),
    z.transform(({ Code: code, Message: message, RequestId: requestId, Recommend: link }) => {
      return { code, message, requestId, link }
    }),
  ),
  z.object({ code: z.string(), message: text, requestId: text }),
])

/** Reads an error of any of the vendor's APIs, or of the gateway before it: as JSON, as XML, or as a proxy writes it. */
export function errorOf(response: HttpResponse): ApiErrorBody {
  const json = errorResponse.safeParse(parseJsonBody(response)).data
  if (json !== undefined) return json
  const field = (name: string) => xmlField(response.body, name)
  return { code: field('Code'), message: field('Message'), requestId: field('RequestId'), link: field('Recommend') }
}
