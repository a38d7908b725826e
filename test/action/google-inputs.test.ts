/** Google Secret Manager: valid inputs, variables and records, and how the step obtains credentials. */
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
import {
  db,
  startGoogleScenario,
  type GoogleScenario,
  type GoogleRun,
  initialAliases,
  withCredentialsFile,
} from '../support/google.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { huawei } from '../support/scenario/vendors.ts'

/** Returns the issues that a step reports, and checks that it sent nothing. */
function readIssues(step: GoogleRun): string[] {
  expect(step).toMatchObject({ exitCode: 1, calls: [] })
  expect(step.error).toContain('Nothing was sent')
  return step.error.split('\n').filter((line) => line.startsWith('`'))
}
const findBearerTokens = ({ calls }: GoogleRun) => [...new Set(calls.map(({ headers }) => headers.authorization))]

describe.concurrent('Google Cloud: the inputs', () => {
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
  ])('are rejected because of `%s`: %j', async (input, inputs) => {
    await using g = await startGoogleScenario()
    const issues = readIssues(await g.promote(inputs))
    expect(issues.map((line) => line.split('`')[1])).toEqual([input])
  })

  it.each(['Prod_2-b', 'x'.repeat(63), 'n', 'new', 'Latest'])('can name the alias %s', async (stage) => {
    await using g = await startGoogleScenario()
    expect(await g.promote({ stage })).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('leave the project to the name of the secret, or to the first variable that is set', async () => {
    await using g = await startGoogleScenario()
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

describe.concurrent('Google Cloud: a record', () => {
  const recordWith = (fields: object) => {
    const changes = [{ stage: 'prod', before: '2', after: '3' }]
    const valid = {
      provider: 'google-secret-manager',
      region: '',
      projectId: 'shop',
      secret: db,
      stage: 'prod',
      changes,
    }
    return JSON.stringify({ version: 1, secrets: [{ ...valid, ...fields }] })
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
    { secret: 'db' },
    { endpoint: 'https://secretmanager.googleapis.com.evil.example' },
    { endpoint: 'https://secretmanager.x.googleapis.com' },
    { endpoint: 'https://evil.googleapis.com' },
    { endpoint: 'https://evil-rep.googleapis.com' },
    { endpoint: 'https://secretmanager.a.b.rep.googleapis.com' },
  ])('is rejected with %j', async (fields) => {
    await using g = await startGoogleScenario()
    expect(readIssues(await g.rollback(recordWith(fields)))).toEqual([expect.stringContaining('`record`')])
  })

  it.each([
    {},
    { secret: regional, region: 'europe-west1' },
    { endpoint: 'https://secretmanager.googleapis.com' },
    { endpoint: 'https://secretmanager.europe-west1.rep.googleapis.com' },
  ])('is accepted with %j', async (fields) => {
    await using g = await startGoogleScenario()
    const step = await g.rollback(recordWith(fields), { 'max-attempts': '0' })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toMatch(/rollback failed\nCause: `max-attempts`[^\n]*\.\nState: /)
  })
})

describe.concurrent('Google Cloud: the login', () => {
  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['the input `auth-token`', { 'auth-token': GOOGLE_TEST_TOKEN }, { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere' }],
    ['gcloud', {}, { CLOUDSDK_AUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, GOOGLE_OAUTH_ACCESS_TOKEN: 'other-token' }],
    ['Terraform', {}, { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, GOOGLE_APPLICATION_CREDENTIALS: '/nowhere' }],
  ])('uses the access token of %s', async (_, inputs, env) => {
    await using g = await startGoogleScenario()
    const step = await g.promote(inputs, { env, secrets: [GOOGLE_TEST_TOKEN] })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(findBearerTokens(step)).toEqual([`Bearer ${GOOGLE_TEST_TOKEN}`])
  })

  it.each(['GOOGLE_APPLICATION_CREDENTIALS', 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', 'GOOGLE_GHA_CREDS_PATH'])(
    'uses a service account key from the file in %s, and shows no line of the key',
    async (variable) => {
      await using g = await startGoogleScenario()
      const lines = g.cloud.keyFile.private_key.trim().split('\n').slice(1, -1)
      const secrets = [GOOGLE_KEY_TOKEN, ...lines.filter((line) => line.length >= 8)]
      const step = await withCredentialsFile(g.cloud.keyFile, (path) =>
        g.promote({}, { env: { [variable]: path }, secrets }),
      )
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
  ])('uses workload identity (service account: %s)', async (account, token, requests) => {
    await using g = await startGoogleScenario()
    const secrets = [JOB_REQUEST_TOKEN, JOB_TOKEN, GOOGLE_FEDERATED_TOKEN, token]
    const step = await withCredentialsFile(g.cloud.externalFile(account), (path) =>
      g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets }),
    )
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace.slice(0, requests.length)).toEqual(requests)
    expect(step.calls.at(-1)?.headers.authorization).toBe(`Bearer ${token}`)
  })

  it('is done once for a whole list', async () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `projects/shop/secrets/${name}`)
    await using g = await startGoogleScenario({
      secrets: Object.fromEntries(names.map((name) => [name, initialAliases])),
    })
    const promotions = JSON.stringify(names.map((secret) => ({ secret, 'target-version': '3' })))
    const step = await withCredentialsFile(g.cloud.keyFile, (path) =>
      g.run({ ...g.inputs, promotions }, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }),
    )
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(step.trace.filter((operation) => operation === 'token')).toHaveLength(1)
    expect(step.trace).toHaveLength(1 + 4 * 3)
  })

  const validFile = (g: GoogleScenario) => g.cloud.externalFile()
  it.each<[string, (g: GoogleScenario) => unknown, string]>([
    ['that is not JSON', () => 'private', 'is not JSON'],
    ['of another kind', () => ({ type: 'authorized_user', client_secret: 'private' }), 'of another kind (`type`)'],
    ['without a key', (g) => ({ ...g.cloud.keyFile, private_key: undefined }), 'of another kind (`private_key`)'],
    ['with an invalid key', (g) => ({ ...g.cloud.keyFile, private_key: 'private-rubbish' }), '`private_key` in the'],
    ['of another cloud', (g) => ({ ...validFile(g), audience: '//iam.example.com/x' }), 'of another kind (`audience`)'],
    [
      'that runs a program',
      (g) => ({ ...validFile(g), credential_source: { executable: { command: 'x' } } }),
      'another kind',
    ],
    ['that reads a file', (g) => ({ ...validFile(g), credential_source: { file: '/etc/passwd' } }), 'another kind'],
  ])('fails before any request with a file %s', async (_, buildFile, message) => {
    await using g = await startGoogleScenario()
    const step = await withCredentialsFile(buildFile(g), (path) =>
      g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }),
    )
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('could not obtain credentials')
    expect(step.error).toContain(message)
    expect(step.error).not.toContain('id-token: write')
    expect(
      step.raw
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join(),
    ).not.toContain('private-')
  })

  it('fails before any request if the file does not exist or no credentials are set', async () => {
    await using g = await startGoogleScenario()
    const gone = await g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: '/nowhere/gha-creds.json' } })
    expect(gone.error).toContain('cannot be read')
    expect(readIssues(await g.promote({}, { env: {} }))).toEqual([
      '`auth-token` is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), run a login action first, or set `auth-token` (or GOOGLE_APPLICATION_CREDENTIALS)',
    ])
  })

  it('never sends a request to an address in the file', async () => {
    await using g = await startGoogleScenario()
    const elsewhere = 'https://evil.example'
    const impersonation = `${elsewhere}/v1/projects/-/serviceAccounts/${SERVICE_ACCOUNT}:generateAccessToken`
    const files = [
      { ...g.cloud.keyFile, token_uri: `${elsewhere}/token` },
      { ...validFile(g), token_url: `${elsewhere}/v1/token`, service_account_impersonation_url: impersonation },
    ]
    for (const file of files) {
      const step = await withCredentialsFile(file, (path) =>
        g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }),
      )
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(await g.rollback(step)).toMatchObject({ exitCode: 0 })
    }
  })

  it('fails once for a whole list if the token service rejects the token, which is not shown', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('exchange', () => ({
      status: 400,
      body: JSON.stringify({ error: 'invalid_grant', error_description: `${JOB_TOKEN} is not for you` }),
    }))
    const promotions = JSON.stringify(
      ['a', 'b'].map((name) => ({ secret: `projects/shop/secrets/${name}`, 'target-version': '3' })),
    )
    const step = await withCredentialsFile(validFile(g), (path) =>
      g.run({ ...g.inputs, promotions }, { env: { GOOGLE_APPLICATION_CREDENTIALS: path }, secrets: [JOB_TOKEN] }),
    )
    expect(step).toMatchObject({ exitCode: 1, trace: ['job token', 'exchange'] })
    expect(step.error).toMatch(/rejected this job's OIDC token \(ExchangeToken, invalid_grant\): \*\*\* is not for you/)
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped'])
  })

  it('retries after temporary faults', async () => {
    await using g = await startGoogleScenario()
    g.onRequest('exchange', () => ({ status: 503 }), { times: 1 })
    g.onRequest('job token', () => 'reset', { times: 1 })
    const step = await withCredentialsFile(validFile(g), (path) =>
      g.promote({}, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }),
    )
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

describe.concurrent('Google Cloud: a list', () => {
  it('with two providers rolls one back if the other fails', async () => {
    await using g = await startGoogleScenario()
    await using h = await startScenario(huawei)
    h.onRequest('current → v3', () => h.errorResponse(403, 'forbidden'))
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

  it('is rejected if it contains the same secret twice, spelled in two ways', async () => {
    await using g = await startGoogleScenario()
    const items = [{ secret: db }, { secret: 'db', 'project-id': 'shop' }]
    const promotions = JSON.stringify(items.map((item) => ({ ...item, 'target-version': '3' })))
    const step = await g.run({ ...g.inputs, promotions })
    expect(step).toMatchObject({ exitCode: 1, writes: [] })
    expect(step.error).toContain(`the list moves prod of ${g.cloud.nameOf(db)} twice`)
  })

  it('can move two labels of one secret', async () => {
    await using g = await startGoogleScenario()
    const items = [{ stage: 'prod' }, { stage: 'old' }]
    const promotions = JSON.stringify(items.map((item) => ({ ...item, 'target-version': '3' })))
    const step = await g.run({ ...g.inputs, promotions })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ theirs: '1', prod: '3', old: '3' })
    expect(await g.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
    expect(g.labels()).toEqual({ old: '1', theirs: '1', prod: '2' })
  })
})
