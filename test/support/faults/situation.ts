/** What the action can be in the middle of when something goes wrong, and what is left behind afterwards. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { aws, type Inputs } from '../scenario.ts'
import type { Call } from '../clouds/server.ts'
import { type Run, runAction } from '../runner.ts'
import { type Fault, type Site, trusted } from './faults.ts'
import { type AnyVendor, google } from './google.ts'
import type { Table } from '../reliability-tables.ts'

/** label → version, for each secret. */
type Labels = Record<string, Record<string, string>>

/** A moment: the requests, counted from 0, that may be hit when all has gone well until then. */
type Moments = Record<string, number[]>

export type Situation = {
  name: string
  /** Which table says how it ends. */
  table: Table
  vendor: AnyVendor
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

export const endOfJobScript = resolve(import.meta.dirname, '../../../dist/post/index.js')
const twoWrites = { 'first read': [0], 'first write': [1], 'second write': [2], 'read back': [3] }
/** Numbers, since Google has no others. */
const versions = ['1', '2', '3']

/** Ports that the system gives to nobody: one that is left for a while must not become somebody else's. */
let port = 10_000 + Math.floor(Math.random() * 20_000)

/** Starts the cloud of a vendor with these labels. */
export async function open(vendor: AnyVendor, labels: Labels, fault?: Fault): Promise<Site> {
  const clock = { ahead: 0 }
  const now = () => Date.now() + clock.ahead
  const secrets = Object.entries(labels).map(([secret, places]) => {
    const on = (id: string) => Object.keys(places).filter((stage) => places[stage] === id)
    return [secret, Object.fromEntries(versions.map((id) => [id, on(id)]))] as const
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
  const callsOf = (secret: string, isIt: (call: Call) => boolean) =>
    cloud.calls.filter((call) => secretOf(call) === secret && isIt(call))
  const lastOf = (secret: string, isIt: (call: Call) => boolean) => callsOf(secret, isIt).at(-1)?.n ?? -1
  const isRefused = ({ status }: Call) => status >= 400 && status < 500
  const isWrite = (call: Call) => kindOf(call) === 'w' && !isRefused(call)
  const isRead = (call: Call) => kindOf(call) === 'r' && call.status === 200 && !disturbed.has(call.n)
  /** How many requests it takes to read a secret for the first time. */
  const reading = situation.trace.indexOf('w') / situation.secrets.length
  return {
    run,
    given: options.with?.record ?? options.env?.STATE_record,
    calls: cloud.calls,
    labels: labelsOf(site, situation.secrets),
    history: cloud.history.map(({ labels }) => labels),
    valueReads: cloud.valueReads,
    known: situation.secrets.filter(
      (secret) => callsOf(secret, isRead).length >= reading && lastOf(secret, isRead) > lastOf(secret, isWrite),
    ),
  }
}

/** Runs the action with the vendor's credentials. */
export function act(vendor: AnyVendor, options: Parameters<typeof runAction>[0]): Promise<Run> {
  const env = { ...vendor.env, NODE_EXTRA_CA_CERTS: certificate, NODE_COMPILE_CACHE: temp, ...options.env }
  return runAction({ ...options, env })
}

export function labelsOf({ cloud }: Site, secrets: string[]): Labels {
  return Object.fromEntries(secrets.map((secret) => [secret, cloud.labels(secret)]))
}

/**
 * What a rollback by a record makes of these labels when nothing goes wrong. The same record and the same labels give
 * the same, so that is tried once.
 */
export function rollBack(vendor: AnyVendor, record: string, labels: Labels): Promise<{ run: Run; labels: Labels }> {
  return aftermathOf(vendor, { rollback: 'true', record: at('', record) }, labels)
}

/** What all these inputs, one after the other, make of these labels. */
export async function finish(vendor: AnyVendor, todo: readonly Inputs[], labels: Labels): Promise<Labels> {
  let now = labels
  for (const inputs of todo) now = (await aftermathOf(vendor, { ...inputs, endpoint: '' }, now)).labels
  return now
}

const known = new Map<string, Promise<{ run: Run; labels: Labels }>>()

function aftermathOf(vendor: AnyVendor, inputs: Inputs, labels: Labels): Promise<{ run: Run; labels: Labels }> {
  const make = async () => {
    const site = await open(vendor, labels)
    await using cloud = site.cloud
    const { endpoint } = cloud
    const given = inputs.record === undefined ? { endpoint } : { record: at(endpoint, inputs.record) }
    const run = await act(vendor, { with: { ...inputs, ...given } })
    return { run, labels: labelsOf(site, Object.keys(labels)) }
  }
  const key = JSON.stringify([vendor.title, inputs, labels])
  const result = known.get(key) ?? make()
  known.set(key, result)
  return result
}

/** A record of the same at another address: that is all that differs from cloud to cloud here. */
export function at(endpoint: string, record: string): string {
  return record.replaceAll(/"endpoint":"[^"]*"/g, `"endpoint":"${endpoint}"`)
}

/** The secret that a request is about. */
function secretOf({ path, query, headers, body }: Call): string {
  if (headers['x-amz-target']) return (JSON.parse(body) as { SecretId: string }).SecretId
  const [, name] = /^\/v1\/(projects\/[^/]+\/secrets\/[^/]+)/.exec(path) ?? []
  return name ?? query.get('SecretName') ?? decodeURIComponent(path.split('/')[4] ?? '')
}

export function kindOf({ operation }: Call): 'r' | 'w' {
  return /^List|^Describe|^Show|^Get/.test(operation) ? 'r' : 'w'
}

function worded({ current, previous }: AnyVendor, secrets: string[], at: [previous: string, current: string]): Labels {
  return Object.fromEntries(secrets.map((secret) => [secret, { [previous]: at[0], [current]: at[1] }]))
}

function promoting(name: string, vendor: AnyVendor, secrets: string[], inputs: Inputs): Situation {
  return {
    ...{ name, table: 'promotion', vendor, secrets, outcome: 'promoted', moments: twoWrites, trace: 'rwwr', length: 1 },
    found: worded(vendor, secrets, ['1', '2']),
    wanted: worded(vendor, secrets, ['2', '3']),
    start: ({ cloud: { endpoint } }) => Promise.resolve({ with: { ...vendor.inputs, endpoint, ...inputs } }),
  }
}

/** What a promotion is where it is one write: a version without a label is looked for by a second request. */
const oneWrite = {
  aws: { moments: { 'first read': [0, 1], 'the write': [2], 'the read back': [3] }, trace: 'rrwr' },
  // The answer to the write is what another reading would tell.
  google: { moments: { 'first read': [0, 1], 'the write': [2] }, trace: 'rrw' },
}

/** The promotion of one secret. */
export function promote(vendor: AnyVendor): Situation {
  const { secret, current, previous } = vendor
  const inputs = {
    secret,
    'target-version': '3',
    ...(vendor === google && { stage: current, 'previous-stage': previous }),
  }
  const situation = promoting('promote', vendor, [secret], inputs)
  if (vendor === google) return { ...situation, table: 'one write', ...oneWrite.google }
  return vendor === aws ? { ...situation, table: 'one write', ...oneWrite.aws } : situation
}

/** The promotion of a list, one after the other so that every request has its place. */
export function batch(vendor: AnyVendor): Situation {
  const secrets = ['a', 'b'].map((end) => `${vendor.secret}-${end}`)
  const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
  return {
    ...promoting('batch', vendor, secrets, { promotions, concurrency: '1', 'target-version': '3' }),
    moments: {
      ...{ 'a first read': [0, 1], 'the first write': [2], 'a write or read back in the middle': [3, 4, 5] },
      ...{ 'the last write': [6], 'the last read back': [7] },
    },
    table: 'list',
    trace: 'rrwwrwwr',
    length: 2,
  }
}

/** The rollback of one promotion by its record. */
export function rollback(vendor: AnyVendor): Situation {
  const promotion = promote(vendor)
  const clean = once(() => endure(promotion))
  // There, the previous label goes to where it was by a write of its own.
  const second = {
    moments: { 'first read': [0, 1], 'first write': [2], 'second write': [3], 'read back': [4] },
    trace: 'rrwwr',
  }
  return {
    ...promotion,
    ...(vendor !== google && { table: 'rollback' }),
    ...(vendor === aws && second),
    ...{ name: 'rollback', outcome: 'rolled-back', found: promotion.wanted, wanted: promotion.found },
    start: async ({ cloud: { endpoint } }) => {
      const { record = '' } = (await clean()).run.outputs
      return { with: { rollback: 'true', record: at(endpoint, record) } }
    },
  }
}

/** The same at the end of a job that has failed. */
export function endOfJob(vendor: AnyVendor): Situation {
  const undo = rollback(vendor)
  return {
    ...undo,
    name: 'end of job',
    start: async (site) => {
      const { endpoint } = site.cloud
      const { record: STATE_record = '' } = (await undo.start(site)).with ?? {}
      const inputs = { ...vendor.inputs, endpoint, secret: vendor.secret, 'target-version': '3' }
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
