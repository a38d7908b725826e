/**
 * Writes dist/licenses.txt: the licence of every package that can be in the bundle. ncc's own `--license` keeps only
 * those of the last chunk when the bundle has several.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string(), license: z.string().optional(), dev: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')))

const texts = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && dev !== true)
  .map(([path, { version, license = 'unknown' }]) => {
    const file = readdirSync(`${root}/${path}`).find((name) => /^licen[cs]e/i.test(name))
    const text = file === undefined ? '' : `\n${readFileSync(`${root}/${path}/${file}`, 'utf8').trim()}\n`
    return `${path.replace('node_modules/', '')} ${version} (${license})\n${text}`
  })
writeFileSync(`${root}/dist/licenses.txt`, texts.join('\n'))
