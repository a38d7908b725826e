/** The example workflows, executed to the end against stand-in clouds. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { providers } from '../../src/stores/registry.ts'
import { ALIBABA_TEST_KEY, startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
import { startSsm } from '../support/clouds/aws-parameter-store.ts'
import { AWS_TEST_KEY, startAws } from '../support/clouds/aws-secrets-manager.ts'
import { startAzure } from '../support/clouds/azure-app-configuration.ts'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import {
  GOOGLE_ACCOUNT_TOKEN,
  GOOGLE_FEDERATED_TOKEN,
  SERVICE_ACCOUNT,
  startGoogleCloud,
} from '../support/clouds/google-secret-manager.ts'
import { HUAWEI_TEST_KEY, HUAWEI_TEST_PROJECTS, startHuaweiCloud } from '../support/clouds/huaweicloud-csms.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import { startOci } from '../support/clouds/oci-vault.ts'
import { type AccessKey, placeLabel } from '../support/clouds/server.ts'
import { v1, v2, v3 } from '../support/azure.ts'
import { initialVersions, keyVariables, shopDb, userVariables } from '../support/oci.ts'
import { play as playWorkflow, type PlayedWorkflow, type PlayOptions } from '../support/player.ts'
import { readRecord } from '../support/record.ts'
import { alibaba } from '../support/scenario/vendors.ts'

const root = resolve(import.meta.dirname, '../..')
/** Plays the workflow in a file. */
const play = (file: string, options: PlayOptions) => playWorkflow(readFileSync(join(root, file), 'utf8'), options)

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'examples-'))
})
afterAll(() => rm(folder, { recursive: true }))

const hasJq = spawnSync('jq', ['--version']).status === 0

type Ends = Required<PlayOptions>['ends']
/** Executes the commands whose outputs a later step uses, and takes the outcome of all others from the test. */
const executeSome =
  (ends: Ends = () => 'success'): Ends =>
  (command, env) =>
    /jq |put-parameter /.test(command) ? { folder } : ends(command, env)
const listed = { regions: ['eu-central-1', 'us-east-1'], secrets: ['shop/db', 'shop/mail'] }
beforeAll(() => writeFile(join(folder, 'secrets.json'), JSON.stringify(listed)))

/** An AWS CLI that has written version 3, if the value is in the file. */
const writer = `#!/bin/sh
[ "$1 $2" = 'ssm put-parameter' ] && [ "$(cat value.txt)" = 'planted value' ] && echo 3
`
beforeAll(async () => {
  await writeFile(join(folder, 'aws'), writer, { mode: 0o755 })
  await writeFile(join(folder, 'new-password.sh'), "#!/bin/sh\nprintf 'planted value'\n", { mode: 0o755 })
})

const regions = ['eu-central-1', 'us-east-1', 'ap-southeast-1']
const vars = {
  HUAWEI_PROJECT_ID: HUAWEI_TEST_PROJECTS['ap-southeast-1'],
  HUAWEI_AGENCY_URN: TRUSTED.huawei.role,
  HUAWEI_OIDC_PROVIDER_URN: TRUSTED.huawei.provider,
  ALIBABA_ROLE_ARN: TRUSTED.alibaba.role,
  ALIBABA_OIDC_PROVIDER_ARN: TRUSTED.alibaba.provider,
  AWS_ROLE_ARN: TRUSTED.aws.role,
  AWS_WRITER_ROLE_ARN: TRUSTED.aws.role,
  AWS_ROLE_ARN_EUROPE: TRUSTED.aws.role,
  AWS_ROLE_ARN_AMERICA: TRUSTED.aws.role,
  GOOGLE_WORKLOAD_IDENTITY_PROVIDER: TRUSTED.google.provider,
  AZURE_CLIENT_ID: TRUSTED.azure.role,
  AZURE_TENANT_ID: TRUSTED.azure.provider,
  ...userVariables,
  SHOP_DB_OCID: shopDb,
  SHOP_DB_VERSION: 'v3',
}
const secrets = {
  HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id,
  HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret,
  OCI_CLI_KEY_CONTENT: keyVariables.OCI_CLI_KEY_CONTENT,
}

/** Starts all clouds, with v2 of every secret in service and v3 next, and what the player needs to reach them. */
async function startClouds() {
  const accessKeys: AccessKey[] = [HUAWEI_TEST_KEY, ALIBABA_TEST_KEY, AWS_TEST_KEY]
  const storeTokens: string[] = []
  const vaultTokens: string[] = []
  const identity = await startIdentity({ accessKeys, storeTokens, vaultTokens })
  const github = await startGitHub()
  const versions = (previous: string, current: string) => ({ v1: [previous], v2: [current], v3: ['next', 'staging'] })
  const huawei = await startHuaweiCloud({ accessKeys, secrets: { 'shop-db': versions('SYSPREVIOUS', 'SYSCURRENT') } })
  const alibaba = await startAlibabaCloud({ accessKeys, secrets: { 'shop-db': versions('ACSPrevious', 'ACSCurrent') } })
  const aws = versions('AWSPREVIOUS', 'AWSCURRENT')
  const amazons = await Promise.all(
    regions.map((region) => startAws({ region, accessKeys, secrets: { 'shop/db': aws, 'shop/mail': aws } })),
  )
  const [search, db] = ['projects/shop/secrets/search', 'projects/shop/secrets/shop-db'] as const
  const aliases = { 1: ['prod-previous'], 2: ['prod'], 3: ['staging'] }
  // The login action's tokens, next to those of an OIDC login, which are added as they are issued.
  identity.handedOut.push(GOOGLE_FEDERATED_TOKEN, GOOGLE_ACCOUNT_TOKEN)
  const google = await startGoogleCloud({ secrets: { [search]: aliases, [db]: aliases }, tokens: identity.handedOut })
  const file = join(folder, `${new URL(google.endpoint).port}.json`)
  await writeFile(file, JSON.stringify(google.externalFile(SERVICE_ACCOUNT)))

  const azureVersions = { [v1]: [], [v2]: ['production', 'staging'], [v3]: [] }
  const azure = await startAzure({ secrets: { 'shop-db': azureVersions }, storeTokens, vaultTokens })
  const oci = await startOci({ secrets: { [shopDb]: initialVersions } })

  const ssm = await startSsm({ accessKeys, secrets: { '/shop/db': { 1: ['previous'], 2: ['live'], 3: [] } } })

  const clouds = [huawei, alibaba, google, azure, oci, ssm, ...amazons]
  const endpointOf = ({ provider, region }: Record<string, string>, env: Record<string, string>): string => {
    if (provider === 'huaweicloud-csms') return huawei.endpoint
    if (provider === 'alibabacloud-kms') return alibaba.endpoint
    if (provider === 'google-secret-manager') return google.endpoint
    if (provider === 'azure-app-configuration') return azure.endpoint
    if (provider === 'oci-vault') return oci.endpoint
    if (provider === 'aws-parameter-store') return ssm.endpoint
    return amazons[regions.indexOf(region ?? env.AWS_REGION ?? '')]?.endpoint ?? ''
  }
  const stage: PlayOptions = {
    vars,
    secrets,
    env: { ...identity.env, GITHUB_API_URL: github.address, PATH: `${folder}:${process.env.PATH ?? ''}` },
    address: (inputs, env) => {
      // The items of a list have their own, and a record contains it.
      const endpoint = inputs.promotions || !inputs.provider ? '' : endpointOf(inputs, env)
      // Without a role, Huawei Cloud's project is looked up.
      const lookUp = inputs.provider === 'huaweicloud-csms' ? huawei : undefined
      const hasRole = inputs['role-to-assume'] ?? inputs['oidc-provider']
      const service = hasRole ? identity : env.GOOGLE_APPLICATION_CREDENTIALS ? google : lookUp
      return { endpoint, 'identity-endpoint': service?.endpoint ?? '', 'github-token': GITHUB_TEST_TOKEN }
    },
    itemAddress: (inputs, env) => ({ endpoint: endpointOf(inputs, env) }),
    logins: {
      'aws-actions/configure-aws-credentials': (inputs) => ({
        AWS_REGION: inputs['aws-region'] ?? '',
        AWS_ACCESS_KEY_ID: AWS_TEST_KEY.id,
        AWS_SECRET_ACCESS_KEY: AWS_TEST_KEY.secret,
      }),
      'google-github-actions/auth': (inputs) => ({
        GOOGLE_APPLICATION_CREDENTIALS: file,
        GOOGLE_CLOUD_PROJECT: inputs.project_id ?? '',
      }),
    },
  }
  const all = () => ({
    huawei: huawei.labels('shop-db'),
    alibaba: alibaba.labels('shop-db'),
    google: google.labels(search),
    'google-db': google.labels(db),
    azure: azure.labels('shop-db'),
    // OCI itself moves the others.
    oci: { CURRENT: oci.labels(shopDb).CURRENT },
    ssm: ssm.labels('/shop/db'),
    ...Object.fromEntries(amazons.map((amazon, index) => [regions[index] ?? '', amazon.labels('shop/db')])),
    mail: amazons[0]?.labels('shop/mail') ?? {},
    'mail-us': amazons[1]?.labels('shop/mail') ?? {},
  })
  return {
    stage,
    /** Returns a function that moves a label of shop/db in the first region, as someone else would. */
    move: (label: string, version: string) => () => {
      const secret = amazons[0]?.secrets['shop/db']
      if (secret) placeLabel(secret, label, version)
    },
    /** Returns all labels of all secrets. */
    all,
    found: all(),
    async [Symbol.asyncDispose]() {
      for (const cloud of clouds) {
        await cloud.close()
        expect(cloud.valueReads, 'a secret value was requested').toEqual([])
      }
      await identity.close()
      await github.close()
    },
  }
}

const statuses = ({ jobs }: PlayedWorkflow) => jobs.map(({ id, status }) => `${id} ${status}`)
/** Returns the steps that ran with their outcomes, then the post steps that rolled back. */
const runs = ({ jobs }: PlayedWorkflow) =>
  jobs.flatMap(({ steps }) => [
    ...steps.filter(({ run }) => run).map(({ name, outcome }) => `${name}: ${outcome}`),
    ...steps
      .filter(({ post }) => post?.summary)
      .map(({ name, post }) => `end of ${name}: ${post?.exitCode ?? 'killed'}`),
  ])

const untrustedRole = 'arn:aws:iam::123456789012:role/x'
const untrustedClient = '00000000-2222-4333-8444-555555555555'
const huaweiPromoted = { SYSPREVIOUS: 'v2', SYSCURRENT: 'v3', next: 'v3', staging: 'v3' }
const awsPromoted = { AWSPREVIOUS: 'v2', AWSCURRENT: 'v3', next: 'v3', staging: 'v3' }
const alibabaPromoted = { ACSPrevious: 'v2', ACSCurrent: 'v3', next: 'v3', staging: 'v3' }

const playedAlike = [
  {
    file: 'deploy.yml',
    promoted: { huawei: huaweiPromoted },
    rolledBack: ['Promote the secret: success', 'Roll back the secret: success'],
  },
  {
    file: 'rollback-on-failure.yml',
    promoted: { 'eu-central-1': awsPromoted },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: 0'],
  },
  {
    file: 'release.yml',
    promoted: {
      'eu-central-1': awsPromoted,
      mail: awsPromoted,
      google: { 'prod-previous': '2', prod: '3', staging: '3' },
    },
    rolledBack: ['Promote the tested versions: success', 'Roll back all secrets: success'],
  },
  {
    file: 'reusable.yml',
    inputs: { environment: 'production', secret: 'shop-db', version: 'v3', 'expected-version': 'v2' },
    promoted: { alibaba: alibabaPromoted },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: 0'],
  },
  {
    file: 'canary.yml',
    inputs: { version: 'v3' },
    promoted: { huawei: { ...huaweiPromoted, canary: 'v3' } },
    rolledBack: ['Canary: success', 'All: success', 'end of Canary: 0', 'end of All: 0'],
  },
  {
    file: 'parameter-store.yml',
    promoted: { ssm: { previous: '2', live: '3', candidate: '3' } },
    rolledBack: ['Candidate: success', 'Live: success', 'end of Candidate: 0', 'end of Live: 0'],
  },
  {
    file: 'azure-app-configuration.yml',
    promoted: { azure: { staging: v3, production: v3 } },
    rolledBack: ['Staging: success', 'Production: success', 'end of Staging: 0', 'end of Production: 0'],
  },
  {
    file: 'approve.yml',
    promoted: { 'eu-central-1': awsPromoted },
    rolledBack: ['Plan: success', 'Promote the approved version: success', 'end of Promote the approved version: 0'],
  },
  {
    file: 'restart.yml',
    inputs: { version: 'v3' },
    promoted: { 'eu-central-1': awsPromoted },
    rolledBack: ['Promote the secret: success', 'Roll back the secret: success'],
  },
  {
    file: 'accounts.yml',
    promoted: { 'eu-central-1': awsPromoted, 'us-east-1': awsPromoted },
    rolledBack: ['Europe: success', 'America: success', 'end of Europe: 0', 'end of America: 0'],
  },
  {
    file: 'from-file.yml',
    promoted: { 'eu-central-1': awsPromoted, 'us-east-1': awsPromoted, mail: awsPromoted, 'mail-us': awsPromoted },
    rolledBack: ['Promote all secrets: success', 'end of Promote all secrets: 0'],
  },
  {
    file: 'oci-vault.yml',
    promoted: { oci: { CURRENT: '4' } },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: 0'],
  },
]

describe.concurrent.each(playedAlike.filter(({ file }) => hasJq || file !== 'from-file.yml'))(
  'examples/$file',
  ({ file, inputs = {}, promoted, rolledBack }) => {
    it('promotes the secrets if every step succeeds', async () => {
      await using w = await startClouds()
      const played = await play(`examples/${file}`, { ...w.stage, inputs, ends: executeSome() })
      expect(new Set(played.jobs.map(({ status }) => status)).has('failure'), log(played)).toBe(false)
      expect(w.all()).toEqual({ ...w.found, ...promoted })
      expect(runs(played)).toEqual(rolledBack.filter((line) => !/^(end of|Roll back) /.test(line)))
    })

    it.each(['failure', 'cancelled'] as const)(
      'restores every label if the outcome of a later step is %s',
      async (outcome) => {
        await using w = await startClouds()
        const ends = (command: string) => (/smoke-test\S*( all| production| "|$)/.test(command) ? outcome : 'success')
        const played = await play(`examples/${file}`, { ...w.stage, inputs, ends: executeSome(ends) })
        expect(played.jobs.map(({ status }) => status)).toContain(outcome)
        expect(runs(played), log(played)).toEqual(rolledBack)
        expect(w.all()).toEqual(w.found)
      },
    )

    it('deploys and changes nothing if the promotion is refused', async () => {
      await using w = await startClouds()
      const commands: string[] = []
      const ends = (command: string) => {
        commands.push(command)
        return 'success' as const
      }
      const role = {
        ALIBABA_ROLE_ARN: 'acs:ram::1:role/x',
        AWS_ROLE_ARN: untrustedRole,
        AWS_ROLE_ARN_EUROPE: untrustedRole,
        HUAWEI_AGENCY_URN: 'iam::0a1b2c3d4e5f:agency:x',
        AZURE_CLIENT_ID: untrustedClient,
      }
      const stage = { ...w.stage, vars: { ...vars, ...role } }
      const invalid = { secrets: { HUAWEICLOUD_SDK_AK: 'unknown', HUAWEICLOUD_SDK_SK: 'unknown' }, logins: {} }
      const played = await play(`examples/${file}`, { ...stage, ...invalid, inputs, ends: executeSome(ends) })
      expect(played.jobs[0]?.status).toBe('failure')
      expect([commands, w.all()]).toEqual([[], w.found])
    })
  },
)

/** The workflow on the README, then the same with each of the steps that it shows for the other clouds. */
const [main = '', ...steps] = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gm)]
  .map(([, yaml = '']) => yaml)
  .filter((yaml) => yaml.includes('- name: Promote the secret\n'))
const ofReadme = [parse(main), ...steps.map(replaceStep)].map((workflow) => stringify(workflow))

function replaceStep(yaml: string) {
  const workflow = parse(main) as { jobs: { deploy: { steps: unknown[] } } }
  workflow.jobs.deploy.steps.splice(0, 1, ...(parse(yaml) as unknown[]))
  return workflow
}

it('the README shows a workflow for each cloud', () => {
  expect(ofReadme.map((yaml) => /provider: (\S+)/.exec(yaml)?.[1]).sort()).toEqual(Object.keys(providers).sort())
})

describe.concurrent.each(ofReadme.map((yaml) => ({ yaml, provider: /provider: (\S+)/.exec(yaml)?.[1] ?? '' })))(
  'the workflow for $provider in the README',
  ({ yaml, provider }) => {
    const promoted = {
      'aws-secrets-manager': { 'eu-central-1': awsPromoted },
      'google-secret-manager': { 'google-db': { 'prod-previous': '2', prod: '3', staging: '3' } },
      'alibabacloud-kms': { alibaba: alibabaPromoted },
      'huaweicloud-csms': { huawei: huaweiPromoted },
      'oci-vault': { oci: { CURRENT: '4' } },
      'aws-parameter-store': { ssm: { previous: '1', live: '3' } },
      'azure-app-configuration': { azure: { staging: v2, production: v3 } },
    }[provider]

    it('promotes the newest version', async () => {
      await using w = await startClouds()
      const played = await playWorkflow(yaml, w.stage)
      expect(statuses(played), log(played)).toEqual(['deploy success'])
      expect(w.all()).toEqual({ ...w.found, ...promoted })
    })

    it.each(['failure', 'cancelled'] as const)(
      'restores every label if the outcome of the deploy is %s',
      async (end) => {
        await using w = await startClouds()
        const played = await playWorkflow(yaml, { ...w.stage, ends: () => end })
        expect(runs(played), log(played)).toEqual(['Promote the secret: success', 'end of Promote the secret: 0'])
        expect(w.all()).toEqual(w.found)
      },
    )
  },
)

it('examples/reusable.yml returns the record to its caller', async () => {
  await using w = await startClouds()
  const inputs = { environment: 'production', secret: 'shop-db', version: 'v3' }
  const played = await play('examples/reusable.yml', { ...w.stage, inputs })
  expect(played.outputs.record).toBe(played.jobs[0]?.steps[1]?.run?.outputs.record)
  expect(readRecord(played.outputs.record)).toMatchObject({ secrets: [{ secret: alibaba.fullName('shop-db') }] })
})

it('examples/release.yml rolls back if GitHub has dropped the record from the job outputs', async () => {
  await using w = await startClouds()
  const ends = (command: string) => (command.includes('smoke') ? 'failure' : 'success')
  // Every spelling of a record contains one of them.
  const dropping = { secrets: { ...secrets, A: '"version":1', B: 'psv1.' } }
  const played = await play('examples/release.yml', { ...w.stage, ...dropping, ends })
  expect(played.jobs[0]?.outputs).toEqual({ 'has-record': 'true' })
  expect(runs(played), log(played)).toEqual(['Promote the tested versions: success', 'Roll back all secrets: success'])
  expect(w.all()).toEqual(w.found)
})

it('examples/release.yml does not roll back an older release if the promotion is refused', async () => {
  await using w = await startClouds()
  await play('examples/release.yml', w.stage)
  const played = await play('examples/release.yml', { ...w.stage, logins: {} })
  expect(statuses(played)).toEqual(['promote failure', 'deploy skipped', 'rollback skipped'])
  expect(w.all()).not.toEqual(w.found)
})

it('examples/canary.yml promotes nothing else if the canary fails', async () => {
  await using w = await startClouds()
  const ends = (command: string) => (command === './smoke-test.sh canary' ? 'failure' : 'success')
  const played = await play('examples/canary.yml', { ...w.stage, inputs: { version: 'v3' }, ends })
  expect(runs(played)).toEqual(['Canary: success', 'end of Canary: 0'])
  expect(w.all()).toEqual(w.found)
})

it('examples/parameter-store.yml promotes nothing else if the candidate fails, and leaves no file with the value', async () => {
  await using w = await startClouds()
  const ends = (command: string) => (command === './smoke-test.sh candidate' ? 'failure' : 'success')
  const played = await play('examples/parameter-store.yml', { ...w.stage, ends: executeSome(ends) })
  expect(runs(played), log(played)).toEqual(['Candidate: success', 'end of Candidate: 0'])
  expect(w.all()).toEqual(w.found)
  expect(existsSync(join(folder, 'value.txt'))).toBe(false)
})

it('examples/azure-app-configuration.yml leaves production alone if staging fails', async () => {
  await using w = await startClouds()
  const ends = (command: string) => (command === './smoke-test.sh staging' ? 'failure' : 'success')
  const played = await play('examples/azure-app-configuration.yml', { ...w.stage, ends })
  expect(runs(played), log(played)).toEqual(['Staging: success', 'end of Staging: 0'])
  expect(w.all()).toEqual(w.found)
})

it('examples/regions.yml rolls back the failed region only', async () => {
  await using w = await startClouds()
  const ends = (command: string, env: Record<string, string>) =>
    command.includes('smoke') && env.AWS_REGION === 'us-east-1' ? 'failure' : 'success'
  const played = await play('examples/regions.yml', { ...w.stage, ends })
  expect(statuses(played)).toEqual(['deploy success', 'deploy failure', 'deploy success'])
  expect(w.all()).toEqual({ ...w.found, 'eu-central-1': awsPromoted, 'ap-southeast-1': awsPromoted })
})

it('examples/accounts.yml rolls back the first account if the second one refuses the login', async () => {
  await using w = await startClouds()
  const stage = { ...w.stage, vars: { ...vars, AWS_ROLE_ARN_AMERICA: untrustedRole } }
  const played = await play('examples/accounts.yml', stage)
  expect(runs(played), log(played)).toEqual(['Europe: success', 'America: failure', 'end of Europe: 0'])
  expect(w.all()).toEqual(w.found)
})

it.skipIf(!hasJq)('examples/from-file.yml promotes nothing if the file is not JSON (needs jq)', async () => {
  await using w = await startClouds()
  const broken = await mkdtemp(join(folder, 'broken-'))
  await writeFile(join(broken, 'secrets.json'), '{ "regions": [')
  const played = await play('examples/from-file.yml', { ...w.stage, ends: () => ({ folder: broken }) })
  expect([statuses(played), runs(played)]).toEqual([['deploy failure'], []])
  expect(w.all()).toEqual(w.found)
})

describe('examples/approve.yml', () => {
  it('asks for no approval if there is nothing to change', async () => {
    await using w = await startClouds()
    await play('examples/approve.yml', w.stage)
    const played = await play('examples/approve.yml', w.stage)
    expect(statuses(played), log(played)).toEqual(['plan success', 'apply skipped'])
  })

  // The second job begins with the checkout.
  const afterPlan = (stage: PlayOptions, move: () => void): PlayOptions => ({
    ...stage,
    logins: {
      'actions/checkout': () => {
        move()
        return {}
      },
    },
  })

  it('promotes the approved version even if the label `next` moves on before the approval', async () => {
    await using w = await startClouds()
    const stage = afterPlan(w.stage, w.move('next', 'v1'))
    const played = await play('examples/approve.yml', stage)
    expect(statuses(played), log(played)).toEqual(['plan success', 'apply success'])
    expect(w.all()).toEqual({ ...w.found, 'eu-central-1': { ...awsPromoted, next: 'v1' } })
  })

  it('refuses if someone has moved the label before the approval', async () => {
    await using w = await startClouds()
    const stage = afterPlan(w.stage, w.move('AWSCURRENT', 'v1'))
    const played = await play('examples/approve.yml', stage)
    expect(statuses(played)).toEqual(['plan success', 'apply failure'])
    expect(log(played)).toContain('AWSCURRENT is on v1, but `expected-version` is v2')
    expect(w.all()).toMatchObject({ 'eu-central-1': { AWSCURRENT: 'v1' } })
  })
})

describe('examples/restart.yml', () => {
  /** Plays the workflow and returns its steps and the number of restarts. */
  async function restarts(stage: PlayOptions, version: string, ends: Ends) {
    let count = 0
    const counting: Ends = (command, env) => {
      if (command.startsWith('aws ecs update-service ')) count++
      return ends(command, env)
    }
    const played = await play('examples/restart.yml', { ...stage, inputs: { version }, ends: counting })
    return { runs: runs(played), count }
  }

  it('restarts the service once, and only if the label has moved', async () => {
    await using w = await startClouds()
    expect(await restarts(w.stage, 'v3', () => 'success')).toEqual({ runs: ['Promote the secret: success'], count: 1 })
    expect(await restarts(w.stage, 'v3', () => 'success')).toEqual({ runs: ['Promote the secret: success'], count: 0 })
  })

  it.each(['aws', './smoke-test.sh'])('restarts the service again after a rollback (failed: %s)', async (failed) => {
    await using w = await startClouds()
    const ends = (command: string) => (command.startsWith(failed) ? 'failure' : 'success')
    const rolledBack = ['Promote the secret: success', 'Roll back the secret: success']
    expect(await restarts(w.stage, 'v3', ends)).toEqual({ runs: rolledBack, count: 2 })
    expect(w.all()).toEqual(w.found)
  })
})

describe.skipIf(!hasJq)('examples/drift.yml (needs jq)', () => {
  const webhook = 'https://hooks.slack.example/services/T/B/x'

  /** Plays the workflow with a curl that saves what it would send, and returns the status and the text of the message. */
  async function check(stage: PlayOptions, variables: Record<string, string>) {
    const place = await mkdtemp(join(folder, 'drift-'))
    const curl = '#!/bin/sh\nprintf "%s\\n" "$@" > arguments; cat > message.json\n'
    await writeFile(join(place, 'curl'), curl, { mode: 0o755 })
    const env = { ...stage.env, PATH: `${place}:${process.env.PATH ?? ''}` }
    const own = { vars: variables, secrets: { SLACK_WEBHOOK_URL: webhook }, ends: () => ({ folder: place }) }
    const played = await play('examples/drift.yml', { ...stage, ...own, env })
    const [message, sentTo] = await Promise.all(
      ['message.json', 'arguments'].map((name) => readFile(join(place, name), 'utf8').catch(() => undefined)),
    )
    return {
      statuses: statuses(played),
      lines: message === undefined ? [] : (JSON.parse(message) as { text: string }).text.split('\n'),
      address: sentTo?.trim().split('\n').at(-1),
    }
  }
  const run: unknown = expect.stringMatching(/^https:\/\/github\.com\/octo-org\/shop\/actions\/runs\/\d+$/)

  it('succeeds in silence if the label is on the expected version', async () => {
    await using w = await startClouds()
    const checked = await check(w.stage, { ...vars, SHOP_DB_VERSION: 'v2' })
    expect(checked).toEqual({ statuses: ['check success'], lines: [], address: undefined })
    expect(w.all()).toEqual(w.found)
  })

  it.each([vars, { ...vars, SHOP_DB_VERSION: '' }])('writes to Slack if it is not, or if none is set', async (set) => {
    await using w = await startClouds()
    const checked = await check(w.stage, set)
    const place: unknown = expect.stringMatching(/^arn:aws:\S+:secret:shop\/db-\w+: AWSCURRENT is on v2$/)
    expect(checked).toEqual({ statuses: ['check failure'], lines: [place, run], address: webhook })
    expect(w.all()).toEqual(w.found)
  })

  it.each([
    ['the login is refused', untrustedRole, [expect.stringContaining('shop/db: AWSCURRENT is on no known version')]],
    ['an input is invalid', 'not a role', []],
  ])('writes to Slack if the check itself fails: %s', async (_, role, places) => {
    await using w = await startClouds()
    const checked = await check(w.stage, { ...vars, AWS_ROLE_ARN: role })
    expect(checked).toEqual({ statuses: ['check failure'], lines: [...(places as unknown[]), run], address: webhook })
  })
})

describe('examples/oci-vault.yml', () => {
  const file = 'examples/oci-vault.yml'

  it('promotes by its number a version that is not PENDING any more', async () => {
    await using w = await startClouds()
    await play(file, { ...w.stage, ends: () => 'failure' })
    const rerun = await play(file, w.stage)
    expect(runs(rerun)).toEqual(['Promote the secret: failure'])
    expect(log(rerun)).toContain('no version has the label PENDING')
    expect(w.all()).toEqual(w.found)
    const played = await play(file, { ...w.stage, inputs: { version: '4' } })
    expect(statuses(played), log(played)).toEqual(['deploy success', 'rollback skipped'])
    expect(w.all()).toEqual({ ...w.found, oci: { CURRENT: '4' } })
  })

  it('rolls back the latest promotion on request, and fails if there is none left', async () => {
    await using w = await startClouds()
    await play(file, w.stage)
    const byHand = { ...w.stage, inputs: { rollback: 'true' } }
    const played = await play(file, byHand)
    expect(statuses(played), log(played)).toEqual(['deploy skipped', 'rollback success'])
    expect(w.all()).toEqual(w.found)
    const again = await play(file, byHand)
    expect(statuses(again)).toEqual(['deploy skipped', 'rollback failure'])
    expect(log(again)).toContain('nothing to roll back in environment production')
    expect(w.all()).toEqual(w.found)
  })
})

describe('examples/rollback-by-hand.yml', () => {
  it('rolls back to the given version', async () => {
    await using w = await startClouds()
    const inputs = { environment: 'production', secret: 'shop-db', version: 'v1' }
    const played = await play('examples/rollback-by-hand.yml', { ...w.stage, inputs })
    expect(runs(played), log(played)).toEqual(['Roll back to a version: success'])
    expect(w.all()).toEqual({ ...w.found, alibaba: { ...w.found.alibaba, ACSCurrent: 'v1', ACSPrevious: 'v2' } })
  })

  it.each(['production', 'staging'])('rolls back a promotion in %s by its record', async (environment) => {
    await using w = await startClouds()
    const inputs = { environment, secret: 'shop-db' }
    const promoted = await play('examples/reusable.yml', { ...w.stage, inputs: { ...inputs, version: 'v3' } })
    // Whoever pastes a record may well leave the default environment.
    const record = `record: ${promoted.outputs.record ?? ''}`
    const byHand = { environment: 'production', secret: 'shop-db', record }
    const played = await play('examples/rollback-by-hand.yml', { ...w.stage, inputs: byHand })
    expect(runs(played), log(played)).toEqual(['Roll back a promotion: success'])
    expect(w.all()).toEqual(w.found)
  })

  it('rolls back the latest promotion of the environment, and fails if there is none left', async () => {
    await using w = await startClouds()
    const inputs = { environment: 'production', secret: 'shop-db' }
    await play('examples/reusable.yml', { ...w.stage, inputs: { ...inputs, version: 'v3' } })
    expect(w.all()).toEqual({ ...w.found, alibaba: alibabaPromoted })
    const env = { ...w.stage.env, GITHUB_RUN_ID: '7' }
    const played = await play('examples/rollback-by-hand.yml', { ...w.stage, env, inputs })
    expect(runs(played), log(played)).toEqual(['Roll back a promotion: success'])
    expect(w.all()).toEqual(w.found)
    const rerun = await play('examples/rollback-by-hand.yml', { ...w.stage, env, inputs })
    expect(runs(rerun), log(rerun)).toEqual(['Roll back a promotion: success'])
    expect(log(rerun)).toContain('nothing is left to roll back of deployment')
    const again = await play('examples/rollback-by-hand.yml', { ...w.stage, inputs })
    expect(runs(again)).toEqual(['Roll back a promotion: failure'])
    expect(log(again)).toContain('nothing to roll back in environment production')
    expect(w.all()).toEqual(w.found)
  })
})

/** Returns the log of all steps, for a failure message. */
function log({ jobs }: PlayedWorkflow): string {
  return jobs.flatMap(({ steps }) => steps.map(({ name, run, post }) => [name, run?.log, post?.log].join('\n'))).join()
}
