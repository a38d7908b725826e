import * as z from 'zod/mini'
import { labelList, lenient, listOf, mapOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns } from './names.ts'

const version = z.string().check(z.regex(patterns.version))

const arn = z.string('is not the ARN of a secret').check(z.regex(patterns.fullName, 'is not the ARN of a secret'))

/** Labels by version. The keys are checked as a whole, since an invalid one would be quoted. */
const labels = mapOf(labelList(), 'holds an invalid list of labels').check(
  z.refine((all) => Object.keys(all).every((id) => version.safeParse(id).success), 'holds an invalid version id'),
)

/** `DescribeSecret`: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export const description = z.object({
  ARN: arn,
  /** Only versions that have a label. */
  VersionIdsToStages: z.nullish(labels),
  /** In seconds since 1970. */
  DeletedDate: z.nullish(z.number()),
  OwningService: z.nullish(z.string()),
  PrimaryRegion: z.nullish(z.string()),
})

/** In seconds since 1970, with fractions. */
const time = z.number().check(z.minimum(0), z.maximum(1e11))

/** `ListSecretVersionIds`: a page may be empty though another follows. */
export const versionList = z.object({
  ARN: arn,
  Versions: z.nullish(listOf(z.object({ VersionId: version, CreatedDate: lenient(time) }), maxPageLength)),
  NextToken: z.nullish(z.string()),
})

/** `UpdateSecretVersionStage` says no more than which secret it was. */
export const stageResponse = z.object({ ARN: arn })
