/**
 * Servers and inputs that exhaust the time or the memory of a step: the step ends within `timeout-seconds`, in less than
 * 256 MiB, with one error that names the next step.
 */
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GITHUB_TEST_TOKEN } from '../support/clouds/github.ts'
import { type Identity, startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import { google } from '../support/faults/google.ts'
import { type Inputs, type Run, runAction } from '../support/runner.ts'
import { effortMs, peakMemoryKiB, reportAtExit } from '../support/spy.ts'
import { db } from '../support/google.ts'
import { checkRun, readAnnotations } from '../support/scenario/checks.ts'
import { startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'

// Some of the runs only wait.
vi.setConfig({ maxConcurrency: 6 })

const mebibyte = 1024 * 1024
const maxBytes = 256 * mebibyte
/** Time to start, and to compute. */
const graceMs = 5_000
const seconds = 2

let temp = ''
let identity: Identity
let shop: Scenario
let runs = 0
beforeAll(async () => {
  temp = await mkdtemp(join(tmpdir(), 'exhaustion-'))
  identity = await startIdentity()
  shop = await startScenario(huawei)
})
afterAll(async () => {
  await identity.close()
  await shop[Symbol.asyncDispose]()
  await rm(temp, { recursive: true })
})

/** Runs the action and expects it to fail within its limits. @returns its only error */
async function expectBoundedFailure(options: { with: Inputs; env?: Record<string, string> }): Promise<string> {
  const file = join(temp, String(++runs))
  const limits = { 'timeout-seconds': String(seconds), 'max-attempts': '2' }
  const env = {
    ...options.env,
    NODE_DISABLE_COMPILE_CACHE: '1',
    ...reportAtExit(file, `[${peakMemoryKiB},${effortMs}]`),
  }
  const run: Run = await runAction({ with: { ...limits, ...options.with }, env })
  checkRun(run, [], false, true)
  const [memoryKiB, ms] = (await readFile(file, 'utf8')).split(',').map(Number)
  expect(ms, 'milliseconds').toBeLessThan(seconds * 1000 + graceMs)
  expect((memoryKiB ?? NaN) * 1024, 'peak memory').toBeLessThan(maxBytes)
  const [error = '', ...more] = readAnnotations(run, 'error')
  expect([run.exitCode, more]).toEqual([1, []])
  expect(error).toMatch(/Nothing was (changed|sent)/)
  expect(error).not.toMatch(/bug in the action|call stack|malformed|heap|undefined/)
  return error
}

type Bytes = string | Buffer
type RawResponse = Iterable<Bytes> | AsyncIterable<Bytes>

/** Starts a server that responds to every request with these bytes. */
async function respondWith(respond: () => RawResponse) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined))
    socket.once('data', () => void pipeline(respond(), socket).catch(() => undefined))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    server.close()
    for (const socket of sockets) socket.destroy()
    await once(server, 'close')
  }
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, port, [Symbol.asyncDispose]: stop }
}

const head = (...headers: string[]) =>
  ['HTTP/1.1 200 OK', 'content-type: application/json', 'connection: close', ...headers].join('\r\n') + '\r\n'
const complete = (body: Bytes, ...headers: string[]) => [
  head(`content-length: ${Buffer.byteLength(body)}`, ...headers),
  '\r\n',
  body,
]
const zeros = (count: number) => `[${'0,'.repeat(count - 1)}0]`

function* forever(before: Bytes, again: Bytes, times = Infinity) {
  yield before
  for (let n = 0; n < times; n++) yield again
}

async function* dripping(before: string, again: string) {
  yield before
  for (;;) {
    await sleep(50)
    yield again
  }
}

async function* silent(): AsyncGenerator<string> {
  await new Promise(() => undefined)
  yield ''
}

const chunk = ' '.repeat(64 * 1024)
const bomb = gzipSync(Buffer.alloc(64 * mebibyte, ' '))
/** Responses that every server could send. */
const responses: [string, () => RawResponse][] = [
  ['100 MB', () => forever(`${head('content-length: 104857600')}\r\n`, chunk, 1600)],
  ['a million `[`', () => complete('['.repeat(1e6))],
  ['half a million `[` and as many `]`', () => complete('['.repeat(5e5) + ']'.repeat(5e5))],
  ['a gzip bomb', () => complete(bomb, 'content-encoding: gzip')],
  ['nothing', silent],
  ['a slow drip of bytes', () => dripping(`${head()}\r\n`, ' ')],
  ['nothing before it closes the connection', () => []],
]
/** Responses that only concern the HTTP client. */
const httpResponses: [string, () => RawResponse][] = [
  ['without an end', () => forever(`${head()}\r\n`, chunk)],
  ['with a slow drip of headers', () => dripping(head(), 'x-more: 1\r\n')],
  ['with endless headers', () => forever(head(), `x-more: ${'x'.repeat(1000)}\r\n`)],
  ['with an endless header', () => forever(`${head()}x-more: `, chunk)],
  ['after endless informational responses', () => forever('', 'HTTP/1.1 103 Early Hints\r\n\r\n')],
  ['with endless trailers', () => forever(`${head('transfer-encoding: chunked')}\r\n0\r\n`, `x-more: ${chunk}\r\n`)],
  ['with an endless chunk extension', () => forever(`${head('transfer-encoding: chunked')}\r\n1;x=`, 'x'.repeat(1000))],
  ['with chunks of one byte', () => forever(`${head('transfer-encoding: chunked')}\r\n`, '1\r\n \r\n'.repeat(1000))],
]

type ServerCase = {
  name: string
  /** Returns a step that sends its first relevant request to this address. */
  at: (address: string) => { with: Inputs; env: Record<string, string> }
  /** A response whose list contains zeros. */
  list?: string
}

/** An address at which no server listens. */
const nowhere = 'http://127.0.0.1:1'
const on = (vendor: typeof huawei | typeof alibaba | typeof aws, more: Inputs) => ({
  with: { ...vendor.inputs, secret: vendor.secret, endpoint: nowhere, 'target-version': 'v3', ...more },
  env: vendor.env as Record<string, string>,
})
const onGoogle = (more: Inputs) => ({
  with: { ...google.inputs, secret: db, stage: 'prod', endpoint: nowhere, 'target-version': '3', ...more },
  env: google.env as Record<string, string>,
})
const roleOf = ({ role, provider }: { role: string; provider: string }, address: string) => ({
  'role-to-assume': role,
  'oidc-provider': provider,
  'identity-endpoint': address,
})

const servers: ServerCase[] = [
  {
    name: 'Huawei Cloud',
    at: (endpoint) => on(huawei, { endpoint }),
    list: `{"version_metadatas":${zeros(5e5)}}`,
  },
  {
    name: 'Alibaba Cloud',
    at: (endpoint) => on(alibaba, { endpoint }),
    list: `{"VersionIds":{"VersionId":${zeros(5e5)}}}`,
  },
  {
    name: 'AWS',
    at: (endpoint) => on(aws, { endpoint }),
    list: `{"ARN":"x","VersionIdsToStages":{"v":${zeros(5e5)}}}`,
  },
  {
    name: 'Google Cloud',
    at: (endpoint) => onGoogle({ endpoint }),
    list: `{"etag":"x","versionAliases":{${Array.from({ length: 1e5 }, (_, n) => `"${n}":[]`).join()}}}`,
  },
  {
    name: "Huawei Cloud's IAM",
    at: (address) => on(huawei, { 'project-id': '', 'identity-endpoint': address }),
    list: `{"projects":${zeros(5e5)}}`,
  },
  ...(
    [
      ["Huawei Cloud's token service", huawei, TRUSTED.huawei],
      ["Alibaba Cloud's token service", alibaba, TRUSTED.alibaba],
      ["AWS's token service", aws, TRUSTED.aws],
    ] as const
  ).map(([name, vendor, trusted]) => ({
    name,
    at: (address: string) => ({ ...on(vendor, roleOf(trusted, address)), env: identity.env }),
  })),
  {
    name: "Google Cloud's token service",
    at: (address) => ({ ...onGoogle(roleOf(TRUSTED.google, address)), env: identity.env }),
  },
  {
    name: "GitHub's token endpoint",
    at: (address) => ({
      ...on(huawei, roleOf(TRUSTED.huawei, nowhere)),
      env: { ...identity.env, ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/token` },
    }),
  },
  {
    name: "GitHub's API, reading",
    at: (address) => ({
      with: { rollback: 'true', environment: 'production', 'github-token': GITHUB_TEST_TOKEN },
      env: { ...huawei.env, GITHUB_API_URL: address },
    }),
    list: zeros(1e6),
  },
  {
    name: "GitHub's API, writing",
    at: (address) => ({
      with: { ...shop.inputs, 'target-version': 'v3', environment: 'production', 'github-token': GITHUB_TEST_TOKEN },
      env: { ...huawei.env, GITHUB_API_URL: address },
    }),
  },
]

describe.concurrent.each(servers)('a run is bounded if $name sends', ({ at, list }) => {
  const withList: [string, () => RawResponse][] = list === undefined ? [] : [['a list of zeros', () => complete(list)]]
  it.each([...responses, ...withList])('%s', async (_, respond) => {
    await using server = await respondWith(respond)
    await expectBoundedFailure(at(server.address))
  })

  it.each(['301 Moved Permanently', '307 Temporary Redirect'])(
    'a redirect (%s), which is not followed',
    async (status) => {
      let requests = 0
      await using other = await respondWith(() => {
        requests++
        return complete('{}')
      })
      const headers = [`location: ${other.address}/`, 'content-length: 0', 'connection: close']
      await using server = await respondWith(() => [`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`])
      expect(await expectBoundedFailure(at(server.address))).toContain('redirect')
      expect(requests).toBe(0)
    },
  )
})

describe.concurrent('a run is bounded if a response arrives', () => {
  it.each(httpResponses)('%s', async (_, respond) => {
    await using server = await respondWith(respond)
    await expectBoundedFailure(on(huawei, { endpoint: server.address }))
  })

  it.each<[string, () => RawResponse]>([
    ['nothing', silent],
    ['an endless response', () => forever('HTTP/1.1 200 OK\r\n\r\n', chunk)],
    ['endless headers', () => forever('HTTP/1.1 200 OK\r\n', 'x-more: 1\r\n')],
    ['an endless error', () => forever('HTTP/1.1 403 Forbidden\r\n\r\n', chunk)],
  ])('from a proxy for a tunnel: %s', async (_, respond) => {
    await using proxy = await respondWith(respond)
    const { with: inputs, env } = on(alibaba, { endpoint: '' })
    await expectBoundedFailure({ with: inputs, env: { ...env, HTTPS_PROXY: proxy.address } })
  })

  it.each<[string, () => RawResponse]>([
    ['nothing', silent],
    ['endless bytes', () => forever('', chunk)],
  ])('from a server without TLS: %s', async (_, respond) => {
    await using server = await respondWith(respond)
    await expectBoundedFailure(on(aws, { endpoint: server.address.replace('http', 'https') }))
  })
})

/** The maximum length of an input, with room for its name. */
const maxLength = 128 * 1024 - 64
const packed = (json: string) => `psv1.${gzipSync(json).toString('base64url')}`
const filled = (text: string) => text.repeat(Math.floor(maxLength / text.length))

it('an endless list of versions is read up to a limit, and the error names some of them', async () => {
  let pages = 0
  const server = createHttpServer((_, response) => {
    pages++
    const versions = Array.from({ length: 1000 }, (_, n) => ({
      id: `v${pages}-${n}`,
      version_stages: [`LABEL${pages}-${n}`],
    }))
    const body = { version_metadatas: versions, page_info: { next_marker: `m${pages}` } }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const inputs = { ...shop.inputs, endpoint, 'project-id': '0'.repeat(32), 'target-version': 'v3' }
    const error = await expectBoundedFailure({ with: { ...inputs, 'timeout-seconds': '30' }, env: huawei.env })
    expect(error).toContain('and 24970 more')
    expect(error.length).toBeLessThan(64 * 1024)
  } finally {
    server.close()
  }
}, 60_000)

describe.concurrent('a run with an input of the maximum length is bounded', () => {
  const { current: stage, inputs } = alibaba
  const changes = [{ stage, before: 'v2', after: 'v3' }]
  const secretAt = (n: number) => ({ ...inputs, secret: `db-${n}`, stage, changes })
  const recordOf = (count: number) =>
    JSON.stringify({ version: 1, secrets: Array.from({ length: count }, (_, n) => secretAt(n)) })
  const aliases = Array.from({ length: 200 }, (_, n) => `- &a${n + 1} [${`*a${n},`.repeat(100)}]`).join('\n')

  it.each([
    ['a gzip bomb', packed(' '.repeat(90 * mebibyte))],
    ['100,000 secrets', packed(`{"version":1,"secrets":[${'{"secret":"db"},'.repeat(100_000)}0]}`)],
    ['20,000 secrets', packed(recordOf(20_000))],
    ['a list of zeros', packed(`{"version":1,"secrets":${zeros(1_900_000)}}`)],
    ['a list of objects', packed(`{"version":1,"secrets":[${'{},'.repeat(1_300_000)}{}]}`)],
    ['4 MiB of `[`', packed('['.repeat(4 * mebibyte))],
    ['as many `[` as `]`', '['.repeat(maxLength / 2) + ']'.repeat(maxLength / 2)],
    ['packed three times', packed(packed(packed(' '.repeat(mebibyte))))],
    ['not JSON', filled('x')],
  ])('and rejects the record: %s', async (_, record) => {
    const error = await expectBoundedFailure({ with: { rollback: 'true', record }, env: alibaba.env })
    expect(error).toMatch(/^`record` /)
  })

  it.each([
    ['an alias bomb', `- &a0 [x]\n${aliases}`],
    ['as many items as fit', `[${filled('{},').slice(0, -1)}]`.slice(0, maxLength)],
    ['zeros', `[${filled('0,').slice(0, -3)}]`],
    ['deeply nested brackets', filled('[')],
    ['deeply nested lists', filled('- ')],
    ['deeply nested maps', filled('{')],
    ['18,000 keys', `- {${Array.from({ length: 18_000 }, (_, n) => n).join()}}`],
    ['one unterminated line', `"${filled('x').slice(1)}`],
  ])('and rejects the promotions: %s', async (_, promotions) => {
    const error = await expectBoundedFailure({
      with: { ...inputs, 'target-version': 'v3', promotions },
      env: alibaba.env,
    })
    expect(error).toMatch(/^`promotions` /)
  })
})
