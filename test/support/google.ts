/** Secrets in a stand-in for Google Cloud and the built action run against them. */
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
import { type CloudRequest, type Fault, placeLabel } from './clouds/server.ts'
import { type Run, runAction } from './runner.ts'
import { checkManners, credentialsIn, type Inputs, said } from './scenario.ts'

export const db = 'projects/shop/secrets/db'

/** The usual start: `prod` is on 2, `old` on 1, somebody else's alias on 1 too; 3 is new. */
export const usual = { 1: ['old', 'theirs'], 2: ['prod'], 3: [] }

/** What a step left behind; the writes are the maps of aliases that were sent. */
export type Step = Run & {
  calls: CloudRequest[]
  trace: string[]
  writes: Record<string, string>[]
  error: string
  warnings: string[]
  results: Record<string, unknown>[]
}
type Extras = { env?: Record<string, string>; secrets?: string[] }

/** Starts a Google Cloud. Dispose of it: that checks that no secret value was asked for. */
export async function google(options: GoogleOptions = {}): Promise<Google> {
  return new Google(await startGoogleCloud({ secrets: { [db]: usual }, ...options }))
}

export class Google {
  readonly cloud: GoogleCloud
  readonly inputs: Inputs

  constructor(cloud: GoogleCloud) {
    this.cloud = cloud
    this.inputs = { provider: 'google-secret-manager', endpoint: cloud.endpoint, secret: db, stage: 'prod' }
  }

  /** Promotes 3, unless the inputs say otherwise. An empty one takes a usual one out. */
  promote(inputs: Inputs = {}, extras?: Extras): Promise<Step> {
    const target = inputs['target-stage'] === undefined ? { 'target-version': '3' } : {}
    return this.run({ ...this.inputs, ...target, ...inputs }, extras)
  }

  /** Undoes by the record of a step, or by this record, with nothing else to go by. */
  rollback(of: Step | string, inputs: Inputs = {}, extras?: Extras): Promise<Step> {
    const record = typeof of === 'string' ? of : (of.outputs.record ?? '')
    return this.run({ rollback: 'true', record, ...inputs }, extras)
  }

  /** A step with these inputs alone, and an access token where no variables are told. */
  async run(inputs: Inputs, { env, secrets = [] }: Extras = {}): Promise<Step> {
    const from = this.cloud.calls.length
    const variables = env ?? { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }
    const run = await runAction({ with: { 'identity-endpoint': this.cloud.endpoint, ...inputs }, env: variables })
    const isLoose = 'promotions' in inputs || 'rollback-on-failure' in inputs || 'record' in inputs
    checkManners(run, [...credentialsIn({ ...inputs, ...variables }), ...secrets], false, isLoose)
    return this.#step(run, from)
  }

  /** The end of the job of a step that had these inputs. */
  async endOfJob(step: Step, inputs: Inputs, status: string): Promise<Step> {
    const from = this.cloud.calls.length
    const states = Object.entries(step.state).map(([name, value]) => [`STATE_${name}`, value])
    const run = await runAction({
      with: { ...inputs, 'job-status': status },
      env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, ...(Object.fromEntries(states) as Inputs) },
      main: join(import.meta.dirname, '../../dist/post/index.js'),
    })
    return this.#step(run, from)
  }

  #step(run: Run, from: number): Step {
    const calls = this.cloud.calls.slice(from)
    const writes = calls.filter(({ operation }) => operation === 'UpdateSecret')
    return {
      ...run,
      calls,
      trace: calls.map(({ operation }) => operation),
      writes: writes.map(({ body }) => (JSON.parse(body) as { versionAliases: Record<string, string> }).versionAliases),
      error: said(run, 'error')[0] ?? '',
      warnings: said(run, 'warning'),
      results: JSON.parse(run.outputs.results ?? '[]') as Record<string, unknown>[],
    }
  }

  labels(secret = db): Record<string, string> {
    return this.cloud.labels(secret)
  }

  /** Somebody else moves an alias. */
  move(stage: string, version: string | undefined, secret = db): void {
    const known = this.cloud.secrets[secret]
    if (known) placeLabel(known, stage, version)
  }

  /** For `trouble`: somebody else moves an alias just before the request is processed. */
  moving(stage: string, version: string): () => undefined {
    return () => {
      this.move(stage, version)
    }
  }

  state(version: string, state: 'ENABLED' | 'DISABLED' | 'DESTROYED'): void {
    const known = this.cloud.secrets[db]?.versions[version]
    if (known) known.state = state
  }

  /** From now on, the `nth` request of this kind (from 1) or later gets in trouble, `times` in all. */
  trouble(operation: string, what: () => Fault | undefined, { nth = 1, times = Infinity } = {}): void {
    const earlier = this.cloud.intercept
    let seen = 0
    this.cloud.intercept = (call) => {
      if (call.operation !== operation) return earlier?.(call)
      seen += 1
      return seen >= nth && seen < nth + times ? what() : earlier?.(call)
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cloud.close()
    expect(this.cloud.valueReads, 'a secret value was asked for').toEqual([])
  }
}

/** An error in the words of Google. */
export function refusal(status: number, code: string, message = 'not today'): Fault {
  return { status, body: JSON.stringify({ error: { code: status, message, status: code } }) }
}

/** Has a file of credentials for as long as the work takes. */
export async function withFile<T>(content: unknown, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'google-'))
  try {
    const path = join(folder, 'gha-creds-0123456789abcdef.json')
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true })
  }
}
