import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Provider } from '../src/stores/provider.ts'
import { providers } from '../src/stores/registry.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** All environment variables that are read for a provider. */
function variablesOf({ environment: { region, projectId, endpoint = [], credentials } }: Provider): string[] {
  return [...region, ...projectId, ...endpoint, ...credentials.flatMap((family) => Object.values<string>(family))]
}

const namedIn = (text: string) => new Set([...text.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name))

it('the README names exactly the environment variables that are read', () => {
  const read = Object.values(providers).flatMap(variablesOf)
  const section = readme.slice(readme.indexOf('## Credentials'), readme.indexOf('## Permissions'))
  const proxies = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']
  expect(namedIn(section)).toEqual(new Set([...read, ...proxies]))
})

it('action.yml and the README name every provider', () => {
  const action = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')
  for (const name of Object.keys(providers)) {
    expect(action).toContain(`\`${name}\``)
    expect(readme).toContain(`\`${name}\``)
  }
})

it.each(Object.entries(providers))('the page of %s names exactly the ones that are read', (name, provider) => {
  const page = readFileSync(new URL(`../docs/${name}.md`, import.meta.url), 'utf8')
  const [, login = ''] = /^## Login\n([^]*?)^## /m.exec(page) ?? []
  expect(namedIn(login)).toEqual(new Set(variablesOf(provider)))
})
