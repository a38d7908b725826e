/** The exchange of an OIDC token for credentials on each cloud, compared with a vendor's own client. */
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
import type { AssumeRoleRequest } from '../../../src/auth/federation.ts'
import { type Identity, startIdentity, type IdentityOptions, TRUSTED } from '../../support/clouds/identity.ts'
import type { Fault } from '../../support/clouds/server.ts'
import { federationOf } from '../../support/federation.ts'

/** A dependency of the vendor's client. */
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
  { vendor: 'huawei', federation: federationOf(huaweicloudCsms), operation: 'AssumeAgencyWithOIDC' },
  { vendor: 'alibaba', federation: federationOf(alibabacloudKms), operation: 'AssumeRoleWithOIDC' },
  { vendor: 'aws', federation: federationOf(awsSecretsManager), operation: 'AssumeRoleWithWebIdentity' },
  { vendor: 'google', federation: federationOf(googleSecretManager), operation: 'ExchangeToken' },
] as const
type CloudCase = (typeof clouds)[number]

/** Starts a token service and returns an exchange with it, by default for the role that it trusts. */
async function startExchange({ vendor, federation }: CloudCase, options: IdentityOptions = {}) {
  const identity = await startIdentity(options)
  const client = new Client(new Deadline(20_000), 2)
  const masks: string[] = []
  const exchange = await federation.load()
  const { role, provider } = TRUSTED[vendor]
  return {
    identity,
    masks,
    fetch: (audience = federation.audience(provider)) => fetchIdToken(client, audience, (name) => identity.env[name]),
    async exchange(more: Partial<AssumeRoleRequest> & { token?: string } = {}) {
      const audience = more.audience ?? federation.audience(provider)
      const token = more.token ?? (await this.fetch(audience))
      const request = {
        role,
        oidcProvider: provider,
        audience,
        sessionName: 'octo-org-shop-1',
        seconds: 900,
        region: 'eu-west-1',
      }
      return exchange(
        { ...request, endpoint: identity.endpoint, ...more },
        () => Promise.resolve(token),
        client,
        (it) => masks.push(it),
      )
    },
    async [Symbol.asyncDispose]() {
      await client[Symbol.asyncDispose]()
      await identity.close()
    },
  }
}

async function apiErrorOf(work: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(ApiError)
  return error as ApiError
}

describe.concurrent.each(clouds)('the token exchange of $vendor', (cloud) => {
  const { vendor, operation } = cloud
  const times = ({ operations }: Identity) => operations.filter((it) => it === operation).length

  it('returns the credentials of the role', async () => {
    await using w = await startExchange(cloud)
    const credentials = await w.exchange()
    expect(Object.values(credentials)).toEqual(
      vendor === 'google' ? w.identity.handedOut.slice(1) : w.identity.handedOut,
    )
    expect(w.masks).toEqual(vendor === 'google' ? w.identity.handedOut.slice(0, 1) : [])
  })

  it.each<[string, IdentityOptions, object, string]>([
    ['a trust policy that rejects the token', { distrusts: true }, {}, 'role-refused'],
    ['an audience that is not allowed', { audience: 'another-audience' }, {}, 'oidc-refused'],
    ['an invalid token', {}, { token: 'not.a.token' }, 'oidc-refused'],
    ['a missing identity provider', {}, { oidcProvider: 'none' }, 'role-not-found'],
  ])('reports %s after one request, without quoting a token', async (_, options, more, kind) => {
    if ('oidcProvider' in more && vendor === 'aws') return
    await using w = await startExchange(cloud, options)
    const error = await apiErrorOf(w.exchange(more))
    // Alibaba Cloud has one code for both; Huawei Cloud's code for an invalid token is undocumented.
    const allowed = [kind, ...(vendor === 'alibaba' && kind === 'role-not-found' ? ['role-refused'] : [])]
    if (vendor === 'huawei' && 'token' in more) allowed.push('rejected')
    expect(allowed).toContain(error.kind)
    expect(error.retry).toBe('never')
    expect(error.message).toContain(operation)
    expect(error.details.code).toMatch(/^[A-Za-z]/)
    if (vendor !== 'google') expect(error.message).toMatch(/request id [0-9a-f-]{36}/)
    for (const secret of [...w.identity.sensitive, 'not.a.token']) expect(error.message).not.toContain(secret)
    expect(times(w.identity)).toBe(1)
  })

  it.each<[string, Fault, string]>([
    ['a server error', { status: 503, body: 'busy' }, 'unavailable'],
    ['a rate limit', { status: 429, body: '{}' }, 'throttled'],
    ['an HTML page', { status: 200, body: '<html>welcome</html>' }, 'unreadable'],
    ['an incomplete response', { status: 200, body: '{"credentials":{},"Credentials":{}}' }, 'unreadable'],
    ['a redirect', { status: 302, headers: { location: 'https://example.com' } }, 'redirected'],
    ['a closed connection', 'reset', 'connection-closed'],
  ])('retries %s only if that can help', async (_, fault, kind) => {
    await using w = await startExchange(cloud)
    w.identity.intercept = (call) => (call.operation === operation ? fault : undefined)
    const error = await apiErrorOf(w.exchange())
    expect(error.kind).toBe(kind)
    expect(error.message).toContain(operation)
    expect(times(w.identity)).toBe(kind === 'redirected' ? 1 : 2)
  })

  it('succeeds after a transient failure', async () => {
    await using w = await startExchange(cloud)
    let failures = 1
    w.identity.intercept = ({ operation: it }) => (it === operation && failures-- > 0 ? { status: 500 } : undefined)
    expect(await w.exchange()).toBeTruthy()
  })
})

describe.concurrent('the token exchange of Google Cloud', () => {
  const cloud = clouds[3]

  it('needs no service account', async () => {
    await using w = await startExchange(cloud)
    expect(await w.exchange({ role: undefined })).toEqual({ authToken: w.identity.handedOut[0] })
    expect(w.identity.operations).toEqual(['GetIdToken', 'ExchangeToken'])
  })

  it('reports a service account that may not be impersonated', async () => {
    await using w = await startExchange(cloud)
    const error = await apiErrorOf(w.exchange({ role: 'other@shop-prod.iam.gserviceaccount.com' }))
    expect(error).toMatchObject({ kind: 'role-refused' })
    expect(error.message).toContain('GenerateAccessToken, PERMISSION_DENIED')
    for (const secret of w.identity.sensitive) expect(error.message).not.toContain(secret)
  })
})

describe.concurrent("GitHub's OIDC token", () => {
  const [cloud] = clouds

  it('is requested with the audience', async () => {
    await using w = await startExchange(cloud)
    const token = await w.fetch('https://example.com/a?b=c&d')
    expect([...w.identity.idTokens]).toEqual([[token, 'https://example.com/a?b=c&d']])
  })

  it.each<[string, Fault, string]>([
    ['a server error', { status: 500, body: 'x' }, 'unavailable'],
    ['a refusal', { status: 403, body: 'x' }, 'id-token-refused'],
    ['an empty token', { status: 200, body: '{"value":""}' }, 'unreadable'],
    ['an invalid token', { status: 200, body: '{"value":"a.b.c\\r\\nx: y"}' }, 'unreadable'],
    ['a redirect', { status: 307, headers: { location: 'https://example.com' } }, 'redirected'],
    ['a closed connection', 'reset', 'connection-closed'],
  ])('cannot be fetched because of %s', async (_, fault, kind) => {
    await using w = await startExchange(cloud)
    w.identity.intercept = () => fault
    const error = await apiErrorOf(w.fetch())
    expect(error.kind).toBe(kind)
    expect(error.message).toContain("GitHub's OIDC token")
  })
})

it.each([
  [{ GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_RUN_ID: '1658821493' }, 'octo-org-shop-1658821493'],
  [{ GITHUB_REPOSITORY: `o/${'r'.repeat(100)}`, GITHUB_RUN_ID: '123456789012' }, `o-${'r'.repeat(49)}-123456789012`],
  [{}, 'promote-secret-version'],
])('a session name identifies the run in at most 64 characters: %o', (env: Record<string, string>, name) => {
  expect(sessionName((variable) => env[variable])).toBe(name)
  expect(name).toMatch(/^[A-Za-z0-9.@_-]{2,64}$/)
})

// The client only supports HTTPS, so its hook for mocks forwards the request.
it("the stand-in accepts the same request from Alibaba Cloud's own client", async () => {
  await using w = await startExchange(clouds[1])
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
      const response = await fetch(url, { method, headers, body: String(new URLSearchParams(bodyForm)) })
      return { statusCode: response.status, body: Buffer.from(await response.arrayBuffer()) }
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
])('the token service of %s in region “%s” is %s', async (vendor, region, address) => {
  const cloud = clouds.find((it) => it.vendor === vendor)
  await using client = new RecordingClient(new Deadline(1000), 1)
  const exchange = await cloud?.federation.load()
  const request = { audience: '', sessionName: 'test', seconds: 900, region }
  await apiErrorOf(
    Promise.resolve(
      exchange?.(
        request,
        () => Promise.resolve('a.b.c'),
        client,
        () => undefined,
      ),
    ),
  )
  expect(client.addresses).toEqual([address])
  expect(client.origins).toEqual([new URL(address).origin])
})

/** Records where it would connect, and send a request. */
class RecordingClient extends Client {
  readonly addresses: string[] = []
  readonly origins: string[] = []

  override connect(url: string | URL): void {
    this.origins.push(new URL(url).origin)
  }

  override send<T>(_kind: string, sign: (date: Date) => HttpRequest): Promise<T> {
    const { url } = sign(new Date())
    this.addresses.push(url.origin + url.pathname)
    return Promise.reject(new ApiError('timeout'))
  }
}
