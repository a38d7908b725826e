import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, isNameOf, patterns, regionInName, rules, shortName } from './names.ts'

/** Alibaba Cloud Key Management Service, its Secrets Manager (API 2016-01-20). */
export const alibabacloudKms: Provider = {
  rules,
  patterns,
  addressedBy: 'region',
  environment: {
    region: ['ALIBABA_CLOUD_REGION_ID', 'ALIBABACLOUD_REGION_ID', 'ALICLOUD_REGION_ID', 'ALICLOUD_REGION'],
    projectId: [],
    credentials: [
      // The SDKs, and the login action aliyun/configure-aliyun-credentials-action, which sets the next two as well.
      {
        accessKeyId: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
        secretAccessKey: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
        securityToken: 'ALIBABA_CLOUD_SECURITY_TOKEN',
      },
      {
        accessKeyId: 'ALIBABACLOUD_ACCESS_KEY_ID',
        secretAccessKey: 'ALIBABACLOUD_ACCESS_KEY_SECRET',
        securityToken: 'ALIBABACLOUD_SECURITY_TOKEN',
      },
      // Terraform.
      {
        accessKeyId: 'ALICLOUD_ACCESS_KEY',
        secretAccessKey: 'ALICLOUD_SECRET_KEY',
        securityToken: 'ALICLOUD_SECURITY_TOKEN',
      },
    ],
  },
  supportedInputs: [],
  isNameOf,
  shortName,
  regionInName,
  apiHosts,
  formatCommand,
  federation: {
    inputs: {
      'role-to-assume': {
        pattern: /^acs:ram::\d{1,32}:role\/[\w.-]{1,64}$/,
        example: 'acs:ram::<account>:role/<name>',
      },
      'oidc-provider': {
        pattern: /^acs:ram::\d{1,32}:oidc-provider\/[\w.-]{1,128}$/,
        example: 'acs:ram::<account>:oidc-provider/<name>',
      },
      'role-session-name': { pattern: /^[\w.@-]{2,64}$/, example: 'deploy-shop', isOptional: true },
    },
    // One host for all regions, the default of the vendor's own client: a list over many regions needs one exchange.
    hasRegionalEndpoint: false,
    audience: () => 'sts.aliyuncs.com',
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
