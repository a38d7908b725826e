/** The invariants of every run, whichever fault hit it. */
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { aws } from '../scenario/vendors.ts'
import type { Run } from '../runner.ts'
import type { AnyVendor } from './google.ts'
import { type Aftermath, rollBack, runInOrder, type Situation } from './situation.ts'
import { recordJson } from '../record.ts'

type ReportedOutcome =
  | 'done'
  | 'done, with a warning'
  | 'failed, nothing changed'
  | 'failed, rolled back'
  | 'failed, in doubt'
  | 'failed, manual steps'

type ResultEntry = { secret: string; currentVersion: string | null; changed: boolean; outcome: string }

/** Checks all invariants. @returns the outcome that the run reported, which they prove to be true */
export async function checkInvariants(situation: Situation, aftermath: Aftermath): Promise<ReportedOutcome> {
  const { run, labels, history } = aftermath
  await checkRun(situation, aftermath)
  if (run.exitCode === 0) return isDeepStrictEqual(labels, situation.wanted) ? 'done' : 'done, with a warning'
  const [error = ''] = errorsOf(run)
  const isWritten = mayHaveWritten(error)
  if (error.includes(doubt)) return 'failed, in doubt'
  if (isWritten && error.includes('To restore the labels manually')) return 'failed, manual steps'
  expect(labels, 'the labels were not restored').toEqual(situation.found)
  if (isWritten || resultsOf(run).some(({ outcome }) => outcome === 'restored')) return 'failed, rolled back'
  expect(history, 'a write was processed').toEqual([])
  return 'failed, nothing changed'
}

async function checkRun(situation: Situation, aftermath: Aftermath): Promise<void> {
  const { run, rolledBackRecord, history, labels, valueReads } = aftermath
  const { vendor, found, wanted } = situation
  expect(run.signal, 'the process was killed').toBeNull()
  expect([0, 1]).toContain(run.exitCode)
  expect(errorsOf(run), run.raw).toHaveLength(run.exitCode ?? 0)
  if (run.exitCode === 0) checkSuccess(situation, aftermath)
  else checkFailure(situation, aftermath)

  expect(valueReads, 'a secret value was requested').toEqual([])
  checkForLeaks(run, vendor)
  for (const holders of history) expect(Object.keys(holders), 'no version is in service').toContain(vendor.current)

  if (rolledBackRecord !== undefined) {
    const again = await rollBack(vendor, rolledBackRecord, labels)
    expect(again.run.exitCode, again.run.raw).toBe(0)
    expect(again.labels, 'running the same rollback again does not finish it').toEqual(wanted)
  }
  const [error = ''] = errorsOf(run)
  const steps = manualSteps(error)
  if (steps.length > 0) {
    // A rollback that could not start lists the steps that replace it.
    const goal = mayHaveWritten(error) ? found : wanted
    expect(await runInOrder(vendor, steps, labels), 'the manual steps do not restore the labels').toEqual(goal)
  }
  if (history.length === 0) return
  // The end of the job has it in the log only.
  const record = run.outputs.record ?? /^record: (.*)$/m.exec(run.raw)?.[1] ?? ''
  expect(record, 'there is no record').not.toBe('')
  const rolledBack = await rollBack(vendor, record, labels)
  expect(rolledBack.run.exitCode, rolledBack.run.raw).toBe(0)
  expect(rolledBack.labels, 'the record does not restore the labels').toEqual(found)
}

function checkSuccess({ found, wanted, outcome, vendor }: Situation, { run, labels, endpoint }: Aftermath): void {
  const results = resultsOf(run)
  expect(run.outputs.changed).toBe('true')
  expect(results.map((entry) => entry.outcome)).toEqual(results.map(() => outcome))
  for (const [secret, holders] of Object.entries(labels)) {
    const entry = results.find((each) => namesOf(vendor, secret, endpoint).includes(each.secret))
    expect(entry).toMatchObject({ currentVersion: holders[vendor.current], changed: true })
    expect(holders[vendor.current]).toBe(wanted[secret]?.[vendor.current])
    // A rollback may skip the previous label, with a warning.
    const skipped = Object.keys(holders).filter((stage) => holders[stage] !== wanted[secret]?.[stage])
    for (const stage of skipped) {
      expect(outcome).toBe('rolled-back')
      // It stays where the store moved it, if the store moves it automatically.
      const from = vendor === aws ? vendor.current : stage
      expect(holders[stage]).toBe(found[secret]?.[from])
      expect(warningsOf(run).join('\n')).toContain(`${stage} could not be moved`)
    }
  }
}

function checkFailure({ found, secrets, vendor }: Situation, { run, labels, verified, endpoint }: Aftermath): void {
  const [error = ''] = errorsOf(run)
  const results = resultsOf(run)
  expect(error).toContain(vendor.current)
  expect(secrets.some((secret) => namesOf(vendor, secret, endpoint).some((name) => error.includes(name)))).toBe(true)
  expect(error).not.toMatch(/on undefined|on null|\[object|bug in the action/)
  expect(results.some(({ outcome }) => outcome === 'failed')).toBe(true)
  expect(run.outputs.changed, '`changed` contradicts the results').toBe(String(results.some(({ changed }) => changed)))
  if (run.outputs.changed === 'false') expect(labels, 'a label was changed').toEqual(found)

  for (const secret of secrets) {
    const names = namesOf(vendor, secret, endpoint)
    const entry = results.find((each) => names.includes(each.secret))
    const isAsFound = isDeepStrictEqual(labels[secret], found[secret])
    const part = error.split('\n\n').find((each) => names.some((name) => each.startsWith(`${name}, label`))) ?? ''
    if (verified.includes(secret) && !part.includes(doubt)) {
      expect(entry).toMatchObject({ currentVersion: labels[secret]?.[vendor.current], changed: !isAsFound })
    }
    if (part.includes('Nothing was changed')) expect(isAsFound, part).toBe(true)
    const steps = manualSteps(part).filter((step) => names.includes(step.secret ?? ''))
    for (const [stage, version] of Object.entries(found[secret] ?? {})) {
      if (labels[secret]?.[stage] === version) continue
      const inputs = { ...vendor.inputs, stage, rollback: 'true', 'target-version': version }
      expect(steps, `no manual step restores ${stage}`).toContainEqual(expect.objectContaining(inputs))
    }
  }
}

/** The names of a secret: as the inputs have it, and as its store does, once it has been read. */
const namesOf = (vendor: AnyVendor, secret: string, endpoint: string) => [secret, vendor.fullName(secret, endpoint)]
const doubt = 'A write without a response may still move'
const mayHaveWritten = (error: string) => /Rolled back:|Rollback (failed|incomplete|in doubt)/.test(error)

/** Returns the inputs of each manual step in an error. */
function manualSteps(error: string): Record<string, string>[] {
  const steps = error.split('\n').filter((line) => line.startsWith('- run this action'))
  return steps.map((step) => {
    const inputs = [...step.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name, value]) => [name, value])
    return Object.fromEntries(inputs) as Record<string, string>
  })
}

/** Expects no credential, signature or stack trace in the log, outputs and summary. */
function checkForLeaks(run: Run, vendor: AnyVendor): void {
  const unmasked = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const published = [
    JSON.stringify([run.outputs, run.state, run.exported]),
    recordJson(run.outputs.record),
    run.summary,
  ]
  const text = [...unmasked, ...published].join('\n')
  for (const credential of [vendor.key.id, vendor.key.secret]) expect(text, 'a credential').not.toContain(credential)
  expect(text, 'a signature').not.toMatch(/authorization|signature=|-HMAC-SHA256|x-security-token|x-auth-token/i)
  // The debug log may have one.
  expect(text, 'a stack trace').not.toMatch(/^\s*at .+:\d+|^(?!::debug::).*file:\/\//m)
}

export const errorsOf = (run: Run) => annotationsOf(run, 'error')
const warningsOf = (run: Run) => annotationsOf(run, 'warning')
const resultsOf = ({ outputs }: Run) => JSON.parse(outputs.results ?? '[]') as ResultEntry[]

function annotationsOf({ annotations }: Run, level: 'error' | 'warning'): string[] {
  return annotations.filter((it) => it.level === level).map(({ message }) => message)
}
