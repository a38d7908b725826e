/** The Google Cloud store: conflicts, etags and the list of versions. */
import { expect, it } from 'vitest'
import { Client } from '../../../../src/http/client.ts'
import { Deadline } from '../../../../src/http/deadline.ts'
import { open } from '../../../../src/stores/google-secret-manager/store.ts'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../../../support/clouds/google-secret-manager.ts'

const secret = 'projects/shop/secrets/db'
const found = { old: '1', prod: '2' }

/** Opens the store of a secret that has two aliases. */
async function openStore() {
  const cloud = await startGoogleCloud({ secrets: { [secret]: { 1: ['old'], 2: ['prod'], 3: [] } } })
  const client = new Client(new Deadline(5_000), 1)
  const ref = { provider: 'google-secret-manager', region: '', projectId: 'shop', endpoint: cloud.endpoint, secret }
  const store = await open(ref, { logIn: () => Promise.resolve({ authToken: GOOGLE_TEST_TOKEN }), client, labels: [] })
  const asyncDispose = async () => {
    await client[Symbol.asyncDispose]()
    await cloud.close()
  }
  return { cloud, store, requests: () => cloud.calls.splice(0).length, [Symbol.asyncDispose]: asyncDispose }
}

it.each([
  [{ stage: 'prod', before: '1', after: '3' }],
  [{ stage: 'prod', before: null, after: '3' }],
  [{ stage: 'next', before: '1', after: '3' }],
  [
    { stage: 'prod', before: '2', after: '3' },
    { stage: 'old', before: '2', after: '2' },
  ],
])(
  'a move of a label that is not on the expected version is a conflict, and nothing is sent',
  async (first, ...more) => {
    await using s = await openStore()
    await s.store.read([])
    s.requests()
    await expect(s.store.move(first, ...more)).rejects.toMatchObject({ kind: 'conflict', retry: 'after-read' })
    expect(s.requests()).toBe(0)
    expect(s.cloud.labels(secret)).toEqual(found)
  },
)

it('the response to a move is the base of the next one', async () => {
  await using s = await openStore()
  await s.store.read([])
  const after = await s.store.move({ stage: 'prod', before: '2', after: '3' })
  expect(after?.map(({ id, stages }) => [id, ...stages])).toEqual([['3', 'prod'], ['2'], ['1', 'old']])
  await s.store.move({ stage: 'prod', before: '3', after: null }, { stage: 'old', before: '1', after: '2' })
  expect(s.requests()).toBe(4)
  expect(s.cloud.labels(secret)).toEqual({ old: '2' })
})

it('versions are listed by the first read, and later only if versions are requested', async () => {
  await using s = await openStore()
  await s.store.read()
  expect(s.requests()).toBe(2)
  await s.store.read()
  expect(s.requests()).toBe(1)
  await s.store.read(['3'])
  expect(s.requests()).toBe(2)
})

it('a move without a read reads the labels first', async () => {
  await using s = await openStore()
  await s.store.move({ stage: 'prod', before: '2', after: '3' })
  expect(s.cloud.labels(secret)).toEqual({ ...found, prod: '3' })
})
