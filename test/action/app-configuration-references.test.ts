/** Azure App Configuration: what a reference may hold and lead to, and what its vault says. */
import { describe, expect, it } from 'vitest'
import { initialVersions, key, problem, startAzureScenario, v1, v2, v3 } from '../support/azure.ts'
import { type AzureOptions } from '../support/clouds/azure-app-configuration.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'

const promotion = ['GetKeyValue', 'GetSecretVersions', 'PutKeyValue']
const withReference = (keyValue: object, version = v2, versions: object = initialVersions) =>
  ({
    secrets: {
      [key]: {
        versions: { ...versions, ...(version !== v2 && { [v2]: [] }), [version]: ['production'] },
        keyValues: { production: keyValue },
      },
    },
  }) as AzureOptions

describe.concurrent('App Configuration: a reference in upper case', () => {
  it('is promoted and rolled back', async () => {
    const versions = { [v1.toUpperCase()]: ['production'], [v1]: [], [v2]: [], [v3]: [] }
    await using a = await startAzureScenario({ secrets: { [key]: versions } })
    a.edit({ secretUri: a.cloud.secretUri(key).replace('/secrets/shop', '/Secrets/SHOP') })
    Reflect.deleteProperty(a.cloud.secrets[key]?.versions ?? {}, v1)
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'previous-version': v1 } })
    expect(step.results).toMatchObject([{ secret: a.fullName() }])
    expect(a.cloud.textOf(key, 'production')).toContain(`/Secrets/SHOP-db-password/${v3}"`)
    const back = await a.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'current-version': v1 } })
  })

  it('is the same as one in lower case', async () => {
    const versions = { [v2]: ['production'], [v2.toUpperCase()]: ['staging'] }
    await using a = await startAzureScenario({ secrets: { [key]: versions } })
    a.edit({ secretUri: a.cloud.secretUri(key).replace('shop', 'Shop') }, 'staging')
    const step = await a.promote({ 'target-stage': 'staging', secret: a.fullName().replace(/shop-db/, 'SHOP-DB') })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [], outputs: { changed: 'false' } })
  })
})

describe.concurrent('App Configuration: the rest of a key-value', () => {
  const keyValue = {
    text: '{ "note": "für\\u0041lle", "uri": "<uri>",\n  "more": [1, 2.50] }',
    content_type: 'application/vnd.microsoft.appconfig.keyvaultref+json',
    tags: { team: 'shop', __proto: '' },
    description: 'the password',
  }

  it.each([v2, 'unversioned', 'unversioned/'])('stays, and a rollback to %s restores it exactly', async (version) => {
    await using a = await startAzureScenario(withReference(keyValue, version))
    const before = a.cloud.textOf(key, 'production')
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'previous-version': version } })
    const { text, ...fields } = keyValue
    expect(a.cloud.textOf(key, 'production')).toBe(text.replace('<uri>', a.uri(v3)))
    expect(a.cloud.secrets[key]?.keyValues.production).toMatchObject(fields)
    const back = await a.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'current-version': version } })
    expect(a.cloud.textOf(key, 'production')).toBe(before)
    expect(a.cloud.secrets[key]?.keyValues.production).toMatchObject(fields)
  })

  it.each<[string, (uri: string) => string, ((uri: string) => string)?]>([
    [
      'escaped',
      (uri) => `{"uri" : "${uri.replaceAll('/', String.raw`\/`)}","old":"x","more":[2.50]}`,
      (uri) => `{"uri" : "${uri}","old":"x","more":[2.50]}`,
    ],
    ['written twice', (uri) => `{"uri":"x","uri":"${uri}","old":"x"}`],
    ['written inside, too', (uri) => `{"uri":"${uri}","old":{"uri":"x"}}`],
  ])('stays if the URI is %s', async (_, before, after = before) => {
    await using a = await startAzureScenario()
    const other = (uri: string) => (response: CloudResponse) => {
      const fields = JSON.parse(response.body as string) as object
      return { ...response, body: JSON.stringify({ ...fields, value: before(uri) }) }
    }
    a.onRequest('GetKeyValue', () => other(a.uri(v2)), { times: 1 })
    const step = await a.promote()
    const { value } = JSON.parse(step.calls[2]?.body ?? '{}') as { value: string }
    expect(value).toBe(after(a.uri(v3)))
  })
})

describe.concurrent('App Configuration: a key-value that is no reference', () => {
  const planted = 'planted-plain-secret'
  it.each<[string, object]>([
    ['another content type', { text: planted, content_type: 'text/plain' }],
    ['no content type', { text: planted, content_type: null }],
    ['a value that is not JSON', { text: planted }],
    ['a URI of nothing', { text: `{"uri":"${planted}"}` }],
    ['a URI with a user', { text: `{"uri":"https://${planted}@shop.vault.azure.net/secrets/db"}` }],
    ['a URI with a query', { text: `{"uri":"https://shop.vault.azure.net/secrets/db?sig=${planted}"}` }],
    ['a URI without TLS', { text: `{"uri":"http://shop.vault.azure.net/secrets/db/${planted}"}` }],
    ['a URI of a key', { text: `{"uri":"https://shop.vault.azure.net/keys/${planted}"}` }],
  ])('is refused, and its value is nowhere: %s', async (_, keyValue) => {
    await using a = await startAzureScenario(withReference(keyValue))
    for (const debug of [false, true]) {
      const step = await a.promote({}, { debug })
      expect(step).toMatchObject({ exitCode: 1, trace: ['GetKeyValue'] })
      expect(step.error).toContain('the key-value is not a Key Vault reference (GetKeyValue, request id')
      expect(step.error).toContain('it has neither shown nor kept the value')
      expect([step.raw, step.summary, JSON.stringify([step.outputs, step.state])].join('')).not.toContain(planted)
    }
  })

  it('has that label, if it is the one to follow', async () => {
    await using a = await startAzureScenario()
    a.edit({ text: planted, content_type: null }, 'staging')
    const step = await a.promote({ 'target-stage': 'staging' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`${key} (label staging)`)
    expect(step.raw).not.toContain(planted)
  })
})

describe.concurrent('App Configuration: a vault that does not list its versions', () => {
  it.each<[string, AzureOptions, string]>([
    ['lacks the permission', { denied: ['GetSecretVersions'] }, 'permission denied (GetSecretVersions, Forbidden'],
    ['refuses the token', { vaultError: { status: 401, code: 'Unauthorized' } }, 'authentication failed'],
    ['has an error', { vaultError: { status: 500, code: 'InternalError' } }, 'Key Vault returned a server error'],
    [
      'is not there',
      { vaultError: { status: 404, code: 'NotFound' } },
      'secret not found (GetSecretVersions, NotFound',
    ],
  ])('is no obstacle, but a warning: it %s', async (_, options, why) => {
    await using a = await startAzureScenario(options)
    const inputs = { 'target-version': v1, 'max-attempts': '1' }
    const step = await a.promote(inputs)
    expect(step).toMatchObject({ exitCode: 0, writes: [v1], outputs: { 'current-version': v1 } })
    expect(step.warnings).toEqual([expect.stringContaining(`version ${v1} was not checked, so it may not exist: `)])
    expect(step.warnings[0]).toContain(why)
    const back = await a.rollback(step, { 'max-attempts': '1' })
    expect(back).toMatchObject({ exitCode: 0, writes: [v2] })
    expect(back.warnings[0]).toContain(`version ${v2} was not checked`)
    const unversioned = await a.promote({ ...inputs, 'target-version': 'unversioned' })
    expect(unversioned).toMatchObject({ exitCode: 0, annotations: [], writes: [''] })
  })

  it('because it does not respond is waited for once, and not for long', async () => {
    const keys = ['a', 'b', 'c', 'd']
    const secrets = Object.fromEntries(keys.map((each) => [each, initialVersions]))
    await using a = await startAzureScenario({ secrets })
    a.onRequest('GetSecretVersions', () => 'silence')
    const promotions = JSON.stringify(keys.map((secret) => ({ secret, 'target-version': v3 })))
    const list = { concurrency: '1', 'timeout-seconds': '16', promotions }
    const step = await a.run({ ...a.inputs, secret: '', ...list })
    expect(step).toMatchObject({ exitCode: 0, writes: [v3, v3, v3, v3] })
    expect(step.trace.filter((operation) => operation === 'GetSecretVersions')).toHaveLength(1)
    expect(step.warnings.join()).toContain('timed out waiting for Key Vault (GetSecretVersions)')
  })

  it('cannot tell which is the newest', async () => {
    await using a = await startAzureScenario({ denied: ['GetSecretVersions'] })
    const step = await a.promote({ 'target-version': 'newest' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('permission denied (GetSecretVersions, Forbidden')
    expect(step.error).toContain('grant the identity the permission to list secrets there')
  })

  it.each([
    ['of another host', 'https://evil.example/secrets/shop-db-password/versions?page=2'],
    ['of another port', (page: string) => page.replace(/:\d+\//, ':9/')],
    ['of nothing', 'versions'],
    ['of the value', (page: string) => page.replace(/\/versions\?.*/, '')],
    ['of itself', (page: string) => page],
  ])('gets no token for a page %s', async (_, link) => {
    await using a = await startAzureScenario()
    const list = `${a.cloud.secretUri(key)}/versions?api-version=7.4&maxresults=25`
    a.onRequest('GetSecretVersions', () => (response) => {
      const nextLink = typeof link === 'string' ? link : link(list)
      return { ...response, body: JSON.stringify({ ...(JSON.parse(response.body as string) as object), nextLink }) }
    })
    const step = await a.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 0, trace: promotion, writes: [v3] })
    expect(step.warnings[0]).toMatch(/was not checked.*its link to the next page leads/)
  })

  it.each<[string, (link: string) => string]>([
    // As `https://shop.vault.azure.net:443/…` is what the host alone is.
    ['its host', (link) => link.replace('http://127.0.0.1', 'HTTP://127.1')],
    ['its name', (link) => link.replace('/shop-db-password/', '/Shop-DB-Password/')],
  ])('is found on any page, although the link to it spells %s in another way', async (_, respell) => {
    await using a = await startAzureScenario({ maxPageSize: 1 })
    a.onRequest('GetSecretVersions', () => (response) => {
      const page = JSON.parse(response.body as string) as { nextLink: string | null }
      return { ...response, body: JSON.stringify({ ...page, nextLink: page.nextLink && respell(page.nextLink) }) }
    })
    const step = await a.promote({ 'target-version': 'newest' })
    const pages = ['GetSecretVersions', 'GetSecretVersions', 'GetSecretVersions']
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [v3] })
    expect(step.trace).toEqual(['GetKeyValue', ...pages, 'PutKeyValue'])
  })

  it('lists those of another secret: they count for nothing', async () => {
    await using a = await startAzureScenario()
    a.onRequest('GetSecretVersions', () => (response) => {
      return { ...response, body: (response.body as string).replaceAll('shop-db-password', 'other') }
    })
    const step = await a.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 0, writes: [v3] })
    expect(step.warnings[0]).toContain('Key Vault returned another secret than the requested one')
  })

  it.each([
    'https://shop.vault.evil.example',
    'https://vault.azure.net.evil.example',
    'https://127.0.0.1.evil.example',
  ])('is of nobody known, and gets no token: %s', async (vault) => {
    await using a = await startAzureScenario(withReference({ secretUri: `${vault}/secrets/db` }))
    const step = await a.promote({ 'target-version': v1 })
    expect(step).toMatchObject({ exitCode: 0, trace: ['GetKeyValue', 'PutKeyValue'] })
    expect(step.warnings[0]).toContain('is no vault in the cloud of the store, so no token is sent there')
    expect(step.results).toMatchObject([{ secret: `${a.cloud.endpoint}/kv/${key}#${vault}/secrets/db` }])
    expect(a.cloud.textOf(key, 'production')).toBe(`{"uri":"${vault}/secrets/db/${v1}"}`)
  })
})

describe.concurrent('App Configuration: a reference to another secret', () => {
  it('since the promotion is not rolled back', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    const other = `${a.cloud.endpoint}/secrets/other`
    a.edit({ secretUri: other })
    for (const force of ['false', 'true']) {
      const back = await a.rollback(step, { force })
      expect(back).toMatchObject({ exitCode: 1, trace: ['GetKeyValue'] })
      expect(back.error).toContain(
        `production now refers to another secret: ${other} instead of ${a.cloud.secretUri(key)}`,
      )
      expect(back.error).not.toContain('az appconfig')
    }
    const named = await a.promote({ secret: a.fullName() })
    expect(named).toMatchObject({ exitCode: 1, writes: [] })
  })

  it.each<[string, Fault | undefined]>([
    ['before the write', undefined],
    ['after the write, whose response is lost', 'reset after'],
  ])('during the promotion belongs to whoever made it: %s', async (_, fault) => {
    await using a = await startAzureScenario()
    const other = `${a.cloud.endpoint}/secrets/other`
    const repoint = () => {
      a.edit({ secretUri: other })
      return undefined
    }
    if (fault === undefined) a.onRequest('PutKeyValue', repoint)
    else {
      a.onRequest('PutKeyValue', () => fault)
      a.onRequest('GetKeyValue', repoint, { nth: 2, times: 1 })
    }
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [v3], outputs: { 'current-version': '' } })
    expect(step.error).toMatch(
      /Cause: production now refers to another secret: .*\/other instead of .*\nState: Left unchanged\.\n/,
    )
    for (const advice of ['is on', 'az appconfig', 'may still move']) expect(step.error).not.toContain(advice)
    expect(a.cloud.textOf(key, 'production')).toContain(`"${other}/`)
  })

  it('during the promotion of a list is not restored, and the run says so', async () => {
    const other = 'shop/api'
    await using a = await startAzureScenario({ secrets: { [key]: initialVersions, [other]: initialVersions } })
    const refuse = () => {
      a.edit({ secretUri: `${a.cloud.endpoint}/secrets/elsewhere` })
      return problem(403, 'forbidden')
    }
    a.onRequest('PutKeyValue', refuse, { nth: 2, times: 1 })
    const promotions = JSON.stringify([key, other].map((secret) => ({ secret, 'target-version': v3 })))
    const step = await a.run({ ...a.inputs, secret: '', promotions, concurrency: '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [v3, v3] })
    expect(step.error).toContain('production now refers to another secret')
    expect(step.error).not.toContain('az appconfig')
    expect(step.results[0]).not.toHaveProperty('currentVersion')
  })

  it('at the label to follow says nothing about this one', async () => {
    await using a = await startAzureScenario()
    const other = `${a.cloud.endpoint}/secrets/other`
    a.edit({ secretUri: other }, 'staging')
    const step = await a.promote({ 'target-stage': 'staging' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(
      `staging refers to another secret than production: ${other} instead of ${a.cloud.secretUri(key)}`,
    )
  })
})
