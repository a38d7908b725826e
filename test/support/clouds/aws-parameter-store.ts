/** Stand-in for Parameter Store of AWS Systems Manager (API 2014-11-06, JSON 1.1). */
import { z } from 'zod'
import { authenticate, authError, json, parseBody } from './aws-protocol.ts'
import { AWS_TEST_KEY } from './aws-secrets-manager.ts'
import {
  Cloud,
  CloudError,
  type CloudOptions,
  type CloudRequest,
  type CloudResponse,
  type CloudSecret,
  labelsOf,
  own,
  readSecrets,
  type SecretOption,
} from './server.ts'

type ParameterType = 'String' | 'StringList' | 'SecureString'
/** A parameter. Its name is in the list of secrets. */
type SsmParameter = CloudSecret & {
  type: ParameterType
  /** The type in its history, if it was deleted and created again since it was described. */
  historyType?: ParameterType
}

export type SsmOptions = Omit<CloudOptions, 'movesPrevious' | 'purgesUnlabeled'> & {
  /** By name. Versions are numbers. */
  secrets?: Record<string, SecretOption<SsmParameter>>
  region?: string
  account?: string
  /** Whether `/db` and `db` name the same parameter. Undocumented. */
  ignoresSlash?: boolean
  /** The tier of all parameters. */
  tier?: 'Standard' | 'Advanced'
  /** The maximum page size of a history. */
  maxPageSize?: number
  /** How many pages without a parameter go before the one that has it. */
  emptyPages?: number
  /** Whether an empty list of labels is absent. Undocumented. */
  noLabels?: 'empty' | 'absent'
  /** The place of an error's name: services with this protocol use all three. */
  errorForm?: 'plain' | 'namespace' | 'header'
}

/** Operations that read or write a value in plain text. */
const CARRY_VALUES = ['GetParameter', 'GetParameters', 'GetParametersByPath', 'PutParameter']

const Name = z.string().regex(/^(?:[\w.-]+|(?:\/[\w.-]+)+)$/, 'Parameter name must be a fully qualified name.')
const ParameterVersion = z.int().positive()
const Labels = z.array(z.string().min(1).max(100)).min(1).max(10)
const NextToken = z.string().optional()
/** The parameters of each operation; all others are rejected. */
const parameters = {
  DescribeParameters: z.strictObject({
    ParameterFilters: z.tuple([
      z.strictObject({
        Key: z.literal('Name'),
        Option: z.literal('Equals').optional(),
        Values: z.array(Name).min(1).max(50),
      }),
    ]),
    MaxResults: z.int().min(1).max(50).optional(),
    NextToken,
  }),
  GetParameterHistory: z.strictObject({
    Name,
    WithDecryption: z.boolean().default(false),
    MaxResults: z.int().min(1).max(50).default(50),
    NextToken,
  }),
  LabelParameterVersion: z.strictObject({ Name, ParameterVersion: ParameterVersion.optional(), Labels }),
  UnlabelParameterVersion: z.strictObject({ Name, ParameterVersion, Labels }),
}
const labelPattern = /^(?!\d|aws|ssm)[a-z0-9._-]{1,100}$/i

/** Starts Parameter Store with these parameters. */
export function startSsm(options: SsmOptions = {}): Promise<Ssm> {
  return new Ssm(options).start()
}

/** Parameter Store. */
export class Ssm extends Cloud<SsmParameter> {
  readonly #options: SsmOptions
  readonly #region: string

  constructor(options: SsmOptions) {
    const created = (options.now ?? Date.now)() - 86_400_000
    const secrets = readSecrets<SsmParameter>(options.secrets, { type: 'SecureString' }, created)
    // No label is built in.
    const vendor = { current: '', previous: '', requestIdHeader: 'x-amzn-requestid' }
    super({ ...vendor, labelLimit: 1000, versionLimit: 100 }, options, secrets)
    this.#options = options
    this.#region = options.region ?? 'eu-central-1'
  }

  /** Requests that would return or write a value in plain text, by operation. Each was rejected, or must not happen. */
  get valueReads(): string[] {
    return this.calls.filter((call) => this.#carriesValue(call)).map(({ operation }) => operation)
  }

  #carriesValue({ operation, body }: CloudRequest): boolean {
    if (CARRY_VALUES.includes(operation)) return true
    if (operation !== 'GetParameterHistory') return false
    const { Name: name, WithDecryption: decrypts } = JSON.parse(body) as { Name?: string; WithDecryption?: boolean }
    const parameter = own(this.secrets, name ?? '')
    return decrypts === true || (parameter !== undefined && parameter.type !== 'SecureString')
  }

  /** Returns the ARN, in which a slash at the beginning of the name is not doubled. */
  arnOf(name: string): string {
    const { account = '123456789012' } = this.#options
    return `arn:aws:ssm:${this.#region}:${account}:parameter${name.startsWith('/') ? name : `/${name}`}`
  }

  /** The value of a version, as its history has it: encrypted unless the parameter is none of type `SecureString`. */
  storedValue(name: string, version: string): string {
    const { type = 'SecureString', historyType = type } = own(this.secrets, name) ?? {}
    const value = `planted value of ${name} ${version}`
    return historyType === 'SecureString' ? Buffer.from(`ciphertext of ${value}`).toString('base64') : value
  }

  protected override isOwner(call: CloudRequest): boolean {
    return super.isOwner(call) && (call.headers.authorization ?? '').includes(`/${this.#region}/`)
  }

  protected operationOf({ headers }: CloudRequest): string {
    return /^AmazonSSM\.(\w+)$/.exec(headers['x-amz-target'] ?? '')?.[1] ?? 'Unknown'
  }

  protected formatError({ status, code, message }: CloudError): CloudResponse {
    const form = this.#options.errorForm ?? 'plain'
    if (form === 'header')
      return json(status, { message }, { 'x-amzn-errortype': `${code}:http://internal.amazon.com/` })
    return json(status, { __type: form === 'namespace' ? `com.amazonaws.ssm#${code}` : code, message })
  }

  protected process(call: CloudRequest, body: Buffer): CloudResponse | Promise<CloudResponse> {
    const { operation, method, path, headers } = call
    if (CARRY_VALUES.includes(operation)) throw new CloudError(500, 'InternalServerError', 'values are out of bounds')
    const isApi = method === 'POST' && path === '/' && headers['content-type'] === 'application/x-amz-json-1.1'
    if (!isApi || !Object.hasOwn(parameters, operation)) throw authError('UnknownOperationException', '')
    const { accessKeys = [AWS_TEST_KEY], account = '123456789012', denied = [] } = this.#options
    authenticate(call, body, { service: 'ssm', region: this.#region, now: this.now(), keys: accessKeys })
    if (denied.includes(operation)) {
      const who = `User: arn:aws:iam::${account}:user/ci`
      throw authError('AccessDeniedException', `${who} is not authorized to perform: ssm:${operation}`)
    }
    return json(200, this.#perform(operation, body))
  }

  #perform(operation: string, body: Buffer): object {
    switch (operation) {
      case 'DescribeParameters':
        return this.#describe(parseBody(parameters.DescribeParameters, body, invalid))
      case 'GetParameterHistory':
        return this.#page(parseBody(parameters.GetParameterHistory, body, invalid))
      case 'LabelParameterVersion':
        return this.#label(parseBody(parameters.LabelParameterVersion, body, invalid))
      default:
        return this.#unlabel(parseBody(parameters.UnlabelParameterVersion, body, invalid))
    }
  }

  /** Returns the name under which a parameter was created. */
  #findName(name: string): string | undefined {
    const isSame = (other: string) =>
      other === name || (this.#options.ignoresSlash && this.arnOf(other) === this.arnOf(name))
    return Object.keys(this.secrets).find(isSame)
  }

  #describe({ ParameterFilters: [{ Values }], NextToken: token }: Parameters<'DescribeParameters'>): object {
    const page = readToken(token)
    if (page < (this.#options.emptyPages ?? 0)) return { Parameters: [], NextToken: `token-${page + 1}` }
    const names = new Set(Values.map((name) => this.#findName(name)))
    const { tier: Tier = 'Standard' } = this.#options
    const Parameters = [...names].flatMap((name) => {
      const parameter = name === undefined ? undefined : own(this.secrets, name)
      if (name === undefined || parameter === undefined) return []
      const { type: Type } = parameter
      const Version = Math.max(...Object.keys(parameter.versions).map(Number))
      return [{ Name: name, ARN: this.arnOf(name), Type, Version, Tier, Policies: [], DataType: 'text' }]
    })
    return { Parameters }
  }

  /** Lists the oldest version first. */
  #page({ Name: asked, MaxResults, NextToken: token }: Parameters<'GetParameterHistory'>): object {
    const [name, parameter] = this.#find(asked)
    const all = Object.entries(parameter.versions)
    const start = readToken(token)
    const end = start + Math.min(MaxResults, this.#options.maxPageSize ?? 50)
    const Parameters = all.slice(start, end).map(([version, { stages, createTime }]) => ({
      ...{ Name: name, Type: parameter.historyType ?? parameter.type, KeyId: 'alias/aws/ssm' },
      ...{ LastModifiedDate: createTime / 1000, LastModifiedUser: 'arn:aws:iam::123456789012:user/ci' },
      ...{ Value: this.storedValue(name, version), Version: Number(version) },
      ...((stages.size > 0 || this.#options.noLabels !== 'absent') && { Labels: [...stages] }),
      ...{ Tier: this.#options.tier ?? 'Standard', Policies: [], DataType: 'text' },
    }))
    return { Parameters, ...(end < all.length && { NextToken: `token-${end}` }) }
  }

  /** Moves each valid label from wherever it is. The others are listed in the response. */
  #label({ Name: asked, ParameterVersion: number, Labels: labels }: Parameters<'LabelParameterVersion'>): object {
    const [name, parameter] = this.#find(asked)
    const id = String(number ?? Math.max(...Object.keys(parameter.versions).map(Number)))
    const version = this.#findVersion(name, parameter, id)
    const valid = labels.filter((label) => labelPattern.test(label))
    if (new Set([...version.stages, ...valid]).size > 10) {
      const text = 'A parameter version can have maximum 10 labels. Move one or more labels to another version.'
      throw new CloudError(400, 'ParameterVersionLabelLimitExceeded', text)
    }
    for (const label of valid) this.writeLabel(name, parameter, label, id)
    return { InvalidLabels: labels.filter((label) => !valid.includes(label)), ParameterVersion: Number(id) }
  }

  /** Removes the labels that are on this version. The others are listed in the response. */
  #unlabel({ Name: asked, ParameterVersion: number, Labels: labels }: Parameters<'UnlabelParameterVersion'>): object {
    const [name, parameter] = this.#find(asked)
    this.#findVersion(name, parameter, String(number))
    const RemovedLabels = labels.filter((label) => own(labelsOf(parameter), label) === String(number))
    for (const label of RemovedLabels) this.writeLabel(name, parameter, label, undefined)
    return { RemovedLabels, InvalidLabels: labels.filter((label) => !RemovedLabels.includes(label)) }
  }

  #find(asked: string): [string, SsmParameter] {
    const name = this.#findName(asked)
    const parameter = name === undefined ? undefined : own(this.secrets, name)
    if (name === undefined || parameter === undefined)
      throw new CloudError(400, 'ParameterNotFound', `Parameter ${asked} not found.`)
    return [name, parameter]
  }

  #findVersion(name: string, { versions }: SsmParameter, id: string) {
    const version = own(versions, id)
    if (version) return version
    const text = `Systems Manager could not find version ${id} of ${name}. Verify the version and try again.`
    throw new CloudError(400, 'ParameterVersionNotFound', text)
  }
}

type Parameters<Operation extends keyof typeof parameters> = z.output<(typeof parameters)[Operation]>

function readToken(token: string | undefined): number {
  const position = token === undefined ? 0 : Number(/^token-(\d+)$/.exec(token)?.[1] ?? NaN)
  if (Number.isNaN(position)) throw new CloudError(400, 'InvalidNextToken', 'The specified token is not valid.')
  return position
}

const invalid = (message: string) => new CloudError(400, 'ValidationException', message)
