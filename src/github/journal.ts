/** The deployment record: what a step has done is kept at GitHub, where a later run finds it by its environment. */
import * as z from 'zod/mini'
import type { Deployment, Deployments } from './deployments.ts'
import { isInForce, marks, redone, undone, type Mark } from './statuses.ts'
import { isSafe } from '../http/url.ts'
import type { Deadline } from '../http/deadline.ts'
import type { InputName, Step } from '../inputs/step.ts'
import { notWithRecord } from '../inputs/tasks.ts'
import { remember, say, warn } from '../outputs/outputs.ts'
import { unpack } from '../promotion/packing.ts'
import { formatRecord, parseRecord, type PromotionRecord, type RecordedSecret } from '../promotion/record.ts'
import { Refusal } from '../errors/refusal.ts'
import { isToUndo, type Result } from '../promotion/result.ts'
import { providerNamed } from '../stores/registry.ts'

/** Notes what became of the step. Never fails: what was written stays written. */
type Conclude = (results: readonly Result[]) => Promise<void>

/** What a step is about to do. */
type Work = {
  readonly promotion: PromotionRecord
  /** The record as it is handed over. */
  readonly text: string
  /** Whether there is anything to change. */
  readonly isWork: boolean
}

/** Inputs that choose among the deployments of an environment; the one that fits is undone whole. */
const choosing = ['provider', 'secret', 'stage', 'region', 'project-id'] as const satisfies readonly InputName[]
const stateForm = /^(undone|redone) ([1-9]\d{0,15})$/
const repositoryForm = /^[\w.-]{1,100}\/[\w.-]{1,100}$/
const token = z.string().check(z.regex(/^[\x21-\x7e]+$/))

/**
 * The deployments of the step's environment; undefined where the step keeps no such record. Sends nothing.
 *
 * @param run address of this run
 */
export async function deploymentsOf(
  step: Step,
  deadline: Deadline,
  run: string | undefined,
): Promise<Deployments | undefined> {
  const { inputs, lookUp } = step
  const { environment, 'github-token': given } = inputs
  if (environment === undefined) return undefined
  const [api, repository, sha] = [lookUp('GITHUB_API_URL'), lookUp('GITHUB_REPOSITORY'), lookUp('GITHUB_SHA')]
  if (given === undefined) step.say('github-token', 'is missing: `environment` needs it')
  else if (!token.safeParse(given).success) step.say('github-token', 'must be one line without blanks')
  const hasApi = api !== undefined && isSafe(api)
  if (!hasApi || !repositoryForm.test(repository ?? '') || !sha) {
    const names = 'GITHUB_API_URL (https), GITHUB_REPOSITORY and GITHUB_SHA'
    step.say('environment', `needs ${names}, which GitHub's runner sets`)
  }
  const isSound = hasApi && given !== undefined && repository !== undefined && sha !== undefined
  if (!isSound) return undefined
  const { Deployments } = await import('./deployments.ts')
  const place = { repository, sha, environment, run }
  return new Deployments({ ...place, token: given, deadline, attempts: inputs['max-attempts'] })
}

/**
 * A rollback that has nothing but its environment to go by, as the rollback by record that it comes to; any other step as
 * it is.
 *
 * @throws InputError before anything is sent, or Refusal where there is nothing to undo
 */
export async function recalled(
  step: Step,
  deployments: Deployments | undefined,
): Promise<{ readonly step: Step; readonly deployment?: number }> {
  const others = ['record', 'target-version', 'target-stage', 'promotions'] as const
  if (!step.inputs.rollback || !step.has('environment') || others.some((name) => step.has(name))) return { step }
  for (const name of notWithRecord) {
    if (step.has(name) && step.inputs[name] !== 'auto') step.say(name, 'has no place in a rollback by `environment`')
  }
  step.complain()
  const found = await deployments?.find(
    async ({ id, payload }) => fits(payload, step) && isInForce(await deployments.statuses(id)),
  )
  if (found === undefined) {
    const given = choosing.filter((name) => step.has(name)).map((name) => `\`${name}\``)
    const which = given.length > 0 ? ` that fits ${given.join(', ')}` : ''
    throw new Refusal(
      `environment ${step.inputs.environment ?? ''} has no deployment of this action${which} that is left to be undone`,
      'Where it was made without `environment`, or in another one, give `record` or `target-version`.',
    )
  }
  say(`undoing deployment ${found.id} of environment ${step.inputs.environment ?? ''}`)
  const origin = `leads to deployment ${found.id}, whose payload`
  return { step: step.withRecord(found.payload, origin, choosing), deployment: found.id }
}

/**
 * Notes at GitHub that the step is about to write, where that is a promotion. An undo is noted when it is done.
 *
 * @param toUndo the deployment to undo, where it is known already
 * @returns what notes the end, undefined where there is nothing to note
 * @throws Refusal where a promotion cannot be noted
 */
export async function begin(
  deployments: Deployments | undefined,
  step: Step,
  toUndo: number | undefined,
  { promotion, text, isWork }: Work,
): Promise<Conclude | undefined> {
  if (deployments === undefined) return undefined
  const by = promotion.run ?? 'another run'
  if (step.has('record')) {
    return async (results) => {
      if (results.some(({ failure }) => failure)) return
      const noted = toUndo === undefined ? await notedOf(step, deployments) : { id: toUndo, as: 'undone' }
      if (noted === undefined) return
      const isUndone = noted.as === 'undone'
      remember(`${isUndone ? 'redone' : 'undone'} ${noted.id}`)
      await tell(deployments, noted.id, isUndone ? undone(by) : redone(by))
    }
  }
  if (!isWork) return undefined
  const id = await deployments.create(text, sameAs(text), titleOf(promotion.secrets))
  say(`deployment ${id} of environment ${step.inputs.environment ?? ''}`)
  await deployments.mark(id, marks.begun)
  remember(`undone ${id}`)
  return (results) => tell(deployments, id, markOf(results))
}

function markOf(results: readonly Result[]): Mark {
  if (results.every(({ failure }) => failure === undefined)) return marks.done
  return results.some(isToUndo) ? marks.notPutBack : marks.putBack
}

async function tell(deployments: Deployments, id: number, mark: Mark): Promise<void> {
  await deployments.mark(id, mark).catch((error: unknown) => {
    warn(`deployment ${id} could not be marked \`${mark.state}\` (${mark.description}): ${textOf(error)}`)
  })
}

/** The deployment that the step's record is of. That it cannot be found is no reason not to undo. */
async function notedOf(step: Step, deployments: Deployments): Promise<{ id: number; as: string } | undefined> {
  const { record = '' } = step.inputs
  if (record === step.lookUp('STATE_record')) {
    const [, as, id] = stateForm.exec(step.lookUp('STATE_deployment') ?? '') ?? []
    return as === undefined ? undefined : { id: Number(id), as }
  }
  const isSame = sameAs(record)
  const isWanted = async ({ id, payload }: Deployment) => isSame(payload) && isInForce(await deployments.statuses(id))
  try {
    const found = await deployments.find(isWanted)
    return found && { id: found.id, as: 'undone' }
  } catch (error) {
    warn(`the deployment of this record could not be found, so it will not be marked as undone: ${textOf(error)}`)
    return undefined
  }
}

/** Whether a text is that record too, however its JSON is laid out. */
function sameAs(record: string): (text: string) => boolean {
  const wanted = secretsAndRun(record)
  return (text) => wanted !== undefined && wanted === secretsAndRun(text)
}

function secretsAndRun(text: string): string | undefined {
  const parsed = parsedOrNot(text)
  return parsed && formatRecord(parsed)
}

function parsedOrNot(text: string): PromotionRecord | undefined {
  try {
    return parseRecord(unpack(text))
  } catch {
    return undefined
  }
}

/** Whether one of the secrets is what the inputs ask for. What cannot be read fits, to be complained about. */
function fits(payload: string, { inputs }: Step): boolean {
  const secrets = parsedOrNot(payload)?.secrets
  const nameOf = (provider: string, secret: string) => providerNamed(provider)?.nameIn(secret) ?? secret
  return (
    secrets?.some(({ provider, secret, stage, region, projectId }) => {
      const held = { provider, stage, region, 'project-id': projectId }
      const isNamed = inputs.secret === undefined || nameOf(provider, inputs.secret) === nameOf(provider, secret)
      return (
        isNamed && Object.entries(held).every(([name, value]) => [undefined, value].includes(inputs[name as 'stage']))
      )
    }) ?? true
  )
}

function titleOf(secrets: readonly RecordedSecret[]): string {
  const [only, another] = secrets
  if (only === undefined || another !== undefined) return `labels of ${secrets.length} secrets`
  const after = only.changes.find(({ stage }) => stage === only.stage)?.after
  return `${only.stage} to ${after ?? 'no version'} (${only.secret})`
}

function textOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof Refusal ? `${message}. ${error.advice.replace(/\.$/, '')}` : message
}
