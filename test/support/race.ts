/**
 * Runs of the action that get in each other's way: real stores over a real client against one stand-in, which holds
 * every request until the test lets it through, one at a time. So the log tells for certain what came after what.
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
import type { Call } from './clouds/server.ts'
import { handedOver, openOwn, type OpenTask, promoting, retryPolicy, undoing } from './promotion-properties.ts'

/** What differs from race to race. */
export type Track = {
  readonly provider: keyof typeof vendors
  /** Whether the store refuses to move a label from where it is not: compare-and-set. */
  readonly checks: boolean
  /** Whether the store moves its previous label by itself. */
  readonly movesPrevious?: boolean
  /** Whether the previous label is on no version at first. */
  readonly isNew?: boolean
}

/** To promote a version, or to undo what another run has on record. */
type Intent = { readonly target: VersionId } | { readonly undo: RecordedSecret }

type Labels = Readonly<Record<Stage, VersionId>>

/** One request, as it was let through. */
export type Step = {
  readonly run: Run
  readonly isRead: boolean
  /** The moves that were carried out; none where the request was none, or was refused. */
  readonly moves: readonly Change[]
  /** Whether the run had failed by then, and was putting back. */
  readonly isBack: boolean
  readonly before: Labels
  readonly after: Labels
}

/** Each run has a key of its own, by which the stand-in knows it. */
const accessKeys = Array.from({ length: 5 }, (_, n) => ({ id: `RUN${n}`, secret: 'good for nothing' }))
const region = 'ap-southeast-1'
const named = { region, projectId: undefined, secret: 'db' }
/** With the request that tells where the labels are. */
const vendors = {
  'huaweicloud-csms': {
    ...{ ...huaweicloudCsms, ...named, projectId: HUAWEI_TEST_PROJECTS[region] },
    ...{ cloud: startHuaweiCloud, tells: 'ListVersions' },
  },
  'alibabacloud-kms': { ...alibabacloudKms, ...named, cloud: startAlibabaCloud, tells: 'ListSecretVersionIds' },
  'aws-secrets-manager': { ...awsSecretsManager, ...named, cloud: startAws, tells: 'DescribeSecret' },
  'google-secret-manager': {
    ...{ ...googleSecretManager, region: '', projectId: 'shop', secret: 'projects/shop/secrets/db' },
    ...{ cloud: startGoogleCloud, tells: 'GetSecret' },
  },
}
type Cloud = Awaited<ReturnType<(typeof vendors)[Track['provider']]['cloud']>>

/** The two built-in labels, or any two. */
function labelsOf({ provider }: Track): { current: Stage; previous: Stage } {
  const { current, previous } = vendors[provider].rules
  return { current: current ?? 'prod', previous: previous ?? 'old' }
}

/** One run of the action, from its first reading to its report. */
export class Run {
  readonly intent: Intent
  recorded: RecordedSecret | undefined
  result: Result | undefined
  isBack = false
  /** What it asks the store for, or has asked for last. */
  moves: readonly Change[] = []
  #end: Promise<void> | undefined
  #letGo: (() => void) | undefined
  #halt: (() => void) | undefined

  constructor(intent: Intent) {
    this.intent = intent
  }

  /** Holds a request until `go`. */
  hold(): Promise<undefined> {
    this.#halt?.()
    return new Promise((resolve) => {
      this.#letGo = () => {
        resolve(undefined)
      }
    })
  }

  /** Lets it go on, or begin, and waits until it comes to its next request, or to its end. */
  async go(begin?: () => Promise<void>): Promise<void> {
    const halted = new Promise<void>((resolve) => (this.#halt = resolve))
    this.#end ??= begin?.()
    this.#letGo?.()
    await Promise.race([halted, this.#end])
  }

  async carryOut(task: OpenTask): Promise<void> {
    const all = await prepareAll([task], openOwn, 1)
    const onRollback = () => {
      this.isBack = true
      return retryPolicy
    }
    const ready = 'ready' in all ? all.ready : []
    for (const one of ready) this.recorded = handedOver(toRecord(one))
    const manner = { retryPolicy, concurrency: 1, onRollback, onProgress: () => undefined }
    const [result] = 'failed' in all ? all.failed : await execute(ready, manner)
    this.result = result
  }
}

export class Race implements AsyncDisposable {
  readonly runs: Run[] = []
  readonly log: Step[] = []
  readonly stage: Stage
  readonly previous: Stage
  readonly #track: Track
  readonly #cloud: Cloud
  readonly #client = new Client(new Deadline(60_000), 1, accessKeys.length)

  private constructor(track: Track, cloud: Cloud) {
    const { current, previous } = labelsOf(track)
    this.stage = current
    this.previous = previous
    this.#track = track
    this.#cloud = cloud
    cloud.intercept = (call) => this.#runOf(call)?.hold()
  }

  /** The current label is on 2, the previous one on 1. */
  static async start(track: Track): Promise<Race> {
    const { provider, checks: checksRemoveFrom, movesPrevious = false, isNew = false } = track
    const { current, previous } = labelsOf(track)
    const { cloud, secret } = vendors[provider]
    const secrets = { [secret]: { 1: isNew ? [] : [previous], 2: [current], 3: [], 4: [] } }
    const login = { accessKeys, tokens: accessKeys.map(({ id }) => id), region }
    return new Race(track, await cloud({ ...login, movesPrevious, checksRemoveFrom, secrets }))
  }

  get running(): Run[] {
    return this.runs.filter(({ result }) => result === undefined)
  }

  /** Begins a run, up to its first request. */
  async begin(intent: Intent): Promise<void> {
    const { provider } = this.#track
    const { load, region, projectId, secret, rules } = vendors[provider]
    const { id: accessKeyId, secret: secretAccessKey } = accessKeys[this.runs.length] ?? { id: '', secret: '' }
    const ref = { provider, region, projectId, endpoint: this.#cloud.endpoint, secret }
    const open = await load()
    const credentials = rules.current === null ? { authToken: accessKeyId } : { accessKeyId, secretAccessKey }
    const real = await open(ref, { credentials, client: this.#client })
    const run = new Run(intent)
    this.runs.push(run)
    const store = { ...real, move: (...moves: Parameters<Store['move']>) => real.move(...(run.moves = moves)) }
    const previousStage = rules.previous === null ? { stage: this.previous } : ('auto' as const)
    const promotion = (version: VersionId) => ({ stage: this.stage, target: { version }, previousStage })
    await run.go(() =>
      run.carryOut('undo' in intent ? undoing(store, intent.undo) : promoting(store, promotion(intent.target))),
    )
  }

  /** Lets one request through, and waits for what comes of it. */
  async letThrough(run: Run): Promise<void> {
    const { isBack, moves } = run
    const { tells, rules } = vendors[this.#track.provider]
    const [before, writes] = [this.#labels, this.#cloud.history.length]
    const call = this.#cloud.calls.findLast((each) => this.#runOf(each) === run)
    await run.go()
    const isWrite = this.#cloud.history.length > writes
    // Where labels move together, the answer to a write tells, too.
    const isRead = call?.operation === tells || (isWrite && rules.movesTogether)
    this.log.push({ run, isRead, moves: isWrite ? moves : [], isBack, before, after: this.#labels })
  }

  /** Lets all runs come to their ends: one request of each in turn. */
  async finish(): Promise<void> {
    while (this.running.length > 0) for (const run of this.running) await this.letThrough(run)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client[Symbol.asyncDispose]()
    await this.#cloud.close()
  }

  /** What came after what, for people to read. */
  get story(): string {
    const steps = this.log.map(({ run, isRead, moves, isBack, after }) => {
      const moved = moves.map(({ stage, before, after }) => `${stage} ${before} → ${after}`).join(', ')
      const what = moved ? `moves ${moved}` : isRead ? 'reads' : 'asks in vain, or for more'
      return `run ${this.runs.indexOf(run)} ${what}${isBack ? ', putting back' : ''}: ${JSON.stringify(after)}`
    })
    const ends = this.runs.map(({ intent, result }, n) => {
      const aim = 'target' in intent ? intent.target : JSON.stringify(intent.undo.changes)
      return `run ${n} (${aim}) ${result?.outcome ?? ''}: ${String(result?.failure?.error)} ${result?.failure?.state ?? ''}`
    })
    return [...steps, ...ends].join('\n')
  }

  /** Where the labels are; fails where one is on two versions. */
  get #labels(): Labels {
    const { secret } = vendors[this.#track.provider]
    const all = Object.values(this.#cloud.secrets[secret]?.versions ?? {}).flatMap(({ stages }) => [...stages])
    if (new Set(all).size < all.length) throw new Error(`a label is on two versions: ${all.join()}`)
    return this.#cloud.labels(secret)
  }

  #runOf({ headers }: Call): Run | undefined {
    return this.runs[Number(/RUN(\d)/.exec(headers.authorization ?? '')?.[1])]
  }
}
