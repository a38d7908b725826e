/** Checks what must hold for every run of the action. */
import { expect } from 'vitest'
import type { CloudRequest } from '../clouds/server.ts'
import type { Inputs, Run } from '../runner.ts'
import { recordJson } from '../record.ts'

/** What every step saves first, so that no later one can plant a state in its place. */
const emptyState = { record: '', deployment: '' }

const outputs = ['changed', 'current-version', 'previous-version', 'record', 'results', 'target-version']
const credentialNames =
  /^(access-key-id|secret-access-key|security-token|auth-token|github-token)$|_(AK|SK|TOKEN)$|_KEY(_ID|_SECRET)?$/

/** What a step left behind, the requests that it made, and its writes in the form of the scenario. */
export type StoreRun<Write> = Run & {
  calls: CloudRequest[]
  /** The operation of each request. */
  trace: string[]
  writes: Write[]
  /** The first error annotation, empty if there is none. */
  error: string
  warnings: string[]
  results: Record<string, unknown>[]
}

/** Describes a run by these requests. */
export function toStoreRun<Write>(run: Run, calls: CloudRequest[], writes: Write[]): StoreRun<Write> {
  const [error = ''] = readAnnotations(run, 'error')
  return {
    ...{ ...run, calls, writes, error, warnings: readAnnotations(run, 'warning') },
    trace: calls.map(({ operation }) => operation),
    results: JSON.parse(run.outputs.results ?? '[]') as Record<string, unknown>[],
  }
}

/** Returns the messages of all annotations of this level. */
export function readAnnotations({ annotations }: Run, level: 'error' | 'warning'): string[] {
  return annotations.filter((annotation) => annotation.level === level).map(({ message }) => message)
}

/** Returns the inputs of each manual step that an error lists. */
export function parseManualSteps(error: string): Inputs[] {
  return [...error.matchAll(/^- run this action with (.*)$/gm)].map(([, step = '']) => {
    const inputs = [...step.matchAll(/`([\w-]+): ([^`]+)`/g)].map(([, name = '', value = '']) => [name, value] as const)
    return Object.fromEntries(inputs)
  })
}

/** Returns the credentials among inputs and environment variables, recognized by their names. */
export function findCredentials(values: Record<string, string>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    return credentialNames.test(name) && value.trim() ? [value.trim()] : []
  })
}

/**
 * Checks that the run reports only in documented ways, masks every credential first, and shows none.
 *
 * @param isList the run may group its log by secret, and may save a state for the end of the job
 */
export function checkRun(run: Run, credentials: string[], debug: boolean, isList = false): void {
  const lines = run.raw.split('\n')
  const isMask = (line: string) => line.startsWith('::add-mask::')
  const unmasked = lines.filter((line) => !isMask(line)).join('\n')

  expect(run.signal).toBeNull()
  expect(run.exitCode, run.raw).toBe(readAnnotations(run, 'error').length)
  expect(run.annotations.every(({ title }) => title === 'Promote secret version')).toBe(true)
  expect(run.summary).not.toBe('')
  expect(Object.keys(run.outputs).filter((name) => !outputs.includes(name))).toEqual([])
  expect(run.exported).toEqual({})
  if (!isList) expect(run.state).toEqual(emptyState)
  expect(Object.keys(run.state).filter((name) => !['record', 'deployment'].includes(name))).toEqual([])
  const allowed = [
    'add-mask',
    'error',
    'warning',
    ...(debug ? ['debug'] : []),
    ...(isList ? ['group', 'endgroup'] : []),
  ]
  expect(run.commands.map(({ name }) => name).filter((name) => !allowed.includes(name))).toEqual([])
  if (!debug) expect(unmasked, 'a stack trace').not.toMatch(/^\s*at .+:\d+|file:\/\/\S+:\d+/m)

  const masks = lines.filter(isMask)
  // With step debugging, the request that returns a credential is logged before that can be masked.
  const shown = lines.filter((line) => !line.startsWith('::debug::'))
  expect(shown.slice(0, masks.length), 'the log has other lines before all masks').toEqual(masks)
  for (const credential of credentials) expect(run.masks, 'not masked').toContain(credential)
  const records = [run.outputs.record, run.state.record].map((record) => recordJson(record))
  const published = [unmasked, JSON.stringify([run.outputs, run.state]), ...records, run.summary].join('\n')
  for (const credential of credentials) expect(published, 'a credential').not.toContain(credential)
  expect(published, 'a signature').not.toMatch(/signature=|-HMAC-SHA256/i)
  // The name alone may be a part of a sentence, such as “Invalid X-Auth-Token”.
  expect(published, 'a header').not.toMatch(/(?:authorization|x-(?:security|auth)-token)\W{0,3}[:=]/i)
}
