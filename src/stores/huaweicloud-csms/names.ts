import type { Rules } from '../../promotion/store.ts'
import { formatCommandLine } from '../command-line.ts'
import { regionPattern, type Provider } from '../provider.ts'

const region = '[a-z]{2}(?:-[a-z0-9]+)+'

/**
 * Names are checked as leniently as the documents allow: some editions permit dots in stage names and UUIDs as version
 * ids, others do not (https://support.huaweicloud.com/intl/en-us/api-dew/UpdateSecretStage.html).
 */
const secret = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/

/** 32 hexadecimal digits as a rule. */
export const projectId = /^[A-Za-z0-9_-]{1,64}$/

export const patterns: Provider['patterns'] = {
  secret,
  // A plain name, within a project.
  fullName: secret,
  // Terraform calls a secret by its id and its name.
  surplus: { secret: /^([0-9a-f-]{36}\/)/ },
  stage: /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,64}$/,
  version: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  region: regionPattern,
  projectId,
}

export const rules: Rules = {
  current: 'SYSCURRENT',
  previous: 'SYSPREVIOUS',
  movesPrevious: 'perhaps',
  condition: 'nothing',
  movesTogether: false,
  // CSMS.0105 for the first two; whether SYSPENDING, which rotation uses, may be deleted is undocumented.
  removable: (stage) => !['SYSCURRENT', 'SYSPREVIOUS', 'SYSPENDING'].includes(stage),
}

export const apiHosts = new RegExp(`^kms\\.${region}\\.myhuaweicloud\\.(com|eu)$`)

/**
 * Returns the origin of a service in a region. European regions have a domain of their own, as in the vendor's Terraform
 * provider.
 */
export function endpointFor(service: 'kms' | 'iam' | 'sts', region: string): string {
  return `https://${service}.${region}.myhuaweicloud.${region.startsWith('eu-west-1') ? 'eu' : 'com'}`
}

/** Formats the move of one label for KooCLI. */
export const formatCommand: Provider['formatCommand'] = ({ region, projectId, endpoint, secret }, { stage, after }) =>
  formatCommandLine(`hcloud CSMS ${after === null ? 'DeleteSecretStage' : 'UpdateSecretStage'}`, {
    '--cli-region': region,
    '--cli-endpoint': endpoint && new URL(endpoint).host,
    '--project_id': projectId,
    '--secret_name': secret,
    '--stage_name': stage,
    '--version_id': after,
  })
