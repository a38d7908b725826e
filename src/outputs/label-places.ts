/** Where the labels of a secret that failed are, and where they belong. */
import type { Stage, VersionId } from '../promotion/change.ts'
import type { Result } from '../promotion/result.ts'

/** Where a label is or was: null on no version, undefined if that was not read. */
type Place = VersionId | null | undefined

/** One label: where this run found it, where it is, and where it belongs. */
export type LabelPlaces = {
  readonly stage: Stage
  readonly was: Place
  readonly is: Place
  readonly shouldBe: Place
  /** Whether a write without a response may still move it. */
  readonly isInDoubt: boolean
}

/** Resolves the places of the labels of a secret that has some to restore by hand, or in doubt; none for any other. */
export function resolveLabelPlaces(result: Result): LabelPlaces[] {
  const { stage: main, failure } = result
  if (failure === undefined || (failure.manualSteps.length === 0 && !hasDoubt(result))) return []
  const states = new Map(failure.labels.map((state) => [state.stage, state]))
  const steps = new Map(failure.manualSteps.map((step) => [step.stage, step]))
  return [...new Set([main, ...states.keys(), ...steps.keys()])].map((stage) => {
    const { was, is, isInDoubt = false } = states.get(stage) ?? {}
    const step = steps.get(stage)
    return { stage, was, is, shouldBe: step === undefined && is === was ? was : step?.after, isInDoubt }
  })
}

/** Whether a label of this secret is in doubt: a read alone does not prove that a lost write has rolled it back. */
export function hasDoubt({ failure }: Result): boolean {
  return failure !== undefined && (failure.rollback === 'in doubt' || failure.labels.some(({ isInDoubt }) => isInDoubt))
}
