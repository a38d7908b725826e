/** Huawei Cloud CSMS, by requests that the vendor's own signer has signed. Its client would log the signatures. */
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import { z } from 'zod'
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

const builtIn = { current: 'SYSCURRENT', previous: 'SYSPREVIOUS' }
const pending = 'SYSPENDING'

const errorSchema = z.looseObject({ error_code: z.string() })
const secretSchema = z.object({ secret: z.looseObject({ description: z.string().nullish(), state: z.string() }) })
const versionSchema = z.looseObject({
  id: z.string(),
  create_time: z.number(),
  expire_time: z.number().nullish(),
  version_stages: z.array(z.string()).nullish(),
})
const listSchema = z.looseObject({
  version_metadatas: z.array(versionSchema),
  page_info: z.looseObject({ next_marker: z.string().nullish() }).optional(),
})
type Version = z.output<typeof versionSchema>

/** The client of a run. */
export class HuaweiClient implements SecretClient {
  readonly current = builtIn.current
  readonly previous = builtIn.previous
  readonly hasBuiltInLabels = true
  readonly missingVersion = 'v999999'
  readonly managedSecret: string | undefined
  readonly #settings: Settings
  readonly #secret: string

  constructor(settings: Settings) {
    accessKeyOf(settings)
    this.#settings = settings
    this.#secret = `/secrets/${settings.secret}`
    this.managedSecret = settings.managedSecret
  }

  async find(): Promise<FoundSecret | undefined> {
    const reply = await this.#send('GET', this.#secret)
    if (reply.status === 404 || ['CSMS.0005', 'CSMS.0106'].includes(reply.code)) return undefined
    const { secret } = secretSchema.parse(mustSucceed('ShowSecret', reply).body)
    return {
      hasMark: secret.description === `${mark.key}: ${mark.value}`,
      isOwn: secret.description === ownMark,
      isDeleting: secret.state === 'PENDING_DELETE',
    }
  }

  async create(): Promise<void> {
    const { secret: name } = this.#settings
    const body = { name, description: ownMark, secret_string: randomValue() }
    mustSucceed('CreateSecret', await this.#send('POST', '/secrets', body))
  }

  async delete(): Promise<void> {
    mustSucceed('DeleteSecret', await this.#send('DELETE', this.#secret))
  }

  async scheduleDeletion(): Promise<void> {
    const body = { recovery_window_in_days: 7 }
    const reply = await this.#send('POST', `${this.#secret}/scheduled-deleted-tasks/create`, body)
    mustSucceed('CreateSecretScheduledDeletionTask', reply)
  }

  async restore(): Promise<void> {
    const reply = await this.#send('POST', `${this.#secret}/scheduled-deleted-tasks/cancel`)
    mustSucceed('CancelSecretScheduledDeletionTask', reply)
  }

  async addVersion(stages: readonly string[]): Promise<string> {
    const body = { secret_string: randomValue(), version_stages: [...stages] }
    const reply = mustSucceed('CreateSecretVersion', await this.#send('POST', `${this.#secret}/versions`, body))
    return z.object({ version_metadata: z.looseObject({ id: z.string() }) }).parse(reply.body).version_metadata.id
  }

  async versions(): Promise<Versions> {
    const all = await this.list()
    return new Map(
      all.map(({ id, version_stages: stages }) => {
        // The service is known to list empty strings.
        const named = (stages ?? []).filter((stage) => stage !== '')
        const shape = stages === undefined ? 'absent' : stages === null ? 'null' : named.length === 0 ? 'empty' : 'list'
        return [id, { labels: named, shape, isUsable: true }] as const
      }),
    )
  }

  /** Lists all versions in the order of their creation. */
  async list(): Promise<Version[]> {
    const all: Version[] = []
    for (let marker = '', page = 0; page < 25; page++) {
      const reply = mustSucceed('ListSecretVersions', await this.page(marker === '' ? '' : `?marker=${marker}`))
      const { version_metadatas: versions, page_info: info } = listSchema.parse(reply.body)
      all.push(...versions)
      marker = info?.next_marker ?? ''
      if (marker === '') break
    }
    return all.sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)))
  }

  page(query: string): Promise<Reply> {
    return this.#send('GET', `${this.#secret}/versions${query}`)
  }

  move(label: string, to: string): Promise<Reply> {
    return this.moveOf(this.#settings.secret, label, to)
  }

  remove(label: string): Promise<Reply> {
    return this.#send('DELETE', `${this.#secret}/stages/${label}`)
  }

  moveOf(secret: string, label: string, to: string): Promise<Reply> {
    return this.#send('PUT', `/secrets/${secret}/stages/${label}`, { version_id: to })
  }

  showLabel(label: string): Promise<Reply> {
    return this.#send('GET', `${this.#secret}/stages/${label}`)
  }

  /** Sets the expiry of a version, in the unit of the provider. */
  expire(version: string, time: number | null): Promise<Reply> {
    return this.#send('PUT', `${this.#secret}/versions/${version}`, { expire_time: time })
  }

  /** Returns whether times are in milliseconds. */
  async usesMilliseconds(): Promise<boolean> {
    return (await this.list()).every(({ create_time: time }) => time > 1e11)
  }

  async #send(method: string, path: string, data?: object): Promise<Reply> {
    const { region, projectId } = this.#settings
    const { accessKeyId: ak, secretAccessKey: sk, securityToken } = accessKeyOf(this.#settings)
    const domain = region.startsWith('eu-west-1') ? 'myhuaweicloud.eu' : 'myhuaweicloud.com'
    const url = new URL(`${this.#settings.endpoint ?? `https://kms.${region}.${domain}`}/v1/${projectId}${path}`)
    const headers = {
      ...{ 'content-type': 'application/json', 'X-Project-Id': projectId },
      ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
    }
    const request = { endpoint: url.href, method, headers, queryParams: Object.fromEntries(url.searchParams), data }
    const signed: Record<string, string> = AKSKSigner.sign(request, new BasicCredentials({ ak, sk, projectId }))
    delete signed.host // the same as that of the URL
    const response = await fetch(url, { method, headers: signed, ...(data && { body: JSON.stringify(data) }) })
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const error = errorSchema.safeParse(body)
    return { status: response.status, code: error.success ? error.data.error_code : '', body }
  }
}

type Asking = Bench<HuaweiClient>

/** The questions, in the order in which they are asked. */
export const questions: readonly Question<Asking>[] = [
  labels.movesPrevious(builtIn),
  labels.movePrevious(builtIn, { expected: 'accepted' }),
  labels.noopMove(builtIn, { expected: 'accepted' }),
  labels.missingVersion(builtIn, { expected: 'rejected', action: 'The action understands both 404 and 400.' }),
  labels.missingLabel({ expected: 'rejected', action: 'The action understands both 404 and 400.' }),
  {
    id: 'show-missing-label',
    about: 'which status and code a read of a label that is on no version returns',
    action: 'The action understands both 404 and 400.',
    expected: 'rejected',
    answers: {
      rejected: 'A read of a label that is on no version is rejected.',
      accepted: 'A read of a label that is on no version is accepted.',
    },
    ask: async (bench) => {
      await bench.arrange()
      return accepted(await bench.client.showLabel(labels.freeLabel))
    },
  },
  labels.removeBuiltIn('remove-current', builtIn.current, { expected: 'rejected', isDocumented: true }),
  labels.removeBuiltIn('remove-previous', builtIn.previous, { expected: 'rejected', isDocumented: true }),
  {
    id: 'move-pending',
    about: `whether \`${pending}\`, which rotation uses, can be assigned`,
    action: 'The action leaves it alone.',
    ownSecretOnly: 'the label may stay',
    answers: { accepted: `\`${pending}\` can be assigned.`, rejected: `\`${pending}\` cannot be assigned.` },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      return accepted(await bench.client.move(pending, c))
    },
  },
  {
    id: 'remove-pending',
    about: `whether \`${pending}\` can be removed`,
    action: 'The action leaves it alone.',
    ownSecretOnly: 'the label may stay',
    answers: { accepted: `\`${pending}\` can be removed.`, rejected: `\`${pending}\` cannot be removed.` },
    ask: async (bench) => {
      const { c, labels: before } = await bench.arrange()
      if (before[pending] === undefined && !isOk(await bench.client.move(pending, c)))
        throw new NotAskedError('the label cannot be assigned')
      return accepted(await bench.client.remove(pending))
    },
  },
  {
    id: 'removal-status',
    about: 'which status the removal of a label returns',
    action: 'The action understands both.',
    expected: '204',
    isRecorded: true,
    answers: {
      '204': 'The removal of a label returns 204.',
      '200': 'The removal of a label returns 200.',
      otherwise: 'The removal of a label returns neither 200 nor 204.',
    },
    ask: async (bench) => {
      const { a } = await bench.arrange()
      await bench.place(labels.freeLabel, a)
      const reply = await bench.client.remove(labels.freeLabel)
      return seen([200, 204].includes(reply.status) ? String(reply.status) : 'otherwise', reply)
    },
  },
  {
    id: 'label-dot',
    about: 'whether a label may contain a dot',
    action: 'The action lets the store judge.',
    answers: { accepted: 'A label may contain a dot.', rejected: 'A label must not contain a dot.' },
    ask: async (bench) => {
      const { a } = await bench.arrange()
      return accepted(await bench.client.move(`${labelPrefix}.dot`, a))
    },
  },
  labels.unlabeledShape({ expected: 'empty' }),
  labels.promoteUnlabeled(builtIn),
  labels.labelLimit(12, 2, { expected: 'with-built-in' }),
  {
    id: 'time-unit',
    about: 'whether times are in seconds or in milliseconds',
    action: 'The action tells them apart by their size.',
    expected: 'ms',
    isRecorded: true,
    answers: { ms: 'Times are in milliseconds.', s: 'Times are in seconds.' },
    ask: async ({ client }) => seen((await client.usesMilliseconds()) ? 'ms' : 's'),
  },
  {
    id: 'remove-expiry',
    about: 'whether an expiry can be removed',
    action: 'The action restores the earlier expiry if there was one; otherwise it warns.',
    answers: {
      'by-null': 'An expiry of `null` removes the expiry of a version.',
      'by-zero': 'An expiry of 0 removes the expiry of a version.',
      rejected: 'Neither `null` nor 0 is accepted as an expiry, so it cannot be removed.',
      stays: 'Neither `null` nor 0 removes the expiry of a version.',
    },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      const unit = (await bench.client.usesMilliseconds()) ? 1 : 1000
      const isSet = isOk(await bench.client.expire(c, Math.floor((Date.now() + 86_400_000) / unit)))
      if (!isSet) throw new NotAskedError('no expiry could be set')
      const replies: Reply[] = []
      try {
        for (const [answer, time] of [['by-null', null] as const, ['by-zero', 0] as const]) {
          const reply = await bench.client.expire(c, time)
          replies.push(reply)
          const version = (await bench.client.list()).find(({ id }) => id === c)
          // A version that expires at the beginning of 1970 has expired.
          if (isOk(reply) && (version?.expire_time ?? null) === null) return seen(answer, reply)
        }
        return seen(replies.some(isOk) ? 'stays' : 'rejected', replies.at(-1))
      } finally {
        await bench.renew()
      }
    },
  },
  {
    id: 'promote-expired',
    about: 'whether a version that has expired can be promoted',
    action: 'The action sends the move.',
    answers: {
      accepted: 'A version that has expired can be promoted.',
      rejected: 'A version that has expired cannot be promoted.',
    },
    ask: async (bench) => {
      const { b, c } = await bench.arrange()
      const { client } = bench
      const unit = (await client.usesMilliseconds()) ? 1 : 1000
      const soon = 15_000
      try {
        if (!isOk(await client.expire(c, Math.floor((Date.now() - 60_000) / unit)))) {
          // A time in the past may not be accepted.
          if (!isOk(await client.expire(c, Math.floor((Date.now() + soon) / unit))))
            throw new NotAskedError('no expiry could be set')
          await bench.wait(10)
        }
        const reply = await client.move(builtIn.current, c)
        await bench.place(builtIn.current, b)
        return accepted(reply)
      } finally {
        await bench.renew()
      }
    },
  },
  labels.readAfterMove(builtIn),
  labels.readAfterCreation(),
  {
    id: 'page-size',
    about: 'whether a list without a page size holds all versions of a secret',
    action: 'The action reads all pages.',
    expected: 'whole',
    answers: {
      whole: 'A list without a page size held all versions.',
      shorter: 'A list without a page size held fewer versions than there are.',
    },
    ask: async (bench) => {
      await bench.arrange()
      const reply = mustSucceed('ListSecretVersions', await bench.client.page(''))
      const { version_metadatas: versions } = listSchema.parse(reply.body)
      const all = await bench.client.list()
      return seen(versions.length === all.length ? 'whole' : 'shorter', reply, `${versions.length} versions`)
    },
  },
  {
    id: 'page-maximum',
    about: 'whether a page of 1000 versions can be requested',
    action: 'The action sets no page size.',
    answers: {
      accepted: 'A page of 1000 versions can be requested.',
      rejected: 'A page of 1000 versions is rejected.',
    },
    ask: async ({ client }) => accepted(await client.page('?limit=1000')),
  },
  labels.managedSecret(),
  labels.moveWhileDeleting(builtIn, { expected: 'rejected' }),
  {
    id: 'disabled',
    about: 'whether a label of a disabled secret can be moved',
    action: 'The action quotes the error.',
    notAsked: 'no documented request disables a secret',
  },
  {
    id: 'purge',
    about: 'how long a version without a label is kept',
    action: 'The action keeps a label on the version that it promotes away from.',
    notAsked: 'it may take longer than a run',
  },
  {
    id: 'retry-after',
    about: 'whether a throttled response says how long to wait',
    action: 'The action honors `Retry-After`, and backs off without it.',
    notAsked: 'it would throttle the whole account',
  },
  {
    id: 'auth-projects',
    about:
      'whether [`GET /v3/auth/projects`](https://support.huaweicloud.com/eu/api-iam/iam_06_0003.html), which needs no permission, lists projects to the temporary keys of an agency: it is documented for IAM users',
    action: "The action looks up the project with `GET /v3/projects`, as the vendor's SDKs do.",
    notAsked: 'it is about IAM, and only the keys of an agency could ask it',
  },
]
