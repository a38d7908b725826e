/** What the statuses of a deployment say about the promotion that it records. Pure. */

/** A status of a deployment. */
export type Status = { readonly state: string; readonly description: string }

/** A status that this action sets. */
export type Mark = Status & { readonly state: 'in_progress' | 'success' | 'failure' | 'inactive' }

/** GitHub takes no longer description: https://docs.github.com/en/rest/deployments/statuses. */
const mostInDescription = 140
const undoneBy = 'undone by '
const putBackText = 'failed; all that was written was put back'

/** Everything that this action says about a deployment. */
export const marks = {
  begun: { state: 'in_progress', description: 'labels are being moved' },
  done: { state: 'success', description: 'labels are moved' },
  putBack: { state: 'failure', description: putBackText },
  notPutBack: { state: 'failure', description: 'failed; not all could be put back' },
} as const satisfies Record<string, Mark>

/** That a run has undone what the deployment records. */
export function undone(run: string): Mark {
  return { state: 'inactive', description: shortened(`${undoneBy}${run}`) }
}

/** That what the deployment records is in force again, since a run has undone its undoing. */
export function redone(run: string): Mark {
  return { state: 'success', description: shortened(`labels are moved again by ${run}`) }
}

/** A description that GitHub takes. */
export function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length > mostInDescription ? `${characters.slice(0, mostInDescription - 1).join('')}…` : text
}

/**
 * Whether what a deployment records is in force, or may be: it was done, or begun by a run that was killed, or failed
 * half-way. The latest status of this action decides: GitHub sets `inactive` by itself, too, when somebody deploys
 * something else to the environment. Without any status of ours nothing was written.
 *
 * @param statuses the newest first
 */
export function isInForce(statuses: readonly Status[]): boolean {
  const latest = statuses.find(
    ({ state, description }) =>
      ['in_progress', 'success', 'failure'].includes(state) || isUndone({ state, description }),
  )
  return (
    latest !== undefined && !isUndone(latest) && !(latest.state === 'failure' && latest.description === putBackText)
  )
}

function isUndone({ state, description }: Status): boolean {
  return state === 'inactive' && description.startsWith(undoneBy)
}
