/** The processes whose time is compared: the built action in its everyday runs, and a bare Node as the unit. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { alibaba, aws, huawei, type Inputs, usual, type Vendor, vendorsWord } from '../support/scenario.ts'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../support/clouds/google-secret-manager.ts'
import { selfSigned } from '../support/certificate.ts'
import { type Run, runAction } from '../support/runner.ts'

export const root = resolve(import.meta.dirname, '../..')

/** A process to be timed; resolves to its time from start to end, in milliseconds. */
export type Case = { name: string; run: () => Promise<number> }

/** The unit. */
export const bareName = '`node -e 0`'

/** As long as AWS's command line wants it. */
const version = (id: string) => id.padEnd(32, '0')

async function took(run: Promise<Run>, exitCode = 0): Promise<number> {
  const { ms, raw, ...end } = await run
  if (end.exitCode !== exitCode) throw new Error(raw)
  return ms
}

/** A cloud over TLS with one secret whose label goes to and fro, so that every run has something to do. */
async function start(vendor: Vendor, tls: { cert: string; key: string }, trust: Record<string, string>) {
  const labels = Object.entries(usual).map(([id, stages]) => [
    version(id),
    stages.map((stage) => vendorsWord(vendor, stage)),
  ])
  const cloud = await vendor.start({ [vendor.secret]: Object.fromEntries(labels) as Record<string, string[]> }, { tls })
  const from = () => cloud.labels(vendor.secret)[vendor.current] ?? ''
  const to = () => version(from().startsWith('v2') ? 'v3' : 'v2')
  const where = { ...vendor.inputs, secret: vendor.secret, endpoint: cloud.endpoint }
  const run = (inputs: Inputs = {}, env: Record<string, string> = {}) =>
    runAction({ with: { ...where, 'target-version': to(), ...inputs }, env: { ...vendor.env, ...trust, ...env } })
  return { cloud, from, to, run, promote: (inputs?: Inputs) => took(run(inputs)) }
}

export type Bench = Awaited<ReturnType<typeof startBench>>

/** Starts the clouds, and makes the cases of the action itself; the first of them is the unit. */
export async function startBench() {
  const temp = await mkdtemp(join(tmpdir(), 'bench-'))
  const tls = selfSigned([{ ip: [127, 0, 0, 1] }])
  const certificate = join(temp, 'certificate.pem')
  await writeFile(certificate, tls.cert)
  const trust = { NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate }

  /** How long it takes to run a program, in milliseconds; it may fail only where that is said. */
  function time(file: string, words: string[], env: NodeJS.ProcessEnv = {}, mayFail = false): Promise<number> {
    const begun = performance.now()
    const child = spawn(file, words, { env: { PATH: process.env.PATH, HOME: temp, ...trust, ...env } })
    // Read like the output of the action, which takes a little time as well.
    child.stdout.resume()
    child.stderr.resume()
    return new Promise((done, fail) => {
      child.on('error', fail).on('close', (code) => {
        if (code === 0 || mayFail) done(performance.now() - begun)
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
    return took(runAction({ with: inputs, env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, ...trust } }))
  }
  const post = {
    main: join(root, 'dist/post/index.js'),
    with: { 'job-status': 'success' },
    env: { STATE_record: '{}' },
  }

  const bare: Case = { name: bareName, run: () => time(process.execPath, ['-e', '0']) }
  const promotion: Case = { name: 'a promotion, Huawei Cloud', run: clouds.huawei.promote }
  const badInput: Case = { name: 'bad input', run: () => took(runAction({ with: { provider: 'keepass' } }), 1) }
  const end: Case = { name: 'the end of a job that went well', run: () => took(runAction(post)) }
  const cases = [
    bare,
    promotion,
    { name: 'a promotion, Alibaba Cloud', run: clouds.alibaba.promote },
    { name: 'a promotion, AWS', run: clouds.aws.promote },
    { name: 'a promotion, Google Cloud', run: promoteOnGoogle },
    { name: 'a dry run, Huawei Cloud', run: () => clouds.huawei.promote({ 'dry-run': 'true' }) },
    badInput,
    end,
  ]
  return {
    cases,
    /** Those that every change is checked by. */
    watched: [bare, promotion, badInput, end],
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
 * Times all cases in turn, in another order each round, so that a busy machine slows them all.
 *
 * @returns the median of each as a multiple of the first case's
 */
export async function ratiosOf(cases: readonly Case[], rounds: number): Promise<Map<string, number>> {
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
