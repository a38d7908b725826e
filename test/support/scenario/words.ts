/**
 * Translates between a vendor's terms and words common to all clouds: the labels `current` and `previous` stand for the
 * vendor's built-in labels, and a request is `read`, `current → v2` and so on.
 */
import type { CloudRequest } from '../clouds/server.ts'
import { alibaba, aws, huawei, type LabelsByVersion, type Vendor } from './vendors.ts'

/** The labels of a secret unless a test chooses others: v1 was in service before, v2 is now, v3 is new. */
export const initialLabels: LabelsByVersion = { v1: ['previous'], v2: ['current'], v3: [] }

/** Returns the requests that the vendor needs: no write of a previous label that the store moves itself. */
export function requestsFor({ writes }: Vendor, ...requests: string[]): string[] {
  return requests.filter((request) => writes === 2 || !request.startsWith('previous'))
}

/** Returns the vendor of a secret in a list by the first letter of its name. */
export function vendorFor(name: string): Vendor {
  return name.startsWith('h') ? huawei : name.startsWith('w') ? aws : alibaba
}

/** Returns the name that the store itself gives a secret in a list. */
export function fullName(name: string): string {
  return vendorFor(name).fullName(name)
}

/** Returns the plain name of the secret that a request names, an empty string if it names none. */
export function findSecret({ path, query, headers, body }: CloudRequest): string {
  if (headers['x-amz-target']) {
    const { SecretId } = JSON.parse(body) as { SecretId: string }
    return /^arn:.*:secret:(.+)-a1B2c3$/.exec(SecretId)?.[1] ?? SecretId
  }
  const named = query.get('SecretName') ?? decodeURIComponent(path.split('/secrets/')[1]?.split('/')[0] ?? '')
  return named.replace(/^acs:kms:[^/]*:secret\//, '')
}

/** Describes a request in common words. Returns an empty string for one that continues the read before it. */
export function describeRequest(vendor: Vendor, { operation, path, query, body }: CloudRequest): string {
  if (vendor === aws) {
    const move = JSON.parse(body) as Record<string, string>
    if (operation === 'DescribeSecret') return 'read'
    if (operation === 'ListSecretVersionIds') return ''
    return `${toCommonLabel(vendor, move.VersionStage ?? '')} → ${move.MoveToVersionId ?? 'none'}`
  }
  const id = decodeURIComponent(path.split('/').at(-1) ?? '')
  switch (operation) {
    case 'ListVersions':
    case 'ListSecretVersionIds':
      return 'read'
    // Goes along with the first read.
    case 'DescribeSecret':
      return ''
    case 'UpdateStage':
      return `${toCommonLabel(vendor, id)} → ${(JSON.parse(body) as { version_id: string }).version_id}`
    case 'DeleteStage':
      return `${toCommonLabel(vendor, id)} → none`
    case 'UpdateSecretVersionStage':
      return `${toCommonLabel(vendor, query.get('VersionStage') ?? '')} → ${query.get('MoveToVersion') ?? 'none'}`
    case 'UpdateVersion':
      return `expire ${id}`
    default:
      return operation
  }
}

export function toVendorLabel({ current, previous }: Vendor, label: string): string {
  return label === 'current' ? current : label === 'previous' ? previous : label
}

export function toVendorLabels(vendor: Vendor, labels: LabelsByVersion): LabelsByVersion {
  const entries = Object.entries(labels).map(([id, names]) => [id, names.map((name) => toVendorLabel(vendor, name))])
  return Object.fromEntries(entries) as LabelsByVersion
}

/** @param labels the version of each label */
export function toCommonLabels(vendor: Vendor, labels: Record<string, string>): Record<string, string> {
  const entries = Object.entries(labels).map(([label, id]) => [toCommonLabel(vendor, label), id])
  return Object.fromEntries(entries) as Record<string, string>
}

function toCommonLabel({ current, previous }: Vendor, label: string): string {
  return label === current ? 'current' : label === previous ? 'previous' : label
}
