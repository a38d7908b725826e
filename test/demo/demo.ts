/**
 * Shows on stand-in clouds what the action does. Each step starts the action in a new process, as GitHub's runner does. Fails
 * if anything deviates from the script, so that the demo is also a test.
 */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { ALIBABA_TEST_KEY, startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
import { HUAWEI_TEST_KEY, startHuaweiCloud } from '../support/clouds/huaweicloud-csms.ts'
import type { CloudSecret } from '../support/clouds/server.ts'
import { runAction, type Inputs, type Run } from '../support/runner.ts'

const { verbose } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } }).values
// `npm run build` puts it beside this program.
const main = join(import.meta.dirname, 'action.js')

/** One secret in a stand-in cloud. */
type Scene = {
  cloud: {
    secrets: Record<string, CloudSecret>
    labels: (secret: string) => Record<string, string>
    history: readonly unknown[]
    calls: readonly { operation: string }[]
  }
  inputs: Inputs & { secret: string }
  env: Record<string, string>
}

/** What a step must leave behind. */
type Expected = { labels: Record<string, string>; exitCode?: 0 | 1; writes?: 0 }

const style = (format: Parameters<typeof styleText>[0], text: string) =>
  process.stdout.isTTY ? styleText(format, text) : text
const say = (text: string) => {
  console.log(text)
}
const detail = (title: string, text: string) => {
  if (verbose && text !== '') say(style('dim', `${title}:\n${text.trimEnd()}`.replace(/^/gm, '      ')))
}
const line = (title: string, text: string) => {
  say(`  ${title.padEnd(14)}${text}`)
}
const chapter = (title: string) => {
  say(`\n${style(['bold', 'cyan'], title)}`)
}

/** Shows which version holds which labels, a column per version. */
function showLabels({ cloud, inputs: { secret } }: Scene): void {
  const versions = Object.entries(cloud.secrets[secret]?.versions ?? {})
  const columns = versions.map(([id, { stages }]) => `${id} ${[...stages].join(', ')}`.padEnd(24))
  line('labels', style('bold', columns.join('').trimEnd()))
}

/** Runs the action once, checks what it did, and says it in one sentence. */
async function step(scene: Scene, inputs: Inputs, expected: Expected, say: (run: Run) => [string, string]) {
  const { cloud, env } = scene
  const [sent, written] = [cloud.calls.length, cloud.history.length]
  const run = await runAction({ main, with: inputs, env })
  line(...say(run))
  const operations = cloud.calls.slice(sent).map(({ operation }) => operation)
  detail('inputs', format(inputs))
  detail('log', run.log)
  detail('requests', operations.join(', '))
  detail('outputs', format(run.outputs))
  detail('job summary', run.summary)
  showLabels(scene)
  assert.equal(run.exitCode, expected.exitCode ?? 0, `unexpected exit code:\n${run.log}`)
  assert.deepEqual(cloud.labels(scene.inputs.secret), expected.labels, 'unexpected labels')
  if (expected.writes === 0) assert.equal(cloud.history.length, written, 'unexpected write')
  return run.outputs.record ?? ''
}

function format(values: Record<string, string>): string {
  const lines = Object.entries(values).map(([name, value]) => `${name} = ${value}`)
  return lines.join('\n')
}

await using huawei = await startHuaweiCloud({
  secrets: { 'shop-db': { v1: ['SYSPREVIOUS'], v2: ['SYSCURRENT'], v3: [] } },
})
const csms: Scene = {
  cloud: huawei,
  inputs: {
    ...{ provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: 'shop-db' },
    ...{ endpoint: huawei.endpoint, 'identity-endpoint': huawei.endpoint },
  },
  env: { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret },
}
await using alibaba = await startAlibabaCloud({
  movesPrevious: true,
  secrets: { 'shop/db': { v1: ['ACSPrevious'], v2: ['ACSCurrent'], v3: ['canary'] } },
})
const kms: Scene = {
  cloud: alibaba,
  inputs: { provider: 'alibabacloud-kms', region: 'cn-hangzhou', secret: 'shop/db', endpoint: alibaba.endpoint },
  env: { ALIBABA_CLOUD_ACCESS_KEY_ID: ALIBABA_TEST_KEY.id, ALIBABA_CLOUD_ACCESS_KEY_SECRET: ALIBABA_TEST_KEY.secret },
}

/** Promotes, fails the deploy, and rolls back as a later step of the job does. */
async function promoteAndRollBack(scene: Scene, target: Inputs, promoted: Record<string, string>, sentence: string) {
  const labels = scene.cloud.labels(scene.inputs.secret)
  showLabels(scene)
  const record = await step(scene, { ...scene.inputs, ...target }, { labels: promoted }, () => ['promote', sentence])
  line('deploy', style('red', 'fails: the service cannot log in with the new value'))
  await step(scene, { rollback: 'true', record }, { labels }, () => [
    'roll back',
    'restores every label from the record that the promotion left',
  ])
}

say('Stand-in clouds on this machine; each step starts the action, as a runner does. No account, no internet.')

chapter('Huawei Cloud CSMS: the deploy fails, so the job rolls back')
const live = { SYSPREVIOUS: 'v2', SYSCURRENT: 'v3' }
await promoteAndRollBack(
  csms,
  { 'target-version': 'v3' },
  live,
  'moves SYSCURRENT to v3, and SYSPREVIOUS to the version that was live',
)

chapter('Alibaba Cloud KMS: the same with `target-stage: canary`')
await promoteAndRollBack(
  kms,
  { 'target-stage': 'canary' },
  { ACSPrevious: 'v2', ACSCurrent: 'v3', canary: 'v3' },
  'moves ACSCurrent to the version that is labeled canary; ACSPrevious follows',
)

chapter('A late rollback: someone else has promoted since')
showLabels(csms)
const record = await step(csms, { ...csms.inputs, 'target-version': 'v3' }, { labels: live }, () => [
  'promote',
  'moves SYSCURRENT to v3, as above',
])
const theirs = { SYSPREVIOUS: 'v3', SYSCURRENT: 'v1' }
await step(csms, { ...csms.inputs, 'target-version': 'v1' }, { labels: theirs }, () => ['someone else', 'promotes v1'])
await step(csms, { rollback: 'true', record }, { labels: theirs, exitCode: 1, writes: 0 }, ({ annotations }) => {
  const cause = /^Cause: ([^;\n]+)/m.exec(annotations[0]?.message ?? '')?.[1]
  assert(cause, 'the error names no cause')
  return ['roll back', style('yellow', `refused: ${cause}`)]
})

chapter('A dry run: what would the promotion of canary change?')
showLabels(kms)
await step(
  kms,
  { ...kms.inputs, 'target-stage': 'canary', 'dry-run': 'true' },
  { labels: kms.cloud.labels('shop/db'), writes: 0 },
  ({ outputs }) => {
    assert.equal(outputs['target-version'], 'v3')
    return ['dry run', 'would move ACSCurrent to v3; writes nothing']
  },
)

assert.deepEqual([...huawei.valueReads, ...alibaba.valueReads], [])
const requests = huawei.calls.length + alibaba.calls.length
say(`\n${style('green', `✔ All as scripted: ${requests} requests, none for a secret value.`)}`)
if (!verbose) say('  Logs, outputs and job summaries: npm run demo -- --verbose')
