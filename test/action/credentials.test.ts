/** Credentials: from exactly one place, never mixed, and masked before anything else is done with them. */
import { describe, expect, it } from 'vitest'
import { alibaba, aws, huawei, scenario, vendors } from '../support/scenario.ts'

const families = [
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

/** A key id that the cloud does not know, so that using it anywhere fails. */
const stranger = 'STRANGERSKEYID012345'
const strangersSecret = 'strangers-secret-key-0123456789'

const usesOf = (id: string, calls: { headers: Record<string, string> }[]) =>
  calls.filter(({ headers }) => headers.authorization?.includes(id)).length

describe.concurrent.each(families)('$vendor.title: $idName and its family', (family) => {
  const { vendor, idName, secretName, tokenName } = family
  it('opens the store', async () => {
    await using s = await scenario(vendor, undefined, { accessKeys: [key] })
    const step = await s.promote({}, { env: { [idName]: key.id, [secretName]: key.secret } })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toEqual(expect.arrayContaining([key.id, key.secret]))
  })

  it('opens the store with its token', async () => {
    if (tokenName === '') return
    await using s = await scenario(vendor, undefined, { accessKeys: [{ ...key, token }] })
    const step = await s.promote({}, { env: { [idName]: key.id, [secretName]: key.secret, [tokenName]: token } })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toContain(token)
  })

  it('stands back behind the inputs, every part of it', async () => {
    await using s = await scenario(vendor, undefined, { accessKeys: [key] })
    const env = { [idName]: stranger, [secretName]: strangersSecret, ...(tokenName && { [tokenName]: token }) }
    const step = await s.promote({ 'access-key-id': key.id, 'secret-access-key': key.secret }, { env })
    expect(step.exitCode).toBe(0)
    expect(usesOf(key.id, step.calls)).toBe(step.calls.length)
  })

  it.each([
    ['key id', secretName],
    ['secret key', idName],
  ])('is a mistake without its %s, whatever others there are', async (_, only) => {
    await using s = await scenario(vendor)
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

  it('come from the inputs, with a token', async () => {
    await using s = await scenario(vendor, undefined, { accessKeys: [{ ...key, token }] })
    const step = await s.promote({ ...inputs, 'security-token': token }, { env: {} })
    expect(step.exitCode).toBe(0)
    expect(step.masks).toEqual(expect.arrayContaining([key.id, key.secret, token]))
  })

  it('are never one half from the inputs, the other from the environment', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ 'access-key-id': vendor.key.id })
    expect(step.error).toContain('`secret-access-key`')
    const other = await s.promote({ 'secret-access-key': vendor.key.secret })
    expect(other.error).toContain('`access-key-id`')
    const tokenOnly = await s.promote({ 'security-token': token })
    expect(tokenOnly.error).toContain('`access-key-id`')
    expect(s.cloud.calls).toEqual([])
  })

  it('are never a key of one family with the token of another', async () => {
    await using s = await scenario(vendor)
    const env = { ...vendor.env, HW_SECURITY_TOKEN: token, ALICLOUD_SECURITY_TOKEN: token }
    const step = await s.promote({}, { env })
    expect(step.exitCode).toBe(0)
    for (const { headers } of step.calls) expect(Object.values(headers)).not.toContain(token)
  })

  it('are not what a login action has emptied after itself', async () => {
    if (vendor === aws) return // has one family only
    await using s = await scenario(vendor, undefined, { accessKeys: [key] })
    const emptied = Object.fromEntries(Object.keys(vendor.env).map((name) => [name, '']))
    const [id, secret] =
      vendor === huawei ? ['HW_ACCESS_KEY', 'HW_SECRET_KEY'] : ['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY']
    const step = await s.promote({}, { env: { ...emptied, [id]: key.id, [secret]: key.secret } })
    expect(step.exitCode).toBe(0)
  })

  it('are all masked, those too that are not used, before anything is said', async () => {
    await using s = await scenario(vendor)
    const all = families.flatMap(({ idName, secretName, tokenName }) => [idName, secretName, tokenName]).filter(Boolean)
    const others = Object.fromEntries(all.map((name) => [name, `value-of-${name}`]))
    const step = await s.promote({}, { env: { ...others, HW_AUTH_TOKEN: 'value-of-HW_AUTH_TOKEN', ...vendor.env } })
    expect(step.masks).toContain('value-of-HW_AUTH_TOKEN')
    for (const name of all) if (!(name in vendor.env)) expect(step.masks).toContain(`value-of-${name}`)
  })

  it('are masked even where they are wrong', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ 'access-key-id': 'with a blank', 'secret-access-key': 'line one\nline two' })
    expect(step.error).toContain('`access-key-id`')
    expect(step.error).toContain('`secret-access-key`')
    expect(step.masks).toEqual(expect.arrayContaining(['with a blank', 'line one', 'line two']))
    for (const part of ['with a blank', 'line one', 'line two']) expect(step.log).not.toContain(part)
    expect(s.cloud.calls).toEqual([])
  })

  it('are needed for a rollback as well', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    const back = await s.rollback(step, {}, { env: {} })
    expect(back.error).toContain('`access-key-id`')
    expect(back.calls).toEqual([])
  })
})

describe.concurrent('Huawei Cloud: a token alone', () => {
  const authTokens = ['MIIauth+token/0123456789==']
  const [authToken = ''] = authTokens

  it.each([
    ['input', { 'auth-token': authToken }, {}],
    ['environment', {}, { HW_AUTH_TOKEN: authToken }],
  ])('from the %s', async (_, inputs: Record<string, string>, env: Record<string, string>) => {
    await using s = await scenario(huawei, undefined, { authTokens })
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint, ...inputs }, { env })
    expect(step.exitCode).toBe(0)
    expect(step.trace).toEqual(['ListProjects', 'read', 'previous → v2', 'current → v3', 'read'])
    expect(step.masks).toContain(authToken)
    for (const { headers } of step.calls) {
      expect(headers['x-auth-token']).toBe(authToken)
      expect(headers).not.toHaveProperty('authorization')
    }
  })

  it('from the input wins over a key in the environment', async () => {
    await using s = await scenario(huawei, undefined, { authTokens, accessKeys: [] })
    expect(await s.promote({ 'auth-token': authToken })).toMatchObject({ exitCode: 0 })
  })

  it('is not mixed with a key', async () => {
    await using s = await scenario(huawei, undefined, { authTokens })
    const step = await s.promote({ 'auth-token': authToken, 'access-key-id': key.id, 'secret-access-key': key.secret })
    expect(step.error).toContain('`auth-token`')
    expect(step.calls).toEqual([])
  })
})
