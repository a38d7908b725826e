/** The example workflows, run by act against stand-in clouds. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { v3 } from '../support/azure.ts'
import { describeWith } from '../tools/tools.ts'
import { type ActOptions, type ActRun, type ActStep, runAct } from './act.ts'
import { awsCli, scripts, startClouds } from './clouds.ts'
import { readRecord } from '../support/record.ts'
import { alibaba as alibabaVendor } from '../support/scenario/vendors.ts'

const examples = resolve(import.meta.dirname, '../../examples')
const hasJq = spawnSync('jq', ['--version']).status === 0

const aws = { AWSPREVIOUS: 'v2', AWSCURRENT: 'v3', next: 'v3', staging: 'v3' }
const huawei = { SYSPREVIOUS: 'v2', SYSCURRENT: 'v3', next: 'v3', staging: 'v3' }
const alibaba = { ACSPrevious: 'v2', ACSCurrent: 'v3', next: 'v3', staging: 'v3' }

type Example = {
  file: string
  event?: string
  inputs?: Record<string, string>
  /** The labels after a deploy that succeeds. */
  promoted: Record<string, Record<string, string>>
  /** The steps of this action when the last smoke test fails, and those whose end of the job rolls back. */
  rolledBack: string[]
}

const deploys: Example[] = [
  {
    file: 'deploy.yml',
    promoted: { huawei },
    rolledBack: ['Promote the secret: success', 'Roll back the secret: success'],
  },
  {
    file: 'rollback-on-failure.yml',
    promoted: { 'eu-central-1': aws },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: success'],
  },
  {
    file: 'release.yml',
    event: 'release',
    promoted: { 'eu-central-1': aws, mail: aws, google: { 'prod-previous': '2', prod: '3', staging: '3' } },
    rolledBack: ['Promote the tested versions: success', 'Roll back all secrets: success'],
  },
  {
    file: 'reusable.yml',
    promoted: { alibaba },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: success'],
  },
  {
    file: 'canary.yml',
    event: 'workflow_dispatch',
    inputs: { version: 'v3' },
    promoted: { huawei: { ...huawei, canary: 'v3' } },
    rolledBack: ['Canary: success', 'All: success', 'end of All: success', 'end of Canary: success'],
  },
  {
    file: 'parameter-store.yml',
    event: 'workflow_dispatch',
    promoted: { ssm: { previous: '2', live: '3', candidate: '3' } },
    rolledBack: ['Candidate: success', 'Live: success', 'end of Live: success', 'end of Candidate: success'],
  },
  {
    file: 'azure-app-configuration.yml',
    event: 'workflow_dispatch',
    promoted: { azure: { staging: v3, production: v3 } },
    rolledBack: ['Staging: success', 'Production: success', 'end of Production: success', 'end of Staging: success'],
  },
  {
    file: 'approve.yml',
    event: 'workflow_dispatch',
    promoted: { 'eu-central-1': aws },
    rolledBack: [
      'Plan: success',
      'Promote the approved version: success',
      'end of Promote the approved version: success',
    ],
  },
  {
    file: 'restart.yml',
    event: 'workflow_dispatch',
    inputs: { version: 'v3' },
    promoted: { 'eu-central-1': aws },
    rolledBack: ['Promote the secret: success', 'Roll back the secret: success'],
  },
  {
    file: 'accounts.yml',
    promoted: { 'eu-central-1': aws, 'us-east-1': aws },
    rolledBack: ['Europe: success', 'America: success', 'end of America: success', 'end of Europe: success'],
  },
  {
    file: 'from-file.yml',
    promoted: { 'eu-central-1': aws, 'us-east-1': aws, mail: aws, 'mail-us': aws },
    rolledBack: ['Promote all secrets: success', 'end of Promote all secrets: success'],
  },
  {
    file: 'oci-vault.yml',
    event: 'repository_dispatch',
    promoted: { oci: { CURRENT: '4' } },
    rolledBack: ['Promote the secret: success', 'end of Promote the secret: success'],
  },
]
const others = ['regions.yml', 'drift.yml', 'rollback-by-hand.yml']

/** Calls examples/reusable.yml as its first lines say, and shows what it returns. */
const caller = `
on: push
jobs:
  deploy:
    uses: ./.github/workflows/reusable.yml
    permissions: { contents: read, deployments: write, id-token: write }
    with: { environment: production, secret: shop-db, version: v3, expected-version: v2 }
  show:
    needs: deploy
    if: always()
    runs-on: ubuntu-latest
    steps:
      - run: echo "record=$RECORD"
        env: { RECORD: '\${{ needs.deploy.outputs.record }}' }
`

type Clouds = Awaited<ReturnType<typeof startClouds>>

/** Runs an example; the command that matches `failing` fails. */
function play(
  clouds: Clouds,
  { file, ...example }: Pick<Example, 'file' | 'event' | 'inputs'>,
  more: Partial<ActOptions> = {},
) {
  const folder = '.github/workflows'
  const isCalled = file === 'reusable.yml'
  return runAct({
    ...clouds.options,
    ...example,
    ...more,
    vars: { ...clouds.options.vars, ...more.vars },
    env: { ...clouds.options.env, ...more.env },
    workflow: `${folder}/${isCalled ? 'caller.yml' : file}`,
    files: {
      ...scripts,
      'secrets.json': JSON.stringify({ regions: ['eu-central-1', 'us-east-1'], secrets: ['shop/db', 'shop/mail'] }),
      [`${folder}/${file}`]: clouds.redirect(readFileSync(join(examples, file), 'utf8')),
      ...(isCalled && { [`${folder}/caller.yml`]: caller }),
    },
    programs: { aws: awsCli, ...more.programs },
  })
}

/** Returns the steps of this action with their results, then those whose end of the job has rolled back. */
function runs({ steps }: ActRun): string[] {
  const isOwn = ({ output, outputs }: ActStep) => 'results' in outputs || output.includes('Rolling back')
  return steps
    .filter(isOwn)
    .map(({ stage, name, result }) => `${stage === 'Post' ? 'end of ' : ''}${name}: ${result ?? 'unknown'}`)
}

/** Returns the calls of the scripts and programs. */
const calls = ({ steps }: ActRun) =>
  steps.flatMap(({ output }) => [...output.matchAll(/^called: (.*?)\s*$/gm)].map(([, call = '']) => call))

/** The last smoke test of each example. */
const smokeTest = 'smoke-test.sh( all| production)?$'
const untrusted = {
  HUAWEI_AGENCY_URN: 'iam::0a1b2c3d4e5f:agency:x',
  ALIBABA_ROLE_ARN: 'acs:ram::1:role/x',
  AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/x',
  AWS_ROLE_ARN_EUROPE: 'arn:aws:iam::123456789012:role/x',
  AZURE_CLIENT_ID: '00000000-2222-4333-8444-555555555555',
}

/** Interrupts act when the smoke test has begun, which does not end by itself. */
function cancelled(): Partial<ActOptions> {
  const controller = new AbortController()
  return {
    env: { HANGING: smokeTest },
    interrupt: controller.signal,
    onMessage(message) {
      if (new RegExp(`^called: ${smokeTest}`).test(message.trimEnd())) controller.abort()
    },
  }
}

describeWith('act', 'the examples', () => {
  it('are all run', () => {
    const files = readdirSync(examples).filter((name) => name.endsWith('.yml'))
    expect([...deploys.map(({ file }) => file), ...others].sort()).toEqual(files.sort())
  })

  describe.each(deploys.filter(({ file }) => hasJq || file !== 'from-file.yml'))('$file', (example) => {
    const { file, promoted, rolledBack } = example

    it('promotes the secrets if every step succeeds', async () => {
      await using w = await startClouds()
      const played = await play(w, example)
      expect(played.exitCode, played.log).toBe(0)
      expect(new Set(Object.values(played.jobs))).toEqual(new Set(['success']))
      expect(runs(played)).toEqual(rolledBack.filter((line) => !/^(end of|Roll back) /.test(line)))
      expect(w.all()).toEqual({ ...w.found, ...promoted })
      const { outputs } = played.steps.findLast((step) => 'record' in step.outputs) ?? {}
      expect(outputs).toMatchObject({ changed: 'true' })
      expect(readRecord(outputs?.record).secrets.length).toBeGreaterThan(0)
    })

    it('restores every label if the smoke test fails', async () => {
      await using w = await startClouds()
      const played = await play(w, example, { env: { FAILING: smokeTest } })
      expect(played.exitCode, played.log).toBe(1)
      expect(Object.values(played.jobs)).toContain('failure')
      expect(runs(played), played.log).toEqual(rolledBack)
      expect(w.all()).toEqual(w.found)
    })

    // act skips the job that would roll back: see the test below.
    if (file === 'release.yml') return
    it('restores every label if the smoke test is cancelled', async () => {
      await using w = await startClouds()
      const played = await play(w, example, cancelled())
      expect(played.exitCode, played.log).toBe(1)
      expect(runs(played), played.log).toEqual(rolledBack)
      expect(w.all()).toEqual(w.found)
    })

    it('deploys and changes nothing if the promotion is refused', async () => {
      await using w = await startClouds()
      const keys = { HUAWEICLOUD_SDK_AK: 'unknown', HUAWEICLOUD_SDK_SK: 'unknown', OCI_CLI_KEY_CONTENT: 'unknown' }
      const played = await play(w, example, { vars: untrusted, secrets: { ...w.options.secrets, ...keys } })
      expect(played.exitCode, played.log).toBe(1)
      expect([calls(played), w.all()]).toEqual([[], w.found])
    })
  })

  it('release.yml: after Ctrl+C, act skips all steps of the job that rolls back', async () => {
    await using w = await startClouds()
    const played = await play(w, { file: 'release.yml', event: 'release' }, cancelled())
    expect(played.jobs).toEqual({
      'Release/promote': 'success',
      'Release/deploy': 'failure',
      'Release/rollback': 'success',
    })
    expect(runs(played)).toEqual(['Promote the tested versions: success'])
    expect(w.all()).not.toEqual(w.found)
  })

  it('regions.yml rolls back the failed region only', async () => {
    await using w = await startClouds()
    const played = await play(w, { file: 'regions.yml' }, { env: { FAILING: '^smoke-test.sh us-east-1$' } })
    expect(played.exitCode, played.log).toBe(1)
    expect(w.all()).toEqual({ ...w.found, 'eu-central-1': aws, 'ap-southeast-1': aws })
    await play(w, { file: 'regions.yml' })
    expect(w.all()).toEqual({ ...w.found, 'eu-central-1': aws, 'ap-southeast-1': aws, 'us-east-1': aws })
  })

  it('reusable.yml returns the record to its caller', async () => {
    await using w = await startClouds()
    const played = await play(w, { file: 'reusable.yml' })
    const [, record] = /^record=(psv1\S+)/m.exec(played.steps.map(({ output }) => output).join('\n')) ?? []
    expect(readRecord(record)).toMatchObject({ secrets: [{ secret: alibabaVendor.fullName('shop-db') }] })
  })

  it('approve.yml asks for no approval if there is nothing to change', async () => {
    await using w = await startClouds()
    const approve = { file: 'approve.yml', event: 'workflow_dispatch' }
    await play(w, approve)
    expect((await play(w, approve)).jobs).toEqual({ 'Promote with approval/plan': 'success' })
  })

  it('restart.yml restarts the service only if the label has moved, and again after a rollback', async () => {
    await using w = await startClouds()
    const restart = { file: 'restart.yml', event: 'workflow_dispatch', inputs: { version: 'v3' } }
    const restarts = async (env: Record<string, string> = {}) =>
      calls(await play(w, restart, { env })).filter((call) => call.startsWith('aws ecs update-service ')).length
    expect(await restarts({ FAILING: smokeTest })).toBe(2)
    expect(w.all()).toEqual(w.found)
    expect(await restarts()).toBe(1)
    expect(await restarts()).toBe(0)
  })

  it.skipIf(!hasJq)('drift.yml writes to Slack if the label is elsewhere (needs jq)', async () => {
    await using w = await startClouds()
    const drift = { file: 'drift.yml', event: 'schedule' }
    const more = { programs: { curl: '#!/bin/bash\necho "called: curl $* $(jq --compact-output .text)"\n' } }
    expect(await play(w, drift, { ...more, vars: { SHOP_DB_VERSION: 'v2' } })).toMatchObject({ exitCode: 0 })
    const played = await play(w, drift, more)
    expect(played.exitCode).toBe(1)
    expect(calls(played).at(-1)).toMatch(/curl .* \*\*\* "arn:aws:\S+:secret:shop\/db-\w+: AWSCURRENT is on v2\\n/)
    expect(calls(played).at(-1)).toContain('https://github.com/octo-org/shop/actions/runs/1')
    expect(w.all()).toEqual(w.found)
  })

  it('oci-vault.yml rolls back the latest promotion on request', async () => {
    await using w = await startClouds()
    await play(w, { file: 'oci-vault.yml', event: 'repository_dispatch' })
    expect(w.all()).toEqual({ ...w.found, oci: { CURRENT: '4' } })
    const byHand = { file: 'oci-vault.yml', event: 'workflow_dispatch', inputs: { rollback: 'true' } }
    const played = await play(w, byHand, { env: { GITHUB_RUN_ID: '7' } })
    expect(runs(played), played.log).toEqual(['Roll back the secret: success'])
    expect(w.all()).toEqual(w.found)
  })

  describe('rollback-by-hand.yml', () => {
    const byHand = { file: 'rollback-by-hand.yml', event: 'workflow_dispatch' }
    const inputs = { environment: 'production', secret: 'shop-db' }

    it('rolls back to the given version', async () => {
      await using w = await startClouds()
      const played = await play(w, { ...byHand, inputs: { ...inputs, version: 'v1' } })
      expect(runs(played), played.log).toEqual(['Roll back to a version: success'])
      expect(w.all()).toMatchObject({ alibaba: { ACSCurrent: 'v1', ACSPrevious: 'v2' } })
    })

    it('rolls back a promotion by its record', async () => {
      await using w = await startClouds()
      const { steps } = await play(w, { file: 'reusable.yml' })
      const record = steps.find(({ outputs }) => 'record' in outputs)?.outputs.record ?? ''
      const played = await play(w, { ...byHand, inputs: { ...inputs, record } }, { env: { GITHUB_RUN_ID: '7' } })
      expect(runs(played), played.log).toEqual(['Roll back a promotion: success'])
      expect(w.all()).toEqual(w.found)
    })

    it('rolls back the latest promotion of the environment, and fails if there is none left', async () => {
      await using w = await startClouds()
      await play(w, { file: 'reusable.yml' })
      expect(w.all()).toEqual({ ...w.found, alibaba })
      const played = await play(w, { ...byHand, inputs }, { env: { GITHUB_RUN_ID: '7' } })
      expect(runs(played), played.log).toEqual(['Roll back a promotion: success'])
      expect(w.all()).toEqual(w.found)
      const sameRun = await play(w, { ...byHand, inputs }, { env: { GITHUB_RUN_ID: '7' } })
      expect(sameRun.exitCode, sameRun.log).toBe(0)
      expect(sameRun.log).toContain('nothing is left to roll back of deployment')
      const again = await play(w, { ...byHand, inputs }, { env: { GITHUB_RUN_ID: '8' } })
      expect(again.exitCode).toBe(1)
      expect(again.log).toContain('nothing to roll back in environment production')
    })
  })
})
