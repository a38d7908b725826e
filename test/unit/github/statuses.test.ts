import { describe, expect, it } from 'vitest'
import {
  isActive,
  statuses,
  reapplied,
  shorten,
  type DeploymentStatus,
  rolledBack,
} from '../../../src/github/statuses.ts'

const run = 'https://github.com/octo-org/shop/actions/runs/1'
const byGitHub: DeploymentStatus = { state: 'inactive', description: '' }

describe('a deployment is active', () => {
  it.each<[string, DeploymentStatus[]]>([
    ['after it was promoted', [statuses.promoted, statuses.inProgress]],
    ['if the run was killed', [statuses.inProgress]],
    ['if it failed and was not rolled back', [statuses.incomplete, statuses.inProgress]],
    ['if another tool reports a failure', [{ state: 'failure', description: 'no' }]],
    ['whatever GitHub sets automatically', [byGitHub, statuses.promoted, statuses.inProgress]],
    ['whatever other tools report', [{ state: 'queued', description: 'rolled back by me' }, statuses.promoted]],
    ['again after its rollback was rolled back', [reapplied(run), rolledBack(run), statuses.promoted]],
  ])('%s', (_, all) => {
    expect(isActive(all)).toBe(true)
  })
})

describe('a deployment is not active', () => {
  it.each<[string, DeploymentStatus[]]>([
    ['before the promotion starts', []],
    ['if only GitHub has set a status', [byGitHub]],
    ['if it failed and was rolled back', [statuses.rolledBack, statuses.inProgress]],
    ['after a rollback', [rolledBack(run), statuses.promoted]],
    ['after a rollback, whatever GitHub sets afterwards', [byGitHub, rolledBack(run), statuses.promoted]],
    ['after a second rollback', [rolledBack(run), reapplied(run), rolledBack(run), statuses.promoted]],
  ])('%s', (_, all) => {
    expect(isActive(all)).toBe(false)
  })
})

it('status descriptions are cut in the middle to the length that GitHub accepts, between characters', () => {
  expect(shorten('x'.repeat(140))).toBe('x'.repeat(140))
  expect(shorten('🔑'.repeat(200))).toBe(`${'🔑'.repeat(69)}…${'🔑'.repeat(70)}`)
  const long = rolledBack(`https://${'x'.repeat(300)}`)
  expect(long.description).toHaveLength(140)
  expect(isActive([long, statuses.promoted])).toBe(false)
})
