/** What is handed to a step: its inputs, the list in `promotions`, a record as it is or packed. */
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { StepInputs } from '../../../src/inputs/step.ts'
import { parseTasks } from '../../../src/inputs/tasks.ts'
import { maxVariableBytes, unpack } from '../../../src/promotion/packing.ts'
import { serializeRecord, parseRecord } from '../../../src/promotion/record.ts'
import { fuzz, type Json, planted } from '../../support/fuzz/engine.ts'

const oneLine = /^[^\p{C}\p{Zl}\p{Zp}]{1,2048}$/u
const credentials = {
  HUAWEICLOUD_SDK_AK: planted.accessKeyId,
  HUAWEICLOUD_SDK_SK: planted.secretAccessKey,
  ALIBABA_CLOUD_ACCESS_KEY_ID: planted.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: planted.secretAccessKey,
  AWS_ACCESS_KEY_ID: planted.accessKeyId,
  AWS_SECRET_ACCESS_KEY: planted.secretAccessKey,
  GOOGLE_OAUTH_ACCESS_TOKEN: planted.authToken,
}

/** The jobs of a step, whose names are such that they can stand in requests and messages. */
async function jobsFrom(inputs: Record<string, string>): Promise<void> {
  const environment = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
  for (const { provider, ref, stage, identityEndpoint } of await parseTasks(
    StepInputs.from({ ...credentials, ...environment }),
  )) {
    expect(provider.patterns.secret.test(ref.secret) && provider.patterns.stage.test(stage)).toBe(true)
    for (const name of [ref.secret, stage]) expect(name).toMatch(oneLine)
    expect(ref.region).toMatch(/^[a-z0-9-]*$/)
    for (const address of [ref.endpoint, identityEndpoint]) {
      if (address !== undefined) expect(address).toBe(new URL(address).origin)
    }
  }
}

/** No longer than an input can be. */
const textOf = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, maxVariableBytes)
const usual = { provider: 'huaweicloud-csms', region: 'ap-southeast-1', 'target-version': 'v3' }

fuzz('inputs', Object.values(credentials), (spoilt) => {
  const inputs = Object.entries((typeof spoilt === 'string' ? {} : Object(spoilt)) as Record<string, Json>).map(
    ([name, value]) => [name, textOf(value)],
  )
  return jobsFrom(Object.fromEntries(inputs) as Record<string, string>)
})

fuzz('promotions', Object.values(credentials), (spoilt) => jobsFrom({ ...usual, promotions: textOf(spoilt) }))

fuzz('record', Object.values(credentials), async (spoilt) => {
  const text = textOf(spoilt)
  const packed = JSON.stringify({ packed: gzipSync(text).toString('base64') })
  for (const record of text.startsWith('{"packed":') ? [text] : [text, packed]) {
    await jobsFrom({ rollback: 'true', record }).catch((error: unknown) => {
      if ((error as Error).name !== 'InputError') throw error
    })
    const parsed = parseRecord(unpack(record))
    expect(() => parseRecord(serializeRecord(parsed))).not.toThrow()
  }
})
