import { expect, it } from 'vitest'
import { labelList } from '../../../src/untrusted/schema.ts'

it.each([
  [[], []],
  [[''], []],
  [
    ['', 'SYSCURRENT', '', 'canary'],
    ['SYSCURRENT', 'canary'],
  ],
  [[' '], [' ']],
])('the list of labels %j has the labels %j', (listed, labels) => {
  expect(labelList().parse(listed)).toEqual(labels)
})

it.each([[[1]], [[null]], ['SYSCURRENT'], [['x'.repeat(257)]], [Array<string>(101).fill('')]])(
  'a list of labels is not %j',
  (listed) => {
    expect(labelList().safeParse(listed).success).toBe(false)
  },
)
