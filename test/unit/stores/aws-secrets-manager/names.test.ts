import { expect, it } from 'vitest'
import {
  isNameOf,
  partialArn,
  patterns,
  regionInName,
  shortName,
} from '../../../../src/stores/aws-secrets-manager/names.ts'

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`
/** Names as services create them, from their documentation. */
const serviceNames = [
  'rds!cluster-2f1c9a4e-6d0b-4c57-9b1e-8a3d5e7f9012',
  'redshift!example-admin',
  'events!connection/partner/2f1c9a4e-6d0b-4c57-9b1e-8a3d5e7f9012',
  'ecs-sc!example',
]

it.each([...serviceNames, 'prod/api', 'x'.repeat(512)])('%s is a name, alone and in an ARN', (name) => {
  const whole = arn(`${name}-a1B2c3`)
  expect(name).toMatch(patterns.secret)
  expect(whole).toMatch(patterns.secret)
  expect(whole).toMatch(patterns.fullName)
  expect(shortName(whole)).toBe(name)
  expect(partialArn(whole)).toBe(arn(name))
  expect(regionInName(whole)).toBe('eu-central-1')
  for (const each of [name, whole, arn(name)]) expect(isNameOf(each, whole), each).toBe(true)
  expect(isNameOf(`${name}x`, whole)).toBe(false)
})

it.each(['', 'x'.repeat(513), 'a b', 'a:b', 'a|b', 'ä', arn(''), arn('x'.repeat(520)), arn('a:b')])(
  '%j is not a name',
  (name) => {
    expect(name).not.toMatch(patterns.secret)
    expect(name).not.toMatch(patterns.fullName)
  },
)
