/** Parameter Store as moto emulates it: the stand-in responds alike, and the action moves labels there. */
import {
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { Ssm as StandIn, startSsm } from '../support/clouds/aws-parameter-store.ts'
import { currentTest, motoVariable } from '../support/clouds/aws-moto.ts'
import type { CloudRequest, CloudResponse } from '../support/clouds/server.ts'
import { dbPassword as Name, initialVersions, keyVariables } from '../support/parameter-store.ts'
import { forgetRequests } from '../support/permissions/requests.ts'
import { type Inputs, runAction } from '../support/runner.ts'
import { describeWith } from '../tools/tools.ts'

const credentials = { accessKeyId: keyVariables.AWS_ACCESS_KEY_ID, secretAccessKey: keyVariables.AWS_SECRET_ACCESS_KEY }

/** Each cloud has a separate account in moto, so that parameters of the same name do not meet. */
let account = 100_000_000_000

/** Moto behind the server of the stand-in, which adds what moto lacks: the ARN in a description. */
// It has the name of the stand-in, as the requests to it need the same permissions.
class Ssm extends StandIn {
  readonly #account = String(account++)

  protected override async process({ method, headers, body, operation }: CloudRequest): Promise<CloudResponse> {
    const passed = ['content-type', 'x-amz-target', 'x-amz-date', 'authorization']
    const response = await fetch(process.env[motoVariable] ?? '', {
      method,
      headers: [
        ...passed.map((name): [string, string] => [name, headers[name] ?? '']),
        ['x-moto-account-id', this.#account],
      ],
      body,
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: operation === 'DescribeParameters' ? this.#withArns(text) : text,
    }
  }

  #withArns(text: string): string {
    const { Parameters, ...others } = z
      .looseObject({ Parameters: z.array(z.looseObject({ Name: z.string() })) })
      .parse(JSON.parse(text))
    return JSON.stringify({
      ...others,
      Parameters: Parameters.map((each) => ({ ...each, ARN: this.arnOf(each.Name) })),
    })
  }
}

function clientOf(endpoint: string): SSMClient {
  return new SSMClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })
}

/** Starts moto with a parameter of three versions, of which the second one is live. */
async function startMoto(): Promise<Ssm> {
  const test = currentTest.getStore()
  if (test) test.usesMoto = true
  const cloud = await new Ssm({}).start()
  const client = clientOf(cloud.endpoint)
  for (const version of Object.keys(initialVersions))
    await client.send(
      new PutParameterCommand({ Name, Value: `value ${version}`, Type: 'SecureString', Overwrite: true }),
    )
  await client.send(new LabelParameterVersionCommand({ Name, ParameterVersion: 2, Labels: ['live'] }))
  await client.send(new LabelParameterVersionCommand({ Name, ParameterVersion: 3, Labels: ['canary'] }))
  forgetRequests()
  return cloud
}

async function readLabels(endpoint: string): Promise<Record<string, number | undefined>> {
  const { Parameters = [] } = await clientOf(endpoint).send(new GetParameterHistoryCommand({ Name }))
  forgetRequests()
  return Object.fromEntries(Parameters.flatMap(({ Labels = [], Version }) => Labels.map((label) => [label, Version])))
}

const label = (ParameterVersion: number, ...Labels: string[]) =>
  new LabelParameterVersionCommand({ Name, ParameterVersion, Labels })
const unlabel = (ParameterVersion: number, ...Labels: string[]) =>
  new UnlabelParameterVersionCommand({ Name, ParameterVersion, Labels })
const describeIt = (...Values: string[]) =>
  new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }] })

describeWith('moto_server', 'moto and the stand-in', () => {
  it('respond alike to the requests of the client of AWS, and have the same labels after each', async () => {
    await using moto = await startMoto()
    await using standIn = await startSsm({ secrets: { [Name]: initialVersions } })
    const full = Array.from({ length: 10 }, (_, n) => `l${n}`)
    const requests = [
      ...[label(3, 'live'), label(3, 'live'), label(1, 'live', 'green'), label(9, 'live')],
      ...[label(2, 'awsome', 'fine'), label(2, '1st'), label(2, ...full), label(3, ...full), label(3, 'more')],
      ...[unlabel(2, 'live'), unlabel(1, 'live'), unlabel(1, 'live'), unlabel(9, 'green')],
      new LabelParameterVersionCommand({ Name, Labels: ['newest'] }),
      // In this order: a refused label makes moto remember the name.
      new GetParameterHistoryCommand({ Name: '/missing' }),
      new LabelParameterVersionCommand({ Name: '/missing', ParameterVersion: 1, Labels: ['live'] }),
    ]
    for (const request of requests) {
      const outcomes = [moto, standIn].map(async ({ endpoint }) => {
        const outcome = await clientOf(endpoint)
          // The commands are of different types, which the client takes one at a time.
          .send(request as LabelParameterVersionCommand)
          .then((response) => ({ ...response, $metadata: undefined }))
          .catch((error: unknown) => (error as Error).name)
        return { outcome, labels: await readLabels(endpoint) }
      })
      const [ofMoto, ofStandIn] = await Promise.all(outcomes)
      expect(ofStandIn, JSON.stringify(request.input)).toEqual(ofMoto)
    }
  })

  it('describe and list a parameter alike', async () => {
    await using moto = await startMoto()
    await using standIn = await startSsm({ secrets: { [Name]: initialVersions } })
    const [ofMoto, ofStandIn] = await Promise.all(
      [moto, standIn].map(async ({ endpoint }) => {
        const client = clientOf(endpoint)
        const described = await client.send(describeIt(Name, '/missing'))
        const pages = [await client.send(new GetParameterHistoryCommand({ Name, MaxResults: 2 }))]
        const { NextToken } = pages[0] ?? {}
        pages.push(await client.send(new GetParameterHistoryCommand({ Name, MaxResults: 2, NextToken })))
        return {
          described: described.Parameters?.map(({ Name: name, Type, Version }) => ({ name, Type, Version })),
          pages: pages.map(({ Parameters = [] }) =>
            Parameters.map(({ Name: name, Type, Version, Labels }) => ({ name, Type, Version, Labels })),
          ),
        }
      }),
    )
    forgetRequests()
    expect(ofStandIn).toEqual(ofMoto)
  })
})

describeWith('moto_server', 'the action on moto', () => {
  it('moves a label and a second one, and removes or restores them in a rollback', async () => {
    await using cloud = await startMoto()
    const { endpoint } = cloud
    const act = (inputs: Inputs) => runAction({ env: keyVariables, with: inputs })
    const inputs = {
      ...{ provider: 'aws-parameter-store', region: 'eu-central-1', endpoint, secret: Name },
      ...{ stage: 'live', 'target-stage': 'canary', 'previous-stage': 'previous' },
    }
    const step = await act(inputs)
    expect(step, step.raw).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await readLabels(endpoint)).toEqual({ live: 3, canary: 3, previous: 2 })
    // Consumers name the label after the parameter.
    const byLabel = new GetParameterCommand({ Name: `${Name}:live`, WithDecryption: true })
    const { Parameter } = await clientOf(endpoint).send(byLabel)
    forgetRequests()
    expect(Parameter?.Value).toBe('value 3')
    const back = await act({ rollback: 'true', record: step.outputs.record ?? '' })
    expect(back, back.raw).toMatchObject({ exitCode: 0, annotations: [] })
    expect(await readLabels(endpoint)).toEqual({ live: 2, canary: 3 })
  })

  it('never asks for the history of a parameter of another type', async () => {
    await using cloud = await startMoto()
    const { endpoint } = cloud
    const put = new PutParameterCommand({ Name: 'plain', Value: 'planted', Type: 'String' })
    await clientOf(endpoint).send(put)
    forgetRequests()
    const start = cloud.calls.length
    const step = await runAction({
      env: { ...keyVariables, AWS_REGION: 'eu-central-1' },
      with: { provider: 'aws-parameter-store', endpoint, secret: 'plain', stage: 'live', 'target-version': '1' },
    })
    expect(step.exitCode).toBe(1)
    expect(cloud.calls.slice(start).map(({ operation }) => operation)).toEqual(['DescribeParameters'])
    expect(step.raw).toContain('its type is String')
  })
})
