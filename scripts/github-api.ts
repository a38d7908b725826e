/**
 * Copies the part of GitHub's API description by which the tests check their stand-in of GitHub, without its prose:
 * `node scripts/github-api.ts`. The whole is 385 MB in an installed package.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'prettier'
import { z } from 'zod'
import { descriptionFile, operations } from '../test/support/clouds/github.ts'

/** GitHub's own description, as Octokit publishes it. */
const source = '@octokit/openapi@23.0.2'

const prose = ['summary', 'description', 'title', 'tags', 'operationId', 'externalDocs', 'example', 'examples']
const descriptionSchema = z.looseObject({
  openapi: z.string(),
  info: z.object({ version: z.string(), license: z.object({ name: z.string(), url: z.string() }) }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
})
type Description = z.output<typeof descriptionSchema>

/** Downloads the description, and the license that it is under. */
function download(): { description: Description; license: string } {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const packed = execFileSync('npm', ['pack', source, '--json'], { cwd: folder, encoding: 'utf8' })
    const [archive] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(packed))
    execFileSync('tar', ['-xzf', archive.filename], { cwd: folder })
    const read = (file: string) => readFileSync(join(folder, 'package', file), 'utf8')
    return {
      description: descriptionSchema.parse(JSON.parse(read('generated/api.github.com.json'))),
      license: read('LICENSE'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Returns a copy without prose and extensions. The keys of `properties` are names. */
function withoutProse(value: unknown, isNames = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutProse(each))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => isNames || !(prose.includes(key) || key.startsWith('x-')))
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutProse(each, !isNames && key === 'properties')]))
}

/** Returns the operations that the tests use and, by their place, the components that these refer to. */
function excerpt({ description, license }: ReturnType<typeof download>): unknown {
  const { openapi, info } = description
  const paths: Description['paths'] = {}
  const components: Record<string, Record<string, unknown>> = {}
  for (const { method, path } of Object.values(operations)) {
    const operation = withoutProse(description.paths[path]?.[method])
    paths[path] = { ...paths[path], [method]: operation }
    addComponents(operation)
  }
  const origin = { title: 'Part of the GitHub API', description: `Copied by scripts/github-api.ts from ${source}.` }
  const [copyright] = /Copyright .*/.exec(license) ?? []
  return { openapi, info: { ...origin, ...info, 'x-copyright': copyright }, paths, components }

  function addComponents(part: unknown): void {
    for (const [, kind = '', name = ''] of JSON.stringify(part).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)) {
      if (components[kind]?.[name] !== undefined) continue
      const all = z.record(z.string(), z.record(z.string(), z.unknown())).parse(description.components)
      const component = withoutProse(all[kind]?.[name])
      components[kind] = { ...components[kind], [name]: component }
      addComponents(component)
    }
  }
}

writeFileSync(descriptionFile, await format(JSON.stringify(excerpt(download())), { parser: 'json', printWidth: 120 }))
