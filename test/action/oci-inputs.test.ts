/** OCI Vault: valid inputs, variables and records, and how the step logs in. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OCI_TEST_KEY } from '../support/clouds/oci-vault.ts'
import {
  initialVersions,
  keyVariables,
  type OciRun,
  shopDb,
  startOciScenario,
  userVariables,
  withFiles,
} from '../support/oci.ts'
import { startScenario } from '../support/scenario/scenario.ts'
import { huawei } from '../support/scenario/vendors.ts'

const { user, tenancy, fingerprint, privateKey, encryptedKey, passphrase, sessionToken } = OCI_TEST_KEY
const keyId = `${tenancy}/${user}/${fingerprint}`

/** Returns the issues that a step reports, and checks that it sent nothing. */
function readIssues(step: OciRun): string[] {
  expect(step).toMatchObject({ exitCode: 1, calls: [] })
  expect(step.error).toContain('Nothing was sent')
  return step.error.split('\n').filter((line) => line.startsWith('`'))
}
const keyIdsOf = ({ calls }: OciRun) => [
  ...new Set(calls.map(({ headers }) => /keyId="([^"]*)"/.exec(headers.authorization ?? '')?.[1])),
]
/** The lines of a key that have to be masked. */
const linesOf = (pem: string) => pem.split('\n').filter((line) => /^[^-]{8,}$/.test(line))

describe.concurrent('OCI Vault: the inputs', () => {
  const ocid = (region: string, realm = 'oc1', type = 'vaultsecret') =>
    `ocid1.${type}.${realm}.${region}.amaaaaaashopdb`
  it.each<[string, Record<string, string>]>([
    ['secret', { secret: 'shop-db' }],
    ['secret', { secret: ocid('eu-frankfurt-1', 'oc99') }],
    ['secret', { secret: ocid('eu-frankfurt-1', 'constructor') }],
    ['secret', { secret: ocid('eu-frankfurt-1', 'oc1', 'vault') }],
    ['secret', { secret: ocid('eu-frankfurt-1.evil.example') }],
    ['secret', { secret: ocid('') }],
    ['secret', { secret: `${shopDb}/actions/rotate` }],
    ['secret', { secret: `${shopDb}..` }],
    ['stage', { stage: 'PREVIOUS' }],
    ['stage', { stage: 'current' }],
    ['stage', { stage: 'canary' }],
    ['previous-stage', { 'previous-stage': 'PREVIOUS' }],
    ['target-stage', { 'target-stage': 'DEPRECATED' }],
    ['target-stage', { 'target-stage': 'CURRENT' }],
    ['target-version', { 'target-version': '0' }],
    ['target-version', { 'target-version': '04' }],
    ['target-version', { 'target-version': 'v4' }],
    ['target-version', { 'target-version': '9007199254740993' }],
    ['expected-version', { 'expected-version': 'latest' }],
    ['region', { region: 'eu-amsterdam-1' }],
    ['region', { secret: ocid('fra'), endpoint: '' }],
    ['project-id', { 'project-id': 'shop' }],
    ['role-to-assume', { 'role-to-assume': 'deploy' }],
    ['oidc-provider', { 'oidc-provider': 'github' }],
    ['oidc-audience', { 'oidc-audience': 'https://cloud.oracle.com' }],
    ['auth-token', { 'auth-token': 'planted-credential' }],
    ['access-key-id', { 'access-key-id': 'AKIDEXAMPLE', 'secret-access-key': 'SKEXAMPLE' }],
    ['expire-outgoing-after', { 'expire-outgoing-after': '30d' }],
  ])('are rejected because of `%s`: %j', async (input, inputs) => {
    await using o = await startOciScenario()
    const issues = readIssues(await o.promote(inputs))
    expect(issues.map((line) => line.split('`')[1])).toEqual([input])
  })

  it.each([
    ['the code of an airport', ocid('iad'), {}, 'us-ashburn-1'],
    ['a code that only `region` explains', ocid('fra'), { region: 'eu-frankfurt-1' }, 'eu-frankfurt-1'],
    ['another realm', ocid('uk-gov-london-1', 'oc4'), {}, 'uk-gov-london-1'],
  ])('name the region: %s', async (_, secret, inputs, region) => {
    await using o = await startOciScenario({ secrets: { [secret]: initialVersions } })
    const step = await o.promote({ secret, ...inputs })
    expect(step).toMatchObject({ exitCode: 0, results: [{ region, outcome: 'promoted' }] })
    expect(await o.rollback(step)).toMatchObject({ exitCode: 0, results: [{ region, outcome: 'rolled-back' }] })
  })

  it('leave the region to the OCID, then to OCI_CLI_REGION', async () => {
    const secret = ocid('fra')
    await using o = await startOciScenario({ secrets: { [secret]: initialVersions, [shopDb]: initialVersions } })
    const env = { ...keyVariables, OCI_CLI_REGION: 'eu-amsterdam-1' }
    const ofCode = await o.promote({ secret, 'dry-run': 'true' }, { env })
    const named = await o.promote({ 'dry-run': 'true' }, { env })
    expect([ofCode, named].map(({ results }) => results[0]?.region)).toEqual(['eu-amsterdam-1', 'eu-frankfurt-1'])
  })
})

describe.concurrent('OCI Vault: a record', () => {
  const recordWith = (fields: object) => {
    const changes = [{ stage: 'CURRENT', before: '3', after: '4' }]
    const valid = { provider: 'oci-vault', region: 'eu-frankfurt-1', secret: shopDb, stage: 'CURRENT', changes }
    return JSON.stringify({ version: 1, secrets: [{ ...valid, ...fields }] })
  }

  it.each([
    { secret: 'shop-db' },
    { secret: `${shopDb}/../x` },
    { region: 'eu-amsterdam-1' },
    { region: 'eu-frankfurt-1.evil.example' },
    { region: '' },
    { projectId: 'shop' },
    { stage: 'PREVIOUS', changes: [{ stage: 'PREVIOUS', before: '3', after: '4' }] },
    { changes: [{ stage: 'CURRENT', before: '3/../x', after: '4' }] },
    { expiry: { version: '3', before: null, after: 1 } },
    { endpoint: 'https://vaults.eu-frankfurt-1.oci.oraclecloud.com.evil.example' },
    { endpoint: 'https://secrets.vaults.eu-frankfurt-1.oci.oraclecloud.com' },
    { endpoint: 'https://vaults.eu-frankfurt-1.oci.oraclecloud99.com' },
    { endpoint: 'https://vaults.evil.oci.oraclecloud.com' },
    { endpoint: 'https://evil.oraclecloud.com' },
  ])('is rejected with %j', async (fields) => {
    await using o = await startOciScenario()
    expect(readIssues(await o.rollback(recordWith(fields)))).toEqual([expect.stringContaining('`record`')])
  })

  it.each([{}, { endpoint: 'https://vaults.eu-frankfurt-1.oci.oraclecloud.com' }])(
    'is accepted with %j',
    async (fields) => {
      await using o = await startOciScenario()
      const step = await o.rollback(recordWith(fields), { 'max-attempts': '0' })
      expect(step).toMatchObject({ exitCode: 1, calls: [] })
      expect(step.error).toMatch(/rollback failed\nCause: `max-attempts`[^\n]*\.\nState: /)
    },
  )
})

describe.concurrent('OCI Vault: the login', () => {
  const profile = (more: Record<string, string>) =>
    Object.entries(more)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n')
  const own = { user, tenancy, fingerprint }

  it('is by the key in variables first, of which no line is shown', async () => {
    await using o = await startOciScenario()
    const env = { ...keyVariables, OCI_CLI_CONFIG_FILE: '/nowhere', OCI_CLI_KEY_FILE: '/nowhere' }
    const step = await o.promote({}, { env, secrets: linesOf(privateKey) })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(keyIdsOf(step)).toEqual([keyId])
  })

  it('is by an encrypted key in a file that a variable names', async () => {
    await using o = await startOciScenario()
    await withFiles({ 'key.pem': `${encryptedKey}OCI_API_KEY\n` }, async (folder) => {
      const env = { ...userVariables, OCI_CLI_KEY_FILE: join(folder, 'key.pem'), OCI_CLI_PASSPHRASE: passphrase }
      const step = await o.promote({}, { env, secrets: [passphrase, ...linesOf(encryptedKey)] })
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(keyIdsOf(step)).toEqual([keyId])
    })
  })

  it.each([
    ['DEFAULT', {}, keyId],
    ['the profile that a variable names', { OCI_CLI_PROFILE: 'DEPLOY' }, keyId],
    ['a session token', { OCI_CLI_PROFILE: 'SESSION' }, `ST$${sessionToken}`],
  ])('is by the configuration file: %s', async (_, variables, id) => {
    await using o = await startOciScenario()
    await withFiles({ key: privateKey, encrypted: encryptedKey, token: `${sessionToken}\n` }, async (folder) => {
      const file = [
        '# comment',
        `[DEFAULT]\n${profile({ ...own, key_file: join(folder, 'key') })}`,
        `; comment\n[DEPLOY]\r\n${profile({ user: ` ${user} `, fingerprint, key_file: join(folder, 'encrypted'), pass_phrase: passphrase })}`,
        `[SESSION]\n${profile({ tenancy, fingerprint, key_file: join(folder, 'key'), security_token_file: join(folder, 'token') })}`,
      ].join('\n\n')
      await withFiles({ config: file }, async (configFolder) => {
        const env = { OCI_CLI_CONFIG_FILE: join(configFolder, 'config'), ...variables }
        const secrets = id.startsWith('ST') ? [sessionToken] : 'OCI_CLI_PROFILE' in variables ? [passphrase] : []
        const step = await o.promote({}, { env, secrets })
        expect(step).toMatchObject({ exitCode: 0, annotations: [] })
        expect(keyIdsOf(step)).toEqual([id])
        const shown = step.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
        for (const line of [...linesOf(privateKey), ...linesOf(encryptedKey)])
          expect(shown.join('\n')).not.toContain(line)
      })
    })
  })

  it('is by `~/.oci/config` if no variable is set', async () => {
    await using o = await startOciScenario()
    await withFiles({ 'key.pem': privateKey }, async (home) => {
      await mkdir(join(home, '.oci'))
      await writeFile(join(home, '.oci/config'), `[DEFAULT]\n${profile({ ...own, key_file: '~/key.pem' })}`)
      const step = await o.promote({}, { env: { HOME: home } })
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(keyIdsOf(step)).toEqual([keyId])
    })
  })

  it.each<[string, Record<string, string>, string]>([
    ['no fingerprint', { ...keyVariables, OCI_CLI_FINGERPRINT: '' }, 'OCI_CLI_FINGERPRINT is unset'],
    ['no tenancy', { ...keyVariables, OCI_CLI_TENANCY: '' }, 'OCI_CLI_TENANCY is unset'],
    ['no key', userVariables, 'OCI_CLI_KEY_FILE is unset'],
    ['a user that is none', { ...keyVariables, OCI_CLI_USER: 'a"b' }, 'OCI_CLI_USER is invalid'],
    ['a key that is none', { ...keyVariables, OCI_CLI_KEY_CONTENT: 'private-rubbish' }, 'is not an RSA key in PEM'],
    [
      'an encrypted key alone',
      { ...keyVariables, OCI_CLI_KEY_CONTENT: encryptedKey },
      'passphrase is missing or wrong',
    ],
    ['a key file that is none', { ...userVariables, OCI_CLI_KEY_FILE: '/dev/zero' }, 'OCI_CLI_KEY_FILE cannot be read'],
    ['no file', { OCI_CLI_CONFIG_FILE: '/nowhere' }, 'the configuration file cannot be read'],
    ['no default file', {}, 'the configuration file cannot be read'],
  ])('fails before any request with %s', async (_, env, message) => {
    await using o = await startOciScenario()
    const step = await o.promote({}, { env })
    expect(step).toMatchObject({ exitCode: 1, calls: [] })
    expect(step.error).toContain('could not obtain credentials: ')
    expect(step.error).toContain(message)
    const shown = step.raw.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    expect(shown.join()).not.toContain('private-rubbish')
  })

  it.each<[string, Record<string, string>, string]>([
    ['another profile', { OCI_CLI_PROFILE: 'OTHER' }, 'the configuration file has no profile OTHER'],
    ['no key file', { OCI_CLI_PROFILE: 'BARE' }, '`key_file` of the profile BARE is unset'],
    ['no user', { OCI_CLI_PROFILE: 'NOBODY' }, '`user` of the profile NOBODY is unset'],
    ['no token', { OCI_CLI_PROFILE: 'EMPTY' }, '`security_token_file` of the profile EMPTY holds no token'],
  ])('fails before any request with a configuration file that has %s', async (_, variables, message) => {
    await using o = await startOciScenario()
    await withFiles({ key: privateKey, empty: '\n' }, async (folder) => {
      const key = { key_file: join(folder, 'key') }
      const file = [
        '[BARE]\nuser=x',
        `[NOBODY]\n${profile({ tenancy, fingerprint, ...key })}`,
        `[EMPTY]\n${profile({ ...own, ...key, security_token_file: join(folder, 'empty') })}`,
      ].join('\n')
      await withFiles({ config: file }, async (configFolder) => {
        const env = { OCI_CLI_CONFIG_FILE: join(configFolder, 'config'), ...variables }
        const step = await o.promote({}, { env })
        expect(step).toMatchObject({ exitCode: 1, calls: [] })
        expect(step.error).toContain(`could not obtain credentials: ${message}`)
        expect(step.error).toContain('docs/oci-vault.md has both')
      })
    })
  })

  it('is done once for a whole list, and not tried again if it is refused', async () => {
    await using o = await startOciScenario()
    const promotions = JSON.stringify([shopDb, `${shopDb}2`].map((secret) => ({ secret, 'target-version': '4' })))
    const env = { ...keyVariables, OCI_CLI_FINGERPRINT: '00:11' }
    const step = await o.run({ ...o.inputs, secret: '', promotions }, { env })
    expect(step).toMatchObject({ exitCode: 1, trace: ['GetSecret'] })
    expect(step.error).toContain('authentication failed (GetSecret, NotAuthenticated')
    expect(step.results.map(({ outcome }) => outcome)).toEqual(['failed', 'skipped'])
  })

  it('is by `~/.oci/config` in a list of two providers, too', async () => {
    await using o = await startOciScenario()
    await using h = await startScenario(huawei)
    const promotions = JSON.stringify([
      { ...o.inputs, 'target-version': '4' },
      { ...h.inputs, 'target-version': 'v3' },
    ])
    const file = `[DEFAULT]\n${profile({ ...own, key_file: '~/key.pem' })}`
    await withFiles({ 'key.pem': privateKey }, async (home) => {
      await mkdir(join(home, '.oci'))
      await writeFile(join(home, '.oci/config'), file)
      const step = await o.run({ promotions }, { env: { HOME: home, ...huawei.env } })
      expect(step).toMatchObject({ exitCode: 0, annotations: [] })
      expect(step.results.map(({ outcome }) => outcome)).toEqual(['promoted', 'promoted'])
    })
  })
})
