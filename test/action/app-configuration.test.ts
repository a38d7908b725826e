/** Azure App Configuration: a Key Vault reference is moved from version to version, guarded by an etag. */
import { describe, expect, it } from 'vitest'
import { initialVersions, key, problem, startAzureScenario, v1, v2, v3 } from '../support/azure.ts'
import { type AzureOptions, referenceType } from '../support/clouds/azure-app-configuration.ts'
import type { CloudResponse, Fault } from '../support/clouds/server.ts'
import { readRecord } from '../support/record.ts'

const promotion = ['GetKeyValue', 'GetSecretVersions', 'PutKeyValue']
const withoutValue: Fault = (response) => {
  return { ...response, body: (response.body as string).replace('"value"', '"data"') }
}
const withReference = (keyValue: object, version = v2, versions: object = initialVersions) =>
  ({
    secrets: {
      [key]: {
        versions: { ...versions, ...(version !== v2 && { [v2]: [] }), [version]: ['production'] },
        keyValues: { production: keyValue },
      },
    },
  }) as AzureOptions

describe.concurrent('App Configuration: a promotion', () => {
  it('takes three requests, each with the tokens before', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], trace: promotion, writes: [v3] })
    expect(step.calls[2]?.headers).toMatchObject({ 'sync-token': 'jtqGc1I4=MDoyOA==' })
    expect(JSON.parse(step.calls[2]?.body ?? '')).toEqual({
      value: JSON.stringify({ uri: a.uri(v3) }),
      content_type: referenceType,
      tags: {},
    })
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': v2, 'current-version': v3 })
    const secret = a.fullName()
    expect(step.results).toEqual([
      expect.objectContaining({
        provider: 'azure-app-configuration',
        secret,
        stage: 'production',
        outcome: 'promoted',
      }),
    ])
    expect(readRecord(step.outputs.record)).toMatchObject({
      secrets: [{ secret, endpoint: a.cloud.endpoint, changes: [{ stage: 'production', before: v2, after: v3 }] }],
    })
    expect(a.labels()).toEqual({ production: v3, staging: v3 })
    expect(step.summary).toContain('when they next refresh their configuration')
  })

  it.each([
    [{ 'target-stage': 'staging' }, v3],
    [{ 'target-version': 'newest' }, v3],
    [{ 'target-version': v1 }, v1],
    [{ 'target-version': 'unversioned' }, 'unversioned'],
  ])('finds its target: %j', async (target, version) => {
    await using a = await startAzureScenario({ maxPageSize: 1 })
    expect(await a.promote(target)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(a.labels()).toMatchObject({ production: version, staging: v3 })
  })

  it('reads the sync token back, so that no read is late', async () => {
    await using a = await startAzureScenario({ lateReads: 100 })
    a.onRequest('PutKeyValue', () => (response) => ({ ...response, status: 503, body: '' }), { times: 1 })
    const step = await a.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [v3], trace: [...promotion, 'GetKeyValue'] })
  })

  it('moves a reference without a label', async () => {
    const versions = { [v1]: [], [v2]: [String.raw`\0`, 'production'], [v3]: [] }
    await using a = await startAzureScenario({ secrets: { [key]: versions } })
    const step = await a.promote({ stage: String.raw`\0` })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [v3] })
    expect(step.calls[0]?.query.get('label')).toBe('\0')
    expect(a.labels()).toEqual({ [String.raw`\0`]: v3, production: v2 })
    expect(await a.rollback(step)).toMatchObject({ exitCode: 0, writes: [v2] })
  })

  it.each(['ключ/пароль', 'a#https://b/secrets/c', 'a b?c&d', '..a/../b', '{}"\\'])(
    'finds the key %s',
    async (secret) => {
      await using a = await startAzureScenario({ secrets: { [secret]: initialVersions } })
      const step = await a.promote({ secret })
      expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [v3] })
      expect(await a.rollback(step)).toMatchObject({ exitCode: 0, annotations: [], writes: [v2] })
      const full = a.fullName(secret)
      expect(await a.promote({ secret: full })).toMatchObject({
        exitCode: 0,
        writes: [v3],
        results: [{ secret: full }],
      })
    },
  )

  it('writes nothing if the version is in place already, or in a dry run', async () => {
    await using a = await startAzureScenario()
    const same = await a.promote({ 'target-version': v2 })
    expect(same).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
    const dry = await a.promote({ 'dry-run': 'true' })
    expect(dry).toMatchObject({ exitCode: 0, trace: promotion.slice(0, 2), results: [{ outcome: 'planned' }] })
    const report = await a.promote({ 'dry-run': 'true', 'target-version': '' })
    expect(report).toMatchObject({ exitCode: 0, trace: ['GetKeyValue'], outputs: { 'current-version': v2 } })
  })

  it.each([v1, 'none', 'unversioned'])('fails if `expected-version` is %s', async (expected) => {
    await using a = await startAzureScenario()
    const step = await a.promote({ 'expected-version': expected })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`production is on ${v2}, but \`expected-version\` is ${expected}`)
  })

  it('makes no key-value', async () => {
    await using a = await startAzureScenario()
    for (const inputs of [{ secret: 'nothing' }, { stage: 'canary' }]) {
      const step = await a.promote(inputs)
      expect(step).toMatchObject({ exitCode: 1, trace: ['GetKeyValue'] })
      expect(step.error).toContain('secret not found (GetKeyValue, HTTP 404')
      expect(step.error).toContain('the action makes no key-value')
    }
    const unused = await a.promote({ 'target-stage': 'canary' })
    expect(unused).toMatchObject({ exitCode: 1, writes: [] })
    expect(unused.error).toContain('no version has the label canary')
  })
})

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

describe.concurrent('App Configuration: a version', () => {
  it.each<[string, object, string]>([
    ['is disabled', { stages: [], state: 'DISABLED' }, `version ${v1} is disabled`],
    ['does not exist', [], `version ${v1} does not exist`],
  ])('%s: a promotion fails before its write', async (name, version, message) => {
    const versions = { ...(name === 'is disabled' && { [v1]: version }), [v2]: ['production'], [v3]: [] }
    const secrets = { [key]: { versions } } as NonNullable<AzureOptions['secrets']>
    await using a = await startAzureScenario({ secrets })
    const step = await a.promote({ 'target-version': v1 })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(message)
  })

  it('that has expired can be read, so it is promoted', async () => {
    const versions = { [v1]: { stages: [], expireTime: Date.UTC(2020, 1) }, [v2]: ['production'] }
    await using a = await startAzureScenario({ secrets: { [key]: { versions } } })
    expect(await a.promote({ 'target-version': v1 })).toMatchObject({ exitCode: 0, annotations: [], writes: [v1] })
  })

  it('is never the newest if it stands for the newest', async () => {
    const versions = { [v1]: { stages: [], state: 'DISABLED' as const }, unversioned: ['production'] }
    await using a = await startAzureScenario({ secrets: { [key]: { versions } } })
    const step = await a.promote({ 'target-version': 'newest' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain('no version can be used')
  })

  it('that is gone is not restored', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    Reflect.deleteProperty(a.cloud.secrets[key]?.versions ?? {}, v2)
    const back = await a.rollback(step)
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    expect(back.error).toContain(`cannot roll back: version ${v2} no longer exists`)
  })

  it('of a secret that was deleted from its vault does not exist', async () => {
    await using a = await startAzureScenario({ isDeleted: true })
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`version ${v3} does not exist`)
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

describe.concurrent('App Configuration: a rollback', () => {
  it('restores the version before, once', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    const back = await a.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: promotion, writes: [v2] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    expect(await a.rollback(step)).toMatchObject({ exitCode: 0, writes: [], outputs: { changed: 'false' } })
  })

  it('fails if someone else has moved the reference since, unless it is forced', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    a.move(v1)
    const refused = await a.rollback(step)
    expect(refused).toMatchObject({ exitCode: 1, writes: [] })
    expect(refused.error).toContain('has been moved since')
    expect(await a.rollback(step, { force: 'true' })).toMatchObject({ exitCode: 0, writes: [v2] })
  })

  it('goes to a version', async () => {
    await using a = await startAzureScenario()
    const back = await a.promote({ rollback: 'true', 'target-version': v1 })
    expect(back).toMatchObject({ exitCode: 0, results: [{ outcome: 'rolled-back' }], writes: [v1] })
  })

  it.each(['failure', 'success'])('runs at the end of a job only if it failed (status %s)', async (status) => {
    await using a = await startAzureScenario()
    const inputs = { 'rollback-on-failure': 'true' }
    const step = await a.promote(inputs)
    const end = await a.endOfJob(step, { ...a.inputs, 'target-version': v3, ...inputs }, status)
    expect(end).toMatchObject({ exitCode: 0, writes: status === 'failure' ? [v2] : [] })
    expect(a.labels()).toMatchObject({ production: status === 'failure' ? v2 : v3 })
  })

  it('lists inputs and the command of the vendor if it fails', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    a.onRequest('GetKeyValue', () => problem(500, 'internal'), { times: 1 })
    const back = await a.rollback(step, { 'max-attempts': '1' })
    expect(back).toMatchObject({ exitCode: 1, writes: [] })
    const command = `az appconfig kv set-keyvault --endpoint=${a.cloud.endpoint} --key='${key}' --label=production --secret-identifier=${a.uri(v2)} --auth-mode=login --yes`
    expect(back.summary).toContain(command)
    const manual = await a.run({
      ...{ rollback: 'true', provider: 'azure-app-configuration', endpoint: a.cloud.endpoint, secret: a.fullName() },
      ...{ stage: 'production', 'previous-stage': 'none', 'target-version': v2 },
    })
    expect(manual).toMatchObject({ exitCode: 0, writes: [v2] })
  })

  it.each<[string, Fault | undefined]>([
    ['', undefined],
    [', although the response to its write showed no reference', withoutValue],
  ])('restores the others of a list if one fails%s', async (_, fault) => {
    const other = 'shop/api'
    await using a = await startAzureScenario({ secrets: { [key]: initialVersions, [other]: initialVersions } })
    const faults = [fault, problem(403, 'forbidden')]
    a.onRequest('PutKeyValue', () => faults.shift())
    const promotions = JSON.stringify([key, other].map((secret) => ({ secret, 'target-version': v3 })))
    const step = await a.run({ ...a.inputs, secret: '', promotions, concurrency: '1' })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'failed'])
    expect(step.error).toContain('permission denied (PutKeyValue, forbidden')
    expect(step.error).toContain('App Configuration Data Owner')
    expect([a.labels(), a.labels(other)]).toMatchObject([{ production: v2 }, { production: v2 }])
    expect(a.identity.operations).toEqual(['GetIdToken', 'GetToken', 'GetToken'])
  })
})

describe.concurrent('App Configuration: a promotion during a concurrent change', () => {
  it('reads again and writes if the reference is still where it was', async () => {
    await using a = await startAzureScenario()
    const edit = () => {
      a.edit({ tags: { edited: 'yes' } })
      return undefined
    }
    a.onRequest('PutKeyValue', edit, { times: 2 })
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: [v3, v3, v3] })
    expect(step.trace).toEqual([...promotion, 'GetKeyValue', 'PutKeyValue', 'GetKeyValue', 'PutKeyValue'])
    expect(a.cloud.secrets[key]?.keyValues.production?.tags).toEqual({ edited: 'yes' })
  })

  it.each([
    [v1, 1],
    [v3, 0],
  ])('that moves it to %s decides', async (version, exitCode) => {
    await using a = await startAzureScenario()
    const move = () => {
      a.move(version)
      return undefined
    }
    a.onRequest('PutKeyValue', move, { times: 1 })
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode, writes: [v3], outputs: { 'current-version': version } })
    if (exitCode === 1) expect(step.error).toContain(`it is on ${v1}, expected ${v3}`)
  })

  it('fails after `max-attempts` refusals', async () => {
    await using a = await startAzureScenario()
    a.onRequest('PutKeyValue', () => ({ status: 412 }))
    const step = await a.promote({ 'max-attempts': '2' })
    expect(step).toMatchObject({ exitCode: 1, writes: [v3, v3], outputs: { changed: 'false' } })
    expect(step.error).toMatch(/is changing this secret \(PutKeyValue, HTTP 412.*\nState: Nothing was changed/)
  })

  it.each([false, true])('fails if it locks the reference (before the read: %s)', async (isBefore) => {
    await using a = await startAzureScenario()
    const lock = () => {
      a.edit({ locked: true, revision: 0 })
      return undefined
    }
    a.onRequest(isBefore ? 'GetKeyValue' : 'PutKeyValue', lock, { times: 1 })
    const step = await a.promote()
    expect(step).toMatchObject({
      exitCode: 1,
      writes: isBefore ? [] : [v3],
      outputs: isBefore ? {} : { changed: 'false' },
    })
    expect(step.error).toContain('the secret is locked')
    expect(step.error).toContain('`az appconfig kv unlock`')
  })

  it('reports where a locked reference is', async () => {
    await using a = await startAzureScenario()
    a.edit({ locked: true })
    const report = await a.promote({ 'dry-run': 'true', 'target-version': '', 'expected-version': v2 })
    expect(report).toMatchObject({ exitCode: 0, annotations: [], outputs: { 'current-version': v2 } })
  })
})

describe.concurrent('App Configuration: a lost response to a write', () => {
  const lost: [string, Fault, string[]][] = [
    ['connection reset, request lost', 'reset', [v3, v3]],
    ['connection reset, request processed', 'reset after', [v3]],
    ['503, not processed', { status: 503, headers: { 'retry-after-ms': '7' } }, [v3, v3]],
    ['200 with an unreadable body, processed', (response) => ({ ...response, body: '<html>' }), [v3]],
    ['200 without a value, processed', withoutValue, [v3]],
    [
      '200 about another vault, processed',
      (response) => ({ ...response, body: (response.body as string).replace('127.0.0.1', 'localhost') }),
      [v3],
    ],
    [
      '200 about another key, processed',
      (response) => ({ ...response, body: (response.body as string).replace(key, 'other') }),
      [v3],
    ],
    [
      '200 about another label, processed',
      (response) => ({ ...response, body: (response.body as string).replace('"production"', 'null') }),
      [v3],
    ],
  ]
  it.each(lost)('is resolved by reading: %s', async (_, fault, writes) => {
    await using a = await startAzureScenario()
    a.onRequest('PutKeyValue', () => fault, { times: 1 })
    const step = await a.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes, outputs: { changed: 'true' } })
    expect(a.labels()).toMatchObject({ production: v3 })
  })

  it.each<[string, AzureOptions, RegExp]>([
    ['changes the etag', {}, new RegExp(`\nState: Rolled back: production is on ${v2}\\.\n`)],
    ['keeps the etag', { keepsEtag: true }, /A write without a response may still move production to 3/],
  ])('leaves a write in doubt, followed by another one that %s', async (_, options, state) => {
    await using a = await startAzureScenario(options)
    a.onRequest('PutKeyValue', () => 'reset', { times: 1 })
    const step = await a.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [v3, v2] })
    expect(step.error).toMatch(state)
    expect(a.labels()).toMatchObject({ production: v2 })
  })
})

describe.concurrent('App Configuration: a response', () => {
  it.each<[string, number, string, number]>([
    ['invalid-argument', 400, 'the store rejected the request', 1],
    ['unauthorized', 401, 'authentication failed', 1],
    ['forbidden', 403, 'permission denied', 1],
    ['too-many-requests', 429, 'rate limited by the store', 2],
    ['internal', 500, 'the store returned a server error', 2],
    ['something-new', 418, 'the store rejected the request', 1],
  ])('with the error %s and the status %i is reported as "%s"', async (code, status, message, attempts) => {
    await using a = await startAzureScenario()
    a.onRequest('GetKeyValue', () => problem(status, code))
    const step = await a.promote({ 'max-attempts': '2' })
    expect(step.trace).toHaveLength(attempts)
    for (const word of [message, code, 'GetKeyValue', 'not today', 'Nothing was changed', 'request id'])
      expect(step.error).toContain(word)
  })

  it.each<[string, (body: string) => string]>([
    ['no etag', (body) => body.replace('"etag"', '"tag"')],
    ['not JSON', () => '<html>'],
    ['about another key', (body) => body.replace(key, 'other')],
    ['about another label', (body) => body.replace('"production"', '"staging"')],
  ])('that is invalid fails the promotion before a write: %s', async (name, change) => {
    await using a = await startAzureScenario()
    a.onRequest('GetKeyValue', () => (response) => ({ ...response, body: change(response.body as string) }))
    const step = await a.promote({ 'max-attempts': '1' })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(name.startsWith('about') ? 'returned another secret' : 'unexpected response from')
  })
})
