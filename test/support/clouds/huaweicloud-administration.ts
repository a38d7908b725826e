/**
 * What an administrator does with secrets of Huawei Cloud CSMS. The stand-in does it only if it has one of these: otherwise
 * it fails on every request that carries a value, since the action must send none.
 */
import { z } from 'zod'
import type { HuaweiSecret } from './huaweicloud-csms.ts'
import { CloudError, own, placeLabel } from './server.ts'

const label = z.string().regex(/^[\w.-]{1,64}$/)
/** The bodies of the requests. */
const bodies = {
  CreateSecret: z.strictObject({ name: label, description: z.string().optional(), secret_string: z.string().min(1) }),
  CreateVersion: z.strictObject({
    secret_string: z.string().min(1),
    version_stages: z.array(label).min(1).max(12).default(['SYSCURRENT']),
  }),
  DeleteSecret: z.undefined(),
  ScheduleDeletion: z.strictObject({ recovery_window_in_days: z.int().min(7).max(30) }),
  CancelDeletion: z.undefined(),
}

/** The administrator of a stand-in. */
export class HuaweiAdministration {
  /** All values that were sent. */
  readonly values: string[] = []

  /** Whether this is a request for an administrator. */
  supports(operation: string): boolean {
    return Object.hasOwn(bodies, operation)
  }

  /** Performs a request about a secret, which is not there if it is to be created. Returns the status and the body. */
  perform(
    operation: string,
    body: string,
    name: string,
    secrets: Record<string, HuaweiSecret>,
    now: number,
  ): [number, object?] | undefined {
    const request: unknown = body === '' ? undefined : JSON.parse(body)
    if (operation === 'CreateSecret') return this.#create(bodies.CreateSecret.parse(request), secrets, now)
    const secret = own(secrets, name)
    if (!secret) return undefined
    if (operation === 'CreateVersion') return this.#add(bodies.CreateVersion.parse(request), name, secret, now)
    if (operation === 'ScheduleDeletion') {
      bodies.ScheduleDeletion.parse(request)
      secret.state = 'PENDING_DELETE'
      return [200, { secret_name: name }]
    }
    if (operation === 'CancelDeletion') {
      if (secret.state !== 'PENDING_DELETE') throw new CloudError(400, 'CSMS.0108', 'not in scheduled deletion state')
      secret.state = 'ENABLED'
      return [200, {}]
    }
    Reflect.deleteProperty(secrets, name)
    return [204]
  }

  #create(
    { name, description, secret_string: value }: z.output<typeof bodies.CreateSecret>,
    secrets: Record<string, HuaweiSecret>,
    now: number,
  ): [number, object] {
    if (own(secrets, name)) throw new CloudError(409, 'CSMS.0101', 'The secret name already exists.')
    this.values.push(value)
    const versions = { v1: { stages: new Set(['SYSCURRENT']), createTime: now } }
    secrets[name] = { state: 'ENABLED', type: 'COMMON', updateTime: now, versions, description: description ?? '' }
    return [200, { secret: { name, state: 'ENABLED' } }]
  }

  #add(
    { secret_string: value, version_stages: stages }: z.output<typeof bodies.CreateVersion>,
    name: string,
    secret: HuaweiSecret,
    now: number,
  ): [number, object] {
    if (secret.state !== 'ENABLED') throw new CloudError(403, 'CSMS.0109', 'The secret is disabled.')
    this.values.push(value)
    // A version that has been deleted does not give its number to another.
    const numbers = Object.keys(secret.versions).map((id) => Number(id.slice(1)))
    secret.highest = Math.max(secret.highest ?? 0, ...numbers) + 1
    const id = `v${secret.highest}`
    secret.versions[id] = { stages: new Set(), createTime: now }
    for (const stage of stages) placeLabel(secret, stage, id)
    return [200, { version_metadata: { id, secret_name: name, version_stages: stages } }]
  }
}
