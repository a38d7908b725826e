/**
 * What an administrator does with secrets of Google Cloud. The stand-in does it only if it has one of these: otherwise it
 * fails on every request that carries a value, since the action must send none.
 */
import { z } from 'zod'
import type { GoogleSecret } from './google-secret-manager.ts'
import { CloudError, type CloudRequest, own } from './server.ts'

const secretSchema = z.strictObject({
  replication: z.strictObject({ automatic: z.strictObject({}) }),
  labels: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,62}$/), z.string().regex(/^[a-z0-9_-]{0,63}$/)).default({}),
})
const payloadSchema = z.strictObject({ payload: z.strictObject({ data: z.base64() }) })

/** The administrator of a stand-in. */
export class GoogleAdministration {
  /** All values that were sent. */
  readonly values: string[] = []
  readonly #keepsAliased: boolean

  /** @param keepsAliased whether a version with an alias cannot be destroyed, which is undocumented */
  constructor({ keepsAliased = false } = {}) {
    this.#keepsAliased = keepsAliased
  }

  /** Whether this is a request for an administrator. */
  supports(operation: string): boolean {
    const versions = ['AddSecretVersion', 'DisableSecretVersion', 'DestroySecretVersion']
    return ['CreateSecret', 'DeleteSecret', ...versions].includes(operation)
  }

  /** Creates a secret without a version. */
  create(project: string, { query, body }: CloudRequest, secrets: Record<string, GoogleSecret>): object {
    const name = `${project}/secrets/${query.get('secretId') ?? ''}`
    if (own(secrets, name)) throw new CloudError(409, 'ALREADY_EXISTS', `Secret [${name}] already exists.`)
    const { labels } = secretSchema.parse(JSON.parse(body))
    secrets[name] = { updates: 0, versions: {}, tags: labels }
    return { name }
  }

  /** Performs a request about a secret that exists. */
  perform(
    { operation, path, body }: CloudRequest,
    name: string,
    secret: GoogleSecret,
    secrets: Record<string, GoogleSecret>,
    now: number,
  ): object {
    if (operation === 'DeleteSecret') {
      Reflect.deleteProperty(secrets, name)
      return {}
    }
    if (operation === 'AddSecretVersion') {
      const { payload } = payloadSchema.parse(JSON.parse(body))
      this.values.push(Buffer.from(payload.data, 'base64').toString())
      const id = String(Object.keys(secret.versions).length + 1)
      secret.versions[id] = { stages: new Set(), createTime: now }
      return { name: `${name}/versions/${id}`, state: 'ENABLED' }
    }
    const [, id = ''] = /\/versions\/(\d+):/.exec(path) ?? []
    const version = own(secret.versions, id)
    if (!version) throw new CloudError(404, 'NOT_FOUND', `Secret Version [${name}/versions/${id}] not found.`)
    if (version.state === 'DESTROYED') throw new CloudError(400, 'FAILED_PRECONDITION', 'The version is destroyed.')
    if (operation === 'DestroySecretVersion' && this.#keepsAliased && version.stages.size > 0)
      throw new CloudError(400, 'FAILED_PRECONDITION', 'The version has an alias.')
    version.state = operation === 'DestroySecretVersion' ? 'DESTROYED' : 'DISABLED'
    return { name: `${name}/versions/${id}`, state: version.state }
  }
}
