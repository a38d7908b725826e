import * as z from 'zod/mini'
import { credentialInputs } from '../auth/credentials.ts'
import { parseOrigin } from '../http/url.ts'
import { projectIdPattern } from '../stores/provider.ts'
import { providers } from '../stores/registry.ts'
import { formatIssue } from './issues.ts'

const providerNames = Object.keys(providers).join(', ')

/** As `core.getBooleanInput` accepts them. */
const flags = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']
const flag = z.pipe(
  z._default(z.enum(flags, { error: formatIssue('flag-invalid') }), 'false'),
  z.transform((value) => value.toLowerCase() === 'true'),
)
const line = z.string().check(z.regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u, formatIssue('line-invalid')))
const credential = z.string().check(z.regex(/^[\x21-\x7e]+$/, formatIssue('credential-invalid')))

const hoursIn = { h: 1, d: 24 }
/** In milliseconds. */
const duration = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,3}[hd]$/, formatIssue('duration-invalid'))),
  z.transform((text) => parseInt(text, 10) * hoursIn[text.slice(-1) as keyof typeof hoursIn] * 3_600_000),
)

/** An API's endpoint, as its origin. */
export const endpoint = z.pipe(
  z.string(),
  z.transform((text, context) => {
    const origin = parseOrigin(text)
    if (origin !== undefined) return origin
    context.issues.push({ code: 'custom', message: formatIssue('endpoint-invalid'), input: text })
    return z.NEVER
  }),
)

function intUpTo(max: number) {
  const message = formatIssue('number-invalid', { max: String(max) })
  const number = z.pipe(z.string().check(z.regex(/^\d{1,6}$/, message)), z.transform(Number))
  return number.check(z.refine((value) => value >= 1 && value <= max, message))
}

/** What the region of any provider, and a project id, look like, wherever they come from. */
const region = z.string().check(z.regex(/^[a-z]{2,20}(-[a-z0-9]{1,20}){1,4}$/, formatIssue('region-invalid')))
const projectId = z.string().check(z.regex(projectIdPattern, formatIssue('project-invalid')))

/** Every input by its name in a workflow. */
export const inputSchema = z.object({
  provider: z.optional(
    z.enum(Object.keys(providers), { error: formatIssue('provider-unknown', { providers: providerNames }) }),
  ),
  secret: z.optional(line),
  stage: z.optional(line),
  'target-version': z.optional(line),
  'target-stage': z.optional(line),
  'expected-version': z.optional(line),
  'previous-stage': z._default(line, 'auto'),
  rollback: flag,
  record: z.optional(z.string()),
  force: flag,
  'rollback-on-failure': flag,
  'dry-run': flag,
  promotions: z.optional(z.string()),
  concurrency: z._default(intUpTo(64), 8),
  'expire-outgoing-after': z.optional(duration),
  region: z.optional(region),
  'project-id': z.optional(projectId),
  endpoint: z.optional(endpoint),
  'identity-endpoint': z.optional(endpoint),
  'role-to-assume': z.optional(line),
  'oidc-provider': z.optional(line),
  'oidc-audience': z.optional(line),
  'role-session-name': z.optional(line),
  [credentialInputs.accessKeyId]: z.optional(credential),
  [credentialInputs.secretAccessKey]: z.optional(credential),
  [credentialInputs.securityToken]: z.optional(credential),
  [credentialInputs.authToken]: z.optional(credential),
  environment: z.optional(line),
  'github-token': z.optional(z.string()),
  'timeout-seconds': z._default(intUpTo(86_400), 120),
  'max-attempts': z._default(intUpTo(20), 4),
  'job-status': z.optional(z.string()),
})

/** The inputs, parsed. */
export type Inputs = z.output<typeof inputSchema>
export type InputName = keyof Inputs

export const inputNames = Object.keys(inputSchema.shape) as readonly InputName[]

/** The keys of an item of `promotions`. */
export const itemKeys = [
  'provider',
  'secret',
  'stage',
  'target-version',
  'target-stage',
  'expected-version',
  'previous-stage',
  'region',
  'project-id',
  'endpoint',
  'expire-outgoing-after',
] as const satisfies readonly InputName[]

/** The variables of the process. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads an input as the runner passes it, or an environment variable if no input has that name. Undefined if it is empty,
 * since the runner passes unset inputs that way.
 */
export function readVariable(environment: Environment, name: string): string | undefined {
  const isInput = inputNames.some((input) => input === name)
  const value = environment[isInput ? `INPUT_${name.toUpperCase()}` : name]?.trim()
  return value === '' ? undefined : value
}
