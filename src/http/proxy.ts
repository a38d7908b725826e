type Environment = Readonly<Record<string, string | undefined>>

/** The proxies of the environment; the form without `http://` is common and taken too. */
export function proxies(environment: Environment): { httpProxy?: string; httpsProxy?: string } {
  const { http_proxy, HTTP_PROXY, https_proxy, HTTPS_PROXY } = environment
  const [http, https] = [withScheme(http_proxy ?? HTTP_PROXY), withScheme(https_proxy ?? HTTPS_PROXY)]
  return { ...(http && { httpProxy: http }), ...(https && { httpsProxy: https }) }
}

/** What logs in to the proxies: the password as it is written and as it is meant, and what goes over the wire. */
export function proxySecrets(environment: Environment): string[] {
  return Object.values(proxies(environment)).flatMap((proxy) => {
    if (!URL.canParse(proxy)) return [proxy]
    const { username, password } = new URL(proxy)
    if (username === '') return []
    const [user, secret] = [username, password].map(decoded)
    // A token may stand where the user does.
    const written = password === '' ? username : password
    return [written, decoded(written), Buffer.from(`${user ?? ''}:${secret ?? ''}`).toString('base64')]
  })
}

function withScheme(proxy: string | undefined): string | undefined {
  return !proxy || proxy.includes('://') ? proxy : `http://${proxy}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
