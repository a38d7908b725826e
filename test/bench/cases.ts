/** The measured processes: the built action in its usual runs, and a bare Node as the unit. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'
import { initialLabels, toVendorLabel } from '../support/scenario/words.ts'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../support/clouds/google-secret-manager.ts'
import { selfSigned } from '../support/certificate.ts'
import { type Inputs, type Run, runAction } from '../support/runner.ts'

export const root = resolve(import.meta.dirname, '../..')

/** A process to be timed; resolves to its time from start to end, in milliseconds. */
export type BenchCase = { name: string; run: () => Promise<number> }

/** The unit. */
export const bareName = '`node -e 0`'

/** Returns a version id of the length that the AWS CLI requires. */
const version = (id: string) => id.padEnd(32, '0')

async function durationOf(run: Promise<Run>, exitCode = 0): Promise<number> {
  const { ms, raw, ...end } = await run
  if (end.exitCode !== exitCode) throw new Error(raw)
  return ms
}

/** Starts a cloud over TLS with one secret whose label every run moves to the other version. */
async function start(vendor: Vendor, tls: { cert: string; key: string }, trust: Record<string, string>) {
  const labels = Object.entries(initialLabels).map(([id, stages]) => [
    version(id),
    stages.map((stage) => toVendorLabel(vendor, stage)),
  ])
  const cloud = await vendor.start({ [vendor.secret]: Object.fromEntries(labels) as Record<string, string[]> }, { tls })
  const from = () => cloud.labels(vendor.secret)[vendor.current] ?? ''
  const to = () => version(from().startsWith('v2') ? 'v3' : 'v2')
  const location = { ...vendor.inputs, secret: vendor.secret, endpoint: cloud.endpoint }
  const run = (inputs: Inputs = {}, env: Record<string, string> = {}) =>
    runAction({ with: { ...location, 'target-version': to(), ...inputs }, env: { ...vendor.env, ...trust, ...env } })
  return { cloud, from, to, run, promote: (inputs?: Inputs) => durationOf(run(inputs)) }
}

export type Bench = Awaited<ReturnType<typeof startBench>>

/** Starts the clouds and returns the cases of the action; the first one is the unit. */
export async function startBench() {
  const temp = await mkdtemp(join(tmpdir(), 'bench-'))
  const tls = selfSigned([{ ip: [127, 0, 0, 1] }])
  const certificate = join(temp, 'certificate.pem')
  await writeFile(certificate, tls.cert)
  const trust = { NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate }

  /** Returns how long a program takes, in milliseconds; it may fail only with `mayFail`. */
  function time(file: string, words: string[], env: NodeJS.ProcessEnv = {}, mayFail = false): Promise<number> {
    const started = performance.now()
    const child = spawn(file, words, { env: { PATH: process.env.PATH, HOME: temp, ...trust, ...env } })
    // Read like the output of the action, which takes some time.
    child.stdout.resume()
    child.stderr.resume()
    return new Promise((done, fail) => {
      child.on('error', fail).on('close', (code) => {
        if (code === 0 || mayFail) done(performance.now() - started)
        else fail(new Error(`${file} ${words.join(' ')} ended with ${String(code)}`))
      })
    })
  }

  const clouds = {
    huawei: await start(huawei, tls, trust),
    alibaba: await start(alibaba, tls, trust),
    aws: await start(aws, tls, trust),
  }
  const google = await startGoogleCloud({ tls, secrets: { 'projects/shop/secrets/db': { 2: ['prod'], 3: [] } } })
  const promoteOnGoogle = () => {
    const to = google.labels('projects/shop/secrets/db').prod === '2' ? '3' : '2'
    const secret = { secret: 'projects/shop/secrets/db', stage: 'prod', 'target-version': to }
    const inputs = { provider: 'google-secret-manager', endpoint: google.endpoint, ...secret }
    return durationOf(runAction({ with: inputs, env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, ...trust } }))
  }
  const post = {
    main: join(root, 'dist/post/index.js'),
    with: { 'rollback-on-failure': 'true', 'job-status': 'success' },
    env: { STATE_record: '{}' },
  }

  const bare: BenchCase = { name: bareName, run: () => time(process.execPath, ['-e', '0']) }
  const promotion: BenchCase = { name: 'a promotion, Huawei Cloud', run: clouds.huawei.promote }
  const invalidInputs: BenchCase = {
    name: 'invalid inputs',
    run: () => durationOf(runAction({ with: { provider: 'keepass' } }), 1),
  }
  const end: BenchCase = { name: 'the end of a successful job', run: () => durationOf(runAction(post)) }
  const cases = [
    bare,
    promotion,
    { name: 'a promotion, Alibaba Cloud', run: clouds.alibaba.promote },
    { name: 'a promotion, AWS', run: clouds.aws.promote },
    { name: 'a promotion, Google Cloud', run: promoteOnGoogle },
    { name: 'a dry run, Huawei Cloud', run: () => clouds.huawei.promote({ 'dry-run': 'true' }) },
    invalidInputs,
    end,
  ]
  return {
    cases,
    /** The cases that CI checks. */
    checked: [bare, promotion, invalidInputs, end],
    clouds,
    temp,
    certificate,
    trust,
    time,
    stop: async () => {
      for (const { cloud } of Object.values(clouds)) await cloud.close()
      await google.close()
      await rm(temp, { recursive: true })
    },
  }
}

/**
 * Measures all cases in turn, in random order each round, so that a busy machine slows down all of them.
 *
 * @returns the median of each as a multiple of the first case's
 */
export async function ratiosOf(cases: readonly BenchCase[], rounds: number): Promise<Map<string, number>> {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of cases.toSorted(() => Math.random() - 0.5)) {
      const ms = await run()
      // The first round warms the caches of the machine.
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  const unit = median(times.get(cases[0]?.name ?? '') ?? [])
  return new Map([...times].map(([name, all]) => [name, median(all) / unit]))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}
