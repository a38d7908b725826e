/**
 * Concurrent runs of the action on one secret: real stores over a real client against one stand-in, which holds every
 * request until the test releases it, one at a time, so that the log has a total order.
 */
import { Client } from '../../src/http/client.ts'
import { Deadline } from '../../src/http/deadline.ts'
import { execute } from '../../src/promotion/execute.ts'
import type { Change, Stage, VersionId } from '../../src/promotion/change.ts'
import { prepareAll } from '../../src/promotion/prepare.ts'
import { toRecord } from '../../src/promotion/task.ts'
import type { RecordedSecret } from '../../src/promotion/record.ts'
import type { Result } from '../../src/promotion/result.ts'
import { alibabacloudKms } from '../../src/stores/alibabacloud-kms/provider.ts'
import { awsSecretsManager } from '../../src/stores/aws-secrets-manager/provider.ts'
import { googleSecretManager } from '../../src/stores/google-secret-manager/provider.ts'
import { huaweicloudCsms } from '../../src/stores/huaweicloud-csms/provider.ts'
import type { Store } from '../../src/promotion/store.ts'
import { startAlibabaCloud } from './clouds/alibabacloud-kms.ts'
import { startAws } from './clouds/aws-secrets-manager.ts'
import { startGoogleCloud } from './clouds/google-secret-manager.ts'
import { HUAWEI_TEST_PROJECTS, startHuaweiCloud } from './clouds/huaweicloud-csms.ts'
import type { CloudRequest } from './clouds/server.ts'
import {
  throughJson,
  prepareOptions,
  type OpenTask,
  promotionTask,
  retryPolicy,
  undoTask,
} from './promotion-properties.ts'

/** The store that the runs of a race compete for. */
export type RaceSetup = {
  readonly provider: keyof typeof vendors
  /** Whether the store rejects a move of a label that is not on the expected version: compare-and-set. */
  readonly isConditional: boolean
  /** Whether the store moves its previous label automatically. */
  readonly movesPrevious?: boolean
  /** Whether the previous label starts on no version. */
  readonly isNew?: boolean
}

/** What a run does: promote a version, or roll back the record of another run. */
type RaceIntent = { readonly target: VersionId } | { readonly undo: RecordedSecret }

type LabelHolders = Readonly<Record<Stage, VersionId>>

/** One request, in the order of release. */
export type RaceStep = {
  readonly run: RaceRun
  readonly isRead: boolean
  /** The moves that the store made; none if the request was a read or was rejected. */
  readonly moves: readonly Change[]
  /** Whether the run had failed and was rolling back. */
  readonly isRollback: boolean
  readonly before: LabelHolders
  readonly after: LabelHolders
}

/** One key per run, by which the stand-in identifies it. */
const accessKeys = Array.from({ length: 5 }, (_, n) => ({ id: `RUN${n}`, secret: 'unused' }))
const region = 'ap-southeast-1'
const named = { region, projectId: undefined, secret: 'db' }
/** The providers, each with the operation that reads the labels. */
const vendors = {
  'huaweicloud-csms': {
    ...{ ...huaweicloudCsms, ...named, projectId: HUAWEI_TEST_PROJECTS[region] },
    ...{ cloud: startHuaweiCloud, readOperation: 'ListVersions' },
  },
  'alibabacloud-kms': { ...alibabacloudKms, ...named, cloud: startAlibabaCloud, readOperation: 'ListSecretVersionIds' },
  'aws-secrets-manager': { ...awsSecretsManager, ...named, cloud: startAws, readOperation: 'DescribeSecret' },
  'google-secret-manager': {
    ...{ ...googleSecretManager, region: '', projectId: 'shop', secret: 'projects/shop/secrets/db' },
    ...{ cloud: startGoogleCloud, readOperation: 'GetSecret' },
  },
}
type RaceCloud = Awaited<ReturnType<(typeof vendors)[RaceSetup['provider']]['cloud']>>

/** Returns the two built-in labels, or any two. */
function labelsOf({ provider }: RaceSetup): { current: Stage; previous: Stage } {
  const { current, previous } = vendors[provider].rules
  return { current: current ?? 'prod', previous: previous ?? 'old' }
}

/** Whether a request goes along with the first read of Alibaba Cloud. */
const isBeside = ({ operation, query }: CloudRequest) => operation === 'DescribeSecret' && query.has('SecretName')

/** One run of the action, from its first read to its result. */
export class RaceRun {
  readonly intent: RaceIntent
  recorded: RecordedSecret | undefined
  result: Result | undefined
  isRollback = false
  /** The latest moves that it requested. */
  moves: readonly Change[] = []
  #end: Promise<void> | undefined
  #release: (() => void) | undefined
  #onHold: (() => void) | undefined

  constructor(intent: RaceIntent) {
    this.intent = intent
  }

  /** Holds a request until `advance`. */
  hold(): Promise<undefined> {
    this.#onHold?.()
    return new Promise((resolve) => {
      this.#release = () => {
        resolve(undefined)
      }
    })
  }

  /** Releases the held request, or starts the run, and waits for its next request or its end. */
  async advance(begin?: () => Promise<void>): Promise<void> {
    const held = new Promise<void>((resolve) => (this.#onHold = resolve))
    this.#end ??= begin?.()
    this.#release?.()
    await Promise.race([held, this.#end])
  }

  /** Prepares and executes the task. */
  async execute(task: OpenTask): Promise<void> {
    const all = await prepareAll([task], prepareOptions())
    const onRollback = () => {
      this.isRollback = true
      return retryPolicy
    }
    const ready = 'ready' in all ? all.ready : []
    for (const each of ready) this.recorded = throughJson(toRecord(each))
    const options = { retryPolicy, concurrency: 1, onRollback, isCancelled: () => false, onProgress: () => undefined }
    const [result] = 'failed' in all ? all.failed : await execute(ready, options)
    this.result = result
  }
}

export class Race implements AsyncDisposable {
  readonly runs: RaceRun[] = []
  readonly log: RaceStep[] = []
  readonly stage: Stage
  readonly previous: Stage
  readonly #setup: RaceSetup
  readonly #cloud: RaceCloud
  readonly #client = new Client(new Deadline(60_000), 1, { connections: 2 * accessKeys.length })

  private constructor(setup: RaceSetup, cloud: RaceCloud) {
    const { current, previous } = labelsOf(setup)
    this.stage = current
    this.previous = previous
    this.#setup = setup
    this.#cloud = cloud
    cloud.intercept = (call) => (isBeside(call) ? undefined : this.#runOf(call)?.hold())
  }

  /** Starts with the current label on version 2 and the previous one on 1. */
  static async start(setup: RaceSetup): Promise<Race> {
    const { provider, isConditional: checksRemoveFrom, movesPrevious = false, isNew = false } = setup
    const { current, previous } = labelsOf(setup)
    const { cloud, secret } = vendors[provider]
    const secrets = { [secret]: { 1: isNew ? [] : [previous], 2: [current], 3: [], 4: [] } }
    const login = { accessKeys, tokens: accessKeys.map(({ id }) => id), region }
    return new Race(setup, await cloud({ ...login, movesPrevious, checksRemoveFrom, secrets }))
  }

  get running(): RaceRun[] {
    return this.runs.filter(({ result }) => result === undefined)
  }

  /** Starts a run, up to its first request. */
  async startRun(intent: RaceIntent): Promise<void> {
    const { provider } = this.#setup
    const { load, region, projectId, secret, rules } = vendors[provider]
    const { id: accessKeyId, secret: secretAccessKey } = accessKeys[this.runs.length] ?? { id: '', secret: '' }
    const ref = { provider, region, projectId, endpoint: this.#cloud.endpoint, secret }
    const open = await load()
    const credentials = rules.current === null ? { authToken: accessKeyId } : { accessKeyId, secretAccessKey }
    const real = await open(ref, { logIn: () => Promise.resolve(credentials), client: this.#client, labels: [] })
    const run = new RaceRun(intent)
    this.runs.push(run)
    const store: Store = {
      ...real,
      get ref() {
        return real.ref
      },
      move: (...moves) => real.move(...(run.moves = moves)),
    }
    const previousStage = rules.previous === null ? { stage: this.previous } : ('auto' as const)
    const promotion = (version: VersionId) => ({ stage: this.stage, target: { version }, previousStage })
    await run.advance(() =>
      run.execute('undo' in intent ? undoTask(store, intent.undo) : promotionTask(store, promotion(intent.target))),
    )
  }

  /** Releases one request and records its effect. */
  async releaseRequest(run: RaceRun): Promise<void> {
    const { isRollback, moves } = run
    const { readOperation, rules } = vendors[this.#setup.provider]
    const [before, writes] = [this.#labels, this.#cloud.history.length]
    const call = this.#cloud.calls.findLast((each) => this.#runOf(each) === run && !isBeside(each))
    await run.advance()
    const isWrite = this.#cloud.history.length > writes
    // If labels move together, the response to a write contains them as well.
    const isRead = call?.operation === readOperation || (isWrite && rules.movesTogether)
    this.log.push({ run, isRead, moves: isWrite ? moves : [], isRollback, before, after: this.#labels })
  }

  /** Finishes all runs, one request of each in turn. */
  async finish(): Promise<void> {
    while (this.running.length > 0) for (const run of this.running) await this.releaseRequest(run)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client[Symbol.asyncDispose]()
    await this.#cloud.close()
  }

  /** Describes all steps and results, for a failure message. */
  get story(): string {
    const steps = this.log.map(({ run, isRead, moves, isRollback, after }) => {
      const moved = moves.map(({ stage, before, after }) => `${stage} ${before} → ${after}`).join(', ')
      const what = moved ? `moves ${moved}` : isRead ? 'reads' : 'gets an error or another page'
      return `run ${this.runs.indexOf(run)} ${what}${isRollback ? ', rolling back' : ''}: ${JSON.stringify(after)}`
    })
    const ends = this.runs.map(({ intent, result }, n) => {
      const aim = 'target' in intent ? intent.target : JSON.stringify(intent.undo.changes)
      return `run ${n} (${aim}) ${result?.outcome ?? ''}: ${String(result?.failure?.error)} ${result?.failure?.state ?? ''}`
    })
    return [...steps, ...ends].join('\n')
  }

  /** Returns where the labels are; throws if one is on two versions. */
  get #labels(): LabelHolders {
    const { secret } = vendors[this.#setup.provider]
    const all = Object.values(this.#cloud.secrets[secret]?.versions ?? {}).flatMap(({ stages }) => [...stages])
    if (new Set(all).size < all.length) throw new Error(`a label is on two versions: ${all.join()}`)
    return this.#cloud.labels(secret)
  }

  #runOf({ headers }: CloudRequest): RaceRun | undefined {
    return this.runs[Number(/RUN(\d)/.exec(headers.authorization ?? '')?.[1])]
  }
}
