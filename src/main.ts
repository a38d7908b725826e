import './untrusted/zod.ts'
import type { Client } from './http/client.ts'
import { Deadline } from './http/deadline.ts'
import { proxySecrets } from './http/proxy.ts'
import { begin, deploymentsOf, recalled } from './github/journal.ts'
import { requestTokenName } from './auth/oidc.ts'
import { lookUpIn, Step } from './inputs/step.ts'
import { jobsOf, type Job } from './inputs/tasks.ts'
import { loginsBy, type LogIn } from './auth/authenticator.ts'
import { announce, forget, mask, recordText, report, reportError, showProgress } from './outputs/outputs.ts'
import { carryOut } from './promotion/execute.ts'
import { prepareAll, record, type Task } from './promotion/prepare.ts'
import { isToUndo, isWork, planned } from './promotion/result.ts'
import { credentialInputs, secretsIn } from './auth/credentials.ts'
import { providers } from './stores/registry.ts'

async function run(): Promise<void> {
  maskAll()
  const given = Step.from(process.env)
  const { concurrency, 'max-attempts': attempts, 'timeout-seconds': seconds, 'dry-run': isDryRun } = given.inputs
  const deadline = new Deadline(seconds * 1000)
  haltOnSignal(deadline)
  await using deployments = await deploymentsOf(given, deadline, runUrl())
  const { step, deployment } = await recalled(given, deployments)
  const jobs = await jobsOf(step)
  // Putting back many takes about as long as moving them.
  if (jobs.length > 1) deadline.reserve(seconds * 400)
  // Not before there is something to send: the HTTP client is the heaviest thing that is loaded.
  const { Client } = await import('./http/client.ts')
  await using client = new Client(deadline, attempts, concurrency)
  const logIn = loginsBy(client)
  const tasks = jobs.map((job) => taskOf(job, client, logIn))
  const prepared = await prepareAll(tasks, concurrency)
  if ('failed' in prepared) {
    report(prepared.failed)
    return
  }
  if (isDryRun) {
    report(prepared.ready.map(planned))
    return
  }
  const promotion = { run: runUrl(), secrets: prepared.ready.map(record) }
  const undoAtEndOfJob = step.inputs['rollback-on-failure']
  const text = recordText(promotion)
  const work = { promotion, text, isWork: prepared.ready.some(isWork) }
  const conclude = await begin(deployments, step, deployment, work)
  announce(promotion, text, undoAtEndOfJob)
  const patience = { attempts, pause: deadline.pause }
  const turnBack = () => {
    deadline.release()
    return patience
  }
  const manner = { patience, concurrency, turnBack, onFinished: showProgress }
  const results = await carryOut(prepared.ready, manner)
  if (undoAtEndOfJob && !results.some(isToUndo)) forget()
  report(results, promotion)
  // What is done is noted in any case, also where the time for doing it is over.
  deadline.release()
  await conclude?.(results)
}

/**
 * A step that is cancelled has 10 s, of which the runner lets pass 7.5 before it sends a second signal: the request in
 * flight may end, what was written is put back.
 */
function haltOnSignal(deadline: Deadline): void {
  const halt = () => {
    deadline.halt(2_500, 9_000)
  }
  process.on('SIGINT', halt).on('SIGTERM', halt)
}

/** Masks every credential that can be found, those too that will not be used, before anything else is done. */
function maskAll(): void {
  const families = Object.values(providers).flatMap(({ environment }) => environment.credentials)
  const known = [credentialInputs, { authToken: requestTokenName }, { authToken: 'github-token' }, ...families]
  const given = secretsIn(known, (name) => lookUpIn(process.env, name))
  for (const secret of [...given, ...proxySecrets(process.env)]) mask(secret)
}

function taskOf(job: Job, client: Client, logIn: LogIn): Task {
  const { provider, ref, identityEndpoint, stage, expected, intent } = job
  const open = async () => (await provider.load())(ref, { credentials: await logIn(job), client, identityEndpoint })
  if (intent.kind === 'undo') return { ref, open, stage, expected, intent }
  const { expireInMs, ...promote } = intent
  // The store may keep whole seconds only.
  const expireAt = expireInMs === undefined ? undefined : Math.floor((Date.now() + expireInMs) / 1000) * 1000
  return { ref, open, stage, expected, intent: { ...promote, expireAt } }
}

/** The address of this run, spelled so that a record can hold it, for whoever finds that later; undefined outside of a runner. */
function runUrl(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env
  const url = server && repository && id ? URL.parse(`${server}/${repository}/actions/runs/${id}`)?.href : undefined
  return url && url.length <= 2048 ? url : undefined
}

await run().catch(reportError)
// A connection that is still being made, to a server that says nothing, would hold the process.
process.stdout.write('', () => process.exit())
