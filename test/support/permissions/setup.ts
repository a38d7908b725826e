/** Makes the folder in which the whole suite keeps what the action has asked for. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderVariable } from './requests.ts'

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'))
  process.env[folderVariable] = folder
  // Of some files alone nobody can say what is asked for too seldom.
  process.env.TEST_IS_WHOLE = String(process.argv.slice(2).every((it) => it === 'run' || it.startsWith('--reporter')))
  return () => {
    rmSync(folder, { recursive: true })
  }
}
