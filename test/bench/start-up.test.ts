import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bareName, ratiosOf, root, startBench } from './cases.ts'

const rows = readFileSync(join(root, 'docs/performance.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** What `npm run bench` found when it was last run. */
function recorded(name: string): number {
  return Number(rows.find(([, what]) => what === name)?.[2])
}

it('starts as fast as docs/performance.md says, give or take a third', { timeout: 300_000 }, async () => {
  const bench = await startBench()
  try {
    let slow: string[] = []
    // A machine can be busy with something else for a while: only what is slow again and again has become slower.
    for (let attempt = 0; attempt < 3; attempt++) {
      const ratios = await ratiosOf(bench.watched, 9)
      const found = [...ratios].map(([name, ratio]) => ({ name, ratio, was: recorded(name) }))
      for (const { name, ratio, was } of found) {
        if (name !== bareName) console.log(`${ratio.toFixed(2)} × ${bareName}, recorded ${was.toFixed(2)}: ${name}`)
      }
      slow = found.filter(({ ratio, was }) => !(ratio <= (was * 4) / 3)).map(({ name }) => name)
      if (slow.length === 0) break
    }
    expect(slow).toEqual([])
  } finally {
    await bench.stop()
  }
})
