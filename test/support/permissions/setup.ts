/** Creates the folder in which the test suite collects all requests, unless a run before has already begun one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderVariable } from './requests.ts'

export default function setup() {
  // Only the whole suite can show that a request is never sent. `.ci/run` runs it in two parts, with one folder.
  const isContinued = process.env[folderVariable] !== undefined
  const isWhole = process.argv.slice(2).every((it) => it === 'run' || it.startsWith('--reporter'))
  process.env.TEST_IS_WHOLE = String(isContinued || isWhole)
  if (isContinued) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  process.env[folderVariable] = folder
  return () => {
    rmSync(folder, { recursive: true })
  }
}
