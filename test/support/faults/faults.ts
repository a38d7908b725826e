/** Every fault between the action and a cloud, by name. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { CloudResponse, CloudRequest, Certificate, Fault } from '../clouds/server.ts'
import { selfSigned } from '../certificate.ts'
import type { AnyVendor } from './google.ts'

/** A running cloud, and what a fault can change about it besides intercepting requests. */
export type Site = {
  vendor: AnyVendor
  cloud: Awaited<ReturnType<AnyVendor['start']>>
  /** How far the cloud's clock is ahead. */
  clock: { aheadMs: number }
}

/** Returns the fault of a request, undefined to process it normally. */
type Interceptor = (call: CloudRequest) => Fault | undefined | Promise<Fault | undefined>

export type FaultCase = {
  /** As the tables in docs/reliability.md show it. */
  name: string
  /** Installs the fault at request `n`, counted from 0. */
  install: (site: Site, n: number) => Interceptor
  /** Ends the fault when the action reports an attempt in its debug log. */
  onLine?: (site: Site, line: string) => void
  /** The inputs `timeout-seconds` and `max-attempts`, if the usual ones do not fit. */
  timeoutSeconds?: number
  maxAttempts?: number
  /** The cloud speaks HTTPS. */
  tls?: true
  /** The cloud rejects the key, and may lock it after repeated attempts. */
  rejectsKey?: true
}

type MakeFault = (vendor: AnyVendor) => Fault

const once =
  (make: MakeFault): FaultCase['install'] =>
  ({ vendor }, n) =>
  (call) =>
    call.n === n ? make(vendor) : undefined

const fromThenOn =
  (make: MakeFault): FaultCase['install'] =>
  ({ vendor }, n) =>
  (call) =>
    call.n >= n ? make(vendor) : undefined

/** Changes the cloud itself before request `n` arrives. */
const before =
  (act: (site: Site, n: number) => void): FaultCase['install'] =>
  (site, n) => {
    if (n === 0) act(site, n)
    return (call) => {
      if (call.n === n - 1) act(site, n)
      return undefined
    }
  }

/** Shuts the cloud down while it processes request `n`. */
const shuttingDown =
  (fault: Fault): FaultCase['install'] =>
  ({ cloud }, n) =>
  (call) => {
    if (call.n !== n) return undefined
    cloud.stopListening()
    return fault
  }

const page = '<html><body><h1>Bad Gateway</h1>::error::not a command</body></html>'
const html: CloudResponse = { status: 502, body: page, headers: { 'Content-Type': 'text/html' } }
const textOf = ({ body }: CloudResponse) => (typeof body === 'string' ? body : '')

/** Replaces every value in a JSON text by one of another type. */
function withWrongTypes(json: string): string {
  return JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'string' ? 7 : typeof value === 'number' ? 'seven' : value,
  )
}

async function* endless() {
  for (;;) {
    yield ' '
    await sleep(100)
  }
}

async function* hundredMegabytes() {
  const chunk = ' '.repeat(64 * 1024)
  for (let n = 0; n < 1600; n++) yield await Promise.resolve(chunk)
}

async function* cutOff(text: string) {
  yield await Promise.resolve(text.slice(0, text.length / 2))
  throw new Error('the connection ends here')
}

/** How each vendor reports an error, by the vendor's title. */
type VendorErrors = Record<string, [status: number, code: string, message?: string]>
const throttling: VendorErrors = {
  'Huawei Cloud': [429, 'APIGW.0308'],
  'Alibaba Cloud': [429, 'Rejected.Throttling'],
  AWS: [400, 'ThrottlingException'],
  'Google Cloud': [429, 'RESOURCE_EXHAUSTED'],
  OCI: [429, 'TooManyRequests'],
  'Parameter Store': [400, 'ThrottlingException'],
  Azure: [429, 'too-many-requests'],
}
const skew: VendorErrors = {
  'Huawei Cloud': [401, 'APIGW.0303'],
  'Alibaba Cloud': [400, 'InvalidTimeStamp.Expired'],
  AWS: [400, 'InvalidSignatureException', 'Signature expired: it is now earlier than that'],
  // Its tokens do not depend on the runner's clock; every invalid token gets this code. So it is on Azure.
  'Google Cloud': [401, 'UNAUTHENTICATED'],
  OCI: [401, 'NotAuthenticated', "Date 'today' is not within allowed clock skew"],
  'Parameter Store': [400, 'InvalidSignatureException', 'Signature expired: it is now earlier than that'],
  Azure: [401, ''],
}
const expiry: VendorErrors = {
  'Huawei Cloud': [401, 'APIGW.0301'],
  'Alibaba Cloud': [403, 'InvalidSecurityToken.Expired'],
  AWS: [400, 'ExpiredTokenException'],
  'Google Cloud': [401, 'UNAUTHENTICATED'],
  OCI: [401, 'NotAuthenticated'],
  'Parameter Store': [400, 'ExpiredTokenException'],
  Azure: [401, ''],
}
const rejected = (errors: VendorErrors, headers: Record<string, string> = {}) => {
  return (vendor: AnyVendor): CloudResponse => {
    const [status, code, message = 'not like this'] = errors[vendor.title] ?? [0, '']
    return { status, body: vendor.error(code, message), headers }
  }
}

/** So short that one request without a response uses up the time to promote; the rest is reserved for rollback. */
const shortSeconds = 8
/** Longer than the 10 s that one attempt may take. */
const longSeconds = 20

export const trusted = selfSigned([{ ip: [127, 0, 0, 1] }])
const untrusted: Certificate = selfSigned([{ ip: [127, 0, 0, 1] }])

export const faults: FaultCase[] = [
  {
    name: 'connection refused for a moment',
    install: before(({ cloud }) => {
      cloud.stopListening()
    }),
    onLine: ({ cloud }, line) => {
      if (line.includes('(ECONNREFUSED)') && !cloud.isListening) void cloud.listenAgain()
    },
    // They outlast the time that a busy machine takes to listen again.
    maxAttempts: 8,
  },
  { name: 'connection reset, request lost', install: once(() => 'reset') },
  { name: 'connection reset, request processed', install: once(() => 'reset after') },
  { name: '500', install: once((vendor) => ({ status: 500, body: vendor.error(vendor.codes.internal, 'oops') })) },
  { name: '502 with HTML', install: once(() => html) },
  { name: '503', install: once(() => ({ status: 503 })) },
  { name: '504, request processed', install: once(() => () => ({ status: 504, body: '' })) },
  { name: 'rate limited', install: once(rejected(throttling)) },
  {
    name: 'rate limited, short `Retry-After`',
    install: once(rejected(throttling, { 'Retry-After': '1', 'x-acs-retry-after': '700' })),
  },
  { name: 'rate limited, `Retry-After` of an hour', install: once(rejected(throttling, { 'Retry-After': '3600' })) },
  {
    name: 'truncated JSON, request processed',
    install: once(() => (response) => ({ ...response, body: textOf(response).slice(0, -5) })),
  },
  {
    name: 'wrong JSON types, request processed',
    install: once(() => (response) => ({ ...response, body: withWrongTypes(textOf(response)) })),
  },
  {
    name: 'response cut off halfway, request processed',
    install: once(() => (response) => ({ ...response, body: cutOff(textOf(response)) })),
  },
  {
    name: 'response of 100 MB, request processed',
    install: once(() => (response) => ({ ...response, body: hundredMegabytes() })),
  },
  {
    name: 'endless response, request processed',
    install: once(() => (response) => ({ ...response, body: endless() })),
    timeoutSeconds: shortSeconds,
  },
  {
    name: 'no response for 10 s, request processed',
    install: once(() => () => 'silence'),
    timeoutSeconds: longSeconds,
  },
  {
    name: 'no response before the time limit, request lost',
    install: once(() => 'silence'),
    timeoutSeconds: shortSeconds,
  },
  {
    name: 'no response before the time limit, request processed',
    install: once(() => () => 'silence'),
    timeoutSeconds: shortSeconds,
  },
  {
    name: 'clock skew of an hour',
    install:
      ({ clock }, n) =>
      (call) => {
        if (call.n >= n) clock.aheadMs = 3_600_000
        return undefined
      },
  },
  { name: 'clock skew, invalid `Date` header', install: fromThenOn(rejected(skew, { Date: 'today' })) },
  { name: 'token expired', install: fromThenOn(rejected(expiry)), rejectsKey: true },
  {
    name: 'TLS fails from then on',
    install: before(({ cloud }) => {
      cloud.presentCertificate(untrusted)
    }),
    tls: true,
  },
  { name: '500 from then on', install: fromThenOn(() => ({ status: 500 })) },
  { name: 'rate limited from then on', install: fromThenOn(rejected(throttling)) },
  { name: 'no response from then on', install: fromThenOn(() => 'silence'), timeoutSeconds: shortSeconds },
  { name: 'every response lost from then on, every request processed', install: fromThenOn(() => 'reset after') },
  {
    name: 'connection refused from then on',
    install: before(({ cloud }) => {
      cloud.stopListening()
    }),
  },
  { name: 'connection reset, request processed; refused from then on', install: shuttingDown('reset after') },
]
