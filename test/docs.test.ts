import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { providers } from '../src/stores/registry.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('the README names exactly the environment variables that are read', () => {
  const read = Object.values(providers).flatMap(({ environment: { region, projectId, credentials } }) => [
    ...region,
    ...projectId,
    ...credentials.flatMap((family) => Object.values<string>(family)),
  ])
  const section = readme.slice(readme.indexOf('## Credentials'), readme.indexOf('## Permissions'))
  const named = [...section.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name)
  const proxies = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']
  expect(new Set(named)).toEqual(new Set([...read, ...proxies]))
})

it('action.yml and the README name every provider', () => {
  const action = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')
  for (const name of Object.keys(providers)) {
    expect(action).toContain(`\`${name}\``)
    expect(readme).toContain(`\`${name}\``)
  }
})

it.each(Object.keys(providers))('the page of %s names exactly the environment variables that are read', (name) => {
  const path = new URL(`../docs/${name}.md`, import.meta.url)
  const { region, projectId, credentials } = providers[name]?.environment ?? {
    region: [],
    projectId: [],
    credentials: [],
  }
  const read = [...region, ...projectId, ...credentials.flatMap((family) => Object.values<string>(family))]
  const [, login = ''] = /^## Login\n([^]*?)^## /m.exec(readFileSync(path, 'utf8')) ?? []
  const named = [...login.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, variable]) => variable)
  expect(new Set(named)).toEqual(new Set(read))
})
