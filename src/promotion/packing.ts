import { cleanPaste } from './pasted.ts'

/** Loaded when needed: a step that refuses its inputs has no record. */
const zlib = () => process.getBuiltinModule('node:zlib')

/** Far above any record that fits once it is packed, far below what a small text can expand to. */
export const maxUnpackedBytes = 4 * 1024 * 1024

/**
 * Packs JSON into one token. The runner drops an output, and stars out a part of a log line, that contains a masked text:
 * a project id, a region, or a brace, which is a line of any JSON secret. A token contains none of them, not even in the
 * encodings that the runner masks too, such as base64: so short JSON is compressed as well.
 */
export function pack(json: string): string {
  return `psv1.${zlib().gzipSync(json).toString('base64url')}`
}

/**
 * Returns the JSON of a record that is a token, or JSON with a token as `packed`, or JSON already; each of them as it is
 * or as it stands in a log.
 *
 * @throws Error if it is not what `pack` returned
 */
export function unpack(text: string): string {
  const clean = cleanPaste(text)
  // A token may be wrapped.
  const token = /^(?:\{"packed":")?psv1\.([\w-]*)/.exec(clean.replace(/\s+/g, ''))?.[1]
  if (token === undefined) return clean
  try {
    const bytes = Buffer.from(token, 'base64url')
    return zlib().gunzipSync(bytes, { maxOutputLength: maxUnpackedBytes }).toString('utf8')
  } catch {
    throw new Error('is incomplete or changed: it cannot be unpacked')
  }
}
