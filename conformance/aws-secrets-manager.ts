/** AWS Secrets Manager, by the vendor's own client. */
import { randomBytes } from 'node:crypto'
import * as sdk from '@aws-sdk/client-secrets-manager'
import { type Bench, mustSucceed } from './bench.ts'
import * as labels from './label-questions.ts'
import { accepted, isOk, NotAskedError, type Question, type Reply, seen } from './questions.ts'
import {
  type FoundSecret,
  labelPrefix,
  mark,
  ownMark,
  randomValue,
  type SecretClient,
  type Versions,
} from './secret.ts'
import { accessKeyOf, type Settings } from './settings.ts'

const builtIn = { current: 'AWSCURRENT', previous: 'AWSPREVIOUS' }
const pending = 'AWSPENDING'

type Output = { $metadata: { httpStatusCode?: number } }
type SentReply<T> = Reply & { readonly body: T | undefined }

/** The client of a run. */
export class AwsClient implements SecretClient {
  readonly current = builtIn.current
  readonly previous = builtIn.previous
  readonly hasBuiltInLabels = true
  readonly missingVersion = `${labelPrefix}Missing${'0'.repeat(16)}`
  readonly managedSecret: string | undefined
  /** The description of the secret before it had a version, if the run has created it. */
  bareDescription: sdk.DescribeSecretCommandOutput | undefined
  readonly #sdk: sdk.SecretsManagerClient
  readonly #SecretId: string

  constructor(settings: Settings) {
    const { accessKeyId, secretAccessKey, securityToken } = accessKeyOf(settings)
    const { region, endpoint } = settings
    this.#sdk = new sdk.SecretsManagerClient({
      region,
      ...(endpoint !== undefined && { endpoint }),
      credentials: { accessKeyId, secretAccessKey, ...(securityToken && { sessionToken: securityToken }) },
    })
    this.#SecretId = settings.secret
    this.managedSecret = settings.managedSecret
  }

  async find(): Promise<FoundSecret | undefined> {
    const reply = await this.describe(this.#SecretId)
    if (reply.code === 'ResourceNotFoundException') return undefined
    const { body } = mustSucceed('DescribeSecret', reply) as SentReply<sdk.DescribeSecretCommandOutput>
    const tag = body?.Tags?.find(({ Key }) => Key === mark.key)?.Value
    return { hasMark: tag === mark.value, isOwn: tag === ownMark, isDeleting: body?.DeletedDate !== undefined }
  }

  async create(): Promise<void> {
    const Tags = [{ Key: mark.key, Value: ownMark }]
    const input = { Name: this.#SecretId, Description: 'A throw-away of a conformance run.', Tags }
    mustSucceed('CreateSecret', await this.#call(() => this.#sdk.send(new sdk.CreateSecretCommand(input))))
    this.bareDescription = (await this.describe(this.#SecretId)).body
  }

  async restore(): Promise<void> {
    const { SecretId } = this.#target
    mustSucceed('RestoreSecret', await this.#call(() => this.#sdk.send(new sdk.RestoreSecretCommand({ SecretId }))))
  }

  async delete(): Promise<void> {
    const input = { ...this.#target, ForceDeleteWithoutRecovery: true }
    mustSucceed('DeleteSecret', await this.#call(() => this.#sdk.send(new sdk.DeleteSecretCommand(input))))
  }

  async scheduleDeletion(): Promise<void> {
    const input = { ...this.#target, RecoveryWindowInDays: 7 }
    mustSucceed('DeleteSecret', await this.#call(() => this.#sdk.send(new sdk.DeleteSecretCommand(input))))
  }

  async addVersion(VersionStages: readonly string[]): Promise<string> {
    const ClientRequestToken = `${labelPrefix}-${randomBytes(16).toString('hex')}`
    const value = { ClientRequestToken, SecretString: randomValue(), VersionStages: [...VersionStages] }
    const input = { ...this.#target, ...value }
    mustSucceed('PutSecretValue', await this.#call(() => this.#sdk.send(new sdk.PutSecretValueCommand(input))))
    return ClientRequestToken
  }

  async versions(): Promise<Versions> {
    const all: Versions = new Map()
    for (let NextToken: string | undefined, page = 0; page < 25; page++) {
      const { body } = mustSucceed('ListSecretVersionIds', await this.list(100, NextToken)) as ListReply
      for (const { VersionId = '', VersionStages: stages } of body?.Versions ?? []) {
        const shape = stages === undefined ? 'absent' : stages.length === 0 ? 'empty' : 'list'
        ;(all as Map<string, object>).set(VersionId, { labels: stages ?? [], shape, isUsable: true })
      }
      NextToken = body?.NextToken
      if (NextToken === undefined) break
    }
    return all
  }

  /** Lists one page, with the versions that have no label. */
  list(MaxResults: number, NextToken?: string): Promise<ListReply> {
    const input = { ...this.#target, IncludeDeprecated: true, MaxResults, ...(NextToken && { NextToken }) }
    return this.#call(() => this.#sdk.send(new sdk.ListSecretVersionIdsCommand(input)))
  }

  describe(SecretId: string): Promise<SentReply<sdk.DescribeSecretCommandOutput>> {
    return this.#call(() => this.#sdk.send(new sdk.DescribeSecretCommand({ SecretId })))
  }

  move(label: string, to: string, from: string | undefined): Promise<Reply> {
    return this.moveOf(this.#SecretId, label, to, from)
  }

  remove(label: string, from: string): Promise<Reply> {
    return this.moveOf(this.#SecretId, label, undefined, from)
  }

  moveOf(SecretId: string, VersionStage: string, to: string | undefined, from: string | undefined): Promise<Reply> {
    const versions = { ...(to !== undefined && { MoveToVersionId: to }), ...(from && { RemoveFromVersionId: from }) }
    const input = { SecretId, VersionStage, ...versions }
    return this.#call(() => this.#sdk.send(new sdk.UpdateSecretVersionStageCommand(input)))
  }

  /** The name of the secret in an account that is not this one. */
  async foreignArn(): Promise<string> {
    const { body } = await this.describe(this.#SecretId)
    return (body?.ARN ?? '').replace(/:(\d{11})(\d):secret:/, (_, most: string, last: string) => {
      return `:${most}${(Number(last) + 1) % 10}:secret:`
    })
  }

  get #target() {
    return { SecretId: this.#SecretId }
  }

  async #call<T extends Output>(send: () => Promise<T>): Promise<SentReply<T>> {
    try {
      const body = await send()
      return { status: body.$metadata.httpStatusCode ?? 0, code: '', body }
    } catch (error) {
      if (!(error instanceof sdk.SecretsManagerServiceException)) throw error
      return { status: error.$metadata.httpStatusCode ?? 0, code: error.name, body: undefined }
    }
  }
}

type ListReply = SentReply<sdk.ListSecretVersionIdsCommandOutput>

/** The questions, in the order in which they are asked. */
export const questions: readonly Question<Bench<AwsClient>>[] = [
  {
    id: 'no-labels',
    about: 'how the description of a secret without a version shows that there are no labels',
    action: 'The action understands both forms.',
    answers: {
      absent: 'The description of a secret without a version has no `VersionIdsToStages`.',
      empty: 'The description of a secret without a version has an empty `VersionIdsToStages`.',
    },
    ownSecretOnly: 'the secret has versions already',
    ask: ({ client: { bareDescription } }) => {
      if (bareDescription === undefined) throw new NotAskedError('a killed run has created the secret')
      const shape = bareDescription.VersionIdsToStages === undefined ? 'absent' : 'empty'
      return Promise.resolve(seen(shape, { status: 200, code: '', body: undefined }))
    },
  },
  labels.movesPrevious(builtIn, { expected: 'yes', isDocumented: true }),
  labels.movePrevious(builtIn, { expected: 'accepted', isDocumented: true }),
  labels.noopMove(builtIn),
  labels.missingVersion(builtIn, {
    expected: 'rejected',
    action: 'The action checks the version first, and reads the labels if one has just been deleted.',
  }),
  labels.missingLabel({ expected: 'rejected' }),
  labels.namedHolder('RemoveFromVersionId', builtIn, { expected: 'rejected', isDocumented: true }),
  labels.unnamedHolder('RemoveFromVersionId', builtIn, { expected: 'rejected', isDocumented: true }),
  labels.removeBuiltIn('remove-current', builtIn.current, { expected: 'rejected', isDocumented: true }),
  labels.removeBuiltIn('remove-previous', builtIn.previous, {
    action: 'The action removes it only to restore a state in which it was on no version.',
  }),
  {
    id: 'pending-after-promotion',
    about: `whether \`${pending}\` stays on a version that is promoted`,
    action: 'The action warns if it is left on a version that is not in service.',
    expected: 'stays',
    isRecorded: true,
    answers: {
      stays: `\`${pending}\` stays on a version that is promoted.`,
      leaves: `\`${pending}\` leaves a version that is promoted.`,
    },
    ask: async (bench) => {
      const { b, c } = await bench.arrange()
      await bench.place(pending, c)
      const reply = await bench.client.move(builtIn.current, c, b)
      const after = await bench.untilMoved(builtIn.current, c)
      await bench.clear(pending)
      return seen(after[pending] === c ? 'stays' : 'leaves', reply)
    },
  },
  {
    id: 'one-holder',
    about: 'whether a label that a new version is created with leaves the version that had it',
    action: 'The action refuses a secret that has a label on two versions.',
    expected: 'one',
    isRecorded: true,
    answers: {
      one: 'A label that a new version is created with leaves the version that had it.',
      two: 'A label that a new version is created with stays on the version that had it.',
    },
    ask: async (bench) => {
      const { a } = await bench.arrange()
      await bench.place(labels.freeLabel, a)
      const added = await bench.client.addVersion([labels.freeLabel, `${labelPrefix}C`])
      const { versions } = await bench.until((now) => now[`${labelPrefix}C`] === added)
      return seen(versions.get(a)?.labels.includes(labels.freeLabel) ? 'two' : 'one')
    },
  },
  labels.unlabeledShape({ expected: 'absent', isRecorded: true }),
  labels.promoteUnlabeled(builtIn, { expected: 'accepted' }),
  labels.labelLimit(20, 2),
  labels.readAfterMove(builtIn),
  labels.readAfterCreation(),
  {
    id: 'page-size',
    about: 'whether the first page of `ListSecretVersionIds` holds as many versions as requested',
    action: 'The action reads all pages.',
    expected: 'whole',
    answers: {
      whole: 'The first page holds as many versions as requested.',
      shorter: 'The first page holds fewer versions than requested, and a token for the next.',
      empty: 'The first page holds no version, but a token for the next.',
    },
    ask: async (bench) => {
      await bench.arrange()
      const reply = await bench.client.list(100)
      const count = reply.body?.Versions?.length ?? 0
      if (reply.body?.NextToken === undefined) return seen('whole', reply, `${count} versions`)
      return seen(count === 0 ? 'empty' : 'shorter', reply, `${count} versions`)
    },
  },
  {
    id: 'page-maximum',
    about: 'whether a page of more than 100 versions can be requested',
    action: 'The action asks for 100.',
    expected: 'rejected',
    isDocumented: true,
    answers: {
      rejected: 'A page of more than 100 versions is rejected.',
      accepted: 'A page of more than 100 versions is accepted.',
    },
    ask: async ({ client }) => accepted(await client.list(101)),
  },
  {
    id: 'foreign-arn',
    about: 'how the store responds to the ARN of another account',
    action: 'If it refuses it, the action asks for the plain name, and names both accounts if that is another secret.',
    expected: 'rejected',
    answers: {
      rejected: 'A request for an ARN of another account is rejected.',
      ignored: 'A request for an ARN of another account gets the secret of this account by that name.',
    },
    ask: async ({ client }) => {
      const reply = await client.describe(await client.foreignArn())
      return seen(isOk(reply) ? 'ignored' : 'rejected', reply)
    },
  },
  labels.managedSecret({ action: 'The action refuses such a secret by its description.' }),
  labels.moveWhileDeleting(builtIn, {
    expected: 'rejected',
    action: 'The action refuses such a secret by its description.',
  }),
  {
    id: 'replica',
    about: 'which error a move returns for a replica, and how long replicas take to follow',
    action: 'The action refuses a replica by its description, and does not wait for replicas.',
    notAsked: 'it takes a second region, where the run would leave a secret if it were killed',
  },
  {
    id: 'purge',
    about: 'when exactly AWS deletes versions without a label',
    action: 'The action keeps a label on the version that it promotes away from.',
    notAsked: 'it takes more than a hundred versions, and a day',
  },
]
