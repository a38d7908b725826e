import type { Keyless } from '../provider.ts'

/** What logs in to Google Cloud without a key: a workload identity provider, and a service account if there is one. */
export const keyless: Keyless = {
  inputs: {
    'role-to-assume': {
      pattern: /^[a-z0-9][a-z0-9.-]{0,63}@[a-z0-9.-]{1,128}\.gserviceaccount\.com$/,
      example: '<name>@<project>.iam.gserviceaccount.com',
      isOptional: true,
    },
    'oidc-provider': {
      pattern:
        /^projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{4,32}\/providers\/[a-z0-9-]{4,32}$/,
      example: 'projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>',
    },
  },
  isRegional: false,
  // What a provider allows that names no audiences.
  audience: (oidcProvider) => `https://iam.googleapis.com/${oidcProvider}`,
  load: () => import('./identity.ts').then((module) => module.exchange),
}
