/** What a run is about: the secret, where it is, and the login, from the same environment variables as the action's. */
import { type Credentials, type CredentialsFile, resolveCredentials } from '../src/auth/credentials.ts'
import { isSecureUrl } from '../src/http/url.ts'
import type { Provider } from '../src/stores/provider.ts'
import { findProvider } from '../src/stores/registry.ts'
import { ConformanceError } from './secret.ts'

/** The variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The options of the command line, by their names there. */
export type Options = {
  readonly provider: string
  readonly secret: string
  readonly region?: string | undefined
  readonly 'project-id'?: string | undefined
  readonly endpoint?: string | undefined
  /** A secret that the provider itself rotates, and that no request of the run can change. */
  readonly 'managed-secret'?: string | undefined
  /** As the inputs of the action by these names. */
  readonly 'role-to-assume'?: string | undefined
  readonly 'oidc-provider'?: string | undefined
  readonly 'identity-endpoint'?: string | undefined
}

export type Settings = {
  readonly provider: string
  readonly secret: string
  readonly region: string
  readonly projectId: string
  readonly endpoint: string | undefined
  readonly managedSecret: string | undefined
  readonly credentials: Credentials | CredentialsFile
  /** The environment of the action. */
  readonly environment: Environment
}

/** Completes the options by the environment. */
export function resolveSettings(options: Options, environment: Environment): Settings {
  const { provider: name, secret, endpoint } = options
  const provider = findProvider(name)
  if (!provider) throw new TypeError(`no provider ${name}`)
  if (!/^[\w-]{1,64}$/.test(secret))
    throw new ConformanceError('--secret must be a plain name of letters, digits, - and _')
  if (endpoint !== undefined && !isSecureUrl(endpoint)) throw new ConformanceError('--endpoint must be https://')
  const region = options.region ?? firstOf(environment, provider.environment.region)
  const projectId = options['project-id'] ?? firstOf(environment, provider.environment.projectId)
  if (provider.addressedBy === 'region' && region === undefined) throw new ConformanceError('--region is required')
  if (provider.addressedBy === 'project' && region !== undefined)
    throw new ConformanceError('--region is not supported: the run uses a global secret')
  if (provider.patterns.projectId && projectId === undefined) throw new ConformanceError('--project-id is required')
  return {
    ...{ provider: name, secret, endpoint, environment, region: region ?? '', projectId: projectId ?? '' },
    managedSecret: options['managed-secret'],
    credentials: logIn(provider, environment),
  }
}

function logIn(provider: Provider, environment: Environment): Credentials | CredentialsFile {
  const found = resolveCredentials(provider.environment.credentials, (name) => firstOf(environment, [name]))
  if (found === undefined || 'problem' in found)
    throw new ConformanceError('no credentials found: set the environment variables that the action reads')
  return found
}

/** Returns the access key in the credentials; the vendors' signers accept nothing else. */
export function accessKeyOf({ credentials }: Settings) {
  if ('accessKeyId' in credentials) return credentials
  throw new ConformanceError('the run needs an access key: a token alone signs nothing')
}

const firstOf = (environment: Environment, names: readonly string[]) =>
  names.map((name) => environment[name]).find((value) => value !== undefined && value !== '')
