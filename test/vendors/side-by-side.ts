/** A vendor's client and the action do the same work on the same stand-in. */
import { expect } from 'vitest'
import type { Cloud, CloudRequest, CloudSecret } from '../support/clouds/server.ts'
import type { Inputs, Run } from '../support/runner.ts'
import type { Call } from './client.ts'

type StandIn = Pick<Cloud<CloudSecret>, 'calls' | 'history' | 'labels'>

/** A promotion and its rollback: inputs of the action, and the same as calls of the client. */
export type Work<C extends StandIn> = {
  readonly inputs: Inputs
  /** Called after the promotion by the action. */
  readonly promotion: (cloud: C) => readonly Call[]
  readonly rollback: readonly Call[]
}

/**
 * Has the action promote the secret `db` and the client roll back, then the client promote and the action roll back. Checks that both write
 * the same labels in the same order.
 *
 * @returns what each has sent, promotions before their rollbacks
 */
export async function workSideBySide<C extends StandIn>(
  cloud: C,
  works: readonly Work<C>[],
  run: { action: (inputs: Inputs) => Promise<Run>; client: (calls: readonly Call[]) => Promise<unknown> },
): Promise<{ client: CloudRequest[]; action: CloudRequest[] }> {
  const sent: { client: CloudRequest[]; action: CloudRequest[] } = { client: [], action: [] }
  /** Takes the requests so far, and the labels after each write. */
  const take = () => ({ requests: cloud.calls.splice(0), states: cloud.history.splice(0) })

  const before = cloud.labels('db')
  for (const { inputs, promotion, rollback } of works) {
    const { outputs } = await run.action(inputs)
    const promotionByAction = take()
    await run.client(rollback)
    const rollbackByClient = take()
    expect(cloud.labels('db')).toEqual(before)

    await run.client(promotion(cloud))
    const promotionByClient = take()
    await run.action({ rollback: 'true', record: outputs.record ?? '' })
    const rollbackByAction = take()
    expect(cloud.labels('db')).toEqual(before)

    expect(promotionByClient.states).toEqual(promotionByAction.states)
    expect(rollbackByClient.states).toEqual(rollbackByAction.states)
    expect(promotionByAction.states).not.toEqual([])
    sent.client.push(...promotionByClient.requests, ...rollbackByClient.requests)
    sent.action.push(...promotionByAction.requests, ...rollbackByAction.requests)
  }
  return sent
}
