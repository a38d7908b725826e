/** Sends calls with Google's client for Node, in the words of the driver for Python. */
import { secretmanager } from '@googleapis/secretmanager'
import { OAuth2Client } from 'google-auth-library'
import type { Call, Outcome } from './client.ts'
import type { VendorError } from './outcomes.ts'

type Update = {
  readonly secret: { name: string; version_aliases: Record<string, number>; etag?: string }
  readonly update_mask: string
}

/** Sends a call with the client for Node. */
export async function callNode(endpoint: string, token: string, call: Call): Promise<Outcome> {
  try {
    return { result: (await send(endpoint, token, call)) as never }
  } catch (error) {
    return { error: toError(error) }
  }
}

async function send(endpoint: string, token: string, { call, ...request }: Call): Promise<unknown> {
  const auth = new OAuth2Client()
  auth.setCredentials({ access_token: token })
  const { secrets } = secretmanager({ version: 'v1', rootUrl: endpoint, auth, retry: false }).projects
  const { name = '', parent = '' } = request as { name?: string; parent?: string }
  switch (call) {
    case 'get':
      return (await secrets.get({ name })).data
    case 'version':
      return (await secrets.versions.get({ name })).data
    case 'value':
      return (await secrets.versions.access({ name })).data
    case 'list': {
      const { page_size: pageSize, page_token: first } = request as { page_size?: number; page_token?: string }
      const all: unknown[] = []
      for (let pageToken = first; ;) {
        const page = { parent, ...(pageSize !== undefined && { pageSize }), ...(pageToken && { pageToken }) }
        const { versions = [], nextPageToken } = (await secrets.versions.list(page)).data
        all.push(...versions)
        pageToken = nextPageToken ?? undefined
        if (pageToken === undefined) return all
      }
    }
    default: {
      const { secret, update_mask: updateMask } = request as unknown as Update
      const { name, version_aliases: aliases, ...others } = secret
      // JSON has no integers of 64 bits.
      const entries = Object.entries(aliases).map(([alias, id]) => [alias, String(id)] as const)
      const requestBody = { ...others, versionAliases: Object.fromEntries(entries) }
      return (await secrets.patch({ name, updateMask, requestBody })).data
    }
  }
}

function toError(error: unknown): VendorError {
  const { constructor, status, message, response } = error as Error & {
    status: number
    response: { data: { error: { status: string } } }
  }
  return { type: constructor.name, code: response.data.error.status, status, requestId: null, message }
}
