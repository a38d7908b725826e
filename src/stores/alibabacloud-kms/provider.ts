import { regionPattern, type Provider } from '../provider.ts'

const name = '[A-Za-z0-9_/+=.@-]{1,192}'
const arn = new RegExp(`^acs:kms:([a-z]{2}(?:-[a-z0-9]+)+):\\d{1,32}:secret/${name}$`)
/** Versions and labels: the documents say no more than 64 characters for the one and nothing for the other. */
const anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u

/** Alibaba Cloud Key Management Service, its Secrets Manager (API 2016-01-20). */
export const alibabacloudKms: Provider = {
  rules: {
    current: 'ACSCurrent',
    previous: 'ACSPrevious',
    movesPrevious: 'perhaps',
    movesTogether: false,
    // "cannot directly remove": https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-updatesecretversionstage
    removable: (stage) => stage !== 'ACSCurrent' && stage !== 'ACSPrevious',
  },
  patterns: { secret: new RegExp(`^${name}$|${arn.source}`), stage: anyName, version: anyName, region: regionPattern },
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
  ownInputs: [],
  nameIn: (secret) => secret.replace(/^acs:kms:[^/]*:secret\//, ''),
  regionIn: (secret) => arn.exec(secret)?.[1],
  // The dedicated gateway of a KMS instance serves no call on labels, so it is not one of them.
  ownHost: /^kms(-vpc)?\.[a-z]{2}(?:-[a-z0-9]+)+\.aliyuncs\.com$/,
  keyless: {
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
    isRegional: false,
    audience: () => 'sts.aliyuncs.com',
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
