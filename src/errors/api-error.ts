/**
 * What can go wrong with one request to a secret manager, in one list: what it means, what to do about it, and whether
 * trying again makes sense. `always`: the request was surely not processed, so even a write may be sent again.
 * `reads`: it may have been processed, so only a read is sent again and a write is settled by reading. `reread`: it was
 * surely not processed, since what it goes by is out of date, so a write may be tried again after reading. `never`: the
 * answer would be the same.
 */
const problems = {
  'secret-not-found': {
    retry: 'never',
    what: 'there is no such secret',
    advice: 'Check `secret`, `region`, `project-id` and the account that the credentials belong to.',
  },
  'version-not-found': {
    retry: 'never',
    what: 'there is no such version or label',
    advice: 'List the versions of the secret; the store may have purged one that had no label.',
  },
  'label-quota': {
    retry: 'never',
    what: 'the secret already has as many labels as the store allows',
    advice: 'Remove a label that is no longer used, then run again; or set `previous-stage: none`.',
  },
  'secret-disabled': {
    retry: 'never',
    what: 'the secret is not enabled',
    advice: 'Enable the secret, then run again.',
  },
  'secret-deleting': {
    retry: 'never',
    what: 'the secret is scheduled to be deleted',
    advice: 'Cancel the deletion, then run again.',
  },
  'not-generic': {
    retry: 'never',
    what: 'the store manages the versions of this kind of secret itself, so its labels cannot be moved',
    advice: 'Rotate it with the store, or keep the value in a generic secret.',
  },
  replica: {
    retry: 'never',
    what: 'the secret is a replica, and labels can only be moved where it is replicated from',
    advice: 'Give the primary region as `region`, and in `secret` where that is an ARN; replicas follow by themselves.',
  },
  'bad-credentials': {
    retry: 'never',
    what: 'the store does not accept the credentials',
    advice:
      'Check the access key or token, that a temporary one has not expired, and that its `security-token` came with it. It was not tried again, since repeated failures can lock the key.',
  },
  'login-failed': {
    retry: 'never',
    what: 'logging in failed',
    advice:
      'Check the login step before this one, that the job has `permissions: id-token: write`, and that the identity may be used from this repository.',
  },
  'no-id-token': {
    retry: 'never',
    what: 'GitHub gives this job no OIDC token',
    advice: 'Add `permissions: id-token: write` to the job.',
  },
  'role-refused': {
    retry: 'never',
    what: 'the role may not be assumed with the OIDC token of this job',
    advice:
      'Check `role-to-assume` and its trust policy: the conditions on issuer, audience and subject (repository, branch, environment) must fit this job. docs/keyless.md has one for each cloud.',
  },
  'role-not-found': {
    retry: 'never',
    what: 'there is no such role or identity provider',
    advice: 'Check `role-to-assume` and `oidc-provider`, and that the identity provider is not disabled.',
  },
  'oidc-refused': {
    retry: 'never',
    what: 'the token service does not accept the OIDC token of this job',
    advice:
      'Check that the cloud has an identity provider for `https://token.actions.githubusercontent.com`, and that it allows the audience of the token (`oidc-audience`). A token is good for some minutes: run again if it has expired.',
  },
  'clock-skew': {
    retry: 'never',
    what: "the store says that the request's time is too far from its own",
    advice: "Set the runner's clock right.",
  },
  'no-permission': {
    retry: 'never',
    what: 'the credentials have no permission for this',
    advice: 'Grant the permissions that the README lists for this provider.',
  },
  conflict: {
    retry: 'reread',
    what: 'somebody else changes the secret at the same time',
    advice: 'Find out who does, and let only one run at a time promote a secret (`concurrency:`).',
  },
  throttled: {
    retry: 'always',
    what: 'the store kept refusing because of too many requests',
    advice: 'Run again later.',
  },
  unreachable: {
    retry: 'always',
    what: 'no connection to the store could be made',
    advice: 'Check `endpoint` and `region`, the network of the runner and its proxy variables.',
  },
  untrusted: {
    retry: 'never',
    what: 'the connection is not safe: TLS failed',
    advice: 'Check `endpoint`. A certificate authority of your own is trusted by way of `NODE_EXTRA_CA_CERTS`.',
  },
  'no-answer': {
    retry: 'reads',
    what: 'the connection ended before the store had answered',
    advice: 'Run again; what is already as wanted is left as it is.',
  },
  cancelled: {
    retry: 'always',
    what: 'the run was cancelled',
    advice: 'Run again when you are ready.',
  },
  'cut-off': {
    retry: 'reads',
    what: 'the run was cancelled while it waited for an answer of the store',
    advice: 'Run again when you are ready.',
  },
  timeout: {
    retry: 'reads',
    what: 'the store did not answer in time',
    advice: 'Run again, with a larger `timeout-seconds` where the store is slow.',
  },
  unavailable: {
    retry: 'reads',
    what: 'the store answered with an error of its own',
    advice: 'Run again later.',
  },
  unreadable: {
    retry: 'reads',
    what: 'the answer is not what the API documents',
    advice: 'Check that `endpoint` is the API of this provider and that no proxy answers in its place.',
  },
  redirected: {
    retry: 'never',
    what: 'the answer is a redirect, which is never followed',
    advice: 'Check `endpoint`: it must be the address of the API itself.',
  },
  rejected: {
    retry: 'never',
    what: 'the store rejected the request',
    advice: "Look the code up in the provider's error center.",
  },
} as const satisfies Record<string, { retry: 'always' | 'reads' | 'reread' | 'never'; what: string; advice: string }>

/** The kinds of {@link Problem}. */
export type ProblemKind = keyof typeof problems

/** What is known about a {@link Problem} beside its kind. */
export type ProblemFacts = {
  /** The API's own name of what was asked for. */
  operation?: string | undefined
  /** The provider's error code. */
  code?: string | undefined
  /** The provider's id of the request, for its support. */
  requestId?: string | undefined
  /** One line in the provider's own words, already rid of credentials and control characters. */
  detail?: string | undefined
  /** How long the server asks to wait before the next try, in milliseconds. */
  waitMs?: number | undefined
  /** The server's clock when it answered, in milliseconds since 1970. */
  serverTime?: number | undefined
  cause?: unknown
}

/** A request to a secret manager that failed. Its message is complete but for the secret and the state it is in. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly kind: ProblemKind
  readonly facts: ProblemFacts

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    const from = [facts.operation, facts.code, facts.requestId && `request id ${facts.requestId}`].filter(Boolean)
    const detail = facts.detail ? `: ${facts.detail}` : ''
    super(`${problems[kind].what}${from.length > 0 ? ` (${from.join(', ')})` : ''}${detail}`, { cause: facts.cause })
    this.kind = kind
    this.facts = facts
  }

  /** What the person who runs the workflow can do. */
  get advice(): string {
    return problems[this.kind].advice
  }

  /**
   * Whether a failed write leaves open where the label is, so that it is settled by reading: not where it was surely not
   * processed, least of all where the credentials were refused, since one more request can lock the key.
   */
  get isUnsettled(): boolean {
    return this.retry !== 'always' && !['bad-credentials', 'clock-skew', 'no-permission'].includes(this.kind)
  }

  /** Whether sending the request again may help: `always`, only for `reads`, only after a `reread`, or `never`. */
  get retry(): 'always' | 'reads' | 'reread' | 'never' {
    return problems[this.kind].retry
  }
}

/** Whether the login was refused: it must not be tried again, since that can lock the key. */
export function isRefusedKey(error: unknown): error is Problem {
  const kinds: readonly ProblemKind[] = [
    'bad-credentials',
    'login-failed',
    'role-refused',
    'role-not-found',
    'oidc-refused',
  ]
  return error instanceof Problem && kinds.includes(error.kind)
}
