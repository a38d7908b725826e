/** The heading of the job summary: what happened, in a few words that are true of every secret. */
import type { Result } from '../promotion/result.ts'
import { hasDoubt } from './label-places.ts'

/**
 * Formats the heading of a run that has results.
 *
 * @param mayHaveWritten whether the run got as far as its writes
 */
export function formatHeading(results: readonly Result[], mayHaveWritten: boolean): string {
  const failed = results.filter(({ failure }) => failure !== undefined)
  if (failed.length > 0) {
    const isRollback = failed.some((result) => result.isRollback)
    const state = isRollback ? describeFailedRollback(results) : describeFailedPromotion(results, mayHaveWritten)
    return `❌ ${isRollback ? 'Rollback failed' : 'Failed'}: ${state}`
  }
  const [icon, text] = mayHaveWritten ? describeSuccess(results) : ['🔍', 'Dry run: nothing was changed']
  const warnings = results.reduce((sum, result) => sum + result.warnings.length, 0)
  return warnings === 0 ? `${icon} ${text}` : `⚠️ ${text} (${count(warnings, 'warning')})`
}

function describeFailedPromotion(results: readonly Result[], mayHaveWritten: boolean): string {
  if (!mayHaveWritten) return 'nothing was changed'
  const wasRestored = results.some(({ outcome, failure }) => outcome === 'restored' || failure?.rollback === 'complete')
  return describeOpen(results) ?? (wasRestored ? 'labels restored' : 'labels are as before')
}

function describeFailedRollback(results: readonly Result[]): string {
  return describeOpen(results) ?? 'nothing was rolled back'
}

/** Describes labels that are not where they belong, or may not be; undefined if there are none. */
function describeOpen(results: readonly Result[]): string | undefined {
  if (results.some(hasDoubt)) return 'labels in doubt'
  const isOpen = results.some(({ changed, failure }) => changed || (failure?.manualSteps.length ?? 0) > 0)
  return isOpen ? 'labels need attention' : undefined
}

function describeSuccess(results: readonly Result[]): [icon: string, text: string] {
  const done = results.filter(({ outcome }) => outcome !== 'unchanged')
  const unchanged = results.length - done.length
  if (done.length === 0) {
    if (results.some(({ warnings }) => warnings.length > 0)) return ['ℹ️', 'Nothing was changed']
    return ['ℹ️', `Nothing to do: ${unchanged === 1 ? 'the label is' : 'all labels are'} already in place`]
  }
  const [icon, verb] = done.some(({ isRollback }) => isRollback) ? ['↩️', 'Rolled back'] : ['✅', 'Promoted']
  return [icon, `${verb}: ${count(done.length, 'secret')}${unchanged === 0 ? '' : `, ${unchanged} unchanged`}`]
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
