/** The job summary in a browser, rendered as on GitHub with its diagrams, and saved as a picture. */
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { marked } from 'marked'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecord } from '../support/record.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, huawei } from '../support/scenario/vendors.ts'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => existsSync(path))
const pictures = join(import.meta.dirname, '../../coverage/pictures')
if (executablePath === undefined) console.warn('Skipped the pictures of the job summary: Chromium is not installed.')

const { resolve } = createRequire(import.meta.url)
const mermaid = join(dirname(resolve('mermaid/package.json')), 'dist/mermaid.min.js')

describe.skipIf(executablePath === undefined)('the rendered job summary', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
    await mkdir(pictures, { recursive: true })
  })
  afterAll(() => browser.close())

  /** Renders a summary, saves a picture of it, and returns the page. */
  async function render(summary: string, name: string) {
    const style = await readFile(resolve('github-markdown-css/github-markdown-light.css'), 'utf8')
    const page = await browser.newPage({ viewport: { width: 1012, height: 300 } })
    const errors: unknown[] = []
    page.on('pageerror', (error) => errors.push(error))
    const html = await marked.parse(summary, { gfm: true })
    await page.setContent(`<style>${style}</style><body><article class="markdown-body">${html}</article>`)
    await page.addScriptTag({ path: mermaid })
    await page.evaluate(`mermaid.run({ querySelector: '.language-mermaid' })`)
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
    expect(errors).toEqual([])
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width, 'the page is too wide').toBeLessThanOrEqual(1012)
    return page
  }

  it('of a promotion has a table, a diagram and a collapsed record', async () => {
    await using s = await startScenario(huawei)
    const page = await render((await s.promote()).summary, 'promoted')
    const cells = await page.locator('tr:last-child td').allInnerTexts()
    expect(cells).toEqual([s.secret, 'huaweicloud-csms', 'SYSCURRENT', 'v2 → v3', 'SYSPREVIOUS v1 → v2', 'promoted'])
    const diagram = page.locator('svg')
    expect(await diagram.count()).toBe(1)
    expect(await diagram.textContent()).toMatch(/v2.*v3|v3.*v2/s)
    expect(await page.locator('details pre').isVisible()).toBe(false)
    await page.locator('summary').click()
    expect(readRecord(await page.locator('details pre').innerText())).toHaveProperty('secrets')
  })

  it('of a failed list names the failed secret, the cause and the state of all secrets', async () => {
    await using s = await startListScenario(['h1', 'a1', 'h2'])
    s.intercept = (request) => (request === 'h2 current → v3' ? { status: 403, body: '<b>no</b>' } : undefined)
    const page = await render((await s.promote({ concurrency: '1' })).summary, 'failed')
    expect(await page.locator('td:last-child').allInnerTexts()).toEqual(['restored', 'restored', 'failed'])
    expect(await page.locator('p').innerText()).toMatch(
      /^❌ h2, label SYSCURRENT \(.*\): promotion failed\nCause: permission denied \(.*\nState: Rolled back: /,
    )
    expect(await page.locator('td:nth-child(5)').allInnerTexts()).toEqual(['', '', ''])
    expect(await page.locator('svg').count()).toBe(0)
  })

  it('shows names that look like markup as text', async () => {
    const version = '<img src=x onerror=alert(1)>|`*_[a](https://b)_*`'
    await using s = await startScenario(alibaba, { [version]: ['previous'], v2: ['current'], v3: [] })
    const page = await render((await s.run({ 'target-version': version })).summary, 'markup')
    expect(await page.locator('img, a, em, strong').count()).toBe(0)
    expect(await page.locator('tr:last-child td').nth(3).innerText()).toBe(`v2 → ${version}`)
  })
})
