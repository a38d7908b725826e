/** Google Secret Manager, by the vendor's own client. The labels are aliases, and none is built in. */
import { type secretmanager_v1, secretmanager } from '@googleapis/secretmanager'
import { GoogleAuth, OAuth2Client } from 'google-auth-library'
import { isLoopback } from '../src/http/url.ts'
import { type Bench, mustSucceed } from './bench.ts'
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
import type { Settings } from './settings.ts'

const moved = { current: `${labelPrefix}Current`, previous: `${labelPrefix}Previous` }
const aliasLimit = 50
/** The quota is two updates a second for each secret. */
const updateMs = 600

type Secret = secretmanager_v1.Schema$Secret
type Aliases = Record<string, string>
type Response<T> = { readonly status: number; readonly data: T }
type SentReply<T> = Reply & { readonly body: T }

/** The client of a run. */
export class GoogleClient implements SecretClient {
  readonly current = moved.current
  readonly previous = moved.previous
  readonly hasBuiltInLabels = false
  readonly missingVersion = '999999'
  readonly #api: secretmanager_v1.Resource$Projects$Secrets
  readonly #project: string
  readonly #secretId: string
  readonly #updateMs: number
  #lastUpdate = -Infinity

  constructor({ credentials, endpoint, projectId, secret }: Settings) {
    const root = endpoint === undefined ? {} : { rootUrl: endpoint }
    // Every response is one to look at.
    const options = { version: 'v1', retry: false, validateStatus: () => true, ...root } as const
    this.#api = secretmanager({ ...options, auth: toAuth(credentials) }).projects.secrets
    this.#project = `projects/${projectId}`
    this.#secretId = secret
    this.#updateMs = endpoint !== undefined && isLoopback(new URL(endpoint).hostname) ? 0 : updateMs
  }

  async find(): Promise<FoundSecret | undefined> {
    const reply = await this.#get()
    if (reply.code === 'NOT_FOUND') return undefined
    const tag = (mustSucceed('GetSecret', reply) as SentReply<Secret>).body.labels?.[mark.key]
    return { hasMark: tag === mark.value, isOwn: tag === ownMark, isDeleting: false }
  }

  async create(): Promise<void> {
    const requestBody = { replication: { automatic: {} }, labels: { [mark.key]: ownMark } }
    const request = { parent: this.#project, secretId: this.#secretId, requestBody }
    mustSucceed('CreateSecret', await call(() => this.#api.create(request)))
  }

  async delete(): Promise<void> {
    mustSucceed('DeleteSecret', await call(() => this.#api.delete({ name: this.#name })))
  }

  async addVersion(aliases: readonly string[]): Promise<string> {
    const requestBody = { payload: { data: Buffer.from(randomValue()).toString('base64') } }
    const reply = await call(() => this.#api.addVersion({ parent: this.#name, requestBody }))
    const id = numberOf((mustSucceed('AddSecretVersion', reply) as SentReply<{ name?: string | null }>).body.name)
    const all = { ...(await this.#read()).versionAliases, ...Object.fromEntries(aliases.map((alias) => [alias, id])) }
    mustSucceed('UpdateSecret', await this.setAliases(all))
    return id
  }

  async destroyVersion(version: string): Promise<void> {
    const name = `${this.#name}/versions/${version}`
    const reply = await call(() => this.#api.versions.get({ name }))
    if ((reply.body as { state?: string | null }).state === 'DESTROYED') return
    mustSucceed('DestroySecretVersion', await this.tryToDestroy(version))
  }

  tryToDestroy(version: string): Promise<Reply> {
    return call(() => this.#api.versions.destroy({ name: `${this.#name}/versions/${version}` }))
  }

  async disable(version: string): Promise<void> {
    const name = `${this.#name}/versions/${version}`
    mustSucceed('DisableSecretVersion', await call(() => this.#api.versions.disable({ name })))
  }

  async versions(): Promise<Versions> {
    const { versionAliases = {} } = await this.#read()
    const listed: secretmanager_v1.Schema$SecretVersion[] = []
    for (let pageToken = '', page = 0; page < 25; page++) {
      const { versions = [], nextPageToken } = (
        mustSucceed('ListSecretVersions', await this.page(pageToken)) as ListReply
      ).body
      listed.push(...versions)
      pageToken = nextPageToken ?? ''
      if (pageToken === '') break
    }
    const all = listed.map(({ name, state }) => ({ id: numberOf(name), state }))
    return new Map(
      all
        .sort((one, other) => Number(one.id) - Number(other.id))
        .map(({ id, state }) => {
          const names = Object.keys(versionAliases ?? {}).filter((alias) => versionAliases?.[alias] === id)
          const shape = names.length === 0 ? 'absent' : 'list'
          return [
            id,
            { labels: names, shape, isUsable: state === 'ENABLED', isDestroyed: state === 'DESTROYED' },
          ] as const
        }),
    )
  }

  page(pageToken = ''): Promise<ListReply> {
    return call(() => this.#api.versions.list({ parent: this.#name, pageSize: 25_000, pageToken }))
  }

  async move(label: string, to: string): Promise<Reply> {
    const { versionAliases, etag } = await this.#read()
    return this.setAliases({ ...versionAliases, [label]: to }, etag)
  }

  remove(label: string): Promise<Reply> {
    return this.removeAll([label])
  }

  async removeAll(removed: readonly string[]): Promise<Reply> {
    const { versionAliases, etag } = await this.#read()
    const others = Object.entries(versionAliases ?? {}).filter(([alias]) => !removed.includes(alias))
    return this.setAliases(Object.fromEntries(others), etag)
  }

  /** Replaces the whole map of aliases, if the etag is that of the secret. Without one, Google compares nothing. */
  async setAliases(versionAliases: Aliases, etag?: string | null): Promise<SentReply<Secret>> {
    const pauseMs = Math.max(0, this.#lastUpdate + this.#updateMs - performance.now())
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    this.#lastUpdate = performance.now()
    const requestBody = { versionAliases, ...(etag !== undefined && { etag }) }
    return call(() => this.#api.patch({ name: this.#name, updateMask: 'versionAliases', requestBody }))
  }

  async etag(): Promise<string> {
    return (await this.#read()).etag ?? ''
  }

  /** Returns the version that consumers get by an alias; undefined if it is not found. */
  async resolve(alias: string): Promise<string | undefined> {
    const reply = await call(() => this.#api.versions.get({ name: `${this.#name}/versions/${alias}` }))
    return isOk(reply) ? numberOf(reply.body.name) : undefined
  }

  get #name() {
    return `${this.#project}/secrets/${this.#secretId}`
  }

  #get(): Promise<SentReply<Secret>> {
    return call(() => this.#api.get({ name: this.#name }))
  }

  async #read(): Promise<Secret> {
    return (mustSucceed('GetSecret', await this.#get()) as SentReply<Secret>).body
  }
}

type ListReply = SentReply<secretmanager_v1.Schema$ListSecretVersionsResponse>

function toAuth(credentials: Settings['credentials']) {
  if ('credentialsFile' in credentials) {
    const scopes = ['https://www.googleapis.com/auth/cloud-platform']
    return new GoogleAuth({ keyFile: credentials.credentialsFile, scopes })
  }
  const auth = new OAuth2Client()
  if ('authToken' in credentials) auth.setCredentials({ access_token: credentials.authToken })
  return auth
}

async function call<T>(send: () => Promise<Response<T>>): Promise<SentReply<T>> {
  const { status, data } = await send()
  const { error } = data as { error?: { status?: string } }
  return { status, code: error?.status ?? '', body: data }
}

const numberOf = (name: string | null | undefined): string => name?.split('/').at(-1) ?? ''

/** The questions, in the order in which they are asked. */
export const questions: readonly Question<Bench<GoogleClient>>[] = [
  labels.noopMove(moved, { expected: 'accepted', isDocumented: true }),
  labels.missingVersion(moved),
  {
    id: 'outdated-etag',
    about: 'which status and code a write with an outdated `etag` returns',
    action: 'The action reads again.',
    expected: 'rejected',
    isDocumented: true,
    answers: {
      rejected: 'A write with an outdated `etag` is rejected.',
      accepted: 'A write with an outdated `etag` is accepted.',
    },
    ask: async (bench) => {
      const { a, c, labels: aliases } = await bench.arrange()
      const etag = await bench.client.etag()
      await bench.place(labels.freeLabel, a)
      return accepted(await bench.client.setAliases({ ...aliases, [moved.current]: c }, etag))
    },
  },
  {
    id: 'disabled',
    about: 'whether an alias can be moved to a disabled version',
    action: 'The action refuses a disabled version.',
    expected: 'accepted',
    isRecorded: true,
    answers: {
      accepted: 'An alias can be moved to a disabled version.',
      rejected: 'An alias cannot be moved to a disabled version.',
    },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      await bench.client.disable(c)
      const reply = await bench.client.move(moved.current, c)
      await bench.renew()
      return accepted(reply)
    },
  },
  {
    id: 'destroy-aliased',
    about: 'whether Google refuses to destroy a version with an alias',
    action: 'The action neither promotes nor rolls back to a destroyed version.',
    answers: {
      accepted: 'A version with an alias can be destroyed.',
      rejected: 'A version with an alias cannot be destroyed.',
    },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      const reply = await bench.client.tryToDestroy(c)
      await bench.renew()
      return accepted(reply)
    },
  },
  {
    id: 'destroyed',
    about: 'whether an alias can be moved to a destroyed version',
    action: 'The action refuses a destroyed version.',
    answers: {
      accepted: 'An alias can be moved to a destroyed version.',
      rejected: 'An alias cannot be moved to a destroyed version.',
    },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      await bench.clear(`${labelPrefix}C`)
      await bench.client.destroyVersion(c)
      const reply = await bench.client.move(moved.current, c)
      if (isOk(reply)) await bench.client.remove(moved.current)
      return accepted(reply)
    },
  },
  {
    id: 'beside-destroyed',
    about: "whether a write is refused if one of the aliases, perhaps someone else's, is on a destroyed version",
    action: 'If it is, the run fails, quotes Google and changes nothing: move or remove that alias first.',
    answers: {
      accepted: 'An alias can be moved while another one is on a destroyed version.',
      rejected: 'No alias can be moved while another one is on a destroyed version.',
      unclear: 'No alias can be on a destroyed version.',
    },
    ask: async (bench) => {
      const { a, c } = await bench.arrange()
      const destroyed = await bench.client.tryToDestroy(c)
      const reply = await bench.client.move(moved.current, a)
      await bench.renew()
      return isOk(destroyed) ? accepted(reply) : seen('unclear', destroyed)
    },
  },
  {
    id: 'label-limit',
    about: `which error more than ${aliasLimit} aliases return`,
    action: 'The action quotes the error.',
    expected: 'rejected',
    answers: {
      rejected: `More than ${aliasLimit} aliases are rejected.`,
      accepted: `A secret can have more than ${aliasLimit} aliases.`,
    },
    ask: async (bench) => {
      const { a, labels: aliases } = await bench.arrange()
      const count = aliasLimit + 1 - Object.keys(aliases).length
      const more = Array.from({ length: count }, (_, index) => [`${labelPrefix}L${index}`, a] as const)
      const reply = await bench.client.setAliases({ ...aliases, ...Object.fromEntries(more) })
      if (isOk(reply)) await bench.client.setAliases(aliases)
      return accepted(reply)
    },
  },
  labels.readAfterMove(moved, { action: 'The action reads the secret again until its aliases are as planned.' }),
  {
    id: 'resolution',
    about: 'how late consumers get another version by a moved alias',
    action: 'A successful step means that the map is as planned, not that consumers see it.',
    answers: {
      'at-once': 'The first read by a moved alias got the new version.',
      late: 'The first read by a moved alias got the old version.',
      never: 'No read by a moved alias got the new version within half a minute.',
    },
    ask: async (bench) => {
      const { c } = await bench.arrange()
      const reply = await bench.client.move(moved.current, c)
      const start = performance.now()
      for (let reads = 1; reads <= 15; reads++) {
        if ((await bench.client.resolve(moved.current)) === c)
          return reads === 1
            ? seen('at-once', reply)
            : seen('late', reply, `${Math.round(performance.now() - start)} ms`)
        await bench.wait(1)
      }
      return seen('never', reply)
    },
  },
  labels.readAfterCreation({ action: 'The action asks for a version by its number if the list does not show it.' }),
  {
    id: 'page-size',
    about: 'whether a page holds as many versions as requested',
    action: 'The action reads all pages.',
    expected: 'whole',
    isDocumented: true,
    answers: {
      whole: 'A page holds as many versions as requested.',
      shorter: 'A page holds fewer versions than requested.',
    },
    ask: async (bench) => {
      await bench.arrange()
      const reply = await bench.client.page()
      const count = reply.body.versions?.length ?? 0
      return seen(reply.body.nextPageToken ? 'shorter' : 'whole', reply, `${count} versions`)
    },
  },
  {
    id: 'failed-precondition',
    about: 'what `FAILED_PRECONDITION` can mean other than an outdated `etag`',
    action: 'The action reads again, and stops if nothing has changed.',
    notAsked: 'a run cannot bring about what it does not know',
  },
]
