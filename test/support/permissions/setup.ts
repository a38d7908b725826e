/** Creates the folder in which the test suite collects all requests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderVariable } from './requests.ts'

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  process.env[folderVariable] = folder
  // Only the whole suite can show that a request is never sent.
  process.env.TEST_IS_WHOLE = String(process.argv.slice(2).every((it) => it === 'run' || it.startsWith('--reporter')))
  return () => {
    rmSync(folder, { recursive: true })
  }
}
