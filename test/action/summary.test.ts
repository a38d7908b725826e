/** The job summary, and text from a server, which must never become a command or markup. */
import { describe, expect, it } from 'vitest'
import { startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, huawei, vendors } from '../support/scenario/vendors.ts'

/** Returns the text of HTML as a browser shows it. */
const toText = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** Returns the text of each cell in the table, by row. */
function readRows({ summary }: StepRun): string[][] {
  const [, table = ''] = /<table>(.*?)<\/table>/s.exec(summary) ?? []
  const lines = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row)
  return lines.map((row) =>
    [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => toText(cell).replace(/\s+/g, ' ').trim()),
  )
}

describe.concurrent.each(vendors)('$title: the job summary', (vendor) => {
  const { current, previous } = vendor

  it('has a table of the moves', async () => {
    await using s = await startScenario(vendor)
    const [head, ...moved] = readRows(await s.promote())
    expect(head).toEqual(['secret', 'provider', 'label', 'before → after', 'also', 'outcome'])
    expect(moved).toEqual([
      [vendor.fullName(s.secret), vendor.inputs.provider, current, 'v2 → v3', `${previous} v1 → v2`, 'promoted'],
    ])
  })

  it('has a diagram of the move', async () => {
    await using s = await startScenario(vendor)
    const { summary } = await s.promote()
    const [, diagram = ''] = /\n```mermaid\n(.*?)\n```\n/s.exec(summary) ?? []
    expect(diagram).toMatch(/^flowchart LR\n/)
    for (const word of ['"v2"', '"v3"', current]) expect(diagram).toContain(word)
  })

  it('explains the rollback and contains the record', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    expect(step.summary).toContain('<code>rollback: true</code>')
    const [, record = ''] = /<details>.*?<pre>(.*?)<\/pre>/s.exec(step.summary) ?? []
    expect(toText(record)).toBe(step.outputs.record)
  })

  it('has no diagram and no rollback if nothing changed', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    expect(readRows(step).at(-1)).toEqual([
      vendor.fullName(s.secret),
      vendor.inputs.provider,
      current,
      'v2 → v2',
      '',
      'unchanged',
    ])
    expect(step.summary).not.toContain('mermaid')
    expect(step.summary).not.toContain('rollback: true')
  })

  it('lists the planned moves of a dry run without a rollback', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'dry-run': 'true' })
    expect(readRows(step).at(-1)?.join(' ')).toMatch(/v2 → v3 .*v1 → v2 planned$/)
    expect(step.summary).not.toContain('rollback: true')
  })

  it('has a table of the moves of a rollback', async () => {
    await using s = await startScenario(vendor)
    const back = await s.rollback(await s.promote())
    expect(readRows(back).at(-1)).toEqual([
      ...[vendor.fullName(s.secret), vendor.inputs.provider, current, 'v3 → v2', `${previous} v2 → v1`, 'rolled-back'],
    ])
  })

  it('contains the warnings', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.deleteVersion('v1')
    const back = await s.rollback(step)
    expect(toText(back.summary)).toContain(back.warnings[0]?.split('): ')[1])
  })

  it('contains the error of the annotation and the rollback of the remaining changes', async () => {
    if (vendor.writes === 1) return // after a failed first write there is no remaining change
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote()
    // The manual steps follow as YAML to copy.
    const [error = ''] = step.error.split('\nTo restore the labels manually')
    expect(toText(step.summary)).toContain(error.replaceAll('\n', ' '))
    expect(step.summary).toContain('- uses: promote-secret-version/promote-secret-version@v1')
    expect(readRows(step).at(-1)?.at(-1)).toBe('failed')
    expect(step.summary).toContain('<code>rollback: true</code>')
    expect(toText(step.summary)).toContain(step.outputs.record)
  })
})

const markup =
  '<script>alert(1)</script>|`code` <img src=x onerror=alert(2)> "]; [link](javascript:x) ##[error]owned &amp;'
const commandText = `${markup}\n::error::owned\r\n::set-output name=changed::owned\r::add-mask::v\u2028::stop-commands::x\u0085\u001b[31m`

/** Checks that no text of the server became a command for the runner, or more than text in the summary. */
function expectOnlyText({ commands, summary, outputs, annotations }: StepRun, errors: number): void {
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(errors)
  expect(commands.filter(({ name, data }) => name === 'add-mask' && data.length < 10)).toEqual([])
  for (const { name } of commands) expect(['add-mask', 'error', 'warning', 'debug']).toContain(name)
  expect(outputs.changed).toMatch(/^(true|false)$/)
  expect(summary).not.toMatch(/<(script|img)|<[^>]*onerror/)
  // Only the heading and the diagram are not HTML, so there is no Markdown that text could break out of.
  const blocks = summary.trim().split(/\n\n+/)
  for (const block of blocks) expect(block).toMatch(/^(### |<(table|p|pre|details)>|```mermaid\n[^`]*\n```$)/)
  // eslint-disable-next-line no-control-regex -- checks that there are none
  expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/)
}

describe.concurrent.each(vendors)('$title: text from the server', (vendor) => {
  it.each([false, true])('in an error message stays text (debug logs: %s)', async (debug) => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(403, 'forbidden', commandText))
    const step = await s.promote({}, { debug })
    expectOnlyText(step, 1)
    expect(step.error).toContain('<script>alert(1)')
    expect(step.summary).toContain('&lt;script&gt;alert(1)')
  })

  it('in an error code or a request id is omitted', async () => {
    await using s = await startScenario(vendor)
    const headers = { 'x-request-id': '##[error]owned', 'x-acs-request-id': '##[error]owned' }
    s.onRequest('read', () => ({ status: 400, headers, body: vendor.error(commandText, 'no') }))
    const step = await s.promote({}, { debug: true })
    expectOnlyText(step, 1)
    expect(step.error).toContain('HTTP 400')
    expect(step.error).not.toContain('owned')
  })

  it('in a warning stays text', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden', commandText))
    const back = await s.rollback(step)
    expectOnlyText(back, 0)
    expect(back.warnings).toHaveLength(1)
  })

  it('in the label of a version stays text', async () => {
    await using s = await startScenario(vendor)
    s.version('v1').stages.add(commandText)
    const step = await s.run({ 'target-version': 'v9' }, { debug: true })
    expectOnlyText(step, 1)
    expect(step.error).toContain('<script>alert(1)')
    expectOnlyText(await s.promote(), 0)
  })

  it('in the id of a version never becomes a separate line', async () => {
    const id = `v2\n::set-output name=changed::owned`
    await using s = await startScenario(vendor, { v1: ['previous'], [id]: ['current'], v3: [] })
    const step = await s.promote({}, { debug: true })
    expectOnlyText(step, 1)
    expect(step.error).not.toContain('owned')
    expect(s.labels()).toEqual({ previous: 'v1', current: id })
  })
})

describe.concurrent('Alibaba Cloud: text from the server', () => {
  const id = `v2-${markup}`

  async function expectOnlyTextEverywhere(s: Scenario, stage: string): Promise<void> {
    const step = await s.promote({ stage, 'previous-stage': 'none' }, { debug: true })
    expectOnlyText(step, 0)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': id, 'current-version': 'v3' })
    expect(step.summary).toContain('v2-&lt;script&gt;')
    const back = await s.rollback(step, {}, { debug: true })
    expectOnlyText(back, 0)
    expect(back).toMatchObject({ exitCode: 0, outputs: { 'previous-version': 'v3', 'current-version': id } })
  }

  it('in the id of a version stays text and works in a rollback', async () => {
    await using s = await startScenario(alibaba, { v1: ['previous'], [id]: ['current', 'x'], v3: [] })
    await expectOnlyTextEverywhere(s, '')
  })

  it('in the label to move stays text', async () => {
    await using s = await startScenario(alibaba, { v1: ['previous'], [id]: ['current', markup], v3: [] })
    await expectOnlyTextEverywhere(s, markup)
  })

  it('in XML stays text', async () => {
    await using s = await startScenario(alibaba)
    const body = `<KMS><Code>Odd</Code><Message>&lt;b&gt;\n::error::owned</Message></KMS>`
    s.onRequest('read', () => ({ status: 400, headers: { 'content-type': 'text/xml' }, body }))
    const step = await s.promote()
    expectOnlyText(step, 1)
    expect(step.error).toContain('(ListSecretVersionIds, Odd, ')
  })
})

describe('Huawei Cloud: text from the server', () => {
  it('in the list of projects stays text', async () => {
    await using s = await startScenario(huawei)
    s.onRequest('ListProjects', () => ({
      status: 200,
      body: JSON.stringify({ projects: [{ id: commandText, name: 1 }] }),
    }))
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint, 'max-attempts': '1' })
    expectOnlyText(step, 1)
    expect(step.error).not.toContain('owned')
  })
})
