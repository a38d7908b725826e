/** What holds when several runs work on one secret at the same time, whichever of their requests comes first. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Change, Stage } from '../../src/promotion/change.ts'
import { keep, withTable } from '../support/reliability-tables.ts'
import { Race, type Run, type Step, type Track } from '../support/race.ts'

// The quotas of the stores would make this wait.
vi.mock('../../src/http/rate-limiter.ts', () => ({
  Pace: class {
    turn = () => Promise.resolve()
  },
}))

const measured: string[] = []
/** How many; `RACES=3000` looks longer. */
const races = Number(process.env.RACES ?? 120)

type Check = (race: Race) => boolean
const command = (name: string, check: Check, run: (race: Race) => Promise<void>): fc.AsyncCommand<Race, Race> => {
  return { check, run: (_, race) => run(race), toString: () => name }
}
const nth = <T>(all: readonly T[], n: number): T => all[n % all.length] as T
const hasRoom: Check = ({ running, runs }) => running.length < 3 && runs.length < 5
const records = (race: Race) => race.runs.flatMap(({ recorded }) => recorded ?? [])

const promote = fc.constantFrom('1', '3', '4').map((target) => {
  return command(`promote ${target}`, hasRoom, (race) => race.begin({ target }))
})
const undo = fc.nat(4).map((n) => {
  const check: Check = (race) => hasRoom(race) && records(race).length > 0
  return command(`undo record ${n}`, check, (race) => race.begin({ undo: nth(records(race), n) }))
})
const request = fc.nat(2).map((n) => {
  const check: Check = ({ running }) => running.length > 0
  return command(`request of run ${n}`, check, (race) => race.letThrough(nth(race.running, n)))
})
const commands = fc.commands([promote, undo, ...Array.from({ length: 6 }, () => request)], {
  maxCommands: 60,
  size: 'max',
})

/** Holds as many races as it is told, and looks at each when all its runs are over. */
async function hold(track: Track, parameters: { numRuns: number; seed?: number }, look: (race: Race) => void) {
  await fc.assert(
    fc.asyncProperty(commands, fc.boolean(), fc.boolean(), async (commands, movesPrevious, isNew) => {
      await using race = await Race.start({ ...track, movesPrevious, isNew })
      await fc.asyncModelRun(() => ({ model: race, real: race }), commands)
      await race.finish()
      try {
        look(race)
      } catch (error) {
        throw new Error(`${String(error)}\n${race.story}\n`, { cause: error })
      }
    }),
    parameters,
  )
}

const touches = ({ moves, before, after }: Step, label: Stage) =>
  moves.some(({ stage }) => stage === label) || before[label] !== after[label]

/** A move that took a label from where another run had put it; `isBlind` where this run thought it to be elsewhere. */
type Taking = { step: Step; move: Change; isBlind: boolean; past: readonly Step[] }

function takingsOf({ log }: Race): Taking[] {
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

/** Another run must have come between the last reading of this one and its move. */
function expectInWindow({ step, move, past }: Taking): void {
  const since = past.slice(past.findLastIndex(({ run, isRead }) => isRead && run === step.run) + 1)
  expect(since.filter((each) => each.run !== step.run && touches(each, move.stage))).not.toEqual([])
}

/** Undone is only what this run has done, or the one on record, or the store in the wake of that. */
function expectToBeItsOwn({ stage, previous }: Race, { step: { run, before }, move, past }: Taking): void {
  const label = move.stage
  const done = past.filter((each) => each.run === run && touches(each, label)).map(({ after }) => after[label] ?? null)
  const undone = 'undo' in run.intent ? run.intent.undo.changes : []
  const recorded = undone.filter((change) => change.stage === label).map(({ after }) => after)
  const main = [...undone, ...(run.recorded?.changes ?? [])].filter((change) => change.stage === stage)
  const dragged = label === previous ? main.flatMap(({ before, after }) => [before, after]) : []
  expect([...done, ...recorded, ...dragged]).toContain(before[label] ?? null)
}

/** What a run reports as done is what it has read after its last write. */
function expectSuccessToBeTrue({ log, stage }: Race, run: Run): void {
  const { changes = [], current, warnings = [] } = run.result ?? {}
  const last = log.findLast((step) => step.run === run && (step.isRead || step.moves.length > 0))
  expect(last?.isRead).toBe(true)
  expect(last?.after[stage]).toBe(current)
  if ('target' in run.intent) expect(current).toBe(run.intent.target)
  for (const { stage: label, after } of changes) {
    if (!warnings.some((warning) => warning.startsWith(label))) expect(last?.after[label] ?? null).toBe(after)
  }
}

/** What a run has written that failed is put back, or told, where no other run has come in between. */
function expectNothingLeft({ log, stage, previous }: Race, run: Run): void {
  const { failure, warnings = [] } = run.result ?? {}
  const during = log.slice(
    log.findIndex((step) => step.run === run),
    log.findLastIndex((step) => step.run === run) + 1,
  )
  const isOthers = (label: Stage) => during.some((step) => step.run !== run && touches(step, label))
  const told = [...warnings, ...(failure?.manualSteps ?? []).map((change) => change.stage)]
  expect(failure?.error).toBeInstanceOf(Error)
  for (const label of [stage, previous]) {
    // Whoever has `stage` by now may count on the previous label, so that is left to them.
    if (isOthers(stage) || isOthers(label) || told.some((each) => each.startsWith(label))) continue
    expect(during.at(-1)?.after[label]).toBe(during[0]?.before[label])
  }
}

function expectAllIsWell(race: Race): void {
  for (const run of race.runs) {
    if (run.result?.outcome === 'failed') expectNothingLeft(race, run)
    else expectSuccessToBeTrue(race, run)
  }
  for (const taking of takingsOf(race)) {
    if (taking.isBlind) expectInWindow(taking)
    else if (taking.step.isBack || 'undo' in taking.step.run.intent) expectToBeItsOwn(race, taking)
  }
}

describe.each<Track & { how: string }>([
  { how: 'a store that moves a label from wherever it is', provider: 'huaweicloud-csms', checks: false },
  { how: 'a store that ignores where the label should be', provider: 'alibabacloud-kms', checks: false },
  { how: 'a store that compares', provider: 'alibabacloud-kms', checks: true },
  { how: 'a store that compares and moves the previous label along', provider: 'aws-secrets-manager', checks: true },
  { how: 'a store that compares and moves all labels at once', provider: 'google-secret-manager', checks: true },
])('$how ($provider)', ({ how, ...track }) => {
  it('never has a success that is none, a rest of a failure, or a change of one run rolled back by another', async () => {
    const outcomes = new Set<string | undefined>()
    await hold(track, { numRuns: races }, (race) => {
      expectAllIsWell(race)
      for (const { result } of race.runs) outcomes.add(result?.outcome)
    })
    expect([...outcomes].sort()).toEqual(['failed', 'promoted', 'rolled-back', 'unchanged'])
  })

  it('lets a change be overwritten unseen only if it came between the reading and the write, and if ever', async () => {
    const counts = { all: 0, forth: 0, back: 0 }
    // The same ones each time: the numbers are in the documents.
    await hold(track, { numRuns: 120, seed: 1 }, (race) => {
      const blind = takingsOf(race).filter(({ isBlind }) => isBlind)
      blind.forEach(expectInWindow)
      // Where a label is on no version, Alibaba Cloud is told of none to compare with.
      const mayBe = ({ before }: Change) => track.provider === 'alibabacloud-kms' && before === null
      if (track.checks) expect(blind.filter(({ move }) => !mayBe(move))).toEqual([])
      counts.all++
      counts.forth += Number(blind.some(({ step }) => !step.isBack))
      counts.back += Number(blind.some(({ step }) => step.isBack))
    })
    measured.push(`| ${how} | ${counts.forth} of ${counts.all} | ${counts.back} of ${counts.all} |`)
    expect(counts.back > 0).toBe(!track.checks)
  })
})

it('docs/reliability.md says how often', async () => {
  const head = ['| on | a run overwrote what it had not seen | the same when putting back |', '| --- | --- | --- |']
  await keep((text) => withTable(text, 'races', [...head, ...measured].join('\n')))
})
