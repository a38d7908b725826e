/**
 * Runs a vendor's client in a language of its own: a driver, which gets calls as JSON on its standard input, sends them one
 * after another, and prints their outcomes.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { forgetRequests } from '../support/permissions/requests.ts'

/** A call of the client, in the words of its driver. */
export type Call = { readonly call: string } & Readonly<Record<string, unknown>>

const errorSchema = z.strictObject({
  /** Name of the exception or error type that the client has thrown. */
  type: z.string(),
  /** The vendor's code in it. */
  code: z.string().nullable(),
  /** The HTTP status in it. */
  status: z.number().nullable(),
  requestId: z.string().nullable(),
  message: z.string(),
})
const outcomesSchema = z.array(z.union([z.strictObject({ result: z.json() }), z.strictObject({ error: errorSchema })]))

/** What the client has returned for a call, or the error that it has thrown. */
export type Outcome = z.infer<typeof outcomesSchema>[number]

/** How a driver is started, and where its client connects to. */
export type Driver = {
  readonly command: readonly [string, ...string[]]
  readonly endpoint: string
  readonly env: Readonly<Record<string, string>>
}

/** Sends calls with a vendor's client, and returns the outcome of each. */
export async function runCalls({ command: [file, ...words], endpoint, env }: Driver, calls: readonly Call[]) {
  const child = spawn(file, words, { env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env } })
  child.stdin.end(JSON.stringify({ endpoint, calls }))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  // The action needs no permission for what a client sends.
  forgetRequests()
  if (child.exitCode !== 0) throw new Error(`${file} ${words.join(' ')} failed: ${stderr}`)
  return outcomesSchema.parse(JSON.parse(stdout))
}
