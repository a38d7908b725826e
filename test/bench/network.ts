/**
 * Measures what people wait for: a step that is far from its cloud. Every byte arrives half a round trip late, and every
 * connection takes one to open. The action calls the clouds by their own names, which lead to relays in front of the
 * stand-ins, if the machine allows a network namespace (`unshare`, as root); through `endpoint` inputs otherwise.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { selfSigned } from '../support/certificate.ts'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../support/clouds/google-secret-manager.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { AccessKey } from '../support/clouds/server.ts'
import { startRelay } from '../support/relay.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'
import { initialLabels, toVendorLabels } from '../support/scenario/words.ts'

export const roundTripMs = 100

/** How many round trips a step takes from its first packet to its end, and how many no step can do without. */
type NetworkResult = { readonly name: string; readonly least: number; readonly roundTrips: number }

const stores = {
  huawei: 'kms.ap-southeast-1.myhuaweicloud.com',
  alibaba: 'kms.cn-hangzhou.aliyuncs.com',
  aws: 'secretsmanager.eu-central-1.amazonaws.com',
  google: 'secretmanager.googleapis.com',
}
const tokenServices = [
  'sts.ap-southeast-1.myhuaweicloud.com',
  'sts.aliyuncs.com',
  'sts.eu-central-1.amazonaws.com',
  'sts.googleapis.com',
  'iamcredentials.googleapis.com',
  'run-actions-1.actions.githubusercontent.com',
]
const iam = 'iam.ap-southeast-1.myhuaweicloud.com'
const gitHub = 'api.github.com'
const names = [...Object.values(stores), ...tokenServices, iam, gitHub]
const addressOf = (name: string) => `127.0.1.${names.indexOf(name) + 1}`

/** Measures all cases, in a network namespace if the machine allows one. */
export function measureNetwork(rounds: number): { hasNames: boolean; results: NetworkResult[] } {
  const folder = mkdtempSync(join(tmpdir(), 'network-'))
  try {
    const hosts = join(folder, 'hosts')
    writeFileSync(hosts, ['127.0.0.1 localhost', ...names.map((name) => `${addressOf(name)} ${name}`), ''].join('\n'))
    const enter = `ip link set lo up && mount --bind ${hosts} /etc/hosts`
    const isAllowed = spawnSync('unshare', ['-rmn', 'sh', '-c', enter]).status === 0
    const command = [process.execPath, import.meta.filename, String(rounds), isAllowed ? 'names' : 'inputs']
    const [file = '', ...words] = isAllowed
      ? ['unshare', '-rmn', 'sh', '-c', `${enter} && exec "$@"`, 'sh', ...command]
      : command
    const output = execFileSync(file, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    return { hasNames: isAllowed, results: JSON.parse(output) as NetworkResult[] }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Measures in this process. */
async function measure(rounds: number, hasNames: boolean): Promise<NetworkResult[]> {
  const temp = mkdtempSync(join(tmpdir(), 'network-'))
  const tls = selfSigned([{ ip: [127, 0, 0, 1] }, ...names.map((dns) => ({ dns }))])
  const certificate = join(temp, 'certificate.pem')
  writeFileSync(certificate, tls.cert)

  const accessKeys: AccessKey[] = [huawei.key, alibaba.key, aws.key]
  const identity = await startIdentity({ accessKeys, tls })
  const labelsOf = (vendor: Vendor) => toVendorLabels(vendor, initialLabels)
  const start = (vendor: Vendor) => vendor.start({ [vendor.secret]: labelsOf(vendor) }, { accessKeys, tls })
  const clouds = { huawei: await start(huawei), alibaba: await start(alibaba), aws: await start(aws) }
  // What the token service issues is added to these.
  const tokens = identity.handedOut
  tokens.push(GOOGLE_TEST_TOKEN)
  const google = await startGoogleCloud({
    secrets: { 'projects/shop/secrets/db': { 1: ['next'], 2: ['prod'], 3: [] } },
    tokens,
    tls,
  })
  const github = await startGitHub({ tls })

  const portOf = (endpoint: string) => Number(new URL(endpoint).port)
  const targets = new Map([
    [stores.huawei, portOf(clouds.huawei.endpoint)],
    [stores.alibaba, portOf(clouds.alibaba.endpoint)],
    [stores.aws, portOf(clouds.aws.endpoint)],
    [stores.google, portOf(google.endpoint)],
    ...tokenServices.map((name) => [name, portOf(identity.endpoint)] as const),
    [iam, portOf(clouds.huawei.endpoint)],
    [gitHub, portOf(github.endpoint)],
  ])
  const relays = new Map<string, Awaited<ReturnType<typeof startRelay>>>()
  for (const [name, port] of targets) {
    const place = hasNames ? { host: addressOf(name), port: 443 } : {}
    relays.set(name, await startRelay(port, { roundTripMs, ...place }))
  }
  const originOf = (name: string) => `https://${hasNames ? name : `127.0.0.1:${relays.get(name)?.port}`}`
  const endpoint = (name: string): Inputs => (hasNames ? {} : { endpoint: originOf(name) })
  const identityEndpoint = (name: string): Inputs => (hasNames ? {} : { 'identity-endpoint': originOf(name) })
  const job = originOf('run-actions-1.actions.githubusercontent.com')
  const oidcEnv = {
    ...identity.env,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${job}/_apis/idtoken?api-version=2.0`,
  }
  const role = ({ role, provider }: (typeof TRUSTED)[keyof typeof TRUSTED]): Inputs => ({
    'role-to-assume': role,
    ...(provider && { 'oidc-provider': provider }),
  })

  /** Returns the inputs of a promotion to a version that has the previous label, or none. */
  const onVendor = (vendor: Vendor, name: keyof typeof clouds, isLabelled = false) => {
    const location = { ...vendor.inputs, ...endpoint(stores[name]), secret: vendor.secret }
    return () => {
      const labels = clouds[name].labels(vendor.secret)
      const versions = Object.keys(clouds[name].secrets[vendor.secret]?.versions ?? {})
      const unlabelled = versions.find((id) => !Object.values(labels).includes(id))
      return { ...location, 'target-version': (isLabelled ? labels[vendor.previous] : unlabelled) ?? '' }
    }
  }
  const onGoogle = () => ({
    provider: 'google-secret-manager',
    ...endpoint(stores.google),
    ...{ secret: 'projects/shop/secrets/db', stage: 'prod' },
    'target-version': google.labels('projects/shop/secrets/db').prod === '2' ? '3' : '2',
  })

  type Case = {
    readonly name: string
    readonly least: number
    readonly inputs: () => Inputs
    readonly env?: Record<string, string>
    /** No input leads to the address. */
    readonly needsNames?: boolean
  }
  const environment = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
  const huaweiRole = { ...role(TRUSTED.huawei), ...identityEndpoint('sts.ap-southeast-1.myhuaweicloud.com') }
  const lookedUp: Inputs = hasNames ? { 'project-id': '' } : {}
  const project = hasNames ? 1 : 0
  const ofHuawei = onVendor(huawei, 'huawei')
  const ofAlibaba = onVendor(alibaba, 'alibaba')
  const ofAws = onVendor(aws, 'aws')
  const ofAwsLabelled = onVendor(aws, 'aws', true)
  const cases: Case[] = [
    { name: 'Huawei Cloud, key, project id given', least: 6, inputs: ofHuawei, env: huawei.env },
    {
      ...{ name: 'Huawei Cloud, key, project looked up', least: 7, needsNames: true, env: huawei.env },
      inputs: () => ({ ...ofHuawei(), ...lookedUp }),
    },
    {
      ...{ name: 'Huawei Cloud, OIDC', least: 8 + project, env: oidcEnv },
      inputs: () => ({ ...ofHuawei(), ...lookedUp, ...huaweiRole }),
    },
    {
      ...{ name: 'Huawei Cloud, OIDC, `environment`', least: 11 + project },
      inputs: () => ({ ...ofHuawei(), ...lookedUp, ...huaweiRole, ...environment }),
      env: { ...oidcEnv, GITHUB_API_URL: originOf(gitHub) },
    },
    { name: 'Alibaba Cloud, key', least: 6, inputs: ofAlibaba, env: alibaba.env },
    {
      ...{ name: 'Alibaba Cloud, OIDC', least: 8, env: oidcEnv },
      inputs: () => ({ ...ofAlibaba(), ...role(TRUSTED.alibaba), ...identityEndpoint('sts.aliyuncs.com') }),
    },
    { name: 'AWS, key, version with a label', least: 5, inputs: ofAwsLabelled, env: aws.env },
    {
      ...{ name: 'AWS, OIDC, version without a label', least: 8, env: oidcEnv },
      inputs: () => ({ ...ofAws(), ...role(TRUSTED.aws), ...identityEndpoint('sts.eu-central-1.amazonaws.com') }),
    },
    {
      ...{ name: 'Google Cloud, token', least: 5 },
      inputs: onGoogle,
      env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN },
    },
    {
      ...{ name: 'Google Cloud, OIDC with a service account', least: 8, env: oidcEnv },
      inputs: () => ({ ...onGoogle(), ...role(TRUSTED.google), ...identityEndpoint('sts.googleapis.com') }),
    },
  ]

  async function roundTripsOf({ inputs, env }: Case): Promise<number> {
    for (const { opened } of relays.values()) opened.splice(0)
    const run = await runAction({
      with: inputs(),
      env: { NODE_EXTRA_CA_CERTS: certificate, ...env },
    })
    const end = performance.now()
    if (run.exitCode !== 0) throw new Error(run.raw)
    return (end - Math.min(...[...relays.values()].flatMap(({ opened }) => opened))) / roundTripMs
  }

  const measured = cases.filter(({ needsNames }) => hasNames || !needsNames)
  const all = new Map(measured.map(({ name }) => [name, [] as number[]]))
  // The first round warms the caches of the machine, and of the stand-ins.
  for (let round = 0; round <= rounds; round++) {
    for (const each of measured) {
      const roundTrips = await roundTripsOf(each)
      if (round > 0) all.get(each.name)?.push(roundTrips)
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
  for (const relay of relays.values()) await relay.close()
  for (const cloud of [...Object.values(clouds), google, github, identity]) await cloud.close()
  rmSync(temp, { recursive: true })
  return measured.map(({ name, least }) => ({ name, least, roundTrips: median(all.get(name) ?? []) }))
}

if (process.argv[1] === import.meta.filename) {
  const [, , rounds, mode] = process.argv
  const results =
    mode === undefined ? measureNetwork(Number(rounds ?? 5)).results : await measure(Number(rounds), mode === 'names')
  console.log(JSON.stringify(results, undefined, mode === undefined ? 1 : 0))
}
