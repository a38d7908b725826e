/**
 * Text from outside, made safe to show. Everything in here takes linear time: texts are cut before they are matched, and
 * every quantifier inside a pattern is bounded.
 */

/** Far more than a message keeps, so that a cut is never near what is shown. */
const maxMatchedLength = 64 * 1024
/** What a message keeps of a text. */
const maxShownLength = 500
/** A very long credential is recognized by its beginning. */
const maxSecretLength = 500

/** Start of an echoed request or string to sign; everything after it is dropped. */
const quotedRequestPattern =
  /["']?(?:(?:(?:proxy-)?authorization|x-(?:acs|amz|auth|sdk|security)[\w-]{0,40})["']?\s{0,10}[:=]|[\w-]{1,40}-HMAC-SHA256\b|\bSignature (?:version|keyId)=).*/i

/** Start of a canonical request or a string to sign that the server has computed; everything after it is dropped. */
const signedRequestPattern =
  /(?:\bthe |\bserver )?(?:canonical(?:ized)?[ _-]?(?:string|request|query)|string[ _-]?to[ _-]?sign).*/i

/** A signature, a JSON Web Token or the login of a proxy, by its shape. */
const secretPattern = /[0-9a-f]{64}|\beyJ[\w-]{8,}(?:\.[\w-]*){0,8}|\bBasic (?=[a-z]{0,100}[A-Z0-9+/=])[\w+/=-]{8,}/gi

/**
 * Returns a server's text as one short line for a message: without control and direction characters, and without what
 * some errors echo: credentials, signatures, the request itself. It is shortened in the middle, since some vendors name
 * the cause at the end. Undefined if nothing is left.
 */
export function sanitize(text: string | undefined, secrets: readonly string[]): string | undefined {
  const line = cutMiddle(text ?? '', maxMatchedLength)
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
  const clean = redact(line, secrets)
    .replace(quotedRequestPattern, '…')
    .replace(signedRequestPattern, '…')
    .replace(secretPattern, '***')
  const short = clean.length > maxShownLength ? cutMiddle(clean, maxShownLength) : clean.replace(/[.!]{1,10}$/, '')
  return short === '' ? undefined : short
}

/**
 * Returns a server's code or id, which may have several parts, undefined if it does not look like one or holds a
 * credential or a signature. No URL passes.
 */
export function safeId(text: string | undefined, secrets: readonly string[]): string | undefined {
  if (text === undefined || !/^[\w.:-]{1,128}(?:\/[\w.-]{1,128}){0,3}$/.test(text)) return undefined
  return redact(text, secrets).replace(secretPattern, '***') === text ? text : undefined
}

/**
 * Returns a server's link, undefined unless it is a plain `https` URL below one of the domains and holds no credential
 * or signature.
 */
export function safeLink(
  text: string | undefined,
  domains: readonly string[],
  secrets: readonly string[],
): string | undefined {
  const host = /^https:\/\/([a-z0-9.-]{1,253})\/[\w./?=&%:-]{0,300}$/.exec(text ?? '')?.[1]
  const isOwn = domains.some((domain) => host === domain || host?.endsWith(`.${domain}`))
  return isOwn && sanitize(text, secrets) === text ? text : undefined
}

/** Returns the text as one line that cannot start a workflow command, neither at the start of a line nor as `##[`. */
export function singleLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('##[', '## [')
}

/** Returns at most so many characters of a text: its beginning and its end. */
export function cutMiddle(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const half = Math.floor((maxLength - 1) / 2)
  return `${text.slice(0, half)}…${text.slice(-half)}`.toWellFormed()
}

function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => (secret ? rest.replace(redactionPattern(secret), '***') : rest), text)
}

/**
 * Matches a credential as a server may echo it: as it is, percent-encoded once or more often, escaped as in JSON, in
 * hexadecimal, or in base64 at any position of a longer text.
 */
function redactionPattern(secret: string): RegExp {
  const start = secret.slice(0, maxSecretLength)
  const escaped = start.replace(/[^A-Za-z0-9]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16)
    const code = `u${hex.padStart(4, '0')}`
    return `(?:\\\\{0,8}\\${code}|%(?:25){0,4}${hex}|\\\\{1,8}${code})`
  })
  const forms = secret.length < minEncodedLength ? [escaped] : [escaped, ...encodedForms(start)]
  const pattern = `(?:${forms.join('|')})`
  return new RegExp(secret.length > maxSecretLength ? `${pattern}\\S{0,${maxMatchedLength}}` : pattern, 'gi')
}

/** Shorter credentials would match by chance once they are encoded. */
const minEncodedLength = 8

/** Returns a text in hexadecimal, and the part of its base64 that does not depend on what is around it. */
function encodedForms(text: string): string[] {
  const bytes = Buffer.from(text)
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const inner = encoded.slice(offset === 0 ? 0 : offset + 1, (offset + bytes.length) % 3 === 0 ? undefined : -1)
    return inner.replaceAll('+', '[+-]').replaceAll('/', '[/_]')
  })
  return [bytes.toString('hex'), ...base64]
}

/** Whether YAML reads this text as a number unless it is quoted. */
export function isYamlNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)
}
