/** Sends calls with the AWS CLI, a command for each. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Call, Outcome } from './client.ts'

const commands: Record<string, string> = {
  describe: 'describe-secret',
  list: 'list-secret-version-ids',
  move: 'update-secret-version-stage',
  value: 'get-secret-value',
  secrets: 'list-secrets',
}

const errorPattern = /An error occurred \((\w+)\) when calling the \w+ operation(?: \(reached max retries: 0\))?: (.*)/

/** Runs a command of the AWS CLI, which says no more of an error than its code and text. */
export async function runCommand(
  aws: string,
  endpoint: string,
  env: Record<string, string>,
  call: Call,
): Promise<Outcome> {
  const { call: name, unsigned, ...parameters } = call
  const args = Object.entries(parameters).map(([key, value]) => {
    const option = key.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()
    return value === true ? `--${option}` : `--${option}=${String(value)}`
  })
  const common = ['--endpoint-url', endpoint, '--output', 'json', ...(unsigned === true ? ['--no-sign-request'] : [])]
  const once = { HOME: '/nonexistent', AWS_PAGER: '', AWS_MAX_ATTEMPTS: '1', PATH: process.env.PATH }
  try {
    const command = ['secretsmanager', commands[name] ?? '', ...args, ...common]
    const { stdout } = await promisify(execFile)(aws, command, { env: { ...once, ...env } })
    return { result: JSON.parse(stdout) as never }
  } catch (error) {
    const { code: exitCode, stderr = '' } = error as { code?: number; stderr?: string }
    const [, code = null, message = stderr] = errorPattern.exec(stderr) ?? []
    return { error: { type: `exit code ${String(exitCode)}`, code, status: null, requestId: null, message } }
  }
}
