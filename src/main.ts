import * as core from '@actions/core'
import { Client } from './http/client.ts'
import { Deadline } from './http/deadline.ts'
import { lookUpIn, Step } from './inputs.ts'
import { jobsOf, type Job } from './jobs.ts'
import { announce, report, reportError } from './outputs.ts'
import { carryOut, planned, prepareAll, record, type Task } from './promotion/batch.ts'
import { credentialInputs, secretsIn } from './stores/credentials.ts'
import { providers } from './stores/registry.ts'

async function run(): Promise<void> {
  mask()
  const step = new Step(process.env)
  const jobs = jobsOf(step)
  const deadline = new Deadline(step.inputs['timeout-seconds'] * 1000)
  const client = new Client(deadline, step.inputs['max-attempts'])
  try {
    const prepared = await prepareAll(jobs.map((job) => taskOf(job, client)))
    if ('failed' in prepared) {
      await report(prepared.failed, undefined)
      return
    }
    if (step.inputs['dry-run']) {
      await report(prepared.ready.map(planned), undefined)
      return
    }
    const promotion = { run: runUrl(), secrets: prepared.ready.map(record) }
    announce(promotion)
    const patience = { attempts: client.attempts, pause: (attempt: number) => client.pause(attempt) }
    const results = await carryOut(prepared.ready, patience, () => {
      deadline.release()
      return patience
    })
    await report(results, promotion)
  } finally {
    await client.close()
  }
}

/** Masks every credential that can be found, those too that will not be used, before anything else is done. */
function mask(): void {
  const families = Object.values(providers).flatMap(({ environment }) => environment.credentials)
  for (const secret of secretsIn([credentialInputs, ...families], (name) => lookUpIn(process.env, name))) {
    core.setSecret(secret)
  }
}

function taskOf({ provider, ref, credentials, identityEndpoint, stage, expected, intent }: Job, client: Client): Task {
  const open = async () => (await provider.load())(ref, { credentials, client, identityEndpoint })
  if (intent.kind === 'undo') return { ref, open, stage, expected, intent }
  const { expireInMs, ...promote } = intent
  // The store may keep whole seconds only.
  const expireAt = expireInMs === undefined ? undefined : Math.floor((Date.now() + expireInMs) / 1000) * 1000
  return { ref, open, stage, expected, intent: { ...promote, expireAt } }
}

/** The address of this run, for whoever finds the record later; undefined outside of a runner. */
function runUrl(): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = process.env
  return server && repository && id ? `${server}/${repository}/actions/runs/${id}` : undefined
}

await run().catch(reportError)
