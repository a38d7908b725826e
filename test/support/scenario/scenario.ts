/** Runs the built action on one secret in a stand-in cloud, in words that are common to all clouds. */
import { expect } from 'vitest'
import { type CloudRequest, type Fault, placeLabel, type RequestHandler } from '../clouds/server.ts'
import { type Inputs, type Run, runAction } from '../runner.ts'
import { checkRun, findCredentials, readAnnotations } from './checks.ts'
import { type LabelsByVersion, skipWithoutAws, type StandIn, type StandInOptions, type Vendor } from './vendors.ts'
import { describeRequest, initialLabels, toCommonLabels, toVendorLabel, toVendorLabels } from './words.ts'

type StepOptions = { env?: Record<string, string>; debug?: boolean }

/** What a step left behind, and the requests that it made. */
export type StepRun = Run & { trace: string[]; calls: CloudRequest[]; error: string; warnings: string[] }

export const resetConnection = (): Fault => 'reset'

/** Starts the vendor's cloud with one secret. Disposing of it checks that no request asked for a secret value. */
export async function startScenario(
  vendor: Vendor,
  labels: LabelsByVersion = initialLabels,
  options: StandInOptions & { secret?: string } = {},
): Promise<Scenario> {
  skipWithoutAws([vendor])
  const { secret = vendor.secret, ...standInOptions } = options
  const cloud = await vendor.start({ [secret]: toVendorLabels(vendor, labels) }, standInOptions)
  return new Scenario(vendor, cloud, secret)
}

export class Scenario {
  readonly vendor: Vendor
  readonly cloud: StandIn
  readonly secret: string
  /** The inputs of every promotion in this scenario. */
  readonly inputs: Inputs

  constructor(vendor: Vendor, cloud: StandIn, secret: string) {
    this.vendor = vendor
    this.cloud = cloud
    this.secret = secret
    this.inputs = { ...vendor.inputs, secret, endpoint: cloud.endpoint }
  }

  /** Runs a step with the inputs of the scenario and these. */
  run(inputs: Inputs, options?: StepOptions): Promise<StepRun> {
    return this.runWith({ ...this.inputs, ...inputs }, options)
  }

  /** Promotes v3. */
  promote(inputs: Inputs = {}, options?: StepOptions): Promise<StepRun> {
    return this.run({ 'target-version': 'v3', ...inputs }, options)
  }

  /** Rolls back by the record of a step, or by this record, without the inputs of the scenario. */
  rollback(source: StepRun | string, inputs: Inputs = {}, options?: StepOptions): Promise<StepRun> {
    const record = typeof source === 'string' ? source : (source.outputs.record ?? '')
    return this.runWith({ rollback: 'true', record, ...inputs }, options)
  }

  /** Runs a step with these inputs only. */
  async runWith(inputs: Inputs, { env = this.vendor.env, debug = false }: StepOptions = {}): Promise<StepRun> {
    const start = this.cloud.calls.length
    const run = await runAction({ with: inputs, env, debug })
    const calls = this.cloud.calls.slice(start)
    const [error = ''] = readAnnotations(run, 'error')
    const trace = calls.flatMap((call) => describeRequest(this.vendor, call) || [])
    checkRun(run, findCredentials({ ...inputs, ...env }), debug)
    return { ...run, calls, trace, error, warnings: readAnnotations(run, 'warning') }
  }

  /** The version of each label. */
  labels(): Record<string, string> {
    return toCommonLabels(this.vendor, this.cloud.labels(this.secret))
  }

  /** The version of each label after each write. */
  history(): Record<string, string>[] {
    return this.cloud.history.map(({ labels }) => toCommonLabels(this.vendor, labels))
  }

  version(id: string) {
    const version = this.cloud.secrets[this.secret]?.versions[id]
    if (!version) throw new Error(`no version ${id}`)
    return version
  }

  /** Moves a label as someone else would, without the action. */
  move(label: string, version: string | undefined): void {
    const secret = this.cloud.secrets[this.secret]
    if (secret) placeLabel(secret, toVendorLabel(this.vendor, label), version)
  }

  /** Returns a handler for `onRequest` that moves a label just before the request is processed. */
  concurrentMove(label: string, version: string): () => undefined {
    return () => {
      this.move(label, version)
    }
  }

  deleteVersion(version: string): void {
    Reflect.deleteProperty(this.cloud.secrets[this.secret]?.versions ?? {}, version)
  }

  /** Calls the handler for each request of this kind before it is processed. */
  onRequest(kind: string, handler: RequestHandler, which?: { nth?: number; times?: number }): void {
    this.cloud.onRequest((call) => describeRequest(this.vendor, call) === kind, handler, which)
  }

  /** Builds an error response in the vendor's format. */
  errorResponse(status: number, code: keyof Vendor['codes'], message = 'not today'): Fault {
    return { status, body: this.vendor.error(this.vendor.codes[code], message) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a request asked for a secret value').toEqual([])
    for (const labels of this.history()) expect(Object.keys(labels), 'no version was in service').toContain('current')
  }
}
