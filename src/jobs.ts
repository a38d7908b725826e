import { z } from 'zod'
import { sessionName, tokenService } from './github/oidc.ts'
import { isLoopback, originOf } from './http/address.ts'
import { address, inputNames, notRegion, projectId, type InputName, type Step } from './inputs.ts'
import type { Stage, VersionId } from './promotion/change.ts'
import type { Promotion } from './promotion/plan.ts'
import { unpack } from './packing.ts'
import { parseRecord, type RecordedSecret } from './promotion/record.ts'
import { credentialInputs, credentialsFrom } from './stores/credentials.ts'
import { providerNamed, providers } from './stores/registry.ts'
import type { Identity, Provider } from './stores/provider.ts'
import type { Credentials, CredentialsFile, SecretRef } from './stores/store.ts'

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

/** What a store is opened with: given credentials, or those that a file or a role is exchanged for, once a run. */
type Login = { readonly credentials: Credentials } | CredentialsFile | { readonly identity: Identity }

/** Inputs that only some providers know. */
const onlyForSome = ['project-id', 'auth-token', 'expire-outgoing-after'] as const

/** Inputs that log in without a key. */
const roleInputs = ['role-to-assume', 'oidc-provider', 'oidc-audience', 'role-session-name'] as const

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

/** Inputs log in to one provider. Said before anything else about them: it explains the rest. */
function checkOneLogin(names: readonly (string | undefined)[], step: Step): void {
  if (new Set(names.filter((name) => name !== undefined)).size < 2) return
  for (const name of [...Object.values(credentialInputs), ...roleInputs]) {
    if (step.has(name)) step.say(name, 'cannot log in to two providers: log in by the environment')
  }
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

/** Where the secret is, undefined where that cannot be told. */
function refOf(provider: Provider, step: Step): SecretRef | undefined {
  const { inputs } = step
  const { environment, ownInputs, regionIn, projectIn, patterns, addressedBy, signsRegion = false } = provider
  const told = regionIn(inputs.secret ?? '')
  const toldProject = projectIn?.(inputs.secret ?? '')
  if (told !== undefined && step.hasOwn('region') && told !== inputs.region) {
    step.say('region', `is not the one in \`secret\` (${told || 'none'})`)
  }
  if (toldProject !== undefined && step.hasOwn('project-id') && toldProject !== inputs['project-id']) {
    step.say('project-id', `is not the one in \`secret\` (${toldProject})`)
  }
  const region = z.string().regex(patterns.region, notRegion)
  const where = told ?? inputs.region ?? fromEnvironment('region', environment.region, region, step)
  if (where && !patterns.region.test(where)) step.say('region', notRegion)
  const knowsProject = ownInputs.includes('project-id')
  const looksUpProject = knowsProject && addressedBy === 'region'
  const given = knowsProject ? inputs['project-id'] : undefined
  const project = toldProject ?? given ?? fromEnvironment('project-id', environment.projectId, projectId, step)
  // A name that is wrong may have been meant to tell the project.
  const isNamed = patterns.secret.test(inputs.secret ?? '')
  if (addressedBy === 'project' && isNamed && project === undefined && !step.has('project-id')) {
    step.say('project-id', `is missing, and so are the environment variables ${environment.projectId.join(', ')}`)
  }
  if (
    addressedBy === 'region' &&
    where === undefined &&
    !step.has('region') &&
    (signsRegion || !step.has('endpoint'))
  ) {
    step.say('region', `is missing, and so are the environment variables ${environment.region.join(', ')}`)
  }
  if (looksUpProject && where === undefined && project === undefined && step.has('endpoint')) {
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

/** Exactly one way in: the credential inputs, else a role, else the environment. */
function loginOf(provider: Provider, region: string, step: Step): Login | undefined {
  if (roleInputs.some((name) => step.has(name))) return roleOf(provider, region, step)
  return credentialsOf(provider, step)
}

function roleOf({ keyless }: Provider, region: string, step: Step): Login | undefined {
  const { inputs } = step
  for (const name of Object.values(credentialInputs)) {
    if (step.has(name)) step.say(name, 'is given beside a role to assume: give the one or the other')
  }
  for (const name of ['role-to-assume', 'oidc-provider', 'role-session-name'] as const) {
    const form = keyless.inputs[name]
    const value = inputs[name]
    if (form === undefined) {
      if (value !== undefined) step.say(name, 'means nothing to this provider')
    } else if (value === undefined) {
      if (!form.isOptional) step.say(name, `is missing: it looks like \`${form.example}\``)
    } else if (!form.pattern.test(value)) step.say(name, `must look like \`${form.example}\``)
  }
  if (keyless.isRegional && region === '' && inputs['identity-endpoint'] === undefined) {
    step.say('identity-endpoint', 'is missing: without `region` the token service cannot be found')
  }
  if (tokenService(step.lookUp) === undefined) {
    step.say(
      'role-to-assume',
      'needs an OIDC token, which this job may not have: add `permissions: id-token: write` to it',
    )
  }
  const oidcProvider = inputs['oidc-provider']
  return {
    identity: {
      role: inputs['role-to-assume'],
      oidcProvider,
      audience: inputs['oidc-audience'] ?? keyless.audience(oidcProvider ?? ''),
      sessionName: inputs['role-session-name'] ?? sessionName(step.lookUp),
      // As long as the step may take, within what every cloud grants.
      seconds: Math.min(Math.max(inputs['timeout-seconds'], 900), 3600),
      region,
      endpoint: inputs['identity-endpoint'],
    },
  }
}

function credentialsOf({ environment, ownInputs }: Provider, step: Step): Login | undefined {
  const families = environment.credentials
  const found = credentialsFrom([credentialInputs, ...families], step.lookUp)
  const takesKeys = families.some(({ accessKeyId }) => accessKeyId !== undefined)
  if (found === undefined) {
    const [usual] = takesKeys ? families : families.filter(({ credentialsFile }) => credentialsFile !== undefined)
    const variables = `${usual?.accessKeyId ?? ''} and ${usual?.secretAccessKey ?? ''}`
    if (takesKeys) step.say('access-key-id', `is missing, and no login action has set ${variables} or their like`)
    else step.say('auth-token', `is missing, and no login action has set ${usual?.credentialsFile ?? ''} or its like`)
    return undefined
  }
  if ('accessKeyId' in found && !takesKeys) {
    step.say('access-key-id', 'is not how the provider logs in')
    return undefined
  }
  if ('authToken' in found && !ownInputs.includes('auth-token')) {
    step.say('auth-token', 'is not how the provider logs in')
    return undefined
  }
  if ('credentialsFile' in found) return found
  if (!('mistake' in found)) return { credentials: found }
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
  const { patterns, ownInputs, environment, regionIn, projectIn, addressedBy, signsRegion = false } = provider
  const knowsProject = ownInputs.includes('project-id')
  const { stage, changes, expiry, endpoint } = recorded
  const versions = [...changes.flatMap(({ before, after }) => [before, after]), expiry?.version ?? null]
  const stages = [stage, ...changes.map((change) => change.stage)]
  const canDoWithoutRegion = addressedBy === 'project' || (endpoint !== undefined && !signsRegion)
  const needsProject = addressedBy === 'project' || (knowsProject && recorded.region === '')
  const isSound =
    patterns.secret.test(recorded.secret) &&
    stages.every((name) => patterns.stage.test(name)) &&
    versions.every((name) => name === null || patterns.version.test(name)) &&
    (recorded.region === '' ? canDoWithoutRegion : patterns.region.test(recorded.region)) &&
    (regionIn(recorded.secret) ?? recorded.region) === recorded.region &&
    (projectIn?.(recorded.secret) ?? recorded.projectId) === recorded.projectId &&
    (recorded.projectId === undefined || projectId.safeParse(recorded.projectId).success) &&
    (recorded.projectId === undefined || knowsProject) &&
    (recorded.projectId !== undefined || !needsProject) &&
    (expiry === undefined || ownInputs.includes('expire-outgoing-after'))
  if (!isSound) step.say('record', 'holds a name that the provider does not allow')
  const ownEndpoint = inputs.endpoint ?? fromEnvironment('endpoint', environment.endpoint ?? [], address, step)
  // What the step itself has saved for the end of its job holds the addresses that its own inputs have given.
  const isVouchedFor = endpoint === ownEndpoint || inputs.record === step.lookUp('STATE_record')
  if (endpoint !== undefined && !(isVouchedFor && originOf(endpoint) === endpoint) && !isOwn(endpoint, provider)) {
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
