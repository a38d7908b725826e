import * as z from 'zod/mini'

/** More than a page of any store holds, and so little that all the pages that are asked for fit into memory. */
export const onePage = z.maxLength(1000)

/**
 * A list from outside, read up to the first item that is wrong. zod's own reads on, and keeps what is wrong with each: of
 * a megabyte of nothing but commas that is more than a process can hold.
 *
 * @param checks of the list itself, made before its items are looked at
 */
export function listOf<T>(item: z.ZodMiniType<T>, ...checks: z.core.$ZodCheck<unknown[]>[]) {
  return z.pipe(
    z.array(z.unknown()).check(...checks),
    z.transform((items, context) => read(item, items.entries(), context).map(([, value]) => value)),
  )
}

/**
 * An object from outside with any keys, read like {@link listOf} reads a list.
 *
 * @param mistake what is said of it as a whole where an item is wrong, for keys that are not to be quoted
 */
export function mapOf<T>(item: z.ZodMiniType<T>, mistake?: string) {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((map, context) => {
      const all = read(item, Object.entries(map), context)
      if (mistake !== undefined && context.issues.length > 0) {
        context.issues = [{ code: 'custom', message: mistake, input: map }]
      }
      return Object.fromEntries(all)
    }),
  )
}

function read<T, K extends PropertyKey>(
  item: z.ZodMiniType<T>,
  entries: Iterable<[K, unknown]>,
  context: z.core.ParsePayload,
): [K, T][] {
  const all: [K, T][] = []
  for (const [key, value] of entries) {
    const parsed = item.safeParse(value)
    const [issue] = parsed.error?.issues ?? []
    if (issue !== undefined) {
      context.issues.push({ ...issue, path: [key, ...issue.path], input: value } as z.core.$ZodRawIssue)
      return []
    }
    all.push([key, parsed.data as T])
  }
  return all
}
