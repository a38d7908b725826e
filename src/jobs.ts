import type { z } from 'zod'
import { isLoopback, originOf } from './http/address.ts'
import { address, inputNames, projectId, region, type InputName, type Step } from './inputs.ts'
import type { Stage, VersionId } from './promotion/change.ts'
import type { Promotion } from './promotion/plan.ts'
import { unpack } from './packing.ts'
import { parseRecord, type RecordedSecret } from './promotion/record.ts'
import { credentialInputs, credentialsFrom } from './stores/credentials.ts'
import { providerNamed, providers } from './stores/registry.ts'
import type { Provider } from './stores/provider.ts'
import type { Credentials, SecretRef } from './stores/store.ts'

/** One secret, how to open it, and what to do with it. */
export type Job = {
  readonly provider: Provider
  readonly ref: SecretRef
  readonly credentials: Credentials
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
const onlyForSome = ['project-id', 'identity-endpoint', 'auth-token', 'expire-outgoing-after'] as const

/** Inputs that a record leaves no room for. */
const notWithRecord = [
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
  const isMixed = new Set(jobs.map(({ ref }) => ref.provider)).size > 1
  for (const name of Object.values(credentialInputs)) {
    if (isMixed && step.has(name)) step.say(name, 'cannot log in to two providers: log in by the environment')
  }
  step.complain()
  return jobs
}

async function jobsOfAny(step: Step): Promise<Job[]> {
  if (step.has('record')) return jobsOfRecord(step)
  if (!step.has('promotions')) return jobOfInputs(step)
  const items = await import('./promotions.ts').then((module) => module.itemsOf(step))
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

  const credentials = credentialsOf(provider, step)
  const ref = refOf(provider, step)
  const version = inputs['target-version']
  const label = inputs['target-stage']
  const target = version !== undefined ? { version } : label !== undefined ? { stage: label } : undefined
  if (stage === null || ref === undefined || target === undefined || credentials === undefined) return []
  const previous = inputs['previous-stage']
  const previousStage = previous === 'auto' ? previous : previous === 'none' ? null : { stage: previous }
  return [
    {
      provider,
      ref,
      credentials,
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
  return recordOf(step).flatMap((recorded) => {
    const provider = checkRecorded(recorded, step)
    const credentials = provider && credentialsOf(provider, step)
    if (provider === undefined || credentials === undefined) return []
    const { provider: name, region, projectId, endpoint, secret, stage } = recorded
    return [
      {
        provider,
        ref: { provider: name, region, projectId, endpoint: endpoint ?? inputs.endpoint, secret },
        credentials,
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
      'needs to know what to go back to: `record` (the output of the step to undo), `target-version` or `target-stage`',
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

/** Where the secret is, undefined where that cannot be told. */
function refOf(provider: Provider, step: Step): SecretRef | undefined {
  const { inputs } = step
  const { environment, ownInputs, regionIn, signsRegion = false } = provider
  const told = regionIn(inputs.secret ?? '')
  if (told !== undefined && step.hasOwn('region') && told !== inputs.region) {
    step.say('region', `is not the one in \`secret\` (${told})`)
  }
  const where = told ?? inputs.region ?? fromEnvironment('region', environment.region, region, step)
  const knowsProject = ownInputs.includes('project-id')
  const given = knowsProject ? inputs['project-id'] : undefined
  const project = given ?? fromEnvironment('project-id', environment.projectId, projectId, step)
  if (where === undefined && !step.has('region') && (signsRegion || !step.has('endpoint'))) {
    step.say('region', `is missing, and so are the environment variables ${environment.region.join(', ')}`)
  }
  if (where === undefined && project === undefined && step.has('endpoint') && knowsProject) {
    step.say('project-id', 'is missing: without `region` it cannot be looked up')
  }
  if (inputs.secret === undefined) return undefined
  return {
    provider: inputs.provider ?? '',
    region: where ?? '',
    projectId: project,
    endpoint: inputs.endpoint ?? fromEnvironment('endpoint', environment.endpoint ?? [], address, step),
    secret: inputs.secret,
  }
}

function fromEnvironment(
  input: InputName,
  names: readonly string[],
  schema: z.ZodType<string>,
  step: Step,
): string | undefined {
  const name = names.find((variable) => step.lookUp(variable))
  if (name === undefined || step.has(input)) return undefined
  const parsed = schema.safeParse(step.lookUp(name))
  if (!parsed.success) step.say(input, `comes from ${name}, which ${parsed.error.issues[0]?.message ?? 'is wrong'}`)
  return parsed.data
}

function credentialsOf({ environment, ownInputs }: Provider, step: Step): Credentials | undefined {
  const families = environment.credentials
  const found = credentialsFrom([credentialInputs, ...families], step.lookUp)
  if (found === undefined) {
    const [usual] = families
    const variables = `${usual?.accessKeyId ?? ''} and ${usual?.secretAccessKey ?? ''}`
    step.say('access-key-id', `is missing, and no login action has set ${variables} or their like`)
    return undefined
  }
  if ('authToken' in found && !ownInputs.includes('auth-token')) {
    step.say('auth-token', 'is not how the provider logs in')
    return undefined
  }
  if (!('mistake' in found)) return found
  const input = inputNames.find((name) => name === found.name)
  if (input === undefined)
    step.say('access-key-id', `is missing, and in the environment ${found.name} ${found.mistake}`)
  else step.say(input, found.mistake)
  return undefined
}

/** The secrets of the record, none where it is not one. */
function recordOf(step: Step): readonly RecordedSecret[] {
  try {
    return parseRecord(unpack(step.inputs.record ?? '')).secrets
  } catch (error) {
    step.say('record', error instanceof Error ? error.message : String(error))
    return []
  }
}

/**
 * Checks what a record says about one secret as strictly as if it had been an input. An address in it is used only
 * where credentials may go: to the provider's own API, to this machine, or where the step's own `endpoint` says.
 */
function checkRecorded(recorded: RecordedSecret, step: Step): Provider | undefined {
  const { inputs } = step
  const provider = providerNamed(recorded.provider)
  if (provider === undefined) {
    step.say('record', 'is of a provider that this version does not know')
    return undefined
  }
  const { patterns, ownInputs, environment, signsRegion = false } = provider
  const knowsProject = ownInputs.includes('project-id')
  const { stage, changes, expiry, endpoint } = recorded
  const versions = [...changes.flatMap(({ before, after }) => [before, after]), expiry?.version ?? null]
  const stages = [stage, ...changes.map((change) => change.stage)]
  const isSound =
    patterns.secret.test(recorded.secret) &&
    stages.every((name) => patterns.stage.test(name)) &&
    versions.every((name) => name === null || patterns.version.test(name)) &&
    (recorded.region === '' ? endpoint !== undefined && !signsRegion : region.safeParse(recorded.region).success) &&
    (recorded.projectId === undefined || projectId.safeParse(recorded.projectId).success) &&
    (recorded.projectId === undefined || knowsProject) &&
    (recorded.projectId !== undefined || !knowsProject || recorded.region !== '') &&
    (expiry === undefined || ownInputs.includes('expire-outgoing-after'))
  if (!isSound) step.say('record', 'holds a name that the provider does not allow')
  const ownEndpoint = inputs.endpoint ?? fromEnvironment('endpoint', environment.endpoint ?? [], address, step)
  if (endpoint !== undefined && endpoint !== ownEndpoint && !isOwn(endpoint, provider)) {
    step.say('record', "holds an address that is not the provider's own: give it as `endpoint` if it is right")
  }
  const told = {
    provider: recorded.provider,
    secret: recorded.secret,
    stage,
    region: recorded.region,
    'project-id': recorded.projectId,
  }
  for (const [name, value] of Object.entries(told)) {
    const given = inputs[name as keyof typeof told]
    if (given !== undefined && given !== value) step.say(name as keyof typeof told, 'is not what the record is about')
  }
  return provider
}

function isOwn(endpoint: string, { ownHost }: Provider): boolean {
  if (originOf(endpoint) !== endpoint) return false
  const { hostname, host } = new URL(endpoint)
  return isLoopback(hostname) || ownHost.test(host)
}
