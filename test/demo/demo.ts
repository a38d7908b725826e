/**
 * The main job of the action, shown: stand-in clouds on this machine, the built action run as GitHub's runner runs it.
 * Ends with an error where something does not go as told, so that the demo is a test as well.
 */
import assert from 'node:assert/strict'
import { styleText } from 'node:util'
import { ALIBABA_TEST_KEY, startAlibabaCloud } from '../support/clouds/alibabacloud-kms.ts'
import { HUAWEI_TEST_KEY, startHuaweiCloud } from '../support/clouds/huaweicloud-csms.ts'
import { runAction, type Run } from '../support/runner.ts'

type Scene = {
  readonly cloud: { labels(secret: string): Record<string, string>; readonly calls: readonly { operation: string }[] }
  readonly secret: string
  readonly env: Record<string, string>
}

const say = (text: string) => {
  console.log(text)
}
const quiet = (text: string) => styleText('dim', text.trimEnd().replace(/^/gm, '      '))

function chapter(title: string): void {
  say(`\n${styleText(['bold', 'cyan'], `━━ ${title} `.padEnd(100, '━'))}`)
}

function labels({ cloud, secret }: Scene): string {
  const all = Object.entries(cloud.labels(secret))
  return all.map(([stage, version]) => `${stage} → ${styleText('bold', version)}`).join('   ')
}

/** Runs the action once and prints what a user would see. */
async function step(scene: Scene, title: string, inputs: Record<string, string>, exitCode: 0 | 1): Promise<Run> {
  say(`\n  ${styleText('bold', `▶ ${title}`)}`)
  for (const [name, value] of Object.entries(inputs)) {
    say(styleText('dim', `      ${name}: ${value.length > 80 ? `${value.slice(0, 80)}…` : value}`))
  }
  say(`    labels before: ${labels(scene)}`)
  const sent = scene.cloud.calls.length
  const run = await runAction({ with: inputs, env: scene.env })
  const colour = run.exitCode === 0 ? 'green' : 'red'
  say(styleText(colour, run.log.trimEnd().replace(/^/gm, '    │ ')))
  say(`    labels after:  ${labels(scene)}`)
  say(
    `    requests sent: ${scene.cloud.calls
      .slice(sent)
      .map(({ operation }) => operation)
      .join(', ')}`,
  )
  say('    outputs:')
  for (const [name, value] of Object.entries(run.outputs)) say(quiet(`${name} = ${value}`))
  say('    job summary:')
  say(quiet(run.summary))
  assert.equal(run.exitCode, exitCode, 'the step should have ended otherwise')
  return run
}

function deploy(outcome: string): void {
  say(`\n  ${styleText('bold', '▶ deploy')}\n    │ ${styleText('red', outcome)}`)
}

/** promote → the deploy fails → rollback in a follow-up step */
async function promoteAndRollBack(scene: Scene, provider: Record<string, string>): Promise<void> {
  const found = scene.cloud.labels(scene.secret)
  const promote = await step(scene, 'promote', { ...provider, secret: scene.secret, 'target-version': 'v3' }, 0)
  deploy('the new version does not log in: exit code 1')
  const record = promote.outputs.record ?? ''
  await step(scene, 'roll back (if: failure())', { rollback: 'true', record }, 0)
  assert.deepEqual(scene.cloud.labels(scene.secret), found, 'every label should be where it was found')
  say(`\n  ${styleText('green', '✔ every label is where it was found')}`)
}

const huawei = await startHuaweiCloud({
  secrets: { 'shop-db': { v1: ['SYSPREVIOUS'], v2: ['SYSCURRENT'], v3: [] } },
})
const csms: Scene = {
  cloud: huawei,
  secret: 'shop-db',
  env: { HUAWEICLOUD_SDK_AK: HUAWEI_TEST_KEY.id, HUAWEICLOUD_SDK_SK: HUAWEI_TEST_KEY.secret },
}
const csmsInputs = {
  provider: 'huaweicloud-csms',
  region: 'ap-southeast-1',
  endpoint: huawei.endpoint,
  'identity-endpoint': huawei.endpoint,
}
const alibaba = await startAlibabaCloud({
  movesPrevious: true,
  secrets: { 'shop/db': { v1: ['ACSPrevious'], v2: ['ACSCurrent'], v3: ['canary'] } },
})
const kms: Scene = {
  cloud: alibaba,
  secret: 'shop/db',
  env: {
    ALIBABA_CLOUD_ACCESS_KEY_ID: ALIBABA_TEST_KEY.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: ALIBABA_TEST_KEY.secret,
  },
}
const kmsInputs = { provider: 'alibabacloud-kms', region: 'cn-hangzhou', endpoint: alibaba.endpoint }

try {
  chapter('Huawei Cloud CSMS: promote, the deploy fails, roll back')
  await promoteAndRollBack(csms, csmsInputs)

  chapter('Alibaba Cloud KMS: the same')
  await promoteAndRollBack(kms, kmsInputs)

  chapter('A rollback that comes too late: somebody else has promoted since, so it is refused')
  const mine = await step(csms, 'promote', { ...csmsInputs, secret: 'shop-db', 'target-version': 'v3' }, 0)
  await step(csms, 'somebody else promotes', { ...csmsInputs, secret: 'shop-db', 'target-version': 'v1' }, 0)
  await step(csms, 'roll back', { rollback: 'true', record: mine.outputs.record ?? '' }, 1)

  chapter('A dry run: what would canary → current change?')
  await step(kms, 'dry run', { ...kmsInputs, secret: 'shop/db', 'target-stage': 'canary', 'dry-run': 'true' }, 0)
} finally {
  await huawei.close()
  await alibaba.close()
}
say(
  `\n${styleText(['bold', 'green'], '✔ All went as told. No secret value was read: the stand-ins fail on any such request.')}\n`,
)
assert.deepEqual([...huawei.valueReads, ...alibaba.valueReads], [])
