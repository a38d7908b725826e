/**
 * Text from outside (servers, names, records, YAML) stays text: never a workflow command, another output, markup in the
 * summary, a terminal sequence or a change of the text direction.
 */
import fc from 'fast-check'
import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { Fault } from '../support/clouds/server.ts'
import { hostileText } from '../support/fuzz/hostile.ts'
import type { Run } from '../support/runner.ts'
import { db, startGoogleScenario, withCredentialsFile } from '../support/google.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, vendors } from '../support/scenario/vendors.ts'

const title = 'Promote secret version'
const tokenOfJob = 'ghs_ofTheJob'
const outputNames = ['changed', 'previous-version', 'current-version', 'target-version', 'record', 'results']
const ownLine = /^::(add-mask|debug|group|endgroup|(error|warning) title=Promote secret version)::/
/** Control characters, ANSI escapes, line ends other than `\n`, and direction marks. */
// eslint-disable-next-line no-control-regex -- forbidden characters
const forbidden = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

/** @param masks all values that may be masked; anything by default */
function expectPlainText(run: Run, masks?: readonly string[]): void {
  for (const { name, properties, data } of run.commands) {
    expect(properties).toEqual(name === 'error' || name === 'warning' ? { title } : {})
    // Masks are also added percent-encoded.
    if (name === 'add-mask' && masks) expect([...masks, tokenOfJob]).toContain(decodeURIComponent(data))
  }
  for (const line of run.raw.split('\n')) {
    if (/^\s*::/.test(line)) expect(line).toMatch(ownLine)
    else expect(line).not.toContain('##[')
  }
  for (const name of Object.keys(run.outputs)) expect(outputNames).toContain(name)
  expect(Object.keys(run.exported)).toEqual([])
  const shown = [run.raw, run.summary, ...Object.values(run.outputs), ...run.annotations.map(({ message }) => message)]
  for (const text of shown) expect(forbidden.exec(text)).toBeNull()
  expectOwnMarkup(run.summary)
}

/** Expects a summary of a heading and the action's own HTML, as GitHub parses it. */
function expectOwnMarkup(summary: string): void {
  const blocks = marked.lexer(summary, { gfm: true }).filter(({ type }) => type !== 'space')
  const [heading, ...rest] = blocks
  expect(heading?.raw.trim()).toMatch(/^### [❌⚠✅↩🔍ℹ]\ufe0f? [A-Z][a-z0-9 ,:()']*$/u)
  for (const block of rest) {
    expect(block.type, block.raw).toBe('html')
    expectOwnHtml(block.raw)
  }
}

const ownTags =
  /<\/?(?:table|tr|th|td|code|b|br|sub|wbr|p|details|summary|pre)>|<(?:th|td) colspan="3"(?: align="left")?>|<pre lang="(?:yaml|sh|text)">/g
const escapedText = '(?:[^<>&"]|&(?:amp|lt|gt|quot);)*'

function expectOwnHtml(html: string): void {
  const text = html.replace(new RegExp(`<code title="${escapedText}">`, 'g'), '').replace(ownTags, '')
  expect(text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot);)*$/)
  for (const table of html.split('<table>').slice(1)) {
    const rows = table.split('<tr>').slice(1)
    const widths = rows.filter((row) => !row.includes(' colspan=')).map((row) => row.match(/<t[hd]>/g)?.length)
    expect(new Set(widths).size).toBe(1)
    expect([3, 4]).toContain(widths[0])
  }
}

/** Checks runs of the built action with hostile texts. A failure prints the seed. */
function checkWith(runs: number, count: number, check: (texts: readonly string[]) => Promise<void>): Promise<void> {
  const texts = fc.array(hostileText, { minLength: count, maxLength: count })
  return fc.assert(fc.asyncProperty(texts, check), { numRuns: runs, endOnFailure: true })
}

/** Reduces a text to what a header can contain. */
const inHeader = (text: string) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 4_000)
/** Reduces a text to what an environment variable, and so an input, can contain. */
const inVariable = (text: string) => text.toWellFormed().replaceAll('\0', '').slice(0, 20_000)
const long = '<b>`|\n::error::owned##[error]'.repeat(34_000)
const once = { 'max-attempts': '1' }

describe.concurrent.each(vendors)('hostile text from the store of $title', (vendor) => {
  const known = Object.values(vendor.env)

  it('stays text in the message, the code and the request id of an error', async () => {
    await checkWith(12, 3, async ([message = '', code = '', id = '']) => {
      await using s = await startScenario(vendor)
      const ids = ['x-request-id', 'x-acs-request-id', 'x-amzn-requestid', 'x-amzn-errortype']
      const headers = Object.fromEntries(ids.map((name) => [name, inHeader(id)]))
      const status = [400, 403, 404, 500][message.length % 4] ?? 400
      s.onRequest('read', () => ({ status, headers, body: vendor.error(code, message) }))
      expectPlainText(await s.promote(once, { debug: code.length % 2 === 0 }), known)
    })
  })

  it('stays text and is cut if it is a megabyte long', async () => {
    await using s = await startScenario(vendor)
    s.onRequest('read', () => s.errorResponse(400, 'forbidden', long))
    const step = await s.promote()
    expectPlainText(step, known)
    expect(step.raw.length).toBeLessThan(10_000)
  })

  it('stays text in labels and version ids', async () => {
    await checkWith(8, 3, async ([id = '', label = '', another = '']) => {
      await using s = await startScenario(vendor, {
        v1: ['previous', another],
        [id.length % 3 === 0 ? `v2${id}` : 'v2']: ['current', label + '-'],
        v3: [],
      })
      const step = await s.promote(once, { debug: true })
      expectPlainText(step, known)
      expectPlainText(await s.run({ 'target-version': 'v9', ...once }, { debug: true }), known)
      if (step.exitCode === 0) expectPlainText(await s.rollback(step, {}, { debug: true }), known)
    })
  })

  it('stays text in the names that the store allows', async () => {
    const allowed = (text: string) => text.replace(/[\p{C}\p{Z}]/gu, '').slice(0, 50)
    await checkWith(8, 2, async ([version = '', label = '']) => {
      const [id, stage] = [`v2${allowed(version)}`, `x${allowed(label)}`]
      await using s = await startScenario(vendor, { v1: ['previous'], [id]: ['current', stage], v3: [] })
      const step = await s.promote({ stage, 'previous-stage': `y${stage}` })
      expectPlainText(step, known)
      if (step.exitCode === 0) expectPlainText(await s.rollback(step), known)
    })
  })
})

describe.concurrent('hostile text from Google Cloud', () => {
  it('stays text in errors and aliases', async () => {
    await checkWith(12, 3, async ([message = '', code = '', alias = '']) => {
      await using g = await startGoogleScenario()
      g.cloud.secrets[db]?.versions['1']?.stages.add(`${alias}-`)
      expectPlainText(await g.promote())
      const error = JSON.stringify({ error: { message, status: code } })
      g.onRequest('GetSecret', () => ({ status: 400, body: error }))
      expectPlainText(await g.promote(once))
    })
  })

  it('stays text in a credentials file and in the errors of the token services', async () => {
    await checkWith(12, 3, async ([text = '', name = '', message = '']) => {
      await using g = await startGoogleScenario()
      const good = g.cloud.externalFile()
      const source = { ...good.credential_source, headers: { ...good.credential_source.headers, [name]: text } }
      const files = [text, { ...good, credential_source: source }, { ...good, [name]: text, type: text }, good]
      g.cloud.intercept = () => ({ status: 400, body: JSON.stringify({ error: name, error_description: message }) })
      for (const file of [files[text.length % 3], good]) {
        await withCredentialsFile(file, async (path) => {
          const inputs = { ...g.inputs, 'target-version': '3', ...once }
          expectPlainText(await g.run(inputs, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }))
        })
      }
    })
  })
})

const tokenServices = [
  { vendor: huawei, trusted: TRUSTED.huawei, key: 'error_code', messageKey: 'error_msg' },
  { vendor: alibaba, trusted: TRUSTED.alibaba, key: 'Code', messageKey: 'Message' },
  { vendor: aws, trusted: TRUSTED.aws, key: 'Code', messageKey: 'Message' },
]

describe.concurrent.each(tokenServices)(
  'hostile text from the token service of $vendor.title',
  ({ vendor, trusted, key, messageKey }) => {
    it('stays text in JSON and in XML', async () => {
      await checkWith(10, 3, async ([code = '', message = '', id = '']) => {
        await using identity = await startIdentity()
        await using s = await startScenario(vendor)
        const headers = { 'x-request-id': inHeader(id), 'content-type': 'text/xml' }
        const body =
          code.length % 2 === 0
            ? JSON.stringify({ [key]: code, [messageKey]: message })
            : `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId></Error>`
        identity.intercept = ({ operation }): Fault | undefined =>
          operation === 'GetIdToken' ? undefined : { status: 400, headers, body }
        const role = { 'role-to-assume': trusted.role, 'oidc-provider': trusted.provider }
        const inputs = { ...role, 'identity-endpoint': identity.endpoint, ...once }
        expectPlainText(await s.promote(inputs, { env: identity.env, debug: true }), identity.sensitive)
      })
    })
  },
)

describe.concurrent('hostile text in the inputs and the environment', () => {
  const known = Object.values(huawei.env)

  it('stays text in names', async () => {
    const names = [
      'secret',
      'stage',
      'target-version',
      'expected-version',
      'previous-stage',
      'region',
      'endpoint',
      'rollback',
    ]
    await checkWith(15, names.length, async (texts) => {
      await using s = await startScenario(huawei)
      const some = names.filter((_, n) => (texts[n]?.length ?? 0) % 3 > 0)
      const inputs = some.map((name) => [name, inVariable(texts[names.indexOf(name)] ?? '')])
      expectPlainText(await s.promote(Object.fromEntries(inputs) as Record<string, string>, { debug: true }), known)
    })
  })

  it('stays text in a record', async () => {
    const fields = ['run', 'provider', 'region', 'secret', 'stage', 'endpoint', 'before', 'after', 'key'] as const
    await checkWith(10, fields.length, async (texts) => {
      await using s = await startScenario(huawei)
      const secret = { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: 'db', stage: 'SYSCURRENT' }
      const change = { stage: 'SYSCURRENT', before: 'v1', after: 'v2' }
      const record = { version: 1, secrets: [{ ...secret, changes: [change] }] }
      const [field, text = ''] = [fields[(texts[1]?.length ?? 0) % fields.length] ?? 'key', texts[0]]
      const changed = JSON.stringify(record, (name, value: unknown) => (name === field ? text : value))
      const foreign = JSON.stringify({ ...record, [text]: text })
      for (const each of [text, changed, foreign])
        expectPlainText(await s.rollback(inVariable(each), {}, { debug: true }), known)
    })
  })

  it('stays text in the values, keys and YAML of a list', async () => {
    await checkWith(8, 3, async ([key = '', value = '', yaml = '']) => {
      await using s = await startListScenario(['h1', 'a1'])
      const item = { ...s.buildItem('h1'), secret: value }
      const lists = [JSON.stringify([{ ...s.buildItem('a1'), [key]: value }]), JSON.stringify([{ [key]: [value] }])]
      for (const list of [...lists, JSON.stringify([item]), `- secret: ${yaml}\n${key}: x`, yaml]) {
        const step = await s.run({ promotions: inVariable(list) || '-' }, { debug: true })
        expectPlainText(step, Object.values(s.env))
      }
    })
  })

  it('stays text in the URL of the run and does not prevent a rollback', async () => {
    await checkWith(15, 2, async ([repository = '', server = '']) => {
      await using s = await startScenario(huawei)
      const names = {
        GITHUB_REPOSITORY: inVariable(repository),
        GITHUB_SERVER_URL: `https://github.com/${inVariable(server)}`,
      }
      const env = { ...huawei.env, ...names }
      const step = await s.promote({}, { env })
      expectPlainText(step, known)
      expect(step.exitCode).toBe(0)
      const rollback = await s.rollback(step, {}, { env })
      expectPlainText(rollback, known)
      expect(rollback.exitCode, rollback.raw).toBe(0)
    })
  })
})

describe.concurrent('hostile text from GitHub', () => {
  it('stays text in payloads, statuses and errors', async () => {
    await checkWith(10, 3, async ([payload = '', description = '', message = '']) => {
      await using github = await startGitHub()
      await using s = await startListScenario(['h1'])
      const event = message.length % 2 ? 'workflow_dispatch' : 'push'
      const env = { ...s.env, GITHUB_API_URL: github.address, GITHUB_EVENT_NAME: event }
      const masks = [...Object.values(s.env), GITHUB_TEST_TOKEN]
      const environment = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
      const rollBack = () => s.run({ rollback: 'true', ...environment, ...once }, { env, debug: true })
      const started = { state: 'in_progress' }
      const record = { version: 1, secrets: [{ [payload]: description }] }
      github.add({ payload: payload.length % 2 ? record : payload.slice(0, 100_000) }, started, {
        state: 'success',
        description: description.slice(0, 70),
      })
      expectPlainText(await rollBack(), masks)
      github.intercept = () => ({ status: 422, body: JSON.stringify({ message }) })
      expectPlainText(await rollBack(), masks)
      expectPlainText(await s.run({ ...s.buildItem('h1'), ...environment, ...once }, { env, debug: true }), masks)
    })
  })
})
