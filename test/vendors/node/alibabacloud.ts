/** Sends calls with the core of Alibaba Cloud's clients for Node, by the key that is in the environment. */
import { createRequire } from 'node:module'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

// By `require`, as Node and TypeScript import its default export differently.
const core = createRequire(import.meta.url)('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core')
const { Config, OpenApiRequest, Params } = core.$OpenApiUtil

const text = z.string()
const secret = text.optional()
const callSchema = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('list'), secret, size: z.number().default(50) }),
  z.strictObject({ call: z.literal('describe'), secret }),
  z.strictObject({ call: z.literal('value'), secret }),
  z.strictObject({ call: z.literal('update'), secret, stage: text, to: text.optional(), before: text.optional() }),
  z.strictObject({
    ...{ call: z.literal('send'), action: text },
    ...{ method: text.default('POST'), version: text.default('2016-01-20') },
  }),
])
const givenSchema = z.object({ endpoint: text, calls: z.array(callSchema) })
const pageSchema = z.object({
  VersionIds: z.object({ VersionId: z.array(z.json()) }),
  PageSize: z.number(),
  TotalCount: z.number(),
})

type Query = Record<string, string | undefined>

const given = givenSchema.parse(await json(process.stdin))
const { ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN } = process.env
const client = new core.default(
  new Config({
    accessKeyId: ALIBABA_CLOUD_ACCESS_KEY_ID,
    accessKeySecret: ALIBABA_CLOUD_ACCESS_KEY_SECRET,
    securityToken: ALIBABA_CLOUD_SECURITY_TOKEN,
    protocol: 'HTTP',
    endpoint: given.endpoint.replace('http://', ''),
  }),
)

/** Sends a request as the generated client `@alicloud/kms20160120` does. */
async function send(action: string, query: Query, method = 'POST', version = '2016-01-20'): Promise<unknown> {
  const api = { action, version, method, protocol: 'HTTPS', pathname: '/', authType: 'AK', style: 'RPC' }
  const params = new Params({ ...api, reqBodyType: 'formData', bodyType: 'json' })
  const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >
  return (await client.callApi(params, new OpenApiRequest({ query: set }), {} as never)).body
}

/** Lists all versions, page after page. */
async function list(SecretName: string | undefined, size: number): Promise<unknown> {
  const versions: unknown[] = []
  for (let number = 1; ; number++) {
    const query = { SecretName, IncludeDeprecated: 'true', PageNumber: String(number), PageSize: String(size) }
    const { VersionIds, PageSize, TotalCount } = pageSchema.parse(await send('ListSecretVersionIds', query))
    versions.push(...VersionIds.VersionId)
    if (number * PageSize >= TotalCount) return versions
  }
}

function perform(call: z.output<typeof callSchema>): Promise<unknown> {
  switch (call.call) {
    case 'list':
      return list(call.secret, call.size)
    case 'describe':
      return send('DescribeSecret', { SecretName: call.secret })
    case 'value':
      return send('GetSecretValue', { SecretName: call.secret })
    case 'update': {
      const versions = { RemoveFromVersion: call.before, MoveToVersion: call.to }
      return send('UpdateSecretVersionStage', { SecretName: call.secret, VersionStage: call.stage, ...versions })
    }
    case 'send':
      return send(call.action, { SecretName: 'db' }, call.method, call.version)
  }
}

const outcomes: unknown[] = []
for (const call of given.calls) {
  try {
    outcomes.push({ result: await perform(call) })
  } catch (error) {
    if (!(error instanceof core.AlibabaCloudError)) throw error
    const { name: type, code, statusCode: status, requestId, message } = error
    outcomes.push({ error: { type, code, status, requestId, message } })
  }
}
process.stdout.write(JSON.stringify(outcomes))
