/** The job summary, and text from a server, which must never become a command or markup. */
import { describe, expect, it } from 'vitest'
import { type Run, runAction } from '../support/runner.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario, type Scenario, type StepRun } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors, vendorsWithTwoWrites } from '../support/scenario/vendors.ts'

/** Returns the text of HTML as a browser shows it. */
const toText = (html: string) =>
  html
    .replaceAll('<wbr>', '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

/** Returns the text of each cell, by row, of the table that begins with this column. */
function readRows({ summary }: Run, column: string): string[][] {
  const tables = [...summary.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) => table)
  const table = tables.find((each) => each.startsWith(`<tr><th>${column}</th>`)) ?? ''
  const lines = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => row)
  return lines.map((row) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => toText(cell).trim()),
  )
}

const readHeading = ({ summary }: Run) => /^### (.*)\n/.exec(summary)?.[1]
const readResults = (run: Run) => readRows(run, 'secret').slice(1)
const readLabels = (run: Run) => readRows(run, 'label').slice(1)
const failureNotes = /next fetch|eventual consistency/

describe.concurrent.each(vendors)('$title: the job summary', (vendor) => {
  const { current, previous, secret, inputs } = vendor

  it('of a promotion has a table of the moves', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    expect(readHeading(step)).toBe('✅ Promoted: 1 secret')
    expect(readRows(step, 'secret')).toEqual([
      ['secret', 'versions', 'outcome'],
      [secret, `v2 → v3 ${previous} v1 → v2`, 'promoted'],
    ])
    expect(step.summary).toContain(`<p>${current} · ${inputs.provider} · ${inputs.region}</p>`)
    expect(step.summary).toContain('next fetch')
    expect(step.summary).not.toContain('mermaid')
  })

  it('has the whole name as a title, and shortens ids', async () => {
    const [old, next] = ['b81d2e64-1f7a-49ab-9a3c-7c2d90e4f3b5', '5e9a6c13-d2b8-4f70-8e15-a4f0c7b2d986']
    await using s = await startScenario(vendor, { v1: ['previous'], [old]: ['current'], [next]: [] })
    const step = await s.promote({ 'target-version': next })
    expect(readResults(step)).toEqual([[secret, `b81d2e64… → 5e9a6c13… ${previous} v1 → b81d2e64…`, 'promoted']])
    for (const id of [old, next]) expect(step.summary).toContain(`<code title="${id}">${id.slice(0, 8)}…</code>`)
    if (vendor !== huawei) expect(step.summary).toContain(`<code title="${vendor.fullName(secret)}">`)
  })

  it('shows ids that would look alike in full', async () => {
    const [old, next] = ['release-2026-11-27-of-the-api-7', 'release-2026-11-28-of-the-api-7']
    await using s = await startScenario(vendor, { v1: ['previous'], [old]: ['current'], [next]: [] })
    const step = await s.promote({ 'target-version': next })
    expect(readResults(step)[0]?.[1]).toBe(`${old} → ${next} ${previous} v1 → ${old}`)
  })

  it('explains the rollback and contains the record', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    expect(step.summary).toContain('<code>rollback: true</code>')
    const [, record = ''] = /<details>.*?<pre lang="text"><code>(.*?)<\/code><\/pre>/s.exec(step.summary) ?? []
    expect(toText(record)).toBe(step.outputs.record)
  })

  it('of a run that changes nothing has no rollback', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ 'target-version': 'v2' })
    expect(readHeading(step)).toBe('ℹ️ Nothing to do: the label is already in place')
    expect(readResults(step)).toEqual([[secret, 'v2', 'unchanged']])
    expect(step.summary).not.toContain('rollback: true')
    expect(step.summary).not.toMatch(failureNotes)
  })

  it('of a dry run lists the planned moves without a rollback', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'dry-run': 'true' })
    expect(readHeading(step)).toBe('🔍 Dry run: nothing was changed')
    expect(readResults(step)).toEqual([[secret, `v2 → v3 ${previous} v1 → v2`, 'planned']])
    expect(step.summary).not.toContain('rollback: true')
    expect(step.summary).not.toMatch(failureNotes)
  })

  it('of a rollback has a table of the moves', async () => {
    await using s = await startScenario(vendor)
    const back = await s.rollback(await s.promote())
    expect(readHeading(back)).toBe('↩️ Rolled back: 1 secret')
    expect(readResults(back)).toEqual([[secret, `v3 → v2 ${previous} v2 → v1`, 'rolled-back']])
  })

  it('contains the warnings, and its heading counts them', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.deleteVersion('v1')
    const back = await s.rollback(step)
    expect(readHeading(back)).toBe('⚠️ Rolled back: 1 secret (1 warning)')
    expect(toText(back.summary)).toContain(back.warnings[0]?.split('): ')[1])
  })

  it('of invalid inputs lists them', async () => {
    await using s = await startScenario(vendor)
    const step = await s.run({ stage: 'x\ty', 'timeout-seconds': 'soon' })
    expect(readHeading(step)).toBe('❌ Failed: nothing was sent')
    expect(step.summary).toContain('<code>timeout-seconds</code>')
  })

  it('of a refused promotion says that nothing was changed', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote({ 'expected-version': 'v1' })
    expect(readHeading(step)).toBe('❌ Failed: nothing was changed')
    expect(step.summary).toContain('but <code>expected-version</code> is v1')
    expect(readResults(step)).toEqual([[secret, 'v2', 'failed']])
    expect(readLabels(step)).toEqual([])
  })

  it('of a promotion that wrote nothing says that the labels are as before', async () => {
    await using s = await startScenario(vendor)
    for (const label of ['current → v3', 'previous → v2']) {
      s.onRequest(label, () => s.errorResponse(403, 'forbidden'))
    }
    const step = await s.promote()
    expect(readHeading(step)).toBe('❌ Failed: labels are as before')
    expect(step.summary).not.toMatch(failureNotes)
    expect(step.summary).not.toContain('rollback: true')
  })

  it('of a rollback that cannot read shows unknown places, and where the labels belong', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.onRequest('read', () => s.errorResponse(403, 'forbidden'))
    const back = await s.rollback(step)
    expect(readHeading(back)).toBe('❌ Rollback failed: labels need attention')
    expect(readRows(back, 'label')).toEqual([
      ['label', 'was', 'is', 'should be'],
      [current, 'unknown', 'unknown', 'v2'],
      [previous, 'unknown', 'unknown', 'v1'],
    ])
    expect(readResults(back)).toEqual([[secret, 'unknown', 'failed']])
  })

  it('of a refused rollback says that nothing was rolled back', async () => {
    await using s = await startScenario(vendor)
    const step = await s.promote()
    s.move('current', 'v1')
    const back = await s.rollback(step)
    expect(readHeading(back)).toBe('❌ Rollback failed: nothing was rolled back')
    expect(back.summary).toContain('set <code>force: true</code>')
  })

  it('of a lost write that may still land says that the label is in doubt', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => 'reset')
    s.onRequest('current → v2', () => 'reset')
    const step = await s.promote({ 'max-attempts': '1' })
    expect(step.error).toContain('may still move')
    expect(readHeading(step)).toBe('❌ Failed: labels in doubt')
    expect(readLabels(step)[0]).toEqual([current, 'v2', 'in doubt', 'v2'])
    expect(readResults(step)).toEqual([[secret, 'v2 → in doubt', 'failed']])
  })
})

describe.concurrent.each(vendorsWithTwoWrites)('$title: the job summary of a failure half-way', (vendor) => {
  const { current, previous, secret } = vendor

  it('has the error, where the labels are and belong, and the steps, before the results', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    s.onRequest('previous → v1', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote()
    expect(readHeading(step)).toBe('❌ Failed: labels need attention')
    const [error = ''] = step.error.split('\nTo restore the labels manually')
    expect(toText(step.summary)).toContain(error.replaceAll('`', ' ').replace(/\s+/g, ' '))
    expect(readLabels(step)).toEqual([
      [current, 'v2', 'v2', 'v2'],
      [previous, 'v1', 'v2', 'v1'],
    ])
    expect(readResults(step)).toEqual([[secret, 'v2', 'failed']])
    const order = ['<b>', '<th>label</th>', '<pre lang="yaml">', '<pre lang="sh">', '<th>outcome</th>', '<details>']
    const places = order.map((text) => step.summary.indexOf(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(step.summary).toContain('- uses: promote-secret-version/promote-secret-version@v1')
    expect(toText(step.summary)).toContain(step.outputs.record)
    expect(step.summary).not.toMatch(failureNotes)
  })

  it('says that the labels are restored if they are', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('current → v3', () => s.errorResponse(403, 'forbidden'))
    const step = await s.promote()
    expect(readHeading(step)).toBe('❌ Failed: labels restored')
    expect(step.error).toContain('State: Rolled back: ')
    expect(readLabels(step)).toEqual([])
    expect(step.summary).not.toContain('rollback: true')
  })

  it('shows a previous label in doubt as such', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('previous → v2', () => 'reset')
    s.onRequest('previous → v1', () => 'reset')
    const step = await s.promote({ 'max-attempts': '1' })
    expect(step.error).toContain(`may still move ${previous}`)
    expect(readHeading(step)).toBe('❌ Failed: labels in doubt')
    expect(readLabels(step)).toEqual([
      [current, 'v2', 'v2', 'v2'],
      [previous, 'v1', 'in doubt', 'v1'],
    ])
  })
})

describe.concurrent('the job summary of a list', () => {
  it('counts the secrets, and names label, provider and region only of those that differ in them', async () => {
    await using s = await startListScenario(['h1', 'h2', 'a1'], { h2: { v2: ['previous'], v3: ['current'] } })
    const step = await s.promote()
    expect(readHeading(step)).toBe('✅ Promoted: 2 secrets, 1 unchanged')
    expect(readResults(step).map(([secret]) => secret)).toEqual([
      'h1 SYSCURRENT · huaweicloud-csms · ap-southeast-1',
      'h2 SYSCURRENT · huaweicloud-csms · ap-southeast-1',
      'a1 ACSCurrent · alibabacloud-kms · cn-hangzhou',
    ])
    const again = await s.promote()
    expect(readHeading(again)).toBe('ℹ️ Nothing to do: all labels are already in place')
  })

  it('tells secrets apart that differ in nothing but their region', async () => {
    const regions = ['eu-central-1', 'eu-west-1']
    const clouds = await Promise.all(
      regions.map((region) => aws.start({ db: { v1: ['AWSCURRENT'], v2: [] } }, { region })),
    )
    const items = clouds.map(({ endpoint }, index) => ({ endpoint, region: regions[index] }))
    const inputs = { provider: 'aws-secrets-manager', secret: 'db', 'target-version': 'v2' }
    const run = await runAction({ with: { ...inputs, promotions: JSON.stringify(items) }, env: aws.env })
    for (const cloud of clouds) await cloud.close()
    expect(readHeading(run), run.raw).toBe('✅ Promoted: 2 secrets')
    expect(readResults(run).map(([secret]) => secret)).toEqual(regions.map((region) => `db ${region}`))
    expect(run.summary).toContain('<p>AWSCURRENT · aws-secrets-manager</p>')
  })

  it('says that the labels are restored if all are', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    s.intercept = (request) => (request === 'a1 current → v3' ? { status: 403, body: '<b>no</b>' } : undefined)
    const step = await s.promote({ concurrency: '1' })
    expect(readHeading(step)).toBe('❌ Failed: labels restored')
    expect(step.summary).toContain('<p>Of 2 secrets: 1 failed, 1 restored.</p>')
  })

  it('groups a long list by outcome, the failed secrets first', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `h${n}`)
    await using s = await startListScenario(names)
    s.intercept = (request) => (request === 'h8 current → v3' ? { status: 403, body: '<b>no</b>' } : undefined)
    const step = await s.promote({ concurrency: '1' })
    const cells = readResults(step).map(([first]) => first)
    const restored = names.slice(0, 8)
    expect(cells).toEqual(['failed: 1', 'h8', 'restored: 8', ...restored, 'skipped: 3', 'h9', 'h10', 'h11'])
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
  expect(summary.replace(/ title="[^"<>]*"/g, '')).not.toMatch(/<(script|img)|<[^>]*onerror/)
  // Only the heading, which holds no text from outside, is not HTML: there is no Markdown to break out of.
  const [heading, ...blocks] = summary.trim().split(/\n\n+/)
  expect(heading).toMatch(/^### \S+ [A-Z][a-z0-9 ,:()]*$/)
  for (const block of blocks) expect(block).toMatch(/^<(table|p|pre lang="(yaml|sh)"|details)>/)
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
