/** Least privilege: what the action asked for in all tests is what the policies in the documents allow, no more, no less. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { allowed, folderVariable, permissions } from '../support/permissions/requests.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const needed = (...clouds: string[]) => {
  return new Set(clouds.flatMap((cloud) => Object.values(permissions[cloud] ?? {})).filter((name) => name !== ''))
}

/** The names of permissions in the policies of a page, or of one section of it. */
function printed(page: string, section = ''): Set<string> {
  const [text = ''] = new RegExp(`^## ${section}[^]*?(?=^## |$(?![^]))`, 'm').exec(read(page)) ?? []
  const policies = [...text.matchAll(/^```(?:json|yaml)\n([^]*?)^```/gm)].map(([, policy = '']) => policy)
  const actions = policies.flatMap((policy) => [...policy.matchAll(/"Action": (\[[^]*?\]|"[^"]*")/g)])
  const roles = policies.flatMap((policy) => [...policy.matchAll(/^ +- (secretmanager\.\S+)$/gm)])
  return new Set([
    ...actions.flatMap(([, action = '']) => JSON.parse(`[${action}]`) as string[]).flat(),
    ...roles.map(([, role = '']) => role),
  ])
}

const stores = [
  ['huaweicloud-csms', 'HuaweiCloud'],
  ['alibabacloud-kms', 'AlibabaCloud'],
  ['aws-secrets-manager', 'Aws'],
  ['google-secret-manager', 'GoogleCloud'],
] as const

it.each(stores)(
  'the policy on the page of %s is what the requests need, and so is its row in the README',
  (page, cloud) => {
    // Those for logging in are on the page about that.
    const ofLogin = needed('Identity')
    const ofStore = new Set([...needed(cloud)].filter((name) => !ofLogin.has(name)))
    expect(printed(`docs/${page}.md`, 'Permissions')).toEqual(ofStore)
    const [row = ''] =
      new RegExp(`^\\| \\[\`${page}\`\\]\\(docs/${page}.md#permissions\\).*$`, 'm').exec(read('README.md')) ?? []
    const named = [...row.matchAll(/`([\w:]+[.:][\w.:]+)`/g)].map(([, name = '']) => name)
    expect(new Set(named)).toEqual(ofStore)
  },
)

it('the trust policies and roles on the page about logging in without a key are what the requests need', () => {
  const text = read('docs/oidc.md')
  const inSections = ['Huawei Cloud', 'Alibaba Cloud', 'AWS'].flatMap((section) => [
    ...printed('docs/oidc.md', section),
  ])
  const roles = [...text.matchAll(/`(roles\/[\w.]+)`/g)].map(([, role = '']) => role)
  const job = [...text.matchAll(/`(id-token: write)`/g)].map(([, permission = '']) => permission)
  expect(new Set([...inSections, ...roles, ...job])).toEqual(needed('Identity'))
})

it('the README and the page on rolling back name what GitHub has to allow for deployments', () => {
  for (const permission of needed('GitHub'))
    for (const page of ['README.md', 'docs/rollback.md']) expect(read(page)).toContain(permission)
})

it('no permission reads, writes or makes up a value', () => {
  const all = [...Object.values(permissions).flatMap((each) => Object.entries(each).flat())]
  const values =
    /value|password|versions\.(access|add)|AccessSecretVersion|AddSecretVersion|:(get|create)Version$|^(Show|Create)Version$|:create$|CreateSecret|decrypt/i
  expect(all.filter((name) => values.test(name))).toEqual([])
})

// What is asked for too often has failed where it was asked for.
it.runIf(process.env.TEST_IS_WHOLE === 'true')('every request that a policy allows is made in some test', () => {
  const folder = process.env[folderVariable] ?? ''
  const asked = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  expect(new Set(asked)).toEqual(new Set(allowed()))
})
