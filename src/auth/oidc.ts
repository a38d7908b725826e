/** The OIDC token that GitHub issues to a job with the permission `id-token: write`. */
import * as z from 'zod/mini'
import { bySchema, call, parseJsonBody, type Api } from '../http/api.ts'
import type { Client } from '../http/client.ts'
import { isSecureUrl } from '../http/url.ts'
import { ApiError, type ApiErrorKind } from '../errors/api-error.ts'
import { parseJson } from '../untrusted/json.ts'
import { cutMiddle, sanitize } from '../untrusted/text.ts'

type ReadVariable = (name: string) => string | undefined

/** The variable with the address at which the job gets an OIDC token. */
const requestUrlName = 'ACTIONS_ID_TOKEN_REQUEST_URL'
/** The variable with the token that authenticates the request for an OIDC token. */
export const requestTokenName = 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'

/** Only what can be a token: it becomes a part of requests. */
const tokenResponse = z.object({ value: z.string().check(z.regex(/^[\w.=+/-]{4,20000}$/, 'not a token')) })

/** What to do if GitHub cannot be called: no input has its address. */
export const gitHubAdvice = {
  unreachable: 'Check the network of the runner and its proxy variables.',
  unreadable: 'Check that no proxy responds in place of GitHub.',
  'tls-failed': 'To trust a private CA, set `NODE_EXTRA_CA_CERTS`.',
} as const satisfies Api['advice']

const errorResponse = z.catch(z.object({ message: z.optional(z.string()) }), {})

/** GitHub documents no error of this endpoint; those in use have a message. */
export const gitHubTokenService: Api = {
  service: "GitHub's token service",
  requestIdHeaders: [],
  errorOf: (response) => ({
    ...errorResponse.parse(parseJsonBody(response)),
    kind: response.status < 500 && ![408, 429].includes(response.status) ? 'id-token-refused' : undefined,
  }),
  errorRules: [],
  advice: { ...gitHubAdvice, redirected: gitHubAdvice.unreadable },
}

/** Whether the job has the permission to get an OIDC token: the runner sets both variables then. */
export function hasOidcPermission(readVariable: ReadVariable): boolean {
  return [requestUrlName, requestTokenName].every(readVariable)
}

/** Returns where an OIDC token is issued and how to authenticate there; undefined if there is no safe way to get one. */
export function oidcEndpoint(readVariable: ReadVariable): { url: URL; authorization: string } | undefined {
  const [url, token] = [readVariable(requestUrlName), readVariable(requestTokenName)]
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
  const { value } = await call(client, gitHubTokenService, {
    operation: "GitHub's OIDC token",
    kind: 'read',
    request: () => ({ method: 'GET', url, headers: { accept: 'application/json', authorization } }),
    parse: bySchema(tokenResponse),
    secrets: [authorization.replace('Bearer ', '')],
  })
  return value
}

const maxClaimLength = 200
const claim = z.catch(z.optional(z.pipe(z.union([z.string(), z.array(z.string())]), z.transform(String))), undefined)
const claimsSchema = z.object({ sub: claim, aud: claim, iss: claim })

/**
 * Returns the error of a token exchange. If it refuses the job's token, it shows the claims that a trust policy compares,
 * but never the token.
 */
export function withClaims(error: unknown, idToken: string): unknown {
  const kinds: readonly ApiErrorKind[] = ['role-refused', 'role-not-found', 'oidc-refused']
  if (!(error instanceof ApiError) || !kinds.includes(error.kind)) return error
  const claims = Object.entries(claimsOf(idToken)).flatMap(([name, value]) => {
    const shown = sanitize(value, [idToken])
    return shown === undefined ? [] : [`${name} \`${cutMiddle(shown, maxClaimLength)}\``]
  })
  const shown = claims.length > 0 ? `the token of this job has ${claims.join(', ')}` : undefined
  const detail = [error.details.detail, shown].filter(Boolean).join('; ')
  return new ApiError(error.kind, { ...error.details, detail })
}

/** Reads the claims of a JSON Web Token; those that it does not have are undefined. */
function claimsOf(idToken: string): z.output<typeof claimsSchema> {
  try {
    return claimsSchema.parse(parseJson(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()))
  } catch {
    return {}
  }
}

/** Returns a session name that leads back to this run, within what all clouds allow: 2 to 64 of `[A-Za-z0-9.@_-]`. */
export function sessionName(readVariable: ReadVariable): string {
  const [repository, run] = [readVariable('GITHUB_REPOSITORY'), readVariable('GITHUB_RUN_ID')]
  if (!repository || !run) return 'promote-secret-version'
  const tail = `-${run.replace(/\D/g, '').slice(0, 20)}`
  return `${repository.replace(/[^A-Za-z0-9._-]/g, '-').slice(0, 64 - tail.length)}${tail}`
}
