/** Google Cloud as the other vendors are described, with two aliases instead of the built-in labels. */
import {
  GOOGLE_TEST_TOKEN,
  type GoogleOptions,
  numberedName,
  startGoogleCloud,
} from '../clouds/google-secret-manager.ts'
import type { Vendor } from '../scenario/vendors.ts'
import { db } from '../google.ts'
import type { azure } from './azure.ts'
import type { oci } from './oci.ts'
import type { parameterStore } from './parameter-store.ts'

export const google = {
  title: 'Google Cloud',
  current: 'prod',
  previous: 'old',
  secret: db,
  fullName: (secret: string) => numberedName(secret),
  key: { id: GOOGLE_TEST_TOKEN, secret: GOOGLE_TEST_TOKEN },
  env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN },
  inputs: { provider: 'google-secret-manager' },
  error: (status: string, message: string) => JSON.stringify({ error: { message, status } }),
  codes: { internal: 'INTERNAL', forbidden: 'PERMISSION_DENIED' },
  start: (secrets: Record<string, Record<string, string[]>>, options: GoogleOptions) =>
    startGoogleCloud({ ...options, secrets }),
}

export type AnyVendor = Vendor | typeof google | typeof oci | typeof parameterStore | typeof azure
