/** The documentation agrees with the code: variables, error texts, links. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { withClaims } from '../../src/auth/oidc.ts'
import { ApiError, catalog } from '../../src/errors/api-error.ts'
import { refusals } from '../../src/errors/refusal.ts'
import { issueTexts } from '../../src/inputs/issues.ts'
import { formatManualCommands } from '../../src/outputs/manual-steps.ts'
import type { Result } from '../../src/promotion/result.ts'
import type { Provider } from '../../src/stores/provider.ts'
import { providers } from '../../src/stores/registry.ts'
import { readTrustPolicies } from '../support/permissions/policy.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const pages = globSync(['*.md', 'docs/*.md'], { cwd: root }).sort()

/** Returns all environment variables that are read for a provider. */
function variablesOf({ environment }: Provider): string[] {
  const { region, projectId, endpoint = [], ignoresEndpoint, credentials } = environment
  const places = [...region, ...projectId, ...endpoint, ...(ignoresEndpoint === undefined ? [] : [ignoresEndpoint])]
  return [...places, ...credentials.flatMap((source) => Object.values<string>(source))]
}

const namedIn = (text: string) => new Set([...text.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name))

it('docs/credentials.md names exactly the environment variables that the action reads', () => {
  const known = Object.values(providers).flatMap(variablesOf)
  const proxies = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']
  expect(namedIn(read('docs/credentials.md'))).toEqual(new Set([...known, ...proxies]))
})

it('action.yml and the README name every provider', () => {
  const action = read('action.yml')
  for (const name of Object.keys(providers)) {
    expect(action).toContain(`\`${name}\``)
    expect(readme).toContain(`\`${name}\``)
    expect(readme).toContain(`docs/${name}.md`)
  }
})

it.each(Object.entries(providers))(
  'docs/%s.md names exactly the environment variables that the action reads',
  (name, provider) => {
    const [, login = ''] = /^## Login\n([^]*?)^## /m.exec(read(`docs/${name}.md`)) ?? []
    expect(namedIn(login)).toEqual(new Set(variablesOf(provider)))
  },
)

/** Returns a section of a page, without its heading. */
function sectionOf(page: string, heading: string): string {
  return new RegExp(`^## ${heading}\\n([^]*?)(?=^## |$(?![^]))`, 'm').exec(read(page))?.[1] ?? ''
}

/** Returns the code blocks in this language. */
const blocksOf = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)\\n\`\`\`$`, 'gm'))].map(([, block = '']) => block)

/** The workflow at the top of a provider page: one step, with values that YAML reads as text or as a flag. */
const workflow = z.object({
  steps: z.tuple([z.object({ with: z.record(z.string(), z.union([z.string(), z.boolean().transform(String)])) })]),
})

describe.each(Object.entries(providers))('docs/%s.md', (name, { rules, patterns, isNameOf, endpointInName }) => {
  const page = `docs/${name}.md`
  const text = read(page)

  it('has the sections of every provider page', () => {
    const sections = [
      ...['Runbook', 'From a new value to live', 'Permissions', 'Login', 'Requests'],
      ...['What the provider does automatically', 'Limits', 'Undocumented provider behavior'],
    ]
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(sections)
  })

  it('has a runbook with the commands that the action prints for its example', () => {
    const [example = ''] = blocksOf(text, 'yaml')
    const { with: inputs } = workflow.parse(parse(example)).steps[0]
    const [current, previous] = [inputs.stage ?? rules.current ?? '', inputs['previous-stage'] ?? rules.previous ?? '']
    const { region = '', secret: asked = '', 'project-id': projectId, endpoint } = inputs
    // A store that each user has another address of is part of the full name, which the page quotes.
    const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, it = '']) => it)
    const fullName = quoted.find((it) => patterns.fullName.test(it) && isNameOf(asked, it))
    const secret = (endpointInName && fullName) ?? asked
    const ref = { provider: name, region, projectId, endpoint, secret }
    const result: Result = {
      ...{ ref, stage: current, isRollback: true, outcome: 'failed' },
      ...{ previous: undefined, current: undefined, target: undefined },
      ...{ changes: [], changed: false, warnings: [], requestIds: [] },
    }
    const manualSteps = [
      { stage: current, before: 'BAD', after: 'GOOD' },
      { stage: previous, before: 'GOOD', after: 'OLDER' },
    ].filter(({ stage }) => stage !== '')
    const commands = formatManualCommands(result, {
      ...{ error: undefined, diagnosis: undefined, state: '', labels: [], rollback: 'none' },
      manualSteps,
    })
    expect(commands).toHaveLength(manualSteps.length)
    expect(blocksOf(sectionOf(page, 'Runbook'), 'sh')).toContain(commands.join('\n'))
  })

  it('creates a version that is not live without its value on a command line, and says which one is the newest', () => {
    const section = sectionOf(page, 'From a new value to live')
    expect(section).toMatch(
      /^ +```sh$[^]*value\.txt[^]*^ +```$[^]*`target-stage: (?:next|PENDING|staging)`[^]*^`target-version: newest` is /m,
    )
  })
})

describe('docs/oidc.md', () => {
  const policies = readTrustPolicies(read('docs/oidc.md'))

  it.each(['huaweicloud-csms', 'alibabacloud-kms', 'aws-secrets-manager'] as const)(
    'has a trust policy for %s that names issuer, audience and a branch',
    (name) => {
      const audience = providers[name]?.federation?.audience('')
      const policy = policies.find((each) => each.audience === audience)
      expect(policy).toMatchObject({
        issuer: 'https://token.actions.githubusercontent.com',
        audience,
        subject: 'repo:<owner>@<owner-id>/<repository>@<repository-id>:ref:refs/heads/main',
      })
    },
  )

  it('compares the numbers of owner and repository on Google Cloud', () => {
    const [setup = ''] = blocksOf(sectionOf('docs/oidc.md', 'Google Cloud'), 'sh')
    expect(setup).toMatch(
      /--attribute-mapping="google\.subject=assertion\.sub,attribute\.repository_id=assertion\.repository_id"/,
    )
    expect(setup).toMatch(
      /--attribute-condition=".*repository_owner_id == '<owner-id>' && .*repository_id == '<repository-id>' && .*ref == /,
    )
    expect(setup).toMatch(/--member="principalSet:.*\/attribute\.repository_id\/<repository-id>"/)
  })

  it('has a federated credential for Azure that names issuer, audience and a branch', () => {
    const [setup = ''] = blocksOf(sectionOf('docs/oidc.md', 'Azure'), 'sh')
    const [, credential = ''] = /--parameters='([^']*)'/.exec(setup) ?? []
    expect(JSON.parse(credential)).toMatchObject({
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:<owner>@<owner-id>/<repository>@<repository-id>:ref:refs/heads/main',
      audiences: [providers['azure-app-configuration']?.federation?.audience('')],
    })
  })

  it('shows the claims as the error of a refused token does', () => {
    const claims = {
      sub: 'repo:octo-org@123456/shop@456789:ref:refs/heads/main',
      aud: 'sts.amazonaws.com',
      iss: 'https://token.actions.githubusercontent.com',
    }
    const token = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
    const error = withClaims(new ApiError('role-refused', { operation: 'AssumeRoleWithWebIdentity' }), token)
    expect(blocksOf(read('docs/oidc.md'), 'text')).toContain((error as ApiError).details.detail)
  })
})

it('docs/runners.md names the Node that action.yml asks for, and the one that the action checks for', () => {
  const [, runner = ''] = /using: node(\d+)/.exec(read('action.yml')) ?? []
  const [, major = '', minor = ''] = /requiredNode = \[(\d+), (\d+)\]/.exec(read('src/main.ts')) ?? []
  expect(read('docs/runners.md')).toContain(`brings Node ${runner}. The action itself checks for ${major}.${minor}`)
})

describe('docs/troubleshooting.md', () => {
  /** Returns the first column of the table between these markers. */
  function listed(marker: string): string[] {
    const [, table = ''] =
      new RegExp(`<!-- ${marker} -->([^]*)<!-- /${marker} -->`).exec(read('docs/troubleshooting.md')) ?? []
    const [, , ...rows] = table.trim().split('\n')
    return rows.map(
      (row) =>
        row
          .split(/(?<!\\) \| /)[0]
          ?.replace(/^\| /, '')
          .trim() ?? '',
    )
  }
  it('lists exactly the errors of a request', () => {
    const texts = Object.values(catalog).map(({ message }) => message.replace('{service}', 'the store'))
    expect(listed('problems').sort()).toEqual(texts.sort())
  })

  it('lists exactly the refusals', () => {
    const texts = Object.values(refusals).map(({ message }) => message.replaceAll(/\{\w+\}/g, '…'))
    expect(listed('refusals').sort()).toEqual(texts.sort())
  })

  it.each(listed('inputs'))('quotes the text of an issue with an input: %s', (text) => {
    const texts = Object.values(issueTexts).map((issue) => issue.replaceAll(/\{\w+\}/g, '…'))
    expect(texts).toContain(text)
  })
})

it('CONTRIBUTING.md gives a reason for each runtime dependency', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object }
  const [, section = ''] = /^## Runtime dependencies\n([^]*?)^## /m.exec(read('CONTRIBUTING.md')) ?? []
  const named = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name)
  expect(named.sort()).toEqual(Object.keys(dependencies).sort())
})

test.each(pages)('%s has no broken links', (page) => {
  // Code blocks contain no links.
  const prose = read(page).replaceAll(/^```[^]*?^```$/gm, '')
  for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (target.startsWith('https://')) continue
    const [path = '', anchor] = target.split('#')
    const file = path === '' ? page : join(dirname(page), path)
    const text = read(file)
    if (anchor !== undefined) expect(anchorsOf(text), target).toContain(anchor)
  }
})

/** Returns the anchors that GitHub generates for headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

test('docs/security.md names a test for every threat', () => {
  const [, section = ''] = /^## Threats\n([^]*?)^## /m.exec(read('docs/security.md')) ?? []
  const threats = section.split(/^- /m).slice(1)
  expect(threats.length).toBeGreaterThan(5)
  expect(threats.filter((threat) => !threat.includes('.test.ts)'))).toEqual([])
})

test('every page and every example is reachable from the README', () => {
  const reachable = new Set(['README.md'])
  for (const page of reachable) {
    if (!page.endsWith('.md')) continue
    for (const [, target = ''] of read(page).matchAll(/\]\(([^)#\s]+)/g)) {
      if (!target.startsWith('https://')) reachable.add(join(dirname(page), target))
    }
  }
  const all = [...pages, ...globSync('examples/*.yml', { cwd: root })]
  expect(all.filter((file) => !reachable.has(file))).toEqual([])
})
