import { isLoopback, originOf } from '../http/url.ts'
import { address, projectId, type Step } from './step.ts'
import { unpack } from '../promotion/packing.ts'
import { parseRecord, type RecordedSecret } from '../promotion/record.ts'
import { providerNamed } from '../stores/registry.ts'
import type { Provider } from '../stores/provider.ts'
import { fromEnvironment } from './location.ts'

/** The secrets of the record, none where it is not one. */
export function recordOf(step: Step): readonly RecordedSecret[] {
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
export function checkRecorded(recorded: RecordedSecret, step: Step): Provider | undefined {
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
