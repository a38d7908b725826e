import { globSync } from 'node:fs'
import { matchesGlob, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import config, { quick } from '../../vitest.config.ts'

const root = resolve(import.meta.dirname, '../..')
const files = globSync('test/**/*.test.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
const globs = z.array(z.string()).default([])
const projects = z
  .array(z.object({ test: z.object({ name: z.string(), include: globs, exclude: globs }) }))
  .parse(config.test?.projects)
  .map((project) => project.test)
  .filter(({ name }) => name !== 'moto')

test('every test file is in exactly one project, so that every test runs once, and once more on moto', () => {
  const isIn = (file: string) => (pattern: string) => matchesGlob(file, pattern)
  const projectsOf = (file: string) =>
    projects.filter(({ include, exclude }) => include.some(isIn(file)) && !exclude.some(isIn(file)))
  // These are about moto itself.
  const ofMoto = ['test/vendors/moto.test.ts', 'test/vendors/parameter-store.test.ts']
  expect(files.filter((file) => projectsOf(file).length !== 1).sort()).toEqual(ofMoto)
})

test('every file that `npm test` names exists', () => {
  expect(quick.filter((pattern) => !files.some((file) => matchesGlob(file, pattern)))).toEqual([])
})
