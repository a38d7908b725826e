/** The generated promotions cover the cases that matter. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CURRENT, PREVIOUS } from './model.ts'
import { type PromotionCase, promotionCase, roles } from './promotion-properties.ts'

describe('the generated promotions', () => {
  const sample = fc.sample(promotionCase, { numRuns: 2000, seed: 1 })
  const isSwap = (each: PromotionCase) => {
    const { previous, incoming } = roles(each)
    return previous !== undefined && each.layout[incoming]?.join() === previous
  }
  it.each<[string, (each: PromotionCase) => boolean]>([
    ['a label that is already in place', (each) => !roles(each).isMove],
    ['a label on no version', (each) => roles(each).outgoing === null],
    ['a target whose only label is the previous one', isSwap],
    [
      'such a target in a store that moves that label automatically',
      (each) => isSwap(each) && each.options.movesPrevious === true,
    ],
    [
      'a target with the previous label and another',
      (each) => (each.layout[roles(each).incoming]?.length ?? 0) > 1 && !isSwap(each),
    ],
    ['a target without a label', (each) => each.layout[roles(each).incoming]?.length === 0],
    ['a previous label on no version', ({ layout }) => !Object.values(layout).flat().includes(PREVIOUS)],
    [
      'both labels on one version',
      ({ layout }) => Object.values(layout).some((at) => at.includes(CURRENT) && at.includes(PREVIOUS)),
    ],
    ['no previous label', ({ promotion }) => promotion.previousStage === null],
    [
      'a custom previous label',
      ({ promotion }) => typeof promotion.previousStage === 'object' && promotion.previousStage !== null,
    ],
  ])('include %s', (_description, is) => {
    expect(sample.filter(is).length).toBeGreaterThan(20)
  })
})
