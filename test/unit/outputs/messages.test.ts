/** The error annotation, of which the runner keeps 4,096 characters. */
import { describe, expect, it } from 'vitest'
import { formatAnnotation } from '../../../src/outputs/messages.ts'

describe('the annotation', () => {
  it('shows a command whole or not at all', () => {
    const [short, long] = ['a', 'b'].map((letter, index) => `  or: aws ${letter.repeat(index * 2000 + 20)}`)
    const step = `- run this action with ${'x'.repeat(2000)}`
    const text = formatAnnotation([['db: failed', step, short ?? '', step, long ?? '']], ['failed'])
    expect(text.length).toBeLessThan(4096)
    expect(text.split('\n').filter((line) => line.startsWith('  or: '))).toEqual([
      short,
      '  or: the command in the log',
    ])
  })
})
