/** Invariants of concurrent runs on one secret, in any order of their requests. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Change, Stage } from '../../src/promotion/change.ts'
import { updateOrExpect, withTable } from '../support/reliability-tables.ts'
import { Race, type RaceRun, type RaceSetup, type RaceStep } from '../support/race.ts'

// The stores' quotas would slow this down.
vi.mock('../../src/http/rate-limiter.ts', () => ({
  RateLimiter: class {
    acquire = () => Promise.resolve()
  },
}))

const measured: string[] = []
/** `RACES=3000` runs more. */
const numRuns = Number(process.env.RACES ?? 120)

type Check = (race: Race) => boolean
const command = (name: string, check: Check, run: (race: Race) => Promise<void>): fc.AsyncCommand<Race, Race> => {
  return { check, run: (_, race) => run(race), toString: () => name }
}
const nth = <T>(all: readonly T[], n: number): T => all[n % all.length] as T
const hasRoom: Check = ({ running, runs }) => running.length < 3 && runs.length < 5
const records = (race: Race) => race.runs.flatMap(({ recorded }) => recorded ?? [])

const promote = fc.constantFrom('1', '3', '4').map((target) => {
  return command(`promote ${target}`, hasRoom, (race) => race.startRun({ target }))
})
const undo = fc.nat(4).map((n) => {
  const check: Check = (race) => hasRoom(race) && records(race).length > 0
  return command(`roll back record ${n}`, check, (race) => race.startRun({ undo: nth(records(race), n) }))
})
const request = fc.nat(2).map((n) => {
  const check: Check = ({ running }) => running.length > 0
  return command(`request of run ${n}`, check, (race) => race.releaseRequest(nth(race.running, n)))
})
const commands = fc.commands([promote, undo, ...Array.from({ length: 6 }, () => request)], {
  maxCommands: 60,
  size: 'max',
})

/** Runs races and checks each after all its runs have ended. */
async function checkRaces(
  setup: RaceSetup,
  parameters: { numRuns: number; seed?: number },
  check: (race: Race) => void,
) {
  await fc.assert(
    fc.asyncProperty(commands, fc.boolean(), fc.boolean(), async (commands, movesPrevious, isNew) => {
      await using race = await Race.start({ ...setup, movesPrevious, isNew })
      await fc.asyncModelRun(() => ({ model: race, real: race }), commands)
      await race.finish()
      try {
        check(race)
      } catch (error) {
        throw new Error(`${String(error)}\n${race.story}\n`, { cause: error })
      }
    }),
    parameters,
  )
}

const touches = ({ moves, before, after }: RaceStep, label: Stage) =>
  moves.some(({ stage }) => stage === label) || before[label] !== after[label]

/** A move of a label that another run had moved last; `isBlind` if this run expected it on another version. */
type Takeover = { step: RaceStep; move: Change; isBlind: boolean; past: readonly RaceStep[] }

function findTakeovers({ log }: Race): Takeover[] {
  return log.flatMap((step, index) => {
    const { run, moves, before, after } = step
    const past = log.slice(0, index)
    return moves.flatMap((move) => {
      const label = move.stage
      const last = past.findLast((each) => touches(each, label))
      if (before[label] === after[label] || last === undefined || last.run === run) return []
      return [{ step, move, isBlind: before[label] !== (move.before ?? undefined), past }]
    })
  })
}

/** Expects that another run moved the label between this run's last read and its move. */
function expectInWindow({ step, move, past }: Takeover): void {
  const since = past.slice(past.findLastIndex(({ run, isRead }) => isRead && run === step.run) + 1)
  expect(since.filter((each) => each.run !== step.run && touches(each, move.stage))).not.toEqual([])
}

/** Expects that a rollback only reverses moves of this run, of its record, or of the store as their side effect. */
function expectOwnMove({ stage, previous }: Race, { step: { run, before }, move, past }: Takeover): void {
  const label = move.stage
  const ownMoves = past
    .filter((each) => each.run === run && touches(each, label))
    .map(({ after }) => after[label] ?? null)
  const rolledBack = 'undo' in run.intent ? run.intent.undo.changes : []
  const recorded = rolledBack.filter((change) => change.stage === label).map(({ after }) => after)
  const main = [...rolledBack, ...(run.recorded?.changes ?? [])].filter((change) => change.stage === stage)
  const autoMoved = label === previous ? main.flatMap(({ before, after }) => [before, after]) : []
  expect([...ownMoves, ...recorded, ...autoMoved]).toContain(before[label] ?? null)
}

/** Expects that a successful run reports what it read after its last write. */
function expectVerifiedSuccess({ log, stage }: Race, run: RaceRun): void {
  const { changes = [], current, warnings = [] } = run.result ?? {}
  const last = log.findLast((step) => step.run === run && (step.isRead || step.moves.length > 0))
  expect(last?.isRead).toBe(true)
  expect(last?.after[stage]).toBe(current)
  if ('target' in run.intent) expect(current).toBe(run.intent.target)
  for (const { stage: label, after } of changes) {
    if (!warnings.some((warning) => warning.startsWith(label))) expect(last?.after[label] ?? null).toBe(after)
  }
}

/** Expects that a failed run rolled its writes back or reported them, unless another run interfered. */
function expectRolledBackOrReported({ log, stage, previous }: Race, run: RaceRun): void {
  const { failure, warnings = [] } = run.result ?? {}
  const during = log.slice(
    log.findIndex((step) => step.run === run),
    log.findLastIndex((step) => step.run === run) + 1,
  )
  const isContested = (label: Stage) => during.some((step) => step.run !== run && touches(step, label))
  const reported = [...warnings, ...(failure?.manualSteps ?? []).map((change) => change.stage)]
  expect(failure?.error).toBeInstanceOf(Error)
  for (const label of [stage, previous]) {
    // The run that now owns `stage` may rely on the previous label.
    if (isContested(stage) || isContested(label) || reported.some((each) => each.startsWith(label))) continue
    expect(during.at(-1)?.after[label]).toBe(during[0]?.before[label])
  }
}

function expectInvariants(race: Race): void {
  for (const run of race.runs) {
    if (run.result?.outcome === 'failed') expectRolledBackOrReported(race, run)
    else expectVerifiedSuccess(race, run)
  }
  for (const takeover of findTakeovers(race)) {
    if (takeover.isBlind) expectInWindow(takeover)
    else if (takeover.step.isRollback || 'undo' in takeover.step.run.intent) expectOwnMove(race, takeover)
  }
}

describe.each<RaceSetup & { store: string }>([
  { store: 'unconditional writes', provider: 'huaweicloud-csms', isConditional: false },
  { store: 'conditions ignored', provider: 'alibabacloud-kms', isConditional: false },
  { store: 'conditional writes', provider: 'alibabacloud-kms', isConditional: true },
  {
    store: 'conditional, previous label moves too',
    provider: 'aws-secrets-manager',
    isConditional: true,
  },
  { store: 'conditional, all labels in one write', provider: 'google-secret-manager', isConditional: true },
])('concurrent runs on a store ($provider, $store)', ({ store, ...setup }) => {
  it('never report a false success, hide a partial failure, or knowingly roll each other back', async () => {
    const outcomes = new Set<string | undefined>()
    await checkRaces(setup, { numRuns }, (race) => {
      expectInvariants(race)
      for (const { result } of race.runs) outcomes.add(result?.outcome)
    })
    expect([...outcomes].sort()).toEqual(['failed', 'promoted', 'rolled-back', 'unchanged'])
  })

  it('overwrite a change only if it arrived between their read and their write, and never if the store compares', async () => {
    const counts = { all: 0, forward: 0, rollback: 0 }
    // A fixed seed, as docs/reliability.md has the numbers.
    await checkRaces(setup, { numRuns: 120, seed: 1 }, (race) => {
      const blind = findTakeovers(race).filter(({ isBlind }) => isBlind)
      blind.forEach(expectInWindow)
      // Alibaba Cloud has nothing to compare with if the label is on no version.
      const isUnprotected = ({ before }: Change) => setup.provider === 'alibabacloud-kms' && before === null
      if (setup.isConditional) expect(blind.filter(({ move }) => !isUnprotected(move))).toEqual([])
      counts.all++
      counts.forward += Number(blind.some(({ step }) => !step.isRollback))
      counts.rollback += Number(blind.some(({ step }) => step.isRollback))
    })
    measured.push(`| ${store} | ${counts.forward} of ${counts.all} | ${counts.rollback} of ${counts.all} |`)
    expect(counts.rollback > 0).toBe(!setup.isConditional)
  })
})

it('docs/reliability.md has the measured number of overwrites', async () => {
  const head = ['| store | overwrote an unseen change | in a rollback |', '| --- | --- | --- |']
  await updateOrExpect((text) => withTable(text, 'races', [...head, ...measured].join('\n')))
})
