/** Azure App Configuration: a Key Vault reference is moved from version to version, guarded by an etag. */
import { describe, expect, it } from 'vitest'
import { initialVersions, key, problem, startAzureScenario, v1, v2, v3 } from '../support/azure.ts'
import { type AzureOptions, referenceType } from '../support/clouds/azure-app-configuration.ts'
import type { Fault } from '../support/clouds/server.ts'
import { readRecord } from '../support/record.ts'

const promotion = ['GetKeyValue', 'GetSecretVersions', 'PutKeyValue']
const withoutValue: Fault = (response) => {
  return { ...response, body: (response.body as string).replace('"value"', '"data"') }
}

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

describe.concurrent('App Configuration: a rollback', () => {
  it('restores the version before, once', async () => {
    await using a = await startAzureScenario()
    const step = await a.promote()
    const back = await a.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], trace: promotion, writes: [v2] })
    expect(back.results).toEqual([expect.objectContaining({ outcome: 'rolled-back' })])
    // A write that moves nothing confirms that nothing is left to do.
    expect(await a.rollback(step)).toMatchObject({ exitCode: 0, writes: [v2], outputs: { changed: 'false' } })
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
