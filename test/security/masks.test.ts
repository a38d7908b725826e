/**
 * Masks of other values (`secrets.*`, `mask-aws-account-id`): GitHub's runner drops a job output that contains a masked
 * text, and replaces it by `***` in the log and in the job summary. The record must survive.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { startGoogleScenario } from '../support/google.ts'
import { maskText } from '../support/masks.ts'
import type { Inputs, Run } from '../support/runner.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'

const root = resolve(import.meta.dirname, '../..')
const actionSchema = z.object({ outputs: z.record(z.string(), z.unknown()) })
const action = actionSchema.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')))
const outputs = Object.keys(action.outputs)

/** As GitHub stores a login file that was pasted into a secret. */
const jsonSecret = JSON.stringify({ type: 'service_account', project_id: 'shop-production', keys: ['one'] }, null, 2)
const versions = ['0c2f1f06-5f6a', '5b7d3a1e-9d0c', 'e1a4c2b8-7f3e'].map((start) => `${start}-4c1d-8e2f-0123456789ab`)
const [older = '', old = '', next = ''] = versions
const characters = Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n))

/** A promotion, and the values in it that may be masked: each in its row of the table. */
type Promotion = { run: Run; values: Record<string, string[]> }

async function promoteOn(vendor: Vendor, secret: string, named: string, inputs: Inputs = {}): Promise<Promotion> {
  const labels = { [older]: ['previous'], [old]: ['current'], [next]: [] }
  await using s = await startScenario(vendor, labels, { secret })
  const run = await s.promote({ 'target-version': next, secret: named, ...inputs })
  expect(run).toMatchObject({ exitCode: 0, annotations: [] })
  const values = {
    region: [vendor.inputs.region],
    'secret name': [secret],
    'label (`stage`)': [vendor.current],
    'version id': [next, old],
  }
  return { run, values }
}

async function promoteOnGoogle(): Promise<Promotion> {
  const secret = 'projects/shop-production/secrets/payments-database'
  await using s = await startGoogleScenario({ secrets: { [secret]: { 1: [], 2: ['production'], 3: [] } } })
  const run = await s.promote({ secret, stage: 'production', 'previous-stage': 'none' })
  expect(run).toMatchObject({ exitCode: 0, annotations: [] })
  return { run, values: { 'project id': ['shop-production'], 'secret name': [secret, 'payments-database'] } }
}

const promotions: Promotion[] = []
beforeAll(async () => {
  const [arn, account] = [`arn:aws:secretsmanager:eu-central-1:123456789012:secret:payments-database`, '123456789012']
  const onHuawei = await promoteOn(huawei, 'payments-database', 'payments-database')
  const onAws = await promoteOn(aws, 'payments-database', arn)
  const onAlibaba = await promoteOn(
    alibaba,
    'payments-database',
    'acs:kms:cn-hangzhou:1234567890123456:secret/payments-database',
  )
  promotions.push(
    { ...onHuawei, values: { ...onHuawei.values, 'project id': [huawei.inputs['project-id']] } },
    { ...onAws, values: { ...onAws.values, 'account id': [account] } },
    { ...onAlibaba, values: { ...onAlibaba.values, 'account id': ['1234567890123456'] } },
    await promoteOnGoogle(),
  )
  for (const { values } of promotions) {
    values['a secret of several lines, such as JSON'] = [jsonSecret]
    values['a single character'] = characters
  }
})

const rows = [
  'project id',
  'region',
  'secret name',
  'account id',
  'label (`stage`)',
  'version id',
  'a secret of several lines, such as JSON',
  'a single character',
]

describe.each(rows)('if the runner masks %s', (row) => {
  /** Each promotion that has such a value, with each of its masks. */
  const measured = () => promotions.flatMap(({ run, values }) => (values[row] ?? []).map((mask) => ({ run, mask })))

  it('docs/security.md says which outputs are dropped', () => {
    const isDropped = (name: string) =>
      measured().some(({ run: { outputs: all }, mask }) => maskText(all[name] ?? '', [mask]) !== all[name])
    expect(measured().length).toBeGreaterThan(0)
    expect(documented().get(row)).toEqual(outputs.map((name) => (isDropped(name) ? 'dropped' : 'kept')))
  })

  it.skipIf(row === 'a single character')('the record survives in the output, the log and the summary', () => {
    for (const { run, mask } of measured()) {
      const { record = '' } = run.outputs
      expect(record).not.toBe('')
      expect(maskText(record, [mask])).toBe(record)
      expect(maskText(run.raw, [mask]).split('\n')).toContain(`record: ${record}`)
      expect(maskText(run.summary, [mask])).toContain(record)
    }
  })
})

it('the table in docs/security.md has these rows and one column per output', () => {
  expect([...documented()]).toHaveLength(rows.length + 1)
  expect(documented().get('masked value')).toEqual(outputs.map((name) => `\`${name}\``))
})

/** Returns the cells of each row of the table in docs/security.md, by its first cell. */
function documented(): Map<string, string[]> {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
  const [, table = ''] = /<!-- masks -->([^]*)<!-- \/masks -->/.exec(text) ?? []
  const lines = table.split('\n').filter((line) => line.startsWith('|') && !line.startsWith('| --'))
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return new Map(cells.map(([first = '', ...rest]) => [first, rest]))
}
