// The same work with the vendor's own client: read the labels, move one, read back.
import {
  DescribeSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'

const [, , endpoint, SecretId, MoveToVersionId, RemoveFromVersionId] = process.argv
const client = new SecretsManagerClient({ endpoint })
await client.send(new DescribeSecretCommand({ SecretId }))
const move = { SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId, RemoveFromVersionId }
await client.send(new UpdateSecretVersionStageCommand(move))
await client.send(new DescribeSecretCommand({ SecretId }))
client.destroy()
