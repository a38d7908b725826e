/** Names as the stores and other tools write them: accepted if they exist, else refused with what is too much. */
import { describe, expect, it } from 'vitest'
import { startScenario } from '../support/scenario/scenario.ts'
import { aws, vendors } from '../support/scenario/vendors.ts'

describe.concurrent('AWS: the name of a secret that a service has created', () => {
  const secret = 'rds!cluster-2f1c9a4e-6d0b-4c57-9b1e-8a3d5e7f9012'
  it.each([
    ['its plain name', secret],
    ['its ARN', aws.fullName(secret)],
    ['its partial ARN', aws.fullName(secret).slice(0, -'-a1B2c3'.length)],
  ])('is sent to AWS by %s, and the refusal names the service', async (_, name) => {
    await using s = await startScenario(aws, undefined, { secret })
    Object.assign(s.cloud.secrets[secret] ?? {}, { owningService: 'rds' })
    const step = await s.promote({ secret: name })
    expect(step.error).toContain('it belongs to rds')
    expect(step.calls.map(({ operation }) => operation)).toEqual(['DescribeSecret'])
  })

  it('does not stop a promotion if the secret has no owner any more', async () => {
    await using s = await startScenario(aws, undefined, { secret })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('may have 512 characters, and six more with its dash in an ARN', async () => {
    const long = 'x'.repeat(512)
    await using s = await startScenario(aws, undefined, { secret: long })
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })
})

describe.concurrent.each(vendors)('$title: a list of labels', (vendor) => {
  it('may hold empty texts, which are no labels', async () => {
    await using s = await startScenario(vendor)
    for (const version of Object.values(s.cloud.secrets[s.secret]?.versions ?? {})) version.stages.add('')
    const step = await s.promote()
    expect(step).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await s.rollback(step)).toMatchObject({ exitCode: 0, annotations: [] })
  })

  it('of empty texts only is not shown as labels in an error', async () => {
    await using s = await startScenario(vendor)
    for (const version of Object.values(s.cloud.secrets[s.secret]?.versions ?? {})) version.stages.add('')
    const step = await s.promote({ 'target-version': 'v9' })
    expect(step.error).toMatch(/version v9 does not exist/)
    expect(step.error).not.toMatch(/\( ?[,)]/)
  })
})
