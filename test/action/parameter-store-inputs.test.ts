/** AWS Parameter Store: which parameter a step is about, and which inputs it takes. */
import { describe, expect, it } from 'vitest'
import { arnOf, dbPassword, initialVersions, keyVariables, startSsmScenario } from '../support/parameter-store.ts'
import { readRecord, withEndpoint } from '../support/record.ts'

const promotion = ['DescribeParameters', 'GetParameterHistory', 'LabelParameterVersion', 'GetParameterHistory']
const arn = arnOf(dbPassword)

describe.concurrent('Parameter Store: a parameter', () => {
  it.each(['String', 'StringList'] as const)(
    'of the type %s is refused before its history is requested',
    async (type) => {
      await using p = await startSsmScenario({ secrets: { [dbPassword]: { versions: initialVersions, type } } })
      const step = await p.promote({}, { debug: true })
      expect(step).toMatchObject({ exitCode: 1, trace: ['DescribeParameters'], outputs: { changed: 'false' } })
      expect(step.error).toContain('this parameter is not a SecureString')
      expect(step.error).toContain(`its type is ${type}`)
    },
  )

  it('is refused if its history has another type than it had a moment ago', async () => {
    const parameter = { versions: initialVersions, historyType: 'String' as const }
    await using p = await startSsmScenario({ secrets: { [dbPassword]: parameter } })
    const step = await p.promote({}, { debug: true })
    expect(step).toMatchObject({ exitCode: 1, trace: promotion.slice(0, 2), writes: [] })
    expect(step.error).toContain('its type is String')
  })

  it('is described again, not read, once its history has had another type', async () => {
    await using p = await startSsmScenario()
    const parameter = p.parameter()
    p.onRequest('LabelParameterVersion', () => void (parameter.historyType = 'String'))
    p.onRequest('DescribeParameters', () => void (parameter.type = 'String'), { nth: 2 })
    const step = await p.promote()
    parameter.type = 'SecureString'
    expect(step).toMatchObject({ exitCode: 1, trace: [...promotion, 'DescribeParameters'], writes: ['live → 3'] })
    expect(step.error).toContain('its type is String')
  })

  it.each([arn, arnOf('/db')])('may be named by its ARN: %s', async (secret) => {
    await using p = await startSsmScenario({ secrets: { [dbPassword]: initialVersions, db: initialVersions } })
    const step = await p.promote({ secret, region: '' }, { env: { ...keyVariables, AWS_REGION: 'us-east-1' } })
    expect(step).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
    expect(step.results).toEqual([expect.objectContaining({ secret, region: 'eu-central-1' })])
    expect(await p.rollback(step)).toMatchObject({ exitCode: 0, writes: ['live → 2'] })
  })

  it.each(['db', '/db'])('of one level is found by its record, created as %s', async (name) => {
    await using p = await startSsmScenario({ secrets: { [name]: initialVersions } })
    const step = await p.promote({ secret: name })
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(readRecord(step.outputs.record)).toMatchObject({ secrets: [{ secret: arnOf('/db') }] })
    const back = await p.rollback(step)
    expect(back).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 2'] })
    expect(JSON.parse(back.calls.at(-2)?.body ?? '')).toMatchObject({ Name: name })
  })

  it('is found by its name with or without the slash if the store ignores that', async () => {
    await using p = await startSsmScenario({ secrets: { db: initialVersions }, ignoresSlash: true })
    expect(await p.promote({ secret: '/db' })).toMatchObject({ exitCode: 0, annotations: [], writes: ['live → 3'] })
  })

  it('is refused if another one has the same ARN, which a record could not tell apart', async () => {
    await using p = await startSsmScenario({ secrets: { db: initialVersions, '/db': initialVersions } })
    const step = await p.promote({ secret: 'db' })
    expect(step).toMatchObject({ exitCode: 1, trace: ['DescribeParameters'] })
    expect(step.error).toContain('two parameters have the same ARN (DescribeParameters): /db and db')
  })

  it('of another account is refused by its ARN, and by a record', async () => {
    await using p = await startSsmScenario({ account: '999999999999' })
    const step = await p.promote({ secret: arn })
    expect(step).toMatchObject({ exitCode: 1, trace: ['DescribeParameters'] })
    expect(step.error).toContain(`it is about ${arn.replace('123456789012', '999999999999')}, not ${arn}`)
    await using own = await startSsmScenario()
    const record = withEndpoint(p.cloud.endpoint, (await own.promote()).outputs.record)
    const back = await p.rollback(record)
    expect(back).toMatchObject({ exitCode: 1, trace: ['DescribeParameters'] })
    expect(back.error).toContain('999999999999')
  })

  it('that does not exist is an error', async () => {
    await using p = await startSsmScenario()
    const step = await p.promote({ secret: '/prod/other' })
    expect(step).toMatchObject({ exitCode: 1, trace: ['DescribeParameters'] })
    expect(step.error).toContain('secret not found (DescribeParameters')
  })
})

describe.concurrent('Parameter Store: an input', () => {
  it.each(['a b', 'prod/db', '/prod/', '//db', 'ä', 'arn:aws:ssm:eu-central-1:1:parameter/x', 'arn:aws:s3:::x'])(
    '`secret` is refused: %j',
    async (secret) => {
      await using p = await startSsmScenario()
      const step = await p.promote({ secret })
      expect(step).toMatchObject({ exitCode: 1, trace: [] })
      expect(step.error).toContain('`secret`')
    },
  )

  it.each([
    [`${dbPassword}:3`, ':3'],
    [`${arn}:live`, ':live'],
    // The account begins with the same number.
    [arn.replace(':1', ':3').concat(':3'), ':3'],
  ])('`secret` with a version or a label is refused, with what to leave out: %s', async (secret, surplus) => {
    await using p = await startSsmScenario()
    expect((await p.promote({ secret })).error).toContain(`\`${surplus}\``)
  })

  it.each(['aws-live', 'SSMlive', '1st', 'a b', 'x'.repeat(101)])('`stage` is refused: %j', async (stage) => {
    await using p = await startSsmScenario()
    const step = await p.promote({ stage })
    expect(step).toMatchObject({ exitCode: 1, trace: [] })
    expect(step.error).toContain('`stage`')
  })

  it('`stage` is required, and versions are numbers', async () => {
    await using p = await startSsmScenario()
    expect((await p.promote({ stage: '' })).error).toContain('`stage`')
    expect((await p.promote({ 'target-version': 'v3' })).error).toContain('`target-version`')
  })

  it('`endpoint` comes from the variables of AWS', async () => {
    await using p = await startSsmScenario()
    const { endpoint } = p.cloud
    for (const name of ['AWS_ENDPOINT_URL_SSM', 'AWS_ENDPOINT_URL']) {
      const env = { ...keyVariables, AWS_REGION: 'eu-central-1', [name]: endpoint }
      const step = await p.promote({ endpoint: '', region: '', 'dry-run': 'true' }, { env })
      expect(step).toMatchObject({ exitCode: 0, trace: promotion.slice(0, 2) })
    }
  })
})
