/** Secrets whose version 2 is in service, and the labels that a run has to move. */
import type { OciOptions } from '../clouds/oci-vault.ts'
import type { StandInOptions } from '../scenario/vendors.ts'
import type { AnyVendor } from './google.ts'

/** A running stand-in of any vendor. */
export type AnyStandIn = Awaited<ReturnType<AnyVendor['start']>>

/** The settings of the stand-ins. */
type Options = Omit<StandInOptions & OciOptions, 'secrets' | 'intercept' | 'administration'>

/** Starts the vendor's cloud with these secrets. */
export function startSecrets(
  vendor: AnyVendor,
  secrets: readonly string[],
  options: Options = {},
): Promise<AnyStandIn> {
  const labels = { 1: vendor.previous === '' ? [] : [vendor.previous], 2: [vendor.current], 3: [] }
  const all = Object.fromEntries(secrets.map((secret) => [secret, structuredClone(labels)]))
  return vendor.start(all, options)
}

/** The labels of each secret at the start. */
export function foundLabels({ current, previous }: AnyVendor): Record<string, string> {
  return { ...(previous !== '' && { [previous]: '1' }), [current]: '2' }
}

/** Returns the labels that requests can move. OCI moves its previous label itself. */
export function movableLabels(vendor: AnyVendor, labels: Record<string, string>): Record<string, string> {
  const names = [vendor.current, vendor.previous]
  return Object.fromEntries(Object.entries(labels).filter(([label]) => names.includes(label)))
}
