import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Silences one warning per file of the linter below: its source maps point to sources it does not ship.
  logLevel: 'error',
  test: {
    // Many tests start the built action in a process of its own: generous for a busy machine, never a measure of speed.
    // It is longer than the 60 s after which the runner's double kills the action, so that what it said is seen.
    testTimeout: 90_000,
    // GitHub's workflow linter imports JSON without the attribute that Node demands; Vite is not so strict.
    server: { deps: { inline: [/@actions\/(expressions|languageservice|workflow-parser)/] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: ['test/bench/**', 'test/security/permissions.test.ts'],
          // From 1 on: where there is one worker, group 0 comes after all others.
          sequence: { groupOrder: 1 },
        },
      },
      // When nothing else runs.
      { extends: true, test: { name: 'speed', include: ['test/bench/*.test.ts'], sequence: { groupOrder: 2 } } },
      // After all that sends requests: this is about all of them.
      {
        extends: true,
        test: {
          name: 'permissions',
          include: ['test/security/permissions.test.ts'],
          globalSetup: 'test/support/permissions/setup.ts',
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
