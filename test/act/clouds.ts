/** The stand-in clouds of a workflow that act runs, and what leads its steps to them. */
import { createServer, request as sendRequest } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { v1, v2, v3 } from '../support/azure.ts'
import { startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
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
import type { AccessKey } from '../support/clouds/server.ts'
import { initialVersions, keyVariables, shopDb, userVariables } from '../support/oci.ts'
import { type ActOptions, self } from './act.ts'

const regions = ['eu-central-1', 'us-east-1', 'ap-southeast-1']

/** Fails, or does not end, if its call matches a pattern in the environment. */
const script = `#!/usr/bin/env bash
call="\${0##*/}\${*:+ $*}"
echo "called: $call"
if [[ "$call" =~ \${HANGING:-^$} ]]; then exec sleep infinity; fi
[[ ! "$call" =~ \${FAILING:-^$} ]]
`
/** The scripts that the workflows call. */
export const scripts = {
  'deploy.sh': script,
  'smoke-test.sh': script,
  'new-password.sh': "#!/bin/sh\nprintf 'planted value'\n",
}
/** An AWS CLI that has written version 3 of a parameter, if the value is in the file, and only notes every other call. */
export const awsCli = script.replace(
  '\n',
  '\nif [[ "$1 $2" == "ssm put-parameter" ]]; then [[ "$(cat value.txt)" == "planted value" ]] && echo 3; exit; fi\n',
)

/** A login action, which masks and exports variables; the real ones need a network. */
const login = (script: string) => ({
  'action.yml': JSON.stringify({
    ...{ name: 'Login', description: 'Stands in for a login action' },
    inputs: Object.fromEntries(loginInputs.map((name) => [name, { description: name }])),
    runs: { using: 'node24', main: 'index.js' },
  }),
  'index.js': `
const { appendFileSync, writeFileSync } = require('node:fs')
const { env } = process
const set = (name, value) => appendFileSync(env.GITHUB_ENV, name + '=' + value + '\\n')
const mask = (value) => console.log('::add-mask::' + value)
${script}`,
})
const loginInputs = ['aws-region', 'role-to-assume', 'project_id', 'workload_identity_provider', 'service_account']
const loginToAws = `
if (env['INPUT_ROLE-TO-ASSUME'] !== '${TRUSTED.aws.role}') throw new Error('not allowed to assume this role')
mask('${AWS_TEST_KEY.secret}')
set('AWS_REGION', env['INPUT_AWS-REGION'])
set('AWS_ACCESS_KEY_ID', '${AWS_TEST_KEY.id}')
set('AWS_SECRET_ACCESS_KEY', '${AWS_TEST_KEY.secret}')`
const loginToGoogle = (file: object) => `
const path = env.RUNNER_TEMP + '/login.json'
writeFileSync(path, ${JSON.stringify(JSON.stringify(file))})
set('GOOGLE_APPLICATION_CREDENTIALS', path)
set('GOOGLE_CLOUD_PROJECT', env.INPUT_PROJECT_ID)`

/** Starts all clouds, with v2 of every secret in service and v3 next. */
export async function startClouds() {
  const accessKeys: AccessKey[] = [HUAWEI_TEST_KEY, AWS_TEST_KEY]
  const storeTokens: string[] = []
  const vaultTokens: string[] = []
  const identity = await startIdentity({ accessKeys, storeTokens, vaultTokens })
  const github = await startGitHub()
  const versions = (previous: string, current: string) => ({ v1: [previous], v2: [current], v3: ['next', 'staging'] })
  const huawei = await startHuaweiCloud({ accessKeys, secrets: { 'shop-db': versions('SYSPREVIOUS', 'SYSCURRENT') } })
  const alibaba = await startAlibabaCloud({ accessKeys, secrets: { 'shop-db': versions('ACSPrevious', 'ACSCurrent') } })
  const aws = versions('AWSPREVIOUS', 'AWSCURRENT')
  const startRegion = (region: string) =>
    startAws({ region, accessKeys, secrets: { 'shop/db': aws, 'shop/mail': aws } })
  const amazon = await startRegion('eu-central-1')
  const amazons = [amazon, await startRegion('us-east-1'), await startRegion('ap-southeast-1')]
  const search = 'projects/shop/secrets/search'
  const google = await startGoogleCloud({
    secrets: { [search]: { 1: ['prod-previous'], 2: ['prod'], 3: ['staging'] } },
    tokens: [GOOGLE_FEDERATED_TOKEN, GOOGLE_ACCOUNT_TOKEN],
  })
  const references = { [v1]: [], [v2]: ['production', 'staging'], [v3]: [] }
  const azure = await startAzure({ storeTokens, vaultTokens, secrets: { 'shop-db': references } })
  const oci = await startOci({ secrets: { [shopDb]: initialVersions } })
  const front = await startRegions((region) => amazons[regions.indexOf(region)]?.endpoint)
  const ssm = await startSsm({ accessKeys, secrets: { '/shop/db': { 1: ['previous'], 2: ['live'], 3: [] } } })
  const clouds = [huawei, alibaba, google, azure, oci, ssm, ...amazons]

  const endpoints: Record<string, string> = {
    'huaweicloud-csms': huawei.endpoint,
    'alibabacloud-kms': alibaba.endpoint,
    'google-secret-manager': google.endpoint,
    'aws-parameter-store': ssm.endpoint,
    'azure-app-configuration': azure.endpoint,
    'oci-vault': oci.endpoint,
  }
  const all = () => ({
    huawei: huawei.labels('shop-db'),
    alibaba: alibaba.labels('shop-db'),
    google: google.labels(search),
    ssm: ssm.labels('/shop/db'),
    azure: azure.labels('shop-db'),
    // OCI itself moves the others.
    oci: { CURRENT: oci.labels(shopDb).CURRENT },
    ...Object.fromEntries(amazons.map((it, index) => [regions[index] ?? '', it.labels('shop/db')])),
    mail: amazons[0]?.labels('shop/mail') ?? {},
    'mail-us': amazons[1]?.labels('shop/mail') ?? {},
  })
  const options = {
    vars: {
      HUAWEI_PROJECT_ID: HUAWEI_TEST_PROJECTS['ap-southeast-1'],
      HUAWEI_AGENCY_URN: TRUSTED.huawei.role,
      HUAWEI_OIDC_PROVIDER_URN: TRUSTED.huawei.provider,
      ALIBABA_ROLE_ARN: TRUSTED.alibaba.role,
      ALIBABA_OIDC_PROVIDER_ARN: TRUSTED.alibaba.provider,
      AZURE_CLIENT_ID: TRUSTED.azure.role,
      AZURE_TENANT_ID: TRUSTED.azure.provider,
      AWS_ROLE_ARN: TRUSTED.aws.role,
      AWS_WRITER_ROLE_ARN: TRUSTED.aws.role,
      AWS_ROLE_ARN_EUROPE: TRUSTED.aws.role,
      AWS_ROLE_ARN_AMERICA: TRUSTED.aws.role,
      ...userVariables,
      SHOP_DB_OCID: shopDb,
      SHOP_DB_VERSION: 'v3',
    },
    secrets: {
      GITHUB_TOKEN: GITHUB_TEST_TOKEN,
      HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id,
      HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret,
      OCI_CLI_KEY_CONTENT: keyVariables.OCI_CLI_KEY_CONTENT,
      SLACK_WEBHOOK_URL: 'https://hooks.slack.example/services/T/B/x',
    },
    env: { ...identity.env, GITHUB_API_URL: github.address, AWS_ENDPOINT_URL_SECRETS_MANAGER: front.endpoint },
    actions: {
      'aws-actions/configure-aws-credentials@e1253824e5c10ff9df46874f81ed3ec929e19cfd': login(loginToAws),
      'google-github-actions/auth@7c6bc770dae815cd3e89ee6cdf493a5fab2cc093': login(
        loginToGoogle(google.externalFile(SERVICE_ACCOUNT)),
      ),
    },
  } satisfies Partial<ActOptions>

  return {
    options,
    /** Leads all steps of this action in a workflow, or in a composite action, to the stand-ins. */
    redirect: (yaml: string) =>
      redirectSteps(yaml, (inputs) => {
        const { provider = '' } = inputs
        const isKeyless = inputs['role-to-assume'] !== undefined
        const tokens = isKeyless ? identity : provider === 'huaweicloud-csms' ? huawei : google
        return { endpoint: endpoints[provider] ?? '', 'identity-endpoint': tokens.endpoint }
      }),
    all,
    found: all(),
    /** The first region of AWS. */
    amazon,
    /** Every value that must not be in a log. */
    sensitive: () => [...identity.sensitive, AWS_TEST_KEY.secret, HUAWEI_TEST_KEY.secret, GITHUB_TEST_TOKEN],
    async [Symbol.asyncDispose]() {
      for (const cloud of clouds) {
        await cloud.close()
        expect(cloud.valueReads, 'a secret value was requested').toEqual([])
      }
      await Promise.all([front.close(), identity.close(), github.close()])
    },
  }
}

const stepSchema = z.looseObject({
  uses: z.string().optional(),
  with: z.record(z.string(), z.coerce.string()).optional(),
})
const ownerSchema = z.looseObject({
  steps: z.array(stepSchema).optional(),
  strategy: z.looseObject({ 'max-parallel': z.number().optional() }).optional(),
})
const fileSchema = z.looseObject({
  /** Of a workflow. */
  jobs: z.record(z.string(), ownerSchema).optional(),
  /** Of a composite action. */
  runs: ownerSchema.optional(),
})
type Inputs = Readonly<Record<string, string>>
type Find = (inputs: Inputs) => Readonly<{ endpoint: string; 'identity-endpoint': string }>

/** Adds addresses to the steps that use this action, and to the items of their lists that name a provider. */
function redirectSteps(yaml: string, find: Find): string {
  const file = fileSchema.parse(parse(yaml))
  for (const owner of file.runs ? [file.runs] : Object.values(file.jobs ?? {})) {
    for (const step of owner.steps ?? []) {
      if (step.uses !== `${self}@v1`) continue
      const inputs = step.with ?? {}
      step.with = { ...inputs, ...find(inputs), ...redirectItems(inputs, find) }
    }
    // With `--local-repository`, jobs of a matrix write to one map of act, which ends act if they do so at the same time.
    if (owner.strategy !== undefined) owner.strategy['max-parallel'] = 1
  }
  return stringify(file)
}

function redirectItems({ promotions = '' }: Inputs, find: Find): Inputs {
  if (promotions === '' || promotions.includes('${{')) return {}
  const items = z.array(z.record(z.string(), z.string())).parse(parse(promotions))
  const all = items.map((item) => (item.provider === undefined ? item : { ...item, endpoint: find(item).endpoint }))
  return { promotions: JSON.stringify(all) }
}

/** Starts one address for all regions of AWS: the signature of a request says which region it is for. */
async function startRegions(findEndpoint: (region: string) => string | undefined) {
  const server = createServer((request, response) => {
    const { method, url = '', headers } = request
    const [, region = ''] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '') ?? []
    const target = new URL(url, findEndpoint(region))
    const forwarded = sendRequest(target, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    forwarded.on('error', () => response.destroy())
    request.pipe(forwarded)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
