/**
 * `npm run bench`: how long a whole process takes, from its start to its end, as a multiple of `node -e 0`, and how it
 * scales. All cases are interleaved in one run, so that a busy machine slows them all; only ratios of medians count.
 * Writes coverage/performance.md. `ROUNDS=5` and `SECRETS=1,10` make it shorter.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { GOOGLE_TEST_TOKEN, startGoogleCloud } from '../clouds/google-secret-manager.ts'
import { alibaba, aws, huawei, type Inputs, many, usual, type Vendor, vendorsWord } from '../action/scenario.ts'
import { selfSigned } from '../http/certificate.ts'
import { type Run, runAction } from '../runner.ts'

const root = resolve(import.meta.dirname, '../..')
const rounds = Number(process.env.ROUNDS ?? 15)
const counts = (process.env.SECRETS ?? '1,10,100,1000').split(',').map(Number)
const answerMs = 50

const temp = await mkdtemp(join(tmpdir(), 'bench-'))
const tls = selfSigned([{ ip: [127, 0, 0, 1] }])
const certificate = join(temp, 'certificate.pem')
await writeFile(certificate, tls.cert)
const trust = { NODE_EXTRA_CA_CERTS: certificate, AWS_CA_BUNDLE: certificate }

type Case = { name: string; run: () => Promise<number> }

/** How long it takes to run a program, in milliseconds; it may fail only where that is said. */
function time(file: string, words: string[], env: NodeJS.ProcessEnv = {}, mayFail = false): Promise<number> {
  const begun = performance.now()
  const child = spawn(file, words, { env: { PATH: process.env.PATH, HOME: temp, ...trust, ...env }, stdio: 'ignore' })
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (code) => {
      if (code === 0 || mayFail) done(performance.now() - begun)
      else fail(new Error(`${file} ${words.join(' ')} ended with ${String(code)}`))
    })
  })
}

async function took(run: Promise<Run>, exitCode = 0): Promise<number> {
  const { ms, raw, ...end } = await run
  if (end.exitCode !== exitCode) throw new Error(raw)
  return ms
}

/** As long as AWS's command line wants it. */
const version = (id: string) => id.padEnd(32, '0')

const start = async (vendor: Vendor) => {
  const labels = Object.entries(usual).map(([id, stages]) => [
    version(id),
    stages.map((stage) => vendorsWord(vendor, stage)),
  ])
  const cloud = await vendor.start({ [vendor.secret]: Object.fromEntries(labels) as Record<string, string[]> }, { tls })
  /** From where the label is to the other version, so that every run has something to do. */
  const from = () => cloud.labels(vendor.secret)[vendor.current] ?? ''
  const to = () => version(from().startsWith('v2') ? 'v3' : 'v2')
  const where = { ...vendor.inputs, secret: vendor.secret, endpoint: cloud.endpoint }
  const promote = (inputs: Inputs = {}) =>
    took(runAction({ with: { ...where, 'target-version': to(), ...inputs }, env: { ...vendor.env, ...trust } }))
  return { cloud, promote, from, to }
}

const [onHuawei, onAlibaba, onAws] = [await start(huawei), await start(alibaba), await start(aws)]
const google = await startGoogleCloud({ tls, secrets: { 'projects/shop/secrets/db': { 2: ['prod'], 3: [] } } })
const toOfGoogle = () => (google.labels('projects/shop/secrets/db').prod === '2' ? '3' : '2')
const googleInputs = { provider: 'google-secret-manager', stage: 'prod', secret: 'projects/shop/secrets/db' }
const post = { main: join(root, 'dist/post/index.js'), with: { 'job-status': 'success' }, env: { STATE_record: '{}' } }

const bare: Case = { name: '`node -e 0`', run: () => time(process.execPath, ['-e', '0']) }
const own: Case[] = [
  { name: 'a promotion, Huawei Cloud', run: onHuawei.promote },
  { name: 'a promotion, Alibaba Cloud', run: onAlibaba.promote },
  { name: 'a promotion, AWS', run: onAws.promote },
  {
    name: 'a promotion, Google Cloud',
    run: () => {
      const inputs = { ...googleInputs, endpoint: google.endpoint, 'target-version': toOfGoogle() }
      return took(runAction({ with: inputs, env: { GOOGLE_OAUTH_ACCESS_TOKEN: GOOGLE_TEST_TOKEN, ...trust } }))
    },
  },
  { name: 'a dry run, Huawei Cloud', run: () => onHuawei.promote({ 'dry-run': 'true' }) },
  { name: 'bad input', run: () => took(runAction({ with: { provider: 'keepass' } }), 1) },
  { name: 'the end of a job that went well', run: () => took(runAction(post)) },
]

/** The same three requests by what people use instead. */
async function others(): Promise<Case[]> {
  const { endpoint } = onAws.cloud
  const cli = (...words: string[]) =>
    time('aws', ['secretsmanager', ...words, '--endpoint-url', endpoint, '--region', 'eu-central-1'], aws.env)
  const secret = ['--secret-id', aws.secret]
  const byCli = async () => {
    const versions = ['--move-to-version-id', onAws.to(), '--remove-from-version-id', onAws.from()]
    const first = await cli('describe-secret', ...secret)
    const second = await cli('update-secret-version-stage', ...secret, '--version-stage', 'AWSCURRENT', ...versions)
    return first + second + (await cli('describe-secret', ...secret))
  }
  const bundle = (name: string) => {
    const words = [join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', join(import.meta.dirname, name)]
    execFileSync(process.execPath, [...words, '-o', join(temp, name), '--no-cache', '--quiet'])
    return join(temp, name, 'index.mjs')
  }
  const [awsSdk, alibabaSdk] = [bundle('aws-sdk.mjs'), bundle('alibabacloud-sdk.mjs')]
  const floor = [
    '-s',
    '--cacert',
    certificate,
    ...Array.from({ length: 3 }, () => ['-o', '/dev/null', endpoint]).flat(),
  ]
  const hasCli = await time('aws', ['--version']).then(Boolean, () => false)
  return [
    ...(hasCli ? [{ name: 'the AWS CLI, three calls', run: byCli }] : []),
    {
      name: "AWS's SDK, bundled by ncc",
      run: () => {
        const words = [awsSdk, onAws.cloud.endpoint, aws.secret, onAws.to(), onAws.from()]
        return time(process.execPath, words, { ...aws.env, AWS_REGION: 'eu-central-1' })
      },
    },
    {
      name: "Alibaba Cloud's SDK, bundled by ncc",
      run: () => {
        const words = [alibabaSdk, onAlibaba.cloud.endpoint, alibaba.secret, onAlibaba.to(), onAlibaba.from()]
        return time(process.execPath, words, alibaba.env)
      },
    },
    { name: '`curl`, three requests, as the floor', run: () => time('curl', floor, {}, true) },
  ]
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

async function interleaved(cases: Case[]): Promise<Map<string, number>> {
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of cases.toSorted(() => Math.random() - 0.5)) {
      const ms = await run()
      // The first round warms the caches of the machine.
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]))
}

/** So many secrets of AWS, whose every answer takes a while. */
async function scale(count: number) {
  const names = Array.from({ length: count }, (_, n) => `w${n}`)
  await using s = await many(names)
  s.before = () => sleep(answerMs).then(() => undefined)
  const file = join(temp, `rss-${count}`)
  const spy = `process.on('exit',()=>process.getBuiltinModule('fs').writeFileSync('${file}',String(process.resourceUsage().maxRSS)))`
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(spy)}`
  const inputs = { 'timeout-seconds': '600', concurrency: '8' }
  const run = await s.promote(inputs, { env: { ...s.env, NODE_OPTIONS } })
  if (run.exitCode !== 0) throw new Error(run.raw)
  const requests = run.requests.length
  const ideal = Math.max((requests * answerMs) / 8, (requests / 50) * 1000 - 1000)
  return { count, perSecret: requests / count, ratio: run.ms / ideal, mib: Number(await readFile(file, 'utf8')) / 1024 }
}

const cases = [bare, ...own, ...(await others())]
const medians = await interleaved(cases)
const unit = medians.get(bare.name) ?? NaN
const ratio = (name: string) => ((medians.get(name) ?? NaN) / unit).toFixed(1)
const scales = []
for (const count of counts) scales.push(await scale(count))

const sizes = [...readdirSync(join(root, 'dist')), 'post/index.js']
  .filter((name) => name.endsWith('.js'))
  .map((name) => [name, statSync(join(root, 'dist', name)).size] as const)
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

mkdirSync(join(root, 'coverage'), { recursive: true })
writeFileSync(
  join(root, 'coverage/performance.md'),
  `# How fast it is

Written by \`npm run bench\`: whole processes from start to end over TLS on this machine's own loopback, ${rounds} rounds with
all cases interleaved, medians, as a multiple of \`node -e 0\` in the same run. Absolute times would say more about the
machine than about the action.

<!-- prettier-ignore -->
${table(
  ['what', '× `node -e 0`'],
  cases.map(({ name }) => [name, ratio(name)]),
)}

## Many secrets

On AWS, every answer ${answerMs} ms late, \`concurrency: 8\`. Ideal is what the answers take, or the quota (50 a second) allows, and
nothing else.

<!-- prettier-ignore -->
${table(
  ['secrets', 'time ÷ ideal', 'requests a secret', 'peak memory'],
  scales.map(({ count, perSecret, ratio, mib }) => [
    String(count),
    ratio.toFixed(2),
    perSecret.toFixed(1),
    `${Math.round(mib)} MiB`,
  ]),
)}

## Size

<!-- prettier-ignore -->
${table(
  ['file in `dist`', 'KiB'],
  sizes.map(([name, size]) => [`\`${name}\``, String(Math.round(size / 1024))]),
)}
`,
)
for (const { name } of cases) console.log(ratio(name).padStart(6), name)
for (const each of scales) console.log(each)

for (const cloud of [onHuawei.cloud, onAlibaba.cloud, onAws.cloud, google]) await cloud.close()
await rm(temp, { recursive: true })
