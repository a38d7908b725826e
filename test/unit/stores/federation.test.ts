/** The exchange of an OIDC token for credentials, cloud by cloud, and that it is what the vendors' own clients send. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fetchIdToken, sessionName } from '../../../src/auth/oidc.ts'
import { Client } from '../../../src/http/client.ts'
import type { HttpRequest } from '../../../src/http/message.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { ApiError } from '../../../src/errors/api-error.ts'
import { alibabacloudKms } from '../../../src/stores/alibabacloud-kms/provider.ts'
import { awsSecretsManager } from '../../../src/stores/aws-secrets-manager/provider.ts'
import { googleSecretManager } from '../../../src/stores/google-secret-manager/provider.ts'
import { huaweicloudCsms } from '../../../src/stores/huaweicloud-csms/provider.ts'
import type { AssumeRoleRequest as Wanted } from '../../../src/auth/federation.ts'
import { type Identity, startIdentity, type IdentityOptions, TRUSTED } from '../../support/clouds/identity.ts'
import type { Fault } from '../../support/clouds/server.ts'

/** Part of the vendor's client that signs all other requests. */
const vendors = createRequire(createRequire(import.meta.url).resolve('@alicloud/openapi-core'))
type VendorRequest = { method: string } & Record<'queries' | 'bodyForm' | 'headers', Record<string, string>>
type VendorModule = { default: { builder(): Builder } }
type Builder = Record<
  `with${'RoleArn' | 'OIDCProviderArn' | 'OIDCTokenFilePath' | 'RoleSessionName'}`,
  (it: string) => Builder
> & {
  withDurationSeconds(it: number): Builder
  build(): {
    doRequest: (request: VendorRequest) => Promise<{ statusCode: number; body: Buffer }>
    getCredentials(): Promise<{ accessKeyId: string }>
  }
}

const clouds = [
  { vendor: 'huawei', keyless: huaweicloudCsms.federation, operation: 'AssumeAgencyWithOIDC' },
  { vendor: 'alibaba', keyless: alibabacloudKms.federation, operation: 'AssumeRoleWithOIDC' },
  { vendor: 'aws', keyless: awsSecretsManager.federation, operation: 'AssumeRoleWithWebIdentity' },
  { vendor: 'google', keyless: googleSecretManager.federation, operation: 'ExchangeToken' },
] as const
type Each = (typeof clouds)[number]

/** A token service, and an exchange with it for the role that it knows unless the test says otherwise. */
async function world({ vendor, keyless }: Each, options: IdentityOptions = {}) {
  const identity = await startIdentity(options)
  const client = new Client(new Deadline(20_000), 2)
  const masks: string[] = []
  const trade = await keyless.load()
  const { role, provider } = TRUSTED[vendor]
  return {
    identity,
    masks,
    fetch: (audience = keyless.audience(provider)) => fetchIdToken(client, audience, (name) => identity.env[name]),
    async exchange(more: Partial<Wanted> & { token?: string } = {}) {
      const audience = more.audience ?? keyless.audience(provider)
      const token = more.token ?? (await this.fetch(audience))
      const wanted = {
        role,
        oidcProvider: provider,
        audience,
        sessionName: 'octo-org-shop-1',
        seconds: 900,
        region: 'eu-west-1',
      }
      return trade({ ...wanted, endpoint: identity.endpoint, ...more }, token, client, (it) => masks.push(it))
    },
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await identity.close()
    },
  }
}

async function problemOf(done: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await done.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

describe.concurrent.each(clouds)('$vendor', (cloud) => {
  const { vendor, operation } = cloud
  const times = ({ operations }: Identity) => operations.filter((it) => it === operation).length

  it('gives the credentials of the role', async () => {
    await using w = await world(cloud)
    const credentials = await w.exchange()
    expect(Object.values(credentials)).toEqual(
      vendor === 'google' ? w.identity.handedOut.slice(1) : w.identity.handedOut,
    )
    expect(w.masks).toEqual(vendor === 'google' ? w.identity.handedOut.slice(0, 1) : [])
  })

  it.each<[string, IdentityOptions, object, string]>([
    ['a trust policy that refuses', { distrusts: true }, {}, 'role-refused'],
    ['an audience that is not allowed', { audience: 'somebody-else' }, {}, 'oidc-refused'],
    ['a token that is not good', {}, { token: 'not.a.token' }, 'oidc-refused'],
    ['an identity provider that is not there', {}, { oidcProvider: 'none' }, 'role-not-found'],
  ])('says what it is: %s; asks once, quotes no token', async (_, options, more, kind) => {
    if ('oidcProvider' in more && vendor === 'aws') return
    await using w = await world(cloud, options)
    const problem = await problemOf(w.exchange(more))
    // Alibaba Cloud has one code for the two; Huawei Cloud's code for a bad token is not known.
    const allowed = [kind, ...(vendor === 'alibaba' && kind === 'role-not-found' ? ['role-refused'] : [])]
    if (vendor === 'huawei' && 'token' in more) allowed.push('rejected')
    expect(allowed).toContain(problem.kind)
    expect(problem.retry).toBe('never')
    expect(problem.message).toContain(operation)
    expect(problem.details.code).toMatch(/^[A-Za-z]/)
    if (vendor !== 'google') expect(problem.message).toMatch(/request id [0-9a-f-]{36}/)
    for (const secret of [...w.identity.sensitive, 'not.a.token']) expect(problem.message).not.toContain(secret)
    expect(times(w.identity)).toBe(1)
  })

  it.each<[string, Fault, string]>([
    ['an error of its own', { status: 503, body: 'busy' }, 'unavailable'],
    ['too many requests', { status: 429, body: '{}' }, 'throttled'],
    ['something else', { status: 200, body: '<html>welcome</html>' }, 'unreadable'],
    ['half of it', { status: 200, body: '{"credentials":{},"Credentials":{}}' }, 'unreadable'],
    ['a redirect', { status: 302, headers: { location: 'https://example.com' } }, 'redirected'],
    ['nothing', 'reset', 'connection-closed'],
  ])('that answers %s is asked as often as it makes sense', async (_, fault, kind) => {
    await using w = await world(cloud)
    w.identity.intercept = (call) => (call.operation === operation ? fault : undefined)
    const problem = await problemOf(w.exchange())
    expect(problem.kind).toBe(kind)
    expect(problem.message).toContain(operation)
    expect(times(w.identity)).toBe(kind === 'redirected' ? 1 : 2)
  })

  it('gets over a failure that passes', async () => {
    await using w = await world(cloud)
    let failures = 1
    w.identity.intercept = ({ operation: it }) => (it === operation && failures-- > 0 ? { status: 500 } : undefined)
    expect(await w.exchange()).toBeTruthy()
  })
})

describe.concurrent('Google Cloud', () => {
  const cloud = clouds[3]

  it('needs no service account', async () => {
    await using w = await world(cloud)
    expect(await w.exchange({ role: undefined })).toEqual({ authToken: w.identity.handedOut[0] })
    expect(w.identity.operations).toEqual(['GetIdToken', 'ExchangeToken'])
  })

  it('says that the service account may not be used', async () => {
    await using w = await world(cloud)
    const problem = await problemOf(w.exchange({ role: 'other@shop-prod.iam.gserviceaccount.com' }))
    expect(problem).toMatchObject({ kind: 'role-refused' })
    expect(problem.message).toContain('GenerateAccessToken, PERMISSION_DENIED')
    for (const secret of w.identity.sensitive) expect(problem.message).not.toContain(secret)
  })
})

describe.concurrent("GitHub's OIDC token", () => {
  const [cloud] = clouds

  it('is asked for with the audience, and is no use to anybody else', async () => {
    await using w = await world(cloud)
    const token = await w.fetch('https://example.com/a?b=c&d')
    expect([...w.identity.idTokens]).toEqual([[token, 'https://example.com/a?b=c&d']])
  })

  it.each<[string, Fault, string]>([
    ['an error', { status: 500, body: 'x' }, 'unavailable'],
    ['no permission', { status: 403, body: 'x' }, 'no-id-token'],
    ['no token', { status: 200, body: '{"value":""}' }, 'unreadable'],
    ['more than a token', { status: 200, body: '{"value":"a.b.c\\r\\nx: y"}' }, 'unreadable'],
    ['a redirect', { status: 307, headers: { location: 'https://example.com' } }, 'redirected'],
    ['nothing', 'reset', 'connection-closed'],
  ])('%s', async (_, fault, kind) => {
    await using w = await world(cloud)
    w.identity.intercept = () => fault
    const problem = await problemOf(w.fetch())
    expect(problem.kind).toBe(kind)
    expect(problem.message).toContain("GitHub's OIDC token")
  })
})

it.each([
  [{ GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_RUN_ID: '1658821493' }, 'octo-org-shop-1658821493'],
  [{ GITHUB_REPOSITORY: `o/${'r'.repeat(100)}`, GITHUB_RUN_ID: '123456789012' }, `o-${'r'.repeat(49)}-123456789012`],
  [{}, 'promote-secret-version'],
])('a session name leads back to the run, in 64 characters: %o', (env: Record<string, string>, name) => {
  expect(sessionName((variable) => env[variable])).toBe(name)
  expect(name).toMatch(/^[A-Za-z0-9.@_-]{2,64}$/)
})

/** What the vendor's own client sends, by way of the place that it keeps for mocks: it speaks HTTPS only. */
it("the vendor's own client of Alibaba Cloud gets its credentials from the same stand-in, with the same request", async () => {
  await using w = await world(clouds[1])
  await w.exchange()
  const folder = await mkdtemp(join(tmpdir(), 'oidc-'))
  try {
    const file = join(folder, 'token')
    await writeFile(file, [...w.identity.idTokens.keys()][0] ?? '')
    const { default: Provider } = vendors('@alicloud/credentials/dist/src/providers/oidc_role_arn') as VendorModule
    const { role, provider } = TRUSTED.alibaba
    const builder = Provider.builder().withRoleArn(role).withOIDCProviderArn(provider).withOIDCTokenFilePath(file)
    const client = builder.withRoleSessionName('octo-org-shop-1').withDurationSeconds(900).build()
    client.doRequest = async ({ method, queries, bodyForm, headers }) => {
      const url = `${w.identity.endpoint}/?${String(new URLSearchParams(queries))}`
      const answer = await fetch(url, { method, headers, body: String(new URLSearchParams(bodyForm)) })
      return { statusCode: answer.status, body: Buffer.from(await answer.arrayBuffer()) }
    }
    expect((await client.getCredentials()).accessKeyId).toBe(w.identity.handedOut[3])
    const [ours, theirs] = w.identity.calls
      .filter(({ operation }) => operation === 'AssumeRoleWithOIDC')
      .map(({ method, path, query, headers, body }) => {
        const parameters = [[...query.keys()].sort(), [...new URLSearchParams(body)].sort()]
        return { method, path, parameters, type: headers['content-type'] }
      })
    expect(ours).toEqual(theirs)
  } finally {
    await rm(folder, { recursive: true })
  }
})

it.each<[keyof typeof TRUSTED, string, string]>([
  ['huawei', 'ap-southeast-1', 'https://sts.ap-southeast-1.myhuaweicloud.com/v5/agencies/assume-with-oidc'],
  ['huawei', 'eu-west-101', 'https://sts.eu-west-101.myhuaweicloud.eu/v5/agencies/assume-with-oidc'],
  ['alibaba', 'cn-hangzhou', 'https://sts.aliyuncs.com/'],
  ['aws', 'eu-west-1', 'https://sts.eu-west-1.amazonaws.com/'],
  ['aws', 'cn-north-1', 'https://sts.cn-north-1.amazonaws.com.cn/'],
  ['aws', 'eusc-de-east-1', 'https://sts.eusc-de-east-1.amazonaws.eu/'],
  ['google', '', 'https://sts.googleapis.com/v1/token'],
])('%s in %s is asked at %s', async (vendor, region, address) => {
  const cloud = clouds.find((it) => it.vendor === vendor)
  await using client = new SilentClient(new Deadline(1000), 1)
  const trade = await cloud?.keyless.load()
  const identity = { audience: '', sessionName: 'test', seconds: 900, region }
  await problemOf(Promise.resolve(trade?.(identity, 'a.b.c', client, () => undefined)))
  expect(client.addresses).toEqual([address])
})

/** Takes note of where it would have sent a request. */
class SilentClient extends Client {
  readonly addresses: string[] = []

  override send<T>(_kind: string, sign: (date: Date) => HttpRequest): Promise<T> {
    const { url } = sign(new Date())
    this.addresses.push(url.origin + url.pathname)
    return Promise.reject(new ApiError('timeout'))
  }
}
