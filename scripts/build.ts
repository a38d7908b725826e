/** Builds dist: the bundle of the step, the small one of the end of the job, and the licences of what is in them. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import { minify } from 'rolldown/utils'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

// A chunk of an earlier build would stay otherwise.
rmSync(`${root}/dist`, { recursive: true, force: true })

/**
 * Parts of undici that are half of what a promotion would load, and are never reached from here: the action speaks
 * HTTP/1.1 and sends texts (`src/http/client.ts`). What undici asks for when it is loaded has to be something; the others
 * it would ask for when it meets a form, or is told to use another parser.
 */
const leftOut = {
  './client-h2.js': 'node:util',
  '../web/fetch/body.js': 'never',
  '../web/fetch/formdata': 'never',
  '../web/webidl': 'never',
  '../milo/simd.js': 'never',
  '../milo/no-simd.js': 'never',
}

/**
 * What `@actions/core` forgets to say, and ncc has no setting for: a module of it that is not used can be left out. Its
 * OIDC client would bring another HTTP client into every start.
 */
const manifest = `${root}/node_modules/@actions/core/package.json`
const asPublished = readFileSync(manifest, 'utf8')
writeFileSync(manifest, JSON.stringify({ ...JSON.parse(asPublished), sideEffects: false }))
try {
  for (const [source, target] of [
    ['src/main.ts', 'dist'],
    ['src/post.ts', 'dist/post'],
  ]) {
    const options = { externals: leftOut, cache: false, quiet: true }
    const { code, assets } = await ncc(`${root}/${source}`, options).catch((error: unknown) => {
      // Thrown from inside ncc, it would be shown with a line of three megabytes.
      throw new Error(String(error))
    })
    mkdirSync(`${root}/${target}`, { recursive: true })
    writeFileSync(`${root}/${target}/index.js`, await tidied(code))
    for (const [name, { source }] of Object.entries(assets)) {
      const text = source.toString()
      writeFileSync(`${root}/${target}/${name}`, name.endsWith('.js') ? await tidied(text) : text)
    }
  }
} finally {
  writeFileSync(manifest, asPublished)
}

/**
 * ncc keeps all that is in a file. Without comments and what nothing calls, half of it is left to be read at every start;
 * names and lines stay, for whoever looks at dist or at a stack.
 */
async function tidied(code: string): Promise<string> {
  const options = { module: true, compress: true, mangle: false, codegen: { removeWhitespace: false } }
  return (await minify('dist.js', code, options)).code
}

// ncc's own `--license` keeps only the licences of the last chunk when the bundle has several.
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string(), license: z.string().optional(), dev: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')))

const licences = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version, license = 'unknown' }]) => {
    const file = readdirSync(`${root}/${path}`).find((name) => /^licen[cs]e/i.test(name))
    const text = file === undefined ? '' : `\n${readFileSync(`${root}/${path}/${file}`, 'utf8').trim()}\n`
    return `${path.replace('node_modules/', '')} ${version} (${license})\n${text}`
  })
writeFileSync(`${root}/dist/licenses.txt`, licences.join('\n'))
