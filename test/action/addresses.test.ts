/** The endpoints that requests go to, by provider and region. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Inputs, postScript, runAction } from '../support/runner.ts'
import { alibaba } from '../support/scenario/vendors.ts'
import { keyVariables } from '../support/oci.ts'

/** Runs the action behind a proxy that refuses every connection, and returns the hosts that it was asked to connect to. */
async function requestedHosts(inputs: Inputs, endOfJob?: { env: Record<string, string> }): Promise<string[]> {
  const hosts: string[] = []
  const proxy = createServer().on('connect', ({ url }: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => undefined)
    hosts.push(url ?? '')
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const isGoogle = inputs.provider === 'google-secret-manager'
  const isOci = inputs.provider === 'oci-vault'
  const isAzure = inputs.provider === 'azure-app-configuration'
  const version = isAzure ? '0123456789abcdef'.repeat(2) : isGoogle || isOci ? '2' : 'v2'
  const keys = isOci
    ? {}
    : isGoogle || isAzure
      ? { 'auth-token': 'TOKEN' }
      : { 'access-key-id': 'AKIDEXAMPLE', 'secret-access-key': 'SKEXAMPLE' }
  const run = await runAction({
    with: { secret: 'db', 'target-version': version, 'max-attempts': '1', ...keys, ...inputs },
    env: { HTTPS_PROXY: `http://127.0.0.1:${port}`, ...(isOci && keyVariables), ...endOfJob?.env },
    ...(endOfJob && { main: postScript }),
  })
  proxy.close()
  expect(run.exitCode).toBe(1)
  expect(run.annotations[0]?.message).toContain('could not connect to the store')
  return hosts
}

describe.concurrent('the action', () => {
  const project = { 'project-id': '0123456789abcdef0123456789abcdef' }
  const google = { provider: 'google-secret-manager', stage: 'prod' }
  const parameterStore = { provider: 'aws-parameter-store', stage: 'live', 'target-version': '2' }
  it.each<[string, Inputs]>([
    [
      'kms.ap-southeast-1.myhuaweicloud.com:443',
      { provider: 'huaweicloud-csms', region: 'ap-southeast-1', ...project },
    ],
    ['kms.eu-west-101.myhuaweicloud.eu:443', { provider: 'huaweicloud-csms', region: 'eu-west-101', ...project }],
    ['iam.ap-southeast-1.myhuaweicloud.com:443', { provider: 'huaweicloud-csms', region: 'ap-southeast-1' }],
    ['iam.eu-west-101.myhuaweicloud.eu:443', { provider: 'huaweicloud-csms', region: 'eu-west-101' }],
    ['kms.cn-hangzhou.aliyuncs.com:443', { provider: 'alibabacloud-kms', region: 'cn-hangzhou' }],
    [
      'kms.cn-beijing.aliyuncs.com:443',
      { provider: 'alibabacloud-kms', secret: 'acs:kms:cn-beijing:1234567890:secret/shop/db' },
    ],
    ['secretmanager.googleapis.com:443', { ...google, 'project-id': 'shop' }],
    ['secretmanager.googleapis.com:443', { ...google, secret: 'projects/shop/secrets/db' }],
    ['secretmanager.europe-west1.rep.googleapis.com:443', { ...google, region: 'europe-west1', 'project-id': 'shop' }],
    [
      'secretmanager.northamerica-northeast1.rep.googleapis.com:443',
      { ...google, secret: 'projects/shop/locations/northamerica-northeast1/secrets/db' },
    ],
    [
      'secretmanager.s3nsapis.fr:443',
      { ...google, 'project-id': 'shop', endpoint: 'https://secretmanager.s3nsapis.fr' },
    ],
    ...[
      ['eu-central-1', 'amazonaws.com'],
      ['us-gov-west-1', 'amazonaws.com'],
      ['cn-north-1', 'amazonaws.com.cn'],
      ['eusc-de-east-1', 'amazonaws.eu'],
      ['us-iso-east-1', 'c2s.ic.gov'],
      ['us-isob-east-1', 'sc2s.sgov.gov'],
      ['us-isof-south-1', 'csp.hci.ic.gov'],
      ['eu-isoe-west-1', 'cloud.adc-e.uk'],
    ].map(([region = '', domain = '']): [string, Inputs] => [
      `secretsmanager.${region}.${domain}:443`,
      { provider: 'aws-secrets-manager', region },
    ]),
    [
      'secretsmanager.us-gov-east-1.amazonaws.com:443',
      { provider: 'aws-secrets-manager', secret: 'arn:aws-us-gov:secretsmanager:us-gov-east-1:123456789012:secret:db' },
    ],
    ['ssm.eusc-de-east-1.amazonaws.eu:443', { ...parameterStore, region: 'eusc-de-east-1', secret: '/prod/db' }],
    [
      'ssm.us-gov-east-1.amazonaws.com:443',
      { ...parameterStore, secret: 'arn:aws-us-gov:ssm:us-gov-east-1:123456789012:parameter/db' },
    ],
    ...[
      ['oc1.eu-frankfurt-1', 'eu-frankfurt-1.oci.oraclecloud.com'],
      ['oc1.iad', 'us-ashburn-1.oci.oraclecloud.com'],
      ['oc1.phx', 'us-phoenix-1.oci.oraclecloud.com'],
      ['oc3.us-gov-ashburn-1', 'us-gov-ashburn-1.oci.oraclegovcloud.com'],
      ['oc4.uk-gov-london-1', 'uk-gov-london-1.oci.oraclegovcloud.uk'],
      ['oc19.eu-madrid-2', 'eu-madrid-2.oci.oraclecloud.eu'],
      ['oc42.us-newark-1', 'us-newark-1.oci.oraclecloud42.com'],
    ].map(([place = '', domain = '']): [string, Inputs] => [
      `vaults.${domain}:443`,
      { provider: 'oci-vault', secret: `ocid1.vaultsecret.${place}.amaaaaaashopdb` },
    ]),
    [
      'shop.azconfig.io:443',
      { provider: 'azure-app-configuration', stage: 'prod', endpoint: 'https://shop.azconfig.io' },
    ],
    ['csms.corp.example:443', { provider: 'huaweicloud-csms', endpoint: 'https://csms.corp.example', ...project }],
  ])('connects to %s for the inputs %j', async (host, inputs) => {
    expect(new Set(await requestedHosts(inputs))).toEqual(new Set([host]))
  })

  it('connects at the end of the job to the endpoint that the step had for each secret', async () => {
    const record = (secret: string, endpoint: string) => {
      const location = { provider: 'alibabacloud-kms', region: 'cn-hangzhou', endpoint, stage: 'ACSCurrent' }
      return {
        ...location,
        secret: alibaba.fullName(secret),
        changes: [{ stage: 'ACSCurrent', before: 'v1', after: 'v2' }],
      }
    }
    const secrets = [record('db', 'https://kms.corp.example'), record('web', 'https://kms.shop.example')]
    const STATE_record = JSON.stringify({ version: 1, secrets })
    const flags = { 'rollback-on-failure': 'true', 'job-status': 'failure' }
    const inputs = { ...flags, promotions: JSON.stringify(secrets), concurrency: '1' }
    const hosts = await requestedHosts(inputs, { env: { STATE_record } })
    expect([...new Set(hosts)]).toEqual(['kms.corp.example:443', 'kms.shop.example:443'])
  })
})
