import type { ApiError } from '../errors/api-error.ts'

/** Names of the environment variables that one tool sets together; values of two sources are never mixed. */
export type CredentialSource = {
  readonly accessKeyId?: string
  readonly secretAccessKey?: string
  readonly securityToken?: string
  readonly authToken?: string
  /** Path of a file that is exchanged for a token, or that holds the key of a user. */
  readonly credentialsFile?: string
  /** The name of a login in that file. */
  readonly profile?: string
  /** The key of a user, who signs requests with it: the key itself or the path of its file, and what belongs to it. */
  readonly privateKey?: string
  readonly privateKeyFile?: string
  readonly passphrase?: string
  readonly user?: string
  readonly tenancy?: string
  readonly fingerprint?: string
}

/** A bearer token alone, or with a second one for another API that the store calls; an error if that was refused. */
export type TokenCredentials = { readonly authToken: string; readonly secondToken?: string | ApiError | undefined }

/** A private key that signs requests, by an id that the provider knows; with a session token, the id holds that. */
export type SigningKey = {
  readonly keyId: string
  /** In PEM. */
  readonly privateKey: string
  readonly passphrase?: string | undefined
  readonly securityToken?: string | undefined
}

/** A file that is read, and perhaps exchanged for a token, before any store is opened. */
export type CredentialsFile = { readonly credentialsFile: string }

/** What opens a store: an access key, with a token if it is temporary, a bearer token alone, or a signing key. */
export type Credentials =
  | {
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly securityToken?: string | undefined
    }
  | TokenCredentials
  | SigningKey

/** What is wrong with a source: the name in it, and the problem. */
export type InvalidSource = { readonly name: string; readonly problem: SourceProblem }

/** The ways in which a source can be invalid; `missing` is what else of it is set. */
type SourceProblem = 'whitespace' | 'token-and-key' | { readonly setWithout: readonly string[] }

/** The parts that are one line each. */
const sensitiveParts = ['accessKeyId', 'secretAccessKey', 'securityToken', 'authToken', 'passphrase'] as const

/** Looks up an input or an environment variable by its name; undefined if it is unset or empty. */
type ReadVariable = (name: string) => string | undefined

/** The inputs as one more source: names of inputs in place of those of environment variables. */
export const credentialInputs = {
  accessKeyId: 'access-key-id',
  secretAccessKey: 'secret-access-key',
  securityToken: 'security-token',
  authToken: 'auth-token',
} as const satisfies CredentialSource

/**
 * Resolves the credentials from one source alone, the first of which anything is set, so that the parts of two logins
 * are never mixed.
 *
 * @returns undefined if no source is set
 */
export function resolveCredentials(
  sources: readonly CredentialSource[],
  readVariable: ReadVariable,
): Credentials | CredentialsFile | InvalidSource | undefined {
  for (const source of sources) {
    const parts = (Object.keys(source) as (keyof CredentialSource)[]).filter((part) =>
      readVariable(nameOf(source, part)),
    )
    if (parts.length > 0) return fromSource(source, parts, readVariable)
  }
  return undefined
}

/** Returns every credential that is set in the sources, so that it can be masked before anything else happens. */
export function sensitiveValues(sources: readonly CredentialSource[], readVariable: ReadVariable): string[] {
  const read = (name: string | undefined) => (name === undefined ? undefined : readVariable(name))
  return sources.flatMap((source) => [
    ...sensitiveParts.flatMap((part) => read(source[part]) ?? []),
    ...maskableLines(read(source.privateKey) ?? ''),
  ])
}

/** Returns every credential in there, so that no error quotes one. */
export function secretsOf(credentials: Credentials): string[] {
  if ('privateKey' in credentials) {
    const { privateKey, passphrase, securityToken } = credentials
    return [passphrase, securityToken, ...maskableLines(privateKey)].filter((secret) => secret !== undefined)
  }
  return Object.values<unknown>(credentials).filter((secret) => typeof secret === 'string')
}

/**
 * Returns the lines of a private key in PEM that can be masked. A mask of a last line that is nearly empty would hide
 * every such pair of letters in the log.
 */
export function maskableLines(privateKey: string): string[] {
  return privateKey.split(/\r?\n/).filter((line) => /^[^-]{8,}$/.test(line))
}

function fromSource(
  source: CredentialSource,
  parts: readonly (keyof CredentialSource)[],
  readVariable: ReadVariable,
): Credentials | CredentialsFile | InvalidSource {
  if (source.credentialsFile !== undefined) return { credentialsFile: readVariable(source.credentialsFile) ?? '' }
  const names = parts.map((part) => nameOf(source, part))
  const invalid = names.find((name) => !/^[\x21-\x7e]+$/.test(readVariable(name) ?? ''))
  if (invalid !== undefined) return { name: invalid, problem: 'whitespace' }
  if (parts.includes('authToken')) {
    const name = nameOf(source, 'authToken')
    return parts.length === 1 ? { authToken: readVariable(name) ?? '' } : { name, problem: 'token-and-key' }
  }
  const missing = (['accessKeyId', 'secretAccessKey'] as const).find((part) => !parts.includes(part))
  if (missing !== undefined) return { name: nameOf(source, missing), problem: { setWithout: names } }
  return Object.fromEntries(parts.map((part) => [part, readVariable(nameOf(source, part))])) as Credentials
}

function nameOf(source: CredentialSource, part: keyof CredentialSource): string {
  return source[part] ?? ''
}
