import * as z from 'zod/mini'
import { nestingPattern } from '../untrusted/json.ts'
import { listOf, mapOf } from '../untrusted/schema.ts'
import { itemKeys } from './schema.ts'
import type { StepInputs } from './step.ts'

/** null is what `toJSON` makes of an unset value. */
const value = z.pipe(
  z.nullable(z.string()),
  z.transform((text) => text ?? ''),
)
const maxItems = 5_000
const schema = listOf(mapOf(value), z.minLength(1), z.maxLength(maxItems))

/**
 * Parses the `promotions` input. Each item becomes a step with the step's inputs as its defaults; an item with a target
 * inherits none.
 */
export async function parsePromotions(step: StepInputs): Promise<StepInputs[]> {
  const value = await parse(step)
  if (Array.isArray(value) && value.length > maxItems) {
    step.addIssue('promotions', 'list-too-long', { count: String(value.length), max: String(maxItems) })
    return []
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    // An unknown key is not quoted: it may be any text.
    const parts = issue?.path.filter((part) => typeof part === 'number' || itemKeys.some((key) => key === part)) ?? []
    const path = parts.length > 0 ? ` (${parts.join('.')})` : ''
    if (value !== undefined) step.addIssue('promotions', 'list-invalid', { path })
    return []
  }
  const isUnknown = (key: string) => !itemKeys.some((known) => known === key)
  const invalid = [...parsed.data.keys()].filter((index) => Object.keys(parsed.data[index] ?? {}).some(isUnknown))
  if (invalid.length > 0) {
    step.addIssue('promotions', 'list-unknown-keys', { items: invalid.join(', '), allowed: itemKeys.join(', ') })
  }
  return parsed.data.map((item, index) => step.item(index, item))
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
