import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, loginVariables, patterns, regionInName, rules } from './names.ts'

/** Oracle Cloud Infrastructure (OCI) Vault (secret management API 20180608). */
export const ociVault: Provider = {
  rules,
  patterns,
  hasNumberedVersions: true,
  addressedBy: 'region',
  environment: {
    region: ['OCI_CLI_REGION'],
    projectId: [],
    credentials: [loginVariables],
    defaultCredentialsFile: '~/.oci/config',
  },
  supportedInputs: [],
  isNameOf: (name, secret) => name === secret,
  regionInName,
  apiHosts,
  formatCommand,
  load: () => import('./store.ts').then((module) => module.open),
  loadFileLogin: () => import('./login.ts').then((module) => module.logIn),
  // https://docs.oracle.com/en-us/iaas/Content/KeyManagement/Concepts/secretversionsrotationstates.htm
  moveNotice:
    'OCI Vault itself marks the version that loses CURRENT as PREVIOUS, and the one that was PREVIOUS as DEPRECATED. A rollback restores CURRENT alone.',
}
