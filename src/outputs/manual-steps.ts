/** What is left to do by hand, as inputs of this action and as the vendor's own command line. */
import type { Change } from '../promotion/change.ts'
import type { Failure, Result } from '../promotion/result.ts'
import { autoMovedLabel, type Rules, type SecretRef } from '../promotion/store.ts'
import { findProvider } from '../stores/registry.ts'
import { singleLine } from '../untrusted/text.ts'

/** How a command line begins that replaces the step on the line before it. */
export const commandPrefix = '  or: '

/** A step in the words of the log and the job summary. */
type ManualStep = {
  readonly change: Change
  /** The inputs that restore the label, undefined if it has to be removed. */
  readonly inputs: readonly [name: string, value: string][] | undefined
  /** The vendor's command line, undefined if there is none. */
  readonly command: string | undefined
  /** Why the step needs no command, undefined if it does. */
  readonly note: string | undefined
}

/** Formats the manual steps of one secret as lines: a step, and below it the command line that does the same. */
export function formatManualSteps(result: Result, failure: Failure): string[] {
  return resolveSteps(result, failure).flatMap(({ change, inputs, command, note }) => {
    if (inputs === undefined && note !== undefined) return [`- ${note}`]
    const other = command ?? note
    const alternative = other === undefined ? [] : [`${commandPrefix}${other}`]
    if (inputs === undefined) {
      return [
        `- remove ${change.stage} with the provider's console${other === undefined ? ' or CLI' : ''}`,
        ...alternative,
      ]
    }
    const step = inputs.map(([name, value]) => `\`${name}: ${value}\``).join(', ')
    return [`- run this action with ${step}`, ...alternative]
  })
}

/** Formats the manual steps of one secret as lines of YAML to copy into a job. */
export function formatManualYaml(result: Result, failure: Failure): string[] {
  return resolveSteps(result, failure).flatMap(({ change, inputs, note }) => {
    if (inputs === undefined) return [`# ${note ?? `Remove ${change.stage} with the provider's console or CLI`}.`]
    const values = inputs.map(([name, value]) => `    ${name}: ${value === 'true' ? value : JSON.stringify(value)}`)
    return [`- uses: promote-secret-version/promote-secret-version@v1`, '  with:', ...values]
  })
}

/** Formats the manual steps of one secret as lines for a shell; none if a step has no command. */
export function formatManualCommands(result: Result, failure: Failure): string[] {
  const lines = resolveSteps(result, failure).map(({ command, note }) => command ?? (note && `# ${note}.`))
  return lines.every((line) => line !== undefined) ? lines : []
}

function resolveSteps({ ref }: Result, { manualSteps }: Failure): ManualStep[] {
  const provider = findProvider(ref.provider)
  if (provider === undefined) return []
  const { rules, formatCommand } = provider
  return toSequence(manualSteps, rules).map((change) => {
    const { stage, after } = change
    const inputs = manualInputs(ref, change)
    if (after === null && !rules.removable(stage)) {
      return {
        change,
        inputs,
        command: undefined,
        note: `${stage} was on no version; it cannot be removed, so leave it`,
      }
    }
    const command = formatCommand(ref, change)
    // A command that is not shown as it is would do something else.
    const isPlain = command !== undefined && singleLine(command) === command
    return { change, inputs, command: isPlain ? command : undefined, note: undefined }
  })
}

/**
 * Returns the steps with where each label is when it is its turn: the store may have moved its previous label in an
 * earlier step.
 */
function toSequence(steps: readonly Change[], rules: Rules): Change[] {
  return steps.map((step, index) => {
    const mover = steps.slice(0, index).find(({ stage }) => autoMovedLabel(stage, rules) === step.stage)
    if (mover === undefined || rules.movesPrevious === 'never') return step
    return { ...step, before: rules.movesPrevious === 'always' ? mover.before : null }
  })
}

function manualInputs(
  { provider, region, projectId, endpoint, secret }: SecretRef,
  { stage, after }: Change,
): ManualStep['inputs'] {
  if (after === null) return undefined
  const location = { provider, region, 'project-id': projectId, endpoint, secret }
  const target = { stage, 'previous-stage': 'none', 'target-version': after }
  return Object.entries({ rollback: 'true', ...location, ...target }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
}
