/** The programs that `install.sh` has put into `.tools`. A test that needs one is skipped without it, and named at the end. */
import { existsSync } from 'node:fs'
import { delimiter, resolve } from 'node:path'
import { describe } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folders = [resolve(root, '.tools/bin'), resolve(root, '.tools/python/bin')]

/** A program, and what it is for. */
type Tool = 'act' | 'actionlint' | 'aws' | 'huaweicloud-go' | 'moto_server' | 'python' | 'shellcheck' | 'zizmor'

/** Returns the path of a program; undefined if it is not installed. */
export function findTool(name: Tool): string | undefined {
  return folders.map((folder) => resolve(folder, name)).find((path) => existsSync(path))
}

/** The variable `PATH`, with the programs first. */
export const toolPath = [...folders, process.env.PATH].join(delimiter)

/**
 * Describes tests that need a program. Without it they are skipped.
 *
 * @param body gets the path of the program, which is empty if the tests are skipped
 */
export function describeWith(tool: Tool, title: string, body: (path: string) => void): void {
  const path = findTool(tool)
  describe.skipIf(path === undefined)(`${title} (needs ${tool})`, () => {
    body(path ?? '')
  })
}
