/**
 * Text from outside as HTML. The job summary is HTML in Markdown, not Markdown, so that escaping four characters is enough
 * for any text; it must hold no blank line, which would end a block of HTML. Everything in here takes linear time.
 */
import { cutMiddle } from '../untrusted/text.ts'

/** Escapes a text; a line break becomes a space. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[&<>"]/g, (c) => entities[c] ?? '')
}

/** Formats a sentence: what is between two backticks as code, as Markdown would. */
export function formatProse(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

/** Formats lines to copy. GitHub's Markdown has the same HTML for a fenced block, but a text could close that. */
export function formatBlock(language: string, lines: readonly string[]): string {
  return `<pre lang="${language}"><code>${lines.map(escapeHtml).join('\n')}</code></pre>`
}

/** Formats a name that may be broken over lines, with the whole one as its title if it is shortened. */
export function formatCode(text: string, shown = text): string {
  const title = shown === text ? '' : ` title="${escapeHtml(text)}"`
  const pieces = shown.match(/[^-/_.]{0,11}(?:[-/_.]|[^-/_.])/gu) ?? []
  return `<code${title}>${pieces.map(escapeHtml).join('<wbr>')}</code>`
}

export type Shorten = (text: string) => string

/**
 * Returns a function that shortens these texts, at their end or in their middle, so that no two of them look alike.
 *
 * @param maxLength of a shortened text
 */
export function createShortener(texts: readonly string[], maxLength: number): Shorten {
  const all = new Set(texts)
  const cutEnd: Shorten = (text) => (text.length > maxLength ? `${text.slice(0, maxLength - 1)}…`.toWellFormed() : text)
  const forms: Shorten[] = [cutEnd, (text) => cutMiddle(text, maxLength)]
  return forms.find((shorten) => new Set([...all].map(shorten)).size === all.size) ?? ((text) => text)
}

/** Returns as many texts as fit into so many bytes, and how many were left out. */
export function takeBytes(
  texts: readonly string[],
  bytes: number,
  formatRest = (text: string) => `<p>${text}</p>`,
): string[] {
  let left = bytes
  const end = texts.findIndex((text) => (left -= Buffer.byteLength(text) + 2) < 0)
  return end < 0 ? [...texts] : [...texts.slice(0, end), formatRest(`… and ${texts.length - end} more: see the log`)]
}
