import { closestMatch } from 'leven'
import * as z from 'zod/mini'
import { nestingPattern } from '../untrusted/json.ts'
import { listOf, mapOf } from '../untrusted/schema.ts'
import { inputNames, itemKeys } from './schema.ts'
import type { StepInputs } from './step.ts'

/** null is what `toJSON` makes of an unset value. */
const value = z.pipe(
  z.nullable(z.string()),
  z.transform((text) => text ?? ''),
)
const maxItems = 5_000
/** An item is a map, or only the name of a secret. */
const item = z.union([
  mapOf(value),
  z.pipe(
    z.string().check(z.regex(/\S/)),
    z.transform((secret): Record<string, string> => ({ secret })),
  ),
])
const schema = listOf(item, z.minLength(1), z.maxLength(maxItems))

/**
 * Parses the `promotions` input. Each item becomes a step with the step's inputs as its defaults; an item with a target
 * inherits none.
 */
export async function parsePromotions(step: StepInputs): Promise<StepInputs[]> {
  const value = await parse(step)
  if (Array.isArray(value) && value.length === 0) step.addIssue('promotions', 'list-empty')
  if (Array.isArray(value) && value.length > maxItems) {
    step.addIssue('promotions', 'list-too-long', { count: String(value.length), max: String(maxItems) })
    return []
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    // A union does not say which value of the item it was.
    const parts = issue?.path.filter((part) => typeof part === 'number') ?? []
    const path = parts.length > 0 ? ` (item ${parts.join('.')}, counted from 0)` : ''
    if (value !== undefined) step.addIssue('promotions', 'list-invalid', { path })
    return []
  }
  checkKeys(parsed.data, step)
  return parsed.data.map((item, index) => step.item(index, item))
}

/** How many unknown keys an error names. */
const maxNamed = 10
/** What a key looks like; any other text, or a longer one, may be something that must not be shown. */
const plainKey = /^[A-Za-z][A-Za-z0-9_-]{0,23}$/

function checkKeys(items: readonly Readonly<Record<string, string>>[], step: StepInputs): void {
  const unknown = items.flatMap((item, index) =>
    Object.keys(item)
      .filter((key) => !itemKeys.some((known) => known === key))
      .map((key) => ({ index, key })),
  )
  if (unknown.length === 0) return
  const named = unknown.slice(0, maxNamed).map(({ index, key }) => `item ${index}: ${formatUnknownKey(key, step)}`)
  const others = unknown.length - named.length
  const keys = [...named, ...(others > 0 ? [`and ${others} more`] : [])].join('; ')
  const end = keys.endsWith('?') ? '' : '.'
  step.addIssue('promotions', 'list-unknown-keys', { keys: `${keys}${end}`, allowed: itemKeys.join(', ') })
}

function formatUnknownKey(key: string, step: StepInputs): string {
  if (!plainKey.test(key)) return 'a key that is too long or not plain, so it is not shown'
  const quoted = `\`${step.formatQuoted(key)}\``
  if (inputNames.some((name) => name === key)) return `${quoted}, an input of the step only`
  const nearest = findNearest(key)
  return nearest === undefined ? quoted : `${quoted}: did you mean \`${nearest}\`?`
}

/** Returns the key that differs by spelling alone, or by two characters at most. */
function findNearest(key: string): string | undefined {
  const spelled = key
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll('_', '-')
  return closestMatch(spelled, itemKeys, { maxDistance: 2 })
}

/**
 * Parses YAML, and so JSON too, with every value but null as text: a version `001` is not the number 1. The library stops
 * at documents that expand by aliases.
 */
async function parse(step: StepInputs): Promise<unknown> {
  const { parse, YAMLError } = await import('yaml')
  const { promotions = '' } = step.values
  try {
    if (nestingPattern.test(promotions)) throw new SyntaxError('too deep')
    return parse(promotions, {
      schema: 'failsafe',
      customTags: ['null'],
      logLevel: 'error',
    }) as unknown
  } catch (error) {
    const [start] = error instanceof YAMLError ? (error.linePos ?? []) : []
    step.addIssue('promotions', 'list-unreadable', { line: start ? ` (line ${start.line})` : '' })
    return undefined
  }
}
