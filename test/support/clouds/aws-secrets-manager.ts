/** Stand-in for AWS Secrets Manager (API 2017-10-17, JSON 1.1). */
import { z } from 'zod'
import type { AwsAdministration } from './aws-administration.ts'
import { authenticate, authError, json, parseBody } from './aws-protocol.ts'
import {
  type AccessKey,
  type CloudResponse,
  type CloudRequest,
  Cloud,
  type CloudOptions,
  labelsOf,
  own,
  readSecrets,
  CloudError,
  type CloudSecret,
  type SecretOption,
} from './server.ts'

/** The valid access key, unless `accessKeys` replaces it. */
export const AWS_TEST_KEY: AccessKey = {
  id: 'AKIATESTACCESSKEY001',
  secret: 'aws/Test+Secret/Access/Key/0123456789abc',
}

/** A secret of AWS. */
export type AwsSecret = CloudSecret & {
  tags?: Record<string, string>
  /** When the secret will be deleted, in milliseconds; until then it cannot be changed. */
  deletedDate?: number
  /** The service that manages the secret; only that one may change it. */
  owningService?: string
  /** The region that the secret is replicated from, if it is. */
  primaryRegion?: string
}

/** What becomes of a name that contains another account. */
export type ForeignName = 'denied' | 'missing' | 'ignored'

export type AwsOptions = Omit<CloudOptions, 'movesPrevious'> & {
  secrets?: Record<string, SecretOption<AwsSecret>>
  region?: string
  account?: string
  /** The response to the ARN of another account: an error, or what this account has by that name. Undocumented. */
  foreignArn?: ForeignName
  /** The maximum page size. */
  maxPageSize?: number
  /** The first page is empty, which the documentation allows. */
  beginsWithEmptyPage?: boolean
  /** The place of an error's name: services with this protocol use all three. */
  errorForm?: 'plain' | 'namespace' | 'header'
  /** The error of a move to a missing version. Undocumented. */
  unknownVersion?: 'ResourceNotFoundException' | 'InvalidParameterException'
  /** The error of a write to a replica. Undocumented; emulators disagree. */
  replicaError?: 'InvalidRequestException' | 'InvalidParameterException'
  /** How the description represents a secret without labels. Undocumented. */
  noLabels?: 'empty' | 'absent'
  /** Performs the requests of an administrator, which carry values. */
  administration?: AwsAdministration
}

const CURRENT = 'AWSCURRENT'
const PREVIOUS = 'AWSPREVIOUS'
const CARRY_VALUES = [
  'GetSecretValue',
  'BatchGetSecretValue',
  'PutSecretValue',
  'CreateSecret',
  'UpdateSecret',
  'GetRandomPassword',
]

const SecretId = z.string().min(1).max(2048)
const label = z.string().min(1).max(256)
// The service requires 32 characters; shorter ones are easier to read in tests.
const version = z.string().min(1).max(64)
/** The parameters of each operation; all others are rejected. */
const parameters = {
  DescribeSecret: z.strictObject({ SecretId }),
  ListSecretVersionIds: z.strictObject({
    SecretId,
    IncludeDeprecated: z.boolean().default(false),
    MaxResults: z.int().min(1).max(100).default(100),
    NextToken: z.string().min(1).max(4096).optional(),
  }),
  UpdateSecretVersionStage: z.strictObject({
    SecretId,
    VersionStage: label,
    RemoveFromVersionId: version.optional(),
    MoveToVersionId: version.optional(),
  }),
}

/** Starts AWS with these secrets. */
export function startAws(options: AwsOptions = {}): Promise<Aws> {
  return new Aws(options).start()
}

/** AWS. */
export class Aws extends Cloud<AwsSecret> {
  readonly #options: AwsOptions
  readonly #region: string

  constructor(options: AwsOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets<AwsSecret>(options.secrets, {}, created)
    const vendor = { current: CURRENT, previous: PREVIOUS, requestIdHeader: 'x-amzn-requestid' }
    super({ ...vendor, labelLimit: 20, versionLimit: 1000 }, { ...options, movesPrevious: true }, secrets)
    this.#options = options
    this.#region = options.region ?? 'eu-central-1'
  }

  /** Rejected requests that would read or write a secret value. */
  get valueReads(): string[] {
    return this.calls.map((call) => call.operation).filter((operation) => CARRY_VALUES.includes(operation))
  }

  /** Returns the ARN, with the six characters that AWS appends to the name. */
  arnOf(name: string, suffix = '-a1B2c3'): string {
    const { account = '123456789012' } = this.#options
    return `arn:aws:secretsmanager:${this.#region}:${account}:secret:${name}${suffix}`
  }

  protected override isOwner(call: CloudRequest): boolean {
    return super.isOwner(call) && (call.headers.authorization ?? '').includes(`/${this.#region}/`)
  }

  protected operationOf({ headers }: CloudRequest): string {
    return /^secretsmanager\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1] ?? 'Unknown'
  }

  protected formatError({ status, code, message, gateway }: CloudError): CloudResponse {
    const form = this.#options.errorForm ?? 'plain'
    const text = gateway ? { Message: message } : { message }
    if (form === 'header') return json(status, text, { 'x-amzn-errortype': `${code}:http://internal.amazon.com/` })
    return json(status, { __type: form === 'namespace' ? `com.amazonaws.secretsmanager#${code}` : code, ...text })
  }

  protected process(call: CloudRequest, body: Buffer): CloudResponse | Promise<CloudResponse> {
    const { operation, method, path, headers } = call
    const administration = this.#options.administration?.supports(operation) ? this.#options.administration : undefined
    if (CARRY_VALUES.includes(operation) && !administration)
      throw new CloudError(500, 'InternalServiceError', 'values are out of bounds')
    const isApi = method === 'POST' && path === '/' && headers['content-type'] === 'application/x-amz-json-1.1'
    if (!isApi || !(administration !== undefined || Object.hasOwn(parameters, operation)))
      throw authError('UnknownOperationException', '')
    authenticate(call, body, {
      ...{ service: 'secretsmanager', region: this.#region, now: this.now() },
      keys: this.#options.accessKeys ?? [AWS_TEST_KEY],
    })
    if (administration) {
      const result = administration.perform(operation, body, this.secrets, this.now())
      if (!result) throw noSecret()
      return json(200, result)
    }
    const { SecretId: id } = parse(z.looseObject({ SecretId }), body)
    const isForeign = id.startsWith('arn:') && !id.startsWith(this.arnOf('', ''))
    const { denied = [], foreignArn = 'denied', account = '123456789012' } = this.#options
    if (denied.includes(operation) || (isForeign && foreignArn === 'denied')) {
      const who = `User: arn:aws:iam::${account}:user/ci`
      throw authError('AccessDeniedException', `${who} is not authorized to perform: secretsmanager:${operation}`)
    }
    const wanted = isForeign && foreignArn === 'ignored' ? id.replace(/^.*:secret:/, this.arnOf('', '')) : id
    const name = Object.keys(this.secrets).find((it) => [it, this.arnOf(it), this.arnOf(it, '')].includes(wanted))
    const secret = name === undefined ? undefined : own(this.secrets, name)
    if (name === undefined || !secret) throw noSecret()
    return json(200, { ARN: this.arnOf(name), Name: name, ...this.#perform(operation, body, name, secret) })
  }

  #perform(operation: string, body: Buffer, name: string, secret: AwsSecret): object {
    switch (operation) {
      case 'DescribeSecret':
        parse(parameters.DescribeSecret, body)
        return this.#describe(secret)
      case 'ListSecretVersionIds':
        return this.#page(secret, parse(parameters.ListSecretVersionIds, body))
      default: // UpdateSecretVersionStage
        this.#updateStage(name, secret, parse(parameters.UpdateSecretVersionStage, body))
        return {}
    }
  }

  /** Lists only versions with a label. */
  #describe({ versions, deletedDate, owningService, primaryRegion, tags }: AwsSecret): object {
    const labeled = Object.entries(versions).flatMap(([id, { stages }]) => (stages.size ? [[id, [...stages]]] : []))
    const isAbsent = labeled.length === 0 && this.#options.noLabels === 'absent'
    return {
      CreatedDate: Math.min(this.now(), ...Object.values(versions).map(({ createTime }) => createTime)) / 1000,
      ...(!isAbsent && { VersionIdsToStages: Object.fromEntries(labeled) as Record<string, string[]> }),
      ...(deletedDate !== undefined && { DeletedDate: deletedDate / 1000 }),
      ...(owningService !== undefined && { OwningService: owningService }),
      ...(primaryRegion !== undefined && { PrimaryRegion: primaryRegion }),
      ...(tags !== undefined && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
    }
  }

  /** Lists versions without a label only on request, and then without `VersionStages` instead of an empty list. */
  #page(secret: AwsSecret, { IncludeDeprecated, MaxResults, NextToken }: Page): object {
    checkDeletion(secret)
    const start = NextToken === undefined ? undefined : Number(/^token-(\d+)$/.exec(NextToken)?.[1] ?? NaN)
    if (Number.isNaN(start)) throw new CloudError(400, 'InvalidNextTokenException', 'Invalid NextToken.')
    if (start === undefined && this.#options.beginsWithEmptyPage) return { Versions: [], NextToken: 'token-0' }
    const all = Object.entries(secret.versions).filter(([, { stages }]) => IncludeDeprecated || stages.size > 0)
    const end = (start ?? 0) + Math.min(MaxResults, this.#options.maxPageSize ?? 100)
    const Versions = all.slice(start, end).map(([VersionId, { stages, createTime }]) => {
      return { VersionId, CreatedDate: createTime / 1000, ...(stages.size > 0 && { VersionStages: [...stages] }) }
    })
    return { Versions, ...(end < all.length && { NextToken: `token-${end}` }) }
  }

  /** The holder must be named for any label. Only the text of the first error is documented. */
  #updateStage(name: string, secret: AwsSecret, move: Move): void {
    const { VersionStage: stage, RemoveFromVersionId: from, MoveToVersionId: to } = move
    const { unknownVersion = 'ResourceNotFoundException', replicaError = 'InvalidRequestException' } = this.#options
    checkDeletion(secret)
    if (secret.owningService !== undefined) {
      const text = `The secret is managed by ${secret.owningService}.`
      throw new CloudError(400, 'InvalidRequestException', text)
    }
    if ((secret.primaryRegion ?? this.#region) !== this.#region) {
      const text = "Operation not permitted on a replica secret. CloudRequest must be made in primary secret's region."
      throw new CloudError(400, replicaError, text)
    }
    if (from === undefined && to === undefined) throw invalid('RemoveFromVersionId or MoveToVersionId is needed.')
    if (to !== undefined && !own(secret.versions, to)) throw new CloudError(400, unknownVersion, 'Not a valid version.')
    const holder = own(labelsOf(secret), stage)
    if (holder !== undefined && from === undefined) {
      const where = `Staging label ${stage} is currently attached to version ${holder}`
      const must = 'so you must explicitly reference that version in RemoveFromVersionId.'
      throw invalid(`The parameter RemoveFromVersionId can't be empty. ${where}, ${must}`)
    }
    if (from !== undefined && from !== holder) throw invalid(`${stage} is not attached to RemoveFromVersionId.`)
    if (to === undefined && stage === CURRENT) {
      throw invalid(
        `You can only move staging label ${CURRENT} to a different version. It can’t be completely removed.`,
      )
    }
    if (holder === to && this.#options.rejectsNoopMove) throw invalid(`${stage} is on that version already.`)
    if (holder === undefined && Object.keys(labelsOf(secret)).length >= this.labelLimit) {
      throw new CloudError(400, 'LimitExceededException', 'You have exceeded the number of staging labels.')
    }
    this.writeLabel(name, secret, stage, to)
  }
}

type Page = z.output<(typeof parameters)['ListSecretVersionIds']>
type Move = z.output<(typeof parameters)['UpdateSecretVersionStage']>

function parse<T>(schema: z.ZodType<T>, body: Buffer): T {
  return parseBody(schema, body, invalid)
}

function checkDeletion({ deletedDate }: AwsSecret): void {
  if (deletedDate === undefined) return
  const text = "You can't perform this operation on the secret because it was marked for deletion."
  throw new CloudError(400, 'InvalidRequestException', text)
}

const noSecret = () =>
  new CloudError(400, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
const invalid = (message: string) => new CloudError(400, 'InvalidParameterException', message)
