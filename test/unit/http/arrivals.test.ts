/** Requests stay under the quota where they arrive, however long a connection takes. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createProxy } from 'node:net'
import { expect, it } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { RateLimiter } from '../../../src/http/rate-limiter.ts'
import { mapConcurrently } from '../../../src/promotion/pool.ts'

it.concurrent.each([0, 450])(
  'no more than 20 arrive within any second if a connection takes %i ms',
  async (connectMs) => {
    const arrivals: number[] = []
    const server = createServer((_, response) => {
      arrivals.push(performance.now())
      response.end('{}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const target = (server.address() as AddressInfo).port
    const proxy = createProxy({ pauseOnConnect: true }, (socket) => {
      setTimeout(() => socket.pipe(connect(target, '127.0.0.1')).pipe(socket), connectMs)
      socket.on('error', () => socket.destroy())
    }).listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const url = new URL(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`)
    try {
      await using client = new Client(new Deadline(60_000), 1, { connections: 8 })
      const rateLimiter = new RateLimiter(20)
      const start = performance.eventLoopUtilization()
      await mapConcurrently(Array.from({ length: 70 }), 8, () =>
        client.send(
          'read',
          () => ({ method: 'GET', url, headers: {} }),
          () => undefined,
          rateLimiter,
        ),
      )
      const most = Math.max(...arrivals.map((at) => arrivals.filter((each) => each >= at && each < at + 1_000).length))
      expect(most).toBeLessThanOrEqual(20)
      // Not a measure of speed: a limiter that waits for no reason would be idle for far longer.
      expect(performance.eventLoopUtilization(start).idle).toBeLessThan(30_000)
    } finally {
      proxy.close()
      server.closeAllConnections()
      server.close()
    }
  },
)
