/** Step debugging: a line for every request. */
import { describe, expect, it } from 'vitest'
import { startGoogleScenario } from '../support/google.ts'
import { resetConnection, startScenario, type StepRun } from '../support/scenario/scenario.ts'
import { huawei, requestId, vendors } from '../support/scenario/vendors.ts'

const readLines = ({ commands }: Pick<StepRun, 'commands'>) =>
  commands.filter(({ name }) => name === 'debug').map(({ data }) => data)

describe.concurrent.each(vendors)('$title: with step debugging', (vendor) => {
  it('each request has a line with operation, status, milliseconds and request id', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({}, { debug: true })
    const lines = readLines(step)
    expect(lines).toHaveLength(step.calls.length)
    const ids = (JSON.parse(step.outputs.results ?? '') as { requestIds: string[] }[])[0]?.requestIds ?? []
    const pattern = new RegExp(String.raw`^\w+: 200, \d+ ms, request (${requestId})$`)
    expect(lines.map((line) => pattern.exec(line)?.[1]).sort()).toEqual(ids.sort())
  })

  it('so has each attempt that fails, with and without a response', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', resetConnection, { times: 1 })
    s.onRequest('read', () => s.errorResponse(503, 'internal'), { nth: 2, times: 1 })
    const lines = readLines(await s.promote({}, { debug: true }))
    expect(lines).toContainEqual(expect.stringMatching(/^\w+: connection-closed \(\w+\), \d+ ms$/))
    expect(lines).toContainEqual(expect.stringMatching(/^\w+: 503, \d+ ms, request /))
  })
})

describe.concurrent('without step debugging', () => {
  it('there is no such line', async () => {
    await using s = await startScenario(huawei)
    expect(readLines(await s.promote())).toEqual([])
  })

  it('nor on Google Cloud', async () => {
    await using g = await startGoogleScenario()
    expect(readLines(await g.promote())).toEqual([])
  })
})
