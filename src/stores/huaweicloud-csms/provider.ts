import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, patterns, rules } from './names.ts'

/** Huawei Cloud Cloud Secret Management Service (CSMS), a part of DEW. */
export const huaweicloudCsms: Provider = {
  rules,
  patterns,
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
  supportedInputs: ['project-id', 'auth-token', 'expire-outgoing-after'],
  isNameOf: (name, secret) => name === secret,
  regionInName: () => undefined,
  apiHosts,
  formatCommand,
  federation: {
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
    hasRegionalEndpoint: true,
    audience: () => 'sts.huaweicloud.com',
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
