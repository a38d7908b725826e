/**
 * No credential leaves a run except to the server that it logs in to. Every login method meets servers that echo their
 * requests, with debug logging on; then everything the run leaves behind is searched for what was sent, in every encoding.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import {
  GOOGLE_TEST_TOKEN,
  type GoogleCloud,
  JOB_REQUEST_TOKEN,
  SERVICE_ACCOUNT,
} from '../support/clouds/google-secret-manager.ts'
import { startSsm } from '../support/clouds/aws-parameter-store.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import { AZURE_TEST_LOGIN } from '../support/clouds/azure-app-configuration.ts'
import { OCI_TEST_KEY } from '../support/clouds/oci-vault.ts'
import type { AccessKey, CloudRequest, CloudOptions, CloudResponse, Fault } from '../support/clouds/server.ts'
import { type Inputs, type Run, runAction } from '../support/runner.ts'
import { startGoogleScenario, withCredentialsFile } from '../support/google.ts'
import { startAzureScenario, v3 } from '../support/azure.ts'
import { keyVariables as ociVariables, startOciScenario, withFiles } from '../support/oci.ts'
import { dbPassword, keyVariables, startSsmScenario } from '../support/parameter-store.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'
import { recordJson } from '../support/record.ts'

// Most of a run is waiting, for a process to start or for a silent server.
vi.setConfig({ maxConcurrency: 8 })

/** A server that receives requests of the action. */
type ObservedServer = { readonly calls: CloudRequest[]; intercept: CloudOptions['intercept'] }

/** The inputs and variables of one login, with the servers that it uses. */
type LoginSetup = {
  servers: ObservedServer[]
  inputs: Inputs
  env: Record<string, string>
  /** Credentials that were passed or issued, and must not leak. */
  secrets: () => string[]
}
type LoginCase = {
  title: string
  /** The requests to echo; none if they are the same as in another case. */
  requests: string[]
  use: (work: (setup: LoginSetup) => Promise<void>) => Promise<void>
}

/** Contains all characters that a URL, a form or JSON encodes. */
const key = { id: 'TEMPORARYKEYID123456', secret: 'temporary/Secret+Key=0123456789' }
const token = 'TOKEN+/of%25"the\\session=='
const promotion = { 'target-version': 'v3', 'rollback-on-failure': 'true' }

/** Logs in with an access key, in the inputs or in the environment, with a token or without. */
function byKey(vendor: Vendor, request: string, tokenName: string): LoginCase[] {
  const [idName = '', secretName = ''] = Object.keys(vendor.env)
  const inputs = { 'access-key-id': key.id, 'secret-access-key': key.secret }
  const env = { [idName]: key.id, [secretName]: key.secret }
  const login = (
    title: string,
    accessKey: AccessKey,
    source: Pick<LoginSetup, 'inputs' | 'env'>,
    ...requests: string[]
  ): LoginCase => ({
    title: `${vendor.title}: ${title}`,
    requests,
    use: async (work) => {
      await using s = await startScenario(vendor, undefined, { accessKeys: [accessKey] })
      const secrets = () => Object.values(accessKey)
      await work({
        servers: [s.cloud],
        inputs: { ...s.inputs, ...promotion, ...source.inputs },
        env: source.env,
        secrets,
      })
    },
  })
  return [
    login('key by input', key, { inputs, env: {} }),
    login('key by environment', key, { inputs: {}, env }),
    login(
      'key+token by input',
      { ...key, token },
      { inputs: { ...inputs, 'security-token': token }, env: {} },
      request,
    ),
    login('key+token by environment', { ...key, token }, { inputs: {}, env: { ...env, [tokenName]: token } }),
  ]
}

function byHuaweiToken(title: string, inputs: Inputs, env: Record<string, string>, ...requests: string[]): LoginCase {
  return {
    title: `Huawei Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using s = await startScenario(huawei, undefined, { authTokens: [token] })
      const more = { 'project-id': '', 'identity-endpoint': s.cloud.endpoint }
      const all = { ...s.inputs, ...promotion, ...more, ...inputs }
      await work({ servers: [s.cloud], inputs: all, env, secrets: () => [token] })
    },
  }
}

function byRole(vendor: Vendor, { role, provider }: Record<string, string>, ...requests: string[]): LoginCase {
  return {
    title: `${vendor.title}: role`,
    requests: ['GetIdToken', ...requests],
    use: async (work) => {
      const accessKeys: AccessKey[] = []
      await using identity = await startIdentity({ accessKeys })
      await using s = await startScenario(vendor, undefined, { accessKeys })
      const login = { 'role-to-assume': role ?? '', 'oidc-provider': provider ?? '' }
      const inputs = { ...s.inputs, ...promotion, ...login, 'identity-endpoint': identity.endpoint }
      await work({ servers: [identity, s.cloud], inputs, env: identity.env, secrets: () => identity.sensitive })
    },
  }
}

const googlePromotion = { 'target-version': '3', 'rollback-on-failure': 'true' }

function byGoogleToken(title: string, inputs: Inputs, env: Record<string, string>, ...requests: string[]): LoginCase {
  return {
    title: `Google Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using g = await startGoogleScenario()
      const all = { ...g.inputs, ...googlePromotion, ...inputs }
      await work({ servers: [g.cloud], inputs: all, env, secrets: () => [GOOGLE_TEST_TOKEN] })
    },
  }
}

function byGoogleRole(title: string, account: Inputs, ...requests: string[]): LoginCase {
  return {
    title: `Google Cloud: ${title}`,
    requests: ['GetIdToken', ...requests],
    use: async (work) => {
      await using identity = await startIdentity()
      await using g = await startGoogleScenario({ tokens: identity.handedOut })
      const login = { 'oidc-provider': TRUSTED.google.provider, 'identity-endpoint': identity.endpoint, ...account }
      const inputs = { ...g.inputs, ...googlePromotion, ...login }
      await work({ servers: [identity, g.cloud], inputs, env: identity.env, secrets: () => identity.sensitive })
    },
  }
}

function byGoogleFile(
  title: string,
  fileOf: (cloud: GoogleCloud) => object,
  secretsOf: (cloud: GoogleCloud) => string[],
  ...requests: string[]
): LoginCase {
  return {
    title: `Google Cloud: ${title}`,
    requests,
    use: async (work) => {
      await using g = await startGoogleScenario()
      await withCredentialsFile(fileOf(g.cloud), (path) => {
        const inputs = { ...g.inputs, ...googlePromotion, 'identity-endpoint': g.cloud.endpoint }
        const env = { GOOGLE_APPLICATION_CREDENTIALS: path }
        return work({ servers: [g.cloud], inputs, env, secrets: () => secretsOf(g.cloud) })
      })
    },
  }
}

const byParameterStoreKey: LoginCase = {
  title: 'Parameter Store: key by environment',
  requests: ['DescribeParameters', 'GetParameterHistory', 'LabelParameterVersion'],
  use: async (work) => {
    await using p = await startSsmScenario()
    const inputs = { ...p.inputs, 'target-version': '3', 'rollback-on-failure': 'true' }
    await work({ servers: [p.cloud], inputs, env: keyVariables, secrets: () => Object.values(keyVariables) })
  },
}

const withDeployment: LoginCase = {
  title: 'GitHub: token',
  requests: ['create deployment', 'create status'],
  use: async (work) => {
    await using github = await startGitHub()
    await using s = await startScenario(huawei)
    const environment = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
    const env = { ...huawei.env, GITHUB_API_URL: github.address }
    const secrets = () => [GITHUB_TEST_TOKEN, ...Object.values(huawei.env)]
    await work({ servers: [github, s.cloud], inputs: { ...s.inputs, ...promotion, ...environment }, env, secrets })
  },
}

/** Returns the lines of a private key, without its markers and a nearly empty last line. */
const linesOf = (privateKey: string) => privateKey.split('\n').filter((line) => /^[^-]{8,}$/.test(line))

const ociPromotion = { 'target-version': '4', 'rollback-on-failure': 'true' }
const { encryptedKey, passphrase, sessionToken, privateKey } = OCI_TEST_KEY

const byOciKey: LoginCase = {
  title: 'OCI Vault: encrypted key by environment',
  requests: ['GetSecret', 'UpdateSecret'],
  use: async (work) => {
    await using o = await startOciScenario()
    const env = { ...ociVariables, OCI_CLI_KEY_CONTENT: encryptedKey, OCI_CLI_PASSPHRASE: passphrase }
    const secrets = () => [passphrase, ...linesOf(encryptedKey)]
    await work({ servers: [o.cloud], inputs: { ...o.inputs, ...ociPromotion }, env, secrets })
  },
}

const byOciSession: LoginCase = {
  title: 'OCI Vault: session token in files',
  requests: ['GetSecret', 'UpdateSecret'],
  use: async (work) => {
    await using o = await startOciScenario()
    await withFiles({ key: privateKey, token: sessionToken }, (folder) => {
      const config = `[DEFAULT]\nkey_file=${folder}/key\nsecurity_token_file=${folder}/token\n`
      return withFiles({ config }, (configFolder) => {
        const env = { OCI_CLI_CONFIG_FILE: `${configFolder}/config` }
        const secrets = () => [sessionToken, ...linesOf(privateKey)]
        return work({ servers: [o.cloud], inputs: { ...o.inputs, ...ociPromotion }, env, secrets })
      })
    })
  },
}

const byAzureRole: LoginCase = {
  title: 'App Configuration: role',
  requests: ['GetIdToken', 'GetToken', 'GetKeyValue', 'GetSecretVersions', 'PutKeyValue'],
  use: async (work) => {
    await using a = await startAzureScenario()
    const inputs = { ...a.inputs, ...a.login, 'target-version': v3, 'rollback-on-failure': 'true' }
    const secrets = () => a.identity.sensitive
    await work({ servers: [a.identity, a.cloud], inputs, env: a.identity.env, secrets })
  },
}

const byAzureToken: LoginCase = {
  title: 'App Configuration: token by input',
  requests: ['GetKeyValue', 'PutKeyValue'],
  use: async (work) => {
    await using a = await startAzureScenario()
    const { storeToken } = AZURE_TEST_LOGIN
    const login = { 'auth-token': storeToken, 'rollback-on-failure': 'true' }
    const inputs = { ...a.inputs, ...login, 'target-version': v3 }
    await work({ servers: [a.cloud], inputs, env: {}, secrets: () => [storeToken] })
  },
}

const logins: LoginCase[] = [
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
    ({ keyFile }) => linesOf(keyFile.private_key),
    'token',
  ),
  byGoogleFile(
    'file of a login action',
    (cloud) => cloud.externalFile(SERVICE_ACCOUNT),
    () => [JOB_REQUEST_TOKEN],
    ...['job token', 'exchange', 'impersonate'],
  ),
  byParameterStoreKey,
  byOciKey,
  byOciSession,
  byAzureRole,
  byAzureToken,
  withDeployment,
]

type SentRequest = Pick<CloudRequest, 'headers' | 'body'>

/** Returns the headers with credentials, tokens first, since a short quote contains only the first. */
function loginHeaders({ headers }: SentRequest): [string, string][] {
  const found = Object.entries(headers).filter(([name]) => /authorization$|(?<!sync-)token$/.test(name))
  return found.sort(([a], [b]) => Number(a.endsWith('authorization')) - Number(b.endsWith('authorization')))
}

/** Returns the tokens in a request. */
function tokensOn(sent: SentRequest): string[] {
  const inHeaders = loginHeaders(sent).map(([, value]) => value.replace(/^(Bearer|token|Basic) /, ''))
  const fields = /^(OIDCToken|WebIdentityToken|subject_token|assertion|client_assertion|id_token)$/
  const form = sent.body.startsWith('{')
    ? Object.entries(JSON.parse(sent.body) as object)
    : new URLSearchParams(sent.body)
  const inBody = [...form].flatMap(([name, value]) => (fields.test(name) ? [String(value)] : []))
  const inKeyIds = [...(sent.headers.authorization ?? '').matchAll(/keyId="ST\$([^"]+)"/g)].map(
    ([, value = '']) => value,
  )
  return [...inHeaders.filter((value) => !/signature=/i.test(value)), ...inKeyIds, ...inBody]
}

/** Returns every credential in a request: tokens, whole headers, signatures and key ids. */
function secretsOn(sent: SentRequest): string[] {
  const headers = loginHeaders(sent).map(([, value]) => value)
  const parts = headers.flatMap((value) => [
    ...value.matchAll(/(?:Signature|Access|Credential)=([^,/]+)/g),
    ...value.matchAll(/signature="([^"]+)"/g),
  ])
  return [...tokensOn(sent), ...headers, ...parts.map(([, part = '']) => part)]
}

const encodings = (secret: string) => [
  secret,
  // A long one may be cut.
  ...(secret.length > 80 ? [secret.slice(0, 40)] : []),
  encodeURIComponent(secret),
  encodeURIComponent(encodeURIComponent(secret)),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
]

/** Returns a request as its signature sees it. */
const canonicalRequest = ({ headers, body }: SentRequest) =>
  ['POST', '/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), body].join('\n')

/** The parts of a request that a server echoes. */
const quotes: Record<string, (sent: SentRequest) => string> = {
  'the headers': (sent) => JSON.stringify(Object.fromEntries(loginHeaders(sent))),
  'the tokens and signature': (sent) => tokensOn(sent).concat(secretsOn(sent).slice(-3)).join(' | '),
  'the body': ({ body }) => body,
  'the signature, percent-encoded': (sent) =>
    encodeURIComponent(`Signature=${/signature="?([\w+/=]+)/i.exec(sent.headers.authorization ?? '')?.[1] ?? ''}`),
  'the string to sign': (sent) =>
    `The Canonical String is\n'${canonicalRequest(sent)}', the String-to-Sign is\n'${secretsOn(sent).join('\n')}'`,
  'the tokens, encoded twice': (sent) => encodeURIComponent(encodeURIComponent(tokensOn(sent).join('&'))),
}

/** Returns an error in the format of all vendors at once; Google's services nest the message, its login does not. */
function errorFor(status: number, message: string, operation: string): { status: number; body: string } {
  if (operation === 'AssumeRoleWithWebIdentity') {
    const text = message.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    return { status, body: `<Error><Code>Other</Code><Message>${text}</Message></Error>` }
  }
  const isLogin = ['token', 'exchange', 'job token', 'ExchangeToken', 'GetToken'].includes(operation)
  const fields = { error_code: 'Other', error_msg: message, Code: 'Other', Message: message, __type: 'Other', message }
  const error = isLogin ? 'other' : { code: status, status: 'OTHER', message, title: 'Other' }
  return { status, body: JSON.stringify({ ...fields, error, error_description: message, detail: message }) }
}

const echo = (sent: SentRequest) => `${JSON.stringify(sent.headers)} ${sent.body}`
const events: Record<string, (call: CloudRequest) => Fault | undefined> = {
  ...Object.fromEntries(
    Object.entries(quotes).map(([part, quote]) => [
      `is rejected with a quote of ${part}`,
      (call: CloudRequest) => errorFor(400, `quoted: ${quote(call)}`, call.operation),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(quotes).map(([part, quote]) => [
      `fails to authenticate with an echo of ${part}`,
      (call: CloudRequest) => errorFor(401, `Not the right key. ${quote(call)}`, call.operation),
    ]),
  ),
  'fails to authenticate': (call) => errorFor(401, tokensOn(call).join(), call.operation),
  'is redirected': (call) => ({
    status: 302,
    headers: { location: `https://example.com/?${encodeURIComponent(secretsOn(call).join())}` },
    body: echo(call),
  }),
  'gets an echo': (call) => ({ status: 200, body: echo(call) }),
  'gets an echo in JSON': (call) => ({ status: 200, body: JSON.stringify({ ...call.headers, ...call }) }),
  'gets an echo from a gateway': (call) => ({ status: 502, body: echo(call) }),
  'loses its connection': () => 'reset',
  'gets no response': () => 'silence',
}

/** Starts a proxy that rejects every tunnel, and every request, with an echo. */
async function startProxy(status: number) {
  const received: SentRequest[] = []
  const reject = ({ headers }: IncomingMessage, socket: Duplex) => {
    const sent = { headers: headers as Record<string, string>, body: '' }
    received.push(sent)
    const { body } = errorFor(
      status,
      `quoted: ${loginHeaders(sent)
        .map(([, value]) => value)
        .join(' ')}`,
      '',
    )
    // A step that ends at the first refusal resets its other connection.
    socket.on('error', () => undefined)
    socket.end(`HTTP/1.1 ${status} ${body}\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  }
  const server = createServer((request) => {
    reject(request, request.socket)
  }).on('connect', reject)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const password = 'proxy+p@ss/word'
  const address = `http://robot:${encodeURIComponent(password)}@127.0.0.1:${port}`
  const env = { http_proxy: address, HTTPS_PROXY: address }
  return { received, env, password, [Symbol.asyncDispose]: () => Promise.resolve(void server.close()) }
}

/** Returns everything that others can read after the run. */
function leftBehind(run: Run, { servers }: LoginSetup): string {
  const shown = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  // As GitHub shows it, without the escapes of commands.
  const messages = run.commands.flatMap(({ name, data, properties }) =>
    name === 'add-mask' ? [] : [data, ...Object.values(properties)],
  )
  const values = [run.outputs, run.state, run.exported].flatMap((each) => Object.values(each))
  const deployments = servers.flatMap(({ calls }) => calls).filter(({ operation }) => operation.startsWith('create '))
  const records = [run.outputs.record, run.state.record].map((record) => recordJson(record))
  return [...shown, ...messages, ...values, ...records, run.summary, ...deployments.map(({ body }) => body)].join('\n')
}

/** @param sent all requests of the run, including those to a proxy */
function expectNoLeak(run: Run, setup: LoginSetup, sent: SentRequest[]): void {
  const left = leftBehind(run, setup)
  const secrets = setup.secrets()
  for (const secret of new Set([...secrets, ...sent.flatMap(secretsOn)]))
    for (const encoding of encodings(secret)) expect(left).not.toContain(encoding)
  expect(left, 'a header').not.toMatch(/authorization["']?[:=]|-HMAC-SHA256/i)
  for (const secret of [...secrets, ...sent.flatMap(tokensOn)])
    for (const form of [secret, encodeURIComponent(secret)]) expect(run.masks).toContain(form)
  const lines = run.raw.split('\n')
  const early = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('::add-mask::')),
  )
  for (const value of Object.values({ ...setup.inputs, ...setup.env }))
    if (secrets.includes(value)) expect(early, 'masked first').toContain(`::add-mask::${value.replaceAll('%', '%25')}`)
}

describe.concurrent.each(logins)('the credentials of “$title”', ({ requests, use }) => {
  const run = ({ inputs, env }: LoginSetup, variables: Record<string, string> = {}, timeLimit: Inputs = {}) =>
    runAction({
      with: { ...inputs, 'max-attempts': '1', ...timeLimit },
      env: { ...env, ...variables },
      debug: true,
    })

  it('do not leak when the run succeeds', async () => {
    await use(async (setup) => {
      const step = await run(setup)
      expect(step.exitCode, step.raw).toBe(0)
      expect(step.state.record).not.toBe('')
      const sent = setup.servers.flatMap(({ calls }) => calls)
      expect(sent.flatMap(secretsOn).length).toBeGreaterThanOrEqual(sent.length)
      expectNoLeak(step, setup, sent)
    })
  })

  it.each(Object.keys(events).flatMap((event) => requests.map((request) => [request, event] as const)))(
    'do not leak when the request “%s” %s',
    async (request, event) => {
      await use(async (setup) => {
        let isHit = false
        for (const server of setup.servers) {
          server.intercept = (call) => {
            if (call.operation !== request || isHit) return undefined
            isHit = true
            return events[event]?.(call)
          }
        }
        const step = await run(setup, {}, event === 'gets no response' ? { 'timeout-seconds': '4' } : {})
        expect(isHit).toBe(true)
        if (event.includes('quote of') && request !== 'GetIdToken') expect(step.raw).toContain('quoted:')
        expectNoLeak(
          step,
          setup,
          setup.servers.flatMap(({ calls }) => calls),
        )
      })
    },
  )

  it('do not reach a proxy, and those of the proxy do not leak', async () => {
    await using proxy = await startProxy(400)
    await use(async (setup) => {
      const step = await run(setup, proxy.env)
      expect([step.exitCode, proxy.received]).toEqual([0, []])
      const secrets = () => [...setup.secrets(), proxy.password]
      const sent = setup.servers.flatMap(({ calls }) => calls)
      expectNoLeak(step, { ...setup, secrets }, sent)
    })
  })
})

const textOf = ({ body }: CloudResponse) => (typeof body === 'string' ? body : '')

describe.concurrent('the values in a history of Parameter Store', () => {
  const versions = { 1: [], 2: ['live'], 3: [] }
  const inputs = { 'target-version': '3', 'rollback-on-failure': 'true', 'max-attempts': '1' }
  const cases: [string, (response: CloudResponse) => CloudResponse][] = [
    ['is understood', (response) => response],
    ['is of another parameter', (response) => ({ ...response, body: textOf(response).replaceAll(dbPassword, '/x') })],
    [
      'has values in the place of labels',
      (response) => ({ ...response, body: textOf(response).replaceAll('"Labels":[', '"Labels":[7,') }),
    ],
    ['is cut off', (response) => ({ ...response, body: textOf(response).slice(0, -20) })],
    [
      'is an error',
      (response) => ({ status: 400, body: `{"__type":"Other","message":"no","Parameters":${textOf(response)}}` }),
    ],
    ['is an error of a gateway', (response) => ({ ...response, status: 502 })],
  ]

  it.each(cases)('do not leak when the response %s', async (_, change) => {
    for (const historyType of ['SecureString', 'String'] as const) {
      await using p = await startSsm({ secrets: { [dbPassword]: { versions, historyType } } })
      p.intercept = ({ operation }) => (operation === 'GetParameterHistory' ? change : undefined)
      const env = { ...keyVariables, AWS_REGION: 'eu-central-1' }
      const location = { provider: 'aws-parameter-store', endpoint: p.endpoint, secret: dbPassword, stage: 'live' }
      const step = await runAction({ with: { ...location, ...inputs }, env, debug: true })
      const left = leftBehind(step, { servers: [], inputs: {}, env, secrets: () => [] })
      for (const version of Object.keys(versions))
        for (const encoding of encodings(p.storedValue(dbPassword, version))) expect(left).not.toContain(encoding)
    }
  })
})

describe('the credentials of a proxy', () => {
  it.each([400, 407, 502])('do not leak when it echoes them with status %i', async (status) => {
    await using proxy = await startProxy(status)
    for (const vendor of [huawei, alibaba, aws]) {
      const inputs = { ...vendor.inputs, ...promotion, secret: vendor.secret, 'max-attempts': '1' }
      const env = { ...vendor.env, ...proxy.env }
      const step = await runAction({ with: inputs, env, debug: true })
      expect(step.exitCode).toBe(1)
      const secrets = () => [...Object.values(vendor.env), proxy.password]
      // Alibaba Cloud may be asked for two things at once.
      const sent = proxy.received.splice(0)
      expect(sent.length).toBeGreaterThan(0)
      expect(sent.length).toBeLessThanOrEqual(vendor === alibaba ? 2 : 1)
      expectNoLeak(step, { servers: [], inputs, env, secrets }, sent)
    }
  })
})
