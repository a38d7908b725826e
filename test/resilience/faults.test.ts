/**
 * Every fault at every request: the run ends in a known state and reports it. docs/reliability.md has the outcomes in
 * tables; `UPDATE_DOCS=1` regenerates them.
 */
import { describe, expect, it, vi } from 'vitest'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { faults } from '../support/faults/faults.ts'
import { azure } from '../support/faults/azure.ts'
import { google } from '../support/faults/google.ts'
import { oci } from '../support/faults/oci.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { checkInvariants } from '../support/faults/invariants.ts'
import { batch, compensation, endOfJob, runWithFault, kindOf, promote, rollback } from '../support/faults/situation.ts'
import { type Ending, updateOrExpect, withTables } from '../support/reliability-tables.ts'

// Most of a run is waiting, for a silent server or for the next attempt.
vi.setConfig({ maxConcurrency: 32 })

const situations = [
  ...[promote(huawei), promote(alibaba), rollback(huawei), endOfJob(alibaba), batch(huawei)],
  ...[promote(aws), rollback(aws), promote(google), rollback(google)],
  ...[promote(oci), rollback(oci), promote(parameterStore), rollback(parameterStore)],
  ...[compensation(huawei), compensation(alibaba), compensation(aws), compensation(google), compensation(oci)],
  ...[promote(azure), rollback(azure), compensation(parameterStore), compensation(azure)],
]
const endings: Ending[] = []
const moments = new Set(situations.flatMap((situation) => Object.keys(situation.moments)))
const order = faults.flatMap(({ name }) => [...moments].map((moment) => `${name}, ${moment}`))

describe.concurrent.each(situations)('$vendor.title: $name', (situation) => {
  it('sends the expected requests without a fault', async () => {
    const aftermath = await runWithFault(situation)
    expect(aftermath.calls.map(kindOf).join('')).toBe(situation.trace)
    expect(await checkInvariants(situation, aftermath)).toBe(situation.ending ?? 'done')
  })

  const cases = faults.flatMap((fault) =>
    Object.entries(situation.moments).flatMap(([moment, at]) => at.map((n) => [fault.name, moment, n, fault] as const)),
  )
  it.each(cases)('ends in a known state after %s, at %s (request %i)', async (name, moment, n, fault) => {
    const aftermath = await runWithFault(situation, fault, n)
    const outcome = await checkInvariants(situation, aftermath)
    endings.push({ table: situation.table, cloud: situation.vendor.title, fault: name, moment, outcome })
    if (fault.rejectsKey) expect(aftermath.calls.length - n, 'a rejected key was used again').toBeLessThanOrEqual(2)
  })
})

describe('docs/reliability.md', () => {
  it('lists the outcome of every fault at every moment', async () => {
    const runs = situations.map((situation) => faults.length * Object.values(situation.moments).flat().length)
    expect(endings, 'not every case ran and passed').toHaveLength(runs.reduce((a, b) => a + b))
    // They ran concurrently, in any order.
    const place = ({ fault, moment }: Ending) => order.indexOf(`${fault}, ${moment}`)
    const sorted = endings.toSorted((a, b) => place(a) - place(b))
    await updateOrExpect((text) => withTables(text, sorted))
  })
})
