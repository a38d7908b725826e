/**
 * Hostile names, regions and addresses: an accepted one arrives at the configured host as exactly one part of the request,
 * and a rejected one prevents every request.
 */
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GITHUB_TEST_TOKEN } from '../support/clouds/github.ts'
import { TRUSTED } from '../support/clouds/identity.ts'
import type { CloudRequest } from '../support/clouds/server.ts'
import { trusted } from '../support/faults/faults.ts'
import { type AnyVendor, google } from '../support/faults/google.ts'
import { selfSigned } from '../support/certificate.ts'
import { type Inputs, type Run, runAction } from '../support/runner.ts'
import { withCredentialsFile } from '../support/google.ts'
import { checkRun, readAnnotations } from '../support/scenario/checks.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'

vi.setConfig({ maxConcurrency: 4 })

/** A proxy for every host but 127.0.0.1, which records all requests and rejects them. */
const trapped: string[] = []
const trap = createServer((socket) => {
  socket
    .on('error', () => undefined)
    .once('data', (data) => {
      trapped.push(String(data).split('\r\n')[0] ?? '')
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
})
let behindTrap: Record<string, string> = {}
beforeAll(async () => {
  trap.listen(0, '127.0.0.1')
  await once(trap, 'listening')
  const proxy = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`
  behindTrap = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, NO_PROXY: '127.0.0.1' }
})
afterAll(() => {
  trap.close()
  expect(trapped, 'a request went to a host that is not configured').toEqual([])
})

async function run(inputs: Inputs, env: Record<string, string>): Promise<Run> {
  const run = await runAction({ with: { 'max-attempts': '1', ...inputs }, env: { ...env, ...behindTrap } })
  checkRun(run, [], false, true)
  return run
}

/** Returns the invalid inputs of a run that sent nothing. */
function invalidInputs(run: Run): string[] {
  const [error = ''] = readAnnotations(run, 'error')
  expect(error).toContain('Nothing was sent')
  // The log has those that do not fit into an annotation.
  return [...new Set([...error.split('\n'), ...run.raw.split('\n')])].flatMap(
    (line) => /^`([^`]+)` \S/.exec(line)?.[1] ?? [],
  )
}

/** Returns the name of the secret in a vendor's request, which must contain nothing unexpected. */
const secretNameIn = new Map<AnyVendor, (call: CloudRequest) => string | undefined>([
  [
    huawei,
    ({ path, query }) => {
      const [empty, v1, project, secrets, name = '', versions, ...more] = path.split('/')
      const around = [empty, v1, project, secrets, versions, ...more, query.size]
      expect(around).toEqual(['', 'v1', huawei.inputs['project-id'], 'secrets', 'versions', 0])
      return decodeURIComponent(name)
    },
  ],
  [
    alibaba,
    ({ path, query }) => {
      const list = ['IncludeDeprecated', 'PageNumber', 'PageSize', 'SecretName']
      expect([path, [...query.keys()].sort()]).toEqual(['/', query.size === 1 ? ['SecretName'] : list])
      return query.get('SecretName') ?? ''
    },
  ],
  [
    aws,
    ({ path, query, body }) => {
      expect([path, query.size]).toEqual(['/', 0])
      const { SecretId } = JSON.parse(body) as { SecretId: string }
      // The list of versions is asked for by the ARN that the description has returned.
      return /^arn:.*?:secret:(.*)-a1B2c3$/.exec(SecretId)?.[1] ?? SecretId
    },
  ],
  [
    google,
    ({ path, query }) => {
      const [empty, v1, projects, project, secrets, name = '', ...more] = path.split('/')
      expect([empty, v1, projects, project, secrets]).toEqual(['', 'v1', 'projects', 'shop', 'secrets'])
      expect(more.length > 0 ? [more, [...query.keys()]] : query.size).toEqual(
        more.length > 0 ? [['versions'], ['pageSize']] : 0,
      )
      return decodeURIComponent(name)
    },
  ],
])
const vendors = [...secretNameIn.keys()]

const separators = ['..', '.', '/', '//', '\\', '?', '#', '&', '=', '@', ':', ';', '%', '+', '*', "'", '~', '$', ' ']
const encoded = ['%2e', '%2e%2e', '%2F', '%5c', '%00', '%0d%0a', '%25', '..;', '/../', '&Action=GetSecretValue']
const breaks = [
  '\n',
  '\r\n',
  '\t',
  '\0',
  '\u2028',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\ud800',
  '😀',
  'é',
  '名',
  '．．',
  '／',
]
const plain = ['db', 'v2', 'A', '-', '_', '0']
const hostile = fc
  .array(fc.constantFrom(...separators, ...encoded, ...breaks, ...plain, ...plain, ...plain, ...plain, ...plain), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('').trim())
  .filter((name) => name !== '' && name.isWellFormed())
const names = fc.uniqueArray(hostile, { minLength: 60, maxLength: 90 })
const fixed = ['..', '.', '%2e%2e', 'a/b', 'a?b', 'a#b', 'a\nb', 'a b', 'db']

describe.concurrent.each(vendors)('the action on $title', (vendor) => {
  const location = { ...vendor.inputs, ...(vendor === google && { 'project-id': 'shop', stage: vendor.current }) }
  const versions = ['1', '2', '3']

  it('sends an accepted secret name unchanged, as one part of the request', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (some) => {
        const all = [...new Set([...fixed, ...some])]
        const full = (name: string) => (vendor === google ? `projects/shop/secrets/${name}` : name)
        const labels = { 1: [vendor.previous], 2: [vendor.current], 3: [] }
        await using cloud = await vendor.start(Object.fromEntries(all.map((name) => [full(name), labels])), {})
        const dryRun = (secrets: string[]) => {
          const promotions = JSON.stringify(secrets.map((secret) => ({ secret, 'target-version': '3' })))
          return run({ ...location, endpoint: cloud.endpoint, promotions, 'dry-run': 'true' }, vendor.env)
        }
        const rejected = invalidInputs(await dryRun(all))
        expect(cloud.calls).toEqual([])
        const accepted = all.filter((_, n) => !rejected.includes(`promotions[${n}].secret`))
        expect(rejected).toHaveLength(all.length - accepted.length)
        expect(accepted).toContain('db')

        const step = await dryRun(accepted)
        expect(step).toMatchObject({ exitCode: 0, annotations: [] })
        const { host } = new URL(cloud.endpoint)
        expect(new Set(cloud.calls.map(({ headers }) => headers.host))).toEqual(new Set([host]))
        expect(new Set(cloud.calls.map((call) => secretNameIn.get(vendor)?.(call)))).toEqual(new Set(accepted))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  it('sends accepted label and version names unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 24, maxLength: 30 }), async (some) => {
        // A line break is rejected by each provider, so that there always is something to reject.
        const all = [...new Set(['good', 'a\nb', ...some])]
        // Google Cloud's versions are numbers, so a hostile one is always rejected.
        const ids = vendor === google ? all.map((_, n) => String(n + 3)) : all
        const known = Object.fromEntries([...versions, ...ids].map((id) => [id, id === '2' ? [vendor.current] : []]))
        const options = { labelLimit: 1000, versionLimit: 1000 }
        await using cloud = await vendor.start({ [vendor.secret]: known }, options)
        const promote = (wanted: number[]) => {
          const items = wanted.map((n) => ({ stage: all[n], 'target-version': ids[n], secret: vendor.secret }))
          const inputs = { ...location, endpoint: cloud.endpoint, promotions: JSON.stringify(items) }
          return run({ ...inputs, concurrency: '1', 'max-attempts': '4' }, vendor.env)
        }
        const rejected = invalidInputs(await promote([...all.keys()]))
        expect(cloud.calls).toEqual([])
        const isRejected = (n: number) => rejected.some((name) => name.startsWith(`promotions[${n}].`))
        // Google Cloud writes all aliases of a secret at once, so each write conflicts with the others.
        const accepted = [...all.keys()].filter((n) => !isRejected(n)).slice(0, vendor === google ? 3 : 8)
        expect(accepted).toContain(0)
        // A response with version ids that the store does not allow is rejected.
        const kept = [...versions, ...accepted.map((n) => ids[n])]
        const existing = cloud.secrets[vendor.secret]?.versions ?? {}
        for (const id of Object.keys(existing)) if (!kept.includes(id)) Reflect.deleteProperty(existing, id)

        expect(await promote(accepted)).toMatchObject({ exitCode: 0, annotations: [] })
        const moved = Object.fromEntries(accepted.map((n) => [all[n], ids[n]])) as Record<string, string>
        expect(cloud.labels(vendor.secret)).toEqual({ ...moved, [vendor.current]: '2' })
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  const good = vendor.title === google.title ? 'europe-west1' : 'eu-west-1'
  it('rejects a region that is not a single word of the host name', async () => {
    const region = fc
      .array(fc.constantFrom(good, '.', '/', '@', '#', '?', ':', '\\', '%2e', '-', 'oss', 'evil.example', '\t', 'ｅ'), {
        minLength: 2,
        maxLength: 4,
      })
      .map((parts) => parts.join('').trim())
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(region, { minLength: 40, maxLength: 50 }), async (some) => {
        const regions = some.filter((text) => /[^a-z0-9-]/.test(text))
        const items = regions.map((text, n) => ({ region: text, secret: `db-${n}`, 'target-version': '3' }))
        const rejected = invalidInputs(
          await run({ ...location, region: '', promotions: JSON.stringify(items) }, vendor.env),
        )
        expect(new Set(rejected)).toEqual(new Set(regions.map((_, n) => `promotions[${n}].region`)))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  it('accepts `http://` to any spelling of a loopback address, and to nothing else', async () => {
    const secret = vendor.secret
    const labels = { 2: [vendor.current], 3: [] }
    await using cloud = await vendor.start({ [secret]: labels }, {})
    const { port } = new URL(cloud.endpoint)
    const loopback = ['2130706433', '0x7f.1', '127.1', '0177.0.0.1', '127.0.0.1.', '①27.0.0.1', '127。0。0。1']
    const step = { ...location, 'target-version': '3' }
    for (const host of loopback) {
      expect(
        await run({ ...step, secret, 'dry-run': 'true', endpoint: `http://${host}:${port}` }, vendor.env),
        host,
      ).toMatchObject({
        exitCode: 0,
      })
    }
    cloud.calls.length = 0
    const items = invalid.map((endpoint, n) => ({ endpoint, secret: `db-${n}` }))
    expect(invalidInputs(await run({ ...step, promotions: JSON.stringify(items) }, vendor.env))).toEqual(
      invalid.map((_, n) => `promotions[${n}].endpoint`),
    )
    expect(cloud.calls).toEqual([])
  })

  it('accepts an endpoint in a record only if it is exactly the address of the API', async () => {
    const host = apiHost.get(vendor) ?? ''
    const origin = `https://${host}`
    const lookalikes = [
      ...[
        `${origin}.evil.example`,
        `https://evil${host}`,
        `${origin}.`,
        `${origin}:8443`,
        `${origin}:443`,
        `${origin}/`,
      ],
      ...[`${origin}@evil.example`, `${origin}\\@evil.example`, `${origin}#@evil.example`, `${origin}?evil.example`],
      ...[`https://user:pw@${host}`, `https://@${host}`, `http://${host}`, `HTTPS://${host}`, origin.toUpperCase()],
      ...[origin.replace('.', '.\t'), origin.replace('.', '。'), origin.replace('.', '%2e'), origin.replace('m', 'ｍ')],
      ...[origin.replace('a', 'а'), `https://xn--${host}`, host, `//${host}`, `https:\\\\${host}`, `https:${host}`],
      // Vendor-independent ones: each is checked with one vendor.
      ...unsafe.filter((_, n) => n % vendors.length === vendors.indexOf(vendor)),
    ]
    const stage = vendor.current
    const changes = [{ stage, before: '2', after: '3' }]
    const { 'project-id': projectId } = { 'project-id': vendor === google ? 'shop' : undefined, ...vendor.inputs }
    const { provider, region = '' } = { region: undefined, ...vendor.inputs }
    const recordAt = (fields: object) =>
      JSON.stringify({
        version: 1,
        secrets: [{ provider, region, projectId, secret: vendor.secret, stage, changes, ...fields }],
      })
    for (const endpoint of lookalikes) {
      const step = await run({ rollback: 'true', record: recordAt({ endpoint }) }, vendor.env)
      expect(invalidInputs(step), endpoint).toEqual(['record'])
    }
    for (const name of [`${good}.evil.example`, `${good}@evil.example/`, '../x']) {
      for (const field of ['region', 'projectId']) {
        const step = await run({ rollback: 'true', record: recordAt({ [field]: name }) }, vendor.env)
        expect(invalidInputs(step), `${field} ${name}`).toEqual(['record'])
      }
    }
  })

  it('trusts a valid certificate in `NODE_EXTRA_CA_CERTS` for its own host only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificates-'))
    const path = join(folder, 'bundle.pem')
    const otherHost = selfSigned([{ dns: 'kms.example.com' }])
    const expired = selfSigned([{ ip: [127, 0, 0, 1] }], new Date(Date.now() - 60_000))
    await writeFile(path, [trusted, otherHost, expired].map(({ cert }) => cert).join(''))
    const at = async (tls: typeof trusted, env: Record<string, string>) => {
      await using cloud = await vendor.start({ [vendor.secret]: { 2: [vendor.current], 3: [] } }, { tls })
      const inputs = { ...location, secret: vendor.secret, endpoint: cloud.endpoint, 'target-version': '3' }
      const { exitCode, log } = await run(inputs, { ...vendor.env, ...env })
      return { exitCode, log, calls: cloud.calls.length }
    }
    const bundle = { NODE_EXTRA_CA_CERTS: path }
    const failure = { exitCode: 1, calls: 0, log: expect.stringContaining('TLS verification failed') as string }
    try {
      expect(await at(trusted, bundle)).toMatchObject({ exitCode: 0 })
      expect(await at(trusted, {})).toEqual(failure)
      expect(await at(otherHost, bundle)).toEqual(failure)
      expect(await at(expired, bundle)).toEqual(failure)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

const apiHost = new Map<AnyVendor, string>([
  [huawei, 'kms.ap-southeast-1.myhuaweicloud.com'],
  [alibaba, 'kms.cn-hangzhou.aliyuncs.com'],
  [aws, 'secretsmanager.eu-central-1.amazonaws.com'],
  [google, 'secretmanager.googleapis.com'],
])

/** Addresses that must never receive credentials. */
const unsafe = [
  ...['http://kms.example.com', 'http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://localhost.'],
  ...[
    'http://[::ffff:127.0.0.1]',
    'http://[::]',
    'http://0.0.0.0',
    'http://2852039166',
    'http://0xa9fea9fe',
    'http://10.1',
  ],
  ...[
    'http://xn--localhost-.example',
    'http://lоcalhost',
    'http://127.0.0.1@evil.example',
    'http://evil.example\\@127.0.0.1',
  ],
  ...['https://user:pw@kms.example.com', 'https://user@kms.example.com', 'http://user:pw@127.0.0.1:1'],
  ...['ftp://localhost', 'file:/etc/passwd', 'ws://localhost', 'javascript:alert(1)', 'kms.example.com', 'https://'],
  ...['https://kms.example.com:99999', 'https://[::1', 'https://a b', '//kms.example.com'],
]
/** Those and addresses that cannot be an endpoint. */
const invalid = [
  ...unsafe,
  ...[
    'https://kms.example.com/x',
    'https://kms.example.com?x=',
    'https://kms.example.com#x',
    'https://good\\@evil.example',
  ],
]

/** Returns the addresses with a user and a third of the others: all inputs share one rule. */
const some = (addresses: string[], third: number) =>
  addresses.filter((address, n) => address.endsWith('@kms.example.com') || n % 3 === third)

describe.concurrent('an unsafe or invalid address', () => {
  const key = { ...huawei.inputs, secret: 'db', 'target-version': 'v3' }

  it('is rejected in `identity-endpoint`', async () => {
    for (const address of some(invalid, 0)) {
      expect(invalidInputs(await run({ ...key, 'identity-endpoint': address }, huawei.env)), address).toEqual([
        'identity-endpoint',
      ])
    }
  })

  it('is rejected in GITHUB_API_URL', async () => {
    const environment = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
    for (const address of some(unsafe, 1)) {
      const env = { ...huawei.env, GITHUB_API_URL: address }
      expect(invalidInputs(await run({ rollback: 'true', ...environment }, env)), address).toEqual(['environment'])
    }
  })

  it("is rejected as GitHub's token endpoint", async () => {
    const { role, provider } = TRUSTED.huawei
    for (const address of some(unsafe, 2)) {
      const env = { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-token-of-the-runner' }
      const step = await run({ ...key, 'role-to-assume': role, 'oidc-provider': provider }, env)
      expect(invalidInputs(step), address).toEqual(['role-to-assume'])
    }
  })

  it('is rejected in a credentials file', async () => {
    await using cloud = await google.start({ [google.secret]: { 2: ['prod'], 3: [] } }, {})
    const file = cloud.externalFile()
    const inputs = { ...google.inputs, secret: google.secret, stage: 'prod', 'target-version': '3' }
    for (const url of some(unsafe, 0)) {
      const changed = { ...file, credential_source: { ...file.credential_source, url } }
      const at = { endpoint: cloud.endpoint, 'identity-endpoint': cloud.endpoint }
      const step = await withCredentialsFile(changed, (path) =>
        run({ ...inputs, ...at }, { GOOGLE_APPLICATION_CREDENTIALS: path }),
      )
      expect(readAnnotations(step, 'error'), url).toEqual([
        expect.stringContaining('the credentials file is of another kind (`credential_source.url`)'),
      ])
    }
    expect(cloud.calls).toEqual([])
  })
})
