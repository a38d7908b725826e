/** Fuzzes the responses of all stores to reads, moves and diagnoses. */
import { expect } from 'vitest'
import { ApiError } from '../../../src/errors/api-error.ts'
import { parseRecord } from '../../../src/promotion/record.ts'
import { findProvider } from '../../../src/stores/registry.ts'
import type { Credentials } from '../../../src/auth/credentials.ts'
import type { SecretRef } from '../../../src/promotion/store.ts'
import { OCI_TEST_KEY } from '../../support/clouds/oci-vault.ts'
import { clientWith, fuzz, planted } from '../../support/fuzz/engine.ts'
import { shopDb } from '../../support/oci.ts'

const { authToken, ...keys } = planted
const { privateKey } = OCI_TEST_KEY
const { securityToken } = keys
const signingKey = { keyId: `ST$${securityToken}`, privateKey, securityToken }
const azureVersions = ['1', '2', '3'].map((digit) => `${digit}0123456789abcdef`.repeat(2).slice(0, 32))
const stores: {
  ref: SecretRef
  credentials: Credentials
  wanted: string[]
  stage: string
  /** From where to where a label moves. */
  move?: readonly [string, string]
}[] = [
  {
    ref: { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: 'db' },
    ...{ credentials: keys, wanted: ['v3'], stage: 'SYSCURRENT' },
  },
  {
    ref: { provider: 'alibabacloud-kms', region: 'cn-hangzhou', secret: 'prod/db' },
    ...{ credentials: keys, wanted: ['v3'], stage: 'ACSCurrent' },
  },
  {
    ref: { provider: 'aws-secrets-manager', region: 'eu-central-1', secret: 'prod/api' },
    ...{ credentials: keys, wanted: ['v3'], stage: 'AWSCURRENT' },
  },
  {
    ref: { provider: 'google-secret-manager', region: '', projectId: 'shop', secret: 'db' },
    ...{ credentials: { authToken }, wanted: ['3'], stage: 'prod' },
  },
  {
    ref: { provider: 'oci-vault', region: 'eu-frankfurt-1', secret: shopDb },
    ...{ credentials: signingKey, wanted: ['3'], stage: 'CURRENT' },
  },
  {
    ref: { provider: 'aws-parameter-store', region: 'eu-central-1', secret: '/prod/db' },
    ...{ credentials: keys, wanted: ['3'], stage: 'live' },
  },
  {
    ref: { provider: 'azure-app-configuration', region: '', endpoint: 'https://shop.azconfig.io', secret: 'db' },
    ...{ credentials: { authToken, secondToken: securityToken }, wanted: azureVersions.slice(2), stage: 'production' },
    move: [azureVersions[1] ?? '', azureVersions[2] ?? ''],
  },
]

for (const { ref, credentials, wanted, stage, move: [before, after] = ['1', '2'] } of stores) {
  const sent = 'privateKey' in credentials ? { ...credentials, privateKey: undefined, keyId: undefined } : credentials
  const secrets = Object.values<unknown>(sent).filter((it) => typeof it === 'string')
  fuzz(ref.provider, secrets, async (mutated) => {
    const client = clientWith(mutated)
    const provider = findProvider(ref.provider)
    if (provider === undefined) throw new Error(`no provider ${ref.provider}`)
    const store = await (
      await provider.load()
    )(ref, {
      ...{ logIn: () => Promise.resolve(credentials), client, labels: [stage] },
    })
    const outcomes = await Promise.allSettled([
      store.read(wanted),
      store.move({ stage, before, after }),
      store.diagnose?.(stage),
      store.diagnose?.(new ApiError('rejected')),
      store.expire?.('v1', 1_900_000_000_000),
    ])
    const [read] = outcomes
    if (read.status === 'fulfilled') {
      for (const { id, stages, expires } of read.value) {
        expect(provider.patterns.version.test(id), id).toBe(true)
        for (const label of stages) expect(label).toBeTypeOf('string')
        // A record with these values can be parsed.
        const changes = [{ stage, before: id, after: null }]
        const expiry = { version: id, before: expires, after: null }
        const record = JSON.stringify({ version: 1, secrets: [{ ...store.ref, stage, changes, expiry }] })
        expect(() => parseRecord(record)).not.toThrow()
      }
    }
    for (const id of store.requestIds) expect(id).toMatch(/^[\w.:-]{1,128}(\/[\w.-]{1,128}){0,3}$/)
    for (const secret of secrets) expect(store.requestIds.join()).not.toContain(secret)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason
      if (typeof outcome.value === 'string') expect(outcome.value).toMatch(/^[^\p{C}\p{Zl}\p{Zp}]{1,500}$/u)
    }
  })
}
