/** Identity: an undo moves labels only of the secret whose store says that it is the recorded one. */
import { describe, expect, it } from 'vitest'
import { key, startAzureScenario, v2, v3 } from '../support/azure.ts'
import { AlibabaCloud, startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
import { Aws, type ForeignName, startAws } from '../support/clouds/aws-secrets-manager.ts'
import { AZURE_TEST_LOGIN } from '../support/clouds/azure-app-configuration.ts'
import { GoogleCloud, startGoogleCloud } from '../support/clouds/google-secret-manager.ts'
import type { AccessKey, Fault } from '../support/clouds/server.ts'
import { type Inputs, postScript, type Run, runAction, toStateVariables } from '../support/runner.ts'
import { errorResponse, initialVersions, shopDb, startOciScenario } from '../support/oci.ts'
import { parseManualSteps, readAnnotations } from '../support/scenario/checks.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { toVendorLabels } from '../support/scenario/words.ts'

type Versions = Record<string, string[]>
type Account = { labels: () => Record<string, string>; name: string; env: Record<string, string> }
/** Two accounts behind one address that have a secret of the same name, with the same versions. */
type Accounts = AsyncDisposable & { endpoint: string; inputs: Inputs; staging: Account; production: Account }

const keyOf = (name: string): AccessKey => ({ id: `${name.toUpperCase()}KEY0001`, secret: `${name}/Secret+Key/0123` })
const [stagingKey, productionKey] = [keyOf('staging'), keyOf('production')]
const layout = { v1: ['previous'], v2: ['current'], v3: [] }
const versionsOf = (vendor: typeof aws | typeof alibaba): Versions => toVendorLabels(vendor, layout)

async function awsAccounts(foreignArn: ForeignName): Promise<Accounts> {
  const secrets = { db: versionsOf(aws) }
  const other = new Aws({ secrets, account: '222222222222', accessKeys: [productionKey], foreignArn })
  const own = { secrets: { db: versionsOf(aws) }, account: '111111111111', accessKeys: [stagingKey], foreignArn }
  const cloud = await startAws({ ...own, neighbor: other })
  const envOf = ({ id, secret }: AccessKey) => ({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret })
  return {
    endpoint: cloud.endpoint,
    inputs: { ...aws.inputs, secret: 'db', endpoint: cloud.endpoint },
    staging: { labels: () => cloud.labels('db'), name: cloud.arnOf('db'), env: envOf(stagingKey) },
    production: { labels: () => other.labels('db'), name: other.arnOf('db'), env: envOf(productionKey) },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

async function alibabaAccounts(foreignArn: ForeignName): Promise<Accounts> {
  const secrets = { db: versionsOf(alibaba) }
  const other = new AlibabaCloud({ secrets, account: '2222222222222222', accessKeys: [productionKey], foreignArn })
  const own = {
    secrets: { db: versionsOf(alibaba) },
    account: '1111111111111111',
    accessKeys: [stagingKey],
    foreignArn,
  }
  const cloud = await startAlibabaCloud({ ...own, neighbor: other })
  const envOf = ({ id, secret }: AccessKey) => ({
    ALIBABA_CLOUD_ACCESS_KEY_ID: id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: secret,
  })
  return {
    endpoint: cloud.endpoint,
    inputs: { ...alibaba.inputs, secret: 'db', endpoint: cloud.endpoint },
    staging: { labels: () => cloud.labels('db'), name: cloud.arnOf('db'), env: envOf(stagingKey) },
    production: { labels: () => other.labels('db'), name: other.arnOf('db'), env: envOf(productionKey) },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

function expectUnchanged({ staging, production }: Accounts, before: Record<string, string>[]): void {
  expect([staging.labels(), production.labels()]).toEqual(before)
}

const accountsOf = { AWS: awsAccounts, 'Alibaba Cloud': alibabaAccounts }
const cases = Object.entries(accountsOf).flatMap(([title, start]) =>
  (['denied', 'missing', 'ignored'] as const).map((foreignArn) => ({ title, start, foreignArn })),
)

describe.concurrent.each(cases)('$title, where the ARN of another account is $foreignArn', ({ start, foreignArn }) => {
  const options = { 'rollback-on-failure': 'true', 'max-attempts': '1' }

  it('refuses a rollback at the end of a job that has logged in to another account since', async () => {
    await using accounts = await start(foreignArn)
    const { inputs, staging, production } = accounts
    const step = { ...inputs, ...options, 'target-version': 'v3' }
    const promoted = await runAction({ with: step, env: staging.env })
    expect(promoted.exitCode, promoted.raw).toBe(0)
    const before = [staging.labels(), production.labels()]
    const state = toStateVariables(promoted.state)
    const endOfJob = { with: { ...step, 'job-status': 'failure' }, main: postScript }
    const end = await runAction({ ...endOfJob, env: { ...production.env, ...state } })
    expectUnchanged(accounts, before)
    expectRefusal(end, staging.name, production.name)
    expect(parseManualSteps(readAnnotations(end, 'error')[0] ?? '')).toMatchObject([
      { secret: staging.name, 'target-version': 'v2' },
      { secret: staging.name, 'target-version': 'v1' },
    ])
    const again = await runAction({ ...endOfJob, env: { ...staging.env, ...state } })
    expect(again.exitCode, again.raw).toBe(0)
    expect(staging.labels()).toEqual(production.labels())
  })

  it('refuses a rollback by the record of another account', async () => {
    await using accounts = await start(foreignArn)
    const { inputs, staging, production } = accounts
    const promoted = await runAction({ with: { ...inputs, 'target-version': 'v3' }, env: staging.env })
    const both = await runAction({ with: { ...inputs, 'target-version': 'v3' }, env: production.env })
    expect([promoted.exitCode, both.exitCode]).toEqual([0, 0])
    const before = [staging.labels(), production.labels()]
    const { record = '' } = promoted.outputs
    const step = { rollback: 'true', record, 'max-attempts': '1' }
    for (const more of [{}, { force: 'true' }, { secret: 'db' }] as Inputs[]) {
      expectRefusal(await runAction({ with: { ...step, ...more }, env: production.env }), staging.name, production.name)
    }
    expectUnchanged(accounts, before)
  })

  it('refuses to promote by the ARN of another account', async () => {
    await using accounts = await start(foreignArn)
    const { inputs, staging, production } = accounts
    const before = [staging.labels(), production.labels()]
    const step = { ...inputs, secret: staging.name, 'target-version': 'v3', 'max-attempts': '1' }
    expectRefusal(await runAction({ with: step, env: production.env }), staging.name, production.name)
    expectUnchanged(accounts, before)
  })
})

/** Checks that a run has failed since the store is another one, that it says so, and what to do. */
function expectRefusal(run: Run, wanted: string, seen: string): void {
  const [error = ''] = readAnnotations(run, 'error')
  expect(run).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
  expect(error).toMatch(/\nCause: the store returned another secret than the requested one/)
  expect(error).toContain(`it is about ${seen}, not ${wanted}`)
  expect(error).toMatch(/\nNext step: .*account.*`role-to-assume`/)
}

describe.concurrent('Google Cloud', () => {
  const shop = 'projects/shop/secrets/db'
  const mall = 'projects/mall/secrets/db'
  const aliases = () => ({ 1: ['old'], 2: ['prod'], 3: [] })
  const shopEnv = { GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.shop' }
  const mallEnv = { GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.mall' }

  /** Starts two clouds behind one address: the token decides. Both know a project of this id, under another number. */
  async function start() {
    const other = new GoogleCloud({
      secrets: { [shop]: aliases(), [mall]: aliases() },
      projectNumbers: { shop: '222222222222', mall: '333333333333' },
      tokens: ['ya29.mall'],
    })
    const secrets = { [shop]: aliases() }
    const own = { secrets, projectNumbers: { shop: '111111111111' }, tokens: ['ya29.shop'], neighbor: other }
    const cloud = await startGoogleCloud(own)
    return { other, cloud, [Symbol.asyncDispose]: () => cloud.close() }
  }

  it('refuses a record if the project that the step names is another one', async () => {
    await using clouds = await start()
    const { cloud, other } = clouds
    const inputs = { provider: 'google-secret-manager', endpoint: cloud.endpoint, stage: 'prod', secret: mall }
    const promoted = await runAction({ with: { ...inputs, 'target-version': '3' }, env: mallEnv })
    expect(promoted.exitCode, promoted.raw).toBe(0)
    const { record = '' } = promoted.outputs
    const step = { rollback: 'true', record, 'project-id': 'shop' }
    const refused = await runAction({ with: step, env: mallEnv })
    const [error = ''] = readAnnotations(refused, 'error')
    expect(error).toContain(
      'the record is of projects/333333333333/secrets/db, but these inputs and credentials lead to projects/222222222222/secrets/db',
    )
    expect(refused).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect([other.labels(mall), other.labels(shop)]).toMatchObject([{ prod: '3' }, { prod: '2' }])
    const back = await runAction({ with: { ...step, 'project-id': 'mall', secret: mall }, env: mallEnv })
    expect(back.exitCode, back.raw).toBe(0)
    expect(other.labels(mall)).toMatchObject({ prod: '2' })
  })

  it('never asks for the project of a record by its id, so that other credentials see none', async () => {
    await using clouds = await start()
    const { cloud, other } = clouds
    const inputs = { provider: 'google-secret-manager', endpoint: cloud.endpoint, stage: 'prod', secret: shop }
    const promoted = await runAction({ with: { ...inputs, 'target-version': '3' }, env: shopEnv })
    expect(promoted.exitCode, promoted.raw).toBe(0)
    const step = { rollback: 'true', record: promoted.outputs.record ?? '' }
    const refused = await runAction({ with: step, env: mallEnv })
    expect(refused).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(readAnnotations(refused, 'error')[0]).toMatch(
      /^projects\/111111111111\/secrets\/db, .*\nCause: secret not found/,
    )
    expect([cloud.labels(shop), other.labels(shop)]).toMatchObject([{ prod: '3' }, { prod: '2' }])
  })
})

describe.concurrent('a response', () => {
  const step = { 'target-version': 'v3', 'max-attempts': '1' }

  it.each(['DescribeSecret', 'ListSecretVersionIds'])('about another secret is not believed: %s', async (operation) => {
    await using cloud = await startAws({ secrets: { db: versionsOf(aws) } })
    cloud.intercept = (call) =>
      call.operation === operation ? ({ status, body }) => ({ status, body: rename(body, 'db-', 'xy-') }) : undefined
    const inputs = { ...aws.inputs, secret: 'db', endpoint: cloud.endpoint }
    const run = await runAction({ with: { ...inputs, ...step }, env: aws.env })
    expect(run).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(readAnnotations(run, 'error')[0]).toContain(`it is about ${cloud.arnOf('xy')}, not `)
    expect(cloud.history).toEqual([])
  })

  it('to a write about another secret leaves the write in doubt until a read shows it', async () => {
    await using cloud = await startAws({ secrets: { db: versionsOf(aws) } })
    cloud.intercept = ({ operation }) =>
      operation === 'UpdateSecretVersionStage'
        ? ({ status, body }) => ({ status, body: rename(body, 'db-', 'xy-') })
        : undefined
    const inputs = { ...aws.inputs, secret: 'db', endpoint: cloud.endpoint }
    const run = await runAction({ with: { ...inputs, ...step }, env: aws.env })
    expect(run).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': 'v3' } })
  })

  it.each([aws, alibaba])('that lists a label on two versions is a failure: $title', async (vendor) => {
    const name = 'db'
    await using cloud = await vendor.start({ [name]: versionsOf(vendor) }, {})
    cloud.secrets[name]?.versions.v1?.stages.add(vendor.current)
    const inputs = { ...vendor.inputs, secret: name, endpoint: cloud.endpoint }
    const run = await runAction({ with: { ...inputs, ...step }, env: vendor.env })
    expect(run).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(readAnnotations(run, 'error')[0]).toContain(`${vendor.current} is on v1 and on v2`)
    expect(cloud.history).toEqual([])
  })
})

it('an ARN that no secret of this account has is not said to be another account', async () => {
  await using cloud = await startAws({ secrets: { db: versionsOf(aws) } })
  const inputs = { ...aws.inputs, endpoint: cloud.endpoint, 'target-version': 'v3', 'max-attempts': '1' }
  for (const secret of [cloud.arnOf('db-config', ''), cloud.arnOf('db', '-ZZZZZZ')]) {
    const run = await runAction({ with: { ...inputs, secret }, env: aws.env })
    expect(readAnnotations(run, 'error')[0]).toMatch(/\nCause: secret not found/)
  }
})

it('a name of another secret anywhere in a list of versions is not believed', async () => {
  await using cloud = await huawei.start({ db: { v1: [huawei.previous], v2: [huawei.current], v3: [] } }, {})
  cloud.intercept = ({ operation }) =>
    operation === 'ListVersions'
      ? ({ status, body }) => ({
          status,
          body: (typeof body === 'string' ? body : '').replace(/"db"(?!.*"db")/s, '"other"'),
        })
      : undefined
  const inputs = {
    ...huawei.inputs,
    secret: 'db',
    endpoint: cloud.endpoint,
    'target-version': 'v3',
    'max-attempts': '1',
  }
  const run = await runAction({ with: inputs, env: huawei.env })
  expect(readAnnotations(run, 'error')[0]).toContain('it is about other, not db')
  expect(cloud.history).toEqual([])
})

describe.concurrent('the two requests of a first read on Alibaba Cloud', () => {
  const badKey = { status: 403, body: alibaba.error('InvalidAccessKeyId.NotFound', 'no such key') }
  const missing = { status: 404, body: alibaba.error('Forbidden.ResourceNotFound', 'Resource not found.') }
  const unavailable = { status: 500 }

  it.each([
    ['a refused login although the description hangs', 'silence', badKey, 'authentication failed'],
    ['a refused login although the list hangs', badKey, 'silence', 'authentication failed'],
    ['a refused login rather than a server error', unavailable, badKey, 'authentication failed'],
    ['a missing secret rather than a description without a response', 'silence', missing, 'secret not found'],
    ['a server error if there is nothing else', unavailable, unavailable, 'returned a server error'],
  ] as const)('end with %s', async (_, description, list, cause) => {
    await using cloud = await startAlibabaCloud({ secrets: { db: versionsOf(alibaba) } })
    cloud.intercept = ({ operation }) => (operation === 'DescribeSecret' ? description : list)
    const inputs = { ...alibaba.inputs, secret: 'db', endpoint: cloud.endpoint, 'target-version': 'v3' }
    const limits = { 'max-attempts': '1', 'timeout-seconds': '4' }
    const run = await runAction({ with: { ...inputs, ...limits }, env: alibaba.env })
    expect(run).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    expect(readAnnotations(run, 'error')[0]).toContain(
      `\nCause: ${cause === 'returned a server error' ? 'the store ' : ''}${cause}`,
    )
  })
})

describe.concurrent('OCI Vault', () => {
  const other = shopDb.replace('eu-frankfurt-1', 'eu-amsterdam-1')
  const secrets = { [shopDb]: initialVersions, [other]: initialVersions }
  const aboutOther: Fault = (response) => ({ ...response, body: rename(response.body, shopDb, other) })

  it.each(['GetSecret', 'ListSecretVersions'])(
    'does not believe a response about another secret: %s',
    async (operation) => {
      await using o = await startOciScenario({ secrets })
      o.onRequest(operation, () => aboutOther)
      const step = await o.promote({ 'max-attempts': '1' })
      expect(step).toMatchObject({ exitCode: 1, writes: [], outputs: { changed: 'false' } })
      expect(step.error).toContain(`it is about ${other}, not ${shopDb}`)
    },
  )

  it('reads what became of a write whose response is about another secret', async () => {
    await using o = await startOciScenario({ secrets })
    o.onRequest('UpdateSecret', () => aboutOther)
    const step = await o.promote()
    expect(step).toMatchObject({ exitCode: 0, writes: [4], outputs: { changed: 'true', 'current-version': '4' } })
    expect(o.labels(other)).toMatchObject({ CURRENT: '3' })
  })

  it.each(['a rollback by record', 'the end of the job'])(
    'refuses %s that has logged in to another tenancy',
    async (what) => {
      await using o = await startOciScenario({ secrets })
      const inputs = { ...o.inputs, 'target-version': '4', 'rollback-on-failure': 'true' }
      const step = await o.promote(inputs)
      // OCI hides the secrets of other tenancies.
      o.onRequest('GetSecret', () => errorResponse(404, 'NotAuthorizedOrNotFound'))
      const back = what === 'the end of the job' ? await o.endOfJob(step, inputs, 'failure') : await o.rollback(step)
      expect(back).toMatchObject({ exitCode: 1, writes: [], outputs: { changed: 'false' } })
      expect(back.error).toMatch(/\nCause: secret not found .*\n.*\nNext step: .*tenancy/s)
      expect(parseManualSteps(back.error)).toMatchObject([{ secret: shopDb, 'target-version': '3' }])
      expect(o.labels()).toMatchObject({ CURRENT: '4' })
    },
  )

  it.each([{ secret: other }, { region: 'eu-amsterdam-1' }])(
    'refuses a record whose secret is not that of the step: %j',
    async (inputs) => {
      await using o = await startOciScenario({ secrets })
      const back = await o.rollback(await o.promote(), inputs)
      expect(back).toMatchObject({ exitCode: 1, writes: [] })
      expect([o.labels(), o.labels(other)]).toMatchObject([{ CURRENT: '4' }, { CURRENT: '3' }])
    },
  )

  it('moves the secret of the region in its OCID only, and refuses it twice in a list', async () => {
    await using o = await startOciScenario({ secrets })
    const run = (...names: string[]) =>
      o.run({ ...o.inputs, secret: '', 'target-version': '4', promotions: JSON.stringify(names) })
    const twice = await run(shopDb, shopDb)
    expect(twice).toMatchObject({ exitCode: 1, calls: [] })
    expect(twice.error).toContain('lists the same secret and label twice')
    const both = await run(shopDb, other)
    expect(both.results.map(({ region }) => region)).toEqual(['eu-frankfurt-1', 'eu-amsterdam-1'])
    expect(await o.rollback(both)).toMatchObject({ exitCode: 0, writes: [3, 3] })
  })
})

describe.concurrent('Azure App Configuration', () => {
  /** Both stores take this token. */
  const login = { 'auth-token': AZURE_TEST_LOGIN.storeToken }

  it.each(['a rollback by record', 'the end of the job'])(
    'refuses %s that has logged in to another tenant',
    async (what) => {
      await using a = await startAzureScenario()
      const inputs = { ...a.inputs, 'target-version': v3, 'rollback-on-failure': 'true' }
      const step = await a.promote(inputs)
      const challenge = 'Bearer error="invalid_token", error_description="The token is of another tenant"'
      a.onRequest('GetKeyValue', () => ({ status: 401, headers: { 'www-authenticate': challenge } }))
      const back = what === 'the end of the job' ? await a.endOfJob(step, inputs, 'failure') : await a.rollback(step)
      expect(back).toMatchObject({ exitCode: 1, writes: [], outputs: { changed: 'false' } })
      expect(back.error).toMatch(/\nCause: authentication failed .*another tenant.*\nNext step: .*tenant of the store/s)
      expect(parseManualSteps(back.error)).toMatchObject([{ secret: a.fullName(), 'target-version': v2 }])
      expect(a.labels()).toMatchObject({ production: v3 })
    },
  )

  it('rolls back in the store of the record, whichever store with the same key the step names', async () => {
    await using a = await startAzureScenario()
    await using b = await startAzureScenario()
    const step = await a.promote(login)
    await b.promote(login)
    expect(await a.rollback(step, { ...login, endpoint: b.cloud.endpoint })).toMatchObject({ exitCode: 0 })
    expect([a.labels(), b.labels()]).toMatchObject([{ production: v2 }, { production: v3 }])
  })

  it('refuses the full name of another store', async () => {
    await using a = await startAzureScenario()
    await using b = await startAzureScenario()
    const step = await a.promote({ ...login, secret: b.fullName() })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    const back = await a.rollback(await a.promote(login), { ...login, secret: b.fullName() })
    expect(back).toMatchObject({ exitCode: 1, calls: [] })
    expect([a.labels(), b.labels()]).toMatchObject([{ production: v3 }, { production: v2 }])
  })

  it('moves one key in two stores of a list, and refuses it under its two names', async () => {
    await using a = await startAzureScenario()
    await using b = await startAzureScenario()
    const inputs = { provider: 'azure-app-configuration', stage: 'production', 'target-version': v3, ...login }
    const run = (...promotions: Inputs[]) => a.run({ ...inputs, promotions: JSON.stringify(promotions) })
    const own = { endpoint: a.cloud.endpoint, secret: key }
    const twice = await run(own, { ...own, secret: a.fullName() })
    expect(twice).toMatchObject({ exitCode: 1, writes: [] })
    expect(twice.error).toContain(`the list moves production of ${a.fullName()} twice`)
    const both = await run(own, { ...own, endpoint: b.cloud.endpoint })
    expect(both.results.map(({ secret }) => secret)).toEqual([a.fullName(), b.fullName()])
    expect([a.labels(), b.labels()]).toMatchObject([{ production: v3 }, { production: v3 }])
    expect(await a.rollback(both, login)).toMatchObject({ exitCode: 0 })
    expect([a.labels(), b.labels()]).toMatchObject([{ production: v2 }, { production: v2 }])
  })
})

function rename(body: unknown, from: string, to: string): string {
  return typeof body === 'string' ? body.replaceAll(from, to) : ''
}

describe.concurrent('a list', () => {
  it('promotes secrets of one name in two regions, and refuses one under two names', async () => {
    const other = new Aws({ secrets: { db: versionsOf(aws) }, region: 'us-east-1', accessKeys: [stagingKey] })
    const own = { secrets: { db: versionsOf(aws) }, accessKeys: [stagingKey], neighbor: other }
    await using cloud = await startAws(own)
    const env = { AWS_ACCESS_KEY_ID: stagingKey.id, AWS_SECRET_ACCESS_KEY: stagingKey.secret }
    const defaults = { provider: 'aws-secrets-manager', endpoint: cloud.endpoint, 'target-version': 'v3' }
    const run = (...secrets: string[]) =>
      runAction({ with: { ...defaults, promotions: JSON.stringify(secrets.map((secret) => ({ secret }))) }, env })
    const twice = await run(cloud.arnOf('db'), cloud.arnOf('db', ''))
    expect(readAnnotations(twice, 'error')[0]).toContain(`the list moves AWSCURRENT of ${cloud.arnOf('db')} twice`)
    expect(cloud.history).toEqual([])
    const both = await run(cloud.arnOf('db'), other.arnOf('db'))
    expect(both.exitCode, both.raw).toBe(0)
    expect([cloud.labels('db'), other.labels('db')]).toMatchObject([{ AWSCURRENT: 'v3' }, { AWSCURRENT: 'v3' }])
    const { record = '' } = both.outputs
    const back = await runAction({ with: { rollback: 'true', record }, env })
    expect(back.exitCode, back.raw).toBe(0)
    expect([cloud.labels('db'), other.labels('db')]).toMatchObject([{ AWSCURRENT: 'v2' }, { AWSCURRENT: 'v2' }])
  })

  it('refuses one Google secret under the id and the number of its project', async () => {
    const db = 'projects/shop/secrets/db'
    await using cloud = await startGoogleCloud({
      secrets: { [db]: { 1: [], 2: ['prod'], 3: [] } },
      tokens: ['ya29.shop'],
    })
    const promotions = JSON.stringify([{ secret: db }, { secret: cloud.nameOf(db) }])
    const inputs = { provider: 'google-secret-manager', endpoint: cloud.endpoint, stage: 'prod', 'target-version': '3' }
    const run = await runAction({ with: { ...inputs, promotions }, env: { GOOGLE_OAUTH_ACCESS_TOKEN: 'ya29.shop' } })
    expect(readAnnotations(run, 'error')[0]).toContain(`the list moves prod of ${cloud.nameOf(db)} twice`)
    expect(cloud.history).toEqual([])
  })

  it('takes the partial ARN of a name that ends in a dash and six characters for that name', async () => {
    await using cloud = await startAws({ secrets: { 'db-config': versionsOf(aws), db: versionsOf(aws) } })
    const inputs = { ...aws.inputs, secret: cloud.arnOf('db-config', ''), endpoint: cloud.endpoint }
    const run = await runAction({ with: { ...inputs, 'target-version': 'v3' }, env: aws.env })
    expect(run.exitCode, run.raw).toBe(0)
    expect(run.outputs.results).toContain(cloud.arnOf('db-config'))
    expect(cloud.labels('db')).toMatchObject({ AWSCURRENT: 'v2' })
  })
})
