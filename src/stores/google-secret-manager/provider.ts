import type { Provider } from '../provider.ts'
import {
  apiHosts,
  formatCommand,
  isNameOf,
  mayBeProject,
  patterns,
  projectInName,
  regionInName,
  rules,
  shortName,
} from './names.ts'

/** Google Cloud Secret Manager (API v1). */
export const googleSecretManager: Provider = {
  rules,
  patterns,
  hasNumberedVersions: true,
  addressedBy: 'project',
  environment: {
    // A secret is global unless an input says otherwise; none of Google's variables names the location of secrets.
    region: [],
    // All are set by google-github-actions/auth; the first is what the SDKs read.
    projectId: ['GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT', 'CLOUDSDK_PROJECT', 'GCP_PROJECT'],
    credentials: [
      // google-github-actions/auth sets all three to the same file. A token is set by hand, so it goes first.
      { authToken: 'CLOUDSDK_AUTH_ACCESS_TOKEN' },
      { authToken: 'GOOGLE_OAUTH_ACCESS_TOKEN' },
      { credentialsFile: 'GOOGLE_APPLICATION_CREDENTIALS' },
      { credentialsFile: 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE' },
      { credentialsFile: 'GOOGLE_GHA_CREDS_PATH' },
    ],
  },
  supportedInputs: ['project-id', 'auth-token'],
  isNameOf,
  shortName,
  mayBeProject,
  regionInName,
  projectInName,
  apiHosts,
  formatCommand,
  federation: {
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
    hasRegionalEndpoint: false,
    // What a provider without a list of audiences allows.
    audience: (oidcProvider) => `https://iam.googleapis.com/${oidcProvider}`,
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
  loadFileLogin: () => import('./credentials-file.ts').then((module) => module.logIn),
  // https://cloud.google.com/secret-manager/docs/reference/consistency
  moveNotice:
    'Google Secret Manager resolves aliases with eventual consistency: a moved alias may reach consumers minutes, in rare cases hours, after this run.',
}
