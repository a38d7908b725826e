import type { Socket } from 'node:net'
import buildConnector, { type Callback, type Options } from 'undici/lib/core/connect.js'

/** How long a connection may wait for its request, in milliseconds: as long as undici keeps one that is idle. */
const maxIdleMs = 4_000

/** A connection that was opened before there was a request for it. */
type Early = { readonly socket: Socket; readonly connected: Promise<Socket> }

/** Opens the connections of a client, some of them early: nothing but the handshakes. */
export class Connections {
  // The same options as those of the client that takes the connections.
  readonly #connect = buildConnector({ allowH2: false })
  /** Those that may still be taken, by origin. */
  readonly #early = new Map<string, Set<Early>>()

  /** Opens a connection before there is a request for it. If that fails, the request opens another. */
  openEarly({ origin, protocol, hostname, host, port }: URL): void {
    const { promise: connected, resolve, reject } = Promise.withResolvers<Socket>()
    const socket = this.#connect(
      { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port },
      (error, socket) => {
        if (error) reject(error)
        else resolve(socket.setTimeout(maxIdleMs))
      },
    )
    const waiting = this.#early.get(origin) ?? new Set()
    this.#early.set(origin, waiting)
    const early = { socket, connected }
    waiting.add(early)
    const forget = () => waiting.delete(early)
    connected.catch(forget)
    socket
      .on('end', forget)
      .on('close', forget)
      .on('timeout', () => socket.destroy())
      // It must not keep the process alive.
      .unref()
  }

  /** Connects for a request; undici calls this. */
  readonly connect = (options: Options, callback: Callback): void => {
    const waiting = this.#early.get(`${options.protocol}//${options.host}`)
    const [early] = waiting ?? []
    if (waiting === undefined || early === undefined) {
      this.#connect(options, callback)
      return
    }
    waiting.delete(early)
    early.socket.ref()
    early.connected.then(
      (socket) => {
        callback(null, socket.setTimeout(0))
      },
      (error: unknown) => {
        callback(error as Error, null)
      },
    )
  }

  /** Closes those that no request has taken. */
  close(): void {
    for (const waiting of this.#early.values()) for (const { socket } of waiting) socket.destroy()
  }
}
