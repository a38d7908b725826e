/** Starts moto for all tests of a project. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { motoVariable } from '../support/clouds/aws-moto.ts'
import { findTool } from '../tools/tools.ts'

/** Moto's server says this when it listens. */
const addressPattern = /Running on (http:\/\/127\.0\.0\.1:\d+)/

export default async function setup() {
  const path = findTool('moto_server')
  if (path === undefined) return undefined
  const server = spawn(path, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const lines = createInterface({ input: server.stderr })
  for await (const line of lines) {
    const [, address] = addressPattern.exec(line) ?? []
    if (address === undefined) continue
    process.env[motoVariable] = address
    break
  }
  server.stderr.resume()
  return async () => {
    server.kill()
    await once(server, 'exit')
  }
}
