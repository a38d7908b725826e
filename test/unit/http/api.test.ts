/** Calls of an API: what an error means, and what its message may contain. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { ApiErrorKind } from '../../../src/errors/api-error.ts'
import { type Api, bySchema, call, type Parse, parseJsonBody } from '../../../src/http/api.ts'
import { apiErrorOf, clientWith, type Handler, respondWith, serve, signer } from '../../support/http-server.ts'

const api: Api = {
  service: 'the test API',
  requestIdHeaders: ['x-first-id', 'x-second-id'],
  errorOf: (response) => Object(parseJsonBody(response)) as { code?: string; message?: string; requestId?: string },
  errorRules: [
    { code: /^Quota$/, kind: 'label-quota' },
    { code: /^Busy$/, message: /deleted/, kind: 'secret-deleting' },
    { code: /^Busy$/, operation: 'MoveLabel', kind: 'conflict' },
    { code: /^Missing$/, kind: 'not-found' },
  ],
  statusKinds: { 412: 'conflict' },
}
const secrets = ['planted-secret-key']

/** Calls the API with a single attempt. */
async function callWith(handler: Handler, more: Partial<Parameters<typeof call<unknown>>[2]> = {}, at = api) {
  const { received, origin } = await serve(handler)
  const request = signer(origin)
  const parse: Parse<unknown> = ({ body }) => body
  const outcome = call(clientWith({ maxAttempts: 1 }), at, {
    ...{ operation: 'ReadLabels', kind: 'read', request, parse, secrets },
    ...more,
  })
  return { received, outcome }
}

const errorWith = (status: number, body: object, headers = {}) => respondWith(status, headers, JSON.stringify(body))

describe('call', () => {
  it('returns the parsed response and collects the request id of the first header that is set', async () => {
    const requestIds: string[] = []
    const { outcome } = await callWith(respondWith(200, { 'x-second-id': 'id-2' }, 'body'), { requestIds })
    expect([await outcome, requestIds]).toEqual(['body', ['id-2']])
  })

  it.each<[number, ApiErrorKind]>([
    [400, 'rejected'],
    [401, 'bad-credentials'],
    [403, 'no-permission'],
    [412, 'conflict'],
    [429, 'throttled'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('fails with status %i as `%s` if no rule matches', async (status, kind) => {
    const { outcome } = await callWith(respondWith(status))
    expect(await apiErrorOf(outcome)).toMatchObject({
      kind,
      details: { service: 'the test API', operation: 'ReadLabels', code: `HTTP ${status}` },
    })
  })

  it.each<[object, object, ApiErrorKind]>([
    [{ code: 'Quota' }, {}, 'label-quota'],
    [{ code: 'Busy', message: 'it will be deleted' }, {}, 'secret-deleting'],
    [{ code: 'Busy' }, { operation: 'MoveLabel' }, 'conflict'],
    [{ code: 'Busy' }, {}, 'rejected'],
    [{ code: 'Missing' }, {}, 'secret-not-found'],
    [{ code: 'Missing' }, { kind: 'write' }, 'version-not-found'],
    [{ code: 'Missing' }, { notFound: 'role-not-found' }, 'role-not-found'],
  ])('fails with the error %j of a call %j as `%s`', async (body, more, kind) => {
    const { outcome } = await callWith(errorWith(400, body), more)
    expect((await apiErrorOf(outcome)).kind).toBe(kind)
  })

  it.each<[object, ApiErrorKind]>([
    [{}, 'secret-not-found'],
    [{ kind: 'write' }, 'version-not-found'],
    [{ notFound: 'role-not-found' }, 'role-not-found'],
  ])('fails with status 404 of a call %j as `%s`', async (more, kind) => {
    const { outcome } = await callWith(respondWith(404), more)
    expect((await apiErrorOf(outcome)).kind).toBe(kind)
  })

  it('names service, operation, code and request id in the message, and redacts every credential', async () => {
    const body = { code: 'Quota', message: 'too many labels for planted-secret-key', requestId: 'id-in-body' }
    const { outcome } = await callWith(errorWith(400, body))
    const { message } = await apiErrorOf(outcome)
    expect(message).toMatch(
      /^the secret has reached the store's label limit \(ReadLabels, Quota, request id id-in-body\): too many labels for /,
    )
    expect(message).not.toContain('planted-secret-key')
    const { outcome: limited } = await callWith(respondWith(429))
    expect((await apiErrorOf(limited)).message).toBe('rate limited by the test API (ReadLabels, HTTP 429)')
  })

  it('drops a code or request id that contains a credential', async () => {
    const headers = { 'x-first-id': 'planted-secret-key' }
    const { outcome } = await callWith(errorWith(400, { code: 'planted-secret-key' }, headers))
    expect((await apiErrorOf(outcome)).details).toMatchObject({ code: 'HTTP 400', requestId: undefined })
  })

  it.each(['The Canonical String is', 'server string to sign is:', 'StringToSign', 'canonicalRequest ='])(
    'keeps the sentence of an authentication error, but not the request that follows: %s',
    async (start) => {
      const message = `The key is wrong. ${start}\nGET\n/\nhost:example.com`
      const { outcome } = await callWith(errorWith(401, { message }))
      expect((await apiErrorOf(outcome)).details.detail).toMatch(/^The key is wrong\. …$/)
    },
  )

  it('names the operation and the service of a request without a response', async () => {
    const { outcome } = await callWith((response) => response.socket?.resetAndDestroy())
    const { kind, message } = await apiErrorOf(outcome)
    expect(kind).toBe('connection-closed')
    expect(message).toMatch(
      /^the connection closed before the test API responded \(ReadLabels, \w+\): 127\.0\.0\.1:\d+$/,
    )
  })

  it('names the operation and the service of a request that timed out', async () => {
    const { origin } = await serve(() => undefined)
    const request = signer(origin)
    const parse: Parse<unknown> = ({ body }) => body
    const apiCall = { operation: 'ReadLabels', kind: 'read', request, parse, secrets } as const
    const { kind, message } = await apiErrorOf(call(clientWith({ ms: 100, maxAttempts: 1 }), api, apiCall))
    expect(kind).toBe('timeout')
    expect(message).toMatch(/^timed out waiting for the test API \(ReadLabels\): 127\.0\.0\.1:\d+$/)
  })

  it('waits as long as the hint of the API, or else `Retry-After`, requests', async () => {
    const throttled = respondWith(429, { 'retry-after': '7' })
    const { outcome } = await callWith(throttled)
    expect((await apiErrorOf(outcome)).details.retryAfterMs).toBe(7_000)
    const { outcome: hinted } = await callWith(throttled, {}, { ...api, retryAfterMs: () => 700 })
    expect((await apiErrorOf(hinted)).details.retryAfterMs).toBe(700)
  })
})

describe('bySchema', () => {
  const parse = bySchema(z.object({ versions: z.array(z.string()) }))
  const parseBody = (body: string) => () =>
    parse({ status: 200, header: () => undefined, values: () => [], body }, { operation: 'List' })

  it('returns a body that matches', () => {
    expect(parseBody('{"versions":["v1"],"more":1}')()).toEqual({ versions: ['v1'] })
  })

  it.each([
    ['<html>', 'it is not JSON'],
    ['{"versions":["hidden",7]}', 'versions.1: Invalid input'],
  ])('rejects %s as unreadable and quotes no value', (body, detail) => {
    expect(parseBody(body)).toThrow(`unexpected response from the store (List): ${detail}`)
    expect(parseBody(body)).not.toThrow('hidden')
  })
})
