import base from '../../vitest.config.ts'

/** Every fault at every request, signals, and races at request level. */
export default { ...base, test: { ...base.test, include: ['test/{faults,races}/*.test.ts'], exclude: [] } }
