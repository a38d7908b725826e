/** The stand-in, called by Azure's own client. */
import { AppConfigurationClient, isSecretReference, parseSecretReference } from '@azure/app-configuration'
import { describe, expect, it } from 'vitest'
import { type Azure, AZURE_TEST_LOGIN, type AzureOptions, startAzure } from './azure-app-configuration.ts'

const key = 'shop/db password'
const label = 'production'
const [v1, v2, v3] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [string, string, string]
const start = (options: AzureOptions = {}) =>
  startAzure({ secrets: { [key]: { [v1]: [String.raw`\0`], [v2]: [label], [v3]: [] } }, ...options })

const { keyId, keySecret, storeToken } = AZURE_TEST_LOGIN
const options = { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } }
const byKey = ({ endpoint }: Azure, secret = keySecret) =>
  new AppConfigurationClient(`Endpoint=${endpoint};Id=${keyId};Secret=${secret}`, options)

/** Reads a reference and writes it with another URI, on the condition of its etag. */
async function move(client: AppConfigurationClient, uri: string) {
  const setting = await client.getConfigurationSetting({ key, label })
  return client.setConfigurationSetting({ ...setting, value: JSON.stringify({ uri }) }, { onlyIfUnchanged: true })
}

describe('a reference of the stand-in', () => {
  it('is one to the client, with and without a label', async () => {
    await using cloud = await start()
    const client = byKey(cloud)
    const labeled = await client.getConfigurationSetting({ key, label })
    expect(labeled).toMatchObject({ key, label, isReadOnly: false })
    expect(isSecretReference(labeled)).toBe(true)
    expect(parseSecretReference(labeled).value.secretId).toBe(`${cloud.secretUri(key)}/${v2}`)
    const plain = await client.getConfigurationSetting({ key })
    expect(parseSecretReference(plain).value.secretId).toBe(`${cloud.secretUri(key)}/${v1}`)
    const missing = client.getConfigurationSetting({ key, label: 'staging' })
    await expect(missing).rejects.toMatchObject({ statusCode: 404 })
  })

  it('moves with a new etag, and all fields are replaced', async () => {
    await using cloud = await start({
      secrets: {
        [key]: {
          versions: { [v2]: [label], [v3]: [] },
          keyValues: { [label]: { tags: { team: 'shop' }, description: 'the password' } },
        },
      },
    })
    const client = byKey(cloud)
    const before = await client.getConfigurationSetting({ key, label })
    expect(before).toMatchObject({ tags: { team: 'shop' }, description: 'the password' })
    const after = await move(client, `${cloud.secretUri(key)}/${v3}`)
    expect(after.etag).not.toBe(before.etag)
    expect(after).toMatchObject({ tags: { team: 'shop' }, description: 'the password' })
    expect(cloud.labels(key)).toEqual({ [label]: v3 })
    const outdated = client.setConfigurationSetting(before, { onlyIfUnchanged: true })
    await expect(outdated).rejects.toMatchObject({ statusCode: 412 })
    await client.setConfigurationSetting({ key, label, value: before.value ?? '' })
    const bare = await client.getConfigurationSetting({ key, label })
    expect(bare).toMatchObject({ tags: {}, value: before.value })
    expect(bare.description).toBeUndefined()
  })

  it.each([true, false])('keeps its etag in a write that changes nothing: %s', async (keepsEtag) => {
    await using cloud = await start({ keepsEtag })
    const client = byKey(cloud)
    const { etag } = await client.getConfigurationSetting({ key, label })
    const same = await move(client, `${cloud.secretUri(key)}/${v2}`)
    expect(same.etag === etag).toBe(keepsEtag)
  })

  it('can be locked', async () => {
    await using cloud = await start({
      secrets: { [key]: { versions: { [v2]: [label] }, keyValues: { [label]: { locked: true } } } },
    })
    const client = byKey(cloud)
    expect(await client.getConfigurationSetting({ key, label })).toMatchObject({ isReadOnly: true })
    await expect(move(client, cloud.secretUri(key))).rejects.toMatchObject({ statusCode: 409 })
    await expect(move(client, cloud.secretUri(key))).rejects.toMatchObject({
      details: { type: 'https://azconfig.io/errors/key-locked', status: 409 },
    })
  })

  it('may show late what another client has written, but not to the client that wrote it', async () => {
    await using cloud = await start({ lateReads: 1 })
    const [client, other] = [byKey(cloud), byKey(cloud)]
    await move(client, `${cloud.secretUri(key)}/${v3}`)
    expect((await client.getConfigurationSetting({ key, label })).value).toContain(v3)
    expect((await other.getConfigurationSetting({ key, label })).value).toContain(v2)
    expect((await other.getConfigurationSetting({ key, label })).value).toContain(v3)
  })
})

describe('a login to the stand-in', () => {
  it('is a token or an access key', async () => {
    await using cloud = await start()
    const tokens = {
      getToken: () => Promise.resolve({ token: storeToken, expiresOnTimestamp: Date.now() + 3_600_000 }),
    }
    const byToken = new AppConfigurationClient(cloud.endpoint, tokens, options)
    // The client sends no token without TLS.
    await expect(byToken.getConfigurationSetting({ key, label })).rejects.toThrow()
    const wrong = byKey(cloud, Buffer.from('wrong').toString('base64'))
    await expect(wrong.getConfigurationSetting({ key, label })).rejects.toMatchObject({ statusCode: 401 })
  })
})
