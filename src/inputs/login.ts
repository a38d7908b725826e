import { credentialInputs, resolveCredentials, type InvalidSource } from '../auth/credentials.ts'
import type { LoginMethod } from '../auth/federation.ts'
import { hasOidcPermission, oidcEndpoint, sessionName } from '../auth/oidc.ts'
import type { SecretRef } from '../promotion/store.ts'
import type { Provider } from '../stores/provider.ts'
import { findProvider } from '../stores/registry.ts'
import { formatIssue, type IssueKind } from './issues.ts'
import { inputNames } from './schema.ts'
import type { StepInputs } from './step.ts'

/** Inputs that log in without a key. */
const roleInputs = ['role-to-assume', 'oidc-provider', 'oidc-audience', 'role-session-name'] as const

/**
 * Checks that inputs log in to one provider only, and that the environment logs in to each of several. Before all other
 * checks of them: it explains the rest.
 */
export function checkOneLogin(names: readonly (string | undefined)[], step: StepInputs): void {
  const all = [...new Set(names.filter((name) => name !== undefined))]
  if (all.length < 2) return
  for (const name of [...Object.values(credentialInputs), ...roleInputs]) {
    if (step.isSet(name)) step.addIssue(name, 'several-providers')
  }
  const missing = all.flatMap((name) => {
    const provider = findProvider(name)
    if (provider?.environment.tokenCommand !== undefined)
      step.addIssue('provider', 'provider-alone', { provider: name })
    if (provider === undefined || provider.environment.tokenCommand !== undefined) return []
    if (provider.environment.defaultCredentialsFile !== undefined) return []
    const found = resolveCredentials(provider.environment.credentials, step.readVariable)
    return found === undefined ? [{ name, ...usualLogin(provider) }] : []
  })
  for (const { input } of missing) {
    const logins = missing.filter((each) => each.input === input).map(({ name, variables }) => `${name} (${variables})`)
    step.addIssue(input, 'no-login-of-several', { logins: logins.join(', ') })
  }
}

/** The address of a secret as far as a login may depend on it. */
type Address = Pick<SecretRef, 'region' | 'endpoint'>

/** Resolves the login from exactly one place: the credential inputs, else a role, else the environment. */
export function resolveLogin(
  name: string,
  provider: Provider,
  address: Address,
  step: StepInputs,
): LoginMethod | undefined {
  if (roleInputs.some((input) => step.isSet(input))) return resolveRole(name, provider, address, step)
  return fromKeyOrFile(name, provider, step)
}

function resolveRole(
  providerName: string,
  { federation }: Provider,
  { region, endpoint = '' }: Address,
  step: StepInputs,
): LoginMethod | undefined {
  const { values } = step
  if (federation === undefined) {
    for (const name of roleInputs) if (step.isSet(name)) step.addIssue(name, 'unsupported', { provider: providerName })
    return undefined
  }
  for (const name of Object.values(credentialInputs)) {
    if (step.isSet(name)) step.addIssue(name, 'incompatible', { input: 'role-to-assume' })
  }
  for (const name of ['role-to-assume', 'oidc-provider', 'role-session-name'] as const) {
    const format = federation.inputs[name]
    const value = values[name]
    if (format === undefined) {
      if (value !== undefined) step.addIssue(name, 'unsupported', { provider: providerName })
    } else if (value === undefined) {
      if (!format.isOptional) step.addIssue(name, 'format-required', { example: format.example })
    } else if (!format.pattern.test(value)) step.addInvalid(name, 'format-invalid', { example: format.example })
  }
  if (federation.hasRegionalEndpoint && region === '' && values['identity-endpoint'] === undefined) {
    step.addIssue('identity-endpoint', 'token-service-region')
  }
  if (oidcEndpoint(step.readVariable) === undefined) {
    step.addIssue('role-to-assume', hasOidcPermission(step.readVariable) ? 'oidc-address' : 'oidc-permission')
  }
  const oidcProvider = values['oidc-provider']
  const cloud = federation.cloudOf?.(endpoint)
  return {
    request: {
      role: values['role-to-assume'],
      oidcProvider,
      audience: values['oidc-audience'] ?? federation.audience(oidcProvider ?? '', cloud),
      sessionName: values['role-session-name'] ?? sessionName(step.readVariable),
      // As long as the step may take, within what every cloud grants.
      seconds: Math.min(Math.max(values['timeout-seconds'], 900), 3600),
      region,
      cloud,
      endpoint: values['identity-endpoint'],
    },
  }
}

function fromKeyOrFile(
  provider: string,
  { environment, supportedInputs }: Provider,
  step: StepInputs,
): LoginMethod | undefined {
  const { credentials: sources, defaultCredentialsFile = '' } = environment
  const found = resolveCredentials([credentialInputs, ...sources], step.readVariable)
  const { input, variables } = usualLogin({ environment })
  if (found === undefined && defaultCredentialsFile) return { credentialsFile: defaultCredentialsFile }
  const { tokenCommand } = environment
  if (found === undefined && tokenCommand !== undefined) {
    step.addIssue('auth-token', 'no-token-variable', { command: tokenCommand })
    return undefined
  }
  if (found === undefined) {
    step.addIssue(input, input === 'access-key-id' ? 'no-key' : 'no-token', { variables })
    return undefined
  }
  if ('accessKeyId' in found && input !== 'access-key-id') {
    step.addIssue('access-key-id', 'no-login-method', { provider })
    return undefined
  }
  if ('authToken' in found && !supportedInputs.includes('auth-token')) {
    step.addIssue('auth-token', 'no-login-method', { provider })
    return undefined
  }
  if ('credentialsFile' in found) return { credentialsFile: found.credentialsFile || defaultCredentialsFile }
  if (!('problem' in found)) return { credentials: found }
  addSourceIssue(found, step)
  return undefined
}

/** Returns the input that most logins of the provider begin with, and the variables that stand for it. */
function usualLogin({ environment: { credentials } }: Pick<Provider, 'environment'>) {
  const withKey = credentials.find(({ accessKeyId }) => accessKeyId !== undefined)
  if (withKey !== undefined) {
    const { accessKeyId = '', secretAccessKey = '' } = withKey
    return { input: 'access-key-id', variables: `${accessKeyId} and ${secretAccessKey}` } as const
  }
  const withFile = credentials.find(({ credentialsFile }) => credentialsFile !== undefined)
  return { input: 'auth-token', variables: withFile?.credentialsFile ?? '' } as const
}

function addSourceIssue({ name, problem }: InvalidSource, step: StepInputs): void {
  const [kind, values]: [IssueKind, Record<string, string>] =
    problem === 'whitespace'
      ? ['credential-invalid', {}]
      : problem === 'token-and-key'
        ? ['incompatible', { input: 'access-key-id' }]
        : ['key-incomplete', { names: problem.setWithout.join(' and ') }]
  const input = inputNames.find((each) => each === name)
  if (input !== undefined) step.addIssue(input, kind, values)
  else step.addIssue('access-key-id', 'key-in-environment', { name, problem: formatIssue(kind, values) })
}
