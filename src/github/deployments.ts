/** The deployments of one environment: https://docs.github.com/en/rest/deployments/deployments. */
import { getOctokit } from '@actions/github'
import * as z from 'zod/mini'
import { gitHubAdvice } from '../auth/oidc.ts'
import { ApiError, type ApiErrorKind } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { call, parseJsonBody, type Api, type ApiErrorBody, type Parse } from '../http/api.ts'
import type { Client } from '../http/client.ts'
import type { Deadline } from '../http/deadline.ts'
import { retryAfterMs, serverTimeMs, type HttpRequest, type HttpResponse } from '../http/message.ts'
import { listOf } from '../untrusted/schema.ts'
import { shorten, type DeploymentStatus, type OwnStatus } from './statuses.ts'

/** Distinguishes the deployments of this action from all others. */
const task = 'promote-secret'

/** A page of deployments, each of which may have a payload as long as a record gets. */
const pageSize = 30
/** A deployment of this action has a handful. */
const maxStatuses = 10_000

/** Without a hint, GitHub wants a minute: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api. */
const defaultRetryAfterMs = 60_000

const optionalText = z.catch(z.optional(z.string()), undefined)
/** What is wrong with the request: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
const validationError = z.union([
  z.string(),
  z.object({ field: optionalText, code: optionalText, message: optionalText }),
])
const errorSchema = z.catch(
  z.object({ message: z.string(), errors: z.catch(listOf(validationError, z.maxLength(10)), []) }),
  { message: '', errors: [] },
)

const api = {
  service: 'GitHub',
  requestIdHeaders: ['x-github-request-id'],
  errorOf,
  errorRules: [],
  // Without permission, a private repository looks as if it did not exist.
  statusKinds: { 404: 'no-permission', 409: 'deployment-conflict' },
  retryAfterMs: (response) => retryHintMs(response) ?? (isRateLimit(response) ? defaultRetryAfterMs : undefined),
  advice: {
    ...gitHubAdvice,
    'bad-credentials': 'Check `github-token`: it expires with the job.',
    'no-permission':
      'Add `permissions: deployments: write` to the job, along with the other permissions that it needs; a custom token in `github-token` needs the same for this repository.',
    rejected: 'Check `environment`, and that the commit of this run is in this repository.',
    redirected: 'Check whether the repository was renamed, then run again.',
  },
} as const satisfies Api

/** GitHub's own names of the requests, by method and end of the path. */
const operations: Readonly<Record<string, string>> = {
  'GET deployments': 'List deployments',
  'POST deployments': 'Create a deployment',
  'GET statuses': 'List deployment statuses',
  'POST statuses': 'Create a deployment status',
}

const id = z.int().check(z.positive())
const deploymentSchema = z.pipe(
  z.object({ id, task: z.string(), payload: z.union([z.string(), z.looseObject({})]) }),
  z.transform(({ payload, ...rest }, context) => {
    try {
      // What was sent as an object comes back as one.
      return { ...rest, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }
    } catch {
      context.issues.push({ code: 'custom', message: 'is nested too deep', path: ['payload'], input: payload })
      return z.NEVER
    }
  }),
)
const shortText = z.string().check(z.maxLength(1000))
const statusSchema = z.object({ id, state: shortText, description: z.nullish(shortText) })

/** A deployment of this action. Its payload is a text from outside. */
type Deployment = { readonly id: number; readonly payload: string }

/** Where the deployments are, and how to access them. */
type Access = {
  /** `owner/name` */
  readonly repository: string
  readonly environment: string
  /** The commit of the run. */
  readonly sha: string
  readonly token: string
  /** URL of the run. */
  readonly run: string | undefined
  readonly client: Client
  readonly deadline: Deadline
  readonly maxAttempts: number
}

/** The deployments that this action has made in one environment. Every method throws a {@link Refusal}. */
export class Deployments {
  readonly #access: Access
  readonly #octokit: ReturnType<typeof getOctokit>
  readonly #place: { readonly owner: string; readonly repo: string }

  constructor(access: Access) {
    this.#access = access
    this.#octokit = getOctokit(access.token, { userAgent: 'promote-secret-version', request: { fetch: this.#fetch } })
    const [owner = '', repo = ''] = access.repository.split('/')
    this.#place = { owner, repo }
  }

  /**
   * Creates a deployment and returns its id. If the response is lost, the deployment is searched for before another is
   * created: one with the same payload and without any status has not been used.
   */
  async create(payload: string, isSame: (payload: string) => boolean, description: string): Promise<number> {
    const { deadline, maxAttempts, environment, sha } = this.#access
    const body = {
      ...{ ...this.#place, ref: sha, task, environment, description: shorten(description) },
      payload: JSON.parse(payload) as Record<string, unknown>,
      auto_merge: false,
      required_contexts: [],
    }
    return asRefusal(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          const { data } = await this.#octokit.rest.repos.createDeployment(body).catch(unwrap)
          return parse(deploymentSchema, data, 'Create a deployment').id
        } catch (error) {
          if (!(error instanceof ApiError) || error.retry !== 'idempotent' || attempt >= maxAttempts) throw error
          await deadline.backoff(attempt, error)
          for await (const made of this.#pages({ ref: sha })) {
            if (isSame(made.payload) && (await this.#statuses(made.id)).length === 0) return made.id
          }
        }
      }
    })
  }

  /** Lists all, the newest first; requests each page when it is needed. */
  async *list(): AsyncGenerator<Deployment> {
    try {
      yield* this.#pages({})
    } catch (error) {
      throw toRefusal(error)
    }
  }

  /** Lists the statuses of a deployment, the newest first. */
  statuses(deployment: number): Promise<DeploymentStatus[]> {
    return asRefusal(() => this.#statuses(deployment))
  }

  /** Adds a status. A duplicate does no harm, so it is sent again after a lost response. */
  async mark(deployment: number, { state, description }: OwnStatus): Promise<void> {
    const { run } = this.#access
    const link = run === undefined ? {} : { log_url: run }
    const body = { ...this.#place, deployment_id: deployment, state, description, ...link, auto_inactive: false }
    await asRefusal(async () => {
      const { data } = await this.#octokit.rest.repos.createDeploymentStatus(body).catch(unwrap)
      parse(statusSchema, data, 'Create a deployment status')
    })
  }

  async *#pages(filter: { ref?: string }): AsyncGenerator<Deployment> {
    const { environment } = this.#access
    const query = { ...this.#place, task, environment, per_page: pageSize, ...filter }
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeployments, query)
    for await (const each of unwrapPages(pages)) {
      yield* parse(listOf(deploymentSchema), each.data, 'List deployments').filter((made) => made.task === task)
    }
  }

  async #statuses(deployment: number): Promise<DeploymentStatus[]> {
    const query = { ...this.#place, deployment_id: deployment, per_page: 100 }
    const all: z.output<typeof statusSchema>[] = []
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeploymentStatuses, query)
    for await (const each of unwrapPages(pages)) {
      all.push(...parse(listOf(statusSchema, z.maxLength(100)), each.data, 'List deployment statuses'))
      if (all.length > maxStatuses) throw unreadable('List deployment statuses', 'it has no end')
    }
    // The order of the list is undocumented.
    return all.sort((a, b) => b.id - a.id).map(({ state, description }) => ({ state, description: description ?? '' }))
  }

  /** `fetch` for Octokit: GitHub's requests run within the deadline and are retried like all others. */
  readonly #fetch = async (
    address: string,
    { method, headers, body }: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
  ): Promise<Response> => {
    const url = URL.parse(address)
    const operation = operations[`${method} ${url?.pathname.split('/').at(-1) ?? ''}`] ?? method
    const { origin } = new URL(this.#octokit.request.endpoint.DEFAULTS.baseUrl)
    // The URL of the next page comes from the server, and the token goes with the request.
    if (url?.origin !== origin) throw unreadable(operation, 'the next page is on another host')
    return call(this.#access.client, api, {
      operation,
      kind: operation === 'Create a deployment' ? 'write' : 'read',
      request: () => ({ method, url, headers, body }),
      parse: toFetchResponse,
      secrets: [this.#access.token],
    })
  }
}

/** Passes a response on to Octokit, which would look for fields in anything but an object, and quote it. */
const toFetchResponse: Parse<Response> = (response, details) => {
  const data = parseJsonBody(response)
  const expected = details.operation?.startsWith('List') ? 'list' : 'object'
  const found = Array.isArray(data) ? 'list' : typeof (data ?? undefined)
  if (found !== expected) throw new ApiError('unreadable', { ...details, detail: `it is not a JSON ${expected}` })
  const link = response.header('link')
  return Response.json(data, { headers: link === undefined ? {} : { link } })
}

function errorOf(response: HttpResponse): ApiErrorBody {
  return { message: messageOf(response), kind: kindOf(response) }
}

/** Returns what an error means if its status does not tell. */
function kindOf(response: HttpResponse): ApiErrorKind | undefined {
  if (isRateLimit(response)) return 'throttled'
  if (response.status === 403 && response.header('x-github-sso') !== undefined) return 'sso-required'
  if (response.status === 403 && /\bIP allow list\b/.test(messageOf(response))) return 'ip-not-allowed'
  // Other servers, such as Gitea, run actions too. GitHub gives every response an id.
  const isGitHub = Boolean(response.header('x-github-request-id'))
  return response.status === 404 && !isGitHub ? 'no-deployments-api' : undefined
}

function messageOf(response: HttpResponse): string {
  const { message, errors } = errorSchema.parse(parseJsonBody(response))
  const causes = errors.map((error) => {
    if (typeof error === 'string') return error
    return error.message ?? [error.field, error.code].filter(Boolean).join(' ')
  })
  return [message, causes.filter(Boolean).join('; ')].filter(Boolean).join(': ')
}

function isRateLimit(response: HttpResponse): boolean {
  if (response.status !== 403) return response.status === 429
  return retryHintMs(response) !== undefined || /rate limit/i.test(messageOf(response))
}

/** Returns the wait that GitHub asks for, in milliseconds, until the primary rate limit is reset if that is used up. */
function retryHintMs(response: HttpResponse): number | undefined {
  const hint = retryAfterMs(response)
  const reset = Number(response.header('x-ratelimit-reset'))
  if (hint !== undefined || response.header('x-ratelimit-remaining') !== '0' || !(reset > 0)) return hint
  return Math.max(0, reset * 1000 - (serverTimeMs(response) ?? Date.now()))
}

function unreadable(operation: string, detail: string): ApiError {
  return new ApiError('unreadable', { service: api.service, operation, detail, advice: api.advice.unreadable })
}

function parse<T>(schema: z.ZodMiniType<T>, data: unknown, operation: string): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw unreadable(operation, [issue?.path.join('.'), issue?.message].filter(Boolean).join(': '))
}

/** Octokit throws an error of its code for a page that it takes for neither a list nor an object. */
async function* unwrapPages<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages
  } catch (error) {
    if (error instanceof TypeError) throw unreadable('List deployments', 'it is not a list')
    unwrap(error)
  }
}

/** Octokit wraps what its `fetch` throws in an error that holds the whole request. */
function unwrap(error: unknown): never {
  throw error instanceof Error && error.cause instanceof ApiError ? error.cause : error
}

async function asRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw toRefusal(error)
  }
}

function toRefusal(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error
  return Refusal.of('deployment-record-failed', { cause: error.message, advice: error.advice })
}
