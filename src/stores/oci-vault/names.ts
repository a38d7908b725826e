import type { CredentialSource } from '../../auth/credentials.ts'
import type { Rules } from '../../promotion/store.ts'
import { formatCommandLine } from '../command-line.ts'
import { regionPattern, type Provider } from '../provider.ts'

/** Domains by realm, from the SDKs' list. A realm is a separate cloud, with separate accounts. */
const domains: Readonly<Record<string, string>> = {
  oc1: 'oraclecloud.com',
  oc2: 'oraclegovcloud.com',
  oc3: 'oraclegovcloud.com',
  oc4: 'oraclegovcloud.uk',
  oc19: 'oraclecloud.eu',
  ...Object.fromEntries(
    [8, 9, 10, 14, 15, 20, 21, 23, 24, 26, 29, 35, 42, 51, 52].map((n) => [`oc${n}`, `oraclecloud${n}.com`]),
  ),
}

/**
 * Regions that OCIDs name by the code of an airport, as the oldest resources do:
 * https://docs.oracle.com/en-us/iaas/Content/General/Concepts/identifiers.htm
 */
const regionsByCode: Readonly<Record<string, string>> = { iad: 'us-ashburn-1', phx: 'us-phoenix-1' }

const region = regionPattern.source.slice(1, -1)
const fullName = new RegExp(
  `^ocid1\\.vaultsecret\\.(${Object.keys(domains).join('|')})\\.([a-z]{3}|${region})\\.([a-z0-9]{1,255})$`,
)

/** The label of the version that consumers get, the only one that a request can move. */
export const current = 'CURRENT'

/** Versions without any other label have this one, so it is on many. */
export const deprecated = 'DEPRECATED'

export const patterns: Provider['patterns'] = {
  secret: fullName,
  fullName,
  stage: /^CURRENT$/,
  targetStage: /^(CURRENT|PENDING|LATEST|PREVIOUS)$/,
  version: /^[1-9]\d{0,14}$/,
  region: regionPattern,
}

/**
 * `UpdateSecret` moves CURRENT alone; PREVIOUS, PENDING, LATEST and DEPRECATED follow from it and cannot be written, so no
 * plan may contain them: https://docs.oracle.com/en-us/iaas/api/#/en/secretmgmt/20180608/Secret/UpdateSecret
 */
export const rules: Rules = {
  current,
  previous: null,
  movesPrevious: 'never',
  condition: 'secret',
  movesTogether: true,
  removable: () => false,
}

export const apiHosts = new RegExp(
  `^vaults\\.${region}\\.oci\\.(${Object.values(domains).join('|').replaceAll('.', '\\.')})$`,
)

/** Returns the origin of the API that manages secrets. Their values are on another host. */
export function endpointFor(region: string, secret: string): string {
  return `https://vaults.${region}.oci.${domains[fullName.exec(secret)?.[1] ?? ''] ?? ''}`
}

/** Returns the region in an OCID; undefined if that is an unknown code. */
export function regionInName(secret: string): string | undefined {
  const name = fullName.exec(secret)?.[2]
  return name?.includes('-') ? name : regionsByCode[name ?? '']
}

/** The variables of the OCI CLI. Those of the key go first; otherwise the file and its profile count. */
export const loginVariables = {
  user: 'OCI_CLI_USER',
  tenancy: 'OCI_CLI_TENANCY',
  fingerprint: 'OCI_CLI_FINGERPRINT',
  privateKey: 'OCI_CLI_KEY_CONTENT',
  privateKeyFile: 'OCI_CLI_KEY_FILE',
  passphrase: 'OCI_CLI_PASSPHRASE',
  credentialsFile: 'OCI_CLI_CONFIG_FILE',
  profile: 'OCI_CLI_PROFILE',
} as const satisfies CredentialSource

/**
 * Formats the move of CURRENT for the OCI CLI. The etag, read before, makes the store refuse the write if anyone has
 * changed the secret since. The store takes a moment, in which it refuses the next write.
 */
export const formatCommand: Provider['formatCommand'] = ({ region, endpoint, secret }, { after }) => {
  if (after === null) return undefined
  const address = { '--secret-id': secret, '--region': region, '--endpoint': endpoint }
  const get = formatCommandLine('oci vault secret get', { ...address, '--query': 'etag' })
  const update = formatCommandLine('oci vault secret update', {
    ...address,
    '--current-version-number': after,
    '--wait-for-state': 'ACTIVE',
  })
  return `etag="$(${get} --raw-output)" && ${update} --if-match="$etag"`
}
