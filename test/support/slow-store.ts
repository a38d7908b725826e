/** What a store does late: shows what it has processed, or processes what it has received. */
import { request as httpRequest } from 'node:http'
import type { Cloud, CloudSecret } from './clouds/server.ts'

type StandIn = Cloud<CloudSecret>
type Request = Parameters<NonNullable<StandIn['intercept']>>[0]
type State = { secret: CloudSecret; fields: object; stages: Map<string, string[]> }[]

/** Returns whether a request reads. */
export function isRead({ operation }: Request): boolean {
  return /^List|^Describe|^Show|^Get/.test(operation)
}

/**
 * Makes reads show what the store was like so many milliseconds ago.
 *
 * @param replicas of which only the last is late: reads go to one after the other
 * @returns a function to call after a change that was no request
 */
export function showLate(cloud: StandIn, lateMs: number, replicas = 1): () => void {
  const log = [{ at: -Infinity, state: capture(cloud) }]
  const note = () => {
    log.push({ at: performance.now(), state: capture(cloud) })
  }
  const intercept = cloud.intercept
  let reads = 0
  cloud.intercept = async (call) => {
    const fault = await intercept?.(call)
    if (fault !== undefined) return fault
    const shown = log.findLast(({ at }) => at <= performance.now() - lateMs)
    const isLate = isRead(call) && ++reads % replicas === 0 && shown !== log.at(-1)
    if (!isLate || shown === undefined) {
      // A read may change a secret as well: OCI makes a change some reads after it has accepted it.
      return (response) => {
        note()
        return response
      }
    }
    const now = capture(cloud)
    restore(shown.state)
    return (response) => {
      restore(now)
      return response
    }
  }
  return note
}

/**
 * Notes what the store is like after each write.
 *
 * @returns a function that makes the next reads of each kind, one by default, show the store as it was after so many of the
 *   writes
 */
export function noteWrites(cloud: StandIn): (writes: number, lateReads?: number) => void {
  const states = [capture(cloud)]
  let late: State | undefined
  let left = 0
  const shown = new Map<string, number>()
  cloud.intercept = (call) => {
    if (!isRead(call)) {
      return (response) => {
        states.push(capture(cloud))
        return response
      }
    }
    const reads = (shown.get(call.operation) ?? 0) + 1
    if (late === undefined || reads > left) return undefined
    shown.set(call.operation, reads)
    const now = capture(cloud)
    restore(late)
    return (response) => {
      restore(now)
      return response
    }
  }
  return (writes, lateReads = 1) => {
    late = states[writes]
    left = lateReads
    shown.clear()
  }
}

/**
 * Makes the store process what `change` does just before a write, and show the state in between in the next reads of each
 * kind.
 *
 * @param isMeant whether a write is the one
 * @param lateReads how many reads of each kind are late
 */
export function changeUnseen(
  cloud: StandIn,
  change: () => void,
  isMeant: (call: Request) => boolean,
  lateReads: number,
): void {
  const intercept = cloud.intercept
  const shown = new Map<string, number>()
  let between: State | undefined
  cloud.intercept = async (call) => {
    const fault = await intercept?.(call)
    if (fault !== undefined) return fault
    if (between === undefined) {
      if (isRead(call) || !isMeant(call)) return undefined
      change()
      between = capture(cloud)
      return undefined
    }
    const reads = (shown.get(call.operation) ?? 0) + 1
    shown.set(call.operation, reads)
    if (!isRead(call) || reads > lateReads) return undefined
    const now = capture(cloud)
    restore(between)
    return (response) => {
      restore(now)
      return response
    }
  }
}

/** Makes the first so many lists of versions omit one that exists. */
export function listLate(cloud: StandIn, version: string, times: number): void {
  let lists = 0
  cloud.intercept = ({ operation }) => {
    if (!/^List.*Version/.test(operation) || ++lists > times) return undefined
    const all = Object.values(cloud.secrets).map((secret) => ({ secret, versions: secret.versions }))
    for (const { secret, versions } of all) {
      secret.versions = Object.fromEntries(Object.entries(versions).filter(([id]) => id !== version))
    }
    return (response) => {
      for (const { secret, versions } of all) secret.versions = versions
      return response
    }
  }
}

/** Sends a request again, byte for byte: a write that the store processes although its sender has given up. */
export function resend(cloud: StandIn, { method, path, query, headers, body }: Request): Promise<void> {
  const { hostname, port } = new URL(cloud.endpoint)
  const search = query.size > 0 ? `?${rawQuery(query)}` : ''
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path: `${path}${search}`, headers }, (response) => {
      response.resume().on('end', resolve)
    })
    request.on('error', reject).end(body)
  })
}

function rawQuery(query: URLSearchParams): string {
  return [...query].map((pair) => pair.map(encodeURIComponent).join('=')).join('&')
}

function capture(cloud: StandIn): State {
  return Object.values(cloud.secrets).map((secret) => ({
    secret,
    fields: { ...secret },
    stages: new Map(Object.entries(secret.versions).map(([id, { stages }]) => [id, [...stages]])),
  }))
}

function restore(state: State): void {
  for (const { secret, fields, stages } of state) {
    Object.assign(secret, fields)
    for (const [id, version] of Object.entries(secret.versions)) version.stages = new Set(stages.get(id))
  }
}
