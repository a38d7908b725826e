/** Runs the built action on references in a stand-in for Azure App Configuration. */
import { expect } from 'vitest'
import {
  type Azure,
  AZURE_TEST_LOGIN,
  type AzureKeyValue,
  type AzureOptions,
  startAzure,
} from './clouds/azure-app-configuration.ts'
import { type Fault, placeLabel, type RequestHandler } from './clouds/server.ts'
import { startIdentity, TRUSTED } from './clouds/identity.ts'
import { type Inputs, postScript, type Run, runAction, toStateVariables } from './runner.ts'
import { checkRun, findCredentials, type StoreRun, toStoreRun } from './scenario/checks.ts'

export const key = 'shop/db password'
/** Versions in the order of their creation: the second is in service. */
export const [v1, v2, v3] = ['1', '2', '3'].map((digit) => `${digit}0123456789abcdef`.repeat(2).slice(0, 32)) as [
  string,
  string,
  string,
]
export const initialVersions = { [v1]: [], [v2]: ['production'], [v3]: ['staging'] }

/** What a step left behind, and the requests that it made. `writes` are the URIs that it wrote. */
export type AzureRun = StoreRun<string>
type AzureStepOptions = { env?: Record<string, string>; debug?: boolean; secrets?: string[] }

/** Starts Azure, and a token service that logs in to both of its APIs. Disposing of it checks that no request asked for a secret value. */
export async function startAzureScenario(options: AzureOptions = {}): Promise<AzureScenario> {
  const storeTokens: string[] = []
  const vaultTokens: string[] = []
  const identity = await startIdentity({ storeTokens, vaultTokens })
  const cloud = await startAzure({ secrets: { [key]: initialVersions }, storeTokens, vaultTokens, ...options })
  return new AzureScenario(cloud, identity)
}

class AzureScenario {
  readonly cloud: Azure
  readonly identity: Awaited<ReturnType<typeof startIdentity>>
  readonly inputs: Inputs
  /** The login with the job's OIDC token. */
  readonly login: Inputs

  constructor(cloud: Azure, identity: AzureScenario['identity']) {
    this.cloud = cloud
    this.identity = identity
    this.inputs = {
      ...{ provider: 'azure-app-configuration', endpoint: cloud.endpoint, secret: key, stage: 'production' },
    }
    this.login = {
      'role-to-assume': TRUSTED.azure.role,
      'oidc-provider': TRUSTED.azure.provider,
      'identity-endpoint': identity.endpoint,
    }
  }

  /** The full name of the key. */
  fullName(name = key): string {
    return `${this.cloud.endpoint}/kv/${name}#${this.cloud.secretUri(name)}`
  }

  /** The URI of a version. */
  uri(version: string, name = key): string {
    return `${this.cloud.secretUri(name)}/${version}`
  }

  /** Promotes the third version unless the inputs name another target. An empty input unsets one of the scenario. */
  promote(inputs: Inputs = {}, options?: AzureStepOptions): Promise<AzureRun> {
    const target = inputs['target-stage'] === undefined ? { 'target-version': v3 } : {}
    return this.run({ ...this.inputs, ...target, ...inputs }, options)
  }

  /** Rolls back by the record of a step, or by this record, without the inputs of the scenario. */
  rollback(source: AzureRun | string, inputs: Inputs = {}, options?: AzureStepOptions): Promise<AzureRun> {
    const record = typeof source === 'string' ? source : (source.outputs.record ?? '')
    return this.run({ rollback: 'true', record, ...inputs }, options)
  }

  /** Runs a step with these inputs only, and with the OIDC login unless `auth-token` is among them. */
  async run(inputs: Inputs, { env = {}, debug = false, secrets = [] }: AzureStepOptions = {}): Promise<AzureRun> {
    const start = this.cloud.calls.length
    const isByRole = inputs['auth-token'] === undefined
    const run = await runAction({
      with: { ...(isByRole && this.login), ...inputs },
      env: { ...this.identity.env, ...env },
      debug,
    })
    const isList = 'promotions' in inputs || 'rollback-on-failure' in inputs || 'record' in inputs
    if (!debug) checkRun(run, [...findCredentials({ ...inputs, ...env }), ...secrets], debug, isList)
    this.#checkSecrecy(run, debug)
    return this.#toAzureRun(run, start)
  }

  /** Runs the end of the job of a step that had these inputs. */
  async endOfJob(step: AzureRun, inputs: Inputs, status: string): Promise<AzureRun> {
    const start = this.cloud.calls.length
    const run = await runAction({
      with: { ...this.login, ...inputs, 'job-status': status },
      env: { ...this.identity.env, ...toStateVariables(step.state) },
      main: postScript,
    })
    return this.#toAzureRun(run, start)
  }

  #checkSecrecy(run: Run, debug: boolean): void {
    const lines = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    const published = [...lines, JSON.stringify([run.outputs, run.state, run.exported]), run.summary].join('\n')
    const { storeToken, vaultToken } = AZURE_TEST_LOGIN
    for (const secret of [storeToken, vaultToken, ...this.identity.sensitive]) expect(published).not.toContain(secret)
    if (debug) expect(run.raw).toContain('::debug::')
  }

  #toAzureRun(run: Run, start: number): AzureRun {
    const calls = this.cloud.calls.slice(start)
    const puts = calls.filter(({ operation }) => operation === 'PutKeyValue')
    const writes = puts.map(({ body }) => {
      const { value } = JSON.parse(body) as { value: string }
      return (JSON.parse(value) as { uri: string }).uri.replace(/^.*\/secrets\/[^/]*\/?/, '')
    })
    return toStoreRun(run, calls, writes)
  }

  /** The version of each label. */
  labels(name = key): Record<string, string> {
    return this.cloud.labels(name)
  }

  /** Changes a key-value as someone else would. */
  edit(change: Partial<AzureKeyValue>, label = 'production', name = key): void {
    const secret = this.cloud.secrets[name]
    if (!secret) throw new Error(`no secret ${name}`)
    const { revision = 0, ...known } = secret.keyValues[label] ?? {}
    secret.keyValues[label] = { ...known, revision: revision + 1, ...change }
  }

  /** Moves a reference as someone else would. */
  move(version: string, label = 'production', name = key): void {
    this.edit({}, label, name)
    const secret = this.cloud.secrets[name]
    if (secret) placeLabel(secret, label, version)
  }

  /** Calls the handler for each request of this operation before it is processed. */
  onRequest(operation: string, handler: RequestHandler, which?: { nth?: number; times?: number }): void {
    this.cloud.onRequest((call) => call.operation === operation, handler, which)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    await this.identity.close()
    expect(this.cloud.valueReads, 'a request asked for a secret value').toEqual([])
    for (const { labels } of this.cloud.history)
      expect(Object.keys(labels), 'no version was in service').toContain('production')
  }
}

/** Builds an error response as App Configuration has it. */
export function problem(status: number, code: string, detail = 'not today'): Fault {
  const type = `https://azconfig.io/errors/${code}`
  return { status, body: JSON.stringify({ type, title: 'Not possible', detail, status }) }
}
