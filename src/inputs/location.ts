import * as z from 'zod/mini'
import type { SecretRef } from '../promotion/store.ts'
import type { Provider } from '../stores/provider.ts'
import { formatIssue } from './issues.ts'
import { endpoint, type InputName } from './schema.ts'
import type { StepInputs } from './step.ts'

/** Resolves where the secret is. Undefined if `secret` is unset; what is missing is an issue of the step. */
export function resolveLocation(provider: Provider, step: StepInputs): SecretRef | undefined {
  const { values } = step
  const region = resolveRegion(provider, step)
  const project = resolveProject(provider, step)
  const endpoint = values.endpoint ?? resolveEndpoint(provider, step)
  const endpointInName = provider.endpointInName?.(values.secret ?? '')
  if (endpointInName !== undefined && endpoint !== undefined && endpointInName !== endpoint) {
    step.addIssue('endpoint', 'not-in-secret', { value: endpointInName })
  }
  checkComplete(provider, step, { region, project, endpoint })
  if (values.secret === undefined) return undefined
  return {
    provider: values.provider ?? '',
    region: region ?? '',
    projectId: project,
    endpoint,
    secret: values.secret,
  }
}

function resolveRegion(provider: Provider, step: StepInputs): string | undefined {
  const { addressedBy, regionInName, patterns, environment } = provider
  const { values } = step
  if (addressedBy === 'endpoint') {
    if (step.isOwn('region')) step.addIssue('region', 'unsupported', { provider: values.provider ?? '' })
    return undefined
  }
  const inName = regionInName(values.secret ?? '')
  if (inName !== undefined && step.isOwn('region') && inName !== values.region) {
    step.addIssue('region', 'not-in-secret', { value: inName || 'none' })
  }
  const schema = z.string().check(z.regex(patterns.region, formatIssue('region-invalid')))
  const region = inName ?? values.region ?? fromEnvironment('region', environment.region, schema, step)
  if (region && !patterns.region.test(region)) step.addInvalid('region', 'region-invalid')
  return region
}

function resolveProject({ projectInName, patterns, environment }: Provider, step: StepInputs): string | undefined {
  if (patterns.projectId === undefined) return undefined
  const { values } = step
  const inName = projectInName?.(values.secret ?? '')
  if (inName !== undefined && step.isOwn('project-id') && inName !== values['project-id']) {
    step.addIssue('project-id', 'not-in-secret', { value: inName })
  }
  const given = values['project-id']
  if (given !== undefined && !patterns.projectId.test(given)) step.addInvalid('project-id', 'project-invalid')
  const schema = z.string().check(z.regex(patterns.projectId, formatIssue('project-invalid')))
  return inName ?? given ?? fromEnvironment('project-id', environment.projectId, schema, step)
}

function checkComplete(
  { addressedBy, environment, patterns, signsRegion = false, supportedInputs }: Provider,
  step: StepInputs,
  { region, project, endpoint }: Partial<Record<'region' | 'project' | 'endpoint', string | undefined>>,
): void {
  if (addressedBy === 'endpoint') {
    if (endpoint === undefined && !step.isSet('endpoint')) {
      step.addIssue('endpoint', 'location-required', { variables: environment.endpoint?.join(', ') ?? '' })
    }
    return
  }
  if (addressedBy === 'project') {
    // An invalid name may have been meant to contain the project.
    const isNamed = patterns.secret.test(step.values.secret ?? '')
    if (isNamed && project === undefined && !step.isSet('project-id')) {
      step.addIssue('project-id', 'location-required', { variables: environment.projectId.join(', ') })
    }
    return
  }
  if (region !== undefined) return
  if (!step.isSet('region') && (signsRegion || !step.isSet('endpoint'))) {
    step.addIssue('region', 'location-required', { variables: environment.region.join(', ') })
  }
  if (supportedInputs.includes('project-id') && project === undefined && step.isSet('endpoint')) {
    step.addIssue('project-id', 'project-lookup')
  }
}

/** Returns the endpoint in the environment, if the provider's own tools would take it. */
export function resolveEndpoint({ environment }: Provider, step: StepInputs): string | undefined {
  const { endpoint: names = [], ignoresEndpoint } = environment
  if (ignoresEndpoint !== undefined && /^true$/i.test(step.readVariable(ignoresEndpoint) ?? '')) return undefined
  return fromEnvironment('endpoint', names, endpoint, step)
}

/** Reads the first variable that is set, if the input itself is not; an invalid one is an issue with that input. */
function fromEnvironment(
  input: InputName,
  names: readonly string[],
  schema: z.ZodMiniType<string>,
  step: StepInputs,
): string | undefined {
  const variable = names.find((name) => step.readVariable(name))
  if (variable === undefined || step.isSet(input)) return undefined
  const parsed = schema.safeParse(step.readVariable(variable))
  if (!parsed.success) {
    step.addIssue(input, 'variable-invalid', { variable, problem: parsed.error.issues[0]?.message ?? 'is invalid' })
  }
  return parsed.data
}
