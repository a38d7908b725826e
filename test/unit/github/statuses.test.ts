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

describe('what a deployment records is in force', () => {
  it.each<[string, DeploymentStatus[]]>([
    ['once it is done', [statuses.promoted, statuses.inProgress]],
    ['where the run was killed', [statuses.inProgress]],
    ['where it failed and was not put back', [statuses.incomplete, statuses.inProgress]],
    ['where somebody else says that it failed', [{ state: 'failure', description: 'no' }]],
    ['whatever GitHub sets by itself', [byGitHub, statuses.promoted, statuses.inProgress]],
    [
      'whatever others say that means nothing here',
      [{ state: 'queued', description: 'rolled back by me' }, statuses.promoted],
    ],
    ['again, once its undoing was undone', [reapplied(run), rolledBack(run), statuses.promoted]],
  ])('%s', (_, all) => {
    expect(isActive(all)).toBe(true)
  })
})

describe('what a deployment records is not in force', () => {
  it.each<[string, DeploymentStatus[]]>([
    ['before it was begun', []],
    ['where nobody but GitHub says anything', [byGitHub]],
    ['where it failed and was put back', [statuses.rolledBack, statuses.inProgress]],
    ['once it is undone', [rolledBack(run), statuses.promoted]],
    ['once it is undone, whatever GitHub sets afterwards', [byGitHub, rolledBack(run), statuses.promoted]],
    ['once it is undone again', [rolledBack(run), reapplied(run), rolledBack(run), statuses.promoted]],
  ])('%s', (_, all) => {
    expect(isActive(all)).toBe(false)
  })
})

it('descriptions have a length that GitHub takes, and characters stay whole', () => {
  expect(shorten('x'.repeat(140))).toBe('x'.repeat(140))
  expect(shorten('🔑'.repeat(200))).toBe(`${'🔑'.repeat(139)}…`)
  const long = rolledBack(`https://${'x'.repeat(300)}`)
  expect(long.description).toHaveLength(140)
  expect(isActive([long, statuses.promoted])).toBe(false)
})
