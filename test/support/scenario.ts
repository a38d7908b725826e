/**
 * One secret in a stand-in cloud and the built action run against it, told in words that are the same for all clouds:
 * the labels `current` and `previous` stand for the vendor's own two, and a request is `read`, `current → v2` and so on.
 */
import { join } from 'node:path'
import { expect } from 'vitest'
import { ALIBABA_TEST_KEY, type AlibabaOptions, startAlibabaCloud } from './clouds/alibabacloud-kms.ts'
import { AWS_TEST_KEY, type AwsOptions, startAws } from './clouds/aws-secrets-manager.ts'
import {
  HUAWEI_TEST_KEY,
  HUAWEI_TEST_PROJECTS,
  type HuaweiOptions,
  startHuaweiCloud,
} from './clouds/huaweicloud-csms.ts'
import { type CloudRequest, type Fault, placeLabel } from './clouds/server.ts'
import { type Run, runAction } from './runner.ts'

export type Inputs = Record<string, string>
type Labels = Record<string, string[]>
type Options = Omit<HuaweiOptions & AlibabaOptions & AwsOptions, 'secrets' | 'intercept'>
type Extras = { env?: Record<string, string>; debug?: boolean }

export const huawei = {
  title: 'Huawei Cloud',
  writes: 2,
  current: 'SYSCURRENT',
  previous: 'SYSPREVIOUS',
  secret: 'db',
  key: HUAWEI_TEST_KEY,
  env: { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret },
  inputs: {
    provider: 'huaweicloud-csms',
    region: 'ap-southeast-1',
    'project-id': HUAWEI_TEST_PROJECTS['ap-southeast-1'],
  },
  /** Its error body, and the codes it uses. */
  error: (code: string, message: string) => JSON.stringify({ error_code: code, error_msg: message }),
  codes: {
    internal: 'CSMS.0001',
    throttled: 'APIGW.0308',
    forbidden: 'CSMS.0302',
    quota: 'CSMS.0204',
    notFound: 'CSMS.0106',
    deleting: 'CSMS.0103',
    badKey: 'APIGW.0301',
  },
  start: (secrets: Record<string, Labels>, options: Options) => startHuaweiCloud({ ...options, secrets }),
}

export const alibaba = {
  title: 'Alibaba Cloud',
  writes: 2,
  current: 'ACSCurrent',
  previous: 'ACSPrevious',
  secret: 'prod/db',
  key: ALIBABA_TEST_KEY,
  env: { ALIBABA_CLOUD_ACCESS_KEY_ID: ALIBABA_TEST_KEY.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: ALIBABA_TEST_KEY.secret },
  inputs: { provider: 'alibabacloud-kms', region: 'cn-hangzhou' },
  error: (code: string, message: string) => JSON.stringify({ Code: code, Message: message, RequestId: 'in-the-body' }),
  codes: {
    internal: 'InternalFailure',
    throttled: 'Rejected.Throttling',
    forbidden: 'Forbidden.NoPermission',
    quota: 'Rejected.LimitExceeded',
    notFound: 'Forbidden.ResourceNotFound',
    deleting: 'Rejected.ResourceInDeleteWindow',
    badKey: 'SignatureDoesNotMatch',
  },
  start: (secrets: Record<string, Labels>, options: Options) => startAlibabaCloud({ ...options, secrets }),
}

export const aws = {
  title: 'AWS',
  /** How many writes a promotion takes: here, the store itself moves the previous label along. */
  writes: 1,
  current: 'AWSCURRENT',
  previous: 'AWSPREVIOUS',
  secret: 'prod/api',
  key: AWS_TEST_KEY,
  env: { AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id, AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret },
  inputs: { provider: 'aws-secrets-manager', region: 'eu-central-1' },
  error: (code: string, message: string) => JSON.stringify({ __type: code, message }),
  codes: {
    internal: 'InternalServiceError',
    throttled: 'ThrottlingException',
    forbidden: 'AccessDeniedException',
    quota: 'LimitExceededException',
    notFound: 'ResourceNotFoundException',
    /** Found by reading, not by an error. */
    deleting: 'DescribeSecret',
    badKey: 'InvalidSignatureException',
  },
  start: (secrets: Record<string, Labels>, options: Options) => startAws({ ...options, secrets }),
}

export const vendors = [huawei, alibaba, aws]
export const vendorsOfTwoWrites = [huawei, alibaba]
export type Vendor = (typeof vendors)[number]

/** The usual start: v2 is in service, v1 was before, v3 is new. */
export const usual: Labels = { v1: ['previous'], v2: ['current'], v3: [] }
export const reset = (): Fault => 'reset'

/** Starts the vendor's cloud with one secret. Dispose of it: that checks that no secret value was asked for. */
export async function scenario(vendor: Vendor, labels: Labels = usual, options: Options & { secret?: string } = {}) {
  const { secret = vendor.secret, ...rules } = options
  const named = Object.entries(labels).map(([id, stages]) => [id, stages.map((stage) => vendorsWord(vendor, stage))])
  const cloud = await vendor.start({ [secret]: Object.fromEntries(named) as Labels }, rules)
  return new Scenario(vendor, cloud, secret)
}

/** These requests as the vendor needs them: none for a previous label that goes along by itself. */
export function requestsFor({ writes }: Vendor, ...words: string[]): string[] {
  return words.filter((word) => writes === 2 || !word.startsWith('previous'))
}

/** What a step left behind, and the requests it made, in our words. */
export type Step = Run & { trace: string[]; calls: CloudRequest[]; error: string; warnings: string[] }

export class Scenario {
  readonly vendor: Vendor
  readonly cloud: Awaited<ReturnType<Vendor['start']>>
  readonly secret: string
  /** Inputs of every promotion here. */
  readonly inputs: Inputs

  constructor(vendor: Vendor, cloud: Awaited<ReturnType<Vendor['start']>>, secret: string) {
    this.vendor = vendor
    this.cloud = cloud
    this.secret = secret
    this.inputs = { ...vendor.inputs, secret, endpoint: cloud.endpoint }
  }

  /** A step of its own job: nothing is known but these inputs, the usual ones among them, and the credentials. */
  run(inputs: Inputs, extras?: Extras): Promise<Step> {
    return this.runAs({ ...this.inputs, ...inputs }, extras)
  }

  /** Promotes v3, as most tests do. */
  promote(inputs: Inputs = {}, extras?: Extras): Promise<Step> {
    return this.run({ 'target-version': 'v3', ...inputs }, extras)
  }

  /** Undoes by the record of a step, or by this record, with nothing else to go by. */
  rollback(of: Step | string, inputs: Inputs = {}, extras?: Extras): Promise<Step> {
    const record = typeof of === 'string' ? of : (of.outputs.record ?? '')
    return this.runAs({ rollback: 'true', record, ...inputs }, extras)
  }

  /** Runs with these inputs alone. */
  async runAs(inputs: Inputs, { env = this.vendor.env, debug = false }: Extras = {}): Promise<Step> {
    const from = this.cloud.calls.length
    const run = await runAction({ with: inputs, env, debug })
    const calls = this.cloud.calls.slice(from)
    const errors = said(run, 'error')
    const step = { ...run, calls, trace: calls.flatMap((call) => wordOf(this.vendor, call) || []) }
    checkManners(run, credentialsIn({ ...inputs, ...env }), debug)
    return { ...step, error: errors[0] ?? '', warnings: said(run, 'warning') }
  }

  /** Where the labels are. */
  labels(): Record<string, string> {
    return inOurWords(this.vendor, this.cloud.labels(this.secret))
  }

  /** Where the labels were after each write. */
  history(): Record<string, string>[] {
    return this.cloud.history.map(({ labels }) => inOurWords(this.vendor, labels))
  }

  version(id: string) {
    const version = this.cloud.secrets[this.secret]?.versions[id]
    if (!version) throw new Error(`no version ${id}`)
    return version
  }

  /** Somebody else moves a label. */
  move(stage: string, version: string | undefined): void {
    const secret = this.cloud.secrets[this.secret]
    if (secret) placeLabel(secret, vendorsWord(this.vendor, stage), version)
  }

  /** For `trouble`: somebody else moves a label just before the request is processed. */
  moving(stage: string, version: string): () => undefined {
    return () => {
      this.move(stage, version)
    }
  }

  /** Somebody deletes a version. */
  purge(version: string): void {
    Reflect.deleteProperty(this.cloud.secrets[this.secret]?.versions ?? {}, version)
  }

  /** From now on, the `nth` request of this kind (from 1) or later gets in trouble, `times` in all. */
  trouble(kind: string, what: () => Fault | undefined, { nth = 1, times = Infinity } = {}): void {
    const earlier = this.cloud.intercept
    let seen = 0
    this.cloud.intercept = (call) => {
      if (wordOf(this.vendor, call) !== kind) return earlier?.(call)
      seen += 1
      return seen >= nth && seen < nth + times ? what() : earlier?.(call)
    }
  }

  /** An error in the words of the vendor. */
  refusal(status: number, code: keyof Vendor['codes'], message = 'not today'): Fault {
    return { status, body: this.vendor.error(this.vendor.codes[code], message) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a secret value was asked for').toEqual([])
    for (const labels of this.history()) expect(Object.keys(labels), 'no version was in service').toContain('current')
  }
}

/** What a run of many secrets left behind. */
export type ManyStep = Run & { inputs: Inputs; requests: string[]; error: string; results: Entry[] }
type Entry = { secret: string; outcome: string; changed: boolean } & Record<string, unknown>

/**
 * Several secrets in all clouds at once, with labels `as usual` unless the test says otherwise; the built action run
 * against them, and the end of the job. A secret `h…` is at Huawei Cloud, an `a…` at Alibaba Cloud, a `w…` at
 * AWS.
 */
export async function many(names: readonly string[], labels: Record<string, Labels> = {}, options: Options = {}) {
  const start = (vendor: Vendor) => {
    const own = names.filter((name) => vendorOf(name) === vendor)
    const secrets = own.map((name) => {
      const named = Object.entries(labels[name] ?? usual)
      return [name, Object.fromEntries(named.map(([id, stages]) => [id, stages.map((it) => vendorsWord(vendor, it))]))]
    })
    return vendor.start(Object.fromEntries(secrets) as Record<string, Labels>, options)
  }
  const clouds: [Vendor, Cloud][] = [
    [huawei, await start(huawei)],
    [alibaba, await start(alibaba)],
    [aws, await start(aws)],
  ]
  return new Many(names, new Map(clouds))
}

export class Many {
  readonly names: readonly string[]
  readonly env = { ...huawei.env, ...alibaba.env, ...aws.env }
  /** All requests in the order of their arrival, such as `h1 read` and `a2 current → v3`. */
  readonly requests: string[] = []
  /** Gets between each request and its processing. */
  before: (request: string) => Fault | undefined | Promise<Fault | undefined> = () => undefined
  readonly #clouds: Map<Vendor, Cloud>

  constructor(names: readonly string[], clouds: Map<Vendor, Cloud>) {
    this.names = names
    this.#clouds = clouds
    for (const [vendor, cloud] of clouds) {
      cloud.intercept = (call) => {
        const request = `${secretOf(call)} ${wordOf(vendor, call)}`.trim()
        this.requests.push(request)
        return this.before(request)
      }
    }
  }

  cloudOf(name: string): Cloud {
    const cloud = this.#clouds.get(vendorOf(name))
    if (cloud === undefined) throw new Error(`no cloud for ${name}`)
    return cloud
  }

  /** What a list says of a secret that goes to v3. An empty value takes a key out. */
  item(name: string, more: Inputs = {}): Inputs {
    const { inputs } = vendorOf(name)
    const all = { ...inputs, endpoint: this.cloudOf(name).endpoint, secret: name, 'target-version': 'v3', ...more }
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  }

  /** The list of all secrets, as JSON. */
  list(more: Inputs = {}): string {
    return JSON.stringify(this.names.map((name) => this.item(name, more)))
  }

  /** Promotes v3 of all. */
  promote(inputs: Inputs = {}, extras?: ManyExtras): Promise<ManyStep> {
    return this.run({ promotions: this.list(), ...inputs }, extras)
  }

  /** Undoes by the record of a step, with nothing else to go by. */
  rollback(of: ManyStep, inputs: Inputs = {}): Promise<ManyStep> {
    return this.run({ rollback: 'true', record: of.outputs.record ?? '', ...inputs })
  }

  /** A step with these inputs alone. */
  async run(inputs: Inputs, { env = this.env, ...extras }: ManyExtras = {}): Promise<ManyStep> {
    const from = this.requests.length
    const run = await runAction({ with: inputs, env, ...extras })
    const { debug = false } = extras
    if (run.signal === null) checkManners(run, credentialsIn({ ...inputs, ...env }), debug, true)
    return this.#step(run, inputs, from)
  }

  /** The end of the job of that step: the runner hands over the same inputs and the state that the step has saved. */
  async endOfJob(step: ManyStep, status: string, { inputs = {}, env = this.env }: EndOfJob = {}): Promise<ManyStep> {
    const from = this.requests.length
    const given = { ...step.inputs, ...inputs, 'job-status': status }
    const states = Object.entries(step.state).map(([name, value]) => [`STATE_${name}`, value])
    const post = { main: join(import.meta.dirname, '../../dist/post/index.js') }
    const run = await runAction({ with: given, env: { ...env, ...(Object.fromEntries(states) as Inputs) }, ...post })
    if (run.raw !== '') checkManners(run, credentialsIn({ ...given, ...env }), false, true)
    return this.#step(run, given, from)
  }

  /** Where the labels of a secret are. */
  labels(name: string): Record<string, string> {
    return inOurWords(vendorOf(name), this.cloudOf(name).labels(name))
  }

  /** Where the labels of all secrets are. */
  all(): Record<string, string>[] {
    return this.names.map((name) => this.labels(name))
  }

  /** All requests that write. */
  get writes(): string[] {
    return this.requests.filter((request) => request.includes('→'))
  }

  /** Somebody else moves a label. */
  move(name: string, stage: string, version: string): void {
    const secret = this.cloudOf(name).secrets[name]
    if (secret) placeLabel(secret, vendorsWord(vendorOf(name), stage), version)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const cloud of this.#clouds.values()) {
      await cloud.close()
      expect(cloud.valueReads, 'a secret value was asked for').toEqual([])
    }
  }

  #step(run: Run, inputs: Inputs, from: number): ManyStep {
    const results = JSON.parse(run.outputs.results ?? '[]') as Entry[]
    return { ...run, inputs, results, requests: this.requests.slice(from), error: said(run, 'error')[0] ?? '' }
  }
}

type Cloud = Awaited<ReturnType<Vendor['start']>>
type ManyExtras = Pick<Parameters<typeof runAction>[0], 'env' | 'signal' | 'debug' | 'mostMs'>
type EndOfJob = { inputs?: Inputs; env?: Record<string, string> }

const vendorOf = (name: string): Vendor => (name.startsWith('h') ? huawei : name.startsWith('w') ? aws : alibaba)

/** The secret that a request is about; empty where it is about none. */
function secretOf({ path, query, headers, body }: CloudRequest): string {
  if (headers['x-amz-target']) return (JSON.parse(body) as { SecretId: string }).SecretId
  return query.get('SecretName') ?? decodeURIComponent(path.split('/secrets/')[1]?.split('/')[0] ?? '')
}

function inOurWords(vendor: Vendor, labels: Record<string, string>): Record<string, string> {
  const entries = Object.entries(labels).map(([stage, id]) => [ourWord(vendor, stage), id])
  return Object.fromEntries(entries) as Record<string, string>
}

function ourWord({ current, previous }: Vendor, stage: string): string {
  return stage === current ? 'current' : stage === previous ? 'previous' : stage
}

/** A request in our words; empty where it is a part of the one before. */
function wordOf(vendor: Vendor, { operation, path, query, body }: CloudRequest): string {
  if (vendor === aws) {
    const move = JSON.parse(body) as Record<string, string>
    if (operation === 'DescribeSecret') return 'read'
    if (operation === 'ListSecretVersionIds') return ''
    return `${ourWord(vendor, move.VersionStage ?? '')} → ${move.MoveToVersionId ?? 'none'}`
  }
  const id = decodeURIComponent(path.split('/').at(-1) ?? '')
  switch (operation) {
    case 'ListVersions':
    case 'ListSecretVersionIds':
      return 'read'
    case 'UpdateStage':
      return `${ourWord(vendor, id)} → ${(JSON.parse(body) as { version_id: string }).version_id}`
    case 'DeleteStage':
      return `${ourWord(vendor, id)} → none`
    case 'UpdateSecretVersionStage':
      return `${ourWord(vendor, query.get('VersionStage') ?? '')} → ${query.get('MoveToVersion') ?? 'none'}`
    case 'UpdateVersion':
      return `expire ${id}`
    default:
      return operation
  }
}

export function vendorsWord({ current, previous }: Vendor, stage: string): string {
  return stage === 'current' ? current : stage === 'previous' ? previous : stage
}

export function said({ annotations }: Run, level: 'error' | 'warning'): string[] {
  return annotations.filter((it) => it.level === level).map(({ message }) => message)
}

/** All that must not be seen, by the names of inputs and variables that hold such things. */
export function credentialsIn(given: Record<string, string>): string[] {
  const names =
    /^(access-key-id|secret-access-key|security-token|auth-token|github-token)$|_(AK|SK|TOKEN)$|_KEY(_ID|_SECRET)?$/
  return Object.entries(given).flatMap(([name, value]) => (names.test(name) && value.trim() ? [value.trim()] : []))
}

const outputs = ['changed', 'current-version', 'previous-version', 'record', 'results']

/** What is true of every run, whatever it is asked to do. One of many secrets may group its log, and may save a state. */
export function checkManners(run: Run, credentials: string[], debug: boolean, isMany = false): void {
  const lines = run.raw.split('\n')
  const isMask = (line: string) => line.startsWith('::add-mask::')
  const unmasked = lines.filter((line) => !isMask(line)).join('\n')

  expect(run.signal).toBeNull()
  expect(run.exitCode, run.raw).toBe(said(run, 'error').length)
  expect(run.annotations.every(({ title }) => title === 'Promote secret version')).toBe(true)
  expect(run.summary).not.toBe('')
  expect(Object.keys(run.outputs).filter((name) => !outputs.includes(name))).toEqual([])
  expect([isMany ? {} : run.state, run.exported]).toEqual([{}, {}])
  expect(Object.keys(run.state).filter((name) => !['record', 'deployment'].includes(name))).toEqual([])
  const allowed = [
    'add-mask',
    'error',
    'warning',
    ...(debug ? ['debug'] : []),
    ...(isMany ? ['group', 'endgroup'] : []),
  ]
  expect(run.commands.map(({ name }) => name).filter((name) => !allowed.includes(name))).toEqual([])
  if (!debug) expect(unmasked, 'a stack trace').not.toMatch(/^\s*at .+:\d+|file:\/\//m)

  const masks = lines.filter(isMask)
  expect(lines.slice(0, masks.length), 'something was said before all was masked').toEqual(masks)
  for (const credential of credentials) expect(run.masks, 'not masked').toContain(credential)
  const told = [unmasked, JSON.stringify([run.outputs, run.state]), run.summary].join('\n')
  for (const credential of credentials) expect(told, 'a credential').not.toContain(credential)
  expect(told, 'a signature').not.toMatch(/authorization|signature=|-HMAC-SHA256|x-security-token|x-auth-token/i)
}
