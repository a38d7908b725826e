/** The situations in which a fault can hit the action, and what the run leaves behind. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { alibaba, aws } from '../scenario/vendors.ts'
import type { CloudRequest } from '../clouds/server.ts'
import { type Inputs, type Run, runAction } from '../runner.ts'
import { type FaultCase, type Site, trusted } from './faults.ts'
import { azure } from './azure.ts'
import { type AnyVendor, google } from './google.ts'
import { movableLabels, versionsOf } from './labels.ts'
import { oci } from './oci.ts'
import { parameterStore } from './parameter-store.ts'
import { withEndpoint } from '../record.ts'
import type { Table } from '../reliability-tables.ts'

/** Label → version, for each secret. */
type LabelsBySecret = Record<string, Record<string, string>>

/** The requests of each moment, counted from 0, that a fault can hit after a faultless start. */
type Moments = Record<string, number[]>

export type Situation = {
  name: string
  /** The table in docs/reliability.md that shows the outcomes. */
  table: Table
  vendor: AnyVendor
  secrets: string[]
  found: LabelsBySecret
  wanted: LabelsBySecret
  /** The outcome of the run without a fault; `done` unless it is set. */
  ending?: string
  /** The outcome of each secret without a fault. */
  outcome: 'promoted' | 'rolled-back'
  moments: Moments
  /** The requests of a run without a fault: `r`ead, `w`rite, or a read of the `v`ault, which may fail. */
  trace: string
  /** Multiplies the time limit: how many secrets the run processes. */
  secretCount: number
  start: (site: Site) => Promise<Parameters<typeof runAction>[0]>
  /** Whether the cloud refuses this request, so that the run has to compensate. */
  refuses?: (call: CloudRequest) => boolean
}

/** A run, and what the stand-in recorded of it. */
export type Aftermath = {
  run: Run
  /** The record that the run was to roll back, if any. */
  rolledBackRecord: string | undefined
  endpoint: string
  calls: CloudRequest[]
  labels: LabelsBySecret
  /** The labels of one secret after each processed write. */
  history: Record<string, string>[]
  valueReads: string[]
  /** Secrets that were read without a fault after their last write that was not rejected. */
  verified: string[]
}

const temp = await mkdtemp(join(tmpdir(), 'faults-'))
const certificate = join(temp, 'trusted.pem')
await writeFile(certificate, trusted.cert)
afterAll(() => rm(temp, { recursive: true, force: true }))

export const endOfJobScript = resolve(import.meta.dirname, '../../../dist/post/index.js')
const twoWrites = {
  moments: { 'first read': [0], 'first write': [1], 'second write': [2], 'read back': [3] },
  trace: 'rwwr',
}
/** Alibaba Cloud is asked for the ARN at the same time as for the labels, Parameter Store for the type before. */
const afterTwoReads = {
  moments: { 'first read': [0, 1], 'first write': [2], 'second write': [3], 'read back': [4] },
  trace: 'rrwwr',
}
/** Stands for the endpoint of any cloud. */
const anyEndpoint = 'https://any.example'

/** Below the system's own range, so that no other process takes a port while a cloud is down. */
let port = 10_000 + Math.floor(Math.random() * 20_000)

/** Starts the vendor's cloud with these labels. */
export async function startSite(vendor: AnyVendor, labels: LabelsBySecret, fault?: FaultCase): Promise<Site> {
  const clock = { aheadMs: 0 }
  const now = () => Date.now() + clock.aheadMs
  const secrets = Object.entries(labels).map(([secret, holders]) => {
    const on = (id: string) => Object.keys(holders).filter((stage) => holders[stage] === id)
    return [secret, Object.fromEntries(versionsOf(vendor).map((id) => [id, on(id)]))] as const
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

/** Runs the action in this situation, with the fault at request `n`. */
export async function runWithFault(situation: Situation, fault?: FaultCase, n = 0): Promise<Aftermath> {
  const site = await startSite(situation.vendor, situation.found, fault)
  await using cloud = site.cloud
  const faulty = new Set<number>()
  const options = await situation.start(site)
  const intercept = fault?.install(site, n)
  cloud.intercept = async (call) => {
    const { vendor } = situation
    // A fault that begins before the next request does so now.
    const response = await intercept?.(call)
    if (situation.refuses?.(call)) return { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') }
    if (response !== undefined) faulty.add(call.n)
    return response
  }
  const run = await runAsVendor(situation.vendor, {
    ...options,
    ...(fault?.onLine && { debug: true, onLine: (line) => fault.onLine?.(site, line) }),
    with: {
      ...options.with,
      'timeout-seconds': String(situation.secretCount * (fault?.timeoutSeconds ?? 30)),
      'max-attempts': String(fault?.maxAttempts ?? 2),
    },
  })
  const callsOf = (secret: string, isIt: (call: CloudRequest) => boolean) =>
    cloud.calls.filter((call) => {
      const names = [secret, situation.vendor.fullName(secret, cloud.endpoint)]
      return names.includes(secretOf(call)) && isIt(call)
    })
  const lastOf = (secret: string, isIt: (call: CloudRequest) => boolean) => callsOf(secret, isIt).at(-1)?.n ?? -1
  const isRejected = ({ status }: CloudRequest) => status >= 400 && status < 500
  const isWrite = (call: CloudRequest) => kindOf(call) === 'w' && !isRejected(call)
  const isRead = (call: CloudRequest) => kindOf(call) === 'r' && call.status === 200 && !faulty.has(call.n)
  /** The number of requests of a first read. */
  const readRequests = situation.trace.replace(/w.*|v/g, '').length / situation.secrets.length
  return {
    run,
    rolledBackRecord: options.with?.record ?? options.env?.STATE_record,
    endpoint: cloud.endpoint,
    calls: cloud.calls,
    labels: labelsOf(site, situation.secrets),
    history: cloud.history.map(({ labels }) => labels),
    valueReads: cloud.valueReads,
    verified: situation.secrets.filter(
      (secret) => callsOf(secret, isRead).length >= readRequests && lastOf(secret, isRead) > lastOf(secret, isWrite),
    ),
  }
}

/** Runs the action with the vendor's credentials. */
export function runAsVendor(vendor: AnyVendor, options: Parameters<typeof runAction>[0]): Promise<Run> {
  const env = { ...vendor.env, NODE_EXTRA_CA_CERTS: certificate, NODE_COMPILE_CACHE: temp, ...options.env }
  return runAction({ ...options, env })
}

/** Returns the labels that requests can move. */
export function labelsOf({ cloud, vendor }: Site, secrets: string[]): LabelsBySecret {
  return Object.fromEntries(secrets.map((secret) => [secret, movableLabels(vendor, cloud.labels(secret))]))
}

/** Rolls back by a record, without a fault, on a new cloud with these labels. Equal arguments are run once. */
export function rollBack(vendor: AnyVendor, record: string, labels: LabelsBySecret): Promise<Rerun> {
  return rerun(vendor, { rollback: 'true', record: withEndpoint(anyEndpoint, record) }, labels)
}

/** Returns the labels after runs with each of these inputs, one after the other. */
export async function runInOrder(
  vendor: AnyVendor,
  steps: readonly Inputs[],
  labels: LabelsBySecret,
): Promise<LabelsBySecret> {
  let now = labels
  for (const inputs of steps) {
    const general = JSON.parse(withEndpoint(anyEndpoint, JSON.stringify(inputs))) as Inputs
    now = (await rerun(vendor, general, now)).labels
  }
  return now
}

type Rerun = { run: Run; labels: LabelsBySecret }
const reruns = new Map<string, Promise<Rerun>>()

function rerun(vendor: AnyVendor, inputs: Inputs, labels: LabelsBySecret): Promise<Rerun> {
  const start = async () => {
    const site = await startSite(vendor, labels)
    await using cloud = site.cloud
    const own = JSON.parse(JSON.stringify(inputs).replaceAll(anyEndpoint, cloud.endpoint)) as Inputs
    const run = await runAsVendor(vendor, { with: own })
    return { run, labels: labelsOf(site, Object.keys(labels)) }
  }
  const key = JSON.stringify([vendor.title, inputs, labels])
  const result = reruns.get(key) ?? start()
  reruns.set(key, result)
  return result
}

/** Returns the name of the secret that a request is about, as the request has it. */
function secretOf({ path, query, headers, body }: CloudRequest): string {
  if (headers['x-amz-target']) {
    const { SecretId, Name, ParameterFilters } = JSON.parse(body) as Record<'SecretId' | 'Name', string | undefined> & {
      ParameterFilters?: { Values: string[] }[]
    }
    return SecretId ?? Name ?? ParameterFilters?.[0]?.Values[0] ?? ''
  }
  if (path.startsWith('/20180608/')) return path.split('/')[3] ?? ''
  if (path.startsWith('/kv/')) return path.split('/')[2] ?? ''
  const [, name] = /^\/v1\/(projects\/[^/]+\/secrets\/[^/]+)/.exec(path) ?? []
  return name ?? query.get('SecretName') ?? decodeURIComponent(path.split('/')[4] ?? '')
}

/** Returns whether a request reads or writes, or reads what a run can do without. */
export function kindOf({ operation }: CloudRequest): 'r' | 'w' | 'v' {
  if (operation === 'GetSecretVersions') return 'v'
  return /^List|^Describe|^Show|^Get/.test(operation) ? 'r' : 'w'
}

function labelsAt(
  { current, previous }: AnyVendor,
  secrets: string[],
  holders: [previous: string, current: string],
): LabelsBySecret {
  const ofPrevious = previous === '' ? {} : { [previous]: holders[0] }
  return Object.fromEntries(secrets.map((secret) => [secret, { ...ofPrevious, [current]: holders[1] }]))
}

function promoting(name: string, vendor: AnyVendor, secrets: string[], inputs: Inputs): Situation {
  const [v1, v2, v3] = versionsOf(vendor)
  return {
    ...{
      name,
      table: 'promotion',
      vendor,
      secrets,
      outcome: 'promoted',
      ...(vendor === alibaba || vendor === parameterStore ? afterTwoReads : twoWrites),
      secretCount: 1,
    },
    found: labelsAt(vendor, secrets, [v1, v2]),
    wanted: labelsAt(vendor, secrets, [v2, v3]),
    start: ({ cloud: { endpoint } }) =>
      Promise.resolve({ with: { ...vendor.inputs, endpoint, ...targetInput(vendor), ...inputs } }),
  }
}

/** Returns the input that names the version to promote. */
export function targetInput(vendor: AnyVendor): Inputs {
  return { 'target-version': versionsOf(vendor)[2] }
}

/** Without the versions in the vault, a run goes on, with a warning. */
const vaultMoment = 'the versions in the vault (Azure)'

/** A promotion in one write. The first read takes two requests: versions without a label are listed separately. */
const oneWrite = {
  aws: { moments: { 'first read': [0, 1], 'the write': [2], 'the read back': [3] }, trace: 'rrwr' },
  // The response to the write already contains the labels.
  google: { moments: { 'first read': [0, 1], 'the write': [2] }, trace: 'rrw' },
  azure: { moments: { 'first read': [0], 'the write': [2], [vaultMoment]: [1] }, trace: 'rvw' },
}

/** Returns the inputs that name the labels of a store that has none built in. */
export function labelInputs(vendor: AnyVendor): Inputs {
  const isFree = vendor === google || vendor === parameterStore || vendor === azure
  return isFree ? { stage: vendor.current, 'previous-stage': vendor.previous } : {}
}

/** Promotes one secret. */
export function promote(vendor: AnyVendor): Situation {
  const { secret } = vendor
  const inputs = { secret, ...labelInputs(vendor) }
  const situation = promoting('promote', vendor, [secret], inputs)
  if (vendor === google) return { ...situation, table: 'one write', ...oneWrite.google }
  if (vendor === azure) return { ...situation, table: 'one write', ...oneWrite.azure }
  // OCI moves its previous label, too, and makes a write some time after its response.
  const isLike = vendor === aws || vendor === oci
  return isLike ? { ...situation, table: 'one write', ...oneWrite.aws } : situation
}

/** Promotes a list of secrets, one after the other so that the order of the requests is known. */
export function batch(vendor: AnyVendor): Situation {
  const secrets = ['a', 'b'].map((end) => (vendor === oci ? `${vendor.secret}${end}` : `${vendor.secret}-${end}`))
  const promotions = JSON.stringify(secrets.map((secret) => ({ secret })))
  const reads = vendor === alibaba || vendor === parameterStore ? 4 : 2
  return {
    ...promoting('batch', vendor, secrets, { promotions, concurrency: '1' }),
    moments: {
      'a first read': Array.from({ length: reads }, (_, n) => n),
      'the first write': [reads],
      'a write or read back in the middle': [reads + 1, reads + 2, reads + 3],
      'the last write': [reads + 4],
      'the last read back': [reads + 5],
    },
    table: 'list',
    trace: `${'r'.repeat(reads)}wwrwwr`,
    secretCount: 2,
  }
}

/** Where the compensation of each vendor begins: the number of the refused write, and of the requests after it. */
const compensations: Record<string, { refused: number; trace: string }> = {
  'Huawei Cloud': { refused: 6, trace: 'rrwwrwwrwrrwwr' },
  'Alibaba Cloud': { refused: 8, trace: 'rrrrwwrwwrwrrwwr' },
  AWS: { refused: 6, trace: 'rrrrwrwrrwwr' },
  'Google Cloud': { refused: 5, trace: 'rrrrwwrrw' },
  OCI: { refused: 6, trace: 'rrrrwrwrrwr' },
  'Parameter Store': { refused: 8, trace: 'rrrrwwrwwrwrrwwr' },
  Azure: { refused: 5, trace: 'rvrvwwrvw' },
}

/** Rolls a list back whose last write is refused. Faults hit the rollback only. */
export function compensation(vendor: AnyVendor): Situation {
  const { refused = 0, trace = '' } = compensations[vendor.title] ?? {}
  const list = batch(vendor)
  const requests = Array.from({ length: trace.length - refused - 1 }, (_, n) => refused + 1 + n)
  return {
    ...list,
    ...{ name: 'compensation', table: 'compensation', trace, ending: 'failed, rolled back' },
    moments: {
      'a read': requests.filter((n) => trace[n] === 'r'),
      'a write': requests.filter((n) => trace[n] === 'w'),
      ...(vendor === azure && { [vaultMoment]: requests.filter((n) => trace[n] === 'v') }),
    },
    refuses: ({ n }) => n === refused,
    start: async (site) => {
      const options = await list.start(site)
      return { ...options, with: { ...options.with, ...labelInputs(vendor) } }
    },
  }
}

/** Rolls back one promotion by its record. */
export function rollback(vendor: AnyVendor): Situation {
  const promotion = promote(vendor)
  const clean = memoize(() => runWithFault(promotion))
  // A rollback on AWS moves the previous label in a second write.
  return {
    ...promotion,
    ...(vendor !== google && vendor !== oci && vendor !== azure && { table: 'rollback' }),
    ...(vendor === aws && afterTwoReads),
    ...{ name: 'rollback', outcome: 'rolled-back', found: promotion.wanted, wanted: promotion.found },
    start: async ({ cloud: { endpoint } }) => {
      const { record } = (await clean()).run.outputs
      return { with: { rollback: 'true', record: withEndpoint(endpoint, record) } }
    },
  }
}

/** Rolls back at the end of a failed job. */
export function endOfJob(vendor: AnyVendor): Situation {
  const undo = rollback(vendor)
  return {
    ...undo,
    name: 'end of job',
    start: async (site) => {
      const { endpoint } = site.cloud
      const { record: STATE_record = '' } = (await undo.start(site)).with ?? {}
      const inputs = { ...vendor.inputs, endpoint, secret: vendor.secret, ...targetInput(vendor) }
      return {
        main: endOfJobScript,
        env: { STATE_record },
        with: { ...inputs, 'rollback-on-failure': 'true', 'job-status': 'failure' },
      }
    },
  }
}

function memoize<T>(make: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined
  return () => (result ??= make())
}
