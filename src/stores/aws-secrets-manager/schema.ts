import { z } from 'zod'
import { awsSecretsManager } from './provider.ts'

const version = z.string().regex(awsSecretsManager.patterns.version)

/** Labels by version. The keys are looked at as a whole, since what is wrong with one would be quoted. */
const labels = z
  .record(z.string(), z.array(z.string()))
  .refine((all) => Object.keys(all).every((id) => version.safeParse(id).success), 'holds an id that is none')

/** `DescribeSecret`: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DescribeSecret.html */
export const description = z.object({
  ARN: z.string(),
  /** Only versions that have a label. */
  VersionIdsToStages: labels.nullish(),
  /** In seconds since 1970. */
  DeletedDate: z.number().nullish(),
  OwningService: z.string().nullish(),
  PrimaryRegion: z.string().nullish(),
})

/** `ListSecretVersionIds`: a page may be empty though another follows. */
export const versionList = z.object({
  ARN: z.string(),
  Versions: z.array(z.object({ VersionId: version })).nullish(),
  NextToken: z.string().nullish(),
})

/** `UpdateSecretVersionStage` says no more than which secret it was. */
export const stageAnswer = z.object({ ARN: z.string() })

/** An error in the protocol JSON 1.1: its name may have a namespace before a `#`, its text has either spelling. */
export const errorAnswer = z
  .object({ __type: z.string().nullish(), message: z.string().nullish(), Message: z.string().nullish() })
  .transform(({ __type, message, Message }) => ({ name: __type ?? undefined, text: message ?? Message ?? undefined }))
