import { Agent, request } from 'undici'
import { describe, expect, it } from 'vitest'
import { selfSigned } from '../certificate.ts'
import { type HuaweiCloud, type HuaweiOptions, startHuaweiCloud } from './huaweicloud-csms.ts'
import { type Fault, placeLabel } from './server.ts'

const path = '/v1/0123456789abcdef0123456789abcdef/secrets/db/stages/SYSCURRENT'

/** Starts Huawei Cloud with a token, as the tests of each cloud cover its signatures. */
function start(options: HuaweiOptions = {}) {
  const secrets = { db: { v1: ['SYSPREVIOUS'], v2: ['SYSCURRENT'] } }
  return startHuaweiCloud({ secrets, authTokens: ['token'], ...options })
}

async function send({ endpoint }: HuaweiCloud, method: 'GET' | 'PUT', body: string | null = null) {
  const headers = { 'x-auth-token': 'token', 'content-type': 'application/json' }
  const response = await request(endpoint + path, { method, headers, body })
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() }
}

const get = (cloud: HuaweiCloud) => send(cloud, 'GET')
const move = (cloud: HuaweiCloud) => send(cloud, 'PUT', '{"version_id":"v1"}')

describe('a request to a stand-in', () => {
  it('is recorded as it arrived, with the status of its response', async () => {
    await using cloud = await start()
    await move(cloud)
    const [call] = cloud.calls
    expect(call).toMatchObject({ n: 0, method: 'PUT', path, operation: 'UpdateStage', status: 200 })
    expect(call?.body).toBe('{"version_id":"v1"}')
    expect(call?.headers['x-auth-token']).toBe('token')
    expect(cloud.labels('db')).toEqual({ SYSCURRENT: 'v1', SYSPREVIOUS: 'v1' })
    expect(cloud.history).toEqual([{ secret: 'db', labels: { SYSCURRENT: 'v1', SYSPREVIOUS: 'v1' } }])
  })

  it('gets a response with the date of the cloud', async () => {
    await using cloud = await start({ now: () => 0 })
    expect((await get(cloud)).headers.date).toBe('Thu, 01 Jan 1970 00:00:00 GMT')
  })
})

describe('an interceptor', () => {
  it('receives the operation and can send its own response', async () => {
    await using cloud = await start({
      intercept: ({ n, operation }) => (n === 0 ? { status: 502, body: operation, headers: { Date: 'x' } } : undefined),
    })
    const { status, headers, text } = await get(cloud)
    expect([status, text, headers.date, cloud.calls[0]?.status]).toEqual([502, 'ShowStage', 'x', 502])
    expect(headers['x-request-id']).toEqual(expect.any(String))
    expect((await get(cloud)).status).toBe(200)
  })

  it('can move a label before the request is processed', async () => {
    await using cloud = await start()
    cloud.intercept = () => {
      const { db } = cloud.secrets
      if (db) placeLabel(db, 'SYSCURRENT', 'v1')
    }
    expect(JSON.parse((await get(cloud)).text)).toMatchObject({ stage: { version_id: 'v1' } })
    expect(cloud.history).toEqual([])
  })

  it.each<[Fault, string]>([
    ['reset', 'v2'],
    ['reset after', 'v1'],
  ])('can cut the connection (%s)', async (fault, holder) => {
    await using cloud = await start({ intercept: () => Promise.resolve(fault) })
    await expect(move(cloud)).rejects.toThrow()
    expect(cloud.labels('db').SYSCURRENT).toBe(holder)
    expect(cloud.calls[0]?.status).toBe(0)
  })

  it('can stay silent until the cloud is closed', async () => {
    const { promise: received, resolve } = Promise.withResolvers()
    await using cloud = await start({
      intercept: () => {
        resolve(undefined)
        return 'silence'
      },
    })
    const rejection = expect(move(cloud)).rejects.toThrow()
    await received
    await cloud.close()
    await rejection
    expect(cloud.labels('db').SYSCURRENT).toBe('v2')
  })

  it('can change the response to a processed request', async () => {
    await using cloud = await start({ intercept: () => (response) => ({ ...response, status: 504, body: '<html>' }) })
    const { status, headers, text } = await move(cloud)
    expect([status, text]).toEqual([504, '<html>'])
    expect(headers['x-request-id']).toEqual(expect.any(String))
    expect(cloud.labels('db').SYSCURRENT).toBe('v1')
  })

  it('can process a request and stay silent', async () => {
    await using cloud = await start()
    const { promise: processed, resolve } = Promise.withResolvers()
    cloud.intercept = () => () => {
      resolve(undefined)
      return 'silence'
    }
    const rejection = expect(move(cloud)).rejects.toThrow()
    await processed
    expect(cloud.labels('db').SYSCURRENT).toBe('v1')
    await cloud.close()
    await rejection
  })

  it('can send an endless response until the client closes the connection', async () => {
    const { promise: ended, resolve } = Promise.withResolvers()
    async function* endless() {
      try {
        for (;;) yield await Promise.resolve('x'.repeat(1000))
      } finally {
        resolve(undefined)
      }
    }
    await using cloud = await start({ intercept: () => ({ status: 200, body: endless() }) })
    const response = await request(cloud.endpoint + path)
    expect(response.statusCode).toBe(200)
    response.body.on('error', () => undefined).destroy()
    await ended
  })

  it('that throws makes `close` reject', async () => {
    const cloud = await start({ intercept: () => Promise.reject(new Error('not expected')) })
    expect((await get(cloud)).status).toBe(500)
    await expect(cloud.close()).rejects.toThrow('not expected')
  })
})

describe('a stand-in', () => {
  it('can stop listening, still responds to requests in flight, and can listen again', async () => {
    await using cloud = await start()
    cloud.intercept = () => {
      cloud.stopListening()
    }
    expect((await get(cloud)).status).toBe(200)
    cloud.intercept = undefined
    await expect(get(cloud)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await cloud.listenAgain()
    expect((await get(cloud)).status).toBe(200)
  })

  it('can present another certificate, and still responds to requests in flight', async () => {
    const [tls, untrusted] = [selfSigned([{ ip: [127, 0, 0, 1] }]), selfSigned([{ ip: [127, 0, 0, 1] }])]
    await using cloud = await start({ tls })
    const agent = new Agent({ connect: { ca: tls.cert } })
    const sendTls = () => request(cloud.endpoint + path, { dispatcher: agent })
    const first = await sendTls()
    await first.body.dump()
    cloud.intercept = () => {
      cloud.presentCertificate(untrusted)
    }
    const second = await sendTls()
    await second.body.dump()
    expect([first.statusCode, second.statusCode]).toEqual([401, 401])
    await expect(sendTls()).rejects.toMatchObject({ code: expect.stringMatching(/CERT|SELF_SIGNED/) as string })
    expect(cloud.calls).toHaveLength(2)
    await agent.destroy()
  })

  it('listens on the given port', async () => {
    const { endpoint } = await start().then(async (cloud) => {
      await cloud.close()
      return cloud
    })
    await using cloud = await start({ port: Number(new URL(endpoint).port) })
    expect(cloud.endpoint).toBe(endpoint)
  })
})

describe('the secrets of a stand-in', () => {
  it('can be declared in full', async () => {
    const secrets = { db: { state: 'DISABLED' as const, versions: { v1: { stages: ['a'], expireTime: 5 }, v2: [] } } }
    await using cloud = await startHuaweiCloud({ secrets })
    expect(cloud.secrets.db).toMatchObject({ state: 'DISABLED', type: 'COMMON', versions: { v1: { expireTime: 5 } } })
    expect(cloud.secrets.db?.versions.v2?.stages).toEqual(new Set())
    expect(cloud.labels('db')).toEqual({ a: 'v1' })
    expect(() => cloud.labels('toString')).toThrow('no secret')
  })

  it.each<[string, HuaweiOptions]>([
    ['too many versions', { secrets: { db: { v1: [], v2: [] } }, versionLimit: 1 }],
    ['too many labels', { secrets: { db: { v1: ['a', 'b'] } }, labelLimit: 1 }],
    ['a label is on two versions', { secrets: { db: { v1: ['a'], v2: ['a'] } } }],
  ])('are rejected: %s', (message, options) => {
    expect(() => startHuaweiCloud(options)).toThrow(message)
  })
})
