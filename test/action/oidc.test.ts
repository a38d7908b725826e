/** Login by the job's OIDC token: the built action against GitHub's token endpoint, the token service and the store. */
import { describe, expect, it } from 'vitest'
import { type Identity, startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey, Fault } from '../support/clouds/server.ts'
import { type Run, runAction } from '../support/runner.ts'
import { google } from '../support/google.ts'
import { alibaba, aws, huawei, type Inputs, many, scenario } from '../support/scenario.ts'

const found = { previous: 'v1', current: 'v2' }
const promoted = { previous: 'v2', current: 'v3' }
const clouds = [
  { vendor: huawei, trusted: TRUSTED.huawei, operation: 'AssumeAgencyWithOIDC', names: ['h1', 'h2', 'h3'] },
  { vendor: alibaba, trusted: TRUSTED.alibaba, operation: 'AssumeRoleWithOIDC', names: ['a1', 'a2', 'a3'] },
  { vendor: aws, trusted: TRUSTED.aws, operation: 'AssumeRoleWithWebIdentity', names: ['w1', 'w2', 'w3'] },
]
type Each = (typeof clouds)[number]

/** The token service, whose keys are the only ones that the stores know, and the inputs that lead to it. */
async function identityOf({ trusted }: Each) {
  const accessKeys: AccessKey[] = []
  const identity = await startIdentity({ accessKeys })
  const inputs: Inputs = {
    'role-to-assume': trusted.role,
    'oidc-provider': trusted.provider,
    'identity-endpoint': identity.endpoint,
  }
  return { accessKeys, identity, inputs, env: identity.env }
}

/** One secret in its store. */
async function one(each: Each) {
  const login = await identityOf(each)
  const { accessKeys, identity } = login
  const s = await scenario(each.vendor, undefined, { accessKeys })
  const dispose = async () => {
    await s[Symbol.asyncDispose]()
    await identity.close()
  }
  return { ...login, s, [Symbol.asyncDispose]: dispose }
}

/** Three secrets in their store, and the end of the job. */
async function three(each: Each) {
  const login = await identityOf(each)
  const { accessKeys, identity } = login
  const s = await many(each.names, {}, { accessKeys })
  const dispose = async () => {
    await s[Symbol.asyncDispose]()
    await identity.close()
  }
  return { ...login, s, [Symbol.asyncDispose]: dispose }
}

type World = Awaited<ReturnType<typeof one | typeof three>>

/** Nothing of the login is anywhere but in masks; and what was used is masked. */
function checkSecrecy(run: Run, { identity, accessKeys }: Pick<World, 'identity' | 'accessKeys'>): void {
  const unmasked = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const told = [...unmasked, JSON.stringify([run.outputs, run.state, run.exported]), run.summary].join('\n')
  for (const secret of identity.sensitive) expect(told).not.toContain(secret)
  const key = accessKeys.at(-1)
  for (const secret of key ? [key.id, key.secret, key.token] : []) expect(run.masks).toContain(secret)
  const token = [...identity.idTokens.keys()].at(-1)
  if (token) expect(run.masks).toContain(token)
}

describe.concurrent.each(clouds)('$vendor.title: a role', (each) => {
  const { vendor, trusted, operation, names } = each
  const once = ['GetIdToken', operation]

  it.each([false, true])('promotes and rolls back, without a key anywhere; debug log: %s', async (debug) => {
    await using w = await one(each)
    const step = await w.s.promote(w.inputs, { env: w.env, debug })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(w.s.labels()).toEqual(promoted)
    expect(w.identity.operations).toEqual(once)
    expect([...w.identity.idTokens.values()]).toEqual([trusted.audience])
    expect(w.identity.sessions).toEqual(['octo-org-shop-1658821493'])
    checkSecrecy(step, w)
    const key = w.accessKeys[0]?.id ?? 'none'
    for (const { headers } of step.calls) expect(headers.authorization).toContain(key)

    const back = await w.s.rollback(step, w.inputs, { env: w.env, debug })
    expect(back).toMatchObject({ exitCode: 0, annotations: [] })
    expect(w.s.labels()).toEqual(found)
    checkSecrecy(back, w)
  })

  it('wins over a key in the environment', async () => {
    await using w = await one(each)
    expect(await w.s.promote(w.inputs, { env: { ...w.env, ...vendor.env } })).toMatchObject({ exitCode: 0 })
  })

  it('is enough for a dry run, which changes nothing', async () => {
    await using w = await one(each)
    const step = await w.s.promote({ ...w.inputs, 'dry-run': 'true' }, { env: w.env })
    expect(step.exitCode).toBe(0)
    expect(step.trace).toEqual(['read'])
    expect(w.s.labels()).toEqual(found)
  })

  it('is assumed under the name and with the audience that are given', async () => {
    await using w = await one(each)
    const more = { 'role-session-name': 'deploy@shop', 'oidc-audience': 'my-own', 'timeout-seconds': '2000' }
    const step = await w.s.promote({ ...w.inputs, ...more }, { env: w.env })
    expect([...w.identity.idTokens.values()]).toEqual(['my-own'])
    // Its provider does not allow that audience.
    expect(step.exitCode).toBe(1)
    expect(step.error).toContain('`oidc-audience`')
    const other = await w.s.promote({ ...w.inputs, 'role-session-name': 'deploy@shop' }, { env: w.env })
    expect(other.exitCode).toBe(0)
    expect(w.identity.sessions).toEqual(['deploy@shop'])
  })

  it('is assumed once for a whole list', async () => {
    await using w = await three(each)
    const step = await w.s.promote(w.inputs, { env: w.env })
    expect(step.exitCode).toBe(0)
    expect(w.s.all()).toEqual(names.map(() => promoted))
    expect(w.identity.operations).toEqual(once)
    checkSecrecy(step, w)
  })

  it('that is refused is refused once for a whole list, and nothing is asked of the store', async () => {
    await using w = await three(each)
    const step = await w.s.promote({ ...w.inputs, 'role-to-assume': `${trusted.role}-of-others` }, { env: w.env })
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
    expect(step.annotations).toHaveLength(1)
    expect(step.error).toMatch(new RegExp(`trust policy rejected.*${operation}, .*request id`))
    expect(step.error).toMatch(/trust policy.*Nothing was changed|Nothing was changed.*trust policy/)
    expect(step.error.match(/trust policy rejected/g)).toHaveLength(1)
    expect(w.identity.operations).toEqual(once)
    checkSecrecy(step, { ...w, accessKeys: [] })
  })

  it('needs the permission, and says how to give it', async () => {
    await using w = await one(each)
    for (const name of Object.keys(w.env)) {
      const step = await w.s.promote(w.inputs, { env: { ...w.env, [name]: '' } })
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toContain('add `permissions: id-token: write`')
    }
    expect(w.identity.calls).toEqual([])
  })

  const parts: [string, Inputs, string][] = [
    ['no role', { 'role-to-assume': '' }, 'role-to-assume'],
    ['no identity provider', { 'oidc-provider': '' }, 'oidc-provider'],
  ]
  it.each<[string, Inputs, string]>([
    ...(trusted.provider ? parts : []),
    ['a role of another cloud', { 'role-to-assume': TRUSTED.google.role }, 'role-to-assume'],
    ['an identity provider of another cloud', { 'oidc-provider': TRUSTED.google.provider }, 'oidc-provider'],
    ['a session name with a blank', { 'role-session-name': 'a b' }, 'role-session-name'],
    ['a key beside it', { 'access-key-id': 'AKID' }, 'access-key-id'],
  ])('is a mistake with %s', async (_, wrong, input) => {
    await using w = await one(each)
    const step = await w.s.promote({ ...w.inputs, ...wrong }, { env: { ...w.env, ...vendor.env } })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain(`\`${input}\``)
    expect(w.identity.calls).toEqual([])
  })

  it('is assumed anew by the end of the job, where the credentials have expired', async () => {
    await using w = await three(each)
    const done = await w.s.promote({ ...w.inputs, 'rollback-on-failure': 'true' }, { env: w.env })
    expect(w.s.all()).toEqual(names.map(() => promoted))
    for (const secret of w.identity.sensitive) expect(JSON.stringify(done.state)).not.toContain(secret)
    w.accessKeys.length = 0
    const end = await w.s.endOfJob(done, 'failure', { env: w.env })
    expect(end).toMatchObject({ exitCode: 0, annotations: [] })
    expect(w.s.all()).toEqual(names.map(() => found))
    expect(w.identity.operations).toEqual([...once, ...once])
    expect(w.identity.idTokens.size).toBe(2)
    checkSecrecy(end, w)
  })

  it('that is refused at a rollback: tells the inputs for doing it by hand', async () => {
    await using w = await one(each)
    const m = w.s
    const done = await m.promote(w.inputs, { env: w.env })
    const refuse: Fault = { status: 403, body: '{}' }
    w.identity.intercept = (call) => (call.operation === operation ? refuse : undefined)
    const back = await m.rollback(done, w.inputs, { env: w.env })
    expect(back.exitCode).toBe(1)
    expect(back.error).toMatch(/trust policy rejected.*run this action with `rollback: true`.*`target-version: v2`/)
    expect(m.labels()).toEqual(promoted)
  })

  it.each<[string, Fault]>([
    ['is silent', 'silence'],
    ['hangs up', 'reset'],
    ['answers nonsense', { status: 200, body: 'hello' }],
  ])('fails in time where GitHub %s', async (_, fault) => {
    await using w = await one(each)
    w.identity.intercept = () => fault
    const step = await w.s.promote({ ...w.inputs, 'timeout-seconds': '2' }, { env: w.env })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain("GitHub's OIDC token")
  })
})

describe.concurrent.each([undefined, TRUSTED.google.role])('Google Cloud: service account %s', (account) => {
  const env = (identity: Identity) => ({ env: { ...identity.env } })
  const exchanges = ['GetIdToken', 'ExchangeToken', ...(account ? ['GenerateAccessToken'] : [])]
  const start = async () => {
    const identity = await startIdentity()
    const g = await google({ tokens: identity.handedOut })
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

  it('promotes, and rolls back with a token of its own; a list with one', async () => {
    await using w = await start()
    const { identity, g, inputs } = w
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

  it('is a mistake without the provider, and with one of another cloud', async () => {
    await using w = await start()
    const { identity, g, inputs } = w
    for (const provider of ['', TRUSTED.alibaba.provider]) {
      const role = { 'role-to-assume': TRUSTED.google.role, 'oidc-provider': provider }
      const step = await g.promote({ ...inputs, ...role }, env(identity))
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toContain('`oidc-provider`')
    }
    expect(identity.calls).toEqual([])
  })
})

describe.concurrent('a role', () => {
  it('is not for two providers', async () => {
    const [each] = clouds
    if (each === undefined) return
    const { inputs, env, identity } = await identityOf(each)
    await using s = await many(['h1', 'a1'])
    const step = await s.promote(inputs, { env })
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
    expect(step.error).toContain('`role-to-assume` cannot be used with several providers')
    expect(identity.calls).toEqual([])
    await identity.close()
  })

  it('in a region that cannot be told needs the address of the token service', async () => {
    const { role, provider } = TRUSTED.huawei
    const run = await runAction({
      with: {
        ...{ provider: 'huaweicloud-csms', secret: 'db', 'target-version': 'v3', endpoint: 'https://example.com' },
        ...{ 'project-id': '0123456789abcdef0123456789abcdef', 'role-to-assume': role, 'oidc-provider': provider },
      },
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://example.com', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x' },
    })
    expect(run.exitCode).toBe(1)
    expect(run.log).toContain('`identity-endpoint` is missing')
  })
})
