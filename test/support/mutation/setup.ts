/**
 * Makes properties fast enough for a thousand mutants: fewer examples, a fixed seed for a stable score, and no shrinking,
 * since any failure kills the mutant.
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
