import type { Rules } from '../../promotion/store.ts'
import { buildApiHosts, region } from '../aws/names.ts'
import { formatCommandLine } from '../command-line.ts'
import { regionPattern, type Provider } from '../provider.ts'

/**
 * A name without hierarchy, or one whose levels all begin with a slash; 1011 characters at most:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
 */
const path = '(?:/[A-Za-z0-9_.-]{1,1011}){1,16}'
const name = `[A-Za-z0-9_.-]{1,1011}|${path}`
const arn = new RegExp(`^arn:aws[a-z-]{0,20}:ssm:(${region}):\\d{12}:parameter(${path})$`)

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html */
const label = /^(?!\d|aws|ssm)[a-z0-9._-]{1,100}$/i

export const patterns: Provider['patterns'] = {
  secret: new RegExp(`^(?:${name})$|${arn.source}`),
  stage: label,
  version: /^[1-9]\d{0,14}$/,
  fullName: arn,
  // `GetParameter` takes a version or a label after the name.
  surplus: { secret: /^(?!arn:)[^:]+(:.*)$|^arn:(?:[^:]*:){4}[^:]+(:.*)$/ },
  region: regionPattern,
}

export const rules: Rules = {
  current: null,
  previous: null,
  movesPrevious: 'never',
  // `LabelParameterVersion` takes a label from whichever version has it.
  condition: 'nothing',
  movesTogether: false,
  removable: () => true,
}

export const apiHosts = buildApiHosts('ssm')

/** Returns what stands in the ARN after `parameter`. A slash at the beginning of a name is not doubled there. */
const pathOf = (secret: string): string => arn.exec(secret)?.[2] ?? (secret.startsWith('/') ? secret : `/${secret}`)

/** Returns the names that a parameter can have: the ARN does not tell whether a name without levels begins with a slash. */
export function namesOf(secret: string): readonly [string, ...string[]] {
  const path = pathOf(secret)
  return path.includes('/', 1) ? [path] : [path, path.slice(1)]
}

/** Returns the plain name in an ARN; without a slash at the beginning if the ARN does not tell. */
export const shortName = (secret: string): string => namesOf(secret).at(-1) ?? secret

/** Whether a plain name or an ARN may be of the parameter with this ARN. */
export const isNameOf = (name: string, secret: string): boolean =>
  name === secret || (!arn.test(name) && pathOf(name) === pathOf(secret))

/** Returns the region in an ARN, undefined for a plain name. */
export const regionInName = (secret: string): string | undefined => arn.exec(secret)?.[1]

/** Formats the move of one label for the AWS CLI. Only a removal says where the label is before. */
export const formatCommand: Provider['formatCommand'] = ({ region, endpoint, secret }, { stage, before, after }) => {
  const version = after ?? before
  if (version === null) return undefined
  const address = { '--region': region, '--endpoint-url': endpoint }
  const [path, ...others] = namesOf(secret)
  const options = { ...address, '--parameter-version': version, '--labels': stage }
  const command = `aws ssm ${after === null ? 'unlabel' : 'label'}-parameter-version`
  if (others.length === 0) return formatCommandLine(command, { ...address, '--name': path, ...options })
  const find = formatCommandLine('aws ssm describe-parameters', {
    ...address,
    '--parameter-filters': `Key=Name,Values=${[path, ...others].join(',')}`,
    // Evaluated for each page: `[0]` would print `None` for one without a parameter, and one of two names.
    '--query': 'Parameters[].Name',
    '--output': 'text',
  })
  return `${formatCommandLine(command, options)} --name="$(${find})"`
}
