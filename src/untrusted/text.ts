/** Text from outside, made safe to show. */

/** Start of an echoed request or string to sign; everything after it is dropped. */
const quotedRequestPattern = /["']?(?:(?:proxy-)?authorization["']?\s*[:=]|[\w-]+-HMAC-SHA256\b).*/i

/** A signature, a JSON Web Token or the login of a proxy, by its shape. */
const secretPattern = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*)*|\bBasic (?=[a-z]*[A-Z0-9+/=])[\w+/=-]{8,}/g

/**
 * Returns a server's text as one short line for a message: without control and direction characters, and without what
 * some errors echo: credentials, signatures, the request itself. Undefined if nothing is left.
 */
export function sanitize(text: string | undefined, secrets: readonly string[]): string | undefined {
  let line = (text ?? '').replace(/[\p{C}\p{Z}]+/gu, ' ').trim()
  for (const secret of secrets) if (secret) line = line.replace(redactionPattern(secret), '***')
  line = line.replace(quotedRequestPattern, '…').replace(secretPattern, '***')
  const short = line.length > 200 ? `${line.slice(0, 200)}…` : line.replace(/[.!]+$/, '')
  return short === '' ? undefined : short
}

/**
 * Matches a credential as a server may echo it: as it is, percent-encoded once or more often, or escaped as in JSON. A
 * very long one is recognized by its beginning.
 */
function redactionPattern(secret: string): RegExp {
  const pattern = secret.slice(0, 500).replace(/[^A-Za-z0-9]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    const code = `u${hex.padStart(4, '0')}`
    return `(?:\\\\*\\${code}|%(?:25)*${hex}|\\\\+${code})`
  })
  return new RegExp(secret.length > 500 ? `${pattern}\\S*` : pattern, 'gi')
}

/** Returns a server's code or id, undefined if it does not look like one or quotes a credential. */
export function safeId(text: string | undefined, secrets: readonly string[]): string | undefined {
  if (text === undefined || !/^[\w.:-]{1,128}$/.test(text)) return undefined
  return secrets.some((secret) => secret !== '' && text.includes(secret)) ? undefined : text
}

/** Returns the text as one line that cannot start a workflow command, neither on a line of its own nor as `##[`. */
export function singleLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('##[', '## [')
}
