/** Errors of the store: each is reported in one annotation with its cause, the state and the next step. */
import { describe, expect, it } from 'vitest'
import type { Inputs } from '../support/runner.ts'
import { resetConnection, startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, requestId, vendors, type Vendor } from '../support/scenario/vendors.ts'
import { requestsFor } from '../support/scenario/words.ts'
import { recordJson } from '../support/record.ts'

/** Checks that the run failed with one error that names secret, label and state, matches these words, and changed nothing. */
function expectFailure({ error, outputs, annotations, summary, results }: FailedRun, s: Scenario, ...words: string[]) {
  expect(error).toMatch(s.secret)
  expect(error).toContain(s.vendor.current)
  for (const word of words) expect(error).toMatch(new RegExp(word))
  expect(error).toContain('\nState: Nothing was changed')
  expect(error).not.toMatch(/on undefined|on null|\[object/)
  expect(annotations).toHaveLength(1)
  expect(summary).toContain('Nothing was changed')
  expect(outputs.changed).toBe('false')
  expect(results).toEqual([expect.objectContaining({ outcome: 'failed', changed: false })])
  expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
}
type FailedRun = StepRun & { results: { requestIds: string[] }[] }

/** Promotes v3 with step debugging, and checks that this fails with one stack trace. */
async function promoteExpectingFailure(
  s: Scenario,
  inputs: Inputs = {},
  env: Record<string, string> = s.vendor.env,
): Promise<FailedRun> {
  const step = await s.promote(inputs, { env, debug: true })
  expect(step.exitCode).toBe(1)
  const traces = step.commands.filter(({ name, data }) => name === 'debug' && /\n\s+at /.test(data))
  expect(traces).toHaveLength(1)
  return { ...step, results: JSON.parse(step.outputs.results ?? '[]') as { requestIds: string[] }[] }
}

/** Checks that the error names the id of a request of this run. */
function expectRequestId({ error, results }: FailedRun): void {
  const [, id] = new RegExp(String.raw`request id (${requestId})\b`).exec(error) ?? []
  expect(results[0]?.requestIds).toContain(id)
}

const findWrites = ({ trace }: StepRun) => trace.filter((word) => word.includes('→'))

/** Checks that the login was tried once: Alibaba Cloud may be asked for two things at the same time. */
function expectOneAttempt({ calls }: StepRun, vendor: Vendor): void {
  const operations = calls.map(({ operation }) => operation)
  const expected = vendor === alibaba ? ['DescribeSecret', 'ListSecretVersionIds'] : [operations[0]]
  expect(operations.length).toBeGreaterThan(0)
  expect(new Set(operations).size, operations.join()).toBe(operations.length)
  for (const operation of operations) expect(expected).toContain(operation)
}

describe.concurrent.each(vendors)('$title: a promotion', (vendor) => {
  it('fails if the secret does not exist', async () => {
    await using s = await startScenario(vendor)
    const step = await promoteExpectingFailure(s, { secret: 'not-there' })
    const { notFound: code } = vendor.codes
    for (const word of ['not-there', vendor.current, 'secret not found', code, 'Nothing was changed', 'Check `secret`'])
      expect(step.error).toContain(word)
    expectRequestId(step)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': '', 'current-version': '' })
    expect(step.outputs.record).toBeUndefined()
    expect(step.trace.filter((word) => word === 'read')).toHaveLength(1)
  })

  it.each<[string, Inputs, number]>([
    // The list may show a version late, but all labels at once.
    ['version', { 'target-version': 'v9' }, 3],
    ['label', { 'target-version': '', 'target-stage': 'v9' }, 1],
  ])('fails if the target %s does not exist, and lists the versions', async (_, inputs, reads) => {
    await using s = await startScenario(vendor)
    const step = await promoteExpectingFailure(s, inputs)
    // To find a label, the action does not ask AWS for versions without labels.
    const others = vendor === aws && inputs['target-stage'] ? '\\.' : ', v3\\.'
    expectFailure(step, s, 'v9', `v1 \\(${vendor.previous}\\), v2 \\(${vendor.current}\\)${others}`)
    expect(step.trace).toEqual(Array<string>(reads).fill('read'))
    expect(step.outputs).toMatchObject({ 'previous-version': 'v2', 'current-version': 'v2' })
    expect(step.outputs.record).toBeUndefined()
  })
})

describe.concurrent.each(vendors)('$title: a promotion', (vendor) => {
  it('fails at the label limit', async () => {
    await using s = await startScenario(vendor, undefined, { labelLimit: 2 })
    const step = await promoteExpectingFailure(s, { 'previous-stage': 'retired' })
    expectFailure(step, s, 'label limit', vendor.codes.quota, 'Remove an unused label')
    expectRequestId(step)
    expect(findWrites(step)).toEqual(['retired → v2'])
    expect(recordJson(step.outputs.record)).toContain('retired')
  })

  it('fails if the secret is scheduled for deletion', async () => {
    await using s = await startScenario(vendor)
    const secret = Object.assign(s.cloud.secrets[s.secret] ?? {}, {
      ...{ state: 'PENDING_DELETE', plannedDeleteTime: '2031-02-03T04:05:06Z' },
      deletedDate: Date.UTC(2031, 1, 3, 4, 5, 6),
    })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'scheduled for deletion', vendor === huawei ? vendor.codes.deleting : 'DescribeSecret')
    expectRequestId(step)
    expect(findWrites(step)).toHaveLength(vendor === huawei ? 1 : 0)
    if (vendor === huawei) return
    // As the cloud now has it: moto chooses the date.
    const [date = ''] = new Date(secret.deletedDate).toISOString().split('.')
    expect(step.error).toMatch(new RegExp(String.raw`${date}(\.\d{3})?Z`))
  })

  it('fails after one request with an invalid secret key', async () => {
    await using s = await startScenario(vendor)
    const [id = '', secret = ''] = Object.keys(vendor.env)
    const step = await promoteExpectingFailure(
      s,
      {},
      { [id]: vendor.key.id, [secret]: 'not-the-secret-of-this-key-000' },
    )
    expectFailure(step, s, 'authentication failed', vendor.codes.badKey)
    expectRequestId(step)
    expectOneAttempt(step, vendor)
  })

  it('fails after one request with an unknown key', async () => {
    await using s = await startScenario(vendor)
    const [id = '', secret = ''] = Object.keys(vendor.env)
    const step = await promoteExpectingFailure(
      s,
      {},
      { [id]: 'NOBODYSACCESSKEYID01', [secret]: 'nobodys-secret-key-0123456789' },
    )
    expectFailure(step, s, 'authentication failed', 'security-token')
    expectOneAttempt(step, vendor)
  })

  it('fails with an expired token, and does not show the signed headers that the response quotes', async () => {
    await using s = await startScenario(vendor)
    const [id = '', secret = ''] = Object.keys(vendor.env)
    const env = {
      [id]: vendor.key.id,
      [secret]: vendor.key.secret,
      [tokenOf[vendor.title] ?? '']: 'TOKENofSESSION/0123==',
    }
    s.cloud.intercept = ({ headers }) => ({
      status: vendor === huawei ? 401 : 400,
      body: vendor.error(vendor.codes.badKey, JSON.stringify(headers)),
    })
    const step = await promoteExpectingFailure(s, {}, env)
    expectFailure(step, s, 'authentication failed')
    expectOneAttempt(step, vendor)
  })

  it('fails without showing credentials that the error message quotes', async () => {
    await using s = await startScenario(vendor)
    const { id, secret } = vendor.key
    s.onRequest('read', () => ({ status: 400, body: vendor.error('Odd.Error', `key ${id} with ${secret} is odd`) }))
    expectFailure(await promoteExpectingFailure(s), s, 'rejected', 'Odd.Error', 'is odd')
  })

  it('fails without the permission to read', async () => {
    await using s = await startScenario(vendor, undefined, {
      denied: ['ListVersions', 'ListSecretVersionIds', 'DescribeSecret'],
    })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'permission denied', vendor.codes.forbidden, 'Grant the permissions')
    expectRequestId(step)
    expect(step.trace).toEqual(['read'])
  })

  it('fails with a single full stop after an error message that is a sentence', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(403, 'forbidden', 'You shall not pass.'))
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'You shall not pass\\.\n')
    expect(step.error).not.toContain('..')
  })

  it('fails without the permission to write', async () => {
    await using s = await startScenario(vendor, undefined, { denied: ['UpdateStage', 'UpdateSecretVersionStage'] })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'permission denied', vendor.codes.forbidden, 'Grant the permissions')
    expectRequestId(step)
    expect(findWrites(step)).toEqual([vendor === aws ? 'current → v3' : 'previous → v2'])
    expect(recordJson(step.outputs.record)).toContain('"v3"')
  })
})

const tokenOf: Record<string, string> = {
  [huawei.title]: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  [alibaba.title]: 'ALIBABA_CLOUD_SECURITY_TOKEN',
  [aws.title]: 'AWS_SESSION_TOKEN',
}

describe.concurrent('Huawei Cloud: a promotion', () => {
  it.each(['DISABLED', 'FROZEN'] as const)('fails if the secret is %s', async (state) => {
    await using s = await startScenario(huawei)
    Object.assign(s.cloud.secrets.db ?? {}, { state })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'the secret is disabled', 'CSMS.0109', 'Enable the secret')
    expect(findWrites(step)).toHaveLength(1)
  })

  it('fails without the permission to look up the project', async () => {
    await using s = await startScenario(huawei, undefined, { denied: ['ListProjects'] })
    const step = await promoteExpectingFailure(s, { 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    expectFailure(step, s, 'permission denied', 'ListProjects')
    expect(step.trace).toEqual(['ListProjects'])
  })

  it('fails with an invalid token, which Huawei Cloud reports with the status 400', async () => {
    await using s = await startScenario(huawei)
    s.onRequest('read', () => ({ status: 400, body: huawei.error('CSMS.0301', 'Invalid X-Auth-Token.') }))
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'authentication failed', 'CSMS.0301')
    expect(step.calls).toHaveLength(1)
  })

  it.each(['CSMS 400', '404'] as const)('fails if the secret does not exist, reported by %s', async (notFound) => {
    await using s = await startScenario(huawei, undefined, { notFound })
    expect((await promoteExpectingFailure(s, { secret: 'not-there' })).error).toContain('secret not found')
  })
})

describe.concurrent('Alibaba Cloud: a promotion', () => {
  it('fails before the first write if the provider manages the secret, and names its type', async () => {
    await using s = await startScenario(alibaba)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { type: 'Rds' })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'type Rds', 'managed by the provider', 'generic', 'DescribeSecret')
    expectRequestId(step)
    expect(findWrites(step)).toEqual([])
  })

  it('fails with the same error if the response is XML', async () => {
    await using s = await startScenario(alibaba, undefined, { errorFormat: 'xml', denied: ['ListSecretVersionIds'] })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'permission denied', 'Forbidden.NoPermission')
    expectRequestId(step)
  })
})

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'
const transientFaults: [string, () => ReturnType<typeof resetConnection>][] = [
  ['500', () => ({ status: 500, body: '{"error_code":"CSMS.0001","Code":"InternalFailure"}' })],
  ['503 without a body', () => ({ status: 503 })],
  ['502 in HTML', () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: html })],
  ['200 in HTML', () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: html })],
  ['truncated JSON', () => ({ status: 200, body: '{"version_metadatas":[{"id":' })],
  [
    'JSON with an unexpected structure',
    () => ({ status: 200, body: '{"version_metadatas":"v1","VersionIds":["v1"]}' }),
  ],
  ['the JSON value null', () => ({ status: 200, body: 'null' })],
  ['a response that is too long', () => ({ status: 200, body: ' '.repeat(2 ** 21) })],
  ['a lost request', resetConnection],
  ['a lost response', () => 'reset after'],
]

describe.concurrent('a promotion', () => {
  const cases = transientFaults.map(([name, what], n) => [name, what, vendors[n % 3] ?? huawei] as const)

  it.each(cases)('fails after `max-attempts` reads that end with %s', async (_, what, vendor) => {
    await using s = await startScenario(vendor)
    s.onRequest('read', what)
    const step = await promoteExpectingFailure(s, { 'max-attempts': '2' })
    expectFailure(step, s)
    expect(step.trace).toEqual(['read', 'read'])
  })
})

describe.concurrent.each(vendors)('$title: a promotion', (vendor) => {
  it.each(transientFaults)('retries a read that ends with %s', async (_, what) => {
    await using s = await startScenario(vendor)
    s.onRequest('read', what, { times: 1 })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'read', 'previous → v2', 'current → v3', 'read'))
    const nonces = step.calls.map(({ headers }) => headers['x-acs-signature-nonce'] ?? headers['x-sdk-date'])
    if (vendor === alibaba) expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('fails after four attempts by default', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(503, 'internal'))
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, vendor.codes.internal, 'the store returned a server error')
    expect(step.trace).toEqual(['read', 'read', 'read', 'read'])
  })

  it.each(requestsFor(vendor, 'read', 'previous → v2', 'current → v3'))(
    'waits as long as the store asks if the request "%s" is rate-limited',
    async (kind) => {
      await using s = await startScenario(vendor)
      const headers = { 'retry-after': '1', 'x-acs-retry-after': '1000' }
      const at: number[] = []
      s.onRequest(
        kind,
        () => {
          at.push(performance.now())
          return at.length === 1
            ? { ...(s.errorResponse(429, 'throttled') as object), status: 429, headers }
            : undefined
        },
        { times: 2 },
      )
      const step = await s.promote()
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(step.trace.filter((word, n) => word === kind && step.trace[n + 1] === kind)).toHaveLength(1)
      // Without the hint of the store, the action would wait for less than half a second.
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(900)
      expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    },
  )

  it('fails at once if the store asks to wait longer than the step may take', async () => {
    await using s = await startScenario(vendor)
    const headers = { 'retry-after': '3600', 'x-acs-retry-after': '3600000' }
    s.onRequest('read', () => ({ ...(s.errorResponse(429, 'throttled') as object), status: 429, headers }))
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'rate limited by the store', vendor.codes.throttled)
    expect(step.trace).toEqual(['read'])
  })

  it.each([302, 307])('fails if the store redirects with %i, and does not follow', async (status) => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => ({ status, headers: { location: `${s.cloud.endpoint}/elsewhere` } }), { times: 1 })
    const step = await promoteExpectingFailure(s)
    expectFailure(step, s, 'redirect', 'Check `endpoint`')
    expect(step.calls.map(({ path }) => path)).not.toContain('/elsewhere')
    expect(step.trace.filter((word) => word === 'read')).toHaveLength(1)
  })

  it('fails in time if the store never responds', async () => {
    await using s = await startScenario(vendor)
    s.cloud.intercept = () => 'silence'
    const step = await promoteExpectingFailure(s, { 'timeout-seconds': '2' })
    expectFailure(step, s, 'timed out waiting for', 'timeout-seconds')
    expect(step.trace).toEqual(['read'])
  })

  it('fails if the connection is refused', async () => {
    await using s = await startScenario(vendor)
    const step = await promoteExpectingFailure(s, { endpoint: 'http://127.0.0.1:1', 'max-attempts': '2' })
    expectFailure(step, s, 'could not connect to the store', 'ECONNREFUSED', 'Check `endpoint`')
  })
})
