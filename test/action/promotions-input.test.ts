/** The `promotions` input: a YAML or JSON list whose items are steps of their own with the step's inputs as defaults. */
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { alibaba, aws, huawei, type Inputs, many, type Many, type ManyStep, vendors } from '../support/scenario.ts'

const promoted = { previous: 'v2', current: 'v3' }
const first = { [huawei.title]: 'h1', [alibaba.title]: 'a1', [aws.title]: 'w1' } as Record<string, string>

/** What an error names: inputs, and keys of items as `promotions[1].stage`. */
const namesIn = ({ error }: ManyStep) => error.split('\n').flatMap((line) => /^`([\w[\].-]+)` \S/.exec(line)?.[1] ?? [])

/** A run with these inputs complains once about exactly these, and sends nothing. */
async function complains(s: Many, inputs: Inputs, ...names: string[]): Promise<string> {
  const step = await s.run(inputs)
  expect(namesIn(step).sort(), step.error).toEqual(names.sort())
  expect(step).toMatchObject({ exitCode: 1, requests: [], outputs: {}, state: {} })
  expect(step.annotations).toHaveLength(1)
  return step.error
}

/** All that succeeded: nothing was said, and these labels are there. */
function succeeds(step: ManyStep): void {
  expect(step).toMatchObject({ exitCode: 0, annotations: [] })
}

describe.concurrent('a list', () => {
  it.each<[string, (items: Inputs[]) => string]>([
    ['JSON', (items) => JSON.stringify(items)],
    ['JSON on many lines', (items) => `\n${JSON.stringify(items, null, 2)}\n`],
    ['YAML', (items) => stringify(items)],
    ['YAML with comments', (items) => `# all of them\n---\n${stringify(items)}# the end\n`],
  ])('can be written as %s', async (_, format) => {
    await using s = await many(['h1', 'a1'])
    const step = await s.run({ promotions: format([s.item('h1'), s.item('a1')]) })
    succeeds(step)
    expect(s.all()).toEqual([promoted, promoted])
    expect(step.results.map(({ secret, region }) => [secret, region])).toEqual([
      ['h1', 'ap-southeast-1'],
      ['a1', 'cn-hangzhou'],
    ])
  })

  it('of blanks only is not given', async () => {
    await using s = await many(['h1'])
    succeeds(await s.run({ ...s.item('h1'), promotions: ' \n ' }))
    expect(s.labels('h1')).toEqual(promoted)
  })

  it('may have aliases', async () => {
    await using s = await many(['a1', 'a2'])
    const step = await s.run({
      ...s.item('a1', { secret: '', 'target-version': '' }),
      promotions: '- { secret: a1, target-version: &new v3 }\n- secret: a2\n  target-version: *new\n',
    })
    succeeds(step)
    expect(s.all()).toEqual([promoted, promoted])
  })

  it('has no merge keys: `<<` is a key like any other, and none of these', async () => {
    await using s = await many(['a1'])
    const { endpoint = '' } = s.item('a1')
    const shared = `- &shared { provider: alibabacloud-kms, region: cn-hangzhou, endpoint: '${endpoint}', secret: a1, target-version: v3 }`
    const error = await complains(s, { promotions: `${shared}\n- { <<: *shared, secret: a2 }\n` }, 'promotions')
    expect(error).toContain('whose values are text (1)')
  })
})

describe.concurrent('the inputs of the step', () => {
  it.each(vendors)('are the defaults of every item: $title', async ({ title }) => {
    const [one, two] = [first[title] ?? '', `${first[title] ?? ''}-too`]
    await using s = await many([one, two], { [two]: { v1: ['previous'], v2: ['current'], v4: [] } })
    const promotions = `- secret: ${one}\n- secret: ${two}\n  target-version: v4\n`
    succeeds(await s.run({ ...s.item(one, { secret: '' }), promotions }))
    expect(s.all()).toEqual([promoted, { previous: 'v2', current: 'v4' }])
  })

  it('count for every key of an item that does not say otherwise', async () => {
    await using s = await many(['a1', 'a2', 'a3'])
    const inputs = { ...s.item('a1'), 'previous-stage': 'retired', 'expected-version': 'v2' }
    const promotions =
      '- {}\n- { secret: a2, previous-stage: none }\n- { secret: a3, stage: blue, expected-version: none }'
    succeeds(await s.run({ ...inputs, promotions }))
    expect(s.all()).toEqual([
      { previous: 'v1', retired: 'v2', current: 'v3' },
      { previous: 'v1', current: 'v3' },
      { previous: 'v1', current: 'v2', blue: 'v3' },
    ])
  })

  it.each([
    [{ 'target-version': 'v3' }, ['v3', 'v1', 'v3', 'v3', 'v4']],
    [{ 'target-stage': 'canary' }, ['v1', 'v1', 'v1', 'v1', 'v4']],
  ])('say the target, unless the item says its own in either way: %o', async (inputs, versions) => {
    const names = ['a1', 'a2', 'a3', 'a4', 'a5']
    const labels = { v1: ['previous', 'canary'], v2: ['current'], v3: [], v4: [] }
    await using s = await many(names, Object.fromEntries(names.map((name) => [name, labels])))
    const promotions = `
- secret: a1
- { secret: a2, target-stage: canary }
- { secret: a3, target-stage: }
- { secret: a4, target-version: '' }
- { secret: a5, target-version: v4 }`
    succeeds(await s.run({ ...s.item('a1', { secret: '', 'target-version': '' }), ...inputs, promotions }))
    expect(s.all().map(({ current }) => current)).toEqual(versions)
  })

  it('may mean something to one provider only, and say nothing to the other', async () => {
    await using s = await many(['h1', 'a1'])
    const { 'project-id': project = '' } = s.item('h1')
    const promotions = JSON.stringify([s.item('h1', { 'project-id': '' }), s.item('a1')])
    const step = await s.run({ 'project-id': project, 'expire-outgoing-after': '36h', promotions })
    succeeds(step)
    expect(s.all()).toEqual([promoted, promoted])
    expect(s.requests.filter((request) => request.includes('expire'))).toEqual(['h1 expire v2'])
    const [ofHuawei, ofAlibaba] = (JSON.parse(step.outputs.record ?? '') as { secrets: Inputs[] }).secrets
    expect(ofHuawei).toMatchObject({ projectId: project, expiry: { version: 'v2' } })
    expect(Object.keys(ofAlibaba ?? {})).not.toEqual(expect.arrayContaining(['projectId', 'expiry']))
  })

  it('that mean nothing to a provider are a mistake in an item of it', async () => {
    await using s = await many(['h1', 'a1'])
    const odd = s.item('a1', { 'project-id': '0'.repeat(32), 'expire-outgoing-after': '36h' })
    const promotions = JSON.stringify([s.item('h1', { 'expire-outgoing-after': '36h' }), odd])
    await complains(s, { promotions }, 'promotions[1].project-id', 'promotions[1].expire-outgoing-after')
  })
})

describe.concurrent('values stay text', () => {
  it('such as versions', async () => {
    const versions = ['001', '1e3', '0x10', '1_000', 'true', 'no', '2025-01-01', '0o7', '.5']
    const names = versions.map((_, n) => `a${n}`)
    const labels = versions.map((version) => ({ 1: ['previous'], v2: ['current'], [version]: [] }))
    await using s = await many(names, Object.fromEntries(names.map((name, n) => [name, labels[n] ?? {}])))
    const items = versions.map((version, n) => `- { secret: a${n}, target-version: ${version} }`)
    succeeds(await s.run({ ...s.item('a0', { secret: '', 'target-version': '' }), promotions: items.join('\n') }))
    expect(s.all()).toEqual(versions.map((version) => ({ previous: 'v2', current: version })))
  })

  it('such as labels', async () => {
    const labels = ['true', '001', '.inf', '1e3']
    const names = labels.map((_, n) => `a${n}`)
    await using s = await many(names)
    const items = labels.map((label, n) => `- { secret: a${n}, stage: ${label} }`)
    succeeds(await s.run({ ...s.item('a0', { secret: '' }), promotions: items.join('\n') }))
    expect(s.all()).toEqual(labels.map((label) => ({ previous: 'v1', current: 'v2', [label]: 'v3' })))
  })

  it('a number and a truth value of JSON', async () => {
    await using s = await many(['h1'], { h1: { 1: ['previous'], v2: ['current'], 10: [] } })
    succeeds(await s.run({ ...s.item('h1'), promotions: '[{"target-version": 10, "stage": true}]' }))
    expect(s.labels('h1')).toMatchObject({ true: '10', current: 'v2' })
  })
})

describe.concurrent('a mistake', () => {
  const bomb = ['- &a0 [x, x]', ...Array.from({ length: 30 }, (_, n) => `- &a${n + 1} [*a${n}, *a${n}]`)].join('\n')

  it.each([
    ['no list, but a text', 'a1'],
    ['no list, but a map', '{ secret: a1 }'],
    ['an empty list', '[]'],
    ['an item that is no map', '- a1'],
    ['an item that is nothing', '- secret: a1\n-\n'],
    ['a value that is a list', '- secret: [a1]'],
    ['a value that is a map', '- secret: { name: a1 }'],
    ['no end of a list', '- secret: [a1'],
    ['no end of a text', '- secret: "a1'],
    ['a tab for blanks', '- secret: a1\n\tstage: x'],
    ['the same key twice', '- { secret: a2, secret: a1 }'],
    ['two documents', '- secret: a1\n---\n- secret: a2\n'],
    ['an alias of nothing', '- secret: *nothing'],
    ['JSON that is cut off', '[{"secret": "a1"}, {"secret": "a2"}'],
    ['an alias bomb', bomb],
    ['endless depth', '['.repeat(20_000)],
    ['a key that is none', '- { secret: a1, color: red }'],
    ['a key that is for the step', '- { secret: a1, dry-run: true }'],
    ['a credential in an item', '- { secret: a1, access-key-id: x }'],
    ['a key of every object', '- { secret: a1, constructor: x }'],
  ])('in the list itself: %s', async (_, promotions) => {
    await using s = await many(['a1', 'a2'])
    await complains(s, { ...s.item('a1', { secret: '' }), promotions }, 'promotions')
  })

  it('in the YAML: the line is told', async () => {
    await using s = await many(['a1'])
    const error = await complains(s, { promotions: '- secret: a1\n- secret: a2\n- secret: "a3' }, 'promotions')
    expect(error).toMatch(/line 3/)
  })

  it('in items: each is said by its item and its key', async () => {
    await using s = await many(['a1'])
    const wrong: [string, Inputs][] = [
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
    const items = wrong.map(([, more], n) => s.item('a1', { secret: `a1-${n}`, ...more }))
    const names = wrong.map(([name], n) => `promotions[${n}].${name}`)
    await complains(s, { promotions: JSON.stringify(items) }, ...names)
  })

  it('of the step itself is said once, not of every item', async () => {
    await using s = await many(['a1', 'a2'])
    await complains(
      s,
      { promotions: s.list(), 'expected-version': 'a\nb', concurrency: '0' },
      'concurrency',
      'expected-version',
    )
  })

  it.each(['0', '65', '1.5'])('concurrency: %s', async (concurrency) => {
    await using s = await many(['a1'])
    await complains(s, { promotions: s.list(), concurrency }, 'concurrency')
  })

  it('a record beside the list', async () => {
    await using s = await many(['a1'])
    const step = await s.promote()
    s.requests.length = 0
    await complains(s, { rollback: 'true', record: step.outputs.record ?? '', promotions: s.list() }, 'promotions')
  })

  it('many of them: all are said at once, each with its item', async () => {
    await using s = await many(['h1', 'a1'])
    const promotions = [
      s.item('h1', { secret: '' }),
      s.item('a1', { 'target-version': '', region: 'oss-cn-hangzhou' }),
      s.item('h1', { provider: 'keepass' }),
      s.item('h1', { stage: 'two words', 'project-id': 'a/b', 'previous-stage': 'two words' }),
      s.item('a1'),
      s.item('a1', { secret: 'a2', 'expire-outgoing-after': 'tomorrow' }),
    ]
    const wrong = { rollback: 'no', 'max-attempts': '0', concurrency: '1000' }
    await complains(
      s,
      { ...wrong, promotions: JSON.stringify(promotions) },
      ...Object.keys(wrong),
      ...['promotions[0].secret', 'promotions[1].target-version', 'promotions[1].region', 'promotions[2].provider'],
      ...['promotions[3].stage', 'promotions[3].project-id', 'promotions[3].previous-stage'],
      'promotions[5].expire-outgoing-after',
    )
  })

  it('keys that are none, in two items: both are said', async () => {
    await using s = await many(['a1'])
    const promotions = '- { secret: a1, color: red }\n- { secret: a2, size: large }'
    const error = await complains(s, { ...s.item('a1'), promotions }, 'promotions')
    expect(error).toMatch(/\b0\b.*\b1\b/s)
  })
})

it('takes null, which is what GitHub makes of what is not set, for not given', async () => {
  await using s = await many(['a1'])
  const { region, ...item } = s.item('a1')
  const promotions = JSON.stringify([{ ...item, region: null, stage: null, 'target-stage': null }])
  succeeds(await s.run({ region: region ?? '', promotions }))
  expect(s.labels('a1')).toEqual(promoted)
})

describe.concurrent('the same label of the same secret twice', () => {
  const twice: [string, (s: Many) => Inputs[]][] = [
    ['alike', (s) => [s.item('a1'), s.item('a1')]],
    ['with another target', (s) => [s.item('h1'), s.item('h1', { 'target-version': 'v1' })]],
    ['with the label named once', (s) => [s.item('a1'), s.item('a1', { stage: 'ACSCurrent' })]],
    ['far apart', (s) => [s.item('h1'), s.item('a1'), s.item('a2'), s.item('h1')]],
    [
      'by its name and by its ARN',
      (s) => [s.item('a1'), s.item('a1', { secret: 'acs:kms:cn-hangzhou:1234567890123456:secret/a1' })],
    ],
  ]
  it.each(twice)('is a mistake: %s', async (_, items) => {
    await using s = await many(['h1', 'a1', 'a2'])
    const error = await complains(s, { promotions: JSON.stringify(items(s)) }, 'promotions')
    expect(error).toMatch(/twice/)
  })

  it('is never written, even where that shows only when the project has been looked up', async () => {
    await using s = await many(['h1'])
    const items = [s.item('h1'), s.item('h1', { 'project-id': '', 'target-version': 'v1' })]
    const identity = { 'identity-endpoint': s.cloudOf('h1').endpoint }
    const step = await s.run({ ...identity, promotions: JSON.stringify(items) })
    expect(step).toMatchObject({ exitCode: 1 })
    expect(step.error).toMatch(/twice/)
    expect(s.writes).toEqual([])
  })

  it('is refused, too, where it is the previous label of one and goes along with the other', async () => {
    await using s = await many(['a1', 'h1'], { a1: { v1: ['blue'], v2: ['current'], v3: [] } })
    const blue = s.item('a1', { stage: 'blue', 'previous-stage': alibaba.previous })
    const step = await s.run({ promotions: JSON.stringify([s.item('a1'), s.item('h1'), blue]) })
    expect(step.error).toMatch(`the list moves ${alibaba.previous} of this secret twice`)
    expect(step.error).toContain('previous-stage: none')
    expect(s.writes).toEqual([])
  })

  it('is none where the label, the secret or the provider differs', async () => {
    await using s = await many(['h1', 'h2', 'a1'])
    const blue = s.item('h1', { stage: 'blue' })
    succeeds(await s.run({ promotions: JSON.stringify([s.item('h1'), blue, s.item('h2'), s.item('a1')]) }))
    expect(s.all()).toEqual([{ ...promoted, blue: 'v3' }, promoted, promoted])
  })
})

describe.concurrent('two providers in one list', () => {
  it('log in by the environment, each by its own', async () => {
    await using s = await many(['h1', 'a1'])
    succeeds(await s.promote())
    expect(s.all()).toEqual([promoted, promoted])
  })

  it('cannot log in by inputs', async () => {
    await using s = await many(['h1', 'a1'])
    const { id, secret } = huawei.key
    const inputs = { promotions: s.list(), 'access-key-id': id, 'secret-access-key': secret }
    await complains(s, inputs, 'access-key-id', 'secret-access-key')
  })

  it('cannot do without the credentials of one', async () => {
    await using s = await many(['h1', 'a1'])
    const step = await s.promote({}, { env: huawei.env })
    expect(namesIn(step)).toEqual(['access-key-id'])
    expect(step.error).toContain('ALIBABA_CLOUD_ACCESS_KEY_ID')
    expect(step).toMatchObject({ exitCode: 1, requests: [] })
  })

  it.each(vendors)('that turn out to be one can: $title', async ({ title, key }) => {
    const name = first[title] ?? ''
    await using s = await many([name])
    const inputs = { promotions: s.list(), 'access-key-id': key.id, 'secret-access-key': key.secret }
    succeeds(await s.run(inputs, { env: {} }))
    expect(s.labels(name)).toEqual(promoted)
  })

  it('and two regions go where each item says', async () => {
    await using s = await many(['a1', 'h1'])
    const there = { region: 'cn-beijing', secret: 'acs:kms:cn-beijing:1234567890123456:secret/a1' }
    const step = await s.run({ promotions: JSON.stringify([s.item('a1', there), s.item('h1')]), region: 'eu-west-101' })
    succeeds(step)
    expect(step.results.map(({ region }) => region)).toEqual(['cn-beijing', 'ap-southeast-1'])
  })
})
