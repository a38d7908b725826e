// Runs on Node 20 or newer: installs the packages on a fresh clone, then runs the demo on the Node version among them,
// which is that of GitHub's runner.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

function npm(...words) {
  const { status } = spawnSync('npm', words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
}

// npm writes this file last, so an interrupted install is repeated.
if (!existsSync(`${root}/node_modules/.package-lock.json`)) npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
npm('exec', '--', 'node', 'test/demo/demo.ts')
