/** Fuzzes the responses of GitHub's deployments API, over HTTP, since Octokit parses them as well. */
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, expect } from 'vitest'
import { Client } from '../../../src/http/client.ts'
import { Deadline } from '../../../src/http/deadline.ts'
import { fuzz, planted, responseOf, responsesOf } from '../../support/fuzz/engine.ts'

let responses: ReturnType<typeof responsesOf> = []
const server = createServer((request, response) => {
  const { status, headers, body } = (responses.length > 1 ? responses.shift() : responses[0]) ?? responseOf(null)
  // The server sets the headers of the connection.
  const connectionHeaders = /^(content-length|transfer-encoding|connection|keep-alive|trailer|upgrade|)$/
  for (const [name, value] of Object.entries(headers))
    if (!connectionHeaders.test(name)) response.setHeader(name, value)
  request.resume()
  response.writeHead(status).end(body)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.env.GITHUB_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
// Octokit reads GitHub's address when it is loaded.
const { Deployments } = await import('../../../src/github/deployments.ts')
const location = { repository: 'octo-org/shop', environment: 'production', sha: 'main', run: undefined }
const deadline = new Deadline(86_400_000)
const client = new Client(deadline, 1, { maxResponseBytes: 5 * 1024 * 1024 })
const deployments = new Deployments({ ...location, token: planted.authToken, client, deadline, maxAttempts: 1 })
afterAll(async () => {
  await client[Symbol.asyncDispose]()
  server.close()
})

fuzz('github-deployments', [planted.authToken], async (mutated) => {
  responses = responsesOf(mutated)
  const outcomes = [
    await outcomeOf(Array.fromAsync(take(deployments.list(), 100))),
    await outcomeOf(deployments.statuses(1002)),
    await outcomeOf(deployments.create('{}', () => true, 'v3')),
    await outcomeOf(deployments.mark(1003, { state: 'in_progress', description: 'promotion in progress' })),
  ] as const
  const [, statuses, created] = outcomes
  if (statuses.status === 'fulfilled') {
    for (const { state, description } of statuses.value)
      expect([typeof state, typeof description]).toEqual(['string', 'string'])
  }
  if (created.status === 'fulfilled') expect(Number.isSafeInteger(created.value)).toBe(true)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
})

/** Takes at most so many items: a mutated response may link to itself as the next page. */
async function* take<T>(items: AsyncIterable<T>, max: number): AsyncGenerator<T> {
  let count = 0
  for await (const item of items) {
    yield item
    if (++count >= max) return
  }
}

async function outcomeOf<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise])
  return outcome
}
