/**
 * The end of the job: rolls the step back if the job failed or was cancelled.
 *
 * It is a rollback by the record that the step saved before its first write: this file only replaces the inputs by those
 * of that rollback and starts the action itself. It imports nothing, since most jobs succeed and then there is nothing
 * to do.
 */

/** Inputs that the rollback needs too; all others concern the promotion. */
const kept = [
  'ACCESS-KEY-ID',
  'SECRET-ACCESS-KEY',
  'SECURITY-TOKEN',
  'AUTH-TOKEN',
  'ENDPOINT',
  'IDENTITY-ENDPOINT',
  'ROLE-TO-ASSUME',
  'OIDC-PROVIDER',
  'OIDC-AUDIENCE',
  'ROLE-SESSION-NAME',
  'TIMEOUT-SECONDS',
  'MAX-ATTEMPTS',
  'CONCURRENCY',
  'ENVIRONMENT',
  'GITHUB-TOKEN',
]

const record = process.env.STATE_record
const status = process.env['INPUT_JOB-STATUS']
if (record && (status === 'failure' || status === 'cancelled')) {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('INPUT_') && !kept.includes(name.slice('INPUT_'.length))) process.env[name] = ''
  }
  process.env.INPUT_ROLLBACK = 'true'
  process.env.INPUT_RECORD = record
  // @ts-expect-error -- the bundle of the action, one folder up from this one: it exists only once both are built
  await import(/* webpackIgnore: true */ '../index.js')
}
