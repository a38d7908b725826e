/** Runs the built action on several secrets in all clouds at once. */
import { expect } from 'vitest'
import { type Fault, placeLabel } from '../clouds/server.ts'
import { type Inputs, postScript, type Run, runAction, type RunOptions, toStateVariables } from '../runner.ts'
import { checkRun, findCredentials, readAnnotations } from './checks.ts'
import {
  alibaba,
  aws,
  huawei,
  type LabelsByVersion,
  skipWithoutAws,
  type StandIn,
  type StandInOptions,
  type Vendor,
} from './vendors.ts'
import {
  describeRequest,
  findSecret,
  initialLabels,
  toCommonLabels,
  toVendorLabel,
  toVendorLabels,
  vendorFor,
} from './words.ts'

type ListStepOptions = Pick<RunOptions, 'env' | 'signal' | 'debug' | 'timeoutMs'>
type EndOfJobOptions = { inputs?: Inputs; env?: Record<string, string> }
type ListResult = { secret: string; outcome: string; changed: boolean } & Record<string, unknown>

/** What a step with a list left behind, and the requests that it made. */
export type ListRun = Run & { inputs: Inputs; requests: string[]; error: string; results: ListResult[] }

/**
 * Starts all clouds with these secrets. A secret `h…` is in Huawei Cloud, `a…` in Alibaba Cloud, `w…` in AWS. Disposing
 * of it checks that no request asked for a secret value.
 *
 * @param labels of the secrets that do not start with the initial ones
 */
export async function startListScenario(
  names: readonly string[],
  labels: Record<string, LabelsByVersion> = {},
  options: StandInOptions = {},
): Promise<ListScenario> {
  skipWithoutAws(names.map(vendorFor))
  const start = (vendor: Vendor) => {
    const ownNames = names.filter((name) => vendorFor(name) === vendor)
    const secrets = ownNames.map((name) => [name, toVendorLabels(vendor, labels[name] ?? initialLabels)] as const)
    return vendor.start(Object.fromEntries(secrets), options)
  }
  const clouds: [Vendor, StandIn][] = [
    [huawei, await start(huawei)],
    [alibaba, await start(alibaba)],
    [aws, await start(aws)],
  ]
  return new ListScenario(names, new Map(clouds))
}

export class ListScenario {
  readonly names: readonly string[]
  readonly env = { ...huawei.env, ...alibaba.env, ...aws.env }
  /** All requests in the order of their arrival, such as `h1 read` and `a2 current → v3`. */
  readonly requests: string[] = []
  /** Called for each request before it is processed; a fault that it returns takes effect. */
  intercept: (request: string) => Fault | undefined | Promise<Fault | undefined> = () => undefined
  readonly #clouds: Map<Vendor, StandIn>

  constructor(names: readonly string[], clouds: Map<Vendor, StandIn>) {
    this.names = names
    this.#clouds = clouds
    for (const [vendor, cloud] of clouds) {
      cloud.intercept = (call) => {
        const description = describeRequest(vendor, call)
        if (description === '' && vendor === alibaba) return undefined
        const request = `${findSecret(call)} ${description}`.trim()
        this.requests.push(request)
        return this.intercept(request)
      }
    }
  }

  cloudFor(name: string): StandIn {
    const cloud = this.#clouds.get(vendorFor(name))
    if (cloud === undefined) throw new Error(`no cloud for ${name}`)
    return cloud
  }

  /** Builds the list item that promotes v3 of a secret. An empty value removes a key. */
  buildItem(name: string, more: Inputs = {}): Inputs {
    const { inputs } = vendorFor(name)
    const all = { ...inputs, endpoint: this.cloudFor(name).endpoint, secret: name, 'target-version': 'v3', ...more }
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  }

  /** Builds the list of all secrets as JSON. */
  buildList(more: Inputs = {}): string {
    return JSON.stringify(this.names.map((name) => this.buildItem(name, more)))
  }

  /** Promotes v3 of all secrets. */
  promote(inputs: Inputs = {}, options?: ListStepOptions): Promise<ListRun> {
    return this.run({ promotions: this.buildList(), ...inputs }, options)
  }

  /** Rolls back by the record of a step. */
  rollback(source: ListRun, inputs: Inputs = {}): Promise<ListRun> {
    return this.run({ rollback: 'true', record: source.outputs.record ?? '', ...inputs })
  }

  /** Runs a step with these inputs only. */
  async run(inputs: Inputs, { env = this.env, ...options }: ListStepOptions = {}): Promise<ListRun> {
    const start = this.requests.length
    const run = await runAction({ with: inputs, env, ...options })
    const { debug = false } = options
    if (run.signal === null) checkRun(run, findCredentials({ ...inputs, ...env }), debug, true)
    return this.#toListRun(run, inputs, start)
  }

  /** Runs the end of the job of that step with its inputs and the state that it saved, which is set after `env`. */
  async endOfJob(
    step: ListRun,
    status: string,
    { inputs = {}, env = this.env }: EndOfJobOptions = {},
  ): Promise<ListRun> {
    const start = this.requests.length
    const allInputs = { ...step.inputs, ...inputs, 'job-status': status }
    const allEnv = { ...env, ...toStateVariables(step.state) }
    const run = await runAction({ with: allInputs, env: allEnv, main: postScript })
    if (run.summary !== '') {
      // The end of the job says what it does before the masks are set; that line holds nothing from outside.
      const raw = run.raw.slice(run.raw.indexOf('\n') + 1)
      checkRun({ ...run, raw }, findCredentials({ ...allInputs, ...env }), false, true)
    }
    return this.#toListRun(run, allInputs, start)
  }

  /** The version of each label of a secret. */
  labels(name: string): Record<string, string> {
    return toCommonLabels(vendorFor(name), this.cloudFor(name).labels(name))
  }

  /** The version of each label, for every secret. */
  allLabels(): Record<string, string>[] {
    return this.names.map((name) => this.labels(name))
  }

  /** All write requests. */
  get writes(): string[] {
    return this.requests.filter((request) => request.includes('→'))
  }

  /** Moves a label as someone else would, without the action. */
  move(name: string, label: string, version: string): void {
    const secret = this.cloudFor(name).secrets[name]
    if (secret) placeLabel(secret, toVendorLabel(vendorFor(name), label), version)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const cloud of this.#clouds.values()) {
      await cloud.close()
      expect(cloud.valueReads, 'a request asked for a secret value').toEqual([])
    }
  }

  #toListRun(run: Run, inputs: Inputs, start: number): ListRun {
    const results = JSON.parse(run.outputs.results ?? '[]') as ListResult[]
    const [error = ''] = readAnnotations(run, 'error')
    return { ...run, inputs, results, requests: this.requests.slice(start), error }
  }
}
