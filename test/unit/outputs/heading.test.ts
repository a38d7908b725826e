/** The heading of the job summary: true of every secret, whatever came of each. */
import { describe, expect, it } from 'vitest'
import { formatHeading } from '../../../src/outputs/heading.ts'
import type { Result } from '../../../src/promotion/result.ts'

const result = (outcome: Result['outcome'], more: Partial<Result> = {}): Result => ({
  ref: { provider: 'huaweicloud-csms', region: 'ap-southeast-1', secret: 'db' },
  stage: 'SYSCURRENT',
  isRollback: false,
  ...{
    previous: 'v2',
    current: 'v2',
    target: 'v3',
    changes: [],
    changed: false,
    outcome,
    warnings: [],
    requestIds: [],
  },
  ...more,
})
const moved = { current: 'v3', changed: true }
const failure = {
  error: new Error('no'),
  diagnosis: undefined,
  state: '',
  labels: [],
  rollback: 'none' as const,
  manualSteps: [],
}
const doubt = (stage: string) => [{ stage, was: 'v1', is: 'v1', isInDoubt: true }]
const steps = [{ stage: 'SYSCURRENT', before: 'v3', after: 'v2' }]
const failed = result('failed', { failure })
const stuck = result('failed', { ...moved, failure: { ...failure, manualSteps: steps } })
const taken = result('failed', { ...moved, failure })
const inDoubt = result('failed', {
  ...{ current: undefined, changed: true },
  failure: { ...failure, labels: doubt('SYSCURRENT'), manualSteps: steps },
})
const rolledBack = result('failed', { failure: { ...failure, rollback: 'complete' } })
const secondInDoubt = result('failed', {
  changed: true,
  failure: {
    ...failure,
    labels: doubt('SYSPREVIOUS'),
    manualSteps: [{ stage: 'SYSPREVIOUS', before: 'v2', after: 'v1' }],
  },
})
const rollbackInDoubt = result('failed', { failure: { ...failure, rollback: 'in doubt' } })
const back = (results: readonly Result[]) => results.map((each) => ({ ...each, isRollback: true }))
const warned = { warnings: ['it stays on v1'] }

describe('the heading of a run', () => {
  it.each<[string, readonly Result[]]>([
    ['✅ Promoted: 1 secret', [result('promoted', moved)]],
    ['✅ Promoted: 2 secrets, 1 unchanged', [result('promoted'), result('unchanged'), result('promoted')]],
    ['⚠️ Promoted: 1 secret (2 warnings)', [result('promoted', { warnings: ['a', 'b'] })]],
    ['↩️ Rolled back: 1 secret, 1 unchanged', back([result('rolled-back', moved), result('unchanged')])],
    ['ℹ️ Nothing to do: the label is already in place', [result('unchanged')]],
    ['ℹ️ Nothing to do: all labels are already in place', [result('unchanged'), result('unchanged')]],
    ['⚠️ Nothing was changed (1 warning)', [result('unchanged'), result('unchanged', warned)]],
    ['❌ Failed: labels are as before', [failed]],
    ['❌ Failed: labels are as before', [failed, result('skipped')]],
    ['❌ Failed: labels restored', [failed, result('restored'), result('skipped')]],
    ['❌ Failed: labels restored', [rolledBack]],
    ['❌ Failed: labels need attention', [result('restored'), stuck]],
    ['❌ Failed: labels need attention', [result('restored'), taken]],
    ['❌ Failed: labels in doubt', [result('restored'), stuck, inDoubt]],
    ['❌ Failed: labels in doubt', [result('restored'), secondInDoubt]],
    ['❌ Failed: labels in doubt', [result('restored'), rollbackInDoubt]],
    ['❌ Rollback failed: nothing was rolled back', back([rolledBack, result('restored')])],
    ['❌ Rollback failed: labels need attention', back([failed, result('rolled-back', moved)])],
    ['❌ Rollback failed: labels need attention', back([stuck])],
    ['❌ Rollback failed: labels in doubt', back([inDoubt, result('restored')])],
  ])('is %s', (heading, results) => {
    expect(formatHeading(results, true)).toBe(heading)
  })

  it.each<[string, readonly Result[]]>([
    ['🔍 Dry run: nothing was changed', [result('planned')]],
    ['🔍 Dry run: nothing was changed', [result('unchanged'), result('planned')]],
    ['⚠️ Dry run: nothing was changed (1 warning)', [result('planned', warned)]],
    ['❌ Failed: nothing was changed', [failed, result('skipped')]],
    ['❌ Rollback failed: nothing was rolled back', back([failed, result('skipped')])],
  ])('that did not get to its writes is %s', (heading, results) => {
    expect(formatHeading(results, false)).toBe(heading)
  })
})
