import type { Keyless } from '../provider.ts'

/** What logs in to AWS without a key: a role that trusts GitHub's identity provider, which AWS finds by itself. */
export const keyless: Keyless = {
  inputs: {
    'role-to-assume': {
      pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
      example: 'arn:aws:iam::<account>:role/<name>',
    },
    'role-session-name': { pattern: /^[\w+=,.@-]{2,64}$/, example: 'deploy-shop' },
  },
  isRegional: true,
  audience: () => 'sts.amazonaws.com',
  load: () => import('./identity.ts').then((module) => module.exchange),
}
