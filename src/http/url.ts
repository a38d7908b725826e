/**
 * The origin of an API's address: `https://host[:port]`, or `http://` to a loopback host, with nothing after it and no
 * user in it. Undefined for anything else.
 */
export function originOf(text: string): string | undefined {
  if (!isSafe(text)) return undefined
  const { origin, pathname, search, hash } = new URL(text)
  return pathname === '/' && search === '' && hash === '' ? origin : undefined
}

/** Whether credentials may go to an address: `https://`, or `http://` to a loopback host, and no user in it. */
export function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  const isPrivate = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return isPrivate && username === '' && password === ''
}

/** Whether a host name, as `URL` spells it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
