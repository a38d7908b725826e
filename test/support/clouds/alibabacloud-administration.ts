/**
 * What an administrator does with secrets of Alibaba Cloud KMS. The stand-in does it only if it has one of these: otherwise
 * it fails on every request that carries a value, since the action must send none.
 */
import { z } from 'zod'
import type { AlibabaSecret } from './alibabacloud-kms.ts'
import { CloudError, own, placeLabel } from './server.ts'

const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)
const flag = z.enum(['true', 'false']).default('false')
const name = { SecretName: z.string().min(1) }
/** The parameters of each request. */
const parameters = {
  CreateSecret: z.strictObject({
    ...name,
    VersionId: z.string().min(1).max(64),
    SecretData: z.string().min(1),
    Description: z.string().optional(),
    Tags: json(z.array(z.strictObject({ TagKey: z.string(), TagValue: z.string() }))).default([]),
  }),
  PutSecretValue: z.strictObject({
    ...name,
    VersionId: z.string().min(1).max(64),
    SecretData: z.string().min(1),
    VersionStages: json(z.array(z.string()).min(1)).default(['ACSCurrent']),
  }),
  DeleteSecret: z.strictObject({
    ...name,
    ForceDeleteWithoutRecovery: flag,
    RecoveryWindowInDays: z.coerce.number().int().min(7).max(30).default(30),
  }),
  RestoreSecret: z.strictObject(name),
}

/** The administrator of a stand-in. */
export class AlibabaAdministration {
  /** All values that were sent. */
  readonly values: string[] = []
  readonly #evicts: 'unlabeled' | 'earliest'

  /** @param evicts the version that makes room for an eleventh: the documents say both. */
  constructor(evicts: 'unlabeled' | 'earliest' = 'unlabeled') {
    this.#evicts = evicts
  }

  /** Whether this is a request for an administrator. */
  supports(operation: string): boolean {
    return Object.hasOwn(parameters, operation)
  }

  /** Performs a request. Returns undefined if there is no such secret. */
  perform(
    operation: string,
    query: URLSearchParams,
    secrets: Record<string, AlibabaSecret>,
    now: number,
  ): object | undefined {
    const request = Object.fromEntries(query)
    if (operation === 'CreateSecret') return this.#create(parameters.CreateSecret.parse(request), secrets, now)
    const { SecretName: name } = z.looseObject({ SecretName: z.string() }).parse(request)
    const secret = own(secrets, name)
    if (!secret) return undefined
    if (operation === 'PutSecretValue') return this.#put(parameters.PutSecretValue.parse(request), secret, now)
    if (operation === 'DeleteSecret') {
      const { ForceDeleteWithoutRecovery: isForced, RecoveryWindowInDays: days } =
        parameters.DeleteSecret.parse(request)
      if (isForced === 'true') Reflect.deleteProperty(secrets, name)
      else secret.plannedDeleteTime = new Date(now + days * 86_400_000).toISOString()
      return {}
    }
    if (secret.plannedDeleteTime === undefined) throw new CloudError(409, 'Rejected.ResourceInUse', 'not deleted')
    delete secret.plannedDeleteTime
    return {}
  }

  #create(
    { SecretName: name, VersionId: id, SecretData, Tags }: z.output<typeof parameters.CreateSecret>,
    secrets: Record<string, AlibabaSecret>,
    now: number,
  ): object {
    if (own(secrets, name)) throw new CloudError(409, 'Rejected.ResourceExist', 'The secret exists.')
    this.values.push(SecretData)
    const versions = { [id]: { stages: new Set(['ACSCurrent']), createTime: now } }
    secrets[name] = { type: 'Generic', versions, tags: Object.fromEntries(Tags.map((it) => [it.TagKey, it.TagValue])) }
    return { VersionId: id }
  }

  #put(
    { VersionId: id, SecretData, VersionStages: stages }: z.output<typeof parameters.PutSecretValue>,
    secret: AlibabaSecret,
    now: number,
  ): object {
    if (own(secret.versions, id)) throw new CloudError(409, 'Rejected.ResourceExist', 'The version exists.')
    this.values.push(SecretData)
    secret.versions[id] = { stages: new Set(), createTime: now }
    for (const stage of stages) placeLabel(secret, stage, id)
    const isEvicted = ([, { stages }]: [string, { stages: Set<string> }]) => {
      return this.#evicts === 'earliest' || stages.size === 0
    }
    const all = Object.entries(secret.versions)
    const evicted = all.length > 10 ? all.find(isEvicted)?.[0] : undefined
    if (evicted !== undefined) Reflect.deleteProperty(secret.versions, evicted)
    return { VersionId: id, VersionStages: { VersionStage: stages } }
  }
}
