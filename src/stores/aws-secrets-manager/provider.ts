import { regionPattern, type Provider } from '../provider.ts'

const region = '(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\\d{1,2}'
/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const name = '[A-Za-z0-9/_+=.@-]{1,512}'
const arn = new RegExp(`^arn:aws[a-z-]{0,20}:secretsmanager:(${region}):\\d{12}:secret:(${name})$`)
/** Versions are named by whoever makes them, with 32 to 64 characters. */
const anyName = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,256}(?<!\s)$/u

/** Domains by the beginning of the region; all other regions are at `amazonaws.com`. From the SDKs' list of endpoints. */
const domains = [
  ['cn-', 'amazonaws.com.cn'],
  ['eusc-', 'amazonaws.eu'],
  ['us-iso-', 'c2s.ic.gov'],
  ['us-isob-', 'sc2s.sgov.gov'],
  ['us-isof-', 'csp.hci.ic.gov'],
  ['eu-isoe-', 'cloud.adc-e.uk'],
] as const
const dualStackDomains = ['api.aws', 'api.amazonwebservices.com.cn', 'api.amazonwebservices.eu']
const allDomains = ['amazonaws.com', ...domains.map(([, domain]) => domain), ...dualStackDomains]

/** The address of a service in a region. */
export function originOf(service: 'secretsmanager' | 'sts', region: string): string {
  const domain = domains.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'amazonaws.com'
  return `https://${service}.${region}.${domain}`
}

/** The region that an ARN names, undefined where the text is none. */
export const regionIn = (secret: string): string | undefined => arn.exec(secret)?.[1]

/** AWS Secrets Manager (API 2017-10-17). */
export const awsSecretsManager: Provider = {
  rules: {
    current: 'AWSCURRENT',
    previous: 'AWSPREVIOUS',
    // "Whenever you move AWSCURRENT, Secrets Manager automatically moves the label AWSPREVIOUS":
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
    movesPrevious: 'always',
    movesTogether: false,
    pending: 'AWSPENDING',
    removable: (stage) => stage !== 'AWSCURRENT',
  },
  patterns: { secret: new RegExp(`^${name}$|${arn.source}`), stage: anyName, version: anyName, region: regionPattern },
  addressedBy: 'region',
  environment: {
    region: ['AWS_REGION', 'AWS_DEFAULT_REGION'],
    projectId: [],
    endpoint: ['AWS_ENDPOINT_URL_SECRETS_MANAGER', 'AWS_ENDPOINT_URL'],
    // The SDKs, and the login action aws-actions/configure-aws-credentials.
    credentials: [
      {
        accessKeyId: 'AWS_ACCESS_KEY_ID',
        secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
        securityToken: 'AWS_SESSION_TOKEN',
      },
    ],
  },
  ownInputs: [],
  signsRegion: true,
  // A whole ARN ends with a dash and six characters that the store has made up.
  nameIn: (secret) => arn.exec(secret)?.[2]?.replace(/-[A-Za-z0-9]{6}$/, '') ?? secret,
  regionIn,
  // A bucket's host may begin with any word, but no region begins with `s3`.
  ownHost: new RegExp(`^secretsmanager(-fips)?\\.${region}\\.(${allDomains.join('|').replaceAll('.', '\\.')})$`),
  keyless: {
    inputs: {
      'role-to-assume': {
        pattern: /^arn:aws[\w-]{0,16}:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/,
        example: 'arn:aws:iam::<account>:role/<name>',
      },
      'role-session-name': { pattern: /^[\w+=,.@-]{2,64}$/, example: 'deploy-shop', isOptional: true },
    },
    isRegional: true,
    audience: () => 'sts.amazonaws.com',
    load: () => import('./federation.ts').then((module) => module.exchange),
  },
  load: () => import('./store.ts').then((module) => module.open),
}
