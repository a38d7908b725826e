/** What the store itself sees to, whoever asks it. */
import { expect, it } from 'vitest'
import { Client } from '../../../../src/http/client.ts'
import { Deadline } from '../../../../src/http/deadline.ts'
import { open } from '../../../../src/stores/google-secret-manager/store.ts'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../../../support/clouds/google-secret-manager.ts'

const secret = 'projects/shop/secrets/db'
const found = { old: '1', prod: '2' }

/** The store with a secret that has two aliases. */
async function opened() {
  const cloud = await startGoogleCloud({ secrets: { [secret]: { 1: ['old'], 2: ['prod'], 3: [] } } })
  const client = new Client(new Deadline(5_000), 1)
  const ref = { provider: 'google-secret-manager', region: '', projectId: 'shop', endpoint: cloud.endpoint, secret }
  const store = await open(ref, { credentials: { authToken: GOOGLE_TEST_TOKEN }, client })
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
])('a label that is not where it is moved from is not moved, and nothing is sent', async (first, ...more) => {
  await using s = await opened()
  await s.store.read([])
  s.requests()
  await expect(s.store.move(first, ...more)).rejects.toMatchObject({ kind: 'conflict', retry: 'after-read' })
  expect(s.requests()).toBe(0)
  expect(s.cloud.labels(secret)).toEqual(found)
})

it('the answer to a move is what the next one goes by', async () => {
  await using s = await opened()
  await s.store.read([])
  const after = await s.store.move({ stage: 'prod', before: '2', after: '3' })
  expect(after?.map(({ id, stages }) => [id, ...stages])).toEqual([['3', 'prod'], ['2'], ['1', 'old']])
  await s.store.move({ stage: 'prod', before: '3', after: null }, { stage: 'old', before: '1', after: '2' })
  expect(s.requests()).toBe(4)
  expect(s.cloud.labels(secret)).toEqual({ old: '2' })
})

it('versions are listed where they are wanted, and once in any case', async () => {
  await using s = await opened()
  await s.store.read()
  expect(s.requests()).toBe(2)
  await s.store.read()
  expect(s.requests()).toBe(1)
  await s.store.read(['3'])
  expect(s.requests()).toBe(2)
})

it('a move without a read goes by what is there', async () => {
  await using s = await opened()
  await s.store.move({ stage: 'prod', before: '2', after: '3' })
  expect(s.cloud.labels(secret)).toEqual({ ...found, prod: '3' })
})
