import { describe, expect, it } from 'vitest'
import { isInForce, marks, redone, shortened, type Status, undone } from '../../../src/github/statuses.ts'

const run = 'https://github.com/octo-org/shop/actions/runs/1'
const byGitHub: Status = { state: 'inactive', description: '' }

describe('what a deployment records is in force', () => {
  it.each<[string, Status[]]>([
    ['once it is done', [marks.done, marks.begun]],
    ['where the run was killed', [marks.begun]],
    ['where it failed and was not put back', [marks.notPutBack, marks.begun]],
    ['where somebody else says that it failed', [{ state: 'failure', description: 'no' }]],
    ['whatever GitHub sets by itself', [byGitHub, marks.done, marks.begun]],
    ['whatever others say that means nothing here', [{ state: 'queued', description: 'undone by me' }, marks.done]],
    ['again, once its undoing was undone', [redone(run), undone(run), marks.done]],
  ])('%s', (_, statuses) => {
    expect(isInForce(statuses)).toBe(true)
  })
})

describe('what a deployment records is not in force', () => {
  it.each<[string, Status[]]>([
    ['before it was begun', []],
    ['where nobody but GitHub says anything', [byGitHub]],
    ['where it failed and was put back', [marks.putBack, marks.begun]],
    ['once it is undone', [undone(run), marks.done]],
    ['once it is undone, whatever GitHub sets afterwards', [byGitHub, undone(run), marks.done]],
    ['once it is undone again', [undone(run), redone(run), undone(run), marks.done]],
  ])('%s', (_, statuses) => {
    expect(isInForce(statuses)).toBe(false)
  })
})

it('descriptions have a length that GitHub takes, and characters stay whole', () => {
  expect(shortened('x'.repeat(140))).toBe('x'.repeat(140))
  expect(shortened('🔑'.repeat(200))).toBe(`${'🔑'.repeat(139)}…`)
  const long = undone(`https://${'x'.repeat(300)}`)
  expect(long.description).toHaveLength(140)
  expect(isInForce([long, marks.done])).toBe(false)
})
