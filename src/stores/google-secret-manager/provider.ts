import type { Provider } from '../provider.ts'

const project = '[A-Za-z0-9_-]{1,64}'
const location = '[a-z]{2,20}-[a-z]{2,20}\\d{1,2}'
const name = '[A-Za-z0-9_-]{1,255}'
const fullName = new RegExp(`^projects/(${project})(?:/locations/(${location}))?/secrets/(${name})$`)

/**
 * Google Cloud Secret Manager (API v1). Its labels are the keys of `versionAliases`, of which none is built in
 * (https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets).
 */
export const googleSecretManager: Provider = {
  rules: { current: null, previous: null, movesPrevious: 'never', movesTogether: true, removable: () => true },
  patterns: {
    secret: new RegExp(`^${name}$|${fullName.source}`),
    stage: /^(?!(?:latest|NEW)$)[A-Za-z][A-Za-z0-9_-]{0,62}$/,
    version: /^[1-9]\d{0,18}$/,
    region: new RegExp(`^${location}$`),
  },
  addressedBy: 'project',
  environment: {
    // A secret is global unless somebody says otherwise, and no variable of Google's is about the location of secrets.
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
  ownInputs: ['project-id', 'auth-token'],
  nameIn: (secret) => fullName.exec(secret)?.[3] ?? secret,
  regionIn: (secret) => (fullName.test(secret) ? (fullName.exec(secret)?.[2] ?? '') : undefined),
  projectIn: (secret) => fullName.exec(secret)?.[1],
  ownHost: new RegExp(`^secretmanager(\\.${location}\\.rep)?\\.googleapis\\.com$`),
  keyless: {
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
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
  logIn: () => import('./credentials-file.ts').then((module) => module.logIn),
  // https://cloud.google.com/secret-manager/docs/reference/consistency
  afterMove:
    'Google Secret Manager resolves aliases with eventual consistency: a moved alias may reach consumers minutes, in rare cases hours, after this run.',
}
