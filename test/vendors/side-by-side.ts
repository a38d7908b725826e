/** Promotions and rollbacks by a vendor's client and by the action, in turn, on the same secret. */
import { expect } from 'vitest'
import type { Cloud, CloudRequest, CloudSecret } from '../support/clouds/server.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import type { Call, Outcome } from './client.ts'

type StandIn = Pick<Cloud<CloudSecret>, 'calls' | 'history' | 'labels'>
type Send = (calls: readonly Call[]) => Promise<Outcome[]>

/** What both do: inputs of the action, and the same with the client. */
export type Work<C extends StandIn = StandIn> = {
  readonly inputs: Inputs
  /** Called after the promotion by the action. */
  readonly promote: (send: Send, cloud: C) => Promise<unknown>
  readonly rollBack: (send: Send) => Promise<unknown>
}

type Stage<C> = {
  readonly cloud: C
  readonly secret: string
  readonly send: Send
  /** Inputs and variables of the action. */
  readonly inputs: Inputs
  readonly env: Record<string, string>
}

/**
 * Does all of this, each rolling back what the other has promoted. Checks that the labels are the same after each write.
 *
 * @returns what each has sent, promotions before their rollbacks
 */
export async function workSideBySide<C extends StandIn>(
  { cloud, secret, send, inputs, env }: Stage<C>,
  works: readonly Work<C>[],
): Promise<{ client: CloudRequest[]; action: CloudRequest[] }> {
  const [client, action]: [CloudRequest[], CloudRequest[]] = [[], []]
  const before = cloud.labels(secret)
  /** Takes the requests so far, and the labels after each write. */
  const take = () => ({ requests: cloud.calls.splice(0), states: cloud.history.splice(0) })
  for (const work of works) {
    const { outputs } = await runAction({ env, with: { ...inputs, secret, ...work.inputs } })
    const promotedByAction = take()
    await work.rollBack(send)
    const rolledBackByClient = take()
    expect(cloud.labels(secret)).toEqual(before)

    await work.promote(send, cloud)
    const promotedByClient = take()
    await runAction({ env, with: { rollback: 'true', record: outputs.record ?? '' } })
    const rolledBackByAction = take()
    expect(cloud.labels(secret)).toEqual(before)

    expect(promotedByClient.states).toEqual(promotedByAction.states)
    expect(rolledBackByClient.states).toEqual(rolledBackByAction.states)
    expect(promotedByAction.states).not.toEqual([])
    client.push(...promotedByClient.requests, ...rolledBackByClient.requests)
    action.push(...promotedByAction.requests, ...rolledBackByAction.requests)
  }
  return { client, action }
}
