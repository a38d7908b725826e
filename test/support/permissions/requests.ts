/** Every API that the action may ask for, and what a policy has to allow for it. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'

/** What needs no permission: a token service looks at the token that it is given. */
const none = ''

/** By stand-in and its name of the request. Nothing of it reads or writes a secret's value. */
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
  GoogleCloud: {
    GetSecret: 'secretmanager.secrets.get',
    UpdateSecret: 'secretmanager.secrets.update',
    ListSecretVersions: 'secretmanager.versions.list',
    token: none,
    exchange: none,
    impersonate: 'roles/iam.workloadIdentityUser',
    'job token': 'id-token: write',
  },
  Identity: {
    GetIdToken: 'id-token: write',
    AssumeAgencyWithOIDC: 'sts:agencies:assumeWithOIDC',
    AssumeRoleWithOIDC: 'sts:AssumeRole',
    AssumeRoleWithWebIdentity: 'sts:AssumeRoleWithWebIdentity',
    ExchangeToken: none,
    GenerateAccessToken: 'roles/iam.workloadIdentityUser',
  },
  GitHub: {
    'list deployments': 'deployments: write',
    'create deployment': 'deployments: write',
    'list statuses': 'deployments: write',
    'create status': 'deployments: write',
  },
}

/** Names the folder in which the whole suite keeps what the action has asked for. */
export const folderVariable = 'TEST_REQUESTS'

const asked = new Set<string>()

/** Notes that a stand-in was asked for this. */
export function noteRequest(cloud: string, operation: string): void {
  asked.add(`${cloud} ${operation}`)
}

/** After a run of the action: throws where it has asked for what is not on the list, and keeps the rest for the end. */
export function settleRequests(): void {
  const requests = [...asked]
  asked.clear()
  const strange = requests.filter((request) => !allowed().includes(request))
  if (strange.length > 0)
    throw new Error(`The action asked for what no policy in the documents allows: ${strange.join()}`)
  const folder = process.env[folderVariable]
  if (folder && requests.length > 0)
    appendFileSync(join(folder, String(process.pid)), requests.map((request) => `${request}\n`).join(''))
}

/** All of the list, as they are noted. */
export function allowed(): string[] {
  return Object.entries(permissions).flatMap(([cloud, each]) => Object.keys(each).map((name) => `${cloud} ${name}`))
}
