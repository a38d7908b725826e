import { expect, it } from 'vitest'
import {
  isNameOf,
  mayBeProject,
  patterns,
  projectInName,
  shortName,
} from '../../../../src/stores/google-secret-manager/names.ts'

const fullName = (project: string) => `projects/${project}/secrets/db`

it.each(['shop', 'shop-prod-1', '123456789012', 'example.com:shop', 'corp.example.co.uk:shop'])(
  '%s is a project, alone and in the name of a secret',
  (project) => {
    expect(project).toMatch(patterns.projectId ?? /^$/)
    expect(fullName(project)).toMatch(patterns.secret)
    expect(projectInName(fullName(project))).toBe(project)
    expect(shortName(fullName(project))).toBe('db')
    expect(isNameOf(fullName(project), fullName('123456789012'))).toBe(true)
  },
)

it.each([
  '',
  '.',
  '..',
  'a/b',
  'example.com:',
  ':shop',
  'shop:x',
  '.com:x',
  'a.b:c:d',
  'a.b:c/d',
  'a.b:c%2Fd',
  'a.b:c?',
])('%j is not a project', (project) => {
  expect(project).not.toMatch(patterns.projectId ?? /^/)
  expect(fullName(project)).not.toMatch(patterns.secret)
})

it('a project id may be any number, but no other id', () => {
  expect(mayBeProject('example.com:shop', '123456789012')).toBe(true)
  expect(mayBeProject('example.com:shop', 'example.com:shop')).toBe(true)
  expect(mayBeProject('example.com:shop', 'shop')).toBe(false)
  expect(mayBeProject('example.com:1', '1')).toBe(true)
  expect(mayBeProject('1', '2')).toBe(false)
})
