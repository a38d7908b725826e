/** Compares what a vendor's client and the action send to do the same. */
import type { CloudRequest } from '../support/clouds/server.ts'

/** A difference that is expected. */
export type Explanation = {
  /** The operation whose requests differ; any operation by default. */
  readonly operation?: string
  /**
   * The part that differs: `request` (one of them sends none), `method`, `path`, `query marker`, `header accept`,
   * `authorization scheme`, `signed host`, `body` (its format), `body.version_id`.
   */
  readonly part: string
  /** What the client sends; absent if it sends nothing. */
  readonly client?: string | RegExp
  /** What the action sends; absent if it sends nothing. */
  readonly action?: string | RegExp
  readonly reason: string
}

type Difference = Record<'client' | 'action', string | undefined> & Record<'operation' | 'part', string>

/** Headers of the connection, and those that only name the sender or count what is compared in another place. */
const ignoredHeaders = ['accept-encoding', 'authorization', 'connection', 'content-length', 'user-agent']

/**
 * Returns the differences that no explanation covers, and the explanations that cover none. The requests of an operation are
 * paired in their order. The order of the operations may differ, as the action sends some reads at once. Dates are compared
 * by their format; of a nonce and a signature, it is only compared whether they are sent.
 */
export function compareRequests(
  client: readonly CloudRequest[],
  action: readonly CloudRequest[],
  explained: readonly Explanation[],
): string[] {
  const differences = findDifferences(client, action)
  const unexplained = differences.filter((difference) => !explained.some((one) => explains(one, difference)))
  const unused = explained.filter((one) => !differences.some((difference) => explains(one, difference)))
  return [
    ...new Set(unexplained.map(format)),
    ...unused.map((one) => `${format(one)}: not found, but explained: ${one.reason}`),
  ]
}

function findDifferences(client: readonly CloudRequest[], action: readonly CloudRequest[]): Difference[] {
  const operations = new Set([...client, ...action].map(({ operation }) => operation))
  return [...operations].flatMap((operation) => {
    const isOfOperation = (request: CloudRequest) => request.operation === operation
    const [ofClient, ofAction] = [client.filter(isOfOperation), action.filter(isOfOperation)]
    const count = Math.max(ofClient.length, ofAction.length)
    return Array.from({ length: count }, (_, n) => compareParts(operation, ofClient[n], ofAction[n])).flat()
  })
}

function compareParts(operation: string, one?: CloudRequest, other?: CloudRequest): Difference[] {
  if (!one || !other) {
    return [{ operation, part: 'request', client: one && 'sent', action: other && 'sent' }]
  }
  const [client, action] = [readParts(one), readParts(other)]
  return [...new Set([...client.keys(), ...action.keys()])]
    .map((part) => ({ operation, part, client: client.get(part), action: action.get(part) }))
    .filter((difference) => difference.client !== difference.action)
}

/** Splits a request into the parts that are compared. */
function readParts({ method, path, query, headers, body }: CloudRequest): Map<string, string> {
  const compared = Object.entries(headers).filter(([name]) => !ignoredHeaders.includes(name))
  return new Map([
    ['method', method],
    ['path', path],
    ...[...query.keys()].map((name) => [`query ${name}`, query.getAll(name).join()] as const),
    ...compared.map(([name, value]) => [`header ${name}`, withoutMoment(name, value)] as const),
    ...readAuthorization(headers.authorization ?? ''),
    ...readBody(headers['content-type'] ?? '', body),
  ])
}

function withoutMoment(name: string, value: string): string {
  if (name.endsWith('nonce')) return 'sent'
  return name.endsWith('date') ? value.replace(/\d/g, '0') : value
}

/** Reads `<scheme> Credential=…, SignedHeaders=…, Signature=…`, or `Bearer …`. */
function readAuthorization(value: string): [part: string, value: string][] {
  const [, scheme = '', rest = ''] = /^(\S*) ?(.*)$/.exec(value) ?? []
  const parameters = scheme.includes('HMAC') ? rest.split(/, ?/).map((each) => each.split(/=(.*)/)) : [['value', rest]]
  const parts = parameters.flatMap(([name = '', text = '']): [string, string][] => {
    if (name === 'SignedHeaders') return text.split(';').map((header) => [`signed ${header}`, 'signed'])
    // The scope of AWS has the date in it.
    return [[`authorization ${name}`, name === 'Signature' ? 'sent' : text.replace(/\/\d{8}\//, '/<date>/')]]
  })
  return [['authorization scheme', scheme], ...parts]
}

function readBody(type: string, body: string): [part: string, value: string][] {
  if (body === '') return []
  if (type.includes('urlencoded'))
    return [['body', 'form'], ...[...new URLSearchParams(body)].map(([k, v]) => [`body.${k}`, v] as [string, string])]
  if (type.includes('json')) return [['body', 'JSON'], ...flatten('body', JSON.parse(body) as unknown)]
  return [['body', body]]
}

/** Returns the leaves of a JSON value by their paths, such as `body.labels.live`. */
function flatten(path: string, value: unknown): [part: string, value: string][] {
  const isBranch = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  if (!isBranch) return [[path, JSON.stringify(value)]]
  return Object.entries(value).flatMap(([key, item]) => flatten(`${path}.${key}`, item))
}

function explains({ operation, part, client, action }: Explanation, difference: Difference): boolean {
  const isSame = (expected: string | RegExp | undefined, value: string | undefined) =>
    expected instanceof RegExp ? value !== undefined && expected.test(value) : expected === value
  const isOperation = operation === undefined || operation === difference.operation
  return (
    isOperation && part === difference.part && isSame(client, difference.client) && isSame(action, difference.action)
  )
}

function format({ operation, part, client, action }: Omit<Explanation, 'reason'> | Difference): string {
  return `${operation ?? 'any'}: ${part}: client ${String(client ?? '(none)')}, action ${String(action ?? '(none)')}`
}
