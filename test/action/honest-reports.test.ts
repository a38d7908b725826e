/** What a run reports of states that it does not know, and of more failures than an annotation holds. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { google } from '../support/faults/google.ts'
import { type Run, runAction } from '../support/runner.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { isRead } from '../support/slow-store.ts'

const errorOf = ({ annotations }: Run) => annotations.find(({ level }) => level === 'error')?.message ?? ''
const labels = { v1: ['AWSPREVIOUS'], v2: ['AWSCURRENT'], v3: [] }

it('a secret that was never read has unknown versions, not none', async () => {
  await using cloud = await aws.start({ [aws.secret]: labels }, {})
  const inputs = { ...aws.inputs, endpoint: cloud.endpoint, 'target-version': 'v3' }
  const promotions = JSON.stringify([{ secret: aws.secret }, { secret: 'other' }])
  const env = { AWS_ACCESS_KEY_ID: aws.key.id, AWS_SECRET_ACCESS_KEY: 'not-the-secret-of-this-key' }
  const run = await runAction({ with: { ...inputs, promotions }, env })
  expect(run.exitCode).toBe(1)
  for (const result of JSON.parse(run.outputs.results ?? '[]') as object[]) {
    expect(result).not.toHaveProperty('previousVersion')
    expect(result).not.toHaveProperty('currentVersion')
  }
  expect(run.summary).toContain('<td>unknown</td>')
  expect(run.summary).not.toContain('none')
})

it('a list with more failures than an annotation holds counts them, and names what is not rolled back first', async () => {
  const secrets = Array.from({ length: 14 }, (_, n) => `${'long-name-'.repeat(12)}${n}`)
  await using cloud = await aws.start(
    Object.fromEntries(secrets.map((secret) => [secret, structuredClone(labels)])),
    {},
  )
  let hasFailed = false
  cloud.intercept = ({ body, ...call }) => {
    if (isRead({ body, ...call })) return undefined
    const isLast = body.includes(`${aws.fullName(secrets.at(-1) ?? '')}"`)
    // The last secret is refused; then those of even numbers cannot be rolled back.
    const isStuck = hasFailed && /[02468]-a1B2c3","VersionStage/.test(body)
    if (isLast) hasFailed = true
    return isLast || isStuck ? { status: 403, body: aws.error('AccessDeniedException', 'no') } : undefined
  }
  const promotions = JSON.stringify(secrets.map((secret) => ({ secret, 'target-version': 'v3' })))
  const inputs = { ...aws.inputs, endpoint: cloud.endpoint, promotions, concurrency: '1' }
  const run = await runAction({ with: inputs, env: aws.env })
  const stuck = secrets.filter((secret) => cloud.labels(secret).AWSCURRENT === 'v3')
  expect(stuck.length).toBe(7)
  const error = errorOf(run)
  expect(error.length).toBeLessThan(4_096)
  expect(error).toMatch(/^Of 14 secrets: /)
  expect(error).toContain('7 not rolled back')
  expect(error).toContain('6 rolled back')
  expect(error).toContain('1 failed')
  const [, first = ''] = error.split('\n\n')
  expect(stuck.some((secret) => first.startsWith(`${aws.fullName(secret)},`))).toBe(true)
  // The log and the summary have them all.
  for (const secret of stuck) {
    expect(run.raw).toContain(`- run this action with \`rollback: true\`, \`provider: aws-secrets-manager\``)
    expect(run.raw).toContain(
      `${aws.fullName(secret)}, label AWSCURRENT (aws-secrets-manager eu-central-1): promotion failed`,
    )
    expect(run.summary).toContain(`${aws.fullName(secret)}, label AWSCURRENT`)
  }
})

it('a credentials file that does not end is refused, and not read', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'fifo-'))
  try {
    const path = join(temp, 'credentials.json')
    execFileSync('mkfifo', [path])
    const inputs = { ...google.inputs, secret: google.secret, stage: 'prod', 'target-version': '3' }
    const run = await runAction({ with: inputs, env: { GOOGLE_APPLICATION_CREDENTIALS: path } })
    expect(run.signal).toBe(null)
    expect(run.exitCode).toBe(1)
    expect(errorOf(run)).toContain('it must be a regular file')
  } finally {
    await rm(temp, { recursive: true })
  }
})

describe('a list', () => {
  const run = (promotions: string) => runAction({ with: { ...huawei.inputs, promotions }, env: huawei.env })

  it('of more than 5,000 items is refused with the limit', async () => {
    const { exitCode, annotations } = await run(`[${Array.from({ length: 5_001 }, () => '{}').join()}]`)
    expect(exitCode).toBe(1)
    expect(annotations[0]?.message).toContain('`promotions` has 5001 items; the limit is 5000')
  })

  it.each(['[{"secret":"db","__proto__":"x"}]', '- secret: db\n  __proto__: x'])(
    'with the key __proto__ is refused like any unknown key: %s',
    async (promotions) => {
      const { exitCode, annotations } = await run(promotions)
      expect(exitCode).toBe(1)
      expect(annotations[0]?.message).toContain('`promotions` has unknown keys: item 0: ')
    },
  )
})

describe.each([huawei, alibaba])('$title: a rollback', (vendor) => {
  const { current, previous, secret } = vendor

  async function promote() {
    const cloud = await vendor.start({ [secret]: { 1: [previous], 2: [current], 3: [], 4: [] } }, {})
    const inputs = { ...vendor.inputs, secret, endpoint: cloud.endpoint, 'target-version': '3' }
    const step = await runAction({ with: inputs, env: vendor.env })
    return { cloud, record: step.outputs.record ?? '' }
  }

  it('does not use a key again that was refused at its second write', async () => {
    const started = await promote()
    await using cloud = started.cloud
    const { record } = started
    const start = cloud.calls.length
    let refusedAt: number | undefined
    cloud.intercept = (call) => {
      if (isRead(call) || call.n < start + 2) return undefined
      refusedAt ??= call.n
      const body = vendor.error(vendor.codes.badKey, 'no')
      return { status: 401, body }
    }
    const rollback = await runAction({ with: { rollback: 'true', record }, env: vendor.env })
    expect(rollback.exitCode, rollback.raw).toBe(1)
    expect(errorOf(rollback)).toContain('authentication failed')
    expect(cloud.calls.length - 1).toBe(refusedAt)
  })

  it('that was forced past a previous label leaves it alone when it is run again', async () => {
    const started = await promote()
    await using cloud = started.cloud
    const { record } = started
    const versions = cloud.secrets[secret]?.versions ?? {}
    const place = (label: string, version: string) => {
      for (const [id, { stages }] of Object.entries(versions)) {
        if (id === version) stages.add(label)
        else stages.delete(label)
      }
    }
    place(current, '4')
    place(previous, '3')
    const inputs = { rollback: 'true', record, force: 'true' }
    const forced = await runAction({ with: inputs, env: vendor.env })
    expect(forced.exitCode, forced.raw).toBe(0)
    const left = { [current]: '2', [previous]: '3' }
    expect(cloud.labels(secret)).toEqual(left)
    const again = await runAction({ with: inputs, env: vendor.env })
    expect(again.exitCode, again.raw).toBe(0)
    expect(cloud.labels(secret)).toEqual(left)
  })
})
