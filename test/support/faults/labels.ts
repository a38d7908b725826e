/** Secrets whose version 2 is in service, and the labels that a run has to move. */
import type { AzureOptions } from '../clouds/azure-app-configuration.ts'
import type { OciOptions } from '../clouds/oci-vault.ts'
import type { StandInOptions } from '../scenario/vendors.ts'
import type { AnyVendor } from './google.ts'

/** A running stand-in of any vendor. */
export type AnyStandIn = Awaited<ReturnType<AnyVendor['start']>>

/** The settings of the stand-ins. */
type Options = Omit<StandInOptions & OciOptions & AzureOptions, 'secrets' | 'intercept' | 'administration'>

/** Returns the ids of all versions, the oldest first: numbers, as Google Cloud has no others, if the vendor allows them. */
export function versionsOf(vendor: AnyVendor): readonly [string, string, string] {
  return 'versions' in vendor ? vendor.versions : ['1', '2', '3']
}

/** Starts the vendor's cloud with these secrets. */
export function startSecrets(
  vendor: AnyVendor,
  secrets: readonly string[],
  options: Options = {},
): Promise<AnyStandIn> {
  const [v1, v2, v3] = versionsOf(vendor)
  const labels = { [v1]: vendor.previous === '' ? [] : [vendor.previous], [v2]: [vendor.current], [v3]: [] }
  const all = Object.fromEntries(secrets.map((secret) => [secret, structuredClone(labels)]))
  return vendor.start(all, options)
}

/** The labels of each secret at the start. */
export function foundLabels(vendor: AnyVendor): Record<string, string> {
  const { current, previous } = vendor
  const [v1, v2] = versionsOf(vendor)
  return { ...(previous !== '' && { [previous]: v1 }), [current]: v2 }
}

/** Returns the labels that requests can move. OCI moves its previous label itself. */
export function movableLabels(vendor: AnyVendor, labels: Record<string, string>): Record<string, string> {
  const names = [vendor.current, vendor.previous]
  return Object.fromEntries(Object.entries(labels).filter(([label]) => names.includes(label)))
}
