/** Where the labels of a secret that failed are, and where they belong. */
import type { Stage, VersionId } from '../promotion/change.ts'
import type { Result } from '../promotion/result.ts'

/** Where a label is or was: null on no version, undefined if that was not read. */
type Place = VersionId | null | undefined

/** One label: where this run found it, where it is, and where it belongs. */
export type LabelState = {
  readonly stage: Stage
  readonly was: Place
  readonly is: Place
  readonly shouldBe: Place
  /** Whether a write without a response may still move it. */
  readonly isInDoubt: boolean
}

/** Resolves the states of the labels of a secret that has some to restore by hand, or in doubt; none for any other. */
export function resolveLabelStates(result: Result): LabelState[] {
  const { stage: main, previous, current, changes, failure } = result
  const steps = failure?.manualSteps ?? []
  if (steps.length === 0 && !isInDoubt(result, main)) return []
  const step = steps.find(({ stage }) => stage === main)
  const shouldBe = step === undefined && current === previous ? previous : step?.after
  const first = { stage: main, was: previous, is: current, shouldBe, isInDoubt: isInDoubt(result, main) }
  const others = steps.filter(({ stage }) => stage !== main)
  const rest = others.map(({ stage, before, after }): LabelState => {
    // Without a plan that moves it, the step is that of a record, and nobody has read where the label is.
    const planned = changes.find((change) => change.stage === stage)
    return { stage, was: planned?.before, is: planned && before, shouldBe: after, isInDoubt: isInDoubt(result, stage) }
  })
  return [first, ...rest]
}

/** Whether a label of this secret is in doubt: a read alone does not prove that a lost write has rolled it back. */
export function hasDoubt(result: Result): boolean {
  const isRollbackInDoubt = result.failure?.state.startsWith('Rollback in doubt') ?? false
  return isRollbackInDoubt || resolveLabelStates(result).some((state) => state.isInDoubt)
}

function isInDoubt({ stage: main, previous, current, failure }: Result, stage: Stage): boolean {
  if (stage === main) return previous !== undefined && current === undefined
  return failure?.state.includes(`may still move ${stage} to `) ?? false
}
