import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bareName, root, startBench } from './cases.ts'

const rows = readFileSync(join(root, 'docs/performance.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Returns the latest result of `npm run bench`. */
function recorded(name: string): number {
  return Number(rows.find(([, what]) => what === name)?.[2])
}

const minRounds = 9
/** A busy machine slows down most runs, but seldom all of them. */
const maxRounds = 90

it('the action starts at most a third slower than docs/performance.md says', { timeout: 600_000 }, async () => {
  const bench = await startBench()
  try {
    const fastest = new Map<string, number>()
    const ratioOf = (name: string) => (fastest.get(name) ?? NaN) / (fastest.get(bareName) ?? NaN)
    const names = bench.checked.map(({ name }) => name)
    const findSlow = () => names.filter((name) => !(ratioOf(name) <= (recorded(name) * 4) / 3))
    for (let round = 1; round <= minRounds || (round <= maxRounds && findSlow().length > 0); round++) {
      for (const { name, run } of bench.checked.toSorted(() => Math.random() - 0.5))
        fastest.set(name, Math.min(await run(), fastest.get(name) ?? Infinity))
    }
    for (const name of names)
      if (name !== bareName)
        console.log(`${ratioOf(name).toFixed(2)} × ${bareName}, recorded ${recorded(name).toFixed(2)}: ${name}`)
    expect(findSlow()).toEqual([])
  } finally {
    await bench.stop()
  }
})
