/** The OIDC token that GitHub gives a job which has the permission `id-token: write`. */
import * as z from 'zod/mini'
import { isSafe } from '../http/url.ts'
import type { Client } from '../http/client.ts'
import { Problem } from '../errors/api-error.ts'
import { read } from '../untrusted/text.ts'

type LookUp = (name: string) => string | undefined

/** The variable with the token that the request for the OIDC token is made with. */
export const requestTokenName = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/** Only what can be a token: it becomes a part of requests. */
const answer = z.object({ value: z.string().check(z.regex(/^[\w.=+/-]{4,20000}$/, 'not a token')) })

/** Where the OIDC token is asked for; undefined where the job has no permission to. */
export function tokenService(lookUp: LookUp): { url: URL; authorization: string } | undefined {
  const [url, token] = [lookUp('ACTIONS_ID_TOKEN_REQUEST_URL'), lookUp(requestTokenName)]
  if (!url || !token || !isSafe(url)) return undefined
  return { url: new URL(url), authorization: `Bearer ${token}` }
}

/**
 * Asks GitHub for an OIDC token: https://docs.github.com/en/actions/reference/security/oidc.
 *
 * Does what `getIDToken` of `@actions/core` does, but within the deadline, and follows no redirect.
 *
 * @throws Problem
 */
export async function fetchIdToken(client: Client, audience: string, lookUp: LookUp): Promise<string> {
  const service = tokenService(lookUp)
  if (service === undefined) throw new Problem('no-id-token')
  const { url, authorization } = service
  url.searchParams.set('audience', audience)
  const facts = { operation: "GitHub's OIDC token" }
  try {
    return await client.send(
      'read',
      () => ({ method: 'GET', url, headers: { accept: 'application/json', authorization } }),
      (response) => {
        const { status } = response
        if (status < 400) return read(answer, response, facts).value
        const kind = status === 429 ? 'throttled' : status >= 500 ? 'unavailable' : 'no-id-token'
        throw new Problem(kind, { ...facts, code: `HTTP ${status}` })
      },
    )
  } catch (error) {
    throw error instanceof Problem ? new Problem(error.kind, { ...error.facts, ...facts }) : error
  }
}

/** A name for the session that leads back to this run, within what all clouds allow: 2 to 64 of `[A-Za-z0-9.@_-]`. */
export function sessionName(lookUp: LookUp): string {
  const [repository, run] = [lookUp('GITHUB_REPOSITORY'), lookUp('GITHUB_RUN_ID')]
  if (!repository || !run) return 'promote-secret-version'
  const tail = `-${run.replace(/\D/g, '').slice(0, 20)}`
  return `${repository.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64 - tail.length)}${tail}`
}
