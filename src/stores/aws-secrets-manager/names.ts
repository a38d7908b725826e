import type { Rules } from '../../promotion/store.ts'
import { buildApiHosts, region } from '../aws/names.ts'
import { formatCommandLine } from '../command-line.ts'
import { regionPattern, type Provider } from '../provider.ts'

/**
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html, and `!`, which only services may
 * use: https://docs.aws.amazon.com/secretsmanager/latest/userguide/service-linked-secrets.html
 */
const character = '[A-Za-z0-9/_+=.@!-]'
/** A name of up to 512 characters, with what the store appends to it. */
const arn = new RegExp(`^arn:aws[a-z-]{0,20}:secretsmanager:(${region}):\\d{12}:secret:(${character}{1,519})$`)
const anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u

export const patterns: Provider['patterns'] = {
  secret: new RegExp(`^${character}{1,512}$|${arn.source}`),
  stage: anyName,
  // Whoever creates a version names it, with 32 to 64 characters.
  version: /^(?!\s|arn:[^|]*\|)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u,
  fullName: arn,
  // ECS appends a field, a label and a version to an ARN; Terraform calls a version `arn|version`.
  surplus: { secret: /^(?:arn:[^|]*?:secret:|(?!arn:))[^:|]+([:|].*)$/, version: /^(arn:[^|]*\|)/ },
  region: regionPattern,
}

export const rules: Rules = {
  current: 'AWSCURRENT',
  previous: 'AWSPREVIOUS',
  // "Whenever you move AWSCURRENT, Secrets Manager automatically moves the label AWSPREVIOUS":
  // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
  movesPrevious: 'always',
  condition: 'holder',
  movesTogether: false,
  pending: 'AWSPENDING',
  removable: (stage) => stage !== 'AWSCURRENT',
}

export const apiHosts = buildApiHosts('secretsmanager')

/** What the store appends to the name in an ARN. */
const suffix = /-[A-Za-z0-9]{6}$/

/** Returns an ARN of the store's without what it appends to the name: a form that requests may use. */
export const partialArn = (arn: string): string => arn.replace(suffix, '')

/** Returns the plain name in an ARN of the store's. */
export const shortName = (secret: string): string => arn.exec(secret)?.[2]?.replace(suffix, '') ?? secret

/** Whether a plain name, an ARN, or a partial one that does not look whole, names the secret with this ARN. */
export const isNameOf = (name: string, secret: string): boolean =>
  name === secret || name === shortName(secret) || (name === partialArn(secret) && !suffix.test(name))

/** Returns the region in an ARN, undefined for a plain name. */
export const regionInName = (secret: string): string | undefined => arn.exec(secret)?.[1]

/** Formats the move of one label for the AWS CLI. */
export const formatCommand: Provider['formatCommand'] = ({ region, endpoint, secret }, { stage, before, after }) => {
  // The CLI would read such a value from a file or a server.
  if ([stage, before, after].some((value) => value?.includes('://'))) return undefined
  return formatCommandLine('aws secretsmanager update-secret-version-stage', {
    '--region': region,
    '--endpoint-url': endpoint,
    '--secret-id': secret,
    '--version-stage': stage,
    '--remove-from-version-id': before,
    '--move-to-version-id': after,
  })
}
