/** Loaded when needed: few records are that long. */
const zlib = () => process.getBuiltinModule('node:zlib')

/**
 * Limit of an input or a state. They are environment variables, of which Linux passes none above 128 KiB to a process,
 * name included.
 */
export const maxVariableBytes = 127 * 1024
const maxPlainBytes = 32 * 1024
/** Far above any record that fits once it is packed, far below what a small text can expand to. */
export const maxUnpackedBytes = 4 * 1024 * 1024

/** Compresses a long JSON text: the record of a thousand secrets does not fit into an input or a state. */
export function pack(json: string): string {
  return json.length <= maxPlainBytes ? json : JSON.stringify({ packed: zlib().gzipSync(json).toString('base64') })
}

/**
 * Decompresses what `pack` compressed; returns any other text as it is.
 *
 * @throws Error if it is not what `pack` produces
 */
export function unpack(text: string): string {
  const packed = /^\{"packed":"([A-Za-z0-9+/=]+)"\}$/.exec(text)?.[1]
  if (packed === undefined) return text
  try {
    return zlib().gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: maxUnpackedBytes }).toString('utf8')
  } catch {
    throw new Error('is compressed but cannot be decompressed')
  }
}
