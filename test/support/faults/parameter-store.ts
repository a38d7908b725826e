/** Parameter Store as the other vendors are described, with two labels instead of the built-in ones. */
import { type SsmOptions, startSsm } from '../clouds/aws-parameter-store.ts'
import { AWS_TEST_KEY } from '../clouds/aws-secrets-manager.ts'
import { arnOf, dbPassword, keyVariables } from '../parameter-store.ts'

export const parameterStore = {
  title: 'Parameter Store',
  current: 'live',
  previous: 'old',
  secret: dbPassword,
  fullName: arnOf,
  key: AWS_TEST_KEY,
  env: keyVariables,
  inputs: { provider: 'aws-parameter-store', region: 'eu-central-1' },
  error: (code: string, message: string) => JSON.stringify({ __type: code, message }),
  codes: { internal: 'InternalServerError', forbidden: 'AccessDeniedException' },
  start: (secrets: Record<string, Record<string, string[]>>, options: SsmOptions) => startSsm({ ...options, secrets }),
}
