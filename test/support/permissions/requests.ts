/** Every operation that the action may call, with the permission that it requires. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** No permission: a token service only checks the token. */
const none = ''

/** Permissions by stand-in and operation. None reads or writes a secret's value. */
export const permissions: Record<string, Record<string, string>> = {
  HuaweiCloud: {
    ListVersions: 'csms:secret:listVersion',
    ShowStage: 'csms:secret:getStage',
    UpdateStage: 'csms:secret:updateStage',
    DeleteStage: 'csms:secret:deleteStage',
    UpdateVersion: 'csms:secret:updateVersion',
    ListProjects: 'iam:projects:list',
  },
  AlibabaCloud: {
    ListSecretVersionIds: 'kms:ListSecretVersionIds',
    UpdateSecretVersionStage: 'kms:UpdateSecretVersionStage',
    DescribeSecret: 'kms:DescribeSecret',
  },
  Aws: {
    DescribeSecret: 'secretsmanager:DescribeSecret',
    ListSecretVersionIds: 'secretsmanager:ListSecretVersionIds',
    UpdateSecretVersionStage: 'secretsmanager:UpdateSecretVersionStage',
  },
  Ssm: {
    DescribeParameters: 'ssm:DescribeParameters',
    GetParameterHistory: 'ssm:GetParameterHistory',
    LabelParameterVersion: 'ssm:LabelParameterVersion',
    UnlabelParameterVersion: 'ssm:UnlabelParameterVersion',
  },
  GoogleCloud: {
    GetSecret: 'secretmanager.secrets.get',
    UpdateSecret: 'secretmanager.secrets.update',
    ListSecretVersions: 'secretmanager.versions.list',
    GetSecretVersion: 'secretmanager.versions.get',
    token: none,
    exchange: none,
    impersonate: 'roles/iam.workloadIdentityUser',
    'job token': 'id-token: write',
  },
  Oci: {
    GetSecret: 'SECRET_READ',
    UpdateSecret: 'SECRET_UPDATE',
    ListSecretVersions: 'SECRET_VERSION_INSPECT',
  },
  Azure: {
    GetKeyValue: 'Microsoft.AppConfiguration/configurationStores/keyValues/read',
    PutKeyValue: 'Microsoft.AppConfiguration/configurationStores/keyValues/write',
    GetSecretVersions: 'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
  },
  Identity: {
    GetIdToken: 'id-token: write',
    AssumeAgencyWithOIDC: 'sts:agencies:assumeWithOIDC',
    AssumeRoleWithOIDC: 'sts:AssumeRole',
    AssumeRoleWithWebIdentity: 'sts:AssumeRoleWithWebIdentity',
    ExchangeToken: none,
    GetToken: none,
    GenerateAccessToken: 'roles/iam.workloadIdentityUser',
  },
  GitHub: {
    'list deployments': 'deployments: write',
    'create deployment': 'deployments: write',
    'list statuses': 'deployments: write',
    'create status': 'deployments: write',
  },
}

/** The variable with the folder in which the test suite collects all requests. */
export const folderVariable = 'TEST_REQUESTS'

const sent = new Set<string>()

/** Records a request to a stand-in. */
export function recordRequest(cloud: string, operation: string): void {
  sent.add(`${cloud} ${operation}`)
}

/** Forgets the requests since the latest run, which another client has sent. */
export function forgetRequests(): void {
  sent.clear()
}

/** Throws if the latest run sent a request that is not on the list, and saves the others for the end. */
export function settleRequests(): void {
  const requests = [...sent]
  sent.clear()
  const undocumented = requests.filter((request) => !allowed().includes(request))
  if (undocumented.length > 0)
    throw new Error(`The action sent requests that no documented policy allows: ${undocumented.join()}`)
  const folder = process.env[folderVariable]
  if (folder && requests.length > 0)
    appendFileSync(join(folder, String(process.pid)), requests.map((request) => `${request}\n`).join(''))
}

/** Returns all requests of the list, as they are recorded. */
export function allowed(): string[] {
  return Object.entries(permissions).flatMap(([cloud, each]) => Object.keys(each).map((name) => `${cloud} ${name}`))
}
