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
  acceptAsHinted,
  cleanUps,
  clientWith,
  endWith,
  type Handler,
  listen,
  problemOf,
  serve,
  signer,
} from '../../support/http-server.ts'

describe('a request', () => {
  it('arrives as it was signed, and the answer as it was sent', async () => {
    const { seen, origin } = await serve((response) => {
      response.writeHead(201, { 'x-one': '1', 'set-cookie': ['a=1', 'b=2'] })
      const bytes = Buffer.from('{"ключ":"①"}')
      // Cut within a character.
      response.write(bytes.subarray(0, 3))
      setTimeout(() => response.end(bytes.subarray(3)), 5)
    })
    const sign = signer(origin, { method: 'PUT', body: '{"é":1}', headers: { 'content-type': 'application/json' } })
    const answer = await clientWith().send('write', sign, accept)
    expect([answer.status, answer.body]).toEqual([201, '{"ключ":"①"}'])
    expect(['x-one', 'set-cookie', 'absent'].map(answer.header)).toEqual(['1', 'a=1', undefined])
    expect(seen).toMatchObject([
      {
        method: 'PUT',
        url: '/hidden-path?hidden=query',
        body: '{"é":1}',
        headers: { 'content-type': 'application/json', 'content-length': '8', 'x-secret': 'hidden-header' },
      },
    ])
  })

  it.each(['POST', 'DELETE', 'GET'] as const)('may have no body: %s', async (method) => {
    const { seen, origin } = await serve(endWith(200))
    await clientWith().send('write', signer(origin, { method }), accept)
    expect(seen).toMatchObject([{ method, body: '' }])
    expect(seen[0]?.headers).not.toHaveProperty('content-type')
  })

  it('is not sent again where the answer makes no sense to its caller', async () => {
    const { seen, origin } = await serve(endWith(200))
    const fault = new TypeError('a fault of our own')
    const parse = () => {
      throw fault
    }
    await expect(clientWith().send('read', signer(origin), parse)).rejects.toBe(fault)
    expect(seen).toHaveLength(1)
  })

  it('leaves no connection behind', async () => {
    const { server, origin } = await serve(endWith(200))
    const connected = async () => {
      const connection = once(server, 'connection') as Promise<[Socket]>
      const client = clientWith()
      await client.send('read', signer(origin), accept)
      const [socket] = await connection
      return { client, socket }
    }
    // Without being closed, the older one would be the first to end.
    const [older, younger] = [await connected(), await connected()]
    const closed = once(younger.socket, 'close')
    await younger.client[Symbol.asyncDispose]()
    await closed
    expect(older.socket.destroyed).toBe(false)
  })
})

describe('an error of the server', () => {
  const attempts = 3
  it.each<[number, ApiErrorKind, number, number]>([
    [429, 'throttled', attempts, attempts],
    [500, 'unavailable', attempts, 1],
    [502, 'unavailable', attempts, 1],
    [503, 'unavailable', attempts, 1],
    [504, 'unavailable', attempts, 1],
    [400, 'rejected', 1, 1],
    [401, 'bad-credentials', 1, 1],
    [403, 'no-permission', 1, 1],
    [404, 'version-not-found', 1, 1],
    [409, 'rejected', 1, 1],
  ])('%i (%s): a read is sent %i times, a write %i times', async (status, kind, reads, writes) => {
    const { seen, origin } = await serve(endWith(status))
    const client = clientWith({ attempts })
    expect((await problemOf(client.send('read', signer(origin), accept))).kind).toBe(kind)
    expect(seen.splice(0)).toHaveLength(reads)
    expect((await problemOf(client.send('write', signer(origin), accept))).kind).toBe(kind)
    expect(seen).toHaveLength(writes)
  })

  it('that passes is forgotten, and every try is signed afresh', async () => {
    const { seen, origin } = await serve((response, n) => response.writeHead([429, 503, 200][n - 1] ?? 500).end(`${n}`))
    const sign = signer(origin)
    expect(await clientWith({ attempts }).send('read', sign, accept)).toMatchObject({ status: 200, body: '3' })
    expect(seen.map(({ headers }) => headers['x-try'])).toEqual(['1', '2', '3'])
  })

  it('that the caller reads out of a good answer counts as well', async () => {
    const { seen, origin } = await serve(endWith(200))
    const parse = () => {
      throw new ApiError('unreadable', { retryAfterMs: 0 })
    }
    await problemOf(clientWith().send('read', signer(origin), parse))
    expect(seen.splice(0)).toHaveLength(2)
    await problemOf(clientWith().send('write', signer(origin), parse))
    expect(seen).toHaveLength(1)
  })
})

describe("the server's clock", () => {
  const hour = 3_600_000
  /** What a store makes of a refusal because of the time. */
  const parse = (told: boolean) => (answer: HttpResponse) => {
    if (answer.status < 400) return answer
    throw new ApiError('clock-skew', { serverTimeMs: told ? serverTimeMs(answer) : undefined })
  }
  /** Signs with the date alone, as far from ours as it is. */
  function dating(origin: string) {
    const offsets: number[] = []
    const sign = (date: Date): HttpRequest => {
      // Not -0.
      offsets.push(Math.round((date.getTime() - Date.now()) / hour) + 0)
      return { method: 'GET', url: new URL(origin), headers: {} }
    }
    return { offsets, sign }
  }
  const ahead = () => ({ date: new Date(Date.now() + 2 * hour).toUTCString() })

  it('is gone by where the server finds our time wrong, for a write too, and from then on', async () => {
    const { origin } = await serve((response, n) => response.writeHead(n === 1 ? 403 : 200, ahead()).end())
    const client = clientWith({ attempts: 1 })
    const { offsets, sign } = dating(origin)
    expect(await client.send('write', sign, parse(true))).toMatchObject({ status: 200 })
    await client.send('read', sign, parse(true))
    expect(offsets).toEqual([0, 2, 2])
  })

  it('is gone by once only, and not where the server does not tell it', async () => {
    const { origin, seen } = await serve((response) => response.writeHead(403, ahead()).end())
    const { sign } = dating(origin)
    expect((await problemOf(clientWith().send('read', sign, parse(true)))).kind).toBe('clock-skew')
    expect(seen.splice(0)).toHaveLength(2)
    expect((await problemOf(clientWith().send('read', sign, parse(false)))).kind).toBe('clock-skew')
    expect(seen).toHaveLength(1)
  })
})

describe('the wait before the next try', () => {
  const throttledOnce = (headers: Record<string, string>): Handler => {
    return (response, n) => response.writeHead(n === 1 ? 429 : 200, n === 1 ? headers : {}).end()
  }

  it('is as long as the server asks', async () => {
    const done: string[] = []
    const waiting = async (name: string, headers: Record<string, string>) => {
      const { origin } = await serve(throttledOnce(headers))
      await clientWith().send('write', signer(origin), acceptAsHinted)
      done.push(name)
    }
    const long = { 'retry-after': '1' }
    const past = { 'retry-after': new Date(Date.now() - 60_000).toUTCString() }
    await Promise.all([
      waiting('a second', long),
      waiting('as usual', {}),
      waiting('none', { 'retry-after': '0' }),
      waiting('a date in the past', past),
    ])
    expect(done.slice(0, 2).sort()).toEqual(['a date in the past', 'none'])
    expect(done.slice(2)).toEqual(['as usual', 'a second'])
  })

  it.each([['3600'], [new Date(Date.now() + 3_600_000).toUTCString()]])(
    'is not begun where it would be too long: %s',
    async (after) => {
      const { seen, origin } = await serve(endWith(429, { 'retry-after': after }))
      const deadline = new Deadline(60_000)
      const problem = await problemOf(
        clientWith({ attempts: 5, deadline }).send('read', signer(origin), acceptAsHinted),
      )
      expect([problem.kind, seen.length, deadline.remainingMs > 0]).toEqual(['throttled', 1, true])
    },
  )
})

describe('a connection that breaks', () => {
  const breaks: [string, Handler][] = [
    ['is reset', (response) => response.socket?.resetAndDestroy()],
    ['is closed', (response) => response.socket?.end()],
    [
      'is reset within the answer',
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half')
        setTimeout(() => response.socket?.resetAndDestroy(), 20)
      },
    ],
    [
      'is closed within the answer',
      (response) => {
        response.writeHead(200).write('half')
        setTimeout(() => response.socket?.destroy(), 20)
      },
    ],
  ]
  it.each(breaks)('and %s: a read is sent again, a write is not', async (_what, handler) => {
    const { seen, origin } = await serve((response, n, request) => {
      if (n === 1 || request.method === 'PUT') handler(response, n, request)
      else response.end('whole')
    })
    const client = clientWith()
    expect(await client.send('read', signer(origin), accept)).toMatchObject({ status: 200, body: 'whole' })
    expect(seen.splice(0).map(({ headers }) => headers['x-try'])).toEqual(['1', '2'])
    const write = client.send('write', signer(origin, { method: 'PUT', body: '{}' }), accept)
    expect((await problemOf(write)).kind).toBe('connection-closed')
    // Time for a second request, if there were one.
    await sleep(50)
    expect(seen).toHaveLength(1)
  })

  it('and cannot be made: even a write is tried again, since it was not sent', async () => {
    const server = createRawServer()
    const port = await listen(server)
    server.close()
    await once(server, 'close')
    const sign = signer(`http://127.0.0.1:${port}`, { method: 'PUT' })
    const problem = await problemOf(clientWith().send('write', sign, accept))
    expect([problem.kind, problem.details.code, sign.mock.calls.length]).toEqual(['unreachable', 'ECONNREFUSED', 2])
  })

  it('and was idle: the next write goes through', async () => {
    const { server, seen, origin } = await serve(endWith(200, { connection: 'keep-alive' }))
    const connection = once(server, 'connection') as Promise<[Socket]>
    const client = clientWith()
    await client.send('write', signer(origin), accept)
    const [socket] = await connection
    socket.destroy()
    await once(socket, 'close')
    await sleep(50)
    expect(await client.send('write', signer(origin), accept)).toMatchObject({ status: 200 })
    expect(seen).toHaveLength(2)
  })
})

describe('an answer that is none', () => {
  it('in HTTP is unreadable', async () => {
    let asked = 0
    const server = createRawServer((socket) => {
      socket.once('data', () => socket.end(`nonsense ${++asked}\r\n\r\n`))
    })
    const origin = `http://127.0.0.1:${await listen(server)}`
    expect((await problemOf(clientWith().send('write', signer(origin), accept))).kind).toBe('unreadable')
    expect(asked).toBe(1)
    expect((await problemOf(clientWith().send('read', signer(origin), accept))).kind).toBe('unreadable')
    expect(asked).toBe(3)
  })

  const most = 1024 * 1024
  it.each([true, false])(
    'of reasonable size is not read to the end, with its length given or not: %s',
    async (isGiven) => {
      const length = { size: most }
      const { seen, origin } = await serve((response) => {
        const chunk = Buffer.alloc(64 * 1024, 'x')
        if (isGiven) response.setHeader('content-length', length.size)
        for (let left = length.size; left > 0; left -= chunk.length) response.write(chunk.subarray(0, left))
        response.end()
      })
      const client = clientWith({ attempts: 1 })
      expect((await client.send('write', signer(origin), accept)).body).toHaveLength(most)
      length.size = most + 1
      const problem = await problemOf(client.send('write', signer(origin), accept))
      expect([problem.kind, seen.length]).toEqual(['unreadable', 2])
      expect(problem.message).toContain('far too long')
    },
  )

  it.each([301, 302, 303, 307, 308])('but a redirect (%i) is not followed', async (status) => {
    const other = await serve(endWith(200))
    const { seen, origin } = await serve(endWith(status, { location: `${other.origin}/hidden-location` }))
    const client = clientWith()
    expect((await problemOf(client.send('read', signer(origin), accept))).kind).toBe('redirected')
    expect((await problemOf(client.send('write', signer(origin, { method: 'PUT' }), accept))).kind).toBe('redirected')
    expect([seen.length, other.seen.length]).toEqual([2, 0])
  })
})

describe('the deadline', () => {
  const handlers: [string, Handler][] = [
    ['says nothing', () => undefined],
    ['stops within its answer', (response) => response.writeHead(200).write('half')],
    [
      'never comes to an end',
      (response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 5)
        response.on('close', () => {
          clearInterval(drip)
        })
      },
    ],
  ]
  it('ends a request to a server that says nothing, stops within its answer, or never comes to an end', async () => {
    const endOf = async ([what, handler]: [string, Handler]) => {
      const { seen, origin } = await serve(handler)
      const order: string[] = []
      const ends = async (name: string, ms: number) => {
        const client = clientWith({ ms, attempts: 5 })
        const { kind } = await problemOf(client.send('read', signer(origin), accept))
        order.push(`${name}: ${kind}`)
      }
      await Promise.all([ends('later', 800), ends('soon', 120)])
      return [what, order, seen.length]
    }
    const wanted = handlers.map(([what]) => [what, ['soon: timeout', 'later: timeout'], 2])
    expect(await Promise.all(handlers.map(endOf))).toEqual(wanted)
  })

  it('that is over lets nothing out any more, until the time that was kept back is released', async () => {
    const { seen, origin } = await serve(endWith(200))
    const deadline = new Deadline(8000)
    const client = clientWith({ deadline })
    // As if three quarters of it had passed.
    const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(process.hrtime.bigint() + 6_001_000_000n)
    cleanUps.push(() => {
      clock.mockRestore()
    })
    expect((await problemOf(client.send('read', signer(origin), accept))).kind).toBe('timeout')
    expect(seen).toHaveLength(0)
    deadline.releaseReserve()
    expect(await client.send('read', signer(origin), accept)).toMatchObject({ status: 200 })
  })
})

describe('a rate limiter', () => {
  it('counts every try of a request', async () => {
    const client = new Client(new Deadline(60_000), 2)
    const order: string[] = []
    const sign = () => {
      order.push('try')
      return { method: 'GET', url: new URL('http://127.0.0.1:1'), headers: {} } as const
    }
    const sent = client.send('read', sign, Boolean, new RateLimiter(1)).catch(() => order.push('end'))
    // Twice as long as the pause before the second try.
    await Promise.all([sent, sleep(800).then(() => order.push('later'))])
    await client[Symbol.asyncDispose]()
    expect(order).toEqual(['try', 'later', 'try', 'end'])
  })
})
