import { expect, test } from 'vitest'
import { formatSkipped } from './skipped.ts'

test('a run names the tests that were skipped, by what they need', () => {
  const skipped = [
    { file: 'test/b.test.ts', need: 'moto_server' },
    { file: 'test/a.test.ts', need: 'moto_server' },
    { file: 'test/b.test.ts', need: 'moto_server' },
    { file: 'test/c.test.ts', need: 'act' },
  ]
  expect(formatSkipped(skipped)).toEqual([
    'Skipped without act: 1 test of test/c.test.ts',
    'Skipped without moto_server: 3 tests of test/a.test.ts, test/b.test.ts',
    'CONTRIBUTING.md says how to install what is missing.',
  ])
  expect(formatSkipped([])).toEqual([])
})
