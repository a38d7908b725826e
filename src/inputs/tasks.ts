import type { InputName, Step } from './step.ts'
import type { Stage, VersionId } from '../promotion/change.ts'
import type { Promotion } from '../promotion/plan.ts'
import type { RecordedSecret } from '../promotion/record.ts'
import { providerNamed, providers } from '../stores/registry.ts'
import type { Provider } from '../stores/provider.ts'
import type { SecretRef } from '../promotion/store.ts'
import { checkOneLogin, loginOf, type Login } from './login.ts'
import { refOf } from './location.ts'
import { checkRecorded, recordOf } from './recorded.ts'

/** One secret, how to open it, and what to do with it. */
export type Job = {
  readonly provider: Provider
  readonly ref: SecretRef
  readonly login: Login
  readonly identityEndpoint: string | undefined
  readonly stage: Stage
  /** null is "on no version", undefined is "wherever it is". */
  readonly expected: VersionId | null | undefined
  readonly intent:
    | {
        readonly kind: 'promote'
        readonly promotion: Promotion
        readonly rollback: boolean
        readonly expireInMs: number | undefined
      }
    | { readonly kind: 'undo'; readonly recorded: RecordedSecret; readonly force: boolean }
}

/** Inputs that only some providers know. */
const onlyForSome = ['project-id', 'auth-token', 'expire-outgoing-after'] as const

/** Inputs that a record leaves no room for. */
export const notWithRecord = [
  'promotions',
  'target-version',
  'target-stage',
  'previous-stage',
  'expire-outgoing-after',
] as const

/**
 * Works out what the step is to do, from its inputs and what the environment adds to them. Sends nothing.
 *
 * @throws InputError that names everything that is wrong at once
 */
export async function jobsOf(step: Step): Promise<Job[]> {
  const jobs = await jobsOfAny(step)
  step.complain()
  return jobs
}

async function jobsOfAny(step: Step): Promise<Job[]> {
  if (step.has('record')) return jobsOfRecord(step)
  if (!step.has('promotions')) return jobOfInputs(step)
  const items = await import('./promotions.ts').then((module) => module.itemsOf(step))
  checkOneLogin(
    items.map(({ inputs }) => inputs.provider),
    step,
  )
  const jobs = items.flatMap(jobOfInputs)
  const labels = jobs.map(({ provider, ref, stage }) =>
    JSON.stringify([ref.provider, ref.region, ref.projectId, ref.endpoint, provider.nameIn(ref.secret), stage]),
  )
  if (new Set(labels).size < labels.length) step.say('promotions', 'has the same label of the same secret twice')
  return jobs
}

/** A promotion, or a rollback by version, which is the same. */
function jobOfInputs(step: Step): Job[] {
  const { inputs } = step
  checkWay(step)
  if (!step.has('provider')) step.say('provider', `is missing: one of ${Object.keys(providers).join(', ')}`)
  if (!step.has('secret')) step.say('secret', 'is missing')
  const provider = providerNamed(inputs.provider)
  if (provider === undefined) return []

  for (const name of onlyForSome) {
    if (step.hasOwn(name) && !provider.ownInputs.includes(name)) {
      step.say(name, `means nothing to ${inputs.provider ?? ''}`)
    }
  }
  const stage = inputs.stage ?? provider.rules.current
  if (stage === null) step.say('stage', `is missing: ${inputs.provider ?? ''} has no label of its own`)
  checkNames(step, provider, stage)

  const ref = refOf(provider, step)
  const login = loginOf(provider, ref?.region ?? inputs.region ?? '', step)
  const version = inputs['target-version']
  const label = inputs['target-stage']
  const target = version !== undefined ? { version } : label !== undefined ? { stage: label } : undefined
  if (stage === null || ref === undefined || target === undefined || login === undefined) return []
  const previous = inputs['previous-stage']
  const previousStage = previous === 'auto' ? previous : previous === 'none' ? null : { stage: previous }
  return [
    {
      provider,
      ref,
      login,
      identityEndpoint: inputs['identity-endpoint'],
      stage,
      expected: expectedOf(step),
      intent: {
        kind: 'promote',
        promotion: { stage, target, previousStage },
        rollback: inputs.rollback,
        expireInMs: provider.ownInputs.includes('expire-outgoing-after') ? inputs['expire-outgoing-after'] : undefined,
      },
    },
  ]
}

/** A rollback by record. The record is input like any other: it may come from another job. */
function jobsOfRecord(step: Step): Job[] {
  const { inputs } = step
  if (!inputs.rollback) step.say('record', 'is only for `rollback: true`')
  for (const name of notWithRecord) {
    if (step.has(name) && inputs[name] !== 'auto') step.say(name, 'has no place beside `record`')
  }
  const secrets = recordOf(step)
  checkOneLogin(
    secrets.map(({ provider }) => provider),
    step,
  )
  return secrets.flatMap((recorded) => {
    const provider = checkRecorded(recorded, step)
    const login = provider && loginOf(provider, recorded.region || (inputs.region ?? ''), step)
    if (provider === undefined || login === undefined) return []
    const { provider: name, region, projectId, endpoint, secret, stage } = recorded
    return [
      {
        provider,
        ref: { provider: name, region, projectId, endpoint: endpoint ?? inputs.endpoint, secret },
        login,
        identityEndpoint: inputs['identity-endpoint'],
        stage,
        expected: expectedOf(step),
        intent: { kind: 'undo', recorded, force: inputs.force },
      },
    ]
  })
}

/** There must be exactly one way to tell which version gets the label. */
function checkWay(step: Step): void {
  const { rollback, force } = step.inputs
  const ways = ['target-version', 'target-stage'] as const
  const given = ways.filter((name) => step.has(name))
  if (given.length === 2) step.say('target-stage', 'stands for `target-version`: give the one or the other')
  if (given.length === 0 && rollback) {
    step.say(
      'rollback',
      'needs to know what to go back to: `record` (the output of the step to undo), `environment` (where that kept its record), `target-version` or `target-stage`',
    )
  } else if (given.length === 0) {
    step.say('target-version', 'is missing: the version that gets the label; or give `target-stage`')
  }
  if (force && !rollback) step.say('force', 'is only for `rollback: true`')
}

function checkNames(step: Step, { patterns, rules }: Provider, stage: Stage | null): void {
  const check = (name: InputName, pattern: RegExp, ...words: string[]) => {
    const value = step.inputs[name]
    if (typeof value === 'string' && !words.includes(value) && !pattern.test(value)) {
      step.say(name, 'is not a name that the provider allows')
    }
  }
  check('secret', patterns.secret)
  check('stage', patterns.stage)
  check('target-version', patterns.version)
  check('target-stage', patterns.stage)
  check('expected-version', patterns.version, 'none')
  check('previous-stage', patterns.stage, 'auto', 'none')
  for (const name of ['target-stage', 'previous-stage'] as const) {
    if (stage !== null && step.inputs[name] === stage) step.say(name, `is ${stage}, which is the label to move`)
  }
  if (rules.current !== null && step.inputs['previous-stage'] === rules.current) {
    step.say('previous-stage', `is ${rules.current}: that would put the version losing \`stage\` into service`)
  }
}

function expectedOf({ inputs }: Step): VersionId | null | undefined {
  return inputs['expected-version'] === 'none' ? null : inputs['expected-version']
}
