/** Logs in with the OIDC token of a GitHub job, by the action's own code: not every vendor has a login action. */
import { fetchIdToken, sessionName } from '../src/auth/oidc.ts'
import { Client } from '../src/http/client.ts'
import { Deadline } from '../src/http/deadline.ts'
import { findProvider } from '../src/stores/registry.ts'
import { ConformanceError } from './secret.ts'
import type { Environment, Options } from './settings.ts'

/** The lifetime of the credentials in seconds: longer than any run. */
const lifetime = 3600

/** Returns the environment with the credentials of the role, if one is to be assumed. */
export async function withLogin(options: Options, environment: Environment): Promise<Environment> {
  const { 'role-to-assume': role, 'oidc-provider': oidcProvider = '', 'identity-endpoint': endpoint, region } = options
  const provider = findProvider(options.provider)
  if (role === undefined || !provider?.federation) return environment
  const readVariable = (name: string) => environment[name]
  const client = new Client(new Deadline(60_000), 3)
  const audience = provider.federation.audience(oidcProvider)
  const exchange = await provider.federation.load()
  const request = {
    ...{ role, oidcProvider, audience, endpoint, region: region ?? '' },
    ...{ sessionName: sessionName(readVariable), seconds: lifetime },
  }
  // Nothing that a run prints holds a credential, so that there is nothing to mask.
  const credentials = await exchange(
    request,
    () => fetchIdToken(client, audience, readVariable),
    client,
    () => undefined,
  ).catch((error: unknown) => {
    throw new ConformanceError(`could not log in: ${error instanceof Error ? error.message : ''}`)
  })
  const [source = {}] = provider.environment.credentials
  const entries = Object.entries(credentials).map(([part, value]) => [source[part as keyof typeof source], value])
  return { ...environment, ...(Object.fromEntries(entries) as Environment) }
}
