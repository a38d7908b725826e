/**
 * Nothing that logs in leaves a run but to where it logs in to. Every way to log in meets servers that quote back what
 * they were asked, with the debug log on: what went over the wire is looked for, in every form, in all that is left.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import { GOOGLE_TEST_TOKEN, JOB_REQUEST_TOKEN, SERVICE_ACCOUNT } from '../support/clouds/google-secret-manager.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey, CloudRequest, CloudOptions, Fault } from '../support/clouds/server.ts'
import { type Run, runAction } from '../support/runner.ts'
import { google, withFile } from '../support/google.ts'
import { alibaba, aws, huawei, type Inputs, scenario, type Vendor } from '../support/scenario.ts'

// Most of a run is waiting for a process to start, or for a server that says nothing.
vi.setConfig({ maxConcurrency: 8 })

/** Somebody who is asked. */
type Site = { readonly calls: CloudRequest[]; intercept: CloudOptions['intercept'] }

/** A way to log in, ready to be used. */
type World = {
  sites: Site[]
  inputs: Inputs
  env: Record<string, string>
  /** What was given, or is handed out, and must not be seen. */
  secrets: () => string[]
}
type Login = {
  title: string
  /** The requests that something happens to; none where from the login on all is as in another way. */
  requests: string[]
  use: (work: (world: World) => Promise<void>) => Promise<void>
}

/** With all the characters that are spelled in another way in an address, a form or JSON. */
const key = { id: 'TEMPORARYKEYID123456', secret: 'temporary/Secret+Key=0123456789' }
const token = 'TOKEN+/of%25"the\\session=='
const promotion = { 'target-version': 'v3', 'rollback-on-failure': 'true' }

/** By an access key, in the inputs or in the environment, with a token or without. */
function byKey(vendor: Vendor, request: string, tokenName: string): Login[] {
  const [idName = '', secretName = ''] = Object.keys(vendor.env)
  const inputs = { 'access-key-id': key.id, 'secret-access-key': key.secret }
  const env = { [idName]: key.id, [secretName]: key.secret }
  const login = (
    title: string,
    accessKey: AccessKey,
    given: Pick<World, 'inputs' | 'env'>,
    ...requests: string[]
  ): Login => ({
    title: `${vendor.title}: ${title}`,
    requests,
    use: async (work) => {
      await using s = await scenario(vendor, undefined, { accessKeys: [accessKey] })
      const secrets = () => Object.values(accessKey)
      await work({ sites: [s.cloud], inputs: { ...s.inputs, ...promotion, ...given.inputs }, env: given.env, secrets })
    },
  })
  return [
    login('key by input', key, { inputs, env: {} }),
    login('key by environment', key, { inputs: {}, env }),
    login(
      'key and token by input',
      { ...key, token },
      { inputs: { ...inputs, 'security-token': token }, env: {} },
      request,
    ),
    login('key and token by environment', { ...key, token }, { inputs: {}, env: { ...env, [tokenName]: token } }),
  ]
}

function byHuaweiToken(title: string, inputs: Inputs, env: Record<string, string>, ...requests: string[]): Login {
  return {
    title: `Huawei Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using s = await scenario(huawei, undefined, { authTokens: [token] })
      const more = { 'project-id': '', 'identity-endpoint': s.cloud.endpoint }
      const all = { ...s.inputs, ...promotion, ...more, ...inputs }
      await work({ sites: [s.cloud], inputs: all, env, secrets: () => [token] })
    },
  }
}

function byRole(vendor: Vendor, { role, provider }: Record<string, string>, ...requests: string[]): Login {
  return {
    title: `${vendor.title}: role`,
    requests: ['GetIdToken', ...requests],
    use: async (work) => {
      const accessKeys: AccessKey[] = []
      await using identity = await startIdentity({ accessKeys })
      await using s = await scenario(vendor, undefined, { accessKeys })
      const login = { 'role-to-assume': role ?? '', 'oidc-provider': provider ?? '' }
      const inputs = { ...s.inputs, ...promotion, ...login, 'identity-endpoint': identity.endpoint }
      await work({ sites: [identity, s.cloud], inputs, env: identity.env, secrets: () => identity.sensitive })
    },
  }
}

const googlePromotion = { 'target-version': '3', 'rollback-on-failure': 'true' }

function byGoogleToken(title: string, inputs: Inputs, env: Record<string, string>, ...requests: string[]): Login {
  return {
    title: `Google Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using g = await google()
      const all = { ...g.inputs, ...googlePromotion, ...inputs }
      await work({ sites: [g.cloud], inputs: all, env, secrets: () => [GOOGLE_TEST_TOKEN] })
    },
  }
}

function byGoogleRole(title: string, account: Inputs, ...requests: string[]): Login {
  return {
    title: `Google Cloud: ${title}`,
    requests: ['GetIdToken', ...requests],
    use: async (work) => {
      await using identity = await startIdentity()
      await using g = await google({ tokens: identity.handedOut })
      const login = { 'oidc-provider': TRUSTED.google.provider, 'identity-endpoint': identity.endpoint, ...account }
      const inputs = { ...g.inputs, ...googlePromotion, ...login }
      await work({ sites: [identity, g.cloud], inputs, env: identity.env, secrets: () => identity.sensitive })
    },
  }
}

type GoogleCloud = Awaited<ReturnType<typeof google>>['cloud']

function byGoogleFile(
  title: string,
  fileOf: (cloud: GoogleCloud) => object,
  secretsOf: (cloud: GoogleCloud) => string[],
  ...requests: string[]
): Login {
  return {
    title: `Google Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using g = await google()
      await withFile(fileOf(g.cloud), (path) => {
        const inputs = { ...g.inputs, ...googlePromotion, 'identity-endpoint': g.cloud.endpoint }
        const env = { GOOGLE_APPLICATION_CREDENTIALS: path }
        return work({ sites: [g.cloud], inputs, env, secrets: () => secretsOf(g.cloud) })
      })
    },
  }
}

const withDeployment: Login = {
  title: 'GitHub: token',
  requests: ['create deployment', 'create status'],
  use: async (work) => {
    await using github = await startGitHub()
    await using s = await scenario(huawei)
    const kept = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
    const env = { ...huawei.env, GITHUB_API_URL: github.address }
    const secrets = () => [GITHUB_TEST_TOKEN, ...Object.values(huawei.env)]
    await work({ sites: [github, s.cloud], inputs: { ...s.inputs, ...promotion, ...kept }, env, secrets })
  },
}

/** Lines of a key, but for the armour, and for a last one that is all but empty. */
const linesOf = ({ keyFile }: GoogleCloud) => keyFile.private_key.split('\n').filter((line) => /^[^-]{8,}$/.test(line))

const logins: Login[] = [
  ...byKey(huawei, 'ListVersions', 'HUAWEICLOUD_SDK_SECURITY_TOKEN'),
  ...byKey(alibaba, 'ListSecretVersionIds', 'ALIBABA_CLOUD_SECURITY_TOKEN'),
  ...byKey(aws, 'DescribeSecret', 'AWS_SESSION_TOKEN'),
  byHuaweiToken('token by input', { 'auth-token': token }, {}, 'ListProjects', 'ListVersions'),
  byHuaweiToken('token by environment', {}, { HW_AUTH_TOKEN: token }),
  byGoogleToken('token by input', { 'auth-token': GOOGLE_TEST_TOKEN }, {}, 'GetSecret', 'UpdateSecret'),
  byGoogleToken('token by environment', {}, { CLOUDSDK_AUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }),
  byRole(huawei, TRUSTED.huawei, 'AssumeAgencyWithOIDC', 'ListVersions'),
  byRole(alibaba, TRUSTED.alibaba, 'AssumeRoleWithOIDC', 'ListSecretVersionIds'),
  byRole(aws, TRUSTED.aws, 'AssumeRoleWithWebIdentity', 'DescribeSecret'),
  byGoogleRole('workload identity', {}, 'ExchangeToken', 'GetSecret'),
  byGoogleRole('role', { 'role-to-assume': TRUSTED.google.role }, 'ExchangeToken', 'GenerateAccessToken'),
  byGoogleFile(
    'file of a key',
    ({ keyFile }) => keyFile,
    (cloud) => linesOf(cloud),
    'token',
  ),
  byGoogleFile(
    'file of a login action',
    (cloud) => cloud.externalFile(SERVICE_ACCOUNT),
    () => [JOB_REQUEST_TOKEN],
    ...['job token', 'exchange', 'impersonate'],
  ),
  withDeployment,
]

type Sent = Pick<CloudRequest, 'headers' | 'body'>

/** Headers that log in; those that an error quotes first are the ones that a short quotation shows. */
function loginHeaders({ headers }: Sent): [string, string][] {
  const found = Object.entries(headers).filter(([name]) => /authorization$|token$/.test(name))
  return found.sort(([a], [b]) => Number(a.endsWith('authorization')) - Number(b.endsWith('authorization')))
}

/** The tokens that a request holds, as they are. */
function tokensOn(sent: Sent): string[] {
  const inHeaders = loginHeaders(sent).map(([, value]) => value.replace(/^(Bearer|token|Basic) /, ''))
  const fields = /^(OIDCToken|WebIdentityToken|subject_token|assertion|id_token)$/
  const form = sent.body.startsWith('{')
    ? Object.entries(JSON.parse(sent.body) as object)
    : new URLSearchParams(sent.body)
  const inBody = [...form].flatMap(([name, value]) => (fields.test(name) ? [String(value)] : []))
  return [...inHeaders.filter((value) => !value.includes('Signature=')), ...inBody]
}

/** All that logs in and went over the wire: tokens, whole headers, signatures and the ids of keys. */
function secretsOn(sent: Sent): string[] {
  const headers = loginHeaders(sent).map(([, value]) => value)
  const parts = headers.flatMap((value) => [...value.matchAll(/(?:Signature|Access|Credential)=([^,/]+)/g)])
  return [...tokensOn(sent), ...headers, ...parts.map(([, part = '']) => part)]
}

const spelled = (secret: string) => [
  secret,
  // What is long may have been cut.
  ...(secret.length > 80 ? [secret.slice(0, 40)] : []),
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
]

/** How a server quotes what it was asked. */
const quotes: Record<string, (sent: Sent) => string> = {
  'the headers': (sent) => JSON.stringify(Object.fromEntries(loginHeaders(sent))),
  'what the headers say': (sent) => tokensOn(sent).concat(secretsOn(sent).slice(-3)).join(' | '),
  'the body': ({ body }) => body,
  'the signature, as it would stand in an address': (sent) =>
    encodeURIComponent(`Signature=${/Signature=(\w+)/.exec(sent.headers.authorization ?? '')?.[1] ?? ''}`),
  'tokens, encoded twice': (sent) => encodeURIComponent(encodeURIComponent(tokensOn(sent).join('&'))),
}

/** An error in the words of all of them at once; Google's own services have the message deeper than its login does. */
function refusal(status: number, message: string, operation: string): { status: number; body: string } {
  if (operation === 'AssumeRoleWithWebIdentity') {
    const text = message.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    return { status, body: `<Error><Code>Other</Code><Message>${text}</Message></Error>` }
  }
  const isLogin = ['token', 'exchange', 'job token', 'ExchangeToken'].includes(operation)
  const words = { error_code: 'Other', error_msg: message, Code: 'Other', Message: message, __type: 'Other', message }
  const error = isLogin ? 'other' : { code: status, status: 'OTHER', message, title: 'Other' }
  return { status, body: JSON.stringify({ ...words, error, error_description: message }) }
}

const everything = (sent: Sent) => `${JSON.stringify(sent.headers)} ${sent.body}`
const events: Record<string, (call: CloudRequest) => Fault | undefined> = {
  ...Object.fromEntries(
    Object.entries(quotes).map(([what, quote]) => [
      `is refused, quoting ${what}`,
      (call: CloudRequest) => refusal(400, `quoted: ${quote(call)}`, call.operation),
    ]),
  ),
  'is not accepted as a login': (call) => refusal(401, tokensOn(call).join(), call.operation),
  'is redirected': (call) => ({
    status: 302,
    headers: { location: `https://example.com/?${encodeURIComponent(secretsOn(call).join())}` },
    body: everything(call),
  }),
  'is answered by an echo': (call) => ({ status: 200, body: everything(call) }),
  'is answered by an echo in JSON': (call) => ({ status: 200, body: JSON.stringify({ ...call.headers, ...call }) }),
  'is answered by a gateway that echoes': (call) => ({ status: 502, body: everything(call) }),
  'is cut off': () => 'reset',
  'is not answered': () => 'silence',
}

/** A proxy that answers everything itself, by a quotation. */
async function startProxy() {
  const seen: Sent[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = Buffer.concat((await request.toArray()) as Buffer[]).toString()
    const sent = { headers: request.headers as Record<string, string>, body }
    seen.push(sent)
    const said = loginHeaders(sent).map(([, value]) => value)
    const [operation = ''] = /AssumeRoleWithWebIdentity/.exec(body) ?? []
    response.writeHead(400).end(refusal(400, `quoted: ${said.join(' ')}`, operation).body)
  }
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const password = 'proxy+p@ss/word'
  const env = { http_proxy: `http://robot:${encodeURIComponent(password)}@127.0.0.1:${port}` }
  return { seen, env, password, [Symbol.asyncDispose]: () => Promise.resolve(void server.close()) }
}

/** All that others can read afterwards. */
function leftBehind(run: Run, { sites }: World): string {
  const shown = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  // As GitHub shows it, without the escapes of the commands.
  const said = run.commands.flatMap(({ name, data, properties }) =>
    name === 'add-mask' ? [] : [data, ...Object.values(properties)],
  )
  const kept = [run.outputs, run.state, run.exported].flatMap((values) => Object.values(values))
  const noted = sites.flatMap(({ calls }) => calls).filter(({ operation }) => operation.startsWith('create '))
  return [...shown, ...said, ...kept, run.summary, ...noted.map(({ body }) => body)].join('\n')
}

/** @param sent what the run has sent, wherever that ended */
function check(run: Run, world: World, sent: Sent[]): void {
  const left = leftBehind(run, world)
  const given = world.secrets()
  for (const secret of new Set([...given, ...sent.flatMap(secretsOn)]))
    for (const spelling of spelled(secret)) expect(left).not.toContain(spelling)
  expect(left, 'a header').not.toMatch(/authorization["']?[:=]|-HMAC-SHA256/i)
  for (const secret of [...given, ...sent.flatMap(tokensOn)])
    for (const form of [secret, encodeURIComponent(secret)]) expect(run.masks).toContain(form)
  const lines = run.raw.split('\n')
  const early = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('::add-mask::')),
  )
  for (const value of Object.values({ ...world.inputs, ...world.env }))
    if (given.includes(value)) expect(early, 'said first').toContain(`::add-mask::${value.replaceAll('%', '%25')}`)
}

describe.concurrent.each(logins)('$title', ({ requests, use }) => {
  const run = ({ inputs, env }: World, variables: Record<string, string> = {}, timeLimit: Inputs = {}) =>
    runAction({
      with: { ...inputs, 'max-attempts': '1', ...timeLimit },
      env: { ...env, ...variables },
      debug: true,
    })

  it('is not seen when all goes well', async () => {
    await use(async (world) => {
      const step = await run(world)
      expect(step.exitCode, step.raw).toBe(0)
      expect(step.state.record).not.toBe('')
      const sent = world.sites.flatMap(({ calls }) => calls)
      expect(sent.flatMap(secretsOn).length).toBeGreaterThanOrEqual(sent.length)
      check(step, world, sent)
    })
  })

  it.each(Object.keys(events).flatMap((event) => requests.map((request) => [request, event] as const)))(
    'is not seen when %s %s',
    async (request, event) => {
      await use(async (world) => {
        let hit = false
        for (const site of world.sites) {
          site.intercept = (call) => {
            if (call.operation !== request || hit) return undefined
            hit = true
            return events[event]?.(call)
          }
        }
        const step = await run(world, {}, event === 'is not answered' ? { 'timeout-seconds': '4' } : {})
        expect(hit).toBe(true)
        if (event.includes('quoting') && request !== 'GetIdToken') expect(step.raw).toContain('quoted:')
        check(
          step,
          world,
          world.sites.flatMap(({ calls }) => calls),
        )
      })
    },
  )

  it('is not seen when a proxy echoes, nor is the login of the proxy', async () => {
    await using proxy = await startProxy()
    await use(async (world) => {
      const step = await run(world, proxy.env)
      expect(step.exitCode).toBe(1)
      expect(proxy.seen.length).toBeGreaterThan(0)
      const secrets = () => [...world.secrets(), proxy.password]
      check(step, { ...world, secrets }, proxy.seen)
    })
  })
})
