/** Least privilege: the documented policies allow exactly the requests that the action sends in all tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { allowed, folderVariable, permissions } from '../support/permissions/requests.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const required = (...clouds: string[]) => {
  return new Set(clouds.flatMap((cloud) => Object.values(permissions[cloud] ?? {})).filter((name) => name !== ''))
}

/** Returns the permissions in the policies of a page, or of one section of it. */
function documented(page: string, section = ''): Set<string> {
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
  'the policy on the page of %s and its row in the README contain exactly the required permissions',
  (page, cloud) => {
    // docs/oidc.md has those of the login.
    const ofLogin = required('Identity')
    const ofStore = new Set([...required(cloud)].filter((name) => !ofLogin.has(name)))
    expect(documented(`docs/${page}.md`, 'Permissions')).toEqual(ofStore)
    const [row = ''] =
      new RegExp(`^\\| \\[\`${page}\`\\]\\(docs/${page}.md#permissions\\).*$`, 'm').exec(read('README.md')) ?? []
    const named = [...row.matchAll(/`([\w:]+[.:][\w.:]+)`/g)].map(([, name = '']) => name)
    expect(new Set(named)).toEqual(ofStore)
  },
)

it('docs/oidc.md contains exactly the permissions that a login with OIDC requires', () => {
  const text = read('docs/oidc.md')
  const inSections = ['Huawei Cloud', 'Alibaba Cloud', 'AWS'].flatMap((section) => [
    ...documented('docs/oidc.md', section),
  ])
  const roles = [...text.matchAll(/`(roles\/[\w.]+)`/g)].map(([, role = '']) => role)
  const job = [...text.matchAll(/`(id-token: write)`/g)].map(([, permission = '']) => permission)
  expect(new Set([...inSections, ...roles, ...job])).toEqual(required('Identity'))
})

it('the README and docs/rollback.md name the permission for deployments', () => {
  for (const permission of required('GitHub'))
    for (const page of ['README.md', 'docs/rollback.md']) expect(read(page)).toContain(permission)
})

it('no permission allows reading, writing or generating a value', () => {
  const all = [...Object.values(permissions).flatMap((each) => Object.entries(each).flat())]
  const values =
    /value|password|versions\.(access|add)|AccessSecretVersion|AddSecretVersion|:(get|create)Version$|^(Show|Create)Version$|:create$|CreateSecret|decrypt/i
  expect(all.filter((name) => values.test(name))).toEqual([])
})

// A request that no policy allows has already failed its own test.
it.runIf(process.env.TEST_IS_WHOLE === 'true')('some test sends every request that a policy allows', () => {
  const folder = process.env[folderVariable] ?? ''
  const sent = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
  expect(new Set(sent)).toEqual(new Set(allowed()))
})
