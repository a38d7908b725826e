/**
 * An in-memory stand-in for GitHub's deployments: https://docs.github.com/en/rest/deployments. Every request and response
 * is validated against GitHub's own OpenAPI description; a mismatch makes `close` reject.
 */
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { z } from 'zod'
import {
  type CloudResponse,
  type CloudRequest,
  Cloud,
  type CloudOptions,
  CloudError,
  type CloudSecret,
} from './server.ts'

export const GITHUB_TEST_TOKEN = 'ghs_FAKEfakeFAKEfakeFAKEfakeFAKEfakeFAKE'

type GitHubStatus = { id: number; state: string; description: string; log_url: string }
export type GitHubDeployment = {
  id: number
  task: string
  payload: unknown
  environment: string
  ref: string
  description: string
  /** Newest first. */
  statuses: GitHubStatus[]
}

type GitHubOptions = Pick<CloudOptions, 'intercept' | 'now' | 'tls'> & {
  /** The token's permission for deployments. */
  permission?: 'write' | 'read' | 'none'
  /** `/api/v3` on GitHub Enterprise Server. */
  base?: string
}

const repository = 'octo-org/shop'
const creator = { login: 'github-actions[bot]', id: 41898282, type: 'Bot' }
const createBody = z.object({
  ref: z.string(),
  task: z.string().default('deploy'),
  payload: z.unknown().default(''),
  environment: z.string().default('production'),
  description: z.string().nullish(),
  auto_merge: z.boolean().default(true),
  required_contexts: z.array(z.string()).optional(),
})
const statusBody = z.object({
  state: z.string(),
  description: z.string().default(''),
  log_url: z.string().default(''),
  auto_inactive: z.boolean().default(true),
})

export async function startGitHub(options: GitHubOptions = {}): Promise<GitHub> {
  const github = await new GitHub(options).start()
  github.address = `${github.endpoint}${options.base ?? ''}`
  return github
}

class GitHub extends Cloud<CloudSecret> {
  /** The value of `GITHUB_API_URL`. */
  address = ''
  /** Oldest first. */
  readonly deployments: GitHubDeployment[] = []
  readonly #options: GitHubOptions
  #lastId = 1000

  constructor(options: GitHubOptions) {
    const noLabels = { current: '', previous: '', labelLimit: 0, versionLimit: 0 }
    super({ ...noLabels, requestIdHeader: 'x-github-request-id' }, options, {})
    this.#options = options
  }

  /** Creates a deployment with these statuses, one after the other. */
  add(fields: Partial<GitHubDeployment>, ...states: { state: string; description?: string }[]): GitHubDeployment {
    const defaults = { task: 'promote-secret', payload: '', environment: 'production', ref: 'main', description: '' }
    const deployment = { ...defaults, ...fields, id: this.#newId(), statuses: [] }
    this.deployments.push(deployment)
    for (const status of states) this.#addStatus(deployment, statusBody.parse(status))
    return deployment
  }

  protected operationOf({ method, path }: CloudRequest): string {
    const { name = '' } = routeOf(method, this.#pathOf(path)) ?? {}
    return name
  }

  protected process(call: CloudRequest): CloudResponse {
    const route = routeOf(call.method, this.#pathOf(call.path))
    if (call.headers.authorization !== `token ${GITHUB_TEST_TOKEN}`) throw new CloudError(401, '', 'Bad credentials')
    if (route?.repository !== repository) throw new CloudError(404, '', 'Not Found')
    checkRequest(route.name, call)
    const { permission = 'write' } = this.#options
    if (permission === 'none' || (permission === 'read' && call.method === 'POST')) {
      throw new CloudError(403, '', 'Resource not accessible by integration')
    }
    const response = this.#respond(route, call)
    checkResponse(route.name, response)
    return response
  }

  protected formatError({ status, message }: CloudError): CloudResponse {
    const documentation_url = 'https://docs.github.com/rest/deployments'
    return { status, body: JSON.stringify({ message, documentation_url, status: String(status) }) }
  }

  #respond({ name, id }: Route, call: CloudRequest): CloudResponse {
    if (name === 'create deployment') return this.#create(createBody.parse(JSON.parse(call.body)))
    if (name === 'list deployments') {
      const isMatch = (deployment: GitHubDeployment) =>
        (['environment', 'task', 'ref'] as const).every((key) => [null, deployment[key]].includes(call.query.get(key)))
      return this.#page(call, this.deployments.filter(isMatch).reverse().map(this.#formatDeployment))
    }
    const deployment = this.deployments.find((each) => each.id === id)
    if (!deployment) throw new CloudError(404, '', 'Not Found')
    if (name === 'get deployment') return { status: 200, body: JSON.stringify(this.#formatDeployment(deployment)) }
    const format = (status: GitHubStatus) => this.#formatStatus(deployment, status)
    if (name === 'list statuses') return this.#page(call, deployment.statuses.map(format))
    const body = statusBody.parse(JSON.parse(call.body))
    if (body.description.length > 140)
      throw new CloudError(422, '', 'description is too long (maximum is 140 characters)')
    return { status: 201, body: JSON.stringify(format(this.#addStatus(deployment, body))) }
  }

  #create(body: z.output<typeof createBody>): CloudResponse {
    if (body.auto_merge) return { status: 202, body: JSON.stringify({ message: 'Auto-merged main into it.' }) }
    if (body.required_contexts?.length !== 0) throw new CloudError(409, '', 'Conflict: Commit status checks failed')
    const { ref, task, payload, environment, description } = body
    const deployment = this.add({ ref, task, payload, environment, description: description ?? '' })
    return { status: 201, body: JSON.stringify(this.#formatDeployment(deployment)) }
  }

  #addStatus(deployment: GitHubDeployment, body: z.output<typeof statusBody>): GitHubStatus {
    const { state, description, log_url, auto_inactive } = body
    const status = { id: this.#newId(), state, description, log_url }
    deployment.statuses.unshift(status)
    // GitHub exempts production environments, for example; this stand-in does not.
    const others = this.deployments.filter(
      ({ id, environment, statuses }) =>
        environment === deployment.environment && id < deployment.id && statuses[0]?.state === 'success',
    )
    if (state === 'success' && auto_inactive) {
      for (const { statuses } of others) {
        statuses.unshift({ id: this.#newId(), state: 'inactive', description: '', log_url: '' })
      }
    }
    return status
  }

  #page(call: CloudRequest, all: unknown[]): CloudResponse {
    const [size, page] = [Number(call.query.get('per_page') ?? 30), Number(call.query.get('page') ?? 1)]
    const next = new URLSearchParams([...call.query, ['page', String(page + 1)]])
    next.set('page', String(page + 1))
    const link = `<${this.endpoint}${call.path}?${next.toString()}>; rel="next"`
    const headers = page * size < all.length ? { link } : undefined
    return { status: 200, body: JSON.stringify(all.slice((page - 1) * size, page * size)), ...(headers && { headers }) }
  }

  readonly #formatDeployment = ({ id, task, payload, environment, ref, description }: GitHubDeployment) => {
    const deployment = { id, task, payload, environment, ref, description }
    const url = `${this.address}/repos/${repository}/deployments/${deployment.id}`
    const times = { created_at: this.#time(), updated_at: this.#time() }
    const sha = 'ffac537e6cbbf934b08745a378932722df287a53'
    const urls = { url, statuses_url: `${url}/statuses`, repository_url: `${this.address}/repos/${repository}` }
    return { ...deployment, node_id: 'DE_x', sha, creator: simpleUser(this.address), ...times, ...urls }
  }

  #formatStatus(deployment: GitHubDeployment, status: GitHubStatus) {
    const { url, repository_url, created_at, updated_at, environment } = this.#formatDeployment(deployment)
    const urls = {
      url: `${url}/statuses/${status.id}`,
      deployment_url: url,
      repository_url,
      target_url: status.log_url,
    }
    const rest = { node_id: 'DES_x', creator: simpleUser(this.address), environment, created_at, updated_at }
    return { ...status, ...rest, ...urls }
  }

  #pathOf(path: string): string {
    const { base = '' } = this.#options
    return path.startsWith(`${base}/`) ? path.slice(base.length) : ''
  }

  #time(): string {
    return new Date(this.now()).toISOString()
  }

  #newId(): number {
    return ++this.#lastId
  }
}

type Route = { name: keyof typeof operations; repository: string; id: number }

/** The operations of the stand-in, as GitHub's description has them. */
export const operations = {
  'list deployments': { method: 'get', path: '/repos/{owner}/{repo}/deployments' },
  'create deployment': { method: 'post', path: '/repos/{owner}/{repo}/deployments' },
  'get deployment': { method: 'get', path: '/repos/{owner}/{repo}/deployments/{deployment_id}' },
  'list statuses': { method: 'get', path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses' },
  'create status': { method: 'post', path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses' },
} as const

function routeOf(method: string, path: string): Route | undefined {
  const [, repository = '', id, statuses] =
    /^\/repos\/([^/]+\/[^/]+)\/deployments(?:\/(\d+)(\/statuses)?)?$/.exec(path) ?? []
  const shape = `/repos/{owner}/{repo}/deployments${id ? '/{deployment_id}' : ''}${statuses ?? ''}`
  const names = Object.keys(operations) as (keyof typeof operations)[]
  const name = names.find((it) => operations[it].path === shape && operations[it].method === method.toLowerCase())
  return name && repository ? { name, repository, id: Number(id) } : undefined
}

function simpleUser(api: string) {
  const of = (rest: string) => `${api}/users/x${rest}`
  const places = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'organizations', 'repos', 'events']
  const urls = [...places, 'received_events'].map((name) => [`${name}_url`, of(`/${name}`)])
  const rest = {
    node_id: 'BOT_x',
    avatar_url: of('.png'),
    gravatar_id: '',
    url: of(''),
    html_url: of(''),
    site_admin: false,
  }
  return { ...creator, ...rest, ...(Object.fromEntries(urls) as Record<string, string>) }
}

type JsonObject = { [key: string]: JsonObject }
type OperationSchemas = {
  query: Record<string, ValidateFunction>
  body?: ValidateFunction
  responses: Record<string, ValidateFunction>
}
let schemas: Record<string, OperationSchemas> | undefined

/** The part of GitHub's OpenAPI description that `scripts/github-api.ts` copies. */
export const descriptionFile = new URL('github-api.json', import.meta.url)

/** Returns the schemas in GitHub's OpenAPI description, by operation. */
function operationSchemas(): Record<string, OperationSchemas> {
  if (schemas) return schemas
  const api = JSON.parse(readFileSync(descriptionFile, 'utf8')) as { paths: JsonObject; components: JsonObject }
  const at = (reference: string) =>
    reference
      .slice(2)
      .split('/')
      .reduce<JsonObject | undefined>((value, key) => value?.[key], api as unknown as JsonObject)
  /** Resolves all references; those of these operations are not circular. */
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved)
    if (typeof value !== 'object' || value === null) return value
    if ('$ref' in value) return resolved(at(String(value.$ref)))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each)]))
  }
  const ajv = new Ajv({ strict: false, coerceTypes: false, allErrors: true })
  formats.default(ajv)
  // The description itself has an empty text as their default.
  ajv.addFormat('uri', (text: string) => text === '' || URL.canParse(text))
  const coercing = new Ajv({ strict: false, coerceTypes: true })
  schemas = Object.fromEntries(
    Object.entries(operations).map(([name, { method, path }]) => {
      const operation = z
        .object({
          parameters: z.array(
            z.object({ name: z.string(), in: z.string(), schema: z.record(z.string(), z.unknown()) }),
          ),
          requestBody: z
            .object({
              content: z.object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) }),
            })
            .optional(),
          responses: z.record(
            z.string(),
            z.object({
              content: z
                .object({ 'application/json': z.object({ schema: z.record(z.string(), z.unknown()) }) })
                .optional(),
            }),
          ),
        })
        .parse(resolved(api.paths[path]?.[method]))
      const query = operation.parameters.filter((it) => it.in === 'query')
      const responses = Object.entries(operation.responses).flatMap(([status, { content }]) => {
        return content ? [[status, ajv.compile(content['application/json'].schema)] as const] : []
      })
      const body = operation.requestBody?.content['application/json'].schema
      const found: OperationSchemas = {
        query: Object.fromEntries(query.map((it) => [it.name, coercing.compile({ properties: { value: it.schema } })])),
        ...(body && { body: ajv.compile({ ...body, additionalProperties: false }) }),
        responses: Object.fromEntries(responses),
      }
      return [name, found]
    }),
  )
  return schemas
}

function checkRequest(name: string, { query, body, headers }: CloudRequest): void {
  const description = operationSchemas()[name]
  for (const [key, value] of query) {
    const check = description?.query[key]
    if (!check?.({ value })) throw new Error(`${name}: ?${key}=${value} is not in GitHub's description`)
  }
  if (!/^application\/(vnd\.github\S*\+)?json/.test(headers.accept ?? ''))
    throw new Error(`${name}: accept ${headers.accept ?? ''}`)
  if (!description?.body) return
  check(`request to ${name}`, description.body, JSON.parse(body))
}

function checkResponse(name: string, { status, body }: CloudResponse): void {
  const validate = operationSchemas()[name]?.responses[status]
  if (!validate) throw new Error(`${name}: ${status} is not in GitHub's description`)
  check(`response to ${name}`, validate, JSON.parse(typeof body === 'string' ? body : ''))
}

function check(subject: string, validate: ValidateFunction, value: unknown): void {
  if (!validate(value)) throw new Error(`${subject}: ${JSON.stringify(validate.errors)}`)
}
