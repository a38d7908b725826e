/** The workflows and the scripts of this repository pass the strictest linters that there are for them. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { describeWith, toolPath } from '../tools/tools.ts'

const cwd = resolve(import.meta.dirname, '../..')
const workflows = globSync(['.github/workflows/*.yml', 'examples/*.yml'], { cwd })
const scripts = ['.ci/run', ...globSync('test/tools/*.sh', { cwd })]
const careless = `on: push
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - run: echo $GREETING \${{ github.event.head_commit.message }}
`

/** Runs a program, and returns what it has printed and its exit code. */
function run(file: string, args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, PATH: toolPath },
  })
  return { status, text: stdout + stderr }
}

// It also checks the commands of the steps, with shellcheck.
describeWith('actionlint', 'actionlint', (actionlint) => {
  it('finds nothing in the workflows and examples', () => {
    expect(run(actionlint, workflows)).toEqual({ status: 0, text: '' })
  })

  it('finds careless commands', () => {
    const { status, text } = run(actionlint, ['-'], careless)
    expect(status).toBe(1)
    expect(text).toContain('SC2086')
    expect(text).toContain('potentially untrusted')
  })
})

describeWith('shellcheck', 'shellcheck', (shellcheck) => {
  it('finds nothing in the scripts', () => {
    expect(run(shellcheck, ['--enable=quote-safe-variables', ...scripts])).toEqual({ status: 0, text: '' })
  })
})

// `.github/zizmor.yml` says which checks do not apply, and why.
describeWith('zizmor', 'zizmor', (zizmor) => {
  const check = (...files: string[]) => run(zizmor, ['--offline', '--persona=auditor', '--quiet', ...files])

  it('finds nothing in the workflows, the examples and the action', () => {
    expect(check('.github', 'action.yml', ...globSync('examples/*.yml', { cwd }))).toMatchObject({ status: 0 })
  })

  it('finds careless commands', () => {
    const { status, text } = run(zizmor, ['--offline', '--persona=auditor', '--quiet', '-'], careless)
    expect(status).not.toBe(0)
    expect(text).toContain('template-injection')
  })
})
