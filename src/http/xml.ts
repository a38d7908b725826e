const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Returns the text of the first element with this name in an XML body, undefined if there is none. Enough for flat
 * responses, in which a name means one thing.
 */
export function xmlField(body: string, name: string): string | undefined {
  const element = new RegExp(`<${name}>(?:<!\\[CDATA\\[([^<\\]]{0,20000})\\]\\]>|([^<]{0,20000}))</${name}>`)
  const [, quoted, text] = element.exec(body) ?? []
  return (quoted ?? text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? ''))?.trim()
}
