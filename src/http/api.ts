import type * as z from 'zod/mini'
import type { Client } from './client.ts'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from './message.ts'
import { Problem, type ProblemKind } from '../errors/api-error.ts'
import { identifier, read, wording } from '../untrusted/text.ts'

/** What a token service says is wrong, in the terms of all of them. */
export type ExchangeError = {
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly requestId?: string | undefined
}

/** One call of a token service. */
type Call<T> = {
  /** The API's name of it, for error messages. */
  readonly operation: string
  readonly request: (date: Date) => HttpRequest
  /** The tokens that the request holds, so that no error quotes them. */
  readonly secrets: readonly string[]
  readonly schema: z.ZodMiniType<T>
  /** The body where it is not JSON. */
  readonly body?: (answer: HttpAnswer) => unknown
  /** The header with the id of the request. */
  readonly idHeader?: string
  readonly errorOf: (answer: HttpAnswer) => ExchangeError
  /** What codes mean; the status counts where none fits. */
  readonly kinds: readonly (readonly [RegExp, ProblemKind])[]
}

/**
 * Sends a request to a token service. It changes nothing there, so it is tried again like a read.
 *
 * @throws Problem that names the operation in any case
 */
export async function ask<T>(client: Client, call: Call<T>): Promise<T> {
  const { operation, request, secrets, schema, body, idHeader = '', errorOf, kinds } = call
  try {
    return await client.send('read', request, (answer) => {
      const error = answer.status >= 400 ? errorOf(answer) : undefined
      const requestId = identifier(answer.header(idHeader), secrets) ?? identifier(error?.requestId, secrets)
      if (error === undefined) return read(schema, answer, { operation, requestId }, body?.(answer))
      const code = identifier(error.code, secrets)
      const known = kinds.find(([pattern]) => code !== undefined && pattern.test(code))
      throw new Problem(known?.[1] ?? kindByStatus(answer.status), {
        operation,
        requestId,
        code: code ?? `HTTP ${answer.status}`,
        detail: wording(error.message, secrets),
        waitMs: retryAfterMs(answer),
        serverTime: serverTime(answer),
      })
    })
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.kind, { operation, ...error.facts }) : error
  }
}

function kindByStatus(status: number): ProblemKind {
  if (status === 401) return 'oidc-refused'
  if (status === 403) return 'role-refused'
  if (status === 404) return 'role-not-found'
  if (status === 429) return 'throttled'
  return status >= 500 ? 'unavailable' : 'rejected'
}
