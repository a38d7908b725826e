import * as z from 'zod/mini'
import { itemNames, type Step } from './step.ts'
import { tooDeep } from '../untrusted/json.ts'
import { listOf, mapOf } from '../untrusted/schema.ts'

/** null is what `toJSON` makes of what is not set. */
const value = z.pipe(
  z.nullable(z.string()),
  z.transform((text) => text ?? ''),
)
const schema = listOf(mapOf(value), z.minLength(1), z.maxLength(5_000))

/**
 * The items of the `promotions` input, each as a step of its own with the step's inputs as its defaults. An item that
 * names its own target inherits none.
 */
export async function itemsOf(step: Step): Promise<Step[]> {
  const value = await parse(step)
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    // A key that is none is not quoted: it may be any text.
    const place =
      issue?.path.filter((part) => typeof part === 'number' || itemNames.some((name) => name === part)) ?? []
    const where = place.length > 0 ? ` (${place.join('.')})` : ''
    if (value !== undefined) step.say('promotions', `must be a list of items whose values are text${where}`)
    return []
  }
  const isUnknown = (key: string) => !itemNames.some((name) => name === key)
  const wrong = [...parsed.data.keys()].filter((index) => Object.keys(parsed.data[index] ?? {}).some(isUnknown))
  if (wrong.length > 0) {
    step.say('promotions', `has keys that are none in ${wrong.join(', ')} (from 0): ${itemNames.join(', ')} are`)
  }
  return parsed.data.map((item, index) => step.item(index, item))
}

/**
 * YAML, and so JSON too, with every value but null as text: a version `001` is not the number 1. The library ends
 * documents that blow up by aliases.
 */
async function parse(step: Step): Promise<unknown> {
  const { parse, YAMLError } = await import('yaml')
  const { promotions = '' } = step.inputs
  try {
    if (tooDeep.test(promotions)) throw new SyntaxError('too deep')
    return parse(promotions, {
      schema: 'failsafe',
      customTags: ['null'],
      logLevel: 'error',
    }) as unknown
  } catch (error) {
    const [start] = error instanceof YAMLError ? (error.linePos ?? []) : []
    step.say('promotions', `is not YAML or JSON${start ? `, see its line ${start.line}` : ''}`)
    return undefined
  }
}
