/** The client against real servers on the loopback interface, some of which misbehave. */
import { once } from 'node:events'
import { createServer as createRawServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../../src/errors/api-error.ts'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { type HttpRequest, type HttpResponse, serverTimeMs } from '../../../src/http/message.ts'
import { RateLimiter } from '../../../src/http/rate-limiter.ts'
import {
  accept,
  acceptWithBackoff,
  cleanUps,
  clientWith,
  respondWith,
  type Handler,
  listen,
  apiErrorOf,
  serve,
  signer,
} from '../../support/http-server.ts'

describe('a request', () => {
  it('arrives exactly as signed, and its response exactly as sent', async () => {
    const { received, origin } = await serve((response) => {
      response.writeHead(201, { 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] })
      const bytes = Buffer.from('{"ключ":"①"}')
      // Splits a character.
      response.write(bytes.subarray(0, 3))
      setTimeout(() => response.end(bytes.subarray(3)), 5)
    })
    const sign = signer(origin, { method: 'PUT', body: '{"é":1}', headers: { 'content-type': 'application/json' } })
    const response = await clientWith().send('write', sign, accept)
    expect([response.status, response.body]).toEqual([201, '{"ключ":"①"}'])
    expect(['x-one', 'set-cookie', 'absent'].map(response.header)).toEqual(['1', 'a=1', undefined])
    expect(['x-one', 'set-cookie', 'absent'].map(response.values)).toEqual([['1'], ['a=1', 'b=2'], []])
    expect(received).toMatchObject([
      {
        method: 'PUT',
        url: '/hidden-path?hidden=query',
        body: '{"é":1}',
        headers: { 'content-type': 'application/json', 'content-length': '8', 'x-secret': 'hidden-header' },
      },
    ])
  })

  it.each(['POST', 'DELETE', 'GET'] as const)('may have no body (%s)', async (method) => {
    const { received, origin } = await serve(respondWith(200))
    await clientWith().send('write', signer(origin, { method }), accept)
    expect(received).toMatchObject([{ method, body: '' }])
    expect(received[0]?.headers).not.toHaveProperty('content-type')
  })

  it('that is only a check is retried, but leaves most of the time', async () => {
    const { received, origin } = await serve(respondWith(200))
    const outcomes = [new ApiError('unavailable'), new ApiError('throttled', { retryAfterMs: 3_000 })]
    const refuse = () => {
      throw outcomes.shift() ?? new Error('one too many')
    }
    const client = clientWith({ maxAttempts: 4, deadline: new Deadline(10_000, 0) })
    const error = await apiErrorOf(client.send('check', signer(origin), refuse))
    expect(error.kind).toBe('throttled')
    expect(received).toHaveLength(2)
  })

  it('is not retried if its caller throws another error', async () => {
    const { received, origin } = await serve(respondWith(200))
    const bug = new TypeError('a bug in the caller')
    const parse = () => {
      throw bug
    }
    await expect(clientWith().send('read', signer(origin), parse)).rejects.toBe(bug)
    expect(received).toHaveLength(1)
  })

  it('leaves no connection open after its client is closed', async () => {
    const { server, origin } = await serve(respondWith(200))
    const connected = async () => {
      const connection = once(server, 'connection') as Promise<[Socket]>
      const client = clientWith()
      await client.send('read', signer(origin), accept)
      const [socket] = await connection
      return { client, socket }
    }
    // Unless closed, the older connection would time out first.
    const [older, younger] = [await connected(), await connected()]
    const closed = once(younger.socket, 'close')
    await younger.client[Symbol.asyncDispose]()
    await closed
    expect(older.socket.destroyed).toBe(false)
  })
})

describe('a server error', () => {
  const maxAttempts = 3
  it.each<[number, ApiErrorKind, number, number]>([
    [429, 'throttled', maxAttempts, maxAttempts],
    [500, 'unavailable', maxAttempts, 1],
    [502, 'unavailable', maxAttempts, 1],
    [503, 'unavailable', maxAttempts, 1],
    [504, 'unavailable', maxAttempts, 1],
    [400, 'rejected', 1, 1],
    [401, 'bad-credentials', 1, 1],
    [403, 'no-permission', 1, 1],
    [404, 'version-not-found', 1, 1],
    [409, 'rejected', 1, 1],
  ])(
    'with status %i (%s) is retried only if that is safe (attempts of a read: %i, of a write: %i)',
    async (status, kind, reads, writes) => {
      const { received, origin } = await serve(respondWith(status))
      const client = clientWith({ maxAttempts })
      expect((await apiErrorOf(client.send('read', signer(origin), accept))).kind).toBe(kind)
      expect(received.splice(0)).toHaveLength(reads)
      expect((await apiErrorOf(client.send('write', signer(origin), accept))).kind).toBe(kind)
      expect(received).toHaveLength(writes)
    },
  )

  it('that is transient is retried with a new signature per attempt', async () => {
    const { received, origin } = await serve((response, n) =>
      response.writeHead([429, 503, 200][n - 1] ?? 500).end(`${n}`),
    )
    const sign = signer(origin)
    expect(await clientWith({ maxAttempts }).send('read', sign, accept)).toMatchObject({ status: 200, body: '3' })
    expect(received.map(({ headers }) => headers['x-attempt'])).toEqual(['1', '2', '3'])
  })

  it('that the caller finds in a successful response is retried for a read only', async () => {
    const { received, origin } = await serve(respondWith(200))
    const parse = () => {
      throw new ApiError('unreadable', { retryAfterMs: 0 })
    }
    await apiErrorOf(clientWith().send('read', signer(origin), parse))
    expect(received.splice(0)).toHaveLength(2)
    await apiErrorOf(clientWith().send('write', signer(origin), parse))
    expect(received).toHaveLength(1)
  })
})

describe("the server's clock", () => {
  const hour = 3_600_000
  /** Reports clock skew as a store does, with the server's time or without. */
  const parse = (hasTime: boolean) => (response: HttpResponse) => {
    if (response.status < 400) return response
    throw new ApiError('clock-skew', { serverTimeMs: hasTime ? serverTimeMs(response) : undefined })
  }
  /** Returns a signer that records how many hours its date is ahead of our clock. */
  function recordOffsets(origin: string) {
    const offsets: number[] = []
    const sign = (date: Date): HttpRequest => {
      // Avoids -0.
      offsets.push(Math.round((date.getTime() - Date.now()) / hour) + 0)
      return { method: 'GET', url: new URL(origin), headers: {} }
    }
    return { offsets, sign }
  }
  const ahead = () => ({ date: new Date(Date.now() + 2 * hour).toUTCString() })

  it('is adopted for all further requests after a clock-skew error, even of a write', async () => {
    const { origin } = await serve((response, n) => response.writeHead(n === 1 ? 403 : 200, ahead()).end())
    const client = clientWith({ maxAttempts: 1 })
    const { offsets, sign } = recordOffsets(origin)
    expect(await client.send('write', sign, parse(true))).toMatchObject({ status: 200 })
    await client.send('read', sign, parse(true))
    expect(offsets).toEqual([0, 2, 2])
  })

  it('is adopted only once, and only if the response contains it', async () => {
    const { origin, received } = await serve((response) => response.writeHead(403, ahead()).end())
    const { sign } = recordOffsets(origin)
    expect((await apiErrorOf(clientWith().send('read', sign, parse(true)))).kind).toBe('clock-skew')
    expect(received.splice(0)).toHaveLength(2)
    expect((await apiErrorOf(clientWith().send('read', sign, parse(false)))).kind).toBe('clock-skew')
    expect(received).toHaveLength(1)
  })
})

describe('the wait before a retry', () => {
  const throttledOnce = (headers: Record<string, string>): Handler => {
    return (response, n) => response.writeHead(n === 1 ? 429 : 200, n === 1 ? headers : {}).end()
  }

  it('is as long as `Retry-After` requests', async () => {
    const done: string[] = []
    const waiting = async (name: string, headers: Record<string, string>) => {
      const { origin } = await serve(throttledOnce(headers))
      await clientWith().send('write', signer(origin), acceptWithBackoff)
      done.push(name)
    }
    const long = { 'retry-after': '1' }
    const past = { 'retry-after': new Date(Date.now() - 60_000).toUTCString() }
    await Promise.all([
      waiting('a second', long),
      waiting('the default', {}),
      waiting('none', { 'retry-after': '0' }),
      waiting('a date in the past', past),
    ])
    expect(done.slice(0, 2).sort()).toEqual(['a date in the past', 'none'])
    expect(done.slice(2)).toEqual(['the default', 'a second'])
  })

  it.each([['3600'], [new Date(Date.now() + 3_600_000).toUTCString()]])(
    'does not start if it would exceed the deadline (Retry-After: %s)',
    async (after) => {
      const { received, origin } = await serve(respondWith(429, { 'retry-after': after }))
      const deadline = new Deadline(60_000)
      const error = await apiErrorOf(
        clientWith({ maxAttempts: 5, deadline }).send('read', signer(origin), acceptWithBackoff),
      )
      expect([error.kind, received.length, deadline.remainingMs > 0]).toEqual(['throttled', 1, true])
    },
  )
})

describe('a connection', () => {
  const breaks: [string, Handler][] = [
    ['is reset before the response', (response) => response.socket?.resetAndDestroy()],
    ['is closed before the response', (response) => response.socket?.end()],
    [
      'is reset during the response',
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half')
        setTimeout(() => response.socket?.resetAndDestroy(), 20)
      },
    ],
    [
      'is closed during the response',
      (response) => {
        response.writeHead(200).write('half')
        setTimeout(() => response.socket?.destroy(), 20)
      },
    ],
  ]
  it.each(breaks)('that %s leads to a retry of a read, not of a write', async (_what, handler) => {
    const { received, origin } = await serve((response, n, request) => {
      if (n === 1 || request.method === 'PUT') handler(response, n, request)
      else response.end('whole')
    })
    const client = clientWith()
    expect(await client.send('read', signer(origin), accept)).toMatchObject({ status: 200, body: 'whole' })
    expect(received.splice(0).map(({ headers }) => headers['x-attempt'])).toEqual(['1', '2'])
    const write = client.send('write', signer(origin, { method: 'PUT', body: '{}' }), accept)
    expect((await apiErrorOf(write)).kind).toBe('connection-closed')
    // Leaves time for a second request.
    await sleep(50)
    expect(received).toHaveLength(1)
  })

  it('that is refused leads to a retry even of a write, which was not sent', async () => {
    const server = createRawServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    const sign = signer(`http://127.0.0.1:${port}`, { method: 'PUT' })
    const error = await apiErrorOf(clientWith().send('write', sign, accept))
    expect([error.kind, error.details.code, sign.mock.calls.length]).toEqual(['unreachable', 'ECONNREFUSED', 2])
  })

  it('that was closed while idle does not fail the next write', async () => {
    const { server, received, origin } = await serve(respondWith(200, { connection: 'keep-alive' }))
    const connection = once(server, 'connection') as Promise<[Socket]>
    const client = clientWith()
    await client.send('write', signer(origin), accept)
    const [socket] = await connection
    socket.destroy()
    await once(socket, 'close')
    await sleep(50)
    expect(await client.send('write', signer(origin), accept)).toMatchObject({ status: 200 })
    expect(received).toHaveLength(2)
  })
})

describe('an invalid response', () => {
  it('that is not HTTP is `unreadable`', async () => {
    let requests = 0
    const server = createRawServer((socket) => {
      socket.once('data', () => socket.end(`nonsense ${++requests}\r\n\r\n`))
    })
    const origin = `http://127.0.0.1:${await listen(server)}`
    expect((await apiErrorOf(clientWith().send('write', signer(origin), accept))).kind).toBe('unreadable')
    expect(requests).toBe(1)
    expect((await apiErrorOf(clientWith().send('read', signer(origin), accept))).kind).toBe('unreadable')
    expect(requests).toBe(3)
  })

  const maxBytes = 1024 * 1024
  it.each([true, false])(
    'that exceeds the size limit is not read to the end (with Content-Length: %s)',
    async (hasLength) => {
      const length = { size: maxBytes }
      const { received, origin } = await serve((response) => {
        const chunk = Buffer.alloc(64 * 1024, 'x')
        if (hasLength) response.setHeader('content-length', length.size)
        for (let left = length.size; left > 0; left -= chunk.length) response.write(chunk.subarray(0, left))
        response.end()
      })
      const client = clientWith({ maxAttempts: 1 })
      expect((await client.send('write', signer(origin), accept)).body).toHaveLength(maxBytes)
      length.size = maxBytes + 1
      const error = await apiErrorOf(client.send('write', signer(origin), accept))
      expect([error.kind, received.length]).toEqual(['unreadable', 2])
      expect(error.message).toContain('far too long')
    },
  )

  it.each([301, 302, 303, 307, 308])('that is a redirect (%i) is not followed', async (status) => {
    const other = await serve(respondWith(200))
    const { received, origin } = await serve(respondWith(status, { location: `${other.origin}/hidden-location` }))
    const client = clientWith()
    expect((await apiErrorOf(client.send('read', signer(origin), accept))).kind).toBe('redirected')
    expect((await apiErrorOf(client.send('write', signer(origin, { method: 'PUT' }), accept))).kind).toBe('redirected')
    expect([received.length, other.received.length]).toEqual([2, 0])
  })
})

describe('the deadline', () => {
  const handlers: [string, Handler][] = [
    ['stays silent', () => undefined],
    ['stops during its response', (response) => response.writeHead(200).write('half')],
    [
      'never ends its response',
      (response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 5)
        response.on('close', () => {
          clearInterval(drip)
        })
      },
    ],
  ]
  it('ends a request to a server that stays silent, stops during its response, or never ends it', async () => {
    const orderOfEnds = async ([what, handler]: [string, Handler]) => {
      const { received, origin } = await serve(handler)
      const order: string[] = []
      const ends = async (name: string, ms: number) => {
        const client = clientWith({ ms, maxAttempts: 5 })
        const { kind } = await apiErrorOf(client.send('read', signer(origin), accept))
        order.push(`${name}: ${kind}`)
      }
      await Promise.all([ends('later', 3_000), ends('soon', 1_500)])
      return [what, order, received.length]
    }
    const wanted = handlers.map(([what]) => [what, ['soon: timeout', 'later: timeout'], 2])
    expect(await Promise.all(handlers.map(orderOfEnds))).toEqual(wanted)
  })

  it('prevents every request after it has expired, until the reserve is released', async () => {
    const { received, origin } = await serve(respondWith(200))
    const deadline = new Deadline(8000)
    const client = clientWith({ deadline })
    // Advances the clock by three quarters of it.
    const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(process.hrtime.bigint() + 6_001_000_000n)
    cleanUps.push(() => {
      clock.mockRestore()
    })
    expect((await apiErrorOf(client.send('read', signer(origin), accept))).kind).toBe('out-of-time')
    expect(received).toHaveLength(0)
    deadline.releaseReserve()
    expect(await client.send('read', signer(origin), accept)).toMatchObject({ status: 200 })
  })
})

describe('a store that is busy', () => {
  /** Finds the store busy so many times. */
  const busyFor = (times: number, details = { retryAfterMs: 1 }) => {
    let left = times
    return (response: HttpResponse) => {
      if (left-- > 0) throw new ApiError('secret-updating', details)
      return response
    }
  }

  it('is read again for as long as there is time, whatever the attempts', async () => {
    const { received, origin } = await serve(respondWith(200))
    const response = await clientWith().send('read', signer(origin), busyFor(20))
    expect([response.status, received.length]).toEqual([200, 21])
  })

  it('is reported once there is no time left', async () => {
    const { received, origin } = await serve(respondWith(200))
    const error = await apiErrorOf(
      clientWith().send('read', signer(origin), busyFor(1, { retryAfterMs: 1_000_000_000 })),
    )
    expect([error.kind, received.length]).toEqual(['secret-updating', 1])
  })

  it('leaves the attempts of a transient failure as they are', async () => {
    const { received, origin } = await serve((response, n) => response.writeHead(n <= 5 ? 200 : 503).end())
    const busy = busyFor(5)
    const parse = (response: HttpResponse) => busy(accept(response))
    const error = await apiErrorOf(clientWith().send('read', signer(origin), parse))
    expect([error.kind, received.length]).toEqual(['unavailable', 7])
  })
})

describe('a rate limiter', () => {
  it('delays every attempt of a request', async () => {
    const client = new Client(new Deadline(60_000), 2)
    const order: string[] = []
    const sign = () => {
      order.push('attempt')
      return { method: 'GET', url: new URL('http://127.0.0.1:1'), headers: {} } as const
    }
    const sent = client.send('read', sign, Boolean, new RateLimiter(1)).catch(() => order.push('end'))
    // Twice the backoff before the second attempt.
    await Promise.all([sent, sleep(800).then(() => order.push('later'))])
    await client[Symbol.asyncDispose]()
    expect(order).toEqual(['attempt', 'later', 'attempt', 'end'])
  })
})
