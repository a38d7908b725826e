/**
 * Returns the origin of an API's URL: `https://host[:port]`, or `http://` to a loopback host, without a path or a user.
 * Undefined for anything else.
 */
export function parseOrigin(text: string): string | undefined {
  if (!isSecureUrl(text)) return undefined
  const { origin, pathname, search, hash } = new URL(text)
  return pathname === '/' && search === '' && hash === '' ? origin : undefined
}

/** Whether credentials may go to a URL: `https://`, or `http://` to a loopback host, without a user. */
export function isSecureUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isPrivate && username === '' && password === ''
}

/** Whether a host name, as `URL` spells it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
