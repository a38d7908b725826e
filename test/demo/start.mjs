// Runs on any Node from 20 on: installs the packages on a fresh clone, then plays the demo on the Node that comes with
// them, which is the one that GitHub's runner has.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

function npm(...words) {
  const { status } = spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

// npm writes this file last, so an install that was broken off is made again.
if (!existsSync(`${root}/node_modules/.package-lock.json`)) npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
npm('exec', '--', 'node', 'test/demo/demo.ts')
