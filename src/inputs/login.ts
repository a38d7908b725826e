import { sessionName, tokenService } from '../auth/oidc.ts'
import { inputNames, type Step } from './step.ts'
import { credentialInputs, credentialsFrom } from '../auth/credentials.ts'
import type { Identity, Provider } from '../stores/provider.ts'
import type { Credentials, CredentialsFile } from '../promotion/store.ts'

/** What a store is opened with: given credentials, or those that a file or a role is exchanged for, once a run. */
export type Login = { readonly credentials: Credentials } | CredentialsFile | { readonly identity: Identity }

/** Inputs that log in without a key. */
const roleInputs = ['role-to-assume', 'oidc-provider', 'oidc-audience', 'role-session-name'] as const

/** Inputs log in to one provider. Said before anything else about them: it explains the rest. */
export function checkOneLogin(names: readonly (string | undefined)[], step: Step): void {
  if (new Set(names.filter((name) => name !== undefined)).size < 2) return
  for (const name of [...Object.values(credentialInputs), ...roleInputs]) {
    if (step.has(name)) step.say(name, 'cannot log in to two providers: log in by the environment')
  }
}

/** Exactly one way in: the credential inputs, else a role, else the environment. */
export function loginOf(provider: Provider, region: string, step: Step): Login | undefined {
  if (roleInputs.some((name) => step.has(name))) return roleOf(provider, region, step)
  return credentialsOf(provider, step)
}

function roleOf({ keyless }: Provider, region: string, step: Step): Login | undefined {
  const { inputs } = step
  for (const name of Object.values(credentialInputs)) {
    if (step.has(name)) step.say(name, 'is given beside a role to assume: give the one or the other')
  }
  for (const name of ['role-to-assume', 'oidc-provider', 'role-session-name'] as const) {
    const form = keyless.inputs[name]
    const value = inputs[name]
    if (form === undefined) {
      if (value !== undefined) step.say(name, 'means nothing to this provider')
    } else if (value === undefined) {
      if (!form.isOptional) step.say(name, `is missing: it looks like \`${form.example}\``)
    } else if (!form.pattern.test(value)) step.say(name, `must look like \`${form.example}\``)
  }
  if (keyless.isRegional && region === '' && inputs['identity-endpoint'] === undefined) {
    step.say('identity-endpoint', 'is missing: without `region` the token service cannot be found')
  }
  if (tokenService(step.lookUp) === undefined) {
    step.say(
      'role-to-assume',
      'needs an OIDC token, which this job may not have: add `permissions: id-token: write` to it',
    )
  }
  const oidcProvider = inputs['oidc-provider']
  return {
    identity: {
      role: inputs['role-to-assume'],
      oidcProvider,
      audience: inputs['oidc-audience'] ?? keyless.audience(oidcProvider ?? ''),
      sessionName: inputs['role-session-name'] ?? sessionName(step.lookUp),
      // As long as the step may take, within what every cloud grants.
      seconds: Math.min(Math.max(inputs['timeout-seconds'], 900), 3600),
      region,
      endpoint: inputs['identity-endpoint'],
    },
  }
}

function credentialsOf({ environment, ownInputs }: Provider, step: Step): Login | undefined {
  const families = environment.credentials
  const found = credentialsFrom([credentialInputs, ...families], step.lookUp)
  const takesKeys = families.some(({ accessKeyId }) => accessKeyId !== undefined)
  if (found === undefined) {
    const [usual] = takesKeys ? families : families.filter(({ credentialsFile }) => credentialsFile !== undefined)
    const variables = `${usual?.accessKeyId ?? ''} and ${usual?.secretAccessKey ?? ''}`
    if (takesKeys) step.say('access-key-id', `is missing, and no login action has set ${variables} or their like`)
    else step.say('auth-token', `is missing, and no login action has set ${usual?.credentialsFile ?? ''} or its like`)
    return undefined
  }
  if ('accessKeyId' in found && !takesKeys) {
    step.say('access-key-id', 'is not how the provider logs in')
    return undefined
  }
  if ('authToken' in found && !ownInputs.includes('auth-token')) {
    step.say('auth-token', 'is not how the provider logs in')
    return undefined
  }
  if ('credentialsFile' in found) return found
  if (!('mistake' in found)) return { credentials: found }
  const input = inputNames.find((name) => name === found.name)
  if (input === undefined)
    step.say('access-key-id', `is missing, and in the environment ${found.name} ${found.mistake}`)
  else step.say(input, found.mistake)
  return undefined
}
