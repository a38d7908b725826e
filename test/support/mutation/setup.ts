/**
 * Makes the properties quick enough to be checked a thousand times: fewer examples, always the same ones, so that the
 * score is too, and no search for the smallest one that fails, since a mutant is dead as soon as a test is.
 */
import fc from 'fast-check'
import { vi } from 'vitest'

fc.configureGlobal({ endOnFailure: true, seed: 1 })

vi.mock('fast-check', async (load) => {
  const { default: original, ...named } = await load<{ default: typeof fc }>()
  const assert = (property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) =>
    original.assert(property, { ...parameters, numRuns: Math.min(parameters?.numRuns ?? 100, 100) })
  return { ...named, default: { ...original, assert } }
})
