/** A reporter for vitest: the last lines name the tests that were skipped because a program is missing. */
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { findTool } from './tools.ts'

/** What the title of a test or suite says that it needs; the last one is the nearest. */
const needPattern = /.*\(needs ([^)]+)\)/

export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    // On moto, tests are skipped for other reasons, which `test/vendors/moto-deviations.ts` lists.
    const all = modules.filter(({ project }) => project.name !== 'moto' || findTool('moto_server') === undefined)
    const skipped = all.flatMap((module) =>
      [...module.children.allTests('skipped')].map(({ fullName }) => ({
        file: relative(process.cwd(), module.moduleId),
        need: needPattern.exec(fullName)?.[1] ?? '',
      })),
    )
    // After the summary of the reporter before this one.
    for (const line of formatSkipped(skipped.filter(({ need }) => need !== ''))) console.log(line)
  }
}

/** Formats what was skipped: a line for each program, with the files that need it. */
export function formatSkipped(tests: readonly { readonly file: string; readonly need: string }[]): string[] {
  const needs = Map.groupBy(tests, ({ need }) => need)
  const lines = [...needs].map(([need, all]) => {
    const files = [...new Set(all.map(({ file }) => file))].toSorted()
    return `Skipped without ${need}: ${all.length} ${all.length === 1 ? 'test' : 'tests'} of ${files.join(', ')}`
  })
  return lines.length === 0 ? [] : [...lines.toSorted(), 'CONTRIBUTING.md says how to install what is missing.']
}
