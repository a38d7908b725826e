/** Google Secret Manager: what the inputs, the environment and a record may say, and how the step logs in. */
import { describe, expect, it } from 'vitest'
import {
  GOOGLE_ACCOUNT_TOKEN,
  GOOGLE_FEDERATED_TOKEN,
  GOOGLE_KEY_TOKEN,
  GOOGLE_TEST_TOKEN,
  JOB_REQUEST_TOKEN,
  JOB_TOKEN,
  SERVICE_ACCOUNT,
} from '../support/clouds/google-secret-manager.ts'
import { db, google, type Google, type Step, usual, withFile } from '../support/google.ts'
import { huawei, scenario } from '../support/scenario.ts'

/** All that is wrong; nothing is sent. */
function mistakes(step: Step): string[] {
  expect(step).toMatchObject({ exitCode: 1, calls: [] })
  expect(step.error).toContain('Nothing was sent')
  return step.error.split('\n').filter((line) => line.startsWith('`'))
}
const bearers = ({ calls }: Step) => [...new Set(calls.map(({ headers }) => headers.authorization))]

describe.concurrent('names', () => {
  it.each<[string, Record<string, string>]>([
    ['secret', { secret: 'a/b' }],
    ['secret', { secret: '..' }],
    ['secret', { secret: 'projects/shop/secrets/..' }],
    ['secret', { secret: 'projects/../secrets/db' }],
    ['secret', { secret: 'projects/shop/secrets/db/versions/1' }],
    ['secret', { secret: 'projects/shop/locations/europe-west1.evil.example/secrets/db' }],
    ['secret', { secret: 'projects/shop/locations/x/secrets/db' }],
    ['secret', { secret: 'db%2F' }],
    ['secret', { secret: 'db:access' }],
    ['stage', { stage: 'latest' }],
    ['stage', { stage: 'NEW' }],
    ['stage', { stage: '1st' }],
    ['stage', { stage: 'a.b' }],
    ['stage', { stage: 'x'.repeat(64) }],
    ['previous-stage', { 'previous-stage': 'latest' }],
    ['target-stage', { 'target-stage': 'latest' }],
    ['target-version', { 'target-version': 'latest' }],
    ['target-version', { 'target-version': '0' }],
    ['target-version', { 'target-version': '03' }],
    ['target-version', { 'target-version': '3:access' }],
    ['expected-version', { 'expected-version': 'v1' }],
    ['region', { secret: 'db', 'project-id': 'shop', region: 'europe-west1.evil.example' }],
    ['region', { secret: 'db', 'project-id': 'shop', region: 'cn-hangzhou' }],
    ['region', { region: 'europe-west1' }],
    ['region', { secret: 'projects/shop/locations/europe-west1/secrets/db', region: 'europe-west2' }],
    ['project-id', { 'project-id': 'other' }],
    ['project-id', { secret: 'db', 'project-id': '../x' }],
    ['project-id', { secret: 'db' }],
    ['stage', { stage: '' }],
    ['access-key-id', { 'security-token': 'STEXAMPLE' }],
    ['access-key-id', { 'access-key-id': 'AKIDEXAMPLE', 'secret-access-key': 'SKEXAMPLE' }],
    ['expire-outgoing-after', { 'expire-outgoing-after': '30d' }],
  ])('%s: %j is refused', async (input, inputs) => {
    await using g = await google()
    const wrong = mistakes(await g.promote(inputs))
    expect(wrong.map((line) => line.split('`')[1])).toEqual([input])
  })

  it.each(['Prod_2-b', 'x'.repeat(63), 'n', 'new', 'Latest'])('stage: %s is good', async (stage) => {
    await using g = await google()
    expect(await g.promote({ stage })).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('the project is taken from the environment, the first that is set; the name itself goes before it', async () => {
    await using g = await google()
    const token = { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }
    const variables = [
      'GOOGLE_CLOUD_PROJECT',
      'GCLOUD_PROJECT',
      'CLOUDSDK_CORE_PROJECT',
      'CLOUDSDK_PROJECT',
      'GCP_PROJECT',
    ]
    for (const [index, name] of variables.entries()) {
      const later = Object.fromEntries(variables.slice(index + 1).map((other) => [other, 'other']))
      const env = { ...token, ...later, [name]: 'shop' }
      expect(await g.promote({ secret: 'db', 'dry-run': 'true' }, { env }), name).toMatchObject({ exitCode: 0 })
    }
    expect(await g.promote({}, { env: { ...token, GCP_PROJECT: 'other' } })).toMatchObject({ exitCode: 0 })
    const region = { ...token, CLOUDSDK_COMPUTE_REGION: 'europe-west1' }
    expect(await g.promote({ 'dry-run': 'true' }, { env: region })).toMatchObject({ exitCode: 0 })
  })
})

describe.concurrent('a record', () => {
  const recordWith = (fields: object) => {
    const changes = [{ stage: 'prod', before: '2', after: '3' }]
    const sound = {
      provider: 'google-secret-manager',
      region: '',
      projectId: 'shop',
      secret: db,
      stage: 'prod',
      changes,
    }
    return JSON.stringify({ version: 1, secrets: [{ ...sound, ...fields }] })
  }
  const regional = 'projects/shop/locations/europe-west1/secrets/db'

  it.each([
    { secret: 'projects/shop/secrets/../db' },
    { secret: '..' },
    { secret: 'db', projectId: '..' },
    { secret: 'db', projectId: undefined },
    { projectId: undefined },
    { projectId: 'other' },
    { region: 'europe-west1' },
    { secret: 'db', region: 'europe-west1.evil.example' },
    { secret: 'db', region: 'ap-southeast-1.x' },
    { secret: 'db', region: 'cn-hangzhou' },
    { secret: regional },
    { stage: 'latest', changes: [{ stage: 'latest', before: '2', after: '3' }] },
    { changes: [{ stage: 'prod', before: '2/../../x', after: '3' }] },
    { changes: [{ stage: 'prod', before: 'latest', after: '3' }] },
    { expiry: { version: '2', before: null, after: 1 } },
    { endpoint: 'https://secretmanager.googleapis.com.evil.example' },
    { endpoint: 'https://secretmanager.x.googleapis.com' },
    { endpoint: 'https://evil.googleapis.com' },
    { endpoint: 'https://evil-rep.googleapis.com' },
    { endpoint: 'https://secretmanager.a.b.rep.googleapis.com' },
  ])('with %j is refused', async (fields) => {
    await using g = await google()
    expect(mistakes(await g.rollback(recordWith(fields)))).toEqual([expect.stringContaining('`record`')])
  })

  it.each([
    {},
    { secret: 'db' },
    { secret: 'db', region: 'europe-west1' },
    { secret: regional, region: 'europe-west1' },
    { endpoint: 'https://secretmanager.googleapis.com' },
    { endpoint: 'https://secretmanager.europe-west1.rep.googleapis.com' },
  ])('with %j is good', async (fields) => {
    await using g = await google()
    const step = await g.rollback(recordWith(fields), { 'max-attempts': '0' })
    expect(mistakes(step)).toEqual([expect.stringContaining('`max-attempts`')])
  })
})

describe.concurrent('logging in', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['the input', { 'auth-token': GOOGLE_TEST_TOKEN }, { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere' }],
    ['gcloud', {}, { CLOUDSDK_AUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, GOOGLE_OAUTH_ACCESS_TOKEN: 'other-token' }],
    ['Terraform', {}, { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, GOOGLE_APPLICATION_CREDENTIALS: '/nowhere' }],
  ])('by a token of %s', async (_, inputs, env) => {
    await using g = await google()
    const step = await g.promote(inputs, { env, secrets: [GOOGLE_TEST_TOKEN] })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(bearers(step)).toEqual([`Bearer ${GOOGLE_TEST_TOKEN}`])
  })

  it.each(['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', 'GOOGLE_GHA_CREDS_PATH'])(
    'by the key of a service account in the file of %s: no line of the key is shown',
    async (variable) => {
      await using g = await google()
      const lines = g.cloud.keyFile.private_key.trim().split('\n').slice(1, -1)
      const secrets = [GOOGLE_KEY_TOKEN, ...lines.filter((line) => line.length >= 8)]
      const step = await withFile(g.cloud.keyFile, (path) => g.promote({}, { env: { [variable]: path }, secrets }))
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(step.trace[0]).toBe('token')
      expect(step.calls.at(-1)?.headers.authorization).toBe(`Bearer ${GOOGLE_KEY_TOKEN}`)
      const shown = step.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
      for (const line of lines) expect(shown.join('\n')).not.toContain(line)
      expect(step.masks).toContain(new URLSearchParams(step.calls[0]?.body).get('assertion'))
    },
  )

  it.each([
    [undefined, GOOGLE_FEDERATED_TOKEN, ['job token', 'exchange']],
    [SERVICE_ACCOUNT, GOOGLE_ACCOUNT_TOKEN, ['job token', 'exchange', 'impersonate']],
  ])('by workload identity, service account %s', async (account, token, requests) => {
    await using g = await google()
    const secrets = [JOB_REQUEST_TOKEN, JOB_TOKEN, GOOGLE_FEDERATED_TOKEN, token]
    const step = await withFile(g.cloud.externalFile(account), (path) =>
      g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets }),
    )
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace.slice(0, requests.length)).toEqual(requests)
    expect(step.calls.at(-1)?.headers.authorization).toBe(`Bearer ${token}`)
  })

  it('once for a whole list', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `projects/shop/secrets/${name}`)
    await using g = await google({ secrets: Object.fromEntries(names.map((name) => [name, usual])) })
    const promotions = JSON.stringify(names.map((secret) => ({ secret, 'target-version': '3' })))
    const step = await withFile(g.cloud.keyFile, (path) =>
      g.run({ ...g.inputs, promotions }, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }),
    )
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace.filter((operation) => operation === 'token')).toHaveLength(1)
    expect(step.trace).toHaveLength(1 + 4 * 3)
  })

  const good = (g: Google) => g.cloud.externalFile()
  it.each<[string, (g: Google) => unknown, string]>([
    ['not JSON', () => 'private', 'is not JSON'],
    [
      'of another kind',
      () => ({ type: 'authorized_user', client_secret: 'private' }),
      'of another kind, see its `type`',
    ],
    ['without a key', (g) => ({ ...g.cloud.keyFile, private_key: undefined }), 'see its `private_key`'],
    [
      'with a key that is none',
      (g) => ({ ...g.cloud.keyFile, private_key: 'private-rubbish' }),
      '`private_key` in the',
    ],
    ['of another cloud', (g) => ({ ...good(g), audience: '//iam.example.com/x' }), 'see its `audience`'],
    [
      'that runs a program',
      (g) => ({ ...good(g), credential_source: { executable: { command: 'x' } } }),
      'another kind',
    ],
    ['that reads a file', (g) => ({ ...good(g), credential_source: { file: '/etc/passwd' } }), 'another kind'],
  ])('a file %s: is refused, and nothing is sent', async (_, fileOf, words) => {
    await using g = await google()
    const step = await withFile(fileOf(g), (path) => g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }))
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('could not obtain credentials')
    expect(step.error).toContain(words)
    expect(
      step.raw
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join(),
    ).not.toContain('private-')
  })

  it('a file that is not there, or no file at all', async () => {
    await using g = await google()
    const gone = await g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/gha-creds.json' } })
    expect(gone.error).toContain('cannot be read')
    expect(mistakes(await g.promote({}, { env: {} }))).toEqual([
      '`auth-token` is missing, and no login action has set GOOGLE_APPLICATION_CREDENTIALS or its like',
    ])
  })

  it('never at an address that the file names', async () => {
    await using g = await google()
    const elsewhere = 'https://evil.example'
    const impersonation = `${elsewhere}/v1/projects/-/serviceAccounts/${SERVICE_ACCOUNT}:generateAccessToken`
    const files = [
      { ...g.cloud.keyFile, token_uri: `${elsewhere}/token` },
      { ...good(g), token_url: `${elsewhere}/v1/token`, service_account_impersonation_url: impersonation },
    ]
    for (const file of files) {
      const step = await withFile(file, (path) => g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }))
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(await g.rollback(step)).toMatchObject({ exitCode: 0 })
    }
  })

  it('is refused: says so in the words of Google, without the token, and asks once for a whole list', async () => {
    await using g = await google()
    g.trouble('exchange', () => ({
      status: 400,
      body: JSON.stringify({ error: 'invalid_grant', error_description: `${JOB_TOKEN} is not for you` }),
    }))
    const promotions = JSON.stringify(
      ['a', 'b'].map((name) => ({ secret: `projects/shop/secrets/${name}`, 'target-version': '3' })),
    )
    const step = await withFile(good(g), (path) =>
      g.run({ ...g.inputs, promotions }, { env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets: [JOB_TOKEN] }),
    )
    expect(step).toMatchObject({ exitCode: 1, trace: ['job token', 'exchange'] })
    expect(step.error).toMatch(
      /rejected this job's OIDC token of this job \(ExchangeToken, invalid_grant\): \*\*\* is not for you/,
    )
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped'])
  })

  it('fails for a while: is tried again', async () => {
    await using g = await google()
    g.trouble('exchange', () => ({ status: 503 }), { times: 1 })
    g.trouble('job token', () => 'reset', { times: 1 })
    const step = await withFile(good(g), (path) => g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }))
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

describe.concurrent('a list', () => {
  it('of two providers: when one fails, the other is put back', async () => {
    await using g = await google()
    await using h = await scenario(huawei)
    h.trouble('current → v3', () => h.refusal(403, 'forbidden'))
    const promotions = JSON.stringify([
      { ...g.inputs, 'target-version': '3', 'previous-stage': 'old' },
      { ...h.inputs, 'target-version': 'v3' },
    ])
    const env = { ...huawei.env, GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN }
    const step = await g.run({ promotions, concurrency: '1' }, { env })
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['restored', 'failed'])
    expect(step.writes).toHaveLength(2)
    expect(g.labels()).toEqual({ old: '1', theirs: '1', prod: '2' })
  })

  it('names the same secret twice, spelled in two ways: is refused', async () => {
    await using g = await google()
    const items = [{ secret: db }, { secret: 'db', 'project-id': 'shop' }]
    const promotions = JSON.stringify(items.map((item) => ({ ...item, 'target-version': '3' })))
    expect(mistakes(await g.run({ ...g.inputs, promotions }))).toEqual([expect.stringContaining('twice')])
  })

  it('two labels of one secret: both are moved', async () => {
    await using g = await google()
    const items = [{ stage: 'prod' }, { stage: 'old' }]
    const promotions = JSON.stringify(items.map((item) => ({ ...item, 'target-version': '3' })))
    const step = await g.run({ ...g.inputs, promotions })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ theirs: '1', prod: '3', old: '3' })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ old: '1', theirs: '1', prod: '2' })
  })
})
