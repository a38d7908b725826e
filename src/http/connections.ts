import type { Socket } from 'node:net'
import buildConnector, { type Callback, type Options } from 'undici/lib/core/connect.js'

/** How long a connection may wait for its request, in milliseconds: as long as undici keeps one that is idle. */
const maxIdleMs = 4_000

/** A connection that was opened before there is a request for it. */
type Early = { readonly socket: Socket; readonly connected: Promise<Socket> }

/** Opens the connections of a client, some of them early: nothing but the handshakes. */
export class Connections {
  // undici's own connector, with the options of the client: an early connection differs from no other.
  readonly #connect = buildConnector({ allowH2: false })
  /** Those that no request has taken, by origin. */
  readonly #early = new Map<string, Set<Early>>()

  /** Opens a connection before there is a request for it. If it fails or is closed until then, the request opens another. */
  openEarly({ origin, protocol, hostname, host, port }: URL): void {
    const { promise: connected, resolve, reject } = Promise.withResolvers<Socket>()
    connected.catch(() => undefined)
    const options = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port }
    const socket = this.#connect(options, (error, opened) => {
      if (error) reject(error)
      else resolve(opened.setTimeout(maxIdleMs))
    })
    const early = { socket, connected }
    const waiting = this.#early.get(origin) ?? new Set()
    this.#early.set(origin, waiting.add(early))
    socket
      .on('timeout', () => socket.destroy())
      .on('close', () => waiting.delete(early))
      // It must not keep the process alive.
      .unref()
  }

  /** Connects for a request; undici calls this. */
  readonly connect = (options: Options, callback: Callback): void => {
    const waiting = this.#early.get(`${options.protocol}//${options.host}`)
    const early = [...(waiting ?? [])].find(({ socket }) => socket.writable)
    if (early === undefined) {
      this.#connect(options, callback)
      return
    }
    waiting?.delete(early)
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

  /** Resolves when those that no request has taken are open, or have failed. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#early.values()].flatMap((each) => [...each].map(({ connected }) => connected)))
  }

  /** Closes those that no request has taken. */
  close(): void {
    for (const waiting of this.#early.values()) for (const { socket } of waiting) socket.destroy()
  }
}
