import * as core from '@actions/core'
import { fetchIdToken } from './github/oidc.ts'
import type { Client } from './http/client.ts'
import { lookUpIn } from './inputs.ts'
import type { Job } from './jobs.ts'
import type { Identity, Keyless } from './stores/provider.ts'
import type { Credentials } from './stores/store.ts'

/** Gets the credentials that a job is to be done with. */
export type LogIn = (job: Job) => Promise<Credentials>

/** Logs in once per identity for a whole list, also where that fails: a refused role is not tried again. */
export function loginsBy(client: Client): LogIn {
  const known = new Map<string, Promise<Credentials>>()
  return ({ provider, ref, login }) => {
    if ('credentials' in login) return Promise.resolve(login.credentials)
    if (provider.keyless === undefined) throw new TypeError(`${ref.provider} has no keyless login`)
    // Credentials are good in all regions, whichever of them hands them out.
    const key = JSON.stringify([ref.provider, { ...login.identity, region: '' }])
    const credentials = known.get(key) ?? exchange(provider.keyless, login.identity, client)
    known.set(key, credentials)
    return credentials
  }
}

async function exchange(keyless: Keyless, identity: Identity, client: Client): Promise<Credentials> {
  const idToken = await fetchIdToken(client, identity.audience, (name) => lookUpIn(process.env, name))
  core.setSecret(idToken)
  const trade = await keyless.load()
  const credentials = await trade(identity, idToken, client, core.setSecret)
  for (const secret of Object.values<string | undefined>(credentials)) if (secret) core.setSecret(secret)
  return credentials
}
