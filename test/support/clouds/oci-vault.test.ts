/** The stand-in, called by OCI's own client. */
import {
  type AuthenticationDetailsProvider,
  NoRetryConfigurationDetails,
  Region,
  SimpleAuthenticationDetailsProvider,
} from 'oci-common'
import { VaultsClient } from 'oci-vault'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Oci, OCI_TEST_KEY, type OciOptions, startOci } from './oci-vault.ts'

// The client reports each failure there.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})

const secretId = 'ocid1.vaultsecret.oc1.eu-frankfurt-1.amaaaaaashopdb'
const start = (options: OciOptions = {}) =>
  startOci({
    secrets: { [secretId]: { 1: [], 2: ['PREVIOUS'], 3: ['CURRENT'], 4: ['LATEST', 'PENDING'] } },
    ...options,
  })

function clientOf({ endpoint }: Oci, key: Partial<typeof OCI_TEST_KEY> = {}) {
  const { tenancy, user, fingerprint, privateKey } = { ...OCI_TEST_KEY, ...key }
  const authenticationDetailsProvider = new SimpleAuthenticationDetailsProvider(
    ...[tenancy, user, fingerprint, privateKey, null, Region.EU_FRANKFURT_1],
  )
  const client = new VaultsClient(
    { authenticationDetailsProvider },
    { retryConfiguration: NoRetryConfigurationDetails },
  )
  client.endpoint = endpoint
  return client
}

async function update(cloud: Oci, currentVersionNumber: number, ifMatch?: string) {
  return clientOf(cloud).updateSecret({
    secretId,
    updateSecretDetails: { currentVersionNumber },
    ...(ifMatch !== undefined && { ifMatch }),
  })
}
const get = (cloud: Oci) => clientOf(cloud).getSecret({ secretId })
const errorOf = (statusCode: number, serviceCode: string) => ({ statusCode, serviceCode })

describe('the current version of the stand-in', () => {
  it('moves with a new etag, and the other labels follow', async () => {
    await using cloud = await start({ updatingReads: 0 })
    const before = await get(cloud)
    expect(before).toMatchObject({ secret: { currentVersionNumber: 3, lifecycleState: 'ACTIVE' } })
    const after = await update(cloud, 4, before.etag)
    expect(after.secret.currentVersionNumber).toBe(4)
    expect(after.etag).not.toBe(before.etag)
    expect(cloud.labels(secretId)).toEqual({ PREVIOUS: '3', CURRENT: '4', LATEST: '4' })
    await expect(update(cloud, 3, before.etag)).rejects.toMatchObject(errorOf(412, 'NoEtagMatch'))
    await update(cloud, 3)
    expect(cloud.labels(secretId)).toEqual({ PREVIOUS: '4', CURRENT: '3', LATEST: '4' })
  })

  it.each([false, true])('moves some reads after the response (shown late: %s)', async (showsLate) => {
    await using cloud = await start({ updatingReads: 2, showsLate })
    const { etag } = await get(cloud)
    expect((await update(cloud, 4, etag)).secret).toMatchObject({
      lifecycleState: 'UPDATING',
      currentVersionNumber: showsLate ? 3 : 4,
    })
    await expect(update(cloud, 2)).rejects.toMatchObject(errorOf(409, 'IncorrectState'))
    expect((await get(cloud)).secret.lifecycleState).toBe('UPDATING')
    expect((await get(cloud)).secret).toMatchObject({ lifecycleState: 'ACTIVE', currentVersionNumber: 4 })
    expect(cloud.history).toHaveLength(1)
  })

  it('may be refused: a version that does not exist, is deprecated, or is pending deletion', async () => {
    const deleted = { stages: [], scheduledDestroyTime: '2031-02-01T00:00:00Z' }
    const versions = { 1: [], 2: deleted, 3: ['CURRENT'] }
    const of = (options: OciOptions) => start({ ...options, updatingReads: 0, secrets: { [secretId]: { versions } } })
    await using cloud = await of({ refusesDeprecated: 400 })
    await expect(update(cloud, 9)).rejects.toMatchObject(errorOf(400, 'InvalidParameter'))
    await expect(update(cloud, 1)).rejects.toMatchObject(errorOf(400, 'InvalidParameter'))
    await expect(update(cloud, 2)).rejects.toMatchObject(errorOf(409, 'IncorrectState'))
    await using other = await of({ refusesDeprecated: 409, rejectsNoopMove: true })
    await expect(update(other, 1)).rejects.toMatchObject(errorOf(409, 'IncorrectState'))
    await expect(update(other, 3)).rejects.toMatchObject(errorOf(400, 'InvalidParameter'))
    expect([...cloud.history, ...other.history]).toEqual([])
    await using lax = await of({})
    await update(lax, 1)
    expect(lax.labels(secretId)).toEqual({ CURRENT: '1', PREVIOUS: '3' })
  })
})

describe('the versions of the stand-in', () => {
  it('are listed in pages, newest first', async () => {
    await using cloud = await start({ maxPageSize: 3 })
    const list = async (page?: string): Promise<string[]> => {
      const request = { secretId, limit: 100, ...(page !== undefined && { page }) }
      const { items, opcNextPage } = await clientOf(cloud).listSecretVersions(request)
      const shown = items.map(({ versionNumber, stages = [] }) => `${versionNumber} ${stages.join()}`)
      return [...shown, ...(opcNextPage ? await list(opcNextPage) : [])]
    }
    expect(await list()).toEqual(['4 LATEST,PENDING', '3 CURRENT', '2 PREVIOUS', '1 DEPRECATED'])
    expect(cloud.calls).toHaveLength(2)
  })

  it('never get another value', async () => {
    await using cloud = await start()
    const details = { secretContent: { contentType: 'BASE64', content: 'eA==' } }
    await expect(clientOf(cloud).updateSecret({ secretId, updateSecretDetails: details })).rejects.toThrow(
      'out of bounds',
    )
    await expect(clientOf(cloud).rotateSecret({ secretId })).rejects.toThrow('out of bounds')
    expect(cloud.valueReads).toEqual(['UpdateSecret', 'RotateSecret'])
  })
})

describe('a login to the stand-in', () => {
  it('is a signature by the key of a user, or by that of a session token', async () => {
    await using cloud = await start()
    const { sessionToken, privateKey } = OCI_TEST_KEY
    const session: AuthenticationDetailsProvider = {
      getKeyId: () => Promise.resolve(`ST$${sessionToken}`),
      getPrivateKey: () => privateKey,
      getPassphrase: () => null,
    }
    const client = new VaultsClient({ authenticationDetailsProvider: session })
    client.endpoint = cloud.endpoint
    expect((await client.getSecret({ secretId })).secret.id).toBe(secretId)
    expect(cloud.calls[0]?.headers.authorization).toContain(`keyId="ST$${sessionToken}"`)
    for (const key of [{ fingerprint: '00:11' }, { user: 'ocid1.user.oc1..other' }])
      await expect(clientOf(cloud, key).getSecret({ secretId })).rejects.toMatchObject(errorOf(401, 'NotAuthenticated'))
  })

  it('is valid for five minutes', async () => {
    await using cloud = await start({ now: () => Date.now() + 301_000 })
    await expect(get(cloud)).rejects.toThrow('is not within allowed clock skew')
  })
})

describe('an error of the stand-in', () => {
  it('does not tell what is missing from what is not permitted', async () => {
    await using cloud = await start({ denied: ['UpdateSecret'] })
    const other = clientOf(cloud).getSecret({ secretId: `${secretId}2` })
    await expect(other).rejects.toMatchObject(errorOf(404, 'NotAuthorizedOrNotFound'))
    await expect(update(cloud, 4)).rejects.toMatchObject(errorOf(404, 'NotAuthorizedOrNotFound'))
    await expect(update(cloud, 4)).rejects.toMatchObject({
      opcRequestId: expect.stringMatching(/^\w{32}(\/\w{32}){2}$/) as string,
    })
  })
})
