import { fillIn } from '../errors/template.ts'

/** What can be wrong with an input, after the input's name. */
export const issueTexts = {
  required: 'is required',
  'provider-required': 'is required: one of {providers}',
  'provider-unknown': 'must be one of {providers}',
  'target-required': 'is required (or `target-stage`)',
  'rollback-target-required': 'requires `record`, `environment`, `target-version` or `target-stage`',
  'stage-required': 'is required: {provider} has no built-in label',
  'location-required': 'is required (or one of the environment variables {variables})',
  'project-lookup': 'is required: it cannot be looked up without `region`',
  'token-service-region': 'is required: the token service cannot be found without `region`',
  'format-required': 'is required, e.g. `{example}`',
  'format-invalid': 'must look like `{example}`',
  'flag-invalid': 'must be `true` or `false`',
  'line-invalid': 'must be a single line of text',
  'credential-invalid': 'must be a single line without whitespace',
  'duration-invalid': 'must be hours or days, such as `36h` or `30d`',
  'endpoint-invalid': 'must be `https://host` or `http://` to a loopback address, without a path',
  'number-invalid': 'must be a whole number from 1 to {max}',
  'region-invalid': 'is not a valid region',
  'project-invalid': 'is not a valid project id',
  'name-invalid': 'is not a valid name for {provider}',
  'name-number': 'is not a valid name for {provider}: quote it, since YAML rewrites numbers (1.10 becomes 1.1)',
  'name-surplus': 'is not a valid name for {provider}: leave out `{surplus}`',
  'version-not-number': 'must be a number such as {example}, or `{word}`',
  'variable-invalid': 'comes from {variable}, which {problem}',
  'not-in-secret': 'differs from the one in `secret` ({value})',
  'full-name-required': 'is not the full name that the store gives a secret',
  unsupported: 'is not supported by {provider}',
  'no-login-method': 'is not how {provider} logs in',
  incompatible: 'cannot be combined with `{input}`',
  'newest-rollback':
    'cannot be `newest` with `rollback: true`: the newest version is the one to roll back from; name a version that you know to be good',
  'only-with-rollback': 'requires `rollback: true`',
  'is-stage': 'is the label to move',
  'is-current': 'is the current label: the version losing `stage` would be in service again',
  'several-providers': 'cannot be used with several providers; use a login action for each',
  'oidc-permission': 'requires an OIDC token: add `permissions: id-token: write` to the job',
  'oidc-address':
    'requires an OIDC token, but the address that the runner gives for it (ACTIONS_ID_TOKEN_REQUEST_URL) is not `https://`',
  'no-key':
    'is required: no credentials found; set `role-to-assume` (OIDC), run a login action first, or set `access-key-id` and `secret-access-key` (or {variables})',
  'no-token':
    'is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), run a login action first, or set `auth-token` (or {variables})',
  'no-token-variable':
    'is required: no credentials found; set `role-to-assume` and `oidc-provider` (OIDC), or set `auth-token` to what `{command}` prints after a login action',
  'provider-alone':
    'cannot be {provider} in a list with other providers, since it logs in with inputs only; use a step for each',
  'no-login-of-several':
    'is unset, and no credentials found for {logins}; with several providers, run a login action for each first, or set these variables',
  'key-incomplete': 'is required, since {names} is set',
  'key-in-environment': 'is unset, and in the environment {name} {problem}',
  'list-invalid': 'must be a list of items whose values are text, or of plain names{path}',
  'list-empty': 'has no items',
  'list-too-long': 'has {count} items; the limit is {max}',
  'list-unreadable': 'is not valid YAML or JSON{line}',
  'list-unknown-keys': 'has unknown keys: {keys} Items are counted from 0. Allowed: {allowed}',
  'list-duplicate': 'lists the same secret and label twice',
  'record-masked':
    'is incomplete: the runner has masked a part of it (`***`); use the `record` output instead of the log, or `environment` or `target-version`',
  'record-field': 'is invalid at {path}: {problem}',
  'record-provider': 'names a provider that this version of the action does not support',
  'record-endpoint': "contains an endpoint outside the provider's domain; if it is correct, pass it as `endpoint`",
  'record-mismatch': 'does not match the record',
  'runner-required': 'requires GITHUB_API_URL (https), GITHUB_REPOSITORY and GITHUB_SHA, which GitHub runners set',
} as const

/** The kinds of issues with an input. */
export type IssueKind = keyof typeof issueTexts

/** Formats what is wrong with an input. */
export function formatIssue(kind: IssueKind, values: Readonly<Record<string, string>> = {}): string {
  return fillIn(issueTexts[kind], values)
}

/** All that is wrong with the inputs, each with its name. */
export class InputError extends Error {
  override readonly name = 'InputError'
  /** What the person who runs the workflow can do about a rollback that these inputs prevent. */
  readonly advice =
    'Correct these inputs, then roll back with the `record`, which is in the log of the step that moved the labels.'

  constructor(issues: Iterable<readonly [input: string, message: string]>) {
    super([...issues].map(([input, message]) => `\`${input}\` ${message}`).join('\n'))
  }
}

/** Collects what is wrong with the inputs of a step, and of the items of its list, so that it is reported together. */
export class InputIssues {
  readonly #messages = new Map<string, string>()

  /** Adds an issue. The first about an input counts: it explains the others. */
  add(input: string, message: string): void {
    if (!this.#messages.has(input)) this.#messages.set(input, message)
  }

  /** @throws InputError if there are any */
  throwIfAny(): void {
    if (this.#messages.size > 0) throw new InputError(this.#messages)
  }
}
