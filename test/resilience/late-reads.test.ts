/** Stores that show late what they have processed, with everything that their documents leave open. */
import { describe, expect, it } from 'vitest'
import type { Azure } from '../support/clouds/azure-app-configuration.ts'
import { azure } from '../support/faults/azure.ts'
import { google } from '../support/faults/google.ts'
import { type AnyStandIn, foundLabels, movableLabels, startSecrets, versionsOf } from '../support/faults/labels.ts'
import { oci } from '../support/faults/oci.ts'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { endOfJobScript, labelInputs, targetInput } from '../support/faults/situation.ts'
import { type Run, runAction, toStateVariables } from '../support/runner.ts'
import { placeLabel } from '../support/clouds/server.ts'
import { alibaba, aws, huawei } from '../support/scenario/vendors.ts'
import { changeUnseen, isRead, noteWrites, showLate } from '../support/slow-store.ts'

const switches = [false, true].flatMap((movesPrevious) =>
  [false, true].map((checksRemoveFrom) => ({ movesPrevious, checksRemoveFrom })),
)
const stores = [
  ...switches.map((options) => ({ vendor: alibaba, options })),
  ...switches.filter(({ checksRemoveFrom }) => !checksRemoveFrom).map((options) => ({ vendor: huawei, options })),
  { vendor: parameterStore, options: {} },
  ...[false, true].map((showsLate) => ({ vendor: oci, options: { showsLate } })),
]
const delays = [300, 1_000, 3_000, 6_000]

const cases = stores.flatMap(({ vendor, options }) =>
  delays.flatMap((ms) =>
    (vendor === oci ? [1, 3] : [1, 2]).map(
      (replicas) => [vendor.title, JSON.stringify(options), ms, replicas, vendor, options] as const,
    ),
  ),
)

describe.concurrent.each(cases)(
  '%s with %s, reads %i ms late on the last of %i replicas',
  (_, __, ms, replicas, vendor, options) => {
    const { current, previous, secret } = vendor
    const found = foundLabels(vendor)
    const lastWrite = vendor === oci ? 1 : 2
    const labelsIn = (cloud: AnyStandIn) => {
      // OCI makes a change that it has accepted, even if nobody reads it.
      const { next = cloud.labels(secret)[current] ?? '' } = (cloud.secrets[secret] ?? {}) as { next?: string }
      return movableLabels(vendor, { ...cloud.labels(secret), [current]: next })
    }

    async function start() {
      const cloud = await startSecrets(vendor, [secret], options)
      const inputs = {
        ...vendor.inputs,
        ...labelInputs(vendor),
        secret,
        endpoint: cloud.endpoint,
        'target-version': '3',
        'timeout-seconds': '60',
      }
      return { cloud, inputs }
    }

    it('promotes and rolls back, and leaves every label where it belongs', async () => {
      const started = await start()
      await using cloud = started.cloud
      const { inputs } = started
      showLate(cloud, ms, replicas)
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(0)
      expect(labelsIn(cloud)).toEqual({ ...(vendor !== oci && { [previous]: '2' }), [current]: '3' })
      const record = step.outputs.record ?? ''
      const undo = await runAction({ with: { rollback: 'true', record, 'timeout-seconds': '60' }, env: vendor.env })
      expect(undo.exitCode, undo.raw).toBe(0)
      expect(labelsIn(cloud), undo.raw).toEqual(found)
    })

    // OCI needs one write only, so there is nothing to roll back if that fails.
    it.skipIf(vendor === oci)('rolls a failed promotion back, and reports where the labels are', async () => {
      const started = await start()
      await using cloud = started.cloud
      const { inputs } = started
      let writes = 0
      cloud.intercept = (call) => {
        if (isRead(call) || ++writes !== 2) return undefined
        return { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') }
      }
      showLate(cloud, ms, replicas)
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(1)
      expect(labelsIn(cloud), step.raw).toEqual(found)
      const error = step.annotations.find(({ level }) => level === 'error')?.message
      expect(error).toContain(`Rolled back: ${previous} is on 1, ${current} is on 2.`)
      expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': '2' })
    })

    it('rolls a promotion back that fails after its last write, and reports where the labels are', async () => {
      const started = await start()
      await using cloud = started.cloud
      const { inputs } = started
      let writes = 0
      let hasFailed = false
      cloud.intercept = (call) => {
        if (!isRead(call)) writes++
        if (writes !== lastWrite || !isRead(call) || hasFailed) return undefined
        hasFailed = true
        return { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') }
      }
      showLate(cloud, ms, replicas)
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(1)
      expect(labelsIn(cloud), step.raw).toEqual(found)
      expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': '2' })
    })
  },
)

describe.concurrent.each([huawei, alibaba, parameterStore, aws])('$title, whose first read is late', (vendor) => {
  const { secret, env } = vendor
  const [v1, , v3] = versionsOf(vendor)
  // AWS moves its own previous label together with the other one.
  const previous = vendor === aws ? 'OUTGOING' : vendor.previous

  /** Starts a cloud whose next reads can show what it was like after so many writes. */
  async function start(target: string) {
    const cloud = await startSecrets(vendor, [secret])
    const found = cloud.labels(secret)
    const showAfter = noteWrites(cloud)
    const names = { ...labelInputs(vendor), 'previous-stage': previous, 'target-version': target }
    const inputs = { ...vendor.inputs, ...names, endpoint: cloud.endpoint, secret, 'rollback-on-failure': 'true' }
    const step = await runAction({ with: inputs, env })
    expect(step.exitCode, step.raw).toBe(0)
    const rollBack = () => runAction({ with: { rollback: 'true', record: step.outputs.record ?? '' }, env })
    return { cloud, found, showAfter, inputs, step, rollBack, [Symbol.asyncDispose]: () => cloud.close() }
  }

  // The previous label moves first, but for a version that has no other one.
  const moments = [v3, v1].flatMap((target) => [0, 1].map((writes) => [target, writes] as const))

  it.each(moments)('rolls a promotion of %s back, seen after %d of its 2 writes', async (target, writes) => {
    await using started = await start(target)
    const { cloud, found, showAfter, rollBack } = started
    showAfter(writes)
    const back = await rollBack()
    expect(back, back.raw).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(cloud.labels(secret), back.raw).toEqual(found)
  })

  it.each(moments)('does so at the end of the job, for %s after %d writes', async (target, writes) => {
    await using started = await start(target)
    const { cloud, found, showAfter, inputs, step } = started
    showAfter(writes)
    const end = await runAction({
      main: endOfJobScript,
      with: { ...inputs, 'job-status': 'failure' },
      env: { ...env, ...toStateVariables(step.state) },
    })
    expect(end, end.raw).toMatchObject({ exitCode: 0, annotations: [] })
    expect(cloud.labels(secret), end.raw).toEqual(found)
  })

  it.each(moments)('promotes %s again, seen after %d of the 2 writes of a rollback', async (target, writes) => {
    await using started = await start(target)
    const { cloud, showAfter, inputs, rollBack } = started
    const promoted = cloud.labels(secret)
    await rollBack()
    showAfter(2 + writes)
    const again = await runAction({ with: inputs, env })
    expect(again, again.raw).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'true' } })
    expect(cloud.labels(secret), again.raw).toEqual(promoted)
  })
})

// On the other stores, the write is refused.
describe.concurrent.each([huawei, alibaba, parameterStore])(
  '$title, which shows late that someone else moved the label just before this run did',
  (vendor) => {
    const { secret, env, current } = vendor
    const found = foundLabels(vendor)

    async function start(lateReads: number) {
      const cloud = await startSecrets(vendor, [secret], { checksRemoveFrom: false })
      const inputs = { ...vendor.inputs, ...labelInputs(vendor), endpoint: cloud.endpoint, secret }
      let writes = 0
      const moveByOthers = () => {
        const { [secret]: state } = cloud.secrets
        if (state) placeLabel(state, current, '1')
      }
      changeUnseen(cloud, moveByOthers, () => ++writes === 2, lateReads)
      return { cloud, inputs, [Symbol.asyncDispose]: () => cloud.close() }
    }

    it.each([1, 2])('by %d reads, ends where the last write has put it', async (lateReads) => {
      await using started = await start(lateReads)
      const { cloud, inputs } = started
      const step = await runAction({ with: { ...inputs, 'target-version': '3' }, env })
      expect(step, step.raw).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'current-version': '3' } })
      expect(cloud.labels(secret)).toMatchObject({ [current]: '3' })
    })

    it('rolls back, if the promotion fails in between', async () => {
      await using started = await start(2)
      const { cloud, inputs } = started
      const { intercept } = cloud
      let reads = 0
      cloud.intercept = (call) => {
        const isReadBack = isRead(call) && ++reads === (vendor === huawei ? 2 : 3)
        return isReadBack ? { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') } : intercept?.(call)
      }
      const step = await runAction({ with: { ...inputs, 'target-version': '3' }, env })
      expect(step, step.raw).toMatchObject({ exitCode: 1, outputs: { changed: 'false', 'current-version': '2' } })
      expect(cloud.labels(secret)).toEqual(found)
    })
  },
)

describe.concurrent('AWS, which does not answer whether a rollback is in place', () => {
  const { secret, env } = aws
  const found = foundLabels(aws)

  /** Promotes, rolls back, and returns what rolls back once more. */
  async function start() {
    const cloud = await startSecrets(aws, [secret])
    const inputs = { ...aws.inputs, ...labelInputs(aws), ...targetInput(aws), endpoint: cloud.endpoint, secret }
    const { outputs } = await runAction({ with: inputs, env })
    const again = { rollback: 'true', record: outputs.record ?? '', 'rollback-on-failure': 'true' }
    await runAction({ with: again, env })
    expect(cloud.labels(secret)).toEqual(found)
    return { cloud, again, [Symbol.asyncDispose]: () => cloud.close() }
  }

  /** Expects that a later failure of the job moves nothing either. */
  async function expectNothingToRollBack({ cloud, again }: Awaited<ReturnType<typeof start>>, { state }: Run) {
    expect(cloud.labels(secret)).toEqual(found)
    const with_ = { ...again, 'job-status': 'failure' }
    await runAction({ main: endOfJobScript, with: with_, env: { ...env, ...toStateVariables(state) } })
    expect(cloud.labels(secret)).toEqual(found)
  }

  it('asks again, and changes nothing', async () => {
    await using started = await start()
    const { cloud, again } = started
    let writes = 0
    cloud.intercept = (call) => (!isRead(call) && ++writes === 1 ? 'reset' : undefined)
    const back = await runAction({ with: again, env })
    expect(back, back.raw).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
    await expectNothingToRollBack(started, back)
  })

  it('changes nothing if it is cancelled meanwhile', async () => {
    await using started = await start()
    const { cloud, again } = started
    let writes = 0
    cloud.intercept = (call) => (!isRead(call) && ++writes === 1 ? 'silence' : undefined)
    const when = (line: string) => line.startsWith('record: ')
    const back = await runAction({ with: again, env, signal: { send: 'SIGINT', when } })
    expect(back, back.raw).toMatchObject({ exitCode: 1, outputs: { changed: 'false' } })
    await expectNothingToRollBack(started, back)
  })
})

describe.concurrent('a list on Google Cloud', () => {
  const { secret, env } = google

  async function promoteList(items: object[], more: Record<string, string> = {}) {
    const cloud = await startSecrets(google, [secret, `${secret}2`])
    const promotions = JSON.stringify(items.map((item) => ({ 'target-version': 3, ...item })))
    const inputs = { ...google.inputs, endpoint: cloud.endpoint, promotions, ...more }
    const step = await runAction({ with: inputs, env })
    expect(step.exitCode, step.raw).toBe(0)
    const rollBack = () => runAction({ with: { rollback: 'true', record: step.outputs.record ?? '', ...more }, env })
    return { cloud, rollBack, [Symbol.asyncDispose]: () => cloud.close() }
  }

  it('of five aliases of one secret is in place after a second rollback', async () => {
    const aliases = ['a', 'b', 'c', 'd', 'e'].map((stage) => ({ secret, stage, 'expected-version': 'none' }))
    await using started = await promoteList(aliases, { concurrency: '1' })
    const { cloud, rollBack } = started
    const found = cloud.labels(secret)
    expect(found).toMatchObject({ a: '3', e: '3' })
    expect(await rollBack()).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } })
    const again = await rollBack()
    expect(again, again.raw).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
  })

  it('is not rolled back at all if one secret cannot be confirmed', async () => {
    const items = [
      { secret, stage: google.current },
      { secret: `${secret}2`, stage: google.current },
    ]
    await using started = await promoteList(items)
    const { cloud, rollBack } = started
    const now = [cloud.labels(secret), cloud.labels(`${secret}2`)]
    const { [secret]: state } = cloud.secrets
    cloud.intercept = (call) => {
      if (!isRead(call) || state === undefined || !call.path.split('/').includes(secret.split('/').at(-1) ?? ''))
        return undefined
      const at = cloud.labels(secret)[google.current]
      placeLabel(state, google.current, '2')
      return (response) => {
        placeLabel(state, google.current, at)
        return response
      }
    }
    const back = await rollBack()
    expect(back.exitCode, back.raw).toBe(1)
    expect([cloud.labels(secret), cloud.labels(`${secret}2`)]).toEqual(now)
    expect(back.raw).toContain('Nothing was changed. The step moved prod from 2 to 3.')
  })
})

describe.concurrent('Azure, whose reads are late unless they send the sync token of the change', () => {
  const { secret, env } = azure
  const found = foundLabels(azure)
  const [, , v3] = azure.versions
  const promoted = { ...found, [azure.current]: v3 }

  /** Starts a store that shows each change after so many reads. */
  async function start(lateReads: number) {
    const cloud = (await startSecrets(azure, [secret], { lateReads })) as Azure
    const inputs = { ...azure.inputs, endpoint: cloud.endpoint, secret, ...targetInput(azure), ...labelInputs(azure) }
    return { cloud, inputs, [Symbol.asyncDispose]: () => cloud.close() }
  }

  it('reads the token of a change whose response was lost from the refusal of the next write', async () => {
    await using started = await start(Infinity)
    const { cloud, inputs } = started
    let writes = 0
    cloud.intercept = (call) => (!isRead(call) && ++writes === 1 ? 'reset after' : undefined)
    const step = await runAction({ with: inputs, env })
    expect(step.exitCode, step.raw).toBe(0)
    expect(step.outputs).toMatchObject({ changed: 'true', 'current-version': v3 })
    expect(cloud.labels(secret)).toEqual(promoted)
    expect(cloud.history).toHaveLength(1)
    expect(writes).toBe(2)
  })

  it('rolls back a lost write that no read has shown', async () => {
    await using started = await start(Infinity)
    const { cloud, inputs } = started
    let writes = 0
    cloud.intercept = (call) => (!isRead(call) && ++writes === 1 ? 'reset after' : undefined)
    const step = await runAction({ with: { ...inputs, 'max-attempts': '1' }, env })
    expect(step.exitCode, step.raw).toBe(1)
    expect(step.outputs).toMatchObject({ changed: 'false' })
    expect(cloud.labels(secret)).toEqual(found)
  })

  it.each([1, 2, Infinity])('rolls back in the next step if %d reads are late', async (lateReads) => {
    await using started = await start(lateReads)
    const { cloud, inputs } = started
    const step = await runAction({ with: inputs, env })
    expect(cloud.labels(secret)).toEqual(promoted)
    const back = await runAction({ with: { rollback: 'true', record: step.outputs.record ?? '' }, env })
    expect(back.exitCode, back.raw).toBe(0)
    expect(cloud.labels(secret)).toEqual(found)
  })

  it.each([1, 2, Infinity])('rolls back at the end of the job if %d reads are late', async (lateReads) => {
    await using started = await start(lateReads)
    const { cloud, inputs } = started
    const step = await runAction({ with: { ...inputs, 'rollback-on-failure': 'true' }, env })
    const end = await runAction({
      main: endOfJobScript,
      with: { ...inputs, 'rollback-on-failure': 'true', 'job-status': 'failure' },
      env: { ...env, ...toStateVariables(step.state) },
    })
    expect(end.exitCode, end.raw).toBe(0)
    expect(cloud.labels(secret)).toEqual(found)
  })
})

describe.concurrent.each([google, oci])('$title, which refuses a write after a late read', (vendor) => {
  const { secret, env } = vendor
  const [, , v3] = versionsOf(vendor)

  async function start() {
    const cloud = await startSecrets(vendor, [secret])
    const showAfter = noteWrites(cloud)
    const found = cloud.labels(secret)
    const labels = { ...labelInputs(vendor), ...targetInput(vendor) }
    const inputs = { ...vendor.inputs, ...labels, secret, endpoint: cloud.endpoint, 'rollback-on-failure': 'true' }
    const step = await runAction({ with: inputs, env })
    expect(step.exitCode, step.raw).toBe(0)
    const rollBack = () => runAction({ with: { rollback: 'true', record: step.outputs.record ?? '' }, env })
    const endJob = () =>
      runAction({
        main: endOfJobScript,
        with: { ...inputs, 'job-status': 'failure' },
        env: { ...env, ...toStateVariables(step.state) },
      })
    return { cloud, found, showAfter, rollBack, endJob, [Symbol.asyncDispose]: () => cloud.close() }
  }

  const cases = (['rollBack', 'endJob'] as const).flatMap((how) =>
    [1, 2, 3, Infinity].map((reads) => [how, reads] as const),
  )

  it.each(cases)('rolls back (%s), or fails, if %d reads are late', async (how, lateReads) => {
    await using started = await start()
    const { cloud, found, showAfter } = started
    const promoted = cloud.labels(secret)
    showAfter(0, lateReads)
    const back = await started[how]()
    const isSeen = lateReads <= 3
    expect(back.exitCode, back.raw).toBe(isSeen ? 0 : 1)
    expect(movableLabels(vendor, cloud.labels(secret)), back.raw).toEqual(
      movableLabels(vendor, isSeen ? found : promoted),
    )
    if (!isSeen) expect(back.raw).toContain('could not confirm the rollback')
    expect(promoted[vendor.current]).toBe(v3)
  })

  it('is asked once whether nothing is left to do', async () => {
    await using started = await start()
    const { cloud, found, rollBack, endJob } = started
    await rollBack()
    const labels = movableLabels(vendor, cloud.labels(secret))
    expect(labels).toEqual(movableLabels(vendor, found))
    for (const again of [rollBack, endJob]) {
      const start = cloud.calls.length
      const back = await again()
      expect(back, back.raw).toMatchObject({ exitCode: 0, annotations: [], outputs: { changed: 'false' } })
      expect(cloud.calls.slice(start).filter((call) => !isRead(call))).toHaveLength(1)
      expect(movableLabels(vendor, cloud.labels(secret))).toEqual(labels)
    }
  })
})
