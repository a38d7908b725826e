import { expect, it } from 'vitest'
import type { CloudRequest } from '../support/clouds/server.ts'
import { compareRequests } from './comparison.ts'

const authorization = 'X-HMAC-SHA256 Credential=key/20250102/kms, SignedHeaders=host;x-date, Signature=ab'

function request(more: Partial<CloudRequest> & { query?: URLSearchParams } = {}): CloudRequest {
  const { headers, ...rest } = more
  return {
    n: 0,
    method: 'PUT',
    path: '/secrets/db',
    query: new URLSearchParams({ limit: '5' }),
    headers: { host: 'localhost', 'x-date': '20250102T030405Z', authorization, ...headers },
    body: '',
    operation: 'Move',
    status: 200,
    ...rest,
  }
}

it('equal requests have no difference, whatever their moment, nonce and signature', () => {
  const later = {
    ...{ 'x-date': '20260203T040506Z', 'x-nonce': '1', 'user-agent': 'b', connection: 'close' },
    authorization: 'X-HMAC-SHA256 Credential=key/20260203/kms,SignedHeaders=x-date;host,Signature=cd',
  }
  const former = { 'x-nonce': '2', 'user-agent': 'a' }
  expect(compareRequests([request({ headers: former })], [request({ headers: later })], [])).toEqual([])
})

const json = (body: unknown) => ({ body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
const form = (body: string) => ({ body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })

it.each<[string, Partial<CloudRequest>, Partial<CloudRequest>, string[]]>([
  ['method', { method: 'POST' }, {}, ['method: client POST, action PUT']],
  ['path', { path: '/secrets/d%62' }, {}, ['path: client /secrets/d%62, action /secrets/db']],
  [
    'query',
    {},
    { query: new URLSearchParams('size=1') },
    ['query limit: client 5, action (none)', 'query size: client (none), action 1'],
  ],
  ['header', { headers: { accept: '*/*' } }, {}, ['header accept: client */*, action (none)']],
  ['date', { headers: { 'x-date': '2025-01-02' } }, {}, ['header x-date: client 0000-00-00, action 00000000T000000Z']],
  ['nonce', { headers: { 'x-nonce': '1' } }, {}, ['header x-nonce: client sent, action (none)']],
  [
    'scheme',
    { headers: { authorization: 'Bearer a=b,c' } },
    { headers: { authorization: 'Bearer a=b,d' } },
    ['authorization value: client a=b,c, action a=b,d'],
  ],
  [
    'signed headers',
    {},
    { headers: { authorization: authorization.replace('host;', '') } },
    ['signed host: client signed, action (none)'],
  ],
  [
    'credential',
    {},
    { headers: { authorization: authorization.replace('kms', 'x') } },
    ['authorization Credential: client key/<date>/kms, action key/<date>/x'],
  ],
  [
    'JSON',
    json({ id: 'v1', labels: { live: 1 } }),
    json({ labels: { live: '1' }, id: 'v1' }),
    ['body.labels.live: client 1, action "1"'],
  ],
  ['empty JSON', json({}), { headers: { 'content-type': 'application/json' } }, ['body: client {}, action (none)']],
  ['form', form('a=1&b=2'), form('b=2'), ['body.a: client 1, action (none)']],
  ['text', { body: 'a' }, { body: 'b' }, ['body: client a, action b']],
])('a difference in the %s is returned once', (_part, client, action, expected) => {
  const pairs = [request(client), request(client)] as const
  expect(compareRequests(pairs, [request(action), request(action)], [])).toEqual(
    expected.map((each) => `Move: ${each}`),
  )
})

it('pairs the requests of an operation in their order, and finds those without a partner', () => {
  const [list, one, two] = [request({ operation: 'List' }), request({ path: '/1' }), request({ path: '/2' })]
  expect(compareRequests([one, list, two], [list, one, two], [])).toEqual([])
  expect(compareRequests([one, two], [list, two], [])).toEqual([
    'Move: path: client /1, action /2',
    'Move: request: client sent, action (none)',
    'List: request: client (none), action sent',
  ])
})

it('an explanation covers what it describes, and nothing else', () => {
  const client = [request({ headers: { accept: '*/*' } })]
  const explanation = { part: 'header accept', client: '*/*', reason: 'it takes all' }
  expect(compareRequests(client, [request()], [explanation])).toEqual([])
  expect(compareRequests(client, [request()], [{ ...explanation, client: /^\*/ }])).toEqual([])
  const difference = 'Move: header accept: client */*, action (none)'
  for (const wrong of [{ operation: 'List' }, { part: 'header host' }, { client: 'text/html' }, { action: /./ }])
    expect(compareRequests(client, [request()], [{ ...explanation, ...wrong }])).toContain(difference)
})

it('an explanation that covers nothing is returned', () => {
  const explanation = { part: 'header accept', client: '*/*', reason: 'it takes all' }
  expect(compareRequests([request()], [request()], [explanation])).toEqual([
    'any: header accept: client */*, action (none): not found, but explained: it takes all',
  ])
})
