/** Every sentence about one secret. */
import { ApiError } from '../errors/api-error.ts'
import { Refusal } from '../errors/refusal.ts'
import { isMove, type Change } from '../promotion/change.ts'
import { formatExpiry, type ExpiryChange } from '../promotion/expiry.ts'
import type { Failure, Result } from '../promotion/result.ts'
import type { SecretRef } from '../promotion/store.ts'
import { singleLine } from '../untrusted/text.ts'

/** Formats which label of which secret it is about. */
export function formatTarget({ ref, stage }: { ref: SecretRef; stage: string }): string {
  return singleLine(`${ref.secret}, label ${stage} (${[ref.provider, ref.region].filter(Boolean).join(' ')})`)
}

/** Formats everything that a plan changes about one secret. */
export function formatPlan({
  changes,
  expiry,
}: {
  changes: readonly Change[]
  expiry?: ExpiryChange | undefined
}): string {
  const moves = changes.filter(isMove).map(formatChange)
  return [...moves, ...(expiry ? [formatExpiry(expiry)] : [])].join(', ')
}

/** Formats the move of one label. */
export function formatChange({ stage, before, after }: Change): string {
  return singleLine(`${stage} ${before ?? 'none'} → ${after ?? 'none'}`)
}

/** Formats a failure, a line each: what failed, the cause, the state of the labels now, the next step, manual steps. */
export function formatFailure(result: Result, { error, diagnosis, state, manualSteps }: Failure): string[] {
  const cause = error instanceof Error ? error.message : 'another secret failed'
  const advice = error instanceof Refusal || error instanceof ApiError ? error.advice : undefined
  const lines = [
    `${formatTarget(result)}: ${result.isRollback ? 'rollback' : 'promotion'} failed`,
    `Cause: ${[`${cause}.`, diagnosis].filter(Boolean).join(' ')}`,
    `State: ${state}`,
    ...(advice === undefined ? [] : [`Next step: ${advice}`]),
    ...(manualSteps.length === 0 ? [] : ['To restore the labels manually, run these steps in order:']),
    ...manualSteps.map((change) => `- ${formatManualStep(result.ref, change)}`),
  ]
  return lines.map(singleLine)
}

function formatManualStep({ provider, region, projectId, endpoint, secret }: SecretRef, change: Change): string {
  const { stage, after } = change
  const location = { provider, region, 'project-id': projectId, endpoint, secret }
  const inputs = Object.entries(location).flatMap(([name, value]) => (value ? [`\`${name}: ${value}\``] : []))
  if (after === null) return `remove ${stage} with the provider's console or CLI`
  const target = [`\`stage: ${stage}\``, '`previous-stage: none`', `\`target-version: ${after}\``]
  return `run this action with \`rollback: true\`, ${[...inputs, ...target].join(', ')}`
}
