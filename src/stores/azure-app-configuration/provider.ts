import type { Provider } from '../provider.ts'
import {
  apiHosts,
  cloudOf,
  endpointInName,
  findCloud,
  formatCommand,
  isNameOf,
  patterns,
  rules,
  shortName,
} from './names.ts'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Azure App Configuration: a key-value that refers to one version of a secret in Key Vault. */
export const azureAppConfiguration: Provider = {
  rules,
  patterns,
  addressedBy: 'endpoint',
  environment: {
    region: [],
    projectId: [],
    endpoint: ['AZURE_APPCONFIG_ENDPOINT'],
    // `azure/login` leaves a login of the Azure CLI, but no token.
    credentials: [],
    tokenCommand: 'az account get-access-token --resource https://azconfig.io --query accessToken --output tsv',
  },
  supportedInputs: ['auth-token'],
  isNameOf,
  shortName,
  regionInName: (secret) => (endpointInName(secret) === undefined ? undefined : ''),
  endpointInName,
  movesOnlyStage: true,
  apiHosts,
  formatCommand,
  federation: {
    inputs: {
      'role-to-assume': { pattern: guid, example: '<client id of the application, a GUID>' },
      'oidc-provider': { pattern: guid, example: '<tenant id, a GUID>' },
    },
    hasRegionalEndpoint: false,
    cloudOf,
    audience: (_, cloud) => findCloud(cloud).audience,
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
  // https://learn.microsoft.com/en-us/azure/azure-app-configuration/howto-best-practices
  moveNotice:
    'Consumers get the version when they next refresh their configuration; those that watch a sentinel key, once that has changed too.',
}
