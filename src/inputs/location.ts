import * as z from 'zod/mini'
import { address, notRegion, projectId, type InputName, type Step } from './step.ts'
import type { Provider } from '../stores/provider.ts'
import type { SecretRef } from '../promotion/store.ts'

/** Where the secret is, undefined where that cannot be told. */
export function refOf(provider: Provider, step: Step): SecretRef | undefined {
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
  const region = z.string().check(z.regex(patterns.region, notRegion))
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

/** What the first variable that is set says, where the input itself does not; a wrong one is a mistake in that input. */
export function fromEnvironment(
  input: InputName,
  names: readonly string[],
  schema: z.ZodMiniType<string>,
  step: Step,
): string | undefined {
  const name = names.find((variable) => step.lookUp(variable))
  if (name === undefined || step.has(input)) return undefined
  const parsed = schema.safeParse(step.lookUp(name))
  if (!parsed.success) step.say(input, `comes from ${name}, which ${parsed.error.issues[0]?.message ?? 'is wrong'}`)
  return parsed.data
}
