import { fillIn, type Values } from './template.ts'

/** Every reason for which a run stops, although no request has failed: what it says and what to do about it. */
export const refusals = {
  'moved-since': {
    message: '{label} has been moved since: it is on {now}; the step to roll back {move}',
    advice: 'Find out who moved it. To roll back anyway, set `force: true`.',
  },
  'not-recorded-secret': {
    message: 'the record is of {recorded}, but these inputs and credentials lead to {found}',
    advice:
      'If you mean {recorded}, log in to its account or project and set `secret` to this name. If you mean {found}, this record is not about it: use another `record`, or `target-version`.',
  },
  'reference-repointed': {
    message: '{label} now refers to another secret: {now} instead of {before}',
    advice:
      'Find out who changed the reference. To move it within that secret, set `secret` to the plain key and name a version of it as `target-version`.',
  },
  'reference-elsewhere': {
    message: '{label} refers to another secret than {stage}: {now} instead of {before}',
    advice: 'A version belongs to one secret. Name a version of {before} as `target-version`.',
  },
  'unexpected-version': {
    message: '{label} is on {now}, but `expected-version` is {expected}',
    advice: 'Find out who moved it, then run again with the version you now expect{quote}.',
  },
  'previous-version-gone': {
    message: 'cannot roll back: version {version} no longer exists',
    advice: '{label} stays on {now}. Roll back to another version with `target-version`.',
  },
  'previous-version-destroyed': {
    message: 'cannot roll back: version {version} is destroyed',
    advice: '{label} stays on {now}. Roll back to another version with `target-version`.',
  },
  'previous-version-disabled': {
    message: 'cannot roll back: version {version} is disabled',
    advice:
      '{label} stays on {now}. Enable the version{deadline} and run again, or roll back to another one with `target-version`.',
  },
  'target-not-found': {
    message: 'version {version} does not exist',
    advice:
      'The versions are: {versions}. Check `target-version`{quote}. If the version was made a moment ago, the store may not list it yet: run again.',
  },
  'target-disabled': {
    message: 'version {version} is disabled',
    advice: 'Enable it{deadline}, or choose another version.',
  },
  'target-destroyed': {
    message: 'version {version} is destroyed',
    advice: 'That cannot be undone. The other versions are: {versions}. Promote one of them.',
  },
  'label-unused': {
    message: 'no version has the label {label}',
    advice: 'The versions are: {versions}. Check `target-stage`{quote}.',
  },
  'label-on-unlisted': {
    message: 'the label {label} is on version {version}, which the store does not list',
    advice:
      'The versions are: {versions}. If the version was made a moment ago, run again; otherwise choose another version.',
  },
  'newest-undated': {
    message: 'cannot tell the newest version: the store lists {undated} without a creation time',
    advice: 'The versions are: {versions}. Name one as `target-version`, or run again if one was created a moment ago.',
  },
  'newest-tied': {
    message: 'cannot tell the newest version: {tied} have the same creation time',
    advice: 'The versions are: {versions}. Name one as `target-version`.',
  },
  'newest-pending': {
    message: 'the newest version, {version}, has the label {label}: its rotation has not ended, so it may be empty',
    advice:
      'The versions are: {versions}. Wait for the rotation, name a version as `target-version`, or promote this one with `target-stage: {label}`.',
  },
  'no-usable-version': {
    message: 'no version can be used',
    advice: 'The versions are: {versions}. Create one, or enable one.',
  },
  'concurrent-move': {
    message: '{label} was moved by someone else during this run: it is on {now}, expected {after}',
    advice: 'Find out who moved it, and run only one promotion of a secret at a time (`concurrency:`).',
  },
  'not-converged': {
    message: 'the store accepted the move, but {label} is still on {now} instead of {after}',
    advice: 'Check the labels of the secret, and run again once they no longer change.',
  },
  'not-confirmed': {
    message: 'could not confirm the rollback: {label} is on {now}, although the step moved it or was about to',
    advice:
      'The store may show the move late, or still make it. Check the labels of the secret in a minute. If another step has rolled it back already, nothing is left to do.',
  },
  'label-twice': {
    message: 'the list moves {label} of {secret} twice',
    advice: 'List each label of a secret once, be it as `stage` or as `previous-stage`.',
  },
  'record-too-large': {
    message: 'the record of {count} secrets is too large to pass to a rollback',
    advice: 'Split the list into several steps or matrix jobs.',
  },
  'nothing-to-roll-back': {
    message: 'nothing to roll back in environment {environment}{selection}',
    advice: 'If the promotion ran without `environment`, or in another one, use `record` or `target-version`.',
  },
  'promoted-by-another-run': {
    message:
      'this run has promoted nothing to roll back in environment {environment}; the latest promotion, deployment {id}, is by {run}',
    advice:
      'A run started by `{event}` rolls back only what it has promoted itself. To roll back an older promotion, start a workflow by hand (`workflow_dispatch`), or use `record` or `target-version`.',
  },
  'several-secrets': {
    message: '`secret` matches promotions of several secrets in environment {environment}: {secrets}',
    advice:
      'Set `secret` to one of these full names (on Google Cloud with the number of the project), or add `provider`, `region` or `project-id`.',
  },
  'node-too-old': {
    message: 'this is Node {version}, but the action requires Node {required} or newer',
    advice: 'Update the runner, or the image of the container, so that actions run with `node24`.',
  },
  'command-file': {
    message: "the runner's file for outputs and state cannot be written ({file}: {cause})",
    advice: 'Check the disk and the temporary folder of the runner, then run again.',
  },
  'deployment-record-failed': {
    message: 'the deployment record: {cause}',
    advice: '{advice}',
  },
} as const satisfies Record<string, { message: string; advice: string }>

/** The kinds of {@link Refusal}. */
type RefusalKind = keyof typeof refusals

type ValuesOf<Kind extends RefusalKind> = Values<(typeof refusals)[Kind]['message' | 'advice']>

/** A run that stops because of what it was asked for or what it found. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** What the person who runs the workflow can do. */
  readonly advice: string
  /** The label that someone else has moved, if that is the reason. */
  readonly conflictingLabel: string | undefined

  constructor(message: string, advice: string, conflictingLabel?: string) {
    super(message)
    this.advice = advice
    this.conflictingLabel = conflictingLabel
  }

  /**
   * Returns a refusal of this kind.
   *
   * @param values for the names between braces in its texts
   * @param conflictingLabel the label that someone else has moved, if that is the reason
   */
  static of<Kind extends RefusalKind>(kind: Kind, values: ValuesOf<Kind>, conflictingLabel?: string): Refusal {
    const { message, advice }: { message: string; advice: string } = refusals[kind]
    return new Refusal(fillIn(message, values), fillIn(advice, values), conflictingLabel)
  }
}
