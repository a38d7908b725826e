import { expect, it } from 'vitest'
import {
  apiHosts,
  isNameOf,
  namesOf,
  patterns,
  regionInName,
  shortName,
} from '../../../../src/stores/aws-parameter-store/names.ts'

const arn = (path: string, account = '123456789012') => `arn:aws:ssm:eu-central-1:${account}:parameter${path}`

it.each(['/prod/db/password', '/prod/db', '/a.b/c-d/E_9', `/${'x'.repeat(500)}/${'y'.repeat(500)}`])(
  '%s is a name with levels, alone and in an ARN',
  (name) => {
    expect(name).toMatch(patterns.secret)
    expect(arn(name)).toMatch(patterns.secret)
    expect(arn(name)).toMatch(patterns.fullName)
    expect(regionInName(arn(name))).toBe('eu-central-1')
    expect(namesOf(arn(name))).toEqual([name])
    expect(namesOf(name)).toEqual([name])
    expect(shortName(arn(name))).toBe(name)
    for (const each of [name, arn(name)]) expect(isNameOf(each, arn(name)), each).toBe(true)
    for (const each of [`${name}x`, name.slice(1), arn(name, '999999999999')])
      expect(isNameOf(each, arn(name)), each).toBe(each === name.slice(1))
  },
)

it.each(['db', '/db', arn('/db')])('%s may be written with a slash at its beginning, or without', (name) => {
  expect(name).toMatch(patterns.secret)
  expect(namesOf(name)).toEqual(['/db', 'db'])
  expect(isNameOf(name, arn('/db'))).toBe(true)
  expect(isNameOf(name, arn('/db/db'))).toBe(false)
})

it.each(['', '/', 'a/b', '/a/', '//a', 'a b', 'a:3', 'ä', `/${'x'.repeat(1012)}`, arn(''), arn('db'), arn('/db', '1')])(
  '%j is not a name',
  (name) => {
    expect(name).not.toMatch(patterns.secret)
    expect(name).not.toMatch(patterns.fullName)
  },
)

it.each(['live', 'Live_1.2-x', 'x', 'x'.repeat(100), 'a1', 'aw', 'sm'])('%j is a label', (label) => {
  expect(label).toMatch(patterns.stage)
})

it.each(['', 'aws', 'AWSCURRENT', 'ssm-live', 'SsM', '1st', 'a b', 'a/b', 'x'.repeat(101), 'ä'])(
  '%j is not a label',
  (label) => {
    expect(label).not.toMatch(patterns.stage)
  },
)

it.each(['ssm.eu-central-1.amazonaws.com', 'ssm-fips.us-gov-west-1.amazonaws.com', 'ssm.cn-north-1.amazonaws.com.cn'])(
  '%s is a host of the API',
  (host) => {
    expect(host).toMatch(apiHosts)
  },
)

it.each(['secretsmanager.eu-central-1.amazonaws.com', 'ssm.s3.amazonaws.com', 'ssm.eu-central-1.amazonaws.com.evil'])(
  '%s is not a host of the API',
  (host) => {
    expect(host).not.toMatch(apiHosts)
  },
)
