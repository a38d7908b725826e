/** The command line of a conformance run: see docs/conformance.md. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { failed } from './run.ts'
import { ConformanceError } from './secret.ts'
import { resolveSettings } from './settings.ts'
import { subjects } from './subjects.ts'
import { formatTable } from './table.ts'

const usage = `npm run conformance -- --provider <name> --secret <throw-away secret>
  [--region <region>] [--project-id <id>] [--endpoint <url>] [--managed-secret <name>] [--out <file>]`

/** Reads of a state that has not arrived yet are two seconds apart. */
const pauseMs = 2000

async function main(): Promise<void> {
  const values = readArguments()
  const { provider, secret, out } = values
  if (provider === undefined || secret === undefined) throw new ConformanceError(`usage: ${usage}`)
  const settings = resolveSettings({ ...values, provider, secret }, process.env)
  const subject = subjects[provider]
  if (!subject) throw new ConformanceError(`there is no conformance run for ${provider}`)
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      controller.abort(new ConformanceError('stopped; the secret has been cleaned up'))
    })
  const results = await subject.run(settings, {
    ...{ pauseMs, signal: controller.signal },
    say: (line) => {
      console.error(line)
    },
  })
  if (out !== undefined) await writeFile(out, `${JSON.stringify(results, undefined, 2)}\n`)
  console.log(formatTable(results, subject.questions))
  const isComplete = results.notAsked.every(({ reason }) => !reason.startsWith(failed))
  if (!isComplete || Object.values(results.action).includes('failed')) process.exitCode = 1
}

function readArguments() {
  const text = { type: 'string' } as const
  const all = { provider: text, secret: text, region: text, 'project-id': text, endpoint: text, out: text }
  try {
    return parseArgs({ options: { ...all, 'managed-secret': text } }).values
  } catch {
    throw new ConformanceError(`usage: ${usage}`)
  }
}

try {
  await main()
} catch (error) {
  // The messages of other errors may quote a request, with its signature.
  const message = error instanceof ConformanceError ? error.message : `unexpected error: ${(error as Error).name}`
  console.error(message)
  process.exitCode = 1
}
