import { checkBypass } from '@actions/http-client/lib/proxy'
import { ApiError } from '../errors/api-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The variables by the protocol of a request; the first that is not empty counts. */
const variables = { 'http:': ['http_proxy', 'HTTP_PROXY'], 'https:': ['https_proxy', 'HTTPS_PROXY'] } as const

/** A scheme as the URL parser reads it, to which a backslash is a slash. */
const scheme = /^[a-z][a-z\d+.-]*:[/\\]+/i

/** An HTTP proxy, and how to log in to it. */
export type Proxy = {
  /** The name of the variable with its address. */
  readonly variable: string
  readonly url: URL
  /** The header that authenticates the action there. */
  readonly authorization: string | undefined
}

/**
 * Returns the proxy that the variables of the process name for a URL, undefined if the request goes directly. The
 * variables mean what they mean to the Actions toolkit: no proxy for a loopback host, and none for `https` in `HTTP_PROXY`.
 *
 * The toolkit's own `getProxyUrl` ignores an invalid address, and takes the host in `host:port` for a scheme.
 *
 * @throws ApiError if the address of the proxy is invalid
 */
export function findProxy(url: URL): Proxy | undefined {
  if (checkBypass(url)) return undefined
  for (const variable of url.protocol === 'https:' ? variables['https:'] : variables['http:']) {
    const address = process.env[variable]?.trim()
    if (address) return parseProxy(variable, address)
  }
  return undefined
}

/** Returns what logs in to the proxies: the password as written and as decoded, and what goes over the wire. */
export function proxyCredentials(environment: Environment): string[] {
  const names = Object.values(variables).flat()
  return names.flatMap((name) => secretsIn(environment[name]?.trim() ?? ''))
}

function secretsIn(address: string): string[] {
  const logins = readLogins(address)
  if (logins.length === 0) return address === '' || URL.canParse(withScheme(address)) ? [] : [address]
  return logins.flatMap(({ user, password }) => {
    // A token may be in place of the user.
    const written = password === '' ? user : password
    return [written, decode(written) ?? written, basic(decode(user) ?? user, decode(password) ?? password)]
  })
}

function parseProxy(variable: string, address: string): Proxy {
  const invalid = (problem: string) => new ApiError('proxy-invalid', { detail: `\`${variable}\` ${problem}` })
  const [login, ...more] = readLogins(address)
  const [user, password] = [decode(login?.user ?? ''), decode(login?.password ?? '')]
  // The URL parser would take the user for the host.
  const isCut = more.length > 0 || /[\\/?#\s]/.test(`${login?.user ?? ''}${login?.password ?? ''}`)
  if (isCut || user === undefined || password === undefined) {
    const codes = '`%5C` for `\\`, `%2F` for `/`, `%3F` for `?`, `%23` for `#`, `%25` for `%`, `%20` for a space'
    throw invalid(`has characters before the \`@\` that must be percent-encoded (${codes})`)
  }
  const url = URL.parse(withScheme(address))
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw invalid('is not the URL of an HTTP proxy')
  return { variable, url: new URL(url.origin), authorization: login && `Basic ${basic(user, password)}` }
}

/**
 * Reads the user and password from the text itself, since the URL parser sees none before a backslash, or in an invalid
 * URL: up to the last `@` before the path, and up to the last one of all.
 */
function readLogins(address: string): { user: string; password: string }[] {
  const rest = address.replace(scheme, '')
  const found = [/^([^/\\?#]*)@/, /^(.*)@/s].flatMap((pattern) => pattern.exec(rest)?.[1] ?? [])
  const logins = [...new Set(found)].map((text) => {
    const [, user = '', password = ''] = /^([^:]*):?(.*)$/s.exec(text) ?? []
    return { user, password }
  })
  return logins.filter(({ user, password }) => user !== '' || password !== '')
}

/** Completes the form `host:port`, which is common. */
function withScheme(address: string): string {
  return scheme.test(address) ? address : `http://${address}`
}

function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64')
}

/** Decodes a user or password; undefined if it is not percent-encoded. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
