import { secretsOf, type Credentials } from '../../auth/credentials.ts'
import { ApiError } from '../../errors/api-error.ts'
import { bySchema, call, type Parse } from '../../http/api.ts'
import type { Client } from '../../http/client.ts'
import { checkUnique, holder, type Snapshot, type Stage, type Version } from '../../promotion/change.ts'
import type { SecretRef } from '../../promotion/store.ts'
import { buildApi, sign } from '../aws/api.ts'
import { endpointFor } from '../aws/names.ts'
import { aboutSecret } from '../identity.ts'
import type { OpenStore } from '../provider.ts'
import { isNameOf, namesOf, regionInName, rules } from './names.ts'
import { descriptionList, history, labelResponse, type Description } from './schema.ts'

/**
 * Errors of the service:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_LabelParameterVersion.html#API_LabelParameterVersion_Errors
 *
 * There is no rate limiter: the documented quota is of `GetParameter`, `GetParameters` and `PutParameter`
 * (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html). No number is known for those
 * here, so a `ThrottlingException` is waited out.
 */
const api = buildApi({
  errorRules: [
    { code: /^ParameterNotFound$/, kind: 'secret-not-found' },
    { code: /^ParameterVersionNotFound$/, kind: 'version-not-found' },
    { code: /^ParameterVersionLabelLimitExceeded$/, kind: 'label-quota' },
    // Of several writes at the same time, this one was refused.
    { code: /^TooManyUpdates$/, kind: 'conflict' },
  ],
  advice: {
    throttled: 'Run again later, a list with a smaller `concurrency` or a larger `max-attempts`.',
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
    'label-quota': 'A version can have 10 labels. Remove an unused one from it, then run again.',
  },
})

/**
 * Versions of a page, so that it fits into the largest response that the client reads. 50 are allowed, but each comes with
 * an encrypted value: of up to 4 kilobytes, or of 8 and with policies if the parameter is not of the standard tier
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html).
 */
const pageSizes = { standard: 50, other: 25 }
/** Far more pages than a history has: 100 versions are kept. */
const maxHistoryPages = 25
/**
 * Pages may be empty although another follows, since the filter applies to pages of all parameters
 * (https://github.com/minamijoyo/myaws/issues/31): more than a region has, 10,000 standard and 100,000 advanced ones
 * (https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-throughput.html).
 */
const describePageSize = 50
const maxDescribePages = 2_500

const createdAgain =
  'The parameter may have been deleted and created again: compare the dates of its versions, since the same numbers name other versions then.'

/** Opens a parameter in Parameter Store. */
export const open: OpenStore = async (asked, { logIn, client, labels }) => {
  const url = new URL(asked.endpoint ?? endpointFor('ssm', asked.region))
  client.connect(url)
  const credentials = await logIn()
  const requestIds: string[] = []
  const secrets = secretsOf(credentials)
  const send = createSender(url, asked.region, client, credentials, requestIds)
  let ref = asked
  let found: Description | undefined
  let latest: Snapshot = []

  /** Finds the parameter once a run: with another type since then, within seconds, its history is refused. */
  async function findOnce(): Promise<Description> {
    found ??= await findParameter(send, asked, secrets)
    ref = { ...asked, secret: found.ARN }
    return found
  }

  return {
    get ref() {
      return ref
    },
    rules,
    requestIds,

    async read() {
      const parameter = await findOnce()
      latest = await readLabels(send, parameter, labels, secrets).catch((error: unknown) => {
        // It was created again: it is described again before its history is requested again.
        if (error instanceof ApiError && error.kind === 'not-encrypted') found = undefined
        throw error
      })
      return checkUnique(latest)
    },

    /** `LabelParameterVersion` moves a label from wherever it is; `UnlabelParameterVersion` removes it from one version. */
    async move({ stage, before, after }) {
      const { Name } = await findOnce()
      const operation = after === null ? 'UnlabelParameterVersion' : 'LabelParameterVersion'
      const parameters = { Name, ParameterVersion: Number(after ?? before), Labels: [stage] }
      await send('write', operation, parameters, parseLabelResponse(stage, after === null))
      return undefined
    },

    /** No response tells a parameter that was created again, but it has no labels. */
    diagnose(about) {
      const isNowhere = !(about instanceof ApiError) && holder(latest, about) === null
      return Promise.resolve(isNowhere ? createdAgain : undefined)
    },
  }
}

/**
 * `DescribeParameters`: finds the parameter and checks its type before its history is requested, which would have the
 * value of any other type in plain text.
 */
async function findParameter(
  send: Send,
  { secret, region }: SecretRef,
  secrets: readonly string[],
): Promise<Description> {
  const names = namesOf(secret)
  const parse = aboutSecret(bySchema(descriptionList), {
    ...{ kind: 'read' as const, secret, secrets },
    namesOf: ({ Parameters }) => (Parameters ?? []).map(({ ARN }) => ARN),
    isAsked: (arn) => isNameOf(secret, arn) && regionInName(arn) === region,
  })
  const filter = { Key: 'Name', Option: 'Equals', Values: names }
  const parameters = { ParameterFilters: [filter], MaxResults: describePageSize }
  const found = new Map<string, Description>()
  const operation = 'DescribeParameters'
  for await (const list of readPages(operation, maxDescribePages, (token) =>
    send('read', operation, { ...parameters, ...token }, checkEncrypted(parse)),
  )) {
    for (const parameter of list.Parameters ?? []) found.set(parameter.Name, parameter)
    if (found.size === names.length) break
  }
  const [parameter, another] = found.values()
  if (parameter === undefined) throw new ApiError('secret-not-found', { operation })
  if (another !== undefined) throw new ApiError('arn-not-unique', { operation, detail: names.join(' and ') })
  return parameter
}

/** Reads the history, and once more if a label that matters may have moved from one page to another meanwhile. */
async function readLabels(
  send: Send,
  parameter: Description,
  labels: readonly Stage[],
  secrets: readonly string[],
): Promise<Version[]> {
  const { versions, pages } = await readHistory(send, parameter, secrets)
  if (pages === 1 || isWhole(versions, labels)) return versions
  return (await readHistory(send, parameter, secrets)).versions
}

/** `GetParameterHistory` has the labels of all versions. Their values stay encrypted, and are dropped as they are parsed. */
async function readHistory(
  send: Send,
  { Name, Tier }: Description,
  secrets: readonly string[],
): Promise<{ versions: Version[]; pages: number }> {
  const parse = aboutSecret(bySchema(history), {
    ...{ kind: 'read' as const, secret: Name, secrets },
    namesOf: ({ Parameters }) => (Parameters ?? []).map((version) => version.Name),
    isAsked: (other) => other === Name,
  })
  const MaxResults = Tier === 'Standard' ? pageSizes.standard : pageSizes.other
  const parameters = { Name, WithDecryption: false, MaxResults }
  const versions = new Map<number, Version>()
  const operation = 'GetParameterHistory'
  let pages = 0
  for await (const list of readPages(operation, maxHistoryPages, (token) =>
    send('read', operation, { ...parameters, ...token }, checkEncrypted(parse)),
  )) {
    pages++
    for (const { Version: order, Labels } of list.Parameters ?? []) {
      // Numbers are given in order, and never again.
      versions.set(order, { id: String(order), stages: Labels ?? [], expires: null, order })
    }
  }
  return { versions: [...versions.values()], pages }
}

/**
 * Whether no label can have moved from one page to another between their requests: it would be on no version, or on two,
 * and a record that says "no version" would make a rollback remove the label.
 *
 * @param required the labels that matter; any of them may still be on no version for certain
 */
function isWhole(versions: readonly Version[], required: readonly Stage[]): boolean {
  const all = versions.flatMap(({ stages }) => stages)
  const labels = new Set(all)
  return labels.size === all.length && required.every((label) => labels.has(label))
}

/**
 * Reads one page after another.
 *
 * @throws ApiError `unreadable` if a page follows itself, or there are more than so many
 */
async function* readPages<T extends { NextToken?: string | null | undefined }>(
  operation: string,
  maxPages: number,
  read: (token: { NextToken?: string }) => Promise<T>,
): AsyncGenerator<T> {
  let token: string | null | undefined
  for (let page = 1; page <= maxPages; page++) {
    const list = await read(token ? { NextToken: token } : {})
    yield list
    const { NextToken: next } = list
    if (!next) return
    if (next === token) throw new ApiError('unreadable', { operation, detail: 'the next page is the same one' })
    token = next
  }
  throw new ApiError('unreadable', { operation, detail: `it has more than ${maxPages} pages` })
}

/** @returns a function that throws ApiError `not-encrypted` */
function checkEncrypted<T extends { Parameters?: readonly Pick<Description, 'Type'>[] | null | undefined }>(
  parse: Parse<T>,
): Parse<T> {
  return (response, details) => {
    const list = parse(response, details)
    const other = list.Parameters?.find(({ Type }) => Type !== 'SecureString')
    if (other !== undefined) throw new ApiError('not-encrypted', { ...details, detail: `its type is ${other.Type}` })
    return list
  }
}

/** Returns the parser of a write, which the store refuses with the status 200: then it lists the label as invalid. */
function parseLabelResponse(stage: string, isRemoval: boolean): Parse<undefined> {
  const parse = bySchema(labelResponse)
  return (response, details) => {
    const labels = parse(response, details).InvalidLabels ?? []
    if (labels.length === 0) return undefined
    if (!labels.includes(stage)) {
      throw new ApiError('unreadable', { ...details, detail: 'InvalidLabels: has another label than the request' })
    }
    // A label is invalid for a removal if it is not on this version.
    if (isRemoval) throw new ApiError('conflict', { ...details, detail: `${stage} is not on this version` })
    throw new ApiError('rejected', {
      ...{ ...details, detail: `it lists ${stage} in InvalidLabels` },
      advice: 'Choose a label that Parameter Store allows: letters, digits, `.`, `-` and `_`.',
    })
  }
}

type Send = <T>(kind: 'read' | 'write', operation: string, parameters: object, parse: Parse<T>) => Promise<T>

function createSender(url: URL, region: string, client: Client, credentials: Credentials, requestIds: string[]): Send {
  return (kind, operation, parameters, parse) => {
    const body = JSON.stringify(parameters)
    const signable = { service: 'ssm', region, url, target: `AmazonSSM.${operation}`, body } as const
    const request = (date: Date) => sign(date, credentials, signable)
    return call(client, api, { operation, kind, request, parse, secrets: secretsOf(credentials), requestIds })
  }
}
