/** The OIDC token that GitHub issues to a job with the permission `id-token: write`. */
import * as z from 'zod/mini'
import { bySchema, call, type Api } from '../http/api.ts'
import type { Client } from '../http/client.ts'
import { isSecureUrl } from '../http/url.ts'
import { ApiError } from '../errors/api-error.ts'

type ReadVariable = (name: string) => string | undefined

/** The variable with the token that authenticates the request for an OIDC token. */
export const requestTokenName = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/** Only what can be a token: it becomes a part of requests. */
const tokenResponse = z.object({ value: z.string().check(z.regex(/^[\w.=+/-]{4,20000}$/, 'not a token')) })

/** GitHub documents no error of this endpoint. */
const api: Api = {
  service: "GitHub's token service",
  requestIdHeaders: [],
  errorOf: ({ status }) => ({ kind: status < 500 && status !== 429 ? 'no-id-token' : undefined }),
  errorRules: [],
}

/** Returns where an OIDC token is issued and how to authenticate there; undefined without the permission. */
export function oidcEndpoint(readVariable: ReadVariable): { url: URL; authorization: string } | undefined {
  const [url, token] = [readVariable('ACTIONS_ID_TOKEN_REQUEST_URL'), readVariable(requestTokenName)]
  if (!url || !token || !isSecureUrl(url)) return undefined
  return { url: new URL(url), authorization: `Bearer ${token}` }
}

/**
 * Fetches an OIDC token from GitHub: https://docs.github.com/en/actions/reference/security/oidc.
 *
 * Does what `getIDToken` of `@actions/core` does, but within the deadline and without following redirects.
 *
 * @throws ApiError
 */
export async function fetchIdToken(client: Client, audience: string, readVariable: ReadVariable): Promise<string> {
  const endpoint = oidcEndpoint(readVariable)
  if (endpoint === undefined) throw new ApiError('no-id-token')
  const { url, authorization } = endpoint
  url.searchParams.set('audience', audience)
  const { value } = await call(client, api, {
    operation: "GitHub's OIDC token",
    kind: 'read',
    request: () => ({ method: 'GET', url, headers: { accept: 'application/json', authorization } }),
    parse: bySchema(tokenResponse),
    secrets: [authorization.replace('Bearer ', '')],
  })
  return value
}

/** Returns a session name that leads back to this run, within what all clouds allow: 2 to 64 of `[A-Za-z0-9.@_-]`. */
export function sessionName(readVariable: ReadVariable): string {
  const [repository, run] = [readVariable('GITHUB_REPOSITORY'), readVariable('GITHUB_RUN_ID')]
  if (!repository || !run) return 'promote-secret-version'
  const tail = `-${run.replace(/\D/g, '').slice(0, 20)}`
  return `${repository.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64 - tail.length)}${tail}`
}
