import type { CredentialFamily } from '../stores/provider.ts'
import type { Credentials, CredentialsFile } from '../promotion/store.ts'

/** Looks up an input or an environment variable by its name; undefined where it is not set, or empty. */
type LookUp = (name: string) => string | undefined

/** The inputs, as one more family: names of inputs stand where the others have names of environment variables. */
export const credentialInputs = {
  accessKeyId: 'access-key-id',
  secretAccessKey: 'secret-access-key',
  securityToken: 'security-token',
  authToken: 'auth-token',
} as const satisfies CredentialFamily

/** What is wrong with a family: the name in it, and what about it. */
type FamilyMistake = { readonly name: string; readonly mistake: string }

/**
 * Takes the credentials from one family alone, the first of which anything is set, so that the parts of two logins are
 * never mixed.
 *
 * @returns undefined when no family is set
 */
export function credentialsFrom(
  families: readonly CredentialFamily[],
  lookUp: LookUp,
): Credentials | CredentialsFile | FamilyMistake | undefined {
  for (const family of families) {
    const set = (Object.keys(family) as (keyof CredentialFamily)[]).filter((part) => lookUp(nameOf(family, part)))
    if (set.length > 0) return fromFamily(family, set, lookUp)
  }
  return undefined
}

/** All values in the families that must not be seen, for masking them before anything else is done. */
export function secretsIn(families: readonly CredentialFamily[], lookUp: LookUp): string[] {
  // A path is no secret.
  const held = (family: CredentialFamily) => Object.values<string>({ ...family, credentialsFile: '' })
  return families.flatMap(held).flatMap((name) => lookUp(name) ?? [])
}

function fromFamily(
  family: CredentialFamily,
  set: readonly (keyof CredentialFamily)[],
  lookUp: LookUp,
): Credentials | CredentialsFile | FamilyMistake {
  if (family.credentialsFile !== undefined) return { credentialsFile: lookUp(family.credentialsFile) ?? '' }
  const names = set.map((part) => nameOf(family, part))
  const unfit = names.find((name) => !/^[\x21-\x7e]+$/.test(lookUp(name) ?? ''))
  if (unfit !== undefined) return { name: unfit, mistake: 'must be one line without blanks' }
  if (set.includes('authToken')) {
    const name = nameOf(family, 'authToken')
    if (set.length === 1) return { authToken: lookUp(name) ?? '' }
    return { name, mistake: 'stands for an access key: give the one or the other' }
  }
  const missing = (['accessKeyId', 'secretAccessKey'] as const).find((part) => !set.includes(part))
  if (missing !== undefined) {
    const name = nameOf(family, missing)
    return { name, mistake: `is missing, while ${names.join(' and ')} is set` }
  }
  return Object.fromEntries(set.map((part) => [part, lookUp(nameOf(family, part))])) as Credentials
}

function nameOf(family: CredentialFamily, part: keyof CredentialFamily): string {
  return family[part] ?? ''
}
