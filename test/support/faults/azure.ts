/** Azure App Configuration as the other vendors are described: logged in by role, and without a previous label. */
import { afterAll } from 'vitest'
import { type AzureOptions, startAzure } from '../clouds/azure-app-configuration.ts'
import { startIdentity, TRUSTED } from '../clouds/identity.ts'
import { v1, v2, v3 } from '../azure.ts'

const storeTokens: string[] = []
const vaultTokens: string[] = []
/** One for all clouds, so that the login is the same in every run. */
const identity = await startIdentity({ storeTokens, vaultTokens })
afterAll(() => identity.close())

export const azure = {
  title: 'Azure',
  current: 'production',
  previous: '',
  versions: [v1, v2, v3] as const,
  secret: 'shop-db',
  fullName: (secret: string, endpoint: string) => `${endpoint}/kv/${secret}#${endpoint}/secrets/${secret}`,
  /** The token of the job, and the beginning of every token from Entra. */
  key: { id: identity.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '', secret: 'eyJ0eXAiOiJKV1QifQ' },
  /** The login is in inputs, which a step has as variables. */
  env: {
    ...identity.env,
    'INPUT_ROLE-TO-ASSUME': TRUSTED.azure.role,
    'INPUT_OIDC-PROVIDER': TRUSTED.azure.provider,
    'INPUT_IDENTITY-ENDPOINT': identity.endpoint,
  },
  inputs: { provider: 'azure-app-configuration' },
  error: (code: string, message: string) =>
    JSON.stringify({ type: `https://azconfig.io/errors/${code}`, title: 'Not possible', detail: message }),
  codes: { internal: 'internal', forbidden: 'forbidden' },
  start: (secrets: Record<string, Record<string, string[]>>, options: AzureOptions) =>
    startAzure({ storeTokens, vaultTokens, ...options, secrets }),
}
