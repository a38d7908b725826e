/** What a failed list says of the secrets that did not fail: in the annotation, and in the log. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../support/clouds/server.ts'
import { type ListRun, startListScenario } from '../support/scenario/list-scenario.ts'
import { fullName, vendorFor } from '../support/scenario/words.ts'

const forbidden: Fault = { status: 403, body: '{"error_code":"CSMS.0302","error_msg":"not today"}' }
const six = ['h1', 'a1', 'h2', 'a2', 'h3', 'a3']

/** Returns the last paragraph of an error. */
const readEnd = ({ error }: ListRun) => error.split('\n\n').at(-1)

/** Returns the lines of the last log group of a secret. */
function readGroup({ raw }: ListRun, name: string): string[] {
  const lines = raw.split('\n')
  const start = lines.findLastIndex((line) => line.startsWith('::group::[') && line.includes(`] ${fullName(name)}, `))
  return lines.slice(start, lines.indexOf('::endgroup::', start)).slice(1)
}

describe.concurrent('a list in which a write failed', () => {
  async function failAt(name: string) {
    const s = await startListScenario(six)
    s.intercept = (request) => (request === `${name} current → v3` ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    return { s, step, [Symbol.asyncDispose]: () => s[Symbol.asyncDispose]() }
  }

  it.each([
    ['h1', '1 failed, 5 not started'],
    ['h2', '1 failed, 2 rolled back, 3 not started'],
    ['a3', '1 failed, 5 rolled back'],
  ])('says at the end what became of the others (at %s)', async (name, counts) => {
    await using setup = await failAt(name)
    expect(readEnd(setup.step)).toBe(`Of 6 secrets: ${counts}.`)
    expect(setup.step.error.split('\n')[0]).toContain(`${fullName(name)}, label `)
  })

  it('shows in the log group of a restored secret the way back', async () => {
    await using setup = await failAt('h2')
    const { current, previous } = vendorFor('a1')
    expect(readGroup(setup.step, 'a1').sort()).toEqual([`${current} v3 → v2`, `${previous} v2 → v1`].sort())
  })

  it('shows in the log group of a failed secret where its labels are', async () => {
    await using setup = await failAt('h2')
    const { current } = vendorFor('h2')
    const [state, ...more] = readGroup(setup.step, 'h2')
    expect(state).toContain(`Rolled back: `)
    expect(state).toContain(`${current} is on v2`)
    expect(more).toEqual([])
  })
})

describe.concurrent('a list that failed', () => {
  it('counts what was not rolled back', async () => {
    await using s = await startListScenario(['h1', 'a1', 'h2', 'a3'])
    const refused = ['h2 current → v3', 'h1 current → v2']
    s.intercept = (request) => (refused.includes(request) ? forbidden : undefined)
    const step = await s.promote({ concurrency: '1' })
    expect(readEnd(step)).toBe('Of 4 secrets: 1 failed, 1 not rolled back, 1 rolled back, 1 not started.')
  })

  it('before the first write counts the others as not started', async () => {
    await using s = await startListScenario(six)
    const items = six.map((name) => s.buildItem(name, name === 'h2' ? { 'target-version': 'v9' } : {}))
    expect(readEnd(await s.run({ promotions: JSON.stringify(items) }))).toBe('Of 6 secrets: 1 failed, 5 not started.')
  })

  it('as a whole has no count', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const items = ['h1', 'a1'].map((name) => s.buildItem(name, { 'target-version': 'v9' }))
    const step = await s.run({ promotions: JSON.stringify(items) })
    expect(step.error).not.toContain('Of 2 secrets')
  })

  it('as a rollback says that the others are restored, not rolled back', async () => {
    await using s = await startListScenario(['h1', 'a1', 'h2'])
    const step = await s.promote()
    s.intercept = (request) => (request === 'h2 current → v2' ? forbidden : undefined)
    const back = await s.rollback(step, { concurrency: '1' })
    expect(readEnd(back)).toBe('Of 3 secrets: 1 failed, 2 restored.')
  })
})
