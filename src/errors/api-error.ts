import { fillIn } from './template.ts'

/**
 * Every way in which a request can fail: what it means, what to do about it, and when it may be sent again.
 *
 * `safe`: the request was certainly not processed, so even a write may be sent again. `idempotent`: it may have been
 * processed, so only a read is sent again and a write is resolved by reading. `after-read`: it was not processed because
 * it was based on an outdated read, so a write may be sent again after a new one. `wait`: the response will be another in
 * a while, so a read is sent again for as long as there is time. `never`: the response would be the same.
 */
export const catalog = {
  'secret-not-found': {
    retry: 'never',
    message: 'secret not found',
    advice: 'Check `secret`, `region`, `project-id` and the account that the credentials belong to.',
  },
  'other-secret': {
    retry: 'never',
    message: '{service} returned another secret than the requested one',
    advice:
      'Compare the account, region and project in both names. Log in to those of the requested secret (`role-to-assume`, the credential inputs or the login step), and check `region`, `project-id` and `endpoint`. A secret that was deleted and created again is another one.',
  },
  'label-not-unique': {
    retry: 'never',
    message: 'unexpected response from the API: a label is on two versions',
    advice: 'Run again in a minute. If the store still lists it twice, report that to the provider.',
  },
  'arn-not-unique': {
    retry: 'never',
    message: 'two parameters have the same ARN',
    advice:
      'A record names a parameter by its ARN, so neither of them could be rolled back for certain. To move a label now, use `aws ssm label-parameter-version` with the name of the parameter. Then create the parameter again with a name of more than one level.',
  },
  'not-encrypted': {
    retry: 'never',
    message: 'this parameter is not a SecureString, so its history would contain its value in plain text',
    advice:
      'The action does not read values. Create the parameter again as a `SecureString`, and label a version of it.',
  },
  'version-not-found': {
    retry: 'never',
    message: 'version or label not found',
    advice: 'List the versions of the secret; the store may have purged one that had no label.',
  },
  'label-quota': {
    retry: 'never',
    message: "the secret has reached the store's label limit",
    advice: 'Remove an unused label, then run again.',
  },
  'secret-disabled': {
    retry: 'never',
    message: 'the secret is disabled',
    advice: 'Enable the secret, then run again.',
  },
  'secret-updating': {
    retry: 'wait',
    message: 'the secret is being updated, and has not become ready in time',
    advice: 'Run again once the provider shows it as active, or with a larger `timeout-seconds`.',
  },
  'secret-deleting': {
    retry: 'never',
    message: 'the secret is scheduled for deletion',
    advice: 'Cancel the deletion, then run again.',
  },
  'managed-secret': {
    retry: 'never',
    message: 'this secret is managed by the provider, so its labels cannot be moved',
    advice: 'Rotate it with the provider, or keep the value in a generic secret.',
  },
  'not-a-reference': {
    retry: 'never',
    message: 'the key-value is not a Key Vault reference',
    advice:
      'Check `secret` and `stage`. The action moves references to secrets in a vault only; it has neither shown nor kept the value.',
  },
  'secret-locked': {
    retry: 'never',
    message: 'the secret is locked',
    advice: 'Unlock it, then run again.',
  },
  replica: {
    retry: 'never',
    message: 'the secret is a replica; labels can only be moved in its primary region',
    advice: 'Set `region` (and `secret`, if it is an ARN) to the primary region; replicas follow automatically.',
  },
  'bad-credentials': {
    retry: 'never',
    message: 'authentication failed',
    advice:
      'Check that the access key or token is valid and has not expired; temporary keys also need `security-token`. The action did not retry, because repeated failures can lock the key.',
  },
  'key-locked': {
    retry: 'never',
    message: 'the access key is locked after repeated authentication failures',
    advice: 'Correct the key, wait for five minutes, then run again.',
  },
  'wrong-region': {
    retry: 'never',
    message: 'the request is signed for another region or service than that of the endpoint',
    advice: 'Check `region` and `endpoint`: both must be those of the secret. The key is not the cause.',
  },
  'credentials-unavailable': {
    retry: 'never',
    message: 'could not obtain credentials',
    advice:
      'Check the login step: it must run in this job, before this step. The key of a service account must be its whole JSON file.',
  },
  'no-id-token': {
    retry: 'never',
    message: 'GitHub did not issue an OIDC token for this job',
    advice: 'Add `permissions: id-token: write` to the job.',
  },
  'id-token-refused': {
    retry: 'never',
    message: '{service} refused to issue an OIDC token for this job',
    advice: 'Check `oidc-audience`, then run the job again: it can request tokens only while it runs.',
  },
  'account-key-refused': {
    retry: 'never',
    message: '{service} rejected the key of the service account',
    advice:
      'Check in Google Cloud that the service account and this key of it exist and are enabled, and that the credentials file is complete.',
  },
  'role-refused': {
    retry: 'never',
    message: "the role's trust policy rejected this job's OIDC token",
    advice:
      'Check `role-to-assume` and its trust policy: the conditions on issuer, audience and subject (repository, branch, environment) must match this job. docs/oidc.md has one for each provider.',
  },
  'role-not-found': {
    retry: 'never',
    message: 'role or identity provider not found',
    advice: 'Check `role-to-assume` and `oidc-provider`, and that the identity provider is enabled.',
  },
  'oidc-refused': {
    retry: 'never',
    message: "the token service rejected this job's OIDC token",
    advice:
      'Check that the account has an identity provider for `https://token.actions.githubusercontent.com` and that it allows the audience of the token (`oidc-audience`). Tokens are valid for a few minutes; run again if it expired.',
  },
  'clock-skew': {
    retry: 'never',
    message: 'the request was rejected because of clock skew',
    advice: "Synchronize the runner's clock.",
  },
  'no-permission': {
    retry: 'never',
    message: 'permission denied',
    advice: 'Grant the permissions that the README lists for this provider.',
  },
  'explicit-deny': {
    retry: 'never',
    message: 'a policy explicitly denies permission',
    advice:
      'Find the policy that denies this, whose type is in the cause, and correct it or its condition. Granting the permission elsewhere does not help.',
  },
  'service-disabled': {
    retry: 'never',
    message: 'the service is not enabled for this account or project',
    advice: 'Enable it in the console of the provider, wait a few minutes, then run again. No permission is missing.',
  },
  'payment-overdue': {
    retry: 'never',
    message: 'billing is overdue or disabled for this account or project',
    advice: 'Settle the bill or enable billing, wait a few minutes, then run again. No permission is missing.',
  },
  'account-restricted': {
    retry: 'never',
    message: 'the provider has restricted this account or project',
    advice: 'Ask the support of the provider to lift the restriction, then run again. No permission is missing.',
  },
  conflict: {
    retry: 'after-read',
    message: 'conflict: another process is changing this secret',
    advice: 'Run only one promotion of a secret at a time (`concurrency:`), then run again.',
  },
  'precondition-failed': {
    retry: 'never',
    message: '{service} refused the change in the present state of the secret',
    advice: 'Correct what the store names, then run again.',
  },
  'sso-required': {
    retry: 'never',
    message: 'the organization requires single sign-on for this token',
    advice: 'Authorize the token in `github-token` for the single sign-on of the organization, or unset that input.',
  },
  'ip-not-allowed': {
    retry: 'never',
    message: 'the IP allow list of the organization excludes this runner',
    advice: 'Add the address of the runner to the IP allow list, or use a runner with an address on it.',
  },
  'no-deployments-api': {
    retry: 'never',
    message: 'the server of this repository has no deployments API',
    advice: 'Unset `environment`, and roll back with `record` or `rollback-on-failure`.',
  },
  'deployment-conflict': {
    retry: 'never',
    message: '{service} reports a conflict',
    advice: 'Resolve what GitHub names, then run again.',
  },
  throttled: {
    retry: 'safe',
    message: 'rate limited by {service}',
    advice: 'Run again later.',
  },
  unreachable: {
    retry: 'safe',
    message: 'could not connect to {service}',
    advice: 'Check `endpoint` and `region`, the network of the runner and its proxy variables.',
  },
  'proxy-auth-failed': {
    retry: 'never',
    message: 'the proxy requires authentication',
    advice:
      'Check the user and password in `HTTPS_PROXY`. The action did not retry, because repeated failures can lock the account.',
  },
  'proxy-invalid': {
    retry: 'never',
    message: 'the address of the proxy is invalid',
    advice: 'Correct the variable on the runner or in the `env` of the workflow: `http://user:password@host:port`.',
  },
  'tls-failed': {
    retry: 'never',
    message: 'TLS verification failed',
    advice: 'Check `endpoint`. To trust a private CA, set `NODE_EXTRA_CA_CERTS`.',
  },
  'connection-closed': {
    retry: 'idempotent',
    message: 'the connection closed before {service} responded',
    advice: 'Run again; labels already in place are left alone.',
  },
  cancelled: {
    retry: 'safe',
    message: 'the run was cancelled',
    advice: 'Run again when you are ready.',
  },
  'cancelled-in-flight': {
    retry: 'idempotent',
    message: 'the run was cancelled while waiting for a response',
    advice: 'Run again when you are ready.',
  },
  'out-of-time': {
    retry: 'safe',
    message: 'the time limit of the step was reached',
    advice: 'Run again, with a larger `timeout-seconds`.',
  },
  timeout: {
    retry: 'idempotent',
    message: 'timed out waiting for {service}',
    advice: 'Run again, with a larger `timeout-seconds` if the store is slow.',
  },
  unavailable: {
    retry: 'idempotent',
    message: '{service} returned a server error',
    advice: 'Run again later.',
  },
  unreadable: {
    retry: 'idempotent',
    message: 'unexpected response from {service}',
    advice: 'Check that `endpoint` is the API of this provider and that no proxy responds in its place.',
  },
  redirected: {
    retry: 'never',
    message: 'the endpoint returned a redirect, which is not followed',
    advice: 'Check `endpoint`: it must be the address of the API itself.',
  },
  rejected: {
    retry: 'never',
    message: '{service} rejected the request',
    advice: "Look the code up in the provider's documentation.",
  },
} as const satisfies Record<string, { retry: Retry; message: string; advice: string }>

type Retry = 'safe' | 'idempotent' | 'after-read' | 'wait' | 'never'

/** The kinds of {@link ApiError}. */
export type ApiErrorKind = keyof typeof catalog

/** What is known about an {@link ApiError} besides its kind. */
export type ApiErrorDetails = {
  /** Who was called, as the message names it; `the store` unless said otherwise. */
  service?: string | undefined
  /** The API's own name of the operation. */
  operation?: string | undefined
  /** The provider's error code. */
  code?: string | undefined
  /** The provider's id of the request, for its support. */
  requestId?: string | undefined
  /** One line in the provider's own words, already sanitized. */
  detail?: string | undefined
  /** Advice that replaces that of the catalog. */
  advice?: string | undefined
  /** A page of the provider's about this error, already checked. */
  link?: string | undefined
  /** How long the server asks to wait before the next attempt, in milliseconds. */
  retryAfterMs?: number | undefined
  /** The server's clock when it responded, in milliseconds since 1970. */
  serverTimeMs?: number | undefined
  cause?: unknown
}

/** A request with such an error was refused before the API looked at what it asks for. */
const refusedKinds: readonly ApiErrorKind[] = [
  ...(['bad-credentials', 'key-locked', 'wrong-region', 'clock-skew', 'no-permission', 'explicit-deny'] as const),
  ...(['service-disabled', 'payment-overdue', 'account-restricted', 'proxy-auth-failed', 'proxy-invalid'] as const),
]

/** A request that failed. Its message is complete but for the secret and the state of its labels. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: ApiErrorKind
  readonly details: ApiErrorDetails

  constructor(kind: ApiErrorKind, details: ApiErrorDetails = {}) {
    const { service = 'the store', operation, code, requestId, detail, cause } = details
    const origin = [operation, code, requestId && `request id ${requestId}`].filter(Boolean)
    const what = fillIn(catalog[kind].message, { service })
    super([`${what}${origin.length > 0 ? ` (${origin.join(', ')})` : ''}`, detail].filter(Boolean).join(': '), {
      cause,
    })
    this.kind = kind
    this.details = details
  }

  /** Returns the error with these details added, unless it has them already. */
  with(details: ApiErrorDetails): ApiError {
    return new ApiError(this.kind, { ...details, ...this.details })
  }

  /** What the person who runs the workflow can do. */
  get advice(): string {
    const { advice = catalog[this.kind].advice, link } = this.details
    return link === undefined ? advice : `${advice} See ${link}`
  }

  /**
   * Whether a failed write leaves open where the label is, so that a read must resolve it. False if the write was
   * certainly not processed, and for refused credentials: one more request can lock the key.
   */
  get isAmbiguous(): boolean {
    return this.retry !== 'safe' && !refusedKinds.includes(this.kind)
  }

  /** When the request may be sent again. */
  get retry(): Retry {
    return catalog[this.kind].retry
  }
}

/** Whether the login was refused. It must not be retried, since that can lock the key or the account. */
export function isAuthFailure(error: unknown): error is ApiError {
  const kinds: readonly ApiErrorKind[] = [
    'bad-credentials',
    'key-locked',
    'credentials-unavailable',
    'account-key-refused',
    'role-refused',
    'role-not-found',
    'oidc-refused',
    'proxy-auth-failed',
  ]
  return error instanceof ApiError && kinds.includes(error.kind)
}
