/** Every pairing of full and short names with secrets that differ in region, project, location or account. */
import { describe, expect, it } from 'vitest'
import { StepInputs } from '../../../src/inputs/step.ts'
import { mayName, namedSecret } from '../../../src/inputs/recorded.ts'
import type { RecordedSecret } from '../../../src/promotion/record.ts'
import type { Provider } from '../../../src/stores/provider.ts'
import { findProvider } from '../../../src/stores/registry.ts'

type Where = { readonly region: string; readonly projectId?: string; readonly secret: string }
/** A secret as its store names it, and each way to write that it is meant. */
type Secret = Where & { readonly short: string; readonly full: readonly string[] }

const product = <A, B>(some: readonly A[], others: readonly B[]) =>
  some.flatMap((a) => others.map((b) => [a, b] as const))
const names = ['db', 'db-config', 'shop/db']
const regions = ['eu-west-1', 'us-east-1']

const aws = product(product(regions, ['111111111111', '222222222222']), names).map(([[region, account], short]) => {
  const partial = `arn:aws:secretsmanager:${region}:${account}:secret:${short}`
  const secret = `${partial}-a1B2c3`
  // That of `db-config` looks whole, so it must be.
  return { region, secret, short, full: short.endsWith('-config') ? [secret] : [secret, partial] }
})
const alibaba = product(product(['cn-hangzhou', 'cn-beijing'], ['1111', '2222']), names).map(
  ([[region, account], short]) => {
    const secret = `acs:kms:${region}:${account}:secret/${short}`
    return { region, secret, short, full: [secret] }
  },
)
const google = product(product(['', 'europe-west1'], ['111', '222']), ['db', 'web']).map(
  ([[region, projectId], short]) => {
    const secret = `projects/${projectId}${region && `/locations/${region}`}/secrets/${short}`
    return { region, projectId, secret, short, full: [secret] }
  },
)
const huawei = product(product(regions, ['p1', 'p2']), ['db', 'web']).map(([[region, projectId], short]) => {
  return { region, projectId, secret: short, short, full: [] }
})

const all: [string, readonly Secret[]][] = [
  ['aws-secrets-manager', aws],
  ['alibabacloud-kms', alibaba],
  ['google-secret-manager', google],
  ['huaweicloud-csms', huawei],
]

function providerOf(name: string): Provider {
  const provider = findProvider(name)
  if (provider === undefined) throw new Error(`no provider ${name}`)
  return provider
}

describe.each(all)('%s: the secrets that inputs may name', (name, secrets) => {
  const provider = providerOf(name)
  const find = (named: Parameters<typeof mayName>[0]) =>
    secrets.filter(({ region, projectId, secret }) => {
      const recorded: RecordedSecret = { provider: name, region, projectId, secret, stage: 'x', changes: [] }
      return mayName(named, recorded, provider)
    })

  it('are all of that short name', () => {
    for (const { short } of secrets)
      expect(find({ secret: short })).toEqual(secrets.filter((each) => each.short === short))
    expect(find({})).toEqual(secrets)
    expect(find({ secret: 'other' })).toEqual([])
  })

  it('are exactly one for a full name', () => {
    for (const each of secrets) for (const secret of each.full) expect(find({ secret }), secret).toEqual([each])
  })

  it('are those of that short name in a region', () => {
    for (const { short, region } of secrets) {
      expect(find({ secret: short, region })).toEqual(
        secrets.filter((each) => each.short === short && each.region === region),
      )
    }
  })

  it('are one for a short name, a region and a project, if the store has projects', () => {
    for (const each of secrets.filter(({ projectId }) => projectId !== undefined)) {
      const { short, region, projectId } = each
      expect(find({ secret: short, region, projectId })).toEqual([each])
    }
  })
})

describe('the id of a Google project', () => {
  const provider = providerOf('google-secret-manager')
  const recorded = (secret: string, projectId: string): RecordedSecret => {
    return { provider: 'google-secret-manager', region: '', projectId, secret, stage: 'prod', changes: [] }
  }

  it('may be any project by its number, in the same location and for the same name only', () => {
    const db = recorded('projects/111/secrets/db', '111')
    expect(mayName({ secret: 'projects/shop/secrets/db', projectId: 'shop' }, db, provider)).toBe(true)
    expect(mayName({ secret: 'projects/shop/secrets/web' }, db, provider)).toBe(false)
    expect(mayName({ secret: 'projects/shop/locations/europe-west1/secrets/db' }, db, provider)).toBe(false)
    expect(mayName({ projectId: '222' }, db, provider)).toBe(false)
    expect(mayName({ projectId: 'mall' }, recorded('projects/shop/secrets/db', 'shop'), provider)).toBe(false)
  })

  it('may begin with a domain', () => {
    const db = recorded('projects/111/secrets/db', '111')
    const projectId = 'example.com:shop'
    expect(mayName({ secret: `projects/${projectId}/secrets/db`, projectId }, db, provider)).toBe(true)
    expect(mayName({ projectId }, recorded('projects/shop/secrets/db', 'shop'), provider)).toBe(false)
  })

  it.each(['..', '../x', 'shop/secrets/web?', 'example.com:../x', 'shop#'])(
    'is not taken from a variable that would change the path: %s',
    (GOOGLE_CLOUD_PROJECT) => {
      const step = StepInputs.from({ GOOGLE_CLOUD_PROJECT, INPUT_SECRET: 'db' })
      expect(namedSecret(step, provider)).toMatchObject({ secret: 'db', projectId: undefined })
    },
  )

  it('is taken from a variable', () => {
    const step = StepInputs.from({ GOOGLE_CLOUD_PROJECT: 'example.com:shop', INPUT_SECRET: 'db' })
    expect(namedSecret(step, provider)).toMatchObject({ secret: 'db', projectId: 'example.com:shop' })
  })
})
