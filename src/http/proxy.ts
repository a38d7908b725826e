type Environment = Readonly<Record<string, string | undefined>>

/** Returns the proxies in the environment. The form without `http://` is common and accepted too. */
export function proxyOptions(environment: Environment): { httpProxy?: string; httpsProxy?: string } {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = environment
  const [http, https] = [withScheme(http_proxy ?? HTTP_PROXY), withScheme(https_proxy ?? HTTPS_PROXY)]
  return { ...(http && { httpProxy: http }), ...(https && { httpsProxy: https }) }
}

/** Returns what logs in to the proxies: the password as written and as decoded, and what goes over the wire. */
export function proxyCredentials(environment: Environment): string[] {
  return Object.values(proxyOptions(environment)).flatMap((proxy) => {
    if (!URL.canParse(proxy)) return [proxy]
    const { username, password } = new URL(proxy)
    if (username === '') return []
    const [user, secret] = [username, password].map(decode)
    // A token may be in place of the user.
    const written = password === '' ? username : password
    return [written, decode(written), Buffer.from(`${user ?? ''}:${secret ?? ''}`).toString('base64')]
  })
}

function withScheme(proxy: string | undefined): string | undefined {
  return !proxy || proxy.includes('://') ? proxy : `http://${proxy}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
