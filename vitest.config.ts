import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { cacheVariable } from './test/support/runner.ts'
import { findTool } from './test/tools/tools.ts'

/** What a change needs to know: units, stand-ins, contract, documents, and the main paths of the built action. */
export const quick = [
  'test/unit/**/*.test.ts',
  'test/support/**/*.test.ts',
  'test/repository/!(examples-played|picture).test.ts',
  'test/tools/*.test.ts',
  'test/action/app-configuration.test.ts',
  'test/action/aws.test.ts',
  'test/action/end-of-job.test.ts',
  'test/action/google.test.ts',
  'test/action/list.test.ts',
  'test/action/oci.test.ts',
  'test/action/oidc.test.ts',
  'test/action/parameter-store.test.ts',
  'test/action/promote.test.ts',
  'test/action/rollback.test.ts',
]
/** Not about AWS Secrets Manager, or too much for the server that moto has: it cannot respond to 50 requests a second. */
const notOnMoto = [
  'test/action/addresses.test.ts',
  'test/action/app-configuration*.test.ts',
  'test/action/google*.test.ts',
  'test/action/list-limits.test.ts',
  'test/action/oci*.test.ts',
  'test/action/parameter-store*.test.ts',
]
const moto = ['test/vendors/moto.test.ts', 'test/vendors/parameter-store.test.ts']
const speed = ['test/bench/start-up.test.ts']
const permissions = ['test/security/permissions.test.ts']

export default defineConfig({
  // Silences one warning per file of the linter below: its source maps point to sources it does not ship.
  logLevel: 'error',
  test: {
    // Many tests start the built action in a process: generous for a busy machine, never a measure of speed. It is longer
    // than the 240 s after which the runner's double kills the action, so that what it said is seen.
    testTimeout: 300_000,
    // The tests wait for those processes more than they compute.
    maxWorkers: 2 * availableParallelism(),
    reporters: ['default', ...(process.env.GITHUB_ACTIONS ? ['github-actions'] : []), './test/tools/skipped.ts'],
    // GitHub's workflow linter imports JSON without the attribute that Node demands; Vite is not so strict.
    server: { deps: { inline: [/@actions\/(expressions|languageservice|workflow-parser)/] } },
    globalSetup: 'test/support/compile-cache.ts',
    projects: [
      // From group 1 on: where there is one worker, group 0 comes after all others.
      { extends: true, test: { name: 'quick', include: quick, sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: {
          name: 'thorough',
          include: ['test/**/*.test.ts'],
          exclude: [...quick, ...moto, ...speed, ...permissions],
          sequence: { groupOrder: 1 },
        },
      },
      // The tests of the built action once more, those for AWS on moto.
      {
        extends: true,
        test: {
          name: 'moto',
          include: [...moto, ...(findTool('moto_server') === undefined ? [] : ['test/action/*.test.ts'])],
          exclude: notOnMoto,
          env: { TEST_AWS: 'moto' },
          globalSetup: 'test/vendors/moto-server.ts',
          setupFiles: 'test/vendors/moto-setup.ts',
          sequence: { groupOrder: 1 },
        },
      },
      // When nothing else runs, and without the help of code compiled before.
      {
        extends: true,
        test: { name: 'speed', include: speed, env: { [cacheVariable]: '' }, sequence: { groupOrder: 2 } },
      },
      // After all that sends requests: this is about all of them.
      {
        extends: true,
        test: {
          name: 'permissions',
          include: permissions,
          globalSetup: 'test/support/permissions/setup.ts',
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
