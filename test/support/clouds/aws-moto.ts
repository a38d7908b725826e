/**
 * AWS Secrets Manager as moto emulates it, behind the server of the stand-in: that one records and intercepts requests, and
 * moto responds to them. `secrets` mirrors what moto has; a change by a test goes to moto before the next request.
 *
 * Three things differ between a test and moto, and are translated both ways: moto takes version ids of 32 to 64 characters
 * only, and tests use shorter ones; each cloud has an account of its own, so that secrets of the same name do not meet; and
 * the ARN has the account that tests expect. Moto checks neither keys nor signatures nor permissions.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { Aws as StandIn, type AwsOptions } from './aws-secrets-manager.ts'
import { type CloudRequest, type CloudResponse, labelsOf } from './server.ts'

/** The variable with the address of moto. */
export const motoVariable = 'TEST_MOTO'
/** Whether the tests for AWS run on moto; those for other clouds are then skipped. */
export const isOnMoto = process.env.TEST_AWS === 'moto'

/** The test that runs on moto: how to skip it, and whether it has started a cloud in moto. */
export const currentTest = new AsyncLocalStorage<{ skip: (reason: string) => never; usesMoto: boolean }>()

/** Skips the test that runs on moto, since moto lacks what it asks for. It runs on our stand-in. */
export function skipOnMoto(reason: string): never {
  const test = currentTest.getStore()
  if (test === undefined) throw new Error(reason)
  return test.skip(reason)
}

/** The options that do not change what the cloud does. All others are switches of the stand-in. */
const neutralOptions = ['secrets', 'intercept', 'region', 'port', 'tls', 'movesPrevious']

const account = '123456789012'
const suffixTag = { Key: '_custom_id_', Value: 'a1B2c3' }
const managedTag = 'aws:secretsmanager:owningService'
const padding = '~'
const describedSchema = z.looseObject({ DeletedDate: z.number().nullable() })
const listedSchema = z.looseObject({
  Versions: z.array(z.looseObject({ VersionId: z.string(), VersionStages: z.array(z.string()) })),
})

/** Headers of the connection to the stand-in's server. */
const ownHeaders = ['connection', 'content-length', 'host']
/** Headers of moto's responses that a client may read. */
const passedHeaders = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid']

type Secret = StandIn['secrets'][string]
type Sent = Pick<CloudRequest, 'method' | 'path' | 'headers' | 'body'>

/** Starts AWS with these secrets in moto. */
export async function startAwsOnMoto(options: AwsOptions = {}): Promise<StandIn> {
  const switches = Object.entries(options).filter(([name, value]) => {
    return value !== undefined && !neutralOptions.includes(name)
  })
  if (switches.length > 0) skipOnMoto(`only the stand-in has ${switches.map(([name]) => name).join(' and ')}`)
  const moto = process.env[motoVariable]
  if (moto === undefined) throw new Error('moto has not been started')
  const test = currentTest.getStore()
  if (test) test.usesMoto = true
  return new Aws(options, moto).start()
}

// It has the name of the stand-in, as the requests to it need the same permissions.
class Aws extends StandIn {
  readonly #moto: string
  readonly #region: string
  readonly #account = String(randomInt(100_000_000_000, 999_999_999_999))
  /** What moto has of each secret. */
  readonly #known = new Map<string, string>()
  /** The last request; one is processed after another, so that what moto has is known in between. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: AwsOptions, moto: string) {
    super(options)
    this.#moto = moto
    this.#region = options.region ?? 'eu-central-1'
  }

  override async start(): Promise<this> {
    for (const [name, secret] of Object.entries(this.secrets)) {
      const [first = ''] = Object.keys(secret.versions)
      await this.#call('CreateSecret', { Name: name, ...newVersion(first), Tags: [suffixTag] })
      await this.#push(name, secret)
    }
    return super.start()
  }

  protected override process(call: CloudRequest): Promise<CloudResponse> {
    const name = this.#findName(call)
    const secret = this.secrets[name]
    const response = this.#last.then(async () => {
      if (secret === undefined) return this.#forward(call)
      if (this.#known.get(name) !== toText(secret)) await this.#push(name, secret)
      const response = await this.#forward(call)
      if (call.operation !== 'UpdateSecretVersionStage') return response
      // After an error, too: that moto has changed nothing is not a matter of course.
      await this.#pull(name, secret)
      if (response.status === 200) this.recordWrite(name, secret)
      return response
    })
    this.#last = response.catch(() => undefined)
    return response
  }

  /** Returns the name of the secret that a request is about, an empty string if there is none. */
  #findName({ body }: CloudRequest): string {
    const { SecretId: id } = z.looseObject({ SecretId: z.string() }).parse(JSON.parse(body))
    return Object.keys(this.secrets).find((it) => [it, this.arnOf(it), this.arnOf(it, '')].includes(id)) ?? ''
  }

  async #forward({ method, path, headers, body }: Sent): Promise<CloudResponse & { body: string }> {
    const others = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name))
    const response = await fetch(`${this.#moto}${path}`, {
      method,
      headers: [...others, ['x-moto-account-id', this.#account]],
      body: this.#toMoto(body),
    })
    const passed = [...response.headers].filter(([name]) => passedHeaders.includes(name))
    const text = await response.text()
    return { status: response.status, headers: Object.fromEntries(passed), body: this.#fromMoto(text) }
  }

  /** Sends a request of its own, in the words of the tests. */
  async #call(operation: string, parameters: object): Promise<unknown> {
    const { status, body } = await this.#forward({
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `secretsmanager.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=test/20310102/${this.#region}/secretsmanager/aws4_request`,
      },
      body: JSON.stringify(parameters),
    })
    if (status !== 200) throw new Error(`moto rejects ${operation}: ${body}`)
    return JSON.parse(body)
  }

  #toMoto(body: string): string {
    const parameters = JSON.parse(body) as Record<string, unknown>
    for (const name of ['ClientRequestToken', 'MoveToVersionId', 'RemoveFromVersionId'])
      if (typeof parameters[name] === 'string') parameters[name] = parameters[name].padEnd(32, padding)
    return JSON.stringify(parameters).replaceAll(account, this.#account)
  }

  #fromMoto(text: string): string {
    return text.replaceAll(padding, '').replaceAll(this.#account, account)
  }

  /** Gives moto what a test has changed. */
  async #push(name: string, secret: Secret): Promise<void> {
    const known = await this.#listVersions(name)
    const gone = Object.keys(known).filter((id) => !Object.hasOwn(secret.versions, id))
    if (gone.length > 0) throw new Error('moto has no request that deletes a version')
    for (const id of Object.keys(secret.versions)) {
      if (Object.hasOwn(known, id)) continue
      await this.#call('PutSecretValue', { SecretId: name, ...newVersion(id), VersionStages: ['new'] })
    }
    while (await this.#moveLabel(name, secret));
    const { deletedDate, owningService, primaryRegion = this.#region } = secret
    if (primaryRegion !== this.#region) throw new Error('a secret in moto cannot become a replica')
    if (owningService !== undefined)
      await this.#call('TagResource', { SecretId: name, Tags: [{ Key: managedTag, Value: owningService }] })
    if (deletedDate !== undefined && (await this.#deletedDate(name)) === null)
      await this.#call('DeleteSecret', { SecretId: name })
    await this.#pull(name, secret)
  }

  /** Moves a label that is elsewhere in moto. Returns whether there was one. */
  async #moveLabel(name: string, secret: Secret): Promise<boolean> {
    const wanted = labelsOf(secret)
    const found = labelsOf({ versions: await this.#listVersions(name) })
    // AWSCURRENT first, as it takes AWSPREVIOUS along.
    const all = ['AWSCURRENT', ...Object.keys(wanted), ...Object.keys(found)]
    const label = all.find((each) => wanted[each] !== found[each])
    if (label === undefined) return false
    const versions = { RemoveFromVersionId: found[label], MoveToVersionId: wanted[label] }
    await this.#call('UpdateSecretVersionStage', { SecretId: name, VersionStage: label, ...versions })
    return true
  }

  /** Takes over what moto has. */
  async #pull(name: string, secret: Secret): Promise<void> {
    for (const [id, { stages }] of Object.entries(await this.#listVersions(name))) {
      const version = secret.versions[id]
      if (version) version.stages = stages
    }
    const deleted = await this.#deletedDate(name)
    if (deleted !== null) secret.deletedDate = deleted * 1000
    this.#known.set(name, toText(secret))
  }

  async #listVersions(name: string): Promise<Secret['versions']> {
    const { Versions } = listedSchema.parse(await this.#call('ListSecretVersionIds', { SecretId: name }))
    const versions = Versions.map(({ VersionId, VersionStages }) => {
      return [VersionId, { createTime: 0, stages: new Set(VersionStages) }] as const
    })
    return Object.fromEntries(versions)
  }

  async #deletedDate(name: string): Promise<number | null> {
    return describedSchema.parse(await this.#call('DescribeSecret', { SecretId: name })).DeletedDate
  }
}

/** Returns the parts of a secret that moto has, as text to compare. */
function toText({ versions, ...others }: Secret): string {
  return JSON.stringify([Object.keys(versions), labelsOf({ versions }), others])
}

function newVersion(id: string): object {
  return { ClientRequestToken: id, SecretString: `value of ${id}` }
}
