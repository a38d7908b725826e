/**
 * The job summary in a browser, rendered as on GitHub, on a desktop and on a phone, and saved as pictures. With
 * `UPDATE_DOCS=1` those in the docs are replaced.
 */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { marked } from 'marked'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecord } from '../support/record.ts'
import { type ListScenario, startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws } from '../support/scenario/vendors.ts'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => existsSync(path))
const pictures = join(import.meta.dirname, '../../coverage/pictures')
const images = join(import.meta.dirname, '../../docs/images')

const { resolve } = createRequire(import.meta.url)
const css = await readFile(resolve('github-markdown-css/github-markdown-light.css'), 'utf8')
const desktop = { width: 1280, height: 300 }
const phone = { width: 390, height: 300 }
const padding = 16

const launch = () => chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })

/** Opens a summary as GitHub renders it. */
async function open(browser: Browser, summary: string, options: Parameters<Browser['newPage']>[0]): Promise<Page> {
  const page = await browser.newPage(options)
  const html = await marked.parse(summary, { gfm: true })
  const style = `${css} body { margin: 0 } article { padding: ${padding}px }`
  const head = `<!doctype html><meta charset="utf-8"><style>${style}</style>`
  await page.setContent(`${head}<article class="markdown-body">${html}</article>`)
  return page
}

/** Secrets of one service in three clouds; the ids are as AWS makes them. */
const service = ['hub-database', 'api/payment-key', 'web/session-key']
const [older, old, next] = [
  '0c4f7a52-93f1-4c0e-8d7e-5b1a6e2f9a10',
  'b81d2e64-1f7a-49ab-9a3c-7c2d90e4f3b5',
  '5e9a6c13-d2b8-4f70-8e15-a4f0c7b2d986',
] as const
const startService = () =>
  startListScenario(service, { 'web/session-key': { [older]: ['previous'], [old]: ['current'], [next]: [] } })

function promoteService(s: ListScenario, inputs = {}) {
  const items = service.map((name) => s.buildItem(name, name.startsWith('w') ? { 'target-version': next } : {}))
  return s.run({ promotions: JSON.stringify(items), concurrency: '1', ...inputs })
}

/** Refuses the move of the last secret's label; from then on, also every write that begins with this. */
function refuseLast(s: ListScenario, stuck?: string): void {
  let hasFailed = false
  s.intercept = (request) => {
    if (request.startsWith('web/session-key current')) {
      hasFailed = true
      return { status: 400, body: aws.error('AccessDeniedException', 'not authorized') }
    }
    const isStuck = hasFailed && stuck !== undefined && request.startsWith(stuck) && request.includes('→')
    return isStuck ? { status: 403, body: alibaba.error('Forbidden.NoPermission', 'not authorized') } : undefined
  }
}

describe.skipIf(executablePath === undefined)('the rendered job summary (needs Chromium)', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
    await mkdir(pictures, { recursive: true })
  })
  afterAll(() => browser.close())

  /** Saves a picture of a summary, and checks what holds for all: in particular, that nothing is cut off. */
  async function renderFor(viewport: typeof desktop, summary: string, name: string): Promise<Page> {
    const page = await open(browser, summary, { viewport })
    await page.screenshot({ path: join(pictures, `${name}-${viewport.width}.png`), fullPage: true })
    expect(await page.evaluate('document.compatMode')).toBe('CSS1Compat')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width)
    for (const table of await page.locator('table').all()) {
      const box = await table.locator('th:last-child').first().boundingBox()
      expect((box?.x ?? Infinity) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width - padding)
    }
    expect(await page.locator('h3').count()).toBe(1)
    const prose = await page.locator('h3, p, table, summary').allInnerTexts()
    expect(prose.join('\n')).not.toMatch(/[`#*]|<[a-z/]|&[a-z]+;/)
    return page
  }

  async function render(summary: string, name: string) {
    await (await renderFor(phone, summary, name)).close()
    const page = await renderFor(desktop, summary, name)
    const rows = await page.locator('table:has(th:text-is("outcome")) tr').all()
    const cells = await Promise.all(rows.slice(1).map((row) => row.locator('th, td').allInnerTexts()))
    return { page, heading: await page.locator('h3').innerText(), cells }
  }

  it('of a promotion has a table and a collapsed record', async () => {
    await using s = await startService()
    const { page, heading, cells } = await render((await promoteService(s)).summary, 'promoted')
    expect(heading).toBe('✅ Promoted: 3 secrets')
    expect(cells).toEqual([
      ['hub-database\nSYSCURRENT · huaweicloud-csms · ap-southeast-1', 'v2 → v3\nSYSPREVIOUS v1 → v2', 'promoted'],
      ['api/payment-key\nACSCurrent · alibabacloud-kms · cn-hangzhou', 'v2 → v3\nACSPrevious v1 → v2', 'promoted'],
      [
        'web/session-key\nAWSCURRENT · aws-secrets-manager · eu-central-1',
        'b81d2e64… → 5e9a6c13…\nAWSPREVIOUS 0c4f7a52… → b81d2e64…',
        'promoted',
      ],
    ])
    expect(await page.locator(`[title="${next}"]`).innerText()).toBe('5e9a6c13…')
    expect(await page.locator('details pre').isVisible()).toBe(false)
    await page.locator('summary').click()
    expect(readRecord(await page.locator('details pre').innerText())).toHaveProperty('secrets')
  })

  it('of a rollback has a table', async () => {
    await using s = await startService()
    const { heading, cells } = await render((await s.rollback(await promoteService(s))).summary, 'rolled-back')
    expect(heading).toBe('↩️ Rolled back: 3 secrets')
    expect(cells.map(([, , outcome]) => outcome)).toEqual(['rolled-back', 'rolled-back', 'rolled-back'])
  })

  it('of a dry run has a table of the plan, and nothing to roll back', async () => {
    await using s = await startService()
    const { page, heading, cells } = await render((await promoteService(s, { 'dry-run': 'true' })).summary, 'dry-run')
    expect(heading).toBe('🔍 Dry run: nothing was changed')
    expect(cells.map(([, , outcome]) => outcome)).toEqual(['planned', 'planned', 'planned'])
    expect(await page.locator('details').count()).toBe(0)
  })

  it('of a failure with manual steps has the error, the labels, and blocks to copy, in this order', async () => {
    await using s = await startService()
    refuseLast(s, 'api/payment-key')
    const { page, heading, cells } = await render((await promoteService(s)).summary, 'failed')
    expect(heading).toBe('❌ Failed: labels need attention')
    expect(await page.locator('b').first().innerText()).toMatch(
      /api\/payment-key, label ACSCurrent \(.*\): promotion failed$/,
    )
    const labels = await page.locator('table').first().locator('tr').allInnerTexts()
    expect(labels.map((row) => row.split(/\s*\t\s*/))).toEqual([
      ['label', 'was', 'is', 'should be'],
      ['ACSCurrent', 'v2', 'v3', 'v2'],
      ['ACSPrevious', 'v1', 'v2', 'v1'],
    ])
    const blocks = await page.locator('article > pre').allInnerTexts()
    expect(blocks.map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual(['- uses:', 'aliyun kms'])
    expect(cells.map(([, , outcome]) => outcome)).toEqual(['restored', 'failed', 'failed'])
    const tags = await page.evaluate(`[...document.querySelectorAll('b, table, pre')].map(({ tagName }) => tagName)`)
    expect(tags).toEqual(['B', 'TABLE', 'PRE', 'PRE', 'B', 'TABLE', 'PRE'])
  })

  it('of twelve secrets with three outcomes groups them', async () => {
    const names = ['hub', 'api', 'web'].flatMap((team) =>
      ['db', 'queue', 'cache', 'mail'].map((name) => `${team}-${name}`),
    )
    await using s = await startListScenario(names)
    const body = aws.error('AccessDeniedException', 'not authorized')
    s.intercept = (request) => (request === 'web-db current → v3' ? { status: 400, body } : undefined)
    const { heading, cells } = await render((await s.promote({ concurrency: '1' })).summary, 'twelve')
    expect(heading).toBe('❌ Failed: labels restored')
    expect(cells.flatMap((row) => (row.length === 1 ? row : []))).toEqual(['failed: 1', 'restored: 8', 'skipped: 3'])
    expect(cells).toHaveLength(15)
  })

  it('shows names that look like markup as text', async () => {
    const version = '<img src=x onerror=alert(1)>|`*_[a](https://b)_*`"x'
    await using s = await startScenario(alibaba, { [version]: ['previous'], v2: ['current'], v3: [] })
    const { summary } = await s.run({ 'target-version': version })
    const page = await open(browser, summary, { viewport: phone })
    expect(await page.locator('img, a, em, strong').count()).toBe(0)
    const code = page.locator('tr:last-child td').nth(1).locator('code').nth(1)
    expect(await code.innerText()).toBe(`${version.slice(0, 8)}…`)
    expect(await code.getAttribute('title')).toBe(version)
  })
})

/** Beside each picture is the text that it shows, without what differs from run to run. */
describe('the picture in the docs', () => {
  it.each([
    ['job-summary', () => undefined],
    ['job-summary-failed', refuseLast],
  ])('%s.png shows what the action writes', async (name, prepare) => {
    await using s = await startService()
    prepare(s)
    const { summary } = await promoteService(s)
    const text = summary.replace(/psv1\.[\w-]+/, 'psv1.…').replace(/(?<=request id )[\w-]{36}/g, '…')
    const file = join(images, name)
    if (process.env.UPDATE_DOCS) {
      await writeFile(`${file}.txt`, text)
      const browser = await launch()
      const page = await open(browser, text, { viewport: { width: 853, height: 100 }, deviceScaleFactor: 1.5 })
      await page.locator('article').screenshot({ path: `${file}.png` })
      await browser.close()
    }
    expect(text, 'Run `UPDATE_DOCS=1 npx vitest run test/repository/picture.test.ts`.').toBe(
      await readFile(`${file}.txt`, 'utf8'),
    )
    expect((await readFile(`${file}.png`)).length).toBeGreaterThan(0)
  })
})
