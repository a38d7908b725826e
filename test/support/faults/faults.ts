/** Everything that can go wrong between the action and a cloud, by name. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Call, Certificate, Fault as Deed } from '../clouds/server.ts'
import { selfSigned } from '../certificate.ts'
import type { AnyVendor } from './google.ts'

/** A running cloud, and what a fault can do to it beside getting between a request and its answer. */
export type Site = {
  vendor: AnyVendor
  cloud: Awaited<ReturnType<AnyVendor['start']>>
  /** How far the clock of the cloud is ahead, in milliseconds. */
  clock: { ahead: number }
}

/** From request `n` on, or at it: what happens to a call. Undefined leaves it alone. */
type Interception = (call: Call) => Deed | undefined | Promise<Deed | undefined>

export type Fault = {
  /** As the table in the documents has it. */
  name: string
  install: (site: Site, n: number) => Interception
  /** The inputs `timeout-seconds` and `max-attempts`, where the usual ones would not do. */
  seconds?: number
  attempts?: number
  /** The cloud speaks HTTPS. */
  tls?: true
  /** The cloud authentication failed, and may lock the key when it is asked again and again. */
  refusesKey?: true
}

type Make = (vendor: AnyVendor) => Deed

const once =
  (make: Make): Fault['install'] =>
  ({ vendor }, n) =>
  (call) =>
    call.n === n ? make(vendor) : undefined

const forGood =
  (make: Make): Fault['install'] =>
  ({ vendor }, n) =>
  (call) =>
    call.n >= n ? make(vendor) : undefined

/** Something that happens to the cloud itself, so that request `n` finds it that way. */
const before =
  (act: (site: Site, n: number) => void): Fault['install'] =>
  (site, n) => {
    if (n === 0) act(site, n)
    return (call) => {
      if (call.n === n - 1) act(site, n)
      return undefined
    }
  }

/** Leaves while request `n` is being worked on. */
const leaving =
  (deed: Deed): Fault['install'] =>
  ({ cloud }, n) =>
  (call) => {
    if (call.n !== n) return undefined
    cloud.leave()
    return deed
  }

const page = '<html><body><h1>Bad Gateway</h1>::error::not a command</body></html>'
const html: Answer = { status: 502, body: page, headers: { 'Content-Type': 'text/html' } }
const textOf = ({ body }: Answer) => (typeof body === 'string' ? body : '')

/** All values of a JSON text with another type than they have. */
function wrongTypes(json: string): string {
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

async function* of100Megabytes() {
  const chunk = ' '.repeat(64 * 1024)
  for (let n = 0; n < 1600; n++) yield await Promise.resolve(chunk)
}

async function* cut(text: string) {
  yield await Promise.resolve(text.slice(0, text.length / 2))
  throw new Error('the connection ends here')
}

/** What a cloud refuses with, in its own words, by its title. */
type Words = Record<string, [status: number, code: string, message?: string]>
const throttling: Words = {
  'Huawei Cloud': [429, 'APIGW.0308'],
  'Alibaba Cloud': [429, 'Rejected.Throttling'],
  AWS: [400, 'ThrottlingException'],
  'Google Cloud': [429, 'RESOURCE_EXHAUSTED'],
}
const skew: Words = {
  'Huawei Cloud': [401, 'APIGW.0303'],
  'Alibaba Cloud': [400, 'InvalidTimeStamp.Expired'],
  AWS: [400, 'InvalidSignatureException', 'Signature expired: it is now earlier than that'],
  // Its tokens are not signed by our clock; this is its only word for what is wrong with one.
  'Google Cloud': [401, 'UNAUTHENTICATED'],
}
const expiry: Words = {
  'Huawei Cloud': [401, 'APIGW.0301'],
  'Alibaba Cloud': [403, 'InvalidSecurityToken.Expired'],
  AWS: [400, 'ExpiredTokenException'],
  'Google Cloud': [401, 'UNAUTHENTICATED'],
}
const refused = (words: Words, headers: Record<string, string> = {}) => {
  return (vendor: AnyVendor): Answer => {
    const [status, code, message = 'not like this'] = words[vendor.title] ?? [0, '']
    return { status, body: vendor.error(code, message), headers }
  }
}

/** So little that one request without an answer uses up the time for going forward; the rest is for putting back. */
const seconds = 8
/** More than the 10 s that one try of a request may take. */
const moreThanATry = 20

export const trusted = selfSigned([{ ip: [127, 0, 0, 1] }])
const stranger: Certificate = selfSigned([{ ip: [127, 0, 0, 1] }])

export const faults: Fault[] = [
  {
    name: 'connection refused, for a moment',
    // Back before the last try, which is 0.6 s after the first at the earliest.
    install: before(({ cloud }) => {
      cloud.leave()
      setTimeout(() => void cloud.comeBack(), 400)
    }),
    attempts: 3,
  },
  { name: 'connection reset, request lost', install: once(() => 'reset') },
  { name: 'connection reset, request processed', install: once(() => 'reset after') },
  { name: '500', install: once((vendor) => ({ status: 500, body: vendor.error(vendor.codes.internal, 'oops') })) },
  { name: '502 with HTML', install: once(() => html) },
  { name: '503', install: once(() => ({ status: 503 })) },
  { name: '504, request processed', install: once(() => () => ({ status: 504, body: '' })) },
  { name: 'too many requests', install: once(refused(throttling)) },
  {
    name: 'too many requests, with a wait hint',
    install: once(refused(throttling, { 'Retry-After': '1', 'x-acs-retry-after': '700' })),
  },
  { name: 'too many requests, wait an hour', install: once(refused(throttling, { 'Retry-After': '3600' })) },
  {
    name: 'truncated JSON, request processed',
    install: once(() => (answer) => ({ ...answer, body: textOf(answer).slice(0, -5) })),
  },
  {
    name: 'wrong JSON types, request processed',
    install: once(() => (answer) => ({ ...answer, body: wrongTypes(textOf(answer)) })),
  },
  {
    name: 'answer cut in the middle, request processed',
    install: once(() => (answer) => ({ ...answer, body: cut(textOf(answer)) })),
  },
  {
    name: 'answer of 100 MB, request processed',
    install: once(() => (answer) => ({ ...answer, body: of100Megabytes() })),
  },
  {
    name: 'answer that goes on until the time is up, request processed',
    install: once(() => (answer) => ({ ...answer, body: endless() })),
    seconds,
  },
  { name: 'no answer for 10 s, request processed', install: once(() => () => 'silence'), seconds: moreThanATry },
  { name: 'no answer until the time is up, request lost', install: once(() => 'silence'), seconds },
  { name: 'no answer until the time is up, request processed', install: once(() => () => 'silence'), seconds },
  {
    name: 'clock an hour off',
    install:
      ({ clock }, n) =>
      (call) => {
        if (call.n >= n) clock.ahead = 3_600_000
        return undefined
      },
  },
  { name: 'clock off, and the server does not tell the time', install: forGood(refused(skew, { Date: 'today' })) },
  { name: 'token expired', install: forGood(refused(expiry)), refusesKey: true },
  {
    name: 'TLS fails from there on',
    install: before(({ cloud }) => {
      cloud.present(stranger)
    }),
    tls: true,
  },
  { name: '500 from there on', install: forGood(() => ({ status: 500 })) },
  { name: 'too many requests from there on', install: forGood(refused(throttling)) },
  { name: 'no answer from there on', install: forGood(() => 'silence'), seconds },
  { name: 'every answer is lost from there on, every request processed', install: forGood(() => 'reset after') },
  {
    name: 'cloud gone for good',
    install: before(({ cloud }) => {
      cloud.leave()
    }),
  },
  { name: 'cloud gone for good, request processed', install: leaving('reset after') },
]
