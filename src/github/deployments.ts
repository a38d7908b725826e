/** The deployments of one environment: https://docs.github.com/en/rest/deployments/deployments. */
import { getOctokit } from '@actions/github'
import * as z from 'zod/mini'
import { Client } from '../http/client.ts'
import { retryAfterMs, serverTime, type HttpAnswer, type HttpRequest } from '../http/message.ts'
import type { Deadline } from '../http/deadline.ts'
import { listOf } from '../untrusted/schema.ts'
import { Problem, type ProblemKind } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { identifier, json, wording } from '../untrusted/text.ts'
import { shortened, type Mark, type Status } from './statuses.ts'

/** What tells the deployments of this action from all others. */
const task = 'promote-secret'

/** A page of deployments, each of which may have a payload as long as a record gets. */
const pageSize = 10
const answerBytes = 2 * 1024 * 1024
/** A deployment of this action has a handful. */
const mostStatuses = 10_000

/** With no hint, GitHub wants a minute: https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api. */
const usualWaitMs = 60_000

/** GitHub's own names of the requests, by method and end of the path. */
const operations: Readonly<Record<string, string>> = {
  'GET deployments': 'List deployments',
  'POST deployments': 'Create a deployment',
  'GET statuses': 'List deployment statuses',
  'POST statuses': 'Create a deployment status',
}

const advices: Partial<Record<ProblemKind, string>> = {
  'bad-credentials': 'Check `github-token`: it is good for its job only.',
  'no-permission':
    'Add `permissions: deployments: write` to the job, beside the other permissions that it needs; a token of your own in `github-token` needs the same for this repository.',
  throttled: 'Run again later.',
  rejected: 'Check `environment`, and that the commit of this run is in this repository.',
  conflict: 'Run again; the deployment would have been in the way of another one.',
  unreachable: 'Check the network of the runner and its proxy variables.',
  redirected: 'Check whether the repository was renamed, then run again.',
  unreadable: 'Check that no proxy answers in place of GitHub.',
  untrusted: 'A certificate authority of your own is trusted by way of `NODE_EXTRA_CA_CERTS`.',
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
export type Deployment = { readonly id: number; readonly payload: string }

/** Where the deployments are, and what may be done there. */
type Access = {
  /** `owner/name` */
  readonly repository: string
  readonly environment: string
  /** The commit that the run is about. */
  readonly sha: string
  readonly token: string
  /** Address of the run. */
  readonly run: string | undefined
  readonly deadline: Deadline
  readonly attempts: number
}

/** The deployments that this action has made in one environment. Everything in here throws a {@link Refusal}. */
export class Deployments {
  readonly #access: Access
  readonly #client: Client
  readonly #octokit: ReturnType<typeof getOctokit>
  readonly #place: { readonly owner: string; readonly repo: string }

  constructor(access: Access) {
    this.#access = access
    this.#client = new Client(access.deadline, access.attempts, 1, answerBytes)
    this.#octokit = getOctokit(access.token, { userAgent: 'promote-secret-version', request: { fetch: this.#fetch } })
    const [owner = '', repo = ''] = access.repository.split('/')
    this.#place = { owner, repo }
  }

  /**
   * Makes a deployment and returns its id. Where the answer is lost, it is looked for before another is made: one with
   * the same payload and without any status has not been begun.
   */
  async create(payload: string, isSame: (payload: string) => boolean, description: string): Promise<number> {
    const { deadline, attempts, environment, sha } = this.#access
    const body = {
      ...{ ...this.#place, ref: sha, task, environment, description: shortened(description) },
      payload: JSON.parse(payload) as Record<string, unknown>,
      auto_merge: false,
      required_contexts: [],
    }
    return inWords(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          const { data } = await this.#octokit.rest.repos.createDeployment(body).catch(rethrowProblem)
          return read(deploymentSchema, data, 'Create a deployment').id
        } catch (error) {
          if (!(error instanceof Problem) || error.retry !== 'reads' || attempt >= attempts) throw error
          await deadline.pause(attempt, error)
          for await (const made of this.#pages({ ref: sha })) {
            if (isSame(made.payload) && (await this.#statuses(made.id)).length === 0) return made.id
          }
        }
      }
    })
  }

  /** The first that is what is looked for, from the newest on. */
  find(isWanted: (deployment: Deployment) => boolean | Promise<boolean>): Promise<Deployment | undefined> {
    return inWords(async () => {
      for await (const deployment of this.#pages({})) if (await isWanted(deployment)) return deployment
      return undefined
    })
  }

  /** The statuses of a deployment, the newest first. */
  statuses(deployment: number): Promise<Status[]> {
    return inWords(() => this.#statuses(deployment))
  }

  /** Adds a status. A second one of the same does no harm, so it is sent again after a lost answer. */
  async mark(deployment: number, { state, description }: Mark): Promise<void> {
    const { run } = this.#access
    const link = run === undefined ? {} : { log_url: run }
    const body = { ...this.#place, deployment_id: deployment, state, description, ...link, auto_inactive: false }
    await inWords(async () => {
      const { data } = await this.#octokit.rest.repos.createDeploymentStatus(body).catch(rethrowProblem)
      read(statusSchema, data, 'Create a deployment status')
    })
  }

  /** Closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client[Symbol.asyncDispose]()
  }

  async *#pages(filter: { ref?: string }): AsyncGenerator<Deployment> {
    const { environment } = this.#access
    const query = { ...this.#place, task, environment, per_page: pageSize, ...filter }
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeployments, query)
    for await (const each of problemsOf(pages)) {
      yield* read(listOf(deploymentSchema), each.data, 'List deployments').filter((made) => made.task === task)
    }
  }

  async #statuses(deployment: number): Promise<Status[]> {
    const query = { ...this.#place, deployment_id: deployment, per_page: 100 }
    const all: z.output<typeof statusSchema>[] = []
    const pages = this.#octokit.paginate.iterator(this.#octokit.rest.repos.listDeploymentStatuses, query)
    for await (const each of problemsOf(pages)) {
      all.push(...read(listOf(statusSchema, z.maxLength(100)), each.data, 'List deployment statuses'))
      if (all.length > mostStatuses)
        throw new Problem('unreadable', { operation: 'List deployment statuses', detail: 'it has no end' })
    }
    // In which order they are listed is not documented.
    return all.sort((a, b) => b.id - a.id).map(({ state, description }) => ({ state, description: description ?? '' }))
  }

  /** `fetch` for Octokit: the requests of GitHub are within the deadline and tried again like all others. */
  readonly #fetch = async (
    address: string,
    { method, headers, body }: Pick<HttpRequest, 'method' | 'headers' | 'body'>,
  ): Promise<Response> => {
    const url = URL.parse(address)
    const operation = operations[`${method} ${url?.pathname.split('/').at(-1) ?? ''}`] ?? method
    const { origin } = new URL(this.#octokit.request.endpoint.DEFAULTS.baseUrl)
    // The address of the next page comes from the server, and the token goes with the request.
    if (url?.origin !== origin) throw new Problem('unreadable', { operation, detail: 'the next page is elsewhere' })
    const kind = operation === 'Create a deployment' ? 'write' : 'read'
    try {
      return await this.#client.send(
        kind,
        () => ({ method, url, headers, body }),
        (answer) => {
          if (answer.status >= 400) throw this.#problem(answer, operation)
          // Octokit would look for fields in anything else, and quote it.
          const data = json(answer)
          if (typeof data !== 'object' || data === null) {
            throw new Problem('unreadable', { operation, detail: 'it is not JSON of a list or an object' })
          }
          const link = answer.header('link')
          return Response.json(data, { headers: link === undefined ? {} : { link } })
        },
      )
    } catch (error) {
      throw error instanceof Problem ? new Problem(error.kind, { ...error.facts, operation }) : error
    }
  }

  #problem(answer: HttpAnswer, operation: string): Problem {
    const { status } = answer
    const { message } = errorSchema.parse(json(answer))
    const facts = {
      operation,
      code: `HTTP ${status}`,
      requestId: identifier(answer.header('x-github-request-id'), [this.#access.token]),
      detail: wording(message, [this.#access.token]),
    }
    const waitMs = retryAfterMs(answer) ?? untilResetMs(answer)
    if (status === 429 || (status === 403 && (waitMs !== undefined || /rate limit/i.test(message)))) {
      return new Problem('throttled', { ...facts, waitMs: waitMs ?? usualWaitMs })
    }
    if (status === 401) return new Problem('bad-credentials', facts)
    // Without permission for a private repository it is as if there were none.
    if (status === 403 || status === 404) return new Problem('no-permission', facts)
    if (status === 409) return new Problem('conflict', facts)
    return new Problem(status >= 500 ? 'unavailable' : 'rejected', { ...facts, waitMs })
  }
}

const errorSchema = z.catch(z.object({ message: z.string() }), { message: '' })

/** The wait until the primary rate limit is lifted, where that is used up. */
function untilResetMs(answer: HttpAnswer): number | undefined {
  const reset = Number(answer.header('x-ratelimit-reset'))
  if (answer.header('x-ratelimit-remaining') !== '0' || !(reset > 0)) return undefined
  return Math.max(0, reset * 1000 - (serverTime(answer) ?? Date.now()))
}

function read<T>(schema: z.ZodMiniType<T>, data: unknown, operation: string): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const detail = [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')
  throw new Problem('unreadable', { operation, detail })
}

async function* problemsOf<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pages
  } catch (error) {
    rethrowProblem(error)
  }
}

/** Octokit wraps what its `fetch` throws in an error that holds the whole request. */
function rethrowProblem(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Problem ? error.cause : error
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const what = error.message.replaceAll('the store', 'GitHub')
    throw new Refusal(`the deployment record: ${what}`, advices[error.kind] ?? error.advice)
  }
}
