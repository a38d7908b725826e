/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/promotion/*.ts', 'src/stores/*/signature.ts'],
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'test/support/mutation/vitest.config.ts' },
  testFiles: ['test/unit/promotion/*.test.ts', 'test/unit/stores/*/signature.test.ts'],
  coverageAnalysis: 'perTest',
  // What is worked out when a module is loaded (patterns, schemas) is there before the runner can change it, so that such
  // a mutant would survive whatever the tests say: test/unit/promotion/record.test.ts tries each of these by hand.
  ignoreStatic: true,
  // What survives is of these kinds: texts and names that only a debugger shows; defaults that the types ask for where
  // there is always a value; retries beyond the last attempt; and what the tests of the built action hold instead, since
  // it is about one provider (`blocking` and `isShown`: aws.test.ts, `isGone`: google.test.ts) or about the end of the
  // job (`isToUndo`: end-of-job.test.ts).
  concurrency: 2,
  reporters: ['clear-text'],
  clearTextReporter: { reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 85 },
  // Git and the linters leave this folder alone already.
  tempDirName: 'coverage/mutation',
}
