import * as z from 'zod/mini'

/** More than a page of any store holds, and few enough that all pages together fit into memory. */
export const maxPageLength = z.maxLength(1000)

/** The labels of one version. No store allows as many, or as long ones; some return empty texts among them. */
export const labelList = () =>
  z.pipe(
    listOf(z.string().check(z.maxLength(256)), z.maxLength(100)),
    z.transform((labels) => labels.filter((label) => label !== '')),
  )

/**
 * Parses a list up to its first invalid item. zod's own goes on and keeps every issue: for a megabyte of commas, more
 * than a process can hold.
 *
 * @param checks of the list itself, made before its items are parsed
 */
export function listOf<T>(item: z.ZodMiniType<T>, ...checks: z.core.$ZodCheck<unknown[]>[]) {
  return z.pipe(
    z.array(z.unknown()).check(...checks),
    z.transform((items, context) => parseEach(item, items.entries(), context).map(([, value]) => value)),
  )
}

/** Parses a value that few runs need: undefined if it is missing or invalid. */
export function lenient<T>(schema: z.ZodMiniType<T>) {
  return z.catch(z.optional(schema), undefined)
}

/** An object with all of its keys. zod's own record drops `__proto__`, which would hide an unknown key. */
const anyObject = z.custom<Record<string, unknown>>(
  (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'Invalid input: expected record',
)

/**
 * Parses an object with any keys, like {@link listOf} a list.
 *
 * @param message says what is wrong with it as a whole if an item is invalid, for keys that must not be quoted
 */
export function mapOf<T>(item: z.ZodMiniType<T>, message?: string) {
  return z.pipe(
    anyObject,
    z.transform((map, context) => {
      const all = parseEach(item, Object.entries(map), context)
      if (message !== undefined && context.issues.length > 0) {
        context.issues = [{ code: 'custom', message, input: map }]
      }
      return Object.fromEntries(all)
    }),
  )
}

function parseEach<T, K extends PropertyKey>(
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
