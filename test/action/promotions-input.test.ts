/** `promotions`: a YAML or JSON list whose items have the inputs of the step as defaults. */
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { Inputs } from '../support/runner.ts'
import { startListScenario, type ListScenario, type ListRun } from '../support/scenario/list-scenario.ts'
import { alibaba, aws, huawei, vendors } from '../support/scenario/vendors.ts'
import { fullName } from '../support/scenario/words.ts'
import { readRecord } from '../support/record.ts'

const promoted = { previous: 'v2', current: 'v3' }
const firstNames = { [huawei.title]: 'h1', [alibaba.title]: 'a1', [aws.title]: 'w1' } as Record<string, string>

/** Returns the inputs that an error reports; keys of items look like `promotions[1].stage`. */
const findInputNames = ({ error }: ListRun) =>
  error.split('\n').flatMap((line) => /^`([\w[\].-]+)` \S/.exec(line)?.[1] ?? [])

/** Runs a step, and checks that it reports exactly these inputs as invalid and sends nothing. */
async function expectIssues(s: ListScenario, inputs: Inputs, ...names: string[]): Promise<string> {
  const step = await s.run(inputs)
  expect(findInputNames(step).sort(), step.error).toEqual(names.sort())
  expect(step).toMatchObject({ exitCode: 1, requests: [], outputs: {}, state: { record: '', deployment: '' } })
  expect(step.annotations).toHaveLength(1)
  return step.error
}

/** Checks that the step succeeded without annotations. */
function expectSuccess(step: ListRun): void {
  expect(step).toMatchObject({ exitCode: 0, annotations: [] })
}

describe.concurrent('the list in `promotions`', () => {
  it.each<[string, (items: Inputs[]) => string]>([
    ['JSON', (items) => JSON.stringify(items)],
    ['JSON on many lines', (items) => `\n${JSON.stringify(items, null, 2)}\n`],
    ['YAML', (items) => stringify(items)],
    ['YAML with comments', (items) => `# all of them\n---\n${stringify(items)}# the end\n`],
  ])('can be written as %s', async (_, format) => {
    await using s = await startListScenario(['h1', 'a1'])
    const step = await s.run({ promotions: format([s.buildItem('h1'), s.buildItem('a1')]) })
    expectSuccess(step)
    expect(s.allLabels()).toEqual([promoted, promoted])
    expect(step.results.map(({ secret, region }) => [secret, region])).toEqual([
      ['h1', 'ap-southeast-1'],
      [fullName('a1'), 'cn-hangzhou'],
    ])
  })

  it('is treated as unset if it is blank', async () => {
    await using s = await startListScenario(['h1'])
    expectSuccess(await s.run({ ...s.buildItem('h1'), promotions: ' \n ' }))
    expect(s.labels('h1')).toEqual(promoted)
  })

  it.each([
    ['YAML', '- a1\n- a2\n- secret: a3\n  target-version: v1\n'],
    ['JSON', '["a1", "a2", { "secret": "a3", "target-version": "v1" }]'],
  ])('can contain plain names, in %s', async (_, promotions) => {
    await using s = await startListScenario(['a1', 'a2', 'a3'])
    expectSuccess(await s.run({ ...s.buildItem('a1', { secret: '' }), promotions }))
    expect(s.allLabels()).toEqual([promoted, promoted, { previous: 'v2', current: 'v1' }])
  })

  it('stays text if a plain name looks like a number', async () => {
    await using s = await startListScenario(['a1', '001'])
    expectSuccess(await s.run({ ...s.buildItem('a1', { secret: '' }), promotions: '- 001\n- a1' }))
    expect(s.labels('001')).toEqual(promoted)
  })

  it('can contain YAML aliases', async () => {
    await using s = await startListScenario(['a1', 'a2'])
    const step = await s.run({
      ...s.buildItem('a1', { secret: '', 'target-version': '' }),
      promotions: '- { secret: a1, target-version: &new v3 }\n- secret: a2\n  target-version: *new\n',
    })
    expectSuccess(step)
    expect(s.allLabels()).toEqual([promoted, promoted])
  })

  it('does not support the YAML merge key `<<`', async () => {
    await using s = await startListScenario(['a1'])
    const { endpoint = '' } = s.buildItem('a1')
    const shared = `- &shared { provider: alibabacloud-kms, region: cn-hangzhou, endpoint: '${endpoint}', secret: a1, target-version: v3 }`
    const error = await expectIssues(s, { promotions: `${shared}\n- { <<: *shared, secret: a2 }\n` }, 'promotions')
    expect(error).toContain('whose values are text, or of plain names (item 1, counted from 0)')
  })
})

describe.concurrent('the inputs of a step with a list', () => {
  it.each(vendors)('are the defaults of every item on $title', async ({ title }) => {
    const [one, two] = [firstNames[title] ?? '', `${firstNames[title] ?? ''}-too`]
    await using s = await startListScenario([one, two], { [two]: { v1: ['previous'], v2: ['current'], v4: [] } })
    const promotions = `- secret: ${one}\n- secret: ${two}\n  target-version: v4\n`
    expectSuccess(await s.run({ ...s.buildItem(one, { secret: '' }), promotions }))
    expect(s.allLabels()).toEqual([promoted, { previous: 'v2', current: 'v4' }])
  })

  it('apply to every key that an item does not set', async () => {
    await using s = await startListScenario(['a1', 'a2', 'a3'])
    const inputs = { ...s.buildItem('a1'), 'previous-stage': 'retired', 'expected-version': 'v2' }
    const promotions =
      '- {}\n- { secret: a2, previous-stage: none }\n- { secret: a3, stage: blue, expected-version: none }'
    expectSuccess(await s.run({ ...inputs, promotions }))
    expect(s.allLabels()).toEqual([
      { previous: 'v1', retired: 'v2', current: 'v3' },
      { previous: 'v1', current: 'v3' },
      { previous: 'v1', current: 'v2', blue: 'v3' },
    ])
  })

  it.each([
    [{ 'target-version': 'v3' }, ['v3', 'v1', 'v3', 'v3', 'v4']],
    [{ 'target-stage': 'canary' }, ['v1', 'v1', 'v1', 'v1', 'v4']],
  ])('set the target of each item without a target of either kind: %o', async (inputs, versions) => {
    const names = ['a1', 'a2', 'a3', 'a4', 'a5']
    const labels = { v1: ['previous', 'canary'], v2: ['current'], v3: [], v4: [] }
    await using s = await startListScenario(names, Object.fromEntries(names.map((name) => [name, labels])))
    const promotions = `
- secret: a1
- { secret: a2, target-stage: canary }
- { secret: a3, target-stage: }
- { secret: a4, target-version: '' }
- { secret: a5, target-version: v4 }`
    expectSuccess(await s.run({ ...s.buildItem('a1', { secret: '', 'target-version': '' }), ...inputs, promotions }))
    expect(s.allLabels().map(({ current }) => current)).toEqual(versions)
  })

  it('can be supported by only one of the providers, and do not affect the other', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const { 'project-id': project = '' } = s.buildItem('h1')
    const promotions = JSON.stringify([s.buildItem('h1', { 'project-id': '' }), s.buildItem('a1')])
    const step = await s.run({ 'project-id': project, 'expire-outgoing-after': '36h', promotions })
    expectSuccess(step)
    expect(s.allLabels()).toEqual([promoted, promoted])
    expect(s.requests.filter((request) => request.includes('expire'))).toEqual(['h1 expire v2'])
    const [ofHuawei, ofAlibaba] = readRecord(step.outputs.record).secrets
    expect(ofHuawei).toMatchObject({ projectId: project, expiry: { version: 'v2' } })
    expect(Object.keys(ofAlibaba ?? {})).not.toEqual(expect.arrayContaining(['projectId', 'expiry']))
  })

  it('are rejected in an item whose provider does not support them', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const odd = s.buildItem('a1', { 'project-id': '0'.repeat(32), 'expire-outgoing-after': '36h' })
    const promotions = JSON.stringify([s.buildItem('h1', { 'expire-outgoing-after': '36h' }), odd])
    await expectIssues(s, { promotions }, 'promotions[1].project-id', 'promotions[1].expire-outgoing-after')
  })
})

describe.concurrent('a value in the list', () => {
  it('stays text if it is a version that looks like a number, date or boolean', async () => {
    const versions = ['001', '1e3', '0x10', '1_000', 'true', 'no', '2025-01-01', '0o7', '.5']
    const names = versions.map((_, n) => `a${n}`)
    const labels = versions.map((version) => ({ 1: ['previous'], v2: ['current'], [version]: [] }))
    await using s = await startListScenario(names, Object.fromEntries(names.map((name, n) => [name, labels[n] ?? {}])))
    const items = versions.map((version, n) => `- { secret: a${n}, target-version: ${version} }`)
    expectSuccess(
      await s.run({ ...s.buildItem('a0', { secret: '', 'target-version': '' }), promotions: items.join('\n') }),
    )
    expect(s.allLabels()).toEqual(versions.map((version) => ({ previous: 'v2', current: version })))
  })

  it('stays text if it is a label that looks like a number or boolean', async () => {
    const labels = ['true', '001', '.inf', '1e3']
    const names = labels.map((_, n) => `a${n}`)
    await using s = await startListScenario(names)
    const items = labels.map((label, n) => `- { secret: a${n}, stage: ${label} }`)
    expectSuccess(await s.run({ ...s.buildItem('a0', { secret: '' }), promotions: items.join('\n') }))
    expect(s.allLabels()).toEqual(labels.map((label) => ({ previous: 'v1', current: 'v2', [label]: 'v3' })))
  })

  it('becomes text if it is a JSON number or boolean', async () => {
    await using s = await startListScenario(['h1'], { h1: { 1: ['previous'], v2: ['current'], 10: [] } })
    expectSuccess(await s.run({ ...s.buildItem('h1'), promotions: '[{"target-version": 10, "stage": true}]' }))
    expect(s.labels('h1')).toMatchObject({ true: '10', current: 'v2' })
  })
})

describe.concurrent('a step with a list', () => {
  const bomb = ['- &a0 [x, x]', ...Array.from({ length: 30 }, (_, n) => `- &a${n + 1} [*a${n}, *a${n}]`)].join('\n')

  it.each([
    ['a text instead of a list', 'a1'],
    ['a map instead of a list', '{ secret: a1 }'],
    ['an empty list', '[]'],
    ['an item that is a list', '- [a1]'],
    ['an empty name', '- a1\n- ""\n'],
    ['an empty item', '- secret: a1\n-\n'],
    ['a value that is a list', '- secret: [a1]'],
    ['a value that is a map', '- secret: { name: a1 }'],
    ['an unterminated list', '- secret: [a1'],
    ['an unterminated text', '- secret: "a1'],
    ['a tab as indentation', '- secret: a1\n\tstage: x'],
    ['the same key twice', '- { secret: a2, secret: a1 }'],
    ['two documents', '- secret: a1\n---\n- secret: a2\n'],
    ['an undefined alias', '- secret: *nothing'],
    ['truncated JSON', '[{"secret": "a1"}, {"secret": "a2"}'],
    ['an alias bomb', bomb],
    ['excessive nesting', '['.repeat(20_000)],
    ['an unknown key', '- { secret: a1, color: red }'],
    ['a key that only a step can have', '- { secret: a1, dry-run: true }'],
    ['a credential in an item', '- { secret: a1, access-key-id: x }'],
    ['a key that every object inherits', '- { secret: a1, constructor: x }'],
  ])('rejects an invalid list before any request: %s', async (_, promotions) => {
    await using s = await startListScenario(['a1', 'a2'])
    await expectIssues(s, { ...s.buildItem('a1', { secret: '' }), promotions }, 'promotions')
  })

  it('reports the line of a YAML error', async () => {
    await using s = await startListScenario(['a1'])
    const error = await expectIssues(s, { promotions: '- secret: a1\n- secret: a2\n- secret: "a3' }, 'promotions')
    expect(error).toMatch(/line 3/)
  })

  it('reports every issue with its item and key', async () => {
    await using s = await startListScenario(['a1'])
    const invalid: [string, Inputs][] = [
      ['secret', { secret: '' }],
      ['secret', { secret: ' ' }],
      ['secret', { secret: 'a b' }],
      ['provider', { provider: '' }],
      ['provider', { provider: 'keepass' }],
      ['provider', { provider: 'constructor' }],
      ['region', { region: 'oss-cn-hangzhou' }],
      ['endpoint', { endpoint: 'http://example.com' }],
      ['target-version', { 'target-version': '' }],
      ['target-version', { 'target-version': 'a\nb' }],
      ['target-stage', { 'target-stage': 'canary' }],
      ['previous-stage', { 'previous-stage': 'ACSCurrent' }],
      ['expected-version', { 'expected-version': 'a\nb' }],
      ['stage', { stage: 'a\nb' }],
      ['expire-outgoing-after', { 'expire-outgoing-after': '36h' }],
      ['project-id', { 'project-id': 'p' }],
    ]
    const items = invalid.map(([, more], n) => s.buildItem('a1', { secret: `a1-${n}`, ...more }))
    const names = invalid.map(([name], n) => `promotions[${n}].${name}`)
    await expectIssues(s, { promotions: JSON.stringify(items) }, ...names)
  })

  it('reports an issue with an input of the step only once', async () => {
    await using s = await startListScenario(['a1', 'a2'])
    await expectIssues(
      s,
      { promotions: s.buildList(), 'expected-version': 'a\nb', concurrency: '0' },
      'concurrency',
      'expected-version',
    )
  })

  it.each(['0', '65', '1.5'])('rejects the `concurrency` %s', async (concurrency) => {
    await using s = await startListScenario(['a1'])
    await expectIssues(s, { promotions: s.buildList(), concurrency }, 'concurrency')
  })

  it('cannot have a record', async () => {
    await using s = await startListScenario(['a1'])
    const step = await s.promote()
    s.requests.length = 0
    const back = await s.rollback(step, { promotions: s.buildList() })
    expect(back).toMatchObject({ exitCode: 1, requests: [] })
    expect(back.error).toContain('rollback failed\nCause: `promotions` cannot be combined with `record`.\nState: ')
  })

  it('reports all issues with items and inputs together', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const promotions = [
      s.buildItem('h1', { secret: '' }),
      s.buildItem('a1', { 'target-version': '', region: 'oss-cn-hangzhou' }),
      s.buildItem('h1', { provider: 'keepass' }),
      s.buildItem('h1', { stage: 'two words', 'project-id': 'a/b', 'previous-stage': 'two words' }),
      s.buildItem('a1'),
      s.buildItem('a1', { secret: 'a2', 'expire-outgoing-after': 'tomorrow' }),
    ]
    const invalidInputs = { rollback: 'no', 'max-attempts': '0', concurrency: '1000' }
    await expectIssues(
      s,
      { ...invalidInputs, promotions: JSON.stringify(promotions) },
      ...Object.keys(invalidInputs),
      ...['promotions[0].secret', 'promotions[1].target-version', 'promotions[1].region', 'promotions[2].provider'],
      ...['promotions[3].stage', 'promotions[3].project-id', 'promotions[3].previous-stage'],
      'promotions[5].expire-outgoing-after',
    )
  })

  it.each([
    ['target_version', 'item 0: `target_version`: did you mean `target-version`?'],
    ['targetVersion', 'item 0: `targetVersion`: did you mean `target-version`?'],
    ['Secret', 'item 0: `Secret`: did you mean `secret`?'],
    ['secert', 'item 0: `secert`: did you mean `secret`?'],
    ['regions', 'item 0: `regions`: did you mean `region`?'],
    ['expected_versions', 'item 0: `expected_versions`: did you mean `expected-version`?'],
    ['color', 'item 0: `color`.'],
    ['constructor', 'item 0: `constructor`.'],
    ['dry-run', 'item 0: `dry-run`, an input of the step only.'],
    ['access-key-id', 'item 0: `access-key-id`, an input of the step only.'],
    // Not plain, or not short, so perhaps not a key at all.
    ['a key with `marks`', 'item 0: a key that is too long or not plain, so it is not shown.'],
    ['::error::x', 'item 0: a key that is too long or not plain, so it is not shown.'],
    ['x'.repeat(25), 'item 0: a key that is too long or not plain, so it is not shown.'],
  ])('names the unknown key %s', async (key, text) => {
    await using s = await startListScenario(['a1'])
    const promotions = JSON.stringify([{ secret: 'a1', [key]: 'true' }])
    const error = await expectIssues(s, { ...s.buildItem('a1'), promotions }, 'promotions')
    expect(error).toContain(`unknown keys: ${text}`)
    if (!text.includes('`')) expect(error).not.toContain(key)
    expect(error).toContain('Allowed: provider, secret, ')
  })

  it('does not name an unknown key that holds a credential', async () => {
    await using s = await startListScenario(['a1'])
    const promotions = JSON.stringify([{ secret: 'a1', [alibaba.key.secret]: 'x' }])
    const error = await expectIssues(s, { ...s.buildItem('a1'), promotions }, 'promotions')
    expect(error).toContain('unknown keys: item 0: ')
    expect(error).not.toContain(alibaba.key.secret)
  })

  it('reports all unknown keys, or the first ones and how many there are', async () => {
    await using s = await startListScenario(['a1'])
    const two = '- { secret: a1, color: red, size: large }\n- { secret: a2 }\n- { secret: a3, Stage: x }'
    const error = await expectIssues(s, { ...s.buildItem('a1'), promotions: two }, 'promotions')
    expect(error).toContain(
      'has unknown keys: item 0: `color`; item 0: `size`; item 2: `Stage`: did you mean `stage`? Items are counted from 0. Allowed: ',
    )
    const many = JSON.stringify(Array.from({ length: 100 }, (_, n) => ({ secret: `a${n}`, color: 'red' })))
    const cut = await expectIssues(s, { ...s.buildItem('a1'), promotions: many }, 'promotions')
    expect(cut).toContain('item 9: `color`; and 90 more. Items are counted from 0. Allowed: ')
  })

  it('says that an empty list is empty', async () => {
    await using s = await startListScenario(['a1'])
    expect(await expectIssues(s, { ...s.buildItem('a1'), promotions: '[]' }, 'promotions')).toContain('has no items')
  })

  it('says how many items a list can have', async () => {
    await using s = await startListScenario(['a1'])
    const promotions = JSON.stringify(Array.from({ length: 5001 }, (_, n) => `a${n}`))
    const error = await expectIssues(s, { ...s.buildItem('a1'), promotions }, 'promotions')
    expect(error).toContain('`promotions` has 5001 items; the limit is 5000')
  })

  it.each(['- secret: [a1]', '- [a1]', '-', '- secret: { name: a1 }', 'a1', '{ a: b }', '[]', '- secret: a1\n-'])(
    'never shows a text of a library: %s',
    async (promotions) => {
      await using s = await startListScenario(['a1'])
      const error = await expectIssues(s, { ...s.buildItem('a1'), promotions }, 'promotions')
      expect(error).not.toMatch(/invalid input|expected|received|too (small|big)/i)
    },
  )
})

it('a list item treats null as unset, because GitHub passes unset values as null', async () => {
  await using s = await startListScenario(['a1'])
  const { region, ...item } = s.buildItem('a1')
  const promotions = JSON.stringify([{ ...item, region: null, stage: null, 'target-stage': null }])
  expectSuccess(await s.run({ region: region ?? '', promotions }))
  expect(s.labels('a1')).toEqual(promoted)
})

describe.concurrent('a list with the same label of a secret twice', () => {
  const duplicates: [string, (s: ListScenario) => Inputs[]][] = [
    ['in identical items', (s) => [s.buildItem('a1'), s.buildItem('a1')]],
    ['with different targets', (s) => [s.buildItem('h1'), s.buildItem('h1', { 'target-version': 'v1' })]],
    ['with the label named in one item', (s) => [s.buildItem('a1'), s.buildItem('a1', { stage: 'ACSCurrent' })]],
    ['in distant items', (s) => [s.buildItem('h1'), s.buildItem('a1'), s.buildItem('a2'), s.buildItem('h1')]],
  ]
  it.each(duplicates)('is rejected: %s', async (_, items) => {
    await using s = await startListScenario(['h1', 'a1', 'a2'])
    const error = await expectIssues(s, { promotions: JSON.stringify(items(s)) }, 'promotions')
    expect(error).toMatch(/twice/)
  })

  it('is rejected before the first write if only its store tells: by its name and by its ARN', async () => {
    await using s = await startListScenario(['a1'])
    const items = [s.buildItem('a1'), s.buildItem('a1', { secret: fullName('a1') })]
    const step = await s.run({ promotions: JSON.stringify(items) })
    expect(step.error).toMatch(`the list moves ACSCurrent of ${fullName('a1')} twice`)
    expect(s.writes).toEqual([])
  })

  it('is rejected before the first write if only the looked-up project reveals the duplicate', async () => {
    await using s = await startListScenario(['h1'])
    const items = [s.buildItem('h1'), s.buildItem('h1', { 'project-id': '', 'target-version': 'v1' })]
    const identity = { 'identity-endpoint': s.cloudFor('h1').endpoint }
    const step = await s.run({ ...identity, promotions: JSON.stringify(items) })
    expect(step).toMatchObject({ exitCode: 1 })
    expect(step.error).toMatch(/twice/)
    expect(s.writes).toEqual([])
  })

  it('is rejected before the first write if two items move the same previous label', async () => {
    await using s = await startListScenario(['a1', 'h1'], { a1: { v1: ['blue'], v2: ['current'], v3: [] } })
    const blue = s.buildItem('a1', { stage: 'blue', 'previous-stage': alibaba.previous })
    const step = await s.run({ promotions: JSON.stringify([s.buildItem('a1'), s.buildItem('h1'), blue]) })
    expect(step.error).toMatch(`the list moves ${alibaba.previous} of ${fullName('a1')} twice`)
    expect(step.error).toContain('once, be it as `stage` or as `previous-stage`')
    expect(s.writes).toEqual([])
  })

  it('is accepted if the label, the secret or the provider differs', async () => {
    await using s = await startListScenario(['h1', 'h2', 'a1'])
    const blue = s.buildItem('h1', { stage: 'blue' })
    expectSuccess(
      await s.run({ promotions: JSON.stringify([s.buildItem('h1'), blue, s.buildItem('h2'), s.buildItem('a1')]) }),
    )
    expect(s.allLabels()).toEqual([{ ...promoted, blue: 'v3' }, promoted, promoted])
  })
})

describe.concurrent('a list with two providers', () => {
  it('uses the credentials of each provider from the environment', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    expectSuccess(await s.promote())
    expect(s.allLabels()).toEqual([promoted, promoted])
  })

  it('cannot use credentials from inputs', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const { id, secret } = huawei.key
    const inputs = { promotions: s.buildList(), 'access-key-id': id, 'secret-access-key': secret }
    await expectIssues(s, inputs, 'access-key-id', 'secret-access-key')
  })

  it('requires the credentials of both', async () => {
    await using s = await startListScenario(['h1', 'a1'])
    const step = await s.promote({}, { env: huawei.env })
    expect(findInputNames(step)).toEqual(['access-key-id'])
    expect(step.error).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID')
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
  })

  it.each(vendors)('can use credentials from inputs if all items are on $title', async ({ title, key }) => {
    const name = firstNames[title] ?? ''
    await using s = await startListScenario([name])
    const inputs = { promotions: s.buildList(), 'access-key-id': key.id, 'secret-access-key': key.secret }
    expectSuccess(await s.run(inputs, { env: {} }))
    expect(s.labels(name)).toEqual(promoted)
  })

  it('uses the region of each item', async () => {
    await using s = await startListScenario(['a1', 'h1'], {}, { region: 'cn-beijing' })
    const there = { region: 'cn-beijing', secret: 'acs:kms:cn-beijing:1234567890123456:secret/a1' }
    const step = await s.run({
      promotions: JSON.stringify([s.buildItem('a1', there), s.buildItem('h1')]),
      region: 'eu-west-101',
    })
    expectSuccess(step)
    expect(step.results.map(({ region }) => region)).toEqual(['cn-beijing', 'ap-southeast-1'])
  })
})
