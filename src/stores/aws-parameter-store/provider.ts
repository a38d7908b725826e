import { environmentOf, federation } from '../aws/login.ts'
import type { Provider } from '../provider.ts'
import { apiHosts, formatCommand, isNameOf, patterns, regionInName, rules, shortName } from './names.ts'

/** Parameter Store of AWS Systems Manager (SSM, API 2014-11-06). */
export const awsParameterStore: Provider = {
  rules,
  patterns,
  hasNumberedVersions: true,
  addressedBy: 'region',
  environment: environmentOf('AWS_ENDPOINT_URL_SSM'),
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
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html
  moveNotice:
    'Parameter Store keeps 100 versions of a parameter, and refuses a new one while the oldest has a label: move or remove labels that are no longer used.',
}
