import type { Rules } from '../../promotion/store.ts'
import { formatCommandLine } from '../command-line.ts'
import { regionPattern, type Provider } from '../provider.ts'

const name = '[A-Za-z0-9_/+=.@-]{1,192}'
const arn = new RegExp(`^acs:kms:([a-z]{2}(?:-[a-z0-9]+)+):\\d{1,32}:secret/(${name})$`)
/** Versions and labels: the documents say no more than 64 characters for the first and nothing for the second. */
const anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u

export const patterns: Provider['patterns'] = {
  secret: new RegExp(`^${name}$|${arn.source}`),
  stage: anyName,
  version: anyName,
  fullName: arn,
  region: regionPattern,
}

export const rules: Rules = {
  current: 'ACSCurrent',
  previous: 'ACSPrevious',
  movesPrevious: 'perhaps',
  condition: 'nothing',
  movesTogether: false,
  // "cannot directly remove": https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-updatesecretversionstage
  removable: (stage) => stage !== 'ACSCurrent' && stage !== 'ACSPrevious',
}

/** The dedicated gateway of a KMS instance serves no call on labels, so it is not one of them. */
export const apiHosts = /^kms(-vpc)?\.[a-z]{2}(?:-[a-z0-9]+)+\.aliyuncs\.com$/

/** Returns the plain name of a secret, which may be given as an ARN. */
export const shortName = (secret: string): string => arn.exec(secret)?.[2] ?? secret

/** Whether a plain name or an ARN names the secret with this ARN. */
export const isNameOf = (name: string, secret: string): boolean => name === secret || name === shortName(secret)

/** Returns the region in an ARN, undefined for a plain name. */
export const regionInName = (secret: string): string | undefined => arn.exec(secret)?.[1]

/** Formats the move of one label for the Alibaba Cloud CLI. */
export const formatCommand: Provider['formatCommand'] = ({ region, endpoint, secret }, { stage, before, after }) =>
  formatCommandLine('aliyun kms UpdateSecretVersionStage', {
    '--region': region,
    '--endpoint': endpoint && new URL(endpoint).host,
    '--SecretName': secret,
    '--VersionStage': stage,
    '--RemoveFromVersion': before,
    '--MoveToVersion': after,
  })
