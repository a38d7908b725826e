/**
 * `npm run bench`: measures a step that is far from its cloud in round trips, and whole processes as multiples of
 * `node -e 0`; compares them with the alternatives, and measures how the action scales. Writes docs/performance.md, whose
 * ratios `start-up.test.ts` enforces. Needs an idle machine. `ROUNDS=5` and `SECRETS=1,10` make it shorter.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Inputs } from '../support/runner.ts'
import { startListScenario } from '../support/scenario/list-scenario.ts'
import { alibaba, aws } from '../support/scenario/vendors.ts'
import { peakMemoryKiB, reportAtExit } from '../support/spy.ts'
import { type Bench, type BenchCase, ratiosOf, root, startBench } from './cases.ts'
import { measureNetwork, roundTripMs } from './network.ts'

const rounds = Number(process.env.ROUNDS ?? 25)
const networkRounds = Math.min(rounds, 9)
const counts = (process.env.SECRETS ?? '1,10,100,300,1000').split(',').map(Number)
const responseMs = 50
const concurrency = 8
/** AWS's quotas of writes and of lists: https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const requestsPerSecond = 50

/** The same work with the alternatives: read the labels, move them, read back. */
async function alternatives({ clouds, time, temp, certificate }: Bench): Promise<BenchCase[]> {
  const { endpoint } = clouds.aws.cloud
  const cli = (...words: string[]) =>
    time('aws', ['secretsmanager', ...words, '--endpoint-url', endpoint, '--region', 'eu-central-1'], aws.env)
  const secret = ['--secret-id', aws.secret]
  const byCli = async () => {
    const versions = ['--move-to-version-id', clouds.aws.to(), '--remove-from-version-id', clouds.aws.from()]
    const first = await cli('describe-secret', ...secret)
    const second = await cli('update-secret-version-stage', ...secret, '--version-stage', 'AWSCURRENT', ...versions)
    return first + second + (await cli('describe-secret', ...secret))
  }
  const sdk = (
    name: string,
    script: string,
    { cloud, to, from }: Bench['clouds']['aws'],
    secret: string,
    env: Inputs,
  ) => {
    const words = [
      join(root, 'scripts/node_modules/@vercel/ncc/dist/ncc/cli.js'),
      'build',
      join(import.meta.dirname, script),
    ]
    execFileSync(process.execPath, [...words, '-o', join(temp, script), '--no-cache', '--quiet'])
    const file = join(temp, script, 'index.mjs')
    return { name, run: () => time(process.execPath, [file, cloud.endpoint, secret, to(), from()], env) }
  }
  const awsEnv = { ...aws.env, AWS_REGION: 'eu-central-1' }
  const header = 'x-amz-target: secretsmanager.DescribeSecret'
  const thrice = Array.from({ length: 3 }, () => ['-o', '/dev/null', endpoint]).flat()
  const hasCli = await time('aws', ['--version']).then(Boolean, () => false)
  return [
    ...(hasCli ? [{ name: 'the AWS CLI, three calls', run: byCli }] : []),
    sdk("AWS's SDK in a script", 'aws-sdk.mjs', clouds.aws, aws.secret, awsEnv),
    sdk("AWS's SDK in an action", 'aws-action.mjs', clouds.aws, aws.secret, awsEnv),
    sdk("Alibaba Cloud's SDK in a script", 'alibabacloud-sdk.mjs', clouds.alibaba, alibaba.secret, alibaba.env),
    sdk("Alibaba Cloud's SDK in an action", 'alibabacloud-action.mjs', clouds.alibaba, alibaba.secret, alibaba.env),
    {
      name: '`curl`, three requests, as a lower bound',
      run: () => time('curl', ['-s', '--cacert', certificate, '-H', header, ...thrice], {}, true),
    },
  ]
}

const mib = async (file: string) => Number(await readFile(file, 'utf8')) / 1024

/** Promotes this many secrets of AWS with delayed responses. */
async function scale(count: number, temp: string) {
  const names = Array.from({ length: count }, (_, n) => `w${n}`)
  await using s = await startListScenario(names)
  s.intercept = () => sleep(responseMs).then(() => undefined)
  const file = join(temp, `peak-${count}`)
  const promotions = JSON.stringify(names.map((secret) => ({ secret })))
  const rest = { promotions, 'timeout-seconds': '600', concurrency: String(concurrency) }
  const run = await s.run(
    { ...s.buildItem('w0', { secret: '' }), ...rest },
    { env: { ...s.env, ...reportAtExit(file, peakMemoryKiB) }, timeoutMs: 600_000 },
  )
  if (run.exitCode !== 0) throw new Error(run.raw)
  const requests = run.requests.length
  // Of each secret a description and a list, then of each a write and a description: two of these four have a quota.
  const phaseMs = (perSecret: number) => {
    const byResponses = perSecret * responseMs * Math.ceil(count / concurrency)
    return Math.max(byResponses, (count / requestsPerSecond) * 1000)
  }
  const perSecret = requests / count
  return { count, perSecret, ratio: run.ms / (2 * phaseMs(perSecret / 2)), mib: await mib(file) }
}

/** Returns the files of dist that a promotion loads. */
async function loadedBy({ clouds, temp }: Bench): Promise<string[]> {
  const file = join(temp, 'loaded')
  const hook = `const all=[];process.getBuiltinModule('module').registerHooks({load(url,context,next){all.push(url);return next(url,context)}})`
  await clouds.huawei.run({}, reportAtExit(file, 'all', hook))
  const urls = (await readFile(file, 'utf8')).split(',')
  return urls.filter((url) => url.startsWith('file:')).map((url) => basename(url))
}

// First, before anything else runs in this process.
const network = measureNetwork(networkRounds)
const bench = await startBench()
const cases = [...bench.cases, ...(await alternatives(bench))]
const ratios = await ratiosOf(cases, rounds)
const loaded = await loadedBy(bench)
const bareFile = join(bench.temp, 'bare')
await bench.time(process.execPath, ['-e', '0'], reportAtExit(bareFile, peakMemoryKiB))
const bareMib = await mib(bareFile)
const scales = []
for (const count of counts) scales.push(await scale(count, bench.temp))
await bench.stop()

const sizes = [...readdirSync(join(root, 'dist')), 'post/index.js']
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, size: statSync(join(root, 'dist', name)).size, isLoaded: loaded.includes(name) }))
const loadedSize = sizes.reduce((sum, { size, isLoaded }) => sum + (isLoaded ? size : 0), 0)
const kib = (size: number) => String(Math.round(size / 1024))
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const [cpu] = cpus()
const today = new Date().toISOString().slice(0, 10)
const how = network.hasNames ? "under the clouds' own host names" : 'through `endpoint` inputs'
const tables = {
  machine: `Measured on ${today} with Node.js ${process.versions.node} on ${cpus().length} cores of ${cpu?.model.trim() ?? 'an unknown processor'}.`,
  network: [
    `With ${roundTripMs} ms a round trip, ${how}; medians of ${networkRounds} runs.`,
    table(
      ['a promotion', 'least possible', 'measured'],
      network.results.map(({ name, least, roundTrips }) => [name, String(least), roundTrips.toFixed(1)]),
    ),
  ].join('\n\n'),
  start: table(
    ['process', '× `node -e 0`'],
    cases.map(({ name }) => [name, (ratios.get(name) ?? NaN).toFixed(2)]),
  ),
  scale: table(
    ['secrets', 'time ÷ ideal', 'requests per secret', 'peak memory'],
    scales.map(({ count, perSecret, ratio, mib }) => [
      String(count),
      ratio.toFixed(2),
      perSecret.toFixed(1),
      `${Math.round(mib)} MiB`,
    ]),
  ),
  bare: `A bare Node takes ${Math.round(bareMib)} MiB.`,
  size: table(
    ['file in `dist`', 'KiB', 'loaded by a promotion on Huawei Cloud'],
    [
      ...sizes.map(({ name, size, isLoaded }) => [`\`${name}\``, kib(size), isLoaded ? 'yes' : '']),
      ['loaded in total', kib(loadedSize), ''],
    ],
  ),
}
const page = join(root, 'docs/performance.md')
let text = readFileSync(page, 'utf8')
for (const [name, found] of Object.entries(tables)) {
  text = text.replace(
    new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`),
    () => `<!-- ${name} -->\n\n${found}\n\n<!-- /${name} -->`,
  )
  console.log(`\n${found}`)
}
writeFileSync(page, text)
