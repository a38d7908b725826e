/** Login with the job's OIDC token, at stand-ins for GitHub, the token service and the store. */
import { describe, expect, it } from 'vitest'
import { type Identity, startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey, Fault } from '../support/clouds/server.ts'
import { type Inputs, type Run, runAction } from '../support/runner.ts'
import { startGoogleScenario } from '../support/google.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const clouds = [
  { vendor: huawei, trusted: TRUSTED.huawei, operation: 'AssumeAgencyWithOIDC', names: ['h1', 'h2', 'h3'] },
  { vendor: alibaba, trusted: TRUSTED.alibaba, operation: 'AssumeRoleWithOIDC', names: ['a1', 'a2', 'a3'] },
  { vendor: aws, trusted: TRUSTED.aws, operation: 'AssumeRoleWithWebIdentity', names: ['w1', 'w2', 'w3'] },
]
type CloudCase = (typeof clouds)[number]

/** Starts the token service. The stores accept only its keys, and the inputs direct the action to it. */
async function startTokenService({ trusted }: CloudCase) {
  const accessKeys: AccessKey[] = []
  const identity = await startIdentity({ accessKeys })
  const inputs: Inputs = {
    'role-to-assume': trusted.role,
    'oidc-provider': trusted.provider,
    'identity-endpoint': identity.endpoint,
  }
  return { accessKeys, identity, inputs, env: identity.env }
}

/** Starts a store with one secret, and the token service. */
async function startOne(each: CloudCase) {
  const login = await startTokenService(each)
  const { accessKeys, identity } = login
  const s = await startScenario(each.vendor, undefined, { accessKeys })
  const dispose = async () => {
    await s[Symbol.asyncDispose]()
    await identity.close()
  }
  return { ...login, s, [Symbol.asyncDispose]: dispose }
}

/** Starts a store with three secrets, and the token service. */
async function startThree(each: CloudCase) {
  const login = await startTokenService(each)
  const { accessKeys, identity } = login
  const s = await startListScenario(each.names, {}, { accessKeys })
  const dispose = async () => {
    await s[Symbol.asyncDispose]()
    await identity.close()
  }
  return { ...login, s, [Symbol.asyncDispose]: dispose }
}

type OidcScenario = Awaited<ReturnType<typeof startOne | typeof startThree>>

/** Checks that the run masks the credentials that it used, and shows none of the login. */
function checkSecrecy(run: Run, { identity, accessKeys }: Pick<OidcScenario, 'identity' | 'accessKeys'>): void {
  const unmasked = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const published = [...unmasked, JSON.stringify([run.outputs, run.state, run.exported]), run.summary].join('\n')
  for (const secret of identity.sensitive) expect(published).not.toContain(secret)
  const key = accessKeys.at(-1)
  for (const secret of key ? [key.id, key.secret, key.token] : []) expect(run.masks).toContain(secret)
  const token = [...identity.idTokens.keys()].at(-1)
  if (token) expect(run.masks).toContain(token)
}

describe.concurrent.each(clouds)('$vendor.title: an OIDC login', (each) => {
  const { vendor, trusted, operation, names } = each
  const oneLogin = ['GetIdToken', operation]

  it.each([false, true])('is enough to promote and roll back without a stored key (debug logs: %s)', async (debug) => {
    await using o = await startOne(each)
    const step = await o.s.promote(o.inputs, { env: o.env, debug })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(o.s.labels()).toEqual(promoted)
    expect(o.identity.operations).toEqual(oneLogin)
    expect([...o.identity.idTokens.values()]).toEqual([trusted.audience])
    expect(o.identity.sessions).toEqual(['octo-org-shop-1658821493'])
    checkSecrecy(step, o)
    const key = o.accessKeys[0]?.id ?? 'none'
    for (const { headers } of step.calls) expect(headers.authorization).toContain(key)

    const back = await o.s.rollback(step, o.inputs, { env: o.env, debug })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(o.s.labels()).toEqual(found)
    checkSecrecy(back, o)
  })

  it('takes precedence over a key in the environment', async () => {
    await using o = await startOne(each)
    expect(await o.s.promote(o.inputs, { env: { ...o.env, ...vendor.env } })).toMatchObject({ exitCode: 0 })
  })

  it('is enough for a dry run', async () => {
    await using o = await startOne(each)
    const step = await o.s.promote({ ...o.inputs, 'dry-run': 'true' }, { env: o.env })
    expect(step.exitCode).toBe(0)
    expect(step.trace).toEqual(['read'])
    expect(o.s.labels()).toEqual(found)
  })

  it('uses the session name and the audience of the inputs', async () => {
    await using o = await startOne(each)
    const more = { 'role-session-name': 'deploy@shop', 'oidc-audience': 'my-own', 'timeout-seconds': '2000' }
    const step = await o.s.promote({ ...o.inputs, ...more }, { env: o.env })
    expect([...o.identity.idTokens.values()]).toEqual(['my-own'])
    // The identity provider does not allow that audience.
    expect(step.exitCode).toBe(1)
    expect(step.error).toContain('`oidc-audience`')
    const other = await o.s.promote({ ...o.inputs, 'role-session-name': 'deploy@shop' }, { env: o.env })
    expect(other.exitCode).toBe(0)
    expect(o.identity.sessions).toEqual(['deploy@shop'])
  })

  it('is done once for a whole list', async () => {
    await using o = await startThree(each)
    const step = await o.s.promote(o.inputs, { env: o.env })
    expect(step.exitCode).toBe(0)
    expect(o.s.allLabels()).toEqual(names.map(() => promoted))
    expect(o.identity.operations).toEqual(oneLogin)
    checkSecrecy(step, o)
  })

  it('that is rejected fails a whole list after one attempt, without a request to the store', async () => {
    await using o = await startThree(each)
    const step = await o.s.promote({ ...o.inputs, 'role-to-assume': `${trusted.role}-of-others` }, { env: o.env })
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
    expect(step.annotations).toHaveLength(1)
    expect(step.error).toMatch(new RegExp(`trust policy rejected.*${operation}, .*request id`))
    expect(step.error).toMatch(/trust policy.*\nState: Nothing was changed\.\nNext step: .*trust policy/)
    expect(step.error.match(/trust policy rejected/g)).toHaveLength(1)
    expect(o.identity.operations).toEqual(oneLogin)
    checkSecrecy(step, { ...o, accessKeys: [] })
  })

  it('requires the permission for OIDC tokens, and the error says how to add it', async () => {
    await using o = await startOne(each)
    for (const name of Object.keys(o.env)) {
      const step = await o.s.promote(o.inputs, { env: { ...o.env, [name]: '' } })
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toContain('add `permissions: id-token: write`')
    }
    expect(o.identity.calls).toEqual([])
  })

  it('does not ask for the permission if the job has it, but an unsafe address', async () => {
    await using o = await startOne(each)
    const env = { ...o.env, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://forgejo.example/api/actions/_apis/idtoken' }
    const step = await o.s.promote(o.inputs, { env })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('`role-to-assume` requires an OIDC token, but the address')
    expect(step.error).not.toContain('id-token: write')
  })

  const requiredInputs: [string, Inputs, string][] = [
    ['no role', { 'role-to-assume': '' }, 'role-to-assume'],
    ['no identity provider', { 'oidc-provider': '' }, 'oidc-provider'],
  ]
  it.each<[string, Inputs, string]>([
    ...(trusted.provider ? requiredInputs : []),
    ['a role of another cloud', { 'role-to-assume': TRUSTED.google.role }, 'role-to-assume'],
    ['an identity provider of another cloud', { 'oidc-provider': TRUSTED.google.provider }, 'oidc-provider'],
    ['a session name with a blank', { 'role-session-name': 'a b' }, 'role-session-name'],
    ['a key in addition', { 'access-key-id': 'AKID' }, 'access-key-id'],
  ])('fails before any request with %s', async (_, invalid, input) => {
    await using o = await startOne(each)
    const step = await o.s.promote({ ...o.inputs, ...invalid }, { env: { ...o.env, ...vendor.env } })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(`\`${input}\``)
    expect(o.identity.calls).toEqual([])
  })

  it('is repeated at the end of the job if the credentials have expired', async () => {
    await using o = await startThree(each)
    const done = await o.s.promote({ ...o.inputs, 'rollback-on-failure': 'true' }, { env: o.env })
    expect(o.s.allLabels()).toEqual(names.map(() => promoted))
    for (const secret of o.identity.sensitive) expect(JSON.stringify(done.state)).not.toContain(secret)
    o.accessKeys.length = 0
    const end = await o.s.endOfJob(done, 'failure', { env: o.env })
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(o.s.allLabels()).toEqual(names.map(() => found))
    expect(o.identity.operations).toEqual([...oneLogin, ...oneLogin])
    expect(o.identity.idTokens.size).toBe(2)
    checkSecrecy(end, o)
  })

  it('that is rejected during a rollback makes the error list the manual steps', async () => {
    await using o = await startOne(each)
    const m = o.s
    const done = await m.promote(o.inputs, { env: o.env })
    const refuse: Fault = { status: 403, body: '{}' }
    o.identity.intercept = (call) => (call.operation === operation ? refuse : undefined)
    const back = await m.rollback(done, o.inputs, { env: o.env })
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(
      /trust policy rejected.*\nState: .*\nNext step: .*\nTo restore .*\n- run this action with `rollback: true`.*`target-version: v2`/,
    )
    expect(m.labels()).toEqual(promoted)
  })

  it.each<[string, Fault]>([
    ['never responds', 'silence'],
    ['closes the connection', 'reset'],
    ['returns an unreadable response', { status: 200, body: 'hello' }],
  ])('fails in time if GitHub %s', async (_, fault) => {
    await using o = await startOne(each)
    o.identity.intercept = () => fault
    const step = await o.s.promote({ ...o.inputs, 'timeout-seconds': '2' }, { env: o.env })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain("GitHub's OIDC token")
  })
})

describe.concurrent.each([undefined, TRUSTED.google.role])(
  'Google Cloud: an OIDC login (service account: %s)',
  (account) => {
    const env = (identity: Identity) => ({ env: { ...identity.env } })
    const exchanges = ['GetIdToken', 'ExchangeToken', ...(account ? ['GenerateAccessToken'] : [])]
    const start = async () => {
      const identity = await startIdentity()
      const g = await startGoogleScenario({ tokens: identity.handedOut })
      const inputs = {
        'oidc-provider': TRUSTED.google.provider,
        'identity-endpoint': identity.endpoint,
        ...(account && { 'role-to-assume': account }),
      }
      const dispose = async () => {
        await g[Symbol.asyncDispose]()
        await identity.close()
      }
      return { identity, g, inputs, [Symbol.asyncDispose]: dispose }
    }

    it('is enough to promote, to roll back with another token, and to promote a list with one token', async () => {
      await using o = await start()
      const { identity, g, inputs } = o
      const secrets = identity.sensitive
      const step = await g.promote(inputs, { ...env(identity), secrets })
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(identity.operations).toEqual(exchanges)
      checkSecrecy(step, { identity, accessKeys: [] })
      expect(step.calls.at(-1)?.headers.authorization).toBe(`Bearer ${identity.handedOut.at(-1)}`)
      const back = await g.rollback(step, inputs, env(identity))
      expect(back).toMatchObject({ exitCode: 0, annotations: [] })
      expect(identity.operations).toEqual([...exchanges, ...exchanges])

      const items = [{ stage: 'prod' }, { stage: 'old' }].map((item) => ({ ...item, 'target-version': '3' }))
      const list = await g.run({ ...g.inputs, ...inputs, promotions: JSON.stringify(items) }, env(identity))
      expect(list).toMatchObject({ exitCode: 0, annotations: [] })
      expect(identity.operations).toHaveLength(3 * exchanges.length)
      checkSecrecy(list, { identity, accessKeys: [] })
      for (const token of identity.handedOut) expect([...step.masks, ...back.masks, ...list.masks]).toContain(token)
    })

    it('fails before any request without an identity provider, and with one of another cloud', async () => {
      await using o = await start()
      const { identity, g, inputs } = o
      for (const provider of ['', TRUSTED.alibaba.provider]) {
        const role = { 'role-to-assume': TRUSTED.google.role, 'oidc-provider': provider }
        const step = await g.promote({ ...inputs, ...role }, env(identity))
        expect(step).toMatchObject({ exitCode: 1, calls: [] })
        expect(step.error).toContain('`oidc-provider`')
      }
      expect(identity.calls).toEqual([])
    })
  },
)

describe.concurrent('an OIDC login', () => {
  it('cannot be used with several providers', async () => {
    const [each] = clouds
    if (each === undefined) return
    const { inputs, env, identity } = await startTokenService(each)
    await using s = await startListScenario(['h1', 'a1'])
    const step = await s.promote(inputs, { env })
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
    expect(step.error).toContain('`role-to-assume` cannot be used with several providers')
    expect(identity.calls).toEqual([])
    await identity.close()
  })

  it('requires the address of the token service if the region is unknown', async () => {
    const { role, provider } = TRUSTED.huawei
    const run = await runAction({
      with: {
        ...{ provider: 'huaweicloud-csms', secret: 'db', 'target-version': 'v3', endpoint: 'https://example.com' },
        ...{ 'project-id': '0123456789abcdef0123456789abcdef', 'role-to-assume': role, 'oidc-provider': provider },
      },
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' },
    })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('`identity-endpoint` is required')
  })
})
