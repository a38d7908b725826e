import { fetchIdToken } from './oidc.ts'
import type { Client } from '../http/client.ts'
import { lookUpIn } from '../inputs/step.ts'
import type { Job } from '../inputs/tasks.ts'
import { mask } from '../outputs/outputs.ts'
import type { Identity, Provider } from '../stores/provider.ts'
import type { Credentials, CredentialsFile } from '../promotion/store.ts'

/** Gets the credentials that a job is to be done with. */
export type LogIn = (job: Job) => Promise<Credentials>

/** Logs in once per file or role for a whole list, also where that fails: a refused role is not tried again. */
export function loginsBy(client: Client): LogIn {
  const known = new Map<string, Promise<Credentials>>()
  return async ({ provider, ref, login, identityEndpoint }) => {
    if ('credentials' in login) return login.credentials
    const isFile = 'credentialsFile' in login
    // Credentials are good in all regions, whichever of them hands them out.
    const key = JSON.stringify([ref.provider, isFile ? login : { ...login.identity, region: '' }])
    const obtained =
      known.get(key) ??
      masked(isFile ? byFile(provider, login, client, identityEndpoint) : byRole(provider, login.identity, client))
    known.set(key, obtained)
    return obtained
  }
}

async function masked(obtained: Promise<Credentials>): Promise<Credentials> {
  const credentials = await obtained
  for (const secret of Object.values<string | undefined>(credentials)) if (secret) mask(secret)
  return credentials
}

async function byFile(
  { logIn }: Provider,
  { credentialsFile: path }: CredentialsFile,
  client: Client,
  identityEndpoint: string | undefined,
): Promise<Credentials> {
  if (logIn === undefined) throw new TypeError('the provider does not log in by a file')
  return (await logIn())(path, { client, identityEndpoint, mask })
}

async function byRole({ keyless }: Provider, identity: Identity, client: Client): Promise<Credentials> {
  const idToken = await fetchIdToken(client, identity.audience, (name) => lookUpIn(process.env, name))
  mask(idToken)
  return (await keyless.load())(identity, idToken, client, mask)
}
