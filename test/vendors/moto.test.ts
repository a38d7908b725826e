/** What no test of `test/action` asks for: the value that an application gets. All of them for AWS run on moto, too. */
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { expect, it } from 'vitest'
import { startAwsOnMoto } from '../support/clouds/aws-moto.ts'
import { AWS_TEST_KEY } from '../support/clouds/aws-secrets-manager.ts'
import { forgetRequests } from '../support/permissions/requests.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import { aws } from '../support/scenario/vendors.ts'
import { describeWith } from '../tools/tools.ts'

describeWith('moto_server', 'an application of a secret in moto', () => {
  it('gets the value that is promoted, and the former one after a rollback', async () => {
    const labels = { v1: ['AWSPREVIOUS'], v2: ['AWSCURRENT'], v3: [] }
    await using cloud = await startAwsOnMoto({ secrets: { [aws.secret]: labels } })
    const { endpoint } = cloud
    const credentials = { accessKeyId: AWS_TEST_KEY.id, secretAccessKey: AWS_TEST_KEY.secret }
    const client = new SecretsManagerClient({ endpoint, region: 'eu-central-1', credentials })
    // By its label, as moto returns another version without one.
    const current = new GetSecretValueCommand({ SecretId: aws.secret, VersionStage: 'AWSCURRENT' })
    const readValue = async () => {
      const { SecretString } = await client.send(current)
      forgetRequests()
      return SecretString
    }
    const act = (inputs: Inputs) => runAction({ env: aws.env, with: inputs })

    expect(await readValue()).toBe('value of v2')
    const step = await act({ ...aws.inputs, endpoint, secret: aws.secret, 'target-version': 'v3' })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await readValue()).toBe('value of v3')
    expect(await act({ rollback: 'true', record: step.outputs.record ?? '' })).toMatchObject({ exitCode: 0 })
    expect(await readValue()).toBe('value of v2')
  })
})
