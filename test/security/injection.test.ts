/**
 * Text from outside (servers, names, records, YAML) is data wherever it turns up: never a command to the runner, never an
 * output of another name, never markup in the summary, never anything that a terminal obeys or that turns a line round.
 */
import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { describe, expect, it } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from '../support/clouds/github.ts'
import { startIdentity, TRUSTED } from '../support/clouds/identity.ts'
import type { Fault } from '../support/clouds/server.ts'
import { hostileText } from '../support/fuzz/hostile.ts'
import type { Run } from '../support/runner.ts'
import { db, google, withFile } from '../support/google.ts'
import { alibaba, aws, huawei, many, scenario, vendors } from '../support/scenario.ts'

const title = 'Promote secret version'
const tokenOfJob = 'ghs_ofTheJob'
const outputNames = ['changed', 'previous-version', 'current-version', 'record', 'results']
const ownLine = /^::(add-mask|debug|group|endgroup|(error|warning) title=Promote secret version)::/
/** Controls of all kinds, ANSI's escape among them, ends of lines but the usual one, and marks that turn text round. */
// eslint-disable-next-line no-control-regex -- what must not be in there
const unseen = /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

/** @param masks all that may be masked; anything where it is not told */
function isOnlyText(run: Run, masks?: readonly string[]): void {
  for (const { name, properties, data } of run.commands) {
    expect(properties).toEqual(name === 'error' || name === 'warning' ? { title } : {})
    // What is masked is masked as it stands in an address, too.
    if (name === 'add-mask' && masks) expect([...masks, tokenOfJob]).toContain(decodeURIComponent(data))
  }
  for (const line of run.raw.split('\n')) {
    if (/^\s*::/.test(line)) expect(line).toMatch(ownLine)
    else expect(line).not.toContain('##[')
  }
  for (const name of Object.keys(run.outputs)) expect(outputNames).toContain(name)
  expect(Object.keys(run.exported)).toEqual([])
  const shown = [run.raw, run.summary, ...Object.values(run.outputs), ...run.annotations.map(({ message }) => message)]
  for (const text of shown) expect(unseen.exec(text)).toBeNull()
  isOwnMarkup(run.summary)
}

/** Read as GitHub does, the summary is a heading, blocks of the action's own HTML, and its diagrams; nothing else. */
function isOwnMarkup(summary: string): void {
  const blocks = marked.lexer(summary, { gfm: true }).filter(({ type }) => type !== 'space')
  const [heading, ...rest] = blocks
  expect(heading?.raw.trim()).toMatch(/^### [❌✅] Promote secret version$/u)
  for (const block of rest) {
    if (block.type === 'html') isOwnHtml(block.raw)
    else if (block.type === 'code') isDiagram(block)
    else expect(block.raw).toMatch(/^… and \d+ more: see the log$/)
  }
}

function isOwnHtml(html: string): void {
  const text = html.replace(/<\/?(table|tr|th|td|code|br|p|details|summary|pre)>/g, '')
  expect(text).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot);)*$/)
  const rows = html.split('<tr>').slice(1)
  for (const row of rows) expect(row.match(/<t[hd]>/g)).toHaveLength(6)
}

function isDiagram({ raw }: Token): void {
  const label = '"[\\w .\\-/#;]*"'
  const arrow = new RegExp(
    `^\`\`\`mermaid\nflowchart LR\n  before\\[${label}\\] -- ${label} --> after\\[${label}\\]\n\`\`\`\n*$`,
  )
  expect(raw).toMatch(arrow)
}

/** Tries texts on runs of the built action. A failure is printed with what the texts are made again from. */
function holds(runs: number, count: number, look: (texts: readonly string[]) => Promise<void>): Promise<void> {
  const texts = fc.array(hostileText, { minLength: count, maxLength: count })
  return fc.assert(fc.asyncProperty(texts, look), { numRuns: runs, endOnFailure: true })
}

/** As a header can hold it. */
const inHeader = (text: string) => text.replace(/[^\x20-\x7e]/g, '').slice(0, 4_000)
/** As a variable of a process can hold it, which is how inputs come. */
const inVariable = (text: string) => text.toWellFormed().replaceAll('\0', '').slice(0, 20_000)
const long = '<b>`|\n::error::owned##[error]'.repeat(34_000)
const once = { 'max-attempts': '1' }

describe.concurrent.each(vendors)('$title: hostile text from the store', (vendor) => {
  const known = Object.values(vendor.env)

  it('in the message, the code and the request id of an error is only text', async () => {
    await holds(12, 3, async ([message = '', code = '', id = '']) => {
      await using s = await scenario(vendor)
      const ids = ['x-request-id', 'x-acs-request-id', 'x-amzn-requestid', 'x-amzn-errortype']
      const headers = Object.fromEntries(ids.map((name) => [name, inHeader(id)]))
      const status = [400, 403, 404, 500][message.length % 4] ?? 400
      s.trouble('read', () => ({ status, headers, body: vendor.error(code, message) }))
      isOnlyText(await s.promote(once, { debug: code.length % 2 === 0 }), known)
    })
  })

  it('of a megabyte is only text, and not much of it', async () => {
    await using s = await scenario(vendor)
    s.trouble('read', () => s.refusal(400, 'forbidden', long))
    const step = await s.promote()
    isOnlyText(step, known)
    expect(step.raw.length).toBeLessThan(10_000)
  })

  it('in labels and in the id of a version is only text', async () => {
    await holds(8, 3, async ([id = '', label = '', another = '']) => {
      await using s = await scenario(vendor, {
        v1: ['previous', another],
        [id.length % 3 === 0 ? `v2${id}` : 'v2']: ['current', label + '-'],
        v3: [],
      })
      const step = await s.promote(once, { debug: true })
      isOnlyText(step, known)
      isOnlyText(await s.run({ 'target-version': 'v9', ...once }, { debug: true }), known)
      if (step.exitCode === 0) isOnlyText(await s.rollback(step, {}, { debug: true }), known)
    })
  })

  it('in names that it allows is only text', async () => {
    const allowed = (text: string) => text.replace(/[\p{C}\p{Z}]/gu, '').slice(0, 50)
    await holds(8, 2, async ([version = '', label = '']) => {
      const [id, stage] = [`v2${allowed(version)}`, `x${allowed(label)}`]
      await using s = await scenario(vendor, { v1: ['previous'], [id]: ['current', stage], v3: [] })
      const step = await s.promote({ stage, 'previous-stage': `y${stage}` })
      isOnlyText(step, known)
      if (step.exitCode === 0) isOnlyText(await s.rollback(step), known)
    })
  })
})

describe.concurrent('Google Cloud: hostile text from the store', () => {
  it('in errors and aliases is only text', async () => {
    await holds(12, 3, async ([message = '', code = '', alias = '']) => {
      await using g = await google()
      g.cloud.secrets[db]?.versions['1']?.stages.add(`${alias}-`)
      isOnlyText(await g.promote())
      const error = JSON.stringify({ error: { message, status: code } })
      g.trouble('GetSecret', () => ({ status: 400, body: error }))
      isOnlyText(await g.promote(once))
    })
  })

  it('in a credentials file, or in what the token services say of it, is only text', async () => {
    await holds(12, 3, async ([text = '', name = '', message = '']) => {
      await using g = await google()
      const good = g.cloud.externalFile()
      const source = { ...good.credential_source, headers: { ...good.credential_source.headers, [name]: text } }
      const files = [text, { ...good, credential_source: source }, { ...good, [name]: text, type: text }, good]
      g.cloud.intercept = () => ({ status: 400, body: JSON.stringify({ error: name, error_description: message }) })
      for (const file of [files[text.length % 3], good]) {
        await withFile(file, async (path) => {
          const inputs = { ...g.inputs, 'target-version': '3', ...once }
          isOnlyText(await g.run(inputs, { env: { GOOGLE_APPLICATION_CREDENTIALS: path } }))
        })
      }
    })
  })
})

const tokenServices = [
  { vendor: huawei, trusted: TRUSTED.huawei, key: 'error_code', words: 'error_msg' },
  { vendor: alibaba, trusted: TRUSTED.alibaba, key: 'Code', words: 'Message' },
  { vendor: aws, trusted: TRUSTED.aws, key: 'Code', words: 'Message' },
]

describe.concurrent.each(tokenServices)(
  '$vendor.title: hostile text from the token service',
  ({ vendor, trusted, key, words }) => {
    it('is only text, as JSON and as XML', async () => {
      await holds(10, 3, async ([code = '', message = '', id = '']) => {
        await using identity = await startIdentity()
        await using s = await scenario(vendor)
        const headers = { 'x-request-id': inHeader(id), 'content-type': 'text/xml' }
        const body =
          code.length % 2 === 0
            ? JSON.stringify({ [key]: code, [words]: message })
            : `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${id}</RequestId></Error>`
        identity.intercept = ({ operation }): Fault | undefined =>
          operation === 'GetIdToken' ? undefined : { status: 400, headers, body }
        const role = { 'role-to-assume': trusted.role, 'oidc-provider': trusted.provider }
        const inputs = { ...role, 'identity-endpoint': identity.endpoint, ...once }
        isOnlyText(await s.promote(inputs, { env: identity.env, debug: true }), identity.sensitive)
      })
    })
  },
)

describe.concurrent('hostile text in what a step is given', () => {
  const known = Object.values(huawei.env)

  it('as names is only text', async () => {
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
    await holds(15, names.length, async (texts) => {
      await using s = await scenario(huawei)
      const some = names.filter((_, n) => (texts[n]?.length ?? 0) % 3 > 0)
      const inputs = some.map((name) => [name, inVariable(texts[names.indexOf(name)] ?? '')])
      isOnlyText(await s.promote(Object.fromEntries(inputs) as Record<string, string>, { debug: true }), known)
    })
  })

  it('as a record is only text', async () => {
    const places = ['run', 'provider', 'region', 'secret', 'stage', 'endpoint', 'before', 'after', 'key'] as const
    await holds(10, places.length, async (texts) => {
      await using s = await scenario(huawei)
      const secret = { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: 'db', stage: 'SYSCURRENT' }
      const change = { stage: 'SYSCURRENT', before: 'v1', after: 'v2' }
      const record = { version: 1, secrets: [{ ...secret, changes: [change] }] }
      const [place, text = ''] = [places[(texts[1]?.length ?? 0) % places.length] ?? 'key', texts[0]]
      const spoilt = JSON.stringify(record, (name, value: unknown) => (name === place ? text : value))
      const foreign = JSON.stringify({ ...record, [text]: text })
      for (const each of [text, spoilt, foreign])
        isOnlyText(await s.rollback(inVariable(each), {}, { debug: true }), known)
    })
  })

  it('as a list is only text, in values, in keys and as YAML', async () => {
    await holds(8, 3, async ([key = '', value = '', yaml = '']) => {
      await using s = await many(['h1', 'a1'])
      const item = { ...s.item('h1'), secret: value }
      const lists = [JSON.stringify([{ ...s.item('a1'), [key]: value }]), JSON.stringify([{ [key]: [value] }])]
      for (const list of [...lists, JSON.stringify([item]), `- secret: ${yaml}\n${key}: x`, yaml]) {
        const step = await s.run({ promotions: inVariable(list) || '-' }, { debug: true })
        isOnlyText(step, Object.values(s.env))
      }
    })
  })

  it('in the address of the run is only text, and no hindrance to a rollback', async () => {
    await holds(15, 2, async ([repository = '', server = '']) => {
      await using s = await scenario(huawei)
      const names = {
        GITHUB_REPOSITORY: inVariable(repository),
        GITHUB_SERVER_URL: `https://github.com/${inVariable(server)}`,
      }
      const env = { ...huawei.env, ...names }
      const step = await s.promote({}, { env })
      isOnlyText(step, known)
      expect(step.exitCode).toBe(0)
      const back = await s.rollback(step, {}, { env })
      isOnlyText(back, known)
      expect(back.exitCode, back.raw).toBe(0)
    })
  })
})

describe.concurrent('hostile text from GitHub', () => {
  it('in payloads, statuses and errors is only text', async () => {
    await holds(10, 3, async ([payload = '', description = '', message = '']) => {
      await using github = await startGitHub()
      await using s = await many(['h1'])
      const env = { ...s.env, GITHUB_API_URL: github.address }
      const masks = [...Object.values(s.env), GITHUB_TEST_TOKEN]
      const kept = { environment: 'production', 'github-token': GITHUB_TEST_TOKEN }
      const undo = () => s.run({ rollback: 'true', ...kept, ...once }, { env, debug: true })
      const began = { state: 'in_progress' }
      const record = { version: 1, secrets: [{ [payload]: description }] }
      github.add({ payload: payload.length % 2 ? record : payload.slice(0, 100_000) }, began, {
        state: 'success',
        description: description.slice(0, 70),
      })
      isOnlyText(await undo(), masks)
      github.intercept = () => ({ status: 422, body: JSON.stringify({ message }) })
      isOnlyText(await undo(), masks)
      isOnlyText(await s.run({ ...s.item('h1'), ...kept, ...once }, { env, debug: true }), masks)
    })
  })
})
