/** Runs the built action on secrets in a stand-in for OCI Vault. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Oci, OCI_TEST_KEY, type OciOptions, startOci } from './clouds/oci-vault.ts'
import { type Fault, placeLabel, type RequestHandler } from './clouds/server.ts'
import { type Inputs, postScript, type Run, runAction, toStateVariables } from './runner.ts'
import { checkRun, findCredentials, type StoreRun, toStoreRun } from './scenario/checks.ts'

export const shopDb = 'ocid1.vaultsecret.oc1.eu-frankfurt-1.amaaaaaashopdb'

/** The labels of a secret unless a test chooses others: 3 is in service, 4 is new, 1 is DEPRECATED. */
export const initialVersions = { 1: [], 2: ['PREVIOUS'], 3: ['CURRENT'], 4: ['LATEST', 'PENDING'] }

const { user, tenancy, fingerprint, privateKey } = OCI_TEST_KEY
/** The login with the key in variables. */
export const userVariables = { OCI_CLI_USER: user, OCI_CLI_TENANCY: tenancy, OCI_CLI_FINGERPRINT: fingerprint }
export const keyVariables = { ...userVariables, OCI_CLI_KEY_CONTENT: privateKey }

/** What a step left behind, and the requests that it made. `writes` are the versions that it made current. */
export type OciRun = StoreRun<number>
type OciStepOptions = { env?: Record<string, string>; secrets?: string[] }

/** Starts OCI. Disposing of it checks that no request asked for a secret value. */
export async function startOciScenario(options: OciOptions = {}): Promise<OciScenario> {
  return new OciScenario(await startOci({ secrets: { [shopDb]: initialVersions }, ...options }))
}

class OciScenario {
  readonly cloud: Oci
  readonly inputs: Inputs

  constructor(cloud: Oci) {
    this.cloud = cloud
    this.inputs = { provider: 'oci-vault', endpoint: cloud.endpoint, secret: shopDb }
  }

  /** Promotes version 4 unless the inputs name another target. An empty input unsets one of the scenario. */
  promote(inputs: Inputs = {}, options?: OciStepOptions): Promise<OciRun> {
    const target = inputs['target-stage'] === undefined ? { 'target-version': '4' } : {}
    return this.run({ ...this.inputs, ...target, ...inputs }, options)
  }

  /** Rolls back by the record of a step, or by this record, without the inputs of the scenario. */
  rollback(source: OciRun | string, inputs: Inputs = {}, options?: OciStepOptions): Promise<OciRun> {
    const record = typeof source === 'string' ? source : (source.outputs.record ?? '')
    return this.run({ rollback: 'true', record, ...inputs }, options)
  }

  /** Runs a step with these inputs only, and with the key in variables unless `env` is set. */
  async run(inputs: Inputs, { env = keyVariables, secrets = [] }: OciStepOptions = {}): Promise<OciRun> {
    const start = this.cloud.calls.length
    const run = await runAction({ with: inputs, env })
    const isList = 'promotions' in inputs || 'rollback-on-failure' in inputs || 'record' in inputs
    checkRun(run, [...findCredentials({ ...inputs, ...env }), ...secrets], false, isList)
    return this.#toOciRun(run, start)
  }

  /** Runs the end of the job of a step that had these inputs. */
  async endOfJob(step: OciRun, inputs: Inputs, status: string): Promise<OciRun> {
    const start = this.cloud.calls.length
    const run = await runAction({
      with: { ...inputs, 'job-status': status },
      env: { ...keyVariables, ...toStateVariables(step.state) },
      main: postScript,
    })
    return this.#toOciRun(run, start)
  }

  #toOciRun(run: Run, start: number): OciRun {
    const calls = this.cloud.calls.slice(start)
    const updates = calls.filter(({ operation }) => operation === 'UpdateSecret')
    const writes = updates.map(
      ({ body }) => (JSON.parse(body) as { currentVersionNumber: number }).currentVersionNumber,
    )
    return toStoreRun(run, calls, writes)
  }

  /** The version of each label. */
  labels(secret = shopDb): Record<string, string> {
    return this.cloud.labels(secret)
  }

  /** The stored secret, which a test may change as someone else would. */
  secret(id = shopDb) {
    const secret = this.cloud.secrets[id]
    if (!secret) throw new Error(`no secret ${id}`)
    return secret
  }

  /** Makes a version current as someone else would, without the action: the etag changes, too. */
  move(version: string, secret = shopDb): void {
    const stored = this.secret(secret)
    placeLabel(stored, 'CURRENT', version)
    stored.updates += 1
  }

  /** Returns a handler for `onRequest` that makes a version current just before the request is processed. */
  concurrentMove(version: string): () => undefined {
    return () => {
      this.move(version)
    }
  }

  /** Calls the handler for each request of this operation before it is processed. */
  onRequest(operation: string, handler: RequestHandler, which?: { nth?: number; times?: number }): void {
    this.cloud.onRequest((call) => call.operation === operation, handler, which)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a request asked for a secret value').toEqual([])
    for (const { labels } of this.cloud.history)
      expect(Object.keys(labels), 'no version was in service').toContain('CURRENT')
  }
}

/** Builds an error response in OCI's format. */
export function errorResponse(status: number, code: string, message = 'not today'): Fault {
  return { status, body: JSON.stringify({ code, message }) }
}

/** Calls the function with a folder that has these files until it returns. */
export async function withFiles<T>(files: Record<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'oci-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
