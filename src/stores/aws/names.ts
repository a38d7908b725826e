/** What is in the names of all AWS services. */

/** A region in an ARN or a host name. */
export const region = '(?:[a-z]{2}|eusc)(?:-[a-z]+)+-\\d{1,2}'

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

/** A service that the action calls, as hosts, signatures and ARNs spell it. */
export type Service = 'secretsmanager' | 'ssm' | 'sts'

/**
 * Builds the pattern of a service's hosts. A bucket's host may begin with any word, but no region begins with `s3`.
 */
export function buildApiHosts(service: Service): RegExp {
  return new RegExp(`^${service}(-fips)?\\.${region}\\.(${allDomains.join('|').replaceAll('.', '\\.')})$`)
}

/** Returns the origin of a service in a region. */
export function endpointFor(service: Service, region: string): string {
  const domain = domains.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'amazonaws.com'
  return `https://${service}.${region}.${domain}`
}
