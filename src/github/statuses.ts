/** What the statuses of a deployment say about the promotion that it records. Pure. */

/** A status of a deployment. */
export type DeploymentStatus = { readonly state: string; readonly description: string }

/** A status that this action sets. */
export type OwnStatus = DeploymentStatus & { readonly state: 'in_progress' | 'success' | 'failure' | 'inactive' }

/** GitHub accepts no longer description: https://docs.github.com/en/rest/deployments/statuses. */
const maxDescriptionLength = 140
const rolledBackBy = 'rolled back by '
const failedRolledBack = 'failed, rolled back'

/** Everything that this action says about a deployment, except what names a run. */
export const statuses = {
  inProgress: { state: 'in_progress', description: 'promotion in progress' },
  promoted: { state: 'success', description: 'promoted' },
  rolledBack: { state: 'failure', description: failedRolledBack },
  incomplete: { state: 'failure', description: 'failed, rollback incomplete' },
} as const satisfies Record<string, OwnStatus>

/** Returns the status of a deployment that a run has rolled back. */
export function rolledBack(run: string): OwnStatus {
  return { state: 'inactive', description: shorten(`${rolledBackBy}${run}`) }
}

/** Returns the status of a deployment that is active again, since a run has rolled its rollback back. */
export function reapplied(run: string): OwnStatus {
  return { state: 'success', description: shorten(`re-applied by ${run}`) }
}

/** Shortens a text to a description that GitHub accepts, in the middle, since the URL of a run ends with its id. */
export function shorten(text: string): string {
  const characters = Array.from(text)
  if (characters.length <= maxDescriptionLength) return text
  const half = maxDescriptionLength / 2
  return [...characters.slice(0, half - 1), '…', ...characters.slice(-half)].join('')
}

/**
 * Whether what a deployment records is active, or may be: it was promoted, or started by a run that was killed, or failed
 * halfway. The latest status of this action decides: GitHub itself also sets `inactive` when someone deploys something
 * else to the environment. Without any status of ours, nothing was written.
 *
 * @param all the newest first
 */
export function isActive(all: readonly DeploymentStatus[]): boolean {
  const latest = findLatest(all)
  if (latest === undefined || isRolledBack(latest)) return false
  return !(latest.state === 'failure' && latest.description === failedRolledBack)
}

/**
 * Whether it was this run that rolled back what a deployment records, and it has stayed so.
 *
 * @param all the newest first
 */
export function isRolledBackBy(run: string, all: readonly DeploymentStatus[]): boolean {
  const latest = findLatest(all)
  return latest?.state === 'inactive' && latest.description === rolledBack(run).description
}

/** Returns the latest status that this action sets, or that says what it would. */
function findLatest(all: readonly DeploymentStatus[]): DeploymentStatus | undefined {
  return all.find((status) => ['in_progress', 'success', 'failure'].includes(status.state) || isRolledBack(status))
}

function isRolledBack({ state, description }: DeploymentStatus): boolean {
  return state === 'inactive' && description.startsWith(rolledBackBy)
}
