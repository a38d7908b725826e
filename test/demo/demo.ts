/**
 * Demonstrates the action: stand-in clouds on this machine, and the built action run as on GitHub's runner. Fails if
 * anything deviates from the script, so that the demo is also a test.
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
const dim = (text: string) => styleText('dim', text.trimEnd().replace(/^/gm, '      '))

function chapter(title: string): void {
  say(`\n${styleText(['bold', 'cyan'], `━━ ${title} `.padEnd(100, '━'))}`)
}

function labels({ cloud, secret }: Scene): string {
  const all = Object.entries(cloud.labels(secret))
  return all.map(([stage, version]) => `${stage} → ${styleText('bold', version)}`).join('   ')
}

/** Runs the action once and prints its effect. */
async function step(scene: Scene, title: string, inputs: Record<string, string>, exitCode: 0 | 1): Promise<Run> {
  say(`\n  ${styleText('bold', `▶ ${title}`)}`)
  for (const [name, value] of Object.entries(inputs)) {
    say(styleText('dim', `      ${name}: ${value.length > 80 ? `${value.slice(0, 80)}…` : value}`))
  }
  say(`    labels before: ${labels(scene)}`)
  const sent = scene.cloud.calls.length
  const run = await runAction({ with: inputs, env: scene.env })
  const color = run.exitCode === 0 ? 'green' : 'red'
  say(styleText(color, run.log.trimEnd().replace(/^/gm, '    │ ')))
  say(`    labels after:  ${labels(scene)}`)
  say(
    `    requests sent: ${scene.cloud.calls
      .slice(sent)
      .map(({ operation }) => operation)
      .join(', ')}`,
  )
  say('    outputs:')
  for (const [name, value] of Object.entries(run.outputs)) say(dim(`${name} = ${value}`))
  say('    job summary:')
  say(dim(run.summary))
  assert.equal(run.exitCode, exitCode, 'unexpected exit code')
  return run
}

function deploy(outcome: string): void {
  say(`\n  ${styleText('bold', '▶ deploy')}\n    │ ${styleText('red', outcome)}`)
}

/** Promotes, fails the deploy, and rolls back in a later step. */
async function promoteAndRollBack(scene: Scene, provider: Record<string, string>): Promise<void> {
  const found = scene.cloud.labels(scene.secret)
  const promote = await step(scene, 'promote', { ...provider, secret: scene.secret, 'target-version': 'v3' }, 0)
  deploy('authentication with the new version failed: exit code 1')
  const record = promote.outputs.record ?? ''
  await step(scene, 'roll back (if: failure())', { rollback: 'true', record }, 0)
  assert.deepEqual(scene.cloud.labels(scene.secret), found, 'a label was not restored')
  say(`\n  ${styleText('green', '✔ every label is restored')}`)
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

  chapter('Alibaba Cloud KMS: promote, the deploy fails, roll back')
  await promoteAndRollBack(kms, kmsInputs)

  chapter('A late rollback: someone else has promoted since, so it is refused')
  const first = await step(csms, 'promote', { ...csmsInputs, secret: 'shop-db', 'target-version': 'v3' }, 0)
  await step(csms, 'someone else promotes', { ...csmsInputs, secret: 'shop-db', 'target-version': 'v1' }, 0)
  await step(csms, 'roll back', { rollback: 'true', record: first.outputs.record ?? '' }, 1)

  chapter('A dry run: what would canary → current change?')
  await step(kms, 'dry run', { ...kmsInputs, secret: 'shop/db', 'target-stage': 'canary', 'dry-run': 'true' }, 0)
} finally {
  await huawei.close()
  await alibaba.close()
}
say(
  `\n${styleText(['bold', 'green'], '✔ Everything went as expected. No secret value was read: the stand-ins reject such requests.')}\n`,
)
assert.deepEqual([...huawei.valueReads, ...alibaba.valueReads], [])
