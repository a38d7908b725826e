/** The command line of a conformance run: see docs/conformance.md. */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { withLogin } from './login.ts'
import { failed } from './run.ts'
import { ConformanceError } from './secret.ts'
import { resolveSettings } from './settings.ts'
import { subjects } from './subjects.ts'
import { formatTable } from './table.ts'

const usage = `npm run conformance -- --provider <name> --secret <throw-away secret>
  [--region <region>] [--project-id <id>] [--endpoint <url>] [--managed-secret <name>] [--out <file>]
  [--role-to-assume <role>] [--oidc-provider <provider>] [--identity-endpoint <url>]`

/** Reads of a state that has not arrived yet are two seconds apart. */
const pauseMs = 2000

async function main(): Promise<void> {
  const values = readArguments()
  const { provider, secret, out } = values
  if (provider === undefined || secret === undefined) throw new ConformanceError(`usage: ${usage}`)
  const options = { ...values, provider, secret }
  const subject = Object.hasOwn(subjects, provider) ? subjects[provider] : undefined
  if (!subject) throw new ConformanceError(`--provider must be one of ${Object.keys(subjects).join(', ')}`)
  const settings = resolveSettings(options, await withLogin(options, process.env))
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
    const login = { 'role-to-assume': text, 'oidc-provider': text, 'identity-endpoint': text }
    return parseArgs({ options: { ...all, ...login, 'managed-secret': text } }).values
  } catch {
    throw new ConformanceError(`usage: ${usage}`)
  }
}

/** Returns the name of an error, with the code of what has caused it, such as `ENOTFOUND`. */
function nameOf(error: unknown): string {
  const { name, cause } = error as Error
  const { code } = (cause ?? error) as { code?: unknown }
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? `${name} ${code}` : name
}

try {
  await main()
} catch (error) {
  // The messages of other errors may quote a request, with its signature.
  console.error(error instanceof ConformanceError ? error.message : `unexpected error: ${nameOf(error)}`)
  process.exitCode = 1
}
