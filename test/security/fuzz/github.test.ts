/** GitHub's deployments: their answers come over the wire, since Octokit reads them too. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect } from 'vitest'
import { Deadline } from '../../../src/http/deadline.ts'
import { answerOf, answersOf, fuzz, planted } from '../../support/fuzz/engine.ts'

let answers: ReturnType<typeof answersOf> = []
const server = createServer((request, response) => {
  const { status, headers, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? answerOf(null)
  // What belongs to the wire is the server's own.
  const own = /^(content-length|transfer-encoding|connection|keep-alive|trailer|upgrade|)$/
  for (const [name, value] of Object.entries(headers)) if (!own.test(name)) response.setHeader(name, value)
  request.resume()
  response.writeHead(status).end(body)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.env.GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
// Octokit looks where GitHub is when it is loaded.
const { Deployments } = await import('../../../src/github/deployments.ts')
const place = { repository: 'octo-org/shop', environment: 'production', sha: 'main', run: undefined }
const deployments = new Deployments({
  ...place,
  token: planted.authToken,
  deadline: new Deadline(86_400_000),
  maxAttempts: 1,
})
afterAll(async () => {
  await deployments[Symbol.asyncDispose]()
  server.close()
})

fuzz('github-deployments', [planted.authToken], async (spoilt) => {
  answers = answersOf(spoilt)
  const outcomes = [
    await settled(deployments.find(({ payload }) => payload === '{}')),
    await settled(deployments.statuses(1002)),
    await settled(deployments.create('{}', () => true, 'v3')),
    await settled(deployments.mark(1003, { state: 'in_progress', description: 'labels are being moved' })),
  ] as const
  const [, statuses, created] = outcomes
  if (statuses.status === 'fulfilled') {
    for (const { state, description } of statuses.value)
      expect([typeof state, typeof description]).toEqual(['string', 'string'])
  }
  if (created.status === 'fulfilled') expect(Number.isSafeInteger(created.value)).toBe(true)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
})

async function settled<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise])
  return outcome
}
