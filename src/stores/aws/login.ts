import type { Provider } from '../provider.ts'

/** Returns the variables of the SDKs, the login action aws-actions/configure-aws-credentials among them, for a service. */
export function environmentOf(endpointVariable: string): Provider['environment'] {
  return {
    region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    projectId: [],
    endpoint: [endpointVariable, 'AWS_ENDPOINT_URL'],
    ignoresEndpoint: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
    credentials: [
      {
        accessKeyId: 'AWS_ACCESS_KEY_ID',
        secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
        securityToken: 'AWS_SESSION_TOKEN',
      },
    ],
  }
}

/** Login with an OIDC token: a role of STS. */
export const federation: NonNullable<Provider['federation']> = {
  inputs: {
    'role-to-assume': {
      pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
      example: 'arn:aws:iam::<account>:role/<name>',
    },
    'role-session-name': { pattern: /^[\w+=,.@-]{2,64}$/, example: 'deploy-shop', isOptional: true },
  },
  hasRegionalEndpoint: true,
  audience: () => 'sts.amazonaws.com',
  load: () => import('./federation.ts').then((module) => module.exchange),
}
