import * as z from 'zod/mini'
import { listOf, mapOf, maxPageLength } from '../../untrusted/schema.ts'
import { patterns } from './names.ts'

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
  etag: z.string().check(z.minLength(1)),
  versionAliases: z._default(mapOf(number, 'holds an invalid version'), {}),
})

/** `versions.list`. */
export const versionList = z.object({
  versions: z._default(
    listOf(
      z.object({
        name: z.pipe(
          z.string().check(z.regex(/\/versions\/[1-9]\d{0,18}$/)),
          z.transform((name) => name.slice(name.lastIndexOf('/') + 1)),
        ),
        state: z.string(),
      }),
      maxPageLength,
    ),
    [],
  ),
  nextPageToken: z.optional(z.string()),
})

/** An error of any Google API: https://cloud.google.com/apis/design/errors */
export const errorResponse = z.object({
  error: z.object({ status: z.optional(z.string()), message: z.optional(z.string()) }),
})
