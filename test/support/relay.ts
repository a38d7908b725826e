/** A relay in front of a server: counts connections, and delivers every byte as late as a long way does. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

type RelayOptions = {
  readonly host?: string
  /** Any free one by default. */
  readonly port?: number
  /** A connection takes one round trip to open, and a byte half of one to arrive. */
  readonly roundTripMs?: number
}

/** Starts a relay to a port of this machine. */
export async function startRelay(targetPort: number, options: RelayOptions = {}): Promise<Relay> {
  const relay = new Relay(targetPort, options.roundTripMs ?? 0)
  await relay.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  return relay
}

class Relay {
  /** When each connection was opened, by `performance.now()`. */
  readonly opened: number[] = []
  /** How many bytes the clients have sent. */
  received = 0
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #wake: (() => void)[] = []

  constructor(targetPort: number, roundTripMs: number) {
    this.#server = createServer((client) => {
      const openedAt = performance.now()
      this.opened.push(openedAt)
      const server = connect(targetPort, '127.0.0.1')
      client.on('data', ({ length }) => (this.received += length))
      this.#forward(client, server, roundTripMs / 2, openedAt + roundTripMs)
      this.#forward(server, client, roundTripMs / 2)
      this.#notify()
    })
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** How many connections are open. */
  get open(): number {
    return this.#sockets.size / 2
  }

  async listen(port: number, host: string): Promise<void> {
    this.#server.listen(port, host)
    await once(this.#server, 'listening')
  }

  /** Resolves when a condition holds, which is checked whenever a connection opens or closes. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((wake) => this.#wake.push(wake))
  }

  async close(): Promise<void> {
    this.#server.close()
    for (const socket of this.#sockets) socket.destroy()
    await once(this.#server, 'close')
  }

  /** @param notBefore when the first byte can have been sent at all */
  #forward(from: Socket, to: Socket, delayMs: number, notBefore = 0): void {
    let last: Promise<unknown> = Promise.resolve()
    const deliver = (what: () => void) => {
      const due = Math.max(performance.now(), notBefore) + delayMs
      last = last.then(() => sleep(Math.max(0, due - performance.now()))).then(what)
    }
    this.#sockets.add(from)
    from
      .setNoDelay(true)
      .on('data', (chunk) => {
        deliver(() => to.write(chunk))
      })
      .on('end', () => {
        deliver(() => to.end())
      })
      .on('error', () => to.destroy())
      .on('close', () => {
        this.#sockets.delete(from)
        this.#notify()
      })
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}
