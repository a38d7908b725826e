import { isLoopback } from '../../http/url.ts'
import type { VersionId } from '../../promotion/change.ts'
import type { Rules } from '../../promotion/store.ts'
import { formatCommandLine } from '../command-line.ts'
import type { Provider } from '../provider.ts'

/** What differs between the clouds of Azure, which share no accounts. */
type Cloud = {
  /** The domains of App Configuration stores. */
  readonly stores: readonly string[]
  /** The domain of vaults. */
  readonly vaults: string
  readonly tokenService: string
  /** What a token is for: App Configuration by the SDK (`KnownAppConfigAudience`), and Key Vault. */
  readonly scopes: readonly [store: string, vault: string]
  /** What an application accepts a token of another issuer for, unless it says otherwise. */
  readonly audience: string
}

/** https://learn.microsoft.com/en-us/azure/azure-government/compare-azure-government-global-azure */
const clouds = {
  public: {
    stores: ['azconfig.io'],
    vaults: 'vault.azure.net',
    tokenService: 'https://login.microsoftonline.com',
    scopes: ['https://appconfig.azure.com/.default', 'https://vault.azure.net/.default'],
    audience: 'api://AzureADTokenExchange',
  },
  'us-government': {
    stores: ['azconfig.azure.us', 'appconfig.azure.us'],
    vaults: 'vault.usgovcloudapi.net',
    tokenService: 'https://login.microsoftonline.us',
    scopes: ['https://appconfig.azure.us/.default', 'https://vault.usgovcloudapi.net/.default'],
    audience: 'api://AzureADTokenExchangeUSGov',
  },
  china: {
    stores: ['azconfig.azure.cn', 'appconfig.azure.cn'],
    vaults: 'vault.azure.cn',
    tokenService: 'https://login.partner.microsoftonline.cn',
    scopes: ['https://appconfig.azure.cn/.default', 'https://vault.azure.cn/.default'],
    audience: 'api://AzureADTokenExchangeChina',
  },
} as const satisfies Readonly<Record<string, Cloud>>

/** Returns the cloud of that name, the public one if it is unset. */
export function findCloud(name = 'public'): Cloud {
  return Object.entries(clouds).find(([each]) => each === name)?.[1] ?? clouds.public
}

/** Returns the name of the cloud that a store is in; the public one for a host of nobody's domain. */
export function cloudOf(endpoint: string): string {
  const host = URL.parse(endpoint)?.hostname ?? ''
  const isOf = ([, { stores }]: [string, Cloud]) => stores.some((domain) => host.endsWith(`.${domain}`))
  return Object.entries(clouds).find(isOf)?.[0] ?? 'public'
}

/**
 * Whether a token for Key Vault may go to this vault, which a reference names: only within the domain of the store's own
 * cloud, or between two programs on this machine.
 */
export function isTrustedVault(secretUri: string, endpoint: string): boolean {
  const { hostname } = new URL(secretUri)
  if (isLoopback(hostname)) return isLoopback(new URL(endpoint).hostname)
  const name = /^[a-z0-9-]{1,63}\./.exec(hostname)?.[0] ?? ''
  return secretUri.startsWith(`https://${name}${findCloud(cloudOf(endpoint)).vaults}/`)
}

const loopback = String.raw`http://(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?`
const host = String.raw`(?:[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){0,10}\.?|\[[0-9a-f:]{2,39}\])`
/** As `URL` spells it. */
const origin = `(?:https://${host}(?::\\d{1,5})?|${loopback})`
/** https://learn.microsoft.com/en-us/azure/azure-app-configuration/concept-key-value; no control characters. */
const key = String.raw`[^%\p{C}\p{Zl}\p{Zp}]{1,256}`
const secretUri = `${origin}/secrets/[0-9A-Za-z-]{1,127}`
const version = '[0-9a-f]{32}'
/** Dots would lead out of the path. */
const fullName = new RegExp(`^(${origin})/kv/(?!\\.{1,2}#${secretUri}$)(${key})#(${secretUri})$`, 'u')

/** The version of a reference to the newest version, whichever that is at the time. */
export const unversioned = 'unversioned'
/** The same, from a URI that ends with a slash. */
const unversionedSlash = `${unversioned}/`

/** The label of a key-value without a label, as the Azure CLI spells it. */
const noLabel = String.raw`\0`

export const patterns: Provider['patterns'] = {
  secret: new RegExp(`^(?!\\.{1,2}$)${key}$|${fullName.source}`, 'u'),
  fullName,
  // App Configuration reserves these characters for filters.
  stage: /^(?:\\0|[^*,\\\p{C}\p{Zl}\p{Zp}]{1,256})$/u,
  version: new RegExp(`^(?:${version}|${unversioned}/?)$`),
  // There is none.
  region: /^(?!)/,
}

/**
 * Each label of a key is a separate key-value. An etag guards it:
 * https://learn.microsoft.com/en-us/azure/azure-app-configuration/rest-api-key-value#set-key-conditionally
 */
export const rules: Rules = {
  current: null,
  previous: null,
  movesPrevious: 'never',
  condition: 'secret',
  movesTogether: false,
  removable: () => false,
}

export const apiHosts = new RegExp(
  `^[a-z0-9-]{1,63}\\.(?:${Object.values(clouds)
    .flatMap(({ stores }) => stores)
    .join('|')
    .replaceAll('.', '\\.')})$`,
)

/** Returns the full name of a key: its store, the key, and the secret that the reference leads to. */
export function formatFullName(endpoint: string, secret: string, uri: string): string {
  return `${endpoint}/kv/${shortName(secret)}#${uri}`
}

/** Returns the key in a full name. */
export const shortName = (secret: string): string => fullName.exec(secret)?.[2] ?? secret

/** Returns the secret in the vault that a full name contains, undefined for a plain key. */
export const secretUriInName = (secret: string): string | undefined => fullName.exec(secret)?.[3]?.toLowerCase()

/** Returns the store in a full name, undefined for a plain key. */
export const endpointInName = (secret: string): string | undefined => fullName.exec(secret)?.[1]

/** Whether a plain key or a full name may be of the secret with this full name. */
export function isNameOf(name: string, secret: string): boolean {
  const uri = secretUriInName(name) ?? ''
  return name === shortName(secret) || `${name.slice(0, name.length - uri.length)}${uri}` === secret
}

/** Returns a label as the API spells it: the character NUL is no label. */
export const toApiLabel = (stage: string): string => (stage === noLabel ? '\0' : stage)

/** Returns the `stage` of a key-value, which may have no label. */
export const toStage = (label: string | null | undefined): string =>
  label === undefined || label === null || label === '' || label === '\0' ? noLabel : label

const referencePattern = new RegExp(`^(${origin})(/secrets/[0-9A-Za-z-]{1,127})(/(?:${version})?)?$`, 'i')

/**
 * The URI of a reference, in parts. It has no case, nor has any part of it:
 * https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers
 */
type ReferenceUri = {
  /** The text up to the version, as it is. */
  readonly base: string
  /** The same as an identity. */
  readonly secretUri: string
  readonly version: VersionId
}

/** Parses the URI of a reference; undefined if it is not one of a secret in a vault. */
export function parseReferenceUri(uri: string): ReferenceUri | undefined {
  const [base, origin, path, tail] = referencePattern.exec(uri) ?? []
  if (base === undefined || origin === undefined || path === undefined || !URL.canParse(origin)) return undefined
  const version = tail === undefined ? unversioned : tail === '/' ? unversionedSlash : tail.slice(1).toLowerCase()
  return { base: `${origin}${path}`, secretUri: `${new URL(origin).origin}${path.toLowerCase()}`, version }
}

/** Formats the URI of a version. */
export function formatReferenceUri(base: string, version: VersionId): string {
  if (version === unversioned) return base
  return version === unversionedSlash ? `${base}/` : `${base}/${version}`
}

/** Whether a version stands for the newest one. */
export const isUnversioned = (version: VersionId): boolean => version === unversioned || version === unversionedSlash

/**
 * Formats the new reference for the Azure CLI, which reads the key-value first, writes on the condition of its etag, and
 * keeps its tags: https://learn.microsoft.com/en-us/cli/azure/appconfig/kv#az-appconfig-kv-set-keyvault
 */
export const formatCommand: Provider['formatCommand'] = ({ endpoint, secret }, { stage, after }) => {
  const uri = secretUriInName(secret)
  if (after === null || uri === undefined) return undefined
  const [name, label] = [shortName(secret), stage === noLabel ? undefined : stage]
  // The CLI would read a file of that name.
  if (name.startsWith('@') || label?.startsWith('@')) return undefined
  const command = formatCommandLine('az appconfig kv set-keyvault', {
    '--endpoint': endpoint,
    '--key': name,
    '--label': label,
    '--secret-identifier': formatReferenceUri(uri, after),
    '--auth-mode': 'login',
  })
  return `${command} --yes`
}
