/** The job summary; and text from a server, which is data wherever it turns up: never a command, never markup. */
import { describe, expect, it } from 'vitest'
import { alibaba, huawei, scenario, type Scenario, type Step, vendors } from '../support/scenario.ts'

/** The text of HTML, as a browser shows it. */
const shown = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')

/** The cells of the table's rows, as text. */
function rows({ summary }: Step): string[][] {
  const [, table = ''] = /<table>(.*?)<\/table>/s.exec(summary) ?? []
  const lines = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row)
  return lines.map((row) =>
    [...row.matchAll(/<t[dh]>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => shown(cell).replace(/\s+/g, ' ').trim()),
  )
}

describe.concurrent.each(vendors)('$title: the summary', (vendor) => {
  const { current, previous } = vendor

  it('has a table of what was moved', async () => {
    await using s = await scenario(vendor)
    const [head, ...moved] = rows(await s.promote())
    expect(head).toEqual(['secret', 'provider', 'label', 'before → after', 'also', 'outcome'])
    expect(moved).toEqual([[s.secret, vendor.inputs.provider, current, 'v2 → v3', `${previous} v1 → v2`, 'promoted']])
  })

  it('has a diagram', async () => {
    await using s = await scenario(vendor)
    const { summary } = await s.promote()
    const [, diagram = ''] = /\n```mermaid\n(.*?)\n```\n/s.exec(summary) ?? []
    expect(diagram).toMatch(/^flowchart LR\n/)
    for (const word of ['"v2"', '"v3"', current]) expect(diagram).toContain(word)
  })

  it('tells how to undo it, with the record', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    expect(step.summary).toContain('<code>rollback: true</code>')
    const [, record = ''] = /<details>.*?<pre>(.*?)<\/pre>/s.exec(step.summary) ?? []
    expect(shown(record)).toBe(step.outputs.record)
  })

  it('has no picture and nothing to undo where nothing was to be done', async () => {
    await using s = await scenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    expect(rows(step).at(-1)).toEqual([s.secret, vendor.inputs.provider, current, 'v2 → v2', '', 'unchanged'])
    expect(step.summary).not.toContain('mermaid')
    expect(step.summary).not.toContain('rollback: true')
  })

  it('says of a dry run what would be moved, and nothing of undoing', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote({ 'dry-run': 'true' })
    expect(rows(step).at(-1)?.join(' ')).toMatch(/v2 → v3 .*v1 → v2 planned$/)
    expect(step.summary).not.toContain('rollback: true')
  })

  it('says of a rollback what was moved back', async () => {
    await using s = await scenario(vendor)
    const back = await s.rollback(await s.promote())
    expect(rows(back).at(-1)).toEqual([
      ...[s.secret, vendor.inputs.provider, current, 'v3 → v2', `${previous} v2 → v1`, 'rolled-back'],
    ])
  })

  it('has warnings in it', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    s.purge('v1')
    const back = await s.rollback(step)
    expect(shown(back.summary)).toContain(back.warnings[0]?.split('): ')[1])
  })

  it('says of a failure what the annotation says, and how to undo what is left', async () => {
    if (vendor.writes === 1) return // nothing is left after a first write that failed
    await using s = await scenario(vendor)
    s.trouble('current → v3', () => s.refusal(403, 'forbidden'))
    s.trouble('previous → v1', () => s.refusal(403, 'forbidden'))
    const step = await s.promote()
    expect(shown(step.summary)).toContain(step.error)
    expect(rows(step).at(-1)?.at(-1)).toBe('failed')
    expect(step.summary).toContain('<code>rollback: true</code>')
    expect(shown(step.summary)).toContain(step.outputs.record)
  })
})

const nasty =
  '<script>alert(1)</script>|`code` <img src=x onerror=alert(2)> "]; [link](javascript:x) ##[error]owned &amp;'
const breaking = `${nasty}\n::error::owned\r\n::set-output name=changed::owned\r::add-mask::v\u2028::stop-commands::x\u0085\u001b[31m`

/** Nothing that came from the server was obeyed by the runner, or is more than text in the summary. */
function isOnlyText({ commands, summary, outputs, annotations }: Step, errors: number): void {
  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(errors)
  expect(commands.filter(({ name, data }) => name === 'add-mask' && data.length < 10)).toEqual([])
  for (const { name } of commands) expect(['add-mask', 'error', 'warning', 'debug']).toContain(name)
  expect(outputs.changed).toMatch(/^(true|false)$/)
  expect(summary).not.toMatch(/<(script|img)|<[^>]*onerror/)
  // Outside of HTML, there is nothing but the heading and the diagram: no Markdown that text could break out of.
  const blocks = summary.trim().split(/\n\n+/)
  for (const block of blocks) expect(block).toMatch(/^(### |<(table|p|pre|details)>|```mermaid\n[^`]*\n```$)/)
  // eslint-disable-next-line no-control-regex -- what must not be in there
  expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028]/)
}

describe.concurrent.each(vendors)('$title: text from the server', (vendor) => {
  it.each([false, true])('in an error message is only text (debug: %s)', async (debug) => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(403, 'forbidden', breaking))
    const step = await s.promote({}, { debug })
    isOnlyText(step, 1)
    expect(step.error).toContain('<script>alert(1)')
    expect(step.summary).toContain('&lt;script&gt;alert(1)')
  })

  it('in an error code or a request id is left out', async () => {
    await using s = await scenario(vendor)
    const headers = { 'x-request-id': '##[error]owned', 'x-acs-request-id': '##[error]owned' }
    s.trouble('read', () => ({ status: 400, headers, body: vendor.error(breaking, 'no') }))
    const step = await s.promote({}, { debug: true })
    isOnlyText(step, 1)
    expect(step.error).toContain('HTTP 400')
    expect(step.error).not.toContain('owned')
  })

  it('in a warning is only text', async () => {
    await using s = await scenario(vendor)
    const step = await s.promote()
    s.trouble('previous → v1', () => s.refusal(403, 'forbidden', breaking))
    const back = await s.rollback(step)
    isOnlyText(back, 0)
    expect(back.warnings).toHaveLength(1)
  })

  it('in the label of a version is only text', async () => {
    await using s = await scenario(vendor)
    s.version('v1').stages.add(breaking)
    const step = await s.run({ 'target-version': 'v9' }, { debug: true })
    isOnlyText(step, 1)
    expect(step.error).toContain('<script>alert(1)')
    isOnlyText(await s.promote(), 0)
  })

  it('in the id of a version is never a line of its own', async () => {
    const id = `v2\n::set-output name=changed::owned`
    await using s = await scenario(vendor, { v1: ['previous'], [id]: ['current'], v3: [] })
    const step = await s.promote({}, { debug: true })
    isOnlyText(step, 1)
    expect(step.error).not.toContain('owned')
    expect(s.labels()).toEqual({ previous: 'v1', current: id })
  })
})

describe.concurrent('Alibaba Cloud: text from the server', () => {
  const id = `v2-${nasty}`

  async function isOnlyTextEverywhere(s: Scenario, stage: string): Promise<void> {
    const step = await s.promote({ stage, 'previous-stage': 'none' }, { debug: true })
    isOnlyText(step, 0)
    expect(step.outputs).toMatchObject({ changed: 'true', 'previous-version': id, 'current-version': 'v3' })
    expect(step.summary).toContain('v2-&lt;script&gt;')
    const back = await s.rollback(step, {}, { debug: true })
    isOnlyText(back, 0)
    expect(back).toMatchObject({ exitCode: 0, outputs: { 'previous-version': 'v3', 'current-version': id } })
  }

  it('in the id of a version is only text, and still good for a rollback', async () => {
    await using s = await scenario(alibaba, { v1: ['previous'], [id]: ['current', 'x'], v3: [] })
    await isOnlyTextEverywhere(s, '')
  })

  it('in a label that is moved is only text', async () => {
    await using s = await scenario(alibaba, { v1: ['previous'], [id]: ['current', nasty], v3: [] })
    await isOnlyTextEverywhere(s, nasty)
  })

  it('in XML is only text', async () => {
    await using s = await scenario(alibaba)
    const body = `<KMS><Code>Odd</Code><Message>&lt;b&gt;\n::error::owned</Message></KMS>`
    s.trouble('read', () => ({ status: 400, headers: { 'content-type': 'text/xml' }, body }))
    const step = await s.promote()
    isOnlyText(step, 1)
    expect(step.error).toContain('(ListSecretVersionIds, Odd, ')
  })
})

describe('Huawei Cloud: text from the server', () => {
  it('in the list of projects is only text', async () => {
    await using s = await scenario(huawei)
    s.trouble('ListProjects', () => ({ status: 200, body: JSON.stringify({ projects: [{ id: breaking, name: 1 }] }) }))
    const step = await s.promote({ 'project-id': '', 'identity-endpoint': s.cloud.endpoint, 'max-attempts': '1' })
    isOnlyText(step, 1)
    expect(step.error).not.toContain('owned')
  })
})
