/** What the store says no to, or cannot say: one annotation that tells all there is to know. All with step debugging. */
import { describe, expect, it } from 'vitest'
import {
  alibaba,
  aws,
  huawei,
  type Inputs,
  requestsFor,
  reset,
  scenario,
  type Scenario,
  type Step,
  vendors,
} from '../support/scenario.ts'

/** A failed run: one error with the secret, the label, the state and these words; the labels are as they were. */
function tells({ error, outputs, annotations, summary, results }: Told, s: Scenario, ...words: string[]) {
  expect(error).toMatch(s.secret)
  expect(error).toContain(s.vendor.current)
  for (const word of words) expect(error).toMatch(new RegExp(word))
  expect(error).toContain('Nothing was changed')
  expect(error).not.toMatch(/on undefined|on null|\[object/)
  expect(annotations).toHaveLength(1)
  expect(summary).toContain('Nothing was changed')
  expect(outputs.changed).toBe('false')
  expect(results).toEqual([expect.objectContaining({ outcome: 'failed', changed: false })])
  expect(s.labels()).toEqual({ previous: 'v1', current: 'v2' })
}
type Told = Step & { results: { requestIds: string[] }[] }

/** Promotes v3 with step debugging on. */
async function fails(s: Scenario, inputs: Inputs = {}, env: Record<string, string> = s.vendor.env): Promise<Told> {
  const step = await s.promote(inputs, { env, debug: true })
  expect(step.exitCode).toBe(1)
  const traces = step.commands.filter(({ name, data }) => name === 'debug' && /\n\s+at /.test(data))
  expect(traces).toHaveLength(1)
  return { ...step, results: JSON.parse(step.outputs.results ?? '[]') as { requestIds: string[] }[] }
}

/** Of all requests, the last whose id an error quotes. */
function quotesRequestId({ error, results }: Told): void {
  const [, id] = /request id ([0-9a-f-]{36})\b/.exec(error) ?? []
  expect(results[0]?.requestIds).toContain(id)
}

const writes = ({ trace }: Step) => trace.filter((word) => word.includes('→'))

describe.concurrent.each(vendors)('$title: what is not there', (vendor) => {
  it('the secret', async () => {
    await using s = await scenario(vendor)
    const step = await fails(s, { secret: 'not-there' })
    const { notFound: code } = vendor.codes
    for (const word of ['not-there', vendor.current, 'secret not found', code, 'Nothing was changed', 'Check `secret`'])
      expect(step.error).toContain(word)
    quotesRequestId(step)
    expect(step.outputs).toMatchObject({ changed: 'false', 'previous-version': '', 'current-version': '' })
    expect(step.outputs.record).toBeUndefined()
    expect(step.trace.filter((word) => word === 'read')).toHaveLength(1)
  })

  it.each<[string, Inputs]>([
    ['the version', { 'target-version': 'v9' }],
    ['the label', { 'target-version': '', 'target-stage': 'v9' }],
  ])('%s: says what there is', async (_, inputs) => {
    await using s = await scenario(vendor)
    const step = await fails(s, inputs)
    // Where a label is looked for, AWS is not asked for the versions that have none.
    const others = vendor === aws && inputs['target-stage'] ? '\\.' : ', v3\\.'
    tells(step, s, 'v9', `v1 \\(${vendor.previous}\\), v2 \\(${vendor.current}\\)${others}`)
    expect(step.trace).toEqual(['read'])
    expect(step.outputs).toMatchObject({ 'previous-version': 'v2', 'current-version': 'v2' })
    expect(step.outputs.record).toBeUndefined()
  })
})

describe.concurrent.each(vendors)('$title: what the store refuses', (vendor) => {
  it('one label too many', async () => {
    await using s = await scenario(vendor, undefined, { labelLimit: 2 })
    const step = await fails(s, { 'previous-stage': 'retired' })
    tells(step, s, 'label limit', vendor.codes.quota, 'Remove a label')
    quotesRequestId(step)
    expect(writes(step)).toEqual(['retired → v2'])
    expect(step.outputs.record).toContain('retired')
  })

  it('a secret that is going to be deleted', async () => {
    await using s = await scenario(vendor)
    const secret = s.cloud.secrets[s.secret]
    Object.assign(secret ?? {}, {
      ...{ state: 'PENDING_DELETE', plannedDeleteTime: '2031-02-03T04:05:06Z' },
      deletedDate: Date.UTC(2031, 1, 3, 4, 5, 6),
    })
    const step = await fails(s)
    tells(step, s, 'scheduled for deletion', vendor.codes.deleting)
    quotesRequestId(step)
    expect(writes(step)).toHaveLength(vendor === aws ? 0 : 1)
    if (vendor !== huawei) expect(step.error).toMatch(/2031-02-03T04:05:06(.000)?Z/)
  })

  it('a wrong secret key: asked once and never again', async () => {
    await using s = await scenario(vendor)
    const [id = '', secret = ''] = Object.keys(vendor.env)
    const step = await fails(s, {}, { [id]: vendor.key.id, [secret]: 'not-the-secret-of-this-key-000' })
    tells(step, s, 'authentication failed', vendor.codes.badKey)
    quotesRequestId(step)
    expect(step.calls).toHaveLength(1)
  })

  it('an unknown key, which the server quotes', async () => {
    await using s = await scenario(vendor)
    const [id = '', secret = ''] = Object.keys(vendor.env)
    const step = await fails(s, {}, { [id]: 'NOBODYSACCESSKEYID01', [secret]: 'nobodys-secret-key-0123456789' })
    tells(step, s, 'authentication failed', 'security-token')
    expect(step.calls).toHaveLength(1)
  })

  it('an expired token, quoted with all that was signed', async () => {
    await using s = await scenario(vendor)
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
    const step = await fails(s, {}, env)
    tells(step, s, 'authentication failed')
    expect(step.calls).toHaveLength(1)
  })

  it('credentials quoted by any other error', async () => {
    await using s = await scenario(vendor)
    const { id, secret } = vendor.key
    s.trouble('read', () => ({ status: 400, body: vendor.error('Odd.Error', `key ${id} with ${secret} is odd`) }))
    tells(await fails(s), s, 'rejected', 'Odd.Error', 'is odd')
  })

  it('reading, for lack of permission', async () => {
    await using s = await scenario(vendor, undefined, {
      denied: ['ListVersions', 'ListSecretVersionIds', 'DescribeSecret'],
    })
    const step = await fails(s)
    tells(step, s, 'no permission', vendor.codes.forbidden, 'Grant the permissions')
    quotesRequestId(step)
    expect(step.trace).toEqual(['read'])
  })

  it('anything, in a whole sentence: there is one full stop then, not two', async () => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(403, 'forbidden', 'You shall not pass.'))
    const step = await fails(s)
    tells(step, s, 'You shall not pass\\. ')
    expect(step.error).not.toContain('..')
  })

  it('writing, for lack of permission', async () => {
    await using s = await scenario(vendor, undefined, { denied: ['UpdateStage', 'UpdateSecretVersionStage'] })
    const step = await fails(s)
    tells(step, s, 'no permission', vendor.codes.forbidden, 'Grant the permissions')
    quotesRequestId(step)
    expect(writes(step)).toEqual([vendor === aws ? 'current → v3' : 'previous → v2'])
    expect(step.outputs.record).toContain('"v3"')
  })
})

const tokenOf: Record<string, string> = {
  [huawei.title]: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
  [alibaba.title]: 'ALIBABA_CLOUD_SECURITY_TOKEN',
  [aws.title]: 'AWS_SESSION_TOKEN',
}

describe.concurrent('Huawei Cloud: what the store refuses', () => {
  it.each(['DISABLED', 'FROZEN'] as const)('a secret that is %s', async (state) => {
    await using s = await scenario(huawei)
    Object.assign(s.cloud.secrets.db ?? {}, { state })
    const step = await fails(s)
    tells(step, s, 'not enabled', 'CSMS.0109', 'Enable the secret')
    expect(writes(step)).toHaveLength(1)
  })

  it('to say which project it is', async () => {
    await using s = await scenario(huawei, undefined, { denied: ['ListProjects'] })
    const step = await fails(s, { 'project-id': '', 'identity-endpoint': s.cloud.endpoint })
    tells(step, s, 'no permission', 'ListProjects')
    expect(step.trace).toEqual(['ListProjects'])
  })

  it('a token, with status 400', async () => {
    await using s = await scenario(huawei)
    s.trouble('read', () => ({ status: 400, body: huawei.error('CSMS.0301', 'Invalid X-Auth-Token.') }))
    const step = await fails(s)
    tells(step, s, 'authentication failed', 'CSMS.0301')
    expect(step.calls).toHaveLength(1)
  })

  it.each(['CSMS 400', '404'] as const)('an unknown secret, by %s', async (notFound) => {
    await using s = await scenario(huawei, undefined, { notFound })
    expect((await fails(s, { secret: 'not-there' })).error).toContain('secret not found')
  })
})

describe.concurrent('Alibaba Cloud: what the store refuses', () => {
  it('a secret that it manages itself: asks which kind it is', async () => {
    await using s = await scenario(alibaba)
    Object.assign(s.cloud.secrets[s.secret] ?? {}, { type: 'Rds' })
    const step = await fails(s)
    tells(step, s, 'type Rds', 'generic', 'Rejected.UnsupportedOperation')
    quotesRequestId(step)
    expect(writes(step)).toHaveLength(1)
    expect(step.trace.filter((word) => word === 'DescribeSecret')).toHaveLength(1)
  })

  it('in XML, whatever was asked for', async () => {
    await using s = await scenario(alibaba, undefined, { errorFormat: 'xml', denied: ['ListSecretVersionIds'] })
    const step = await fails(s)
    tells(step, s, 'no permission', 'Forbidden.NoPermission')
    quotesRequestId(step)
  })
})

const html = '<html><body><h1>502 Bad Gateway</h1></body></html>'
const passing: [string, () => ReturnType<typeof reset>][] = [
  ['500', () => ({ status: 500, body: '{"error_code":"CSMS.0001","Code":"InternalFailure"}' })],
  ['503 without a body', () => ({ status: 503 })],
  ['502 in HTML', () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: html })],
  ['200 in HTML', () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: html })],
  ['JSON that is cut off', () => ({ status: 200, body: '{"version_metadatas":[{"id":' })],
  ['JSON of another shape', () => ({ status: 200, body: '{"version_metadatas":"v1","VersionIds":["v1"]}' })],
  ['null', () => ({ status: 200, body: 'null' })],
  ['far too long an answer', () => ({ status: 200, body: ' '.repeat(2 ** 21) })],
  ['a lost request', reset],
  ['a lost answer', () => 'reset after'],
]

describe.concurrent('what does not pass', () => {
  const turns = passing.map(([name, what], n) => [name, what, vendors[n % 3] ?? huawei] as const)

  it.each(turns)('%s to every read: is asked max-attempts times', async (_, what, vendor) => {
    await using s = await scenario(vendor)
    s.trouble('read', what)
    const step = await fails(s, { 'max-attempts': '2' })
    tells(step, s)
    expect(step.trace).toEqual(['read', 'read'])
  })
})

describe.concurrent.each(vendors)('$title: what may pass', (vendor) => {
  it.each(passing)('%s to a read: is asked again', async (_, what) => {
    await using s = await scenario(vendor)
    s.trouble('read', what, { times: 1 })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace).toEqual(requestsFor(vendor, 'read', 'read', 'previous → v2', 'current → v3', 'read'))
    const nonces = step.calls.map(({ headers }) => headers['x-acs-signature-nonce'] ?? headers['x-sdk-date'])
    if (vendor === alibaba) expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('asks four times where max-attempts is not given', async () => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(503, 'internal'))
    const step = await fails(s)
    tells(step, s, vendor.codes.internal, 'error of its own')
    expect(step.trace).toEqual(['read', 'read', 'read', 'read'])
  })

  it.each(requestsFor(vendor, 'read', 'previous → v2', 'current → v3'))(
    'too many requests at %s: waits as told',
    async (kind) => {
      await using s = await scenario(vendor)
      const headers = { 'retry-after': '1', 'x-acs-retry-after': '1000' }
      const at: number[] = []
      s.trouble(
        kind,
        () => {
          at.push(performance.now())
          return at.length === 1 ? { ...(s.refusal(429, 'throttled') as object), status: 429, headers } : undefined
        },
        { times: 2 },
      )
      const step = await s.promote()
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(step.trace.filter((word, n) => word === kind && step.trace[n + 1] === kind)).toHaveLength(1)
      // The wait is a matter of correctness here: without the hint it would be less than half a second.
      expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(900)
      expect(s.labels()).toEqual({ previous: 'v2', current: 'v3' })
    },
  )

  it('too many requests, and a wait that is longer than the step may take: gives up at once', async () => {
    await using s = await scenario(vendor)
    const headers = { 'retry-after': '3600', 'x-acs-retry-after': '3600000' }
    s.trouble('read', () => ({ ...(s.refusal(429, 'throttled') as object), status: 429, headers }))
    const step = await fails(s)
    tells(step, s, 'too many requests', vendor.codes.throttled)
    expect(step.trace).toEqual(['read'])
  })

  it.each([302, 307])('a redirect with %i: is not followed', async (status) => {
    await using s = await scenario(vendor)
    s.trouble('read', () => ({ status, headers: { location: `${s.cloud.endpoint}/elsewhere` } }), { times: 1 })
    const step = await fails(s)
    tells(step, s, 'redirect', 'Check `endpoint`')
    expect(step.calls.map(({ path }) => path)).not.toContain('/elsewhere')
    expect(step.trace.filter((word) => word === 'read')).toHaveLength(1)
  })

  it('silence: the step ends in time', async () => {
    await using s = await scenario(vendor)
    s.cloud.intercept = () => 'silence'
    const step = await fails(s, { 'timeout-seconds': '2' })
    tells(step, s, 'timed out waiting for', 'timeout-seconds')
    expect(step.trace).toEqual(['read'])
  })

  it('a proxy: is used, save for NO_PROXY', async () => {
    await using s = await scenario(vendor)
    const env = { ...vendor.env, HTTP_PROXY: 'http://127.0.0.1:1' }
    const step = await fails(s, { 'max-attempts': '1' }, env)
    tells(step, s, 'no connection', 'proxy')
    expect(step.calls).toEqual([])
    expect(await s.promote({}, { env: { ...env, NO_PROXY: '127.0.0.1' } })).toMatchObject({ exitCode: 0 })
  })

  it('nobody there', async () => {
    await using s = await scenario(vendor)
    const step = await fails(s, { endpoint: 'http://127.0.0.1:1', 'max-attempts': '2' })
    tells(step, s, 'no connection', 'ECONNREFUSED', 'Check `endpoint`')
  })
})
