/** Around each test on moto: skips it if it is about something else, and expects a listed deviation to be there. */
import { aroundEach } from 'vitest'
import { currentTest } from '../support/clouds/aws-moto.ts'
import { findDeviation } from './moto-deviations.ts'

aroundEach(async (run, { task, skip }) => {
  // Vitest then reports the test as failed if it passes, so that no deviation is listed for longer than it lasts.
  if (findDeviation(task.fullTestName)) Object.assign(task, { fails: true })
  const test = { skip, usesMoto: false }
  await currentTest.run(test, run)
  if (!test.usesMoto) skip('not about AWS')
})
