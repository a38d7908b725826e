/** Reads a record as the action publishes it, with code that knows nothing of `src`. */
import { gunzipSync } from 'node:zlib'

type RecordJson = {
  version: number
  run?: string
  secrets: {
    provider: string
    region: string
    projectId?: string
    endpoint?: string
    secret: string
    stage: string
    changes: { stage: string; before: string | null; after: string | null }[]
    expiry?: { version: string; before: number | null; after: number | null }
  }[]
}

/** Returns the JSON of a record, whichever form it has. */
export function recordJson(record = ''): string {
  const packed = /^(?:\{"packed":")?psv1\.([\w-]+)/.exec(record)?.[1]
  return packed === undefined ? record : gunzipSync(Buffer.from(packed, 'base64url')).toString('utf8')
}

/** Parses a record, whichever form it has. */
export function readRecord(record: string | undefined): RecordJson {
  return JSON.parse(recordJson(record)) as RecordJson
}

/**
 * Returns the record with another endpoint, as JSON: that is all that differs between two clouds of a vendor. The names
 * of secrets may hold it, too.
 */
export function withEndpoint(endpoint: string, record: string | undefined): string {
  const json = recordJson(record)
  const [, known] = /"endpoint":"([^"]+)"/.exec(json) ?? []
  return known === undefined ? json : json.replaceAll(known, endpoint)
}
