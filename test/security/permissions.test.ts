/** Least privilege: the documented policies allow exactly the requests that the action sends in all tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CloudRequest } from '../support/clouds/server.ts'
import { startGoogleScenario } from '../support/google.ts'
import { initialVersions, shopDb, startOciScenario } from '../support/oci.ts'
import { arnOf, initialVersions as parameterVersions, startSsmScenario } from '../support/parameter-store.ts'
import { type Access, allows, readStatements, readTrustPolicies } from '../support/permissions/policy.ts'
import { allowed, folderVariable, permissions } from '../support/permissions/requests.ts'
import type { Inputs, Run } from '../support/runner.ts'
import { startScenario, type Scenario } from '../support/scenario/scenario.ts'
import { alibaba, aws, huawei, type Vendor } from '../support/scenario/vendors.ts'
import { findSecret, toVendorLabel } from '../support/scenario/words.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const required = (...clouds: string[]) => {
  return new Set(clouds.flatMap((cloud) => Object.values(permissions[cloud] ?? {})).filter((name) => name !== ''))
}

/** Returns a section of a page. */
function sectionOf(page: string, section: string): string {
  return new RegExp(`^## ${section}\\n[^]*?(?=^## |$(?![^]))`, 'm').exec(read(page))?.[0] ?? ''
}

/** Returns what the policies of a provider page allow. */
const statementsOf = (page: string) => readStatements(sectionOf(`docs/${page}.md`, 'Permissions'))

const stores = [
  ['huaweicloud-csms', 'HuaweiCloud'],
  ['alibabacloud-kms', 'AlibabaCloud'],
  ['aws-secrets-manager', 'Aws'],
  ['google-secret-manager', 'GoogleCloud'],
  ['oci-vault', 'Oci'],
  ['aws-parameter-store', 'Ssm'],
  ['azure-app-configuration', 'Azure'],
] as const

it.each(stores)(
  'the policy on the page of %s and its row in the README contain exactly the required permissions',
  (page, cloud) => {
    // docs/oidc.md has those of the login.
    const ofLogin = required('Identity')
    const ofStore = new Set([...required(cloud)].filter((name) => !ofLogin.has(name)))
    const allowing = statementsOf(page).filter(({ effect }) => effect === 'Allow')
    expect(new Set(allowing.flatMap(({ permissions }) => permissions))).toEqual(ofStore)
    const [row = ''] =
      new RegExp(`^\\| \\[\`${page}\`\\]\\(docs/${page}.md#permissions\\).*$`, 'm').exec(read('README.md')) ?? []
    const named = [...row.matchAll(/`([\w:]+[.:][\w.:/]+|SECRET_\w+)`/g)].map(([, name = '']) => name)
    expect(new Set(named)).toEqual(ofStore)
  },
)

/** The secret on every provider page. */
const secret = 'shop-db'

/** Returns the name that policies have for a secret. */
function resourceOf(vendor: Vendor, name: string): string {
  return vendor === huawei ? `CSMS:ap-southeast-1:0123456789:secretName:${name}` : vendor.fullName(name)
}

/** Returns the label that a request moves. */
function labelOf({ operation, path, query, body }: CloudRequest): string | undefined {
  if (operation === 'UpdateSecretVersionStage')
    return query.get('VersionStage') ?? (JSON.parse(body) as { VersionStage: string }).VersionStage
  return /\/stages\/([^/]+)$/.exec(path)?.[1]
}

/** Returns what the requests of these steps ask for. */
function accessOf(vendor: Vendor, cloud: string, steps: readonly { calls: CloudRequest[] }[]): Access[] {
  return steps.flatMap(({ calls }) =>
    calls.map((call) => ({
      permission: permissions[cloud]?.[call.operation] ?? '',
      resource: resourceOf(vendor, findSecret(call)),
      label: labelOf(call),
    })),
  )
}

/** Promotes and rolls back in the ways that need other permissions. */
async function runAll(s: Scenario): Promise<{ calls: CloudRequest[] }[]> {
  const isHuawei = s.vendor === huawei
  const own: Inputs = isHuawei
    ? { 'project-id': '', 'expire-outgoing-after': '30d', 'identity-endpoint': s.cloud.endpoint }
    : {}
  const step = await s.run({ 'target-version': 'newest', ...own })
  const back = await s.rollback(step)
  const steps = [step, back]
  for (const { exitCode } of steps) expect(exitCode).toBe(0)
  return steps
}

describe.concurrent.each([
  ['huaweicloud-csms', 'HuaweiCloud', huawei],
  ['alibabacloud-kms', 'AlibabaCloud', alibaba],
  ['aws-secrets-manager', 'Aws', aws],
] as const)('the policy on the page of %s', (page, cloud, vendor) => {
  const statements = statementsOf(page).map(({ resources, ...each }) => {
    return { ...each, resources: resources.map((it) => it.replace('<account-id>', '1234567890123456')) }
  })

  it('allows every request to promote the secret on the page and to roll it back', async () => {
    await using s = await startScenario(vendor, undefined, { secret })
    const accesses = accessOf(vendor, cloud, await runAll(s))
    expect(accesses.length).toBeGreaterThan(5)
    expect(accesses.filter((access) => !allows(statements, access))).toEqual([])
  })

  it('allows no request about another secret', async () => {
    await using s = await startScenario(vendor, undefined, { secret: `${secret}-2` })
    const accesses = accessOf(vendor, cloud, await runAll(s))
    const aboutSecrets = accesses.filter(({ permission }) => permission !== 'iam:projects:list')
    expect(aboutSecrets.filter((access) => allows(statements, access))).toEqual([])
  })
})

describe.concurrent('the policy on the page of aws-secrets-manager', () => {
  const statements = statementsOf('aws-secrets-manager')

  it('allows no other label to move until it is listed, and then that one only', async () => {
    await using s = await startScenario(aws, { v1: ['canary'], v2: ['current'], v3: [] }, { secret })
    const canary = accessOf(aws, 'Aws', [await s.promote({ stage: 'canary' })])
    const moves = canary.filter(({ label }) => label !== undefined)
    expect(moves.map(({ label }) => label)).toEqual(['canary'])
    expect(moves.filter((access) => allows(statements, access))).toEqual([])
    const ofCanary = statements.map((each) => (each.labels ? { ...each, labels: ['canary'] } : each))
    expect(canary.filter((access) => !allows(ofCanary, access))).toEqual([])
    const live = accessOf(aws, 'Aws', [await s.promote()]).filter(({ label }) => label !== undefined)
    expect(live.map(({ label }) => label)).toEqual([toVendorLabel(aws, 'current')])
    expect(live.filter((access) => allows(ofCanary, access))).toEqual([])
  })
})

describe.concurrent('the role on the page of google-secret-manager', () => {
  const statements = statementsOf('google-secret-manager')

  it.each([secret, `${secret}-2`])('allows requests about the secret on the page only: %s', async (name) => {
    const full = `projects/shop/secrets/${name}`
    await using g = await startGoogleScenario({ secrets: { [full]: { 1: [], 2: ['prod'], 3: [] } } })
    const step = await g.promote({ secret: full, 'target-version': 'newest' })
    const back = await g.rollback(step)
    const runs: (Run & { calls: CloudRequest[] })[] = [step, back]
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    // A rollback names the project by its number.
    const accesses = runs.flatMap(({ calls }) =>
      calls.map(({ operation, path }) => ({
        permission: permissions.GoogleCloud?.[operation] ?? '',
        resource: path.replace(/^\/v1\/projects\/[^/]+(\/secrets\/[^/]+).*$/, 'projects/shop$1'),
      })),
    )
    expect(accesses.length).toBeGreaterThan(5)
    expect(new Set(accesses.map((access) => allows(statements, access)))).toEqual(new Set([name === secret]))
  })
})

describe.concurrent('the policy on the page of oci-vault', () => {
  const statements = statementsOf('oci-vault').map(({ resources, ...each }) => {
    return { ...each, resources: resources.map((id) => id.replace('<id>', 'amaaaaaashopdb')) }
  })

  it.each([shopDb, `${shopDb}2`])('allows requests about the secret on the page only: %s', async (id) => {
    await using o = await startOciScenario({ secrets: { [id]: initialVersions } })
    const step = await o.promote({ secret: id, 'target-version': 'newest' })
    const runs = [step, await o.rollback(step)]
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
    const accesses = runs.flatMap(({ calls }) =>
      calls.map(({ operation, path }) => {
        return { permission: permissions.Oci?.[operation] ?? '', resource: path.split('/')[3] ?? '' }
      }),
    )
    expect(accesses.length).toBeGreaterThan(5)
    expect(new Set(accesses.map((access) => allows(statements, access)))).toEqual(new Set([id === shopDb]))
  })
})

describe.concurrent('the policy on the page of aws-parameter-store', () => {
  const statements = statementsOf('aws-parameter-store')
  const parameter = '/shop/db'

  it('denies decrypting values, whatever a key allows', () => {
    const ofKey = { effect: 'Allow', permissions: ['kms:Decrypt'], resources: ['*'] } as const
    const access = { permission: 'kms:Decrypt', resource: 'arn:aws:kms:eu-central-1:123456789012:key/default' }
    expect(allows([ofKey], access)).toBe(true)
    expect(allows([...statements, ofKey], access)).toBe(false)
  })

  it.each([parameter, `${parameter}-2`])(
    'allows requests about the parameter on the page only, but for the type of any: %s',
    async (name) => {
      await using p = await startSsmScenario({ secrets: { [name]: parameterVersions } })
      // A label that was on no version is removed by the rollback.
      const step = await p.promote({ secret: name, stage: 'blue' })
      const runs = [step, await p.rollback(step)]
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
      const accesses = runs.flatMap(({ calls }) =>
        calls.map(({ operation, body }) => {
          const { Name } = JSON.parse(body) as { Name?: string }
          // A request about all parameters: no resource can be named.
          const resource = Name === undefined ? 'arn:aws:ssm:eu-central-1:123456789012:*' : arnOf(Name)
          return { permission: permissions.Ssm?.[operation] ?? '', resource }
        }),
      )
      const [ofType, others] = [true, false].map((isOfType) =>
        accesses.filter(({ permission }) => (permission === 'ssm:DescribeParameters') === isOfType),
      )
      expect(ofType?.filter((access) => !allows(statements, access))).toEqual([])
      expect(new Set(others?.map(({ permission }) => permission)).size).toBe(3)
      expect(new Set(others?.map((access) => allows(statements, access)))).toEqual(new Set([name === parameter]))
    },
  )
})

it('docs/oidc.md contains exactly the permissions that a login with OIDC requires', () => {
  const text = read('docs/oidc.md')
  const inPolicies = readTrustPolicies(text).flatMap(({ actions }) => actions)
  const roles = [...text.matchAll(/`(roles\/[\w.]+)`/g)].map(([, role = '']) => role)
  const job = [...text.matchAll(/`(id-token: write)`/g)].map(([, permission = '']) => permission)
  expect(new Set([...inPolicies, ...roles, ...job])).toEqual(required('Identity'))
})

it('the README and docs/rollback.md name the permission for deployments', () => {
  for (const permission of required('GitHub'))
    for (const page of ['README.md', 'docs/rollback.md']) expect(read(page)).toContain(permission)
})

it('no permission allows reading, writing or generating a value', () => {
  const all = [...Object.values(permissions).flatMap((each) => Object.entries(each).flat())]
  // A key-value of App Configuration holds a reference, or the action does not keep it.
  const values =
    /(?<!key)value|password|versions\.(access|add)|AccessSecretVersion|AddSecretVersion|:(get|create)Version$|^(Show|Create)Version$|:create$|CreateSecret|decrypt/i
  expect(all.filter((name) => values.test(name))).toEqual([])
})

// A request that no policy allows has already failed its own test.
it.runIf(process.env.TEST_IS_WHOLE === 'true')('some test sends every request that a policy allows', () => {
  const folder = process.env[folderVariable] ?? ''
  const sent = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  expect(new Set(sent)).toEqual(new Set(allowed()))
})
