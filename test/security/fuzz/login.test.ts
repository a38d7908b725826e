/** Fuzzes the responses of the token services and the credentials file of a login action. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { fetchIdToken } from '../../../src/auth/oidc.ts'
import { alibabacloudKms } from '../../../src/stores/alibabacloud-kms/provider.ts'
import { awsSecretsManager } from '../../../src/stores/aws-secrets-manager/provider.ts'
import { googleSecretManager } from '../../../src/stores/google-secret-manager/provider.ts'
import { huaweicloudCsms } from '../../../src/stores/huaweicloud-csms/provider.ts'
import { logIn } from '../../../src/stores/google-secret-manager/credentials-file.ts'
import { TRUSTED } from '../../support/clouds/identity.ts'
import { federationOf } from '../../support/federation.ts'
import { clientWith, fuzz, type Json, planted } from '../../support/fuzz/engine.ts'

const folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
afterAll(() => rm(folder, { recursive: true }))

const services = {
  'huaweicloud-sts': { provider: huaweicloudCsms, trusted: TRUSTED.huawei },
  'alibabacloud-sts': { provider: alibabacloudKms, trusted: TRUSTED.alibaba },
  'aws-sts': { provider: awsSecretsManager, trusted: TRUSTED.aws },
  'google-sts': { provider: googleSecretManager, trusted: TRUSTED.google },
}

for (const [target, { provider, trusted }] of Object.entries(services)) {
  fuzz(target, [planted.authToken], async (mutated) => {
    const exchange = await federationOf(provider).load()
    const location = { region: 'eu-west-1', sessionName: 'octo-org-shop-1', seconds: 900 }
    const request = { ...location, role: trusted.role, oidcProvider: trusted.provider, audience: trusted.audience }
    const credentials = await exchange(
      request,
      () => Promise.resolve(planted.authToken),
      clientWith(mutated),
      () => undefined,
    )
    for (const value of Object.values(credentials)) expect(value).toMatch(/./su)
  })
}

fuzz('github-oidc', [planted.authToken], async (mutated) => {
  const variables: Record<string, string> = {
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example/_apis/idtoken?api-version=2.0',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: planted.authToken,
  }
  const token = await fetchIdToken(clientWith(mutated), 'sts.amazonaws.com', (name) => variables[name])
  expect(token).toMatch(/^[\w.=+/-]{4,20000}$/)
})

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

fuzz('google-credentials-file', [], async (mutated) => {
  const { file, responses } = Object(mutated) as Record<string, Json | undefined>
  const text = typeof file === 'string' ? file : JSON.stringify(file ?? null)
  const path = join(folder, 'credentials.json')
  // The seeds contain no key.
  await writeFile(path, text.replace('"a private key"', JSON.stringify(pem)))
  const masks: string[] = []
  const access = {
    client: clientWith(responses ?? null),
    identityEndpoint: undefined,
    mask: (it: string) => masks.push(it),
  }
  try {
    const { authToken } = await logIn(path, access)
    expect(authToken).toMatch(/./su)
  } catch (error) {
    // The token in the file, unless it is so short that any message may contain it.
    const [secret = '', another] = masks
    if (secret.length > 15 && another === undefined) expect((error as Error).message).not.toContain(secret)
    throw error
  }
})
