import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { credentialInputs, resolveCredentials, secretsOf, sensitiveValues } from '../../../src/auth/credentials.ts'
import type { CredentialSource } from '../../../src/auth/credentials.ts'
import { providers } from '../../../src/stores/registry.ts'

type Variables = Record<string, string | undefined>

const sdk = { accessKeyId: 'SDK_AK', secretAccessKey: 'SDK_SK', securityToken: 'SDK_TOKEN' }
const terraform = { accessKeyId: 'TF_AK', secretAccessKey: 'TF_SK', securityToken: 'TF_TOKEN' }
const bearer = { authToken: 'BEARER' }
const permanent = { accessKeyId: 'LOGIN_AK', secretAccessKey: 'LOGIN_SK' }
const sources: readonly CredentialSource[] = [sdk, terraform, bearer, permanent]
const names = sources.flatMap((source) => Object.values<string>(source))

const from = (environment: Variables, among = sources) => resolveCredentials(among, (name) => environment[name])

describe('credentials', () => {
  it.each<[string, Variables, object]>([
    ['a permanent key', { SDK_AK: 'a', SDK_SK: 's' }, { accessKeyId: 'a', secretAccessKey: 's' }],
    [
      'a temporary key',
      { TF_AK: 'a', TF_SK: 's', TF_TOKEN: 't' },
      { accessKeyId: 'a', secretAccessKey: 's', securityToken: 't' },
    ],
    ['a bearer token', { BEARER: 'b' }, { authToken: 'b' }],
    ['a key of a source without tokens', { LOGIN_AK: 'a', LOGIN_SK: 's' }, { accessKeyId: 'a', secretAccessKey: 's' }],
  ])('can be %s', (_description, environment, credentials) => {
    expect(from(environment)).toStrictEqual(credentials)
  })

  it('are undefined if all variables are unset or empty', () => {
    expect(from({})).toBe(undefined)
    expect(from(Object.fromEntries(names.map((name) => [name, ''])))).toBe(undefined)
  })

  it('are not read from a source that a login action has emptied', () => {
    const emptied = { SDK_AK: '', SDK_SK: '', SDK_TOKEN: '' }
    expect(from({ ...emptied, TF_AK: 'a', TF_SK: 's', TF_TOKEN: '' })).toStrictEqual({
      accessKeyId: 'a',
      secretAccessKey: 's',
    })
  })

  it.each<[string, Variables, string, string[]]>([
    ['no secret key', { SDK_AK: 'a' }, 'SDK_SK', ['SDK_AK']],
    ['no key id', { SDK_SK: 's' }, 'SDK_AK', ['SDK_SK']],
    ['only a token', { SDK_TOKEN: 't' }, 'SDK_AK', ['SDK_TOKEN']],
    ['a token and an incomplete key', { SDK_AK: 'a', SDK_TOKEN: 't' }, 'SDK_SK', ['SDK_AK', 'SDK_TOKEN']],
  ])('with %s are invalid, and not completed from another source', (_description, part, name, set) => {
    const whole = { TF_AK: 'a2', TF_SK: 's2', TF_TOKEN: 't2', BEARER: 'b2', LOGIN_AK: 'a3', LOGIN_SK: 's3' }
    expect(from({ ...whole, ...part })).toEqual({
      name,
      problem: { setWithout: set },
    })
  })

  it.each([
    { accessKeyId: 'a', authToken: 'b' },
    { accessKeyId: 'a', secretAccessKey: 's', authToken: 'b' },
    { securityToken: 't', authToken: 'b' },
  ])('of two kinds are invalid: %o', (inputs) => {
    const environment = Object.fromEntries(
      Object.entries(inputs).map(([part, value]) => [credentialInputs[part as keyof typeof inputs], value]),
    )
    expect(from(environment, [credentialInputs])).toMatchObject({ name: 'auth-token' })
  })

  it.each([' a', 'a b', 'a\nb', 'a\r', 'ключ', '\u00a0', 'a\u0007'])(
    'that no header can contain are invalid, and not quoted: %j',
    (value) => {
      for (const name of ['SDK_AK', 'SDK_SK', 'SDK_TOKEN']) {
        const found = from({ SDK_AK: 'a', SDK_SK: 's', SDK_TOKEN: 't', [name]: value })
        expect(found).toEqual({ name, problem: 'whitespace' })
      }
      expect(from({ BEARER: value })).toMatchObject({ name: 'BEARER' })
    },
  )

  /** Each value names its variable. */
  const environment = fc
    .subarray(names)
    .chain((set) =>
      fc.subarray(set).map((empty) => set.map((name) => [name, empty.includes(name) ? '' : `value-of-${name}`])),
    )
    .map((entries) => Object.fromEntries(entries) as Variables)

  it('come from the first source with a variable that is set, and from no other', () => {
    fc.assert(
      fc.property(environment, fc.shuffledSubarray([...sources]), (environment, among) => {
        const found = from(environment, among)
        const first = among.find((source) => Object.values<string>(source).some((name) => environment[name]))
        if (first === undefined || found === undefined) {
          expect([first, found]).toEqual([undefined, undefined])
          return
        }
        const own = Object.values<string>(first)
        if ('problem' in found) {
          expect(own).toContain(found.name)
          expect(own.filter((name) => environment[name])).not.toEqual(own)
        } else {
          const set = Object.entries(first).filter(([, name]) => environment[name])
          expect(found).toStrictEqual(Object.fromEntries(set.map(([part, name]) => [part, `value-of-${name}`])))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('sensitiveValues', () => {
  it('returns every set value of every source, used or not', () => {
    const environment: Variables = { SDK_AK: 'a', TF_SK: 's', TF_TOKEN: '', BEARER: 'b', OTHER: 'o' }
    expect(
      sensitiveValues(sources, (name) => (environment[name] === '' ? undefined : environment[name])).sort(),
    ).toEqual(['a', 'b', 's'])
  })
})

describe.each(Object.entries(providers))('the credential sources of %s', (_name, { environment: { credentials } }) => {
  it('name each variable once, and each is sufficient', () => {
    const all = credentials.flatMap((source) => Object.values<string>(source))
    expect(new Set(all).size).toBe(all.length)
    for (const source of credentials) {
      const environment = Object.fromEntries(Object.values<string>(source).map((name) => [name, 'x']))
      expect(from(environment, credentials)).not.toHaveProperty('problem')
    }
  })
})

describe('a key that signs requests', () => {
  const privateKey = '-----BEGIN PRIVATE KEY-----\nMIIEvAIBADANBg\r\nkqhkiG9w0BAQEF\nKw==\n-----END PRIVATE KEY-----'
  const lines = ['MIIEvAIBADANBg', 'kqhkiG9w0BAQEF']

  it('is sensitive line by line but for lines that any log may have, along with its passphrase', () => {
    const source = {
      privateKey: 'KEY',
      passphrase: 'PHRASE',
      user: 'USER',
      credentialsFile: 'FILE',
      profile: 'PROFILE',
    }
    const environment: Variables = { KEY: privateKey, PHRASE: 'two words', USER: 'u', FILE: '/a', PROFILE: 'p' }
    expect(sensitiveValues([source], (name) => environment[name])).toEqual(['two words', ...lines])
  })

  it('has a session token as one more secret, but no secret id', () => {
    const credentials = { keyId: 'ST$token', privateKey, securityToken: 'token' }
    expect(secretsOf(credentials)).toEqual(['token', ...lines])
  })
})
