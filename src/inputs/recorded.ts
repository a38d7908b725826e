import { isLoopback, parseOrigin } from '../http/url.ts'
import { unpack } from '../promotion/packing.ts'
import { parseRecord, type RecordedSecret } from '../promotion/record.ts'
import type { Provider } from '../stores/provider.ts'
import { findProvider } from '../stores/registry.ts'
import { formatIssue } from './issues.ts'
import { resolveEndpoint } from './location.ts'
import type { StepInputs } from './step.ts'

/** A record may take much memory to parse, so it is parsed once. */
const known = new WeakMap<StepInputs, readonly RecordedSecret[]>()

/** Reads the secrets of the record, none if it is invalid. */
export function readRecord(step: StepInputs): readonly RecordedSecret[] {
  const secrets = known.get(step) ?? parseSecrets(step)
  known.set(step, secrets)
  return secrets
}

function parseSecrets(step: StepInputs): readonly RecordedSecret[] {
  const text = step.values.record ?? ''
  if (text.includes('***')) {
    step.addIssue('record', 'record-masked')
    return []
  }
  try {
    return parseRecord(unpack(text)).secrets
  } catch (error) {
    step.addRecordIssue(error instanceof Error ? error.message : String(error))
    return []
  }
}

/** The arguments of {@link StepInputs.addIssue}. */
type RecordIssue = Parameters<StepInputs['addIssue']>

/**
 * Checks what a record says about one secret as strictly as if it had been an input. An endpoint in it is used only if
 * credentials may go there: to the provider's own API, to this machine, or to the step's own `endpoint`.
 *
 * @param index of the secret in the record, from 0
 * @returns what is wrong with it, or contradicts the inputs
 */
export function checkRecorded(recorded: RecordedSecret, index: number, step: StepInputs): RecordIssue[] {
  const provider = findProvider(recorded.provider)
  if (provider === undefined) return [['record', 'record-provider']]
  return [
    ...checkFields(recorded, provider).map(([field, problem]): RecordIssue => {
      return ['record', 'record-field', { path: `secrets.${index}.${field}`, problem }]
    }),
    ...(isTrustedEndpoint(recorded.endpoint, provider, step) ? [] : [['record', 'record-endpoint'] as RecordIssue]),
    // The inputs have selected a record that was found for them: one of its secrets, while it is rolled back whole.
    ...(step.hasFoundRecord ? [] : checkMismatch(recorded, provider, step)),
  ]
}

function checkMismatch(recorded: RecordedSecret, provider: Provider, step: StepInputs): RecordIssue[] {
  const { provider: name = recorded.provider, stage = recorded.stage } = step.values
  const { secret, region, projectId } = namedSecret(step, provider)
  const matches = {
    provider: name === recorded.provider,
    stage: stage === recorded.stage,
    secret: mayName({ secret }, recorded, provider),
    region: mayName({ region }, recorded, provider),
    'project-id': mayName({ projectId }, recorded, provider),
  }
  const inputs = Object.keys(matches) as (keyof typeof matches)[]
  return inputs.filter((input) => !matches[input]).map((input) => [input, 'record-mismatch'])
}

/** What inputs say about which secret it is: a name as people write it, and where; undefined is any. */
type NamedSecret = {
  readonly secret?: string | undefined
  readonly region?: string | undefined
  readonly projectId?: string | undefined
}

/**
 * Returns the secret that the inputs name. If they do, and no record does, its region and project are those that a
 * promotion would take.
 */
export function namedSecret(
  step: StepInputs,
  { environment, patterns, regionInName, projectInName }: Provider,
): NamedSecret {
  const { secret = '', region, 'project-id': projectId } = step.values
  const isFromVariables = secret !== '' && (step.hasFoundRecord || !step.isSet('record'))
  const read = (names: readonly string[]) =>
    isFromVariables ? names.map(step.readVariable).find((value) => value !== undefined) : undefined
  const variable = read(environment.projectId)
  return {
    secret: step.values.secret,
    region: regionInName(secret) ?? region ?? read(environment.region),
    // A variable may hold any text, and the id becomes a part of a path.
    projectId:
      projectInName?.(secret) ?? projectId ?? (patterns.projectId?.test(variable ?? '') ? variable : undefined),
  }
}

/** Whether the secret that inputs name may be this one. Only the store can compare the number of a project with its id. */
export function mayName(named: NamedSecret, recorded: RecordedSecret, { isNameOf, mayBeProject }: Provider): boolean {
  const { secret, region, projectId } = named
  const isProject = mayBeProject ?? ((project: string, other: string) => project === other)
  return (
    (secret === undefined || isNameOf(secret, recorded.secret)) &&
    (region === undefined || region === recorded.region) &&
    (projectId === undefined || (recorded.projectId !== undefined && isProject(projectId, recorded.projectId)))
  )
}

type FieldIssue = readonly [field: string, problem: string]

/** Checks each field by what the provider allows. */
function checkFields(recorded: RecordedSecret, provider: Provider): FieldIssue[] {
  const { patterns, regionInName, supportedInputs } = provider
  const { stage, changes, expiry } = recorded
  const invalidName = formatIssue('name-invalid', { provider: recorded.provider })
  const check = (field: string, value: string | null, pattern: RegExp): FieldIssue[] =>
    value === null || pattern.test(value) ? [] : [[field, invalidName]]
  const regionInSecret = regionInName(recorded.secret) ?? recorded.region
  return [
    ...(patterns.fullName.test(recorded.secret) ? [] : [['secret', formatIssue('full-name-required')] as const]),
    ...check('stage', stage, patterns.stage),
    ...changes.flatMap((change, index) => [
      ...check(`changes.${index}.stage`, change.stage, patterns.stage),
      ...check(`changes.${index}.before`, change.before, patterns.version),
      ...check(`changes.${index}.after`, change.after, patterns.version),
    ]),
    ...check('expiry.version', expiry?.version ?? null, patterns.version),
    ...(expiry !== undefined && !supportedInputs.includes('expire-outgoing-after')
      ? [['expiry', formatIssue('unsupported', { provider: recorded.provider })] as const]
      : []),
    ...checkRegion(recorded, provider),
    ...(regionInSecret === recorded.region
      ? []
      : [['region', formatIssue('not-in-secret', { value: regionInSecret || 'none' })] as const]),
    ...checkProject(recorded, provider),
    ...checkEndpoint(recorded, provider),
    ...(provider.movesOnlyStage && changes.some((change) => change.stage !== stage)
      ? [['changes', invalidName] as const]
      : []),
  ]
}

function checkEndpoint({ secret, endpoint }: RecordedSecret, { addressedBy, endpointInName }: Provider): FieldIssue[] {
  if (addressedBy !== 'endpoint') return []
  if (endpoint === undefined) return [['endpoint', formatIssue('required')]]
  const inSecret = endpointInName?.(secret) ?? endpoint
  return inSecret === endpoint ? [] : [['endpoint', formatIssue('not-in-secret', { value: inSecret })]]
}

function checkRegion({ region, endpoint }: RecordedSecret, provider: Provider): FieldIssue[] {
  const { addressedBy, patterns, signsRegion = false } = provider
  if (region !== '') return patterns.region.test(region) ? [] : [['region', formatIssue('region-invalid')]]
  const isOptional = addressedBy !== 'region' || (endpoint !== undefined && !signsRegion)
  return isOptional ? [] : [['region', formatIssue('required')]]
}

function checkProject(recorded: RecordedSecret, provider: Provider): FieldIssue[] {
  const { secret, region, projectId } = recorded
  const { addressedBy, projectInName, patterns } = provider
  if (projectId === undefined) {
    const isRequired = addressedBy === 'project' || (patterns.projectId !== undefined && region === '')
    return isRequired ? [['projectId', formatIssue('required')]] : []
  }
  if (!patterns.projectId) return [['projectId', formatIssue('unsupported', { provider: recorded.provider })]]
  if (!patterns.projectId.test(projectId)) return [['projectId', formatIssue('project-invalid')]]
  const inSecret = projectInName?.(secret) ?? projectId
  return inSecret === projectId ? [] : [['projectId', formatIssue('not-in-secret', { value: inSecret })]]
}

function isTrustedEndpoint(endpoint: string | undefined, provider: Provider, step: StepInputs): boolean {
  if (endpoint === undefined) return true
  if (parseOrigin(endpoint) !== endpoint) return false
  const { hostname, host } = new URL(endpoint)
  if (isLoopback(hostname) || provider.apiHosts.test(host)) return true
  // The record that the step has saved for the end of its job holds the endpoints of the step's inputs.
  if (step.isOwnRecord) return true
  return endpoint === (step.values.endpoint ?? resolveEndpoint(provider, step))
}
