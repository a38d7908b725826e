/** Credentials: come from exactly one source, are never mixed, and are masked before any other use. */
import { describe, expect, it } from 'vitest'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors } from '../support/scenario/vendors.ts'

const sources = [
  {
    vendor: huawei,
    idName: 'HUAWEICLOUD_SDK_AK',
    secretName: 'HUAWEICLOUD_SDK_SK',
    tokenName: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  },
  { vendor: huawei, idName: 'HW_ACCESS_KEY', secretName: 'HW_SECRET_KEY', tokenName: 'HW_SECURITY_TOKEN' },
  { vendor: huawei, idName: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretName: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY', tokenName: '' },
  { vendor: huawei, idName: 'CLOUD_SDK_AK', secretName: 'CLOUD_SDK_SK', tokenName: '' },
  {
    vendor: alibaba,
    idName: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    secretName: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    tokenName: 'ALIBABA_CLOUD_SECURITY_TOKEN',
  },
  {
    vendor: alibaba,
    idName: 'ALIBABACLOUD_ACCESS_KEY_ID',
    secretName: 'ALIBABACLOUD_ACCESS_KEY_SECRET',
    tokenName: 'ALIBABACLOUD_SECURITY_TOKEN',
  },
  {
    vendor: alibaba,
    idName: 'ALICLOUD_ACCESS_KEY',
    secretName: 'ALICLOUD_SECRET_KEY',
    tokenName: 'ALICLOUD_SECURITY_TOKEN',
  },
  {
    vendor: aws,
    idName: 'AWS_ACCESS_KEY_ID',
    secretName: 'AWS_SECRET_ACCESS_KEY',
    tokenName: 'AWS_SESSION_TOKEN',
  },
]
const key = { id: 'TEMPORARYKEYID123456', secret: 'temporary/Secret+Key=0123456789' }
const token = 'TOKEN+/of%25the-session=='

/** A key that the cloud does not know, so that a request with it fails. */
const unknownId = 'STRANGERSKEYID012345'
const unknownSecret = 'strangers-secret-key-0123456789'

const countUses = (id: string, calls: { headers: Record<string, string> }[]) =>
  calls.filter(({ headers }) => headers.authorization?.includes(id)).length

describe.concurrent.each(sources)('$vendor.title: the key in $idName', (source) => {
  const { vendor, idName, secretName, tokenName } = source
  it('is accepted with its secret', async () => {
    await using s = await startScenario(vendor, undefined, { accessKeys: [key] })
    const step = await s.promote({}, { env: { [idName]: key.id, [secretName]: key.secret } })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toEqual(expect.arrayContaining([key.id, key.secret]))
  })

  it('is accepted with its token', async () => {
    if (tokenName === '') return
    await using s = await startScenario(vendor, undefined, { accessKeys: [{ ...key, token }] })
    const step = await s.promote({}, { env: { [idName]: key.id, [secretName]: key.secret, [tokenName]: token } })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toContain(token)
  })

  it('is ignored entirely if the inputs contain a key', async () => {
    await using s = await startScenario(vendor, undefined, { accessKeys: [key] })
    const env = { [idName]: unknownId, [secretName]: unknownSecret, ...(tokenName && { [tokenName]: token }) }
    const step = await s.promote({ 'access-key-id': key.id, 'secret-access-key': key.secret }, { env })
    expect(step.exitCode).toBe(0)
    expect(countUses(key.id, step.calls)).toBe(step.calls.length)
  })

  it.each([
    ['key id', secretName],
    ['secret key', idName],
  ])('is rejected without its %s, even if other variables contain a whole key', async (_, only) => {
    await using s = await startScenario(vendor)
    const missing = only === idName ? secretName : idName
    const others = vendor === huawei ? ['CLOUD_SDK_AK', 'CLOUD_SDK_SK'] : ['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY']
    if (others.includes(idName)) return
    const [otherId = '', otherSecret = ''] = others
    const env = { [only]: key.secret, [otherId]: vendor.key.id, [otherSecret]: vendor.key.secret }
    const step = await s.promote({}, { env })
    expect(step.error).toContain(missing)
    expect(step.calls).toEqual([])
  })
})

describe.concurrent.each(vendors)('$title: credentials', (vendor) => {
  const inputs = { 'access-key-id': key.id, 'secret-access-key': key.secret }

  it('can come from the inputs, with a token', async () => {
    await using s = await startScenario(vendor, undefined, { accessKeys: [{ ...key, token }] })
    const step = await s.promote({ ...inputs, 'security-token': token }, { env: {} })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toEqual(expect.arrayContaining([key.id, key.secret, token]))
  })

  it('are never combined from inputs and the environment', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'access-key-id': vendor.key.id })
    expect(step.error).toContain('`secret-access-key`')
    const other = await s.promote({ 'secret-access-key': vendor.key.secret })
    expect(other.error).toContain('`access-key-id`')
    const tokenOnly = await s.promote({ 'security-token': token })
    expect(tokenOnly.error).toContain('`access-key-id`')
    expect(s.cloud.calls).toEqual([])
  })

  it('never combine a key with the token of another source', async () => {
    await using s = await startScenario(vendor)
    const env = { ...vendor.env, HW_SECURITY_TOKEN: token, ALICLOUD_SECURITY_TOKEN: token }
    const step = await s.promote({}, { env })
    expect(step.exitCode).toBe(0)
    for (const { headers } of step.calls) expect(Object.values(headers)).not.toContain(token)
  })

  it('are not read from variables that a login action has emptied', async () => {
    if (vendor === aws) return // has only one source
    await using s = await startScenario(vendor, undefined, { accessKeys: [key] })
    const emptied = Object.fromEntries(Object.keys(vendor.env).map((name) => [name, '']))
    const [id, secret] =
      vendor === huawei ? ['HW_ACCESS_KEY', 'HW_SECRET_KEY'] : ['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY']
    const step = await s.promote({}, { env: { ...emptied, [id]: key.id, [secret]: key.secret } })
    expect(step.exitCode).toBe(0)
  })

  it('are all masked before any other output, including unused ones', async () => {
    await using s = await startScenario(vendor)
    const all = sources.flatMap(({ idName, secretName, tokenName }) => [idName, secretName, tokenName]).filter(Boolean)
    const others = Object.fromEntries(all.map((name) => [name, `value-of-${name}`]))
    const step = await s.promote({}, { env: { ...others, HW_AUTH_TOKEN: 'value-of-HW_AUTH_TOKEN', ...vendor.env } })
    expect(step.masks).toContain('value-of-HW_AUTH_TOKEN')
    for (const name of all) if (!(name in vendor.env)) expect(step.masks).toContain(`value-of-${name}`)
  })

  it('are masked even if they are invalid', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'access-key-id': 'with a blank', 'secret-access-key': 'line one\nline two' })
    expect(step.error).toContain('`access-key-id`')
    expect(step.error).toContain('`secret-access-key`')
    expect(step.masks).toEqual(expect.arrayContaining(['with a blank', 'line one', 'line two']))
    for (const part of ['with a blank', 'line one', 'line two']) expect(step.log).not.toContain(part)
    expect(s.cloud.calls).toEqual([])
  })

  it('are required for a rollback by record', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    const back = await s.rollback(step, {}, { env: {} })
    expect(back.error).toContain('`access-key-id`')
    expect(back.calls).toEqual([])
  })
})

describe.concurrent('Huawei Cloud: a token without a key', () => {
  const authTokens = ['MIIauth+token/0123456789==']
  const [authToken = ''] = authTokens

  it.each([
    ['input', { 'auth-token': authToken }, {}],
    ['environment', {}, { HW_AUTH_TOKEN: authToken }],
  ])(
    'is read from the %s and sent with every request',
    async (_, inputs: Record<string, string>, env: Record<string, string>) => {
      await using s = await startScenario(huawei, undefined, { authTokens })
      const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint, ...inputs }, { env })
      expect(step.exitCode).toBe(0)
      expect(step.trace).toEqual(['ListProjects', 'read', 'previous → v2', 'current → v3', 'read'])
      expect(step.masks).toContain(authToken)
      for (const { headers } of step.calls) {
        expect(headers['x-auth-token']).toBe(authToken)
        expect(headers).not.toHaveProperty('authorization')
      }
    },
  )

  it('takes precedence as an input over a key in the environment', async () => {
    await using s = await startScenario(huawei, undefined, { authTokens, accessKeys: [] })
    expect(await s.promote({ 'auth-token': authToken })).toMatchObject({ exitCode: 0 })
  })

  it('cannot be combined with a key', async () => {
    await using s = await startScenario(huawei, undefined, { authTokens })
    const step = await s.promote({ 'auth-token': authToken, 'access-key-id': key.id, 'secret-access-key': key.secret })
    expect(step.error).toContain('`auth-token`')
    expect(step.calls).toEqual([])
  })
})

it('a list of several providers names each without credentials, and no input that is for one provider', async () => {
  await using s = await startListScenario(['h1', 'a1', 'w1'])
  const google = { provider: 'google-secret-manager', secret: 'projects/shop/secrets/db', stage: 'prod' }
  const items = [...s.names.map((name) => s.buildItem(name)), { ...google, 'target-version': '3' }]
  const { error, requests } = await s.run({ promotions: JSON.stringify(items) }, { env: huawei.env })
  expect(requests).toEqual([])
  expect(error).toContain(
    '`access-key-id` is unset, and no credentials found for alibabacloud-kms (ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET), aws-secrets-manager (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY);',
  )
  expect(error).toContain(
    '`auth-token` is unset, and no credentials found for google-secret-manager (GOOGLE_APPLICATION_CREDENTIALS);',
  )
  expect(error).not.toMatch(/huaweicloud-csms|role-to-assume/)
})
