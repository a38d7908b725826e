/** Builds dist: the bundle of the step, the small one of the end of the job, and the licences of what is in them. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))

// A chunk of an earlier build would stay otherwise.
rmSync(`${root}/dist`, { recursive: true, force: true })
for (const [source, target] of [
  ['src/main.ts', 'dist'],
  ['src/post.ts', 'dist/post'],
]) {
  const ncc = [
    `${root}/node_modules/@vercel/ncc/dist/ncc/cli.js`,
    'build',
    `${source}`,
    '-o',
    `${target}`,
    '--no-cache',
    '--quiet',
  ]
  execFileSync(process.execPath, ncc, { cwd: root, stdio: 'inherit' })
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
