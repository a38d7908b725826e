/** Runs the built action on parameters in a stand-in for Parameter Store. */
import { expect } from 'vitest'
import { type Ssm, type SsmOptions, startSsm } from './clouds/aws-parameter-store.ts'
import { AWS_TEST_KEY } from './clouds/aws-secrets-manager.ts'
import { type CloudRequest, type Fault, placeLabel, type RequestHandler } from './clouds/server.ts'
import { recordJson } from './record.ts'
import { type Inputs, postScript, type Run, runAction, toStateVariables } from './runner.ts'
import { checkRun, findCredentials, type StoreRun, toStoreRun } from './scenario/checks.ts'

export const dbPassword = '/prod/db/password'
/** The ARN of a parameter whose name begins with a slash. */
export const arnOf = (name: string) => `arn:aws:ssm:eu-central-1:123456789012:parameter${name}`

/** The labels of a parameter unless a test chooses others: 2 is in service, 3 is new. */
export const initialVersions = { 1: [], 2: ['live'], 3: ['canary'] }

/** The login with a key in variables. */
export const keyVariables = { AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id, AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret }

/** What a step left behind, and the requests that it made. */
type SsmRun = StoreRun<string>
type SsmStepOptions = { env?: Record<string, string>; debug?: boolean }

/** Starts Parameter Store. Disposing of it checks that no request asked for a value in plain text. */
export async function startSsmScenario(options: SsmOptions = {}): Promise<SsmScenario> {
  return new SsmScenario(await startSsm({ secrets: { [dbPassword]: initialVersions }, ...options }))
}

class SsmScenario {
  readonly cloud: Ssm
  readonly inputs: Inputs

  constructor(cloud: Ssm) {
    this.cloud = cloud
    const { endpoint } = cloud
    this.inputs = {
      ...{ provider: 'aws-parameter-store', region: 'eu-central-1', endpoint },
      ...{ secret: dbPassword, stage: 'live' },
    }
  }

  /** Promotes version 3 unless the inputs name another target. An empty input unsets one of the scenario. */
  promote(inputs: Inputs = {}, options?: SsmStepOptions): Promise<SsmRun> {
    const target = inputs['target-stage'] === undefined ? { 'target-version': '3' } : {}
    return this.run({ ...this.inputs, ...target, ...inputs }, options)
  }

  /** Rolls back by the record of a step, or by this record, without the inputs of the scenario. */
  rollback(source: SsmRun | string, inputs: Inputs = {}, options?: SsmStepOptions): Promise<SsmRun> {
    const record = typeof source === 'string' ? source : (source.outputs.record ?? '')
    return this.run({ rollback: 'true', record, ...inputs }, options)
  }

  /** Runs a step with these inputs only, and with the key in variables unless `env` is set. */
  async run(inputs: Inputs, { env = keyVariables, debug = false }: SsmStepOptions = {}): Promise<SsmRun> {
    const start = this.cloud.calls.length
    const run = await runAction({ with: inputs, env: { ...env, ...(debug && { RUNNER_DEBUG: '1' }) } })
    const isList = 'promotions' in inputs || 'rollback-on-failure' in inputs || 'record' in inputs
    checkRun(run, findCredentials({ ...inputs, ...env }), debug, isList)
    const leftBehind = [run.raw, run.summary, JSON.stringify([run.outputs, run.state]), recordJson(run.outputs.record)]
    for (const value of this.#values()) expect(leftBehind.join('\n'), 'a value').not.toContain(value)
    return this.#toSsmRun(run, start)
  }

  /** Runs the end of the job of a step that had these inputs. */
  async endOfJob(step: SsmRun, inputs: Inputs, status: string): Promise<SsmRun> {
    const start = this.cloud.calls.length
    const run = await runAction({
      with: { ...inputs, 'job-status': status },
      env: { ...keyVariables, ...toStateVariables(step.state) },
      main: postScript,
    })
    return this.#toSsmRun(run, start)
  }

  /** The values that the store has sent, encrypted or not: nothing that a step leaves behind may contain one. */
  #values(): string[] {
    const { secrets } = this.cloud
    return Object.entries(secrets).flatMap(([name, { versions }]) =>
      Object.keys(versions).map((version) => this.cloud.storedValue(name, version)),
    )
  }

  #toSsmRun(run: Run, start: number): SsmRun {
    const calls = this.cloud.calls.slice(start)
    return toStoreRun(run, calls, calls.flatMap(formatWrite))
  }

  /** The version of each label. */
  labels(name = dbPassword): Record<string, string> {
    return this.cloud.labels(name)
  }

  /** The stored parameter, which a test may change as someone else would. */
  parameter(name = dbPassword) {
    const parameter = this.cloud.secrets[name]
    if (!parameter) throw new Error(`no parameter ${name}`)
    return parameter
  }

  /** The history of a parameter as a response has it now, without its values. */
  history(name = dbPassword): object[] {
    return Object.entries(this.parameter(name).versions).map(([version, { stages }]) => {
      return { Name: name, Type: 'SecureString', Version: Number(version), Labels: [...stages] }
    })
  }

  /** Moves a label as someone else would, without the action; `undefined` removes it. */
  move(label: string, version: string | undefined, name = dbPassword): void {
    placeLabel(this.parameter(name), label, version)
  }

  /** Calls the handler for each request of this operation before it is processed. */
  onRequest(operation: string, handler: RequestHandler, which?: { nth?: number; times?: number }): void {
    this.cloud.onRequest((call) => call.operation === operation, handler, which)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a request asked for a value in plain text').toEqual([])
  }
}

function formatWrite({ operation, body }: CloudRequest): string[] {
  const arrow = { LabelParameterVersion: '→', UnlabelParameterVersion: '←' }[operation]
  if (arrow === undefined) return []
  const { Labels, ParameterVersion } = JSON.parse(body) as { Labels: string[]; ParameterVersion: number }
  return [`${Labels.join()} ${arrow} ${ParameterVersion}`]
}

/** Builds an error response in the format of AWS. */
export function errorResponse(code: string, message = 'not today', status = 400): Fault {
  return { status, body: JSON.stringify({ __type: code, message }) }
}
