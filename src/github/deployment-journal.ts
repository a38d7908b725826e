/** The journal of an environment: each promotion is a deployment, whose last status tells what became of it. */
import { Refusal } from '../errors/refusal.ts'
import type { Client } from '../http/client.ts'
import type { StepInputs } from '../inputs/step.ts'
import { incompatibleWithRecord } from '../inputs/tasks.ts'
import { info, saveDeployment, warn } from '../outputs/outputs.ts'
import { unpack } from '../promotion/packing.ts'
import { parseRecord, serializeRecord, type PromotionRecord, type RecordedSecret } from '../promotion/record.ts'
import { needsRollback, type Result } from '../promotion/result.ts'
import type { Deployments } from './deployments.ts'
import { selectDeployment } from './selection.ts'
import { isActive, reapplied, rolledBack, statuses, type OwnStatus } from './statuses.ts'

/** Keeps the record of a step where a later run finds it. */
export type Journal = AsyncDisposable & {
  /**
   * Returns a rollback that has only its environment to go by as the rollback by record that it comes to, and any other
   * step as it is.
   *
   * @throws InputError before anything is sent, or Refusal if there is nothing to roll back
   */
  resolve(step: StepInputs): Promise<StepInputs>
  /** Connects to GitHub, then loads the code, while something else is awaited. Sends nothing, and never fails. */
  prepare(): void
  /**
   * Records that the step is about to write. Only a promotion is recorded before; a rollback when it is done.
   *
   * @param token the record as it is published
   * @param hasChanges whether there is anything to write
   * @throws Refusal if a promotion cannot be recorded
   */
  begin(record: PromotionRecord, token: string, hasChanges: boolean): Promise<void>
  /** Records what became of the step. Never fails: what was written stays written. */
  conclude(results: readonly Result[]): Promise<void>
}

/** What the step saves for the end of its job: which deployment that marks as what. */
const statePattern = /^(rolled-back|re-applied) ([1-9]\d{0,15})$/
/** GitHub does not document how long a payload may be. */
const maxPlainBytes = 32 * 1024

/** How to reach GitHub. The code for its API is large, so it is loaded only when it is needed. */
type GitHub = {
  readonly connect: () => Promise<Client>
  readonly open: (client: Client) => Promise<Deployments>
}

/** What to mark in the end: a deployment and, if it is not known before, how. */
type Entry =
  | { readonly kind: 'promotion'; readonly id: number }
  | { readonly kind: 'rollback'; readonly id: number | undefined }
  | undefined

/** Keeps the record of a step as a deployment at GitHub. */
export class DeploymentJournal implements Journal {
  readonly #gitHub: GitHub
  readonly #run: string | undefined
  #step: StepInputs
  #entry: Entry
  #client: Promise<Client> | undefined
  #opened: Promise<Deployments> | undefined

  constructor(gitHub: GitHub, step: StepInputs, run: string | undefined) {
    this.#gitHub = gitHub
    this.#step = step
    this.#run = run
  }

  async resolve(step: StepInputs): Promise<StepInputs> {
    if (!step.isByEnvironment) {
      if (step.isSet('record')) this.#entry = { kind: 'rollback', id: undefined }
      return step
    }
    for (const name of incompatibleWithRecord) {
      if (step.isSet(name) && step.values[name] !== 'auto')
        step.addIssue(name, 'incompatible', { input: 'environment' })
    }
    step.throwIfInvalid()
    const { environment = '' } = step.values
    const { deployment, isLeft } = await selectDeployment(this.#candidates(), step, this.#run)
    const { id, payload, record } = deployment
    const recordOrigin = `leads to deployment ${id}, whose payload`
    if (!isLeft && record !== undefined) {
      info(
        `nothing is left to roll back of deployment ${id} of environment ${environment}, so this run goes no further back`,
      )
      return step.withRecord(serializeRecord(withoutChanges(record)), recordOrigin, ['expected-version', 'force'])
    }
    info(`rolling back deployment ${id} of environment ${environment}`)
    this.#entry = { kind: 'rollback', id }
    this.#step = step.withRecord(payload, recordOrigin)
    return this.#step
  }

  prepare(): void {
    // By then the first requests to the stores are on their way, which the loading of so much code would delay.
    const connected = this.#connect().then((client) => client.connected())
    connected.then(() => this.#deployments()).catch(() => undefined)
  }

  async begin(record: PromotionRecord, token: string, hasChanges: boolean): Promise<void> {
    if (this.#entry !== undefined || !hasChanges) return
    const payload = formatPayload(record, token)
    const deployments = await this.#deployments()
    const id = await deployments.create(payload, isSameRecord(payload), formatTitle(record.secrets))
    info(`deployment ${id} of environment ${this.#step.values.environment ?? ''}`)
    await deployments.mark(id, statuses.inProgress)
    saveDeployment(`rolled-back ${id}`)
    this.#entry = { kind: 'promotion', id }
  }

  async conclude(results: readonly Result[]): Promise<void> {
    if (this.#entry?.kind === 'promotion') return this.#mark(this.#entry.id, statusOf(results))
    if (this.#entry === undefined || results.some(({ failure }) => failure)) return
    const { id } = this.#entry
    const found = id === undefined ? await this.#findDeployment() : { id, as: 'rolled-back' }
    if (found === undefined) return
    const isRolledBack = found.as === 'rolled-back'
    const run = this.#run ?? 'another run'
    try {
      saveDeployment(`${isRolledBack ? 're-applied' : 'rolled-back'} ${found.id}`)
    } catch (error) {
      // The labels have been moved, so this must not look as if nothing was changed.
      warn(
        `deployment ${found.id} will not be marked at the end of the job: ${error instanceof Error ? error.message : ''}`,
      )
    }
    await this.#mark(found.id, isRolledBack ? rolledBack(run) : reapplied(run))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await (await this.#client)?.[Symbol.asyncDispose]()
  }

  #connect(): Promise<Client> {
    return (this.#client ??= this.#gitHub.connect())
  }

  #deployments(): Promise<Deployments> {
    return (this.#opened ??= this.#connect().then(this.#gitHub.open))
  }

  /** Lists all deployments, the newest first, with what decides which of them is rolled back. */
  async *#candidates() {
    const deployments = await this.#deployments()
    for await (const { id, payload } of deployments.list()) {
      yield { id, payload, record: tryParse(payload), readStatuses: () => deployments.statuses(id) }
    }
  }

  async #mark(id: number, status: OwnStatus): Promise<void> {
    const deployments = await this.#deployments()
    await deployments.mark(id, status).catch((error: unknown) => {
      const { state, description } = status
      warn(`deployment ${id} could not be marked \`${state}\` (${description}): ${formatError(error)}`)
    })
  }

  /** Finds the deployment of the step's record. A rollback goes ahead without one. */
  async #findDeployment(): Promise<{ id: number; as: string } | undefined> {
    const { record = '' } = this.#step.values
    if (this.#step.isOwnRecord) {
      const [, as, id] = statePattern.exec(this.#step.readVariable('STATE_deployment') ?? '') ?? []
      return as === undefined ? undefined : { id: Number(id), as }
    }
    const isSame = isSameRecord(record)
    try {
      const deployments = await this.#deployments()
      for await (const { id, payload } of deployments.list()) {
        if (isSame(payload) && isActive(await deployments.statuses(id))) return { id, as: 'rolled-back' }
      }
      return undefined
    } catch (error) {
      warn(`could not mark the deployment of this record as rolled back: ${formatError(error)}`)
      return undefined
    }
  }
}

function statusOf(results: readonly Result[]): OwnStatus {
  if (results.every(({ failure }) => failure === undefined)) return statuses.promoted
  return results.some(needsRollback) ? statuses.incomplete : statuses.rolledBack
}

/** Formats the record as JSON, which people and filters of the API can read, unless that is too long. */
function formatPayload(record: PromotionRecord, token: string): string {
  const json = serializeRecord(record)
  return Buffer.byteLength(json) <= maxPlainBytes ? json : JSON.stringify({ packed: token })
}

/** Returns whether a text is the same record, whichever form it has. */
function isSameRecord(record: string): (text: string) => boolean {
  const wanted = fingerprint(record)
  return (text) => wanted !== undefined && wanted === fingerprint(text)
}

function fingerprint(text: string): string | undefined {
  const parsed = tryParse(text)
  return parsed && serializeRecord(parsed)
}

function tryParse(text: string): PromotionRecord | undefined {
  try {
    return parseRecord(unpack(text))
  } catch {
    return undefined
  }
}

/** Returns a record of the same secrets that nothing was done to. */
function withoutChanges({ run, secrets }: PromotionRecord): PromotionRecord {
  return { run, secrets: secrets.map((secret) => ({ ...secret, changes: [], expiry: undefined })) }
}

function formatTitle(secrets: readonly RecordedSecret[]): string {
  const [only, another] = secrets
  if (only === undefined || another !== undefined) return `labels of ${secrets.length} secrets`
  const after = only.changes.find(({ stage }) => stage === only.stage)?.after
  return `${only.stage} to ${after ?? 'no version'} (${only.secret})`
}

function formatError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof Refusal ? `${message}. ${error.advice.replace(/\.$/, '')}` : message
}
