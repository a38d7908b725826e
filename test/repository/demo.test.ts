/** The checked-in demo, as a newcomer runs it: on a fresh clone, without packages, on each Node of this machine. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const files = ['package.json', 'action.yml', 'test/demo/demo.js', 'test/demo/action.js']

/** The Node that runs this test, and those on the path that are not too old for the demo. */
const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'))
const nodes = [...new Set([process.execPath, ...onPath].filter(existsSync).map((path) => realpathSync(path)))]
  .map((path) => ({ path, version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim() }))
  .filter(({ version }) => Number(/^v(\d+)/.exec(version)?.[1]) >= 20)
  .filter((node, index, all) => all.findIndex(({ version }) => version === node.version) === index)

let clone: string
beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'demo-'))
  for (const file of files) {
    mkdirSync(dirname(join(clone, file)), { recursive: true })
    copyFileSync(join(root, file), join(clone, file))
  }
})
afterAll(() => {
  rmSync(clone, { recursive: true })
})

describe.each(nodes)('the demo on Node $version', ({ path }) => {
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(path, ['test/demo/demo.js', ...words], {
      cwd: clone,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
    return stdout.trimEnd().split('\n')
  }

  it('tells the whole story on about thirty lines, without markup', () => {
    const lines = run()
    expect(lines.length).toBeGreaterThan(24)
    expect(lines.length).toBeLessThan(36)
    expect(lines.filter((line) => line.length > 120)).toEqual([])
    for (const text of ['<', '{', 'psv1', '\x1b']) expect(lines.join('\n')).not.toContain(text)
    const steps = lines.map((line) => /^ {2}(\S.*?) {2,}/.exec(line)?.[1]).filter((step) => step && step !== 'labels')
    expect(steps).toEqual([
      ...['promote', 'deploy', 'roll back'],
      ...['promote', 'deploy', 'roll back'],
      ...['promote', 'someone else', 'roll back'],
      'dry run',
    ])
    expect(lines.at(-2)).toMatch(/^✔ All as scripted: \d+ requests, none for a secret value\.$/)
  })

  it('shows logs, outputs and job summaries with --verbose', () => {
    const text = run('--verbose').join('\n')
    for (const part of ['inputs', 'log', 'requests', 'outputs', 'job summary']) {
      expect(text.split(`\n      ${part}:\n`).length, part).toBeGreaterThan(4)
    }
    expect(text).toContain('record = psv1.')
  })
})
