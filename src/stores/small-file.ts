import { readFile, stat } from 'node:fs/promises'

/** Far larger than any credentials file. */
const maxFileBytes = 64 * 1024

/** Reads a file, undefined if that is not possible. A pipe or a device might never end, so it is not read. */
export async function readSmallFile(path: string): Promise<string | undefined> {
  const stats = await stat(path).catch(() => undefined)
  if (!stats?.isFile() || stats.size > maxFileBytes) return undefined
  return readFile(path, 'utf8').catch(() => undefined)
}
