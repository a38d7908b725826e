/** Azure App Configuration: changes at the same time, lost responses, and responses of any other kind. */
import { describe, expect, it } from 'vitest'
import { key, problem, startAzureScenario, v1, v2, v3 } from '../support/azure.ts'
import { type AzureOptions } from '../support/clouds/azure-app-configuration.ts'
import type { Fault } from '../support/clouds/server.ts'

const promotion = ['GetKeyValue', 'GetSecretVersions', 'PutKeyValue']
const withoutValue: Fault = (response) => {
  return { ...response, body: (response.body as string).replace('"value"', '"data"') }
}

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
