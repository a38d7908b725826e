import { environmentOf, federation } from '../aws/login.ts'
import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, isNameOf, patterns, regionInName, rules, shortName } from './names.ts'

/** AWS Secrets Manager (API 2017-10-17). */
export const awsSecretsManager: Provider = {
  rules,
  patterns,
  addressedBy: 'region',
  environment: environmentOf('AWS_ENDPOINT_URL_SECRETS_MANAGER'),
  supportedInputs: [],
  signsRegion: true,
  isNameOf,
  shortName,
  regionInName,
  apiHosts,
  formatCommand,
  federation,
  // One chunk for both stores of AWS: what they share would be another file to load.
  load: () => import(/* webpackChunkName: "aws" */ './store.ts').then((module) => module.open),
}
