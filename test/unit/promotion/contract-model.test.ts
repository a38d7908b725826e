/**
 * A model of the contract with users, written from its text alone: what a promotion, someone else's interference and a
 * rollback come to, whatever the store does by itself. Every random course of events has to end where the model says.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Refusal } from '../../../src/errors/refusal.ts'
import type { Stage, VersionId } from '../../../src/promotion/change.ts'
import type { RecordedSecret } from '../../../src/promotion/record.ts'
import { toRecord } from '../../../src/promotion/task.ts'
import { CURRENT, labelsOf, Model, PREVIOUS } from '../../support/model.ts'
import { executeInOrder, prepareTask, promotionTask, policyOf, undoTask } from '../../support/promotion-properties.ts'

type Labels = Readonly<Record<Stage, VersionId>>
type Requested = { stage: Stage; target: VersionId; previousStage: 'auto' | null | { stage: Stage } }

/** “Promote: write only what differs. The outgoing version gets its previous label.” */
function promoted(labels: Labels, { stage, target, previousStage }: Requested): Labels {
  const outgoing = labels[stage]
  if (outgoing === target) return labels
  const auto = stage === CURRENT ? PREVIOUS : undefined
  const previous = previousStage === 'auto' ? auto : previousStage?.stage
  return {
    ...labels,
    [stage]: target,
    ...(previous !== undefined && outgoing !== undefined && { [previous]: outgoing }),
  }
}

/**
 * “`stage` decides: holder = after → restore before; holder = before → nothing; anything else → refuse, unless `force`.”
 * “The previous label is restored in the same way, but never stands in the way.”
 *
 * @returns undefined for a refusal
 */
function rolledBack(labels: Labels, { stage, changes }: RecordedSecret, force: boolean): Labels | undefined {
  const main = changes.find((change) => change.stage === stage)
  if (main === undefined) return labels
  const at = labels[stage] ?? null
  if (at !== main.after && at !== main.before && !force) return undefined
  const restored = new Map<Stage, VersionId | null>(Object.entries(labels))
  const isBuiltIn = (label: Stage) => label === CURRENT || label === PREVIOUS
  for (const { stage: label, before, after } of changes) {
    const now = labels[label] ?? null
    const isRecorded = now === after || label === stage
    if (isRecorded && !(before === null && isBuiltIn(label))) restored.set(label, before)
  }
  const entries = [...restored].filter((entry): entry is [Stage, VersionId] => entry[1] !== null)
  return Object.fromEntries(entries.sort())
}

/** Reads back until the slowest store shows everything. */
const patient = policyOf(20)

const versions = ['v1', 'v2', 'v3', 'v4']
const version = fc.constantFrom(...versions)
const labels = [CURRENT, PREVIOUS, 'blue', 'green']
/** Every label is on a version, so that it can be told where the store itself has moved one. */
const start = fc.tuple(version, version, version, version)
const requested = fc
  .record({
    stage: fc.constantFrom(CURRENT, 'blue'),
    target: version,
    previousStage: fc.constantFrom<Requested['previousStage']>('auto', null, { stage: 'green' }),
  })
  .filter(({ stage, previousStage }) => stage !== CURRENT || previousStage !== null)
const store = fc.record({
  movesPrevious: fc.boolean(),
  promisesToMovePrevious: fc.boolean(),
  movesTogether: fc.boolean(),
  conditional: fc.boolean(),
  rejectsNoop: fc.boolean(),
  lag: fc.integer({ min: 0, max: 2 }),
})
const interference = fc.array(fc.record({ label: fc.constantFrom(...labels), version }), { maxLength: 2 })

it('a promotion, what someone else does, and a rollback end where the contract says', async () => {
  await fc.assert(
    fc.asyncProperty(
      start,
      requested,
      store,
      interference,
      fc.boolean(),
      async (at, request, options, moves, force) => {
        const layout = Object.fromEntries(versions.map((id) => [id, labels.filter((_, n) => at[n] === id)]))
        const model = new Model(layout, options)
        // A store that moves its own label when an unrelated one is asked for is described by its page, not by the contract.
        fc.pre(!(options.movesPrevious && request.stage === CURRENT && request.previousStage !== 'auto'))
        const { stage, target, previousStage } = request
        const ready = await prepareTask(promotionTask(model, { stage, target: { version: target }, previousStage }))
        const recorded = toRecord(ready)
        const [forward] = await executeInOrder([ready], patient, () => patient)
        const expected = promoted(labelsOf(ready.found), request)
        expect(forward?.outcome).toBe(ready.plan.changes.length > 0 ? 'promoted' : 'unchanged')
        expect(model.labels).toEqual(expected)

        // A late read that hides what someone else did would let a store that compares nothing overwrite it.
        model.settle()
        for (const { label, version } of moves) model.place(label, version)
        const before = model.labels
        const wanted = rolledBack(before, recorded, force)
        try {
          const undo = await prepareTask(undoTask(model, recorded, force))
          const [result] = await executeInOrder([undo], patient, () => patient)
          expect(result?.outcome).not.toBe('failed')
          expect(wanted, 'the contract refuses this').toBeDefined()
          // Where the store has moved its own label along, the contract lets it be restored, or stay with a warning.
          const own = result?.warnings.some((warning) => warning.startsWith(PREVIOUS)) ? [PREVIOUS] : []
          for (const label of labels.filter((each) => !own.includes(each))) {
            if (isAmbiguous(label, before, recorded)) continue
            expect(model.labels[label], label).toBe(wanted?.[label])
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          expect(wanted, error.message).toBe(undefined)
          expect(model.labels).toEqual(before)
        }
      },
    ),
    { numRuns: 1000 },
  )
})

/** Whether the store itself may have put its previous label there: then nobody can tell who did. */
function isAmbiguous(label: Stage, now: Labels, { stage, changes }: RecordedSecret): boolean {
  const main = changes.find((change) => change.stage === stage)
  return stage === CURRENT && label === PREVIOUS && [main?.before, main?.after].includes(now[PREVIOUS] ?? null)
}
