/**
 * The end of the job: rolls the step back if the job failed or was cancelled, and always says what it does and why.
 *
 * It is a rollback by the record that the step saved before its first write: this file only replaces the inputs by those
 * of that rollback and starts the action itself. It imports nothing, since most jobs succeed and then there is nothing
 * to do.
 *
 * The record is the step's own: the step has saved a value in any case, which the runner sets after all variables that
 * other steps of the job have exported.
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

/** act gives an action in a composite action the status of that one. */
const isInCompositeOfAct = process.env.ACT === 'true' && !!process.env.GITHUB_ACTION_PATH
const { STATE_record: record, 'INPUT_JOB-STATUS': status, 'INPUT_ROLLBACK-ON-FAILURE': flag = '' } = process.env

/** Returns whether to roll back, and the line that says so. It quotes nothing from outside. */
function decide(): [rollsBack: boolean, line: string] {
  // As `core.getBooleanInput` accepts it.
  if (!['true', 'True', 'TRUE'].includes(flag.trim())) {
    return [false, 'Nothing to do at the end of the job: `rollback-on-failure` is not `true`.']
  }
  if (status === 'success' && isInCompositeOfAct)
    return [false, 'Nothing was rolled back: act says only that the composite action of this step succeeded.']
  if (status === 'success') return [false, 'Nothing to roll back: the job succeeded.']
  if (!record)
    return [
      false,
      'Nothing to roll back: this step moved no label, has rolled it back already, or ran without `rollback-on-failure`.',
    ]
  if (status === 'failure') return [true, 'Rolling back the labels that this step moved, since the job failed.']
  if (status === 'cancelled')
    return [true, 'Rolling back the labels that this step moved, since the job was cancelled.']
  return [
    false,
    'Nothing was rolled back: `job-status` is neither `success`, `failure` nor `cancelled`. Leave this input unset. To roll back, use the `record` of this step.',
  ]
}

const [rollsBack, line] = decide()
console.log(line)
if (rollsBack) {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('INPUT_') && !kept.includes(name.slice('INPUT_'.length))) process.env[name] = ''
  }
  process.env.INPUT_ROLLBACK = 'true'
  process.env.INPUT_RECORD = record
  // Tells the action that the record is its own. A variable could not: any step of the job can set one.
  process.argv.push('end-of-job')
  // @ts-expect-error -- the bundle of the action, one folder up from this one: it exists only once both are built
  await import(/* webpackIgnore: true */ '../index.js')
}
