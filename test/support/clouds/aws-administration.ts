/**
 * What an administrator does with secrets of AWS Secrets Manager. The stand-in does it only if it has one of these:
 * otherwise it fails on every request that carries a value, since the action must send none.
 */
import { z } from 'zod'
import type { AwsSecret } from './aws-secrets-manager.ts'
import { CloudError, own, placeLabel } from './server.ts'

/** The requests of an administrator. */
const parameters = {
  CreateSecret: z.strictObject({
    Name: z.string().min(1).max(512),
    Description: z.string().optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
    ClientRequestToken: z.string().optional(),
  }),
  PutSecretValue: z.strictObject({
    SecretId: z.string(),
    ClientRequestToken: z.string().min(32).max(64),
    SecretString: z.string().min(1),
    VersionStages: z.array(z.string()).min(1).max(20).default(['AWSCURRENT']),
  }),
  DeleteSecret: z.strictObject({
    SecretId: z.string(),
    ForceDeleteWithoutRecovery: z.boolean().optional(),
    RecoveryWindowInDays: z.int().min(7).max(30).optional(),
  }),
  RestoreSecret: z.strictObject({ SecretId: z.string() }),
}

/** The administrator of a stand-in. */
export class AwsAdministration {
  /** All values that were sent. */
  readonly values: string[] = []

  /** Whether this is a request for an administrator. */
  supports(operation: string): operation is keyof typeof parameters {
    return Object.hasOwn(parameters, operation)
  }

  /** Performs a request. Returns the name of its secret; undefined if there is none by that name. */
  perform(operation: string, body: Buffer, secrets: Record<string, AwsSecret>, now: number): object | undefined {
    const request: unknown = JSON.parse(body.toString())
    if (operation === 'CreateSecret') return this.#create(parameters.CreateSecret.parse(request), secrets)
    const { SecretId: name } = z.looseObject({ SecretId: z.string() }).parse(request)
    const secret = own(secrets, name)
    if (!secret) return undefined
    if (operation === 'PutSecretValue') return this.#put(parameters.PutSecretValue.parse(request), name, secret, now)
    if (operation === 'DeleteSecret') {
      const { ForceDeleteWithoutRecovery: isForced, RecoveryWindowInDays: days = 30 } =
        parameters.DeleteSecret.parse(request)
      if (isForced) Reflect.deleteProperty(secrets, name)
      else secret.deletedDate = now + days * 86_400_000
    } else delete secret.deletedDate
    return { Name: name }
  }

  #create({ Name, Tags }: z.output<typeof parameters.CreateSecret>, secrets: Record<string, AwsSecret>): object {
    if (own(secrets, Name)) throw new CloudError(400, 'ResourceExistsException', 'The secret already exists.')
    secrets[Name] = { versions: {}, tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])) }
    return { Name }
  }

  #put(
    { ClientRequestToken: id, SecretString, VersionStages }: z.output<typeof parameters.PutSecretValue>,
    Name: string,
    secret: AwsSecret,
    now: number,
  ): object {
    if (secret.deletedDate !== undefined) throw new CloudError(400, 'InvalidRequestException', 'marked for deletion')
    this.values.push(SecretString)
    secret.versions[id] = { stages: new Set(), createTime: now }
    for (const stage of VersionStages) placeLabel(secret, stage, id)
    return { Name, VersionId: id, VersionStages }
  }
}
