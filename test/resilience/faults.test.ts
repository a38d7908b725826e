/**
 * Every fault at every request: it ends in a known state that is reported, with nothing lost. How each of them ends is
 * the table in docs/reliability.md; `UPDATE_DOCS=1` writes it anew.
 */
import { describe, expect, it, vi } from 'vitest'
import { alibaba, aws, huawei } from '../support/scenario.ts'
import { faults } from '../support/faults/faults.ts'
import { google } from '../support/faults/google.ts'
import { ending } from '../support/faults/invariants.ts'
import { batch, endOfJob, endure, kindOf, promote, rollback } from '../support/faults/situation.ts'
import { type Ending, keep, withTables } from '../support/reliability-tables.ts'

// Most of a run is waiting: for a server that says nothing, or for the next try.
vi.setConfig({ maxConcurrency: 32 })

const situations = [
  ...[promote(huawei), promote(alibaba), rollback(huawei), endOfJob(alibaba), batch(huawei)],
  ...[promote(aws), rollback(aws), promote(google), rollback(google)],
]
const endings: Ending[] = []
const moments = new Set(situations.flatMap((situation) => Object.keys(situation.moments)))
const order = faults.flatMap(({ name }) => [...moments].map((moment) => `${name}, ${moment}`))

describe.concurrent.each(situations)('$vendor.title: $name', (situation) => {
  it('sends these requests when nothing goes wrong', async () => {
    const aftermath = await endure(situation)
    expect(aftermath.calls.map(kindOf).join('')).toBe(situation.trace)
    expect(await ending(situation, aftermath)).toBe('done')
  })

  const cases = faults.flatMap((fault) =>
    Object.entries(situation.moments).flatMap(([moment, at]) => at.map((n) => [fault.name, moment, n, fault] as const)),
  )
  it.each(cases)('%s, %s (request %i)', async (name, moment, n, fault) => {
    const aftermath = await endure(situation, fault, n)
    const outcome = await ending(situation, aftermath)
    endings.push({ table: situation.table, cloud: situation.vendor.title, fault: name, moment, outcome })
    if (fault.refusesKey) expect(aftermath.calls.length - n, 'a key was refused and used again').toBeLessThanOrEqual(2)
  })
})

describe('docs/reliability.md', () => {
  it('says how each of them ends', async () => {
    const runs = situations.map((situation) => faults.length * situation.trace.length)
    expect(endings, 'not all were run, or have kept their promise').toHaveLength(runs.reduce((a, b) => a + b))
    // They have ended in any order.
    const place = ({ fault, moment }: Ending) => order.indexOf(`${fault}, ${moment}`)
    const sorted = endings.toSorted((a, b) => place(a) - place(b))
    await keep((text) => withTables(text, sorted))
  })
})
