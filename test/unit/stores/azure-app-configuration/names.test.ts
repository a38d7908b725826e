/** Which cloud a store is in, and which vaults its tokens may go to. */
import { describe, expect, it } from 'vitest'
import {
  apiHosts,
  cloudOf,
  endpointInName,
  formatFullName,
  formatReferenceUri,
  isNameOf,
  isTrustedVault,
  parseReferenceUri,
  patterns,
  secretUriInName,
  shortName,
} from '../../../../src/stores/azure-app-configuration/names.ts'
import { azureAppConfiguration } from '../../../../src/stores/azure-app-configuration/provider.ts'
import { exchange } from '../../../../src/stores/azure-app-configuration/federation.ts'
import { Client } from '../../../../src/http/client.ts'
import { Deadline } from '../../../../src/http/deadline.ts'
import { startIdentity } from '../../../support/clouds/identity.ts'
import { federationOf } from '../../../support/federation.ts'

describe('a token for Key Vault', () => {
  it.each([
    ['https://shop.azconfig.io', 'https://shop.vault.azure.net/secrets/db', true],
    ['https://shop.azconfig.azure.us', 'https://shop.vault.usgovcloudapi.net/secrets/db', true],
    ['https://shop.appconfig.azure.us', 'https://shop.vault.usgovcloudapi.net/secrets/db', true],
    ['https://shop.azconfig.azure.cn', 'https://shop.vault.azure.cn/secrets/db', true],
    ['https://config.corp.example', 'https://shop.vault.azure.net/secrets/db', true],
    ['http://127.0.0.1:1', 'http://localhost:2/secrets/db', true],
    ['https://shop.azconfig.io', 'https://shop.vault.usgovcloudapi.net/secrets/db', false],
    ['https://shop.azconfig.azure.us', 'https://shop.vault.azure.net/secrets/db', false],
    ['https://shop.azconfig.io', 'https://vault.azure.net/secrets/db', false],
    ['https://shop.azconfig.io', 'https://a.b.vault.azure.net/secrets/db', false],
    ['https://shop.azconfig.io', 'https://shop.vault.azure.net:8443/secrets/db', false],
    ['https://shop.azconfig.io', 'https://shop.vault.azure.net.evil.example/secrets/db', false],
    ['https://shop.azconfig.io', 'https://shopvault.azure.net/secrets/db', false],
    ['https://shop.azconfig.io', 'http://127.0.0.1:2/secrets/db', false],
    ['https://127.0.0.1.evil.example', 'http://127.0.0.1:2/secrets/db', false],
  ])('of the store %s may go to %s: %s', (endpoint, secretUri, expected) => {
    expect(isTrustedVault(secretUri, endpoint)).toBe(expected)
  })
})

describe('a reference', () => {
  const version = '0123456789abcdef0123456789abcdef'
  it.each([
    ['https://Shop.Vault.azure.net/secrets/Db', 'https://shop.vault.azure.net/secrets/db', 'unversioned'],
    ['https://shop.vault.azure.net:443/secrets/db/', 'https://shop.vault.azure.net/secrets/db', 'unversioned/'],
    [`https://shop.vault.azure.net/secrets/db/${version}`, 'https://shop.vault.azure.net/secrets/db', version],
  ])('is restored as it was: %s', (uri, secretUri, id) => {
    const parts = parseReferenceUri(uri)
    expect(parts).toMatchObject({ secretUri, version: id })
    expect(formatReferenceUri(parts?.base ?? '', id)).toBe(uri)
  })

  it('has no case', () => {
    const uri = `https://shop.vault.azure.net/secrets/db/${version}`
    const { secretUri, version: id } = parseReferenceUri(uri) ?? {}
    expect(parseReferenceUri(uri.toUpperCase())).toMatchObject({ secretUri, version: id })
  })

  it.each([
    '',
    'shop.vault.azure.net/secrets/db',
    'https://shop.vault.azure.net/secrets/',
    'https://shop.vault.azure.net/secrets/db/versions',
    'https://shop.vault.azure.net/secrets/db//',
    'https://shop.vault.azure.net/secrets/../keys/db',
    'https://shop.vault.azure.net/secrets/db#x',
    'https://shop.vault.azure.net:99999/secrets/db',
    'http://shop.vault.azure.net/secrets/db',
  ])('is none: %s', (uri) => {
    expect(parseReferenceUri(uri)).toBe(undefined)
  })
})

describe('a full name', () => {
  const vault = 'https://shop.vault.azure.net/secrets/db'
  it.each([
    'https://shop.azconfig.io',
    'https://shop.azconfig.io.',
    'https://app_config.example:8443',
    'https://[fd00::1]:8443',
    'http://[::1]:1',
    'http://localhost',
  ])('that a promotion from %s records is one', (endpoint) => {
    for (const key of ['db', '...', '..#x', 'a/..', '😀'.repeat(256)]) {
      const name = formatFullName(endpoint, key, vault)
      expect(patterns.fullName.test(name)).toBe(true)
      expect([endpointInName(name), shortName(name), secretUriInName(name)]).toEqual([endpoint, key, vault])
    }
  })

  it.each(['.', '..'])('never leads out of the path of key-values: %s', (key) => {
    expect(patterns.fullName.test(formatFullName('https://shop.azconfig.io', key, vault))).toBe(false)
  })

  it('is found by the secret in any spelling', () => {
    const name = formatFullName('https://shop.azconfig.io', 'Key', vault)
    expect(isNameOf(name.replace('secrets/db', 'Secrets/DB'), name)).toBe(false)
    expect(isNameOf(name.replace('secrets/db', 'secrets/DB'), name)).toBe(true)
    expect(isNameOf(name.replace('Key', 'key'), name)).toBe(false)
  })
})

describe('the login', () => {
  const { audience } = federationOf(azureAppConfiguration)
  it.each([
    [
      'https://shop.azconfig.io',
      'api://AzureADTokenExchange',
      'https://appconfig.azure.com',
      'https://vault.azure.net',
    ],
    [
      'https://shop.azconfig.azure.us',
      'api://AzureADTokenExchangeUSGov',
      'https://appconfig.azure.us',
      'https://vault.usgovcloudapi.net',
    ],
    [
      'https://shop.azconfig.azure.cn',
      'api://AzureADTokenExchangeChina',
      'https://appconfig.azure.cn',
      'https://vault.azure.cn',
    ],
  ])('to %s is for its own cloud', async (endpoint, expected, ...resources) => {
    expect(apiHosts.test(new URL(endpoint).host)).toBe(true)
    const cloud = cloudOf(endpoint)
    expect(audience('', cloud)).toBe(expected)
    await using identity = await startIdentity({
      intercept: () => ({ status: 200, body: JSON.stringify({ access_token: 'token' }) }),
    })
    await using client = new Client(new Deadline(5_000), 1)
    const request = { audience: expected, sessionName: 'x', seconds: 900, region: '', cloud }
    const login = { ...request, role: 'client', oidcProvider: 'tenant', endpoint: identity.endpoint }
    const credentials = await exchange(
      login,
      () => Promise.resolve('a.b.c'),
      client,
      () => undefined,
    )
    expect(credentials).toEqual({ authToken: 'token', secondToken: 'token' })
    const scopes = identity.calls.map(({ body }) => new URLSearchParams(body).get('scope'))
    expect(scopes.sort()).toEqual(resources.map((resource) => `${resource}/.default`).sort())
  })
})
