/**
 * Google's clients for Python and Node call the stand-in, and work side by side with the action. Google has no emulator of
 * Secret Manager.
 */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  GOOGLE_TEST_TOKEN,
  type GoogleCloud,
  type GoogleOptions,
  startGoogleCloud,
} from '../support/clouds/google-secret-manager.ts'
import { forgetRequests } from '../support/permissions/requests.ts'
import { describeWith } from '../tools/tools.ts'
import { type Call, type Outcome, runCalls } from './client.ts'
import { compareRequests, type Explanation } from './comparison.ts'
import { callNode } from './google-node.ts'
import { readError, readResult } from './outcomes.ts'
import { type Work, workSideBySide } from './side-by-side.ts'

const db = 'projects/shop/secrets/db'
const aliases = { 1: ['old'], 2: ['prod'], 3: [] }

const get: Call = { call: 'get', name: db }
const list: Call = { call: 'list', parent: db, page_size: 250 }
const version = (id: string): Call => ({ call: 'version', name: `${db}/versions/${id}` })
const update = (versionAliases: Record<string, number>, etag?: string, update_mask = 'versionAliases'): Call => ({
  ...{ call: 'update', update_mask },
  secret: { name: db, version_aliases: versionAliases, ...(etag !== undefined && { etag }) },
})

type Client = {
  readonly send: (cloud: GoogleCloud, calls: readonly Call[], token?: string) => Promise<Outcome[]>
  /** The name of the exception for a response with this status. */
  readonly errorType: (status: number) => string
  readonly explained: readonly Explanation[]
}

type ErrorCase = {
  readonly title: string
  readonly options?: GoogleOptions
  readonly token?: string
  readonly calls: readonly (readonly [call: Call, status: number, code: string])[]
}

const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`alias${n}`, 1]))
const errorCases: readonly ErrorCase[] = [
  {
    title: 'about names',
    calls: [
      [{ ...get, name: 'projects/shop/secrets/missing' }, 404, 'NOT_FOUND'],
      [{ ...list, parent: 'projects/shop/secrets/missing' }, 404, 'NOT_FOUND'],
      [version('9'), 404, 'NOT_FOUND'],
    ],
  },
  {
    title: 'about aliases',
    options: { takesDestroyed: false, secrets: { [db]: { versions: { 1: { stages: [], state: 'DESTROYED' } } } } },
    calls: [
      [update({ latest: 1 }), 400, 'INVALID_ARGUMENT'],
      [update({ prod: 9 }), 400, 'INVALID_ARGUMENT'],
      [update({ prod: 1 }), 400, 'INVALID_ARGUMENT'],
      [update(many), 400, 'INVALID_ARGUMENT'],
      [update({}, undefined, 'labels'), 400, 'INVALID_ARGUMENT'],
      [update({}, '"outdated"'), 400, 'FAILED_PRECONDITION'],
    ],
  },
  {
    title: 'about pages',
    calls: [
      [{ ...list, page_token: 'nonsense' }, 400, 'INVALID_ARGUMENT'],
      [{ ...list, page_size: -1 }, 400, 'INVALID_ARGUMENT'],
    ],
  },
  {
    title: 'about permissions',
    options: { denied: ['UpdateSecret', 'ListSecretVersions'] },
    calls: [
      [update({ prod: 3 }), 403, 'PERMISSION_DENIED'],
      [list, 403, 'PERMISSION_DENIED'],
      [{ call: 'value', name: `${db}/versions/3` }, 500, 'INTERNAL'],
    ],
  },
  { title: 'about an unknown token', token: 'ya29.unknown', calls: [[get, 401, 'UNAUTHENTICATED']] },
]

/** Reads as the action does, and replaces the aliases by the etag that it has read. */
const replace = (aliases: Record<string, number>) => async (send: (calls: readonly Call[]) => Promise<Outcome[]>) => {
  const [secret] = await send([get, list])
  return send([update(aliases, (readResult(secret) as { etag: string }).etag)])
}
const works: readonly Work[] = [
  {
    inputs: { stage: 'prod', 'target-version': '3' },
    promote: replace({ old: 1, prod: 3 }),
    rollBack: replace({ old: 1, prod: 2 }),
  },
  {
    inputs: { stage: 'green', 'target-version': '3' },
    promote: replace({ old: 1, prod: 2, green: 3 }),
    rollBack: replace({ old: 1, prod: 2 }),
  },
]

function describeClient({ send, errorType, explained }: Client): void {
  it.each<[string, object, number]>([
    ['all at once', {}, 1],
    ['two at a time', { page_size: 2 }, 2],
  ])('lists all versions, %s', async (_, page, requests) => {
    const versions = { 1: { stages: [], state: 'DESTROYED' }, 2: { stages: [], state: 'DISABLED' }, 3: [] } as never
    await using cloud = await startGoogleCloud({ secrets: { [db]: { versions } } })
    const [outcome] = await send(cloud, [{ ...list, ...page }])
    const named = (id: string) => `${cloud.nameOf(db)}/versions/${id}`
    expect(readResult(outcome)).toMatchObject([
      { name: named('3'), state: 'ENABLED' },
      { name: named('2'), state: 'DISABLED' },
      { name: named('1'), state: 'DESTROYED' },
    ])
    expect(cloud.calls).toHaveLength(requests)
  })

  it('gets a secret and a version, and updates aliases by the etag', async () => {
    await using cloud = await startGoogleCloud({ secrets: { [db]: aliases } })
    const name = cloud.nameOf(db)
    const [secret, one] = await send(cloud, [get, version('2')])
    expect(readResult(secret)).toMatchObject({ name, versionAliases: { old: '1', prod: '2' } })
    expect(readResult(one)).toMatchObject({ name: `${name}/versions/2`, state: 'ENABLED' })
    const { etag } = readResult(secret) as { etag: string }
    const [updated, outdated] = await send(cloud, [update({ prod: 3 }, etag), update({ prod: 1 }, etag)])
    expect(readResult(updated)).toMatchObject({ name, versionAliases: { prod: '3' } })
    expect((readResult(updated) as { etag: string }).etag).not.toBe(etag)
    expect(readError(outdated)).toMatchObject({ type: errorType(400), code: 'FAILED_PRECONDITION' })
    expect(cloud.labels(db)).toEqual({ prod: '3' })
    await send(cloud, [update({})])
    expect(cloud.labels(db)).toEqual({})
  })

  it.each(errorCases)('understands errors $title', async ({ options = {}, token, calls }) => {
    await using cloud = await startGoogleCloud({ secrets: { [db]: aliases }, ...options })
    const sent = calls.map(([call]) => call)
    const outcomes = await send(cloud, sent, token)
    expect(outcomes.map(readError)).toEqual(
      calls.map(([, status, code]) => ({
        ...{ type: errorType(status), status, code, requestId: null },
        message: expect.stringMatching(/\w/) as string,
      })),
    )
  })

  it('promotes and rolls back as the action does', async () => {
    await using cloud = await startGoogleCloud({ secrets: { [db]: aliases } })
    const { client, action } = await workSideBySide(
      {
        ...{ cloud, secret: db, env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN } },
        inputs: { provider: 'google-secret-manager', endpoint: cloud.endpoint },
        send: (calls) => send(cloud, calls),
      },
      works,
    )
    expect(compareRequests(client, action, explained)).toEqual([])
  })
}

const explainedForBoth: readonly Explanation[] = [
  {
    ...{ part: 'path', client: /^\/v1\/projects\/shop\//, action: /^\/v1\/projects\/\d+\// },
    reason: 'the action takes the name that it has read, so that it stays with that project',
  },
  { part: 'header accept', client: '*/*', action: 'application/json', reason: 'its HTTP library accepts anything' },
  { part: 'header x-goog-api-client', client: /^(gl-python|gdcl)/, reason: 'it names the client for statistics' },
  {
    ...{ operation: 'UpdateSecret', part: 'query updateMask' },
    ...{ client: 'versionAliases', action: 'version_aliases' },
    reason: 'the form of JSON, and that of the curl commands in the documentation',
  },
  {
    ...{ operation: 'UpdateSecret', part: 'body.etag', client: /^"\\"\w+\\""$/, action: /^"\\"\w+\\""$/ },
    reason: 'each sends the etag of the map that it replaces',
  },
]

/** Classes of `google.api_core.exceptions`. Over REST, the status decides, and the code is only in the response. */
const exceptions: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  500: 'InternalServerError',
}

describeWith('python', "Google's client for Python", (python) => {
  const command = [python, resolve(import.meta.dirname, 'python/google_cloud.py')] as const
  describeClient({
    send: ({ endpoint }, calls, token = GOOGLE_TEST_TOKEN) =>
      runCalls({ command, endpoint, env: { TOKEN: token } }, calls),
    errorType: (status) => exceptions[status] ?? '',
    explained: [
      ...explainedForBoth,
      {
        part: 'query $alt',
        client: 'json;enum-encoding=int',
        reason: 'it wants states as numbers, the action as words',
      },
      {
        ...{ part: 'header x-goog-request-params', client: /^(secret\.)?(name|parent)=projects\/shop\// },
        reason: 'it routes calls over gRPC; over REST, the path does',
      },
      ...['GetSecret', 'ListSecretVersions'].map((operation) => ({
        ...{ operation, part: 'header content-type', client: 'application/json' },
        reason: 'it names a type even without a body',
      })),
    ],
  })
})

describe("Google's client for Node", () => {
  describeClient({
    send: async (cloud, calls, token = GOOGLE_TEST_TOKEN) => {
      const outcomes: Outcome[] = []
      for (const call of calls) outcomes.push(await callNode(cloud.endpoint, token, call))
      forgetRequests()
      return outcomes
    },
    errorType: () => 'GaxiosError',
    explained: explainedForBoth,
  })
})
