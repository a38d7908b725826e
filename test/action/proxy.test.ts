/** The built action behind a proxy: which requests go through it, and what a run says about one that does not work. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { selfSigned } from '../support/certificate.ts'
import { GITHUB_TEST_TOKEN } from '../support/clouds/github.ts'
import { TRUSTED } from '../support/clouds/identity.ts'
import { respondWith, serve, startProxy } from '../support/http-server.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import { type Scenario, startScenario } from '../support/scenario/scenario.ts'
import { aws, huawei } from '../support/scenario/vendors.ts'

const host = 'store.test'
const certificate = selfSigned([{ dns: host }])
const promoted = { previous: 'v2', current: 'v3' }
const found = { previous: 'v1', current: 'v2' }
const password = 'hidden-password'

let temp = ''
let trust: Record<string, string>
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'proxy-'))
  const path = join(temp, 'ca.pem')
  await writeFile(path, certificate.cert)
  trust = { NODE_EXTRA_CA_CERTS: path }
})
afterAll(() => rm(temp, { recursive: true }))

/** Starts a store whose host name only a proxy can resolve. */
async function startRemote() {
  const s = await startScenario(huawei, undefined, { tls: certificate })
  const authority = `${host}:${new URL(s.cloud.endpoint).port}`
  const promote = (env: Record<string, string>, attempts = '1') =>
    s.promote(
      { endpoint: `https://${authority}`, 'max-attempts': attempts },
      { env: { ...huawei.env, ...trust, ...env } },
    )
  return { s, authority, promote, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
}

/** Starts a server that is not on a loopback address for the action, which does not trust its certificate. */
async function startDirect() {
  const { server, port } = await serve(respondWith(200), selfSigned([{ ip: [0, 0, 0, 0] }]))
  let connections = 0
  server.on('connection', () => connections++)
  return { endpoint: `https://0.0.0.0:${port}`, connections: () => connections }
}

function expectNothingChanged(s: Scenario, error: string): void {
  expect(error).toContain('State: Nothing was changed')
  expect(error).not.toMatch(/bug|UND_ERR/)
  expect(s.labels()).toEqual(found)
}

const withLogin = (address: string, login: string) => address.replace('//', () => `//${login}@`)

describe('a request to a loopback address', () => {
  it('never goes through a proxy', async () => {
    for (const vendor of [huawei, aws]) {
      await using s = await startScenario(vendor)
      const proxy = await startProxy()
      const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']
      const env = Object.fromEntries(names.map((name) => [name, proxy.address]))
      const step = await s.promote({}, { env: { ...vendor.env, ...env } })
      expect([step.exitCode, proxy.lines, s.labels()]).toEqual([0, [], promoted])
    }
  })
})

describe('an https request', () => {
  it.each([
    ['HTTPS_PROXY', {}],
    ['https_proxy', {}],
    ['HTTPS_PROXY', { https_proxy: '' }],
    ['HTTPS_PROXY', { http_proxy: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1' }],
    ['HTTPS_PROXY', { no_proxy: '', NO_PROXY: 'example.com' }],
  ])('goes through the proxy in %s (%j)', async (name, more) => {
    await using remote = await startRemote()
    const proxy = await startProxy()
    const step = await remote.promote({ [name]: proxy.address, ...more })
    expect(step.exitCode, step.raw).toBe(0)
    expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT ${remote.authority}`]))
    expect(remote.s.labels()).toEqual(promoted)
  })

  it.each([
    ['HTTP_PROXY alone', ['HTTP_PROXY', 'http_proxy'], {}],
    ['its host in NO_PROXY', ['HTTPS_PROXY'], { NO_PROXY: 'example.com, 0.0.0.0' }],
    ['its host in NO_PROXY and an empty no_proxy', ['HTTPS_PROXY'], { no_proxy: '', NO_PROXY: '0.0.0.0' }],
    ['every host in NO_PROXY', ['https_proxy'], { no_proxy: '*' }],
  ])('goes to the store directly with %s', async (_, names, more) => {
    await using s = await startScenario(huawei)
    const [proxy, direct] = [await startProxy(), await startDirect()]
    const env = { ...Object.fromEntries(names.map((name) => [name, proxy.address])), ...more }
    const inputs = { endpoint: direct.endpoint, 'max-attempts': '1' }
    const step = await s.promote(inputs, { env: { ...huawei.env, ...env } })
    expect([step.exitCode, proxy.lines, direct.connections()]).toEqual([1, [], 1])
  })

  it('logs in to the proxy with a user and password that contain percent signs', async () => {
    await using remote = await startRemote()
    const proxy = await startProxy()
    const step = await remote.promote({ HTTPS_PROXY: withLogin(proxy.address, 'CORP%5Cuser:100%25%40%3A') })
    expect(step.exitCode, step.raw).toBe(0)
    const basic = Buffer.from('CORP\\user:100%@:').toString('base64')
    expect(new Set(proxy.authorizations)).toEqual(new Set([`Basic ${basic}`]))
    expect(step.masks).toEqual(expect.arrayContaining(['100%25%40%3A', '100%@:', basic]))
  })
})

describe('a proxy that rejects the connection', () => {
  it('for want of authentication (407) is called once, and the error says so', async () => {
    await using remote = await startRemote()
    const proxy = await startProxy(407)
    const step = await remote.promote({ HTTPS_PROXY: withLogin(proxy.address, `user:${password}`) }, '3')
    expectNothingChanged(remote.s, step.error)
    expect(step.error).toContain('the proxy requires authentication (ListVersions)')
    expect(step.error).toContain(`through the proxy ${new URL(proxy.address).host} (\`HTTPS_PROXY\`)`)
    expect(step.error).toContain('Next step: Check the user and password in `HTTPS_PROXY`')
    expect(proxy.lines).toEqual([`CONNECT ${remote.authority}`])
    expect(withoutMasks(step.raw)).not.toContain(password)
  })

  it('for want of authentication is called once for a whole list', async () => {
    const proxy = await startProxy(407)
    const { inputs, env } = aws
    const items = ['a', 'b', 'c', 'd'].map((secret) => ({ ...inputs, secret, 'target-version': 'v3' }))
    const step = await runAction({
      with: { promotions: JSON.stringify(items) },
      env: { ...env, HTTPS_PROXY: withLogin(proxy.address, `user:${password}`) },
    })
    expect(step.exitCode).toBe(1)
    expect(proxy.lines).toEqual(['CONNECT secretsmanager.eu-central-1.amazonaws.com:443'])
  })

  it.each<[string, string, Inputs, Record<string, string>]>([
    ["GitHub's API", 'api.github.com:443', { environment: 'prod', rollback: 'true' }, {}],
    [
      "GitHub's token service",
      'token.test:443',
      { ...aws.inputs, secret: 'db', 'target-version': 'v3', 'role-to-assume': TRUSTED.aws.role },
      { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.test/', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'token' },
    ],
  ])('is named by an error of a request to %s', async (_, authority, inputs, env) => {
    const proxy = await startProxy(407)
    const step = await runAction({
      with: inputs,
      env: { ...env, HTTPS_PROXY: proxy.address, HTTP_PROXY: 'http://x.test' },
    })
    expect(step.annotations[0]?.message).toMatch(
      /the proxy requires authentication.*through the proxy 127\.0\.0\.1:\d+/,
    )
    expect(step.annotations[0]?.message).toContain('Next step: Check the user and password in `HTTPS_PROXY`')
    expect(proxy.lines).toEqual([`CONNECT ${authority}`])
  })

  it.each([403, 502])('with status %i is called again, and the error names it and its status', async (status) => {
    await using remote = await startRemote()
    const proxy = await startProxy(status)
    const step = await remote.promote({ HTTPS_PROXY: proxy.address }, '2')
    expectNothingChanged(remote.s, step.error)
    expect(step.error).toContain('could not connect to the store (ListVersions)')
    expect(step.error).toContain(`the proxy ${new URL(proxy.address).host} (\`HTTPS_PROXY\`)`)
    expect(step.error).toContain(`responded with status ${status}`)
    expect(proxy.lines).toHaveLength(2)
  })
})

describe('an invalid proxy address', () => {
  it.each([
    ['HTTPS_PROXY', `http://CORP\\user:${password}@127.0.0.1:1`, '`%5C` for `\\`'],
    ['https_proxy', `CORP\\user:${password}@127.0.0.1:1`, '`%5C` for `\\`'],
    ['HTTPS_PROXY', `http://user:${password}/more@127.0.0.1:1`, '`%2F` for `/`'],
    ['HTTPS_PROXY', `http://user:${password}@127.0.0.1:port`, 'is not the URL of an HTTP proxy'],
    ['HTTPS_PROXY', `socks5://user:${password}@127.0.0.1:1`, 'is not the URL of an HTTP proxy'],
  ])('in %s is an error of the machine: %s', async (name, address, problem) => {
    await using remote = await startRemote()
    const step = await remote.promote({ [name]: address })
    expectNothingChanged(remote.s, step.error)
    expect(step.error).toContain('the address of the proxy is invalid')
    expect(step.error).toContain(`\`${name}\``)
    expect(step.error).toContain(problem)
    expect(step.masks.some((mask) => mask.startsWith(password))).toBe(true)
    for (const text of [withoutMasks(step.raw), step.summary]) expect(text).not.toContain(password)
  })

  it.each(['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'])(
    'in %s is not looked at for a request that goes directly, but its password is masked',
    async (name) => {
      await using s = await startScenario(aws)
      const env = { [name]: `http://CORP\\user:${password}@127.0.0.1:1`, NO_PROXY: '*' }
      const step = await s.promote({}, { env: { ...aws.env, ...env } })
      expect(step.exitCode, step.raw).toBe(0)
      expect(step.masks).toContain(password)
    },
  )

  it.each([`u%:${password}@127.0.0.1:1`, `http://CORP\\user:${password}@127.0.0.1:1`])(
    "is an error of the machine for GitHub's API too: %s",
    async (address) => {
      const { inputs, env } = huawei
      const step = await runAction({
        with: {
          ...inputs,
          secret: 'db',
          'target-version': 'v3',
          environment: 'prod',
          'github-token': GITHUB_TEST_TOKEN,
        },
        env: { ...env, HTTPS_PROXY: address },
      })
      const [{ message } = { message: '' }] = step.annotations
      expect(message).toMatch(/^the address of the proxy is invalid: .*\nState: Nothing was changed\.\nNext step: /)
      expect(withoutMasks(step.raw)).not.toContain(password)
    },
  )
})

function withoutMasks(raw: string): string {
  return raw
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
}
