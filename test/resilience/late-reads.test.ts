/** Stores that show late what they have processed, with everything that their documents leave open. */
import { describe, expect, it } from 'vitest'
import { type AnyStandIn, foundLabels, movableLabels, startSecrets } from '../support/faults/labels.ts'
import { oci } from '../support/faults/oci.ts'
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
