/** Builds dist (the bundle of the step, the small bundle of the end of the job, the licenses of both) and the demo. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ncc from '@vercel/ncc'
import { minify } from 'rolldown/utils'
import { z } from 'zod'
import { buildDemo } from './build-demo.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

// Otherwise chunks of an earlier build would remain.
rmSync(`${root}/dist`, { recursive: true, force: true })

/**
 * Parts of undici that would be half of what a promotion loads, but that the action never reaches: it speaks HTTP/1.1 and
 * sends text (`src/http/client.ts`). Modules that undici requires when it loads need a stand-in that exists; it would
 * require the others only for a form or for another parser.
 */
const leftOut = {
  './client-h2.js': 'node:util',
  '../web/fetch/body.js': 'never',
  '../web/fetch/formdata': 'never',
  '../web/webidl': 'never',
  '../milo/simd.js': 'never',
  '../milo/no-simd.js': 'never',
  // Its parser once more, for processors without vector instructions: all that a runner has have them.
  '../llhttp/llhttp-wasm.js': 'never',
}

/**
 * Removes comments and unused code, which ncc keeps: this halves what Node parses at every start. Keeps names and lines,
 * so that dist and stack traces stay readable.
 */
const minified = { compress: true, mangle: false, codegen: { removeWhitespace: false } }

/**
 * Marks `@actions/core` as free of side effects, which its manifest omits and ncc cannot set, so that unused modules are
 * left out. Its OIDC client would load another HTTP client at every start.
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
      // An error thrown inside ncc would be printed with a source line of three megabytes.
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

async function tidied(code: string): Promise<string> {
  return (await minify('dist.js', code, { module: true, ...minified })).code
}

await buildDemo(leftOut, minified)

// ncc's `--license` keeps only the licenses of the last chunk if the bundle has several.
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string(),
        license: z.string().optional(),
        dev: z.boolean().optional(),
        optional: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')))

const licences = Object.entries(lock.packages)
  .filter(([path, { dev, optional }]) => path !== '' && dev !== true && optional !== true)
  .map(([path, { version, license = 'unknown' }]) => {
    const file = readdirSync(`${root}/${path}`).find((name) => /^licen[cs]e/i.test(name))
    const text = file === undefined ? '' : `\n${readFileSync(`${root}/${path}/${file}`, 'utf8').trim()}\n`
    return `${path.replace('node_modules/', '')} ${version} (${license})\n${text}`
  })
writeFileSync(`${root}/dist/licenses.txt`, licences.join('\n'))
