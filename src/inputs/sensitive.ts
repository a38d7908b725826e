import { credentialInputs, sensitiveValues } from '../auth/credentials.ts'
import { requestTokenName } from '../auth/oidc.ts'
import { proxyCredentials } from '../http/proxy.ts'
import { providers } from '../stores/registry.ts'
import { readVariable, type Environment } from './schema.ts'

/** Returns every credential in inputs and environment, including those that will not be used. */
export function readCredentials(environment: Environment): string[] {
  const sources = Object.values(providers).flatMap((provider) => provider.environment.credentials)
  const known = [credentialInputs, { authToken: requestTokenName }, { authToken: 'github-token' }, ...sources]
  return [...sensitiveValues(known, (name) => readVariable(environment, name)), ...proxyCredentials(environment)]
}
