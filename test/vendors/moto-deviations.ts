/**
 * What moto does otherwise than AWS, with the tests of `test/action` that fail for it. All that has no issue was looked for
 * among the issues of getmoto/moto; the lines are those of moto 5.2.5, in `moto/secretsmanager/models.py`.
 */
type Deviation = {
  /** What moto does. */
  readonly moto: string
  /** The issue, or the lines that show it. */
  readonly source: string
  /** The titles of the tests. */
  readonly tests: readonly RegExp[]
}

const deviations: readonly Deviation[] = [
  {
    moto: 'DescribeSecret returns the versions without a label, too',
    source: '_form_version_ids_to_stages, line 283',
    tests: [
      /AWS: a promotion > takes four steps, and never leaves the outgoing version without a label/,
      /AWS: a promotion > fails if the target label does not exist, and lists the versions/,
      /AWS: a version that is listed late > is refused if it does not show, with the hint that it may yet/,
    ],
  },
  {
    moto: 'ListSecretVersionIds returns the name as the ARN; the action takes that for the response to another request',
    source: 'list_secret_version_ids, line 1033',
    tests: [
      /AWS: a promotion > fails if the target version does not exist, and lists the versions/,
      /AWS: a dry run > fails if the real run would fail/,
      /AWS: a list of labels > of empty texts only is not shown as labels in an error/,
      /AWS: text from the server > in the label of a version stays text/,
      /a name that YAML has turned into a number > .* is suspected in any case/,
      /`target-version: newest` in a list > means the newest version of each secret/,
      // The other tests of this suite fail before the list is read, or while it is.
      /AWS: `target-version: newest` > (promotes|reports|changes|refuses|is not|is combined|takes|accepts)/,
    ],
  },
  {
    moto: 'AWSCURRENT cannot be moved if it is on no version: the response is a 500',
    source: 'https://github.com/getmoto/moto/issues/9451',
    tests: [
      /AWS: a promotion > does not move the previous label if no version loses the label/,
      /AWS: a rollback by record > keeps a built-in label that was on no version before, with a warning/,
    ],
  },
  {
    moto: 'any key is accepted',
    source: 'https://docs.getmoto.org/en/latest/docs/iam.html: only on request, and then for all of moto',
    tests: [
      /AWS: a promotion > fails after one request with an (invalid secret|unknown) key/,
      /a secret that was never read has unknown versions, not none/,
    ],
  },
  {
    moto: 'no request deletes a version; in AWS the service itself does',
    source: 'no such method of the backend',
    tests: [
      /AWS: a rollback by record > fails if the version to restore no longer exists/,
      /AWS: a rollback by record > leaves the previous label to the store if its earlier version no longer exists/,
      /AWS: the job summary > contains the warnings, and its heading counts them/,
    ],
  },
  {
    moto: 'no request makes a replica of a secret that exists',
    source: 'create_replicas, line 140',
    tests: [/AWS: the secret > is rejected if it is a replica, and the error names the primary region/],
  },
]

/** Returns the deviation for which a test fails. */
export function findDeviation(title: string): Deviation | undefined {
  return deviations.find(({ tests }) => tests.some((test) => test.test(title)))
}
