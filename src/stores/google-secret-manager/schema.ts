import { z } from 'zod'
import { googleSecretManager } from './provider.ts'

/** An int64, which is a text in JSON. */
const number = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().regex(googleSecretManager.patterns.version))

/**
 * A secret: https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets. Without an etag no write
 * could be conditional. The aliases of others are taken as they are, since all of them are sent back.
 */
export const secretAnswer = z.object({
  etag: z.string().min(1),
  versionAliases: z.record(z.string(), number).default({}),
})

/** `versions.list`. */
export const versionList = z.object({
  versions: z
    .array(
      z.object({
        name: z
          .string()
          .regex(/\/versions\/[1-9]\d{0,18}$/)
          .transform((name) => name.slice(name.lastIndexOf('/') + 1)),
        state: z.string(),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
})

/** An error of any Google API: https://cloud.google.com/apis/design/errors */
export const errorAnswer = z.object({
  error: z.object({ status: z.string().optional(), message: z.string().optional() }),
})
