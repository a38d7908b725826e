import { createPrivateKey } from 'node:crypto'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { maskableLines, type SigningKey } from '../../auth/credentials.ts'
import type { FileLogin } from '../../auth/federation.ts'
import { ApiError } from '../../errors/api-error.ts'
import { readSmallFile } from '../small-file.ts'
import { loginVariables } from './names.ts'

/** What a user's key consists of. */
type Key = Readonly<Record<'user' | 'tenancy' | 'fingerprint' | 'privateKey', string | undefined>>

/**
 * Logs in as the OCI CLI does: with the key in its variables, otherwise with a profile of its configuration file. Values
 * of the two are never mixed.
 */
export const logIn: FileLogin = async (path, { readVariable, mask }) => {
  const read = (name: keyof typeof loginVariables) => readVariable(loginVariables[name])
  const passphrase = read('passphrase')
  const isKeySet = (['user', 'fingerprint', 'privateKey', 'privateKeyFile'] as const).some(read)
  if (!isKeySet) {
    const name = read('profile') ?? 'DEFAULT'
    return fromProfile(parseProfile(await readText(path, 'the configuration file'), name), name, passphrase, mask)
  }
  const privateKey = read('privateKey') ?? (await readText(read('privateKeyFile'), 'OCI_CLI_KEY_FILE'))
  const [user, tenancy, fingerprint] = [read('user'), read('tenancy'), read('fingerprint')]
  return toSigningKey({ user, tenancy, fingerprint, privateKey }, passphrase, loginVariables, mask)
}

type Profile = ReadonlyMap<string, string>

/** A session token names the user, so only its key is needed besides. */
async function fromProfile(
  profile: Profile,
  name: string,
  passphraseInVariable: string | undefined,
  mask: (secret: string) => void,
): Promise<SigningKey> {
  const passphrase = profile.get('pass_phrase') ?? passphraseInVariable
  if (passphrase !== undefined) mask(passphrase)
  const inProfile = (key: string) => `\`${key}\` of the profile ${name}`
  const privateKey = await readText(profile.get('key_file'), inProfile('key_file'))
  const tokenFile = profile.get('security_token_file')
  if (tokenFile !== undefined) {
    const securityToken = (await readText(tokenFile, inProfile('security_token_file'))).trim()
    if (!/^[\x21-\x7e]+$/.test(securityToken)) throw failed(`${inProfile('security_token_file')} holds no token`)
    mask(securityToken)
    return { ...checkKey(privateKey, passphrase, mask), keyId: `ST$${securityToken}`, securityToken }
  }
  const [user, tenancy, fingerprint] = ['user', 'tenancy', 'fingerprint'].map((key) => profile.get(key))
  const names = { user: inProfile('user'), tenancy: inProfile('tenancy'), fingerprint: inProfile('fingerprint') }
  return toSigningKey({ user, tenancy, fingerprint, privateKey }, passphrase, names, mask)
}

function toSigningKey(
  { user, tenancy, fingerprint, privateKey }: Key,
  passphrase: string | undefined,
  names: Readonly<Record<'user' | 'tenancy' | 'fingerprint', string>>,
  mask: (secret: string) => void,
): SigningKey {
  const parts = { tenancy, user, fingerprint }
  for (const [name, value] of Object.entries(parts) as [keyof typeof parts, string | undefined][]) {
    if (value === undefined) throw failed(`${names[name]} is unset`)
    if (!/^[\w.:-]{1,255}$/.test(value)) throw failed(`${names[name]} is invalid`)
  }
  return { ...checkKey(privateKey ?? '', passphrase, mask), keyId: Object.values(parts).join('/') }
}

/** Returns the key if it can be used. No error quotes anything of it. */
function checkKey(
  privateKey: string,
  passphrase: string | undefined,
  mask: (secret: string) => void,
): Pick<SigningKey, 'privateKey' | 'passphrase'> {
  for (const line of maskableLines(privateKey)) mask(line)
  try {
    if (createPrivateKey({ key: privateKey, passphrase }).asymmetricKeyType === 'rsa') return { privateKey, passphrase }
  } catch {
    // The reason may quote the key.
  }
  throw failed('the private key is not an RSA key in PEM, or its passphrase is missing or wrong')
}

/**
 * Reads one profile: https://docs.oracle.com/en-us/iaas/Content/API/Concepts/sdkconfig.htm. Only the tenancy comes from
 * DEFAULT if the profile has none, so that who logs in is never mixed.
 */
function parseProfile(text: string, name: string): Profile {
  const profiles = new Map<string, Map<string, string>>()
  let profile = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]+)\]\s*$/.exec(line)?.[1]?.trim()
    if (section !== undefined) {
      profile = profiles.get(section) ?? new Map<string, string>()
      profiles.set(section, profile)
    }
    const [, key, value] = /^\s*([^#;[\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? []
    if (section === undefined && key !== undefined && value) profile.set(key.toLowerCase(), value)
  }
  const found = profiles.get(name)
  if (found === undefined) throw failed(`the configuration file has no profile ${name}`)
  const tenancy = found.get('tenancy') ?? profiles.get('DEFAULT')?.get('tenancy')
  return tenancy === undefined ? found : new Map([...found, ['tenancy', tenancy]])
}

/** Reads a file of the login, whose path may begin with `~`. */
async function readText(path: string | undefined, source: string): Promise<string> {
  if (path === undefined) throw failed(`${source} is unset`)
  const text = await readSmallFile(path.startsWith('~/') ? join(homedir(), path.slice(2)) : path)
  if (text === undefined) throw failed(`${source} cannot be read`)
  return text
}

const advice =
  'Set OCI_CLI_USER, OCI_CLI_TENANCY, OCI_CLI_FINGERPRINT and OCI_CLI_KEY_CONTENT, or run a login step in this job, before this step. docs/oci-vault.md has both.'

function failed(detail: string): ApiError {
  return new ApiError('credentials-unavailable', { detail, advice })
}
