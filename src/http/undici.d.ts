/** The parts of undici that the client is made of; its types know only the whole. */
declare module 'undici/lib/api/api-connect.js' {
  const connect: unknown
  export default connect
}

declare module 'undici/lib/api/api-request.js' {
  const request: unknown
  export default request
}

declare module 'undici/lib/core/connect.js' {
  import type { Socket } from 'node:net'
  import type { buildConnector } from 'undici'

  export type Options = buildConnector.Options
  export type Callback = buildConnector.Callback
  /** undici's types do not say that the connector returns the socket at once. */
  export default function (options: { allowH2: boolean }): (options: Options, callback: Callback) => Socket
}

declare module 'undici/lib/core/errors.js' {
  import { errors } from 'undici'

  export = errors
}

declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici'

  export = Agent
}

declare module 'undici/lib/dispatcher/dispatcher.js' {
  import { Dispatcher } from 'undici'

  export = Dispatcher
}

declare module 'undici/lib/dispatcher/proxy-agent.js' {
  import { ProxyAgent } from 'undici'

  export = ProxyAgent
}
