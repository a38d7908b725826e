/** What holds after every run, whatever happened to it. */
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { aws } from '../scenario.ts'
import type { Run } from '../runner.ts'
import type { AnyVendor } from './google.ts'
import { type Aftermath, finish, rollBack, type Situation } from './situation.ts'

type Outcome = 'done' | 'done, with a warning' | 'failed, nothing changed' | 'failed, put back' | 'failed, by hand'

type Entry = { secret: string; currentVersion: string | null; changed: boolean; outcome: string }

/** Checks them all. @returns in few words how the run says that it has ended, which is then known to be true */
export async function ending(situation: Situation, aftermath: Aftermath): Promise<Outcome> {
  const { run, labels, history } = aftermath
  await checkEverything(situation, aftermath)
  if (run.exitCode === 0) return isDeepStrictEqual(labels, situation.wanted) ? 'done' : 'done, with a warning'
  const [error = ''] = errorsOf(run)
  const isWritten = mayHaveWritten(error)
  if (isWritten && error.includes('To restore the labels manually')) return 'failed, by hand'
  expect(labels, 'was not put back').toEqual(situation.found)
  if (isWritten || resultsOf(run).some(({ outcome }) => outcome === 'restored')) return 'failed, put back'
  expect(history, 'something was written').toEqual([])
  return 'failed, nothing changed'
}

async function checkEverything(situation: Situation, aftermath: Aftermath): Promise<void> {
  const { run, given, history, labels, valueReads } = aftermath
  const { vendor, found, wanted } = situation
  expect(run.signal, 'was killed').toBeNull()
  expect([0, 1]).toContain(run.exitCode)
  expect(errorsOf(run), run.raw).toHaveLength(run.exitCode ?? 0)
  if (run.exitCode === 0) checkSuccess(situation, aftermath)
  else checkFailure(situation, aftermath)

  expect(valueReads, 'a secret value was asked for').toEqual([])
  checkDiscretion(run, vendor)
  for (const places of history) expect(Object.keys(places), 'no version is in service').toContain(vendor.current)

  if (given !== undefined) {
    const again = await rollBack(vendor, given, labels)
    expect(again.run.exitCode, again.run.raw).toBe(0)
    expect(again.labels, 'the same rollback again does not finish it').toEqual(wanted)
  }
  const [error = ''] = errorsOf(run)
  const todo = manualSteps(error)
  if (todo.length > 0) {
    // A rollback that could not even begin tells how to do without it.
    const goal = mayHaveWritten(error) ? found : wanted
    expect(await finish(vendor, todo, labels), 'what is told to do by hand does not lead there').toEqual(goal)
  }
  if (history.length === 0) return
  const { record = '' } = run.outputs
  expect(record, 'no record').not.toBe('')
  const undone = await rollBack(vendor, record, labels)
  expect(undone.run.exitCode, undone.run.raw).toBe(0)
  expect(undone.labels, 'the record does not lead back').toEqual(found)
}

function checkSuccess({ found, wanted, outcome, vendor }: Situation, { run, labels }: Aftermath): void {
  const results = resultsOf(run)
  expect(run.outputs.changed).toBe('true')
  expect(results.map((entry) => entry.outcome)).toEqual(results.map(() => outcome))
  for (const [secret, places] of Object.entries(labels)) {
    const entry = results.find((each) => each.secret === secret)
    expect(entry).toMatchObject({ currentVersion: places[vendor.current], changed: true })
    expect(places[vendor.current]).toBe(wanted[secret]?.[vendor.current])
    // A rollback may leave the previous label where it was, and says so.
    const left = Object.keys(places).filter((stage) => places[stage] !== wanted[secret]?.[stage])
    for (const stage of left) {
      expect(outcome).toBe('rolled-back')
      // Where the store moves it along, it is left there.
      const from = vendor === aws ? vendor.current : stage
      expect(places[stage]).toBe(found[secret]?.[from])
      expect(warningsOf(run).join('\n')).toContain(`${stage} could not be moved`)
    }
  }
}

function checkFailure({ found, secrets, vendor }: Situation, { run, labels, known }: Aftermath): void {
  const [error = ''] = errorsOf(run)
  const results = resultsOf(run)
  expect(error).toContain(vendor.current)
  expect(secrets.some((secret) => error.includes(secret))).toBe(true)
  expect(error).not.toMatch(/on undefined|on null|\[object|bug in the action/)
  expect(results.some(({ outcome }) => outcome === 'failed')).toBe(true)
  expect(run.outputs.changed, 'disagrees with the results').toBe(String(results.some(({ changed }) => changed)))
  if (run.outputs.changed === 'false') expect(labels, 'something was changed').toEqual(found)

  for (const secret of secrets) {
    const entry = results.find((each) => each.secret === secret)
    const isAsFound = isDeepStrictEqual(labels[secret], found[secret])
    if (known.includes(secret)) {
      expect(entry).toMatchObject({ currentVersion: labels[secret]?.[vendor.current], changed: !isAsFound })
    }
    const part = error.split('\n\n').find((each) => each.startsWith(`${secret}, label`)) ?? ''
    if (part.includes('Nothing was changed')) expect(isAsFound, part).toBe(true)
    const given = manualSteps(part)
    for (const [stage, version] of Object.entries(found[secret] ?? {})) {
      if (labels[secret]?.[stage] === version) continue
      const inputs = { ...vendor.inputs, secret, stage, rollback: 'true', 'target-version': version }
      expect(given, `no manual step restores ${stage}`).toContainEqual(expect.objectContaining(inputs))
    }
  }
}

const mayHaveWritten = (error: string) => /Rolled back:|Rollback (failed|incomplete)/.test(error)

/** The inputs of each run of the action that an error asks for. */
function manualSteps(error: string): Record<string, string>[] {
  const steps = error.split('\n').filter((line) => line.startsWith('- run this action'))
  return steps.map((step) => {
    const inputs = [...step.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name, value]) => [name, value])
    return Object.fromEntries(inputs) as Record<string, string>
  })
}

/** No credential, no signature, in nothing that was said. */
function checkDiscretion(run: Run, vendor: AnyVendor): void {
  const unmasked = run.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const told = [...unmasked, JSON.stringify([run.outputs, run.state, run.exported]), run.summary].join('\n')
  for (const credential of [vendor.key.id, vendor.key.secret]) expect(told, 'a credential').not.toContain(credential)
  expect(told, 'a signature').not.toMatch(/authorization|signature=|-HMAC-SHA256|x-security-token|x-auth-token/i)
  expect(told, 'a stack trace').not.toMatch(/^\s*at .+:\d+|file:\/\//m)
}

export const errorsOf = (run: Run) => said(run, 'error')
const warningsOf = (run: Run) => said(run, 'warning')
const resultsOf = ({ outputs }: Run) => JSON.parse(outputs.results ?? '[]') as Entry[]

function said({ annotations }: Run, level: 'error' | 'warning'): string[] {
  return annotations.filter((it) => it.level === level).map(({ message }) => message)
}
