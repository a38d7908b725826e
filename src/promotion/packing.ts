/** Few records are that long. */
const zlib = () => process.getBuiltinModule('node:zlib')

/**
 * How many characters an input or a state may have: they come as environment variables, of which Linux hands a process
 * none above 128 KiB, name and all.
 */
export const mostInVariable = 127 * 1024
const mostPlain = 32 * 1024
/** Far above any record that fits when it is packed, far below what a small text can be made to grow to. */
export const mostUnpacked = 4 * 1024 * 1024

/**
 * A long JSON text as a short one. It comes back in an input or a state, which are environment variables: the record
 * of a thousand secrets is too long for one.
 */
export function pack(json: string): string {
  return json.length <= mostPlain ? json : JSON.stringify({ packed: zlib().gzipSync(json).toString('base64') })
}

/** What `pack` made short, as it was; any other text as it is. @throws Error when it is not what `pack` makes */
export function unpack(text: string): string {
  const packed = /^\{"packed":"([A-Za-z0-9+/=]+)"\}$/.exec(text)?.[1]
  if (packed === undefined) return text
  try {
    return zlib().gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostUnpacked }).toString('utf8')
  } catch {
    throw new Error('is packed in a way that cannot be read')
  }
}
