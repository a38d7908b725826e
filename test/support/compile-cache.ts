/** Lets the processes of the action share compiled code: compiling it again is a tenth of the suite's time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cacheVariable } from './runner.ts'

export default function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'))
  process.env[cacheVariable] = folder
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}
