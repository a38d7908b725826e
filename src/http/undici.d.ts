/** The parts of undici that the client is made of; its types know only the whole. */
declare module 'undici/lib/api/index.js'

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
