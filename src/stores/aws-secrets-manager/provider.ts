import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, isNameOf, patterns, regionInName, rules, shortName } from './names.ts'

/** AWS Secrets Manager (API 2017-10-17). */
export const awsSecretsManager: Provider = {
  rules,
  patterns,
  addressedBy: 'region',
  environment: {
    region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    projectId: [],
    endpoint: ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'AWS_ENDPOINT_URL'],
    ignoresEndpoint: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    // The SDKs, and the login action aws-actions/configure-aws-credentials.
    credentials: [
      {
        accessKeyId: 'AWS_ACCESS_KEY_ID',
        secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
        securityToken: 'AWS_SESSION_TOKEN',
      },
    ],
  },
  supportedInputs: [],
  signsRegion: true,
  isNameOf,
  shortName,
  regionInName,
  apiHosts,
  formatCommand,
  federation: {
    inputs: {
      'role-to-assume': {
        pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
        example: 'arn:aws:iam::<account>:role/<name>',
      },
      'role-session-name': { pattern: /^[\w+=,.@-]{2,64}$/, example: 'deploy-shop', isOptional: true },
    },
    hasRegionalEndpoint: true,
    audience: () => 'sts.amazonaws.com',
    load: () => import('../aws/federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
