import { regionPattern, type Provider } from '../provider.ts'

const region = '[a-z]{2}(?:-[a-z0-9]+)+'

/**
 * Huawei Cloud Cloud Secret Management Service (CSMS), a part of DEW.
 *
 * Names are checked as leniently as its documents allow: some editions permit dots in stage names and UUIDs as version
 * ids, others do not (https://support.huaweicloud.com/intl/en-us/api-dew/UpdateSecretStage.html).
 */
export const huaweicloudCsms: Provider = {
  rules: {
    current: 'SYSCURRENT',
    previous: 'SYSPREVIOUS',
    movesPrevious: 'perhaps',
    movesTogether: false,
    // CSMS.0105 for the two; whether SYSPENDING, which rotation uses, may be deleted is not documented.
    removable: (stage) => !['SYSCURRENT', 'SYSPREVIOUS', 'SYSPENDING'].includes(stage),
  },
  patterns: {
    secret: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
    stage: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
    version: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
    region: regionPattern,
  },
  addressedBy: 'region',
  environment: {
    region: ['HW_REGION_NAME', 'HUAWEI_CLOUD_REGION'],
    projectId: ['HUAWEICLOUD_SDK_PROJECT_ID', 'HW_PROJECT_ID', 'HUAWEI_CLOUD_PROJECT_ID'],
    credentials: [
      // The SDKs, and the OIDC login action vbem/configure-huawei-cloud-credentials.
      {
        accessKeyId: 'HUAWEICLOUD_SDK_AK',
        secretAccessKey: 'HUAWEICLOUD_SDK_SK',
        securityToken: 'HUAWEICLOUD_SDK_SECURITY_TOKEN',
      },
      // Terraform.
      { accessKeyId: 'HW_ACCESS_KEY', secretAccessKey: 'HW_SECRET_KEY', securityToken: 'HW_SECURITY_TOKEN' },
      { authToken: 'HW_AUTH_TOKEN' },
      // The action huaweicloud/auth-action.
      { accessKeyId: 'HUAWEI_CLOUD_ACCESS_KEY_ID', secretAccessKey: 'HUAWEI_CLOUD_SECRET_ACCESS_KEY' },
      // The samples in the API's documents.
      { accessKeyId: 'CLOUD_SDK_AK', secretAccessKey: 'CLOUD_SDK_SK' },
    ],
  },
  ownInputs: ['project-id', 'auth-token', 'expire-outgoing-after'],
  nameIn: (secret) => secret,
  regionIn: () => undefined,
  ownHost: new RegExp(`^kms\\.${region}\\.myhuaweicloud\\.(com|eu)$`),
  keyless: {
    inputs: {
      'role-to-assume': {
        pattern: /^iam::[\w-]{1,64}:agency:[\w+=,.@/-]{1,128}$/,
        example: 'iam::<account>:agency:<name>',
      },
      'oidc-provider': {
        pattern: /^iam::[\w-]{1,64}:oidcProvider:[\w+=,.@/-]{1,128}$/,
        example: 'iam::<account>:oidcProvider:<name>',
      },
      'role-session-name': { pattern: /^[\w+=,.@-]{2,128}$/, example: 'deploy-shop', isOptional: true },
    },
    isRegional: true,
    audience: () => 'sts.huaweicloud.com',
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
