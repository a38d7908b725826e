/** Azure App Configuration: valid inputs, variables and records, and how the step logs in. */
import { describe, expect, it } from 'vitest'
import { type AzureRun, initialVersions, key, startAzureScenario, v1, v2, v3 } from '../support/azure.ts'
import { AZURE_TEST_LOGIN } from '../support/clouds/azure-app-configuration.ts'
import { TRUSTED } from '../support/clouds/identity.ts'

const { storeToken } = AZURE_TEST_LOGIN
const tokenLogin = { 'auth-token': storeToken }

/** Returns the issues that a step reports, and checks that it sent nothing. */
function readIssues(step: AzureRun): string[] {
  expect(step).toMatchObject({ exitCode: 1, calls: [] })
  expect(step.error).toContain('Nothing was sent')
  return step.error.split('\n').filter((line) => line.startsWith('`'))
}

describe.concurrent('App Configuration: the inputs', () => {
  it.each<[string, Record<string, string>]>([
    ['secret', { secret: '..' }],
    ['secret', { secret: '.' }],
    ['secret', { secret: 'shop%2Fdb' }],
    ['secret', { secret: 'k'.repeat(257) }],
    ['stage', { stage: '' }],
    ['stage', { stage: 'prod*' }],
    ['stage', { stage: 'prod,test' }],
    ['stage', { stage: String.raw`\x` }],
    ['previous-stage', { 'previous-stage': 'staging' }],
    ['target-stage', { 'target-stage': 'production' }],
    ['target-version', { 'target-version': '4' }],
    ['target-version', { 'target-version': `${v3}0` }],
    ['target-version', { 'target-version': v3.toUpperCase() }],
    ['target-version', { 'target-version': 'unversioned//' }],
    ['expected-version', { 'expected-version': 'latest' }],
    ['endpoint', { endpoint: '' }],
    ['endpoint', { endpoint: 'https://shop.azconfig.io/kv' }],
    ['endpoint', { secret: 'https://shop.azconfig.io/kv/db#https://shop.vault.azure.net/secrets/db' }],
    ['region', { region: 'westeurope-1' }],
    ['project-id', { 'project-id': 'shop' }],
    ['role-to-assume', { 'role-to-assume': 'deploy' }],
    ['role-to-assume', { 'role-to-assume': '' }],
    ['oidc-provider', { 'oidc-provider': 'contoso.onmicrosoft.com/../x' }],
    ['oidc-provider', { 'oidc-provider': '' }],
    ['role-session-name', { 'role-session-name': 'deploy' }],
    ['expire-outgoing-after', { 'expire-outgoing-after': '30d' }],
  ])('are rejected because of `%s`: %j', async (input, inputs) => {
    await using a = await startAzureScenario()
    const issues = readIssues(await a.promote(inputs))
    expect(issues.map((line) => line.split('`')[1])).toEqual([input])
  })

  it('need no region, and find the store in AZURE_APPCONFIG_ENDPOINT', async () => {
    await using a = await startAzureScenario()
    const env = { AZURE_APPCONFIG_ENDPOINT: a.cloud.endpoint }
    const step = await a.promote({ endpoint: '' }, { env })
    expect(step).toMatchObject({ exitCode: 0, results: [{ region: '', secret: a.fullName() }] })
    const issues = readIssues(await a.promote({ endpoint: '' }))
    expect(issues).toEqual(['`endpoint` is required (or one of the environment variables AZURE_APPCONFIG_ENDPOINT)'])
  })

  it('ignore a region that other items of a list have', async () => {
    await using a = await startAzureScenario()
    const promotions = JSON.stringify([{ secret: key, 'target-version': v3 }])
    const step = await a.run({ ...a.inputs, secret: '', region: 'eu-central-1', promotions })
    expect(step).toMatchObject({ exitCode: 0, results: [{ region: '' }] })
  })

  it('cannot be in a list with other providers', async () => {
    await using a = await startAzureScenario()
    const { endpoint = '' } = a.inputs
    const promotions = JSON.stringify([
      { ...a.inputs, 'target-version': v3 },
      { provider: 'aws-secrets-manager', endpoint, region: 'eu-central-1', secret: 'db', 'target-version': 'v3' },
    ])
    const none = { 'role-to-assume': '', 'oidc-provider': '', 'identity-endpoint': '' }
    const step = await a.run({ ...none, promotions })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('cannot be azure-app-configuration in a list with other providers')
  })
})

describe.concurrent('App Configuration: a record', () => {
  const vault = 'https://shop.vault.azure.net/secrets/db'
  const store = 'https://shop.azconfig.io'
  const recordWith = (fields: object) => {
    const changes = [{ stage: 'production', before: v2, after: v3 }]
    const valid = {
      provider: 'azure-app-configuration',
      region: '',
      endpoint: store,
      secret: `${store}/kv/db#${vault}`,
    }
    return JSON.stringify({ version: 1, secrets: [{ ...valid, stage: 'production', changes, ...fields }] })
  }
  const evil = 'https://shop.azconfig.io.evil.example'

  it.each([
    { secret: 'db' },
    { secret: `${store}/kv/#${vault}` },
    { secret: `${store}/kv/%2E%2E#${vault}` },
    { secret: `${store}/kv/..#${vault}` },
    { secret: `${store}/kv/db#${vault}/${v3}` },
    { secret: `${store}/kv/db#http://shop.vault.azure.net/secrets/db` },
    { secret: `${store}/kv/db#https://user@shop.vault.azure.net/secrets/db` },
    { secret: `https://other.azconfig.io/kv/db#${vault}` },
    { region: 'westeurope-1' },
    { projectId: 'shop' },
    { endpoint: undefined },
    { endpoint: `${store}/` },
    { endpoint: evil, secret: `${evil}/kv/db#${vault}` },
    { endpoint: 'https://a.b.azconfig.io', secret: `https://a.b.azconfig.io/kv/db#${vault}` },
    { endpoint: 'https://shopazconfig.io', secret: `https://shopazconfig.io/kv/db#${vault}` },
    { changes: [{ stage: 'production', before: '../x', after: v3 }] },
    {
      changes: [
        { stage: 'production', before: v2, after: v3 },
        { stage: 'staging', before: v3, after: v2 },
      ],
    },
    { expiry: { version: v2, before: null, after: 1 } },
  ])('is rejected with %j', async (fields) => {
    await using a = await startAzureScenario()
    expect(readIssues(await a.rollback(recordWith(fields)))).toEqual([expect.stringContaining('`record`')])
  })

  it.each(['azconfig.io', 'azconfig.azure.us', 'azconfig.azure.cn'])(
    'is accepted with a store in %s',
    async (domain) => {
      await using a = await startAzureScenario()
      const endpoint = `https://shop.${domain}`
      const step = await a.rollback(recordWith({ endpoint, secret: `${endpoint}/kv/db#${vault}` }), {
        'timeout-seconds': '1',
        'max-attempts': '1',
      })
      // There is no network.
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).not.toContain('Nothing was sent')
    },
  )

  it('is selected by the key or by its full name', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    for (const secret of [key, a.fullName()]) {
      expect(await a.rollback(step, { secret, 'dry-run': 'true' })).toMatchObject({ exitCode: 0 })
    }
    const other = await a.rollback(step, { secret: 'other' })
    expect(other).toMatchObject({ exitCode: 1, calls: [] })
  })
})

describe.concurrent('App Configuration: a login', () => {
  it('takes one token of the job, and exchanges it for two', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(a.identity.operations).toEqual(['GetIdToken', 'GetToken', 'GetToken'])
    expect([...a.identity.idTokens.values()]).toEqual([TRUSTED.azure.audience])
    const forms = a.identity.calls.slice(1).map(({ body }) => new URLSearchParams(body))
    expect(new Set(forms.map((form) => form.get('scope')))).toEqual(
      new Set(['https://appconfig.azure.com/.default', 'https://vault.azure.net/.default']),
    )
    const tokens = step.calls.map(({ headers }) => headers.authorization?.split('.').at(-1))
    expect(tokens).toEqual(['store', 'vault', 'store'])
    for (const token of a.identity.handedOut) expect(step.masks).toContain(token)
  })

  it('with a token for App Configuration alone does not ask the vault, and says so', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote(tokenLogin)
    expect(step).toMatchObject({ exitCode: 0, trace: ['GetKeyValue', 'PutKeyValue'], writes: [v3] })
    expect(step.warnings).toEqual([
      expect.stringContaining(`version ${v3} was not checked, so it may not exist: permission denied`),
    ])
    expect(step.warnings[0]).toContain('`auth-token` is for App Configuration alone')
    const newest = await a.promote({ ...tokenLogin, 'target-version': 'newest' })
    expect(newest).toMatchObject({ exitCode: 1, writes: [] })
    expect(newest.error).toContain('Log in with `role-to-assume`')
    expect(a.identity.calls).toEqual([])
  })

  it('that is refused for the vault only is no failure, but a warning', async () => {
    await using a = await startAzureScenario()
    a.identity.intercept = ({ body }) => {
      if (!body.includes('vault.azure.net')) return undefined
      const error = { error: 'invalid_resource', error_description: 'AADSTS500011: no', error_codes: [500011] }
      return { status: 400, body: JSON.stringify(error) }
    }
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, trace: ['GetKeyValue', 'PutKeyValue'], writes: [v3] })
    expect(step.warnings[0]).toContain('the token service rejected the request (GetToken, AADSTS500011')
  })

  it('that does not respond for the vault is waited for as long as the step can spare', async () => {
    await using a = await startAzureScenario()
    a.identity.intercept = ({ body }) => (body.includes('vault.azure.net') ? 'silence' : undefined)
    const step = await a.promote({ 'timeout-seconds': '10' })
    expect(step).toMatchObject({ exitCode: 0, trace: ['GetKeyValue', 'PutKeyValue'], writes: [v3] })
    expect(step.warnings[0]).toContain('timed out waiting for the token service (GetToken)')
  })

  it.each<[string, Record<string, string>, string, string]>([
    ['an audience that it does not allow', { 'oidc-audience': 'x' }, 'AADSTS700212', 'federated credential'],
    [
      'an unknown tenant',
      { 'oidc-provider': v1.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') },
      'AADSTS90002',
      '`oidc-provider` (the tenant id)',
    ],
    [
      'an unknown application',
      { 'role-to-assume': '00000000-2222-4333-8444-555555555555' },
      'AADSTS700016',
      'not the object id',
    ],
  ])('fails with %s', async (_, inputs, code, advice) => {
    await using a = await startAzureScenario()
    const step = await a.promote(inputs)
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(`(GetToken, ${code}, request id `)
    expect(step.error).toContain(advice)
    expect(step.error).toContain('the token of this job has sub `repo:octo-org/shop:ref:refs/heads/main`')
  })

  it.each([
    [70021, 'trust policy rejected'],
    [700213, 'trust policy rejected'],
    [7002138, 'trust policy rejected'],
    [700024, "rejected this job's OIDC token"],
    [7000112, 'role or identity provider not found'],
    [123456, "rejected this job's OIDC token"],
  ])('that Entra refuses with AADSTS%i is explained', async (code, message) => {
    await using a = await startAzureScenario()
    a.identity.intercept = ({ operation }) => {
      if (operation !== 'GetToken') return undefined
      const body = { error: 'invalid_client', error_description: `AADSTS${code}: not today`, error_codes: [code] }
      return { status: 401, body: JSON.stringify(body) }
    }
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(message)
  })

  it('is required: the error says which command prints a token', async () => {
    await using a = await startAzureScenario()
    const none = { 'role-to-assume': '', 'oidc-provider': '', 'identity-endpoint': '' }
    const issues = readIssues(await a.promote(none))
    expect(issues).toEqual([
      '`auth-token` is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), or set `auth-token` to what `az account get-access-token --resource https://azconfig.io --query accessToken --output tsv` prints after a login action',
    ])
    const key = { 'access-key-id': 'AKIDEXAMPLE', 'secret-access-key': 'planted-secret' }
    expect(readIssues(await a.promote({ ...none, ...key }))[0]).toContain('`access-key-id` is not how')
  })

  it('that App Configuration refuses is not repeated for a list', async () => {
    const other = 'shop/api'
    await using a = await startAzureScenario({ secrets: { [key]: initialVersions, [other]: initialVersions } })
    const promotions = JSON.stringify([key, other].map((secret) => ({ secret, 'target-version': v3 })))
    const step = await a.run({ ...a.inputs, secret: '', promotions, 'auth-token': 'planted-wrong-token' })
    expect(step).toMatchObject({ exitCode: 1, trace: ['GetKeyValue'] })
    expect(step.error).toContain('authentication failed (GetKeyValue, HTTP 401')
    expect(step.error).toContain('Authorization token failed validation')
  })
})
