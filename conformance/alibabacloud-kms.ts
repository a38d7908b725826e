/** Alibaba Cloud KMS, by requests that the vendor's own signer has signed. */
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { type Bench, labelsOf, mustSucceed } from './bench.ts'
import * as labels from './label-questions.ts'
import { accepted, isOk, type Question, type Reply, seen } from './questions.ts'
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

// By `require`, as Node, TypeScript and Vitest import its default export differently.
const core = createRequire(import.meta.url)('@alicloud/openapi-core') as typeof import('@alicloud/openapi-core')

const builtIn = { current: 'ACSCurrent', previous: 'ACSPrevious' }
/** The SHA-256 of an empty body. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

const errorSchema = z.looseObject({ Code: z.string() })
const secretSchema = z.looseObject({
  Arn: z.string(),
  PlannedDeleteTime: z.string().nullish(),
  Tags: z.object({ Tag: z.array(z.object({ TagKey: z.string(), TagValue: z.string() })) }).nullish(),
})
const versionSchema = z.looseObject({
  VersionId: z.string(),
  CreateTime: z.string(),
  VersionStages: z.looseObject({ VersionStage: z.array(z.string()).nullish() }).nullish(),
})
const listSchema = z.looseObject({
  PageSize: z.number(),
  VersionIds: z.looseObject({ VersionId: z.array(versionSchema) }),
})
type Version = z.output<typeof versionSchema>

/** The client of a run. */
export class AlibabaClient implements SecretClient {
  readonly current = builtIn.current
  readonly previous = builtIn.previous
  readonly hasBuiltInLabels = true
  readonly missingVersion = `${labelPrefix}Missing`
  readonly managedSecret: string | undefined
  readonly #settings: Settings

  constructor(settings: Settings) {
    accessKeyOf(settings)
    this.#settings = settings
    this.managedSecret = settings.managedSecret
  }

  async find(): Promise<FoundSecret | undefined> {
    const reply = await this.describe(this.#settings.secret)
    if (['Forbidden.ResourceNotFound', 'EntityNotExist.Secret'].includes(reply.code)) return undefined
    const { Tags, PlannedDeleteTime } = secretSchema.parse(mustSucceed('DescribeSecret', reply).body)
    const tag = Tags?.Tag.find(({ TagKey }) => TagKey === mark.key)?.TagValue
    const isDeleting = (PlannedDeleteTime ?? '') !== ''
    return { hasMark: tag === mark.value, isOwn: tag === ownMark, isDeleting }
  }

  async create(): Promise<void> {
    const Tags = JSON.stringify([{ TagKey: mark.key, TagValue: ownMark }])
    mustSucceed('CreateSecret', await this.#sendOwn('CreateSecret', { ...newVersion(), Tags }))
  }

  async delete(): Promise<void> {
    mustSucceed('DeleteSecret', await this.#sendOwn('DeleteSecret', { ForceDeleteWithoutRecovery: 'true' }))
  }

  async scheduleDeletion(): Promise<void> {
    mustSucceed('DeleteSecret', await this.#sendOwn('DeleteSecret', { RecoveryWindowInDays: '7' }))
  }

  async restore(): Promise<void> {
    mustSucceed('RestoreSecret', await this.#sendOwn('RestoreSecret', {}))
  }

  async addVersion(stages: readonly string[]): Promise<string> {
    const version = newVersion()
    const VersionStages = JSON.stringify(stages)
    mustSucceed('PutSecretValue', await this.#sendOwn('PutSecretValue', { ...version, VersionStages }))
    return version.VersionId
  }

  async versions(): Promise<Versions> {
    const all: Version[] = []
    for (let page = 1; page <= 25; page++) {
      const reply = mustSucceed('ListSecretVersionIds', await this.page(50, page))
      const { PageSize, VersionIds } = listSchema.parse(reply.body)
      all.push(...VersionIds.VersionId)
      if (VersionIds.VersionId.length < Math.min(50, PageSize)) break
    }
    const inOrder = all.toSorted((one, other) => one.CreateTime.localeCompare(other.CreateTime))
    return new Map(
      inOrder.map(({ VersionId, VersionStages }) => {
        const stages = VersionStages?.VersionStage
        const isNull = VersionStages === null || stages === null
        const shape = isNull ? 'null' : stages === undefined ? 'absent' : stages.length === 0 ? 'empty' : 'list'
        return [VersionId, { labels: stages ?? [], shape, isUsable: true }] as const
      }),
    )
  }

  /** Lists one page, with the versions that have no label. */
  page(size: number, number = 1): Promise<Reply> {
    const numbers = { PageSize: String(size), PageNumber: String(number) }
    return this.#sendOwn('ListSecretVersionIds', { IncludeDeprecated: 'true', ...numbers })
  }

  describe(SecretName: string): Promise<Reply> {
    return this.#send('DescribeSecret', { SecretName, FetchTags: 'true' })
  }

  move(label: string, to: string, from: string | undefined): Promise<Reply> {
    return this.moveOf(this.#settings.secret, label, to, from)
  }

  remove(label: string, from: string): Promise<Reply> {
    return this.moveOf(this.#settings.secret, label, undefined, from)
  }

  moveOf(SecretName: string, VersionStage: string, to: string | undefined, from: string | undefined): Promise<Reply> {
    const versions = { ...(to !== undefined && { MoveToVersion: to }), ...(from && { RemoveFromVersion: from }) }
    return this.#send('UpdateSecretVersionStage', { SecretName, VersionStage, ...versions })
  }

  /** The name of the secret in an account that is not this one. */
  async foreignArn(): Promise<string> {
    const { Arn } = secretSchema.parse((await this.describe(this.#settings.secret)).body)
    return Arn.replace(/:(\d+)(\d):secret\//, (_, most: string, last: string) => {
      return `:${most}${(Number(last) + 1) % 10}:secret/`
    })
  }

  #sendOwn(action: string, query: Record<string, string>): Promise<Reply> {
    return this.#send(action, { SecretName: this.#settings.secret, ...query })
  }

  async #send(action: string, query: Record<string, string>): Promise<Reply> {
    const { region, endpoint } = this.#settings
    const { accessKeyId, secretAccessKey, securityToken } = accessKeyOf(this.#settings)
    const url = new URL(endpoint ?? `https://kms.${region}.aliyuncs.com`)
    const { OpenApiUtil: util } = core
    const headers: Record<string, string> = {
      ...{ host: url.host, accept: 'application/json', 'x-acs-action': action, 'x-acs-version': '2016-01-20' },
      ...{ 'x-acs-date': util.getTimestamp(), 'x-acs-signature-nonce': util.getNonce() },
      'x-acs-content-sha256': emptyHash,
      ...(securityToken !== undefined && {
        'x-acs-accesskey-id': accessKeyId,
        'x-acs-security-token': securityToken,
      }),
    }
    const unsigned = { method: 'POST', pathname: '/', query, headers } as never
    const signature = util.getAuthorization(unsigned, 'ACS3-HMAC-SHA256', emptyHash, accessKeyId, secretAccessKey)
    delete headers.host // the same as that of the URL
    url.search = new URLSearchParams(query).toString()
    const response = await fetch(url, { method: 'POST', headers: { ...headers, authorization: signature } })
    return toReply(response.status, await response.text())
  }
}

/** Reads a response, whose errors may be XML whatever is accepted. */
function toReply(status: number, text: string): Reply {
  const [, xmlCode] = /<Code>([^<]*)<\/Code>/.exec(text) ?? []
  if (xmlCode !== undefined) return { status, code: xmlCode, body: undefined }
  const body: unknown = JSON.parse(text)
  const error = errorSchema.safeParse(body)
  return { status, code: error.success ? error.data.Code : '', body }
}

const newVersion = () => ({
  VersionId: `${labelPrefix}${randomBytes(12).toString('hex')}`,
  SecretData: randomValue(),
})

/** The questions, in the order in which they are asked. */
export const questions: readonly Question<Bench<AlibabaClient>>[] = [
  labels.movesPrevious(builtIn, { expected: 'yes' }),
  labels.movePrevious(builtIn, { expected: 'accepted', isDocumented: true }),
  labels.noopMove(builtIn),
  labels.missingVersion(builtIn, { expected: 'rejected' }),
  labels.missingLabel({ expected: 'rejected' }),
  labels.namedHolder('RemoveFromVersion', builtIn),
  labels.unnamedHolder('RemoveFromVersion', builtIn, { expected: 'accepted', isDocumented: true }),
  labels.removeBuiltIn('remove-current', builtIn.current, { expected: 'rejected', isDocumented: true }),
  labels.removeBuiltIn('remove-previous', builtIn.previous, { expected: 'rejected', isDocumented: true }),
  {
    id: 'label-symbols',
    about: 'whether a label may contain `-`, `_` and `.`',
    action: 'The action lets the store judge.',
    answers: {
      accepted: 'A label may contain `-`, `_` and `.`.',
      rejected: 'A label must not contain all of `-`, `_` and `.`.',
    },
    ask: async (bench) => {
      const { a } = await bench.arrange()
      return accepted(await bench.client.move(`${labelPrefix}-_.`, a, undefined))
    },
  },
  labels.unlabeledShape({ expected: 'empty' }),
  labels.promoteUnlabeled(builtIn),
  labels.labelLimit(8, 2),
  labels.readAfterMove(builtIn),
  labels.readAfterCreation(),
  {
    id: 'page-size',
    about: 'whether a page holds as many versions as requested, up to 50',
    action: 'The action reads all pages.',
    expected: 'whole',
    isRecorded: true,
    answers: {
      whole: 'A page of up to 50 versions can be requested.',
      shorter: 'A page holds fewer versions than requested.',
    },
    ask: async (bench) => {
      await bench.arrange()
      const reply = mustSucceed('ListSecretVersionIds', await bench.client.page(50))
      const { PageSize, VersionIds } = listSchema.parse(reply.body)
      const isShorter = PageSize < 50 && VersionIds.VersionId.length === PageSize
      return seen(isShorter ? 'shorter' : 'whole', reply, `${VersionIds.VersionId.length} versions`)
    },
  },
  ...[101, 1000].map((size) => ({
    id: size === 101 ? 'page-maximum' : 'page-maximum-thousand',
    about: `whether a page of ${size} versions can be requested`,
    action: 'The action asks for 50.',
    answers: {
      accepted: `A page of ${size} versions can be requested.`,
      rejected: `A page of ${size} versions is rejected.`,
    },
    ask: async ({ client }: Bench<AlibabaClient>) => accepted(await client.page(size)),
  })),
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
  labels.managedSecret({
    expected: 'rejected',
    action: 'The action finds such a secret with `DescribeSecret`, before the first write.',
  }),
  {
    id: 'eviction',
    about: 'which version makes room for the eleventh',
    action: 'The action keeps a label on the version that it promotes away from.',
    expected: 'oldest-unlabeled',
    ownSecretOnly: 'it removes versions',
    answers: {
      'oldest-unlabeled': 'The oldest version without a label makes room for the eleventh.',
      unlabeled: 'A version without a label makes room for the eleventh, but not the oldest.',
      labeled: 'A version with a label makes room for the eleventh, although others have none.',
      none: 'A secret can have more than eleven versions.',
    },
    ask: async (bench) => {
      await bench.arrange()
      const [oldest = ''] = (await bench.client.versions()).keys()
      // So that the oldest version and the oldest one without a label are two.
      if ((await bench.client.versions()).get(oldest)?.labels.length === 0) await bench.place(labels.freeLabel, oldest)
      const passing = `${labelPrefix}E`
      for (let count = 0; count < 12; count++) {
        const before = await bench.client.versions()
        const added = await bench.client.addVersion([passing])
        const { versions } = await bench.until((now) => now[passing] === added)
        const gone = [...before.keys()].find((id) => !versions.has(id))
        if (gone === undefined) continue
        // The label has left the version before the new one.
        const unlabeled = [...before].filter(([id]) => id === labelsOf(before)[passing] || isUnlabeled(before, id))
        if (gone === unlabeled[0]?.[0]) return seen('oldest-unlabeled')
        return seen(unlabeled.some(([id]) => id === gone) ? 'unlabeled' : 'labeled')
      }
      return seen('none')
    },
  },
  labels.moveWhileDeleting(builtIn, {
    expected: 'rejected',
    action: 'The action finds such a secret with `DescribeSecret`, before the first write.',
  }),
  {
    id: 'quota-group',
    about: 'which quota of requests per second moves count towards',
    action: 'The action stays below 40 requests a second.',
    notAsked: 'it would throttle the whole account',
  },
]

const isUnlabeled = (versions: Versions, id: string) => versions.get(id)?.labels.length === 0
