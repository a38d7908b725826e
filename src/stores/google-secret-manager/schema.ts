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
  name: z.string('is not the name of a secret').check(z.regex(patterns.fullName, 'is not the name of a secret')),
  etag: z.string().check(z.minLength(1)),
  versionAliases: z._default(mapOf(number, 'holds an invalid version'), {}),
})

const versionName = new RegExp(patterns.fullName.source.replace('$', '/versions/[1-9]\\d{0,18}$'))

/** `versions.list`: the name of a version begins with that of its secret. */
export const versionList = z.pipe(
  z.object({
    versions: z._default(
      listOf(z.object({ name: z.string().check(z.regex(versionName)), state: z.string() }), maxPageLength),
      [],
    ),
    nextPageToken: z.optional(z.string()),
  }),
  z.transform(({ versions, nextPageToken }) => {
    const all = versions.map(({ name, state }) => {
      const [secret = '', id = ''] = name.split('/versions/')
      return { secret, id, state }
    })
    return { names: all.map(({ secret }) => secret), versions: all, nextPageToken }
  }),
)

/** An error of any Google API: https://cloud.google.com/apis/design/errors */
export const errorResponse = z.object({
  error: z.object({ status: z.optional(z.string()), message: z.optional(z.string()) }),
})
