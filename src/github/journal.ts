/** The deployment record: what a step has done is kept at GitHub, where a later run finds it by its environment. */
import type { Client } from '../http/client.ts'
import type { Deadline } from '../http/deadline.ts'
import { findProxy } from '../http/proxy.ts'
import { isSecureUrl } from '../http/url.ts'
import type { StepInputs } from '../inputs/step.ts'
import { debug } from '../outputs/outputs.ts'
import type { Journal } from './deployment-journal.ts'

/** Limit of a page of deployments, each of which may have a payload as long as a record gets. */
const maxResponseBytes = 5 * 1024 * 1024
const repositoryPattern = /^[\w.-]{1,100}\/[\w.-]{1,100}$/

const nullJournal: Journal = {
  // Without a journal such a rollback has invalid inputs, which explain everything else.
  async resolve(step) {
    if (step.isByEnvironment) step.throwIfInvalid()
    return Promise.resolve(step)
  },
  prepare: () => undefined,
  begin: () => Promise.resolve(),
  conclude: () => Promise.resolve(),
  [Symbol.asyncDispose]: () => Promise.resolve(),
}

/**
 * Opens the journal of the step's environment; one that keeps nothing without `environment`. Sends nothing.
 *
 * @param run URL of this run
 * @throws ApiError if the address of the proxy for GitHub's API is invalid
 */
export async function openJournal(step: StepInputs, deadline: Deadline, run: string | undefined): Promise<Journal> {
  const { values, readVariable } = step
  const { environment, 'github-token': token } = values
  if (environment === undefined) return nullJournal
  const [api, repository, sha] = ['GITHUB_API_URL', 'GITHUB_REPOSITORY', 'GITHUB_SHA'].map(readVariable)
  if (token === undefined) step.addIssue('github-token', 'required')
  else if (!/^[\x21-\x7e]+$/.test(token)) step.addIssue('github-token', 'credential-invalid')
  const hasApi = api !== undefined && isSecureUrl(api)
  if (!hasApi || !repositoryPattern.test(repository ?? '') || !sha) step.addIssue('environment', 'runner-required')
  if (!hasApi || token === undefined || repository === undefined || sha === undefined) return nullJournal
  // Before `@actions/github` does: it throws another error as it loads.
  findProxy(new URL(api))
  const maxAttempts = values['max-attempts']
  const connect = async () => {
    const { Client } = await import('../http/client.ts')
    const client = new Client(deadline, maxAttempts, { maxResponseBytes, debug })
    client.connect(api)
    return client
  }
  const open = async (client: Client) => {
    const { Deployments } = await import('./deployments.ts')
    return new Deployments({ repository, sha, environment, run, token, client, deadline, maxAttempts })
  }
  return import('./deployment-journal.ts').then((module) => new module.DeploymentJournal({ connect, open }, step, run))
}
