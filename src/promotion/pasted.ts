/** What a log puts before a line: a timestamp, and before that the names of job and step in `gh run view --log`. */
const linePrefixPattern =
  /^(?:[^\t\r\n\u2028\u2029]{1,300}\t[^\t\r\n\u2028\u2029]{1,300}\t)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z /gm

/** Returns a record that was copied from a log without what the log, a shell or `toJSON` puts around it. */
export function cleanPaste(text: string): string {
  // Quotes may be around the prefixes, or behind them.
  return withoutWrapper(withoutWrapper(text))
}

function withoutWrapper(text: string): string {
  const content = text.replace(linePrefixPattern, '').trim()
  return unquote(content.replace(/^record:/, '').trim())
}

function unquote(text: string): string {
  const quote = text.charAt(0)
  if (text.length < 2 || !['"', "'", '`'].includes(quote) || !text.endsWith(quote)) return text
  return unescapeJson(text) ?? text.slice(1, -1)
}

function unescapeJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}
