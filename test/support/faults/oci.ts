/** OCI Vault as the other vendors are described, without a previous label that anyone could move. */
import { OCI_TEST_KEY, type OciOptions, startOci } from '../clouds/oci-vault.ts'
import { keyVariables, shopDb } from '../oci.ts'

const [, id = '', secret = ''] = OCI_TEST_KEY.privateKey.split('\n')

export const oci = {
  title: 'OCI',
  current: 'CURRENT',
  previous: '',
  secret: shopDb,
  fullName: (secret: string) => secret,
  /** Two lines of the private key. */
  key: { id, secret },
  env: keyVariables,
  inputs: { provider: 'oci-vault', region: 'eu-frankfurt-1' },
  error: (code: string, message: string) => JSON.stringify({ code, message }),
  codes: { internal: 'InternalServerError', forbidden: 'NotAllowed' },
  start: (secrets: Record<string, Record<string, string[]>>, options: OciOptions) => startOci({ ...options, secrets }),
}
