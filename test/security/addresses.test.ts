/**
 * Names, regions and addresses that try to lead elsewhere: whatever is accepted arrives at the host that is configured, as
 * one part of the request with exactly that name; whatever is refused sends nothing.
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
import { type Run, runAction } from '../support/runner.ts'
import { withFile } from '../support/google.ts'
import { alibaba, aws, checkManners, huawei, type Inputs, said } from '../support/scenario.ts'

vi.setConfig({ maxConcurrency: 4 })

/** Every host but 127.0.0.1 is behind this proxy, which counts who asks and never answers yes. */
const asked: string[] = []
const trap = createServer((socket) => {
  socket
    .on('error', () => undefined)
    .once('data', (data) => {
      asked.push(String(data).split('\r\n')[0] ?? '')
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
  expect(asked, 'a host that nobody has configured was asked for').toEqual([])
})

async function run(inputs: Inputs, env: Record<string, string>): Promise<Run> {
  const run = await runAction({ with: { 'max-attempts': '1', ...inputs }, env: { ...env, ...behindTrap } })
  checkManners(run, [], false, true)
  return run
}

/** The mistakes of a run by the names of their inputs; such a run has sent nothing. */
function mistakes(run: Run): string[] {
  const [error = ''] = said(run, 'error')
  expect(error).toContain('Nothing was sent')
  return error.split('\n').flatMap((line) => /^`([^`]+)` \S/.exec(line)?.[1] ?? [])
}

/** How each vendor's requests hold the name of a secret, when they hold nothing else. */
const nameIn = new Map<AnyVendor, (call: CloudRequest) => string | undefined>([
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
      expect([path, [...query.keys()].sort()]).toEqual([
        '/',
        ['IncludeDeprecated', 'PageNumber', 'PageSize', 'SecretName'],
      ])
      return query.get('SecretName') ?? ''
    },
  ],
  [
    aws,
    ({ path, query, body }) => {
      expect([path, query.size]).toEqual(['/', 0])
      return (JSON.parse(body) as { SecretId: string }).SecretId
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
const vendors = [...nameIn.keys()]

const bits = ['..', '.', '/', '//', '\\', '?', '#', '&', '=', '@', ':', ';', '%', '+', '*', "'", '~', '$', ' ']
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
  .array(fc.constantFrom(...bits, ...encoded, ...breaks, ...plain, ...plain, ...plain, ...plain, ...plain), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join('').trim())
  .filter((name) => name !== '' && name.isWellFormed())
const names = fc.uniqueArray(hostile, { minLength: 60, maxLength: 90 })
const always = ['..', '.', '%2e%2e', 'a/b', 'a?b', 'a#b', 'a\nb', 'a b', 'db']

describe.concurrent.each(vendors)('$title', (vendor) => {
  const where = { ...vendor.inputs, ...(vendor === google && { 'project-id': 'shop', stage: vendor.current }) }
  const versions = ['1', '2', '3']

  it('names of secrets stay in their place', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (some) => {
        const all = [...new Set([...always, ...some])]
        const full = (name: string) => (vendor === google ? `projects/shop/secrets/${name}` : name)
        const labels = { 1: [vendor.previous], 2: [vendor.current], 3: [] }
        await using cloud = await vendor.start(Object.fromEntries(all.map((name) => [full(name), labels])), {})
        const dryRun = (secrets: string[]) => {
          const promotions = JSON.stringify(secrets.map((secret) => ({ secret, 'target-version': '3' })))
          return run({ ...where, endpoint: cloud.endpoint, promotions, 'dry-run': 'true' }, vendor.env)
        }
        const wrong = mistakes(await dryRun(all))
        expect(cloud.calls).toEqual([])
        const accepted = all.filter((_, n) => !wrong.includes(`promotions[${n}].secret`))
        expect(wrong).toHaveLength(all.length - accepted.length)
        expect(accepted).toContain('db')

        const done = await dryRun(accepted)
        expect(done).toMatchObject({ exitCode: 0, annotations: [] })
        const { host } = new URL(cloud.endpoint)
        expect(new Set(cloud.calls.map(({ headers }) => headers.host))).toEqual(new Set([host]))
        expect(new Set(cloud.calls.map((call) => nameIn.get(vendor)?.(call)))).toEqual(new Set(accepted))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  it('names of labels and versions stay in theirs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 24, maxLength: 30 }), async (some) => {
        const all = [...new Set(['good', ...some])]
        // Google's versions are numbers: a hostile one is refused in any case.
        const ids = vendor === google ? all.map((_, n) => String(n + 3)) : all
        const known = Object.fromEntries([...versions, ...ids].map((id) => [id, id === '2' ? [vendor.current] : []]))
        const options = { labelLimit: 1000, versionLimit: 1000 }
        await using cloud = await vendor.start({ [vendor.secret]: known }, options)
        const promote = (wanted: number[]) => {
          const items = wanted.map((n) => ({ stage: all[n], 'target-version': ids[n], secret: vendor.secret }))
          const inputs = { ...where, endpoint: cloud.endpoint, promotions: JSON.stringify(items) }
          return run({ ...inputs, concurrency: '1', 'max-attempts': '4' }, vendor.env)
        }
        const wrong = mistakes(await promote([...all.keys()]))
        expect(cloud.calls).toEqual([])
        const isWrong = (n: number) => wrong.some((name) => name.startsWith(`promotions[${n}].`))
        // Google writes all aliases of a secret at once, so that each write makes the others read again.
        const accepted = [...all.keys()].filter((n) => !isWrong(n)).slice(0, vendor === google ? 3 : 8)
        expect(accepted).toContain(0)
        // A store that has ids which it does not allow itself is not believed.
        const kept = [...versions, ...accepted.map((n) => ids[n])]
        const there = cloud.secrets[vendor.secret]?.versions ?? {}
        for (const id of Object.keys(there)) if (!kept.includes(id)) Reflect.deleteProperty(there, id)

        expect(await promote(accepted)).toMatchObject({ exitCode: 0, annotations: [] })
        const moved = Object.fromEntries(accepted.map((n) => [all[n], ids[n]])) as Record<string, string>
        expect(cloud.labels(vendor.secret)).toEqual({ ...moved, [vendor.current]: '2' })
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  const good = vendor.title === google.title ? 'europe-west1' : 'eu-west-1'
  it('a region is one word of the host, or refused', async () => {
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
        const wrong = mistakes(await run({ ...where, region: '', promotions: JSON.stringify(items) }, vendor.env))
        expect(new Set(wrong)).toEqual(new Set(regions.map((_, n) => `promotions[${n}].region`)))
      }),
      { numRuns: 2, endOnFailure: true },
    )
  })

  it('this machine may be spelled in many ways, and nothing else goes by `http://`', async () => {
    const secret = vendor.secret
    const labels = { 2: [vendor.current], 3: [] }
    await using cloud = await vendor.start({ [secret]: labels }, {})
    const { port } = new URL(cloud.endpoint)
    const here = ['2130706433', '0x7f.1', '127.1', '0177.0.0.1', '127.0.0.1.', '①27.0.0.1', '127。0。0。1']
    const step = { ...where, 'target-version': '3' }
    for (const host of here) {
      expect(
        await run({ ...step, secret, 'dry-run': 'true', endpoint: `http://${host}:${port}` }, vendor.env),
        host,
      ).toMatchObject({
        exitCode: 0,
      })
    }
    cloud.calls.length = 0
    const items = elsewhere.map((endpoint, n) => ({ endpoint, secret: `db-${n}` }))
    expect(mistakes(await run({ ...step, promotions: JSON.stringify(items) }, vendor.env))).toEqual(
      elsewhere.map((_, n) => `promotions[${n}].endpoint`),
    )
    expect(cloud.calls).toEqual([])
  })

  it('an address in a record is the provider’s own to the letter, or refused', async () => {
    const own = ownHost.get(vendor) ?? ''
    const origin = `https://${own}`
    const lookalikes = [
      ...[
        `${origin}.evil.example`,
        `https://evil${own}`,
        `${origin}.`,
        `${origin}:8443`,
        `${origin}:443`,
        `${origin}/`,
      ],
      ...[`${origin}@evil.example`, `${origin}\\@evil.example`, `${origin}#@evil.example`, `${origin}?evil.example`],
      ...[`https://user:pw@${own}`, `https://@${own}`, `http://${own}`, `HTTPS://${own}`, origin.toUpperCase()],
      ...[origin.replace('.', '.\t'), origin.replace('.', '。'), origin.replace('.', '%2e'), origin.replace('m', 'ｍ')],
      ...[origin.replace('a', 'а'), `https://xn--${own}`, own, `//${own}`, `https:\\\\${own}`, `https:${own}`],
      // Those that have nothing to do with the vendor: each is tried with one of them.
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
      expect(mistakes(step), endpoint).toEqual(['record'])
    }
    for (const name of [`${good}.evil.example`, `${good}@evil.example/`, '../x']) {
      for (const field of ['region', 'projectId']) {
        const step = await run({ rollback: 'true', record: recordAt({ [field]: name }) }, vendor.env)
        expect(mistakes(step), `${field} ${name}`).toEqual(['record'])
      }
    }
  })

  it('a certificate counts where `NODE_EXTRA_CA_CERTS` has it and it is of this host', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'certificates-'))
    const path = join(folder, 'bundle.pem')
    const other = selfSigned([{ dns: 'kms.example.com' }])
    const old = selfSigned([{ ip: [127, 0, 0, 1] }], new Date(Date.now() - 60_000))
    await writeFile(path, [trusted, other, old].map(({ cert }) => cert).join(''))
    const at = async (tls: typeof trusted, env: Record<string, string>) => {
      await using cloud = await vendor.start({ [vendor.secret]: { 2: [vendor.current], 3: [] } }, { tls })
      const inputs = { ...where, secret: vendor.secret, endpoint: cloud.endpoint, 'target-version': '3' }
      const { exitCode, log } = await run(inputs, { ...vendor.env, ...env })
      return { exitCode, log, calls: cloud.calls.length }
    }
    const bundle = { NODE_EXTRA_CA_CERTS: path }
    const refused = { exitCode: 1, calls: 0, log: expect.stringContaining('TLS verification failed') as string }
    try {
      expect(await at(trusted, bundle)).toMatchObject({ exitCode: 0 })
      expect(await at(trusted, {})).toEqual(refused)
      expect(await at(other, bundle)).toEqual(refused)
      expect(await at(old, bundle)).toEqual(refused)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

const ownHost = new Map<AnyVendor, string>([
  [huawei, 'kms.ap-southeast-1.myhuaweicloud.com'],
  [alibaba, 'kms.cn-hangzhou.aliyuncs.com'],
  [aws, 'secretsmanager.eu-central-1.amazonaws.com'],
  [google, 'secretmanager.googleapis.com'],
])

/** Addresses that credentials must not go to, whoever names them. */
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
/** And those that are no address of an API. */
const elsewhere = [
  ...unsafe,
  ...[
    'https://kms.example.com/x',
    'https://kms.example.com?x=',
    'https://kms.example.com#x',
    'https://good\\@evil.example',
  ],
]

/** The rule is one for all: beside those with a user in them, each place has a third of the others. */
const some = (addresses: string[], turn: number) =>
  addresses.filter((address, n) => address.endsWith('@kms.example.com') || n % 3 === turn)

describe.concurrent('addresses that are not of a store', () => {
  const key = { ...huawei.inputs, secret: 'db', 'target-version': 'v3' }

  it('`identity-endpoint`', async () => {
    for (const address of some(elsewhere, 0)) {
      expect(mistakes(await run({ ...key, 'identity-endpoint': address }, huawei.env)), address).toEqual([
        'identity-endpoint',
      ])
    }
  })

  it('GITHUB_API_URL', async () => {
    const kept = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
    for (const address of some(unsafe, 1)) {
      const env = { ...huawei.env, GITHUB_API_URL: address }
      expect(mistakes(await run({ rollback: 'true', ...kept }, env)), address).toEqual(['environment'])
    }
  })

  it("the address of GitHub's token endpoint", async () => {
    const { role, provider } = TRUSTED.huawei
    for (const address of some(unsafe, 2)) {
      const env = { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token-of-the-runner' }
      const step = await run({ ...key, 'role-to-assume': role, 'oidc-provider': provider }, env)
      expect(mistakes(step), address).toEqual(['role-to-assume'])
    }
  })

  it('the address in a credentials file', async () => {
    await using cloud = await google.start({ [google.secret]: { 2: ['prod'], 3: [] } }, {})
    const file = cloud.externalFile()
    const inputs = { ...google.inputs, secret: google.secret, stage: 'prod', 'target-version': '3' }
    for (const url of some(unsafe, 0)) {
      const changed = { ...file, credential_source: { ...file.credential_source, url } }
      const at = { endpoint: cloud.endpoint, 'identity-endpoint': cloud.endpoint }
      const step = await withFile(changed, (path) =>
        run({ ...inputs, ...at }, { GOOGLE_APPLICATION_CREDENTIALS: path }),
      )
      expect(said(step, 'error'), url).toEqual([expect.stringContaining('the credentials file is of another kind (`credential_source.url`)')])
    }
    expect(cloud.calls).toEqual([])
  })
})
