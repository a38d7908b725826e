/** What the action can be in the middle of when something goes wrong, and what is left behind afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { type Inputs, vendorsWord, type Vendor } from '../action/scenario.ts'
import type { Call } from '../clouds/server.ts'
import { type Run, runAction } from '../runner.ts'
import { type Fault, type Site, trusted } from './faults.ts'

/** label → version, for each secret. */
type Labels = Record<string, Record<string, string>>

/** A moment: the requests, counted from 0, that may be hit when all has gone well until then. */
type Moments = Record<string, number[]>

export type Situation = {
  name: string
  vendor: Vendor
  secrets: string[]
  found: Labels
  wanted: Labels
  /** What becomes of a secret when all goes well. */
  outcome: 'promoted' | 'rolled-back'
  moments: Moments
  /** The requests of a run in which nothing goes wrong: `r`ead or `w`rite. */
  trace: string
  /** How many times the time of one secret it needs. */
  length: number
  start: (site: Site) => Promise<Parameters<typeof runAction>[0]>
}

/** A run, and what the stand-in saw of it. */
export type Aftermath = {
  run: Run
  /** The record that the run was to undo, if it was. */
  given: string | undefined
  calls: Call[]
  labels: Labels
  /** The labels of one secret after each write that was processed. */
  history: Record<string, string>[]
  valueReads: string[]
  /** Secrets that have been read, undisturbed, after the last write to them that was not refused. */
  known: string[]
}

const temp = await mkdtemp(join(tmpdir(), 'faults-'))
const certificate = join(temp, 'trusted.pem')
await writeFile(certificate, trusted.cert)
afterAll(() => rm(temp, { recursive: true, force: true }))

export const endOfJobScript = resolve(import.meta.dirname, '../../dist/post/index.js')
const four = { 'first read': [0], 'first write': [1], 'second write': [2], 'read back': [3] }

/** Ports that the system gives to nobody: one that is left for a while must not become somebody else's. */
let port = 10_000 + Math.floor(Math.random() * 20_000)

/** Starts the cloud of a vendor with these labels. */
export async function open(vendor: Vendor, labels: Labels, fault?: Fault): Promise<Site> {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const secrets = Object.entries(labels).map(([secret, places]) => {
    const on = (id: string) => Object.keys(places).filter((stage) => places[stage] === id)
    return [secret, { v1: on('v1'), v2: on('v2'), v3: on('v3') }] as const
  })
  for (;;) {
    try {
      const options = { now, port: port++, ...(fault?.tls && { tls: trusted }) }
      return { vendor, clock, cloud: await vendor.start(Object.fromEntries(secrets), options) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    }
  }
}

/** Runs the action at a cloud that is as it is found, with a fault from a certain request on. */
export async function endure(situation: Situation, fault?: Fault, n = 0): Promise<Aftermath> {
  const site = await open(situation.vendor, situation.found, fault)
  await using cloud = site.cloud
  const disturbed = new Set<number>()
  const options = await situation.start(site)
  const intercept = fault?.install(site, n)
  cloud.intercept = async (call) => {
    const deed = await intercept?.(call)
    if (deed !== undefined) disturbed.add(call.n)
    return deed
  }
  const run = await act(situation.vendor, {
    ...options,
    with: {
      ...options.with,
      'timeout-seconds': String(situation.length * (fault?.seconds ?? 30)),
      'max-attempts': String(fault?.attempts ?? 2),
    },
  })
  const lastOf = (secret: string, isIt: (call: Call) => boolean) =>
    cloud.calls.findLast((call) => secretOf(call) === secret && isIt(call))?.n ?? -1
  const isRefused = ({ status }: Call) => status >= 400 && status < 500
  const isWrite = (call: Call) => kindOf(call) === 'w' && !isRefused(call)
  const isRead = (call: Call) => kindOf(call) === 'r' && call.status === 200 && !disturbed.has(call.n)
  return {
    run,
    given: options.with?.record ?? options.env?.STATE_record,
    calls: cloud.calls,
    labels: labelsOf(site, situation.secrets),
    history: cloud.history.map(({ labels }) => labels),
    valueReads: cloud.valueReads,
    known: situation.secrets.filter((secret) => lastOf(secret, isRead) > lastOf(secret, isWrite)),
  }
}

/** Runs the action with the vendor's credentials. */
export function act(vendor: Vendor, options: Parameters<typeof runAction>[0]): Promise<Run> {
  const env = { ...vendor.env, NODE_EXTRA_CA_CERTS: certificate, NODE_COMPILE_CACHE: temp, ...options.env }
  return runAction({ ...options, env })
}

export function labelsOf({ cloud }: Site, secrets: string[]): Labels {
  return Object.fromEntries(secrets.map((secret) => [secret, cloud.labels(secret)]))
}

const undone = new Map<string, Promise<{ run: Run; labels: Labels }>>()

/**
 * What a rollback by a record makes of these labels when nothing goes wrong. The same record and the same labels give
 * the same, so that is tried once.
 */
export function rollBack(vendor: Vendor, record: string, labels: Labels): Promise<{ run: Run; labels: Labels }> {
  const key = JSON.stringify([vendor.title, at('', record), labels])
  const known = undone.get(key)
  if (known) return known
  const result = (async () => {
    const site = await open(vendor, labels)
    await using cloud = site.cloud
    const run = await act(vendor, { with: { rollback: 'true', record: at(cloud.endpoint, record) } })
    return { run, labels: labelsOf(site, Object.keys(labels)) }
  })()
  undone.set(key, result)
  return result
}

/** A record of the same at another address: that is all that differs from cloud to cloud here. */
export function at(endpoint: string, record: string): string {
  return record.replaceAll(/"endpoint":"[^"]*"/g, `"endpoint":"${endpoint}"`)
}

/** The secret that a request is about. */
function secretOf({ path, query }: Call): string {
  return query.get('SecretName') ?? decodeURIComponent(path.split('/')[4] ?? '')
}

export function kindOf({ operation }: Call): 'r' | 'w' {
  return /^List|^Describe|^Show/.test(operation) ? 'r' : 'w'
}

function worded(vendor: Vendor, secrets: string[], labels: Record<string, string>): Labels {
  const entries = Object.entries(labels).map(([stage, version]) => [vendorsWord(vendor, stage), version])
  return Object.fromEntries(secrets.map((secret) => [secret, Object.fromEntries(entries) as Record<string, string>]))
}

function promoting(name: string, vendor: Vendor, secrets: string[], inputs: Inputs): Situation {
  return {
    ...{ name, vendor, secrets, outcome: 'promoted', moments: four, trace: 'rwwr', length: 1 },
    found: worded(vendor, secrets, { previous: 'v1', current: 'v2' }),
    wanted: worded(vendor, secrets, { previous: 'v2', current: 'v3' }),
    start: ({ cloud: { endpoint } }) => Promise.resolve({ with: { ...vendor.inputs, endpoint, ...inputs } }),
  }
}

/** The promotion of one secret. */
export function promote(vendor: Vendor): Situation {
  const { secret } = vendor
  return promoting('promote', vendor, [secret], { secret, 'target-version': 'v3' })
}

/** The promotion of a list, one after the other so that every request has its place. */
export function batch(vendor: Vendor): Situation {
  const secrets = ['a', 'b'].map((end) => `${vendor.secret}-${end}`)
  const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
  return {
    ...promoting('batch', vendor, secrets, { promotions, concurrency: '1', 'target-version': 'v3' }),
    moments: {
      ...{ 'a first read': [0, 1], 'the first write': [2], 'a write or read back in the middle': [3, 4, 5] },
      ...{ 'the last write': [6], 'the last read back': [7] },
    },
    trace: 'rrwwrwwr',
    length: 2,
  }
}

/** The rollback of one promotion by its record. */
export function rollback(vendor: Vendor): Situation {
  const promotion = promote(vendor)
  const clean = once(() => endure(promotion))
  return {
    ...promotion,
    ...{ name: 'rollback', outcome: 'rolled-back', found: promotion.wanted, wanted: promotion.found },
    start: async ({ cloud: { endpoint } }) => {
      const { record = '' } = (await clean()).run.outputs
      return { with: { rollback: 'true', record: at(endpoint, record) } }
    },
  }
}

/** The same at the end of a job that has failed. */
export function endOfJob(vendor: Vendor): Situation {
  const undo = rollback(vendor)
  return {
    ...undo,
    name: 'end of job',
    start: async (site) => {
      const { endpoint } = site.cloud
      const { record: STATE_record = '' } = (await undo.start(site)).with ?? {}
      const inputs = { ...vendor.inputs, endpoint, secret: vendor.secret, 'target-version': 'v3' }
      return {
        main: endOfJobScript,
        env: { STATE_record },
        with: { ...inputs, 'rollback-on-failure': 'true', 'job-status': 'failure' },
      }
    },
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
