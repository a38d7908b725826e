import { describe, expect, it } from 'vitest'
import { selectDeployment } from '../../../src/github/selection.ts'
import { reapplied, rolledBack, statuses, type DeploymentStatus } from '../../../src/github/statuses.ts'
import { StepInputs } from '../../../src/inputs/step.ts'
import type { PromotionRecord, RecordedSecret } from '../../../src/promotion/record.ts'

const run = 'https://github.com/octo-org/shop/actions/runs/1'
const otherRun = 'https://github.com/octo-org/shop/actions/runs/12'
const arnIn = (region: string, account: string) => `arn:aws:secretsmanager:${region}:${account}:secret:db-AbCdEf`
const first = arnIn('eu-west-1', '111111111111')
const second = arnIn('eu-west-1', '222222222222')

const aws = (secret: string, more: Partial<RecordedSecret> = {}): RecordedSecret => ({
  provider: 'aws-secrets-manager',
  region: secret.split(':')[3] ?? 'eu-west-1',
  secret,
  stage: 'AWSCURRENT',
  changes: [{ stage: 'AWSCURRENT', before: 'v1', after: 'v2' }],
  ...more,
})
const huawei = (projectId: string): RecordedSecret => ({
  ...aws('db', { provider: 'huaweicloud-csms', region: 'ap-southeast-1', stage: 'SYSCURRENT' }),
  projectId,
})
const google = (project: string): RecordedSecret =>
  aws(`projects/${project}/secrets/db`, {
    ...{ provider: 'google-secret-manager', region: '', projectId: project, stage: 'prod' },
    changes: [],
  })
const recordOf = (...secrets: RecordedSecret[]): PromotionRecord => ({ run: otherRun, secrets })
const active = [statuses.promoted, statuses.inProgress]

type Given = [record: PromotionRecord | undefined, statuses?: DeploymentStatus[]]

/** Selects from deployments that are given newest first; their ids count down to 1. */
async function select(variables: Record<string, string>, ...given: Given[]) {
  const reads: number[] = []
  const listed: number[] = []
  async function* newestFirst() {
    for (const [index, [record, all = active]] of given.entries()) {
      const id = given.length - index
      listed.push(id)
      await Promise.resolve()
      const readStatuses = () => {
        reads.push(id)
        return Promise.resolve(all)
      }
      yield { id, record, readStatuses }
    }
  }
  const step = StepInputs.from({ INPUT_ENVIRONMENT: 'production', ...variables })
  const thisRun = variables.NO_RUN ? undefined : run
  const [selected] = await Promise.allSettled([selectDeployment(newestFirst(), step, thisRun)])
  if (selected.status === 'rejected') return { error: String(selected.reason), reads, listed }
  const { deployment, isLeft } = selected.value
  return { id: deployment.id, isLeft, reads, listed }
}

describe('without inputs', () => {
  it('the newest active deployment is selected, and nothing older is read', async () => {
    expect(await select({}, [recordOf(aws(first))], [recordOf(aws(second))])).toEqual({
      ...{ id: 2, isLeft: true },
      ...{ reads: [2], listed: [2] },
    })
  })

  it.each<[string, DeploymentStatus[]]>([
    ['was rolled back by another run', [rolledBack(otherRun), ...active]],
    ['failed and was rolled back', [statuses.rolledBack, statuses.inProgress]],
    ['was never started', []],
  ])('a deployment that %s is skipped', async (_, all) => {
    expect(await select({}, [recordOf(aws(first)), all], [recordOf(aws(first))])).toMatchObject({ id: 1 })
  })

  it('a deployment that this run has rolled back is selected as such', async () => {
    const all = [{ state: 'inactive', description: '' }, rolledBack(run), ...active]
    expect(await select({}, [recordOf(aws(first)), all], [recordOf(aws(first))])).toMatchObject({
      ...{ id: 2, isLeft: false },
    })
  })

  it('a deployment that was re-applied after this run had rolled it back is selected as active', async () => {
    const all = [reapplied(otherRun), rolledBack(run), ...active]
    expect(await select({}, [recordOf(aws(first)), all])).toMatchObject({ id: 1, isLeft: true })
  })

  it('no deployment counts as rolled back by a run without a URL', async () => {
    const all = [rolledBack('another run'), ...active]
    expect(await select({ NO_RUN: '1' }, [recordOf(aws(first)), all])).toMatchObject({
      error: expect.stringContaining('nothing to roll back in environment production') as string,
    })
  })

  it('the run is compared as a whole, also if its URL is longer than a status', async () => {
    const long = (id: number) => `https://github.com/${'x'.repeat(200)}/actions/runs/${id}`
    const all = [rolledBack(long(1234)), ...active]
    async function* newestFirst() {
      yield await Promise.resolve({ id: 1, record: recordOf(aws(first)), readStatuses: () => Promise.resolve(all) })
    }
    const step = StepInputs.from({ INPUT_ENVIRONMENT: 'production' })
    expect(await selectDeployment(newestFirst(), step, long(1234))).toMatchObject({ isLeft: false })
    await expect(selectDeployment(newestFirst(), step, long(1235))).rejects.toThrow('nothing to roll back')
  })

  it('an own promotion that failed does not hide an older one that is active, and leads to none of another run', async () => {
    const own = { ...recordOf(aws(first)), run }
    const failed = [statuses.rolledBack, statuses.inProgress]
    const other = recordOf(aws(first))
    expect(await select({}, [own, failed], [own], [other])).toMatchObject({ id: 2, isLeft: true })
    expect(await select({}, [own, failed], [other])).toMatchObject({ id: 2, isLeft: false })
    const push = { GITHUB_EVENT_NAME: 'push' }
    expect(await select(push, [own, failed], [own], [other])).toMatchObject({ id: 2, isLeft: true })
    expect(await select(push, [own, failed], [other])).toMatchObject({ id: 2, isLeft: false })
  })

  it('a re-run does not select what was promoted by a run that began later', async () => {
    const record = recordOf(aws(first))
    const again = { GITHUB_RUN_ATTEMPT: '2' }
    const rolledBackByThis = [rolledBack(run), ...active]
    const given: Given[] = [[record], [record, rolledBackByThis], [record]]
    expect(await select({}, ...given)).toMatchObject({ id: 3, isLeft: true })
    expect(await select(again, ...given)).toMatchObject({ id: 2, isLeft: false })
  })

  it('an unreadable record is selected only as the newest one', async () => {
    expect(await select({}, [undefined], [recordOf(aws(first))])).toMatchObject({ id: 2, listed: [2] })
    const short = { INPUT_SECRET: 'db' }
    expect(await select(short, [undefined], [recordOf(aws(first))])).toMatchObject({ id: 2, listed: [2] })
    expect(await select(short, [recordOf(aws(first))], [undefined])).toMatchObject({ id: 2, reads: [2] })
  })
})

describe('a short name', () => {
  const short = { INPUT_SECRET: 'db' }

  it('that fits one secret selects its newest deployment, and reads the statuses of no other', async () => {
    const record = recordOf(aws(first))
    expect(await select(short, [record, [rolledBack(otherRun)]], [record], [record], [record])).toEqual({
      ...{ id: 3, isLeft: true },
      ...{ reads: [4, 3], listed: [4, 3, 2, 1] },
    })
  })

  it.each<[string, RecordedSecret, RecordedSecret, Record<string, string>]>([
    ['accounts', aws(first), aws(second), {}],
    ['regions', aws(first), aws(arnIn('us-east-1', '111111111111')), {}],
    ['projects of Huawei Cloud', huawei('a'.repeat(32)), huawei('b'.repeat(32)), {}],
    ['projects of Google Cloud', google('1'), google('2'), { GOOGLE_CLOUD_PROJECT: 'shop' }],
    ['providers', aws(first), huawei('a'.repeat(32)), {}],
  ])('that fits several %s is refused', async (_, one, another, env) => {
    const { error } = await select({ ...short, ...env }, [recordOf(one)], [recordOf(another)])
    expect(error).toContain('`secret` matches promotions of several secrets in environment production: ')
    expect(error).toMatch(/\(deployment 2\), .*\(deployment 1\)$/)
  })

  it.each<[string, Record<string, string>]>([
    ['full name', { INPUT_SECRET: second }],
    ['`region`', { INPUT_REGION: 'us-east-1' }],
    ['variable', { AWS_REGION: 'us-east-1' }],
    ['`provider` and `project-id`', { INPUT_PROVIDER: 'huaweicloud-csms', 'INPUT_PROJECT-ID': 'b'.repeat(32) }],
  ])('and a %s that fits only one select that one', async (_, more) => {
    const ofOtherRegion = aws(arnIn('us-east-1', '111111111111'))
    const wanted = more.INPUT_SECRET ? aws(second) : more.INPUT_PROVIDER ? huawei('b'.repeat(32)) : ofOtherRegion
    expect(await select({ ...short, ...more }, [recordOf(aws(first))], [recordOf(wanted)])).toMatchObject({ id: 1 })
  })

  it('is refused if this run has rolled back one of the secrets', async () => {
    const given: Given[] = [[recordOf(aws(first)), [rolledBack(run)]], [recordOf(aws(second))]]
    expect((await select(short, ...given)).error).toContain('several secrets')
  })

  it('is accepted if the deployments of another secret do not count', async () => {
    const given: Given[] = [[recordOf(aws(first))], [recordOf(aws(second)), [rolledBack(otherRun)]]]
    expect(await select(short, ...given)).toMatchObject({ id: 2 })
  })

  it('is accepted if the same deployment is the newest of all the secrets', async () => {
    const both = recordOf(aws(first), aws(second))
    expect(await select(short, [both], [recordOf(aws(first))])).toMatchObject({ id: 2, reads: [2] })
    expect((await select(short, [recordOf(aws(first))], [both])).error).toContain('several secrets')
  })

  it('that fits very many secrets leads to a short error', async () => {
    const given = Array.from({ length: 20 }, (_, n): Given => [recordOf(aws(arnIn('eu-west-1', `${1e11 + n}`)))])
    const { error = '' } = await select(short, ...given)
    expect(error).toMatch(/\(deployment 13\), and 12 more$/)
    expect(error.length).toBeLessThan(3_000)
  })
})

describe('a full name', () => {
  it('selects its newest deployment, and nothing older is read', async () => {
    const given: Given[] = [[recordOf(aws(second))], [recordOf(aws(first))], [recordOf(aws(second))]]
    expect(await select({ INPUT_SECRET: first }, ...given)).toMatchObject({ id: 2, reads: [2], listed: [3, 2] })
  })

  it('of which the last characters are missing may fit several secrets', async () => {
    const given: Given[] = [[recordOf(aws(first))], [recordOf(aws(first.replace('AbCdEf', 'GhIjKl')))]]
    expect((await select({ INPUT_SECRET: first.replace('-AbCdEf', '') }, ...given)).error).toContain('several secrets')
  })
})

describe('in a run started by `push`', () => {
  const push = { GITHUB_EVENT_NAME: 'push' }
  const own: PromotionRecord = { ...recordOf(aws(first)), run }

  it('only what the run itself promoted is selected, and the statuses of one other are read', async () => {
    const given: Given[] = [[recordOf(aws(first))], [recordOf(aws(first))], [own], [own]]
    expect(await select(push, ...given)).toMatchObject({ id: 2, isLeft: true, reads: [4, 2] })
  })

  it('what the run itself promoted and rolled back is selected as such', async () => {
    const given: Given[] = [[own, [rolledBack(run), ...active]], [recordOf(aws(first))]]
    expect(await select(push, ...given)).toMatchObject({ id: 2, isLeft: false })
  })

  it('secrets that only other runs promoted do not make a short name ambiguous', async () => {
    expect(await select({ ...push, INPUT_SECRET: 'db' }, [own], [recordOf(aws(second))])).toMatchObject({ id: 2 })
  })

  it('what another run promoted is refused, even if this run has rolled it back', async () => {
    const given: Given[] = [[recordOf(aws(first)), [rolledBack(run)]], [recordOf(aws(second))], [recordOf(aws(first))]]
    const { error } = await select(push, ...given)
    expect(error).toMatch(new RegExp(`the latest promotion, deployment 2, is by ${otherRun}$`))
  })

  it.each<[string, PromotionRecord | undefined]>([
    ['is unreadable', undefined],
    ['names no run', { secrets: [aws(first)] }],
  ])('a record that %s is of an unknown run', async (_, record) => {
    expect((await select(push, [record])).error).toMatch(/deployment 1, is by an unknown run$/)
    expect((await select({ ...push, NO_RUN: '1' }, [record])).error).toMatch(/is by an unknown run$/)
  })

  it('there is nothing to roll back if no deployment is active', async () => {
    const given: Given[] = [[recordOf(aws(first)), [rolledBack(otherRun)]]]
    expect((await select(push, ...given)).error).toMatch(/nothing to roll back in environment production$/)
  })
})

describe('an error that there is nothing to roll back', () => {
  it.each<[string, Record<string, string>, string]>([
    ['nothing more without inputs', { AWS_REGION: 'eu-west-1' }, ''],
    [
      'every input',
      {
        ...{ INPUT_PROVIDER: 'huaweicloud-csms', INPUT_SECRET: 'db', INPUT_STAGE: 'blue' },
        ...{ INPUT_REGION: 'ap-southeast-1', 'INPUT_PROJECT-ID': 'p1' },
      },
      ' that matches provider huaweicloud-csms, secret db, stage blue, region ap-southeast-1, project p1',
    ],
    [
      'the variables of all providers',
      { INPUT_SECRET: 'db', AWS_REGION: 'eu-west-1', HW_REGION_NAME: 'ap-southeast-1', GOOGLE_CLOUD_PROJECT: 'shop' },
      ' that matches secret db, region ap-southeast-1 or eu-west-1, project shop',
    ],
    [
      'the variables of the one provider',
      { INPUT_PROVIDER: 'aws-secrets-manager', INPUT_SECRET: 'db', AWS_REGION: 'eu-west-1', HW_REGION_NAME: 'x' },
      ' that matches provider aws-secrets-manager, secret db, region eu-west-1',
    ],
    [
      'hostile text in a short form',
      { INPUT_SECRET: 'db', AWS_REGION: `\`x\n::error::${'y'.repeat(1e5)}` },
      ` that matches secret db, region 'x ::error::${'y'.repeat(17)}…${'y'.repeat(29)}`,
    ],
    [
      'no credential',
      { INPUT_SECRET: 'db', AWS_REGION: 'eu-hunter22', 'INPUT_GITHUB-TOKEN': 'hunter22' },
      ' that matches secret db, region eu-***',
    ],
  ])('names %s', async (_, variables, selection) => {
    expect((await select(variables)).error).toBe(`Refusal: nothing to roll back in environment production${selection}`)
  })
})
