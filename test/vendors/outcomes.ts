/** Reads the outcome of a call. */
import type { Outcome } from './client.ts'

export type VendorError = Extract<Outcome, { error: unknown }>['error']

/** Returns what the client has returned. Throws if that was an error. */
export function readResult(outcome: Outcome | undefined): unknown {
  if (outcome === undefined || 'error' in outcome) throw new Error(JSON.stringify(outcome))
  return outcome.result
}

/** Returns the error that the client has thrown. Throws if there was none. */
export function readError(outcome: Outcome | undefined): VendorError {
  if (outcome === undefined || 'result' in outcome) throw new Error(JSON.stringify(outcome))
  return outcome.error
}
