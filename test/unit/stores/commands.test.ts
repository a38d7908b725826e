/** The vendors' command lines, read by a real shell. */
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/promotion/change.ts'
import type { SecretRef } from '../../../src/promotion/store.ts'
import { formatCommandLine, quote } from '../../../src/stores/command-line.ts'
import { findProvider, providers } from '../../../src/stores/registry.ts'
import { singleLine } from '../../../src/untrusted/text.ts'

/** Returns the words of each command as a shell reads it. */
function parseWords(commands: readonly string[]): string[][] {
  // Every tool prints its own words instead of calling anyone.
  const tools = ['aws', 'gcloud', 'aliyun', 'hcloud', 'oci', 'az', 'tool']
  const functions = tools.map((tool) => `${tool}() { printf '%s\\0' ${tool} "$@"; }`)
  const script = [...functions, ...commands.flatMap((command) => [command, String.raw`printf '\n\0'`])].join('\n')
  const output = execFileSync('sh', ['-c', script], { encoding: 'utf8', env: {}, cwd: '/' })
  const words = output.split('\0').slice(0, -1)
  return commands.map(() => words.splice(0, words.indexOf('\n') + 1).slice(0, -1))
}

const command = (provider: string, ref: Partial<SecretRef>, change: Partial<Change>) =>
  findProvider(provider)?.formatCommand(
    { provider, region: '', secret: 'db', ...ref },
    { stage: 'prod', before: null, after: null, ...change },
  )

const arn = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/api-a1B2c3'
const acs = 'acs:kms:cn-hangzhou:1234567890123456:secret/db'
const ocid = 'ocid1.vaultsecret.oc1.iad.amaaaaaashopdb'
const ssmArn = (name: string) => `arn:aws:ssm:eu-central-1:123456789012:parameter${name}`
const store = 'https://shop.azconfig.io'
const vault = 'https://shop.vault.azure.net/secrets/db'
const azVersion = '0123456789abcdef0123456789abcdef'
const regional = 'projects/shop/locations/europe-west3/secrets/db'

describe('the command line', () => {
  const moves: [string, Partial<SecretRef>, Partial<Change>, string][] = [
    [
      'aws-secrets-manager',
      { region: 'eu-central-1', secret: arn },
      { stage: 'AWSCURRENT', before: 'v3', after: 'v2' },
      `aws secretsmanager update-secret-version-stage --region=eu-central-1 --secret-id=${arn} --version-stage=AWSCURRENT --remove-from-version-id=v3 --move-to-version-id=v2`,
    ],
    [
      'aws-secrets-manager',
      { region: 'eu-central-1', endpoint: 'https://vpce.example', secret: arn },
      { stage: 'my label', before: 'v3' },
      `aws secretsmanager update-secret-version-stage --region=eu-central-1 --endpoint-url=https://vpce.example --secret-id=${arn} --version-stage='my label' --remove-from-version-id=v3`,
    ],
    [
      'alibabacloud-kms',
      { region: 'cn-hangzhou', secret: acs },
      { stage: 'ACSCurrent', before: 'v3', after: 'v2' },
      `aliyun kms UpdateSecretVersionStage --region=cn-hangzhou --SecretName=${acs} --VersionStage=ACSCurrent --RemoveFromVersion=v3 --MoveToVersion=v2`,
    ],
    [
      'alibabacloud-kms',
      { region: 'cn-hangzhou', endpoint: 'https://kms-vpc.cn-hangzhou.aliyuncs.com' },
      { stage: 'ACSPrevious', after: 'v1' },
      'aliyun kms UpdateSecretVersionStage --region=cn-hangzhou --endpoint=kms-vpc.cn-hangzhou.aliyuncs.com --SecretName=db --VersionStage=ACSPrevious --MoveToVersion=v1',
    ],
    [
      'huaweicloud-csms',
      { region: 'ap-southeast-1', projectId: '0123' },
      { stage: 'SYSCURRENT', before: 'v3', after: 'v2' },
      'hcloud CSMS UpdateSecretStage --cli-region=ap-southeast-1 --project_id=0123 --secret_name=db --stage_name=SYSCURRENT --version_id=v2',
    ],
    [
      'huaweicloud-csms',
      { region: 'ap-southeast-1', endpoint: 'https://kms.example:8443' },
      { stage: 'mine', before: 'v3' },
      'hcloud CSMS DeleteSecretStage --cli-region=ap-southeast-1 --cli-endpoint=kms.example:8443 --secret_name=db --stage_name=mine',
    ],
    [
      'google-secret-manager',
      { secret: 'projects/shop/secrets/db' },
      { before: '3', after: '2' },
      `etag="$(gcloud secrets describe db --project=shop --format='value(etag)')" && aliases="$(gcloud secrets describe db --project=shop --format='value(versionAliases.list())')" && gcloud secrets update db --project=shop --update-version-aliases="\${aliases:+$aliases,}"'prod=2' --etag="$etag"`,
    ],
    [
      'google-secret-manager',
      { secret: regional, region: 'europe-west3', projectId: 'shop' },
      { before: '3' },
      `etag="$(gcloud secrets describe db --project=shop --location=europe-west3 --format='value(etag)')" && gcloud secrets update db --project=shop --location=europe-west3 --remove-version-aliases=prod --etag="$etag"`,
    ],
    [
      'oci-vault',
      { secret: ocid, region: 'us-ashburn-1', endpoint: 'https://pe.example' },
      { stage: 'CURRENT', before: '3', after: '2' },
      `etag="$(oci vault secret get --secret-id=${ocid} --region=us-ashburn-1 --endpoint=https://pe.example --query=etag --raw-output)" && oci vault secret update --secret-id=${ocid} --region=us-ashburn-1 --endpoint=https://pe.example --current-version-number=2 --wait-for-state=ACTIVE --if-match="$etag"`,
    ],
    [
      'aws-parameter-store',
      { region: 'eu-central-1', secret: ssmArn('/prod/db') },
      { stage: 'live', before: '3', after: '2' },
      'aws ssm label-parameter-version --region=eu-central-1 --name=/prod/db --parameter-version=2 --labels=live',
    ],
    [
      'aws-parameter-store',
      { region: 'eu-central-1', endpoint: 'https://vpce.example', secret: ssmArn('/prod/db') },
      { stage: 'live', before: '3' },
      'aws ssm unlabel-parameter-version --region=eu-central-1 --endpoint-url=https://vpce.example --name=/prod/db --parameter-version=3 --labels=live',
    ],
    [
      'aws-parameter-store',
      { region: 'eu-central-1', secret: ssmArn('/db') },
      { stage: 'live', before: '3', after: '2' },
      `aws ssm label-parameter-version --region=eu-central-1 --parameter-version=2 --labels=live --name="$(aws ssm describe-parameters --region=eu-central-1 --parameter-filters='Key=Name,Values=/db,db' --query='Parameters[].Name' --output=text)"`,
    ],
    [
      'azure-app-configuration',
      { secret: `${store}/kv/shop/db pass#word#${vault}`, endpoint: store },
      { after: azVersion },
      `az appconfig kv set-keyvault --endpoint=${store} --key='shop/db pass#word' --label=prod --secret-identifier=${vault}/${azVersion} --auth-mode=login --yes`,
    ],
    [
      'azure-app-configuration',
      { secret: `${store}/kv/db#${vault}`, endpoint: store },
      { stage: String.raw`\0`, after: 'unversioned/' },
      `az appconfig kv set-keyvault --endpoint=${store} --key=db --secret-identifier=${vault}/ --auth-mode=login --yes`,
    ],
  ]
  it.each(moves)('of %s for %o, %o', (provider, ref, change, expected) => {
    expect(command(provider, ref, change)).toBe(expected)
  })

  it('of the AWS CLI finds the name of a parameter that has no levels', () => {
    const text = command('aws-parameter-store', { region: 'r-1', secret: ssmArn('/db') }, { after: '2' }) ?? ''
    const tool = 'aws() { case "$2" in describe-parameters) echo db;; *) printf "%s " "$@";; esac; }'
    const words = execFileSync('sh', ['-c', `${tool}\n${text}`], { encoding: 'utf8', env: {}, cwd: '/' })
    expect(words).toBe('ssm label-parameter-version --region=r-1 --parameter-version=2 --labels=prod --name=db ')
  })

  it('of gcloud gives a custom endpoint to every call', () => {
    const variable = 'CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER=https://psc.example/'
    const text = command(
      'google-secret-manager',
      { endpoint: 'https://psc.example', projectId: 'shop' },
      { after: '2' },
    )
    expect(text?.split(`${variable} gcloud secrets `)).toHaveLength(4)
  })

  it('of gcloud is left out if it would take the name of the secret for an option', () => {
    expect(command('google-secret-manager', { secret: 'projects/shop/secrets/--help' }, { after: '2' })).toBe(undefined)
  })

  it('of the Azure CLI is left out if it would read a file, or if the key has not been read', () => {
    const azure = (secret: string, stage = 'prod') =>
      command('azure-app-configuration', { secret, endpoint: store }, { stage, after: azVersion })
    expect(azure(`${store}/kv/@db#${vault}`)).toBe(undefined)
    expect(azure(`${store}/kv/db#${vault}`, '@prod')).toBe(undefined)
    expect(azure('db')).toBe(undefined)
  })

  it('of the AWS CLI is left out if it would read a value from a file', () => {
    for (const value of ['file:///etc/passwd', 'fileb://x', 'https://example.com']) {
      expect(command('aws-secrets-manager', {}, { stage: value, after: 'v2' })).toBe(undefined)
      expect(command('aws-secrets-manager', {}, { before: value, after: 'v2' })).toBe(undefined)
    }
  })
})

/** Anything that a label or a version may be called, with what a shell or a runner would interpret. */
const value = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5 }),
      fc.constantFrom(
        "'",
        '"',
        '$(id)',
        '`id`',
        '\\',
        '!',
        '##[',
        '; id',
        '&&',
        '|',
        '>',
        '*',
        '~',
        '$HOME',
        '-',
        '#',
        "'\\''",
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ''))
  .filter((text) => text !== '')
const values = fc.array(value, { minLength: 1, maxLength: 60 })
const many = { numRuns: 30 }

describe('a value', () => {
  it('is one word of the shell, whatever it is', () => {
    fc.assert(
      fc.property(values, (all) => {
        expect(parseWords(all.map((each) => `tool ${quote(each)}`))).toEqual(all.map((each) => ['tool', each]))
        expect(parseWords([formatCommandLine('tool', { '--a': all[0], '--b': null, '--c': '' })])).toEqual([
          ['tool', `--a=${all[0] ?? ''}`],
        ])
      }),
      many,
    )
  }, 60_000)

  it.each(Object.keys(providers))(
    'in a command of %s arrives as it is, on one line that commands no runner',
    (provider) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 30 }), (all) => {
          // The command for a parameter without levels contains another one, which finds the name.
          const parent = provider === 'aws-parameter-store' ? '/prod/' : ''
          const changes = all.map(([name, stage, before, after]) => {
            return { secret: `${parent}${name}`, stage, before, after }
          })
          const commands = changes.flatMap((each) => {
            const isAzure = provider === 'azure-app-configuration'
            const secret = isAzure ? `${store}/kv/${each.secret}#${vault}` : each.secret
            const text = command(provider, { region: 'r-1', projectId: 'p', secret }, each)
            return text === undefined ? [] : [{ text, each }]
          })
          for (const { text } of commands) expect(singleLine(text)).toBe(text)
          const words = parseWords(commands.map(({ text }) => text))
          for (const [index, { each }] of commands.entries()) {
            const given = words[index] ?? []
            // OCI has one label, which its command does not name.
            const label = provider === 'oci-vault' ? [] : [each.stage]
            for (const part of [each.secret, ...label, each.after]) {
              expect(
                given.some((word) => word.endsWith(part) || word.includes(`${part}=`)),
                given.join('\n'),
              ).toBe(true)
            }
            expect(given.slice(4).every((word) => word.startsWith('--'))).toBe(true)
          }
        }),
        many,
      )
    },
    60_000,
  )
})
