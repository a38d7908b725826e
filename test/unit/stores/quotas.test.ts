/** Which requests count against the same quota of a store. */
import { expect, it } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import type { RateLimiter } from '../../../src/http/rate-limiter.ts'
import { findProvider } from '../../../src/stores/registry.ts'
import { google } from '../../support/faults/google.ts'
import { parameterStore } from '../../support/faults/parameter-store.ts'
import { alibaba, aws, huawei } from '../../support/scenario/vendors.ts'

/** Sends requests, and records what limits their rate: the limiters in the order in which they came. */
class RecordingClient extends Client {
  readonly limiters: (RateLimiter | undefined)[] = []

  override send: Client['send'] = (kind, sign, parse, rateLimiter, onNoResponse) => {
    this.limiters.push(rateLimiter)
    return super.send(kind, sign, parse, rateLimiter, onNoResponse)
  }
}

const none = undefined

it.each([
  { vendor: huawei, quotas: { ListVersions: 0, UpdateStage: 0 } },
  { vendor: alibaba, quotas: { DescribeSecret: 0, ListSecretVersionIds: 0, UpdateSecretVersionStage: 0 } },
  { vendor: aws, quotas: { DescribeSecret: none, ListSecretVersionIds: 0, UpdateSecretVersionStage: 1 } },
  { vendor: google, quotas: { GetSecret: 0, ListSecretVersions: 0, UpdateSecret: 1 } },
  // No quota of these is documented.
  {
    vendor: parameterStore,
    quotas: { DescribeParameters: none, GetParameterHistory: none, LabelParameterVersion: none },
  },
])('the requests to $vendor.title count against their own quotas', async ({ vendor, quotas }) => {
  const { secret, current, previous, inputs } = vendor
  await using cloud = await vendor.start({ [secret]: { 1: [previous], 2: [current], 3: [] } }, {})
  await using client = new RecordingClient(new Deadline(60_000), 1)
  const { id: accessKeyId, secret: secretAccessKey } = vendor.key
  const credentials = vendor === google ? { authToken: accessKeyId } : { accessKeyId, secretAccessKey }
  const { provider, region = '', 'project-id': projectId = 'shop' } = inputs as Record<string, string>
  const open = await findProvider(provider)?.load()
  const ref = { provider: provider ?? '', region, projectId, endpoint: cloud.endpoint, secret }
  const store = await open?.(ref, { logIn: () => Promise.resolve(credentials), client, labels: [] })
  await store?.read(['3'])
  await store?.move({ stage: current, before: '2', after: '3' })
  const kinds = [...new Set(client.limiters)].filter((limiter) => limiter !== undefined)
  const found = cloud.calls.map(({ operation }, n) => {
    const limiter = client.limiters[n]
    return [operation, limiter && kinds.indexOf(limiter)] as const
  })
  expect(Object.fromEntries(found)).toEqual(quotas)
})
