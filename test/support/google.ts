/** Runs the built action on secrets in a stand-in for Google Cloud. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import {
  GOOGLE_TEST_TOKEN,
  type GoogleCloud,
  type GoogleOptions,
  startGoogleCloud,
} from './clouds/google-secret-manager.ts'
import { type Fault, placeLabel, type RequestHandler } from './clouds/server.ts'
import { type Inputs, postScript, type Run, runAction, toStateVariables } from './runner.ts'
import { checkRun, findCredentials, type StoreRun, toStoreRun } from './scenario/checks.ts'

export const db = 'projects/shop/secrets/db'

/** The aliases of a secret unless a test chooses others: 2 is in service, `theirs` belongs to someone else, 3 is new. */
export const initialAliases = { 1: ['old', 'theirs'], 2: ['prod'], 3: [] }

/** What a step left behind, and the requests that it made. `writes` are the maps of aliases that it sent. */
export type GoogleRun = StoreRun<Record<string, string>>
type GoogleStepOptions = { env?: Record<string, string>; secrets?: string[] }

/** Starts a Google Cloud. Disposing of it checks that no request asked for a secret value. */
export async function startGoogleScenario(options: GoogleOptions = {}): Promise<GoogleScenario> {
  return new GoogleScenario(await startGoogleCloud({ secrets: { [db]: initialAliases }, ...options }))
}

export class GoogleScenario {
  readonly cloud: GoogleCloud
  readonly inputs: Inputs

  constructor(cloud: GoogleCloud) {
    this.cloud = cloud
    this.inputs = { provider: 'google-secret-manager', endpoint: cloud.endpoint, secret: db, stage: 'prod' }
  }

  /** Promotes version 3 unless the inputs name another target. An empty input unsets one of the scenario. */
  promote(inputs: Inputs = {}, options?: GoogleStepOptions): Promise<GoogleRun> {
    const target = inputs['target-stage'] === undefined ? { 'target-version': '3' } : {}
    return this.run({ ...this.inputs, ...target, ...inputs }, options)
  }

  /** Rolls back by the record of a step, or by this record, without the inputs of the scenario. */
  rollback(source: GoogleRun | string, inputs: Inputs = {}, options?: GoogleStepOptions): Promise<GoogleRun> {
    const record = typeof source === 'string' ? source : (source.outputs.record ?? '')
    return this.run({ rollback: 'true', record, ...inputs }, options)
  }

  /** Runs a step with these inputs only, and with an access token unless `env` is set. */
  async run(inputs: Inputs, { env, secrets = [] }: GoogleStepOptions = {}): Promise<GoogleRun> {
    const start = this.cloud.calls.length
    const variables = env ?? { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }
    const run = await runAction({ with: { 'identity-endpoint': this.cloud.endpoint, ...inputs }, env: variables })
    const isList = 'promotions' in inputs || 'rollback-on-failure' in inputs || 'record' in inputs
    checkRun(run, [...findCredentials({ ...inputs, ...variables }), ...secrets], false, isList)
    return this.#toGoogleRun(run, start)
  }

  /** Runs the end of the job of a step that had these inputs. */
  async endOfJob(step: GoogleRun, inputs: Inputs, status: string): Promise<GoogleRun> {
    const start = this.cloud.calls.length
    const run = await runAction({
      with: { ...inputs, 'job-status': status },
      env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, ...toStateVariables(step.state) },
      main: postScript,
    })
    return this.#toGoogleRun(run, start)
  }

  #toGoogleRun(run: Run, start: number): GoogleRun {
    const calls = this.cloud.calls.slice(start)
    const updates = calls.filter(({ operation }) => operation === 'UpdateSecret')
    type Body = { versionAliases: Record<string, string> }
    return toStoreRun(
      run,
      calls,
      updates.map(({ body }) => (JSON.parse(body) as Body).versionAliases),
    )
  }

  /** The version of each alias. */
  labels(secret = db): Record<string, string> {
    return this.cloud.labels(secret)
  }

  /** Moves an alias as someone else would, without the action. */
  move(alias: string, version: string | undefined, secret = db): void {
    const stored = this.cloud.secrets[secret]
    if (stored) placeLabel(stored, alias, version)
  }

  /** Returns a handler for `onRequest` that moves an alias just before the request is processed. */
  concurrentMove(alias: string, version: string): () => undefined {
    return () => {
      this.move(alias, version)
    }
  }

  setState(version: string, state: 'ENABLED' | 'DISABLED' | 'DESTROYED'): void {
    const stored = this.cloud.secrets[db]?.versions[version]
    if (stored) stored.state = state
  }

  /** Calls the handler for each request of this operation before it is processed. */
  onRequest(operation: string, handler: RequestHandler, which?: { nth?: number; times?: number }): void {
    this.cloud.onRequest((call) => call.operation === operation, handler, which)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a request asked for a secret value').toEqual([])
  }
}

/** Builds an error response in Google's format. */
export function errorResponse(status: number, code: string, message = 'not today'): Fault {
  return { status, body: JSON.stringify({ error: { code: status, message, status: code } }) }
}

/** Calls the function with the path of a credentials file that exists until it returns. */
export async function withCredentialsFile<T>(content: unknown, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'google-'))
  try {
    const path = join(folder, 'gha-creds-0123456789abcdef.json')
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    return await use(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
