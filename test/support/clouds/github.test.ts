/** The stand-in behaves as GitHub documents, and rejects anything outside GitHub's OpenAPI description. */
import { expect, it } from 'vitest'
import { GITHUB_TEST_TOKEN, startGitHub } from './github.ts'

type GitHubStandIn = Awaited<ReturnType<typeof startGitHub>>
const deployment = { ref: 'main', auto_merge: false, required_contexts: [], payload: { a: 1 } }

async function send(github: GitHubStandIn, path: string, body?: unknown, token = GITHUB_TEST_TOKEN) {
  const response = await fetch(`${github.address}/repos/octo-org/shop/deployments${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/vnd.github.v3+json', authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const json = (await response.json()) as { id: number; message?: string } & { id: number; state?: string }[]
  return { status: response.status, link: response.headers.get('link'), json }
}

it('the stand-in of GitHub makes earlier successes inactive, unless `auto_inactive` is false', async () => {
  await using github = await startGitHub()
  const ids: number[] = []
  for (const auto_inactive of [true, false, true]) {
    const { json } = await send(github, '', deployment)
    ids.push(json.id)
    expect(await send(github, `/${json.id}/statuses`, { state: 'success', auto_inactive })).toMatchObject({
      status: 201,
    })
    const latest = github.deployments.map(({ statuses }) => statuses[0]?.state)
    if (ids.length === 2) expect(latest).toEqual(['success', 'success'])
    if (ids.length === 3) expect(latest).toEqual(['inactive', 'inactive', 'success'])
  }
  expect((await send(github, `/${ids[0] ?? 0}/statuses`)).json.map(({ state }) => state)).toEqual([
    'inactive',
    'success',
  ])
})

it('the stand-in of GitHub lists the newest deployments first, in pages', async () => {
  await using github = await startGitHub()
  for (let n = 0; n < 3; n++) github.add({ environment: n === 1 ? 'staging' : 'production' })
  const first = await send(github, '?per_page=2')
  expect(first.json.map(({ id }) => id)).toEqual([1003, 1002])
  expect(first.link).toContain('page=2>; rel="next"')
  expect(await send(github, '?per_page=2&page=2')).toMatchObject({ link: null, json: [{ id: 1001 }] })
  expect((await send(github, '?environment=staging')).json.map(({ id }) => id)).toEqual([1002])
})

it('the stand-in of GitHub returns the errors of GitHub', async () => {
  await using github = await startGitHub({ permission: 'read' })
  expect(await send(github, '')).toMatchObject({ status: 200 })
  expect(await send(github, '', deployment)).toMatchObject({ status: 403 })
  expect(await send(github, '', undefined, 'other')).toMatchObject({ status: 401 })
  expect(await send(github, '/7')).toMatchObject({ status: 404 })
})

it.each<[string, unknown]>([
  ['?color=red', undefined],
  ['?per_page=many', undefined],
  ['', { ...deployment, auto_merge: 'no' }],
  ['', { ...deployment, color: 'red' }],
  ['', { auto_merge: false }],
])('the stand-in of GitHub rejects requests outside the description: %s %o', async (path, body) => {
  const github = await startGitHub()
  expect(await send(github, path, body).catch(() => ({ status: 500 }))).toMatchObject({ status: 500 })
  await expect(github.close()).rejects.toThrow('deployment')
})
