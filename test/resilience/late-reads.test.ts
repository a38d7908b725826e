/** Stores that show late what they have processed, with everything that their documents leave open. */
import { describe, expect, it } from 'vitest'
import { parameterStore } from '../support/faults/parameter-store.ts'
import { labelInputs } from '../support/faults/situation.ts'
import { runAction } from '../support/runner.ts'
import { alibaba, huawei } from '../support/scenario/vendors.ts'
import { isRead, showLate } from '../support/slow-store.ts'

const switches = [false, true].flatMap((movesPrevious) =>
  [false, true].map((checksRemoveFrom) => ({ movesPrevious, checksRemoveFrom })),
)
const stores = [
  ...switches.map((options) => ({ vendor: alibaba, options })),
  ...switches.filter(({ checksRemoveFrom }) => !checksRemoveFrom).map((options) => ({ vendor: huawei, options })),
  { vendor: parameterStore, options: {} },
]
const delays = [300, 1_000, 3_000, 6_000]

const cases = stores.flatMap(({ vendor, options }) =>
  delays.flatMap((ms) =>
    [1, 2].map((replicas) => [vendor.title, JSON.stringify(options), ms, replicas, vendor, options] as const),
  ),
)

describe.concurrent.each(cases)(
  '%s with %s, reads %i ms late on the last of %i replicas',
  (_, __, ms, replicas, vendor, options) => {
    const { current, previous, secret } = vendor
    const found = { [previous]: '1', [current]: '2' }

    async function start() {
      const cloud = await vendor.start({ [secret]: { 1: [previous], 2: [current], 3: [] } }, options)
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
      expect(cloud.labels(secret)).toEqual({ [previous]: '2', [current]: '3' })
      const record = step.outputs.record ?? ''
      const undo = await runAction({ with: { rollback: 'true', record, 'timeout-seconds': '60' }, env: vendor.env })
      expect(undo.exitCode, undo.raw).toBe(0)
      expect(cloud.labels(secret), undo.raw).toEqual(found)
    })

    it('rolls a failed promotion back, and reports where the labels are', async () => {
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
      expect(cloud.labels(secret), step.raw).toEqual(found)
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
        if (writes !== 2 || !isRead(call) || hasFailed) return undefined
        hasFailed = true
        return { status: 403, body: vendor.error(vendor.codes.forbidden, 'no') }
      }
      showLate(cloud, ms, replicas)
      const step = await runAction({ with: inputs, env: vendor.env })
      expect(step.exitCode, step.raw).toBe(1)
      expect(cloud.labels(secret), step.raw).toEqual(found)
      expect(step.outputs).toMatchObject({ changed: 'false', 'current-version': '2' })
    })
  },
)
