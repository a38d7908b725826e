/** The stand-in, called by Google's own clients: for secrets over REST, and for a login with either kind of file. */
import { secretmanager } from '@googleapis/secretmanager'
import { IdentityPoolClient, JWT, OAuth2Client } from 'google-auth-library'
import { request } from 'undici'
import { describe, expect, it } from 'vitest'
import {
  GOOGLE_ACCOUNT_TOKEN,
  GOOGLE_FEDERATED_TOKEN,
  GOOGLE_KEY_TOKEN,
  GOOGLE_TEST_TOKEN,
  type GoogleCloud,
  type GoogleOptions,
  SERVICE_ACCOUNT,
  startGoogleCloud,
} from './google-secret-manager.ts'

const name = 'projects/shop/secrets/db'
const scope = 'https://www.googleapis.com/auth/cloud-platform'
const start = (options: GoogleOptions = {}) =>
  startGoogleCloud({ secrets: { [name]: { 1: ['old'], 2: ['prod'], 3: [] } }, ...options })

function clientOf({ endpoint }: GoogleCloud, token = GOOGLE_TEST_TOKEN) {
  const auth = new OAuth2Client()
  auth.setCredentials({ access_token: token })
  return secretmanager({ version: 'v1', rootUrl: endpoint, auth, retry: false }).projects.secrets
}

/** Replaces the whole map of aliases. */
async function patch(cloud: GoogleCloud, aliases: Record<string, number>, etag: string | null = null) {
  const versionAliases = Object.fromEntries(Object.entries(aliases).map(([alias, version]) => [alias, String(version)]))
  const requestBody = { name, versionAliases, ...(etag !== null && { etag }) }
  const { data } = await clientOf(cloud).patch({ name, updateMask: 'versionAliases', requestBody })
  return data
}
const get = async (cloud: GoogleCloud, secret = name) => (await clientOf(cloud).get({ name: secret })).data

/** The error that the client throws for a code of Google's. */
const errorOf = (status: string) => ({ response: { data: { error: { status } } } })

describe('the aliases of the stand-in', () => {
  it('are replaced as a whole, with a new etag', async () => {
    await using cloud = await start()
    const before = await get(cloud)
    expect(before.versionAliases).toEqual({ old: '1', prod: '2' })
    const after = await patch(cloud, { prod: 3, next: 1 }, before.etag)
    expect(after.versionAliases).toEqual({ prod: '3', next: '1' })
    expect(cloud.labels(name)).toEqual({ prod: '3', next: '1' })
    expect(after.etag).toMatch(/^".+"$/)
    expect(after.etag).not.toBe(before.etag)
    expect((await patch(cloud, {}, after.etag)).versionAliases).toBeUndefined()
    expect(cloud.history).toHaveLength(2)
  })

  it('conflict with an outdated etag, even after an update that changed nothing, but not without an etag', async () => {
    await using cloud = await start()
    const { etag } = await get(cloud)
    const same = await patch(cloud, { old: 1, prod: 2 }, etag)
    expect(same.etag).not.toBe(etag)
    await expect(patch(cloud, { prod: 3 }, etag)).rejects.toMatchObject(errorOf('FAILED_PRECONDITION'))
    expect(cloud.labels(name)).toEqual({ old: '1', prod: '2' })
    expect((await patch(cloud, { prod: 3 })).versionAliases).toEqual({ prod: '3' })
  })

  it('have valid names, are limited to fifty, and are on existing versions', async () => {
    await using cloud = await start()
    for (const alias of ['latest', 'NEW', '1st', 'a.b', 'x'.repeat(64)])
      await expect(patch(cloud, { [alias]: 1 }), alias).rejects.toMatchObject(errorOf('INVALID_ARGUMENT'))
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`a${n}`, 1]))
    await expect(patch(cloud, many)).rejects.toMatchObject(errorOf('INVALID_ARGUMENT'))
    await expect(patch(cloud, { prod: 9 })).rejects.toMatchObject(errorOf('INVALID_ARGUMENT'))
    expect(cloud.history).toEqual([])
    await using lax = await start({ checksVersions: false })
    await patch(lax, { prod: 9 })
    expect((await get(lax)).versionAliases).toBeUndefined()
  })
})

describe('the versions of the stand-in', () => {
  it('are listed in pages with their states, newest first', async () => {
    const versions = { 1: { stages: [], state: 'DESTROYED' }, 2: { stages: [], state: 'DISABLED' }, 3: [] } as const
    await using cloud = await start({ secrets: { [name]: { versions } as never }, maxPageSize: 2 })
    const list = async (pageToken = ''): Promise<string[]> => {
      const { data } = await clientOf(cloud).versions.list({ parent: name, pageToken })
      const page = (data.versions ?? []).map(({ name, state }) => `${name?.split('/').at(-1) ?? ''} ${state ?? ''}`)
      return [...page, ...(data.nextPageToken ? await list(data.nextPageToken) : [])]
    }
    expect(await list()).toEqual(['3 ENABLED', '2 DISABLED', '1 DESTROYED'])
    expect(cloud.calls.map(({ operation }) => operation)).toEqual(['ListSecretVersions', 'ListSecretVersions'])
  })

  it('never return their values', async () => {
    await using cloud = await start()
    await expect(clientOf(cloud).versions.access({ name: `${name}/versions/3` })).rejects.toThrow('out of bounds')
    expect(cloud.valueReads).toContain('AccessSecretVersion')
  })
})

describe('an error of the stand-in', () => {
  it('has the codes of Google Cloud', async () => {
    await using cloud = await start({ denied: ['UpdateSecret'] })
    await expect(get(cloud, 'projects/shop/secrets/none')).rejects.toMatchObject(errorOf('NOT_FOUND'))
    await expect(get(cloud, 'projects/shop/locations/europe-west1/secrets/db')).rejects.toMatchObject(
      errorOf('NOT_FOUND'),
    )
    await expect(patch(cloud, {})).rejects.toMatchObject(errorOf('PERMISSION_DENIED'))
    await expect(clientOf(cloud, 'unknown').get({ name })).rejects.toMatchObject(errorOf('UNAUTHENTICATED'))
    const { statusCode, body } = await request(`${cloud.endpoint}/v1/${name}`)
    expect([statusCode, await body.json()]).toEqual([401, { error: expect.objectContaining({ code: 401 }) as unknown }])
  })

  it('is the same for regional and global secrets', async () => {
    const regional = 'projects/shop/locations/europe-west1/secrets/db'
    await using cloud = await start({ secrets: { [regional]: { 1: ['prod'] } } })
    const { body } = await request(`${cloud.endpoint}/v1/${regional}`, {
      headers: { authorization: `Bearer ${GOOGLE_TEST_TOKEN}` },
    })
    expect(await body.json()).toMatchObject({ versionAliases: { prod: '1' } })
  })
})

describe('a login to the stand-in', () => {
  const tokenBy = async (file: object) => {
    const client = new IdentityPoolClient({ ...file, scopes: [scope] } as never)
    return (await client.getAccessToken()).token
  }

  it('with a service account key succeeds', async () => {
    await using cloud = await start()
    const { client_email: email, private_key: key, private_key_id: keyId } = cloud.keyFile
    // The library always calls Google's own address.
    const fetchImplementation = (url: URL | string, init?: RequestInit) =>
      fetch(new URL(new URL(url).pathname, cloud.endpoint), init)
    const tokenOf = async (email: string) => {
      const jwt = new JWT({ email, key, keyId, scopes: [scope], transporterOptions: { fetchImplementation } as never })
      return (await jwt.authorize()).access_token
    }
    expect(await tokenOf(email)).toBe(GOOGLE_KEY_TOKEN)
    await expect(tokenOf('other@shop.iam.gserviceaccount.com')).rejects.toThrow('invalid_grant')
  })

  it('with workload identity succeeds, directly and as a service account', async () => {
    await using cloud = await start()
    expect(await tokenBy(cloud.externalFile())).toBe(GOOGLE_FEDERATED_TOKEN)
    expect(await tokenBy(cloud.externalFile(SERVICE_ACCOUNT))).toBe(GOOGLE_ACCOUNT_TOKEN)
    await expect(tokenBy(cloud.externalFile('other@shop.iam.gserviceaccount.com'))).rejects.toThrow('denied')
    const wrong = cloud.externalFile()
    await expect(tokenBy({ ...wrong, audience: '//iam.googleapis.com/other' })).rejects.toThrow('invalid_request')
  })
})
