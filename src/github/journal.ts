/** The deployment record: what a step has done is kept at GitHub, where a later run finds it by its environment. */
import type { Client } from '../http/client.ts'
import type { Deadline } from '../http/deadline.ts'
import { findProxy } from '../http/proxy.ts'
import { isSecureUrl } from '../http/url.ts'
import type { StepInputs } from '../inputs/step.ts'
import { debug } from '../outputs/outputs.ts'
import type { PromotionRecord } from '../promotion/record.ts'
import type { Result } from '../promotion/result.ts'

/** Keeps the record of a step where a later run finds it. */
export type Journal = AsyncDisposable & {
  /**
   * Returns a rollback that has only its environment to go by as the rollback by record that it comes to, and any other
   * step as it is.
   *
   * @throws InputError before anything is sent, or Refusal if there is nothing to roll back
   */
  resolve(step: StepInputs): Promise<StepInputs>
  /** Connects to GitHub, then loads the code, while something else is awaited. Sends nothing, and never fails. */
  prepare(): void
  /**
   * Records that the step is about to write. Only a promotion is recorded before; a rollback when it is done.
   *
   * @param token the record as it is published
   * @param hasChanges whether there is anything to write
   * @throws Refusal if a promotion cannot be recorded
   */
  begin(record: PromotionRecord, token: string, hasChanges: boolean): Promise<void>
  /** Records what became of the step. Never fails: what was written stays written. */
  conclude(results: readonly Result[]): Promise<void>
}

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
