import './untrusted/zod.ts'
import { createAuthenticator } from './auth/authenticator.ts'
import { Refusal } from './errors/refusal.ts'
import { openJournal } from './github/journal.ts'
import type { Client } from './http/client.ts'
import { Deadline } from './http/deadline.ts'
import { readVariable } from './inputs/schema.ts'
import { readCredentials } from './inputs/sensitive.ts'
import { StepInputs } from './inputs/step.ts'
import { findRollbacks, parseTasks, type StoreTask } from './inputs/tasks.ts'
import {
  debug,
  mask,
  packRecord,
  publishRecord,
  report,
  reportError,
  reserveState,
  saveRecord,
  showProgress,
  updateRecord,
  warn,
} from './outputs/outputs.ts'
import { hasChanges, leftToRollBack, plannedResult } from './promotion/result.ts'
import type { Store } from './promotion/store.ts'
import { labelsOf, toRecord } from './promotion/task.ts'

/** `src/post.ts` sets this argument, which no environment variable can do. */
const isEndOfJob = process.argv.includes('end-of-job')

/** What undici and the language features in here need. */
const requiredNode = [22, 19] as const

/** @throws Refusal if this Node is too old */
function checkNode(): void {
  const { node: version } = process.versions
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [requiredMajor, requiredMinor] = requiredNode
  if (major > requiredMajor || (major === requiredMajor && minor >= requiredMinor)) return
  throw Refusal.of('node-too-old', { version, required: requiredNode.join('.') })
}

/** How often a rollback after a failure reads at least, if what it reads is doubtful. */
const briefReads = 4

async function run(): Promise<void> {
  checkNode()
  for (const credential of readCredentials(process.env)) mask(credential)
  const given = StepInputs.from(process.env, { isEndOfJob })
  // Before anything can fail, and without the flag, too: the end of the job may read another value of it.
  if (!isEndOfJob) reserveState()
  const deadline = new Deadline(given.values['timeout-seconds'] * 1000)
  cancelOnSignal(deadline)
  await using journal = await openJournal(given, deadline, runUrl()).catch((error: unknown) =>
    reportUnbegun(given, error),
  )
  if (journal === undefined) return
  const step = await journal.resolve(given)
  const { concurrency, 'rollback-on-failure': rollsBackOnFailure, 'max-attempts': maxAttempts } = step.values
  if (rollsBackOnFailure) warnOfAct()
  const begun = await begin(deadline, step).catch((error: unknown) => reportUnbegun(step, error))
  if (begun === undefined) return
  await using stores = begun.stores
  const { tasks, prepareAll, execute } = begun
  // Rolling back a long list takes about as long as promoting it.
  if (tasks.length > 1) deadline.reserveForRollback(step.values['timeout-seconds'] * 400)

  const isDryRun = step.values['dry-run']
  const { backoff, poll, wait } = deadline
  const preparing = prepareAll(tasks, { open: stores.open, concurrency, isDryRun, wait })
  if (!isDryRun) journal.prepare()
  const prepared = await preparing
  if ('failed' in prepared) {
    report(prepared.failed)
    return
  }
  if (isDryRun) {
    report(prepared.ready.map(plannedResult))
    return
  }
  const record = { run: runUrl(), secrets: prepared.ready.map((each) => toRecord(each)) }
  const text = packRecord(record)
  await journal.begin(record, text, prepared.ready.some(hasChanges))
  publishRecord(record, text, { isEndOfJob, rollsBackOnFailure })

  const results = await execute(prepared.ready, {
    retryPolicy: { maxAttempts, backoff, poll, mustConverge: true },
    concurrency,
    isCancelled: () => deadline.isCancelled,
    onRollback() {
      deadline.releaseReserve()
      const pollBriefly = (attempt: number) =>
        attempt < Math.max(maxAttempts, briefReads) ? poll(attempt) : Promise.reject(deadline.expired())
      return { maxAttempts, backoff, poll: pollBriefly, mustConverge: false }
    },
    onProgress: showProgress,
  })
  const written = { ...record, secrets: prepared.ready.map((each, index) => toRecord(each, results[index])) }
  if (!isEndOfJob) updateRecord(written, text)
  if (rollsBackOnFailure) {
    const left = written.secrets.flatMap((secret, index) => leftToRollBack(secret, results[index]))
    saveRecord(left.length > 0 ? { ...written, secrets: left } : undefined)
  }
  report(results, written)
  // Record the outcome even if the deadline has passed.
  deadline.releaseReserve()
  await journal.conclude(results)
}

/** Parses what is to be done, then loads all code that only valid inputs need, at the same time: it dominates start-up. */
async function begin(deadline: Deadline, step: StepInputs) {
  const tasks = await parseTasks(step)
  const [{ Client }, { prepareAll }, { execute }] = await Promise.all([
    import('./http/client.ts'),
    import('./promotion/prepare.ts'),
    import('./promotion/execute.ts'),
    ...tasks.map(loadCode),
  ])
  const { 'max-attempts': maxAttempts, concurrency } = step.values
  // A store may be asked for two things at once when a secret is read for the first time.
  const client = new Client(deadline, maxAttempts, { connections: 2 * concurrency, debug })
  return { tasks, stores: connect(client), prepareAll, execute }
}

/** Reports a rollback by record that cannot begin as any that fails: for each secret, how to restore it manually. */
async function reportUnbegun(step: StepInputs, error: unknown): Promise<undefined> {
  const tasks = findRollbacks(step)
  if (tasks.length === 0) throw error
  const fail = await import('./promotion/prepare.ts').then((module) => module.failedResult)
  report(await Promise.all(tasks.map((task) => fail(task, undefined, undefined, error))))
}

/** What opens the stores of a run. */
type Stores = AsyncDisposable & { open: (task: StoreTask) => Promise<Store> }

/** Returns what opens the stores of the tasks. */
function connect(client: Client): Stores {
  const authenticate = createAuthenticator(client, mask, (name) => readVariable(process.env, name))
  return {
    async open(task) {
      const { provider, ref, login, identityEndpoint } = task
      const { federation, loadFileLogin } = provider
      const code = { loadExchange: federation?.load, loadFileLogin }
      const openStore = await provider.load()
      const logIn = () => authenticate(ref.provider, code, login, identityEndpoint)
      return openStore(ref, { logIn, client, identityEndpoint, labels: labelsOf(task) })
    },
    [Symbol.asyncDispose]: () => client[Symbol.asyncDispose](),
  }
}

/** Loads the code that logs in to a store and talks to it. */
async function loadCode({ provider, login }: StoreTask): Promise<void> {
  const isRole = 'request' in login
  await Promise.all([provider.load(), isRole && provider.federation?.load()])
}

/**
 * Cancels the step on a signal. The runner sends the first one 7.5 s before the second, and kills after 10 s: the request
 * in flight may finish, then what was written is rolled back.
 */
function cancelOnSignal(deadline: Deadline): void {
  const cancel = () => {
    deadline.cancel(2_500, 9_000)
  }
  // The last one is the second signal on Windows.
  process.on('SIGINT', cancel).on('SIGTERM', cancel).on('SIGBREAK', cancel)
}

/** Warns where `rollback-on-failure` may do nothing: act gives an action in a composite action the status of that one. */
function warnOfAct(): void {
  const { ACT: isAct, GITHUB_ACTION_PATH: compositeAction } = process.env
  if (isAct !== 'true' || !compositeAction) return
  warn(
    'act does not tell the steps of a composite action whether the job fails, so `rollback-on-failure` may roll back nothing: roll back in the workflow, with the `record` of this step',
  )
}

/** Returns the URL of this run, in a form that a record can hold; undefined outside of a runner. */
function runUrl(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env
  const url = server && repository && id ? URL.parse(`${server}/${repository}/actions/runs/${id}`)?.href : undefined
  return url && url.length <= 2048 ? url : undefined
}

await run().catch(reportError)
// A pending connection would keep the process alive.
process.stdout.write('', () => process.exit())
