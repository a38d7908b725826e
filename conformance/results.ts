/** The results of a run, as they are published: no account, no name, no credential, no text of a server. */
import { z } from 'zod'
import type { Seen } from './questions.ts'

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const row = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,40}$/),
  answer: z.string().regex(/^[a-z0-9-]{1,30}$/),
  status: z.int().min(100).max(599).optional(),
  code: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional(),
  detail: z
    .string()
    .regex(/^\d{1,9} [a-z]{1,10}$/)
    .optional(),
})

/** A file in `conformance/results`. */
export const resultsSchema = z.strictObject({
  provider: z.string().regex(/^[a-z-]{1,40}$/),
  date,
  region: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Whether the built action promoted and rolled back. */
  action: z.strictObject({ promotion: z.enum(['succeeded', 'failed']), rollback: z.enum(['succeeded', 'failed']) }),
  answers: z.array(row),
  notAsked: z.array(z.strictObject({ id: row.shape.id, reason: z.string().max(120) })),
})

export type Results = z.output<typeof resultsSchema>
export type Answer = z.output<typeof row>

/** Returns an answer for the results: a code in another form than any provider's is left out. */
export function toAnswer(id: string, { answer, status, code, detail }: Seen): Answer {
  const hasCode = row.shape.code.safeParse(code).success
  return {
    ...{ id, answer },
    ...(status !== undefined && { status }),
    ...(hasCode && { code }),
    ...(detail !== undefined && { detail }),
  }
}
